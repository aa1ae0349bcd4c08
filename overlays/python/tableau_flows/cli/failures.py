"""Exit codes of errors, and the line on stderr that says what went wrong."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from typing import Protocol, runtime_checkable

from tableau_flows.cli.streams import write_error
from tableau_flows.cli.text import shown, shown_line

USAGE = 2
CANCELLED = 11
READER_GONE = 141
"""As a shell reports a process that SIGPIPE has ended."""


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

    def __init__(self, message: str, code: int = 130) -> None:
        super().__init__(message, code)


class OutputError(CommandError):
    """The output cannot be written; nothing is said if its reader has closed it."""

    def __init__(self, reason: OSError) -> None:
        if reason.errno == errno.EPIPE:
            super().__init__("", READER_GONE)
        else:
            super().__init__(f"the output cannot be written: {reason.strerror or reason}", 1)


def exit_code_of(error: BaseException) -> int:
    """Return the exit code of an error."""
    if isinstance(error, CommandError):
        return error.code
    if isinstance(error, UsageFailure):
        return error.exit_code
    if isinstance(error, OSError) and error.filename is not None:
        return USAGE  # a file that the user has named cannot be read or written
    from tableau_flows import errors  # loaded already if the error is one of the library

    if isinstance(error, errors.FlowNotTaggedError | errors.PermissionsPartlySetError):
        return 1 if error.__cause__ is None else exit_code_of(error.__cause__)
    codes: tuple[tuple[type[BaseException], int], ...] = (
        (errors.JobFailedError, 10),
        (errors.JobCancelledError, CANCELLED),
        (errors.WaitTimeoutError, 12),
        (errors.AlreadyQueuedError, 13),
        (errors.OutcomeUnknownError, 14),
        (errors.JobGoneError, 14),
        (errors.AuthenticationError, 3),
        (errors.PermissionDeniedError, 4),
        (errors.PermissionsLockedError, 4),
        (errors.NotFoundError, 5),
        (errors.NameNotFoundError, 5),
        (errors.AmbiguousNameError, USAGE),
        (errors.UsageError, USAGE),
        (errors.ConnectionFailedError, 6),
        (errors.UnreadableReplyError, 6),
    )
    return next((code for kind, code in codes if isinstance(error, kind)), 1)


def report(error: BaseException) -> int:
    """Write the line about an error to stderr, and return the exit code."""
    if reason := reason_of(error):  # nothing is said after the help
        say(reason, is_error=not isinstance(error, InterruptionError))
    return exit_code_of(error)


def reason_of(error: BaseException) -> str:
    """Return the reason that an error gives."""
    if isinstance(error, CommandError | ModuleNotFoundError):
        return str(error)
    if isinstance(error, UsageFailure):
        return _with_hint(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    from tableau_flows import errors

    if isinstance(error, errors.UsageError | errors.LookupFailedError | errors.NameTakenError):
        return _ARGUMENT.sub(_as_option, str(error))
    if isinstance(error, errors.TableauError):
        return str(error)
    return f"internal error: {type(error).__name__}: {error}; --verbose shows where"


_OPTIONS = {
    "connection_type": "--type",
    "credentials": "--profile",
    "password": "--password-env",
    "verify": "--ca-file",
    **{
        name: f"--{name.replace('_', '-')}"
        for name in (
            *("server", "site", "project", "api_version", "proxy", "overwrite", "embed_password"),
            *("server_address", "server_port", "user_name", "query"),
            *("new_server_address", "new_server_port", "new_user_name"),
        )
    },
}
"""The options for arguments that errors of the library mention."""

_ARGUMENT = re.compile(r"\b([a-z_]+)=(?:True)?(?=[ ,.;:)]|$)")


def _as_option(found: re.Match[str]) -> str:
    return _OPTIONS.get(found[1], found[0])


def is_unexpected(error: BaseException) -> bool:
    """Return whether an error is a mistake in this program, as far as is known."""
    from tableau_flows.errors import TableauError

    expected = (CommandError, UsageFailure, OSError, ModuleNotFoundError, TableauError)
    return not isinstance(error, expected)


def _with_hint(error: UsageFailure) -> str:
    """Return what is wrong with the command line, and which command describes it."""
    text = error.format_message()
    path: object = getattr(getattr(error, "ctx", None), "command_path", None)
    return f"{text.rstrip('.')} ({path} --help describes the command)" if text and path else text


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
