"""Errors of local files, with the reason that the system gives."""

from __future__ import annotations

from tableau_flows._common.causes import message_of
from tableau_flows._common.printable import shown_path
from tableau_flows.errors import FlowFileError


def unreadable(what: object, error: Exception) -> FlowFileError:
    """Return the error for a file that cannot be read."""
    return FlowFileError(f"{shown_path(what)} cannot be read: {message_of(error)}")


def not_writable(what: object, error: Exception) -> FlowFileError:
    """Return the error for a target that cannot be written."""
    return FlowFileError(f"{shown_path(what)} cannot be written: {message_of(error)}")
