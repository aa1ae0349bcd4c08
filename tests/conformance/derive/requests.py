"""Cases of requests: for each operation, from its examples and from its description."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import reading
from spec import api, examples, joined, operations, types
from writing import document, placed

SPECIAL = "a & b < c > d \" e ' f é 😀 % + = / ? # ;"
"""A text with what must be encoded somewhere."""

SESSION = {"version": "3.30", "site": "7a0c4e2f-site", "token": "token|of-the-session"}
FILE = {"name": "Orders 2026.tflx", "text": "not really a flow\r\n--but bytes"}


def files() -> dict[str, Any]:
    """The files of these cases, by operation."""
    return {f"requests/{name}.json": _file(operation) for name, operation in operations().items()}


def _file(operation: Any) -> Any:
    return {
        "kind": "request",
        "source": "spec",
        "operation": operation["id"],
        "cases": [
            *_from_examples(operation),
            *_from_description(operation),
            *_from_versions(operation),
        ],
    }


def _from_examples(operation: Any) -> list[Any]:
    """The examples, except those that hold more than the arguments can say."""
    request = operation["request"]
    if not request or not request["type"]:
        return []
    made = []
    for path in examples(operation, "request"):
        value = reading.read(request["type"], path.read_bytes())
        body = {
            joined(it["name"]): given
            for it in request["arguments"]
            if (given := _at(value, it["path"])) not in (None, [])
        }
        if request["at_least_one"] and not body:
            continue
        arguments = {**_required_parameters(operation), **body}
        xml = _bare(path)
        if xml == _bare_text(document(request["type"], _body(request, arguments))):
            made.append(_case(operation, f"the example {path.stem} of the spec", arguments, xml))
    return made


def _from_description(operation: Any) -> list[Any]:
    least = _least(operation)
    optional = _optional(operation)
    made = [_case(operation, "the required arguments alone", least)]
    nothing = {name: None for name in optional if name not in least}
    if nothing:
        made.append(_case(operation, "null is not sent", {**nothing, **least}))
    for name, values in optional.items():
        for value in values:
            title = f"{name} is {_shown(value)}" if len(values) > 1 else f"with {name}"
            made.append(_case(operation, title, {**least, name: value}))
    if len(optional) > 1:
        every = {name: values[0] for name, values in optional.items()}
        made.append(_case(operation, "every argument at once", {**least, **every}))
    for name in _texts(operation):
        made.append(_case(operation, f"special characters in {name}", {**least, name: SPECIAL}))
    for name in _clearable(operation):
        made.append(_case(operation, f"an empty {name} is sent", {**least, name: ""}))
    return made


def _from_versions(operation: Any) -> list[Any]:
    """What is newer than the oldest version that clients use is refused before it."""
    made = []
    oldest = _pair(api()["oldest"])
    least = {name: _as_of(operation["since"], operation, name, it) for name, it in _least(operation).items()}
    newer = [("the operation", operation["since"], least)]
    for it in (operation["request"] or {"arguments": []})["arguments"]:
        if it["since"] is not None:
            name = joined(it["name"])
            newer.append((name, it["since"], {**least, name: _sample(operation, it)}))
    for what, since, arguments in newer:
        major, minor = map(int, since.split("."))
        if (major, minor) > oldest:
            before = {**SESSION, "version": f"{major}.{minor - 1}"}
            refused = _case(operation, f"{what} is refused before {since}", arguments)
            refused |= {"session": before, "expect": {"error": {"family": "VersionError"}}}
            sent = _case(operation, f"{what} is sent with {since}", arguments)
            sent["session"] = {**SESSION, "version": since}
            expect = sent["expect"]
            expect["path"] = expect["path"].replace(f"/{SESSION['version']}/", f"/{since}/", 1)
            made += [refused, sent]
    return made


def _as_of(version: str, operation: Any, name: str, value: Any) -> Any:
    """An argument without the fields that are newer than a version."""
    request = operation["request"] or {"arguments": []}
    found = [it for it in request["arguments"] if joined(it["name"]) == name]
    return _pruned(found[0]["type"], value, version) if found else value


def _pruned(type_: Any, value: Any, version: str) -> Any:
    if isinstance(value, list):
        kept = [_pruned(type_, item, version) for item in value]
        return [item for item in kept if item is not None]
    if type_["kind"] != "object":
        return value
    pruned = {}
    for field in types()[type_["name"]]["fields"]:
        name = joined(field["name"])
        if name in value:
            if field["since"] is not None and _pair(field["since"]) > _pair(version):
                return None  # what is there for it alone
            pruned[name] = _pruned(field["type"], value[name], version)
    return pruned


def _pair(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


# Arguments


def _least(operation: Any) -> dict[str, Any]:
    """The required arguments; with one of the others if there must be one."""
    arguments = _required_parameters(operation)
    request = operation["request"]
    if request:
        items = request["arguments"]
        chosen = [it for it in items if it["required"]]
        if request["at_least_one"]:
            chosen = chosen or items[:1]
        arguments |= {joined(it["name"]): _sample(operation, it) for it in chosen}
    return arguments


def _required_parameters(operation: Any) -> dict[str, Any]:
    return {
        joined(it["argument"]): it["enum"][0] if it["enum"] else f"{joined(it['argument'])}-1"
        for it in operation["parameters"]
        if it["required"] and not it["session"]
    }


def _optional(operation: Any) -> dict[str, list[Any]]:
    """The optional arguments with values to try."""
    values: dict[str, list[Any]] = {}
    for it in operation["parameters"]:
        if not it["session"] and not it["required"]:
            values[joined(it["argument"])] = _parameter_values(it)
    for it in (operation["request"] or {"arguments": []})["arguments"]:
        if not it["required"]:
            values[joined(it["name"])] = [_sample(operation, it)]
    return values


def _parameter_values(parameter: Any) -> list[Any]:
    if parameter["enum"]:
        return [*parameter["enum"]]
    if parameter["filter"]:
        return _filters(parameter["filter"])
    if parameter["sort"]:
        first, last = parameter["sort"][0]["name"], parameter["sort"][-1]["name"]
        return [f"{first}:asc", f"{first}:desc,{last}:asc"]
    kinds = {"integer": [parameter["minimum"] or 1, 1000], "boolean": [True, False]}
    return kinds.get(parameter["type"], [f"{joined(parameter['argument'])}-1"])


def _filters(fields: Any) -> list[str]:
    """One condition, two of them, and a list if the operator `in` takes any."""
    samples = {"string": "A b+c é", "integer": "7", "boolean": "true"}
    texts = [
        f"{it['name']}:{it['operators'][0]}:{samples.get(it['type'], '2026-01-02T03:04:05Z')}"
        for it in fields
        if it["since"] is None or _is_old(it["since"])
    ]
    listed = [it for it in fields if "in" in it["operators"]]
    found = [texts[0], ",".join(texts[:2])] if len(texts) > 1 else [texts[0]]
    for it in listed[:1]:
        names = it.get("in_values") or it.get("in") or ["one", "two"]
        found.append(f"{it['name']}:in:[{','.join(names[:2])}]")
    return found


def _is_old(version: str) -> bool:
    return _pair(version) <= _pair(str(SESSION["version"]))


def _sample(operation: Any, argument: Any) -> Any:
    """A value for an argument of the body: that of an example, or a text."""
    for path in examples(operation, "request"):
        value = reading.read(operation["request"]["type"], path.read_bytes())
        given = _at(value, argument["path"])
        if given not in (None, []):
            return given
    kind = argument["type"]["kind"]
    if kind == "object":
        raise NotImplementedError(f"{operation['id']}: no example has {argument['name']}")
    if kind == "enum":
        kinds = {it["name"]: it for it in api()["enumerations"]}
        return kinds[argument["type"]["name"]]["members"][0]["value"]
    return {"boolean": True, "integer": 7}.get(kind, f"{joined(argument['name'])}-1")


def _texts(operation: Any) -> list[str]:
    """The arguments that may be any text."""
    free = [it["argument"] for it in operation["parameters"] if it["free_text"]]
    request = operation["request"] or {"arguments": []}
    body = [
        it["name"]
        for it in request["arguments"]
        if it["type"]["kind"] == "string" and not it["identifies"] and it["name"] != "content url"
    ]
    return [joined(name) for name in (*free, *body)]


def _clearable(operation: Any) -> list[str]:
    """The arguments by which a text is removed."""
    request = operation["request"] or {"arguments": []}
    names = {"description", "message", "password", "user name"}
    return [
        joined(it["name"])
        for it in request["arguments"]
        if it["name"] in names and it["type"]["kind"] == "string" and not it["required"]
    ]


# Expected requests


def _case(operation: Any, name: str, arguments: dict[str, Any], xml: str | None = None) -> Any:
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
        xml = document(request["type"], _body(request, arguments))
    if request and request["parts"]:
        expected["parts"] = [
            _part(it, xml) for it in request["parts"] if has_file or it["content"] != "file"
        ]
    elif xml is not None:
        expected["xml"] = xml
    return expected


def _body(request: Any, arguments: dict[str, Any]) -> Any:
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


def _at(value: Any, path: list[str]) -> Any:
    for name in path:
        value = (value or {}).get(joined(name))
    return value


def _bare(path: Path) -> str:
    """An example without its namespace, since requests have none, and without its layout."""
    return _bare_text(path.read_text("utf-8"))


def _bare_text(text: str) -> str:
    root = ElementTree.fromstring(text)
    for element in root.iter():
        element.tag = reading.local(element.tag)
        element.text = element.text if (element.text or "").strip() else None
        element.tail = None
        for name in [name for name in element.attrib if name.startswith("{")]:
            del element.attrib[name]
    return re.sub(" />", "/>", ElementTree.tostring(root, encoding="unicode"))
