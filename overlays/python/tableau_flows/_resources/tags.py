"""The call that adds tags to a flow, each label as one tag."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tableau_flows_generated import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import shown
from tableau_flows_generated.operation import Operation

from tableau_flows._common.arguments import labels_of
from tableau_flows.errors import UsageError

_SEPARATORS = re.compile(r"[\s,]")


def add_tags(flow: str | Identified, labels: Sequence[str]) -> Operation[tuple[m.Tag, ...]]:
    """Build the call that adds one tag for each label.

    Raises:
        UsageError: The labels are no collection of text, there is none, or one holds a double
            quote.
    """
    tags = [m.TagToAdd(label=_quoted(label)) for label in labels_of(labels, "labels")]
    if not tags:
        raise UsageError("labels must hold at least one label")
    return operations.add_tags_to_flow(flow, tags=tags)


def _quoted(label: str) -> str:
    """Put a label in quotes if the server would split it otherwise (wire_facts §6.14)."""
    if '"' in label:
        raise UsageError(f"each of labels must be without double quotes, not {shown(label)}")
    return f'"{label}"' if _SEPARATORS.search(label) else label
