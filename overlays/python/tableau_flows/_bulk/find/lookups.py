"""Finds the only object with a name, or makes the error that lists candidates or similar names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar, cast

from tableau_flows_generated.operation import Operation

from tableau_flows._common.arguments import is_id
from tableau_flows._common.similar_names import similar_names
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.session import Session
from tableau_flows.errors import AmbiguousNameError, NameNotFoundError

T = TypeVar("T")

MOST_CANDIDATES = 100
"""Maximum objects of one name that are read."""

_MOST_SEARCHED = 1_000
"""Maximum objects whose names are compared to find similar ones."""

MOST_SIMILAR = 5
"""Maximum similar names."""


@dataclass(frozen=True, slots=True)
class Lookup(Generic[T]):
    """What is looked up, and where.

    Attributes:
        kind: The kind of object, such as "flow".
        name: The name.
        matches: The list of objects, narrowed as far as the server can.
        everything: The list in which similar names are looked for.
        place: Where it was looked for, for the error message; begins with a space.
        hint: What else can be done, for the error message.
        name_of: Returns the name of an object.
        keep: Returns whether an object may be the one, apart from its name.
        describe: Returns what tells an object from others of the name.
        inside: The path of what is searched, for the similar names; empty or with a "/" at its end.
        elsewhere: Makes the plan that returns the paths of objects of the name in other places.
        hint_from: Returns a hint from the objects among which similar names were looked for.
    """

    kind: str
    name: str
    matches: Operation[tuple[T, ...]]
    everything: Operation[tuple[T, ...]]
    place: str = ""
    hint: str = ""
    name_of: Callable[[T], str | None] = lambda item: cast("Any", item).name
    keep: Callable[[T], bool] = lambda item: True
    describe: Callable[[T], str] = lambda item: f"one with the id {cast('Any', item).id}"
    inside: str = ""
    elsewhere: Callable[[Session], Plan[list[str]]] | None = None
    hint_from: Callable[[Iterable[T]], str] = lambda items: ""


def find_one(session: Session, lookup: Lookup[T]) -> Plan[T]:
    """Return the only object of a name, which is compared exactly.

    Raises:
        NameNotFoundError: There is none.
        AmbiguousNameError: There are several.
    """
    found = yield from read_matches(session, lookup)
    if len(found) > 1:
        raise _ambiguous(lookup, found)
    if not found:
        raise (yield from not_found_error(session, lookup))
    return found[0]


def read_matches(session: Session, lookup: Lookup[T]) -> Plan[list[T]]:
    """Return the objects of the name, at most 100."""
    return (
        yield from read_up_to(
            session,
            Pages(lookup.matches),
            MOST_CANDIDATES,
            keep=lambda item: lookup.name_of(item) == lookup.name and lookup.keep(item),
        )
    )


def not_found_error(session: Session, lookup: Lookup[T], hint: str = "") -> Plan[NameNotFoundError]:
    """Return the error for a name that nothing has, with similar names."""
    pages = Pages(lookup.everything)
    some = yield from read_up_to(session, pages, _MOST_SEARCHED, keep=lookup.keep)
    names = dict.fromkeys(name for item in some if (name := lookup.name_of(item)))
    nearest = yield from blocking(partial(similar_names, lookup.name, names, MOST_SIMILAR))
    if lookup.elsewhere is not None:
        places = yield from lookup.elsewhere(session)
        nearest = _with_places(lookup, nearest, places)
    own = "It has the form of an id, which needs no lookup: other methods take it as it is"
    return NameNotFoundError(
        kind=lookup.kind,
        name=lookup.name,
        place=lookup.place,
        hint=hint or lookup.hint or lookup.hint_from(some) or (own if is_id(lookup.name) else ""),
        nearest=nearest,
    )


def _with_places(
    lookup: Lookup[T], nearest: Iterable[str], places: Iterable[str]
) -> tuple[str, ...]:
    """Return paths: of names that differ in case only, of other places, and of similar names."""
    folded = lookup.name.casefold()
    same = [name for name in nearest if name.casefold() == folded]
    others = [name for name in nearest if name.casefold() != folded]
    here = [[f"{lookup.inside}{name}" for name in names] for names in (same, others)]
    return (*here[0], *places, *here[1])[:MOST_SIMILAR]


def _ambiguous(lookup: Lookup[T], found: Sequence[T]) -> AmbiguousNameError:
    return AmbiguousNameError(
        kind=lookup.kind,
        name=lookup.name,
        hint=lookup.hint,
        candidates=tuple(found),
        described=tuple(map(lookup.describe, found)),
    )
