"""The resources of a client."""

from __future__ import annotations

RESOURCES = (
    "flows",
    "connections",
    "permissions",
    "projects",
    "flow_tasks",
    "linked_tasks",
    "schedules",
    "flow_runs",
    "jobs",
    "users",
    "groups",
    "group_sets",
    "sites",
    "tags",
    "favorites",
)
