"""Runs plans in threads of their own, for the driver with threads.

The threads are daemons, so that none of them prevents an interrupted program from ending. They run
in a copy of the context of the caller.
"""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar, cast

from tableau_flows._plans.clocks import POLL_SECONDS, ClientClock
from tableau_flows._plans.steps import Close, Outcome, Plan, Sleep, resume

T = TypeVar("T")

Attempt: TypeAlias = Callable[[object], tuple[object, BaseException | None]]
"""Performs a step; returns its result, or the exception."""

Abort: TypeAlias = Callable[[set[int]], None]
"""Makes the requests of these threads fail immediately."""

_CLEANUP_SECONDS = 1.0
"""Maximum seconds to wait until interrupted threads have cleaned up."""


def in_threads(
    plans: Sequence[Plan[object]], attempt: Attempt, abort: Abort
) -> tuple[Outcome[object], ...]:
    """Run plans concurrently and return the outcome of each.

    If no thread can be started, as during the shutdown of the interpreter, the plans run one after
    the other.

    Args:
        plans: The plans.
        attempt: Performs a step.
        abort: Makes the requests of threads fail when the caller is interrupted.
    """
    group = _Group(plans, attempt, abort)
    try:
        group.run()
    except BaseException:
        group.threads.interrupt()
        raise
    return tuple(group.outcomes)


class StoppedError(BaseException):
    """Stops a plan after an interruption; a BaseException, so that plans do not handle it."""


class StoppableThreads:
    """Threads that perform plans until they are stopped.

    Args:
        attempt: Performs a step.
        abort: Makes the requests of threads fail immediately.
        clock: The clock by which the client waits; None for that of the system.
    """

    def __init__(self, attempt: Attempt, abort: Abort, clock: ClientClock | None = None) -> None:
        self._attempt_step = attempt
        self._abort = abort
        self._clock = clock
        self._stopped = threading.Event()
        self._threads: list[threading.Thread] = []

    def __len__(self) -> int:
        """Return the number of threads that were started."""
        return len(self._threads)

    def start(self, function: Callable[..., None], *args: object) -> bool:
        """Call a function in a new thread; return False if no thread can be started."""
        thread = threading.Thread(
            target=contextvars.copy_context().run,
            args=(function, *args),
            name=f"tableau-flows-{len(self._threads)}",
            daemon=True,
        )
        try:
            thread.start()
        except RuntimeError:
            return False
        self._threads.append(thread)
        return True

    def perform(self, plan: Plan[T]) -> Outcome[T]:
        """Perform a plan; after `stop` it only cleans up.

        Raises:
            StoppedError: It was stopped.
            BaseException: An interruption of the plan.
        """
        try:
            step = next(plan)
            while True:
                step = resume(plan, *self._attempt(step))
        except StopIteration as end:
            return Outcome(cast(T, end.value))  # the return value of the plan
        except Exception as error:
            return Outcome(error=error)

    def stop(self) -> None:
        """Let each plan end at its next step, without waiting for that."""
        self._stopped.set()

    def interrupt(self) -> None:
        """Stop the threads: their requests fail, and their plans only clean up."""
        self._stopped.set()
        end = time.monotonic() + _CLEANUP_SECONDS
        while time.monotonic() < end:
            # Repeated, since a thread may have started another request just before.
            alive = [thread for thread in self._threads if thread.is_alive()]
            if not alive:
                return
            self._abort({thread.ident for thread in alive if thread.ident is not None})
            alive[0].join(0.05)

    def _attempt(self, step: object) -> tuple[object, BaseException | None]:
        if self._stopped.is_set() and not isinstance(step, Close):
            return None, StoppedError()
        if isinstance(step, Sleep):
            return self._wait(step.seconds), None
        return self._attempt_step(step)

    def _wait(self, seconds: float) -> float:
        """Wait, at most until the threads are stopped; the result is that of `Sleep`."""
        if self._clock is None:
            self._stopped.wait(seconds)
            return 0.0
        with self._clock.waiting(seconds) as is_over:
            while not (is_over() or self._stopped.wait(POLL_SECONDS)):
                pass
        return seconds


class _Group:
    """The threads of one `Together` step."""

    def __init__(self, plans: Sequence[Plan[object]], attempt: Attempt, abort: Abort) -> None:
        self._plans = plans
        self._finished = threading.Event()
        self._count_lock = threading.Lock()
        self._running = len(plans)
        self._fatal: BaseException | None = None
        self.threads = StoppableThreads(attempt, abort)
        self.outcomes: list[Outcome[object]] = [Outcome() for _ in plans]

    def run(self) -> None:
        """Run all plans to their ends."""
        for index in self._start():
            self._run_plan(index)
        self._finished.wait()
        if self._fatal is not None:
            raise self._fatal

    def _start(self) -> range:
        """Start the threads; return the indexes of the plans that have none."""
        for index in range(len(self._plans)):
            if not self.threads.start(self._run_plan, index):
                return range(index, len(self._plans))
        return range(0)

    def _run_plan(self, index: int) -> None:
        """Run a plan; after an interruption it only cleans up."""
        try:
            self.outcomes[index] = self.threads.perform(self._plans[index])
        except StoppedError:
            pass
        except BaseException as error:
            self._fatal = error  # such as an interruption, raised in the thread of the caller
            self._finished.set()
        with self._count_lock:
            self._running -= 1
            if not self._running:
                self._finished.set()
