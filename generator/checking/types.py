"""The types of the schema as xsdata compiles them, and where each is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from generator import ir
from generator.checking.xsd import Element, Schema
from generator.fields import wire_name
from generator.schema import compile_schema


@dataclass(frozen=True)
class Types:
    """The structured types and the lists of values of a schema."""

    schema: Schema
    types: tuple[ir.Type, ...]
    enumerations: tuple[ir.Enumeration, ...]

    @cached_property
    def by_name(self) -> Mapping[str, ir.Type]:
        """The structured types by their names in the schema."""
        return {item.xml_type: item for item in self.types}

    @cached_property
    def _by_class(self) -> Mapping[str, ir.Type]:
        """The structured types by their names in code; of equal names the first."""
        return {item.name: item for item in reversed(self.types)}

    def field(self, type_name: str, wire: str) -> ir.Field | None:
        """The field of a type by its name on the wire; a list by that of its wrapper."""
        type_ = self.by_name.get(type_name)
        found = (f for f in type_.fields if f.place != "text") if type_ is not None else ()
        return next((field for field in found if wire == wire_name(field)), None)

    def wire_names(self, type_: ir.Type) -> list[str]:
        """The names on the wire by which `field` finds the fields of a type."""
        return [wire_name(field) for field in type_.fields if field.place != "text"]

    def inside(self, field: ir.Field | None) -> ir.Type | None:
        """The structured type of the values of a field; None if they have no structure."""
        if field is None or field.type.kind != "object":
            return None
        return self._by_class.get(str(field.type.name))

    def written(self, type_name: str, field: ir.Field) -> Element:
        """Where a field is written."""
        attribute = field.place == "attribute"
        found = self.schema.declaration(type_name, wire_name(field), attribute=attribute)
        return found or self.schema.nearest(type_name)


def compile_types(schema: Schema, files: Mapping[str, bytes]) -> Types:
    """Compile the files of a schema in which nothing is missing and nothing is refused.

    Raises:
        SpecError: xsdata refuses the schema.
    """
    compiled = compile_schema({name.removeprefix("xsd/"): data for name, data in files.items()})
    return Types(schema, *compiled)
