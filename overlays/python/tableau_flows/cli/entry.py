"""The entry point of the command: answers `--version` at once, and loads the rest if needed."""

from __future__ import annotations

import sys

from tableau_flows._common.release import VERSION

_EXTRA = frozenset({"typer", "rich", "platformdirs", "shellingham"})
"""The packages of the extra `cli`, and those that come with them."""


def main() -> None:
    """Run the command with the arguments of the process, and end it with an exit code."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        sys.stdout.write(f"tableau-flows {VERSION}\n")
        return
    try:
        from tableau_flows.cli.app import run  # loads Typer
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        sys.exit(
            "tableau-flows: the command needs its extra: pip install"
            f' "tableau-flows[cli]" (there is no module {missing.name})'
        )
    try:
        sys.exit(run(arguments))
    except KeyboardInterrupt:  # before the command has begun, or after its end
        sys.exit(130)
