"""Everything one emulated server is made of, in one hand."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

from . import seeds
from .clock import Clock
from .fault_rules import read_rules
from .faults import Faults
from .file_store import FileStore
from .options import Options
from .progress import Planner
from .requests_log import RequestLog
from .store import Store


@dataclass(slots=True)
class World:
    """State, files, clock and the orders of tests; the HTTP side only ever sees this."""

    options: Options
    store: Store
    files: FileStore
    planner: Planner
    faults: Faults
    clock: Clock = field(default_factory=Clock)
    requests: RequestLog = field(default_factory=RequestLog)

    @classmethod
    def open(cls, options: Options) -> World:
        """Make a world, or find the one that the data file holds; a new one gets its seeds."""
        data = None if options.data is None else Path(options.data)
        store = Store(data)
        files = FileStore(None if data is None else data.with_name(data.name + ".files"))
        planner = Planner(options.queue_seconds, options.run_seconds, deque())
        faults = Faults(read_rules(options.faults))
        world = cls(options=options, store=store, files=files, planner=planner, faults=faults)
        if store.is_new:
            seeds.plant(store, files, world.clock.now())
        return world

    def reset(self) -> None:
        """Make it as new: what a new server holds, trouble by its options only, nothing logged."""
        self.faults.reset()
        self.planner.asked.clear()
        self.clock.reset()
        with self.store.transaction():
            files = self.store.texts("SELECT file FROM flows UNION SELECT file FROM upload_chunks")
            self.store.clear()
            seeds.plant(self.store, self.files, self.clock.now())
        self.files.remove(files)
        self.requests.clear()

    def close(self) -> None:
        """Close the database; what was temporary is removed."""
        self.store.close()
        self.files.close()
