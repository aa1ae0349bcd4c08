"""Versions of the REST API: two numbers, which compare as numbers."""

from __future__ import annotations

from generator.document import Node


def number(version: str) -> tuple[int, ...]:
    """A version as numbers, which compare rightly."""
    return tuple(int(part) for part in version.split("."))


def newest(base: str, *others: str | None) -> str | None:
    """The newest of the versions that are newer than the base; None if none is."""
    given = [version for version in others if version and number(version) > number(base)]
    return max(given, key=number, default=None)


def introduced(base: str, *others: str | None) -> str:
    """The version that brought the last of several things, the base being one of them."""
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
