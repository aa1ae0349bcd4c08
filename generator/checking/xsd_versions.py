"""The rules of the versions in the XSD files: which version brought a type or a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checking.xsd import Element, Schema
from generator.errors import Fault
from generator.versions import number

_VERSION = re.compile(r"[0-9]+\.[0-9]+")
_VERSION_IN_TEXT = re.compile(r"\(since version [0-9.]+\)")
_DATED = ("complexType", "element", "attribute")


def check_versions(schema: Schema, oldest: str | None, newest: str | None) -> Iterator[Fault]:
    """The versions that brought fields and types.

    Args:
        schema: The schema.
        oldest: The oldest version that the spec is about; None if it is not known.
        newest: The newest one.
    """
    for root in schema.files.values():
        yield from _check_below(root, "", (oldest, "the oldest version"), newest)


def _check_below(
    element: Element, owner: str, after: tuple[str | None, str], newest: str | None
) -> Iterator[Fault]:
    """Check what stands below an element; it must be newer than what it stands in."""
    for item in element.children:
        where = "/".join(filter(None, (owner, item.attributes.get("name", ""))))
        inner = after
        if item.name in _DATED:
            yield from _check_since(where, item, after, newest)
            if (own := _since(item)) is not None:
                inner = (own, "that of the type")
        else:
            for info in item.sinces:
                yield info.fault("only structured types and fields can have a version")
        yield from _check_below(item, where, inner, newest)


def _check_since(
    where: str, element: Element, after: tuple[str | None, str], newest: str | None
) -> Iterator[Fault]:
    if _VERSION_IN_TEXT.search(element.doc):
        reason = 'the version stands in <xs:appinfo source="since">, not in the text'
        yield element.fault(f"{where}: {reason}")
    for info in element.sinces[1:]:
        yield info.fault(f"{where}: the version is specified twice")
    base, what = after
    for info in element.sinces[:1]:
        version = info.text.strip()
        if _VERSION.fullmatch(version) is None:
            yield info.fault(f"{where}: {version!r} is not a version such as 3.10")
        elif base and number(version) <= number(base):
            yield info.fault(f"{where}: {version} is not newer than {base}, {what}")
        elif newest and number(version) > number(newest):
            yield info.fault(f"{where}: {version} is newer than {newest}, the newest version")


def _since(element: Element) -> str | None:
    """Return the version that an element gives; None if it gives none, or no valid one."""
    found = [info.text.strip() for info in element.sinces]
    return found[0] if found and _VERSION.fullmatch(found[0]) else None
