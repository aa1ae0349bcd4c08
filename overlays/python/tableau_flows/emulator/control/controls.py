"""All controls of a running server, and those for its clock, runs, sessions and requests."""

from __future__ import annotations

from pathlib import Path

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.request_log import LoggedRequest
from tableau_flows.emulator.control.content import ContentControls
from tableau_flows.emulator.control.faults import FaultControls
from tableau_flows.emulator.control.groups import GroupControls
from tableau_flows.emulator.control.schedules import ScheduleControls
from tableau_flows.emulator.control.users import UserControls
from tableau_flows.emulator.options import LONGEST_TIME
from tableau_flows.emulator.rules.runs import update_runs


class Controls(FaultControls, ContentControls, GroupControls, ScheduleControls, UserControls):
    """The controls of a server; safe to use from any thread while it answers requests."""

    def reset(self) -> None:
        """Return the server to its initial state, which is faster than starting a new one.

        The rules of the option ``faults`` start again.
        """
        self._state.reset()

    # Time and runs

    def advance(self, seconds: float) -> None:
        """Move the server's clock forward until the next reset: sessions age, runs progress.

        Args:
            seconds: Number of seconds.
        """
        self._state.clock.advance(checks.seconds("a step of the clock", seconds, LONGEST_TIME))

    def finish_runs(self) -> None:
        """End all runs that are waiting or running, with their planned outcomes."""
        store, now = self._state.store, self._state.clock.now()
        with store.transaction():
            store.execute(
                "UPDATE runs SET starts_at = min(starts_at, ?), ends_at = ?"
                " WHERE status IN ('Pending', 'InProgress')",
                now,
                now,
            )
            update_runs(store, now)

    def forget_jobs(self) -> None:
        """Delete all jobs, as real servers do after some time; the runs stay."""
        self._state.store.execute("UPDATE runs SET job_purged = 1")

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
