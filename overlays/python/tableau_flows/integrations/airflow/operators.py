"""`TableauFlowRunOperator`: runs a flow, and waits for its end."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from airflow.providers.common.compat.sdk import AirflowSkipException, BaseOperator

from tableau_flows import Client, FlowRunHandle, errors, models
from tableau_flows.integrations.airflow.arguments import find_flow, seconds_of
from tableau_flows.integrations.airflow.deferring import is_deferrable, longest_deferral
from tableau_flows.integrations.airflow.hooks import TableauFlowsHook
from tableau_flows.integrations.airflow.links import TableauFlowLink
from tableau_flows.integrations.airflow.names import DEFAULT_CONNECTION, JOB_ID, PAGE, RUN_ID
from tableau_flows.integrations.airflow.outcomes import (
    Outcome,
    RunResult,
    result_of,
    started,
    succeeded,
)
from tableau_flows.integrations.airflow.triggers import TableauFlowRunTrigger

if TYPE_CHECKING:
    from airflow.sdk import Context


class TableauFlowRunOperator(BaseOperator):
    """Runs a flow, and waits for its end.

    The task succeeds if the run does. Otherwise it fails with the error of the library: a
    `FlowRunFailedError` whose text has the reason of the server, a `FlowRunCancelledError`, or a
    `WaitTimeoutError`.

    Args:
        flow: The flow: its name, the address of its page in the browser, or its id (templated).
        project: The path of the project of a flow that is given by name, such as "Sales/EU"; all
            projects are searched if omitted (templated).
        output_steps: The names or ids of the output steps to run; all if omitted (templated).
        parameters: Values of parameters of the flow, by name or id (templated).
        mode: "full" or "incremental"; as set in the flow if omitted (templated).
        on_conflict: What happens if the flow is queued or running already: "raise" fails the task;
            "attach" waits for that run, which is what a retry after a lost worker needs; "skip"
            skips the task.
        wait_for_completion: False ends the task once the run has been requested.
        wait_timeout: Maximum time to wait for the run, in seconds or as a timedelta. The run goes
            on after it. The task's `execution_timeout` ends a wait without `deferrable` too, and
            then cancels the run unless `cancel_on_kill` is False.
        cancel_on_kill: Whether a run that this task has started is cancelled when the task is
            killed: cleared or marked by a user, or ended by its timeout. While the task is
            deferred, this needs Airflow 3.3.
        deferrable: Whether the wait takes place in the triggerer, so that it occupies no worker.
            If omitted, the option `default_deferrable` of the section `operators` of Airflow's
            configuration decides.
        tableau_conn_id: The id of the connection (templated).
        kwargs: Arguments of every operator of Airflow.

    The XCom of the task is a `RunResult`. The ids are stored as `job_id` and `run_id` before the
    wait begins, for tasks that look after the run.
    """

    template_fields: Sequence[str] = (
        "flow",
        "project",
        "output_steps",
        "parameters",
        "mode",
        "tableau_conn_id",
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {"parameters": "json"}
    operator_extra_links = (TableauFlowLink(),)
    ui_color = "#e8f1f8"

    def __init__(
        self,
        *,
        flow: str,
        project: str | None = None,
        output_steps: Sequence[str] = (),
        parameters: Mapping[str, str] | None = None,
        mode: models.FlowRunMode | Literal["full", "incremental"] | None = None,
        on_conflict: Literal["raise", "attach", "skip"] = "raise",
        wait_for_completion: bool = True,
        wait_timeout: float | timedelta = 3600.0,
        cancel_on_kill: bool = True,
        deferrable: bool | None = None,
        tableau_conn_id: str = DEFAULT_CONNECTION,
        **kwargs: object,
    ) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type] # Airflow checks them
        self.flow = flow
        self.project = project
        self.output_steps = output_steps
        self.parameters = parameters
        self.mode = mode
        self.on_conflict = on_conflict
        self.wait_for_completion = wait_for_completion
        self.wait_timeout = wait_timeout
        self.cancel_on_kill = cancel_on_kill
        self.deferrable = is_deferrable(deferrable)
        self.tableau_conn_id = tableau_conn_id
        self._own_job: str | None = None

    def execute(self, context: Context) -> RunResult:
        """Run the flow; wait for it here, or in the triggerer."""
        timeout = seconds_of(self.wait_timeout)
        with TableauFlowsHook(self.tableau_conn_id).get_conn() as tableau:
            flow = find_flow(tableau, self.flow, self.project)
            run = self._start(tableau, flow)
            known = started(run.job_id, run.run_id, flow.id)
            self.log.info(
                "%s %r: job %s",
                "Waiting for the run in progress of flow" if run.attached else "Started flow",
                flow.name,
                run.job_id,
            )
            ti = context["ti"]
            ti.xcom_push(key=JOB_ID, value=run.job_id)
            ti.xcom_push(key=RUN_ID, value=run.run_id)
            ti.xcom_push(key=PAGE, value=flow.webpage_url or "")
            if not self.wait_for_completion:
                return known
            self._own_job = None if run.attached else run.job_id
            if not self.deferrable:
                return succeeded(known, run.wait(timeout=timeout, progress=False))
        if self.execution_timeout is not None:  # Airflow does not end what is deferred
            timeout = min(timeout, seconds_of(self.execution_timeout))
        self.defer(
            trigger=TableauFlowRunTrigger(
                self.tableau_conn_id,
                known,
                deadline=time.time() + timeout,
                cancel_on_kill=self.cancel_on_kill and not run.attached,
            ),
            method_name="execute_complete",
            timeout=longest_deferral(timeout),
        )
        raise AssertionError("defer() has not raised")

    def execute_complete(self, context: Context, event: Outcome) -> RunResult:
        """Return the run that the trigger has waited for, or raise the error of the wait."""
        result = result_of(event)
        context["ti"].xcom_push(key=RUN_ID, value=result["run_id"])
        return result

    def on_kill(self) -> None:
        """Cancel the run that this task has started and waits for."""
        job_id, self._own_job = self._own_job, None
        if job_id is None or not self.cancel_on_kill:
            return
        # Airflow calls this in a signal handler, so the client of the wait cannot be used: the
        # code that was interrupted may hold its locks.
        try:
            with TableauFlowsHook(self.tableau_conn_id).get_conn() as tableau:
                answer = tableau.flow_runs.open(job_id=job_id).cancel()
        except errors.TableauError:
            self.log.exception("The flow run of job %s could not be cancelled", job_id)
        else:
            self.log.info("Cancelling the flow run of job %s: %s", job_id, answer)

    def _start(self, tableau: Client, flow: models.Flow) -> FlowRunHandle:
        try:
            return tableau.flows.run(
                flow,
                output_steps=self.output_steps,
                parameters=self.parameters,
                mode=self.mode,
                on_conflict="attach" if self.on_conflict == "attach" else "raise",
            )
        except errors.AlreadyQueuedError as error:
            if self.on_conflict != "skip":
                raise
            raise AirflowSkipException(f"skipped: {error}") from error
