"""An emulator of a Tableau server: every operation of this SDK, with state, on a real socket.

In tests:

```python
from tableau_flows import emulator

with emulator.running() as server:
    ...  # server.url answers; server.fail_next_run("no disk"), server.expire_tokens(), …
```

From the command line: ``python -m tableau_flows.emulator --port 8765 [--data FILE]``.

Needs the extra ``emulator`` (``pip install "tableau-flows[emulator]"``).

**What a new server holds**

- Sites: the default site (content URL ``""``) and ``sales``.
- Users (password = name): ``admin`` (server administrator), ``publisher`` (Creator), ``viewer``
  (Viewer, default site only).
- Personal access tokens: ``demo`` / ``demo-secret`` of admin and ``publisher`` /
  ``publisher-secret`` of publisher. JSON web tokens: ``demo-jwt`` and ``publisher-jwt``.
- Groups on the default site: ``All Users``, ``Analysts`` (publisher, viewer), ``Reviewers``
  (publisher); the group set ``Reviewing Analysts`` is made of the last two.
- Projects on the default site: ``Default`` (all read and download, publishers save), ``Finance``
  (publisher is its leader) and ``Locked`` (permissions locked to the project; Analysts read).
- Flows: ``Superstore`` in Default (two output steps, two connections, a parameter, a task),
  ``Budget`` in Finance, ``Secret plans`` in Locked; ``Pipeline`` on the site ``sales``.
- Schedules: ``Nightly flows`` and ``Hourly flows`` for flows, ``Extracts at noon`` for extracts.
  No schedule ever fires by itself; run its tasks.

``seed_id("flow", "Superstore")`` gives the id of a seeded thing; it is the same on every server.

**Markers** in the name or description of a flow plan all of its runs: ``[fail]`` or
``[fail: reason]``, ``[hang]`` (never ends, unless cancelled) and ``[seconds: 30]``.

**Faults** by rules, for tests in any language: ``--faults RULES`` or ``running(faults=RULES)``::

    publishFlow: drop after x2; any: answer 503 html retry-after 1 5%; any: delay 0.2 every 10

A fault for one request: its header ``X-Emulator-Fault``, such as ``delay 0.5, refuse 404027``,
which every emulated server obeys and which goes before all rules. Kinds: ``delay SECONDS``,
``drop before|after|midway``, ``refuse CODE [status STATUS]``,
``answer STATUS [html|xml] [retry-after SECONDS]``, ``expire token``; in a header also ``none``.
``python -m tableau_flows.emulator --help`` tells each of them. A rule that is wrong stops the
server at its start, a header that is wrong is answered by 400; both say what is known.

**Faults** can be ordered on the Python object too: see ``Emulator.refuse_next``, ``answer_next``,
``drop_next``, ``delay_next``, ``fail_next_run``, ``hang_next_run``, ``expire_tokens``, ``advance``.
What can never happen is refused at once. What was ordered and never happened raises
``UnusedFaultError`` at the end of the ``with`` block, but for ``running(unused_faults="ignore")``.

**What no source settles** is taken in both forms, so it proves nothing about a client:
``<connections>`` within the ``<flow>`` of a publish request or beside it, and ``<runFlow>`` or
``<flowRun>`` in the request that adds a flow to a schedule.

**Tableau Cloud** (``cloud=True``) has no default site: what is on the default site of a Server is
there on the site with the content URL ``main``.
"""

from __future__ import annotations

try:
    from tableau_flows.emulator.base.requests_log import LoggedRequest
    from tableau_flows.emulator.control.controls import UnusedFaultError
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
    "ConnectionFacts",
    "Emulator",
    "LoggedRequest",
    "Options",
    "ParameterFacts",
    "UnusedFaultError",
    "running",
    "sample_flow",
    "seed_id",
]
