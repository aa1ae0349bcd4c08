"""Secrets are checked when they are taken: a typed error that does not show them, nothing sent."""

from __future__ import annotations

import logging
import traceback

import pytest
from tableau_flows import (
    Client,
    ConnectedAppCredentials,
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    SessionCredentials,
    TokenCredentials,
    emulator,
    errors,
)
from tableau_flows._calls.request import build_request
from tableau_flows._calls.session_requests import send_sign_in
from tableau_flows._common.text_checks import secrets_of_address
from tableau_flows._plans.steps import Blocking
from tableau_flows._session.session import Identity
from tableau_flows.credentials import literal_secrets, needed_version, sign_in_document
from tableau_flows_generated import operations, protocol

FLOW = emulator.seed_id("flow", "Superstore")
FLAWS = [
    *("{}\n", "\n{}", " {}", "{} ", "{}\r\n", "{}\u00a0"),
    *("s3cr\net-{}", "s3cr\0et-{}", "s3cr\x7fet-{}", "s3cr\x1bet-{}", "s3cr\ud800et-{}"),
]
NOT_EVEN_TEXT = [b"canary-s3cret", None, 5, ["canary-s3cret"], ""]


def flawed() -> list[object]:
    return [*(form.format("canary-s3cret") for form in FLAWS), *NOT_EVEN_TEXT]


MAKERS = [
    pytest.param(lambda value: TokenCredentials(value, "x"), "name", id="token name"),
    pytest.param(lambda value: TokenCredentials("demo", value), "secret", id="token secret"),
    pytest.param(lambda value: PasswordCredentials(value, "x"), "name", id="user"),
    pytest.param(lambda value: PasswordCredentials("u", value), "password", id="password"),
    pytest.param(lambda value: JwtCredentials(value), "jwt", id="jwt"),
    pytest.param(
        lambda value: sign_in_document(JwtCredentials(lambda: value), ""), "jwt", id="made jwt"
    ),
    pytest.param(lambda value: Identity(value, "site-1"), "token", id="session token"),
]


@pytest.mark.parametrize("value", flawed(), ids=ascii)
@pytest.mark.parametrize(("make", "name"), MAKERS)
def test_a_secret_that_cannot_be_sent_is_refused_without_being_shown(make, name, value):
    with pytest.raises(errors.UsageError, match=name) as caught:
        make(value)
    shown = "".join(traceback.format_exception_only(caught.value)) + repr(vars(caught.value))
    assert "canary" not in shown
    assert "s3cret" not in shown
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_id_of_the_user_to_act_as_is_checked_too():
    for value in ("u\n", 5, ""):
        with pytest.raises(errors.UsageError, match="impersonate"):
            TokenCredentials("demo", "x", impersonate=value)


def test_what_can_be_sent_is_taken():
    for text in ("a", "pass word", "ключ", "😀", "a" * 5000, 'q"<&>'):
        assert PasswordCredentials("u", text).password == text
        assert "password" not in repr(PasswordCredentials("u", text))
    assert Identity("a|b==", "site-1").token == "a|b=="


def test_a_session_token_beyond_ascii_is_refused():
    with pytest.raises(errors.UsageError, match="beyond ASCII") as caught:
        Identity("canary-ü", "site-1")
    assert "canary" not in str(caught.value)


@pytest.mark.any_connections
@pytest.mark.parametrize("value", flawed(), ids=ascii)
def test_a_token_to_adopt_is_checked_before_anything_is_sent(world, server, caplog, value):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(errors.UsageError, match="token"):
        world.from_token(server.url, token=value, site_id="site-1")
    assert server.requests == ()
    assert "canary" not in caplog.text


@pytest.mark.parametrize("mark", ["&#10;", "&#13;", "&#9;", "ü", "&#127;"])
def test_a_token_of_the_server_that_cannot_be_sent_is_said_without_being_shown(
    world, server, credentials, caplog, mark
):
    caplog.set_level(logging.DEBUG)
    body = (
        f'<tsResponse xmlns="http://tableau.com/api"><credentials token="canary{mark}s3cret">'
        '<site id="s"/><user id="u"/></credentials></tsResponse>'
    )
    server.answer_next(200, body.encode(), operation="signIn")
    tableau = world.client(
        server.url, site="", credentials=credentials, retry=RetryPolicy(max_retries=0)
    )
    with pytest.raises(errors.UnreadableReplyError, match="token") as caught:
        tableau.flows.get(FLOW)
    shown = "".join(traceback.format_exception(caught.value)) + repr(vars(caught.value))
    assert "s3cret" not in shown + caplog.text
    assert [request.operation for request in server.requests] == ["serverInfo", "signIn"]
    assert tableau.flows.get(FLOW).id == FLOW


@pytest.mark.parametrize("value", ["a\nb", "a\0b", "ü", " a", "a ", "", 5, "\ud800"])
def test_a_header_that_cannot_be_sent_is_refused_before_it_is(value):
    with pytest.raises(errors.UsageError, match="If-Range cannot be sent"):
        build_request(
            "https://t",
            operations.query_flow("f"),
            (3, 30),
            Identity("t", "s"),
            headers=(("If-Range", value),),
        )


def test_a_request_knows_its_secrets():
    me = Identity("the-token", "s")
    known = build_request(
        "https://t",
        operations.update_flow_connection("f", "c", user_name="n", password="pass-word"),
        (3, 30),
        me,
        secrets=("the-secret",),
    ).secrets
    assert set(known) == {"the-token", "the-secret", "pass-word"}


def test_a_sign_in_knows_its_secrets(make_session):
    for credentials in (
        TokenCredentials("demo", "canary"),
        PasswordCredentials("demo", "canary"),
        JwtCredentials("canary"),
        JwtCredentials(lambda: "canary"),
    ):
        operation = operations.sign_in(credentials=sign_in_document(credentials, "site"))
        assert operation.secrets == ("canary",)
        assert "canary" not in repr(operation)


def test_a_session_knows_the_secrets_of_its_credentials_and_its_token(make_session):
    assert make_session().secrets() == ("the-token", "demo-secret")
    assert make_session(signed_in=False).secrets() == ("demo-secret",)
    made = make_session(signed_in=False, credentials=JwtCredentials(lambda: "canary"))
    assert made.secrets() == ()


def test_a_jwt_that_a_function_made_is_known_after_the_sign_in(world, server):
    tableau = world.client(server.url, site="", credentials=JwtCredentials(lambda: "canary-jwt"))
    with pytest.raises(errors.SignInError):
        tableau.sign_in()
    session = getattr(tableau, "_session", None) or tableau._target._session
    assert "canary-jwt" in session.secrets()


@pytest.mark.own_connections("the test gives connections of its own")
def test_the_password_of_a_proxy_is_known(world):
    tableau = world.client("https://t", site="", credentials=TokenCredentials("n", "s3cret"),
                           proxy="http://u:p%40ss-word@127.0.0.1:9")  # fmt: skip
    session = getattr(tableau, "_session", None) or tableau._target._session
    assert {"p%40ss-word", "p@ss-word"} <= set(session.secrets())
    assert secrets_of_address("http://[broken") == ()
    assert secrets_of_address(None) == ()


# A session that somebody else began


def test_the_session_of_one_client_is_used_by_another_which_does_not_end_it(
    world, server, credentials
):
    tableau = world.client(server.url, site="", credentials=credentials)
    tableau.sign_in()
    session = tableau.session_credentials
    assert (session.site_id, session.user_id) == (tableau.site_id, tableau.user_id)
    assert session.token not in repr(session)
    other = world.client(server.url, credentials=session)
    assert other.user_id == tableau.user_id
    assert other.flows.list().first() is not None
    other.close()
    server.forget_requests()
    assert tableau.flows.list().first() is not None
    assert [request.operation for request in server.requests] == ["queryFlowsForSite"]


def test_the_session_is_not_known_before_signing_in(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    with pytest.raises(errors.UsageError, match="is not signed in"):
        _ = tableau.session_credentials
    assert server.requests == ()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (("hush\n", "site-1"), "session token"),
        (("", "site-1"), "session token"),
        (("hush", ".."), "site_id"),
        (("hush", "site-1", "a/b"), "user_id"),
    ],
)
def test_a_session_that_cannot_be_sent_is_refused_when_it_is_taken(given, named):
    with pytest.raises(errors.UsageError, match=named) as caught:
        SessionCredentials(*given)
    assert "hush" not in str(caught.value)


def test_from_token_still_works_and_says_what_to_use(server, credentials):
    with Client(server.url, site="", credentials=credentials) as tableau:
        tableau.sign_in()
        session = tableau.session_credentials
        with pytest.warns(DeprecationWarning, match="SessionCredentials") as caught:
            adopted = Client.from_token(server.url, token=session.token, site_id=session.site_id)
        assert caught[0].filename == __file__
        with adopted:
            assert adopted.flows.list().first() is not None


def test_a_function_that_makes_a_token_is_not_waited_for_by_who_is_cancelled(make_session):
    credentials = JwtCredentials(lambda: "the-jwt")
    plan = send_sign_in(make_session(credentials=credentials, signed_in=False), (3, 30))
    step = next(plan)
    assert isinstance(step, Blocking)
    assert step.abandon
    plan.close()


@pytest.mark.parametrize(
    ("credentials", "secrets"),
    [
        (TokenCredentials("name", "s3cret"), ("s3cret",)),
        (PasswordCredentials("name", "s3cret"), ("s3cret",)),
        (JwtCredentials("s3cret"), ("s3cret",)),
        (JwtCredentials(lambda: "s3cret"), ()),
        (ConnectedAppCredentials("app", "id", "s3cret", "user"), ("s3cret",)),
        (SessionCredentials("s3cret", "site"), ()),
    ],
)
def test_credentials_tell_the_secrets_that_they_hold(credentials, secrets):
    assert literal_secrets(credentials) == secrets


@pytest.mark.parametrize(
    ("credentials", "version"),
    [
        (TokenCredentials("name", "s3cret"), protocol.TOKEN.since),
        (TokenCredentials("name", "s3cret", impersonate="u"), protocol.TOKEN.impersonation),
        (PasswordCredentials("name", "s3cret"), protocol.PASSWORD.since),
        (JwtCredentials("s3cret"), protocol.JWT.since),
        (ConnectedAppCredentials("a", "i", "s", "u"), protocol.CONNECTED_APP_CREDENTIALS.since),
    ],
)
def test_credentials_need_the_version_that_introduced_them(credentials, version):
    assert needed_version(credentials)[1] == version


def test_acting_as_another_user_with_a_token_is_newer_than_the_token():
    assert protocol.TOKEN.impersonation > protocol.TOKEN.since
