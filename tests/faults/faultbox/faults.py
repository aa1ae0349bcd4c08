"""What can go wrong with a request, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["request", "reply"]
Span = Literal["message", "body"]


@dataclass(frozen=True, slots=True)
class Delay:
    """One direction stands still for a time."""

    seconds: float
    at: Direction
    after: int
    of: Span


@dataclass(frozen=True, slots=True)
class Break:
    """Both connections end after so many bytes of one direction."""

    at: Direction
    after: int
    of: Span
    reset: bool


@dataclass(frozen=True, slots=True)
class Throttle:
    """One direction is slow."""

    rate: float  # bytes per second
    at: Direction


@dataclass(frozen=True, slots=True)
class Truncate:
    """The last bytes of the body of the reply are missing."""

    missing: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The box answers itself; nothing reaches the server."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    early: bool


@dataclass(frozen=True, slots=True)
class Swallow:
    """The server acts and answers; the answer never arrives."""

    reset: bool


@dataclass(frozen=True, slots=True)
class Repeat:
    """The server gets the request more than once; its last answer arrives."""

    times: int


Fault = Delay | Break | Throttle | Truncate | Answer | Swallow | Repeat


def is_exclusive(fault: Fault) -> bool:
    """Whether a request can suffer only one fault of this kind."""
    return isinstance(fault, Answer | Swallow | Repeat)
