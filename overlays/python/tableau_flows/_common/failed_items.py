"""An item of an operation on many objects that failed, with its error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)  # Python 3.11 cannot make `Name[str](…)` with slots
class FailedItem(Generic[T_co]):
    """An item that failed.

    Attributes:
        item: The item.
        error: Why it failed.
    """

    item: T_co
    error: Exception

    def __str__(self) -> str:
        return f"{self.item}: {self.error}"
