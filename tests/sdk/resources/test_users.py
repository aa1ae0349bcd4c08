"""`client.users`, `client.groups` and `client.group_sets`."""

from __future__ import annotations

import pytest
from tableau_flows import PasswordCredentials, emulator, errors

PUBLISHER = emulator.seed_id("user", "publisher")
ANALYSTS = emulator.seed_id("group", "Analysts")


def requests_for(server, operation):
    return [request for request in server.requests if request.operation == operation]


def test_the_owner_of_a_flow_is_looked_up_with_the_mail_address(tableau, server):
    flow = tableau.flows.get(emulator.seed_id("flow", "Budget"))
    owner = tableau.users.get(flow.owner)
    assert (owner.name, owner.full_name) == ("publisher", "Paul Publisher")
    listed = tableau.users.list(filter=f"name:eq:{owner.name}", fields="id,name,email").first()
    assert (listed.id, listed.email) == (owner.id, "publisher@example.com")
    assert "fields=id%2Cname%2Cemail" in requests_for(server, "getUsersOnSite")[-1].path


def test_lists_of_users_are_read_page_by_page(tableau, server):
    for number in range(20):
        server.add_user(f"user {number:02}", role="Viewer")
    users = list(tableau.users.list(sort="name:asc", page_size=5))
    assert len(users) == len({user.id for user in users}) == 23
    assert users[0].name == "admin"
    assert len(requests_for(server, "getUsersOnSite")) == 5


def test_a_user_who_never_signed_in_has_no_last_login(tableau):
    assert tableau.users.get(PUBLISHER).last_login is None
    me = tableau.users.get(tableau.current_session().user)
    assert me.last_login is not None
    assert me.domain.name == "local"


def test_members_of_a_group_are_found_and_so_are_the_groups_of_a_member(tableau, server):
    team = server.add_group("Team", users=["publisher", "viewer"])
    members = list(tableau.groups.users(team))
    assert [user.name for user in members] == ["publisher", "viewer"]
    assert team in [group.id for group in tableau.users.groups(members[0])]


def test_a_group_and_a_group_set_of_a_list_take_permissions(tableau, server):
    flow = emulator.seed_id("flow", "Budget")
    group = tableau.groups.list(filter="name:eq:Analysts").first()
    group_set = tableau.group_sets.list().first()
    tableau.permissions.grant(flow, group=group, allow=["Read"])
    rules = tableau.permissions.grant(flow, group_set=group_set, allow=["Read"])
    found = rules.grantee_capabilities
    assert group.id in {rule.group.id for rule in found if rule.group}
    assert group_set.id in {rule.group_set.id for rule in found if rule.group_set}


def test_users_who_are_not_administrators_read_themselves_only(world, server):
    tableau = world.client(
        server.url, site="", credentials=PasswordCredentials("publisher", "publisher")
    )
    me = tableau.current_session().user
    assert (me.id, me.site_role) == (PUBLISHER, "Creator")
    assert tableau.users.get(me).full_name == "Paul Publisher"
    assert ANALYSTS in [group.id for group in tableau.users.groups(me)]
    for refused, code in (
        (lambda: tableau.users.get(emulator.seed_id("user", "viewer")), "403133"),
        (tableau.users.list().first, "403004"),
        (tableau.groups.list().first, "403004"),
        (tableau.groups.users(ANALYSTS).first, "403004"),
        (tableau.group_sets.list().first, "403004"),
    ):
        with pytest.raises(errors.PermissionDeniedError) as caught:
            refused()
        assert caught.value.code == code


def test_what_a_version_does_not_have_is_refused_before_it_is_sent(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.6")
    tableau.users.get(PUBLISHER)
    sent = len(server.requests)
    for newer in (tableau.users.groups(PUBLISHER), tableau.group_sets.list()):
        with pytest.raises(errors.VersionError):
            newer.first()
    assert len(server.requests) == sent


def test_an_unknown_user_or_group_is_not_found(tableau):
    nobody = "00000000-0000-0000-0000-000000000000"
    for missing in (
        lambda: tableau.users.get(nobody),
        tableau.users.groups(nobody).first,
        tableau.groups.users(nobody).first,
    ):
        with pytest.raises(errors.NotFoundError):
            missing()


def test_a_filter_by_what_is_no_field_is_told_as_such(tableau):
    with pytest.raises(errors.InvalidFilterError):
        tableau.groups.list(filter="colour:eq:red").first()
