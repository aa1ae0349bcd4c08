"""`permissions.holders`: who has a rule for a capability, with names, in few calls."""

from __future__ import annotations

import pytest
from tableau_flows import Grant, Holder, PasswordCredentials, emulator, errors, models

FLOW = emulator.seed_id("flow", "Superstore")
USER = emulator.seed_id("user", "publisher")
VIEWER = emulator.seed_id("user", "viewer")
GROUP = emulator.seed_id("group", "Analysts")
REVIEWERS = emulator.seed_id("group", "Reviewers")
GROUP_SET = emulator.seed_id("group set", "Reviewing Analysts")
NOBODY = "00000000-0000-0000-0000-000000000000"
GET, USER_BY_ID = "queryFlowPermissions", "queryUserOnSite"
GROUPS, GROUP_SETS, MEMBERS = "queryGroups", "queryGroupSets", "getUsersInGroup"


@pytest.fixture
def shared(tableau, server):
    """A flow that is shared with two of each kind, and once more with another capability."""
    grants = [
        Grant(user=USER, allow=["Execute"]),
        Grant(user=VIEWER, deny=["Execute"], allow=["Read"]),
        Grant(group=GROUP, allow=["Execute"]),
        Grant(group=REVIEWERS, allow=["Write"]),
        Grant(group_set=GROUP_SET, deny=["Execute"]),
    ]
    tableau.permissions.set(FLOW, grants, others="remove")
    server.forget_requests()
    return FLOW


def sent(server):
    return [one.operation for one in server.requests]


def shown(holders):
    return {(one.kind, one.id): (one.name, str(one.mode)) for one in holders}


EXECUTE = {
    ("user", USER): ("publisher", "Allow"),
    ("user", VIEWER): ("viewer", "Deny"),
    ("group", GROUP): ("Analysts", "Allow"),
    ("group set", GROUP_SET): ("Reviewing Analysts", "Deny"),
}


def test_names_are_read_once_for_each_user_and_once_for_all_groups(tableau, server, shared):
    holders = tableau.permissions.holders(shared, "Execute")
    assert shown(holders) == EXECUTE
    assert all(one.members is None for one in holders)
    assert sorted(sent(server)) == sorted([GET, USER_BY_ID, USER_BY_ID, GROUPS, GROUP_SETS])


def test_only_what_is_needed_is_read(tableau, server, shared):
    assert shown(tableau.permissions.holders(shared, "Write")) == {
        ("group", REVIEWERS): ("Reviewers", "Allow")
    }
    assert tableau.permissions.holders(shared, models.FlowCapability.DELETE) == ()
    assert sent(server) == [GET, GROUPS, GET]


def test_the_members_of_groups_are_listed_if_asked_for(tableau, server, shared):
    holders = tableau.permissions.holders(shared, "Execute", expand=True)
    assert shown(holders) == EXECUTE
    members = {one.kind: one.members for one in holders}
    assert {user.name for user in members["group"]} == {"publisher", "viewer"}
    assert members["user"] is None
    assert members["group set"] is None
    assert sent(server).count(MEMBERS) == 1


def page(number, user_id):
    return (
        f'<tsResponse xmlns="http://tableau.com/api"><pagination pageNumber="{number}"'
        f' pageSize="1" totalAvailable="2"/><users><user id="{user_id}" name="u{number}"/></users>'
        "</tsResponse>"
    ).encode()


def test_members_are_read_page_by_page(tableau, server, shared):
    server.answer_next(200, page(1, USER), operation=MEMBERS)
    server.answer_next(200, page(2, VIEWER), operation=MEMBERS)
    holders = tableau.permissions.holders(shared, "Execute", expand=True)
    (group,) = (one for one in holders if one.kind == "group")
    assert [user.name for user in group.members] == ["u1", "u2"]


def reply(*grantees):
    inner = "".join(
        f'<granteeCapabilities><{kind} id="{id_}"/><capabilities><capability name="Read"'
        f' mode="{mode}"/></capabilities></granteeCapabilities>'
        for kind, id_, mode in grantees
    )
    body = f'<tsResponse xmlns="http://tableau.com/api"><permissions>{inner}</permissions>'
    return f"{body}</tsResponse>".encode()


def test_a_grantee_that_is_gone_has_no_name(tableau, server):
    tableau.sign_in()
    body = reply(("user", NOBODY, "Allow"), ("group", NOBODY, "Deny"), ("groupSet", NOBODY, "Deny"))
    server.answer_next(200, body, operation=GET)
    holders = tableau.permissions.holders(FLOW, "Read", expand=True)
    assert holders == (
        Holder("user", NOBODY, None, "Allow"),
        Holder("group", NOBODY, None, "Deny"),
        Holder("group set", NOBODY, None, "Deny"),
    )


def test_each_id_is_read_once_and_each_rule_is_listed(tableau, server):
    tableau.sign_in()
    body = reply(
        ("user", USER, "Allow"),
        ("user", USER.upper(), "Deny"),
        ("user", USER, "Allow"),
        ("group", GROUP, "Allow"),
        ("group", GROUP, "Deny"),
    )
    server.answer_next(200, body, operation=GET)
    server.forget_requests()
    holders = tableau.permissions.holders(FLOW, "Read", expand=True)
    assert [(one.name, one.mode) for one in holders] == [
        ("publisher", "Allow"),
        ("publisher", "Deny"),
        ("Analysts", "Allow"),
        ("Analysts", "Deny"),
    ]
    assert sent(server) == [GET, USER_BY_ID, GROUPS, MEMBERS]


def test_a_capability_in_another_case_is_the_same(tableau, server):
    tableau.sign_in()
    body = reply(("user", USER, "Allow")).replace(b'"Read"', b'"read"')
    server.answer_next(200, body, operation=GET)
    (holder,) = tableau.permissions.holders(FLOW, "Read")
    assert holder.id == USER


def test_names_that_the_user_may_not_read_are_none(world, server, tableau, shared):
    tableau.permissions.grant(shared, user=USER, allow=["ChangePermissions"])
    publisher = world.client(
        server.url, site="", credentials=PasswordCredentials("publisher", "publisher")
    )
    server.refuse_next("403004", operation=USER_BY_ID)
    holders = publisher.permissions.holders(shared, "Execute", expand=True)
    names = [one.name for one in holders if one.kind != "user"]
    assert names == [None, None]
    assert len([one for one in holders if one.name is None]) >= 3
    assert shown(holders).keys() == EXECUTE.keys()


def test_group_sets_have_no_names_in_versions_without_them(world, server, tableau, shared):
    old = world.client(
        server.url, site="", credentials=PasswordCredentials("admin", "admin"), api_version="3.21"
    )
    holders = shown(old.permissions.holders(shared, "Execute"))
    assert holders == {**EXECUTE, ("group set", GROUP_SET): (None, "Deny")}


def test_other_errors_are_raised(tableau, server, shared):
    server.answer_next(400, b"<tsResponse/>", operation=USER_BY_ID)
    with pytest.raises(errors.TableauError):
        tableau.permissions.holders(shared, "Execute")
    with pytest.raises(errors.NotFoundError):
        tableau.permissions.holders(NOBODY, "Execute")


def test_a_holder_stands_for_its_grantee(tableau, shared):
    holders = tableau.permissions.holders(shared, "Execute")
    (group,) = (one for one in holders if one.kind == "group")
    assert len(list(tableau.groups.users(group))) == 2
    with pytest.raises(errors.UsageError, match="not a Holder, whose id is that of a group"):
        tableau.users.get(group)
    assert Grant(group=group).name == "Analysts"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((FLOW, ""), "capability must not be empty"),
        ((FLOW, None), "capability must be text"),
        ((FLOW, "Excute"), "capability must be one of .* did you mean 'Execute'"),
        ((FLOW, "read"), "capability must be one of .* did you mean 'Read'"),
        ((None, "Read"), "flow must not be None"),
    ],
)
def test_invalid_arguments_are_refused_before_anything_is_sent(tableau, server, arguments, message):
    with pytest.raises(errors.UsageError, match=f"^{message}"):
        tableau.permissions.holders(*arguments)
    with pytest.raises(errors.UsageError, match=r"^expand must be True or False"):
        tableau.permissions.holders(FLOW, "Read", expand=None)
    assert server.requests == ()
