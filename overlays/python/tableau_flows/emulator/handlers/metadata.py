"""Answers queries of the Metadata API that list flows, in the form of a real server."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from tableau_flows_generated import codec, models, protocol
from tableau_flows_generated.codec.shapes import Shape

from tableau_flows.emulator.base.storable import UnstorableError
from tableau_flows.emulator.replies.metadata_replies import Row, flow_rows
from tableau_flows.emulator.rules.access import READ, Access
from tableau_flows.emulator.rules.sessions import Session
from tableau_flows.emulator.state import ServerState
from tableau_flows.emulator.store.records import FlowRow
from tableau_flows.emulator.store.store import json_array
from tableau_flows.emulator.wire.graphql import Field, QueryError, parse_query

LIST, CONNECTION = "flows", protocol.METADATA_FLOWS
TYPES = {
    "MetadataFlow": "Flow",
    "MetadataUser": "TableauUser",
    "MetadataDatabase": "Database",
    "MetadataTable": "DatabaseTable",
    "MetadataAsset": "Asset",
}
"""The names of the types in messages, by the names of the models."""
DEFAULT_FIRST = 100
PAGE = ("nodes", "pageInfo", "totalCount")


class _ArgumentError(Exception):
    """An argument that the server does not take."""


@dataclass(slots=True)
class _Answer:
    """What is known of the result so far."""

    state: ServerState
    session: Session
    problems: list[Row] = field(default_factory=list[Row])
    nodes: int = 0

    def warn(self, code: str, message: str, **properties: object) -> None:
        self.problems.append(_problem(message, code, "WARNING", properties))


def answer_query(
    state: ServerState, session: Session, text: object, variables: object
) -> dict[str, object]:
    """Return the result of a query, with the errors and warnings beside the data."""
    if not state.metadata.enabled:
        return _failed("FEATURE_DISABLED", "The Metadata API is not enabled.")
    given = cast("dict[str, object]", variables if isinstance(variables, dict) else {})
    if not isinstance(text, str):
        return {"errors": [_problem("A query is required.", None, None, {})]}
    try:
        fields = parse_query(text, given)
    except QueryError as error:
        return {"errors": [_problem(f"Invalid Syntax : {error}", None, None, {})]}
    unknown = [one for item in fields for one in _unknown_in_root(item)]
    if unknown:
        return {"errors": [_problem(message, None, None, {}) for message in unknown]}
    answer = _Answer(state, session)
    try:
        data = {item.key: _root(answer, item) for item in fields}
    except _ArgumentError as error:
        return _failed("INVALID_ARGUMENT", str(error))
    return {"data": data, **({"errors": answer.problems} if answer.problems else {})}


def _failed(code: str, message: str) -> dict[str, object]:
    return {"data": None, "errors": [_problem(message, code, "ERROR", {})]}


def _problem(
    message: str, code: str | None, severity: str | None, properties: Mapping[str, object]
) -> Row:
    extensions: Row = {"code": code, "severity": severity}
    if properties:
        extensions["properties"] = dict(properties)
    return {"message": message, "path": None, "extensions": extensions if code else None}


def _unknown_in_root(item: Field) -> list[str]:
    shape = codec.shape_of(models.MetadataFlow)
    if item.name == LIST:
        return _unknown(shape, item, LIST)
    if item.name != CONNECTION:
        return [_undefined(item.name, "Query", item.name)]
    unknown: list[str] = []
    for part in item.fields or ():
        place = f"{CONNECTION}/{part.name}"
        if part.name not in PAGE:
            unknown.append(_undefined(part.name, "FlowsConnection", place))
        elif part.name == "nodes":
            unknown += _unknown(shape, part, place)
    return unknown


def _unknown(shape: Shape, item: Field, place: str) -> list[str]:
    """Return a message for each field below another one that its type does not have."""
    unknown: list[str] = []
    for inner in item.fields or ():
        path = f"{place}/{inner.name}"
        child = shape.children.get(inner.name)
        if child is not None and child.shape is not None:
            unknown += _unknown(child.shape, inner, path)
        elif inner.name != protocol.METADATA_ID and inner.name not in shape.attributes:
            unknown.append(_undefined(inner.name, TYPES[shape.name], path))
    return unknown


def _undefined(name: str, type_name: str, path: str) -> str:
    return (
        f"Validation error of type FieldUndefined: Field '{name}' in type '{type_name}' is"
        f" undefined @ '{path}'"
    )


def _root(answer: _Answer, item: Field) -> object:
    numbers = _numbers(answer, item)
    if item.name == LIST:
        return _nodes(answer, numbers, item.fields or ())
    start, size = _window(answer, item)
    page: dict[str, object] = {}
    chosen = numbers[start : start + size]
    for part in item.fields or ():
        if part.name == "nodes":
            page[part.key] = _nodes(answer, chosen, part.fields or ())
        elif part.name == "totalCount":
            page[part.key] = len(numbers)
        else:
            end = start + len(chosen)
            info = {"hasNextPage": end < len(numbers), "endCursor": _cursor(end)}
            page[part.key] = {one.key: info.get(one.name) for one in part.fields or ()}
    return page


def _numbers(answer: _Answer, item: Field) -> Sequence[int]:
    """Return the numbers of the flows that the user may read and the filter selects, in order."""
    store, session = answer.state.store, answer.session
    readable = Access(store, session.member).flows_with(READ)
    where, values = f"f.site_id = ? AND {readable.sql}", [session.site.id, *readable.values]
    chosen = _object(item, "filter")
    columns = {
        protocol.METADATA_ID: "f.id",
        protocol.METADATA_FLOW_NAME: "f.name",
        protocol.METADATA_FLOW_PROJECT: "f.project_name",
    }
    for key, value in chosen.items():
        if key == protocol.METADATA_FLOW_IDS and isinstance(value, list):
            where += " AND f.id IN (SELECT value FROM json_each(?))"
            values.append(json_array(map(str, cast("list[object]", value))))
        elif key in columns and isinstance(value, str):
            where += f" AND {columns[key]} = ?"
            values.append(value)
        else:
            raise _ArgumentError(f"The filter does not take {key!r} with this value.")
    try:
        return store.cached_numbers(
            f"SELECT f.number FROM flow_rows AS f WHERE {where} ORDER BY {_ordering(item)}", *values
        )
    except UnstorableError as error:
        raise _ArgumentError(f"A value of the filter cannot be stored: {error}") from None


def _ordering(item: Field) -> str:
    """Return the terms of ORDER BY; the only field known is the name (wire_facts §17)."""
    order = _object(item, "orderBy")
    if not order:
        return "f.number"
    direction = order.get("direction", "ASC")
    if order.keys() - {"field", "direction"} or order.get("field") != "NAME":
        raise _ArgumentError("Flows are ordered by the field NAME.")
    if direction not in ("ASC", "DESC"):  # it may be a list, which no set can hold
        raise _ArgumentError(f"The direction is ASC or DESC, not {direction!r}.")
    return f"f.name {direction}, f.number"


def _object(item: Field, name: str) -> Mapping[str, object]:
    """Return an argument that is an object; an empty one if it is not given."""
    given = item.arguments.get(name)
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise _ArgumentError(f"{name} is an object.")
    return cast("dict[str, object]", given)


def _window(answer: _Answer, item: Field) -> tuple[int, int]:
    """Return the offset and the number of rows of the requested page."""
    first, offset = (item.arguments.get(name) for name in ("first", "offset"))
    after = item.arguments.get("after")
    if after is not None and offset is not None:
        raise _ArgumentError("after and offset exclude each other.")
    size = DEFAULT_FIRST if first is None else first
    start = offset if offset is not None else 0
    if type(size) is not int or size < 0 or type(start) is not int or start < 0:
        raise _ArgumentError("first and offset are whole numbers of at least 0.")
    if after is not None:
        start = _place(after)
    if size > protocol.METADATA_MAX_PAGE_SIZE:
        size = protocol.METADATA_MAX_PAGE_SIZE
        answer.warn("MAX_PAGE_SIZE_EXCEEDED", f"A page has {size} rows at most.")
    return start, size


def _nodes(answer: _Answer, numbers: Sequence[int], fields: Sequence[Field]) -> list[Row]:
    """Return the rows of flows, and no more than the limit of nodes allows."""
    store = answer.state.store
    limit = answer.state.metadata.node_limit
    # Rows that the limit leaves out in any case are not read, however often a query asks for them.
    rows = flow_rows(store, store.numbered(FlowRow, numbers[: limit - answer.nodes + 1]))
    shape = codec.shape_of(models.MetadataFlow)
    nodes: list[Row] = []
    for row in rows:
        before = answer.nodes
        node = _selected(answer, shape, row, fields)
        if answer.nodes > limit:
            answer.nodes = before
            answer.warn(
                "NODE_LIMIT_EXCEEDED",
                f"Showing partial results. The request exceeded the {limit} node limit.",
                nodeLimit=limit,
            )
            break
        nodes.append(node)
    return nodes


def _selected(answer: _Answer, shape: Shape, row: Row, fields: Sequence[Field]) -> Row:
    """Return the selected fields of an object."""
    answer.nodes += 1
    chosen: Row = {}
    for one in fields:
        value = row.get(one.name)
        child = shape.children.get(one.name)
        if child is None or child.shape is None:
            chosen[one.key] = value
        elif child.many:
            listed = cast("list[Row]", value or [])
            chosen[one.key] = [
                _selected(answer, child.shape, item, one.fields or ()) for item in listed
            ]
        else:
            inner = cast("Row | None", value)
            chosen[one.key] = inner and _selected(answer, child.shape, inner, one.fields or ())
    return chosen


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(f"flows:{place}".encode()).decode()


def _place(cursor: object) -> int:
    try:
        kind, _, place = base64.urlsafe_b64decode(str(cursor)).decode().partition(":")
        if kind != "flows" or not place.isdecimal():
            raise ValueError("a cursor of another list")
        return int(place)
    except (ValueError, binascii.Error):
        raise _ArgumentError("The cursor is not one of this list.") from None
