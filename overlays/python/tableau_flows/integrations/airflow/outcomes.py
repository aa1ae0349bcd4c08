"""How a run ended, as data that Airflow can store; and the errors that it stands for."""

from __future__ import annotations

from datetime import datetime
from typing import Literal, TypedDict

from tableau_flows import errors, models


class RunResult(TypedDict):
    """A run, as the XCom of a task that has run a flow or waited for a run.

    Attributes:
        job_id: The id of the job that performs the run, if it is known.
        run_id: The id of the flow run, if it is known.
        flow_id: The id of the flow, if it is known.
        status: The status of the run, such as "Success"; None if it was not waited for.
        started_at: When it started, in ISO format.
        completed_at: When it ended, in ISO format.
    """

    job_id: str | None
    run_id: str | None
    flow_id: str | None
    status: str | None
    started_at: str | None
    completed_at: str | None


class RunId(TypedDict):
    """The id that a run is found by, as the arguments of `flow_runs.open`; the other one is None.

    Attributes:
        run_id: The id of the flow run.
        job_id: The id of the job that performs the run.
    """

    run_id: str | None
    job_id: str | None


End = Literal["success", "failed", "cancelled", "timeout", "gone", "error"]


class Outcome(TypedDict):
    """How a wait ended, as the payload of an event of a trigger.

    Attributes:
        end: How it ended: "error" is a failure of the wait, such as a sign-in that was refused.
        result: What is known of the run.
        message: The text of the error; empty for a success.
        reason: The reason in the words of the server, if there is one.
    """

    end: End
    result: RunResult
    message: str
    reason: str


_KINDS: dict[End, type[errors.JobError]] = {
    "failed": errors.FlowRunFailedError,
    "cancelled": errors.FlowRunCancelledError,
    "timeout": errors.WaitTimeoutError,
    "gone": errors.JobGoneError,
    "error": errors.JobError,
}
"""The errors of the ends, in the order in which an error is compared with them."""


def started(job_id: str | None, run_id: str | None, flow_id: str | None) -> RunResult:
    """Return what is known of a run that was not waited for."""
    return {
        "job_id": job_id,
        "run_id": run_id,
        "flow_id": flow_id,
        "status": None,
        "started_at": None,
        "completed_at": None,
    }


def id_to_open(known: RunResult) -> RunId:
    """Return the id to find a run by: its own if it is known, else that of its job."""
    run_id = known["run_id"]
    return {"run_id": run_id, "job_id": known["job_id"] if run_id is None else None}


def succeeded(known: RunResult, ended: models.FlowRun | models.Job) -> RunResult:
    """Return a run that has ended successfully.

    Args:
        known: What was known of it before.
        ended: The run, or its job where the run could not be read.
    """
    run = ended if isinstance(ended, models.FlowRun) else None
    return {
        "job_id": known["job_id"],
        "run_id": run.id if run else known["run_id"],
        "flow_id": (run and run.flow_id) or known["flow_id"],
        "status": str((run and run.status) or models.FlowRunStatus.SUCCESS),
        "started_at": _time_text(ended.started_at),
        "completed_at": _time_text(ended.completed_at),
    }


def success(result: RunResult) -> Outcome:
    """Return the outcome of a run that has succeeded."""
    return {"end": "success", "result": result, "message": "", "reason": ""}


def failure(known: RunResult, error: errors.TableauError) -> Outcome:
    """Return the outcome of a wait that an error has ended.

    Args:
        known: What was known of the run before.
        error: The error, whose text and reason have no secrets.
    """
    end: End = next((end for end, kind in _KINDS.items() if isinstance(error, kind)), "error")
    return {
        "end": end,
        "result": known,
        "message": str(error),
        "reason": error.reason if isinstance(error, errors.JobError) else "",
    }


def result_of(outcome: Outcome) -> RunResult:
    """Return the run of an outcome, or raise what a wait in this process would have raised.

    Raises:
        FlowRunFailedError: The run failed; `reason` has the words of the server.
        FlowRunCancelledError: The run was cancelled.
        WaitTimeoutError: The timeout expired; the run continues on the server.
        JobGoneError: The server has neither the run nor its job any more.
        JobError: The wait itself failed, as the text says.
    """
    if outcome["end"] == "success":
        return outcome["result"]
    job = models.Job(id=outcome["result"]["job_id"] or "")
    error = _KINDS[outcome["end"]](outcome["message"], job=job)
    error.reason = outcome["reason"]  # the message ends with it already
    raise error


def _time_text(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()
