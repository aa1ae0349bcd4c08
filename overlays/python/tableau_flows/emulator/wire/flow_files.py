"""Reads the output steps, connections and parameters of a flow file, and makes sample files.

A .tfl or .tflx is a ZIP archive whose entry ``flow`` is JSON (wire_facts §6.7). A .tflx must be
one. A .tfl is accepted whatever it contains, such as the bare JSON or XML of a flow, because no
source says that servers reject it; the flow then has one output step and no connections.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.options import is_number
from tableau_flows.emulator.wire.zip_directory import check_directory

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_FLOW_ENTRY = 8 * 1024 * 1024
"""Maximum decompressed size of the entry ``flow``; a larger one is not parsed."""
MAX_PARTS = 10_000
"""Maximum number of output steps, connections and parameters of a flow together."""
DEFAULT_STEP = "Output"


class FlowFileError(ValueError):
    """The file is not a flow file, or has too many steps, connections and parameters."""


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """A connection in a flow file.

    Attributes:
        type: Type of the connection, such as ``sqlserver``.
        server_address: Host name or address of the server.
        server_port: Port of the server; None if the file does not name one.
        user_name: Name to connect with.
    """

    type: str
    server_address: str = ""
    server_port: int | None = None
    user_name: str = ""


@dataclass(frozen=True, slots=True)
class ParameterFacts:
    """A parameter in a flow file.

    Attributes:
        name: Name of the parameter.
        type: Type of its value, such as ``string``.
        value: Default value.
        required: Whether a run must have a value for it.
    """

    name: str
    type: str = "string"
    value: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class FlowContents:
    """Output steps, connections and parameters of a flow."""

    output_steps: tuple[str, ...] = (DEFAULT_STEP,)
    connections: tuple[ConnectionFacts, ...] = ()
    parameters: tuple[ParameterFacts, ...] = ()


def read_flow_file(path: Path, file_type: str) -> FlowContents:
    """Read the output steps, connections and parameters of a flow file.

    Args:
        path: Path of the file.
        file_type: ``tfl`` or ``tflx``.

    Raises:
        FlowFileError: The file is not one of this type.
    """
    try:
        document = _flow_document(path)
    except FlowFileError:
        if file_type == "tfl":
            return FlowContents()
        raise
    steps = tuple(_step_names(document))
    contents = FlowContents(
        output_steps=steps or (DEFAULT_STEP,),
        connections=tuple(_connections(document)),
        parameters=tuple(_parameters(document)),
    )
    parts = len(contents.output_steps) + len(contents.connections) + len(contents.parameters)
    if parts > MAX_PARTS:
        raise FlowFileError(f"it has more than {MAX_PARTS} steps, connections and parameters")
    return contents


def sample_flow(
    output_steps: Sequence[str] = (DEFAULT_STEP,),
    connections: Sequence[ConnectionFacts] = (),
    parameters: Sequence[ParameterFacts] = (),
    *,
    padding: int = 0,
) -> bytes:
    """Make a flow file with the given contents; equal arguments give equal bytes.

    Args:
        output_steps: Names of the output steps.
        connections: Connections of the flow.
        parameters: Parameters of the flow.
        padding: Number of zero bytes to add, to make a file of a certain size.

    Returns:
        The content of a .tflx file.
    """
    checks.several("output_steps", output_steps)
    document = {
        "nodes": {
            f"step-{number}": {"nodeType": ".v1.WriteToHyper", "name": name}
            for number, name in enumerate(output_steps)
        },
        "connections": {
            f"connection-{number}": {
                "connectionType": ".v1.SqlConnection",
                "name": facts.server_address,
                "connectionAttributes": {
                    "class": facts.type,
                    "server": facts.server_address,
                    "port": "" if facts.server_port is None else str(facts.server_port),
                    "username": facts.user_name,
                },
            }
            for number, facts in enumerate(connections)
        },
        "parameters": {
            "parameters": {
                f"parameter-{number}": {
                    "name": facts.name,
                    "type": facts.type,
                    "value": facts.value,
                    "isRequired": facts.required,
                }
                for number, facts in enumerate(parameters)
            }
        },
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        # An explicit ZipInfo has no time stamp, so equal arguments give equal bytes.
        archive.writestr(zipfile.ZipInfo("flow"), json.dumps(document))
        archive.writestr(zipfile.ZipInfo("displaySettings"), "{}")
        archive.writestr(zipfile.ZipInfo("maestroMetadata"), "{}")
        if padding:
            archive.writestr(zipfile.ZipInfo("ballast"), bytes(padding))
    return target.getvalue()


def _flow_document(path: Path) -> dict[str, Json]:
    """Read the entry ``flow``; empty if it is not JSON, because its format is not documented."""
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo("flow")
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise FlowFileError("its entry 'flow' has an unusual kind of compression")
            with archive.open(entry) as file:
                # Read up to a limit, because the size in the directory may be wrong.
                content = file.read(MAX_FLOW_ENTRY + 1)
    except KeyError:
        raise FlowFileError("the ZIP archive has no entry 'flow'") from None
    except FlowFileError:
        raise
    except _ARCHIVE_ERRORS as problem:
        raise FlowFileError(f"it is not a ZIP archive that can be read ({problem})") from None
    if len(content) > MAX_FLOW_ENTRY:
        return {}
    try:
        document: Json = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return _object(document)


# Exceptions of zipfile and zlib for files that are damaged, encrypted, or not archives.
_ARCHIVE_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)


def _step_names(document: dict[str, Json]) -> Iterator[str]:
    for node in _objects(document.get("nodes")):
        kind = _text(node.get("nodeType")).lower()
        if "writeto" in kind or "publish" in kind:
            yield _text(node.get("name")) or DEFAULT_STEP


def _connections(document: dict[str, Json]) -> Iterator[ConnectionFacts]:
    for connection in _objects(document.get("connections")):
        facts = _object(connection.get("connectionAttributes"))
        yield ConnectionFacts(
            type=_text(facts.get("class")) or _text(connection.get("connectionType")),
            server_address=_text(facts.get("server")),
            server_port=_port(facts.get("port")),
            user_name=_text(facts.get("username")),
        )


def _parameters(document: dict[str, Json]) -> Iterator[ParameterFacts]:
    holder = _object(document.get("parameters"))
    for parameter in _objects(holder.get("parameters", document.get("parameters"))):
        name = _text(parameter.get("name"))
        if name:
            yield ParameterFacts(
                name=name,
                type=_text(parameter.get("type")) or "string",
                value=_text(parameter.get("value")) or _text(parameter.get("defaultValue")),
                required=parameter.get("isRequired") is True,
            )


def _port(value: Json) -> int | None:
    text = _text(value)
    return int(text) if is_number(text) and len(text) <= 5 else None


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    """Iterate over the objects in a JSON list, or in a JSON object that maps ids to objects."""
    items = list(value.values()) if isinstance(value, dict) else value
    for item in items if isinstance(items, list) else []:
        if isinstance(item, dict):
            yield item


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _text(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else ""
