"""Groups and group sets: lists, members, and the controls that add them."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

ANALYSTS, REVIEWERS = seed_id("group", "Analysts"), seed_id("group", "Reviewers")
SUPERSTORE = seed_id("flow", "Superstore")


def names(api, path, tag="group", **params):
    answer = api.get(path, **params)
    assert answer.status_code == 200, answer.text
    return [row.attrib["name"] for row in api.tree(answer).iter(tag)]


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("name:eq:Analysts", ["Analysts"]),
        ("name:in:[Analysts,Reviewers]", ["Analysts", "Reviewers"]),
        ("userCount:gte:2", ["All Users", "Analysts"]),
        ("userCount:eq:1", ["Reviewers"]),
        ("isLocal:eq:true", ["All Users", "Analysts", "Reviewers"]),
        ("isLocal:eq:false", []),
        ("domainName:eq:local,userCount:lt:3", ["Analysts", "Reviewers"]),
        ("minimumSiteRole:eq:Viewer", []),
    ],
)
def test_groups_are_filtered(admin, condition, found):
    assert names(admin, "groups", filter=condition, sort="name:asc") == found


@pytest.mark.parametrize("condition", ["isLocal:eq:yes", "userCount:eq:many", "name:has:Anal"])
def test_a_filter_that_a_field_does_not_take_is_refused(admin, condition):
    assert admin.code(admin.get("groups", filter=condition)) == "400065"


def test_the_number_of_users_is_told_if_it_is_asked_for(admin):
    [group] = admin.tree(admin.get("groups", filter="name:eq:Analysts")).iter("group")
    assert group.attrib == {"id": ANALYSTS, "name": "Analysts"}
    assert group.find("domain").attrib == {"name": "local"}
    for fields in ("_all_", "group.name,userCount"):
        answer = admin.get("groups", filter="name:eq:Analysts", fields=fields)
        [group] = admin.tree(answer).iter("group")
        assert group.attrib["userCount"] == "2"


def test_members_are_listed_page_by_page(server, admin):
    for number in range(3):
        server.add_user(f"user {number}")
    group = server.add_group("Team", users=[f"user {number}" for number in range(3)])
    path = f"groups/{group}/users"
    assert names(admin, path, "user", pageSize="2") == ["user 0", "user 1"]
    assert names(admin, path, "user", pageSize="2", pageNumber="2") == ["user 2"]
    assert admin.code(admin.get(path, pageSize="2", pageNumber="3")) == "400006"


def test_an_empty_group_has_an_empty_list(server, admin):
    group = server.add_group("Nobody")
    answer = admin.get(f"groups/{group}/users")
    assert [child.tag for child in admin.tree(answer)] == ["pagination", "users"]
    assert names(admin, f"groups/{group}/users", "user") == []


def test_a_group_of_another_site_is_not_found(server, connect):
    sales = connect(server, "admin", site="sales")
    assert names(sales, "groups") == ["All Users"]
    assert sales.code(sales.get(f"groups/{ANALYSTS}/users")) == "404012"


@pytest.mark.parametrize(
    ("level", "members"),
    [("members", ["Analysts", "Reviewers"]), ("member", ["Analysts", "Reviewers"]), ("local", [])],
)
def test_group_sets_are_listed_with_or_without_their_groups(admin, level, members):
    [found] = admin.tree(admin.get("groupsets", resultlevel=level)).iter("groupSet")
    assert (found.attrib["name"], found.attrib["groupCount"]) == ("Reviewing Analysts", "2")
    assert [group.attrib["name"] for group in found] == members


def test_a_result_level_that_there_is_not_is_refused(admin):
    assert admin.code(admin.get("groupsets", resultlevel="all")) == "400000"


def test_group_sets_are_filtered_and_sorted(server, admin):
    for name in ("B", "C"):
        server.add_group_set(name)
    assert names(admin, "groupsets", "groupSet", filter="name:eq:B") == ["B"]
    listed = names(admin, "groupsets", "groupSet", sort="name:desc")
    assert listed == ["Reviewing Analysts", "C", "B"]


def test_group_sets_came_with_version_3_22(start, connect):
    api = connect(start(api_version="3.21"), "admin", version="3.21")
    assert api.code(api.get("groupsets")) == "404003"


def test_a_group_that_was_added_has_its_members_and_its_permissions(server, admin, connect):
    server.add_user("eva", role="Explorer")
    flow = server.add_flow("Hidden", project="Finance")
    team = server.add_group("Team", users=["eva"], minimum_role="Explorer")
    [group] = admin.tree(admin.get("groups", filter="minimumSiteRole:eq:Explorer")).iter("group")
    assert group.attrib["id"] == team
    eva = connect(server, "eva")
    assert eva.code(eva.get(f"flows/{flow}")) == "403004"
    rule = (
        f'<permissions><granteeCapabilities><group id="{team}"/><capabilities>'
        '<capability name="Read" mode="Allow"/></capabilities></granteeCapabilities></permissions>'
    )
    assert admin.put(f"flows/{flow}/permissions", rule).status_code == 200
    assert eva.get(f"flows/{flow}").status_code == 200


def test_a_group_set_that_was_added_stands_for_the_members_of_all_its_groups(
    server, admin, connect
):
    server.add_user("one", role="Explorer")
    server.add_user("both", role="Explorer")
    server.add_group("A", users=["one", "both"])
    server.add_group("B", users=["both"])
    group_set = server.add_group_set("A and B", groups=["A", "B"])
    flow = server.add_flow("Hidden", project="Finance")
    rule = (
        f'<permissions><granteeCapabilities><groupSet id="{group_set}"/><capabilities>'
        '<capability name="Read" mode="Allow"/></capabilities></granteeCapabilities></permissions>'
    )
    assert admin.put(f"flows/{flow}/permissions", rule).status_code == 200
    one, both = connect(server, "one"), connect(server, "both")
    assert one.code(one.get(f"flows/{flow}")) == "403004"
    assert both.get(f"flows/{flow}").status_code == 200


@pytest.mark.parametrize(
    ("control", "error", "message"),
    [
        (lambda it: it.add_group("Analysts"), ValueError, "already a group called 'Analysts'"),
        (lambda it: it.add_group("T", users=["vewer"]), LookupError, "did you mean viewer"),
        (lambda it: it.add_group("T", users="viewer"), TypeError, "must be a list of strings"),
        (
            lambda it: it.add_group("T", users=["viewer"], site="sales"),
            LookupError,
            "'viewer' is not a member of the site 'sales'",
        ),
        (lambda it: it.add_group("T", minimum_role="King"), ValueError, "role of a group must be"),
        (lambda it: it.add_group(""), ValueError, "must not be empty"),
        (lambda it: it.add_group_set("Reviewing Analysts"), ValueError, "already a group set"),
        (lambda it: it.add_group_set("S", groups=["Analyst"]), LookupError, "mean Analysts"),
    ],
)
def test_controls_refuse_groups_that_cannot_be(server, admin, control, error, message):
    with pytest.raises(error, match=message):
        control(server)
    assert names(admin, "groups") == ["All Users", "Analysts", "Reviewers"]
    assert names(admin, "groupsets", "groupSet") == ["Reviewing Analysts"]


def test_groups_of_different_domains_may_have_the_same_name(server, admin):
    corp = server.add_group("Analysts", domain="corp.example.com")
    found = {
        group.attrib["id"]: group.find("domain").attrib["name"]
        for group in admin.tree(admin.get("groups", filter="name:eq:Analysts")).iter("group")
    }
    assert found == {seed_id("group", "Analysts"): "local", corp: "corp.example.com"}
    with pytest.raises(ValueError, match="already a group called 'Analysts'"):
        server.add_group("Analysts", domain="corp.example.com")


def test_the_domain_of_owners_is_that_of_users_on_cloud_too(start, connect):
    api = connect(start(cloud=True), "admin")
    for domain, number in (("TABID_WITH_MFA", 3), ("local", 0)):
        answer = api.get("projects", filter=f"ownerDomain:eq:{domain}")
        assert len(list(api.tree(answer).iter("project"))) == number
