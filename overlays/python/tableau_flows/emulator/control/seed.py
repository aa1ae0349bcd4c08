"""The control that adds the objects of a seed: what a server contains at its start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.seed_files import (
    Seed,
    SeedDocument,
    SeedError,
    read_file,
    read_seed,
)
from tableau_flows.emulator.control.clock import ClockControls
from tableau_flows.emulator.control.content import ContentControls
from tableau_flows.emulator.control.groups import GroupControls
from tableau_flows.emulator.control.runs import RunControls
from tableau_flows.emulator.control.schedules import ScheduleControls
from tableau_flows.emulator.control.seed_entries import (
    Entry,
    apply,
    check_keys,
    entries,
    moment,
    naming,
)
from tableau_flows.emulator.control.users import UserControls
from tableau_flows.emulator.rules.access import Content
from tableau_flows.emulator.rules.flows import flow_id_by_name
from tableau_flows.emulator.rules.seeds import DEFAULT
from tableau_flows.emulator.store.lookups import find_project, find_site
from tableau_flows.emulator.wire.flow_files import (
    DEFAULT_STEP,
    ConnectionFacts,
    ParameterFacts,
    sample_flow,
)

T = TypeVar("T")
Made = defaultdict[str, list[str]]

MAX_FLOW_FILE = 64 * 1024 * 1024
# The sections in the order in which they are added, so that each finds what it refers to.
SECTIONS = (
    *("users", "access_tokens", "jwts", "connected_apps", "groups", "group_sets"),
    *("projects", "schedules", "flows", "linked_tasks"),
)
SCALARS = ("clear", "time")
CONTENT = ("output_steps", "connections", "parameters")


class SeedControls(
    ClockControls, ContentControls, GroupControls, RunControls, ScheduleControls, UserControls
):
    """The control that adds the objects of a seed."""

    def add_seed(self, seed: Seed | SeedDocument) -> dict[str, list[str]]:
        """Add the objects of a seed, all or none.

        Args:
            seed: Path of a TOML or JSON file, or a mapping with the same content; the package
                documents the format.

        Returns:
            The ids of the new objects by section, in their order, and those of runs and tasks.

        Raises:
            SeedError: An entry cannot be added; the message says which, and why.
        """
        document = read_seed(seed)
        content, state = document.content, self._state
        check_keys("the seed", content, (*SCALARS, *SECTIONS))
        before = state.clock.now()
        try:
            with state.store.transaction():
                with naming("the seed"):
                    clear = checks.flag("clear", content.get("clear", False))
                if clear:
                    self._clear()
                if "time" in content:
                    apply("the seed", self.set_time, {"when": moment(content["time"])})
                return self._add_sections(content, document.folder)
        except BaseException:
            if "time" in content:
                state.clock.set(before)
            raise

    def _add_sections(self, content: Entry, folder: Path | None) -> dict[str, list[str]]:
        made: Made = defaultdict(list)
        adders: dict[str, Callable[[str, Entry], str | None]] = {
            "users": lambda where, entry: apply(where, self.add_user, entry),
            "access_tokens": lambda where, entry: apply(where, self.add_access_token, entry),
            "jwts": lambda where, entry: apply(where, self.add_jwt, entry),
            "connected_apps": lambda where, entry: apply(where, self.add_connected_app, entry),
            "groups": lambda where, entry: apply(where, self.add_group, entry),
            "group_sets": lambda where, entry: apply(where, self.add_group_set, entry),
            "projects": self._add_project,
            "schedules": lambda where, entry: apply(where, self.add_schedule, entry),
            "flows": lambda where, entry: self._add_flow(where, entry, folder, made),
            "linked_tasks": self._add_linked_task,
        }
        for section in SECTIONS:
            for where, entry in entries(section, content.get(section, ())):
                new = adders[section](where, entry)
                if new is not None:
                    made[section].append(new)
        return dict(made)

    def _add_project(self, where: str, given: Entry) -> str:
        entry = dict(given)
        rules = {
            "project": entry.pop("permissions", ()),
            "default": entry.pop("default_permissions", ()),
        }
        project_id = apply(where, self.add_project, entry)
        self._grant(f"{where}.permissions", "project", project_id, rules["project"])
        self._grant(f"{where}.default_permissions", "default", project_id, rules["default"])
        return project_id

    def _add_flow(self, where: str, given: Entry, folder: Path | None, made: Made) -> str:
        entry = dict(given)
        check_keys(
            where,
            entry,
            (
                *("name", "project", "owner", "site", "description", "tags"),
                *("file", *CONTENT, "tasks", "runs", "permissions"),
            ),
        )
        runs, rules = entry.pop("runs", ()), entry.pop("permissions", ())
        with naming(where):
            schedules = checks.texts("tasks", entry.pop("tasks", ()))
        if "file" in entry:
            if any(key in entry for key in CONTENT):
                raise SeedError(f"{where}: a flow has a file, or {', '.join(CONTENT)}, not both")
            path = _path(where, entry.pop("file"), folder)
            entry |= {
                "content": read_file(path, MAX_FLOW_FILE, f"{where}: {path}"),
                "file_type": path.suffix[1:],
            }
        else:
            entry["content"] = _sample(where, {key: entry.pop(key, ()) for key in CONTENT})
        flow_id = apply(where, self.add_flow, entry)
        for schedule in schedules:
            task = apply(where, self.add_task, {"flow_id": flow_id, "schedule": schedule})
            made["tasks"].append(task)
        for inner, run in entries(f"{where}.runs", runs):
            if "started_at" in run:
                with naming(inner):
                    run = {**run, "started_at": moment(run["started_at"])}
            made["runs"].append(apply(inner, self.add_run, {**run, "flow": flow_id}))
        self._grant(f"{where}.permissions", "flow", flow_id, rules)
        return flow_id

    def _add_linked_task(self, where: str, given: Entry) -> str:
        entry = dict(given)
        with naming(where):
            site = checks.text("the content URL of a site", entry.pop("site", ""))
            flows = checks.texts("flows", entry.pop("flows", ()))
            ids = [self._flow_at(path, site) for path in flows]
        return apply(where, self.add_linked_task, {**entry, "flow_ids": ids})

    def _flow_at(self, path: str, site: str) -> str:
        """Find a flow by the path of its project and its name, such as ``Sales/EU/Daily``."""
        store = self._state.store
        project, slash, name = path.rpartition("/")
        if not slash:
            raise ValueError(f"the path of a flow begins with its project, not {path!r}")
        project_id = find_project(store, find_site(store, site).id, project).id
        flow_id = flow_id_by_name(store, project_id, name)
        if flow_id is None:
            raise LookupError(f"the project {project!r} has no flow called {name!r}")
        return flow_id

    def _grant(self, where: str, content: Content, content_id: str, rules: object) -> None:
        for inner, rule in entries(where, rules):
            apply(inner, self.grant, {**rule, "content": content, "content_id": content_id})

    def _clear(self) -> None:
        """Remove all flows and tasks, and all projects except those called Default."""
        state = self._state
        state.remove_files(state.store.texts("SELECT file FROM flows"))
        state.store.execute("PRAGMA defer_foreign_keys = ON")
        for statement in (
            "DELETE FROM linked_tasks",
            "DELETE FROM tasks",
            "DELETE FROM flows",
            f"DELETE FROM projects WHERE parent_id IS NOT NULL OR name <> '{DEFAULT}'",
            "DELETE FROM permissions WHERE content_id NOT IN (SELECT id FROM projects)",
        ):
            state.store.execute(statement)


def _path(where: str, value: object, folder: Path | None) -> Path:
    with naming(where):
        name = checks.name("the file of a flow", value)
    if folder is None:
        raise SeedError(f"{where}: a flow has no file here, since a file is one of the server's")
    return folder / name


def _sample(where: str, parts: Entry) -> bytes:
    """Make a sample flow with the steps, connections and parameters of an entry."""
    with naming(where):
        steps = checks.texts("output_steps", parts["output_steps"])
    connections = _facts(f"{where}.connections", ConnectionFacts, parts["connections"])
    parameters = _facts(f"{where}.parameters", ParameterFacts, parts["parameters"])
    return sample_flow(steps or (DEFAULT_STEP,), connections, parameters)


def _facts(where: str, kind: Callable[..., T], given: object) -> list[T]:
    """Make the connections or parameters of a flow."""
    found: list[T] = []
    for inner, entry in entries(where, given):
        found.append(apply(inner, kind, entry))
        with naming(inner):
            for key, value in entry.items():
                if key == "server_port":
                    checks.whole(key, value, 0, 65535)
                elif key == "required":
                    checks.flag(key, value)
                else:
                    checks.text(key, value)
    return found
