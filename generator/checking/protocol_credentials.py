"""The versions of credentials in protocol.yaml, which are derived from the fields in the XSD."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.documents import walk
from generator.checking.names import did_you_mean
from generator.checking.spec import Spec
from generator.document import Document, Node
from generator.errors import Fault
from generator.versions import by_server, introduced, number


def check_credentials(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check the kind for connected apps, and versions.

    Versions are derived from the fields unless a kind of server is later.
    """
    kinds = [kind["name"] for kind in protocol.content["credentials"]]
    maker = protocol.content["connected-apps"]["credentials"]
    if maker not in kinds:
        reason = f"there are no credentials {maker!r}{did_you_mean(maker, kinds)}"
        yield protocol.fault(reason, "connected-apps", "credentials")
    latest = spec.openapi.content["info"]["version"]
    for index, kind in enumerate(protocol.content["credentials"]):
        since = _since(protocol, spec, kind)
        first = None if since is None else min(by_server(kind, since).values(), key=number)
        for name, version in kind.get("later", {}).items():
            keys = ("credentials", index, "later", name)
            if name not in kind["servers"]:
                yield protocol.fault(f"{name!r} is not one of the servers", *keys)
            elif since is not None and number(version) <= number(since):
                reason = f"{version} is not newer than {since}, the version of the fields"
                yield protocol.fault(reason, *keys)
            elif number(version) > number(latest):
                yield protocol.fault(f"{version} is newer than {latest}, the newest version", *keys)
        version, place = kind["impersonation-since"], ("credentials", index, "impersonation-since")
        if first is not None and number(version) < number(first):
            reason = f"{version} is older than {first}, the version of the credentials"
            yield protocol.fault(reason, *place)
        elif number(version) > number(latest):
            yield protocol.fault(f"{version} is newer than {latest}, the newest version", *place)


def _since(protocol: Document, spec: Spec, kind: Node) -> str | None:
    """Return the version that introduced all fields of credentials, or None if one is missing."""
    sign_in = spec.by_id.get(protocol.content["session"]["sign-in"]["operation"])
    if sign_in is None or sign_in.request_type is None:
        return None
    found: list[str | None] = []
    for item in kind["fields"]:
        fields = walk(spec.types, sign_in.request_type, item["path"])
        if isinstance(fields, str):
            return None
        if not item.get("optional", False):
            found.append(fields[-1].since)
    return introduced(sign_in.node["x-since"], *found)
