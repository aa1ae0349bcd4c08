"""The exit codes of errors."""

from __future__ import annotations

from tableau_flows.cli.failures.errors import CommandError, UsageFailure
from tableau_flows.cli.failures.exit_codes import (
    ALREADY_RUNNING,
    CANCELLED,
    FAILED,
    NETWORK,
    NOT_FOUND,
    OTHER,
    PERMISSION,
    SIGN_IN,
    TIMED_OUT,
    UNKNOWN,
    USAGE,
)


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
        return OTHER if error.__cause__ is None else exit_code_of(error.__cause__)
    codes: tuple[tuple[type[BaseException], int], ...] = (
        (errors.JobFailedError, FAILED),
        (errors.JobCancelledError, CANCELLED),
        (errors.WaitTimeoutError, TIMED_OUT),
        (errors.AlreadyQueuedError, ALREADY_RUNNING),
        (errors.OutcomeUnknownError, UNKNOWN),
        (errors.JobGoneError, UNKNOWN),
        (errors.AuthenticationError, SIGN_IN),
        (errors.PermissionDeniedError, PERMISSION),
        (errors.PermissionsLockedError, PERMISSION),
        (errors.NotFoundError, NOT_FOUND),
        (errors.NameNotFoundError, NOT_FOUND),
        (errors.AmbiguousNameError, USAGE),
        (errors.UsageError, USAGE),
        (errors.ConnectionFailedError, NETWORK),
        (errors.UnreadableReplyError, NETWORK),
    )
    return next((code for kind, code in codes if isinstance(error, kind)), OTHER)


def is_unexpected(error: BaseException) -> bool:
    """Return whether an error is a mistake in this program, as far as is known."""
    from tableau_flows.errors import TableauError

    expected = (CommandError, UsageFailure, OSError, ModuleNotFoundError, TableauError)
    return not isinstance(error, expected)
