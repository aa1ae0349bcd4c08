"""`--owner` takes what people call a user: the login name, the full name or the mail address."""

from __future__ import annotations

import pytest

LIST = ["list", "--quiet", "--owner"]


@pytest.fixture
def flow(server):
    """The flow of a user whose three names differ."""
    server.add_user("fpatel", full_name="Farah Patel", email="farah@corp.example")
    return server.add_flow("Hers", owner="fpatel")


@pytest.mark.parametrize(
    "name", ["fpatel", "Farah Patel", "farah@corp.example", "FARAH@Corp.example"]
)
def test_flows_are_listed_by_any_name_of_their_owner(quick, flow, name):
    assert quick(*LIST, name).stdout.split() == [flow]


@pytest.mark.parametrize("name", ["fpatel", "Farah Patel", "farah@corp.example"])
def test_flows_are_given_to_a_user_of_any_name(quick, server, tableau, flow, name):
    other = server.add_flow("Other")
    assert quick("move", other, "--owner", name).code == 0
    assert tableau.flows.get(other).owner.id == tableau.flows.get(flow).owner.id


def test_the_server_filters_by_the_full_name(quick, server, flow):
    server.forget_requests()
    quick(*LIST, "fpatel")
    (listing,) = [one.path for one in server.requests if one.operation == "queryFlowsForSite"]
    assert "filter=ownerName%3Aeq%3AFarah%20Patel" in listing.replace("+", "%20")


def test_flows_of_another_user_of_the_same_full_name_are_left_out(quick, server, flow):
    server.add_user("farah2", full_name="Farah Patel")
    server.add_flow("Not hers", owner="farah2")
    assert quick(*LIST, "fpatel").stdout.split() == [flow]
    done = quick(*LIST, "Farah Patel")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        "tableau-flows: --owner: 2 users are called 'Farah Patel'; give one of their login names:"
        " 'farah2', 'fpatel'\n"
    )


def test_a_full_name_that_no_filter_can_have_is_compared_here(quick, server):
    server.add_user("fp", full_name="Patel, Farah & Co. 100%")
    flow = server.add_flow("Hers", owner="fp")
    assert quick(*LIST, "fp").stdout.split() == [flow]


@pytest.mark.parametrize("name", ["farah patel", "FPATEL"])
def test_the_case_of_other_names_than_mail_addresses_counts(quick, flow, name):
    done = quick(*LIST, name)
    assert (done.code, done.stdout) == (5, "")


def test_an_owner_that_nobody_is_has_no_flows(quick, server):
    done = quick(*LIST, "nobody")
    assert (done.code, done.stdout) == (5, "")
    assert "there is no user 'nobody'" in done.stderr


def test_of_many_users_of_one_name_ten_are_named(quick, server):
    for number in range(10, 21):
        server.add_user(f"same{number}", full_name="Same Name")
    names = ", ".join(f"'same{number}'" for number in range(10, 20))
    done = quick(*LIST, "Same Name")
    assert done.stderr == (
        "tableau-flows: --owner: 11 users are called 'Same Name'; give one of their login names:"
        f" {names} and more\n"
    )


@pytest.fixture
def publisher(server):
    """The variables of a user who may not list users."""
    server.add_access_token("p", "p-secret", user="publisher")
    return {"TABLEAU_TOKEN_NAME": "p", "TABLEAU_TOKEN_SECRET": "p-secret"}


def test_those_who_may_not_list_users_give_a_full_name(quick, server, flow, publisher):
    mine = server.add_flow("Mine", owner="publisher")
    done = quick(*LIST, "Paul Publisher", **publisher)
    assert mine in done.stdout.split()
    assert flow not in done.stdout.split()
    assert done.stderr == ""


def test_those_who_may_not_list_users_give_an_id(quick, server, tableau, publisher):
    mine = server.add_flow("Mine", owner="publisher")
    owner = tableau.flows.get(mine).owner.id
    done = quick(*LIST, owner.upper(), **publisher)
    assert (done.code, done.stderr) == (0, "")
    assert mine in done.stdout.split()


def test_those_who_may_not_list_users_are_told_what_a_name_was_compared_with(quick, publisher):
    done = quick(*LIST, "no one", **publisher)
    assert (done.code, done.stdout) == (0, "")
    assert done.stderr == (
        "tableau-flows: --owner: you may not list the users of the site, so 'no one' was compared"
        " with full names only\n"
    )


def test_those_who_may_not_list_users_cannot_give_what_a_filter_cannot_have(quick, publisher):
    done = quick(*LIST, "Patel, Farah", **publisher)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == (
        "tableau-flows: --owner: 'Patel, Farah' has characters that a server would misread, and"
        " you may not list the users of the site; give the id of the user\n"
    )
