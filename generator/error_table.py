"""errors.yaml: the error codes of the server, and the classes they are raised as."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator import ir
from generator.document import Node, need, read_yaml
from generator.errors import SpecError, pointer
from generator.names import words


def read_errors(path: Path) -> tuple[tuple[ir.Family, ...], tuple[ir.ErrorCode, ...]]:
    """The families, parents first, and the codes, each once.

    Raises:
        SpecError: A code that stands twice, or a family that does not exist.
    """
    document = read_yaml(path)
    families: dict[str, ir.Family] = {}
    for index, node in enumerate(need(document, "families", path.name, "#")):
        where = pointer("families", index)
        family = _family(node, path.name, where)
        if family.parent is not None and family.parent not in families:
            raise SpecError(path.name, where, f"the parent {family.parent!r} must come before")
        if (family.parent is None) != (not families):
            raise SpecError(path.name, where, "exactly the first family has no parent")
        families[family.name] = family
    codes: dict[str, ir.ErrorCode] = {}
    for index, node in enumerate(need(document, "codes", path.name, "#")):
        where = pointer("codes", index)
        code = _code(node, path.name, where)
        if code.code in codes:
            raise SpecError(path.name, where, f"the code {code.code} stands twice")
        if code.family not in families:
            raise SpecError(path.name, where, f"there is no family {code.family!r}")
        codes[code.code] = code
    return (
        tuple(
            replace(item, name=words(item.name), parent=item.parent and words(item.parent))
            for item in families.values()
        ),
        tuple(replace(item, family=words(item.family)) for item in codes.values()),
    )


def _family(node: Node, file: str, where: str) -> ir.Family:
    return ir.Family(
        name=need(node, "name", file, where),
        parent=need(node, "parent", file, where),
        status=node.get("status"),
        doc=_line(need(node, "description", file, where)),
    )


def _code(node: Node, file: str, where: str) -> ir.ErrorCode:
    code = need(node, "code", file, where)
    if not isinstance(code, str):
        raise SpecError(file, where, f"the code {code!r} must be quoted: it is a text")
    return ir.ErrorCode(
        code=code,
        status=need(node, "status", file, where),
        name=need(node, "name", file, where),
        family=need(node, "family", file, where),
        doc=_line(need(node, "description", file, where)),
        remedy=_line(need(node, "remedy", file, where)),
    )


def _line(text: str) -> str:
    return " ".join(text.split())
