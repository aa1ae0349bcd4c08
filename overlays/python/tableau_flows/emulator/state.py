"""The state of one emulated server: database, files, clock, planned runs and faults."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tableau_flows.emulator.base.clock import Clock
from tableau_flows.emulator.base.request_log import RequestLog
from tableau_flows.emulator.faults.queue import FaultQueue
from tableau_flows.emulator.faults.rules import read_rules
from tableau_flows.emulator.options import Options
from tableau_flows.emulator.rules import seeds
from tableau_flows.emulator.rules.runs import Planner
from tableau_flows.emulator.store.files import FileStore
from tableau_flows.emulator.store.store import Store

_FILES = "SELECT file FROM flows UNION SELECT file FROM upload_chunks"


@dataclass(slots=True)
class MetadataSettings:
    """Settings of the Metadata API, which controls change until the next reset.

    Attributes:
        enabled: Whether the Metadata API is enabled.
        node_limit: Maximum number of objects in the result of a query.
    """

    enabled: bool = True
    node_limit: int = 20_000


@dataclass(slots=True)
class ServerState:
    """The state of an emulated server, which requests and the controls of tests share.

    Attributes:
        is_new: Whether it has the seed data, and not the content of a data file.
    """

    options: Options
    store: Store
    files: FileStore
    planner: Planner
    faults: FaultQueue
    clock: Clock = field(default_factory=Clock)
    metadata: MetadataSettings = field(default_factory=MetadataSettings)
    requests: RequestLog = field(default_factory=RequestLog)
    is_new: bool = True

    @classmethod
    def open(cls, options: Options) -> ServerState:
        """Open the state in the data file, or create a new one with the seed data."""
        data = None if options.data is None else Path(options.data)
        store = Store(data)
        try:
            files = FileStore(None if data is None else data.with_name(data.name + ".files"))
            state = cls(
                options=options,
                store=store,
                files=files,
                planner=Planner(options.queue_seconds, options.run_seconds, deque()),
                faults=FaultQueue(read_rules(options.faults)),
                clock=Clock(manual=options.clock == "manual"),
            )
            state.is_new = store.is_new or not store.exists("SELECT 1 FROM sites")
            if state.is_new:
                seeds.add_seed_data(store, files, state.clock.now(), cloud=options.cloud)
            files.remove_all_but(store.texts(_FILES))
        except BaseException:
            store.close()
            raise
        return state

    def add_file(self, written: Path) -> str:
        """Add a complete file, which is removed if the transaction fails; returns its name."""
        name = self.files.add(written)
        self.store.on_rollback(partial(self.files.remove, [name]))
        return name

    def add_bytes(self, content: bytes) -> str:
        """Add a file with a content, as `add_file` does."""
        path = self.files.new_path()
        path.write_bytes(content)
        return self.add_file(path)

    def remove_files(self, names: Iterable[str]) -> None:
        """Remove files after the transaction was committed."""
        self.store.on_commit(partial(self.files.remove, list(names)))

    def reset(self) -> None:
        """Return to the seed data, the faults of the options, and an empty request log."""
        self.faults.reset()
        self.planner.next_plans.clear()
        self.clock.reset()
        self.metadata = MetadataSettings()
        with self.store.transaction():
            files = self.store.texts(_FILES)
            self.store.clear()
            seeds.add_seed_data(self.store, self.files, self.clock.now(), cloud=self.options.cloud)
        self.files.remove(files)
        self.requests.clear()

    def close(self) -> None:
        """Close the database, and remove temporary files."""
        self.store.close()
        self.files.close()
