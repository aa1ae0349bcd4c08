"""The protocol in the intermediate representation: what any client must know to talk to servers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.kinds import (
    Code,
    Line,
    MediaType,
    Prose,
    Since,
    Status,
    Version,
    WireName,
    Words,
)

Repeated = Literal["read", "repeatable", "write", "upload", "poll"]
Outcome = Literal["success", "failure", "cancelled"]
RunOutcome = Literal["under way", "success", "failure", "cancelled"]


@dataclass(frozen=True, slots=True)
class SessionRules:
    """Rules for sessions: how they start, are sent, and end."""

    doc: Prose
    header: WireName
    """The header that contains the session token."""
    version_parameter: WireName
    """The path parameter for the version."""
    site_parameter: WireName
    """The path parameter for the id of the site."""
    sign_in: WireName
    """The operation that starts a session."""
    sign_in_site: tuple[Words, ...]
    """The field names from its request to the short name of the site."""
    sign_in_user: tuple[Words, ...]
    """The field names from its request to the id of a user to impersonate."""
    token: tuple[Words, ...]
    """The field names from its reply to the session token."""
    site: tuple[Words, ...]
    """The field names from its reply to the id of the site."""
    user: tuple[Words, ...]
    """The field names from its reply to the id of the user."""
    sign_out: WireName
    """The operation that ends a session."""
    change_site: WireName
    """The operation that switches a session to another site; its reply is that of a sign-in."""
    change_site_site: tuple[Words, ...]
    """The field names from its request to the short name of the site."""
    ended_status: Status
    """The status that means that the session has ended, if the body cannot be read."""
    ended_codes: tuple[Code, ...]
    """The codes that mean that the session has ended and must be renewed."""
    same_site: Code
    """The error code for switching to the current site of the session."""
    idle_minutes_server: int
    """The default idle timeout of a session on Tableau Server, in minutes."""
    idle_minutes_cloud: int
    """The default idle timeout of a session on Tableau Cloud, in minutes."""


@dataclass(frozen=True, slots=True)
class CredentialField:
    """A value of credentials and its place in the sign-in document."""

    name: Words
    path: tuple[Words, ...]
    """The field names from the sign-in request to the value."""
    optional: bool
    """Whether it may be omitted."""
    secret: bool
    """Whether the value must never be shown."""


@dataclass(frozen=True, slots=True)
class CredentialKind:
    """A type of sign-in credentials."""

    name: Words
    title: Line
    """The name for messages."""
    doc: Prose
    since_server: Version | None
    """The version since which Tableau Server accepts it; null: never."""
    since_cloud: Version | None
    """The version since which Tableau Cloud accepts it; null: never."""
    impersonation_since: Since
    """The version since which it supports impersonation."""
    one_session: bool
    """Whether signing in ends the previous session of the same credentials."""
    fields: tuple[CredentialField, ...]
    """The values of the credentials."""


@dataclass(frozen=True, slots=True)
class VersionRules:
    """Rules for the choice of the API version."""

    doc: Prose
    operation: WireName
    """The operation that returns the server's newest version; it needs no session."""
    field: tuple[Words, ...]
    """The field names from its reply to the version."""
    unknown_version: Code
    """The error code for a version in the path that the server does not support."""
    unknown_operation: Code
    """The error code of a server that is too old to return its version."""


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """The form of XML documents."""

    doc: Prose
    request: WireName
    """The root element of a request."""
    request_namespace: bool
    """Whether requests have the namespace."""
    reply: WireName
    """The root element of a reply."""
    error: WireName
    """The element that makes a reply an error."""
    warnings: WireName
    """The element with warnings, which any reply can have at its end."""
    request_media: MediaType
    """The media type of a request."""
    reply_media: MediaType
    """The media type of a reply."""


@dataclass(frozen=True, slots=True)
class ValueRules:
    """Rules for the text forms of values; an empty text means no value."""

    doc: Prose
    true_words: tuple[str, ...]
    """The texts for true; the first is used for writing."""
    false_words: tuple[str, ...]
    """The texts for false; the first is used for writing."""
    integer: str
    """The pattern of an integer: a regular expression (ECMA 262) for the whole value."""
    date_time: str
    """The pattern of a date and time, with groups for date, time, fraction and offset."""
    date_time_doc: Prose
    """How a date and time is read and written."""
    time: str
    """The pattern of a time of day, with groups for time, fraction and offset."""
    time_doc: Prose
    """How a time of day is read."""


@dataclass(frozen=True, slots=True)
class ListEnd:
    """A sign that a list without a total has ended."""

    sign: Literal["short page", "repeated items", "past the end"]
    """The sign."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class PagingRules:
    """Rules for reading lists page by page."""

    doc: Prose
    pagination: WireName
    """The element of a reply that describes its page."""
    pagination_number: WireName
    """The attribute with the number of the page."""
    pagination_size: WireName
    """The attribute with the size of the page."""
    pagination_total: WireName
    """The attribute with the total number of items on all pages."""
    number: WireName
    """The query parameter for the page number."""
    size: WireName
    """The query parameter for the page size."""
    first: int
    """The number of the first page."""
    least_size: int
    """The minimum page size."""
    default_size: int
    """The default page size."""
    largest_size: int
    """The maximum page size."""
    past_the_end: Code
    """The error code for a page number beyond the last page."""
    wrong_size: Code
    """The error code for an invalid page size."""
    too_large: Code
    """The error code for a page size over the maximum."""
    stable_sort: tuple[WireName, ...]
    """Fields to sort by, if the list has them, so that pages can be read concurrently."""
    without_total: tuple[ListEnd, ...]
    """Signs that a list without a total has ended."""


@dataclass(frozen=True, slots=True)
class QueryRules:
    """Rules for the text forms of filters and sorts."""

    doc: Prose
    filter: str
    """The form of a condition, with `{field}`, `{operator}` and `{value}`."""
    sort: str
    """The form of a sort field, with `{field}` and `{direction}`."""
    list: str
    """The form of a list of values, with `{values}`."""
    joined_by: str
    """The separator between conditions, between sort fields, and between values in a list."""
    ascending: str
    """The word for ascending order."""
    descending: str
    """The word for descending order."""
    never_in_values: str
    """The characters that values cannot contain."""


@dataclass(frozen=True, slots=True)
class UploadRules:
    """Rules for uploads in parts, with limits in bytes."""

    doc: Prose
    megabyte: int
    """The number of bytes in a megabyte, as servers define it."""
    one_request: int
    """The maximum size of a file that is sent in the publish request itself, in bytes."""
    largest_part: int
    """The maximum size of a part, in bytes."""
    usual_part: int
    """The default size of a part, in bytes."""
    parts: int
    """The maximum number of parts of an upload."""
    first_part: int
    """The number of the first part."""
    part_number: WireName
    """The query parameter for the number of a part."""
    upload: WireName
    """The query parameter for the id of the upload to publish."""
    forgotten: Code
    """The error code for an upload that the server no longer has."""


@dataclass(frozen=True, slots=True)
class MultipartRules:
    """The layout of a multipart body."""

    doc: Prose
    media: MediaType
    """The media type of the body; the parameter `boundary` follows it."""
    line_end: str
    """The line ending between headers and contents."""
    disposition: WireName
    """The first header of a part, which contains its name."""
    content_type: WireName
    """The second header of a part, which contains its media type."""
    file_name_doc: Prose
    """How a file name is adapted for the header."""
    file_name_stand_in: str
    """The replacement for a name that is not printable ASCII."""
    file_name_left_out: str
    """The characters that are removed from a name."""
    file_name_longest: int
    """The maximum number of characters of a name, without its extension."""


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


@dataclass(frozen=True, slots=True)
class Protocol:
    """The protocol between clients and servers."""

    session: SessionRules
    """The rules for sessions."""
    credentials: tuple[CredentialKind, ...]
    """The types of sign-in credentials."""
    versions: VersionRules
    """The rules for versions."""
    documents: DocumentRules
    """The rules for documents."""
    values: ValueRules
    """The rules for values in documents."""
    paging: PagingRules
    """The rules for lists."""
    queries: QueryRules
    """The rules for filters and sorts."""
    uploads: UploadRules
    """The rules for uploads."""
    multipart: MultipartRules
    """The rules for multipart bodies."""
    jobs: JobRules
    """The rules for jobs."""
    retry: RetryRules
    """The rules for retries."""
    errors: tuple[ClientError, ...]
    """The exception classes for errors that the client itself raises, parents first."""
