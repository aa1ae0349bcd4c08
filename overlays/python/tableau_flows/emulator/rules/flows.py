"""Adds flows to the store, singly and in bulk, and replaces their contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tableau_flows.emulator.store.records import OutputStepRow, PermissionRow
from tableau_flows.emulator.store.store import Store
from tableau_flows.emulator.wire.flow_files import FlowContents


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFlow:
    """A flow to add to the store."""

    id: str
    site_id: str
    project_id: str | None
    owner_id: str
    name: str
    file: str
    file_bytes: int
    file_type: str = "tflx"
    description: str = ""
    contents: FlowContents = field(default_factory=FlowContents)
    tags: Sequence[str] = ()
    created_at: int
    updated_at: int


def name_key(name: str) -> str:
    """Return the form of a flow name that is unique in a project (wire_facts §2.3, 409041)."""
    return name.casefold()


def flow_id_by_name(store: Store, project_id: str, name: str) -> str | None:
    """Find the flow of a project by its name, ignoring case; returns its id."""
    ids = store.texts(
        "SELECT id FROM flows WHERE project_id = ? AND name_key = ?", project_id, name_key(name)
    )
    return ids[0] if ids else None


def add_flows(store: Store, flows: Iterable[NewFlow]) -> None:
    """Add flows with the default permissions of their projects."""
    added = list(flows)
    with store.transaction():
        store.insert_many(
            "flows",
            (
                *("id", "site_id", "project_id", "owner_id", "name", "name_key", "description"),
                *("file_type", "file", "file_bytes", "created_at", "updated_at"),
            ),
            (
                (
                    *(flow.id, flow.site_id, flow.project_id, flow.owner_id),
                    *(flow.name, name_key(flow.name), flow.description),
                    *(flow.file_type, flow.file, flow.file_bytes),
                    *(flow.created_at, flow.updated_at),
                )
                for flow in added
            ),
        )
        _add_contents(store, ((flow.id, flow.contents) for flow in added))
        store.insert_many(
            "tags", ("flow_id", "label"), ((flow.id, tag) for flow in added for tag in flow.tags)
        )
        defaults = {
            project_id: store.select(
                PermissionRow, "WHERE content = 'default' AND content_id = ?", project_id
            )
            for project_id in {flow.project_id for flow in added if flow.project_id is not None}
        }
        store.insert_many(
            "permissions",
            ("content", "content_id", "grantee_kind", "grantee_id", "capability", "mode"),
            (
                ("flow", flow.id, rule.grantee_kind, rule.grantee_id, rule.capability, rule.mode)
                for flow in added
                for rule in defaults.get(flow.project_id or "", ())
            ),
        )


def replace_contents(store: Store, flow_id: str, contents: FlowContents) -> None:
    """Replace the contents of a flow by those of its new file; equal steps keep their ids."""
    old = {step.name: step.id for step in store.select(OutputStepRow, "WHERE flow_id = ?", flow_id)}
    for table in ("output_steps", "connections", "parameters"):
        store.execute(f"DELETE FROM {table} WHERE flow_id = ?", flow_id)
    _add_contents(store, [(flow_id, contents)], old)


def unused_files(store: Store, names: Iterable[str]) -> list[str]:
    """Select the files to which no flow refers; flows added in bulk share one file."""
    return [name for name in names if not store.exists("SELECT 1 FROM flows WHERE file = ?", name)]


def _add_contents(
    store: Store,
    flows: Iterable[tuple[str, FlowContents]],
    known_steps: dict[str, str] | None = None,
) -> None:
    known = dict(known_steps or {})
    steps: list[tuple[str, str, str, int]] = []
    connections: list[tuple[str, str, str, str, int | None, str, str, int, int]] = []
    parameters: list[tuple[str, str, str, str, str, int, int]] = []
    for flow_id, contents in flows:
        steps += [
            (known.pop(name, "") or store.ids.new("step", flow_id, name), flow_id, name, position)
            for position, name in enumerate(contents.output_steps)
        ]
        connections += [
            (
                *(store.ids.new("connection", flow_id), flow_id, facts.type, facts.server_address),
                *(facts.server_port, facts.user_name, "", 0, position),
            )
            for position, facts in enumerate(contents.connections)
        ]
        parameters += [
            (
                *(store.ids.new("parameter", flow_id, facts.name), flow_id),
                *(facts.name, facts.type, facts.value),
                *(int(facts.required), position),
            )
            for position, facts in enumerate(contents.parameters)
        ]
    store.insert_many("output_steps", ("id", "flow_id", "name", "position"), steps)
    store.insert_many(
        "connections",
        (
            *("id", "flow_id", "type", "server_address", "server_port", "user_name"),
            *("password", "embed_password", "position"),
        ),
        connections,
    )
    store.insert_many(
        "parameters",
        ("id", "flow_id", "name", "type", "value", "required", "position"),
        parameters,
    )
