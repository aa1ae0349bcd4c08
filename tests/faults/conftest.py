"""A tiny server, a box before it, and clients of the box."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import pytest
from faultbox import FaultBox, fault_box
from tinyserver import Dial, Server, Talk


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def box(server: Server) -> Iterator[FaultBox]:
    with fault_box(server.url, timeout=10) as box:
        yield box


@pytest.fixture
def http(box: FaultBox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=box.url, trust_env=False, verify=False, timeout=10) as client:
        yield client


@pytest.fixture
def talk() -> Iterator[Dial]:
    """Opens plain connections to a URL; they end with the test."""
    with ExitStack() as open_sockets:

        def talk(url: str) -> Talk:
            parts = urlsplit(url)
            sock = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=10)
            return Talk(open_sockets.enter_context(sock))

        yield talk
