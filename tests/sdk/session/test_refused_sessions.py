"""What errors of signing in and of sessions say: the site used, and the scopes that are missing."""

from __future__ import annotations

import pytest
from tableau_flows import JwtCredentials, RetryPolicy, TokenCredentials, emulator, errors
from tableau_flows._calls.call import call
from tableau_flows._calls.sign_in import ensure_signed_in
from tableau_flows.credentials import sign_in_document
from tableau_flows_generated import operations

NS = 'xmlns="http://tableau.com/api"'
SESSION = f'<tsResponse {NS}><credentials token="t2"><site id="site-1"/></credentials></tsResponse>'
FLOW = emulator.seed_id("flow", "Superstore")
JWT = JwtCredentials("demo-jwt")


def refusal(code: str) -> str:
    return f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'


@pytest.mark.parametrize(
    ("site", "shown"),
    [
        ("sales", "'sales'"),
        ("", "'' .the default site."),
        ("Default", "'Default'. The default site of a Tableau Server has no short name: site=''"),
    ],
)
def test_a_refused_sign_in_names_the_site(script, make_session, make_response, site, shown):
    session = make_session(signed_in=False, site=site)
    with pytest.raises(errors.SignInError, match=f"the site used was {shown}. Check the cred"):
        script.feed(ensure_signed_in(session), make_response(refusal("401001"), 401))


def test_a_session_without_a_user_is_a_session(script, make_session, make_response):
    identity = script.feed(ensure_signed_in(make_session(signed_in=False)), make_response(SESSION))
    assert (identity.site_id, identity.user_id) == ("site-1", None)


@pytest.mark.parametrize(
    ("operation", "words"),
    [
        (operations.query_job("j1"), "queryJob needs tableau:jobs:read"),
        (operations.update_flow("f1", owner="u1"), "the scope that updateFlow needs is not known"),
    ],
)
@pytest.mark.parametrize("code", ["401002", "401000"])
def test_under_a_json_web_token_a_refusal_speaks_of_scopes(
    script, make_session, make_response, operation, words, code
):
    session = make_session(credentials=JWT)
    refused = make_response(refusal(code), 401)
    with pytest.raises(errors.AuthenticationError, match=words) as caught:
        script.feed(call(session, operation), refused, make_response(SESSION), refused)
    assert "personal access token" not in str(caught.value)


def test_a_token_that_is_good_for_one_sign_in_hides_no_scopes(script, make_session, make_response):
    session = make_session(credentials=JWT)
    answers = [make_response(refusal("401002"), 401), make_response(refusal("401001"), 401)]
    with pytest.raises(errors.SignInError, match=r"site used.*before that.*tableau:jobs:read"):
        script.feed(call(session, operations.query_job("j1")), *answers)


def test_other_credentials_have_no_scopes(script, make_session, make_response):
    refused = make_response(refusal("401002"), 401)
    plan = call(make_session(), operations.query_job("j1"))
    with pytest.raises(errors.SessionExpiredError, match="personal access") as caught:
        script.feed(plan, refused, make_response(SESSION), refused)
    assert caught.value.hint == ""


@pytest.mark.parametrize("is_uat", [None, True, False])
def test_a_unified_access_token_is_announced(is_uat):
    credentials = JwtCredentials("a.b.c", is_uat=is_uat)
    assert sign_in_document(credentials, "sales").is_uat is is_uat


def test_scopes_are_named_in_every_kind_of_client(world, box):
    box.on("GET", rf"/flows/{FLOW}$").answer(401, "xml", code="401002")
    soon = RetryPolicy(backoff=0.01)
    tableau = world.client(box.url, site="", credentials=JWT, retry=soon)
    with pytest.raises(errors.SessionExpiredError, match="tableau:flows:read"):
        tableau.flows.get(FLOW)


def test_the_site_is_named_in_every_kind_of_client(world, server):
    wrong = TokenCredentials("demo", "demo-secret")
    tableau = world.client(server.url, site="nowhere", credentials=wrong)
    with pytest.raises(errors.SignInError, match="the site used was 'nowhere'"):
        tableau.sign_in()
