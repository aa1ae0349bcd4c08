"""The line on stderr that says what went wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping

from tableau_flows.cli.failures.codes_of_errors import exit_code_of
from tableau_flows.cli.failures.errors import InterruptionError
from tableau_flows.cli.failures.wording import reason_of
from tableau_flows.cli.streams import write_error
from tableau_flows.cli.text import shown, shown_line


def report(error: BaseException, options: Mapping[str, str] | None = None) -> int:
    """Write the line about an error to stderr, and return the exit code.

    Args:
        error: The error.
        options: The options of the command by the arguments of the library that they fill.
    """
    if reason := reason_of(error, options):  # nothing is said after the help
        say(reason, is_error=not isinstance(error, InterruptionError))
    return exit_code_of(error)


def say(text: str, *, is_error: bool = False, environment: Mapping[str, str] | None = None) -> None:
    """Write one line to stderr; in GitHub Actions an error becomes an annotation."""
    environment = os.environ if environment is None else environment
    line = shown(" ".join(text.split()))
    if is_error and environment.get("GITHUB_ACTIONS") == "true":
        escaped = line.replace("%", "%25")  # there are no line ends to escape
        write_error(f"::error title=tableau-flows::{escaped}\n")
    else:
        write_error(f"tableau-flows: {line}\n")


def say_lines(text: str) -> None:
    """Write a text of several lines to stderr."""
    for line in text.splitlines():
        write_error(f"{shown_line(line)}\n")
