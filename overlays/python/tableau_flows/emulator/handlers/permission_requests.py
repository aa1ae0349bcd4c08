"""Carries out the changes of permission rules that requests ask for, on flows and projects."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tableau_flows_generated import codes, models
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows._common.grantees import grantees_in
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.rules.access import (
    FLOW_CAPABILITIES,
    OTHER_CAPABILITIES,
    PROJECT_CAPABILITIES,
    PROJECT_LEADER,
    Content,
)
from tableau_flows.emulator.rules.sessions import membership

WRONG_KIND = codes.INVALID_CAPABILITY
USER_UNKNOWN = codes.USER_NOT_FOUND
# No code of real servers for unknown group sets is known, so the emulator uses that of groups.
GROUP_UNKNOWN = codes.GROUP_NOT_FOUND
CAPABILITY_UNKNOWN = codes.CAPABILITY_NOT_FOUND

MODES = ("Allow", "Deny")
ALL_CAPABILITIES = OTHER_CAPABILITIES | {*FLOW_CAPABILITIES, *PROJECT_CAPABILITIES}


@dataclass(frozen=True, slots=True)
class Subject:
    """What permission rules are for."""

    content: Content
    id: str

    @property
    def capabilities(self) -> Collection[str]:
        """The capabilities that there are."""
        return PROJECT_CAPABILITIES if self.content == "project" else FLOW_CAPABILITIES


def add_rules(call: Call, subject: Subject, rules: Iterable[models.GranteeCapabilities]) -> None:
    """Add capabilities; one that a grantee already has, in either mode, stays unchanged."""
    for rule in rules:
        kind, grantee_id = _grantee(rule)
        _check_grantee(call, kind, grantee_id)
        for capability in rule.capabilities:
            _check_capability(subject, capability.name, capability.mode)
            call.state.store.execute(
                "INSERT OR IGNORE INTO permissions VALUES (?, ?, ?, ?, ?, ?)",
                subject.content,
                subject.id,
                kind,
                grantee_id,
                str(capability.name),
                str(capability.mode),
            )


def delete_rule(call: Call, subject: Subject, kind: str, grantee_id: str) -> None:
    """Delete the capability in the path of a grantee."""
    capability, mode = call.ids["capabilityName"], call.ids["capabilityMode"]
    _check_capability(subject, capability, mode)
    _check_grantee(call, kind, grantee_id)
    removed = call.state.store.execute(
        "DELETE FROM permissions WHERE content = ? AND content_id = ?"
        " AND grantee_kind = ? AND grantee_id = ? AND capability = ? AND mode = ?",
        subject.content,
        subject.id,
        kind,
        grantee_id,
        capability,
        mode,
    )
    if not removed:
        raise Refusal(
            CAPABILITY_UNKNOWN, f"The {kind} does not have {capability} with the mode {mode}."
        )


def _grantee(grantee: models.GranteeCapabilities) -> tuple[str, str]:
    named = list(grantees_in(grantee))
    if len(named) != 1:
        raise Refusal(BAD_REQUEST, "Each granteeCapabilities names one user, group or group set.")
    return named[0]


def _check_grantee(call: Call, kind: str, grantee_id: str) -> None:
    store = call.state.store
    if kind == "user":
        if membership(store, call.site_id, grantee_id) is None:
            raise Refusal(USER_UNKNOWN, f"The site has no user with the id {grantee_id!r}.")
        return
    table = "groups" if kind == "group" else "group_sets"
    if not store.exists(
        f"SELECT 1 FROM {table} WHERE id = ? AND site_id = ?", grantee_id, call.site_id
    ):
        raise Refusal(GROUP_UNKNOWN, f"The site has no {kind} with the id {grantee_id!r}.")


def _check_capability(subject: Subject, capability: str, mode: str) -> None:
    what = "projects" if subject.content == "project" else "flows"
    if capability not in ALL_CAPABILITIES:
        raise Refusal(CAPABILITY_UNKNOWN, f"No capability is called {str(capability)!r}.")
    if capability not in subject.capabilities:
        allowed = ", ".join(subject.capabilities)
        raise Refusal(WRONG_KIND, f"{capability} is not for {what}; those are {allowed}.")
    if mode not in MODES:
        raise Refusal(CAPABILITY_UNKNOWN, f"The mode is Allow or Deny, not {str(mode)!r}.")
    if capability == PROJECT_LEADER and mode == "Deny":
        raise Refusal(WRONG_KIND, f"{PROJECT_LEADER} cannot be denied.")
