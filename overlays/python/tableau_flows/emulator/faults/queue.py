"""The faults that are still to happen: those queued one by one, and those of rules."""

from __future__ import annotations

import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tableau_flows.emulator.faults.fault import Fault, Rule


@dataclass(slots=True)
class _QueuedFault:
    """A fault for a number of requests, and how many of them are left."""

    fault: Fault
    times: int
    left: int


class _RuleCounter:
    """Counts the requests that a rule applies to, and says which of them get its fault."""

    def __init__(self, rule: Rule) -> None:
        self.fault = rule.fault
        self.happened = False
        self._frequency = rule.frequency
        self._requests = 0
        self._random = random.Random(rule.frequency.seed)

    def is_due(self) -> bool:
        """Count a request, and return whether the fault happens to it."""
        frequency = self._frequency
        self._requests += 1
        if frequency.times is not None:
            due = self._requests <= frequency.times
        else:
            due = self._requests % frequency.every == 0 and self._random.random() < frequency.share
        self.happened = self.happened or due
        return due

    @property
    def is_unused(self) -> bool:
        """Whether the fault has not happened, although it does not depend on chance."""
        return not self.happened and self._frequency.share == 1


class FaultQueue:
    """The faults still to happen. Queued faults take precedence over those of rules."""

    def __init__(self, rules: Sequence[Rule] = ()) -> None:
        """Start with rules.

        Args:
            rules: Rules, applied in their order: delays add up, and the first other fault that
                is due happens. The rules after it do not count the request.
        """
        self._lock = threading.Lock()
        self._queued: list[_QueuedFault] = []
        self._rules = rules
        self._counters = [_RuleCounter(rule) for rule in rules]

    def add(self, fault: Fault, times: int = 1) -> None:
        """Queue a fault for a number of requests."""
        with self._lock:
            self._queued.append(_QueuedFault(fault, times, times))

    def take(self, operation: str | None) -> Fault:
        """Return the fault for a request of this operation, and count it as used."""
        with self._lock:
            for position, queued in enumerate(self._queued):
                if queued.fault.applies_to(operation):
                    queued.left -= 1
                    if not queued.left:
                        del self._queued[position]
                    return queued.fault
            return self._by_rules(operation)

    def unused(self) -> list[str]:
        """Return the queued faults and the rules that have not happened to any request, in words.

        A fault queued for several requests counts as used once it has happened to one of them.
        """
        with self._lock:
            queued = [it.fault for it in self._queued if it.left == it.times]
            rules = [counter.fault for counter in self._counters if counter.is_unused]
            return [fault.words for fault in [*queued, *rules]]

    def clear(self) -> None:
        """Remove all queued faults and all rules."""
        with self._lock:
            self._queued.clear()
            self._counters.clear()

    def reset(self) -> None:
        """Remove the queued faults; the rules start again."""
        with self._lock:
            self._queued.clear()
            self._counters = [_RuleCounter(rule) for rule in self._rules]

    def _by_rules(self, operation: str | None) -> Fault:
        found = Fault()
        for counter in self._counters:
            fault = counter.fault
            if not fault.applies_to(operation) or not (found.only_delays or fault.only_delays):
                continue
            if counter.is_due():
                base = found if fault.only_delays else fault
                found = replace(base, delay=found.delay + fault.delay)
        return found
