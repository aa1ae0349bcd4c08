"""The rules of `permissions show` and of the files of `permissions set`."""

from __future__ import annotations

import pytest
from tableau_flows import Grant, emulator

LOCKED = "tableau-flows: the permissions are locked to the project, whose rules these are\n"


@pytest.fixture
def rules(tableau, server, daily):
    """Rules on the flow Daily: of a group, of a group set and of a user."""
    group_set = server.add_group_set("Everybody")
    user = emulator.seed_id("user", "viewer")
    group = emulator.seed_id("group", "Analysts")
    grants = [
        Grant(group=group, allow=["Read"]),
        Grant(user=user, deny=["Write"]),
        Grant(group_set=group_set, allow=["Read"]),
    ]
    tableau.permissions.set(daily, grants, others="remove")
    server.forget_requests()
    return {"group": group, "user": user, "group_set": group_set}


NAMES = {"group": "Analysts", "user": "viewer", "group_set": "Everybody"}


def grantees_of(done):
    assert done.code == 0, done.stderr
    return {kind: one[kind] for one in done.records for kind in NAMES if one[kind]}


def test_grantees_have_their_names(quick, daily, rules):
    assert grantees_of(quick("permissions", "show", "Daily", "--json")) == NAMES


@pytest.mark.parametrize(
    ("kind", "operation", "code"),
    [
        ("group", "queryGroups", "403004"),
        ("group_set", "queryGroupSets", "403004"),
        ("user", "queryUserOnSite", "403004"),
        ("user", "queryUserOnSite", "404002"),
    ],
)
def test_a_grantee_whose_name_may_not_be_read_has_the_id(
    quick, server, daily, rules, kind, operation, code
):
    server.refuse_next(code, operation=operation)
    shown = grantees_of(quick("permissions", "show", "Daily", "--json"))
    assert shown == {**NAMES, kind: rules[kind]}


def test_another_error_is_not_taken_for_a_missing_name(quick, server, daily, rules):
    server.refuse_next("400000", operation="queryUserOnSite")
    assert quick("permissions", "show", "Daily", "--json").code != 0


@pytest.mark.parametrize("quiet", [[], ["-q"]], ids=["", "quiet"])
def test_locked_rules_are_said_to_be_those_of_the_project(quick, server, quiet):
    server.add_project("Vault", locked=True)
    locked, free = server.add_flow("A", project="Vault"), server.add_flow("B")
    assert quick("permissions", "show", locked, *quiet).stderr == ("" if quiet else LOCKED)
    assert quick("permissions", "show", free, *quiet).stderr == ""


READ = 'allow = ["Read"]'


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        (
            "a.toml",
            f'title = "x"\n[[grants]]\ngroup = "Analysts"\n{READ}\n',
            "must hold tables [[grants]] and nothing else",
        ),
        (
            "a.toml",
            f'[[grants]]\ngroup = "Analysts"\n{READ}\n[[grant]]\nuser = "viewer"\n{READ}\n',
            "must hold tables [[grants]] and nothing else",
        ),
        ("a.toml", "", "must hold tables [[grants]] and nothing else"),
        (
            "a.toml",
            f'[[grants]]\ngroup = "Analysts"\nuser = "viewer"\n{READ}\n',
            "each grant needs one of user, group and group_set",
        ),
        (
            "a.json",
            '{"group": "", "user": null, "allow": ["Read"]}',
            "each grant needs one of user, group and group_set",
        ),
        ("a.json", '{"group": 1, "allow": ["Read"]}', "group must be a name or an id"),
        ("a.json", '{"group": "Analysts", "allow": [1]}', "allow must be a list of capabilities"),
        ("a.json", '{"group": "Analysts", "deny": {}}', "deny must be a list of capabilities"),
    ],
)
def test_a_file_that_is_wrong_changes_nothing(quick, server, daily, tmp_path, name, content, text):
    (tmp_path / name).write_text(content)
    done = quick("permissions", "set", daily, name, "--others", "remove")
    assert (done.code, done.stdout) == (2, "")
    assert text in done.stderr
    changes = {"addFlowPermissions", "deleteFlowPermissionForGroup", "deleteFlowPermissionForUser"}
    assert changes.isdisjoint(request.operation for request in server.requests)


def test_a_file_that_is_missing_is_named(quick, daily):
    done = quick("permissions", "set", daily, "none.toml")
    assert done.code == 2
    assert done.stderr == "tableau-flows: No such file or directory: none.toml\n"


def test_what_is_removed_and_what_is_added_are_told_apart(quick, daily, rules, tmp_path):
    (tmp_path / "a.toml").write_text('[[grants]]\ngroup = "Analysts"\nallow = ["Write"]\n')
    done = quick("permissions", "set", "Daily", "a.toml", "--others", "remove", "--json")
    changes = {(one["action"], one["object"], one["detail"]) for one in done.records}
    assert changes == {
        ("added", "group", "Write (Allow)"),
        ("removed", "group", "Read (Allow)"),
        ("removed", "user", "Write (Deny)"),
        ("removed", "group_set", "Read (Allow)"),
    }
