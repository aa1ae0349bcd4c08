"""A good request for each operation: made from `generated/api.json` and the examples of the spec.

So a new operation is called by the tests without being listed anywhere. It needs a line here only
if its path has a parameter that no other path has.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tableau_flows.emulator import sample_flow, seed_id

ROOT = Path(__file__).parents[2]
API = json.loads((ROOT / "generated" / "api.json").read_text("utf-8"))
NOBODY = "00000000-0000-0000-0000-000000000000"

PATH_VALUES = {
    "siteKey": seed_id("site", ""),
    "flowId": seed_id("flow", "Superstore"),
    "userId": seed_id("user", "viewer"),
    "groupId": seed_id("group", "Analysts"),
    "groupSetId": seed_id("group set", "Reviewing Analysts"),
    "taskId": seed_id("task", "Superstore"),
    "scheduleId": seed_id("schedule", "Hourly flows"),
    "projectId": seed_id("project", "Finance"),
    "linkedTaskId": seed_id("linked task", "Superstore, then Budget"),
    "tagName": "demo",
    "capabilityName": "Read",
    "capabilityMode": "Allow",
    "connectionId": NOBODY,
    "flowRunId": NOBODY,
    "dataQualityWarningId": NOBODY,
    "jobId": NOBODY,
    "uploadSessionId": "1:a-1:0",
}
"""Values of path parameters; what a server makes only when asked is nobody's."""

_DOCUMENT_VALUES = {
    ("credentials", "name"): "admin",
    ("credentials", "password"): "admin",
    ("site", "contentUrl"): "sales",
    ("flow", "id"): PATH_VALUES["flowId"],
    ("content", "id"): PATH_VALUES["flowId"],
    ("flowRunSpec", "flowId"): PATH_VALUES["flowId"],
    ("project", "id"): seed_id("project", "Finance"),
    ("project", "parentProjectId"): seed_id("project", "Default"),
    ("owner", "id"): seed_id("user", "admin"),
    ("user", "id"): PATH_VALUES["userId"],
    ("group", "id"): PATH_VALUES["groupId"],
    ("groupSet", "id"): PATH_VALUES["groupSetId"],
}
"""What the examples name by ids of their own, by element and attribute."""


@dataclass(frozen=True)
class Sample:
    """A request that an emulator with its first contents answers with success, for admin.

    It is an emulated Tableau Cloud if the operation exists there only.
    """

    id: str
    method: str
    path: str
    """Below the site, without a slash in front, or below the version, with one."""
    body: str | None
    """What stands in the root of the document; None: there is no document."""
    parts: tuple[tuple[str, bytes], ...]
    """Parts of a multipart body: Content-Disposition and content."""
    parameters: tuple[str, ...]
    """The parameters of the path that the session does not fill in."""

    def path_with(self, **values: str) -> str:
        """The path with other values of its parameters."""
        path = self.path
        for name, value in values.items():
            path = path.replace(PATH_VALUES[name], value)
        return path


def least_change(name: str) -> dict[str, object]:
    """One argument for a function of `operations` that needs at least one; else none.

    Args:
        name: The name of the function, such as "update_flow".
    """
    for operation in API["operations"]:
        request = operation["request"]
        if operation["name"].replace(" ", "_") == name and request and request["at_least_one"]:
            argument = request["arguments"][0]
            value = NOBODY if argument["identifies"] else "text"
            return {argument["name"].replace(" ", "_"): value}
    return {}


@cache
def samples() -> dict[str, Sample]:
    """The samples by the ids of the operations, without those of `without_path_values`."""
    lacking = without_path_values()
    return {
        operation["id"]: _sample(operation)
        for operation in API["operations"]
        if operation["id"] not in lacking
    }


def without_path_values() -> dict[str, list[str]]:
    """The parameters in paths that `PATH_VALUES` lacks, by the ids of the operations."""
    lacking = {}
    for operation in API["operations"]:
        names = [f"{{{one['name']}}}" for one in operation["parameters"]]
        path = operation["path"]
        missing = [
            name[1:-1]
            for name in names
            if name in path and name[1:-1] not in {*PATH_VALUES, "apiVersion", "siteId"}
        ]
        if missing:
            lacking[operation["id"]] = missing
    return lacking


def _sample(operation: dict[str, Any]) -> Sample:
    path = operation["path"].removeprefix("/api/{apiVersion}").removeprefix("/sites/{siteId}/")
    names = [p["name"] for p in operation["parameters"] if p["location"] == "path"]
    own = tuple(name for name in names if name in path and name not in ("apiVersion", "siteId"))
    for name in own:
        path = path.replace(f"{{{name}}}", PATH_VALUES[name])
    request = operation["request"]
    body = _document(operation["name"].replace(" ", "_")) if request and request["type"] else None
    parts = tuple(_part(part, body) for part in request["parts"]) if request else ()
    return Sample(operation["id"], operation["method"], path, None if parts else body, parts, own)


def _part(part: dict[str, Any], body: str | None) -> tuple[str, bytes]:
    disposition = f'name="{part["name"]}"'
    if part["content"] == "file":
        return f'{disposition}; filename="flow.tflx"', sample_flow()
    return disposition, f"<tsRequest>{body}</tsRequest>".encode() if body is not None else b""


def _document(name: str) -> str:
    """`request.xml`, else the shortest example, with the ids of things that the emulator has."""
    paths = (ROOT / "spec" / "examples" / name).glob("request*.xml")
    chosen = min(paths, key=lambda p: (p.name != "request.xml", p.stat().st_size, p.name))
    root = ET.fromstring(chosen.read_text("utf-8"))
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for attribute in element.attrib:
            key = (element.tag, attribute)
            element.set(attribute, _DOCUMENT_VALUES.get(key, element.attrib[attribute]))
    return "".join(ET.tostring(child, encoding="unicode") for child in root).strip()
