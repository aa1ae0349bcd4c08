"""Cases of documents: every example of a reply, and the same in other forms."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import reading

from spec import EXAMPLES, api, examples, operations, pascal, result_of


def files() -> dict[str, Any]:
    """The files of these cases."""
    made = {"documents/examples.json": _file(_examples())}
    for name, title, change in FORMS:
        cases = [_changed(operation, path, title, change) for operation, path in _firsts()]
        made[f"documents/{name}.json"] = _file(cases)
    made["documents/unreadable-values.json"] = _file(_unreadable())
    return made


def _file(cases: list[Any]) -> Any:
    return {"kind": "document", "source": "spec", "cases": cases}


def _examples() -> list[Any]:
    made = [
        _case(operation, f"{operation['id']}: {path.stem}", path.read_text("utf-8"))
        for operation in operations().values()
        for path in examples(operation, "reply")
    ]
    codes = {it["code"]: it for it in api()["errors"]}
    for path in sorted((EXAMPLES / "error").glob("*.xml")):
        text = path.read_text("utf-8")
        code = reading.read("error reply", text)["error"]["code"]
        expect = {"error": {"family": pascal(codes[code]["family"]), "code": code, "status": 200}}
        title = f"an error with status 200: {path.stem}"
        made.append(
            {"name": title, "operation": "queryFlow", "response": _response(text), "expect": expect}
        )
    return made


def _firsts() -> list[tuple[Any, Any]]:
    """The first example of each type of reply."""
    found = {}
    for operation in operations().values():
        paths = examples(operation, "reply")
        if paths and operation["reply"]["type"] not in found:
            found[operation["reply"]["type"]] = (operation, paths[0])
    return [*found.values()]


def _case(operation: Any, name: str, text: str, expected_of: str | None = None) -> Any:
    type_ = operation["reply"]["type"]
    reply = reading.read(type_, expected_of or text)
    return {
        "name": name,
        "operation": operation["id"],
        "response": _response(text, operation["reply"]["status"]),
        "expect": {"reply": reply, "result": result_of(operation, reply), "unreadable": 0},
    }


def _response(text: str, status: int = 200) -> Any:
    media = f"{api()['protocol']['documents']['reply_media']};charset=utf-8"
    return {"status": status, "headers": {"Content-Type": media}, "body": text}


def _changed(operation: Any, path: Any, title: str, change: Any) -> Any:
    text = path.read_text("utf-8")
    root = ElementTree.fromstring(text)
    changed = change(root)
    return _case(operation, f"{operation['id']} {title}", changed, expected_of=text)


def _text(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode")


def _renamed(root: ElementTree.Element, namespace: str) -> ElementTree.Element:
    for element in root.iter():
        name = reading.local(element.tag)
        element.tag = f"{{{namespace}}}{name}" if namespace else name
    return root


def _plain(root: ElementTree.Element) -> str:
    return _text(_renamed(root, ""))


def _old(root: ElementTree.Element) -> str:
    namespace = api()["old_namespaces"][0]
    bare = _plain(root)
    return bare.replace("<tsResponse", f'<tsResponse xmlns="{namespace}"', 1)


def _prefixed(root: ElementTree.Element) -> str:
    ElementTree.register_namespace("t", api()["namespace"])
    return _text(_renamed(root, api()["namespace"]))


def _backwards(root: ElementTree.Element) -> str:
    """Other order of attributes, and of children with different names."""
    for element in root.iter():
        attributes = [*element.attrib.items()][::-1]
        element.attrib.clear()
        element.attrib.update(attributes)
        names = [*dict.fromkeys(child.tag for child in element)][::-1]
        element[:] = sorted(element, key=lambda child: names.index(child.tag))
    return _plain(root)


def _newer(root: ElementTree.Element) -> str:
    """Attributes and elements that no version has yet."""
    for element in [*root.iter()]:
        element.set("ofTheFuture", "1")
        for place in (0, len(element)):
            new = ElementTree.Element("ofTheFuture", {"id": "x", "name": "y"})
            ElementTree.SubElement(new, "inner").text = "unknown"
            element.insert(place, new)
    return _plain(root)


def _spaced(root: ElementTree.Element) -> str:
    """Other layout: comments and white space between elements."""
    text = _plain(root).replace("><", ">\r\n\t <!-- layout --> <")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<!-- begin -->\n{text}\n\n'


FORMS = [
    ("no-namespace", "without a namespace", _plain),
    ("old-namespace", "in the namespace of old servers", _old),
    ("prefixed", "with a prefix for the namespace", _prefixed),
    ("other-order", "with attributes and elements in another order", _backwards),
    ("newer-server", "with attributes and elements that are not known yet", _newer),
    ("other-layout", "with comments and white space between elements", _spaced),
]
"""Name of the file, what the cases are called, and the change to an example."""


def _unreadable() -> list[Any]:
    """For each attribute of an example that is no text: a value that cannot be read."""
    made = []
    seen = set()
    for operation, path in _firsts():
        text = path.read_text("utf-8")
        for element in ElementTree.fromstring(text).iter():
            for name in element.attrib:
                key = f"{reading.local(element.tag)}/@{name}"
                if key not in seen and not name.startswith("{"):
                    seen.add(key)
                    made += _with_unreadable(operation, text, element.tag, name)
    return made


def _with_unreadable(operation: Any, text: str, tag: str, name: str) -> list[Any]:
    type_ = operation["reply"]["type"]
    broken = _with_value(text, tag, name, "unreadable")
    try:
        reading.read(type_, broken)
    except ValueError:
        pass
    else:
        return []  # it is a text
    try:
        # An empty value means that there is no value, and so does one that cannot be read.
        reply = reading.read(type_, _with_value(text, tag, name, ""))
    except reading.MissingError:
        return []
    count = sum(name in it.attrib for it in ElementTree.fromstring(text).iter(tag))
    expect = {"reply": reply, "result": result_of(operation, reply), "unreadable": count}
    return [
        {
            "name": f"{operation['id']}: {reading.local(tag)}/@{name}",
            "operation": operation["id"],
            "response": _response(broken, operation["reply"]["status"]),
            "expect": expect,
        }
    ]


def _with_value(text: str, tag: str, name: str, value: str) -> str:
    root = ElementTree.fromstring(text)
    for element in root.iter(tag):
        if name in element.attrib:
            element.set(name, value)
    return _plain(root)
