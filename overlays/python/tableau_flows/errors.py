"""Every exception of this library: what servers answer, and what goes wrong on this side."""

from __future__ import annotations

from tableau_flows_generated import models as _m
from tableau_flows_generated.errors import *  # noqa: F403 - one place to import errors from
from tableau_flows_generated.errors import TableauError, UsageError

from tableau_flows._common.versions import Version, write_version


class VersionError(UsageError):
    """The call needs a newer version of the REST API than the one in use; nothing was sent.

    Attributes:
        what: The operation or argument that needs it.
        have: The version in use.
        need: The version from which it exists.
    """

    def __init__(self, *, what: str, have: Version, need: Version) -> None:
        self.what = what
        self.have = have
        self.need = need
        super().__init__(
            f"{what} needs version {write_version(need)} of the REST API;"
            f" version {write_version(have)} is in use"
        )


class FlowFileError(UsageError):
    """A flow file that cannot be published or written: wrong kind, empty, missing, changed."""


class UnreadableReplyError(TableauError):
    """What came back is no answer of Tableau's, or only a part of one.

    Attributes:
        reason: What came instead, such as "an HTML page" or "an empty body".
        status: The HTTP status.
        method: The HTTP method of the request.
        url: The address of the request; it holds no secrets.
        operation: The id of the operation, such as "queryFlow".
        content_type: What the reply says it is.
        text: Its beginning, up to 500 characters, without secrets.
        retry_after: Seconds the server asks to wait; None if it does not.
        incomplete: The connection broke before all of the answer had come.
        attempts: How often the request was sent.
        job: The job that was waited for, if the error ended a wait.
        run: The flow run of that job, as far as it is known.
    """

    job: _m.Job | None = None
    run: _m.FlowRun | None = None

    def __init__(
        self,
        *,
        reason: str,
        status: int,
        method: str,
        url: str,
        operation: str,
        content_type: str = "",
        text: str = "",
        retry_after: float | None = None,
        incomplete: bool = False,
        attempts: int = 1,
    ) -> None:
        self.reason = reason
        self.status = status
        self.method = method
        self.url = url
        self.operation = operation
        self.content_type = content_type
        self.text = text
        self.retry_after = retry_after
        self.incomplete = incomplete
        self.attempts = attempts
        super().__init__()

    def __str__(self) -> str:
        kind = f" ({self.content_type})" if self.content_type else ""
        begin = f": {self.text!r}" if self.text else ""
        return (
            f"{self.operation}: {self.method} {self.url} answered {self.status} with"
            f" {self.reason}{kind}{begin}"
        )


class RedirectedError(UnreadableReplyError):
    """The server points to an address that is not followed, since the token would go along.

    Redirects to the REST API of the same host are followed, and from http to https, but neither to
    other hosts nor from https to http, nor more than five.

    Attributes:
        location: The address without its query.
    """

    def __init__(
        self,
        *,
        location: str,
        status: int,
        method: str,
        url: str,
        operation: str,
        content_type: str = "",
        text: str = "",
        attempts: int = 1,
    ) -> None:
        self.location = location
        super().__init__(
            reason=f"a redirect to {location or 'nowhere'}; give that address as the server if it"
            " is Tableau's",
            status=status,
            method=method,
            url=url,
            operation=operation,
            content_type=content_type,
            text=text,
            attempts=attempts,
        )


class ConnectionFailedError(TableauError):
    """The connection could not be made, or broke before the answer began.

    Attributes:
        method: The HTTP method of the request.
        url: The address of the request; it holds no secrets.
        operation: The id of the operation, such as "queryFlow".
        sent: False when nothing of the request has left; True when the server may have acted.
        attempts: How often the request was sent, or tried to be.
        job: The job that was waited for, if the error ended a wait.
        run: The flow run of that job, as far as it is known.
    """

    attempts: int = 1
    job: _m.Job | None = None
    run: _m.FlowRun | None = None

    def __init__(self, reason: str, *, method: str, url: str, operation: str, sent: bool) -> None:
        self.reason = reason
        self.method = method
        self.url = url
        self.operation = operation
        self.sent = sent
        super().__init__(reason)

    def __str__(self) -> str:
        return f"{self.operation}: {self.method} {self.url} failed: {self.reason}"


class RequestRefusedError(ConnectionFailedError):
    """The request cannot be written as HTTP, so nothing of it was sent; trying again is no use.

    An HTTP library, a transport or a hook that was handed in refused it on this side.
    """

    def __init__(self, reason: str, *, method: str, url: str, operation: str) -> None:
        super().__init__(reason, method=method, url=url, operation=operation, sent=False)


class OutcomeUnknownError(ConnectionFailedError):
    """A call that changes something has left, but its answer was lost.

    The server may have done it or not. It was not sent again, since that might do it twice: look
    first whether it was done. What went wrong is the `__cause__`.
    """

    def __init__(self, reason: str, *, method: str, url: str, operation: str) -> None:
        super().__init__(reason, method=method, url=url, operation=operation, sent=True)

    def __str__(self) -> str:
        return (
            f"{self.operation}: {self.method} {self.url} got no answer: {self.reason}. The server"
            " may have done it or not; it was not sent again. Check before you repeat it:"
            f" {_how_to_verify(self.operation)}"
        )


def _how_to_verify(operation: str) -> str:
    """How to find out whether an operation was performed, as the spec says."""
    from tableau_flows_generated.catalog import OPERATIONS

    info = OPERATIONS.get(operation)
    if info is None or info.verify is None:
        return "read what it should have changed"
    text = info.verify.text.rstrip(".")
    text = text[:1].lower() + text[1:]
    if info.verify.operation is None:
        return text
    method = OPERATIONS[info.verify.operation]
    return f"{text} (`{method.resource}.{method.verb}`)"


class RequestTimeoutError(ConnectionFailedError):
    """Something took longer than allowed.

    Attributes:
        phase: "connect", "read", "write", "pool" (waiting for a free connection) or "session"
            (waiting for another call that signs in); "total" when the call as a whole took too
            long, "rate" when a transfer was slower than `Timeouts.min_rate`.
        seconds: How long was allowed.
        during: The phase that was on when the time was over; the same as `phase` unless that is
            "total" or "rate". It is "decode" if a large answer had come and was being decoded.
    """

    def __init__(
        self,
        *,
        phase: str,
        seconds: float | None,
        method: str,
        url: str,
        operation: str,
        during: str = "",
    ) -> None:
        self.phase = phase
        self.seconds = seconds
        self.during = during or phase
        if phase == "total":
            reason = f"the whole call took more than {seconds or 0:g} s"
            reason += f", and was still {_PHASES[during]}" if during else ""
        elif phase == "rate":
            reason = (
                f"the transfer was too slow for {seconds or 0:g} s while {_PHASES[during]}; give"
                " Timeouts(min_rate=) a lower rate, or None for any"
            )
        else:
            reason = f"{_PHASES[phase]} took more than {seconds or 0:g} s"
        super().__init__(
            reason,
            method=method,
            url=url,
            operation=operation,
            sent=self.during not in {"connect", "pool", "session"},
        )


_PHASES = {
    "connect": "connecting",
    "read": "waiting for the answer",
    "write": "sending the request",
    "pool": "waiting for a free connection",
    "session": "waiting for another call that signs in",
    "decode": "decoding the answer",
}


class JobError(TableauError):
    """A job that was waited for did not end well, as far as can be told.

    Attributes:
        job: The job as last seen; one that was never seen has its id alone.
        run: The flow run of the job, if the server was asked for it and told it.
        reason: Why, in the server's words where it gives any.
    """

    def __init__(
        self, message: str, *, job: _m.Job, run: _m.FlowRun | None = None, reason: str = ""
    ) -> None:
        self.job = job
        self.run = run
        self.reason = reason
        super().__init__(f"{message}: {reason}" if reason else message)


class JobFailedError(JobError):
    """The job ended with a failure."""


class JobCancelledError(JobError):
    """The job was cancelled."""


class WaitTimeoutError(JobError):
    """The job had not ended within the time that was given; it keeps running on the server.

    Where the last question about the job failed, the `__cause__` is how.
    """


class JobGoneError(JobError):
    """The server does not know the job any more.

    Servers forget jobs some time after their end, so it has probably ended; how, cannot be told.
    """
