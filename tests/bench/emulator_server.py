"""The emulator in a process of its own: prints its address, and ends when its input is closed."""

from __future__ import annotations

import sys

from tableau_flows import emulator


def main(flows: int) -> None:
    with emulator.running() as server:
        if flows:
            server.add_flows(flows)
        print(server.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
