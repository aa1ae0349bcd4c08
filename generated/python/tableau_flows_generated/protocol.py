# Generated from spec/ by `make generate`. Do not edit.
"""The protocol between client and server: names, codes, limits and tables.

Versions of the REST API are pairs of numbers.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

SESSION_HEADER = "X-Tableau-Auth"
"""The header that carries the token of the session.

Signing in returns a token, and every other call carries it in the header. A session that has
ended is renewed by signing in once, for all calls that wait for it; then the call is sent
again. A server whose answer cannot be read has ended the session if its status says so.
"""

SESSION_ENDED_STATUS = 401
"""The HTTP status that says that the session has ended where the body cannot be read."""

SESSION_ENDED_CODES = frozenset(("401000", "401002"))
"""The codes that say that the session has ended, so that it is renewed."""

SAME_SITE_CODE = "403070"
"""The code of a change to the site that the session already is on."""

VERSION_IN_PATHS = "{apiVersion}"
"""What stands in the path of an operation for the version to speak."""

SITE_IN_PATHS = "{siteId}"
"""What stands in the path of an operation for the id of the site."""

SIGN_IN_OPERATION = "signIn"
"""The id of the operation that begins a session."""

IDLE_MINUTES = {"server": 240, "cloud": 120}
"""How long a session lives without a call on Tableau Server and Tableau Cloud, in minutes."""


class CredentialKind(NamedTuple):
    """A kind of credentials that signs in.

    Attributes:
        title: What it is called in messages.
        server: The version from which Tableau Server takes it; None if it does not.
        cloud: The version from which Tableau Cloud takes it; None if it does not.
        impersonation: The version from which a user to act as may be named.
        one_session: Whether signing in ends the session that was begun with it before.
    """

    title: str
    server: tuple[int, int] | None
    cloud: tuple[int, int] | None
    impersonation: tuple[int, int]
    one_session: bool

    @property
    def since(self) -> tuple[int, int]:
        """The version from which the first servers take it."""
        return min(version for version in (self.server, self.cloud) if version is not None)


TOKEN = CredentialKind(
    title="a personal access token",
    server=(3, 6),
    cloud=(3, 6),
    impersonation=(3, 11),
    one_session=True,
)
"""Name and secret of a personal access token. A token carries one session at a time, whatever the
site, so signing in with it ends the session before."""

PASSWORD = CredentialKind(
    title="a password",
    server=(2, 0),
    cloud=None,
    impersonation=(2, 0),
    one_session=False,
)
"""Login name and password. Not for users with a second factor."""

JWT = CredentialKind(
    title="a JSON web token",
    server=(3, 17),
    cloud=(3, 16),
    impersonation=(3, 16),
    one_session=False,
)
"""A JSON web token of a connected app or an identity provider, or of a unified access token
configuration. It is short-lived and good for one sign-in."""

VERSION_OPERATION = "serverInfo"
"""The id of the operation that tells the newest version of the server; it takes no session.

Ask the server without a session, in the oldest version that has the flow methods, and speak the
lower of the version that it tells and the newest that the client knows. Versions compare as
pairs of numbers: 3.10 is newer than 3.9.
"""

UNKNOWN_VERSION_CODE = "404003"
"""The code of an address with a version that the server does not speak."""

NO_SERVER_INFO_CODE = "404001"
"""The code of a server that is too old to tell its version."""

REQUEST_ROOT = "tsRequest"
"""The root element of a request.

A request has no namespace, and names are case-sensitive. A reply is read by local names, in any
order, with the namespace, that of an old server or none; elements and attributes that are not
known are skipped. An error may stand in an answer of any status, so every body is looked at.
"""

REPLY_ROOT = "tsResponse"
"""The root element of a reply."""

WARNINGS = "warnings"
"""The element that may stand at the end of any reply."""

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
"""What truth values look like.

White space around a value means nothing. An empty value of each of these kinds is no value. The
patterns are of ECMA 262 and match the whole value.
"""

TRUE, FALSE = "true", "false"
"""How truth values are written."""

INTEGER = "[+-]?[0-9]+"
"""The form of a whole number."""

DATE_TIME = "([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)"
"""A point in time. The groups are day, time of day, fraction and offset. Without an offset it is
UTC; an offset may lack its colon. 24:00:00 is the beginning of the next day. It is written in
UTC with a Z, the fraction only if there is one."""

TIME = (
    "([0-9]{2}:[0-9]{2}:[0-9]{2})(\\.[0-9]+)?((?:Z|[+-](?:(?:0[0-9]|1[0-3]):?[0-5][0-9]|14:?00))?)"
)
"""A time of day. The groups are time, fraction and offset. 24:00:00 is midnight."""

FIRST_PAGE = 1
"""The number of the first page of a list.

A list is read page by page. Pages that are read side by side need an order that does not change
while items come and go, and without a sort the order is not defined.
A page that holds fewer or more items than were asked for is the last.
A page that only repeats items is behind the last, of a server without pages.
A page behind the last is refused, page 2 of an empty list too.
"""

DEFAULT_PAGE_SIZE = 100
"""How many items a page has when nobody says how many."""

LARGEST_PAGE_SIZE = 1000
"""How many items a page may have."""

PAST_THE_END_CODE = "400006"
"""The code of a page behind the last."""

WRONG_PAGE_SIZE_CODE = "400007"
"""The code of a size of a page that is no size."""

PAGE_TOO_LARGE_CODE = "403014"
"""The code of a size of a page over the largest."""

STABLE_SORT = ("createdAt", "name")
"""Fields to sort by while pages are read side by side, where the list has them."""

FILTER = "{field}:{operator}:{value}"
"""A part of the filter of a list.

Filters mean all of their parts, sorts count from the first part on. The server splits after it
has decoded the address, so no value can hold a character that joins, not even percent-encoded.
Names compare with upper and lower case. The operator in takes a list.
"""

SORT = "{field}:{direction}"
"""A part of the order of a list."""

VALUES = "[{values}]"
"""The values of an operator that takes several."""

JOINED_BY = ","
"""What stands between the parts of a filter or a sort, and between the values of a list."""

ASCENDING, DESCENDING = "asc", "desc"
"""The directions of a sort."""

NEVER_IN_VALUES = frozenset(",&")
"""The characters that no value of a filter can hold."""

MEGABYTE = 1048576
"""How many bytes servers mean by a megabyte."""

LARGEST_REQUEST = 67108864
"""The largest file that travels with the request that publishes it, in bytes.

A file up to the limit of one request travels with the request that publishes it. A larger one
is sent before, in parts, one after the other; side by side only where the server tells how many
parts it takes, since then parts carry numbers. A part whose answer was lost may have been
appended, so the upload begins anew with its first part.
"""

LARGEST_PART = 67108864
"""The largest part of an upload, in bytes."""

USUAL_PART = 33554432
"""The size of the parts of an upload where nobody says another, in bytes."""

MOST_PARTS = 1000
"""How many parts an upload may have."""

FIRST_PART = 1
"""The number of the first part of an upload."""

PART_NUMBER_PARAMETER = "sequenceID"
"""The query parameter that carries the number of a part."""

UPLOAD_PARAMETER = "uploadSessionId"
"""The query parameter that names the upload to publish."""

UPLOAD_FORGOTTEN_CODE = "404015"
"""The code of an upload that the server does not know any more."""

MULTIPART_MEDIA = "multipart/mixed"
"""The media type of a body of several parts.

The body is multipart/mixed, whatever the dispositions of its parts, and lines end in CRLF. A
part has the two headers in this order, an empty line and its content, in the order of the
operation. The boundary may not occur in any part.
"""

LINE_END = "\r\n"
"""What ends each line around the contents of the parts."""

PART_HEADERS = ("Content-Disposition", "Content-Type")
"""The headers of a part: the one that names it, and the one with its media type."""

FILE_NAME_STAND_IN = "flow"
"""What takes the place of the name of a file that is not printable ASCII.

The flow is named by the document, so the name of the file need not be its own. A name that is
not printable ASCII breaks some versions: the stand-in takes its place. Characters that would
end the parameter or name a folder are left out. The name ends in a dot and the kind of file.
"""

FILE_NAME_LEFT_OUT = frozenset('"\\\r\n/;')
"""The characters that are left out of the name of a file."""

FILE_NAME_LONGEST = 100
"""How many characters the name of a file may have, without its ending."""

SUCCESS_CODES = (0, 3)
FAILURE_CODES = (1,)
CANCELLED_CODES = (2,)
"""The finish codes of jobs that ended well, failed, or were cancelled; the usual one is first.

A job has ended when it tells when, or is complete and has a finish code. Servers forget jobs
soon after their end; the flow run can tell how they ended. A note of the kind that tells of a
failure counts more than a finish code of success.
"""

FAILURE_NOTE = "errorCode"
"""The type of a note of a job that tells of a failure, whatever the finish code is."""

JOB_FORGOTTEN_CODES = frozenset(("400031", "404018"))
"""The codes of a job that the server does not know any more."""

RUNS_FLOW_FIELD = "flowId"
"""The field by which flow runs are filtered to find the one of a job that does not name it."""

RUNS_NEWEST_FIELD = "startedAt"
"""The field by which they are sorted, descending."""

STATES_UNDER_WAY = frozenset(("Pending", "InProgress"))
"""The states of a flow run that has not ended."""

FINISH_CODE_OF_STATE: dict[str, int] = {
    "Success": SUCCESS_CODES[0],
    "Failed": FAILURE_CODES[0],
    "Cancelled": CANCELLED_CODES[0],
}
"""The final states of flow runs, with the finish code of a job that ended so."""

RETRY_AFTER_HEADER = "Retry-After"
"""The header that tells when to come back."""


class CallKind(Enum):
    """What may be repeated after a failure."""

    READ = "read"
    """A call that changes nothing."""

    REPEATABLE = "repeatable"
    """A call that leaves nothing behind but what ends by itself when it is sent twice."""

    WRITE = "write"
    """A call that changes something. Sent twice, it may undo what somebody else did in between, or
    fail since it was done."""

    UPLOAD = "an upload as a whole"
    """All parts of a file, from the first, after a request of it has failed for good."""

    POLL = "the next poll of a wait"
    """The next question about a job that is waited for."""


class CallOutcome(Enum):
    """A way to fail: a row of the retry table, of which the first that fits counts."""

    REFUSED = "refused on this side"
    """The request cannot be written as HTTP."""

    UNTRUSTED = "the certificate is refused, or no TLS is spoken"
    """The certificate of the server is refused, or the other side speaks no TLS."""

    NOT_SENT = "nothing has left"
    """No connection could be made, and nothing of the request has left."""

    LIMITED = "429"
    """The server has had too many requests."""

    BUSY = "503 with Retry-After"
    """The server says when to come back."""

    UNAVAILABLE = "503"
    """The server does not say when to come back."""

    GATEWAY = "502, 504 or 520 to 524"
    """The server was not reached, or its answer was lost. An error document in place of a page
    says that nothing was done."""

    LOST = "no answer, or a part of one"
    """The request has left, and no answer has come, or only a part of one."""

    UNREADABLE = "a success that cannot be read"
    """The status is one of success, and the body is not the reply."""

    EXPIRED = "the upload is forgotten"
    """The server does not know the upload any more."""

    FAULT = "500 or any other 5xx"
    """The server failed."""

    ANSWERED = "any other answer"
    """Any other answer, such as a refusal."""


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
"""What is repeated after which failure: the retry table.

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

The first row that fits counts. A server that answers 429, or 503 with a time to come back, has
refused the call and not performed it; so has one that answers with the status that ends a
session, even if the rest of its answer is lost. A certificate stays what it is, however often
it is looked at. 520 to 524 are the 502 and 504 of networks in front of servers.
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
"""What another failure of the same statuses is, where the answer tells when to come back."""

FAULT_FROM = 500
"""The least HTTP status of 500 or any other 5xx, unless another row has it."""

UNKNOWN_ALWAYS = frozenset((CallOutcome.LOST,))
"""Failures after which a write may have been performed: OutcomeUnknownError."""

UNKNOWN_WITHOUT_DOCUMENT = frozenset((CallOutcome.GATEWAY,))
"""The same, unless the answer is an error document, which says what happened."""

CLIENT_ERRORS: dict[str, str | None] = {
    "UsageError": None,
    "VersionError": "UsageError",
    "FlowFileError": "UsageError",
    "UnreadableReplyError": None,
    "RedirectedError": "UnreadableReplyError",
    "ConnectionFailedError": None,
    "RequestRefusedError": "ConnectionFailedError",
    "OutcomeUnknownError": "ConnectionFailedError",
    "RequestTimeoutError": "ConnectionFailedError",
    "JobError": None,
    "JobFailedError": "JobError",
    "JobCancelledError": "JobError",
    "WaitTimeoutError": "JobError",
    "JobGoneError": "JobError",
}
"""The classes of errors that the client raises by itself, each with its parent; None: the base."""
