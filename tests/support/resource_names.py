"""The resources of a client."""

from __future__ import annotations

RESOURCES = (
    "flows",
    "connections",
    "permissions",
    "projects",
    "flow_tasks",
    "flow_runs",
    "jobs",
    "users",
    "groups",
    "group_sets",
    "sites",
)
