"""Checks protocol.yaml by itself: unique names, the order of entries, complete tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.document import Document, Key, Node
from generator.errors import Fault

_KINDS = ("read", "repeatable", "write", "upload", "poll")
_ENDS = ("success", "failure", "cancelled")


def at(protocol: Document, keys: tuple[Key, ...]) -> Any:
    """Return the content at a place of the document, whose vocabulary is valid."""
    value: Any = protocol.content
    for key in keys:
        value = value[key]
    return value


def check_protocol(protocol: Document) -> Iterator[Fault]:
    """Check the document, whose vocabulary is valid."""
    yield from _check_unique(protocol)
    yield from _check_values(protocol)
    yield from _check_sizes(protocol)
    yield from _check_outcomes(protocol)
    yield from _check_retry(protocol)


def _check_unique(protocol: Document) -> Iterator[Fault]:
    """Check that the items of lists have unique names."""
    lists: list[tuple[tuple[Key, ...], str]] = [
        (("credentials",), "name"),
        (("connected-apps", "header"), "name"),
        (("connected-apps", "header"), "value"),
        (("connected-apps", "claims"), "name"),
        (("connected-apps", "claims"), "value"),
        (("paging", "without-total"), "sign"),
        (("jobs", "finish-codes"), "code"),
        (("jobs", "run-states"), "state"),
        (("metadata", "codes"), "code"),
        (("retry", "repeated"), "name"),
        (("retry", "failures"), "name"),
        (("errors",), "name"),
    ]
    kinds: list[Node] = protocol.content["credentials"]
    lists += [(("credentials", index, "fields"), "name") for index in range(len(kinds))]
    for keys, name in lists:
        seen: set[object] = set()
        for index, item in enumerate(at(protocol, keys)):
            if item[name] in seen:
                yield protocol.fault(f"{item[name]!r} is defined twice", *keys, index, name)
            seen.add(item[name])


def _check_values(protocol: Document) -> Iterator[Fault]:
    values = protocol.content["values"]
    for word in values["boolean"]["true"]:
        if word in values["boolean"]["false"]:
            reason = f"{word!r} is in both true and false"
            yield protocol.fault(reason, "values", "boolean", "false")
    for kind, groups in (("integer", 0), ("dateTime", 4), ("time", 3)):
        keys = ("values", kind, "pattern")
        try:
            found = re.compile(values[kind]["pattern"]).groups
        except re.error as error:
            yield protocol.fault(f"the pattern is not a valid regular expression: {error}", *keys)
            continue
        if found != groups:
            yield protocol.fault(f"the pattern has {found} groups instead of {groups}", *keys)


def _check_sizes(protocol: Document) -> Iterator[Fault]:
    sizes = protocol.content["paging"]["sizes"]
    if not sizes["least"] <= sizes["default"] <= sizes["largest"]:
        reason = f"the default is not between {sizes['least']} and {sizes['largest']}"
        yield protocol.fault(reason, "paging", "sizes", "default")
    pages = protocol.content["metadata"]["page-sizes"]
    if pages["default"] > pages["largest"]:
        reason = f"{pages['default']} is greater than {pages['largest']}, the largest"
        yield protocol.fault(reason, "metadata", "page-sizes", "default")
    uploads = protocol.content["uploads"]
    usual, largest = (uploads[key]["megabytes"] for key in ("usual-part", "largest-part"))
    if usual > largest:
        reason = f"{usual} is greater than {largest}, the largest-part"
        yield protocol.fault(reason, "uploads", "usual-part", "megabytes")


def _check_outcomes(protocol: Document) -> Iterator[Fault]:
    for key in ("finish-codes", "run-states"):
        outcomes = {item["outcome"] for item in protocol.content["jobs"][key]}
        for outcome in _ENDS:
            if outcome not in outcomes:
                yield protocol.fault(f"there is no entry with the outcome {outcome!r}", "jobs", key)


def _check_retry(protocol: Document) -> Iterator[Fault]:
    retry = protocol.content["retry"]
    listed = {item["name"] for item in retry["repeated"]}
    for name in _KINDS:
        if name not in listed:
            yield protocol.fault(f"the entry {name!r} is missing", "retry", "repeated")
    failures: list[Node] = retry["failures"]
    taken: dict[tuple[int, bool | None], str] = {}
    for index, row in enumerate(failures):
        keys = ("retry", "failures", index)
        if "unknown" in row and "write" in row["after"]:
            reason = "a write that may have been performed must not be repeated"
            yield protocol.fault(reason, *keys, "after")
        if "waits" in row and "statuses" not in row:
            yield protocol.fault("'waits' needs 'statuses'", *keys)
        for status in row.get("statuses", ()):
            for waits in {True, False} if "waits" not in row else {row["waits"]}:
                if other := taken.get((status, waits)):
                    reason = f"the row {other!r} already has the status {status}"
                    yield protocol.fault(reason, *keys, "statuses")
                    break
                taken[status, waits] = row["name"]
    if {"statuses", "statuses-from"} & failures[-1].keys():
        reason = "the last row is for all other failures, so it cannot have statuses"
        yield protocol.fault(reason, "retry", "failures", len(failures) - 1)
