"""Faults on request: what the server does instead of, or before, its next answers."""

from __future__ import annotations

import random
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from tableau_flows_generated.catalog import OPERATIONS

Moment: TypeAlias = Literal["before", "after", "midway"]
MOMENTS: tuple[Moment, ...] = ("before", "after", "midway")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to happen to one request.

    Attributes:
        operation: Operation id it waits for; None takes the next request of any kind.
        delay: Seconds to wait before anything else.
        code: Refuse with this error code.
        status: HTTP status: of the refusal, or of an answer with ``body`` and ``headers``.
        body: Body of that answer, such as the HTML page of a proxy.
        headers: Headers of that answer.
        drop: Cut the connection: ``"before"`` the request is looked at, ``"after"`` it has been
            carried out and before the answer is sent, or ``"midway"`` through the answer.
        expire_token: End the session of the request's token before the request is looked at.
    """

    operation: str | None = None
    delay: float = 0.0
    code: str | None = None
    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    drop: Moment | None = None
    expire_token: bool = False

    @property
    def words(self) -> str:
        """What happens, in the words of a fault rule."""
        words: list[str] = []
        if self.delay:
            words.append(f"delay {self.delay:g}")
        if self.drop is not None:
            words.append(f"drop {self.drop}")
        if self.code is not None:
            words.append(f"refuse {self.code}")
        elif self.status is not None:
            words.append(f"answer {self.status}")
        if self.expire_token:
            words.append("expire token")
        return f"{self.operation or 'any'}: {', '.join(words) or 'nothing'}"

    @property
    def only_delays(self) -> bool:
        """Whether the request goes its way once it has waited."""
        return not (self.code or self.status or self.drop or self.expire_token)

    def waits_for(self, operation: str | None) -> bool:
        """Whether a request of this operation is one that the fault can happen to."""
        if self.expire_token and (operation is None or not OPERATIONS[operation].authenticated):
            return False
        return self.operation in {None, operation}


@dataclass(frozen=True, slots=True)
class HowOften:
    """Which of the requests that a rule is for it happens to; by default all of them.

    Attributes:
        times: The first so many; None for no end.
        every: Each so-manieth.
        share: That part of them, drawn by chance: from over 0 to 1.
        seed: What the chance begins with; the same seed draws the same.
    """

    times: int | None = None
    every: int = 1
    share: float = 1.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that happens again and again."""

    fault: Fault
    how_often: HowOften = HowOften()


@dataclass(slots=True)
class _Order:
    """A fault that was ordered, and how often it is still to happen."""

    fault: Fault
    times: int
    left: int


class _Count:
    """How far a rule has come."""

    def __init__(self, rule: Rule) -> None:
        self.fault = rule.fault
        self.happened = False
        self._how_often = rule.how_often
        self._asked = 0
        self._chance = random.Random(rule.how_often.seed)

    def is_due(self) -> bool:
        """Whether it happens to this request, which is counted."""
        often = self._how_often
        self._asked += 1
        if often.times is not None:
            due = self._asked <= often.times
        else:
            due = self._asked % often.every == 0 and self._chance.random() < often.share
        self.happened = self.happened or due
        return due

    @property
    def is_unused(self) -> bool:
        """Whether it should have happened by now; what is left to chance need not."""
        return not self.happened and self._how_often.share == 1


class Faults:
    """The faults still to happen: those ordered one by one before those of the rules."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        """Begin with rules.

        Args:
            rules: They are asked in their order: delays add up, and the first other fault that
                is due happens; those behind it do not count the request.
        """
        self._lock = threading.Lock()
        self._orders: list[_Order] = []
        self._rules = rules
        self._counts = [_Count(rule) for rule in rules]

    def add(self, fault: Fault, times: int = 1) -> None:
        """Have the fault happen to that many requests."""
        with self._lock:
            self._orders.append(_Order(fault, times, times))

    def take(self, operation: str | None) -> Fault:
        """What happens to a request of this operation, which is then used up."""
        with self._lock:
            for position, order in enumerate(self._orders):
                if order.fault.waits_for(operation):
                    order.left -= 1
                    if not order.left:
                        del self._orders[position]
                    return order.fault
            return self._by_rules(operation)

    def unused(self) -> list[str]:
        """The orders and the rules that have not happened to any request, in words.

        An order for several requests counts as used once it has happened to one of them.
        """
        with self._lock:
            orders = [order.fault for order in self._orders if order.left == order.times]
            rules = [count.fault for count in self._counts if count.is_unused]
            return [fault.words for fault in [*orders, *rules]]

    def clear(self) -> None:
        """Forget all faults that have not happened yet, and all rules."""
        with self._lock:
            self._orders.clear()
            self._counts.clear()

    def reset(self) -> None:
        """Forget the faults that were ordered one by one; the rules begin anew."""
        with self._lock:
            self._orders.clear()
            self._counts = [_Count(rule) for rule in self._rules]

    def _by_rules(self, operation: str | None) -> Fault:
        found = Fault()
        for count in self._counts:
            fault = count.fault
            if not fault.waits_for(operation) or not (found.only_delays or fault.only_delays):
                continue
            if count.is_due():
                base = found if fault.only_delays else fault
                found = replace(base, delay=found.delay + fault.delay)
        return found
