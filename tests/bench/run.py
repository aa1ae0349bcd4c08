"""The benchmarks behind `make bench`: `run.py` runs all groups, `run.py codec calls` some.

`run.py --scale 0.05 inventory` runs a smaller form of a group, to try it: its numbers mean little,
and are printed only.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time

from report import publish

SCALED = ("inventory", "runs", "permissions", "tls", "cli", "typescript")
"""The groups that have a smaller form."""
GROUPS = (
    *("codec", "transfer", "tls", "listing", "calls", "concurrency"),
    *("inventory", "runs", "permissions", "faults", "cli", "typescript"),
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure speed and memory against others.")
    parser.add_argument("groups", nargs="*", metavar="GROUP", help=f"some of {', '.join(GROUPS)}")
    parser.add_argument(
        "--scale",
        type=float,
        default=1.0,
        help=f"how large a part of the work is done, above 0; only {', '.join(SCALED)} have it, and"
        " below 1 the results are not written",
    )
    given = parser.parse_args()
    for name in given.groups:
        if name not in GROUPS:
            parser.error(f"there is no group {name}")
    if not 0 < given.scale <= 1:
        parser.error(f"the scale must be above 0 and at most 1, not {given.scale:g}")
    chosen = given.groups or GROUPS
    if given.scale < 1 and (fixed := [name for name in chosen if name not in SCALED]):
        parser.error(f"these groups have no scale: {', '.join(fixed)}")
    for name in chosen:
        started = time.monotonic()
        measure = importlib.import_module(f"{name}_group").run
        section = measure(given.scale) if name in SCALED else measure()
        section.notes.append(f"The group took {time.monotonic() - started:.0f} s.")
        if given.scale < 1:
            print(section.render(), flush=True)
        else:
            publish(section, GROUPS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
