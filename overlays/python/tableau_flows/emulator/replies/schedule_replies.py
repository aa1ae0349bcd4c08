"""Makes replies about schedules."""

from __future__ import annotations

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.rules.schedules import details_of, next_run
from tableau_flows.emulator.store.records import ScheduleRow


def schedule(row: ScheduleRow, now: float, *, detailed: bool = False) -> models.Schedule:
    """Make a schedule; that of a single task on Tableau Cloud has details and no id."""
    shared = row.name is not None
    return models.Schedule(
        id=row.id if shared else None,
        name=row.name,
        state=row.state,
        priority=row.priority if shared else None,
        created_at=utc_datetime(row.created_at) if shared else None,
        updated_at=utc_datetime(row.updated_at) if shared else None,
        type=row.type if shared else None,
        frequency=row.frequency,
        next_run_at=next_run(row, now),
        execution_order=row.execution_order if shared and detailed else None,
        frequency_details=details_of(row) if detailed or not shared else None,
    )
