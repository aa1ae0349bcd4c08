"""Favorites: a list of each user, which follows the flows and survives a restart."""

from __future__ import annotations

from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
PLANS = seed_id("flow", "Secret plans")
ADMIN = seed_id("user", "admin")
VIEWER = seed_id("user", "viewer")


def add(api, user, flow, label):
    body = f'<tsRequest><favorite label="{label}"><flow id="{flow}"/></favorite></tsRequest>'
    return api.call("PUT", f"favorites/{user}", body)


def labels(api, user, **params):
    answer = api.get(f"favorites/{user}", **params)
    assert answer.status_code == 200, answer.text
    return [one.get("label") for one in api.tree(answer).iter("favorite")]


def test_a_favorite_tells_its_flow_project_and_owner(admin):
    answer = add(admin, ADMIN, SUPERSTORE, "Shop")
    (favorite,) = admin.tree(answer).iter("favorite")
    assert (favorite.get("label"), favorite.get("position")) == ("Shop", "0")
    assert favorite.get("parentProjectName") == "Default"
    assert favorite.get("addedAt")
    assert favorite.find("flow").get("id") == SUPERSTORE
    assert favorite.find("flow/project").get("name") == "Default"


def test_adding_a_flow_again_changes_its_label(admin):
    add(admin, ADMIN, SUPERSTORE, "Shop")
    add(admin, ADMIN, SUPERSTORE, "Sales")
    assert labels(admin, ADMIN) == ["Sales"]


def test_users_may_have_the_same_labels(admin):
    add(admin, ADMIN, SUPERSTORE, "Shop")
    assert add(admin, VIEWER, SUPERSTORE, "Shop").status_code == 200


def test_administrators_change_the_favorites_of_others(admin, viewer):
    add(admin, VIEWER, SUPERSTORE, "Shop")
    assert labels(viewer, VIEWER) == ["Shop"]
    assert viewer.call("DELETE", f"favorites/{VIEWER}/flows/{SUPERSTORE}").status_code == 204
    assert labels(admin, VIEWER) == []


def test_a_flow_that_the_user_may_not_read_is_neither_added_nor_listed(admin, viewer):
    assert viewer.code(add(viewer, VIEWER, BUDGET, "Money")) == "403004"
    add(admin, VIEWER, BUDGET, "Money")
    assert labels(viewer, VIEWER) == []
    assert labels(admin, VIEWER) == ["Money"]


def test_a_favorite_ends_with_its_flow(admin):
    add(admin, ADMIN, SUPERSTORE, "Shop")
    add(admin, ADMIN, BUDGET, "Money")
    assert admin.call("DELETE", f"flows/{SUPERSTORE}").status_code == 204
    (favorite,) = admin.tree(admin.get(f"favorites/{ADMIN}")).iter("favorite")
    assert (favorite.get("label"), favorite.get("position")) == ("Money", "0")


def test_pages_are_sent_to_those_who_ask(admin):
    for flow, label in ((SUPERSTORE, "a"), (BUDGET, "b"), (PLANS, "c")):
        add(admin, ADMIN, flow, label)
    assert admin.tree(admin.get(f"favorites/{ADMIN}")).find("pagination") is None
    assert labels(admin, ADMIN, pageSize="2") == ["a", "b"]
    assert labels(admin, ADMIN, pageSize="2", pageNumber="2") == ["c"]
    answer = admin.get(f"favorites/{ADMIN}", pageSize="2")
    assert admin.tree(answer).find("pagination").get("totalAvailable") == "3"


def test_favorites_survive_a_restart(start, connect, tmp_path):
    server = start(data=tmp_path / "state.sqlite")
    add(connect(server, "admin"), ADMIN, SUPERSTORE, "Shop")
    server.stop()
    assert labels(connect(start(data=tmp_path / "state.sqlite"), "admin"), ADMIN) == ["Shop"]
