"""A working SOCKS proxy: all that goes to the server goes through it, files included."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import threading
from urllib.parse import urlsplit

import pytest
from serving import pump, serving
from tableau_flows import Client, emulator

NAMED = "http://tableau.test"

pytestmark = [
    pytest.mark.filterwarnings("ignore::tableau_flows.InsecureConnectionWarning"),
    pytest.mark.own_connections("proxies belong to the client that is handed in"),
]


def exactly(connection: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size:
        more = connection.recv(size - len(data))
        if not more:
            raise OSError("closed")
        data += more
    return data


@pytest.fixture
def socks(server):
    """A SOCKS 5 proxy that knows the emulated server under another name; notes who is asked for."""
    target = urlsplit(server.url)
    asked: list[bytes] = []

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            client = self.request
            with contextlib.suppress(OSError):
                _, methods = exactly(client, 2)
                exactly(client, methods)
                client.sendall(b"\x05\x00")
                _, _, _, kind = exactly(client, 4)
                name = exactly(client, exactly(client, 1)[0] if kind == 3 else 4)
                exactly(client, 2)
                asked.append(name)
                with socket.create_connection((target.hostname, target.port)) as behind:
                    client.sendall(b"\x05\x00\x00\x01" + bytes(6))
                    threading.Thread(target=pump, args=(behind, client), daemon=True).start()
                    pump(client, behind)

    class Proxy(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with serving(Proxy(("127.0.0.1", 0), Handler)) as proxy:
        yield f"socks5://127.0.0.1:{proxy.server_address[1]}", asked


@pytest.fixture
def session(server, credentials):
    with Client(server.url, credentials=credentials) as owner:
        owner.sign_in()
        yield {"credentials": owner.session_credentials, "api_version": owner.api_version}


@pytest.mark.parametrize("parts", [None, 100_000], ids=["one request", "parts"])
def test_files_go_through_a_socks_proxy_both_ways(world, session, socks, tmp_path, parts):
    """Each client sends one file first of all, so that its proxy is greeted on the way."""
    proxy, asked = socks
    file = emulator.sample_flow(padding=300_000)
    with world.client(NAMED, proxy=proxy, **session) as tableau:
        flow = tableau.flows.publish(
            file, name="Through SOCKS", file_type="tflx", overwrite=True, chunk_size=parts
        )
    path = tmp_path / "copy.tflx"
    with world.client(NAMED, proxy=proxy, **session) as tableau:
        tableau.flows.download(flow, to=path)
    assert path.read_bytes() == file
    assert asked == [b"tableau.test"] * 2
