"""Performs many plans, at most a given number at a time, and yields each outcome as it ends.

A plan is started only while the caller waits for the next outcome, so leaving the loop starts no
more. Plans in progress go on while the body of the loop runs: with threads in threads of their own,
with async in tasks. Both carry the context variables of the caller. They end at their next step if
the iterator is closed or abandoned, if the wait for an outcome is interrupted (Ctrl-C,
cancellation), and if the client is closed. One thread or task at a time may wait for an outcome.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from tableau_flows._bulk.progress import Ended, Progress
from tableau_flows._bulk.tasks import StoppableTasks
from tableau_flows._common import fork
from tableau_flows._common.pickling import ClientBound
from tableau_flows._plans.drive import AsyncNetwork, Network, arun, attempt
from tableau_flows._plans.steps import Outcome, Plan
from tableau_flows._plans.threads import StoppableThreads, StoppedError
from tableau_flows._session.session import Session
from tableau_flows.errors import UsageError

K = TypeVar("K")
T = TypeVar("T")

_STOPPED = "the client was closed while its caller waited for outcomes"

_LONGEST_WAIT = 1.0
"""Seconds between two checks, since an untimed wait cannot be interrupted on every system."""


class Concurrent(ClientBound, Iterator[Ended[K, T]], Generic[K, T]):
    """Performs plans with threads.

    Args:
        session: The session of the client, which stops the plans when it ends.
        network: The network of the client.
        items: The items, which are read only as far as needed.
        plan_for: Makes the plan for an item.
        limit: Maximum number of plans in progress.
    """

    def __init__(
        self,
        session: Session,
        network: Network,
        items: Iterable[K],
        plan_for: Callable[[K], Plan[T]],
        limit: int,
    ) -> None:
        self._items = iter(items)
        self._plan_for = plan_for
        self._progress = Progress[K](limit)
        self._crew = _Crew[K, T](
            StoppableThreads(partial(attempt, network=network), network.abort, network.clock)
        )
        self._generation = fork.process.generation
        session.shared.background.add(self._crew)

    def __next__(self) -> Ended[K, T]:
        if self._generation != fork.process.generation:
            raise UsageError("the loop was started in another process; start a new one")
        self._progress.begin_turn()
        try:
            return self._next()
        finally:
            self._progress.end_turn()

    def _next(self) -> Ended[K, T]:
        if self._progress.closed:
            raise StopIteration
        try:
            self._fill()
            if not self._progress.items:
                self._progress.raise_error()
                raise StopIteration
            ended = self._crew.take()
        except Exception:
            self.close()
            raise
        except BaseException:
            self.close()
            self._crew.threads.interrupt()
            raise
        del self._progress.items[ended.number]
        return ended

    @property
    def in_progress(self) -> tuple[K, ...]:
        """The items whose plans have started and whose outcomes were not yielded."""
        return tuple(self._progress.items.values())

    def start_no_more(self) -> None:
        """Yield the outcomes of the plans in progress only."""
        self._progress.exhaust()

    def close(self) -> None:
        """Stop all plans at their next steps, and start no more."""
        self._progress.closed = True
        self._crew.stop()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # an argument was refused
            self._crew.stop()

    def _fill(self) -> None:
        progress = self._progress
        while progress.wants_more:
            try:
                item = next(self._items)
            except StopIteration:
                progress.exhaust()
            except Exception as error:
                progress.exhaust(error)
            else:
                number = progress.add(item)
                task = _Task(number, item, self._plan_for(item))
                self._crew.start(task, len(progress.items))


@dataclass(frozen=True, slots=True)
class _Task(Generic[K, T]):
    number: int
    item: K
    plan: Plan[T]


class _Crew(Generic[K, T]):
    """Threads that perform plans from a queue; they do not keep the iterator alive."""

    def __init__(self, threads: StoppableThreads) -> None:
        self.threads = threads
        # Operations of these queues are those of a built-in type, which no interruption breaks.
        self._waiting: SimpleQueue[_Task[K, T] | None] = SimpleQueue()
        self._ended: SimpleQueue[Ended[K, T] | BaseException] = SimpleQueue()

    def start(self, task: _Task[K, T], needed: int) -> None:
        """Perform a plan in one of the threads.

        Args:
            task: The plan.
            needed: Number of plans in progress, each of which needs a thread.
        """
        self._waiting.put(task)
        if len(self.threads) < needed and not self.threads.start(self._work) and not self.threads:
            self._waiting.put(None)
            self._work()  # no thread can be started

    def take(self) -> Ended[K, T]:
        """Wait for the next end of a plan."""
        while True:
            try:
                ended = self._ended.get(timeout=_LONGEST_WAIT)
            except Empty:
                continue
            if isinstance(ended, BaseException):
                raise ended
            return ended

    def stop(self) -> None:
        """Stop the threads at their next steps."""
        self.threads.stop()
        for _ in range(len(self.threads)):
            self._waiting.put(None)
        self._ended.put(UsageError(_STOPPED))  # for a caller that waits in another thread

    def _work(self) -> None:
        while (task := self._waiting.get()) is not None:
            try:
                outcome = self.threads.perform(task.plan)
                self._ended.put(Ended(task.number, task.item, outcome))
            except StoppedError:
                pass
            except BaseException as error:
                self._ended.put(error)  # such as an interruption, raised in the caller's thread


class AsyncConcurrent(ClientBound, AsyncIterator[Ended[K, T]], Generic[K, T]):
    """Performs plans with async.

    Args:
        session: The session of the client, which stops the plans when it ends.
        network: The network of the client.
        items: The items, which are read only as far as needed.
        plan_for: Makes the plan for an item.
        limit: Maximum number of plans in progress.
    """

    def __init__(
        self,
        session: Session,
        network: AsyncNetwork,
        items: Iterable[K] | AsyncIterable[K],
        plan_for: Callable[[K], Plan[T]],
        limit: int,
    ) -> None:
        self._items = aiter(items) if isinstance(items, AsyncIterable) else iter(items)
        self._plan_for = plan_for
        self._network = network
        self._progress = Progress[K](limit)
        self._tasks = StoppableTasks[Ended[K, T]]()
        session.shared.background.add(self._tasks)

    async def __anext__(self) -> Ended[K, T]:
        self._progress.begin_turn()
        try:
            return await self._next()
        finally:
            self._progress.end_turn()

    async def _next(self) -> Ended[K, T]:
        if self._progress.closed:
            raise StopAsyncIteration
        try:
            await self._fill()
            if not self._progress.items:
                self._progress.raise_error()
                raise StopAsyncIteration
            ended = await self._tasks.take()
        except GeneratorExit:  # nothing can be awaited
            self._progress.closed = True
            self._tasks.stop()
            raise
        except BaseException:
            await self.aclose()
            raise
        if ended is None:
            await self.aclose()
            raise UsageError(_STOPPED)
        del self._progress.items[ended.number]
        return ended

    @property
    def in_progress(self) -> tuple[K, ...]:
        """The items whose plans have started and whose outcomes were not yielded."""
        return tuple(self._progress.items.values())

    def start_no_more(self) -> None:
        """Yield the outcomes of the plans in progress only."""
        self._progress.exhaust()

    async def aclose(self) -> None:
        """Stop all plans, wait until they have cleaned up, and start no more."""
        self._progress.closed = True
        await self._tasks.end()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # an argument was refused
            self._tasks.stop()

    async def _fill(self) -> None:
        progress = self._progress
        while progress.wants_more:
            try:
                if isinstance(self._items, AsyncIterator):
                    item = await anext(self._items)
                else:
                    item = next(self._items)
            except (StopIteration, StopAsyncIteration):
                progress.exhaust()
            except Exception as error:
                progress.exhaust(error)
            else:
                number = progress.add(item)
                self._tasks.start(
                    partial(_perform, number, item, self._plan_for(item), self._network)
                )


async def _perform(number: int, item: K, plan: Plan[T], network: AsyncNetwork) -> Ended[K, T]:
    try:
        return Ended(number, item, Outcome(await arun(plan, network)))
    except Exception as error:
        return Ended(number, item, Outcome(error=error))
