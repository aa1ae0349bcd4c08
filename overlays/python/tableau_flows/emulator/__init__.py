"""Emulator of a Tableau server: all operations of this library, with state, on a real socket.

In tests:

```python
from tableau_flows import emulator

with emulator.running() as server:
    ...  # server.url answers; server.fail_next_run("no disk"), server.expire_tokens(), …
```

From the command line: ``python -m tableau_flows.emulator --port 8765 [--data FILE] [--seed FILE]``.

It needs the extra ``emulator`` (``pip install "tableau-flows[emulator]"``).

**Seed data of a new server**

- Sites: the default site (content URL ``""``) and ``sales``.
- Users (password = name): ``admin`` (server administrator), ``publisher`` (Creator), ``viewer``
  (Viewer, default site only).
- Personal access tokens: ``demo`` / ``demo-secret`` of admin and ``publisher`` /
  ``publisher-secret`` of publisher. JSON web tokens: ``demo-jwt`` and ``publisher-jwt``.
- Connected app: client id ``demo-app``, secret id ``demo-app-secret``, secret value
  ``demo-app-secret-value-of-an-emulated-server``; it signs in as any user and grants all scopes.
- Groups on the default site: ``All Users``, ``Analysts`` (publisher, viewer), ``Reviewers``
  (publisher); the group set ``Reviewing Analysts`` consists of the last two.
- Projects on the default site: ``Default`` (all users read and download, publishers save),
  ``Finance`` (led by publisher) and ``Locked`` (permissions locked to the project; Analysts read).
- Flows: ``Superstore`` in Default (two output steps, two connections, a parameter, a task),
  ``Budget`` in Finance, ``Secret plans`` in Locked; ``Pipeline`` on the site ``sales``.
- The linked task ``Superstore, then Budget``.
- Schedules: ``Nightly flows`` and ``Hourly flows`` for flows, ``Extracts at noon`` for extracts.
  No schedule starts its tasks by itself; run the tasks.

``seed_id("flow", "Superstore")`` returns the id of an object of the seed data, which is the same
on every server.

**Markers** in the name or description of a flow plan all of its runs: ``[fail]`` or
``[fail: reason]``, ``[hang]`` (never ends unless cancelled) and ``[seconds: 30]``.

**Fault rules**, for tests in any language: ``--faults RULES`` or ``running(faults=RULES)``::

    publishFlow: drop after x2; any: answer 503 html retry-after 1 5%; any: delay 0.2 every 10

The header ``X-Emulator-Fault`` injects a fault into one request, such as
``delay 0.5, refuse 404027``. It takes precedence over all rules, and works on all servers.
Faults: ``delay SECONDS``, ``drop before|after|midway``, ``refuse CODE [status STATUS]``,
``answer STATUS [html|xml] [retry-after SECONDS]``, ``expire token``; in a header also ``none``.
``python -m tableau_flows.emulator --help`` describes each of them. A wrong rule prevents the start
of the server, a wrong header is answered with status 400; both messages say what is allowed.

**Faults in Python** are requested with methods of the server: see ``Emulator.refuse_next``,
``answer_next``, ``drop_next``, ``delay_next``, ``fail_next_run``, ``hang_next_run``,
``expire_tokens``, ``advance``, ``set_time``. A fault that could never happen is rejected at once. A
requested fault that never happened raises ``UnusedFaultError`` at the end of the ``with`` block,
except with ``running(unused_faults="ignore")``.

**Seed files** add objects of your own to the seed data: ``running(seed=PATH)``, ``--seed PATH``, or
``server.add_seed(…)``, with TOML or JSON, or with a mapping of the same form::

    clear = true                  # first remove the flows, tasks and projects (except Default)
    time = 2026-01-05T08:00:00Z   # the time of the server, which passes from then on

    [[projects]]
    name = "Sales"                # in a project: parent = "Sales", or a path such as "Sales/EU"
    permissions = [{ user = "viewer", capability = "Read", mode = "Allow" }]

    [[flows]]
    name = "Daily"
    project = "Sales"
    file = "daily.tflx"           # beside the seed file; or output_steps, connections, parameters
    tasks = ["Nightly flows"]     # names of schedules
    runs = [{ status = "Failed", reason = "No disk", started_at = 2026-01-05T06:00:00Z }]

The keys of an entry are the arguments of the control that adds it: ``users`` (``add_user``),
``access_tokens``, ``jwts``, ``connected_apps``, ``groups``, ``group_sets``, ``projects`` (and
``permissions``, ``default_permissions``), ``schedules``, ``flows`` (and those above; see
``ConnectionFacts`` and ``ParameterFacts``), ``linked_tasks`` (``flows`` are paths such as
``Sales/Daily``). In JSON, times are texts. An entry that cannot be added is a ``SeedError``, which
says which one it is, and nothing is added.

**Ids** of all objects are the same on every server that is used in the same way, and after each
reset, so tests can compare whole replies. With ``data=`` they are random.

**Control over HTTP** does the same in any language: with ``running(control=True)`` or
``--control`` the server has the paths ``/-/requests``, ``/-/state``, ``/-/reset``, ``/-/advance``,
``/-/expire-tokens`` and ``/-/fail-next-run``; ``python -m tableau_flows.emulator --help`` describes
them. It works on loopback addresses only.

**Tests with pytest**: this package has fixtures, see `tableau_flows.integrations.pytest_plugin`.

**Time**: a client of the same process waits by the server's clock if it is given, with threads,
asyncio and trio alike. An hour then takes a second::

    with emulator.running(run_seconds=3600) as server:
        with Client(server.url, credentials=credentials, clock=server.clock) as tableau:
            tableau.flows.run(flow, wait=7200)

``add_run`` adds runs of the past. With ``running(clock="manual")`` the time stands still unless
clients wait, or ``advance`` or ``set_time`` moves it, so that all times are exact.

**JSON**: requests with ``Content-Type: application/json`` are read, and those with
``Accept: application/json`` get their replies in JSON, in the form of real servers. Numbers are
texts, as there; that booleans are real ones is not confirmed by any source.

**Forms that no source documents** are accepted in both variants, so a test with the emulator proves
nothing about them: ``<connections>`` inside the ``<flow>`` of a publish request or beside it, and
``<runFlow>`` or ``<flowRun>`` in the request that adds a flow to a schedule.

**Tableau Cloud** (``cloud=True``) has no default site: the seed data of the default site is on the
site with the content URL ``main``. A new flow task has a schedule of its own there.
"""

from __future__ import annotations

try:
    from tableau_flows.emulator.base.clock import Clock
    from tableau_flows.emulator.base.request_log import LoggedRequest
    from tableau_flows.emulator.base.seed_files import Seed, SeedError
    from tableau_flows.emulator.control.faults import UnusedFaultError
    from tableau_flows.emulator.options import QUIRKS, Options
    from tableau_flows.emulator.rules.seeds import seed_id
    from tableau_flows.emulator.server import Emulator, running
    from tableau_flows.emulator.wire.flow_files import ConnectionFacts, ParameterFacts, sample_flow
except ModuleNotFoundError as missing:
    if (missing.name or "").partition(".")[0] not in {
        "starlette",
        "uvicorn",
        "python_multipart",
        "h11",
        "anyio",
    }:
        raise
    raise ModuleNotFoundError(
        'the emulator needs its extra: pip install "tableau-flows[emulator]"', name=missing.name
    ) from None

__all__ = [
    "QUIRKS",
    "Clock",
    "ConnectionFacts",
    "Emulator",
    "LoggedRequest",
    "Options",
    "ParameterFacts",
    "Seed",
    "SeedError",
    "UnusedFaultError",
    "running",
    "sample_flow",
    "seed_id",
]


def __dir__() -> list[str]:
    return sorted(__all__)
