"""The XSD, compiled by xsdata into types of the IR.

xsdata flattens choices, groups and nested types. A type includes what it extends, and an abstract
type is no type of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator import ir
from generator.schema.compiler import compile_classes
from generator.schema.reader import KINDS, Reader, topic

__all__ = ["KINDS", "Compiled", "compile_schema", "read_schema"]

Compiled = tuple[tuple[ir.Type, ...], tuple[ir.Enumeration, ...]]


def read_schema(folder: Path) -> Compiled:
    """Compile every XSD of a folder, one file per topic; see `compile_schema`."""
    return compile_schema({path.name: path.read_bytes() for path in sorted(folder.glob("*.xsd"))})


def compile_schema(files: Mapping[str, bytes]) -> Compiled:
    """Compile the files of a schema, which have been checked.

    Args:
        files: The contents of the files, by their names.

    Returns:
        The structured types and the enumerations, both in the order of the files.

    Raises:
        SpecError: xsdata refuses the schema.
    """
    return _compiled(tuple(files.items()))


@lru_cache(maxsize=2)
def _compiled(items: tuple[tuple[str, bytes], ...]) -> Compiled:
    """Compile a schema, once for each content: the checks and the compiler both need it."""
    files = dict(items)
    classes = compile_classes(files)
    order = [Path(name).stem for name in files]
    classes.sort(key=lambda item: order.index(topic(item)))
    reader = Reader(classes)
    return tuple(reader.types()), tuple(reader.enumerations())
