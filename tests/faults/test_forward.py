"""The forward proxy: a process of its own, through which requests go and are logged."""

from __future__ import annotations

import os
from collections.abc import Iterator

import httpx
import pytest
from faultbox import FaultBox, ForwardProxy, forward_proxy
from tinyserver import Dial, Server

NAME = "tableau.internal"


@pytest.fixture(scope="module")
def proxy() -> Iterator[ForwardProxy]:
    with forward_proxy(hosts={NAME: "127.0.0.1"}) as proxy:
        yield proxy


@pytest.fixture(scope="module")
def guarded() -> Iterator[ForwardProxy]:
    with forward_proxy(credentials="ann:secret") as proxy:
        yield proxy


def test_requests_for_absolute_targets_pass(proxy: ForwardProxy, server: Server) -> None:
    url = server.url.replace("127.0.0.1", NAME)
    with httpx.Client(proxy=proxy.url, trust_env=False, verify=False) as client:
        assert client.get(f"{url}/hello?bytes=5").text == "hello"
        assert client.post(f"{url}/x", content=bytes(3_000_000)).text.startswith("3000000 ")
        assert client.get(f"{url}/chunked").text == "hello"
        assert client.get(f"{url}/until-close").text == "hello"
        assert client.get(url).text == "hello"
    assert [call.path for call in server.calls][:2] == ["/hello?bytes=5", "/x"]
    assert proxy.requests[0] == f"GET {url}/hello?bytes=5"
    assert len(proxy.requests) == 5


def test_a_tunnel_carries_anything(proxy: ForwardProxy, server: Server, talk: Dial) -> None:
    port = httpx.URL(server.url).port
    client = talk(proxy.url)
    client.send(f"CONNECT {NAME}:{port} HTTP/1.1\r\nHost: {NAME}:{port}\r\n\r\n".encode())
    assert client.read_until(b"\r\n\r\n").startswith(b"HTTP/1.1 200 ")
    for _ in range(2):
        client.send(b"GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
        assert client.read_until(b"hello").startswith(b"HTTP/1.1 200 OK\r\n")
    client.send(b"GET /until-close HTTP/1.1\r\nHost: x\r\n\r\n")
    assert client.read_all().endswith(b"hello")
    assert proxy.requests[-1] == f"CONNECT {NAME}:{port}"


def test_a_server_that_is_not_there_gives_502(proxy: ForwardProxy) -> None:
    answer = httpx.get("http://127.0.0.1:9/", proxy=proxy.url, trust_env=False, verify=False)
    assert answer.status_code == 502
    with pytest.raises(httpx.ProxyError, match="502"):
        httpx.get("https://127.0.0.1:9/", proxy=proxy.url, trust_env=False, verify=False)


def test_a_request_that_is_not_for_a_proxy_is_refused(proxy: ForwardProxy) -> None:
    assert httpx.get(f"{proxy.url}/hello", trust_env=False, verify=False).status_code == 400


def test_a_proxy_can_demand_credentials(guarded: ForwardProxy, server: Server) -> None:
    url = f"{server.url}/hello"
    assert httpx.get(url, proxy=guarded.url, trust_env=False, verify=False).status_code == 407
    assert server.calls == []
    good = guarded.url.replace("//", "//ann:secret@")
    assert httpx.get(url, proxy=good, trust_env=False, verify=False).text == "hello"
    with pytest.raises(httpx.ProxyError, match="407"):
        httpx.get("https://127.0.0.1:9/", proxy=guarded.url, trust_env=False, verify=False)
    assert guarded.requests == [
        f"refused GET {url}",
        f"GET {url}",
        "refused CONNECT 127.0.0.1:9",
    ]


def test_the_credentials_for_the_proxy_stay_there(
    guarded: ForwardProxy, box: FaultBox, http: httpx.Client
) -> None:
    good = guarded.url.replace("//", "//ann:secret@")
    httpx.get(f"{box.url}/hello", proxy=good, trust_env=False, verify=False)
    assert not [name for name in box.requests[0].headers if name.startswith("proxy-")]


def test_the_process_ends_with_the_test() -> None:
    with forward_proxy() as proxy:
        assert proxy.pid != os.getpid()
        os.kill(proxy.pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(proxy.pid, 0)
