"""The versions of credentials in protocol.yaml, which are derived from the fields in the XSD."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.documents import walk
from generator.checking.spec import Spec
from generator.document import Document, Node
from generator.errors import Fault
from generator.versions import newest, number


def check_credentials(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check versions, which are derived from the fields unless a kind of server is later."""
    latest = spec.openapi.content["info"]["version"]
    for index, kind in enumerate(protocol.content["credentials"]):
        introduced = _introduced(protocol, spec, kind)
        first = introduced
        if introduced is not None:
            versions = [kind.get("later", {}).get(name, introduced) for name in kind["servers"]]
            first = min(versions, key=number)
        for name, version in kind.get("later", {}).items():
            keys = ("credentials", index, "later", name)
            if name not in kind["servers"]:
                yield protocol.fault(f"{name!r} is not one of the servers", *keys)
            elif introduced is not None and number(version) <= number(introduced):
                reason = f"{version} is not newer than {introduced}, the version of the fields"
                yield protocol.fault(reason, *keys)
            elif number(version) > number(latest):
                yield protocol.fault(f"{version} is newer than {latest}, the newest version", *keys)
        version, place = kind["impersonation-since"], ("credentials", index, "impersonation-since")
        if first is not None and number(version) < number(first):
            reason = f"{version} is older than {first}, the version of the credentials"
            yield protocol.fault(reason, *place)
        elif number(version) > number(latest):
            yield protocol.fault(f"{version} is newer than {latest}, the newest version", *place)


def _introduced(protocol: Document, spec: Spec, kind: Node) -> str | None:
    """Return the version that introduced all fields of credentials, or None if one is missing."""
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
