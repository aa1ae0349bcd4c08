"""errors.yaml: the error codes of the server, and the classes they are raised as."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.document import Node, one_line
from generator.names import words


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A row of the error tables that follows from facts of the operation."""

    code: str
    source: str
    """Which fact: `method`, `session` or `site`."""
    when: str

    def row_for(self, *, method: str, path: str, authenticated: bool) -> ir.ErrorRow | None:
        """The row of an operation; None if the fact does not hold for it."""
        holds = {"method": True, "session": authenticated, "site": "{siteId}" in path}
        if not holds[self.source]:
            return None
        when = self.when.replace("{method}", method.upper())
        return ir.ErrorRow(code=self.code, when=when, derived=True)


def read_families(table: Node) -> tuple[ir.Family, ...]:
    """The families, parents first."""
    return tuple(
        ir.Family(
            name=words(node["name"]),
            parent=node["parent"] and words(node["parent"]),
            status=node.get("status"),
            doc=one_line(node["description"]),
        )
        for node in table["families"]
    )


def read_codes(table: Node) -> tuple[ir.ErrorCode, ...]:
    """The codes, sorted, each once."""
    return tuple(
        ir.ErrorCode(
            code=node["code"],
            status=node["status"],
            name=node["name"],
            family=words(node["family"]),
            doc=one_line(node["description"]),
            remedy=one_line(node["remedy"]),
        )
        for node in table["codes"]
    )


def read_derived_rows(table: Node) -> tuple[DerivedRow, ...]:
    """Return the rows that operations do not list: they follow from method, session or path."""
    return tuple(
        DerivedRow(node["code"], node["follows-from"], one_line(node["when"]))
        for node in table["codes"]
        if "follows-from" in node
    )
