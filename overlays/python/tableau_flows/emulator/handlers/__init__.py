"""The handlers of the operations: one module for each resource, one function for each operation."""

# Importing a module registers its handlers.
from tableau_flows.emulator.handlers import (
    auth,
    connections,
    favorites,
    file_uploads,
    flow_runs,
    flow_tasks,
    flows,
    groups,
    jobs,
    linked_tasks,
    permissions,
    project_permissions,
    projects,
    publish,
    schedules,
    server,
    sites,
    tags,
    users,
)
from tableau_flows.emulator.handlers.registry import Registered, registered

__all__ = [
    "Registered",
    "auth",
    "connections",
    "favorites",
    "file_uploads",
    "flow_runs",
    "flow_tasks",
    "flows",
    "groups",
    "jobs",
    "linked_tasks",
    "permissions",
    "project_permissions",
    "projects",
    "publish",
    "registered",
    "schedules",
    "server",
    "sites",
    "tags",
    "users",
]
