"""Cookies keep a session on its node of Tableau Server: one session, one server, and no longer."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import httpx
import httpx2
import pytest
from faultbox import forward_proxy
from tableau_flows import PasswordCredentials, RetryPolicy, errors
from torture import Asked, SmallTableau, document, flow, refusal, reply

pytestmark = pytest.mark.own_connections("the test gives connections of its own")

ONCE = RetryPolicy(max_retries=0)
WHO = PasswordCredentials("somebody", "secret")


@dataclass
class Balancer:
    """Sets cookies with the answers to some requests, and sees which ones come."""

    sets: dict[str, list[str]] = field(default_factory=dict)
    """What is set with the answer to a request whose path ends so."""
    came: list[tuple[str, str]] = field(default_factory=list)
    """Each request: the end of its path, and its header Cookie."""
    server: SmallTableau | None = None

    def before(self, asked: Asked):
        last = asked.path.rpartition("/")[2]
        self.came.append((last, asked.headers.get("cookie", "")))
        headers = [f"Set-Cookie: {text}" for text in self.sets.get(last, ())]
        if not headers:
            return None
        if last == "signin":
            answer = self.server._session(asked)
        else:
            answer = document(f"{flow(last)}<flowOutputSteps/>")
        head, _, body = answer.partition(b"\r\n\r\n")
        return head + b"\r\n" + "\r\n".join(headers).encode("latin-1") + b"\r\n\r\n" + body

    def cookies(self, last: str) -> list[str]:
        """The cookies that came with the latest request to a path that ends so."""
        found = [cookie for name, cookie in self.came if name == last][-1]
        return sorted(filter(None, found.split("; ")))


@pytest.fixture
def balancer() -> Iterator[Balancer]:
    balancer = Balancer()
    with SmallTableau(before=balancer.before) as server:
        balancer.server = server
        yield balancer


@pytest.fixture(scope="module")
def proxy() -> Iterator[str]:
    with forward_proxy() as proxy:
        yield proxy.url


@pytest.fixture(params=["direct", "httpx", "httpx2", "transport", "proxy", "environment"])
def make_client(request, world, monkeypatch, proxy) -> Iterator[Callable]:
    """Makes clients that send their requests each in another way."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    is_sync = world.name == "sync"
    handed_in = []

    def make(url: str):
        options = {}
        if request.param in {"httpx", "httpx2"}:
            library = httpx if request.param == "httpx" else httpx2
            options["http"] = (library.Client if is_sync else library.AsyncClient)(verify=False)
            handed_in.append(options["http"])
        elif request.param == "transport":
            kind = httpx.HTTPTransport if is_sync else httpx.AsyncHTTPTransport
            options["transport"] = kind(verify=False)
        elif request.param == "proxy":
            options["proxy"] = proxy
        elif request.param == "environment":
            monkeypatch.setenv("HTTP_PROXY", proxy)
            monkeypatch.setenv("http_proxy", proxy)
        return world.client(url, site="", credentials=WHO, retry=ONCE, **options)

    yield make
    for http in handed_in:
        http.close() if is_sync else world.portal.call(http.aclose)


def test_a_cookie_is_sent_back_for_as_long_as_the_session_lasts(make_client, balancer):
    balancer.sets["signin"] = ["route=node-1; Path=/; HttpOnly"]
    client = make_client(balancer.server.url)
    client.flows.get("one")
    assert balancer.cookies("one") == ["route=node-1"]
    list(client.flows.list())
    assert balancer.cookies("flows") == ["route=node-1"]

    balancer.sets.clear()
    client.sign_out()
    assert balancer.cookies("signout") == ["route=node-1"]
    client.flows.get("two")
    assert balancer.cookies("signin") == []
    assert balancer.cookies("two") == []


def test_a_cookie_that_is_set_anew_takes_the_place_of_the_first(make_client, balancer):
    balancer.sets = {
        "signin": ["route=node-1; Path=/", "other=kept; Path=/"],
        "one": ["route=node-2; Path=/"],
        "three": ["route=; Path=/; Max-Age=0"],
    }
    client = make_client(balancer.server.url)
    client.flows.get("one")
    client.flows.get("two")
    assert balancer.cookies("two") == ["other=kept", "route=node-2"]
    client.flows.get("three")
    client.flows.get("four")
    assert balancer.cookies("four") == ["other=kept"]


def test_two_clients_have_cookies_of_their_own(make_client, balancer):
    balancer.sets["signin"] = ["route=node-1; Path=/"]
    first = make_client(balancer.server.url)
    first.flows.get("one")
    balancer.sets.clear()
    second = make_client(balancer.server.url)
    second.flows.get("two")
    assert balancer.cookies("two") == []
    first.flows.get("three")
    assert balancer.cookies("three") == ["route=node-1"]


def test_what_a_client_of_httpx_has_of_its_own_is_not_changed(world, balancer):
    """Its cookies belong to whoever handed it in, as do those it sends elsewhere."""
    balancer.sets["signin"] = ["route=node-1; Path=/"]
    http = (httpx.Client if world.name == "sync" else httpx.AsyncClient)(verify=False)
    http.cookies.set("own", "mine")
    client = world.client(balancer.server.url, site="", credentials=WHO, retry=ONCE, http=http)
    client.flows.get("one")
    assert set(http.cookies) == {"own"}
    assert "route=node-1" in balancer.cookies("one")
    client.close()
    http.close() if world.name == "sync" else world.portal.call(http.aclose)


def test_a_session_that_is_renewed_begins_without_cookies(make_client, balancer):
    """The node that the old ones point to may be the one that has lost the session."""
    balancer.sets["signin"] = ["route=node-1; Path=/"]
    client = make_client(balancer.server.url)
    client.flows.get("one")
    balancer.server.expire()
    balancer.sets["signin"] = ["route=node-2; Path=/"]
    client.flows.get("two")
    assert [cookie for name, cookie in balancer.came if name == "signin"] == ["", ""]
    assert balancer.cookies("two") == ["route=node-2"]


@pytest.mark.parametrize(
    "text",
    [
        "route=secure; Path=/; Secure",
        "route=elsewhere; Path=/admin",
        "route=past; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
        "route=past; Path=/; Max-Age=-1",
        "=nameless; Path=/",
        "ro ute=blank; Path=/",
        "nothing",
        "",
    ],
)
def test_a_cookie_that_is_for_something_else_is_not_sent(world, balancer, text):
    balancer.sets["signin"] = [text]
    client = world.client(balancer.server.url, site="", credentials=WHO, retry=ONCE)
    client.flows.get("one")
    assert balancer.cookies("one") == []


def test_cookies_never_reach_another_host(make_client, balancer):
    """Not even the same machine at another port counts as the same server of one session."""
    with SmallTableau() as other:
        balancer.sets["signin"] = ["route=node-1; Path=/"]
        client = make_client(balancer.server.url)
        client.flows.get("one")
        target = f"{other.url}/api/3.30/sites/site-/flows/moved"
        before = balancer.before

        def redirect(asked: Asked):
            if asked.path.endswith("/moved"):
                return reply(b"", 302, f"Location: {target}")
            return before(asked)

        balancer.server.before = redirect
        with pytest.raises(errors.TableauError):
            client.flows.get("moved")
        assert all("cookie" not in asked.headers for asked in other.asked)


def test_the_number_and_the_size_of_cookies_are_bounded(make_client, balancer):
    many = [f"c{number}=x; Path=/" for number in range(80)]  # httpx takes 100 headers
    balancer.sets = {
        "signin": many,
        "one": [f"d{number}=y; Path=/" for number in range(80)],
        "two": [f"large={'z' * 20_000}; Path=/"],
    }
    client = make_client(balancer.server.url)
    for name in ("one", "two", "three"):
        client.flows.get(name)
    sent = balancer.cookies("three")
    assert 1 <= len(sent) <= 50
    assert not [cookie for cookie in sent if cookie.startswith("large=")]
    assert sum(map(len, sent)) < 50 * 4096


def test_a_cookie_is_in_no_log_and_no_error(make_client, balancer, caplog):
    """It may be as good as the session token."""
    caplog.set_level(logging.DEBUG)
    balancer.sets["signin"] = ["sticky=C4N4RY-of-a-cookie; Path=/"]
    client = make_client(balancer.server.url)
    client.flows.get("one")
    before = balancer.before

    def echo(asked: Asked):
        if asked.path.endswith("/missing"):
            return refusal(404, asked.headers.get("cookie", "none"))
        if asked.path.endswith("/page"):
            page = f"<html>{asked.headers.get('cookie', 'none')}</html>"
            return reply(page, 502, content_type="text/html")
        return before(asked)

    balancer.server.before = echo
    told = [repr(client), str(client)]
    for name in ("missing", "page"):
        with pytest.raises(errors.TableauError) as caught:
            client.flows.get(name)
        told += [str(caught.value), repr(caught.value), repr(vars(caught.value))]
    told += [record.getMessage() + repr(record.args) for record in caplog.records]
    assert balancer.cookies("one") == ["sticky=C4N4RY-of-a-cookie"]
    assert [text[:300] for text in told if "C4N4RY" in text] == []
