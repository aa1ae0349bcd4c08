"""Checks the filters of openapi.yaml: where lists of objects have the value of each field."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.checking.documents import walk
from generator.checking.spec import Operation, Spec
from generator.document import Key, Node
from generator.errors import Fault

_KINDS = {
    "string": ("string", "enum"),
    "integer": ("integer",),
    "boolean": ("boolean",),
    "dateTime": ("dateTime",),
}
"""The kinds of values in documents, by the types of fields of filters."""

_PAGES = frozenset({"pageSize", "pageNumber"})


def check_filters(spec: Spec) -> Iterator[Fault]:
    """Check that each path leads to a value of the type of its field, and that lists of one type
    have the same filter."""
    known: dict[str, tuple[str, list[Node]]] = {}
    for operation in spec.operations:
        items = _items(spec, operation)
        queries = [(keys, node) for keys, node in operation.parameters if node["in"] == "query"]
        for keys, node in queries:
            for name, facts in node.get("x-filter", {}).items():
                if "path" not in facts:
                    continue
                if items is not None:
                    reason = _path_flaw(spec, items, facts)
                elif "x-paged" in operation.node or _PAGES.intersection(operation.names("query")):
                    continue  # said where the pages are checked
                else:
                    reason = "only a list of objects with x-paged has items that hold the value"
                if reason:
                    yield spec.openapi.fault(reason, *keys, "x-filter", name, "path")
        facts_of_list = [
            node[word] for _, node in queries for word in ("x-filter", "x-sort") if word in node
        ]
        if items is not None and facts_of_list:
            other, same = known.setdefault(
                items.name, (operation.node["operationId"], facts_of_list)
            )
            if same != facts_of_list:
                where: tuple[Key, ...] = (*operation.keys, "parameters")
                reason = f"{other} lists {items.xml_type} too, with other fields to filter or sort"
                yield spec.openapi.fault(reason, *where)


def _items(spec: Spec, operation: Operation) -> ir.Type | None:
    """Return the type of the items of a list; None if it is not a valid list of objects."""
    paged = operation.node.get("x-paged")
    if paged is None or operation.reply_type is None:
        return None
    return spec.types.inside(spec.types.field(operation.reply_type, paged["items"]))


def _path_flaw(spec: Spec, items: ir.Type, facts: Node) -> str:
    """Return the fault of a path; empty if it has none."""
    path = str(facts["path"])
    found = walk(spec.types, items.xml_type, path)
    if isinstance(found, str):
        return f"{path!r}: {found}"
    field = found[-1]
    if field.many:
        return f"{path!r} repeats"
    if field.type.kind not in _KINDS[facts["type"]]:
        return f"the value at {path!r} is of the type {field.type.kind}, not {facts['type']}"
    return ""
