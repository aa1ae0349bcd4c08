"""The calls that add tags and take them off, each label as one tag."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import invalid_argument, shown
from tableau_flows_generated.operation import Operation

from tableau_flows._calls.call import call
from tableau_flows._common.arguments import ids_of, labels_of
from tableau_flows._plans.steps import Plan
from tableau_flows._session.session import Session
from tableau_flows.errors import FlowNotTaggedError, TableauError

_SEPARATORS = re.compile(r"[\s,]")


def add_tags(flow: str | Identified, labels: Sequence[str]) -> Operation[tuple[m.Tag, ...]]:
    """Build the call that adds one tag for each label.

    Raises:
        UsageError: The labels are no collection of text, there is none, or one holds a double
            quote.
    """
    return operations.add_tags_to_flow(flow, tags=_tags(labels))


def tag_published(session: Session, flow: m.Flow, labels: Sequence[str]) -> Plan[m.Flow]:
    """Add tags to a flow that was published; return the flow with them.

    Raises:
        FlowNotTaggedError: The tags could not be added.
    """
    try:
        tags = yield from call(session, add_tags(flow, labels))
    except TableauError as error:
        raise FlowNotTaggedError(str(error), flow=flow) from error
    return replace(flow, tags=tags)


def check_labels(labels: Sequence[str]) -> bool:
    """Check the labels of tags that may be none; return whether there are any.

    Raises:
        UsageError: They are no collection of text, or one is empty or holds a double quote.
    """
    for label in (given := labels_of(labels, "tags")):
        _quoted(label, "tags")
    return bool(given)


def batch_add(
    flows: Sequence[str | Identified], labels: Sequence[str]
) -> Operation[tuple[m.Tag, ...]]:
    """Build the call that adds one tag for each label to each of the flows.

    Raises:
        UsageError: As for `add_tags`; or the flows are no collection of ids, or there is none.
    """
    return operations.batch_add_tags(tags=_tags(labels), contents=_contents(flows))


def batch_delete(flows: Sequence[str | Identified], labels: Sequence[str]) -> Operation[None]:
    """Build the call that takes the tags with these labels off each of the flows.

    Raises:
        UsageError: As for `batch_add`.
    """
    return operations.batch_delete_tags(tags=_tags(labels), contents=_contents(flows))


def _tags(labels: Sequence[str]) -> list[m.TagToAdd]:
    tags = [m.TagToAdd(label=_quoted(label)) for label in labels_of(labels, "labels")]
    if not tags:
        raise invalid_argument("labels", "must hold at least one label")
    return tags


def _contents(flows: Sequence[str | Identified]) -> list[m.ContentToTag]:
    ids = ids_of(flows, "flows", "flow")
    if not ids:
        raise invalid_argument("flows", "must hold at least one flow")
    return [m.ContentToTag(id=flow_id, content_type=m.ContentKind.FLOW) for flow_id in ids]


def _quoted(label: str, argument: str = "labels") -> str:
    """Put a label in quotes if the server would split it otherwise (wire_facts §6.14)."""
    if '"' in label:
        raise invalid_argument(
            f"each of {argument}", f"must be without double quotes, not {shown(label)}"
        )
    return f'"{label}"' if _SEPARATORS.search(label) else label
