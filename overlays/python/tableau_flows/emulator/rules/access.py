"""Decides what a user may do: site roles, ownership, project leaders and permission rules.

The decision is one SQL expression. The database applies it to a list of 100,000 flows as well as
to a single flow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tableau_flows._common.grantees import GranteeKind
from tableau_flows.emulator.store.records import FlowRow, MemberRow, PermissionRow, ProjectRow
from tableau_flows.emulator.store.store import Store, json_array
from tableau_flows.emulator.wire.filters import Condition

Content: TypeAlias = Literal["project", "default", "flow"]

READ, WRITE, DELETE = "Read", "Write", "Delete"
EXPORT, EXECUTE = "ExportXml", "Execute"
CHANGE_PERMISSIONS, CHANGE_HIERARCHY = "ChangePermissions", "ChangeHierarchy"
FLOW_CAPABILITIES = (
    CHANGE_HIERARCHY,
    CHANGE_PERMISSIONS,
    DELETE,
    EXECUTE,
    EXPORT,
    READ,
    WRITE,
)
# Capabilities that Tableau has, but not for flows: they are refused with 400009, other names with
# 404013.
OTHER_CAPABILITIES = frozenset(
    {
        "AddComment",
        "AiAccess",
        "Connect",
        "ExportData",
        "ExportImage",
        "ExtractRefresh",
        "Filter",
        "InheritedProjectLeader",
        "Overwrite",
        "ProjectLeader",
        "PulseMetricDefine",
        "RunExplainData",
        "SaveAs",
        "ShareView",
        "ViewComments",
        "ViewUnderlyingData",
        "VizqlDataApiAccess",
        "WebAuthoring",
        "WebAuthoringForFlows",
    }
)
PROJECT_LEADER = "ProjectLeader"
INHERITED_LEADER = "InheritedProjectLeader"
"""What leaders of an enclosing project have; it is told, and cannot be set."""
PROJECT_CAPABILITIES = (PROJECT_LEADER, READ, WRITE)

ADMIN_ROLES = frozenset(
    {"ServerAdministrator", "SiteAdministratorCreator", "SiteAdministratorExplorer"}
)
PUBLISHER_ROLES = ADMIN_ROLES | {"Creator", "ExplorerCanPublish"}
# The capabilities that a user with a role can have at most, whatever the permission rules say and
# whatever the user owns or leads. Other roles have no such limit.
ROLE_LIMITS = {"Unlicensed": frozenset[str](), "Viewer": frozenset({READ})}

# The permission rule that decides, among those for the user and for the user's groups and group
# sets: rules for the user take precedence over those for groups, and Deny over Allow.
_RULE = """
    coalesce((
        SELECT r.mode = 'Allow' FROM permissions AS r
        WHERE r.content = {content} AND r.content_id = {content_id}
          AND r.capability = ? AND r.grantee_id IN (SELECT value FROM json_each(?))
        ORDER BY r.grantee_kind <> 'user', r.mode = 'Allow' LIMIT 1
    ), 0)
"""
# While a project is locked, its defaults apply to its flows.
_FLOW_RULE = _RULE.format(
    content="CASE WHEN f.controlling_id IS NULL THEN 'flow' ELSE 'default' END",
    content_id="coalesce(f.controlling_id, f.id)",
)
_PROJECT_RULE = _RULE.format(content="'project'", content_id="p.id")
# The projects that a user owns or leads, and those within them.
_LED = """(
    WITH RECURSIVE led(id) AS (
        SELECT id FROM projects WHERE owner_id = ?
        UNION
        SELECT r.content_id FROM permissions AS r
        WHERE r.content = 'project' AND r.capability = 'ProjectLeader' AND r.mode = 'Allow'
          AND r.grantee_id IN (SELECT value FROM json_each(?))
        UNION
        SELECT c.id FROM projects AS c JOIN led ON c.parent_id = led.id
    )
    SELECT id FROM led
)"""


@dataclass(frozen=True, slots=True)
class Access:
    """The permissions of one user on one site."""

    store: Store
    member: MemberRow

    @property
    def user_id(self) -> str:
        """Id of the user."""
        return self.member.user_id

    @property
    def is_admin(self) -> bool:
        """Whether the user is an administrator of the site or the server."""
        return self.member.role in ADMIN_ROLES

    @property
    def is_server_admin(self) -> bool:
        """Whether the user is an administrator of the server."""
        return self.member.role == "ServerAdministrator"

    @property
    def is_unlicensed(self) -> bool:
        """Whether the user has no licence, and may therefore see nothing."""
        return self.member.role == "Unlicensed"

    def flows_with(self, capability: str) -> Condition:
        """Return the condition that the user has a capability for the row ``f`` of flow_rows."""
        if self.is_admin:
            return Condition("1")
        limits = ROLE_LIMITS.get(self.member.role)
        if limits is not None and capability not in limits:
            return Condition("0")
        grantees = json_array(self._grantees())
        return Condition(
            f"(f.owner_id = ? OR f.project_id IN {_LED} OR {_FLOW_RULE})",
            (self.user_id, self.user_id, grantees, capability, grantees),
        )

    def may(self, capability: str, flow: FlowRow) -> bool:
        """Return whether the user has a capability for a flow."""
        return self._is_among(self.flows_with(capability), flow)

    def owned_flows(self) -> Condition:
        """Return the condition that the user owns the row ``f`` of flows and may use it.

        Administrators count as the owners of all flows.
        """
        if self.is_admin:
            return Condition("1")
        if self.member.role in ROLE_LIMITS:
            return Condition("0")
        return Condition("f.owner_id = ?", (self.user_id,))

    def owns(self, flow: FlowRow) -> bool:
        """Return whether a flow is one of `owned_flows`."""
        return self._is_among(self.owned_flows(), flow)

    def owns_or_leads(self, flow: FlowRow) -> bool:
        """Return whether the user owns a flow, or owns or leads its project, and may use it."""
        if self.owns(flow):
            return True
        return flow.project_id is not None and self.leads(flow.project_id)

    def leads(self, project_id: str) -> bool:
        """Return whether the user administers, owns or leads a project or one that encloses it."""
        if self.is_admin:
            return True
        return self.member.role not in ROLE_LIMITS and self.store.exists(
            f"SELECT 1 WHERE ? IN {_LED}",
            project_id,
            self.user_id,
            json_array(self._grantees()),
        )

    def visible_projects(self) -> Condition:
        """Return the condition that the user may see the row ``p`` of projects."""
        if self.is_admin:
            return Condition("1")
        if self.is_unlicensed:
            return Condition("0")
        grantees = json_array(self._grantees())
        return Condition(
            f"(p.id IN {_LED} OR {_PROJECT_RULE})", (self.user_id, grantees, READ, grantees)
        )

    def may_save_in(self, project: ProjectRow) -> bool:
        """Return whether the user may publish, and may save flows in a project."""
        if self.is_admin:
            return True
        return self.member.role in PUBLISHER_ROLES and (
            self.leads(project.id) or self._allowed("project", project.id, WRITE)
        )

    def _is_among(self, flows: Condition, flow: FlowRow) -> bool:
        return self.store.exists(
            f"SELECT 1 FROM flow_rows AS f WHERE f.id = ? AND {flows.sql}", flow.id, *flows.values
        )

    def _allowed(self, content: Content, content_id: str, capability: str) -> bool:
        rules = self.store.texts(
            "SELECT mode FROM permissions"
            " WHERE content = ? AND content_id = ? AND capability = ?"
            " AND grantee_id IN (SELECT value FROM json_each(?))"
            " ORDER BY grantee_kind <> 'user', mode = 'Allow' LIMIT 1",
            content,
            content_id,
            capability,
            json_array(self._grantees()),
        )
        return rules == ["Allow"]

    def _grantees(self) -> list[str]:
        return self.store.texts("SELECT grantee_id FROM grantees WHERE user_id = ?", self.user_id)


def inherited_leaders(store: Store, project_id: str) -> list[tuple[GranteeKind, str]]:
    """Return the kinds and ids of the grantees that lead a project that encloses this one."""
    rules = store.select(
        PermissionRow,
        "WHERE content = 'project' AND capability = ? AND mode = 'Allow' AND content_id IN ("
        " WITH RECURSIVE above(id) AS (SELECT parent_id FROM projects WHERE id = ? UNION"
        " SELECT p.parent_id FROM projects AS p JOIN above ON p.id = above.id)"
        " SELECT id FROM above)",
        PROJECT_LEADER,
        project_id,
    )
    return sorted({(rule.grantee_kind, rule.grantee_id) for rule in rules})
