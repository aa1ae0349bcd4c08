"""Controls for the server's clock, by which clients of the same process can wait."""

from __future__ import annotations

from datetime import datetime

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.clock import Clock
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.options import LONGEST_TIME


class ClockControls(ControlsBase):
    """Controls for the time of a server."""

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
