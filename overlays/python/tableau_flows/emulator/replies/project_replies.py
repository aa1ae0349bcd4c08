"""Makes replies about projects."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from tableau_flows_generated import models

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.chosen_fields import with_fields
from tableau_flows.emulator.rules.projects import content_permissions
from tableau_flows.emulator.store.records import ProjectRow, SiteUserRow
from tableau_flows.emulator.store.store import json_array

# The attributes of models by the names of fields that requests ask for (wire_facts §5.4).
PROJECT_FIELDS = {
    "id": "id",
    "name": "name",
    "description": "description",
    "createdAt": "created_at",
    "updatedAt": "updated_at",
    "contentPermissions": "content_permissions",
    "controllingPermissionsProjectId": "controlling_permissions_project_id",
    "parentProjectId": "parent_project_id",
    "topLevelProject": "top_level_project",
    "writeable": "writeable",
    "contentsCounts.projectCount": "contents_counts.project_count",
    "contentsCounts.viewCount": "contents_counts.view_count",
    "contentsCounts.datasourceCount": "contents_counts.datasource_count",
    "contentsCounts.workbookCount": "contents_counts.workbook_count",
    "owner.id": "owner.id",
    "owner.name": "owner.name",
    "owner.fullName": "owner.full_name",
    "owner.siteRole": "owner.site_role",
    "owner.lastLogin": "owner.last_login",
    "owner.email": "owner.email",
}
LISTED_PROJECT = (
    *("id", "name", "description", "createdAt", "updatedAt", "contentPermissions"),
    *("controllingPermissionsProjectId", "parentProjectId", "owner.id"),
)


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


def projects(
    call: Call, numbers: Sequence[int], fields: Collection[str]
) -> tuple[models.Project, ...]:
    """Make the projects with these numbers, in their order, with some of their fields."""
    rows = call.state.store.numbered(ProjectRow, numbers)
    if set(fields) <= set(LISTED_PROJECT):
        return tuple(with_fields(project(row), PROJECT_FIELDS, fields) for row in rows)
    owners = _owners(call, rows)
    return tuple(
        with_fields(_whole(call, row, owners[row.owner_id]), PROJECT_FIELDS, fields) for row in rows
    )


def _whole(call: Call, row: ProjectRow, owner: models.UserSummary) -> models.Project:
    """Make a project with all fields; the emulator has no content but flows and projects."""
    return replace(
        project(row),
        top_level_project=row.parent_id is None,
        writeable=call.access.may_save_in(row),
        contents_counts=models.ContentsCounts(
            project_count=call.state.store.number(
                "SELECT count(*) FROM projects WHERE parent_id = ?", row.id
            ),
            workbook_count=0,
            view_count=0,
            datasource_count=0,
        ),
        owner=owner,
    )


def _owners(call: Call, rows: Sequence[ProjectRow]) -> Mapping[str, models.UserSummary]:
    """Make the owners of projects by their ids; of those who left the site, only the id is told."""
    ids = {row.owner_id for row in rows}
    members = call.state.store.select(
        SiteUserRow,
        "WHERE site_id = ? AND id IN (SELECT value FROM json_each(?))",
        call.site_id,
        json_array(ids),
    )
    return {user_id: models.UserSummary(id=user_id) for user_id in ids} | {
        user.id: models.UserSummary(
            id=user.id,
            name=user.name,
            full_name=user.full_name,
            email=user.email,
            site_role=user.role,
            last_login=None
            if user.last_login is None
            else datetime.fromtimestamp(user.last_login, UTC),
        )
        for user in members
    }
