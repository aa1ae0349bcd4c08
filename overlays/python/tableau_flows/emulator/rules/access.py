"""Who may do what: site roles, ownership, project leaders and permission rules.

The decision is one SQL expression, so that a list of 100,000 flows is cut down to the readable
ones by the database and a single flow is judged by the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from tableau_flows.emulator.store.records import FlowRow, Member, ProjectRow
from tableau_flows.emulator.store.store import Store, as_list
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
# What exists in Tableau but not for flows: asking for it is 400009; any other name is 404013.
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

ADMIN_ROLES = frozenset(
    {"ServerAdministrator", "SiteAdministratorCreator", "SiteAdministratorExplorer"}
)
PUBLISHER_ROLES = ADMIN_ROLES | {"Creator", "ExplorerCanPublish"}
# The most a role can be allowed, whatever the rules say and whatever he owns or leads; other roles
# have no such limit.
ROLE_LIMITS = {"Unlicensed": frozenset[str](), "Viewer": frozenset({READ})}

# The rule that decides, among those for the user, his groups and his group sets: his own before
# those of groups, and a Deny before an Allow. While a project is locked its defaults hold.
_RULE = """
    coalesce((
        SELECT r.mode = 'Allow' FROM permissions AS r
        WHERE r.content = CASE f.project_locked WHEN 1 THEN 'default' ELSE 'flow' END
          AND r.content_id = CASE f.project_locked WHEN 1 THEN f.project_id ELSE f.id END
          AND r.capability = ? AND r.grantee_id IN (SELECT value FROM json_each(?))
        ORDER BY r.grantee_kind <> 'user', r.mode = 'Allow' LIMIT 1
    ), 0)
"""
_LEADS = """
    f.project_id IN (
        SELECT r.content_id FROM permissions AS r
        WHERE r.content = 'project' AND r.capability = 'ProjectLeader' AND r.mode = 'Allow'
          AND r.grantee_id IN (SELECT value FROM json_each(?))
    )
"""


@dataclass(frozen=True, slots=True)
class Access:
    """What one user may do on one site."""

    store: Store
    member: Member

    @property
    def user_id(self) -> str:
        """The user."""
        return self.member.user_id

    @property
    def is_admin(self) -> bool:
        """Whether he administers the site or the server."""
        return self.member.role in ADMIN_ROLES

    @property
    def is_server_admin(self) -> bool:
        """Whether he administers the server."""
        return self.member.role == "ServerAdministrator"

    @property
    def is_unlicensed(self) -> bool:
        """Whether his role lets him see nothing at all."""
        return self.member.role == "Unlicensed"

    def flows_with(self, capability: str) -> Condition:
        """The condition on a row ``f`` of flow_rows that he has the capability for it."""
        if self.is_admin:
            return Condition("1")
        limits = ROLE_LIMITS.get(self.member.role)
        if limits is not None and capability not in limits:
            return Condition("0")
        grantees = as_list(self._grantees())
        return Condition(
            f"(f.owner_id = ? OR f.project_owner_id = ? OR {_LEADS} OR {_RULE})",
            (self.user_id, self.user_id, grantees, capability, grantees),
        )

    def may(self, capability: str, flow: FlowRow) -> bool:
        """Whether he has the capability for a flow, by ownership, leadership or rules."""
        return self._is_among(self.flows_with(capability), flow)

    def owned_flows(self) -> Condition:
        """The condition on a row ``f`` of flows that he owns it, and his role lets him use it.

        Administrators own everything in this sense.
        """
        if self.is_admin:
            return Condition("1")
        if self.member.role in ROLE_LIMITS:
            return Condition("0")
        return Condition("f.owner_id = ?", (self.user_id,))

    def owns(self, flow: FlowRow) -> bool:
        """Whether a flow is one of `owned_flows`."""
        return self._is_among(self.owned_flows(), flow)

    def owns_or_leads(self, flow: FlowRow) -> bool:
        """Whether he owns a flow, or owns or leads its project, and his role lets him use it."""
        if self.owns(flow):
            return True
        if self.member.role in ROLE_LIMITS or flow.project_id is None:
            return False
        return flow.project_owner_id == self.user_id or self._allowed(
            "project", flow.project_id, PROJECT_LEADER
        )

    def may_save_in(self, project: ProjectRow) -> bool:
        """Whether his role publishes, and he may put flows into a project."""
        if self.is_admin:
            return True
        return self.member.role in PUBLISHER_ROLES and (
            self.user_id == project.owner_id
            or self._allowed("project", project.id, WRITE)
            or self._allowed("project", project.id, PROJECT_LEADER)
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
            as_list(self._grantees()),
        )
        return rules == ["Allow"]

    def _grantees(self) -> list[str]:
        return self.store.texts("SELECT grantee_id FROM grantees WHERE user_id = ?", self.user_id)
