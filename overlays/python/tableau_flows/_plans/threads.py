"""Runs several plans concurrently, each in its own thread, for the driver with threads.

The threads are daemons, so that none of them prevents an interrupted program from ending. They run
in a copy of the context of the caller.
"""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from tableau_flows._plans.steps import Close, Outcome, Plan, Sleep, resume

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
        group.interrupt()
        raise
    return tuple(group.outcomes)


class _StoppedError(BaseException):
    """Stops a plan after an interruption; a BaseException, so that plans do not handle it."""


class _Group:
    """The threads of one `Together` step."""

    def __init__(self, plans: Sequence[Plan[object]], attempt: Attempt, abort: Abort) -> None:
        self._plans = plans
        self._attempt_step = attempt
        self._abort = abort
        self._stopped = threading.Event()
        self._finished = threading.Event()
        self._count_lock = threading.Lock()
        self._running = len(plans)
        self._fatal: BaseException | None = None
        self._threads: list[threading.Thread] = []
        self.outcomes: list[Outcome[object]] = [Outcome() for _ in plans]

    def run(self) -> None:
        """Run all plans to their ends."""
        for index in self._start():
            self._run_plan(index)
        self._finished.wait()
        if self._fatal is not None:
            raise self._fatal

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

    def _start(self) -> range:
        """Start the threads; return the indexes of the plans that have none."""
        for index in range(len(self._plans)):
            context = contextvars.copy_context()
            thread = threading.Thread(
                target=context.run,
                args=(self._run_plan, index),
                name=f"tableau-flows-{index}",
                daemon=True,
            )
            try:
                thread.start()
            except RuntimeError:
                return range(index, len(self._plans))
            self._threads.append(thread)
        return range(0)

    def _run_plan(self, index: int) -> None:
        """Run a plan; after an interruption it only cleans up."""
        plan = self._plans[index]
        try:
            step = next(plan)
            while True:
                step = resume(plan, *self._attempt(step))
        except StopIteration as end:
            self.outcomes[index] = Outcome(end.value)
        except Exception as error:
            self.outcomes[index] = Outcome(error=error)
        except _StoppedError:
            pass
        except BaseException as error:
            self._fatal = error  # such as an interruption, raised in the thread of the caller
            self._finished.set()
        with self._count_lock:
            self._running -= 1
            if not self._running:
                self._finished.set()

    def _attempt(self, step: object) -> tuple[object, BaseException | None]:
        if self._stopped.is_set() and not isinstance(step, Close):
            return None, _StoppedError()
        if isinstance(step, Sleep):
            self._stopped.wait(step.seconds)
            return None, None
        return self._attempt_step(step)
