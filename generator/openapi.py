"""The OpenAPI document as parsed by openapi-python-client.

The only module that imports that tool. What it is used for: validation against its model of
OpenAPI, resolving `$ref`s, merging the parameters of paths and operations, the kinds of
parameters, and which document is sent and answered with which status. All else (names, texts,
limits, defaults) is read from the raw document, which `operations.py` joins with the endpoints: the
tool drops every `x-` field of an operation. Both sides are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint as ToolEndpoint
from openapi_python_client.parser.properties import EnumProperty, ModelProperty, Property
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.strings import PythonIdentifier

from generator.errors import SpecError, pointer

_FILE = "openapi.yaml"
_MEDIA = {  # the tool knows no XML: it is told to take these for what it does know
    "text/xml": "application/json",
    "application/xml": "application/json",
    "multipart/mixed": "multipart/form-data",
}


@dataclass(frozen=True, slots=True)
class EndpointParameter:
    """A parameter, resolved."""

    name: str
    location: Literal["path", "query"]
    type: Literal["string", "integer", "boolean"]
    required: bool


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Facts of one operation from openapi-python-client."""

    parameters: tuple[EndpointParameter, ...]
    request_media: str | None
    request_type: str | None
    """The `x-xsd-type` of the request document."""
    status: int
    reply_type: str | None
    """The `x-xsd-type` of the reply document."""


def read_endpoints(document: dict[str, Any]) -> dict[str, Endpoint]:
    """Parse the document with the tool.

    Args:
        document: The OpenAPI document.

    Returns:
        The endpoints by their operationId.

    Raises:
        SpecError: The tool refuses the document, or would leave something out.
    """
    config = Config.from_sources(
        ConfigFile(content_type_overrides=_MEDIA),
        MetaType.NONE,
        Path(_FILE),
        "utf-8",
        overwrite=True,
        output_path=None,
    )
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        raise SpecError(_FILE, "#", f"{data.header} {data.detail or ''}".strip())
    for problem in data.errors:
        raise SpecError(_FILE, pointer("components"), f"{problem.header} {problem.detail or ''}")
    identifiers = {
        operation["operationId"]
        for path in document["paths"].values()
        for method, operation in path.items()
        if method != "parameters"
    }
    wanted = {PythonIdentifier(name, prefix="op"): name for name in identifiers}
    found: dict[str, Endpoint] = {}
    for collection in data.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            raise SpecError(_FILE, pointer("paths"), f"{error.header} {error.detail or ''}")
        for endpoint in collection.endpoints:
            found[wanted[endpoint.name]] = _endpoint(endpoint)
    missing = sorted(identifiers - set(found))
    if missing:  # two operationIds that give one name, or something the tool left out silently
        raise SpecError(_FILE, pointer("paths"), f"operations were lost: {missing}")
    return found


def _endpoint(endpoint: ToolEndpoint) -> Endpoint:
    where = f"{endpoint.method.upper()} {endpoint.path.get_untrusted_value()}"
    bodies = endpoint.bodies
    if len(bodies) > 1:
        raise SpecError(_FILE, where, "the operation has more than one kind of request body")
    if endpoint.header_parameters or endpoint.cookie_parameters:
        raise SpecError(_FILE, where, "parameters in headers and cookies are not supported")
    if len(endpoint.responses.patterns) != 1 or endpoint.responses.default is None:
        raise SpecError(_FILE, where, "the responses must be one success status and default")
    success = endpoint.responses.patterns[0]
    return Endpoint(
        parameters=tuple(
            _parameter(item, location, where)
            for location, items in (
                ("path", endpoint.path_parameters),
                ("query", endpoint.query_parameters),
            )
            for item in items
        ),
        request_media=str(bodies[0].content_type.get_untrusted_value()) if bodies else None,
        request_type=_xsd_type(bodies[0].prop) if bodies else None,
        status=int(success.status_code.pattern),
        reply_type=_xsd_type(success.prop),
    )


def _parameter(item: Property, location: Any, where: str) -> EndpointParameter:
    kinds: tuple[tuple[type, Literal["string", "integer", "boolean"]], ...] = (
        (BooleanProperty, "boolean"),
        (IntProperty, "integer"),
        (StringProperty, "string"),
        (EnumProperty, "string"),
    )
    for cls, kind in kinds:
        if isinstance(item, cls):
            return EndpointParameter(
                name=item.name.get_untrusted_value(),
                location=location,
                type=kind,
                required=item.required,
            )
    raise SpecError(_FILE, where, f"parameter {item.python_name}: unsupported kind of schema")


def _xsd_type(item: Property) -> str | None:
    """The type that stands behind a body; parts of a multipart body name theirs."""
    if not isinstance(item, ModelProperty):
        return None
    extra = item.data.model_extra or {}
    if "x-xsd-type" in extra:
        return str(extra["x-xsd-type"])
    for part in [*(item.required_properties or []), *(item.optional_properties or [])]:
        if (found := _xsd_type(part)) is not None:
            return found
    return None
