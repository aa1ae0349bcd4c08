"""Compares what a case expects with what was observed, and describes the differences."""

from __future__ import annotations

from collections.abc import Iterator

from tableau_flows.conformance.forms.json_values import Json, Object, is_number, shown

MOST = 20
"""Maximum number of differences that are described for one case."""


def differences(
    expected: Json, observed: Json, *, exact: bool = True, place: str = ""
) -> Iterator[str]:
    """Describe what differs between two values. A key with null is the same as a missing key.

    Args:
        expected: The value of the case.
        observed: The value that was observed.
        exact: Whether objects must not have other keys than those expected.
        place: Where the values stand, for the descriptions.
    """
    if isinstance(expected, dict) and isinstance(observed, dict):
        for key in expected if not exact else {**expected, **observed}:
            inner = f"{place}.{key}" if place else key
            yield from differences(expected.get(key), observed.get(key), exact=exact, place=inner)
    elif isinstance(expected, list) and isinstance(observed, list):
        if len(expected) != len(observed):
            yield (
                f"{place}: expected {len(expected)} items, but got {len(observed)}:"
                f" {shown(observed)}"
            )
            return
        for number, (one, other) in enumerate(zip(expected, observed, strict=True)):
            yield from differences(one, other, exact=exact, place=f"{place}[{number}]")
    elif not _equal(expected, observed):
        yield f"{place or 'answer'}: expected {shown(expected)}, but got {shown(observed)}"


def broken(expected: Json, observed: Json, *, exact: bool = True) -> Iterator[tuple[str, Json]]:
    """Change an observed value in every place that the expected value speaks about.

    Args:
        expected: The value of the case.
        observed: A value without differences to it.
        exact: Whether objects must not have other keys than those expected.

    Yields:
        What was changed, and the changed value, which has a difference to the expected one.
    """
    if isinstance(expected, dict) and isinstance(observed, dict):
        yield from _broken_object(expected, observed, exact)
    elif isinstance(expected, list) and isinstance(observed, list):
        yield "an item more", [*observed, "surplus"]
        if observed:
            yield "an item less", observed[:-1]
        for number, (one, other) in enumerate(zip(expected, observed, strict=True)):
            for what, value in broken(one, other, exact=exact):
                changed = [*observed]
                changed[number] = value
                yield f"[{number}] {what}", changed
    elif isinstance(observed, bool):
        yield "another value", not observed
        yield "another type", str(observed).lower()
    elif isinstance(observed, int | float):
        yield "another value", observed + 1
        yield "another type", str(observed)
    elif isinstance(observed, str):
        yield "another value", f"{observed}x"
        yield "another type", [observed]
    else:
        yield "a value in place of none", "surplus"


def _broken_object(expected: Object, observed: Object, exact: bool) -> Iterator[tuple[str, Json]]:
    if exact:
        yield "a key more", {**observed, "surplus": 1}
    for key, value in expected.items():
        if value is not None:
            yield f"without {key}", {name: it for name, it in observed.items() if name != key}
        for what, inner in broken(value, observed.get(key), exact=exact):
            yield f"{key} {what}", {**observed, key: inner}


def _equal(one: Json, other: Json) -> bool:
    if is_number(one) and is_number(other):
        return one == other
    return type(one) is type(other) and one == other
