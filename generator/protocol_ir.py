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
    """How a session is carried, how it ends, and which answers are about it."""

    doc: Prose
    header: WireName
    """The header that carries the token of the session."""
    version_parameter: WireName
    """The parameter of paths that is the version to speak."""
    site_parameter: WireName
    """The parameter of paths that is the id of the site."""
    sign_in: WireName
    """The operation that begins a session."""
    sign_in_site: tuple[Words, ...]
    """Field names from its request down to the short name of the site."""
    sign_in_user: tuple[Words, ...]
    """Field names from its request down to the id of a user to act as."""
    token: tuple[Words, ...]
    """Field names from its reply down to the token of the session."""
    site: tuple[Words, ...]
    """Field names from its reply down to the id of the site."""
    user: tuple[Words, ...]
    """Field names from its reply down to the id of the user."""
    sign_out: WireName
    """The operation that ends a session."""
    change_site: WireName
    """The operation that moves a session to another site; its reply is that of a sign-in."""
    change_site_site: tuple[Words, ...]
    """Field names from its request down to the short name of the site."""
    ended_status: Status
    """Says that the session has ended where the body of the answer cannot be read."""
    ended_codes: tuple[Code, ...]
    """The codes that say that the session has ended: it is renewed, and the call is repeated."""
    same_site: Code
    """The code of a change to the site that the session already is on."""
    idle_minutes_server: int
    """How long a session lives without a call on Tableau Server, in minutes."""
    idle_minutes_cloud: int
    """How long a session lives without a call on Tableau Cloud, in minutes."""


@dataclass(frozen=True, slots=True)
class CredentialField:
    """A value of credentials, and where it stands in the document that signs in."""

    name: Words
    path: tuple[Words, ...]
    """Field names from the request that signs in down to the value."""
    optional: bool
    """Whether it may be left out."""
    secret: bool
    """Whether the value must never be shown."""


@dataclass(frozen=True, slots=True)
class CredentialKind:
    """A kind of credentials that signs in."""

    name: Words
    title: Line
    """What it is called in messages."""
    doc: Prose
    since_server: Version | None
    """The version from which Tableau Server takes it; null: it does not."""
    since_cloud: Version | None
    """The version from which Tableau Cloud takes it; null: it does not."""
    impersonation_since: Since
    """The version from which a user to act as may be named beside it."""
    one_session: bool
    """Whether signing in with it ends the session that was begun with it before."""
    fields: tuple[CredentialField, ...]
    """Its values."""


@dataclass(frozen=True, slots=True)
class VersionRules:
    """How client and server agree on the version to speak."""

    doc: Prose
    operation: WireName
    """The operation that tells the newest version of the server; it takes no session."""
    field: tuple[Words, ...]
    """Field names from its reply down to the version."""
    unknown_version: Code
    """The code of an address with a version that the server does not speak."""
    unknown_operation: Code
    """The code of a server that is too old to tell its version."""


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """The form of XML documents."""

    doc: Prose
    request: WireName
    """The root element of a request."""
    request_namespace: bool
    """Whether a request carries the namespace."""
    reply: WireName
    """The root element of a reply."""
    error: WireName
    """The element that makes a reply an error."""
    warnings: WireName
    """The element that may stand at the end of any reply."""
    request_media: MediaType
    """The media type of a request."""
    reply_media: MediaType
    """The media type of a reply."""


@dataclass(frozen=True, slots=True)
class ValueRules:
    """How values are written; an empty value is none."""

    doc: Prose
    true_words: tuple[str, ...]
    """What means true; the first is the one to write."""
    false_words: tuple[str, ...]
    """What means false; the first is the one to write."""
    integer: str
    """The form of a whole number, as a regular expression (ECMA 262) for the whole value."""
    date_time: str
    """The form of a point in time; the groups are day, time, fraction and offset."""
    date_time_doc: Prose
    """What a point in time means, and how it is written."""
    time: str
    """The form of a time of day; the groups are time, fraction and offset."""
    time_doc: Prose
    """What a time of day means."""


@dataclass(frozen=True, slots=True)
class ListEnd:
    """A sign by which a list ends whose total is not told."""

    sign: Literal["short page", "repeated items", "past the end"]
    """What is seen."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class PagingRules:
    """How lists are read page by page."""

    doc: Prose
    pagination: WireName
    """The element of a reply that tells about its page."""
    pagination_number: WireName
    """The attribute with the number of the page."""
    pagination_size: WireName
    """The attribute with the size of the page."""
    pagination_total: WireName
    """The attribute with the number of items on all pages together."""
    number: WireName
    """The query parameter for the number of the page."""
    size: WireName
    """The query parameter for the size of the page."""
    first: int
    """The number of the first page."""
    least_size: int
    """The least size of a page."""
    default_size: int
    """The size of a page when none is asked for."""
    largest_size: int
    """The largest size of a page."""
    past_the_end: Code
    """The code of a page behind the last."""
    wrong_size: Code
    """The code of a size that is no size."""
    too_large: Code
    """The code of a size over the largest."""
    stable_sort: tuple[WireName, ...]
    """Fields to sort by while pages are read side by side, where the list has them."""
    without_total: tuple[ListEnd, ...]
    """How a list ends whose total is not told."""


@dataclass(frozen=True, slots=True)
class QueryRules:
    """How the filters and sorts of lists are written."""

    doc: Prose
    filter: str
    """A part of a filter, with `{field}`, `{operator}` and `{value}`."""
    sort: str
    """A part of a sort, with `{field}` and `{direction}`."""
    list: str
    """The values of an operator that takes several, with `{values}`."""
    joined_by: str
    """What stands between parts, and between the values of a list."""
    ascending: str
    """The direction from the least to the greatest."""
    descending: str
    """The direction from the greatest to the least."""
    never_in_values: str
    """The characters that no value can hold."""


@dataclass(frozen=True, slots=True)
class UploadRules:
    """The limits of files, in bytes, and how a file is sent in parts."""

    doc: Prose
    megabyte: int
    """How many bytes servers mean by a megabyte."""
    one_request: int
    """The largest file that travels with the request that publishes it, in bytes."""
    largest_part: int
    """The largest part of an upload, in bytes."""
    usual_part: int
    """The size of parts where nobody says another, in bytes."""
    parts: int
    """How many parts an upload may have."""
    first_part: int
    """The number of the first part."""
    part_number: WireName
    """The query parameter that carries the number of a part."""
    upload: WireName
    """The query parameter that names the upload to publish."""
    forgotten: Code
    """The code of an upload that the server does not know any more."""


@dataclass(frozen=True, slots=True)
class MultipartRules:
    """The layout of a multipart body."""

    doc: Prose
    media: MediaType
    """The media type of the body; the parameter `boundary` follows it."""
    line_end: str
    """What ends each line around the contents."""
    disposition: WireName
    """The first header of a part, which names it."""
    content_type: WireName
    """The second header of a part, its media type."""
    file_name_doc: Prose
    """How the name of a file is made fit for the header."""
    file_name_stand_in: str
    """What takes the place of a name that is not printable ASCII."""
    file_name_left_out: str
    """The characters that are left out of a name."""
    file_name_longest: int
    """How many characters a name may have, without its ending."""


@dataclass(frozen=True, slots=True)
class FinishCode:
    """A finish code of a job."""

    code: int
    """The number as it stands in a document."""
    outcome: Outcome
    """How the job ended."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class RunState:
    """A known state of a flow run."""

    state: WireName
    """The state as it stands in a document."""
    outcome: RunOutcome
    """What it means."""


@dataclass(frozen=True, slots=True)
class JobRules:
    """How jobs and flow runs end."""

    doc: Prose
    operation: WireName
    """The operation that asks for a job."""
    finish_codes: tuple[FinishCode, ...]
    """The known finish codes."""
    failure_note: str
    """The type of a note that tells of a failure, whatever the finish code is."""
    forgotten: tuple[Code, ...]
    """The codes of a job that the server does not know any more."""
    runs: WireName
    """The operation that lists flow runs, to find the one of a job that does not name it."""
    runs_flow: WireName
    """The field to filter the list by, which is the id of the flow."""
    runs_newest: WireName
    """The field to sort the list by, descending."""
    runs_job: Words
    """The field of a flow run that is the id of its job."""
    run_status: Words
    """The enumeration of the states of flow runs."""
    run_states: tuple[RunState, ...]
    """The known states of flow runs."""


@dataclass(frozen=True, slots=True)
class RepeatedThing:
    """Something that may be repeated after a failure."""

    name: Repeated
    """A kind of call, an upload as a whole, or the next poll of a wait."""
    title: Line
    """What it is called in messages."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class Failure:
    """A row of the retry table: a way to fail, and what may be repeated after it."""

    name: Words
    title: Line
    """What it is called in messages."""
    doc: Prose
    statuses: tuple[Status, ...]
    """The HTTP statuses that mean it; empty: other signs do."""
    statuses_from: Status | None
    """This status and all higher ones mean it; null: none do."""
    waits: bool | None
    """Whether the answer tells when to come back; null: it may or may not."""
    unknown: Literal["never", "always", "without an error document"]
    """When it is unknown whether a write was performed."""
    raises: tuple[Words, ...]
    """The families of errors that tell of it."""
    after: tuple[Repeated, ...]
    """What may be repeated after it."""


@dataclass(frozen=True, slots=True)
class RetryRules:
    """What may be repeated after which failure."""

    doc: Prose
    wait_header: WireName
    """The header that tells when to come back, in seconds or as a date."""
    outcome_unknown: Words
    """The family of the error for a write that may have been performed."""
    repeated: tuple[RepeatedThing, ...]
    """What can be repeated."""
    failures: tuple[Failure, ...]
    """The rows of the table; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class ClientError:
    """A class of errors that the client raises by itself."""

    name: Words
    parent: Words | None
    """The class that it is a part of; null: that of all errors of the client."""
    doc: Line


@dataclass(frozen=True, slots=True)
class Protocol:
    """How a client talks to the servers."""

    session: SessionRules
    """Sessions."""
    credentials: tuple[CredentialKind, ...]
    """The kinds of credentials that sign in."""
    versions: VersionRules
    """Versions."""
    documents: DocumentRules
    """Documents."""
    values: ValueRules
    """Values in documents."""
    paging: PagingRules
    """Lists."""
    queries: QueryRules
    """Filters and sorts of lists."""
    uploads: UploadRules
    """Uploads of files."""
    multipart: MultipartRules
    """Bodies of several parts."""
    jobs: JobRules
    """Jobs."""
    retry: RetryRules
    """Failures, and what is repeated after them."""
    errors: tuple[ClientError, ...]
    """The classes of errors that the client raises by itself, parents first."""
