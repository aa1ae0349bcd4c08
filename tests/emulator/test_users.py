"""Users: who may read them, what a list tells of them, and that the controls add them."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

ADMIN, PUBLISHER = seed_id("user", "admin"), seed_id("user", "publisher")
VIEWER = seed_id("user", "viewer")


def rows(api, answer, tag="user"):
    assert answer.status_code == 200, answer.text
    return list(api.tree(answer).iter(tag))


def names(api, path, tag="user", **params):
    return [row.attrib["name"] for row in rows(api, api.get(path, **params), tag)]


def test_a_list_tells_little_of_users_unless_fields_are_asked_for(admin):
    listed = rows(admin, admin.get("users", filter="name:eq:publisher"))[0]
    assert listed.attrib == {
        "id": PUBLISHER,
        "name": "publisher",
        "siteRole": "Creator",
        "externalAuthUserId": "",
    }
    whole = rows(admin, admin.get("users", filter="name:eq:publisher", fields="_all_"))[0]
    assert whole.attrib == listed.attrib | {
        "fullName": "Paul Publisher",
        "email": "publisher@example.com",
        "authSetting": "ServerDefault",
        "language": "en",
        "locale": "en_US",
    }
    assert whole.find("domain").attrib == {"name": "local"}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("name", {"id", "name"}),
        ("user.name,user.email", {"id", "name", "email"}),
        ("_default_,fullName", {"id", "name", "siteRole", "externalAuthUserId", "fullName"}),
        ("name,colour", {"id", "name"}),
        ("", {"id", "name", "siteRole", "externalAuthUserId"}),
    ],
)
def test_the_fields_of_users_are_chosen(admin, fields, told):
    listed = rows(admin, admin.get("users", filter="name:eq:viewer", fields=fields))[0]
    assert {*listed.attrib} == told
    assert listed.find("domain") is None


def test_only_users_who_have_signed_in_have_a_last_login(server, admin, connect):
    assert rows(admin, admin.get(f"users/{ADMIN}"))[0].attrib["lastLogin"].endswith("Z")
    assert "lastLogin" not in rows(admin, admin.get(f"users/{PUBLISHER}"))[0].attrib
    connect(server, "publisher")
    assert "lastLogin" in rows(admin, admin.get(f"users/{PUBLISHER}"))[0].attrib


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("name:eq:viewer", ["viewer"]),
        ("name:eq:VIEWER", []),
        ("name:in:[viewer,admin,Publisher]", ["admin", "viewer"]),
        ("siteRole:eq:Creator", ["publisher"]),
        ("siteRole:in:[Creator,Viewer]", ["publisher", "viewer"]),
        ("lastLogin:gte:2000-01-01T00:00:00Z", ["admin"]),
        ("lastLogin:lt:2000-01-01T00:00:00Z", []),
        ("siteRole:eq:Creator,name:eq:viewer", []),
    ],
)
def test_users_are_filtered(admin, condition, found):
    assert names(admin, "users", filter=condition, sort="name:asc") == found


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("name:desc", ["viewer", "publisher", "admin"]),
        ("siteRole:asc", ["publisher", "admin", "viewer"]),
        ("lastLogin:asc,name:desc", ["admin", "viewer", "publisher"]),
    ],
)
def test_users_are_sorted(admin, sort, found):
    assert names(admin, "users", sort=sort) == found


def test_pages_of_users_put_together_are_the_whole_list(server, admin):
    for number in range(9):
        server.add_user(f"user {number}", role="Viewer")
    whole = names(admin, "users")
    assert len(whole) == 12
    pages = [
        names(admin, "users", pageSize="5", pageNumber=str(number), sort="siteRole:asc")
        for number in (1, 2, 3)
    ]
    assert [len(page) for page in pages] == [5, 5, 2]
    assert sorted(name for page in pages for name in page) == sorted(whole)


def test_a_site_lists_its_own_users_alone(server, connect):
    server.add_user("sales only", site="sales")
    sales = connect(server, "admin", site="sales")
    assert names(sales, "users", sort="name:asc") == ["admin", "publisher", "sales only"]
    assert sales.code(sales.get(f"users/{VIEWER}")) == "404002"


def test_a_user_reads_himself_without_being_administrator(viewer):
    me = rows(viewer, viewer.get(f"users/{VIEWER}"))[0]
    assert (me.attrib["name"], me.attrib["fullName"]) == ("viewer", "Vera Viewer")
    assert "email" not in me.attrib
    assert names(viewer, f"users/{VIEWER}/groups", "group") == ["All Users", "Analysts"]
    assert viewer.code(viewer.get(f"users/{PUBLISHER}")) == "403133"
    assert viewer.code(viewer.get("users/nobody")) == "403133"


def test_who_is_no_administrator_lists_no_users(viewer):
    assert viewer.code(viewer.get("users")) == "403004"


def test_the_groups_of_a_user_are_those_of_the_site(server, admin, connect):
    server.add_group("Sellers", users=["publisher"], site="sales")
    sales = connect(server, "admin", site="sales")
    assert names(sales, f"users/{PUBLISHER}/groups", "group") == ["All Users", "Sellers"]
    assert "Sellers" not in names(admin, f"users/{PUBLISHER}/groups", "group")


def test_an_administrator_of_the_site_lists_users_and_groups(server, connect):
    server.add_user("boss", role="SiteAdministratorExplorer")
    boss = connect(server, "boss")
    assert "boss" in names(boss, "users")
    assert names(boss, "groups", "group") == ["All Users", "Analysts", "Reviewers"]


def test_a_user_who_was_added_is_listed_with_what_was_given(server, admin):
    added = server.add_user("eva", full_name="Eva E.", email="eva@example.org", role="Explorer")
    found = rows(admin, admin.get("users", filter="name:eq:eva", fields="_all_"))[0].attrib
    assert found["id"] == added
    assert (found["fullName"], found["email"]) == ("Eva E.", "eva@example.org")
    assert found["siteRole"] == "Explorer"


def test_a_new_user_is_in_no_group_of_a_directory(server, admin):
    directory = server.add_group("All Users", domain="corp.example.com")
    user = server.add_user("eva")
    assert names(admin, f"groups/{directory}/users") == []
    assert names(admin, f"users/{user}/groups", "group") == ["All Users"]
    found = rows(admin, admin.get(f"users/{user}/groups"), "group")
    assert [group.attrib["id"] for group in found] != [directory]


def test_a_new_role_is_told_at_once(server, admin):
    server.set_role("viewer", "Explorer")
    assert rows(admin, admin.get(f"users/{VIEWER}"))[0].attrib["siteRole"] == "Explorer"


def test_users_of_tableau_cloud_sign_in_with_its_own_accounts(start, connect):
    api = connect(start(cloud=True), "token", site="main")
    user = rows(api, api.get(f"users/{PUBLISHER}"))[0]
    assert user.attrib["authSetting"] == "TableauIDWithMFA"
    assert user.find("domain").attrib["name"] == "TABID_WITH_MFA"


def test_groups_of_a_user_came_with_version_3_7(start, connect):
    api = connect(start(api_version="3.6"), "admin", version="3.6")
    assert api.code(api.get(f"users/{ADMIN}/groups")) == "404003"
    assert api.get(f"users/{ADMIN}").status_code == 200


def test_users_survive_a_restart(start, connect, tmp_path):
    first = start(data=tmp_path / "state.db")
    user = first.add_user("eva", full_name="Eva E.")
    group = first.add_group("Team", users=["eva"], minimum_role="Viewer")
    first.add_group_set("Teams", groups=["Team"])
    first.stop()
    api = connect(start(data=tmp_path / "state.db"), "admin")
    assert rows(api, api.get(f"users/{user}"))[0].attrib["fullName"] == "Eva E."
    assert names(api, f"groups/{group}/users") == ["eva"]
    assert "Teams" in names(api, "groupsets", "groupSet")
