"""Group `runs`: many runs, started and followed by `flows.run_many`."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import signing_in
from report import Row, Section, seconds
from tableau_flows import AsyncClient, Client, PasswordCredentials, RunOutcome, emulator
from watched_emulator import Watched, WatchedEmulator

NAME = "runs"
RUNS, CONCURRENCY = 1000, 64
SHORTEST, LONGEST = 1.0, 6.0
"""How long the runs take, in seconds."""
MOST_REQUESTS = 4
FIRST_PAUSE, GROWTH, LONGEST_PAUSE = 1.5, 1.5, 15.0
"""The back-off as it is documented: the longest first pause, the growth of each, and the longest
of all, in seconds."""
TOLERANCE = 0.25
"""What a request and the hand-over of the outcome may take, in seconds."""
LENGTHS = (0.05, 0.5, 10.0, 60.0, 600.0, 3600.0)
WHO = PasswordCredentials(signing_in.NAME, signing_in.PASSWORD)


@dataclass(frozen=True)
class Followed:
    """What came of all runs.

    Attributes:
        requests: How many requests the server answered.
        late: How long after the end of each run its outcome came, in seconds.
        beyond: By how much that was more than the pause at that moment; below 0 if it was less.
        elapsed: How long all runs took.
    """

    requests: int
    late: list[float]
    beyond: list[float]
    elapsed: float


def run(scale: float = 1.0) -> Section:
    """Measure.

    Args:
        scale: How large a part of the runs there is; below 1 threads and tasks are measured at
            the same time, and below 0.05 the runs are shorter as well.
    """
    count = max(4, round(RUNS * scale))
    speed = min(1.0, scale * 20)
    section = Section(NAME, _about(count, speed))
    kinds = {"threads": _follow_with_threads, "tasks on asyncio": _follow_with_async}
    with ThreadPoolExecutor(1 if scale >= 1 else len(kinds)) as pool:
        followed = {kind: pool.submit(follow, count, speed) for kind, follow in kinds.items()}
    for kind, future in followed.items():
        section.rows += _rows(f"{count:,} runs, {kind}", count, future.result())
    lengths = _requests_by_length(LENGTHS if scale >= 1 else LENGTHS[:3])
    section.notes.append(f"Requests of a run that takes {lengths}, its start included.")
    return section


def _about(count: int, speed: float) -> str:
    return f"""
{count:,} flows of an emulator in the same process, run with
`flows.run_many(concurrency={CONCURRENCY})`; the runs take {SHORTEST * speed:g} to
{LONGEST * speed:g} s, evenly distributed. Requests are all that the server answers after the
sign-in. The lateness of an outcome is the time from the end of the run on the server until the loop
gets the outcome. It is later than the back-off if that is more than the pause at that moment, and
{TOLERANCE:g} s for a request. The pause cannot be seen from outside: it is taken to be {GROWTH:g}
times the time between the two looks before, at most {LONGEST_PAUSE:g} s; and {FIRST_PAUSE:g} s if
the first look found the end.
"""


def _rows(work: str, count: int, followed: Followed) -> list[Row]:
    each = followed.requests / count
    too_late = sum(one > TOLERANCE for one in followed.beyond)
    return [
        Row(
            *(f"requests per run: {work}", f"{each:.2f}"),
            target=f"≤ {MOST_REQUESTS}",
            met=each <= MOST_REQUESTS,
        ),
        Row(
            *(f"outcomes later than the back-off: {work}", f"{too_late:,}"),
            *("greatest lateness less its pause", f"{max(followed.beyond):+.2f} s"),
            target="0",
            met=too_late == 0,
        ),
        Row(f"median lateness: {work}", seconds(statistics.median(followed.late))),
        Row(f"greatest lateness: {work}", seconds(max(followed.late))),
        Row(f"{work}, in all", seconds(followed.elapsed)),
    ]


def _follow_with_threads(count: int, speed: float) -> Followed:
    with WatchedEmulator() as server:
        flows = _flows(server, count, speed)
        with Client(server.url, credentials=WHO) as client:
            client.sign_in()
            server.forget_requests()
            started = time.time()
            ends = [
                (outcome, time.time())
                for outcome in client.flows.run_many(flows, concurrency=CONCURRENCY)
            ]
            return _followed(server, ends, started)


def _follow_with_async(count: int, speed: float) -> Followed:
    async def main(server: WatchedEmulator, flows: list[str]) -> Followed:
        async with AsyncClient(server.url, credentials=WHO) as client:
            await client.sign_in()
            server.forget_requests()
            started = time.time()
            runs = client.flows.run_many(flows, concurrency=CONCURRENCY)
            ends = [(outcome, time.time()) async for outcome in runs]
            return _followed(server, ends, started)

    with WatchedEmulator() as server:
        return asyncio.run(main(server, _flows(server, count, speed)))


def _flows(server: WatchedEmulator, count: int, speed: float) -> list[str]:
    """Add flows whose runs take different times; those of neighbours differ much."""
    flows = server.add_flows(count)
    for number, flow in enumerate(flows):
        part = number * 61 % count / max(1, count - 1)
        server.set_next_run((SHORTEST + part * (LONGEST - SHORTEST)) * speed, flow=flow)
    return flows


def _followed(
    server: WatchedEmulator, ends: list[tuple[RunOutcome, float]], started: float
) -> Followed:
    elapsed = time.time() - started
    requests = sum(server.counted().values())
    runs = server.watched()
    for outcome, _ in ends:
        if outcome.error is not None:
            raise RuntimeError("a run did not succeed") from outcome.error
    late = {str(outcome.flow): when - runs[str(outcome.flow)].ended for outcome, when in ends}
    beyond = [value - _pause(runs[flow]) for flow, value in late.items()]
    return Followed(requests, list(late.values()), beyond, elapsed)


def _pause(run: Watched) -> float:
    """The pause at whose end the end of a run was found."""
    if len(run.looks) < 3:
        return FIRST_PAUSE
    before, last_but_one = run.looks[-3:-1]
    return min(GROWTH * (last_but_one - before), LONGEST_PAUSE)


def _requests_by_length(lengths: Sequence[float]) -> str:
    """How many requests single runs take, by a clock that does not wait."""
    found = []
    with emulator.running(queue_seconds=0.0) as server:
        flows = server.add_flows(len(lengths))
        with Client(server.url, credentials=WHO, clock=server.clock) as client:
            client.sign_in()
            for length, flow in zip(lengths, flows, strict=True):
                server.set_next_run(length, flow=flow)
                server.forget_requests()
                (outcome,) = client.flows.run_many([flow])
                if outcome.error is not None:
                    raise outcome.error
                found.append(f"{length:g} s: {len(server.requests)}")
    return ", ".join(found)
