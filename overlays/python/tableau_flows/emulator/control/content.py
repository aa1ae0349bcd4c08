"""Controls that add projects and flows, and set permission rules for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.rules.access import (
    FLOW_CAPABILITIES,
    PROJECT_CAPABILITIES,
    Content,
)
from tableau_flows.emulator.rules.flows import NewFlow, add_flows, name_key
from tableau_flows.emulator.rules.projects import (
    LOCKED,
    MANAGED,
    NewProject,
    add_project,
    id_by_name,
)
from tableau_flows.emulator.store.lookups import find_project, find_site, find_user
from tableau_flows.emulator.store.store import json_array
from tableau_flows.emulator.wire.flow_files import (
    FlowContents,
    FlowFileError,
    read_flow_file,
    sample_flow,
)

MAX_FLOWS = 1_000_000
# The capabilities that the emulator checks, by the kind of content. The flows of a project start
# with its "default" rules.
CAPABILITIES: dict[str, tuple[str, ...]] = {
    "flow": FLOW_CAPABILITIES,
    "project": PROJECT_CAPABILITIES,
    "default": FLOW_CAPABILITIES,
}


class ContentControls(ControlsBase):
    """Controls for projects, flows and permissions.

    An argument that the server could not store, or that would have no effect, is rejected at once:
    with a ``LookupError`` if a named object does not exist, else with a ``ValueError`` or
    ``TypeError``.
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
            name: Name of the flow.
            project: Path of its project, such as ``Sales/EU``, or the id; None puts it into the
                personal space of its owner.
            owner: Login name of its owner.
            site: Content URL of its site.
            content: Content of its file, which need not be a flow file; a small sample flow if
                left out.
            file_type: ``tfl`` or ``tflx``.
            description: Description of the flow; can contain markers, as the name can.
            tags: Labels of the flow.

        Returns:
            The id of the flow.

        Raises:
            ValueError: The project already has a flow with that name.
            LookupError: There is no such project, owner or site.
        """
        state = self._state
        name = checks.name("the name of a flow", name)
        description = checks.text("a description", description)
        file_type = checks.one_of("the type of a file", file_type, ("tfl", "tflx"))
        tags = checks.texts("tags", tags)
        content = sample_flow() if content is None else checks.octets("the content", content)
        now = int(state.clock.now())
        with state.store.transaction():
            site_id = find_site(state.store, site).id
            owner_id = find_user(state.store, owner).id
            project_id = None
            if project is not None:
                project_id = find_project(state.store, site_id, project).id
                self._check_new_flows(project, project_id, [name])
            file = state.add_bytes(content)
            flow = NewFlow(
                id=state.store.ids.new("flow", site_id, project_id or owner_id, name),
                site_id=site_id,
                project_id=project_id,
                owner_id=owner_id,
                name=name,
                description=description,
                file=file,
                file_bytes=len(content),
                file_type=file_type,
                contents=_contents(state.files.path(file), file_type),
                tags=tags,
                created_at=now,
                updated_at=now,
            )
            add_flows(state.store, [flow])
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
        """Add many flows, whose names are the prefix and a number from 1 on.

        They were created one second after another, and share one file.

        Args:
            count: Number of flows.
            prefix: Start of their names.
            project: Path of their project, such as ``Sales/EU``, or the id.
            owner: Login name of their owner.
            site: Content URL of their site.

        Returns:
            The ids of the flows.

        Raises:
            ValueError: The project already has a flow with one of the names.
            LookupError: There is no such project, owner or site.
        """
        state = self._state
        count = checks.whole("the number of flows", count, 0, MAX_FLOWS)
        prefix = checks.text("a prefix", prefix)
        content = sample_flow()
        now = int(state.clock.now())
        contents = FlowContents()
        width = len(str(count))
        names = [f"{prefix}{number:0{width}}" for number in range(1, count + 1)]
        with state.store.transaction():
            site_id = find_site(state.store, site).id
            project_id = find_project(state.store, site_id, project).id
            owner_id = find_user(state.store, owner).id
            self._check_new_flows(project, project_id, names)
            file = state.add_bytes(content)
            flows = [
                NewFlow(
                    id=state.store.ids.new("flow", site_id, project_id, name),
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
            add_flows(state.store, flows)
        return [flow.id for flow in flows]

    def add_project(
        self,
        name: str,
        *,
        parent: str | None = None,
        description: str = "",
        site: str = "",
        owner: str = "admin",
        locked: bool = False,
    ) -> str:
        """Add a project without permission rules.

        Args:
            name: Name of the project.
            parent: Path of the project that it is in, such as ``Sales/EU``, or its id; None for a
                project at the top level.
            description: Description of the project.
            site: Content URL of its site.
            owner: Login name of its owner.
            locked: Whether its permissions apply to all flows in it and in its nested projects.

        Returns:
            The id of the project.

        Raises:
            ValueError: There is a project with that name and parent already.
            LookupError: There is no such parent, owner or site.
        """
        state = self._state
        name = checks.name("the name of a project", name)
        description = checks.text("a description", description)
        locked = checks.flag("locked", locked)
        with state.store.transaction():
            site_id = find_site(state.store, site).id
            parent_id = None if parent is None else find_project(state.store, site_id, parent).id
            project = NewProject(
                id=state.store.ids.new("project", site_id, parent_id or "", name),
                site_id=site_id,
                owner_id=find_user(state.store, owner).id,
                name=name,
                parent_id=parent_id,
                description=description,
                content_permissions=LOCKED if locked else MANAGED,
                created_at=int(state.clock.now()),
            )
            if id_by_name(state.store, site_id, project.parent_id, name) is not None:
                raise ValueError(f"there is already a project called {name!r}; use another name")
            add_project(state.store, project)
        return project.id

    def grant(
        self,
        content: Content,
        content_id: str,
        capability: str,
        *,
        user: str,
        mode: Literal["Allow", "Deny"] = "Allow",
    ) -> None:
        """Set a permission rule for a user, and replace an earlier one for the same capability.

        Args:
            content: ``flow``, ``project`` (for a capability such as ``ProjectLeader``) or
                ``default`` (rules that the flows of a project start with).
            content_id: Id of the flow or project.
            capability: Name of the capability.
            user: Login name of the user.
            mode: ``Allow`` or ``Deny``.

        Raises:
            ValueError: There is no such kind of content, capability or mode.
            LookupError: There is no such flow, project or user.
        """
        store = self._state.store
        kind = checks.one_of("the content of a rule", content, CAPABILITIES)
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

    def _check_new_flows(self, project: str, project_id: str, names: Sequence[str]) -> None:
        taken = self._state.store.texts(
            "SELECT name FROM flows WHERE project_id = ?"
            " AND name_key IN (SELECT value FROM json_each(?))",
            project_id,
            json_array(map(name_key, names)),
        )
        if taken:
            raise ValueError(
                f"the project {project!r} already has a flow called {taken[0]!r}; use another name"
            )


def _contents(path: Path, file_type: str) -> FlowContents:
    try:
        return read_flow_file(path, file_type)
    except FlowFileError:
        return FlowContents()
