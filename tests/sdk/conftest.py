"""Clients of every kind behind one face, an emulated server, a raw one, plans fed by hand."""

from __future__ import annotations

import socketserver
import ssl
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType

import httpx
import httpx2
import pytest
from adopting import adopt
from anyio.from_thread import BlockingPortal, start_blocking_portal
from blocking import Blocking
from faultbox import fault_box
from serving import serving
from tableau_flows import AsyncClient, Client, TokenCredentials, emulator
from tableau_flows._plans.locks import ThreadLock
from tableau_flows._plans.messages import Response
from tableau_flows._plans.steps import Emit, Plan, Send
from tableau_flows._session.config import Config
from tableau_flows._session.session import Identity, Session

# Clients of every kind


TLS = ssl.create_default_context()
"""Made once: it takes a twentieth of a second, and hardly a test needs it."""


@pytest.fixture(scope="session")
def portals() -> Iterator[dict[str, BlockingPortal]]:
    """An event loop of each kind, in a thread of its own."""
    with start_blocking_portal("asyncio") as asyncio, start_blocking_portal("trio") as trio:
        yield {"asyncio": asyncio, "trio": trio}


@pytest.fixture(params=["asyncio", "trio"])
def portal(request: pytest.FixtureRequest, portals: dict[str, BlockingPortal]) -> BlockingPortal:
    """An event loop, of each kind in turn."""
    return portals[request.param]


@dataclass
class World:
    """Makes clients of one kind: `name` is "sync" or "async"."""

    name: str
    portal: BlockingPortal | None
    library: ModuleType | None = None
    """httpx or httpx2 if a client of it is handed in; None: the pool of the library itself."""
    made: list = field(default_factory=list)
    handed_in: list = field(default_factory=list)

    def client(self, *args: object, **kwargs: object) -> Client:
        client = self._wrap(Client if self.name == "sync" else AsyncClient, args, kwargs)
        self.made.append(client)
        return client

    def from_token(self, *args: object, **kwargs: object) -> Client:
        kind = Client if self.name == "sync" else AsyncClient
        client = self._wrap(partial(adopt, kind), args, kwargs)
        self.made.append(client)
        return client

    def close(self) -> None:
        """Close the clients that were made, then those that were handed in to them."""
        for client in self.made:
            client.close()
        for http in self.handed_in:
            http.close() if self.portal is None else self.portal.call(http.aclose)

    def _wrap(self, make: Callable, args: tuple, kwargs: dict) -> Client:
        made = make(*args, **kwargs, **self._connections(kwargs))
        return made if self.name == "sync" else Blocking(made, self.portal)

    def _connections(self, given: dict) -> dict:
        """The arguments that decide which connections a client uses."""
        chosen = _CONNECTIONS.intersection(given)
        if self.library is not None:
            assert not chosen, f"{chosen} is given: mark the test own_connections, with a reason"
            kind = self.library.Client if self.name == "sync" else self.library.AsyncClient
            self.handed_in.append(kind(trust_env=False, verify=TLS))
            return {"http": self.handed_in[-1]}
        return {} if chosen & {"http", "transport", "verify"} else {"verify": TLS}


_CONNECTIONS = {"http", "transport", "verify", "cert", "proxy"}

_LOOPS = ("sync", "asyncio", "trio")

_LIBRARIES = {"httpx": httpx, "httpx2": httpx2}

_ONCE_EACH = ("sync-httpx", "asyncio-httpx2")
"""The kinds of clients with `--http=both`."""

_ABOUT_THE_POOL = ("http", "torture")
"""The folders that are left out with `--http=both`."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the kinds of clients that a test is run with.

    They use threads, asyncio and trio, with the pool of the library; with `--http=httpx` or
    `--http=httpx2`, a client of that library is handed in to each of the three. With `--http=both`
    a client of httpx is handed in with threads, and one of httpx2 with asyncio.
    """
    if "world" not in metafunc.fixturenames:
        return
    http = metafunc.config.getoption("--http")
    kinds: tuple[str, ...] = _LOOPS
    if http == "both":
        kinds = _ONCE_EACH
    elif http in _LIBRARIES:
        kinds = tuple(f"{loop}-{http}" for loop in _LOOPS)
    metafunc.parametrize("world", kinds, indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests to which no client is handed in, where clients are handed in."""
    http = config.getoption("--http")
    if http == "own":
        return
    chosen = {item: _depends_on_connections(item, http) for item in items}
    config.hook.pytest_deselected(items=[item for item in items if not chosen[item]])
    items[:] = [item for item in items if chosen[item]]


def _depends_on_connections(item: pytest.Item, http: str) -> bool:
    """Whether a test is run where clients of httpx or httpx2 are handed in."""
    if "world" not in getattr(item, "fixturenames", ()):
        return False
    is_left_out = (
        item.path.parent.name in _ABOUT_THE_POOL
        or item.get_closest_marker("any_connections") is not None
    )
    return http != "both" or not is_left_out


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that is about connections of our own where others are handed in."""
    kind = item.callspec.params.get("world", "") if hasattr(item, "callspec") else ""
    marker = item.get_closest_marker("own_connections")
    if marker is not None and "-" in kind and kind.startswith(marker.kwargs.get("kind", "")):
        pytest.skip(marker.args[0])


@pytest.fixture
def world(request: pytest.FixtureRequest, portals: dict[str, BlockingPortal]) -> Iterator[World]:
    """Makes clients of one kind (see `pytest_generate_tests`), and closes them at the end."""
    loop, _, library = request.param.partition("-")
    portal = portals.get(loop)
    world = World("async" if portal else "sync", portal, _LIBRARIES.get(library))
    yield world
    world.close()


# Servers


@pytest.fixture(scope="session")
def running_server() -> Iterator[emulator.Emulator]:
    with emulator.running(run_seconds=0, queue_seconds=0) as server:
        yield server


@pytest.fixture
def server(running_server: emulator.Emulator) -> emulator.Emulator:
    """An emulated server, as new."""
    running_server.reset()
    running_server.forget_requests()
    running_server.clear_faults()
    return running_server


@pytest.fixture
def credentials() -> TokenCredentials:
    return TokenCredentials("demo", "demo-secret")


@pytest.fixture
def tableau(world: World, server: emulator.Emulator, credentials: TokenCredentials) -> Client:
    """A client of the emulated server, for threads or for async."""
    return world.client(server.url, site="", credentials=credentials)


def answer(status: int = 200, body: bytes = b"", *headers: str, length: int | None = None) -> bytes:
    """The bytes of an HTTP answer."""
    lines = [f"HTTP/1.1 {status} So", f"Content-Length: {len(body) if length is None else length}"]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


class RawServer(socketserver.ThreadingTCPServer):
    """Answers each request with the next bytes of its script; None cuts the connection."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), RawHandler)
        self.script: list[bytes | None] = []
        self.heads: list[bytes] = []
        self.bodies: list[bytes] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class RawHandler(socketserver.StreamRequestHandler):
    server: RawServer

    def handle(self) -> None:
        while head := self._head():
            lines = head.lower().split(b"\r\n")
            lengths = [line[15:] for line in lines if line.startswith(b"content-length:")]
            self.server.heads.append(head)
            self.server.bodies.append(self.rfile.read(int(lengths[0])) if lengths else b"")
            raw = self.server.script.pop(0)
            if raw is None:
                return
            self.wfile.write(raw)
            if raw.endswith(CUT):
                return

    def _head(self) -> bytes:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            line = self.rfile.readline()
            if not line:
                return b""
            head += line
        return head


CUT = b"<!--cut-->"
"""An answer that ends so is followed by nothing: the connection is closed."""


@pytest.fixture
def raw_server() -> Iterator[RawServer]:
    """A server that sends whatever bytes it is told to, on a real socket."""
    with serving(RawServer()) as server:
        yield server


@pytest.fixture
def raw_answer() -> Callable[..., bytes]:
    return answer


@pytest.fixture
def box(server):
    """A box of faults between the clients and the emulated server."""
    with fault_box(server.url, timeout=10) as box:
        yield box


@pytest.fixture
def temporary_files(monkeypatch: pytest.MonkeyPatch) -> list:
    """The temporary files that were made."""
    made = []
    make = tempfile.TemporaryFile

    def record(*args, **kwargs):
        made.append(make(*args, **kwargs))
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", record)
    return made


# Plans, fed by hand


class Script:
    """Answers the steps of a plan, one after the other, and keeps what was asked."""

    def __init__(self) -> None:
        self.steps: list[object] = []

    @property
    def requests(self) -> list:
        return [step.request for step in self.steps if isinstance(step, Send)]

    def feed(self, plan: Plan, *answers: object) -> object:
        """Answer the steps; a class of exceptions or an exception is thrown in. Emits are kept.

        The clock stands at 0 unless the next answer is a number.
        """
        waiting = list(answers)
        emitted: list[object] = []
        try:
            step = next(plan)
            while True:
                self.steps.append(step)
                if isinstance(step, Emit):
                    emitted.append(step.item)
                    step = plan.send(None)
                    continue
                kind = type(step).__name__
                if kind in {"Acquire", "Release", "Close", "Sleep"}:
                    step = plan.send(None)
                elif kind == "Blocking":
                    step = plan.send(step.function())
                elif kind in {"Clock", "RequestClock", "Pause"} and not (
                    waiting and isinstance(waiting[0], (int, float))
                ):
                    step = plan.send(0.0)
                else:
                    assert waiting, f"no answer left for {step}"
                    given = waiting.pop(0)
                    if isinstance(given, BaseException):
                        step = plan.throw(given)
                    else:
                        step = plan.send(given)
        except StopIteration as stop:
            assert not waiting, f"answers left: {waiting}"
            return emitted if emitted or stop.value is None else stop.value


@pytest.fixture
def script() -> Script:
    return Script()


def response(body: bytes | str = b"", status: int = 200, **headers: str) -> Response:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    content = body.encode() if isinstance(body, str) else body
    return Response(status, names, content)


@pytest.fixture
def make_response() -> Callable[..., Response]:
    """Make an answer: a body, a status, headers with underscores for hyphens."""
    return response


@pytest.fixture
def make_session(credentials: TokenCredentials) -> Callable[..., Session]:
    """Make a session: version and identity are there unless they are asked to be missing."""

    def make(
        *, version: tuple[int, int] | None = (3, 30), signed_in: bool = True, **config: object
    ) -> Session:
        identity = Identity("the-token", "site-1", "user-1") if signed_in else None
        given = {"server": "https://t", "site": "", "credentials": credentials} | config
        session = Session(Config(**given), ThreadLock(), version=version)
        session.shared.identity = identity
        return session

    return make
