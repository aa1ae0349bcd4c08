"""`TableauFlowRunSensor`: waits for a run that something else has started."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NoReturn

from airflow.providers.common.compat.sdk import (
    AirflowFailException,
    AirflowSensorTimeout,
    AirflowSkipException,
    BaseSensorOperator,
    PokeReturnValue,
)

from tableau_flows import Client, errors
from tableau_flows.integrations.airflow.arguments import find_flow, moment_of
from tableau_flows.integrations.airflow.deferring import is_deferrable, longest_deferral
from tableau_flows.integrations.airflow.hooks import TableauFlowsHook
from tableau_flows.integrations.airflow.links import TableauFlowLink
from tableau_flows.integrations.airflow.names import DEFAULT_CONNECTION, PAGE
from tableau_flows.integrations.airflow.outcomes import (
    Outcome,
    RunResult,
    id_to_open,
    result_of,
    started,
    succeeded,
)
from tableau_flows.integrations.airflow.triggers import TableauFlowRunTrigger
from tableau_flows.integrations.airflow.waiting import is_run_since

if TYPE_CHECKING:
    from airflow.sdk import Context


class TableauFlowRunSensor(BaseSensorOperator):
    """Waits for the end of a run that something else has started.

    Give `run_id` or `job_id`, such as those in the XComs of a `TableauFlowRunOperator`; or `flow`
    and `started_after`, for a run that a schedule of Tableau starts.

    The task succeeds if the run does. It fails at once, without retries, if the run has failed or
    was cancelled; the text has the reason of the server.

    Args:
        run_id: The id of the flow run (templated).
        job_id: The id of the job that performs the run (templated).
        flow: The flow, as for `TableauFlowRunOperator` (templated).
        project: The path of the project of a flow that is given by name (templated).
        started_after: The earliest time at which the run of `flow` may have started, with a time
            zone, such as "{{ data_interval_start }}"; the latest such run is waited for, and one
            that is still queued counts (templated).
        deferrable: Whether the wait takes place in the triggerer, so that it occupies no worker.
            If omitted, the option `default_deferrable` of the section `operators` of Airflow's
            configuration decides.
        tableau_conn_id: The id of the connection (templated).
        kwargs: Arguments of every sensor of Airflow, such as `timeout` and `soft_fail`.
    """

    template_fields: Sequence[str] = (
        "run_id",
        "job_id",
        "flow",
        "project",
        "started_after",
        "tableau_conn_id",
    )
    operator_extra_links = (TableauFlowLink(),)
    ui_color = "#e8f1f8"

    def __init__(
        self,
        *,
        run_id: str | None = None,
        job_id: str | None = None,
        flow: str | None = None,
        project: str | None = None,
        started_after: datetime | str | None = None,
        deferrable: bool | None = None,
        tableau_conn_id: str = DEFAULT_CONNECTION,
        **kwargs: object,
    ) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type] # Airflow checks them
        if sum(one is not None for one in (run_id, job_id, flow)) != 1:
            raise ValueError("give run_id=, job_id= or flow=, one of them")
        if (flow is None) != (started_after is None):
            raise ValueError("give flow= and started_after= together, or neither")
        self.run_id = run_id
        self.job_id = job_id
        self.flow = flow
        self.project = project
        self.started_after = started_after
        self.deferrable = is_deferrable(deferrable)
        self.tableau_conn_id = tableau_conn_id

    def execute(self, context: Context) -> RunResult:
        """Wait for the run here, or in the triggerer."""
        if not self.deferrable:
            result: RunResult = super().execute(context)
            return result
        since = self._since()
        with TableauFlowsHook(self.tableau_conn_id).get_conn() as tableau:
            known = started(self.job_id, self.run_id, self._flow_id(tableau, context))
        self.defer(
            trigger=TableauFlowRunTrigger(
                self.tableau_conn_id,
                known,
                deadline=time.time() + self.timeout,
                started_after=None if since is None else since.isoformat(),
            ),
            method_name="execute_complete",
            timeout=longest_deferral(self.timeout),
        )
        raise AssertionError("defer() has not raised")

    def poke(self, context: Context) -> PokeReturnValue:
        """Look once whether the run has ended; after a transient failure, it has not yet."""
        try:
            return self._look(context)
        except errors.TableauError as error:
            if not errors.is_transient(error):
                raise
            self.log.warning("The next attempt follows, since this is transient: %s", error)
            return PokeReturnValue(is_done=False)

    def _look(self, context: Context) -> PokeReturnValue:
        with TableauFlowsHook(self.tableau_conn_id).get_conn() as tableau:
            known = started(self.job_id, self.run_id, self._flow_id(tableau, context))
            since = self._since()
            if since is not None and known["flow_id"] is not None:
                for run in tableau.flow_runs.latest(known["flow_id"], count=1):
                    if is_run_since(run, since):
                        known = started(run.background_job_id, run.id, run.flow_id)
            if known["run_id"] is None and known["job_id"] is None:
                return PokeReturnValue(is_done=False)
            try:
                handle = tableau.flow_runs.open(**id_to_open(known))
                known = started(handle.job_id, handle.run_id, handle.flow_id)
                ended = handle.wait(timeout=0, progress=False)
            except errors.WaitTimeoutError:
                return PokeReturnValue(is_done=False)
            except errors.JobError as error:
                self._fail(error)
        return PokeReturnValue(is_done=True, xcom_value=succeeded(known, ended))

    def execute_complete(self, context: Context, event: Outcome) -> RunResult:
        """Return the run that the trigger has waited for, or fail as a sensor does."""
        try:
            return result_of(event)
        except errors.WaitTimeoutError as error:
            if self.soft_fail:
                raise AirflowSkipException(str(error)) from error
            raise AirflowSensorTimeout(str(error)) from error
        except errors.JobError as error:
            if self.soft_fail or self.never_fail:
                raise AirflowSkipException(str(error)) from error
            self._fail(error)

    def _fail(self, error: errors.JobError) -> NoReturn:
        """Fail without retries, since a run that has ended does not change."""
        raise AirflowFailException(str(error)) from error

    def _since(self) -> datetime | None:
        if self.started_after is None:
            return None
        return moment_of(self.started_after, "started_after")

    def _flow_id(self, tableau: Client, context: Context) -> str | None:
        """Return the id of the flow, once its page is stored for the link."""
        if self.flow is None:
            return None
        flow = find_flow(tableau, self.flow, self.project)
        context["ti"].xcom_push(key=PAGE, value=flow.webpage_url or "")
        return flow.id
