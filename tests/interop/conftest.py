"""A server on a real socket, the official client that drives it, and ours beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import tableauserverclient as tsc
from tableau_flows import Client, PasswordCredentials, emulator
from tableau_flows.emulator import seed_id


@pytest.fixture(scope="session")
def shared_server() -> Iterator[emulator.Emulator]:
    with emulator.running(queue_seconds=10, run_seconds=60) as server:
        yield server


@pytest.fixture
def server(shared_server: emulator.Emulator) -> emulator.Emulator:
    """A fresh server whose runs wait 10 seconds and take 60, by its own clock."""
    shared_server.reset()
    return shared_server


@pytest.fixture
def connect() -> Iterator[Callable[..., tsc.Server]]:
    """Makes official clients: ``connect(server)``, or signed in with ``connect(server, who)``."""
    with ExitStack() as clients:

        def connect(
            server: emulator.Emulator, who: str | tsc.TableauAuth | None = None
        ) -> tsc.Server:
            client = clients.enter_context(tsc.Server(server.url, use_server_version=True))
            if isinstance(who, str):
                who = tsc.TableauAuth(who, who)
            if who is not None:
                client.auth.sign_in(who)
            return client

        yield connect


@pytest.fixture
def official(server: emulator.Emulator, connect: Callable[..., tsc.Server]) -> tsc.Server:
    """The official client, signed in as the server administrator."""
    return connect(server, "admin")


@pytest.fixture
def ours(server: emulator.Emulator) -> Iterator[Client]:
    """This project's client, for the same user on the same server."""
    with Client(server.url, credentials=PasswordCredentials("admin", "admin")) as client:
        yield client


class _ServerTime:
    """Replaces the module ``time``: sleeping moves the server's clock instead of waiting."""

    def __init__(self, server: emulator.Emulator) -> None:
        self._server = server
        self._now = 0.0

    def time(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds
        self._server.advance(seconds)


@pytest.fixture
def on_server_time(server: emulator.Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the official client use the server's clock while it waits for a job or a run."""
    monkeypatch.setattr("tableauserverclient.exponential_backoff.time", _ServerTime(server))


@pytest.fixture
def count(server: emulator.Emulator) -> Callable[[str], int]:
    """How many requests for an operation the server has answered."""

    def count(operation: str) -> int:
        return sum(request.operation == operation for request in server.requests)

    return count


@pytest.fixture
def superstore() -> str:
    """The seeded flow with two output steps, two connections, a parameter and a task."""
    return seed_id("flow", "Superstore")
