"""The base of all controls: the server's state, and the check that a name is not taken."""

from __future__ import annotations

from tableau_flows.emulator.state import ServerState


class ControlsBase:
    """Controls of a server; safe to use from any thread while it answers requests."""

    def __init__(self, state: ServerState) -> None:
        self._state = state

    def _check_new(self, kind: str, name: str, query: str, *values: str) -> None:
        """Reject a name that is taken; the query's last placeholder stands for the name."""
        if self._state.store.exists(query, *values, name):
            raise ValueError(f"there is already a {kind} called {name!r}; use another name")
