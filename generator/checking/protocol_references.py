"""Checks what protocol.yaml refers to in other documents: codes, families, operations, fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from generator.checking.documents import envelopes, walk
from generator.checking.error_rules import missing_parent
from generator.checking.names import camel, did_you_mean
from generator.checking.protocol_credentials import check_credentials
from generator.checking.protocol_rules import at
from generator.checking.spec import Operation, Spec
from generator.document import Document, Key, Node
from generator.errors import Fault
from generator.names import type_words

_CODES: tuple[tuple[str, str], ...] = (
    ("session", "ended-codes"),
    ("session", "same-site"),
    ("connected-apps", "missing-scope"),
    ("versions", "unknown-version"),
    ("versions", "unknown-operation"),
    ("paging", "past-the-end"),
    ("paging", "wrong-size"),
    ("paging", "too-large"),
    ("uploads", "forgotten"),
    ("jobs", "forgotten"),
    ("deployments", "not-found"),
    ("schedules", "refused"),
)
"""The places of error codes."""


def check_protocol_references(protocol: Document, spec: Spec, errors: Document) -> Iterator[Fault]:
    """Check everything that other documents must contain too; they have no fault so far."""
    yield from _check_codes(protocol, errors)
    yield from _check_families(protocol, errors)
    yield from check_credentials(protocol, spec)
    yield from _check_operations(protocol, spec)
    yield from _check_parameters(protocol, spec)
    yield from _check_documents(protocol, spec)
    yield from _check_states(protocol, spec)
    yield from _check_frequencies(protocol, spec)
    yield from _check_metadata(protocol, spec)


def _check_codes(protocol: Document, errors: Document) -> Iterator[Fault]:
    known = {item["code"]: item["status"] for item in errors.content["codes"]}
    for keys in _CODES:
        value: Any = protocol.content[keys[0]][keys[1]]
        places = enumerate(cast("list[str]", value)) if isinstance(value, list) else [(None, value)]
        for index, code in places:
            place: tuple[Key, ...] = keys if index is None else (*keys, index)
            if code not in known:
                yield protocol.fault(f"the code {code!r} is not in errors.yaml", *place)
            elif keys[1] == "ended-codes":
                status = protocol.content["session"]["ended-status"]
                if known[code] != status:
                    yield protocol.fault(f"{code} does not have the ended-status {status}", *place)


def _check_families(protocol: Document, errors: Document) -> Iterator[Fault]:
    answered = {family["name"] for family in errors.content["families"]}
    own: list[Node] = protocol.content["errors"]
    seen: set[str] = set()
    for index, item in enumerate(own):
        keys = ("errors", index)
        if item["name"] in answered:
            reason = f"{item['name']!r} is already a family in errors.yaml"
            yield protocol.fault(reason, *keys, "name")
        if item["parent"] is not None and item["parent"] not in seen:
            reason = missing_parent(item["parent"], [other["name"] for other in own], seen)
            yield protocol.fault(reason, *keys, "parent")
        seen.add(item["name"])
    retry = protocol.content["retry"]
    raised: list[tuple[tuple[Key, ...], str]] = [(("outcome-unknown",), retry["outcome-unknown"])]
    by_status = {f["status"]: f["name"] for f in errors.content["families"] if "status" in f}
    base = errors.content["families"][0]["name"]
    for row, failure in enumerate(retry["failures"]):
        for index, name in enumerate(failure["raises"]):
            raised.append((("failures", row, "raises", index), name))
        for status in failure.get("statuses", ()):
            family = by_status.get(min(status, 500), base)
            if family not in failure["raises"]:
                reason = f"the status {status} is raised as {family}, which is missing here"
                yield protocol.fault(reason, "retry", "failures", row, "raises")
    for place, name in raised:
        if name not in answered | seen:
            reason = f"there is no family {name!r}{did_you_mean(name, sorted(answered | seen))}"
            yield protocol.fault(reason, "retry", *place)


def _check_operations(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check the names of operations, and the paths into their documents."""
    known = spec.by_id
    session, versions = protocol.content["session"], protocol.content["versions"]
    sign_in: tuple[Key, ...] = ("session", "sign-in")
    requests: list[tuple[tuple[Key, ...], str, str]] = [
        ((*sign_in, "site"), session["sign-in"]["operation"], session["sign-in"]["site"]),
        ((*sign_in, "user"), session["sign-in"]["operation"], session["sign-in"]["user"]),
        (
            ("session", "change-site", "site"),
            session["change-site"]["operation"],
            session["change-site"]["site"],
        ),
    ]
    for index, kind in enumerate(protocol.content["credentials"]):
        for row, field in enumerate(kind["fields"]):
            place = ("credentials", index, "fields", row, "path")
            requests.append((place, session["sign-in"]["operation"], field["path"]))
    replies: list[tuple[tuple[Key, ...], str, str]] = [
        (("versions", "field"), versions["operation"], versions["field"])
    ]
    replies += [
        (("session", "signed-in", key), operation["operation"], path)
        for key, path in session["signed-in"].items()
        for operation in (session["sign-in"], session["change-site"])
    ]
    named: list[tuple[Key, ...]] = [
        (*sign_in, "operation"),
        ("session", "sign-out", "operation"),
        ("session", "change-site", "operation"),
        ("versions", "operation"),
        ("jobs", "operation"),
        ("jobs", "run-of-a-job", "operation"),
    ]
    for keys in named:
        name = at(protocol, keys)
        if name not in known:
            yield protocol.fault(
                f"there is no operation {name!r}{did_you_mean(name, known)}", *keys
            )
    for keys, name, path in requests:
        yield from _check_path(protocol, spec, keys, known.get(name), path, "request_type")
    for keys, name, path in replies:
        yield from _check_path(protocol, spec, keys, known.get(name), path, "reply_type")
    yield from _check_answers(protocol, known)


def _check_path(
    protocol: Document,
    spec: Spec,
    keys: tuple[Key, ...],
    operation: Operation | None,
    path: str,
    document: str,
) -> Iterator[Fault]:
    if operation is None:
        return  # said where it is named
    type_name = getattr(operation, document)
    found = walk(spec.types, type_name, path) if type_name else "the operation has no document"
    if isinstance(found, str):
        yield protocol.fault(f"{path!r}: {found}", *keys)


def _check_answers(protocol: Document, known: Mapping[str, Operation]) -> Iterator[Fault]:
    """Check the codes that only one operation returns."""
    session, versions, jobs = (protocol.content[key] for key in ("session", "versions", "jobs"))
    codes: list[tuple[str, str, tuple[Key, ...]]] = [
        (session["change-site"]["operation"], session["same-site"], ("session", "same-site")),
        (versions["operation"], versions["unknown-version"], ("versions", "unknown-version")),
        (versions["operation"], versions["unknown-operation"], ("versions", "unknown-operation")),
    ]
    codes += [
        (jobs["operation"], code, ("jobs", "forgotten", index))
        for index, code in enumerate(jobs["forgotten"])
    ]
    for name, code, keys in codes:
        rows = known[name].node.get("x-errors", ()) if name in known else ()
        if name in known and code not in {row["code"] for row in rows}:
            yield protocol.fault(f"{name} does not return {code}", *keys)


def _check_parameters(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check parameters against openapi.yaml."""
    paging = protocol.content["paging"]
    found = {node["name"]: node["schema"] for node in spec.parameters if node["in"] == "query"}
    named: list[tuple[Key, ...]] = [
        ("paging", "parameters", "number"),
        ("paging", "parameters", "size"),
        ("uploads", "part-number"),
        ("uploads", "upload"),
    ]
    for keys in named:
        if (name := at(protocol, keys)) not in found:
            yield protocol.fault(f"no operation has a query parameter {name!r}", *keys)
    size: Node = found.get(paging["parameters"]["size"], {})
    for key, word in (("least", "minimum"), ("default", "default"), ("largest", "maximum")):
        if size and size.get(word) != paging["sizes"][key]:
            reason = (
                f"it differs from openapi.yaml: the {word} of the parameter is {size.get(word)}"
            )
            yield protocol.fault(reason, "paging", "sizes", key)
    header = spec.openapi.content["components"]["securitySchemes"]["token"]["name"]
    if protocol.content["session"]["header"] != header:
        reason = f"it differs from openapi.yaml: the header in securitySchemes is {header!r}"
        yield protocol.fault(reason, "session", "header")
    yield from _check_runs(protocol, spec)
    filled = {node["name"] for node in spec.parameters if node.get("x-session")}
    for key, name in protocol.content["session"]["in-paths"].items():
        if name not in filled:
            reason = f"no path has a parameter {name!r} with x-session"
            yield protocol.fault(reason, "session", "in-paths", key)
    sorts = {field for node in spec.parameters for field in node.get("x-sort", ())}
    for index, field in enumerate(paging["stable-sort"]):
        if field not in sorts:
            reason = f"no list can be sorted by {field!r}"
            yield protocol.fault(reason, "paging", "stable-sort", index)
    media = {
        word
        for operation in spec.operations
        for word in operation.node.get("requestBody", {}).get("content", ())
    }
    for section, key in (("multipart", "media"), ("documents", "request-media")):
        if (word := protocol.content[section][key]) not in media:
            yield protocol.fault(f"no operation sends {word!r}", section, key)


def _check_runs(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check the fields by which the flow run of a job is found."""
    runs = protocol.content["jobs"]["run-of-a-job"]
    keys = ("jobs", "run-of-a-job")
    operation = spec.by_id.get(runs["operation"])
    if operation is None:
        return  # said where it is named
    nodes = [node for _, node in operation.parameters]
    for key, word in (("flow", "x-filter"), ("newest-first", "x-sort")):
        if not any(runs[key] in node.get(word, {}) for node in nodes):
            reason = f"{runs['operation']} has no field {runs[key]!r} in its {word}"
            yield protocol.fault(reason, *keys, key)
    reply = operation.reply_type or ""
    items = spec.types.field(reply, operation.node.get("x-paged", {}).get("items", ""))
    inner = spec.types.inside(items)
    if inner is None or spec.types.field(inner.xml_type, runs["job"]) is None:
        yield protocol.fault(f"no item of the list has {runs['job']!r}", *keys, "job")


def _check_documents(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check the root elements, and the elements of every reply or of errors."""
    documents, paging = protocol.content["documents"], protocol.content["paging"]
    for name, root in envelopes(spec).items():
        key = "request" if name.endswith("Request") else "reply"
        if root != documents[key]:
            reason = f"it differs from openapi.yaml: the root element of {name} is {root!r}"
            yield protocol.fault(reason, "documents", key)
            return
    replies = [name for name, root in envelopes(spec).items() if root == documents["reply"]]
    for key in ("error", "warnings"):
        if not any(spec.types.field(name, documents[key]) for name in replies):
            yield protocol.fault(f"no reply has {documents[key]!r}", "documents", key)
    names = paging["pagination"]
    field = next(filter(None, (spec.types.field(n, names["element"]) for n in replies)), None)
    if field is None:
        reason = f"no reply has {names['element']!r}"
        yield protocol.fault(reason, "paging", "pagination", "element")
        return
    inner = spec.types.inside(field)
    name = "the element" if inner is None else inner.xml_type
    for key in ("number", "size", "total"):
        if inner is None or spec.types.field(name, names[key]) is None:
            reason = f"{name} has no {names[key]!r}"
            yield protocol.fault(reason, "paging", "pagination", key)


def _check_states(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check that the states of flow runs are those of the XSD."""
    jobs = protocol.content["jobs"]
    words = type_words(jobs["run-status"])
    found = next((item for item in spec.types.enumerations if item.name == words), None)
    if found is None:
        known_lists = [camel(item.name) for item in spec.types.enumerations]
        nearest = did_you_mean(jobs["run-status"], known_lists)
        reason = f"there is no list of values {jobs['run-status']!r}{nearest}"
        yield protocol.fault(reason, "jobs", "run-status")
        return
    known = [member.value for member in found.members]
    states = [item["state"] for item in jobs["run-states"]]
    for index, state in enumerate(states):
        if state not in known:
            reason = f"{state!r} is not in {jobs['run-status']}"
            yield protocol.fault(reason, "jobs", "run-states", index, "state")
    for state in known:
        if state not in states:
            yield protocol.fault(f"the state {state!r} is missing", "jobs", "run-states")


def _check_frequencies(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check that the frequencies and the word for the last day are those of the XSD."""
    schedules = protocol.content["schedules"]
    if schedules["last-day"] not in _values(spec, "monthDay"):
        reason = f"{schedules['last-day']!r} is not in monthDay"
        yield protocol.fault(reason, "schedules", "last-day")
    known = _values(spec, "scheduleFrequency")
    seen: set[str] = set()
    for index, item in enumerate(schedules["combinations"]):
        frequency, keys = item["frequency"], ("schedules", "combinations", index, "frequency")
        if frequency not in known:
            yield protocol.fault(f"{frequency!r} is not in scheduleFrequency", *keys)
        elif frequency in seen:
            yield protocol.fault(f"the frequency {frequency!r} is there twice", *keys)
        seen.add(frequency)
    for frequency in known:
        if frequency not in seen:
            reason = f"the frequency {frequency!r} is missing"
            yield protocol.fault(reason, "schedules", "combinations")


def _values(spec: Spec, name: str) -> list[str]:
    """Return the listed values of a simple type of the XSD."""
    return [
        member.value
        for item in spec.types.enumerations
        if item.name == type_words(name)
        for member in item.members
    ]


def _check_metadata(protocol: Document, spec: Spec) -> Iterator[Fault]:
    """Check that the rows of the Metadata API have a type of the XSD, and that its call is no
    operation."""
    metadata = protocol.content["metadata"]
    if metadata["name"] in spec.by_id:
        yield protocol.fault(f"{metadata['name']!r} is an operation", "metadata", "name")
    name = metadata["flows"]["type"]
    known = [key[1] for key in spec.types.schema.definitions if key[0] == "complexType"]
    if name not in known:
        reason = f"there is no type {name!r}{did_you_mean(name, known)}"
        yield protocol.fault(reason, "metadata", "flows", "type")
