# Generated from spec/ by `make generate`. Do not edit.
"""Arguments of calls as ids, path segments and query parameters, and what they contain."""

from __future__ import annotations

import re
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Protocol, TypeVar, cast, runtime_checkable
from urllib.parse import quote

from .checks import LONGEST_ID, check_text, invalid_argument, shown
from .errors import UsageError
from .operation import Version

ItemT = TypeVar("ItemT")

_EXAMPLE = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb"
_LUID = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NEVER_IN_PATHS = "/\\?#%"


@runtime_checkable
class Identified(Protocol):
    """An object with an id, which can be used in place of the id."""

    @property
    def id(self) -> str | None:
        """The id; a `UsageError` is raised for an object without one."""
        ...


def items_in(values: Iterable[ItemT]) -> tuple[ItemT, ...]:
    """Return the items of an iterable that a caller gave, whatever length it claims to have.

    `tuple(values)` and `f(*values)` reserve memory for as many items as `__len__` of the values
    returns, which may be far more than there are: that takes minutes, and cannot be interrupted.
    """
    return tuple(item for item in values)


def id_of(value: str | Identified, argument: str = "id", kind: str | None = None) -> str:
    """Return the id of an argument that is an id or an object with an id.

    Args:
        value: The id, or the object.
        argument: Name of the argument, for the error message.
        kind: The kind of object that is asked for, such as "flow run"; None accepts all kinds. An
            object that is no model of this library is accepted by its id alone.

    Raises:
        UsageError: The value is not an id and has none, is a model of another kind of object, or
            would change the request path.
    """
    text: object = value if isinstance(value, str) else getattr(value, "id", None)
    other: object = getattr(value, "_object", None)
    if kind is not None and isinstance(other, str) and other != kind:
        raise UsageError(_other_kind(value, argument, kind, other))
    if text is None and hasattr(value, "id"):
        raise invalid_argument(argument, f"must not be {shown(value)}: the object has no id")
    if not isinstance(text, str):
        if isinstance(value, Coroutine):
            raise invalid_argument(argument, "must not be a coroutine: await it first")
        raise invalid_argument(
            argument,
            f"must not be {shown(value)}: give an id, which is a str such as"
            f" {_EXAMPLE!r}, or an object that has one{_hint(value)}",
        )
    flaw = None
    number = text is value and text.isascii() and text.isdigit()
    if "://" in text or "#/" in text:
        flaw = "an address is not an id, and the number in it is not one either"
    elif number:
        flaw = "the number in an address of the browser is not an id of the REST API"
    if flaw := flaw or _segment_flaw(text):
        if text is value and kind is not None and (number or "/" in text or "\\" in text):
            where = _found(kind, None if number else text)
            flaw += f". Give the id of the {kind}, which is not looked up here{where}"
        raise invalid_argument(argument, f"must not be {shown(text)}: {flaw}")
    return text


def _other_kind(value: object, argument: str, kind: str, other: str) -> str:
    """Return the message for a model of another kind, with the field that has the right id."""
    name = type(value).__name__
    same = name.lower() == other.replace(" ", "")
    what = name if same else f"{name}, whose id is that of a {other}"
    text = f"{argument} must be the id of a {kind} or an object that has it, not a {what}"
    for item in fields(value) if is_dataclass(value) and not isinstance(value, type) else ():
        inner: object = getattr(value, item.name, None)
        told = getattr(inner, "_object", None) == kind and getattr(inner, "id", None) is not None
        if told or (item.name.endswith(f"{kind.replace(' ', '_')}_id") and inner is not None):
            return f"{text}; give its .{item.name}"
    return text


def _found(kind: str, given: str | None) -> str:
    """Return where an id of a kind is found, as the end of a sentence.

    Args:
        kind: The kind of object.
        given: What was given in place of an id, and can be looked up; None if it cannot.
    """
    from .objects import FOUND  # needed for errors only

    clause = FOUND.get(kind)
    return f": {clause.replace('{}', shown(given) if given else '…')}" if clause else ""


def _hint(value: object) -> str:
    """Return a hint at the field of a reply that has an id, if any."""
    if is_dataclass(value):
        for item in fields(value):
            if isinstance(getattr(getattr(value, item.name, None), "id", None), str):
                return f"; here, give its .{item.name}"
    return ""


def _segment_flaw(text: str) -> str | None:
    """Return the reason why a text cannot be a path segment, or None."""
    if text in ("", ".", ".."):
        return f"give a text such as {_EXAMPLE!r}"
    if wrong := next((mark for mark in _NEVER_IN_PATHS if mark in text), None):
        return f"it contains {wrong!r}, which would change the path of the request"
    if len(text) > LONGEST_ID:
        return f"it has {len(text)} characters; an id has at most {LONGEST_ID}"
    if text != text.strip():
        return "it begins or ends with white space"
    if not text.isprintable():
        return "it holds a character that cannot be printed"
    return None


def segment(value: str | Identified, argument: str, kind: str | None = None) -> str:
    """Return a percent-encoded path segment for an id or an object with an id.

    Args:
        value: The id, or the object.
        argument: Name of the argument, for the error message.
        kind: The kind of object that is asked for; None accepts all kinds.

    Raises:
        UsageError: The value is not an id and has none, is a model of another kind of object, or
            would change the request path.
    """
    if type(value) is str and _LUID.fullmatch(value):
        return value  # fast path for usual ids, which need no check and no encoding
    return quote(id_of(value, argument, kind), safe=":")


def text_segment(value: object, argument: str) -> str:
    """Return a percent-encoded path segment for a text that is not an id.

    Raises:
        UsageError: The value is not text, or would change the request path.
    """
    if not isinstance(value, str):
        raise invalid_argument(argument, f"must be text, not {shown(value)}")
    if flaw := _segment_flaw(value):
        raise invalid_argument(argument, f"must not be {shown(value)}: {flaw}")
    return quote(value, safe=":")


def free_segment(value: object, argument: str) -> str:
    """A path segment that may be any text, with every reserved character percent-encoded.

    Raises:
        UsageError: It is no text, cannot be sent, or is one that no encoding keeps in a path.
    """
    check_text(value, argument, required=True, most=LONGEST_ID)
    text = cast(str, value)
    if text in ("", ".", ".."):
        raise invalid_argument(argument, f"must not be {text!r}, which would change the path")
    return quote(text, safe="")


def secrets_of(*values: object) -> tuple[str, ...]:
    """Return the secrets in sensitive arguments, to be removed from errors and logs.

    Args:
        values: Secrets; models, whose secret fields are those without a repr; or sequences of
            both.
    """
    found: list[str] = []
    for value in values:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, (list, tuple)):
            inner_values = items_in(cast("tuple[object, ...]", value))
            found += secrets_of(*inner_values)  # of what, is seen there
        elif is_dataclass(value) and not isinstance(value, type):
            for item in fields(value):
                inner = getattr(value, item.name)
                if not item.repr or not isinstance(inner, str):
                    found += secrets_of(inner)
    return tuple(found)


def newer_parts(
    versions: Mapping[str, Version], *given: tuple[str, object, Version | None]
) -> tuple[tuple[str, Version], ...]:
    """Return the given arguments and fields that are newer than the operation.

    Args:
        versions: Versions that introduced fields, by `Class.field`.
        given: Name and value of each argument, and the version that introduced it if that is
            newer than the operation.
    """
    found: list[tuple[str, Version]] = []
    for name, value, since in given:
        if value is None or (isinstance(value, (list, tuple)) and not value):
            continue  # it is not sent
        if since is not None:
            found.append((name, since))
        if isinstance(value, (list, tuple)):
            for item in cast("tuple[object, ...]", value):
                found += newer_parts(versions, (name, item, None))
        elif is_dataclass(value) and not isinstance(value, type):
            owner = type(value).__name__
            found += newer_parts(
                versions,
                *(
                    (f"{name}.{f.name}", getattr(value, f.name), versions.get(f"{owner}.{f.name}"))
                    for f in fields(value)
                ),
            )
    return tuple(dict.fromkeys(found))


def query(*pairs: tuple[str, str | int | bool | None]) -> tuple[tuple[str, str], ...]:
    """Return query parameters as text, without those that are None."""
    return tuple(
        (name, str(value).lower() if isinstance(value, bool) else str(value))
        for name, value in pairs
        if value is not None
    )
