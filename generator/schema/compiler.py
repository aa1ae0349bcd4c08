"""Runs xsdata on the XSD files, and keeps what its pipeline would drop."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from xsdata.codegen.exceptions import CodegenError
from xsdata.codegen.models import Attr, AttrType, Class, Restrictions
from xsdata.codegen.transformer import ResourceTransformer
from xsdata.models.config import GeneratorConfig, GeneratorOutput
from xsdata.models.enums import DataType, Tag
from xsdata.models.mixins import ElementBase
from xsdata.models.xsd import AnnotationBase, Documentation, Schema

from generator.errors import SpecError

_SECRET = "secret"
"""The simple type whose values must never be shown."""
SINCE = "@since "
"""What the version that brought something follows in the text that xsdata hands on."""
HIDDEN = DataType.TOKEN
"""What stands for it in the pipeline, in which simple types of the schema vanish."""
MIXED = "#text"
"""The name of a text beside elements, which no element or attribute has."""
_FOLDER = "file:///"
"""Where the files seem to be; they are handed over, so nothing is opened."""


def compile_classes(files: Mapping[str, bytes]) -> list[Class]:
    """Run xsdata's pipeline up to its final classes; our own templates do the rest."""
    logging.getLogger("xsdata").setLevel(logging.ERROR)  # what it warns of is checked here
    output = GeneratorOutput(unnest_classes=True)  # nested types get names of their own
    transformer = _Transformer(config=GeneratorConfig(output=output))
    uris = [f"{_FOLDER}{quote(name)}" for name in files]
    transformer.preloaded = dict(zip(uris, files.values(), strict=True))
    try:
        transformer.process_sources(uris)
        for item in transformer.classes:
            _prepare(item)
        return transformer.analyze_classes(transformer.classes)
    except CodegenError as error:
        details = ", ".join(f"{key} {value}" for key, value in error.meta.items())
        raise SpecError(
            "xsd", details or "-", str(error.args[0] if error.args else error)
        ) from error


class _Transformer(ResourceTransformer):
    """Passes the versions in `xs:appinfo` on with the texts; xsdata itself drops them."""

    def parse_schema(self, uri: str, namespace: str | None) -> Schema | None:
        """Read a file, and put each version behind the text that it belongs to."""
        schema = super().parse_schema(uri, namespace)
        if schema is not None:
            _put_versions_into_texts(schema)
        return schema


def _put_versions_into_texts(element: ElementBase) -> None:
    children: Iterable[ElementBase] = element.children()  # pyright: ignore[reportUnknownMemberType]
    for child in children:
        _put_versions_into_texts(child)
    if not isinstance(element, AnnotationBase):
        return
    for annotation in element.annotations:
        annotation.documentations += [
            Documentation(content=[f"{SINCE}{item}"])
            for info in annotation.app_infos
            if info.source == "since"
            for item in info.content
        ]


def _prepare(item: Class) -> None:
    """Keep what the pipeline would lose: texts beside elements, secrets, and names."""
    if item.mixed:  # of which xsdata would make a wildcard of all the content
        item.mixed = False
        text = Attr(tag=Tag.EXTENSION, name="text", local_name=MIXED)
        text.restrictions = Restrictions(min_occurs=0, max_occurs=1)
        text.types.append(AttrType(qname=str(DataType.STRING), native=True))
        item.attrs.insert(0, text)
    for type_ in (*(e.type for e in item.extensions), *(t for a in item.attrs for t in a.types)):
        if not type_.native and type_.name == _SECRET:
            type_.qname, type_.native = str(HIDDEN), True
    nested = list(item.inner)
    for attr in item.attrs:  # both are in the order of the document
        for type_ in attr.types:
            if type_.forward:
                inner = nested.pop(0)
                inner.qname = type_.qname = f"{{{item.target_namespace}}}{attr.local_name}"
    for inner in item.inner:
        _prepare(inner)
