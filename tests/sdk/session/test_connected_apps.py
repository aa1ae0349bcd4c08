"""Signing in with a connected app: its tokens, and the scopes of its sessions."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import jwt
import pytest
from tableau_flows import ConnectedAppCredentials, RetryPolicy, emulator, errors
from tableau_flows._calls.call import call
from tableau_flows._calls.session_requests import send_sign_out
from tableau_flows._calls.sign_in import _sign_in_once, ensure_signed_in
from tableau_flows.credentials import sign_in_document
from tableau_flows_generated import operations

VALUE = "demo-app-secret-value-of-an-emulated-server"
APP = ConnectedAppCredentials("demo-app", "demo-app-secret", VALUE, "admin")
FLOW = emulator.seed_id("flow", "Superstore")
READ = "tableau:flows:read"
NS = 'xmlns="http://tableau.com/api"'
SESSION = f'<tsResponse {NS}><credentials token="t2"><site id="site-1"/></credentials></tsResponse>'
CONNECTIONS = "tableau:flow_connections:read"


@pytest.fixture
def tableau(world, server):
    return world.client(server.url, site="", credentials=APP)


def error_document(code: str) -> str:
    return f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'


def called(server) -> list[str]:
    """The operations that were called, without the question for the version."""
    return [it.operation for it in server.requests if it.operation != "serverInfo"]


def scopes_of(tableau) -> set[str]:
    return set(tableau._session.known_identity().scopes)


def token_of(*scopes: str, credentials: ConnectedAppCredentials = APP) -> str:
    made = sign_in_document(credentials, "", frozenset(scopes)).jwt
    assert made is not None
    return made


def test_another_library_verifies_the_token_and_finds_all_claims():
    made = token_of("b:c", "a:b")
    claims = jwt.decode(made, VALUE, ["HS256"], audience="tableau", issuer="demo-app")
    assert jwt.get_unverified_header(made) == {
        "alg": "HS256",
        "typ": "JWT",
        "kid": "demo-app-secret",
    }
    assert set(claims) == {"iss", "sub", "aud", "jti", "iat", "nbf", "exp", "scp"}
    assert (claims["sub"], claims["scp"]) == ("admin", ["a:b", "b:c"])


def test_names_beyond_ascii_are_signed_and_read_as_they_are():
    made = token_of(
        "s", credentials=replace(APP, user="jörg@example.com", secret_value="schlüssel-" * 4)
    )
    claims = jwt.decode(made, "schlüssel-" * 4, ["HS256"], audience="tableau")
    assert claims["sub"] == "jörg@example.com"


def test_a_token_names_its_scopes_in_one_order():
    scopes = [f"tableau:{letter}:read" for letter in "hdgacfbe"]
    claims = jwt.decode(token_of(*scopes), options={"verify_signature": False})
    assert claims["scp"] == sorted(scopes)


def test_each_token_has_an_id_of_its_own():
    ids = {jwt.decode(token_of("s"), options={"verify_signature": False})["jti"] for _ in range(9)}
    assert len(ids) == 9


def test_a_token_is_dated_back_and_valid_for_less_than_ten_minutes():
    claims = jwt.decode(token_of("s"), options={"verify_signature": False})
    assert claims["iat"] == claims["nbf"]
    assert 30 < time.time() - claims["nbf"] < 120
    assert 120 < claims["exp"] - time.time() <= 300
    assert claims["exp"] - claims["iat"] < 600


def test_the_first_call_signs_in_with_the_scope_that_it_needs(tableau, server):
    tableau.flows.get(FLOW)
    assert called(server) == ["signIn", "queryFlow"]
    assert scopes_of(tableau) == {READ}


def test_a_call_that_needs_another_scope_signs_in_again_with_both(tableau, server):
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    assert called(server) == [
        *("signIn", "queryFlow", "signIn", "queryFlowConnections"),
        *("queryFlow", "queryFlowConnections"),
    ]
    assert scopes_of(tableau) == {READ, CONNECTIONS}


def test_signing_out_and_closing_end_the_replaced_sessions_too(tableau, server):
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    assert server.session_count == 2
    tableau.sign_out()
    assert server.session_count == 0
    tableau.flows.get(FLOW)
    assert scopes_of(tableau) == {READ, CONNECTIONS}
    tableau.close()
    assert server.session_count == 0


def test_an_expired_session_is_renewed_with_the_scopes_of_all_calls(tableau, server):
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    server.expire_tokens()
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    assert called(server).count("signIn") == 3


def test_given_scopes_are_requested_as_they_are(world, server):
    tableau = world.client(
        server.url, site="", credentials=replace(APP, scopes=["tableau:flows:*"])
    )
    tableau.flows.get(FLOW)
    tableau.flows.update(FLOW, owner=emulator.seed_id("user", "publisher"))
    assert called(server) == ["signIn", "queryFlow", "updateFlow"]


def test_with_given_scopes_a_call_outside_them_names_the_missing_one(world, server):
    tableau = world.client(server.url, site="", credentials=replace(APP, scopes=[READ]))
    with pytest.raises(
        errors.AuthenticationError, match=f"queryFlowConnections needs {CONNECTIONS}"
    ):
        list(tableau.connections.list(FLOW))
    assert called(server).count("signIn") == 2


def test_an_operation_whose_scope_is_not_known_asks_for_scopes_before_sending(tableau, server):
    with pytest.raises(errors.UsageError, match=r"updateFlow needs is not known: give .*scopes="):
        tableau.flows.update(FLOW, owner=emulator.seed_id("user", "publisher"))
    assert server.requests == ()


@pytest.mark.parametrize("method", ["sign_in", "switch_site"])
def test_signing_in_before_the_first_call_asks_for_scopes(tableau, server, method):
    arguments = ["sales"] if method == "switch_site" else []
    with pytest.raises(
        errors.UsageError, match=rf"{method}\(\) before the first call needs scopes"
    ):
        getattr(tableau, method)(*arguments)
    assert server.requests == ()


def test_with_given_scopes_signing_in_and_switching_need_no_call(world, server):
    tableau = world.client(server.url, site="", credentials=replace(APP, scopes=[READ]))
    tableau.sign_in()
    assert scopes_of(tableau) == {READ}
    other = world.client(server.url, site="", credentials=replace(APP, scopes=[READ]))
    other.switch_site("sales")
    assert [flow.name for flow in other.flows.list()] == ["Pipeline"]


def test_a_session_keeps_its_scopes_on_another_site(tableau, server):
    tableau.flows.get(FLOW)
    tableau.switch_site("sales")
    assert [flow.name for flow in tableau.flows.list()] == ["Pipeline"]
    list(tableau.connections.list(emulator.seed_id("flow", "Pipeline", "sales")))
    assert called(server).count("signIn") == 2


def test_a_scope_that_the_app_does_not_grant_leaves_the_session_as_it_was(world, server):
    server.add_connected_app("app", secret_id="key", secret_value=VALUE, scopes=[READ])
    app = ConnectedAppCredentials("app", "key", VALUE, "admin")
    tableau = world.client(server.url, site="", credentials=app)
    tableau.flows.get(FLOW)
    with pytest.raises(
        errors.SignInError, match=f"with the scopes {CONNECTIONS}, {READ}.*not grant"
    ):
        list(tableau.connections.list(FLOW))
    tableau.flows.get(FLOW)
    assert called(server) == ["signIn", "queryFlow", "signIn", "queryFlow"]


def test_two_clients_with_one_app_do_not_end_each_others_sessions(world, server):
    clients = [world.client(server.url, site="", credentials=APP) for _ in range(2)]
    for _ in range(3):
        for tableau in clients:
            tableau.flows.get(FLOW)
    assert called(server).count("signIn") == 2


def test_concurrent_calls_with_different_scopes_end_with_one_session_for_all(tableau, server):
    work = [
        lambda: tableau.flows.get(FLOW),
        lambda: list(tableau.connections.list(FLOW)),
        lambda: tableau.permissions.get(FLOW),
        lambda: list(tableau.flow_tasks.list()),
        lambda: list(tableau.flow_runs.list()),
    ]
    with ThreadPoolExecutor(20) as pool:
        for done in [pool.submit(call) for call in work * 8]:
            done.result()
    assert len(scopes_of(tableau)) == len(work)
    assert called(server).count("signIn") <= len(work)
    assert len(called(server)) <= 9 * len(work)


def test_a_refused_scope_fails_no_waiting_call_that_needs_other_scopes(
    script, make_session, make_response
):
    session = make_session(credentials=APP, signed_in=False)
    asked = session.shared.sign_in_failures[0]
    with pytest.raises(errors.SignInError):
        script.feed(
            ensure_signed_in(session, None, frozenset({"not:granted"})),
            make_response(error_document("401001"), 401),
        )
    waiting = _sign_in_once(session, session.known_version(), asked, frozenset({READ}))
    identity = script.feed(waiting, make_response(SESSION))
    assert identity.scopes == {READ}
    session.shared.identity = None
    same = _sign_in_once(session, session.known_version(), asked, frozenset({"not:granted"}))
    with pytest.raises(errors.SignInError):
        script.feed(same)


def test_a_repeated_sign_in_has_a_new_token(world, server):
    server.drop_next("after", operation="signIn")
    soon = RetryPolicy(max_retries=2, backoff=0.01)
    tableau = world.client(server.url, site="", credentials=APP, retry=soon)
    tableau.flows.get(FLOW)
    assert called(server) == ["signIn", "signIn", "queryFlow"]


def test_the_secret_and_the_tokens_are_never_shown(tableau, server, caplog):
    caplog.set_level(logging.DEBUG)
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    session = tableau._session
    assert VALUE not in repr(APP) + caplog.text
    assert {VALUE, session.shared.replaced[0].token} < set(session.secrets())
    assert any(secret.count(".") == 2 for secret in session.secrets())
    assert not any(secret in caplog.text for secret in session.secrets())


def test_a_forked_child_leaves_the_replaced_sessions_alone(tableau, server):
    tableau.flows.get(FLOW)
    list(tableau.connections.list(FLOW))
    tableau._session.after_fork()
    assert tableau._session.shared.replaced == ()
    assert tableau._session.known_identity().inherited


@pytest.mark.parametrize("name", ["client_id", "secret_id", "secret_value", "user"])
@pytest.mark.parametrize("value", ["", " a", "a\n", 5])
def test_values_that_cannot_be_used_are_refused_without_being_shown(name, value):
    with pytest.raises(errors.UsageError, match=f"ConnectedAppCredentials: {name} cannot be used"):
        replace(APP, **{name: value})


@pytest.mark.parametrize(
    ("scopes", "words"),
    [
        (READ, "must be a list of scopes"),
        (7, "must be a list of scopes"),
        ([], "must not be empty"),
        ([""], "must be texts such as"),
        (["a b"], "must be texts such as"),
        (["tableau:flöws:read"], "must be texts such as"),
        ([7], "must be texts such as"),
        (["a\n"], "cannot be used"),
    ],
)
def test_scopes_that_cannot_be_requested_are_refused(scopes, words):
    with pytest.raises(errors.UsageError, match=f"scopes {words}"):
        replace(APP, scopes=scopes)


def test_credentials_are_values_and_name_each_scope_once():
    app = replace(APP, scopes=[READ, READ])
    assert app.scopes == (READ,)
    assert hash(app) == hash(replace(APP, scopes=(READ,)))


def test_an_old_server_is_named_before_signing_in(world, script, make_session):
    session = make_session(credentials=APP, signed_in=False, version=(3, 15))
    with pytest.raises(errors.VersionError, match="a JSON web token of a connected app"):
        script.feed(call(session, operations.query_flow(FLOW)))


def test_all_sessions_are_ended_within_the_time_of_one_call(script, make_session, make_response):
    session = make_session()
    session.shared.replaced = (replace(session.shared.identity, token="an-older-token"),)
    script.feed(send_sign_out(session, (3, 30)), make_response("", 204), make_response("", 204))
    first, second = script.requests
    assert first.stopwatch is second.stopwatch
