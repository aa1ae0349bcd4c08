"""What tests may add to a running server: flows, projects, users, schedules, permissions."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Literal

from .access import Content
from .directory import find_project, find_site, find_user
from .flow_files import FlowContents, inspect, sample_flow
from .flows_store import NewFlow, add_flows
from .handlers.flow_tasks import FLOW_TASK
from .records import ScheduleRow
from .world import World


class Additions:
    """The part of the controls that adds things; safe to use while the server answers."""

    def __init__(self, world: World) -> None:
        self._world = world

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
            content: Its file; a small sample flow when left out.
            file_type: ``tfl`` or ``tflx``.
            description: Text about it; may hold markers, as the name may.
            tags: Labels.

        Returns:
            Its id.
        """
        world = self._world
        content = sample_flow() if content is None else content
        file = world.files.keep_bytes(content)
        now = int(world.clock.now())
        site_id = find_site(world.store, site).id
        flow = NewFlow(
            site_id=site_id,
            project_id=None if project is None else find_project(world.store, site_id, project).id,
            owner_id=find_user(world.store, owner).id,
            name=name,
            description=description,
            file=file,
            file_bytes=len(content),
            file_type=file_type,
            contents=inspect(world.files.path(file)),
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

        They share one file. Returns their ids.
        """
        world = self._world
        content = sample_flow()
        file = world.files.keep_bytes(content)
        now = int(world.clock.now())
        site_id = find_site(world.store, site).id
        project_id = find_project(world.store, site_id, project).id
        owner_id = find_user(world.store, owner).id
        contents = FlowContents()
        width = len(str(count))
        flows = [
            NewFlow(
                site_id=site_id,
                project_id=project_id,
                owner_id=owner_id,
                name=f"{prefix}{number:0{width}}",
                file=file,
                file_bytes=len(content),
                contents=contents,
                created_at=now - count + number,
                updated_at=now - count + number,
            )
            for number in range(1, count + 1)
        ]
        add_flows(world.store, flows)
        return [flow.id for flow in flows]

    def add_project(
        self, name: str, *, site: str = "", owner: str = "admin", locked: bool = False
    ) -> str:
        """Add a project nobody has permissions for yet; returns its id."""
        store = self._world.store
        project_id = str(uuid.uuid4())
        store.insert(
            "projects",
            id=project_id,
            site_id=find_site(store, site).id,
            name=name,
            owner_id=find_user(store, owner).id,
            locked=locked,
        )
        return project_id

    def add_user(
        self,
        name: str,
        *,
        role: str = "Creator",
        password: str | None = None,
        site: str = "",
    ) -> str:
        """Add a user to a site, and to its group All Users; returns the id.

        Args:
            name: Login name.
            role: Site role, such as ``Creator``, ``Explorer`` or ``Viewer``.
            password: Password; the name when left out.
            site: Content URL of the site.
        """
        store = self._world.store
        user_id = str(uuid.uuid4())
        site_id = find_site(store, site).id
        with store.transaction():
            store.insert(
                "users",
                id=user_id,
                name=name,
                full_name=name,
                email=f"{name}@example.com",
                password=name if password is None else password,
            )
            store.insert("members", site_id=site_id, user_id=user_id, role=role)
            store.execute(
                "INSERT INTO group_members SELECT id, ? FROM groups"
                " WHERE site_id = ? AND name = 'All Users'",
                user_id,
                site_id,
            )
        return user_id

    def set_role(self, user: str, role: str, *, site: str = "") -> None:
        """Give a user another site role; his sessions go on."""
        store = self._world.store
        store.execute(
            "UPDATE members SET role = ? WHERE user_id = ? AND site_id = ?",
            role,
            find_user(store, user).id,
            find_site(store, site).id,
        )

    def add_access_token(self, name: str, secret: str, *, user: str) -> None:
        """Add a personal access token."""
        store = self._world.store
        user_id = find_user(store, user).id
        store.insert("access_tokens", name=name, secret=secret, user_id=user_id)

    def remove_access_token(self, name: str) -> None:
        """Let a personal access token expire; a session it began goes on."""
        self._world.store.execute("DELETE FROM access_tokens WHERE name = ?", name)

    def add_jwt(self, jwt: str, *, user: str) -> None:
        """Accept a JSON web token for a user; nothing in it is looked at."""
        store = self._world.store
        store.insert("jwts", jwt=jwt, user_id=find_user(store, user).id)

    def add_schedule(self, name: str, *, kind: str = "Flow", frequency: str = "Daily") -> str:
        """Add a schedule; returns its id."""
        schedule_id, now = str(uuid.uuid4()), int(self._world.clock.now())
        self._world.store.insert(
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
        """Have a flow run by a schedule; returns the id of the task."""
        store = self._world.store
        found = store.find(ScheduleRow, "WHERE name = ?", schedule)
        if found is None:
            raise LookupError(f"no schedule is called {schedule!r}")
        task_id = str(uuid.uuid4())
        store.execute(
            "INSERT INTO tasks SELECT ?, site_id, ?, id, ?, ?, 0, ? FROM flows WHERE id = ?",
            task_id,
            FLOW_TASK,
            found.id,
            found.priority,
            int(self._world.clock.now()),
            flow_id,
        )
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
        self._world.store.execute(
            "INSERT OR REPLACE INTO permissions VALUES (?, ?, 'user', ?, ?, ?)",
            content,
            content_id,
            find_user(self._world.store, user).id,
            capability,
            mode,
        )
