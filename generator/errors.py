"""Faults of the spec and of the packages of languages, the only errors of generation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: which file, where in it, and what is wrong."""

    file: str
    where: str
    """A line, a JSON pointer, or both."""
    reason: str
    keys: tuple[str | int, ...] = field(default=(), compare=False)
    """The keys of the place in a YAML document."""

    @property
    def line(self) -> int:
        """The line; 0 if the place has none."""
        found = re.match(r"line (\d+)", self.where)
        return int(found[1]) if found else 0

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.reason}"


class SpecError(Exception):
    """The spec has one fault or more."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        self.faults: tuple[Fault, ...] = (Fault(file, where, reason),)
        super().__init__(str(self.faults[0]))

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> SpecError:
        """Combine all faults in one error; there must be at least one."""
        first, *others = faults
        error = cls(first.file, first.where, first.reason)
        error.faults = (first, *others)
        error.args = ("\n".join(map(str, error.faults)),)
        return error


class LanguageError(Exception):
    """The package of a language is not complete, so that nothing can be made in it.

    Args:
        language: The name of the language.
        place: The file or folder in the package.
        reason: What is wrong, and what to do about it.
    """

    def __init__(self, language: str, place: str, reason: str) -> None:
        super().__init__(f"generator/languages/{language}/{place}: {reason}")


def pointer(*keys: str | int) -> str:
    """Return a JSON pointer (RFC 6901) to a place in a document."""
    return "#" + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)
