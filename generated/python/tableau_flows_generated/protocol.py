# Generated from spec/ by `make generate`. Do not edit.
"""Protocol between client and server: names, codes, limits and tables.

Versions of the REST API are pairs of numbers.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

SESSION_HEADER = "X-Tableau-Auth"
"""The header that contains the session token.

Signing in returns a token, which every other call sends in the header. When a session has
ended, the client signs in once for all waiting calls, and then sends each call again. If a
response cannot be read, its status shows whether the session has ended. Since every call
carries the token, a redirect is followed only to the REST API of the same host, on the same
port or from http to https, with the same method and body; 303 asks for a GET, so only a GET
follows it. Any other redirect is refused with a RedirectedError. No error and no log line shows
a token or another secret.
"""

SESSION_ENDED_STATUS = 401
"""The HTTP status that means that the session has ended, if the body cannot be read."""

SESSION_ENDED_CODES = frozenset(("401000", "401002"))
"""The error codes that mean that the session has ended and must be renewed."""

SAME_SITE_CODE = "403070"
"""The error code for switching to the current site of the session."""

VERSION_IN_PATHS = "{apiVersion}"
"""The placeholder for the API version in the paths of operations."""

SITE_IN_PATHS = "{siteId}"
"""The placeholder for the site id in the paths of operations."""

SIGN_IN_OPERATION = "signIn"
"""The id of the operation that starts a session."""

IDLE_MINUTES = {"server": 240, "cloud": 120}
"""Default idle timeout of a session on Tableau Server and Tableau Cloud, in minutes."""


class CredentialKind(NamedTuple):
    """A type of sign-in credentials.

    Attributes:
        title: Name for messages.
        server: Version since which Tableau Server accepts it; None if never.
        cloud: Version since which Tableau Cloud accepts it; None if never.
        impersonation: Version since which it supports impersonation.
        one_session: Whether signing in ends the previous session of the same credentials.
    """

    title: str
    server: tuple[int, int] | None
    cloud: tuple[int, int] | None
    impersonation: tuple[int, int]
    one_session: bool

    @property
    def since(self) -> tuple[int, int]:
        """The earliest version since which Tableau Server or Tableau Cloud accepts it."""
        return min(version for version in (self.server, self.cloud) if version is not None)


TOKEN = CredentialKind(
    title="a personal access token",
    server=(3, 6),
    cloud=(3, 6),
    impersonation=(3, 11),
    one_session=True,
)
"""Name and secret of a personal access token. A token supports one session at a time on all sites,
so signing in with it ends the previous session."""

PASSWORD = CredentialKind(
    title="a password",
    server=(2, 0),
    cloud=None,
    impersonation=(2, 0),
    one_session=False,
)
"""Login name and password. Not available for users with multi-factor authentication."""

JWT = CredentialKind(
    title="a JSON web token",
    server=(3, 17),
    cloud=(3, 16),
    impersonation=(3, 16),
    one_session=False,
)
"""A JSON web token of a connected app, an identity provider or a unified access token
configuration. It is short-lived and valid for one sign-in."""

CONNECTED_APP_CREDENTIALS = JWT
"""The type of credentials that takes the JSON web token of a connected app.

A client that has a secret of a connected app makes a JSON web token by itself and signs in with
it, as a user of its choice. A token is signed with the secret value and is valid for one
sign-in, so each sign-in gets a new one, a repeated sign-in too. The session can make the calls
that the scopes in the token allow; the server refuses the sign-in if the app does not grant one
of them. A scope whose last word is an asterisk stands for all scopes with that beginning.
"""

JWT_CONSTANTS = {"algorithm": "HS256", "type": "JWT", "audience": "tableau"}
"""The values in the JSON web tokens of connected apps that are always the same."""

JWT_HEADER = {
    "alg": "algorithm",
    "typ": "type",
    "kid": "secret id",
}
"""The entries of the header of such a token, with their values in words."""

JWT_CLAIMS = {
    "iss": "client id",
    "sub": "user",
    "aud": "audience",
    "jti": "unique id",
    "iat": "issue time",
    "nbf": "start time",
    "exp": "expiry time",
    "scp": "scopes",
}
"""The entries of its payload, with their values in words; times are in seconds."""

LONGEST_JWT_MINUTES = 10
"""The maximum validity of such a token, in minutes."""

MISSING_SCOPE_CODE = "401002"
"""The error code for a call outside the scopes of the session."""

VERSION_OPERATION = "serverInfo"
"""The id of the operation that returns the server's newest version; it needs no session.

The client reads the newest version that the server supports, without a session and with the
oldest version that has the flow methods in the path. It then uses the lower of that version and
the newest version that the client supports. Versions are compared as pairs of numbers: 3.10 is
newer than 3.9.
"""

UNKNOWN_VERSION_CODE = "404003"
"""The error code for a version in the path that the server does not support."""

NO_SERVER_INFO_CODE = "404001"
"""The error code of a server that is too old to return its version."""

REQUEST_ROOT = "tsRequest"
"""The root element of a request.

Requests have no namespace, and names are case-sensitive. Replies are read by local names, in
any order, with the current namespace, that of an old server, or none. Unknown elements and
attributes are ignored. A text with a character that XML cannot hold is refused before anything
is sent. A response with any status can contain an error, so every body is examined; an error
without a code is unreadable. An empty list in a request is left out, with the element around
it. The text of an element that has attributes or elements as well is no value if it is white
space alone. An optional element that lacks a required value is left out, and so is one whose
required value is unreadable; if the element itself is required, or an item of a list, the reply
is unreadable.
"""

REPLY_ROOT = "tsResponse"
"""The root element of a reply."""

WARNINGS = "warnings"
"""The element with warnings, which any reply can have at its end."""

REQUEST_MEDIA = "text/xml"
"""The media type of a request."""

REPLY_MEDIA = "application/xml"
"""The media type of a reply."""

BOOLEANS = {
    "true": True,
    "1": True,
    "false": False,
    "0": False,
}
"""The text forms of boolean values.

White space around a value is ignored. An empty value of any of these types means that there is
no value. The patterns are regular expressions of ECMA 262 and match the whole value.
"""

TRUE, FALSE = "true", "false"
"""The text forms used for writing boolean values."""

INTEGER = "[+-]?[0-9]+"
"""The pattern of an integer."""

DATE_TIME = "([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)"
"""A date and time. The groups are the date, the time of day, the fraction and the offset. Without
an offset, the time is UTC; the colon of the offset is optional. 24:00:00 is the beginning of
the next day. Times are written in UTC with a Z, with a fraction only if it is not zero."""

TIME = (
    "([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)"
)
"""A time of day. The groups are the time, the fraction and the offset. 24:00:00 is midnight."""

FIRST_PAGE = 1
"""The number of the first page of a list.

A list is read page by page. Reading pages concurrently requires a sort order that is stable
while items are added and deleted; without a sort, the order is undefined.
A page with fewer or more items than requested is the last page.
A page that only repeats items means that the server does not support paging; the list has
ended.
The server rejects a page beyond the last, including page 2 of an empty list.
"""

DEFAULT_PAGE_SIZE = 100
"""The default number of items per page."""

LARGEST_PAGE_SIZE = 1000
"""The maximum number of items per page."""

PAST_THE_END_CODE = "400006"
"""The error code for a page number beyond the last page."""

WRONG_PAGE_SIZE_CODE = "400007"
"""The error code for an invalid page size."""

PAGE_TOO_LARGE_CODE = "403014"
"""The error code for a page size over the maximum."""

STABLE_SORT = ("createdAt", "name")
"""Fields to sort by, if the list has them, so that pages can be read concurrently."""

FILTER = "{field}:{operator}:{value}"
"""The form of one condition of a filter.

All conditions of a filter must be true; the fields of a sort are in decreasing order of
priority. The server splits filters after it has decoded the URL, so a value cannot contain a
separator, even percent-encoded. Names are compared case-sensitively. The operator in takes a
list. Reserved characters are percent-encoded in paths too. Some servers decode a path twice, so
an identifier is refused before anything is sent if it is empty, a dot or two dots, or has a
slash, a backslash, a question mark, a hash, a percent sign or a control character.
"""

SORT = "{field}:{direction}"
"""The form of one field of a sort."""

VALUES = "[{values}]"
"""The form of a list of values, for operators that take one."""

JOINED_BY = ","
"""The separator between conditions, between sort fields, and between values in a list."""

ASCENDING, DESCENDING = "asc", "desc"
"""The directions of a sort."""

NEVER_IN_VALUES = frozenset(",&")
"""The characters that a value of a filter cannot contain."""

UNSAFE_IN_VALUES = frozenset(",&[]:*%")
"""The same, and those that some servers read as separators, wildcards or escapes."""

MEGABYTE = 1048576
"""The number of bytes in a megabyte, as servers define it."""

LARGEST_REQUEST = 67108864
"""The maximum size of a file that is sent in the publish request itself, in bytes.

A file up to the limit of one request is sent in the request that publishes it. A larger file is
uploaded in parts first, one after another. Parts can be sent concurrently, with part numbers,
only if the server reports a maximum number of parts. If the response to a part is lost, the
part may have been appended, so a new upload starts with the first part. A download is a read,
so it is sent again if it breaks off. A page or an error document in place of the file, although
the status reports success, is not a file, and neither is a part of a body.
"""

LARGEST_PART = 67108864
"""The maximum size of a part of an upload, in bytes."""

USUAL_PART = 33554432
"""The default size of a part of an upload, in bytes."""

MOST_PARTS = 1000
"""The maximum number of parts of an upload."""

FIRST_PART = 1
"""The number of the first part of an upload."""

PART_NUMBER_PARAMETER = "sequenceID"
"""The query parameter for the number of a part."""

UPLOAD_PARAMETER = "uploadSessionId"
"""The query parameter for the id of the upload to publish."""

UPLOAD_FORGOTTEN_CODE = "404015"
"""The error code for an upload that the server no longer has."""

MULTIPART_MEDIA = "multipart/mixed"
"""The media type of a multipart body.

The body is multipart/mixed, regardless of the dispositions of its parts. Lines end in CRLF.
Each part has the two headers in this order, an empty line and its content. The parts are in the
order given in the operation. The boundary must not occur in any part.
"""

LINE_END = "\r\n"
"""The line ending between headers and contents of parts."""

PART_HEADERS = ("Content-Disposition", "Content-Type")
"""The headers of a part: the one with its name, and the one with its media type."""

FILE_NAME_STAND_IN = "flow"
"""The replacement for a file name that is not printable ASCII.

The document contains the name of the flow, so the file name can differ from it. Some versions
fail with a name that is not printable ASCII, so the stand-in replaces it. Characters that would
end the parameter or separate folders are removed. The name ends in a dot and the file type.
"""

FILE_NAME_LEFT_OUT = frozenset('"\\\r\n/;')
"""The characters that are removed from a file name."""

FILE_NAME_LONGEST = 100
"""The maximum number of characters of a file name, without its extension."""

SUCCESS_CODES = (0, 3)
FAILURE_CODES = (1,)
CANCELLED_CODES = (2,)
"""The finish codes of jobs that succeeded, failed, or were cancelled, the usual code first.

A job has ended when it has a completion time, or when its progress is complete and it has a
finish code. Servers delete jobs soon after they end; the outcome can then be read from the flow
run, whose failureReason has the reason. The flow of a job is in its runFlowJobType. Without
such a run, or on a server without flow runs, the job is gone. A note that reports a failure
takes precedence over a successful finish code.
"""

FAILURE_NOTE = "errorCode"
"""The type of a job's note that means that the job failed, regardless of the finish code."""

JOB_FORGOTTEN_CODES = frozenset(("400031", "404018"))
"""The error codes for a job that the server no longer has."""

RUNS_FLOW_FIELD = "flowId"
"""The filter field for finding the flow run of a job that does not contain its id."""

RUNS_NEWEST_FIELD = "startedAt"
"""The field for sorting flow runs by time, in descending order."""

STATES_UNDER_WAY = frozenset(("Pending", "InProgress"))
"""The statuses of a flow run that has not ended."""

FINISH_CODE_OF_STATE: dict[str, int] = {
    "Success": SUCCESS_CODES[0],
    "Failed": FAILURE_CODES[0],
    "Cancelled": CANCELLED_CODES[0],
}
"""The final statuses of flow runs, with the corresponding finish codes of jobs."""

CLOUD_HOSTS = ("online.tableau.com",)
"""The domains below which the hosts of Tableau Cloud are.

The host name tells Tableau Cloud. The default site and sign-ins with a password exist on
Tableau Server only. Otherwise the kind of server is not known, since no call tells it to every
user. An operation of the other kind of server is refused before anything is sent; where the
kind is not known, the server does not find the address of the operation.
"""

OTHER_DEPLOYMENT_CODE = "404003"
"""The error code for an operation of the other kind of server."""

IMPLICIT_CAPABILITIES = frozenset(["InheritedProjectLeader"])
"""The capabilities that are listed, and can be neither added nor deleted.

Servers list some capabilities among the permission rules of a flow that follow from something
else, such as leading an enclosing project. They can be neither added nor deleted.
"""


class ScheduleCombination(NamedTuple):
    """What a schedule of one frequency can combine on one kind of server.

    Attributes:
        interval: "required", "optional" or "none"; an interval comes with an end, and an end with
            an interval.
        hours: The possible intervals in hours.
        minutes: The possible intervals in minutes.
        whole_hours: Whether start and end must be a number of whole hours apart.
        end_after_start: Whether the end must be later in the day than the start.
        step_minutes: The number of which the minutes of all times are multiples.
        least_week_days: The minimum number of days of the week.
        most_week_days: The maximum number of days of the week.
        days_need_interval: Whether days of the week can be given with an interval only.
        month_days: The possible kinds of days of the month: "numbers", "last day", "occurrence".
            If there are any, one day is required.
        one_kind_of_days: Whether the kinds of days exclude each other, and all but numbers can be
            given once.
    """

    interval: str
    hours: frozenset[int]
    minutes: frozenset[int]
    whole_hours: bool
    end_after_start: bool
    step_minutes: int
    least_week_days: int
    most_week_days: int
    days_need_interval: bool
    month_days: frozenset[str]
    one_kind_of_days: bool


SCHEDULE_COMBINATIONS: dict[tuple[str, str], ScheduleCombination] = {
    ("Hourly", "server"): ScheduleCombination(
        interval="required",
        hours=frozenset((1, 2, 4, 6, 8, 12)),
        minutes=frozenset((15, 30)),
        whole_hours=False,
        end_after_start=False,
        step_minutes=1,
        least_week_days=0,
        most_week_days=7,
        days_need_interval=False,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Hourly", "cloud"): ScheduleCombination(
        interval="required",
        hours=frozenset((1,)),
        minutes=frozenset((60,)),
        whole_hours=True,
        end_after_start=True,
        step_minutes=5,
        least_week_days=1,
        most_week_days=7,
        days_need_interval=False,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Daily", "server"): ScheduleCombination(
        interval="optional",
        hours=frozenset((2, 4, 6, 8, 12)),
        minutes=frozenset(()),
        whole_hours=False,
        end_after_start=False,
        step_minutes=1,
        least_week_days=0,
        most_week_days=7,
        days_need_interval=True,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Daily", "cloud"): ScheduleCombination(
        interval="optional",
        hours=frozenset((2, 4, 6, 8, 12, 24)),
        minutes=frozenset(()),
        whole_hours=True,
        end_after_start=False,
        step_minutes=5,
        least_week_days=1,
        most_week_days=7,
        days_need_interval=False,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Weekly", "server"): ScheduleCombination(
        interval="none",
        hours=frozenset(()),
        minutes=frozenset(()),
        whole_hours=False,
        end_after_start=False,
        step_minutes=1,
        least_week_days=1,
        most_week_days=7,
        days_need_interval=False,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Weekly", "cloud"): ScheduleCombination(
        interval="none",
        hours=frozenset(()),
        minutes=frozenset(()),
        whole_hours=False,
        end_after_start=False,
        step_minutes=5,
        least_week_days=1,
        most_week_days=1,
        days_need_interval=False,
        month_days=frozenset(()),
        one_kind_of_days=False,
    ),
    ("Monthly", "server"): ScheduleCombination(
        interval="none",
        hours=frozenset(()),
        minutes=frozenset(()),
        whole_hours=False,
        end_after_start=False,
        step_minutes=1,
        least_week_days=0,
        most_week_days=0,
        days_need_interval=False,
        month_days=frozenset(("numbers", "last day")),
        one_kind_of_days=False,
    ),
    ("Monthly", "cloud"): ScheduleCombination(
        interval="none",
        hours=frozenset(()),
        minutes=frozenset(()),
        whole_hours=False,
        end_after_start=False,
        step_minutes=5,
        least_week_days=0,
        most_week_days=0,
        days_need_interval=False,
        month_days=frozenset(("numbers", "last day", "occurrence")),
        one_kind_of_days=True,
    ),
}
"""What schedules can combine, by frequency and kind of server ("server" or "cloud").

Which times, intervals and days a schedule can combine, by frequency and kind of server. A
schedule has at most one interval, in hours or in minutes, from start to end. Days of the week
are intervals of their own; so are days of the month, which are numbers, the last day, or, in
one interval with a day of the week, its occurrence.
"""

SCHEDULE_REFUSED_CODE = "409004"
"""The error code for a combination that is not possible."""

HIGHEST_PRIORITY, LOWEST_PRIORITY = 1, 100
"""The numbers of the highest and the lowest priority of a schedule."""

DAYS_OF_MONTH = 31
"""The largest number of a day of the month."""

LAST_DAY = "LastDay"
"""The word for the last day of the month."""
METADATA_OPERATION = "metadataQuery"
"""The name of a call of the Metadata API in messages.

The Metadata API is one call, a POST of a GraphQL query as JSON, with the token of the session.
It changes nothing. Its path has no version and no site; the site is that of the session. Errors
come with HTTP status 200, beside the data that could be read, and the data can be incomplete.
Rows have the id of the REST API as luid. The index lags behind the REST API. Tableau Server has
the Metadata API switched off until an administrator enables it.
"""

METADATA_PATH = "/api/metadata/graphql"
"""The path of the Metadata API."""

METADATA_MEDIA = "application/json"
"""The media type of requests and replies of the Metadata API."""

METADATA_SINCE = (3, 5)
"""The version of the REST API of the servers that introduced the Metadata API."""

METADATA_SCOPES = ("tableau:content:read",)
"""The scopes that a JSON web token needs for the Metadata API."""

METADATA_ID = "luid"
"""The field with the id of the REST API, which is called id in the models."""

METADATA_PAGE_SIZE, METADATA_MAX_PAGE_SIZE = 100, 1000
"""The default and the maximum number of rows of a page."""

METADATA_FLOWS = "flowsConnection"
"""The field of the query root that lists flows page by page."""

METADATA_FLOW_TYPE = "MetadataFlow"
"""The model of its rows."""

METADATA_FLOW_IDS, METADATA_FLOW_NAME = "luidWithin", "name"
"""The keys of its filter for ids and the name of flows."""

METADATA_FLOW_PROJECT = "projectName"
"""The key of its filter for the name of a project."""


class MetadataEffect(Enum):
    """What a code of the Metadata API means for the data."""

    FAILED = "failed"
    """None of the data can be used."""

    INCOMPLETE = "incomplete"
    """Rows can be missing."""

    TOO_LARGE = "too large"
    """A part is missing; a smaller page is complete."""

    LIMITED = "limited"
    """The query can be repeated later."""

    HARMLESS = "harmless"
    """Nothing is missing."""


METADATA_EFFECTS: dict[str, MetadataEffect] = {
    "ACCESS_DENIED": MetadataEffect.FAILED,
    "BACKFILL_RUNNING": MetadataEffect.INCOMPLETE,
    "FEATURE_DISABLED": MetadataEffect.FAILED,
    "FILTER_REQUIRED": MetadataEffect.FAILED,
    "INHERITANCE_INCOMPLETE": MetadataEffect.INCOMPLETE,
    "INVALID_ARGUMENT": MetadataEffect.FAILED,
    "LINKED_RESULTS_INCOMPLETE": MetadataEffect.INCOMPLETE,
    "MAX_PAGE_SIZE_EXCEEDED": MetadataEffect.HARMLESS,
    "NODE_LIMIT_EXCEEDED": MetadataEffect.TOO_LARGE,
    "PERMISSIONS_MODE_SWITCHED": MetadataEffect.INCOMPLETE,
    "RATE_EXCEEDED": MetadataEffect.LIMITED,
    "SITE_DISABLED": MetadataEffect.FAILED,
    "TIME_LIMIT_EXCEEDED": MetadataEffect.TOO_LARGE,
    "USER_VISIBILITY_IS_LIMITED": MetadataEffect.INCOMPLETE,
}
"""The effects of the codes of the Metadata API."""

METADATA_MEANINGS: dict[str, str] = {
    "ACCESS_DENIED": "The user may not read what the query asks for.",
    "BACKFILL_RUNNING": "The server is still building the index, so rows can be missing.",
    "FEATURE_DISABLED": "The Metadata API is not enabled on the server; an administrator can enable it.",
    "FILTER_REQUIRED": "The list can be read with a filter only.",
    "INHERITANCE_INCOMPLETE": "Values that are inherited along the lineage can be missing.",
    "INVALID_ARGUMENT": "An argument of the query is invalid, such as a cursor of another list.",
    "LINKED_RESULTS_INCOMPLETE": "Rows that are linked to others can be missing.",
    "MAX_PAGE_SIZE_EXCEEDED": "The page is larger than the server allows, so it has fewer rows than requested.",
    "NODE_LIMIT_EXCEEDED": "The result has more nodes than the server allows, so a part of it is missing.",
    "PERMISSIONS_MODE_SWITCHED": "The filter uses a sensitive attribute, so rows that the user may not see are left out.",
    "RATE_EXCEEDED": "The server received too many queries.",
    "SITE_DISABLED": "The Metadata API is not available on the site.",
    "TIME_LIMIT_EXCEEDED": "The query took longer than the server allows, so a part of the result is missing.",
    "USER_VISIBILITY_IS_LIMITED": "Rows that the user may not see can be missing, or their names are hidden.",
}
"""The meanings of the codes of the Metadata API."""

RETRY_AFTER_HEADER = "Retry-After"
"""The header that specifies when to retry."""


class CallKind(Enum):
    """Kinds of calls and actions, for the decision whether to retry."""

    READ = "read"
    """A call that changes nothing."""

    REPEATABLE = "repeatable"
    """A call that can be sent twice, because its only side effects expire by themselves."""

    WRITE = "write"
    """A call that changes something. Sent a second time, it could overwrite a change made in
    between, or fail because the first call succeeded."""

    UPLOAD = "an upload as a whole"
    """All parts of a file, starting with the first, after a request of the upload has finally
    failed."""

    POLL = "the next poll of a wait"
    """The next request for the status of a job while waiting for its end."""


class CallOutcome(Enum):
    """Kinds of failures: the rows of the retry table; the first row that matches applies."""

    REFUSED = "rejected by the client"
    """The request cannot be written as HTTP."""

    UNTRUSTED = "the certificate is rejected, or the server does not use TLS"
    """The certificate of the server is rejected, or the server does not use TLS."""

    NOT_SENT = "no connection"
    """No connection could be established, so nothing was sent."""

    LIMITED = "429"
    """The server received too many requests."""

    BUSY = "503 with Retry-After"
    """The server specifies when to retry."""

    UNAVAILABLE = "503"
    """The server does not specify when to retry."""

    GATEWAY = "502, 504 or 520 to 524"
    """A gateway could not reach the server, or lost its response. If the body is an error document
    of the server instead of an HTML page, the call was not performed."""

    LOST = "no response, or an incomplete response"
    """The request was sent, and no response or only part of a response was received."""

    UNREADABLE = "an unreadable success response"
    """The status reports success, but the body is not the expected reply."""

    EXPIRED = "the upload has expired"
    """The server no longer has the upload."""

    FAULT = "500 or any other 5xx"
    """The server failed. An empty body makes the error a ServerError without a code."""

    ANSWERED = "any other response"
    """Any other response, such as an error of the API."""


RETRIED: dict[CallOutcome, frozenset[CallKind]] = {
    CallOutcome.REFUSED: frozenset(()),
    CallOutcome.UNTRUSTED: frozenset(()),
    CallOutcome.NOT_SENT: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.WRITE,
            CallKind.POLL,
        )
    ),
    CallOutcome.LIMITED: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.WRITE,
            CallKind.POLL,
        )
    ),
    CallOutcome.BUSY: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.WRITE,
            CallKind.UPLOAD,
            CallKind.POLL,
        )
    ),
    CallOutcome.UNAVAILABLE: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.UPLOAD,
            CallKind.POLL,
        )
    ),
    CallOutcome.GATEWAY: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.UPLOAD,
            CallKind.POLL,
        )
    ),
    CallOutcome.LOST: frozenset(
        (
            CallKind.READ,
            CallKind.REPEATABLE,
            CallKind.UPLOAD,
            CallKind.POLL,
        )
    ),
    CallOutcome.UNREADABLE: frozenset((CallKind.UPLOAD,)),
    CallOutcome.EXPIRED: frozenset((CallKind.UPLOAD,)),
    CallOutcome.FAULT: frozenset(
        (
            CallKind.UPLOAD,
            CallKind.POLL,
        )
    ),
    CallOutcome.ANSWERED: frozenset(()),
}
"""The retry table: which kinds of calls are repeated after which failure.

|             | read     | repeatable | write    | upload   | poll     |
| ----------- | -------- | ---------- | -------- | -------- | -------- |
| REFUSED     | raised   | raised     | raised   | raised   | raised   |
| UNTRUSTED   | raised   | raised     | raised   | raised   | raised   |
| NOT_SENT    | repeated | repeated   | repeated | raised   | repeated |
| LIMITED     | repeated | repeated   | repeated | raised   | repeated |
| BUSY        | repeated | repeated   | repeated | repeated | repeated |
| UNAVAILABLE | repeated | repeated   | raised   | repeated | repeated |
| GATEWAY     | repeated | repeated   | unknown  | repeated | repeated |
| LOST        | repeated | repeated   | unknown  | repeated | repeated |
| UNREADABLE  | raised   | raised     | raised   | repeated | raised   |
| EXPIRED     | raised   | raised     | raised   | repeated | raised   |
| FAULT       | raised   | raised     | raised   | repeated | repeated |
| ANSWERED    | raised   | raised     | raised   | raised   | raised   |

The first row that matches applies. A server that responds with 429, or with 503 and
Retry-After, has rejected the call without performing it. The same is true of the status that
ends a session, even if the rest of the response is lost. Certificate errors are permanent, so
they are not retried. Content delivery networks use 520 to 524 like 502 and 504. A row without
statuses stands for what its name says. A response that reports a failure without an error
document is unreadable, with an empty body too. There are two exceptions, which are errors
without a code: a response with 429, and one of the row fault whose body is empty or white space
alone, since a server that fails may be unable to say why, while an empty body with another
status from 500 on comes from a gateway. Many HTTP libraries send a request again on their own
if a connection breaks, some a PUT or DELETE too; a client must switch that off.
"""

STATUSES: dict[int, CallOutcome] = {
    429: CallOutcome.LIMITED,
    503: CallOutcome.UNAVAILABLE,
    502: CallOutcome.GATEWAY,
    504: CallOutcome.GATEWAY,
    520: CallOutcome.GATEWAY,
    521: CallOutcome.GATEWAY,
    522: CallOutcome.GATEWAY,
    523: CallOutcome.GATEWAY,
    524: CallOutcome.GATEWAY,
}
"""The failures by their HTTP status."""

WITH_RETRY_AFTER: dict[CallOutcome, CallOutcome] = {
    CallOutcome.UNAVAILABLE: CallOutcome.BUSY,
}
"""The failure that replaces another if the response has the header Retry-After."""

FAULT_FROM = 500
"""The lowest HTTP status of 500 or any other 5xx, unless another row has the status."""

UNKNOWN_ALWAYS = frozenset((CallOutcome.LOST,))
"""Failures after which a write may have been performed: OutcomeUnknownError."""

UNKNOWN_WITHOUT_DOCUMENT = frozenset((CallOutcome.GATEWAY,))
"""The same, unless the response is an error document, which describes the outcome."""

CLIENT_ERRORS: dict[str, str | None] = {
    "UsageError": None,
    "VersionError": "UsageError",
    "NotKnownError": "UsageError",
    "FlowFileError": "UsageError",
    "UnreadableReplyError": None,
    "RedirectedError": "UnreadableReplyError",
    "ConnectionFailedError": None,
    "RequestRefusedError": "ConnectionFailedError",
    "OutcomeUnknownError": "ConnectionFailedError",
    "RequestTimeoutError": "ConnectionFailedError",
    "LookupFailedError": None,
    "NameNotFoundError": "LookupFailedError",
    "AmbiguousNameError": "LookupFailedError",
    "GrantIgnoredError": None,
    "JobError": None,
    "JobFailedError": "JobError",
    "JobCancelledError": "JobError",
    "FlowRunFailedError": "JobFailedError",
    "FlowRunCancelledError": "JobCancelledError",
    "WaitTimeoutError": "JobError",
    "JobGoneError": "JobError",
    "DeploymentError": "UsageError",
    "MetadataError": None,
    "PermissionsLockedError": None,
    "PermissionsPartlySetError": None,
    "BulkError": None,
    "FlowNotTaggedError": None,
    "SyncStateError": "UsageError",
}
"""Exception classes raised by the client itself, with their parents; None: the base class."""
