"""Finds definitions without references, after all other checks, whose faults cause most of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.documents import envelopes
from generator.checking.spec import Spec, references
from generator.checking.xsd import Schema, own_name
from generator.checking.xsd_parts import PARTS, REFERENCES
from generator.document import Document, Node
from generator.errors import Fault


def check_unused(spec: Spec, errors: Document, protocol: Document | None) -> Iterator[Fault]:
    """Report unused tags, components, types, codes and families, in a spec without other faults."""
    yield from _check_openapi(spec)
    yield from _check_types(spec.types.schema, [*envelopes(spec), *_rows(protocol)])
    yield from _check_errors(spec, errors)


def _rows(protocol: Document | None) -> list[str]:
    """Return the types of rows that are in no document, since they come as JSON."""
    return [] if protocol is None else [protocol.content["metadata"]["flows"]["type"]]


def _check_openapi(spec: Spec) -> Iterator[Fault]:
    tags = {operation.tag for operation in spec.operations}
    for index, tag in enumerate(spec.openapi.content["tags"]):
        if tag["name"] not in tags:
            reason = f"no operation has the tag {tag['name']!r}"
            yield spec.openapi.fault(reason, "tags", index, "name")
    used = {reference for _, reference in references(spec.openapi.content, ())}
    for kind in ("parameters", "schemas"):
        for name in spec.mapping("components", kind):
            if f"#/components/{kind}/{name}" not in used:
                yield spec.openapi.fault(
                    f"nothing refers to {name!r}: remove it", "components", kind, name
                )


def _check_types(schema: Schema, documents: list[str]) -> Iterator[Fault]:
    """Report types and groups that no document contains at any depth."""
    reached: set[tuple[str, str]] = set()
    todo = [("complexType", name) for name in documents]
    while todo:
        key = todo.pop()
        if key in reached or key not in schema.definitions:
            continue
        reached.add(key)
        for item in schema.definitions[key].all(*PARTS):
            for word in item.attributes.keys() & REFERENCES:
                names = [own_name(name) for name in item.attributes[word].split()]
                kinds = (item.name,) if word == "ref" else ("complexType", "simpleType")
                todo += [(kind, name) for kind in kinds for name in names]
    for key, item in schema.definitions.items():
        if key not in reached and item.name != "include":
            yield item.fault(f"no document uses {key[1]!r}: remove it")


def _check_errors(spec: Spec, errors: Document) -> Iterator[Fault]:
    families: list[Node] = errors.content["families"]
    codes: list[Node] = errors.content["codes"]
    listed = {row["code"] for op in spec.operations for row in op.node.get("x-errors", ())}
    for index, item in enumerate(codes):
        if item["code"] not in listed and not {"general", "follows-from"} & item.keys():
            reason = f"no operation returns {item['code']}, and it is not general"
            yield errors.fault(reason, "codes", index)
    parents = {family["parent"] for family in families} | {code["family"] for code in codes}
    for index, family in enumerate(families):
        if "status" not in family and family["name"] not in parents:
            reason = f"{family['name']} has neither codes, nor children, nor a status"
            yield errors.fault(reason, "families", index)
