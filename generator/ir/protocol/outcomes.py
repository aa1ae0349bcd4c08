"""Rules for the ends of jobs, for retries, and for errors of the client."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import Code, Line, Prose, Status, WireName, Words

Repeated = Literal["read", "repeatable", "write", "upload", "poll"]
Outcome = Literal["success", "failure", "cancelled"]
RunOutcome = Literal["under way", "success", "failure", "cancelled"]


@dataclass(frozen=True, slots=True)
class FinishCode:
    """A finish code of a job."""

    code: int
    """The number in documents."""
    outcome: Outcome
    """The outcome of the job."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class RunState:
    """A known status of a flow run."""

    state: WireName
    """The status in documents."""
    outcome: RunOutcome
    """The outcome that it means."""


@dataclass(frozen=True, slots=True)
class JobRules:
    """Rules for the ends of jobs and flow runs."""

    doc: Prose
    operation: WireName
    """The operation that reads a job."""
    finish_codes: tuple[FinishCode, ...]
    """The known finish codes."""
    failure_note: str
    """The type of a note that means that the job failed, regardless of the finish code."""
    forgotten: tuple[Code, ...]
    """The error codes for a job that the server no longer has."""
    runs: WireName
    """The operation that lists flow runs, to find the run of a job that does not contain its id."""
    runs_flow: WireName
    """The filter field for the id of the flow."""
    runs_newest: WireName
    """The sort field for descending order by time."""
    runs_job: Words
    """The field of a flow run with the id of its job."""
    run_status: Words
    """The enumeration of the statuses of flow runs."""
    run_states: tuple[RunState, ...]
    """The known statuses of flow runs."""


@dataclass(frozen=True, slots=True)
class RepeatedThing:
    """A kind of call or action that can be repeated after a failure."""

    name: Repeated
    """A kind of call, a whole upload, or the next poll of a wait."""
    title: Line
    """The name for messages."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of the retry table: a kind of failure, and what is repeated after it."""

    name: Words
    title: Line
    """The name for messages."""
    doc: Prose
    statuses: tuple[Status, ...]
    """The HTTP statuses of the failure; empty: it has other signs."""
    statuses_from: Status | None
    """The lowest of a range of statuses of the failure; null: no range."""
    waits: bool | None
    """Whether the response specifies when to retry; null: either."""
    unknown: Literal["never", "always", "without an error document"]
    """When it is unknown whether a write was performed."""
    raises: tuple[Words, ...]
    """The exception classes for the failure."""
    after: tuple[Repeated, ...]
    """The calls and actions that are repeated after it."""


@dataclass(frozen=True, slots=True)
class RetryRules:
    """The retry table."""

    doc: Prose
    wait_header: WireName
    """The header that specifies when to retry, in seconds or as a date."""
    outcome_unknown: Words
    """The exception class for a write that may have been performed."""
    repeated: tuple[RepeatedThing, ...]
    """The kinds of calls and actions."""
    failures: tuple[Failure, ...]
    """The rows of the table; the first row that matches applies."""


@dataclass(frozen=True, slots=True)
class ClientError:
    """An exception class for errors that the client itself raises."""

    name: Words
    parent: Words | None
    """The parent class; null: the base class of all errors of the client."""
    doc: Line
