"""Reads the entries of a seed, and calls functions with their values; errors name the entry."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar, cast

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.seed_files import SeedError

T = TypeVar("T")
Entry = Mapping[str, object]


def entries(section: str, value: object) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of a section, each with its place in the document."""
    if not isinstance(value, list | tuple):
        raise SeedError(f"{section} must be a list of objects, not {checks.shown(value)}")
    for position, entry in enumerate(cast("list[object]", value)):
        where = f"{section}[{position}]"
        if not isinstance(entry, Mapping):
            raise SeedError(f"{where} must be an object, not {checks.shown(entry)}")
        yield where, cast("Entry", entry)


def apply(where: str, function: Callable[..., T], entry: Entry) -> T:
    """Call a function with the values of an entry, whose keys are the names of its arguments."""
    parameters = inspect.signature(function).parameters
    check_keys(where, entry, parameters)
    for name, parameter in parameters.items():
        if parameter.default is parameter.empty and name not in entry:
            raise SeedError(f"{where}: the key {name!r} is missing")
    with naming(where):
        return function(**entry)


def check_keys(where: str, entry: Entry, known: tuple[str, ...] | Mapping[str, object]) -> None:
    """Check the keys of an entry; the message suggests the nearest known one."""
    for key in entry:
        if key not in known:
            raise SeedError(
                f"{where}: there is no key {checks.shown(key)}; {checks.suggestion(key, known)}"
            )


@contextmanager
def naming(where: str) -> Generator[None]:
    """Add the place in the document to an error."""
    try:
        yield
    except (TypeError, ValueError, LookupError) as problem:
        raise SeedError(f"{where}: {problem}") from None


def moment(value: object) -> object:
    """Parse a time that is a text, as it is in JSON."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise SeedError(
            f"a time must look like 2026-01-31T08:00:00Z, not {checks.shown(value)}"
        ) from None
