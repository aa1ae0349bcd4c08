"""Makes replies about projects."""

from __future__ import annotations

from collections.abc import Sequence

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.rules.projects import content_permissions
from tableau_flows.emulator.store.records import ProjectRow


def project(row: ProjectRow) -> models.Project:
    """Make one project."""
    return models.Project(
        id=row.id,
        name=row.name,
        description=row.description,
        parent_project_id=row.parent_id,
        content_permissions=content_permissions(row),
        controlling_permissions_project_id=row.controlling_id,
        created_at=utc_datetime(row.created_at),
        updated_at=utc_datetime(row.updated_at),
        owner=models.UserSummary(id=row.owner_id),
    )


def projects(call: Call, numbers: Sequence[int]) -> tuple[models.Project, ...]:
    """Make the projects with these numbers, in their order."""
    return tuple(map(project, call.state.store.numbered(ProjectRow, numbers)))
