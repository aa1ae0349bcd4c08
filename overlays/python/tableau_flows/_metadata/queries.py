"""Queries of the Metadata API as calls, and the query that lists flows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from tableau_flows_generated import codec, protocol
from tableau_flows_generated.checks import check_text, invalid_argument, shown
from tableau_flows_generated.codec.shapes import Shape
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.any_request import any_request

ID = "id"
"""The name of an id in models; the Metadata API has another name for it."""

_LONGEST_QUERY = 1_000_000


def metadata_query(text: object, variables: object = None) -> Operation[None]:
    """Make the call of a query.

    Args:
        text: The query, in GraphQL.
        variables: The values of its variables.

    Raises:
        UsageError: An argument is invalid.
    """
    if not isinstance(text, str) or not text.strip():
        raise invalid_argument("text", f"must be a query in GraphQL, not {shown(text)}")
    if len(text) > _LONGEST_QUERY:
        raise invalid_argument(
            "text", f"has {len(text)} characters; at most {_LONGEST_QUERY} are sent"
        )
    if variables is not None and not isinstance(variables, Mapping):
        raise invalid_argument(
            "variables", f"must be a mapping of names to values, not {shown(variables)}"
        )
    values = cast("Mapping[str, object]", variables or {})
    body: dict[str, object] = {"query": text, "variables": dict(values)}
    operation = any_request("POST", protocol.METADATA_PATH, json_body=body)
    info = replace(
        operation.info,
        id=protocol.METADATA_OPERATION,
        name="query",
        resource="metadata",
        verb="query",
        request_media=protocol.METADATA_MEDIA,
        since=protocol.METADATA_SINCE,
        scopes=protocol.METADATA_SCOPES,
        retry="read",
    )
    return replace(operation, info=info)


def flows_query(filters: Mapping[str, object]) -> str:
    """Return the query for one page of flows, with the variables `first` and `after`.

    Args:
        filters: The values of the filter by its keys; empty for no filter.
    """
    listed = ", ".join(f"{key}: {literal(value)}" for key, value in filters.items())
    chosen = f", filter: {{{listed}}}" if listed else ""
    fields = selection(codec.shape_of(codec.model_named(protocol.METADATA_FLOW_TYPE)))
    return (
        "query Flows($first: Int!, $after: String) { "
        f"{protocol.METADATA_FLOWS}(first: $first, after: $after,"
        f" orderBy: {{field: NAME, direction: ASC}}{chosen})"
        f" {{ nodes {{ {fields} }} pageInfo {{ hasNextPage endCursor }} totalCount }} }}"
    )


def literal(value: object) -> str:
    """Return a text or a list of texts as a literal of GraphQL, whose strings are those of JSON."""
    return json.dumps(value)


def selection(shape: Shape) -> str:
    """Return the fields of a type as a selection of GraphQL."""
    names = [f"{ID}: {protocol.METADATA_ID}" if name == ID else name for name in shape.attributes]
    for wire, child in shape.children.items():
        if child.shape is not None:
            names.append(f"{wire} {{ {selection(child.shape)} }}")
    return " ".join(names)


def checked_filters(
    flows: tuple[str, ...] | None, name: str | None, project_name: str | None
) -> dict[str, object]:
    """Return the filter of the list of flows.

    Raises:
        UsageError: A value is invalid.
    """
    check_text(name, "name", empty=False)
    check_text(project_name, "project_name", empty=False)
    filters: dict[str, object] = {}
    if flows is not None:
        filters[protocol.METADATA_FLOW_IDS] = list(flows)
    if name is not None:
        filters[protocol.METADATA_FLOW_NAME] = name
    if project_name is not None:
        filters[protocol.METADATA_FLOW_PROJECT] = project_name
    return filters
