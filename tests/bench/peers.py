"""The others who read and write the same documents: the official client, expat, xsdata."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable
from datetime import datetime, time
from pathlib import Path
from typing import Any
from xml.parsers import expat

import tableauserverclient as tsc
from documents import NAMESPACE
from tableauserverclient.server.endpoint.exceptions import ServerResponseError
from xsdata.formats.converter import Converter, converter
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig
from xsdata.formats.dataclass.parsers.handlers import XmlEventHandler
from xsdata.formats.dataclass.serializers import XmlSerializer

sys.path.append(str(Path(__file__).parents[1] / "support"))
from xsdata_models import ModelContext

_PREFIXES = {"t": NAMESPACE}
_SCHEMA = Path(__file__).parents[2] / "spec" / "xsd"


def tsc_flows(data: bytes) -> object:
    """Flows, as the official client reads them."""
    return tsc.FlowItem.from_response(data, _PREFIXES)


def tsc_error(data: bytes) -> object:
    """An error, as the official client reads it."""
    return ServerResponseError.from_response(data, _PREFIXES, "")


def expat_only(data: bytes) -> object:
    """The parser under Python's XML, calling an empty function for each start tag."""
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    parser.Parse(data, True)
    return parser


class _DateTime(Converter):
    """xsdata has types of its own for times; the models hold those of the standard library."""

    def deserialize(self, value: Any, **_: Any) -> datetime | None:
        return datetime.fromisoformat(value) if value else None

    def serialize(self, value: Any, **_: Any) -> str:
        return str(value.isoformat())


class _Time(Converter):
    def deserialize(self, value: Any, **_: Any) -> time | None:
        return time.fromisoformat(value) if value else None

    def serialize(self, value: Any, **_: Any) -> str:
        return str(value.isoformat())


def xsdata() -> tuple[Callable[[type, bytes], object], Callable[[object], bytes]]:
    """Read and write with xsdata, which keeps what it knows of the models from call to call."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        converter.register_converter(datetime, _DateTime())
        converter.register_converter(time, _Time())
    context = ModelContext()
    parser = XmlParser(
        context=context,
        handler=XmlEventHandler,
        config=ParserConfig(fail_on_unknown_properties=False),
    )
    serializer = XmlSerializer(context=context)

    def read(model: type, data: bytes) -> object:
        return parser.from_bytes(data, model)

    def write(value: object) -> bytes:
        return serializer.render(value, ns_map={None: NAMESPACE}).encode()

    return read, write


def xsdata_classes() -> Any:
    """The classes that xsdata itself makes of the schema, as somebody who uses it would have."""
    package = "made_by_xsdata"
    command = [sys.executable, "-m", "xsdata", "generate", str(_SCHEMA), "--package", package]
    # It runs ruff, which stands beside the interpreter.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [*command, "--structure-style", "single-package"],
            cwd=folder,
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
        )
        sys.path.insert(0, folder)
        try:
            return importlib.import_module(package)
        finally:
            sys.path.remove(folder)
