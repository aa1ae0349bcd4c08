"""The official client reads users, groups, group sets and sites."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import seed_id

PUBLISHER, ANALYSTS = seed_id("user", "publisher"), seed_id("group", "Analysts")
MAIN, SALES = seed_id("site", ""), seed_id("site", "sales")


def test_users_are_listed_with_all_their_fields(official, server, ours):
    for number in range(5):
        server.add_user(f"user {number}", role="Viewer")
    users = {user.name: user for user in tsc.Pager(official.users, tsc.RequestOptions(pagesize=3))}
    assert len(users) == 8
    publisher = users["publisher"]
    assert (publisher.id, publisher.site_role) == (PUBLISHER, "Creator")
    assert (publisher.fullname, publisher.email) == ("Paul Publisher", "publisher@example.com")
    assert (publisher.domain_name, publisher.auth_setting) == ("local", "ServerDefault")
    assert publisher.last_login is None
    assert users["admin"].last_login is not None
    assert sorted(users) == [user.name for user in ours.users.list(sort="name:asc")]


def test_users_are_filtered_and_sorted(official):
    found = official.users.filter(site_role__in=["Creator", "Viewer"]).order_by("-name")
    assert [user.name for user in found] == ["viewer", "publisher"]


def test_a_user_is_read_with_the_groups(official):
    user = official.users.get_by_id(PUBLISHER)
    assert (user.name, user.fullname) == ("publisher", "Paul Publisher")
    official.users.populate_groups(user)
    assert [group.name for group in user.groups] == ["All Users", "Analysts", "Reviewers"]


def test_a_user_reads_himself_but_nobody_else(server, connect):
    publisher = connect(server, "publisher")
    assert publisher.users.get_by_id(publisher.user_id).name == "publisher"
    with pytest.raises(tsc.ServerResponseError) as refusal:
        publisher.users.get_by_id(seed_id("user", "viewer"))
    assert refusal.value.code == "403133"
    with pytest.raises(tsc.ServerResponseError) as refusal:
        publisher.users.get()
    assert refusal.value.code == "403004"


def test_groups_are_listed_with_their_users(official, server):
    server.add_group("Team", users=["viewer"], minimum_role="Viewer")
    options = tsc.RequestOptions()
    options.filter.add(
        tsc.Filter(tsc.RequestOptions.Field.Name, tsc.RequestOptions.Operator.Equals, "Team")
    )
    [team], _ = official.groups.get(options)
    assert (team.name, team.domain_name) == ("Team", "local")
    official.groups.populate_users(team)
    assert [user.name for user in team.users] == ["viewer"]
    names = [group.name for group in tsc.Pager(official.groups)]
    assert names == ["All Users", "Analysts", "Reviewers", "Team"]


def test_group_sets_are_listed_with_their_groups(official):
    [found], _ = official.group_sets.get(result_level="members")
    assert (found.name, found.group_count) == ("Reviewing Analysts", 2)
    assert [(group.id, group.name) for group in found.groups] == [
        (ANALYSTS, "Analysts"),
        (seed_id("group", "Reviewers"), "Reviewers"),
    ]


def test_sites_are_listed_and_read_by_id_and_name(official):
    sites, _ = official.sites.get()
    assert [(site.id, site.content_url) for site in sites] == [(MAIN, ""), (SALES, "sales")]
    assert sites[0].scheduling_flows_enabled is True
    site = official.sites.get_by_id(MAIN)
    assert (site.name, site.state, site.admin_mode) == ("Default", "Active", "ContentAndUsers")
    assert official.sites.get_by_name("Default").id == MAIN
