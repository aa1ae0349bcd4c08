"""DAGs whose tasks run flows or wait for runs; the configuration of the DAG run says which."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from airflow.sdk import DAG
from tableau_flows.integrations.airflow import TableauFlowRunOperator, TableauFlowRunSensor

FAILURES: list[BaseException] = []
"""What the tasks of this process have raised."""

PARAMS = {
    "flow": "Superstore",
    "project": None,
    "values": None,
    "steps": [],
    "mode": None,
    "id": "",
    "since": "",
}


def record(context: dict[str, object]) -> None:
    FAILURES.append(context["exception"])  # type: ignore[arg-type]


def add(dag_id: str, kind: type, **arguments: object) -> None:
    """Add a DAG with one task."""
    with DAG(
        dag_id,
        schedule=None,
        start_date=datetime(2026, 1, 1, tzinfo=UTC),
        params=PARAMS,
        render_template_as_native_obj=True,
    ) as dag:
        kind(task_id="task", on_failure_callback=record, **arguments)
    globals()[dag_id] = dag


RUN = {
    "flow": "{{ params.flow }}",
    "project": "{{ params.project }}",
    "parameters": "{{ params['values'] }}",
    "output_steps": "{{ params.steps }}",
    "mode": "{{ params.mode }}",
    "tableau_conn_id": "{{ 'tableau' + '_flows_default' }}",
}
LOOK = {"poke_interval": 0.05, "timeout": 1}

for deferrable, where in ((False, "here"), (True, "deferred")):
    for rule in ("raise", "attach", "skip"):
        add(
            f"{rule}_{where}",
            TableauFlowRunOperator,
            **RUN,
            on_conflict=rule,
            wait_timeout=timedelta(seconds=20),
            deferrable=deferrable,
        )
    add(f"short_{where}", TableauFlowRunOperator, **RUN, wait_timeout=0.3, deferrable=deferrable)
    add(
        f"limited_{where}",
        TableauFlowRunOperator,
        **RUN,
        execution_timeout=timedelta(seconds=1),
        deferrable=deferrable,
    )
    for name in ("run_id", "job_id"):
        add(
            f"sense_{name}_{where}",
            TableauFlowRunSensor,
            **{name: "{{ params.id }}"},
            **LOOK,
            deferrable=deferrable,
        )
    add(
        f"sense_flow_{where}",
        TableauFlowRunSensor,
        flow="{{ params.flow }}",
        started_after="{{ params.since }}",
        **LOOK,
        deferrable=deferrable,
    )
    add(
        f"sense_softly_{where}",
        TableauFlowRunSensor,
        run_id="{{ params.id }}",
        **LOOK,
        soft_fail=True,
        deferrable=deferrable,
    )
add("start_only", TableauFlowRunOperator, **RUN, wait_for_completion=False)
add("keep_going", TableauFlowRunOperator, **RUN, wait_timeout=20, cancel_on_kill=False)

add(
    "sense_patiently",
    TableauFlowRunSensor,
    run_id="{{ params.id }}",
    poke_interval=0.05,
    timeout=120,
    deferrable=False,
)
add(
    "sense_flow_later",
    TableauFlowRunSensor,
    flow="{{ params.flow }}",
    started_after="{{ params.since }}",
    timeout=120,
    deferrable=True,
)
