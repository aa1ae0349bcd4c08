"""Makes replies about favorites."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies import flow_replies
from tableau_flows.emulator.store.records import FavoriteRow


def favorites(call: Call, rows: Sequence[FavoriteRow]) -> tuple[models.Favorite, ...]:
    """Make favorites that are flows."""
    flows = flow_replies.flows(call, [row.flow_number for row in rows])
    return tuple(
        models.Favorite(
            label=row.label,
            position=row.position,
            added_at=utc_datetime(row.added_at),
            parent_project_name=None if flow.project is None else flow.project.name,
            target_owner_name=row.owner_name,
            flow=flow,
        )
        for row, flow in zip(rows, flows, strict=True)
    )
