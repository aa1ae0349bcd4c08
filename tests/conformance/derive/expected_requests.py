"""The HTTP request that an operation makes of arguments, by its description in the spec."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import reading
from writing import document, placed

from spec import api, joined

SESSION = {"version": "3.30", "site": "7a0c4e2f-site", "token": "token|of-the-session"}
FILE = {"name": "Orders 2026.tflx", "text": "not really a flow\r\n--but bytes"}


def case(operation: Any, name: str, arguments: dict[str, Any], xml: str | None = None) -> Any:
    request = operation["request"]
    takes_file = bool(request) and any(it["content"] == "file" for it in request["parts"])
    has_file = takes_file and arguments.get("upload_session_id") is None
    if operation["id"] == "appendToFileUpload":
        has_file = True  # the upload stands in the path
    elif takes_file and not has_file:
        arguments = {"flow_type": "tflx", **arguments}
    return {
        "name": name,
        "arguments": arguments,
        "session": SESSION,
        "file": FILE if has_file else None,
        "expect": _expected(operation, arguments, has_file, xml),
    }


def _expected(operation: Any, arguments: dict[str, Any], has_file: bool, xml: str | None) -> Any:
    path, query = operation["path"], []
    session = {"apiVersion": SESSION["version"], "siteId": SESSION["site"]}
    for it in operation["parameters"]:
        value = session[it["name"]] if it["session"] else arguments.get(joined(it["argument"]))
        if it["location"] == "path":
            path = path.replace(f"{{{it['name']}}}", quote(value, safe=""))
        elif value is not None:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            query.append([it["name"], text])
    request, reply = operation["request"], operation["reply"]
    headers: dict[str, Any] = {
        api()["protocol"]["session"]["header"]: (
            SESSION["token"] if operation["authenticated"] else None
        ),
        "Content-Type": request["media_type"] if request else None,
    }
    if reply["type"]:
        headers["Accept"] = api()["protocol"]["documents"]["reply_media"]
    expected = {
        "method": operation["method"],
        "path": path,
        "query": query,
        "headers": headers,
    }
    if request and request["type"] and xml is None:
        xml = document(request["type"], body_value(request, arguments))
    if request and request["parts"]:
        expected["parts"] = [
            _part(it, xml) for it in request["parts"] if has_file or it["content"] != "file"
        ]
    elif xml is not None:
        expected["xml"] = xml
    return expected


def body_value(request: Any, arguments: dict[str, Any]) -> Any:
    return placed(
        request["type"],
        [
            (it["path"], arguments[joined(it["name"])])
            for it in request["arguments"]
            if arguments.get(joined(it["name"])) is not None
        ],
    )


def _part(part: Any, xml: str | None) -> Any:
    protocol = api()["protocol"]["multipart"]
    names = {"empty": "", "file": FILE["name"]}
    expected = {
        "headers": [protocol["disposition"], protocol["content_type"]],
        "disposition": part["disposition"],
        "name": part["name"],
        "file_name": names.get(part["filename"]),
        "media_type": part["media_type"],
    }
    if part["content"] == "document" and xml is not None:
        return {**expected, "xml": xml}
    return {**expected, "text": FILE["text"] if part["content"] == "file" else ""}


def at(value: Any, path: list[str]) -> Any:
    for name in path:
        value = (value or {}).get(joined(name))
    return value


def bare(path: Path) -> str:
    """An example without its namespace, since requests have none, and without its layout."""
    return bare_text(path.read_text("utf-8"))


def bare_text(text: str) -> str:
    root = ElementTree.fromstring(text)
    for element in root.iter():
        element.tag = reading.local(element.tag)
        element.text = element.text if (element.text or "").strip() else None
        element.tail = None
        for name in [name for name in element.attrib if name.startswith("{")]:
            del element.attrib[name]
    return re.sub(" />", "/>", ElementTree.tostring(root, encoding="unicode"))
