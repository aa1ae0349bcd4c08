"""The official client signs in and out."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows import ConnectedAppCredentials, emulator
from tableau_flows.credentials import sign_in_document
from tableau_flows.emulator import seed_id

KINDS = {
    "password": tsc.TableauAuth("admin", "admin"),
    "personal access token": tsc.PersonalAccessTokenAuth("demo", "demo-secret"),
    "JSON web token": tsc.JWTAuth("demo-jwt"),
}


@pytest.mark.parametrize("credentials", KINDS.values(), ids=KINDS.keys())
def test_every_kind_of_credentials_signs_in_and_out(server, connect, credentials):
    client = connect(server)

    client.auth.sign_in(credentials)
    assert client.is_signed_in()
    assert client.user_id == seed_id("user", "admin")
    assert client.site_id == seed_id("site", "")
    assert client.version == server.options.api_version
    assert server.session_count == 1

    client.auth.sign_out()
    assert not client.is_signed_in()
    assert server.session_count == 0
    assert server.requests[-1].operation == "signOut"
    assert server.requests[-1].status == 204


def test_a_token_that_this_library_makes_signs_the_official_client_in(server, connect):
    app = ConnectedAppCredentials(
        "demo-app", "demo-app-secret", "demo-app-secret-value-of-an-emulated-server", "publisher"
    )
    made = sign_in_document(app, "", frozenset({"tableau:flows:read"})).jwt
    client = connect(server)
    client.auth.sign_in(tsc.JWTAuth(made))
    assert client.user_id == seed_id("user", "publisher")
    assert client.flows.get_by_id(seed_id("flow", "Superstore")).name == "Superstore"
    with pytest.raises(tsc.FailedSignInError, match="401002"):
        client.flow_runs.get()
    with pytest.raises(tsc.FailedSignInError):
        connect(server).auth.sign_in(tsc.JWTAuth(made))


def test_leaving_the_block_signs_out(server, connect):
    client = connect(server)
    with client.auth.sign_in(KINDS["password"]):
        assert server.session_count == 1
    assert server.session_count == 0


def test_the_methods_for_one_kind_of_credentials_work_too(server, connect):
    client = connect(server)
    client.use_server_version()
    client.auth.sign_in_with_personal_access_token(KINDS["personal access token"])
    client.auth.sign_out()
    client.auth.sign_in_with_json_web_token(KINDS["JSON web token"])
    assert client.is_signed_in()


def test_a_site_can_be_named_and_switched(server, connect):
    client = connect(server, tsc.TableauAuth("admin", "admin", site_id="sales"))
    assert [flow.name for flow in client.flows.get()[0]] == ["Pipeline"]

    default = tsc.SiteItem("Default", "")
    client.auth.switch_site(default)
    assert client.site_id == seed_id("site", "")
    assert server.session_count == 1
    assert "Superstore" in [flow.name for flow in client.flows.get()[0]]

    # That client takes the refusal 403070 for what it is: there is nothing to do.
    client.auth.switch_site(default)
    assert server.requests[-1].code == "403070"


def test_an_administrator_acts_as_another_user(server, connect):
    viewer = seed_id("user", "viewer")
    client = connect(server, tsc.TableauAuth("admin", "admin", user_id_to_impersonate=viewer))
    assert client.user_id == viewer


@pytest.mark.parametrize(
    "credentials",
    [
        tsc.TableauAuth("admin", "wrong"),
        tsc.PersonalAccessTokenAuth("demo", "wrong"),
        tsc.JWTAuth("wrong"),
        tsc.TableauAuth("admin", "admin", site_id="nowhere"),
    ],
    ids=["password", "personal access token", "JSON web token", "site"],
)
def test_wrong_credentials_are_refused(server, connect, credentials):
    client = connect(server)
    with pytest.raises(tsc.FailedSignInError) as refusal:
        client.auth.sign_in(credentials)
    assert refusal.value.code == "401001"
    assert not client.is_signed_in()


def test_the_version_is_the_servers(connect):
    with emulator.running(api_version="3.6") as old_server:
        client = connect(old_server, KINDS["personal access token"])
        assert client.version == "3.6"
        assert len(client.flows.get()[0]) == 3
        with pytest.raises(tsc.server.exceptions.EndpointUnavailableError):
            client.flow_runs.get()
        info = client.server_info.get()
        assert (info.rest_api_version, info.product_version) == ("3.6", "2019.4.0")
