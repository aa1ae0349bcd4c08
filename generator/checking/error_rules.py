"""The rules of errors.yaml: each code once, families that form a tree."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Document, Node
from generator.errors import Fault
from generator.names import words


def check_errors(errors: Document) -> Iterator[Fault]:
    """The table as a whole, its vocabulary being right."""
    families: list[Node] = errors.content["families"]
    codes: list[Node] = errors.content["codes"]
    yield from _check_families(errors, families)
    names = {family["name"] for family in families}
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
        if not code.startswith(str(item["status"])):
            reason = f"the code {code} does not begin with its status {item['status']}"
            yield errors.fault(reason, *keys, "status")
        if item["family"] not in names:
            yield errors.fault(f"there is no family {item['family']!r}", *keys, "family")
        if "{" in item.get("when", "").replace("{method}", ""):
            yield errors.fault("only {method} is allowed in braces", *keys, "when")


def _check_families(errors: Document, families: list[Node]) -> Iterator[Fault]:
    seen: set[str] = set()
    statuses: set[int] = set()
    for index, family in enumerate(families):
        name, parent, keys = family["name"], family["parent"], ("families", index)
        if name in seen:
            yield errors.fault(f"the family {name!r} is defined twice", *keys)
        if (parent is None) != (index == 0):
            yield errors.fault("only the first family has no parent", *keys)
        elif parent is not None and parent not in seen:
            yield errors.fault(f"the parent {parent!r} must be defined earlier", *keys, "parent")
        seen.add(name)
        if (status := family.get("status")) in statuses:
            yield errors.fault(f"another family already has the status {status}", *keys, "status")
        if status is not None:
            statuses.add(status)
