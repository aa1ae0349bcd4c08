"""The JSON web tokens of connected apps, as another library makes them, and their scopes."""

from __future__ import annotations

import base64
import time
import uuid

import jwt
import pytest
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.rules.connected_apps import (
    TOLERANCE,
    InvalidTokenError,
    _mapping,
    _use_once,
    covers,
)
from tableau_flows.emulator.store.store import Store

VALUE = "the-value-of-the-secret-is-long-enough"
READ = "tableau:flows:read"
FLOW = seed_id("flow", "Superstore")


def token(*, headers: dict | None = None, key: str = VALUE, algorithm: str = "HS256", **claims):
    """A token as PyJWT makes it; a claim that is None is left out."""
    now = int(time.time())
    payload = {
        "iss": "app",
        "sub": "publisher",
        "aud": "tableau",
        "jti": str(uuid.uuid4()),
        "iat": now,
        "nbf": now,
        "exp": now + 300,
        "scp": [READ],
    } | claims
    payload = {name: value for name, value in payload.items() if value is not None}
    return jwt.encode(
        payload, key, algorithm, headers={"kid": "key", "iss": "app"} | (headers or {})
    )


@pytest.fixture
def server(server):
    server.add_connected_app(
        "app", secret_id="key", secret_value=VALUE, scopes=[READ, "tableau:jobs:*"]
    )
    return server


def test_a_token_that_is_signed_with_the_secret_begins_a_session_of_its_user(server, connect):
    api = connect(server)
    assert api.sign_in(f'jwt="{token()}"').status_code == 200
    assert api.user_id == seed_id("user", "publisher")
    assert api.get(f"flows/{FLOW}").status_code == 200


NOW = int(time.time())


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"key": VALUE.upper()}, id="another secret"),
        pytest.param({"algorithm": "HS512", "key": VALUE * 2}, id="another algorithm"),
        pytest.param({"headers": {"kid": "unknown"}}, id="unknown secret"),
        pytest.param({"headers": {"kid": ""}}, id="no secret"),
        pytest.param({"headers": {"typ": "JWS"}}, id="another type"),
        pytest.param({"iss": "demo-app"}, id="another app"),
        pytest.param({"aud": "grafana"}, id="another audience"),
        pytest.param({"sub": "nobody"}, id="unknown user"),
        pytest.param({"sub": None}, id="no user"),
        pytest.param({"jti": None}, id="no id"),
        pytest.param({"exp": NOW - 60}, id="expired"),
        pytest.param({"exp": None}, id="without end"),
        pytest.param({"exp": NOW + 3600}, id="valid for too long"),
        pytest.param({"iat": NOW - 3600}, id="valid for too long since it was made"),
        pytest.param({"nbf": NOW + 200, "iat": NOW + 200}, id="not valid yet"),
        pytest.param({"nbf": NOW + 200}, id="beginning later"),
        pytest.param({"iat": NOW + 20, "exp": NOW + 640}, id="made later to be valid for longer"),
        pytest.param({"exp": "soon"}, id="a time in words"),
        pytest.param({"nbf": True}, id="a time that is a truth value"),
        pytest.param({"nbf": float("nan")}, id="a time that is no number"),
        pytest.param({"nbf": -1e300}, id="a time before all others"),
        pytest.param({"scp": READ}, id="scopes as text"),
        pytest.param({"scp": []}, id="no scopes"),
        pytest.param({"scp": None}, id="without scopes"),
        pytest.param({"scp": [READ, "tableau:flows:run"]}, id="a scope that is not granted"),
        pytest.param({"scp": ["tableau:flows:*"]}, id="a wildcard that is not granted"),
    ],
)
def test_a_token_that_is_wrong_in_any_way_is_refused(server, connect, wrong):
    api = connect(server)
    now = int(time.time())
    moved = {
        name: value - NOW + now if name in {"exp", "iat", "nbf"} and type(value) is int else value
        for name, value in wrong.items()
    }
    answer = api.sign_in(f'jwt="{token(**moved)}"')
    assert api.code(answer) == "401001"
    assert server.session_count == 0


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c",
        "..",
        "e30.e30.e30",
        "W10.W10.",
        "e30",
        "é.e30.",
        f"{'W' * 3000}.e30.",
        "bnVsbA.bnVsbA.x",
    ],
)
def test_what_is_no_token_is_refused(server, connect, text):
    assert connect(server).code(connect(server).sign_in(f'jwt="{text}"')) == "401001"


def test_an_unsigned_token_is_refused(server, connect):
    made = jwt.encode({"iss": "app", "sub": "admin"}, None, "none", headers={"kid": "key"})
    assert connect(server).code(connect(server).sign_in(f'jwt="{made}"')) == "401001"


def test_a_token_is_accepted_once(server, connect):
    made = token()
    assert connect(server).sign_in(f'jwt="{made}"').status_code == 200
    again = connect(server)
    assert again.code(again.sign_in(f'jwt="{made}"')) == "401001"


def test_a_refused_sign_in_does_not_use_up_the_token(server, connect):
    made = token()
    api = connect(server)
    assert api.code(api.sign_in(f'jwt="{made}"', "no-such-site")) == "401001"
    assert api.sign_in(f'jwt="{made}"').status_code == 200


def test_a_clock_that_differs_by_seconds_is_no_hindrance(server, connect):
    now = int(time.time())
    assert connect(server).sign_in(f'jwt="{token(iat=now + 10, nbf=now + 10)}"').status_code == 200


def test_a_call_outside_the_scopes_of_the_session_is_refused(server, connect):
    api = connect(server)
    api.sign_in(f'jwt="{token()}"')
    answer = api.post(f"flows/{FLOW}/run")
    assert api.code(answer) == "401002"
    assert "tableau:flows:run" in answer.text
    assert api.get("flows").status_code == 200


def test_a_wildcard_stands_for_the_scopes_with_its_beginning(server, connect):
    api = connect(server)
    api.sign_in(f'jwt="{token(scp=["tableau:jobs:*"])}"')
    assert api.code(api.get("jobs/00000000-0000-0000-0000-000000000000")) == "404018"
    assert api.code(api.get("flows")) == "401002"


def test_a_wildcard_ends_at_a_colon():
    assert covers(["tableau:flow:*"], "tableau:flow:read")
    assert not covers(["tableau:flow:*"], "tableau:flow_connections:read")


def test_a_deep_part_of_a_token_is_no_json():
    deep = base64.urlsafe_b64encode(b"[" * 300_000).decode().rstrip("=")
    with pytest.raises(InvalidTokenError, match="not JSON"):
        _mapping(deep)


def test_the_ids_of_expired_tokens_are_forgotten():
    store = Store()
    _use_once(store, "first", expiry=100, now=0)
    _use_once(store, "second", expiry=1000, now=100 + TOLERANCE)
    assert store.texts("SELECT id FROM used_tokens ORDER BY id") == ["first", "second"]
    _use_once(store, "third", expiry=1000, now=101 + TOLERANCE)
    assert store.texts("SELECT id FROM used_tokens ORDER BY id") == ["second", "third"]
    store.close()


def test_the_metadata_api_needs_a_scope_too(server, connect):
    server.add_connected_app("reader", secret_id="reader-key", secret_value=VALUE)
    headers = {"iss": "reader", "kid": "reader-key"}
    for scopes, status in (([READ], 401), (["tableau:content:read"], 200)):
        api = connect(server)
        api.sign_in(f'jwt="{token(headers=headers, iss="reader", scp=scopes)}"')
        answer = api.http.post(
            f"{server.url}/api/metadata/graphql",
            json={"query": "{ flows { name } }"},
            headers={"X-Tableau-Auth": api.token},
        )
        assert answer.status_code == status
        assert ("tableau:content:read" in answer.text) == (status == 401)


def test_signing_out_needs_no_scope(server, connect):
    api = connect(server)
    api.sign_in(f'jwt="{token()}"')
    assert api.post("/auth/signout").status_code == 204
    assert server.session_count == 0


def test_a_session_keeps_its_scopes_when_it_changes_the_site(server, connect):
    api = connect(server)
    api.sign_in(f'jwt="{token()}"')
    api.adopt(api.post("/auth/switchSite", '<site contentUrl="sales"/>'))
    assert api.get("flows").status_code == 200
    assert api.code(api.get("flows/runs")) == "401002"


def test_other_sessions_have_no_scopes(server, connect):
    assert connect(server, "admin").get("flows/runs").status_code == 200


def test_connected_apps_and_used_tokens_survive_a_restart(start, connect, tmp_path):
    made = token()
    server = start(data=tmp_path / "state.db")
    server.add_connected_app("app", secret_id="key", secret_value=VALUE)
    api = connect(server)
    assert api.sign_in(f'jwt="{made}"').status_code == 200
    session = api.token, api.site_id
    server.stop()

    api = connect(start(data=tmp_path / "state.db"))
    assert api.code(api.sign_in(f'jwt="{made}"')) == "401001"
    api.token, api.site_id = session
    assert api.code(api.get("flows/runs")) == "401002"
    assert api.sign_in(f'jwt="{token()}"').status_code == 200


def test_a_removed_connected_app_refuses_the_next_sign_in_only(server, connect):
    api = connect(server)
    api.sign_in(f'jwt="{token()}"')
    server.remove_connected_app("app")
    assert api.get("flows").status_code == 200
    assert connect(server).code(connect(server).sign_in(f'jwt="{token()}"')) == "401001"


def test_wrong_arguments_of_the_controls_are_refused(server):
    with pytest.raises(ValueError, match="there is already a secret called 'key'"):
        server.add_connected_app("app", secret_id="key", secret_value=VALUE)
    with pytest.raises(ValueError, match="a scope is a word such as"):
        server.add_connected_app("app", secret_id="k2", secret_value=VALUE, scopes=["a b"])
    with pytest.raises(TypeError, match="must be a list of strings"):
        server.add_connected_app("app", secret_id="k2", secret_value=VALUE, scopes="a")
    with pytest.raises(LookupError, match="did you mean app"):
        server.remove_connected_app("ap")
