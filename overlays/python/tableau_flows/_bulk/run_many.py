"""Runs many flows and yields the outcome of each run as it ends."""

from __future__ import annotations

# sync: from collections.abc import Iterable, Iterator
from collections.abc import AsyncIterable, AsyncIterator, Iterable  # sync:
from typing import TypeAlias

from tableau_flows_generated.arguments import Identified

from tableau_flows._bulk.concurrency import AsyncConcurrent
from tableau_flows._bulk.run_outcomes import (
    FirstLook,
    RunOptions,
    RunOutcome,
    RunReport,
    check_flows,
    outcome_of,
    plan_of_run,
)
from tableau_flows._common.pickling import ClientBound
from tableau_flows._plans.drive import AsyncNetwork
from tableau_flows._runs.runs import Started
from tableau_flows._session.session import Session

# sync: ManyFlows: TypeAlias = Iterable[str | Identified]
AsyncManyFlows: TypeAlias = Iterable[str | Identified] | AsyncIterable[str | Identified]  # sync:
"""Flows as ids or objects, in a list, a lazy list or another iterable."""


class AsyncRunMany(ClientBound, AsyncIterator[RunOutcome]):
    """The outcomes of many runs, each yielded when its run ends.

    One thread or task at a time may wait for the next outcome; another one gets a `UsageError`.
    """

    def __init__(
        self,
        session: Session,
        network: AsyncNetwork,
        flows: AsyncManyFlows,
        concurrency: int,
        options: RunOptions,
    ) -> None:
        options.check(concurrency)
        check_flows(flows, (Iterable, AsyncIterable))  # sync: check_flows(flows, (Iterable,))
        self._ended: list[RunOutcome] = []
        plan = plan_of_run(session, options, FirstLook())
        self._runs = AsyncConcurrent[str | Identified, Started](
            session, network, flows, plan, concurrency
        )

    async def __anext__(self) -> RunOutcome:
        ended = await anext(self._runs)
        outcome = outcome_of(ended.item, ended.outcome)
        self._ended.append(outcome)
        return outcome

    async def aclose(self) -> None:
        """Start no more runs, and follow none any longer; they go on on the server."""
        await self._runs.aclose()

    @property
    def report(self) -> RunReport:
        """The outcomes so far."""
        return RunReport(
            succeeded=tuple(one for one in self._ended if one.error is None),
            failed=tuple(one for one in self._ended if one.error is not None),
            unfinished=self._runs.in_progress,
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {self.report}>"
