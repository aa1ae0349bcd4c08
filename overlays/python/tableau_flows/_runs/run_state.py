"""What a handle of a flow run knows: ids, and the latest state that was read."""

from __future__ import annotations

from tableau_flows_generated import models as m

from tableau_flows._common.pickling import ClientBound
from tableau_flows._runs.runs import Started
from tableau_flows._session.session import Session


class RunState(ClientBound):
    """The common base of `FlowRunHandle` and `AsyncFlowRunHandle`."""

    def __init__(self, session: Session, started: Started) -> None:
        self._session = session
        self._started = started
        self._known = started.known

    @property
    def job_id(self) -> str:
        """The id of the job that performs the run."""
        return self._known.job_id

    @property
    def run_id(self) -> str | None:
        """The id of the flow run.

        None until it is known: some servers do not return it when a run is started, and there is
        none before version 3.10. `wait` and `refresh` look it up.
        """
        return self._known.run_id

    @property
    def flow_id(self) -> str | None:
        """The id of the flow; None if the server has not told it."""
        return self._known.flow_id

    @property
    def attached(self) -> bool:
        """Whether the run had been started before, and `on_conflict="attach"` found it.

        Its output steps, mode and parameters may be others than those requested.
        """
        return self._started.attached

    @property
    def run(self) -> m.FlowRun | None:
        """The flow run as last read; None before that."""
        return self._known.run

    @property
    def job(self) -> m.Job | None:
        """The job as last read; None before that."""
        return self._known.job

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._known}>"
