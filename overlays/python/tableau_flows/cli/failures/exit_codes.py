"""The exit codes of the command, and what they mean: for the help, the guide and `cli.__doc__`."""

from __future__ import annotations

from typing import Final

SUCCESS: Final = 0
OTHER: Final = 1
USAGE: Final = 2
SIGN_IN: Final = 3
PERMISSION: Final = 4
NOT_FOUND: Final = 5
NETWORK: Final = 6
FAILED: Final = 10
CANCELLED: Final = 11
TIMED_OUT: Final = 12
ALREADY_RUNNING: Final = 13
UNKNOWN: Final = 14
INTERRUPTED: Final = 130
TERMINATED: Final = 143
READER_GONE: Final = 141
"""As a shell reports a process that SIGPIPE has ended."""

EXIT_CODES = {
    SUCCESS: "success",
    OTHER: "other error",
    USAGE: "usage",
    SIGN_IN: "sign-in",
    PERMISSION: "permission",
    NOT_FOUND: "not found",
    NETWORK: "network",
    FAILED: "run failed",
    CANCELLED: "run cancelled",
    TIMED_OUT: "timed out",
    ALREADY_RUNNING: "already running",
    UNKNOWN: "outcome unknown",
    INTERRUPTED: "interrupted",
    READER_GONE: "output closed",
    TERMINATED: "terminated",
}
"""All exit codes, with what each means."""


def shown_exit_codes() -> str:
    """Return the exit codes in one sentence."""
    listed = ", ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES.items())
    return f"Exit codes: {listed}."
