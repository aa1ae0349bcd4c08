"""Group `faults`: what becomes of calls, and of the server, when the line between them is bad."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from anyio.from_thread import BlockingPortal, start_blocking_portal
from fault_works import WORKS, Work, subject
from report import Row, Section
from tableau_flows import (
    AsyncClient,
    Client,
    PasswordCredentials,
    RetryPolicy,
    Timeouts,
    emulator,
    errors,
)
from tableau_flows.emulator import Emulator

sys.path.insert(0, str(Path(__file__).parents[1] / "faults"))

from faultbox import FaultBox, Rule, When, fault_box  # it lies in another folder

NAME = "faults"
ABOUT = f"""
Each fault strikes one request of each of {len(WORKS)} works ({", ".join(w.name for w in WORKS)}),
on a real socket between the client and an emulated server; a fault in a body spares what has none.
Counts are: calls = succeeded + `OutcomeUnknownError` + other typed errors + untyped errors. A write
is **lost** when the call succeeded and the server does not show its effect, and **doubled** when
one call had the server carry it out more than once; a request that the line itself repeated counts
once. The server's own log and a client without faults tell.
"""
PATIENCE = Timeouts(read=0.25)
LATE = 0.5
"""Longer than the client waits for an answer, in seconds."""

Strike = Callable[[When], Rule]


@dataclass(frozen=True)
class Fault:
    """What goes wrong: `spares` what has no body in that direction; `times` None for always."""

    name: str
    strike: Strike
    times: int | None = 1
    spares: str = ""


FAULTS = (
    Fault("request delayed", lambda when: when.delay(0.02, "request")),
    Fault("answer delayed", lambda when: when.delay(0.02)),
    Fault("answer too late", lambda when: when.delay(LATE)),
    Fault("answer stands still in its body", lambda w: w.delay(LATE, after=9, of="body"), 1, "in"),
    Fault("request too slow to arrive", lambda when: when.delay(LATE, "request", after=90)),
    Fault("request throttled", lambda when: when.throttle(200_000, "request")),
    Fault("answer throttled", lambda when: when.throttle(200_000)),
    Fault("cut before the request", lambda when: when.cut("request")),
    Fault("cut in the request's head", lambda when: when.cut("request", after=90)),
    Fault("cut in the request's body", lambda w: w.cut("request", after=40, of="body"), 1, "out"),
    Fault("cut before the answer", lambda when: when.cut("reply")),
    Fault("cut in the answer's head", lambda when: when.cut("reply", after=30)),
    Fault("cut in the answer's body", lambda w: w.cut("reply", after=20, of="body"), 1, "in"),
    Fault("cut before every answer", lambda when: when.cut("reply"), None),
    Fault("reset before the request", lambda when: when.reset("request")),
    Fault(
        "reset in the request's body", lambda w: w.reset("request", after=9, of="body"), 1, "out"
    ),
    Fault("reset before the answer", lambda when: when.reset("reply")),
    Fault("reset in the answer's body", lambda w: w.reset("reply", after=20, of="body"), 1, "in"),
    Fault("answer truncated", lambda when: when.truncate(), 1, "in"),
    Fault("answer swallowed", lambda when: when.swallow()),
    Fault("answer swallowed, reset", lambda when: when.swallow(reset=True)),
    Fault("every answer swallowed", lambda when: when.swallow(), None),
    Fault("request repeated", lambda when: when.repeat()),
    Fault("429, document", lambda when: when.answer(429)),
    Fault("429, page, Retry-After, twice", lambda w: w.answer(429, "html", retry_after=0), 2),
    Fault("429, always", lambda when: when.answer(429), None),
    Fault("500, document", lambda when: when.answer(500)),
    Fault("500, page", lambda when: when.answer(500, "html")),
    Fault("500, nothing", lambda when: when.answer(500, "nothing")),
    Fault("502, document", lambda when: when.answer(502)),
    Fault("502, page", lambda when: when.answer(502, "html")),
    Fault("502, nothing", lambda when: when.answer(502, "nothing")),
    Fault("503, document, Retry-After", lambda when: when.answer(503, retry_after=0)),
    Fault("503, page", lambda when: when.answer(503, "html")),
    Fault("503, nothing", lambda when: when.answer(503, "nothing")),
    Fault("503, before the request has come", lambda when: when.answer(503, early=True)),
    Fault("504, document", lambda when: when.answer(504)),
    Fault("504, page", lambda when: when.answer(504, "html")),
    Fault("504, nothing", lambda when: when.answer(504, "nothing")),
    Fault("session expired", lambda when: when.expire_token()),
)


@dataclass
class Tally:
    """What became of calls."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        kinds = ("succeeded", "unknown", "typed", "untyped")
        return f"{self.calls} = {' + '.join(str(self.counts[kind]) for kind in kinds)}"

    @property
    def calls(self) -> int:
        """How many there were."""
        return sum(self.counts[kind] for kind in ("succeeded", "unknown", "typed", "untyped"))


Perform = Callable[[Work, str, str], object]


def run() -> Section:
    """Let every fault strike every work, with clients of both kinds."""
    section = Section(NAME, ABOUT)
    totals = {"sync": Tally(), "asyncio": Tally()}
    with ExitStack() as stack:
        server = stack.enter_context(emulator.running(run_seconds=0, queue_seconds=0))
        box = stack.enter_context(fault_box(server.url))
        portal = stack.enter_context(start_blocking_portal("asyncio"))
        # Not by one personal access token: its sign-ins would end each other's sessions.
        who = PasswordCredentials("admin", "admin")
        watcher = stack.enter_context(Client(server.url, site="", credentials=who))
        options: dict[str, Any] = {
            "site": "",
            "credentials": who,
            "timeouts": PATIENCE,
            "retry": RetryPolicy(backoff=0.005),
        }
        client = stack.enter_context(Client(box.url, **options))
        other = AsyncClient(box.url, **options)
        stack.enter_context(portal.wrap_async_context_manager(other))
        performers: dict[str, Perform] = {
            "sync": lambda work, flow, name: work.call(client, flow, name),
            "asyncio": partial(_perform_async, portal, other),
        }
        client.sign_in()
        portal.call(other.sign_in)
        for fault in FAULTS:
            tallies = {
                kind: _strike(fault, server, box, watcher, perform)
                for kind, perform in performers.items()
            }
            section.rows.append(_row(fault, tallies))
            for kind, tally in tallies.items():
                totals[kind].counts += tally.counts
                section.notes += [f"{fault.name}, {kind}: {note}" for note in tally.notes]
    section.rows += [_verdict(what, totals) for what in ("untyped", "lost", "doubled")]
    done = {kind: str(tally) for kind, tally in totals.items()}
    section.notes.append(f"{len(FAULTS)} faults; sync {done['sync']}; asyncio {done['asyncio']}.")
    return section


def _perform_async(
    portal: BlockingPortal, client: AsyncClient, work: Work, flow: str, name: str
) -> object:
    async def perform() -> object:
        return await work.call(client, flow, name)

    return portal.call(perform)


def _strike(
    fault: Fault, server: Emulator, box: FaultBox, watcher: Client, perform: Perform
) -> Tally:
    tally = Tally()
    for work in WORKS:
        if (fault.spares == "out" and not work.sends) or (
            fault.spares == "in" and not work.receives
        ):
            continue
        about = subject(server)
        server.forget_requests()
        box.clear()
        rule = fault.strike(box.on(work.method, work.path, times=fault.times))
        try:
            perform(work, about.flow, about.name)
        except errors.OutcomeUnknownError:
            outcome = "unknown"
        except errors.TableauError:
            outcome = "typed"
        except Exception as error:
            outcome = "untyped"
            tally.notes.append(f"{work.name}: {type(error).__name__}: {error}")
        else:
            outcome = "succeeded"
        if not rule.fired or any(one.status == 401 for one in server.requests):
            raise RuntimeError(f"{fault.name} did not strike {work.name}")
        tally.counts[outcome] += 1
        if work.writes:
            repeated = sum(max(0, one.forwarded - 1) for one in box.seen(work.method, work.path))
            box.clear()
            seen = work.times(watcher, about.flow, about.name)
            carried_out = max(seen, _carried_out(server, work.writes)) - repeated
            for what, is_so in (
                ("lost", outcome == "succeeded" and not seen),
                ("doubled", carried_out > 1),
            ):
                tally.counts[what] += is_so
                tally.notes += [f"{work.name}: {what}"] * is_so
    return tally


def _carried_out(server: Emulator, operation: str) -> int:
    """How often the server has carried it out; what it still works on has a moment to end."""
    time.sleep(0.002)
    done = (one for one in server.requests if one.operation == operation)
    return sum(one.status is not None and one.status < 300 for one in done)


def _row(fault: Fault, tallies: dict[str, Tally]) -> Row:
    bad = {what: _sum(what, tallies) for what in ("untyped", "lost", "doubled")}
    return Row(
        fault.name,
        str(tallies["sync"]),
        "async",
        str(tallies["asyncio"]),
        f"{bad['lost']} lost, {bad['doubled']} doubled",
        "0 and 0",
        not any(bad.values()),
    )


def _verdict(what: str, totals: dict[str, Tally]) -> Row:
    names = {"untyped": "untyped errors", "lost": "lost writes", "doubled": "doubled writes"}
    both = {kind: str(tally.counts[what]) for kind, tally in totals.items()}
    found = _sum(what, totals)
    return Row(f"**{names[what]}**", both["sync"], "async", both["asyncio"], "", "0", found == 0)


def _sum(what: str, tallies: dict[str, Tally]) -> int:
    return sum(tally.counts[what] for tally in tallies.values())
