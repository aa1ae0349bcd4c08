"""The versions of credentials in protocol.yaml, which follow from the fields in the XSD."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.documents import walk
from generator.checking.spec import Spec
from generator.document import Document, Node
from generator.errors import Fault
from generator.versions import newest, number


def check_credentials(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Versions: they follow from the fields, unless a kind of server is later."""
    latest = spec.openapi.content["info"]["version"]
    for index, kind in enumerate(protocol.content["credentials"]):
        brought = _brought(protocol, spec, kind)
        first = brought
        if brought is not None:
            told = [kind.get("later", {}).get(name, brought) for name in kind["servers"]]
            first = min(told, key=number)
        for name, version in kind.get("later", {}).items():
            keys = ("credentials", index, "later", name)
            if name not in kind["servers"]:
                yield protocol.fault(f"{name!r} is not one of the servers", *keys)
            elif brought is not None and number(version) <= number(brought):
                reason = f"{version} is not after {brought}, that of the fields"
                yield protocol.fault(reason, *keys)
            elif number(version) > number(latest):
                yield protocol.fault(f"{version} is beyond {latest}, the newest", *keys)
        version, place = kind["impersonation-since"], ("credentials", index, "impersonation-since")
        if first is not None and number(version) < number(first):
            reason = f"{version} is older than {first}, the kind itself"
            yield protocol.fault(reason, *place)
        elif number(version) > number(latest):
            yield protocol.fault(f"{version} is beyond {latest}, the newest", *place)


def _brought(protocol: Document, spec: Spec, kind: Node) -> str | None:
    """The version that brought all fields of credentials; None if one does not exist."""
    name = protocol.content["session"]["sign-in"]["operation"]
    sign_in = next((o for o in spec.operations if o.node["operationId"] == name), None)
    if sign_in is None or sign_in.request_type is None:
        return None
    found: list[str | None] = []
    for item in kind["fields"]:
        field = walk(spec.types, sign_in.request_type, item["path"])
        if isinstance(field, str):
            return None
        if not item.get("optional", False):
            found.append(field.since)
    base = sign_in.node["x-since"]
    return newest(base, *found) or base
