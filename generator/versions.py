"""Versions of the REST API: two numbers, which compare as numbers."""

from __future__ import annotations


def number(version: str) -> tuple[int, ...]:
    """A version as numbers, which compare rightly."""
    return tuple(int(part) for part in version.split("."))


def newest(base: str, *others: str | None) -> str | None:
    """The newest of the versions that are newer than the base; None if none is."""
    given = [version for version in others if version and number(version) > number(base)]
    return max(given, key=number, default=None)
