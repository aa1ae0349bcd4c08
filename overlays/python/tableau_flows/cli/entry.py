"""The entry point of the command: answers `--version` at once, and loads the rest if needed."""

from __future__ import annotations

import sys

from tableau_flows._common.release import VERSION
from tableau_flows.cli.streams import discard, open_closed_streams, write_error

_EXTRA = frozenset({"typer", "rich", "platformdirs", "shellingham"})
"""The packages of the extra `cli`, and those that come with them."""


def main() -> None:
    """Run the command with the arguments of the process, and end it with an exit code."""
    open_closed_streams()
    try:
        code = _run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command has begun, or after its end
        code = 130
    except OSError as error:  # commands report theirs; this one is of the version or the help
        if error.filename is not None:
            raise
        code = _unwritten(error)
    sys.exit(_flushed(code))


def _run(arguments: list[str]) -> int:
    if arguments == ["--version"]:
        sys.stdout.write(f"tableau-flows {VERSION}\n")
        return 0
    try:
        from tableau_flows.cli.app import run  # loads Typer
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in _EXTRA:
            raise
        write_error(
            "tableau-flows: the command needs its extra: pip install"
            f' "tableau-flows[cli]" (there is no module {missing.name})\n'
        )
        return 1
    return run(arguments)


def _flushed(code: int) -> int:
    """Write what is left to the streams, which Python would do without a reason in words."""
    try:
        sys.stdout.flush()
    except OSError as error:
        code = code or _unwritten(error)
        discard(sys.stdout)
    write_error("")
    return code


def _unwritten(error: OSError) -> int:
    from tableau_flows.cli.failures.errors import OutputError
    from tableau_flows.cli.failures.reporting import report

    return report(OutputError(error))
