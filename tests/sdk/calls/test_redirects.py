"""Redirects: followed on the same host with method and body, refused where the token might go."""

from __future__ import annotations

import logging
import ssl
from base64 import b64encode
from collections.abc import Iterator
from urllib.parse import quote

import pytest
import trustme
from faultbox import fault_box
from tableau_flows import RetryPolicy, emulator, errors
from tableau_flows._calls.redirects import corrected_server, redirect_target
from tableau_flows._plans.messages import Request, Response

FLOW = emulator.seed_id("flow", "Superstore")
HERE = "https://t.example/api/3.30/sites/s/flows"
QUERY = rf"/flows/{FLOW}$"
PUBLISH = r"/flows(\?.*)?$"


def target(location: str, *, url: str = HERE, method: str = "POST", status: int = 307):
    return redirect_target(Request(method, url), Response(status, {"location": location}), ())


@pytest.mark.parametrize(
    ("url", "location", "followed"),
    [
        (HERE, "https://t.example/api/3.30/x", "https://t.example/api/3.30/x"),
        (HERE, "https://t.example:443/api/x", "https://t.example:443/api/x"),
        (HERE, "/tableau/api/x?a=1#part", "https://t.example/tableau/api/x?a=1"),
        (HERE, "//T.example/api/x", "https://T.example/api/x"),
        ("http://t:8000/api/x", "https://t/api/x", "https://t/api/x"),
        ("http://t:8000/api/x", "https://t:8443/api/x", "https://t:8443/api/x"),
        (HERE, "http://t.example/api/x", None),
        (HERE, "https://other.example/api/x", None),
        (HERE, "https://t.example.evil/api/x", None),
        (HERE, "https://t.example@evil/api/x", None),
        (HERE, "https://u:p@t.example/api/x", None),
        (HERE, "https://t.example:8443/api/x", None),
        (HERE, "https://t.example/login", None),
        (HERE, "/x/api/..;/y", None),
        (HERE, "/x/api/..;a=b/y", None),
        (HERE, "/x/api/..%3B/y", None),
        (HERE, "/x/api/y;a=b/z", "https://t.example/x/api/y;a=b/z"),
        (HERE, "/x/api/%2e%2e/y", None),
        (HERE, "/x/api/%252e%252e/y", None),
        (HERE, "/x/api/%252E%252e%252fy", None),
        (HERE, "/tableau/api", None),
        (HERE, "/tableau/api/", "https://t.example/tableau/api/"),
        (HERE, f"/api/{'x' * 7995}", f"https://t.example/api/{'x' * 7995}"),
        (HERE, f"/api/{'x' * 7996}", None),
        ("http://t:8000/api/x", "https://t:0/api/x", None),
        (HERE, "ftp://t.example/api/x", None),
        (HERE, "https://[broken/api/x", None),
        (HERE, "https://t.example:none/api/x", None),
        (HERE, "https://t.example:/api/x", None),
        (HERE, "https://t.example://t.example/api/x", None),
        (HERE, "", None),
    ],
)
def test_where_a_redirect_may_lead(url, location, followed):
    assert target(location, url=url) == followed


@pytest.mark.parametrize("status", [301, 302, 307, 308])
@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE"])
def test_four_statuses_keep_the_method(status, method):
    assert target("/api/x", method=method, status=status) is not None


def test_303_is_for_reading_only():
    assert target("/api/x", method="GET", status=303) is not None
    assert target("/api/x", method="POST", status=303) is None
    assert target("/api/x", method="GET", status=300) is None


@pytest.mark.parametrize(
    ("status", "location", "server"),
    [
        (301, "https://t/tableau/api/x?p=1", "https://t/tableau"),
        (308, "https://t:8443/api/x?p=1", "https://t:8443"),
        (302, "https://t/api/x?p=1", "https://t"),
        (301, "http://t/base/api/x?p=1", "http://t/base"),
        (302, "http://t/base/api/x?p=1", "http://t"),
        (301, "https://t/api/somewhere-else", "http://t"),
    ],
)
def test_the_address_of_the_server_is_corrected(status, location, server):
    request = Request("GET", "http://t/api/x?p=1")
    assert corrected_server("http://t", request, Response(status, {}), location) == server


def test_an_address_that_is_not_below_that_of_the_server_does_not_correct_it():
    request = Request("GET", "http://t/api/x")
    moved = Response(301, {})
    assert corrected_server("http://t/base", request, moved, "http://t/api/x") == "http://t/base"


# On real sockets


@pytest.fixture
def tableau(world, box, credentials):
    client = world.client(box.url, site="", credentials=credentials)
    client.sign_in()
    return client


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_publish_is_followed_with_its_body(tableau, box, server, status):
    box.on("POST", PUBLISH, times=1).redirect(status, f"/api/3.30/sites/{tableau.site_id}/flows")
    flow = tableau.flows.publish(emulator.sample_flow(), name="Moved", file_type="tfl")
    assert flow.name == "Moved"
    first, second = box.seen("POST", PUBLISH)
    assert first.body_length == second.body_length > 0
    assert [one.name for one in tableau.flows.list()].count("Moved") == 1


def test_signing_in_is_followed(world, box, credentials):
    tableau = world.client(box.url, site="", credentials=credentials)
    box.on("POST", "/auth/signin$", times=1).redirect(302, "/api/3.30/auth/signin")
    tableau.sign_in()
    assert len(box.seen("POST", "/auth/signin")) == 2


def test_a_download_is_followed(tableau, box, tmp_path):
    path = f"/api/3.30/sites/{tableau.site_id}/flows/{FLOW}/content"
    box.on("GET", "/content$", times=1).redirect(302, path)
    assert tableau.flows.download(FLOW, to=tmp_path).size > 0


def test_a_circle_is_left(tableau, box):
    rule = box.on("GET", QUERY).redirect(302, f"/api/3.30/sites/{tableau.site_id}/flows/{FLOW}")
    with pytest.raises(errors.RedirectedError):
        tableau.flows.get(FLOW)
    assert rule.fired == 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_another_host_never_hears_of_the_token(tableau, box, server, status):
    with fault_box(server.url) as other:
        elsewhere = other.url.replace("127.0.0.1", "localhost")
        for location in (elsewhere, other.url):  # another host, and another port
            box.on("GET", QUERY, times=1).redirect(status, f"{location}/api/3.30/x")
            with pytest.raises(errors.RedirectedError) as caught:
                tableau.flows.get(FLOW)
            assert caught.value.location == f"{location}/api/3.30/x"
        assert other.connections == 0
    assert tableau.flows.get(FLOW).id == FLOW


def test_a_login_page_is_not_followed(tableau, box):
    box.on("POST", PUBLISH).redirect(302, "/login?next=flows")
    with pytest.raises(errors.RedirectedError, match="/login"):
        tableau.flows.publish(emulator.sample_flow(), name="Moved", file_type="tfl")
    assert len(box.seen("POST")) == 2


@pytest.fixture
def tls(raw_server) -> Iterator[ssl.SSLContext]:
    """The raw server behind TLS; what is trusted by those who know it."""
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    raw_server.socket = context.wrap_socket(raw_server.socket, server_side=True)
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    return trusting


REPLY = b'<tsResponse xmlns="http://tableau.com/api"><flow id="f" name="Daily"/></tsResponse>'


@pytest.mark.own_connections("the test gives connections of its own")
def test_http_leads_to_https_and_stays_there(world, box, raw_server, raw_answer, tls):
    secure = raw_server.url.replace("http:", "https:")
    raw_server.script += [raw_answer(200, REPLY)] * 2
    box.on("GET", times=1).redirect(302, f"{secure}/api/3.30/sites/s/flows/f")
    tableau = world.from_token(box.url, token="t", site_id="s", api_version="3.30", verify=tls)
    for _ in range(2):
        assert tableau.flows.get("f").name == "Daily"
    assert len(box.requests) == 1
    assert len(raw_server.heads) == 2


@pytest.mark.own_connections("the test gives connections of its own")
def test_https_is_never_left_for_http(world, box, raw_server, raw_answer, tls):
    secure = raw_server.url.replace("http:", "https:")
    location = f"Location: {box.url}/api/3.30/sites/s/flows/f"
    raw_server.script.append(raw_answer(307, b"", location))
    tableau = world.from_token(
        secure,
        token="t",
        site_id="s",
        api_version="3.30",
        verify=tls,
        retry=RetryPolicy(max_retries=0),
    )
    with pytest.raises(errors.RedirectedError):
        tableau.flows.get("f")
    assert box.connections == 0


GATEWAY = "Bearer canary|of the gateway=="
PASSWORD = "canary?of=a/connection"
SPELLINGS = {
    "percent": lambda text: quote(text, safe=""),
    "percent, twice": lambda text: quote(quote(text, safe=""), safe=""),
    "upper case": lambda text: quote(text.upper(), safe=""),
    "base64": lambda text: b64encode(text.encode()).decode(),
    "first half": lambda text: quote(text[: len(text) // 2 + 1], safe=""),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_with_a_value_of_the_extra_headers_is_not_followed(tableau, box, spelling):
    view = tableau.with_options(headers={"X-Gateway": GATEWAY})
    written = SPELLINGS[spelling](GATEWAY)
    rule = box.on("GET", QUERY).redirect(302, f"/api/3.30/sites/s/flows/{written}")
    with pytest.raises(errors.RedirectedError) as caught:
        view.flows.get(FLOW)
    assert rule.fired == 1
    assert written not in caught.value.location


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_address_with_the_password_of_a_connection_is_not_followed(tableau, box, spelling):
    """Not even if a cookie has the same value, for cookies are allowed in addresses."""
    written = SPELLINGS[spelling](PASSWORD)
    headers = {"Location": f"/api/3.30/sites/s/{written}", "Set-Cookie": f"node={PASSWORD}"}
    rule = box.on("PUT", "/connections/").answer(307, headers=headers)
    with pytest.raises(errors.RedirectedError):
        tableau.connections.update(FLOW, "c", password=PASSWORD)
    assert rule.fired == 1


def test_a_value_of_the_extra_headers_that_the_address_has_already_may_be_in_the_next(tableau, box):
    rule = box.on("GET", QUERY, times=1).redirect(
        302, f"/api/3.30/sites/{tableau.site_id}/flows/{FLOW}"
    )
    view = tableau.with_options(headers={"X-Flow": FLOW.upper()})
    assert view.flows.get(FLOW).name == "Superstore"
    assert rule.fired == 1


def test_the_query_of_an_address_is_not_logged(tableau, box, caplog):
    caplog.set_level(logging.INFO, logger="tableau_flows")
    path = f"/api/3.30/sites/{tableau.site_id}/flows/{FLOW}"
    box.on("GET", QUERY, times=1).redirect(302, f"{path}?ticket=canary-of-the-gateway")
    assert tableau.flows.get(FLOW).id == FLOW
    (line,) = [text for text in caplog.messages if "redirects to" in text]
    assert line.endswith(path)


def test_an_address_with_the_password_of_a_proxy_is_not_followed(monkeypatch):
    assert target("/api/x?via=canary%20proxy") is not None
    monkeypatch.setenv("HTTPS_PROXY", "http://user:canary%20proxy@127.0.0.1:9")
    assert target("/api/x?via=canary%20proxy") is None


def test_a_value_that_is_in_the_address_already_is_followed(tableau, box):
    """A proxy in front of the server may want to be told the site, for example."""
    view = tableau.with_options(headers={"X-Site": tableau.site_id})
    path = f"/api/3.30/sites/{tableau.site_id}/flows/{FLOW}"
    box.on("GET", QUERY, times=1).redirect(302, path)
    assert view.flows.get(FLOW).id == FLOW
