"""`TableauFlowRunTrigger`: waits for a run in the triggerer, with the async client."""

from __future__ import annotations

from collections.abc import AsyncIterator

from airflow.triggers.base import BaseTrigger, TriggerEvent

from tableau_flows.integrations.airflow.arguments import moment_of
from tableau_flows.integrations.airflow.hooks import TableauFlowsHook
from tableau_flows.integrations.airflow.outcomes import RunResult
from tableau_flows.integrations.airflow.waiting import open_run, wait_for_run


class TableauFlowRunTrigger(BaseTrigger):
    """Fires once, when a run has ended or the wait for it.

    The payload of its event is an `Outcome`. What is stored in Airflow's database has no secrets.

    Args:
        tableau_conn_id: The id of the connection.
        known: What is known of the run: its id, or that of its job.
        deadline: When to give up, as seconds since the epoch, so that a restart of the triggerer
            does not prolong the wait.
        cancel_on_kill: Whether the run is cancelled when a user ends or clears the task while it
            waits (since Airflow 3.3); a restart of the triggerer never cancels it.
        started_after: If given, the latest run of the flow that has started since, or is queued, is
            waited for; a time in ISO format with a time zone.
    """

    def __init__(
        self,
        tableau_conn_id: str,
        known: RunResult,
        deadline: float,
        cancel_on_kill: bool = False,
        started_after: str | None = None,
    ) -> None:
        super().__init__()
        self.tableau_conn_id = tableau_conn_id
        self.known = known
        self.deadline = deadline
        self.cancel_on_kill = cancel_on_kill
        self.started_after = started_after

    def serialize(self) -> tuple[str, dict[str, object]]:
        """Return the path of this class, and its arguments."""
        return (
            f"{type(self).__module__}.{type(self).__qualname__}",
            {
                "tableau_conn_id": self.tableau_conn_id,
                "known": dict(self.known),
                "deadline": self.deadline,
                "cancel_on_kill": self.cancel_on_kill,
                "started_after": self.started_after,
            },
        )

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Wait for the run."""
        after = self.started_after
        since = None if after is None else moment_of(after, "started_after")
        hook = TableauFlowsHook(self.tableau_conn_id)
        async with await hook.shared_client() as tableau:
            outcome = await wait_for_run(
                tableau,
                self.known,
                self.deadline,
                since=since,
            )
        yield TriggerEvent(outcome)

    async def on_kill(self) -> None:
        """Cancel the run, since a user has ended or cleared the task."""
        if not self.cancel_on_kill:
            return
        hook = TableauFlowsHook(self.tableau_conn_id)
        async with await hook.shared_client() as tableau:
            run = await open_run(tableau, self.known, deadline=0.0)
            answer = await run.cancel()
        self.log.info("Cancelling the flow run of job %s: %s", self.known["job_id"], answer)
