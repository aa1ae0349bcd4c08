"""Checks of arguments, in addition to those of `tableau_flows_generated.checks`.

Each argument is checked in one place, where it is read. Each error names the argument, the value
and the allowed values.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping
from typing import TypeVar, cast

from tableau_flows_generated.arguments import Identified, id_of, items_in
from tableau_flows_generated.checks import LONGEST_ID, check_text, invalid_argument, shown
from tableau_flows_generated.operation import Operation

OperationT = TypeVar("OperationT")

LONGEST = 31_536_000
"""Maximum seconds of a timeout, a year; operating systems do not support much longer ones."""

_ID = re.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_NOT_IN_SITES = re.compile(r"[/?#]")
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


def is_id(text: str) -> bool:
    """Return whether a text has the form of the ids that servers give, in either case.

    It tells an id from a name where a program takes either: `flows.get` takes an id, and
    `flows.find` a name. Nothing is sent, so an object of this id need not exist.
    """
    return _ID.fullmatch(text) is not None


def is_path(project: object) -> bool:
    """Return whether an argument for a project is a path: text that is no id, or several names."""
    if isinstance(project, str):
        return not is_id(project)
    return isinstance(project, (list, tuple))


def name_of(given: object) -> str | None:
    """Return the name of an object; None for an id, and for an object without a name."""
    name: object = getattr(given, "name", None)
    return name if isinstance(name, str) else None


def check_seconds(
    value: object, argument: str, *, required: bool = True, positive: bool = False
) -> None:
    """Check that an argument is a number of seconds.

    Args:
        value: The value; None is valid unless `required`.
        argument: Its name, for the error.
        required: Whether None is invalid.
        positive: Whether 0 seconds is invalid.

    Raises:
        UsageError: The value is invalid.
    """
    if value is None and not required:
        return
    allowed = f"0 to {LONGEST}" if required else f"0 to {LONGEST}, or None"
    _check_quantity(value, argument, "seconds", allowed, LONGEST)
    if positive and value == 0:
        raise invalid_argument(argument, "must be longer than 0 seconds")


def check_rate(value: object, argument: str) -> None:
    """Check that an argument is a number of bytes per second, or None.

    Raises:
        UsageError: The value is invalid.
    """
    if value is not None:
        _check_quantity(value, argument, "bytes per second", "at least 0", sys.float_info.max)


def check_function(value: object, argument: str, *, required: bool = False) -> None:
    """Check that an argument is callable.

    Raises:
        UsageError: The value is not callable.
    """
    if (value is not None or required) and not callable(value):
        raise invalid_argument(argument, f"must be a function, not {shown(value)}")


def checked_operation(operation: OperationT) -> OperationT:
    """Return the argument of `call` and `pages` after checking that it is an operation.

    Raises:
        UsageError: The value is invalid.
    """
    given: object = operation
    if not isinstance(given, Operation):
        raise invalid_argument(
            "operation",
            "must be made by tableau_flows_generated.operations, such as"
            f" operations.query_flow(flow), not {shown(given)}",
        )
    return operation


def checked_site(value: object, argument: str) -> str:
    """Return the short name of a site after checking it.

    Raises:
        UsageError: The value is invalid.
    """
    if not isinstance(value, str):
        raise invalid_argument(argument, f"must be text, not {shown(value)}")
    if len(value) > LONGEST_ID:
        raise invalid_argument(
            argument,
            f"has {len(value)} characters; the short name of a site has at most {LONGEST_ID}",
        )
    if _FORBIDDEN.search(value):
        raise invalid_argument(
            argument, f"contains a control character or an unpaired surrogate: {shown(value)}"
        )
    if value != value.strip():
        raise invalid_argument(argument, f"has white space around it: {shown(value)}")
    if _NOT_IN_SITES.search(value):
        raise invalid_argument(
            argument, f"must be the short name that follows /site/ in addresses, not {shown(value)}"
        )
    return value


def items_of(values: object, argument: str, what: str) -> tuple[object, ...]:
    """Return the items of a collection.

    Args:
        values: The collection.
        argument: Its name, for the error.
        what: What the items are, for the error.

    Raises:
        UsageError: The value is invalid.

    Text and mappings are rejected: text would be split into characters, and the values of a
    mapping would be lost. So are iterators, which may be exhausted or infinite.
    """
    given = values  # a second name, whose type the check below does not narrow
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Collection):
        raise invalid_argument(argument, f"must be a sequence of {what}, not {shown(given)}")
    return items_in(cast("Collection[object]", values))


def ids_of(values: object, argument: str, kind: str) -> tuple[str, ...]:
    """Return the ids of the items of a collection, which are of one kind.

    Raises:
        UsageError: The value is invalid.
    """
    example = kind.replace(" ", "_")
    items = items_of(values, argument, f"ids or objects that have one, such as [{example}]")
    each = f"each of {argument}"
    return tuple(id_of(cast("str | Identified", item), each, kind) for item in items)


def names_of(values: object, argument: str) -> tuple[str, ...]:
    """Return the names of capabilities in a collection.

    Raises:
        UsageError: The value is invalid.
    """
    names = items_of(values, argument, 'capabilities, such as ["Read"]')
    for name in names:
        check_text(name, f"each of {argument}", required=True, empty=False)
    return cast("tuple[str, ...]", names)


def labels_of(values: object, argument: str) -> tuple[str, ...]:
    """The labels of tags that were given in a collection.

    Raises:
        UsageError: It is something else.
    """
    labels = items_of(values, argument, 'labels of tags, such as ["sales"]')
    for label in labels:
        check_text(label, f"each of {argument}", required=True, empty=False)
    return cast("tuple[str, ...]", labels)


def checked_label(value: object) -> str:
    """Return the label of a favorite after checking it.

    Raises:
        UsageError: It is not text, or it is blank.
    """
    check_text(value, "label", required=True, empty=False)
    label = cast("str", value)
    if not label.strip():
        raise invalid_argument("label", f"must not be blank, but is {shown(label)}")
    return label


def _check_quantity(value: object, argument: str, unit: str, allowed: str, most: float) -> None:
    """Check that an argument is a number from 0 to `most`; rejects NaN and infinity."""
    if not isinstance(value, bool) and isinstance(value, (int, float)) and 0 <= value <= most:
        return
    raise invalid_argument(argument, f"must be a number of {unit}, {allowed}, not {shown(value)}")
