"""xsdata on the models of the package: what it must know of them is taken from `api.json`.

The models are plain dataclasses. xsdata asks its `ClassType` for the fields of a class and its
`XmlMetaBuilder` for the element and the namespace; both answer here from the description of the
API, so the classes stay as they are.
"""

from __future__ import annotations

import json
import keyword
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tableau_flows_generated import codec
from xsdata.formats.dataclass.compat import Dataclasses, class_types
from xsdata.formats.dataclass.context import XmlContext
from xsdata.formats.dataclass.models.builders import ClassMeta, XmlMetaBuilder

ROOT = Path(__file__).parents[2]
_API = json.loads((ROOT / "generated" / "api.json").read_text("utf-8"))
NAMESPACE: str = _API["namespace"]


@cache
def described() -> dict[type, dict[str, Any]]:
    """The types of the description, by their classes."""
    return {
        codec.model_named(item["name"].title().replace(" ", "")): item for item in _API["types"]
    }


@cache
def metadata_of(model: type) -> dict[str, dict[str, Any]]:
    """What xsdata must know of the fields of a model, by their names."""
    type_ = described()[model]
    fields = {_python_name(item["name"]): _metadata(item) for item in type_["fields"]}
    attached = {_python_name(item["name"]): {"type": "Ignore"} for item in type_["attached"]}
    return fields | attached


def _python_name(words: str) -> str:
    name = words.replace(" ", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _metadata(field: dict[str, Any]) -> dict[str, Any]:
    place, wrapper, required = field["place"], field["wrapper"], field["required"]
    if place == "text":
        # xsdata has no place for the text of a wrapper.
        found = {"type": "Ignore" if wrapper else "Text"}
    else:
        found = {"name": field["wire"], "type": place.capitalize()}
    if place == "element":
        found["namespace"] = NAMESPACE
        if wrapper:
            found["wrapper"] = wrapper
    if required:
        found |= {"min_occurs": 1} if field["many"] else {"required": True}
    return found


class _DescribedField:
    """A field of a model, with the metadata that xsdata binds it by."""

    def __init__(self, field: Field[Any], metadata: dict[str, Any]) -> None:
        self.name = field.name
        self.init = field.init
        self.metadata = MappingProxyType(metadata)
        self.default = field.default
        self.default_factory = MISSING


class _Described(Dataclasses):
    """Dataclasses whose fields are described elsewhere; those of others are as they are."""

    def get_fields(self, obj: Any) -> Iterator[Any]:
        model = obj if isinstance(obj, type) else type(obj)
        if model not in described():
            yield from fields(obj)
            return
        for field in fields(model):
            yield _DescribedField(field, metadata_of(model)[field.name])


class _Builder(XmlMetaBuilder):
    """Names the element and the namespace of a model, which has no class `Meta`."""

    def build_class_meta(self, clazz: Any, parent_namespace: str | None = None) -> ClassMeta:
        found = super().build_class_meta(clazz, parent_namespace)
        if (type_ := described().get(clazz)) is not None:
            roots = {"request": "tsRequest", "reply": "tsResponse"}
            found.local_name = roots.get(type_["role"], type_["xml_type"])
            found.namespace = NAMESPACE
            found.qname = found.target_qname = f"{{{NAMESPACE}}}{found.local_name}"
        return found


class ModelContext(XmlContext):
    """What xsdata's parser and serializer keep of the models; hand it to either."""

    def __init__(self) -> None:
        class_types.register("models of api.json", _Described())
        super().__init__(class_type="models of api.json")

    def get_builder(self, globalns: Any = None) -> XmlMetaBuilder:
        return _Builder(
            class_type=self.class_type,
            element_name_generator=self.element_name_generator,
            attribute_name_generator=self.attribute_name_generator,
            globalns=globalns,
        )
