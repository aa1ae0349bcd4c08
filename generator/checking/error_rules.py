"""The rules of errors.yaml: each code once, families that form a tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.checking.names import did_you_mean
from generator.document import Document, Node
from generator.errors import Fault
from generator.names import words


def check_errors(errors: Document) -> Iterator[Fault]:
    """Check the table of errors, whose vocabulary is valid."""
    families: list[Node] = errors.content["families"]
    codes: list[Node] = errors.content["codes"]
    yield from _check_families(errors, families)
    names = [family["name"] for family in families]
    called: dict[str, str] = {}
    before = ""
    for index, item in enumerate(codes):
        code, keys = item["code"], ("codes", index)
        if code == before or code in {other["code"] for other in codes[:index]}:
            yield errors.fault(f"the code {code} is defined twice", *keys)
        elif code < before:
            yield errors.fault(f"codes must be sorted: {code} before {before}", *keys)
        before = code
        if (other := called.setdefault(words(item["name"]), code)) != code:
            yield errors.fault(f"{other} and {code} have the same name in code", *keys, "name")
        if code.startswith(str(item["status"])) == ("other-status" in item):
            does = "begins" if "other-status" in item else "does not begin"
            reason = f"the code {code} {does} with its status {item['status']}"
            yield errors.fault(reason, *keys, "status")
        if item["family"] not in names:
            reason = f"there is no family {item['family']!r}{did_you_mean(item['family'], names)}"
            yield errors.fault(reason, *keys, "family")
        if "{" in item.get("when", "").replace("{method}", ""):
            yield errors.fault("only {method} is allowed in braces", *keys, "when")


def missing_parent(parent: str, names: Collection[str], earlier: Collection[str]) -> str:
    """The message for a parent that is not among the families before its child.

    Args:
        parent: The name of the parent.
        names: The names of all families of the document.
        earlier: The names of those before the child.
    """
    if parent in names:
        return f"the parent {parent!r} must be defined earlier"
    return f"there is no family {parent!r}{did_you_mean(parent, earlier)}"


def _check_families(errors: Document, families: list[Node]) -> Iterator[Fault]:
    names = [family["name"] for family in families]
    seen: set[str] = set()
    statuses: set[int] = set()
    for index, family in enumerate(families):
        name, parent, keys = family["name"], family["parent"], ("families", index)
        if name in seen:
            yield errors.fault(f"the family {name!r} is defined twice", *keys)
        if (parent is None) != (index == 0):
            reason = "the first family, and no other, must have parent: null"
            yield errors.fault(reason, *keys, "parent")
        elif parent is not None and parent not in seen:
            yield errors.fault(missing_parent(parent, names, seen), *keys, "parent")
        seen.add(name)
        if (status := family.get("status")) in statuses:
            yield errors.fault(f"another family already has the status {status}", *keys, "status")
        if status is not None:
            statuses.add(status)
