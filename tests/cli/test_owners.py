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


def test_an_owner_that_nobody_is_has_no_flows(quick, server):
    done = quick(*LIST, "nobody")
    assert (done.code, done.stdout) == (5, "")
    assert "there is no user 'nobody'" in done.stderr


def test_those_who_may_not_list_users_give_a_full_name(quick, server, flow):
    server.add_access_token("p", "p-secret", user="publisher")
    mine = server.add_flow("Mine", owner="publisher")
    sign_in = {"TABLEAU_TOKEN_NAME": "p", "TABLEAU_TOKEN_SECRET": "p-secret"}
    found = quick(*LIST, "Paul Publisher", **sign_in).stdout.split()
    assert mine in found
    assert flow not in found
