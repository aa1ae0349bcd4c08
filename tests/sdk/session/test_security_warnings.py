"""Insecure connections: a client warns once, at the line of the caller's that makes it."""

from __future__ import annotations

import socket
import warnings

import httpx
import pytest
from tableau_flows import Client, InsecureConnectionWarning, SessionCredentials, TokenCredentials


def warned(make) -> list[warnings.WarningMessage]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        make()
    return [one for one in caught if one.category is InsecureConnectionWarning]


@pytest.mark.own_connections("the test gives connections of its own")
def test_verify_false_warns_once_and_views_do_not(world):
    (warning,) = warned(
        lambda: world.from_token("https://t", token="t", site_id="s", verify=False).with_options()
    )
    assert "certificates are not checked" in str(warning.message)


@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.parametrize("verify", [True])
def test_https_with_checks_does_not_warn(world, verify):
    assert not warned(lambda: world.from_token("https://t", token="t", site_id="s", verify=verify))


@pytest.mark.parametrize(
    "server", ["http://tableau.example.com", "http://10.1.2.3:8000", "http://nolocalhost"]
)
def test_a_token_over_http_to_another_host_warns_once(world, server):
    (warning,) = warned(lambda: world.from_token(server, token="hush", site_id="s"))
    assert "unencrypted over http" in str(warning.message)
    assert server.split("/")[2].split(":")[0] in str(warning.message)
    assert "hush" not in str(warning.message)


@pytest.mark.parametrize(
    "server",
    [
        "http://localhost:8000",
        "http://tableau.localhost",
        "http://localhost.:8000",
        "http://127.0.0.1:1",
        "http://127.1.2.3",
        "http://[::1]:8000",
        f"http://{socket.gethostname()}",
    ],
)
def test_http_to_this_host_does_not_warn(world, server):
    assert not warned(lambda: world.from_token(server, token="t", site_id="s"))


@pytest.mark.own_connections("the test gives connections of its own")
def test_a_transport_of_ones_own_does_not_warn_since_it_may_lead_anywhere(world):
    transport = httpx.MockTransport(lambda request: httpx.Response(500))
    assert not warned(
        lambda: world.from_token("http://t", token="t", site_id="s", transport=transport)
    )


def test_the_warning_stands_at_the_callers_line():
    makers = [
        lambda: Client("http://t", credentials=TokenCredentials("n", "s")),
        lambda: Client("http://t", credentials=SessionCredentials("t", "s")).close(),
    ]
    for make in makers:
        (warning,) = warned(make)
        assert warning.filename == __file__


def test_the_warning_can_be_made_an_error_before_anything_is_sent():
    with pytest.raises(InsecureConnectionWarning):
        Client("http://t", credentials=TokenCredentials("n", "s"))
