"""`permissions.grant`: what the server ignores is an error that tells what is set now."""

from __future__ import annotations

import pickle

import pytest
from tableau_flows import emulator, errors, models

FLOW = emulator.seed_id("flow", "Superstore")
USER = emulator.seed_id("user", "publisher")


def rules_of(permissions: models.Permissions) -> set[tuple[str, str]]:
    return {
        (str(one.name), str(one.mode))
        for rule in permissions.grantee_capabilities
        if rule.user and rule.user.id == USER
        for one in rule.capabilities
    }


def test_a_capability_that_is_set_already_is_no_error(tableau):
    first = tableau.permissions.grant(FLOW, user=USER, allow=["Read"], deny=["Delete"])
    again = tableau.permissions.grant(FLOW, user=USER, allow=["Read"], deny=["Delete"])
    assert rules_of(first) == rules_of(again) == {("Read", "Allow"), ("Delete", "Deny")}


def test_a_capability_that_is_set_in_the_other_mode_is_an_error(tableau):
    tableau.permissions.grant(FLOW, user=USER, deny=["Write"])
    with pytest.raises(errors.GrantIgnoredError, match=r"Write \(Allow\).*revoke it") as caught:
        tableau.permissions.grant(FLOW, user=USER, allow=["Write", "Execute"])
    error = caught.value
    assert [(one.name, one.mode) for one in error.ignored] == [("Write", "Allow")]
    assert rules_of(error.permissions) == {("Write", "Deny"), ("Execute", "Allow")}
    assert pickle.loads(pickle.dumps(error)).ignored == error.ignored
    tableau.permissions.revoke(FLOW, user=USER, capability="Write", mode="Deny")
    tableau.permissions.grant(FLOW, user=USER, allow=["Write"])


def test_a_rule_of_another_grantee_does_not_count(tableau, server):
    tableau.sign_in()
    body = (
        f'<tsResponse><permissions><granteeCapabilities><group id="{USER}"/><capabilities>'
        '<capability name="Read" mode="Allow"/></capabilities></granteeCapabilities>'
        "</permissions></tsResponse>"
    )
    server.answer_next(200, body.encode(), operation="addFlowPermissions")
    with pytest.raises(errors.GrantIgnoredError, match="Read"):
        tableau.permissions.grant(FLOW, user=USER, allow=["Read"])
    server.answer_next(200, body.encode(), operation="addFlowPermissions")
    assert tableau.permissions.grant(FLOW, group=USER.upper(), allow=["Read"])


def test_capabilities_that_a_lock_prevents_are_told_with_the_lock():
    def text(parent: models.PermissionsParent | None) -> str:
        error = errors.GrantIgnoredError(
            ignored=(models.Capability(name="Write", mode="Allow"),),
            permissions=models.Permissions(parent=parent),
        )
        return str(error)

    project = models.PermissionsParent(type="Project", id="p")
    locked = " The permissions are locked to the project."
    assert text(project) == text(None) + locked
