"""The official client finds objects by their names, and reads and changes tags of flows."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import seed_id

BY_NAME = [
    ("flows", "Superstore", seed_id("flow", "Superstore")),
    ("projects", "Finance", seed_id("project", "Finance")),
    ("users", "viewer", seed_id("user", "viewer")),
    ("groups", "Analysts", seed_id("group", "Analysts")),
    ("group_sets", "Reviewing Analysts", seed_id("group set", "Reviewing Analysts")),
]


@pytest.mark.parametrize(("kind", "name", "wanted"), BY_NAME, ids=[row[0] for row in BY_NAME])
def test_it_finds_an_object_by_its_name(official, kind, name, wanted):
    found = getattr(official, kind).filter(name=name)
    assert [item.id for item in found] == [wanted]
    assert [item.id for item in getattr(official, kind).find_by_name(name)] == [wanted]
    assert list(getattr(official, kind).filter(name="Nobody and nothing")) == []


def test_ours_finds_the_same_objects(official, ours):
    flow = ours.flows.find("Superstore", project="Default")
    assert official.flows.get_by_id(flow.id).project_id == ours.projects.find("Default").id
    (group,) = official.groups.filter(name="Analysts")
    assert ours.groups.find("Analysts").id == group.id


def test_tags_of_a_flow_are_added_and_deleted(official, ours, superstore):
    flow = official.flows.get_by_id(superstore)
    assert official.flows.add_tags(flow, ["sales", "north east"]) == {"demo", "sales", "north east"}
    official.flows.delete_tags(flow, ["sales"])
    assert {tag.label for tag in ours.flows.get(superstore).tags} == {"demo", "north east"}


def test_tags_of_a_flow_are_set(official, ours, superstore):
    flow = official.flows.get_by_id(superstore)
    flow.tags = {"orders"}
    official.flows.update_tags(flow)
    assert [tag.label for tag in ours.flows.get(superstore).tags] == ["orders"]


def test_favorites_are_read_with_the_user(official, ours, superstore):
    ours.favorites.add(superstore, label="Daily")
    user = official.users.get_by_id(official.user_id)
    official.users.populate_favorites(user)
    assert [flow.id for flow in user.favorites["flows"]] == [superstore]


def test_only_some_fields_of_flows_are_asked_for(official):
    named = {flow.id: flow.name for flow in official.flows.only_fields("id", "name")}
    assert named[seed_id("flow", "Superstore")] == "Superstore"


def test_it_finds_no_site_by_its_short_name_and_ours_tells_it(official, ours):
    with pytest.raises(ValueError, match="substring not found"):
        official.sites.get_by_content_url("sales")
    assert ours.sites.find("Sales").content_url == "sales"


def test_what_the_emulator_has_not_is_refused_as_on_a_server_without_it(official):
    """Nothing of this is about flows."""
    for call in (official.workbooks.get, official.datasources.get, official.webhooks.get):
        with pytest.raises(tsc.ServerResponseError) as refusal:
            call()
        assert refusal.value.code == "404003"
