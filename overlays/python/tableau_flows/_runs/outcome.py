"""Determines from a job and its flow run whether it has ended, how, and why; pure."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tableau_flows_generated import protocol

from tableau_flows._runs.cleaning import cleaned
from tableau_flows.errors import (
    FlowRunCancelledError,
    FlowRunFailedError,
    JobCancelledError,
    JobFailedError,
)

if TYPE_CHECKING:
    from tableau_flows_generated.models import FlowRun, Job

_log = logging.getLogger("tableau_flows.jobs")


@dataclass(slots=True)
class Known:
    """What is known of a job that a caller waits for.

    Attributes:
        job_id: The id of the job.
        job: The latest state of the job; None before it was read.
        run: The latest state of its flow run; None before it was read.
        given_flow_id: The id of the flow, if only the caller knows it.
        told_run_id: The id of the flow run, if an earlier state of the job had it.
        lookups: Number of unsuccessful attempts to find the flow run among those of the flow.
        looks: Number of attempts to read the state while waiting.
        clean: Removes secrets from texts of replies that are shown, and shortens them.
    """

    job_id: str
    job: Job | None = None
    run: FlowRun | None = None
    given_flow_id: str | None = None
    told_run_id: str | None = None
    lookups: int = 0
    looks: int = 0
    clean: Callable[[str], str] = str

    @property
    def run_id(self) -> str | None:
        """The id of the flow run."""
        if self.run is not None:
            return self.run.id
        details = self.job.run_flow_job_type if self.job else None
        if details is not None and details.flow_run_id:
            self.told_run_id = details.flow_run_id  # a later reply may leave it out
        return self.told_run_id

    @property
    def flow_id(self) -> str | None:
        """The id of the flow."""
        details = self.job.run_flow_job_type if self.job else None
        told = details.flow.id if details and details.flow else None
        return self.given_flow_id or told or (self.run.flow_id if self.run else None)

    def title(self) -> str:
        """Return the flow as a progress bar names it; the job, if the flow is not known."""
        details = self.job.run_flow_job_type if self.job else None
        name = details.flow.name if details and details.flow else None
        if name is not None:
            return self.clean(repr(name))
        return self.clean(f"flow {self.flow_id}" if self.flow_id else f"job {self.job_id}")

    def best_job(self) -> Job:
        """Return the latest state of the job, or only its id."""
        from tableau_flows_generated.models import Job

        return self.job or Job(id=self.job_id)

    def shown_job(self) -> Job:
        """Return the job for an error, with cleaned texts and shortened lists."""
        return cleaned(_completed(self), self.clean)

    def shown_run(self) -> FlowRun | None:
        """Return the flow run for an error, with cleaned texts."""
        return cleaned(self.run, self.clean)

    def __str__(self) -> str:
        """Name the job, its flow and its flow run."""
        details = self.job.run_flow_job_type if self.job else None
        name = details.flow.name if details and details.flow else None
        parts: list[str] = []
        if self.flow_id:
            parts.append(f"flow {self.flow_id}" + (f" {name!r}" if name else ""))
        elif name:
            parts.append(f"flow {name!r}")
        if self.run_id:
            parts.append(f"flow run {self.run_id}")
        return self.clean(f"job {self.job_id}" + (f" ({', '.join(parts)})" if parts else ""))


def has_ended(job: Job) -> bool:
    """Return whether a job has ended (wire_facts §9.1)."""
    full = job.progress is not None and job.progress >= 100
    return job.completed_at is not None or (full and job.finish_code is not None)


def is_run_over(run: FlowRun) -> bool:
    """Return whether a flow run has ended, be it with a status that is not known here."""
    return _finish_code_of(run) is not None or (
        run.completed_at is not None and not is_under_way(run)
    )


def has_failed(run: FlowRun) -> bool:
    """Return whether a flow run has failed."""
    return _finish_code_of(run) in protocol.FAILURE_CODES


def is_under_way(run: FlowRun) -> bool:
    """Return whether a flow run is queued or running."""
    return run.status in protocol.STATES_UNDER_WAY


def succeeded(job: Job) -> bool:
    """Return whether a job that has ended succeeded."""
    # A job can fail with a finish code of success and a note of an error (wire_facts §9.1).
    return job.finish_code in protocol.SUCCESS_CODES and not _has_error_note(job)


def is_explained(job: Job) -> bool:
    """Return whether a job that did not succeed gives a reason."""
    return job.finish_code in protocol.CANCELLED_CODES or bool(notes_of(job))


def notes_of(job: Job) -> str:
    """Return the notes of the server about a job, from all places in the reply."""
    return _joined(_texts_of(job))


def reason_of(run: FlowRun | None) -> str:
    """Return why a flow run failed, from any of the forms of `failureReason` (3.30)."""
    failure = run.failure_reason if run else None
    if failure is None:
        return ""
    return _joined(iter((failure.message, failure.message_element, failure.text)))


def verdict(known: Known) -> Job:
    """Return a job that succeeded; raise an error for any other.

    Raises:
        JobCancelledError: It was cancelled.
        JobFailedError: It failed.
    """
    job = _completed(known)
    if succeeded(job):
        _log.info("%s succeeded", known)
        return job
    shown, run = known.shown_job(), known.shown_run()
    notes = known.clean(_joined(iter((notes_of(job), reason_of(known.run)))))
    if job.finish_code in protocol.CANCELLED_CODES and not _has_error_note(job):
        raise JobCancelledError(f"{known} was cancelled", job=shown, run=run, reason=notes)
    raise JobFailedError(
        f"{known} failed", job=shown, run=run, reason=notes or _no_reason(known, job)
    )


def run_verdict(known: Known) -> FlowRun | Job:
    """Return a flow run that succeeded, or its job if there is no run; raise an error otherwise.

    Raises:
        FlowRunCancelledError: It was cancelled.
        FlowRunFailedError: It failed, or ended with an unknown status.
    """
    job, run = _completed(known), known.run
    told = _finish_code_of(run) if run else None
    if run is not None and is_run_over(run):
        is_good = told in protocol.SUCCESS_CODES and not _contradicts(job)
        code = job.finish_code if _contradicts(job) else told
    else:
        is_good, code = succeeded(job), job.finish_code
    if is_good:
        _log.info("%s succeeded", known)
        return job if run is None or not is_run_over(run) else run
    shown, shown_run = known.shown_job(), known.shown_run()
    reason = known.clean(reason_of(run) or notes_of(job))
    if code in protocol.CANCELLED_CODES and not _has_error_note(job):
        raise FlowRunCancelledError(
            f"{known} was cancelled", job=shown, run=shown_run, reason=reason
        )
    if not reason and run is not None and told is None and is_run_over(run):
        status = known.clean(str(run.status))
        reason = f"the flow run ended with the status {status!r}, which is unknown"
    reason = reason or f"not available: {_no_reason(known, job)}"
    raise FlowRunFailedError(f"{known} failed", job=shown, run=shown_run, reason=reason)


def _contradicts(job: Job) -> bool:
    """Return whether a job failed, whatever its flow run says (wire_facts §9.1)."""
    return job.finish_code in protocol.FAILURE_CODES or _has_error_note(job)


def carry(error: Exception, known: Known) -> None:
    """Add the job and the flow run to an error that ends a wait."""
    from tableau_flows.errors import ApiError, ConnectionFailedError, UnreadableReplyError

    if isinstance(error, ApiError | ConnectionFailedError | UnreadableReplyError):
        error.job = known.shown_job()
        error.run = known.shown_run()


def _completed(known: Known) -> Job:
    """Return the job, completed with the outcome of its flow run."""
    job, run = known.best_job(), known.run
    code = _finish_code_of(run) if run else None
    if run is None or code is None or job.finish_code is not None:
        return job
    return replace(
        job, finish_code=code, progress=100, completed_at=job.completed_at or run.completed_at
    )


def _finish_code_of(run: FlowRun) -> int | None:
    """Return the finish code that corresponds to the state of a flow run; None if there is none."""
    return protocol.FINISH_CODE_OF_STATE.get(run.status or "")


def _no_reason(known: Known, job: Job) -> str:
    """Return the text for a missing reason, which claims no more than was read."""
    code = "none" if job.finish_code is None else job.finish_code
    where = "in the notes of the job" if known.job is not None else "since the job cannot be read"
    if known.run is not None:
        where += " or in its flow run"
    elif known.run_id or known.flow_id:
        where += "; its flow run could not be read"
    return f"no reason was found {where} (finish code: {code})"


def _has_error_note(job: Job) -> bool:
    return any((note.type or "").lower() == _FAILURE_NOTE for note in job.status_notes)


_FAILURE_NOTE = protocol.FAILURE_NOTE.lower()


def _texts_of(job: Job) -> Iterator[str | None]:
    if job.run_flow_job_type:
        yield job.run_flow_job_type.notes
        yield job.run_flow_job_type.text
    for other in (
        job.extract_refresh_job,
        job.update_uploaded_file_job,
        job.subscription_job_type,
        job.extract_creation_job,
        job.thumbnails_refresh_job,
    ):
        if other:
            yield other.notes
            yield other.text
    yield job.notes
    yield job.status_notes_text
    for note in job.status_notes:
        yield note.text
        yield note.element_text
        if not (note.text or note.element_text):
            yield note.value


def _joined(texts: Iterator[str | None]) -> str:
    """Join the texts that are not empty, each once."""
    return "; ".join(dict.fromkeys(text.strip() for text in texts if text and text.strip()))
