"""Makes replies about favorites."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.replies.chosen_fields import requested_fields, with_fields
from tableau_flows.emulator.store.records import FavoriteRow

# The attributes of models by the names of fields that requests ask for; the content item is always
# sent (wire_facts §5.4).
FAVORITE_FIELDS = {
    "label": "label",
    "position": "position",
    "addedAt": "added_at",
    "parentProjectName": "parent_project_name",
    "targetOwnerName": "target_owner_name",
}


def favorites(call: Call, rows: Sequence[FavoriteRow]) -> tuple[models.Favorite, ...]:
    """Make favorites that are flows, with the fields that the request asks for."""
    flows = flow_replies.flows(call, [row.flow_number for row in rows])
    fields = requested_fields(call, "favorite", FAVORITE_FIELDS, tuple(FAVORITE_FIELDS))
    return tuple(
        with_fields(_favorite(row, flow), FAVORITE_FIELDS, fields)
        for row, flow in zip(rows, flows, strict=True)
    )


def _favorite(row: FavoriteRow, flow: models.Flow) -> models.Favorite:
    return models.Favorite(
        label=row.label,
        position=row.position,
        added_at=utc_datetime(row.added_at),
        parent_project_name=None if flow.project is None else flow.project.name,
        target_owner_name=row.owner_name,
        flow=flow,
    )
