# Generated from spec/ by `make generate`. Do not edit.
"""XML to models and back: tolerant reading, exact writing, the standard library only."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

from .reading import Decoder as _Decoder
from .shapes import Child, Shape
from .values import DecodeError, EncodeError, ErrorDocument, Limits

if TYPE_CHECKING:
    from ..models import ErrorDetail

__all__ = [
    "DecodeError",
    "Decoder",
    "EncodeError",
    "ErrorDocument",
    "Limits",
    "decode",
    "encode",
    "model_named",
    "read_error",
]

T = TypeVar("T")

NAMESPACE = "http://tableau.com/api"
"""The namespace of documents."""

NAMESPACES = frozenset(("http://tableau.com/api", "http://tableausoftware.com/api", ""))
"""What a document's root may be in: the namespace, those of old servers, or none."""


_LIMITS = Limits()


class Decoder(_Decoder[T]):
    """Reads one document as its bytes arrive.

    Args:
        model: The class to read: a reply or a request.
        root: The name of the root element.
        items: The field whose items `feed` gives out as soon as each is complete, so that a long
            list takes no memory. Only those that came with the very end, if there are any, are in
            the result of `close`: expat may wait with a small last piece.
        limits: What a document may not exceed.
    """

    def __init__(
        self,
        model: type[T],
        root: str = "tsResponse",
        *,
        items: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        super().__init__(
            shape_of(model),
            root,
            NAMESPACES,
            _error_child() if root == "tsResponse" else None,
            items,
            limits or _LIMITS,
        )


def decode(model: type[T], data: bytes, root: str = "tsResponse") -> T:
    """Read a whole document.

    Raises:
        DecodeError: It is no such document, or a value in it cannot be read.
        ErrorDocument: It is a reply that reports an error.
    """
    return Decoder(model, root).read(data)


def read_error(data: bytes) -> ErrorDetail | None:
    """The error that a reply reports, or None if it is no error document."""
    try:
        reply = decode(model_named("ErrorReply"), data)
    except DecodeError:
        return None
    error: ErrorDetail = reply.error
    return error


def encode(value: object, root: str, *, namespace: str | None = NAMESPACE) -> bytes:
    """Write a document: schema order, only what was given.

    Args:
        value: A request or a reply.
        root: The name of the root element.
        namespace: Its namespace; None for a bare document.

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


def model_named(name: str) -> type[Any]:
    """The class of a model, by its name."""
    from .. import models

    found: type[Any] = getattr(models, name)
    return found


@cache
def _error_child() -> Child:
    """The element of an error, as the reply that reports one has it."""
    shape = shape_of(model_named("ErrorReply"))
    return shape.children[next(iter(shape.required.values()))]


_shapes: dict[type[Any], Shape] = {}


def shape_of(model: type[Any]) -> Shape:
    """The shape of a model: what the decoder needs to know of it."""
    if model not in _shapes:
        module = import_module(f".decode_{_topic(model)}", __name__)
        _shapes[model] = module.SHAPES[model]
    return _shapes[model]


def _topic(model: type[Any]) -> str:
    return model.__module__.rpartition(".")[2]
