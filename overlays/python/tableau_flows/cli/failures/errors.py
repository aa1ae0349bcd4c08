"""The errors that the command itself raises."""

from __future__ import annotations

import errno
from typing import Protocol, runtime_checkable

from tableau_flows.cli.failures.exit_codes import INTERRUPTED, OTHER, READER_GONE, USAGE


@runtime_checkable
class UsageFailure(Protocol):
    """An error in the command line, as Typer raises it."""

    exit_code: int

    def format_message(self) -> str:
        """Return what is wrong with the command line."""
        ...


class CommandError(Exception):
    """An error of the command itself.

    Attributes:
        code: The exit code.
    """

    def __init__(self, message: str, code: int = USAGE) -> None:
        self.code = code
        super().__init__(message)


class InterruptionError(CommandError):
    """The user has interrupted the command; what continues on the server is in the message."""

    def __init__(self, message: str, code: int = INTERRUPTED) -> None:
        super().__init__(message, code)


class OutputError(CommandError):
    """The output cannot be written; nothing is said if its reader has closed it."""

    def __init__(self, reason: OSError) -> None:
        if reason.errno == errno.EPIPE:
            super().__init__("", READER_GONE)
        else:
            super().__init__(f"the output cannot be written: {reason.strerror or reason}", OTHER)
