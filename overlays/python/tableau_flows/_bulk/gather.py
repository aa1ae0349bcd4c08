"""Performs a plan for each of many items, a given number at a time, and reports on all of them."""

from __future__ import annotations

# sync: from collections.abc import Callable, Iterable
from collections.abc import AsyncIterable, Callable, Iterable  # sync:
from typing import TypeVar

from tableau_flows._bulk.concurrency import AsyncConcurrent
from tableau_flows._bulk.gathered import Gathered, Gathering, check_bulk
from tableau_flows._bulk.reports import BulkListener
from tableau_flows._plans.drive import AsyncNetwork, arun
from tableau_flows._plans.steps import Outcome, Plan
from tableau_flows._session.session import Session

K = TypeVar("K")
T = TypeVar("T")
R = TypeVar("R")


async def gather(
    session: Session,
    network: AsyncNetwork,
    # sync: items: Iterable[K],
    items: Iterable[K] | AsyncIterable[K],  # sync:
    plan_for: Callable[[K], Plan[T]],
    *,
    what: str,
    report: Callable[[Gathered[K, T]], R],
    concurrency: int,
    on_progress: BulkListener | None = None,
    total: Callable[[], int | None] = lambda: None,
    is_failed: Callable[[Outcome[T]], bool] = lambda outcome: outcome.error is not None,
    finish: Callable[[], Plan[None]] | None = None,
) -> R:
    """Perform a plan for each item, go on past failures, and return a report.

    An error that ends everything (see `gathered`), also one of the items or of `on_progress`,
    starts no more plans. Those in progress come to their ends, and then the error is raised; the
    report so far is its `report`. An interruption (Ctrl-C, cancellation) and the end of the client
    stop the plans in progress at their next steps; after an interruption the sums of the report
    are logged.

    Args:
        session: The session of the client.
        network: The network of the client.
        items: The items, which are read only as far as needed.
        plan_for: Makes the plan for an item; called in the order of the items.
        what: The operation, such as "connections.update_matching", for the log and the error.
        report: Makes the report; called once at the end, with the outcomes in the order of the
            items. Its text is one line, without secrets.
        concurrency: Maximum number of plans in progress, 1 to 64.
        on_progress: Called after each outcome, in the thread or the task of the caller.
        total: Returns the number of items, as far as it is known; sends nothing.
        is_failed: Returns whether an outcome counts as a failure.
        finish: Makes a plan that is performed before the report is made, also if an error ends
            everything, but not after an interruption. It sends nothing, and does not fail.

    Raises:
        UsageError: `concurrency` or `on_progress` is invalid; nothing was sent.
        Exception: The error that ended everything.
    """
    check_bulk(concurrency, on_progress)
    gathering = Gathering[K, T, R](what, report, on_progress, total, is_failed)
    each = AsyncConcurrent[K, T](session, network, items, plan_for, concurrency)
    try:
        async for ended in each:
            if not gathering.add(ended):
                each.start_no_more()
    except Exception as error:  # of the items, or since the client was closed
        gathering.end(error)
    except BaseException as interruption:
        gathering.interrupt(each.in_progress)
        if not isinstance(interruption, GeneratorExit):  # nothing can be awaited
            await each.aclose()
        raise
    if finish is not None:
        await arun(finish(), network)
    return gathering.finish(each.in_progress)
