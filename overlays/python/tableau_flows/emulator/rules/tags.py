"""Reads the labels of tags in requests, and stores tags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tableau_flows_generated.models import TagToAdd

from tableau_flows.emulator.store.store import Store

# A label in double quotes is one tag; others are split at blanks and commas (wire_facts §6.14).
LABELS = re.compile(r'"([^"]+)"|([^\s,"]+)')


def labels_in(tags: Iterable[TagToAdd]) -> list[str]:
    """Return the labels that a server makes of the tags in a request, without repetitions."""
    found = (match[1] or match[2] for tag in tags for match in LABELS.finditer(tag.label))
    return list(dict.fromkeys(found))


def add_tags(store: Store, flow_id: str, labels: Iterable[str]) -> None:
    """Add tags to a flow; those that it has stay."""
    for label in labels:
        store.execute("INSERT OR IGNORE INTO tags VALUES (?, ?)", flow_id, label)
