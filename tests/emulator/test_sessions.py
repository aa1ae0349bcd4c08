"""Signing in and out, switching sites, and how sessions end."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

TOKEN = 'personalAccessTokenName="demo" personalAccessTokenSecret="demo-secret"'


@pytest.mark.parametrize(
    "credentials",
    ['name="admin" password="admin"', 'name="ADMIN" password="admin"', TOKEN, 'jwt="demo-jwt"'],
)
def test_each_kind_of_credentials_begins_a_session(server, connect, credentials):
    api = connect(server)

    answer = api.sign_in(credentials)

    assert answer.status_code == 200
    session = api.tree(answer).find("credentials")
    assert session.attrib["token"]
    assert session.attrib["estimatedTimeToExpiration"] == "4:00:00"
    assert session.find("site").attrib == {"id": seed_id("site", ""), "contentUrl": ""}
    assert session.find("user").attrib["id"] == seed_id("user", "admin")
    assert api.get("flows").status_code == 200


@pytest.mark.parametrize(
    ("credentials", "site", "code"),
    [
        ('name="nobody" password="admin"', "", "401001"),
        ('name="admin" password=""', "", "401001"),
        ('personalAccessTokenName="demo" personalAccessTokenSecret="x"', "", "401001"),
        ('jwt="made-up"', "", "401001"),
        ('name="admin" password="admin"', "no-such-site", "401001"),
        ('name="viewer" password="viewer"', "sales", "401001"),
        ('name="admin" password="admin" jwt="demo-jwt"', "", "400000"),
        (f'name="admin" password="admin" {TOKEN}', "", "400000"),
        ("", "", "400000"),
    ],
)
def test_bad_credentials_are_refused(server, connect, credentials, site, code):
    api = connect(server)
    answer = api.sign_in(credentials, site)
    assert api.code(answer) == code
    assert server.session_count == 0


def test_an_unlicensed_user_cannot_sign_in(server, connect):
    server.set_role("viewer", "Unlicensed")
    api = connect(server)
    assert api.code(api.sign_in('name="viewer" password="viewer"')) == "401001"


def test_a_removed_access_token_refuses_the_next_sign_in_only(server, connect):
    api = connect(server, "token")
    server.remove_access_token("demo")

    assert api.get("flows").status_code == 200
    assert connect(server).sign_in(TOKEN).status_code == 401


def test_the_second_session_of_an_access_token_ends_the_first_on_any_site(server, connect):
    first = connect(server, "token")
    second = connect(server, "token", site="sales")

    assert second.get("flows").status_code == 200
    assert first.code(first.get("flows")) == "401002"


def test_sessions_by_password_live_side_by_side(server, connect):
    first, second = connect(server, "admin"), connect(server, "admin")
    assert first.get("flows").status_code == second.get("flows").status_code == 200


def test_a_session_lives_as_long_as_it_is_used(start, connect):
    server = start(idle_seconds=100)
    api = connect(server, "admin")

    for _ in range(3):
        server.advance(90)
        assert api.get("flows").status_code == 200
    server.advance(100.5)
    assert api.code(api.get("flows")) == "401002"


def test_a_session_lives_for_the_whole_of_its_idle_time(start, connect):
    server = start(idle_seconds=100, clock="manual")
    api = connect(server, "admin")
    server.advance(100)
    assert api.get("flows").status_code == 200
    server.advance(101)
    assert api.code(api.get("flows")) == "401002"


def test_signing_out_ends_the_session(admin):
    answer = admin.call("POST", "/auth/signout")

    assert (answer.status_code, answer.content) == (204, b"")
    assert admin.code(admin.get("flows")) == "401002"


def test_a_request_without_token_is_told_so(server, connect, admin):
    stranger = connect(server)
    stranger.site_id = admin.site_id
    assert stranger.code(stranger.get("flows")) == "401000"


def test_switching_the_site_gives_a_new_token_and_ends_the_old(server, connect):
    api = connect(server, "token")
    old = api.token

    api.adopt(api.post("/auth/switchSite", '<site contentUrl="sales"/>'))

    assert api.token != old
    assert api.names(api.get("flows")) == ["Pipeline"]
    api.token = old
    assert api.code(api.get("flows")) == "401002"


def test_an_administrator_acts_as_a_user_and_sees_what_he_sees(server, connect):
    api = connect(server)
    answer = api.sign_in(f'jwt="demo-jwt"|<user id="{seed_id("user", "viewer")}"/>')

    assert api.tree(answer).find("credentials/user").attrib["id"] == seed_id("user", "viewer")
    assert "Budget" not in api.names(api.get("flows"))
    # Such a session stays on its site.
    switched = api.post("/auth/switchSite", '<site contentUrl="sales"/>')
    assert api.code(switched) == "401003"


def test_only_server_administrators_act_as_others(server, connect):
    api = connect(server)
    answer = api.sign_in(f'jwt="publisher-jwt"|<user id="{seed_id("user", "viewer")}"/>')
    assert api.code(answer) == "401001"


@pytest.mark.parametrize(
    ("version", "credentials", "accepted"),
    [
        ("2.0", 'name="admin" password="admin"', True),
        ("3.5", TOKEN, False),
        ("3.6", TOKEN, True),
        ("3.16", 'jwt="demo-jwt"', False),
        ("3.17", 'jwt="demo-jwt"', True),
    ],
)
def test_kinds_of_credentials_came_with_versions(start, connect, version, credentials, accepted):
    answer = connect(start(api_version=version), version="2.0").sign_in(credentials)
    assert (answer.status_code == 200) is accepted


def test_cloud_takes_no_passwords(start, connect):
    server = start(cloud=True)
    api = connect(server)
    assert api.code(api.sign_in('name="admin" password="admin"')) == "401001"
    assert api.sign_in(TOKEN, "main").status_code == 200


def test_cloud_has_no_default_site(start, connect):
    server = start(cloud=True)
    assert connect(server).code(connect(server).sign_in(TOKEN)) == "401001"
    api = connect(server, "token", site="main")
    switched = api.post("/auth/switchSite", '<site contentUrl=""/>')
    assert api.code(switched) == "401003"
    # What is seeded stands on the first site, under the same ids.
    assert api.site_id == seed_id("site", "")
    assert api.get(f"flows/{seed_id('flow', 'Superstore')}").status_code == 200
    server.add_flow("Added")
    assert "Added" in api.names(api.get("flows"))


def test_a_data_file_made_without_cloud_has_no_default_site_on_cloud(start, connect, tmp_path):
    start(data=tmp_path / "state.db").stop()
    server = start(data=tmp_path / "state.db", cloud=True)
    assert connect(server).code(connect(server).sign_in(TOKEN)) == "401001"


def test_added_users_tokens_and_jwts_sign_in(server, connect):
    user_id = server.add_user("eve", role="Explorer")
    server.add_access_token("eves", "secret", user="eve")
    server.add_jwt("a.b.c", user="eve")

    api = connect(server, "eve")
    assert api.user_id == user_id
    eves = 'personalAccessTokenName="eves" personalAccessTokenSecret="secret"'
    assert api.sign_in(eves).status_code == 200
    assert api.sign_in('jwt="a.b.c"').status_code == 200
