"""Errors of the network: no response, a lost one, or one that is no reply of Tableau."""

from __future__ import annotations

from tableau_flows_generated import models
from tableau_flows_generated.errors import TableauError

__all__ = [
    "ConnectionFailedError",
    "OutcomeUnknownError",
    "RedirectedError",
    "RequestRefusedError",
    "RequestTimeoutError",
    "UnreadableReplyError",
]


class UnreadableReplyError(TableauError):
    """The response is not a reply of Tableau, or only a part of one.

    Attributes:
        reason: What was received instead, such as "an HTML page" or "an empty body".
        status: The HTTP status.
        method: The HTTP method of the request.
        url: The address of the request, without secrets.
        operation: The id of the operation, such as "queryFlow".
        content_type: The Content-Type of the response.
        text: The first 500 characters of the body, without secrets.
        retry_after: Seconds the server asks to wait; None if it does not.
        incomplete: Whether the connection broke before the response was complete.
        attempts: Number of times that the request was sent.
        job: The job that was waited for, if the error ended a wait.
        run: The flow run of that job, if it is known.
    """

    job: models.Job | None = None
    run: models.FlowRun | None = None

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
    """The server redirects to an address that is not followed, to protect the session token.

    Up to five redirects to the REST API of the same host are followed, also from http to https, but
    none to another host or from https to http.

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
            reason=f"a redirect to {location or 'no address'}; use that address as server= if it is"
            " the Tableau server",
            status=status,
            method=method,
            url=url,
            operation=operation,
            content_type=content_type,
            text=text,
            attempts=attempts,
        )


class ConnectionFailedError(TableauError):
    """The connection could not be established, or broke before the response began.

    Attributes:
        method: The HTTP method of the request.
        url: The address of the request, without secrets.
        operation: The id of the operation, such as "queryFlow".
        sent: False if no part of the request was sent; True if the server may have performed it.
        attempts: Number of attempts to send the request.
        job: The job that was waited for, if the error ended a wait.
        run: The flow run of that job, if it is known.
    """

    attempts: int = 1
    job: models.Job | None = None
    run: models.FlowRun | None = None

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
    """The request cannot be written as HTTP, so it was not sent; a retry would fail as well.

    The HTTP library, or a transport or hook that was passed to the client, has refused it.
    """

    def __init__(self, reason: str, *, method: str, url: str, operation: str) -> None:
        super().__init__(reason, method=method, url=url, operation=operation, sent=False)


class OutcomeUnknownError(ConnectionFailedError):
    """A call that changes data was sent, but its response was lost.

    The server may or may not have performed it. It was not sent again, since it might then be
    performed twice: check first whether it was performed. The `__cause__` is the failure.
    """

    def __init__(self, reason: str, *, method: str, url: str, operation: str) -> None:
        super().__init__(reason, method=method, url=url, operation=operation, sent=True)

    def __str__(self) -> str:
        reason = self.reason.rstrip(".")  # some reasons of httpcore are sentences
        return (
            f"{self.operation}: {self.method} {self.url} got no response: {reason}. The"
            " server may or may not have performed it; it was not sent again. Check before you"
            f" repeat it: {_how_to_verify(self.operation)}"
        )


def _how_to_verify(operation: str) -> str:
    """Return how to find out whether an operation was performed, from the spec."""
    from tableau_flows_generated.catalog import OPERATIONS

    info = OPERATIONS.get(operation)
    if info is None or info.verify is None:
        return "read the object that it should have changed"
    text = info.verify.text.rstrip(".")
    text = text[:1].lower() + text[1:]
    if info.verify.operation is None:
        return text
    method = OPERATIONS[info.verify.operation]
    return f"{text} (`{method.resource}.{method.verb}`)"


class RequestTimeoutError(ConnectionFailedError):
    """A timeout of a call expired.

    Attributes:
        phase: "connect", "read", "write", "pool" (waiting for a free connection) or "session"
            (waiting for another call that signs in); "total" if the whole call took too long,
            "rate" if a transfer was slower than `Timeouts.min_rate`.
        seconds: The timeout.
        during: The phase in which the timeout expired; the same as `phase` unless that is "total"
            or "rate". It is "decode" if a large reply was being decoded.
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
                f"the transfer was too slow for {seconds or 0:g} s while {_PHASES[during]}; set"
                " Timeouts(min_rate=) to a lower rate, or to None for no minimum"
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
    "read": "waiting for the response",
    "write": "sending the request",
    "pool": "waiting for a free connection",
    "session": "waiting for another call that signs in",
    "decode": "decoding the reply",
}
