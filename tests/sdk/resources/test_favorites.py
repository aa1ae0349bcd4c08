"""`favorites`: those of the user who is signed in, unless another user is named."""

from __future__ import annotations

import pytest
from tableau_flows import PasswordCredentials, SessionCredentials, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
BUDGET = emulator.seed_id("flow", "Budget")
ADMIN = emulator.seed_id("user", "admin")
PUBLISHER = emulator.seed_id("user", "publisher")


def as_user(world, server, name):
    return world.client(server.url, site="", credentials=PasswordCredentials(name, name))


def test_the_user_is_the_one_who_is_signed_in(world, server, tableau):
    publisher = as_user(world, server, "publisher")
    publisher.favorites.add(BUDGET, label="Mine")
    assert list(tableau.favorites.list()) == []
    (favorite,) = tableau.favorites.list(user=PUBLISHER)
    assert (favorite.label, favorite.position, favorite.flow.id) == ("Mine", 0, BUDGET)
    assert favorite.added_at is not None
    assert [one.label for one in publisher.favorites.list()] == ["Mine"]
    publisher.favorites.delete(BUDGET)
    assert publisher.favorites.list().first() is None


def test_adding_returns_the_whole_list(tableau):
    tableau.favorites.add(FLOW, label="One")
    assert [one.label for one in tableau.favorites.add(BUDGET, label="Two")] == ["One", "Two"]


def test_a_favorite_can_be_given_as_its_flow(tableau):
    (favorite,) = tableau.favorites.add(FLOW, label="One")
    tableau.favorites.delete(favorite.flow)
    assert list(tableau.favorites.list()) == []


def test_a_label_belongs_to_one_flow(tableau):
    tableau.favorites.add(FLOW, label="One")
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.favorites.add(BUDGET, label="One")
    assert caught.value.code == "409007"


def test_a_long_list_is_read_in_pages(tableau, server):
    flows = server.add_flows(5)
    for number, flow in enumerate(flows):
        tableau.favorites.add(flow, label=f"Label {number}")
    found = [one.flow.id for one in tableau.favorites.list(page_size=2)]
    assert found == flows
    assert len([one for one in server.requests if one.operation == "getFavorites"]) == 3


def test_the_favorites_of_others_are_for_administrators(world, server):
    publisher = as_user(world, server, "publisher")
    with pytest.raises(errors.PermissionDeniedError):
        list(publisher.favorites.list(user=ADMIN))
    with pytest.raises(errors.PermissionDeniedError):
        publisher.favorites.add(BUDGET, label="X", user=ADMIN)


@pytest.mark.parametrize("label", ["", " ", "\t"])
def test_a_blank_label_is_refused_before_sending(tableau, server, label):
    with pytest.raises(errors.UsageError, match=r"^label must"):
        tableau.favorites.add(FLOW, label=label)
    assert server.requests == ()


def test_an_adopted_session_that_does_not_tell_its_user_needs_one(world, server, tableau):
    tableau.sign_in()
    known = tableau.session_credentials
    adopted = world.client(server.url, credentials=SessionCredentials(known.token, known.site_id))
    server.forget_requests()
    with pytest.raises(errors.NotKnownError, match="user_id="):
        adopted.favorites.add(FLOW, label="One")
    assert "addFlowToFavorites" not in [one.operation for one in server.requests]
    assert adopted.favorites.add(FLOW, label="One", user=ADMIN)


def test_favorites_of_other_kinds_are_listed_too(raw_server, raw_answer, world):
    body = (
        b'<tsResponse xmlns="http://tableau.com/api"><favorites><favorite label="Book">'
        b'<workbook id="w" name="Book"/></favorite><favorite><flow id="f"/></favorite>'
        b"</favorites></tsResponse>"
    )
    raw_server.script = [raw_answer(200, body)]
    tableau = world.client(
        raw_server.url, credentials=SessionCredentials("t", FLOW, ADMIN), api_version="3.30"
    )
    workbook, flow = tableau.favorites.list()
    assert (workbook.label, workbook.workbook.name, workbook.flow) == ("Book", "Book", None)
    assert (flow.label, flow.flow.id) == (None, "f")
