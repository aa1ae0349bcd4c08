"""What tests may add to a running server: flows, projects, schedules, tasks, permissions."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tableau_flows_generated.models import ScheduleFrequency, ScheduleKind

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.nearest import perhaps
from tableau_flows.emulator.control.user_additions import UserAdditions
from tableau_flows.emulator.handlers.flow_tasks import FLOW_TASK
from tableau_flows.emulator.rules.access import (
    FLOW_CAPABILITIES,
    PROJECT_LEADER,
    READ,
    WRITE,
    Content,
)
from tableau_flows.emulator.rules.flows import NewFlow, add_flows, name_key
from tableau_flows.emulator.store.directory import find_project, find_site, find_user
from tableau_flows.emulator.store.records import ScheduleRow
from tableau_flows.emulator.store.store import as_list
from tableau_flows.emulator.wire.flow_files import FlowContents, FlowFileError, inspect, sample_flow

MOST_FLOWS = 1_000_000
# What is looked at, of what may be granted; "default" is what the flows of a project start with.
CAPABILITIES: dict[str, tuple[str, ...]] = {
    "flow": FLOW_CAPABILITIES,
    "project": (PROJECT_LEADER, READ, WRITE),
    "default": FLOW_CAPABILITIES,
}


class Additions(UserAdditions):
    """The part of the controls that adds things; safe to use while the server answers.

    What the server could not hold, or what would change nothing, is refused at once: by a
    ``LookupError`` where something named is not there, else by a ``ValueError`` or ``TypeError``.
    """

    def add_flow(
        self,
        name: str,
        *,
        project: str | None = "Default",
        owner: str = "admin",
        site: str = "",
        content: bytes | None = None,
        file_type: str = "tflx",
        description: str = "",
        tags: Sequence[str] = (),
    ) -> str:
        """Add a flow.

        Args:
            name: Its name.
            project: Name of its project; None puts it into its owner's personal space.
            owner: Login name of its owner.
            site: Content URL of its site.
            content: Its file, whatever it holds; a small sample flow when left out.
            file_type: ``tfl`` or ``tflx``.
            description: Text about it; may hold markers, as the name may.
            tags: Labels.

        Returns:
            Its id.
        """
        world = self._world
        name = checks.name("the name of a flow", name)
        description = checks.text("a description", description)
        file_type = checks.one_of("the type of a file", file_type, ("tfl", "tflx"))
        tags = checks.texts("tags", tags)
        content = sample_flow() if content is None else checks.octets("the content", content)
        now = int(world.clock.now())
        with world.store.transaction():
            site_id = find_site(world.store, site).id
            owner_id = find_user(world.store, owner).id
            project_id = None
            if project is not None:
                project_id = find_project(world.store, site_id, project).id
                self._must_be_new_flows(project, project_id, [name])
            file = world.keep_bytes(content)
            flow = NewFlow(
                site_id=site_id,
                project_id=project_id,
                owner_id=owner_id,
                name=name,
                description=description,
                file=file,
                file_bytes=len(content),
                file_type=file_type,
                contents=_contents(world.files.path(file), file_type),
                tags=tags,
                created_at=now,
                updated_at=now,
            )
            add_flows(world.store, [flow])
        return flow.id

    def add_flows(
        self,
        count: int,
        *,
        prefix: str = "Flow ",
        project: str = "Default",
        owner: str = "admin",
        site: str = "",
    ) -> list[str]:
        """Add many flows, called by the prefix and a number from 1 on, a second apart in age.

        Args:
            count: How many; they share one file.
            prefix: What their names begin with.
            project: Name of their project.
            owner: Login name of their owner.
            site: Content URL of their site.

        Returns:
            Their ids.
        """
        world = self._world
        count = checks.whole("the number of flows", count, 0, MOST_FLOWS)
        prefix = checks.text("a prefix", prefix)
        content = sample_flow()
        now = int(world.clock.now())
        contents = FlowContents()
        width = len(str(count))
        names = [f"{prefix}{number:0{width}}" for number in range(1, count + 1)]
        with world.store.transaction():
            site_id = find_site(world.store, site).id
            project_id = find_project(world.store, site_id, project).id
            owner_id = find_user(world.store, owner).id
            self._must_be_new_flows(project, project_id, names)
            file = world.keep_bytes(content)
            flows = [
                NewFlow(
                    site_id=site_id,
                    project_id=project_id,
                    owner_id=owner_id,
                    name=name,
                    file=file,
                    file_bytes=len(content),
                    contents=contents,
                    created_at=now - count + number,
                    updated_at=now - count + number,
                )
                for number, name in enumerate(names, start=1)
            ]
            add_flows(world.store, flows)
        return [flow.id for flow in flows]

    def add_project(
        self, name: str, *, site: str = "", owner: str = "admin", locked: bool = False
    ) -> str:
        """Add a project nobody has permissions for yet.

        Args:
            name: Its name.
            site: Content URL of its site.
            owner: Login name of its owner.
            locked: Whether its permissions hold for all flows in it.

        Returns:
            Its id.
        """
        store = self._world.store
        name = checks.name("the name of a project", name)
        locked = checks.flag("locked", locked)
        project_id = str(uuid.uuid4())
        with store.transaction():
            site_id, owner_id = find_site(store, site).id, find_user(store, owner).id
            self._must_be_new(
                "project", name, "SELECT 1 FROM projects WHERE site_id = ? AND name = ?", site_id
            )
            store.insert(
                "projects",
                id=project_id,
                site_id=site_id,
                name=name,
                owner_id=owner_id,
                locked=locked,
            )
        return project_id

    def add_schedule(self, name: str, *, kind: str = "Flow", frequency: str = "Daily") -> str:
        """Add a schedule.

        Args:
            name: Its name.
            kind: What it runs, such as ``Flow`` or ``Extract``.
            frequency: ``Hourly``, ``Daily``, ``Weekly`` or ``Monthly``.

        Returns:
            Its id.
        """
        store = self._world.store
        name = checks.name("the name of a schedule", name)
        kind = checks.one_of("the kind of a schedule", kind, ScheduleKind)
        frequency = checks.one_of("a frequency", frequency, ScheduleFrequency)
        schedule_id, now = str(uuid.uuid4()), int(self._world.clock.now())
        with store.transaction():
            self._must_be_new("schedule", name, "SELECT 1 FROM schedules WHERE name = ?")
            store.insert(
                "schedules",
                id=schedule_id,
                name=name,
                state="Active",
                priority=50,
                type=kind,
                frequency=frequency,
                created_at=now,
                updated_at=now,
                next_run_at=now + 24 * 60 * 60,
            )
        return schedule_id

    def add_task(self, flow_id: str, *, schedule: str = "Nightly flows") -> str:
        """Have a flow run by a schedule.

        Args:
            flow_id: The flow.
            schedule: Name of a schedule for flows.

        Returns:
            The id of the task.

        Raises:
            LookupError: There is no such flow, or no such schedule.
        """
        store = self._world.store
        schedule = checks.text("the name of a schedule", schedule)
        found = store.find(ScheduleRow, "WHERE name = ? AND type = 'Flow'", schedule)
        if found is None:
            known = store.texts("SELECT name FROM schedules WHERE type = 'Flow'")
            raise LookupError(
                f"no schedule for flows is called {schedule!r}, {perhaps(schedule, known)}"
            )
        task_id = str(uuid.uuid4())
        added = store.execute(
            "INSERT INTO tasks SELECT ?, site_id, ?, id, ?, ?, 0, ? FROM flows WHERE id = ?",
            task_id,
            FLOW_TASK,
            found.id,
            found.priority,
            int(self._world.clock.now()),
            checks.text("the id of a flow", flow_id),
        )
        if not added:
            raise LookupError(f"no flow has the id {flow_id!r}")
        return task_id

    def grant(
        self,
        content: Content,
        content_id: str,
        capability: str,
        *,
        user: str,
        mode: Literal["Allow", "Deny"] = "Allow",
    ) -> None:
        """Set a permission rule of a user, whatever he had before.

        Args:
            content: ``flow``, ``project`` (such as the capability ``ProjectLeader``) or
                ``default`` (what the flows of a project start with).
            content_id: Id of that flow or project.
            capability: Name of the capability.
            user: Login name of the user.
            mode: ``Allow`` or ``Deny``.
        """
        store = self._world.store
        kind = checks.one_of("what a rule is for", content, CAPABILITIES)
        capability = checks.one_of("a capability", capability, CAPABILITIES[kind])
        rule = checks.one_of("the mode of a rule", mode, ("Allow", "Deny"))
        content_id = checks.text("the id of a flow or project", content_id)
        table = "flows" if kind == "flow" else "projects"
        with store.transaction():
            if not store.exists(f"SELECT 1 FROM {table} WHERE id = ?", content_id):
                raise LookupError(f"no {table[:-1]} has the id {content_id!r}")
            store.execute(
                "INSERT OR REPLACE INTO permissions VALUES (?, ?, 'user', ?, ?, ?)",
                kind,
                content_id,
                find_user(store, user).id,
                capability,
                rule,
            )

    def _must_be_new_flows(self, project: str, project_id: str, names: Sequence[str]) -> None:
        taken = self._world.store.texts(
            "SELECT name FROM flows WHERE project_id = ?"
            " AND name_key IN (SELECT value FROM json_each(?))",
            project_id,
            as_list(map(name_key, names)),
        )
        if taken:
            raise ValueError(f"the project {project!r} has a flow called {taken[0]!r} already")


def _contents(path: Path, file_type: str) -> FlowContents:
    try:
        return inspect(path, file_type)
    except FlowFileError:
        return FlowContents()
