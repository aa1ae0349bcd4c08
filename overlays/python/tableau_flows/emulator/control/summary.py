"""The control that summarizes the state of a server, in values that JSON can hold."""

from __future__ import annotations

import json

from tableau_flows.emulator.base.clock import utc_datetime
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.rules.runs import update_runs

MOST_OBJECTS = 1000
"""Maximum number of objects of one kind in a summary."""

# The query of each kind of object; each row is an object of JSON.
_QUERIES = {
    "sites": "SELECT json_object('id', id, 'name', name, 'content_url', content_url) FROM sites"
    " ORDER BY content_url",
    "users": "SELECT json_object('id', id, 'name', name) FROM users ORDER BY name",
    "groups": "SELECT json_object('id', g.id, 'name', g.name, 'site', s.content_url)"
    " FROM groups g JOIN sites s ON s.id = g.site_id ORDER BY s.content_url, g.name",
    "projects": "WITH RECURSIVE paths(id, path, site_id) AS ("
    " SELECT id, name, site_id FROM projects WHERE parent_id IS NULL"
    " UNION ALL SELECT p.id, paths.path || '/' || p.name, p.site_id"
    " FROM projects p JOIN paths ON p.parent_id = paths.id)"
    " SELECT json_object('id', paths.id, 'path', path, 'site', s.content_url)"
    " FROM paths JOIN sites s ON s.id = paths.site_id ORDER BY s.content_url, path",
    "flows": "SELECT json_object('id', f.id, 'name', f.name, 'project_id', f.project_id,"
    " 'site', s.content_url) FROM flows f JOIN sites s ON s.id = f.site_id ORDER BY f.number",
    "schedules": "SELECT json_object('id', id, 'name', name) FROM schedules"
    " WHERE name IS NOT NULL ORDER BY name",
    "runs": "SELECT json_object('id', id, 'job_id', job_id, 'flow_id', flow_id,"
    " 'status', status, 'reason', reason) FROM runs ORDER BY number DESC",
}


class SummaryControls(ControlsBase):
    """The control that summarizes the state."""

    def summary(self) -> dict[str, object]:
        """Summarize the state: time, sessions, requests, faults, and the objects with their ids.

        Returns:
            An object of JSON: ``time``, ``sessions``, ``requests``, ``unused_faults`` (in words),
            and a list of objects for each of ``sites``, ``users``, ``groups``, ``projects``,
            ``flows``, ``schedules`` and ``runs`` (the newest first), of at most 1,000 objects each.
            ``truncated`` has the kinds with more objects than that.
        """
        state = self._state
        with state.store.transaction():
            update_runs(state.store, state.clock.now())
            objects: dict[str, list[object]] = {
                kind: [
                    json.loads(row)
                    for row in state.store.texts(f"{query} LIMIT {MOST_OBJECTS + 1}")
                ]
                for kind, query in _QUERIES.items()
            }
            sessions = state.store.number("SELECT count(*) FROM sessions")
        return {
            "time": utc_datetime(state.clock.now()).isoformat().replace("+00:00", "Z"),
            "sessions": sessions,
            "requests": len(state.requests.all()),
            "unused_faults": [*state.faults.unused(), *map(str, state.planner.next_plans)],
            **{kind: found[:MOST_OBJECTS] for kind, found in objects.items()},
            "truncated": [kind for kind, found in objects.items() if len(found) > MOST_OBJECTS],
        }
