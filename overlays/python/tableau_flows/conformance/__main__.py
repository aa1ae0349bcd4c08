"""The command ``python -m tableau_flows.conformance``: the conformance cases, with a driver."""

from __future__ import annotations

import argparse
import io
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from tableau_flows.conformance.case_files import CaseError
from tableau_flows.conformance.cases import read_cases
from tableau_flows.conformance.drivers import Driver
from tableau_flows.conformance.forms.texts import printable
from tableau_flows.conformance.known_failures import KnownFailuresError, read_known_failures
from tableau_flows.conformance.report import Report, selected
from tableau_flows.conformance.runner import HangingDriverError, NoGreetingError, Runner

LONGEST_TIMEOUT = 24 * 3600.0
"""Maximum seconds for an answer."""

LONGEST_MESSAGE = 8_000
"""Maximum characters of a message about the cases or the driver."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the cases; returns the exit code.

    Args:
        arguments: The arguments; those of the process if omitted.
    """
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        cases = selected(read_cases(given.cases), given.only)
        known = (
            frozenset[str]()
            if given.known_failures is None
            else read_known_failures(given.known_failures)
        )
    except (CaseError, KnownFailuresError) as error:
        parser.error(printable(str(error), LONGEST_MESSAGE))
    if not cases:
        parser.error(f"no case has a name like {given.only!r}")
    output: object = sys.stdout
    if isinstance(output, io.TextIOWrapper):  # answers can hold what cannot be encoded
        output.reconfigure(errors="backslashreplace")
    driver = Driver(given.driver, timeout=given.timeout)
    runner = Runner(driver, breaks=given.breaks)
    report = Report(known, all_cases={case.id for case in cases}, partly=bool(given.only))
    not_run = 0
    try:
        for outcome in runner.run(cases):
            for line in report.add(outcome):
                print(line, flush=True)
    except NoGreetingError as error:
        parser.error(printable(f"no case was run: {error}", LONGEST_MESSAGE))
    except HangingDriverError as error:
        print(f"GIVEN UP {error}")
        not_run = error.not_run
    except KeyboardInterrupt:
        print("interrupted")
        return 130
    finally:
        driver.close()
    for line in report.end(runner.client, not_run=not_run):
        print(line)
    return 0 if report.is_good else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tableau_flows.conformance",
        description="Run the conformance cases with a driver, which is a program that answers for"
        " a client in some language. The README of the cases says how to write one.",
    )
    parser.add_argument(
        "--cases",
        type=Path,
        required=True,
        metavar="DIR|ARCHIVE",
        help="folder with the cases, or a .zip or .tar.gz file",
    )
    parser.add_argument(
        "--driver", type=_command, required=True, metavar="COMMAND", help="program to run"
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="PATTERN",
        help="run the cases whose names are like this, such as 'scenarios/*'; can be"
        " given more than once",
    )
    parser.add_argument(
        "--known-failures",
        type=Path,
        metavar="FILE",
        help="file with the names of cases that may fail; one that passes is reported",
    )
    parser.add_argument(
        "--timeout",
        type=_seconds,
        default=30.0,
        metavar="SECONDS",
        help="maximum time for an answer (default: %(default)g)",
    )
    parser.add_argument(
        "--break",
        action="store_true",
        dest="breaks",
        help="also change each answer in every place that is compared, and report the changes that"
        " are not noticed",
    )
    return parser


def _command(text: str) -> list[str]:
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a command: {error}") from None
    if not words:
        raise argparse.ArgumentTypeError("the command is empty")
    return words


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a number of seconds above 0, at most {LONGEST_TIMEOUT:g}"
        )
    return seconds


if __name__ == "__main__":
    sys.exit(main())
