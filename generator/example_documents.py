"""The documents in `spec/examples/`: one folder for each operation, and one for errors."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator import ir
from generator.errors import SpecError


def with_documents(operations: Iterable[ir.Operation], examples: Path) -> tuple[ir.Operation, ...]:
    """Return the operations with the examples in the folders of their names.

    Raises:
        SpecError: An example is not well-formed XML, or is called neither request nor reply.
    """
    return tuple(
        replace(item, documents=read_documents(examples, item.name.replace(" ", "_")))
        for item in operations
    )


def read_documents(examples: Path, folder: str) -> tuple[ir.Document, ...]:
    """Return the examples in one folder, by name; none if it is not there.

    Raises:
        SpecError: An example is not well-formed XML, or is called neither request nor reply.
    """
    return tuple(_read(path) for path in sorted((examples / folder).glob("*.xml")))


def _read(path: Path) -> ir.Document:
    file = f"examples/{path.parent.name}/{path.name}"
    content = path.read_bytes()
    try:
        ET.fromstring(content)
        text = content.decode()
    except (ET.ParseError, UnicodeDecodeError) as error:
        raise SpecError(file, "#", f"not well-formed XML in UTF-8: {error}") from None
    if path.stem.startswith("request"):
        return ir.Document(path.stem, "request", text)
    if path.stem.startswith("reply"):
        return ir.Document(path.stem, "reply", text)
    raise SpecError(file, "#", "the name of an example begins with request or reply")
