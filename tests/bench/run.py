"""The benchmarks behind `make bench`: `run.py` runs all groups, `run.py codec calls` some."""

from __future__ import annotations

import argparse
import importlib
import sys
import time

from report import publish

GROUPS = ("codec", "transfer", "listing", "calls", "concurrency", "faults")


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure speed and memory against others.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)}")
    chosen = parser.parse_args().groups
    for name in chosen:
        if name not in GROUPS:
            parser.error(f"there is no group {name}")
    for name in chosen or GROUPS:
        started = time.monotonic()
        section = importlib.import_module(f"{name}_group").run()
        section.notes.append(f"The group took {time.monotonic() - started:.0f} s.")
        publish(section, GROUPS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
