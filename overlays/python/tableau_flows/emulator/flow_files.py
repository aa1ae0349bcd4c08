"""Reads out of a flow file what the server shows of it: output steps, connections, parameters.

A .tfl or .tflx is a ZIP whose entry ``flow`` is JSON (wire_facts §6.7). Anything else is taken
as it is: the server then shows one output step and no connections.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from .options import is_number

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

MAX_FLOW_ENTRY = 32 * 1024 * 1024
DEFAULT_STEP = "Output"


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


def inspect(path: Path) -> FlowContents:
    """What a flow file holds, as far as it can be read."""
    document = _flow_document(path)
    steps = tuple(_step_names(document))
    return FlowContents(
        output_steps=steps or (DEFAULT_STEP,),
        connections=tuple(_connections(document)),
        parameters=tuple(_parameters(document)),
    )


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
    try:
        with zipfile.ZipFile(path) as archive:
            entry = archive.getinfo("flow")
            if entry.file_size > MAX_FLOW_ENTRY:
                return {}
            document: Json = json.loads(archive.read(entry))
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError, RuntimeError):
        # No ZIP, no such entry, no JSON, encrypted: an opaque file, which servers take too.
        return {}
    return _object(document)


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
