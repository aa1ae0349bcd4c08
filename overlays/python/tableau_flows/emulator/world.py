"""Everything one emulated server is made of, in one hand."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tableau_flows.emulator.base.clock import Clock
from tableau_flows.emulator.base.requests_log import RequestLog
from tableau_flows.emulator.faults.orders import Faults
from tableau_flows.emulator.faults.rules import read_rules
from tableau_flows.emulator.options import Options
from tableau_flows.emulator.rules import seeds
from tableau_flows.emulator.rules.runs import Planner
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.store.store import Store

_FILES = "SELECT file FROM flows UNION SELECT file FROM upload_chunks"


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
        try:
            files = FileStore(None if data is None else data.with_name(data.name + ".files"))
            world = cls(
                options=options,
                store=store,
                files=files,
                planner=Planner(options.queue_seconds, options.run_seconds, deque()),
                faults=Faults(read_rules(options.faults)),
            )
            if store.is_new or not store.exists("SELECT 1 FROM sites"):
                seeds.plant(store, files, world.clock.now(), cloud=options.cloud)
            files.remove_all_but(store.texts(_FILES))
        except BaseException:
            store.close()
            raise
        return world

    def keep(self, written: Path) -> str:
        """Keep a complete file, unless the transaction fails; returns its name."""
        name = self.files.keep(written)
        self.store.on_rollback(partial(self.files.remove, [name]))
        return name

    def keep_bytes(self, content: bytes) -> str:
        """Keep bytes as a file, unless the transaction fails; returns its name."""
        path = self.files.new_path()
        path.write_bytes(content)
        return self.keep(path)

    def forget(self, names: Iterable[str]) -> None:
        """Remove kept files once the transaction has succeeded."""
        self.store.on_commit(partial(self.files.remove, list(names)))

    def reset(self) -> None:
        """Make it as new: what a new server holds, faults by its options only, nothing logged."""
        self.faults.reset()
        self.planner.asked.clear()
        self.clock.reset()
        with self.store.transaction():
            files = self.store.texts(_FILES)
            self.store.clear()
            seeds.plant(self.store, self.files, self.clock.now(), cloud=self.options.cloud)
        self.files.remove(files)
        self.requests.clear()

    def close(self) -> None:
        """Close the database; what was temporary is removed."""
        self.store.close()
        self.files.close()
