"""Versions of the REST API: two numbers, which compare as numbers."""

from __future__ import annotations

from generator.document import Node


def number(version: str) -> tuple[int, ...]:
    """Return a version as a pair of numbers, which compare correctly."""
    return tuple(int(part) for part in version.split("."))


def newest(base: str, *others: str | None) -> str | None:
    """Return the newest of the versions that are newer than the base, or None."""
    given = [version for version in others if version and number(version) > number(base)]
    return max(given, key=number, default=None)


def introduced(base: str, *others: str | None) -> str:
    """Return the version that introduced the last of several things, including the base."""
    return newest(base, *others) or base


def by_server(credentials: Node, base: str, *fields: str | None) -> dict[str, str]:
    """The versions since which the kinds of servers take credentials.

    Args:
        credentials: The credentials, as protocol.yaml describes them.
        base: The version of the operation that signs in.
        fields: The versions of the fields that must be given.
    """
    later = credentials.get("later", {})
    return {name: later.get(name, introduced(base, *fields)) for name in credentials["servers"]}
