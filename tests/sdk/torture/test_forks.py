"""A forked child never uses a connection of its parent's, nor ends the parent's session."""

from __future__ import annotations

import copy
import hashlib
import json
import os
import pickle
import socket
import ssl
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme
from tableau_flows import AsyncClient, Client, TokenCredentials, emulator, errors
from torture import SmallTableau

SCRIPT = str(Path(__file__).parents[2] / "support" / "forking.py")
CALLS = int(os.environ.get("TABLEAU_FLOWS_FORK_CALLS", "30"))
"""Calls of each child; TABLEAU_FLOWS_FORK_CALLS=300 for a long run (`make long`)."""

LONGEST = 60
"""Seconds that a scenario may take on a machine that has other things to do."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


class Scenario:
    """A scenario of `forking.py` in a process of its own."""

    def __init__(self, name: str, **given: object) -> None:
        # Python 3.12 warns of every fork of a process with threads, which is what is tried here.
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore::DeprecationWarning", SCRIPT, name, json.dumps(given)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._watch = threading.Timer(LONGEST, self._process.kill)
        self._watch.start()

    def __enter__(self) -> Scenario:
        return self

    def __exit__(self, *error: object) -> None:
        self._watch.cancel()
        self._process.kill()
        self._process.communicate()

    def hear(self) -> str:
        """The next line that it prints."""
        return self._process.stdout.readline().strip()

    def go_on(self) -> None:
        """Let it go on."""
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def found(self) -> dict:
        """What it tells at its end."""
        out, err = self._process.communicate()
        assert self._process.returncode == 0, err[-2000:]
        return json.loads(out.splitlines()[-1])


def found_by(name: str, **given: object) -> dict:
    with Scenario(name, **given) as scenario:
        return scenario.found()


def assert_apart(server: SmallTableau) -> None:
    """No connection carried requests of two processes."""
    seen = defaultdict(set)
    for asked in server.asked:
        last = asked.path.rpartition("/")[2]
        if last.startswith(("parent-", "child")):
            seen[asked.connection].add(last.partition("-")[0])
    shared = {number: names for number, names in seen.items() if len(names) > 1}
    assert shared == {}, f"{len(shared)} connections were used by several processes"
    assert len(seen) > 1


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(params=["http", "https"])
def make_server(request, authority, tmp_path) -> Iterator[Callable[..., SmallTableau]]:
    """Makes a server, with and without TLS; `server.given` is what a scenario has to be told."""
    servers: list[SmallTableau] = []

    def make(**options: object) -> SmallTableau:
        given = {}
        if request.param == "https":
            tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("127.0.0.1").configure_cert(tls)
            path = tmp_path / "authority.pem"
            authority.cert_pem.write_to_path(str(path))
            options["tls"] = tls
            given = {"authority": str(path)}
        server = SmallTableau(**options).__enter__()
        servers.append(server)
        server.given = {"url": server.url, **given}
        return server

    yield make
    for server in servers:
        server.__exit__()


@pytest.fixture
def plain() -> Iterator[SmallTableau]:
    with SmallTableau() as server:
        server.given = {"url": server.url}
        yield server


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_each_process_gets_its_own_replies(make_server, kind):
    server = make_server()
    found = found_by("many_calls", **server.given, kind=kind, calls=CALLS)
    assert {who: wrong for who, wrong in found.items() if wrong} == {}
    assert_apart(server)


def test_a_child_keeps_no_socket_that_is_in_a_handshake():
    """The server would not hear of its end before the child ends."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}"
        with Scenario("in_a_handshake", url=url) as scenario:
            connections = [silent.accept()[0] for _ in range(2)]
            for connection in connections:
                connection.recv(1)  # the handshake has begun
            scenario.go_on()
            assert scenario.hear() == "the child has looked"
            for connection in connections:
                connection.close()
            assert scenario.found() == {"parent": 2, "child": 0, "after": 0}


@pytest.mark.parametrize("make_server", ["https"], indirect=True)
def test_a_fork_in_a_running_event_loop_leaves_both_processes_working(make_server):
    server = make_server()
    found = found_by("in_a_running_loop", **server.given, kind="asyncio", calls=10)
    assert {who: wrong for who, wrong in found.items() if wrong} == {}
    assert_apart(server)


@pytest.mark.parametrize("make_server", ["https"], indirect=True)
def test_processes_of_multiprocessing_get_their_own_replies(make_server):
    server = make_server()
    found = found_by("multiprocessing_pool", **server.given, calls=20)
    assert {who: wrong for who, wrong in found.items() if wrong} == {}
    assert len([who for who in found if who.startswith("child")]) == 3
    assert_apart(server)


@pytest.mark.parametrize("kind", ["sync", "asyncio", "trio"])
def test_a_child_that_drops_the_client_leaves_the_connection_of_the_parent(make_server, kind):
    """With TLS, a child that closed its copy properly would end the parent's connection."""
    server = make_server()
    found = found_by("children_that_leave", **server.given, kind=kind)
    assert found == {"before": [], "children": ["done", "done"], "after": []}
    of_parent = {one.connection for one in server.asked if "/parent-" in one.path}
    assert len(of_parent) == 1, "the parent had to connect anew"


@pytest.mark.parametrize("make_server", ["https"], indirect=True)
def test_a_fork_while_other_threads_have_calls_in_flight(make_server):
    server = make_server()
    found = found_by("while_calls_are_in_flight", **server.given, calls=10)
    assert {who: wrong for who, wrong in found.items() if wrong} == {}
    assert_apart(server)


def test_a_fork_while_another_thread_signs_in_leaves_no_lock_held_in_the_child():
    """The thread that holds the lock does not exist in the child, which would wait for ever."""
    going = threading.Event()
    first = threading.Event()

    def wait(asked):
        if asked.path.endswith("/signin") and not first.is_set():
            first.set()
            going.wait(20)

    with SmallTableau(before=wait) as server:
        given = {"url": server.url, "credentials": "password"}
        with Scenario("while_the_session_is_locked", **given) as scenario:
            assert scenario.hear() == "signing in"
            server.wait_until(first.is_set)
            scenario.go_on()
            assert scenario.hear() == "go on"
            going.set()
            found = scenario.found()
        assert found == {"child": [], "parent": []}
        assert_apart(server)


@pytest.mark.parametrize("credentials", ["token", "password"])
def test_a_child_works_with_the_session_of_its_parent_and_never_ends_it(plain, credentials):
    plain.one_session = credentials == "token"
    found = found_by("session", **plain.given, credentials=credentials)
    assert found == {"before": [], "children": [[], []], "after": []}
    assert plain.count("POST", "/auth/signin") == 1
    assert plain.count("POST", "/auth/signout") == 1  # that of the parent, at its end
    assert plain.asked[-1].path.endswith("/auth/signout")
    assert set(plain.tokens) <= {"given"}


def expire_in(scenario: Scenario, server: SmallTableau) -> dict:
    """End the session of a scenario when it says that it has one."""
    assert scenario.hear() == "signed in"
    server.expire()
    scenario.go_on()
    return scenario.found()


def test_a_child_does_not_renew_a_session_that_another_sign_in_would_end(plain):
    """A personal access token carries one session: the child would end that of its parent."""
    plain.one_session = True
    with Scenario("expiry", **plain.given, credentials="token") as scenario:
        found = expire_in(scenario, plain)
    assert found["before"] == []
    assert found["child"]["error"] in {"SessionExpiredError", "AuthenticationError"}, found
    assert "sign_in" in found["child"]["text"]
    assert found["after"] == []  # the parent renews its session as ever
    assert plain.count("POST", "/auth/signin") == 2
    assert plain.count("POST", "/auth/signout") == 1


def test_a_child_signs_in_with_a_personal_access_token_when_it_is_told_to(plain):
    plain.one_session = True
    with Scenario("explicit_sign_in", **plain.given, credentials="token") as scenario:
        found = expire_in(scenario, plain)
    assert found == {"before": [], "child": []}
    assert plain.count("POST", "/auth/signin") == 2


def test_a_child_with_a_password_has_a_session_of_its_own_after_the_first_has_ended(plain):
    with Scenario("expiry", **plain.given, credentials="password") as scenario:
        found = expire_in(scenario, plain)
    assert found == {"before": [], "child": "child0-late", "after": []}
    assert plain.count("POST", "/auth/signin") == 3
    assert plain.count("POST", "/auth/signout") == 2  # each process its own
    assert plain.tokens == {}


@pytest.mark.parametrize("make_server", ["https"], indirect=True)
@pytest.mark.parametrize("prefetch", [True, False])
def test_a_download_begun_before_the_fork_is_refused_in_the_child(make_server, prefetch):
    """Its bytes come on a connection of the parent's. A list may ask for its next page anew."""
    content = emulator.sample_flow(padding=24_000_000)
    server = make_server(content=content)
    found = found_by("begun_before", **server.given, calls=2 if prefetch else 1)
    assert isinstance(found["stream"], dict), "the child read from the connection of its parent"
    assert "TableauError" in found["stream"]["is"], found["stream"]
    rows = [f"flow-{number}" for number in range(12)]
    if isinstance(found["list"], dict):
        assert "TableauError" in found["list"]["is"], found["list"]
    else:
        assert found["list"] == rows[1:]
    assert found["left"] == "left"
    assert found["digest"] == hashlib.sha256(content).hexdigest()
    assert found["rows"] == rows


@pytest.mark.parametrize("kind", [Client, AsyncClient])
@pytest.mark.parametrize("carry", [pickle.dumps, copy.deepcopy])
def test_a_client_that_is_pickled_says_what_to_do_instead(kind, carry):
    client = kind("https://tableau.example.com", site="", credentials=TokenCredentials("a", "b"))
    with pytest.raises((TypeError, errors.UsageError)) as caught:
        carry(client)
    assert kind.__name__ in str(caught.value)
    assert "process" in str(caught.value)
    assert "_thread" not in str(caught.value)


def test_a_client_made_before_the_fork_and_first_used_after_it_works(plain):
    """Nothing is shared yet: each process makes its own connections and its own session."""
    found = found_by("first_use_in_child", **plain.given, credentials="password")
    assert found == {"children": [[], []], "parent": []}
    assert plain.count("POST", "/auth/signin") == plain.count("POST", "/auth/signout") == 3
    assert_apart(plain)
