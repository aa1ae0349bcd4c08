"""What the decoder is compared with: xsdata, which has the same models."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from tableau_flows_generated import codec
from xsdata.formats.converter import Converter, converter
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.parsers.handlers import XmlEventHandler
from xsdata_models import ModelContext, metadata_of

from generator.languages.python.names import snake
from generator.spelling import pascal


class _DateTime(Converter):
    """xsdata has types of its own for times; the models hold those of the standard library."""

    def deserialize(self, value: Any, **_: Any) -> datetime | None:
        if value == "":
            return None
        found = datetime.fromisoformat(value)
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def serialize(self, value: Any, **_: Any) -> str:
        return value.astimezone(UTC).isoformat()


class _Time(Converter):
    def deserialize(self, value: Any, **_: Any) -> time | None:
        return time.fromisoformat(value) if value else None

    def serialize(self, value: Any, **_: Any) -> str:
        return value.isoformat()


@pytest.fixture(scope="session")
def api(root: Path) -> Any:
    """The IR."""
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def oracle() -> Callable[[type, bytes], Any]:
    """Read a document with xsdata."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converter.register_converter(datetime, _DateTime())
        converter.register_converter(time, _Time())
    parser = XmlParser(
        context=ModelContext(),
        handler=XmlEventHandler,
        config=ParserConfig(fail_on_unknown_properties=False, fail_on_converter_warnings=True),
    )
    return lambda model, data: _without_layout(parser.from_bytes(data, model))


def _without_layout(value: Any, *, but_wrappers: bool = True) -> Any:
    """The same object, without white space between children, which xsdata takes for text.

    Nor does it know the text of a wrapper, or an empty list from none where the two are kept apart:
    with `but_wrappers=False` that is gone too.
    """
    if isinstance(value, tuple):
        return tuple(_without_layout(item, but_wrappers=but_wrappers) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for field in fields(value):
        inner = getattr(value, field.name)
        place = metadata_of(type(value))[field.name]["type"]
        if place == "Text" and field.default is None and inner is not None:
            changes[field.name] = inner.strip() or None
        elif not but_wrappers and (place == "Ignore" or (inner == () and field.default is None)):
            changes[field.name] = None
        else:
            changes[field.name] = _without_layout(inner, but_wrappers=but_wrappers)
    return replace(value, **changes)


@pytest.fixture(scope="session")
def without_wrapper_texts() -> Callable[[Any], Any]:
    """Leave out of an object what xsdata cannot read: texts beside the items of a list."""
    return lambda value: _without_layout(value, but_wrappers=False)


@pytest.fixture(scope="session")
def model_of(api: Any, root: Path) -> Callable[[str, str], type]:
    """The model of an example: by its operation, and whether it is a request or a reply."""
    operations = {snake(item["name"]): item for item in api["operations"]}

    def find(operation: str, file_name: str) -> type:
        if operation == "error":
            return codec.model_named("ErrorReply")
        side = "request" if file_name.startswith("request") else "reply"
        return codec.model_named(pascal(operations[operation][side]["type"]))

    return find
