"""The emulator, with the times of its requests and of the ends of its runs."""

from __future__ import annotations

import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from tableau_flows.emulator import Emulator
from tableau_flows.emulator.base.request_log import LoggedRequest, RequestLog
from tableau_flows.emulator.store.records import RunRow


@dataclass
class Watched:
    """A run, with times in seconds since the epoch.

    Attributes:
        ended: When it ended on the server.
        looks: When it was started, then when it was looked at, as far as it was.
    """

    ended: float
    looks: list[float] = field(default_factory=list)


class _TimedLog(RequestLog):
    def __init__(self) -> None:
        super().__init__()
        self.times: defaultdict[str, list[float]] = defaultdict(list)
        self.counts: Counter[str | None] = Counter()
        self._guard = threading.Lock()

    def add(self, entry: LoggedRequest) -> None:
        parts = entry.path.partition("?")[0].split("/")
        subject = parts[-2] if entry.operation == "runFlowNow" else parts[-1]
        with self._guard:
            self.counts[entry.operation] += 1
            self.times[subject].append(time.time())

    def clear(self) -> None:
        super().clear()
        self.times.clear()
        self.counts.clear()


class WatchedEmulator(Emulator):
    """An emulator that runs in this process and tells more than others."""

    def __init__(self) -> None:
        super().__init__(queue_seconds=0.0)
        self._log = self._state.requests = _TimedLog()

    def watched(self) -> dict[str, Watched]:
        """The runs, by the ids of their flows, of which each was run once."""
        found = {}
        for row in self._state.store.select(RunRow):
            if row.ends_at is not None:
                times = self._log.times
                found[row.flow_id] = Watched(row.ends_at, [*times[row.flow_id], *times[row.id]])
        return found

    def counted(self) -> dict[str, int]:
        """How often each operation was asked for."""
        return {str(operation): count for operation, count in self._log.counts.items()}
