"""What nothing refers to. It is looked for last: most of it comes of other faults."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.documents import envelopes
from generator.checking.spec import Spec, references
from generator.checking.xsd import Schema
from generator.document import Document, Node
from generator.errors import Fault


def check_unused(spec: Spec, errors: Document) -> Iterator[Fault]:
    """Tags, components, types, codes and families without use, in a spec without other faults."""
    yield from _check_openapi(spec)
    yield from _check_types(spec.schema, list(envelopes(spec)))
    yield from _check_errors(spec, errors)


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
                yield spec.openapi.fault(f"nothing refers to {name!r}", "components", kind, name)


def _check_types(schema: Schema, todo: list[str]) -> Iterator[Fault]:
    reached: set[str] = set()
    while todo:
        name = todo.pop()
        if name in reached:
            continue
        reached.add(name)
        todo += [field.type for field in schema.fields(name)]
        todo += [member.removeprefix("api:") for member in schema.members(name)]
        if (type_ := schema.complex_types.get(name)) is not None:
            bases = (item.attributes["base"] for item in type_.all("extension"))
            todo += [base.removeprefix("api:") for base in bases]
    for name, type_ in (*schema.complex_types.items(), *schema.simple_types.items()):
        if name not in reached:
            yield type_.fault(f"no document holds {name!r}")


def _check_errors(spec: Spec, errors: Document) -> Iterator[Fault]:
    families: list[Node] = errors.content["families"]
    codes: list[Node] = errors.content["codes"]
    listed = {row["code"] for op in spec.operations for row in op.node.get("x-errors", ())}
    for index, item in enumerate(codes):
        if item["code"] not in listed and not {"general", "follows-from"} & item.keys():
            reason = f"no operation answers {item['code']}, and it is not general"
            yield errors.fault(reason, "codes", index)
    parents = {family["parent"] for family in families} | {code["family"] for code in codes}
    for index, family in enumerate(families):
        if "status" not in family and family["name"] not in parents:
            reason = f"{family['name']} has neither codes, nor children, nor a status"
            yield errors.fault(reason, "families", index)
