"""Reads out of a flow file what the server shows of it: output steps, connections, parameters.

A .tfl or .tflx is a ZIP whose entry ``flow`` is JSON (wire_facts §6.7). A .tflx must be one. A .tfl
is taken whatever it holds, such as the bare JSON or XML of a flow, since no source says that
servers refuse it; the server then shows one output step and no connections.
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

from tableau_flows.emulator.options import is_number
from tableau_flows.emulator.wire.zip_directory import check_directory

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_FLOW_ENTRY = 8 * 1024 * 1024
"""Bytes of the entry ``flow`` once it is decompressed; a larger one is not looked into."""
MAX_PARTS = 10_000
"""How many output steps, connections and parameters a flow may have together."""
DEFAULT_STEP = "Output"


class FlowFileError(ValueError):
    """The file is not a flow file, or one with too many parts."""


@dataclass(frozen=True, slots=True)
class ConnectionFacts:
    """A connection as the flow file describes it."""

    type: str
    server_address: str = ""
    server_port: int | None = None
    user_name: str = ""


@dataclass(frozen=True, slots=True)
class ParameterFacts:
    """A parameter as the flow file describes it."""

    name: str
    type: str = "string"
    value: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class FlowContents:
    """What a flow holds."""

    output_steps: tuple[str, ...] = (DEFAULT_STEP,)
    connections: tuple[ConnectionFacts, ...] = ()
    parameters: tuple[ParameterFacts, ...] = ()


def inspect(path: Path, file_type: str) -> FlowContents:
    """What a flow file holds.

    Args:
        path: The file.
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
    """A flow file with the given contents; equal arguments give equal bytes.

    Args:
        output_steps: Names of its output steps.
        connections: Its connections.
        parameters: Its parameters.
        padding: Bytes of ballast, to make a file of some size.
    """
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
        # ZipInfo made by hand carries no time of day, so the bytes are the same every time.
        archive.writestr(zipfile.ZipInfo("flow"), json.dumps(document))
        archive.writestr(zipfile.ZipInfo("displaySettings"), "{}")
        archive.writestr(zipfile.ZipInfo("maestroMetadata"), "{}")
        if padding:
            archive.writestr(zipfile.ZipInfo("ballast"), bytes(padding))
    return target.getvalue()


def _flow_document(path: Path) -> dict[str, Json]:
    """The entry ``flow``; empty where it is not JSON, since its inner form is not documented."""
    try:
        check_directory(path)
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo("flow")
            if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
                raise FlowFileError("its entry 'flow' has an unusual kind of compression")
            with archive.open(entry) as file:
                # Read in bounded steps: the size that the directory tells may be a lie.
                content = file.read(MAX_FLOW_ENTRY + 1)
    except KeyError:
        raise FlowFileError("the ZIP archive has no entry 'flow'") from None
    except FlowFileError:
        raise
    except _BROKEN as problem:
        raise FlowFileError(f"it is not a ZIP archive that can be read ({problem})") from None
    if len(content) > MAX_FLOW_ENTRY:
        return {}
    try:
        document: Json = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return _object(document)


# What zipfile and zlib raise for archives that are damaged, encrypted or not archives at all.
_BROKEN = (
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
    """The objects of a JSON list, or of a JSON object used as a map by id."""
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
