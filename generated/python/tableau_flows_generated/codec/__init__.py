# Generated from spec/ by `make generate`. Do not edit.
"""XML decoding and encoding of models: tolerant reading, exact writing, standard library only."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from .. import models as m
from .reading import Decoder as _Decoder
from .reading import Report
from .shapes import Child, Shape
from .values import DecodeError, EncodeError, ErrorDocument, Limits, Problem

__all__ = [
    "DecodeError",
    "Decoder",
    "EncodeError",
    "ErrorDocument",
    "Limits",
    "Problem",
    "Report",
    "decode",
    "encode",
    "model_named",
    "read_error",
    "shape_of",
]

T = TypeVar("T")

NAMESPACE = "http://tableau.com/api"
"""The XML namespace of documents."""

NAMESPACES = frozenset(("http://tableau.com/api", "http://tableausoftware.com/api", ""))
"""The accepted namespaces of root elements: the current one, those of old servers, or none."""


_LIMITS = Limits()


class Decoder(_Decoder[T]):
    """Decodes one document incrementally as its bytes arrive.

    Args:
        model: The class of the document: a reply or a request.
        root: The name of the root element.
        items: The field whose items `feed` returns as soon as each is complete, so that a long
            list needs little memory. The result of `close` contains only the items that become
            complete at the end of the document, if any, since expat may delay a small last piece.
        limits: The limits for the document.
        strict: Raise for every value that cannot be read. Otherwise an optional value that cannot
            be read is None, an optional element without its required content is omitted, and a
            problem is reported. Items of the field `items` are never omitted: an invalid item
            raises in its place, after the items before it.
        report: Called once with the problems and the skipped names, if there are any. By default,
            both are logged by the logger `tableau_flows.xml`, problems as warnings.

    Attributes:
        problems: The values that could not be read so far.
    """

    def __init__(
        self,
        model: type[T],
        root: str = "tsResponse",
        *,
        items: str | None = None,
        limits: Limits | None = None,
        strict: bool = False,
        report: Report | None = None,
    ) -> None:
        super().__init__(
            shape_of(model),
            root,
            NAMESPACES,
            _error_child() if root == "tsResponse" else None,
            items,
            limits or _LIMITS,
            strict,
            report,
        )


def decode(
    model: type[T],
    data: bytes,
    root: str = "tsResponse",
    *,
    strict: bool = False,
    report: Report | None = None,
) -> T:
    """Decode a whole document.

    Args:
        model: The class of the document: a reply or a request.
        data: The document.
        root: The name of the root element.
        strict: Raise for every value that cannot be read; see `Decoder`.
        report: Called once with the problems and the skipped names; see `Decoder`.

    Raises:
        DecodeError: The data is not such a document, or lacks a required value.
        ErrorDocument: The document is a reply that reports an error.
    """
    return Decoder(model, root, strict=strict, report=report).read(data)


def read_error(data: bytes) -> m.ErrorDetail | None:
    """Return the error that a reply reports, or None if it is not an error document."""
    try:
        model = model_named("ErrorReply")
        reply = decode(model, data, report=_ignore)
    except DecodeError:
        return None
    error: m.ErrorDetail = reply.error
    return error


def encode(value: object, root: str, *, namespace: str | None = NAMESPACE) -> bytes:
    """Encode a document in schema order, with the given values only.

    Args:
        value: A request or a reply.
        root: The name of the root element.
        namespace: The namespace of the document; None for a document without a namespace.

    Raises:
        EncodeError: A value cannot be written in XML.
    """
    model = type(value)
    module = import_module(f".encode_{_topic(model)}", __name__)
    attributes = f' xmlns="{namespace}"' if namespace else ""
    if namespace and root == "tsResponse":
        attributes += (
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
            ' xsi:schemaLocation="http://tableau.com/api https://help.tableau.com/samples/en-us/rest_api/ts-api_3_29.xsd"'
        )
    parts: list[str] = []
    module.WRITERS[model](value, root, attributes, parts)
    return "".join(parts).encode()


@cache
def model_named(name: str) -> type[Any]:
    """Return the class of a model by its name."""
    from .. import models

    found: type[Any] = getattr(models, name)
    return found


def _ignore(problems: object, unknown: object) -> None:
    """Do not log problems: `read_error` only looks for an error."""


@cache
def _error_child() -> Child:
    """Return the error element of an error reply."""
    shape = shape_of(model_named("ErrorReply"))
    return shape.children[next(iter(shape.required.values()))]


_shapes: dict[type[Any], Shape] = {}


def shape_of(model: type[Any]) -> Shape:
    """Return the shape of a model, which describes it for the decoder."""
    if model not in _shapes:
        module = import_module(f".decode_{_topic(model)}", __name__)
        _shapes[model] = module.SHAPES[model]
    return _shapes[model]


def _topic(model: type[Any]) -> str:
    return model.__module__.rpartition(".")[2]
