"""All controls of a running server, and those for its sessions, uploads and requests."""

from __future__ import annotations

from pathlib import Path

from tableau_flows.emulator.base.request_log import LoggedRequest
from tableau_flows.emulator.base.seed_files import read_seed
from tableau_flows.emulator.control.faults import FaultControls
from tableau_flows.emulator.control.metadata import MetadataControls
from tableau_flows.emulator.control.seed import SeedControls
from tableau_flows.emulator.control.summary import SummaryControls
from tableau_flows.emulator.state import ServerState


class Controls(FaultControls, MetadataControls, SeedControls, SummaryControls):
    """The controls of a server; safe to use from any thread while it answers requests."""

    def __init__(self, state: ServerState) -> None:
        """Add the seed of the options to a state that has no other content yet."""
        super().__init__(state)
        self._seed = None if state.options.seed is None else read_seed(state.options.seed)
        if self._seed is not None and state.is_new:
            try:
                self.add_seed(self._seed)
            except BaseException:
                state.store.clear()  # the next start with this data file adds the seed
                raise

    def reset(self) -> None:
        """Return the server to its initial state, which is faster than starting a new one.

        The rules of the option ``faults`` start again, and the objects of the option ``seed`` are
        added again.
        """
        self._state.reset()
        if self._seed is not None:
            self.add_seed(self._seed)

    # Sessions and uploads

    def expire_tokens(self) -> None:
        """End all sessions."""
        self._state.store.execute("DELETE FROM sessions")

    def expire_uploads(self) -> None:
        """Delete all uploads in parts that are not published yet."""
        store = self._state.store
        with store.transaction():
            files = store.texts("SELECT file FROM upload_chunks")
            store.execute("DELETE FROM uploads")
        self._state.files.remove(files)

    # Inspection

    @property
    def requests(self) -> tuple[LoggedRequest, ...]:
        """The requests answered so far, oldest first (the latest 10,000)."""
        return self._state.requests.all()

    def forget_requests(self) -> None:
        """Empty the list of requests."""
        self._state.requests.clear()

    @property
    def files_folder(self) -> Path:
        """Folder of the flow files."""
        return self._state.files.folder

    @property
    def session_count(self) -> int:
        """Number of live sessions, including those that have been idle for too long."""
        return self._state.store.number("SELECT count(*) FROM sessions")
