"""Makes the data quality warnings of replies."""

from __future__ import annotations

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.store.records import DataQualityWarningRow

FLOW_CONTENT = "FLOW"
"""The content type of a flow in replies; in paths it is written in lower case."""


def warning(row: DataQualityWarningRow) -> models.DataQualityWarning:
    """Make a data quality warning."""
    return models.DataQualityWarning(
        id=row.id,
        content_id=row.flow_id,
        content_type=FLOW_CONTENT,
        type=row.type,
        message=row.message,
        is_active=bool(row.active),
        is_severe=bool(row.severe),
        user_display_name=row.owner_name,
        created_at=utc_datetime(row.created_at),
        updated_at=utc_datetime(row.updated_at),
        site=models.SiteSummary(id=row.site_id),
        owner=models.UserReference(id=row.owner_id),
    )
