"""Handlers for the tags of several flows at once: add and delete."""

from __future__ import annotations

from tableau_flows_generated import codes, models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.handlers.registry import handles
from tableau_flows.emulator.rules.access import READ
from tableau_flows.emulator.rules.tags import add_tags, labels_in
from tableau_flows.emulator.store.records import FlowRow

MAY_NOT_TAG = codes.NOT_PERMITTED


@handles("batchAddTags")
def batch_add_tags(call: Call) -> models.TagBatchReply:
    """Add tags to several flows, or to none of them if one is refused."""
    batch = call.read(models.TagBatchRequest).tag_batch
    labels = labels_in(batch.tags)
    for flow in _flows(call, batch):
        add_tags(call.state.store, flow.id, labels)
    return models.TagBatchReply(tags=tuple(models.Tag(label=label) for label in sorted(labels)))


@handles("batchDeleteTags")
def batch_delete_tags(call: Call) -> None:
    """Take tags off several flows, or off none of them if one is refused."""
    batch = call.read(models.TagBatchRequest).tag_batch
    labels = labels_in(batch.tags)
    store = call.state.store
    for flow in _flows(call, batch):
        for label in labels:
            store.execute("DELETE FROM tags WHERE flow_id = ? AND label = ?", flow.id, label)


def _flows(call: Call, batch: models.TagBatch) -> list[FlowRow]:
    """Return the flows of a request; the kind of its contents is not checked (wire_facts §6.15)."""
    flows = [call.flow_by_id(content.id) for content in batch.contents]
    for flow in flows:
        call.require(READ, flow, MAY_NOT_TAG)
    return flows
