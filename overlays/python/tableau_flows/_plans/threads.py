"""Several plans at the same time, each in a thread of its own, for the driver with threads.

The threads are daemons, so that none of them keeps an interrupted program from ending, and carry
the context variables of the caller.
"""

from __future__ import annotations

import contextvars
import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeAlias

from tableau_flows._plans.steps import Close, Outcome, Plan, Sleep, tell

Attempt: TypeAlias = Callable[[object], tuple[object, BaseException | None]]
"""Performs a step; returns its answer, or what went wrong."""

Abort: TypeAlias = Callable[[set[int]], None]
"""Makes the requests of these threads fail at once."""

_PATIENCE = 1.0
"""How long to wait for interrupted threads to clean up, in seconds."""


def in_threads(
    plans: Sequence[Plan[object]], attempt: Attempt, abort: Abort
) -> tuple[Outcome[object], ...]:
    """Follow plans at the same time and tell how each of them ended.

    Where no thread can be started, as at the end of the interpreter, the plans are followed one
    after the other.

    Args:
        plans: The plans.
        attempt: Performs a step.
        abort: Makes the requests of threads fail, when the caller is interrupted.
    """
    group = _Group(plans, attempt, abort)
    try:
        group.run()
    except BaseException:
        group.interrupt()
        raise
    return tuple(group.outcomes)


class _StoppedError(BaseException):
    """Nobody waits for the plan any more; no `except Exception` may hold it up."""


class _Group:
    """Threads that work for one step of a plan."""

    def __init__(self, plans: Sequence[Plan[object]], attempt: Attempt, abort: Abort) -> None:
        self._plans = plans
        self._attempt_step = attempt
        self._abort = abort
        self._stopped = threading.Event()
        self._settled = threading.Event()
        self._counting = threading.Lock()
        self._running = len(plans)
        self._fatal: BaseException | None = None
        self._threads: list[threading.Thread] = []
        self.outcomes: list[Outcome[object]] = [Outcome() for _ in plans]

    def run(self) -> None:
        """Follow all plans to their ends."""
        for index in self._start():
            self._follow(index)
        self._settled.wait()
        if self._fatal is not None:
            raise self._fatal

    def interrupt(self) -> None:
        """Stop the threads: their requests fail, their plans clean up; no other step is begun."""
        self._stopped.set()
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            # Again and again: a thread may have begun another request just before.
            alive = [thread for thread in self._threads if thread.is_alive()]
            if not alive:
                return
            self._abort({thread.ident for thread in alive if thread.ident is not None})
            alive[0].join(0.05)

    def _start(self) -> range:
        """Start threads; return the plans for which there is none."""
        for index in range(len(self._plans)):
            context = contextvars.copy_context()
            thread = threading.Thread(
                target=context.run,
                args=(self._follow, index),
                name=f"tableau-flows-{index}",
                daemon=True,
            )
            try:
                thread.start()
            except RuntimeError:
                return range(index, len(self._plans))
            self._threads.append(thread)
        return range(0)

    def _follow(self, index: int) -> None:
        """Follow a plan; once it is to stop, it may only clean up."""
        plan = self._plans[index]
        try:
            step = next(plan)
            while True:
                step = tell(plan, *self._attempt(step))
        except StopIteration as end:
            self.outcomes[index] = Outcome(end.value)
        except Exception as error:
            self.outcomes[index] = Outcome(error=error)
        except _StoppedError:
            pass
        except BaseException as error:
            self._fatal = error  # such as an interruption, which is for the caller
            self._settled.set()
        with self._counting:
            self._running -= 1
            if not self._running:
                self._settled.set()

    def _attempt(self, step: object) -> tuple[object, BaseException | None]:
        if self._stopped.is_set() and not isinstance(step, Close):
            return None, _StoppedError()
        if isinstance(step, Sleep):
            self._stopped.wait(step.seconds)
            return None, None
        return self._attempt_step(step)
