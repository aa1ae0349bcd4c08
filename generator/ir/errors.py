"""Errors of the server."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.kinds import Code, Line, Status, Words


@dataclass(frozen=True, slots=True)
class Family:
    """A class of errors."""

    name: Words
    parent: Words | None
    """The parent family; null: it is the root."""
    status: Status | None
    """The HTTP status for which it is used if the error code is unknown."""
    doc: Line


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code of the server."""

    code: Code
    status: Status
    name: str
    """The title of the error."""
    family: Words
    """The class of the error."""
    doc: Line
    remedy: Line
    """What to do about it; can be empty."""
