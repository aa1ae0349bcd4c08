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
    "data_quality_warnings",
)

NOT_OF_OPERATIONS = ("metadata", "raw")
"""Resources whose methods are not made from operations."""
