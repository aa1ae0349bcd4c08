"""Text of a server for terminals, logs and spreadsheets, in which it could have effects."""

from __future__ import annotations

import os
import re

from tableau_flows._common.printable import printable

_PIPELINES = ("GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Variables of systems that take lines of a log for commands."""

_ANYWHERE = re.compile(r"##(?=\w*\[)")
"""Begins a command of Azure Pipelines, TeamCity, and of GitHub Actions, anywhere in a line."""

_AT_START = re.compile(r"^(\s*):(?=:)")
"""Begins a command of GitHub Actions at the start of a line."""

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""Begins a formula of a spreadsheet, full-width characters included."""


def shown(text: str) -> str:
    """Return a text as a part of one line that people read.

    It has no characters that control the terminal, and no command for the log of a pipeline.
    """
    text = printable(text)
    return _ANYWHERE.sub("# #", text) if is_pipeline() else text


def shown_line(text: str) -> str:
    """Return a text as a line of its own, whose start is no command for the log of a pipeline."""
    text = shown(text)
    return _AT_START.sub(r"\1: ", text) if is_pipeline() else text


def json_line(text: str) -> str:
    """Return a line of JSON that has the same value, and no command for the log of a pipeline."""
    return _ANYWHERE.sub(r"\\u0023\\u0023", text) if is_pipeline() else text


def spreadsheet_cell(text: str) -> str:
    """Return a text as a cell of CSV: on one line, and no formula.

    An apostrophe before it tells spreadsheets that it is text.
    """
    text = shown(" ".join(text.splitlines()))
    return f"'{text}" if _FORMULA.match(text) else text


def is_pipeline() -> bool:
    """Return whether what is written may be read by a system that takes lines for commands."""
    return any(os.environ.get(name, "").lower() not in {"", "false", "0"} for name in _PIPELINES)
