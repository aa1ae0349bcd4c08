# Generated from spec/ by `make generate`. Do not edit.
"""XML to models and back: tolerant reading, exact writing, the standard library only."""

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
        strict: Raise for every value that cannot be read. Otherwise one that may be missing is
            None, and an element that lacks what it cannot be without is left out if it may be
            missing itself, with a problem reported. An item of the list that the document is about
            is never left out: it raises in its place, after the items before it.
        report: Called once with the problems and with what was skipped, if there is either.
            Without it both are logged by the logger `tableau_flows.xml`, problems as warnings.

    Attributes:
        problems: What could not be read so far.
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
    """Read a whole document.

    Args:
        model: The class to read: a reply or a request.
        data: The document.
        root: The name of the root element.
        strict: Raise for every value that cannot be read; see `Decoder`.
        report: Called once with the problems and with what was skipped; see `Decoder`.

    Raises:
        DecodeError: It is no such document, or it lacks what it cannot be without.
        ErrorDocument: It is a reply that reports an error.
    """
    return Decoder(model, root, strict=strict, report=report).read(data)


def read_error(data: bytes) -> m.ErrorDetail | None:
    """The error that a reply reports, or None if it is no error document."""
    try:
        model = model_named("ErrorReply")
        reply = decode(model, data, report=_ignore)
    except DecodeError:
        return None
    error: m.ErrorDetail = reply.error
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


@cache
def model_named(name: str) -> type[Any]:
    """The class of a model, by its name."""
    from .. import models

    found: type[Any] = getattr(models, name)
    return found


def _ignore(problems: object, unknown: object) -> None:
    """What looks for an error says nothing of the rest."""


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
