"""Lists of flows: their order, their text, and that they tell every change at once."""

from __future__ import annotations

import sqlite3
import time
from itertools import count

import pytest
from tableau_flows.emulator import ParameterFacts, sample_flow, seed_id
from tableau_flows.emulator.base.clock import Clock
from tableau_flows.emulator.store.records import FlowRow
from tableau_flows.emulator.store.store import MAX_CACHED_QUERIES, Store
from tableau_flows_generated import codec, models

SUPERSTORE, BUDGET = seed_id("flow", "Superstore"), seed_id("flow", "Budget")
DEFAULT, LOCKED = seed_id("project", "Default"), seed_id("project", "Locked")
FINANCE = seed_id("project", "Finance")
PUBLISHER, VIEWER = seed_id("user", "publisher"), seed_id("user", "viewer")


# Order


@pytest.mark.parametrize(
    "sort",
    [
        *("", "name:asc", "name:desc", "createdAt:asc", "createdAt:desc", "updatedAt:asc"),
        *("ownerName:desc", "projectName:asc", "projectName:desc,createdAt:desc"),
    ],
)
def test_pages_put_together_are_the_whole_list(server, admin, sort):
    for project in ("Default", "Finance", "Locked"):
        # Each name thrice, and nearly all of them are of the same second.
        for name in ("Same", "Other", "Third"):
            server.add_flow(name, project=project)
    server.add_flow("Mine", project=None)
    whole = ids(admin, admin.get("flows", pageSize="1000", sort=sort))
    assert len(whole) == len(set(whole)) == 13
    for size in (1, 4, 7):
        pages = [
            ids(admin, admin.get("flows", pageSize=str(size), pageNumber=str(number), sort=sort))
            for number in range(1, -(-13 // size) + 1)
        ]
        assert [flow for page in pages for flow in page] == whole


@pytest.mark.parametrize("sort", ["", "createdAt:asc", "createdAt:desc", "ownerName:desc"])
def test_equals_stand_in_the_order_in_which_they_came(server, admin, sort, monkeypatch):
    # The clock stands still, so that no flow is a second younger than another.
    now = time.time()
    monkeypatch.setattr(Clock, "now", lambda _clock: now)
    added = [server.add_flow(f"Flow {number}") for number in (3, 1, 2, 5, 4)]
    found = ids(admin, admin.get("flows", filter=f"projectId:eq:{DEFAULT}", sort=sort))
    assert [flow for flow in found if flow in added] == added


def ids(api, answer):
    assert answer.status_code == 200, answer.text
    return [flow.attrib["id"] for flow in api.tree(answer).iter("flow")]


# Text


def test_each_flow_of_a_list_has_its_own_project_and_owner(server, admin):
    server.add_flow("Mine", project="Finance", owner="publisher")
    flows = {it.attrib["name"]: it for it in admin.tree(admin.get("flows")).iter("flow")}
    assert flows["Superstore"].find("project").attrib == {"id": DEFAULT, "name": "Default"}
    assert flows["Superstore"].find("owner").attrib["name"] == "Ada Admin"
    assert flows["Mine"].find("project").attrib == {"id": FINANCE, "name": "Finance"}
    assert flows["Mine"].find("owner").attrib == {"id": PUBLISHER, "name": "Paul Publisher"}


ODD = ["%s % %%", 'A & <B> "C"', "line\nbreak\ttab", "\ue000\ue001\ue002 é 😀", "{0} {name} \\"]
LIKE_MARKS = ["\ue000", "a\ue001b", "888888888888888888", "9999-12-31T23:59:57Z"]


@pytest.mark.parametrize("version", ["3.30", "3.19", "3.14"])
def test_a_list_is_what_the_encoder_writes(server, connect, version):
    for name in (*ODD, *LIKE_MARKS):
        server.add_project(f"In {name}")
        server.add_flow(f"1 {name}", description=name, tags=[name])
        server.add_flow(f"2 {name}", description=name, project=f"In {name}", file_type="tfl")
        server.add_flow(f"3 {name}", project=f"In {name}", owner="publisher")
        server.add_flow(f"4 {name}", project=None, owner="viewer")
        parameters = [ParameterFacts(name, value=name), ParameterFacts("b", required=True)]
        server.add_flow(f"5 {name}", content=sample_flow(parameters=parameters))
    api = connect(server, "admin", version=version)
    answer = api.get("flows", pageSize="1000")
    told = codec.decode(models.FlowListReply, answer.content)
    declaration = b"<?xml version='1.0' encoding='UTF-8'?>"
    assert answer.content == declaration + codec.encode(told, "tsResponse")
    assert len(told.flows) == 3 + 5 * len(ODD + LIKE_MARKS)
    assert {flow.name for flow in told.flows} >= {f"2 {name}" for name in ODD + LIKE_MARKS}
    for flow in told.flows:
        alone = codec.decode(models.FlowReply, api.get(f"flows/{flow.id}").content)
        assert alone.flow == flow


# Changes


def publish(api):
    assert api.publish("Published", sample_flow()).status_code == 201


def move(project):
    body = f'<flow><project id="{project}"/></flow>'
    return lambda api: api.put(f"flows/{SUPERSTORE}", body)


def give(api):
    return api.put(f"flows/{SUPERSTORE}", f'<flow><owner id="{PUBLISHER}"/></flow>')


def rule(flow, user, mode):
    return lambda api: api.put(
        f"flows/{flow}/permissions",
        f'<permissions><granteeCapabilities><user id="{user}"/><capabilities>'
        f'<capability name="Read" mode="{mode}"/></capabilities></granteeCapabilities>'
        "</permissions>",
    )


def take_rule(api):
    path = f"flows/{SUPERSTORE}/permissions/groups/{seed_id('group', 'All Users')}/Read/Allow"
    return api.delete(path)


def by_control(name, *arguments, **keywords):
    return lambda api: getattr(api.server, name)(*arguments, **keywords)


CHANGES = {
    "publish": publish,
    "delete": lambda api: api.delete(f"flows/{BUDGET}"),
    "move": move(LOCKED),
    "give": give,
    "allow": rule(BUDGET, VIEWER, "Allow"),
    "deny": rule(SUPERSTORE, VIEWER, "Deny"),
    "take a rule": take_rule,
    "run": lambda api: api.post(f"flows/{SUPERSTORE}/run"),
    "sign in": lambda api: api.sign_in('name="admin" password="admin"'),
    "add a flow": by_control("add_flow", "Added"),
    "add flows": by_control("add_flows", 30),
    "add a user": by_control("add_user", "new"),
    "grant": by_control("grant", "flow", SUPERSTORE, "Read", user="viewer", mode="Deny"),
    "lead": by_control("grant", "project", FINANCE, "ProjectLeader", user="viewer"),
    "default": by_control("grant", "default", LOCKED, "Read", user="publisher", mode="Deny"),
    "role": by_control("set_role", "viewer", "SiteAdministratorCreator"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_list_tells_a_change_at_once(server, connect, change):
    admin, publisher, viewer = (connect(server, user) for user in ("admin", "publisher", "viewer"))
    changer = connect(server, "admin")  # now, since a sign-in is a change as well
    unique = count(1)

    def told():
        """The lists as they are told, which must be as to a question that was never asked."""
        asked = [api.get("flows", sort="name:desc") for api in (admin, publisher, viewer)]
        for api, answer in zip((admin, publisher, viewer), asked, strict=True):
            new = f"createdAt:gt:1900-01-01T00:00:{next(unique):02}Z"
            assert api.get("flows", sort="name:desc", filter=new).content == answer.content
        of_user = publisher.get(f"users/{PUBLISHER}/flows", ownedBy="true")
        return [answer.content for answer in (*asked, of_user)]

    before = told()
    assert told() == before
    change(changer)
    after = told()
    assert told() == after
    if change not in {CHANGES["run"], CHANGES["sign in"], CHANGES["add a user"]}:
        assert after != before


def test_a_refused_change_leaves_lists_as_they_are(server, admin):
    server.add_flow("Superstore", project="Finance")
    before = admin.get("flows").content
    body = f'<flow><project id="{FINANCE}"/><owner id="{PUBLISHER}"/></flow>'
    assert admin.code(admin.put(f"flows/{SUPERSTORE}", body)) == "409041"
    assert admin.get("flows").content == before


# What is kept


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "state.db")
    store.insert("sites", id="a", content_url="", name="A")
    yield store
    store.close()


SITES = "SELECT length(name) FROM sites ORDER BY name"


def test_numbers_are_kept_until_something_is_written(store):
    found = store.cached_numbers(SITES)
    assert list(found) == [1]
    assert store.cached_numbers(SITES) is found
    assert list(store.cached_numbers("SELECT ?", 7)) == [7]
    assert list(store.cached_numbers("SELECT ?", 8)) == [8]

    store.execute("UPDATE sites SET name = name WHERE id = 'nobody'")
    store.select(FlowRow)
    store.execute("UPDATE sites SET name = 'AA'", keeps_cache=True)
    assert store.cached_numbers(SITES) is found

    store.execute("UPDATE sites SET name = 'AAA'")
    assert list(store.cached_numbers(SITES)) == [3]
    store.insert("sites", id="b", content_url="b", name="BB")
    assert list(store.cached_numbers(SITES)) == [3, 2]


def test_numbers_of_a_transaction_that_is_undone_are_not_kept(store):
    def change():
        with store.transaction():
            store.execute("UPDATE sites SET name = 'AAA'")
            assert list(store.cached_numbers(SITES)) == [3]
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change()
    assert list(store.cached_numbers(SITES)) == [1]


def test_numbers_are_not_kept_when_somebody_else_writes_to_the_file(store, tmp_path):
    assert list(store.cached_numbers(SITES)) == [1]
    other = sqlite3.connect(tmp_path / "state.db")
    other.execute("UPDATE sites SET name = 'AAA'")
    other.commit()
    other.close()
    assert list(store.cached_numbers(SITES)) == [3]


def test_no_more_than_a_few_answers_are_kept_and_those_used_last(store):
    first = store.cached_numbers("SELECT 0")
    second = store.cached_numbers("SELECT 1")
    for number in range(2, MAX_CACHED_QUERIES):
        store.cached_numbers(f"SELECT {number}")
    assert store.cached_numbers("SELECT 0") is first
    store.cached_numbers("SELECT 100")
    assert store.cached_numbers("SELECT 0") is first
    assert store.cached_numbers("SELECT 1") is not second
