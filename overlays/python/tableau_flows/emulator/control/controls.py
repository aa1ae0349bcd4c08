"""All controls of a running server, and those for its clock, runs, sessions and requests."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.clock import Clock
from tableau_flows.emulator.base.request_log import LoggedRequest
from tableau_flows.emulator.control.content import ContentControls
from tableau_flows.emulator.control.faults import FaultControls
from tableau_flows.emulator.control.groups import GroupControls
from tableau_flows.emulator.control.metadata import MetadataControls
from tableau_flows.emulator.control.runs import RunControls
from tableau_flows.emulator.control.schedules import ScheduleControls
from tableau_flows.emulator.control.users import UserControls
from tableau_flows.emulator.options import LONGEST_TIME


class Controls(
    FaultControls,
    ContentControls,
    GroupControls,
    MetadataControls,
    RunControls,
    ScheduleControls,
    UserControls,
):
    """The controls of a server; safe to use from any thread while it answers requests."""

    def reset(self) -> None:
        """Return the server to its initial state, which is faster than starting a new one.

        The rules of the option ``faults`` start again.
        """
        self._state.reset()

    # Time

    def advance(self, seconds: float) -> None:
        """Move the server's clock forward until the next reset: sessions age, runs progress.

        Args:
            seconds: Number of seconds.
        """
        self._state.clock.advance(checks.seconds("a step of the clock", seconds, LONGEST_TIME))

    def set_time(self, when: datetime) -> None:
        """Set the server's clock until the next reset.

        Args:
            when: The time, with a time zone. It may be earlier than now: what has happened stays,
                and runs in progress end later.

        Raises:
            ValueError: The time has no time zone, or is not within the years 1971 to 9000.
        """
        seconds = checks.moment("the time of the clock", when)
        if not 1971 <= when.year <= 9000:
            raise ValueError(f"the clock can be set from 1971 to 9000, not to {when.isoformat()}")
        self._state.clock.set(seconds)

    @property
    def clock(self) -> Clock:
        """The server's clock, for clients in this process to wait by.

        ```python
        with Client(server.url, credentials=credentials, clock=server.clock) as tableau:
            tableau.flows.run(flow, wait=3600)  # returns at once
        ```

        A client with this clock does not spend real time between polls and before retries: its
        wait moves the clock, for the server and for all clients that have it. ``advance`` and
        ``set_time`` move the time of waiting clients too. It works with threads, asyncio and trio.
        A wait without a timeout for a run that never ends does not return.
        """
        return self._state.clock

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
