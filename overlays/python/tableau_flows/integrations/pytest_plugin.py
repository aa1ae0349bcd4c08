"""A pytest plugin: fixtures for tests of programs that use Tableau flows.

It is there as soon as the package is installed with its extra ``emulator``
(``pip install "tableau-flows[emulator]"``)::

    def test_the_nightly_job_reports_a_failed_run(tableau_server, tableau):
        tableau_server.fail_next_run("The disk is full")
        assert nightly_job.main() == 1

**Fixtures**

- ``tableau_server``: the emulated server (`tableau_flows.emulator.Emulator`) with a fresh state:
  its seed data, and nothing of earlier tests. The environment variables of the library are set, so
  that ``Client()`` and the command ``tableau-flows`` connect to it, in the program under test too;
  as administrator, on the default site. The other variables of both are removed. A run takes 50 ms.
- ``tableau``: a `Client` of that server, which waits by the server's clock: a wait of an hour takes
  no time, and the runs of an hour are over after it (``tableau_server.set_next_run(3600)``).
- ``tableau_async``: an `AsyncClient` with the same clock. Enter it in the event loop of the test,
  with any plugin for async tests or none::

      async with tableau_async:
          flows = [flow async for flow in tableau_async.flows.list()]

- ``tableau_options``: the options of the server, a mapping that is empty at first. Override it to
  change them for a module or folder::

      @pytest.fixture(scope="session")
      def tableau_options():
          return {"seed": "tests/tableau.toml", "cloud": True}

**Faults that never happened** (`Emulator.fail_next_run`, `refuse_next`, …) fail a test that passes
otherwise, because it did not test what it claims. What happens after the test, such as the sign-out
of ``tableau``, comes too late.

**The marker** ``tableau_server`` changes the server for one test: ``unused_faults="ignore"`` lets
faults remain unused, and all other keyword arguments are options
(`tableau_flows.emulator.Options`)::

    @pytest.mark.tableau_server(seed="tests/state.toml", run_seconds=3600)
    def test_long_runs(tableau): ...

The path of a seed file is relative to the root folder of pytest. The server starts with the first
test that needs it, and is reset before each test; servers with other options are started beside it.
With pytest-xdist each worker has its own. ``-p no:tableau_flows`` disables the plugin.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

# pytest loads this module in every project whose environment has the package, so that nothing else
# is imported before a fixture is used.
if TYPE_CHECKING:
    from tableau_flows import AsyncClient, Client
    from tableau_flows.emulator import Emulator
    from tableau_flows.emulator.options import OptionValues

MARKER = "tableau_server"
RUN_SECONDS = 0.05
LOOPBACK = "127.0.0.1"

_REMOVED = (
    "TABLEAU_APP_CLIENT_ID",
    "TABLEAU_APP_SECRET_ID",
    "TABLEAU_APP_SECRET_VALUE",
    "TABLEAU_APP_USER",
    "TABLEAU_APP_SCOPES",
    "TABLEAU_PROFILE",
    "TABLEAU_PROGRESS",
)
"""Variables of the library and of its command that could change what a program under test does."""

_SERVER = pytest.StashKey["Emulator"]()


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Exempt the library from the rewriting of assertions.

    pytest rewrites all modules of a distribution with a plugin, so that importing the library takes
    three times as long as from its compiled files. The set of their names is no public part of
    pytest: without it, the library works all the same.
    """
    hook = getattr(early_config.pluginmanager, "rewrite_hook", None)
    names = getattr(hook, "_must_rewrite", None)
    if isinstance(names, set):
        cast("set[str]", names).difference_update(("tableau_flows", "tableau_flows_generated"))


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line(
        "markers",
        f"{MARKER}(*, unused_faults='raise', **options): options of the emulated Tableau server for"
        " this test; unused_faults='ignore' lets injected faults remain unused",
    )


@pytest.hookimpl(trylast=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """Fail a test that has passed if a fault that it injected has not happened."""
    server = item.stash.get(_SERVER, None)
    if server is None or _arguments(item).get("unused_faults", "raise") == "ignore":
        return
    from tableau_flows.emulator import UnusedFaultError

    unused = None
    try:
        server.check_faults()
    except UnusedFaultError as problem:
        unused = str(problem)
    if unused is not None:
        pytest.fail(unused, pytrace=False)


@pytest.fixture(scope="session")
def tableau_options() -> Mapping[str, object]:
    """Options of the emulated Tableau server; override this fixture to change them."""
    return {}


@pytest.fixture(scope="session")
def _tableau_servers() -> Iterator[_Servers]:
    with ExitStack() as stack:
        yield _Servers(stack)


@pytest.fixture
def tableau_server(
    request: pytest.FixtureRequest,
    tableau_options: Mapping[str, object],
    _tableau_servers: _Servers,
) -> Iterator[Emulator]:
    """An emulated Tableau server with a fresh state; ``Client()`` connects to it."""
    item = cast("pytest.Item", request.node)
    given = {name: it for name, it in _arguments(item).items() if name != "unused_faults"}
    server = _tableau_servers.get({**tableau_options, **given}, request.config.rootpath)
    server.reset()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _environment(server).items():
            if value is None:
                patch.delenv(name, raising=False)
            else:
                patch.setenv(name, value)
        item.stash[_SERVER] = server
        try:
            yield server
        finally:
            del item.stash[_SERVER]


@pytest.fixture
def tableau(tableau_server: Emulator) -> Iterator[Client]:
    """A client of ``tableau_server``, which waits by the server's clock."""
    from tableau_flows import Client

    with Client(clock=tableau_server.clock) as client:
        yield client


@pytest.fixture
def tableau_async(tableau_server: Emulator) -> AsyncClient:
    """An async client of ``tableau_server``; enter it in the event loop of the test."""
    from tableau_flows import AsyncClient

    return AsyncClient(clock=tableau_server.clock)


class _Servers:
    """The servers of a session by their options; each starts when a test needs it first."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._started: dict[str, Emulator] = {}

    def get(self, options: Mapping[str, object], root: Path) -> Emulator:
        """Return the server with these options."""
        from tableau_flows import emulator

        values: dict[str, object] = {
            "run_seconds": RUN_SECONDS,
            "queue_seconds": 0.0,
            "unused_faults": "ignore",  # each test checks its own
            **options,
        }
        if isinstance(values.get("seed"), str | Path):
            values["seed"] = root / str(values["seed"])
        key = repr(sorted(values.items()))
        if key not in self._started:
            server = emulator.running(**cast("OptionValues", values))
            self._started[key] = self._stack.enter_context(server)
        return self._started[key]


def _arguments(item: pytest.Item) -> dict[str, object]:
    """Return the keyword arguments of the markers of a test; the nearest marker counts."""
    found: dict[str, object] = {}
    for marker in item.iter_markers(MARKER):
        if marker.args:
            raise pytest.UsageError(f"the marker {MARKER} takes keyword arguments only")
        found = {**marker.kwargs, **found}
    unused = found.get("unused_faults", "raise")
    if unused not in ("raise", "ignore"):
        raise pytest.UsageError(f"unused_faults is 'raise' or 'ignore', not {unused!r}")
    return found


def _environment(server: Emulator) -> dict[str, str | None]:
    """Return the environment variables for a client without arguments; None removes one."""
    from tableau_flows.emulator.rules.seeds import CLOUD_SITE

    bypassed = [LOOPBACK, os.environ.get("NO_PROXY") or os.environ.get("no_proxy") or ""]
    no_proxy = ",".join(filter(None, bypassed))
    return {
        "TABLEAU_SERVER": server.url,
        "TABLEAU_SITE": CLOUD_SITE if server.options.cloud else "",
        "TABLEAU_TOKEN_NAME": "demo",
        "TABLEAU_TOKEN_SECRET": "demo-secret",
        **dict.fromkeys(_REMOVED),
        "NO_PROXY": no_proxy,
        "no_proxy": no_proxy,
    }
