"""All exceptions of this library: errors of the server, and failures in the client."""

from __future__ import annotations

from tableau_flows_generated import codes as _codes
from tableau_flows_generated import models as _m
from tableau_flows_generated.errors import *  # noqa: F403 - one place to import errors from
from tableau_flows_generated.errors import ERRORS, NameTakenError, TableauError, UsageError

from tableau_flows._common.failed_items import FailedItem
from tableau_flows._common.metadata_problem import MetadataProblem
from tableau_flows._common.permission_changes import PermissionChanges
from tableau_flows._common.versions import Version, write_version


class VersionError(UsageError):
    """The call needs a newer version of the REST API than the one in use; nothing was sent.

    Attributes:
        what: The operation or argument that needs the newer version.
        have: The version in use.
        need: The version that introduced it.
    """

    def __init__(self, *, what: str, have: Version, need: Version) -> None:
        self.what = what
        self.have = have
        self.need = need
        super().__init__(
            f"{what} needs version {write_version(need)} of the REST API;"
            f" version {write_version(have)} is in use"
        )


class NotKnownError(UsageError, AttributeError):
    """An attribute of the client has no value, such as the id of the site before signing in.

    It is an AttributeError too, so `hasattr(client, "site_id")` is False then, and `getattr` takes
    a default.
    """


class DeploymentError(UsageError):
    """The call exists on the other kind of server only; nothing was sent.

    Attributes:
        what: The operation.
        need: The kind of server that has it: "Tableau Server" or "Tableau Cloud".
    """

    def __init__(self, *, what: str, need: str, reason: str) -> None:
        self.what = what
        self.need = need
        super().__init__(f"{what} exists on {need} only, but {reason}")


class FlowFileError(UsageError):
    """A flow file cannot be published or written: wrong kind, empty, missing or changed."""


class SyncStateError(UsageError):
    """The state file of `flows.sync` cannot be read, written or locked; the message says why."""


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
        return (
            f"{self.operation}: {self.method} {self.url} got no response: {self.reason}. The"
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


class LookupFailedError(TableauError):
    """A lookup by name did not find exactly one object.

    Attributes:
        kind: The kind of object, such as "flow".
        name: The name or path that was looked up.
    """

    def __init__(self, message: str, *, kind: str, name: str) -> None:
        self.kind = kind
        self.name = name
        super().__init__(message)


class NameNotFoundError(LookupFailedError):
    """No object has the name.

    Attributes:
        nearest: Similar names, the most similar first; empty if there are none.
    """

    def __init__(
        self, *, kind: str, name: str, place: str = "", hint: str = "", nearest: tuple[str, ...]
    ) -> None:
        self.nearest = nearest
        text = f"there is no {kind} {_shown_name(name)}{place} that the user may see"
        if nearest:
            text += f"; similar names: {', '.join(map(_shown_name, nearest))}"
        super().__init__(f"{text}{hint and '. '}{hint}", kind=kind, name=name)


class AmbiguousNameError(LookupFailedError):
    """Several objects have the name.

    Attributes:
        candidates: The objects, at most 100.
    """

    def __init__(
        self,
        *,
        kind: str,
        name: str,
        hint: str = "",
        candidates: tuple[object, ...],
        described: tuple[str, ...],
    ) -> None:
        self.candidates = candidates
        more = "" if len(described) <= _MOST_SHOWN else "; and more"
        text = f"several {kind}s are called {_shown_name(name)}: "
        text += f"{'; '.join(described[:_MOST_SHOWN])}{more}"
        super().__init__(f"{text}{hint and '. '}{hint}", kind=kind, name=name)


_MOST_SHOWN = 10
"""Maximum candidates in the text of an error."""


def _shown_name(name: str) -> str:
    """Return a name in quotation marks, shortened."""
    return repr(name) if len(name) <= 80 else f"{name[:80]!r}…"


class MetadataError(TableauError):
    """The Metadata API rejected a query or a part of it.

    Attributes:
        problems: The errors and warnings of the result; empty if the server sent neither data nor
            a reason.
    """

    def __init__(self, problems: tuple[MetadataProblem, ...]) -> None:
        self.problems = problems
        reasons = "; ".join(map(str, problems[:3])) or "it sent neither data nor an error"
        super().__init__(f"the Metadata API rejected the query: {reasons}")


class FlowNameTakenError(NameTakenError):
    """The project has a flow of this name already; nothing was uploaded.

    It is raised before a file is uploaded in parts. If the file goes in one request, the server
    raises a plain `NameTakenError`.

    Attributes:
        flow: The flow that has the name.
    """

    def __init__(self, *, flow: _m.Flow) -> None:
        from tableau_flows_generated.catalog import PUBLISH_FLOW  # large; loaded by each call

        self.flow = flow
        super().__init__(
            status=ERRORS[_codes.FLOW_NAME_TAKEN].status,
            code=_codes.FLOW_NAME_TAKEN,
            summary="",
            detail="",
            method="",
            url="",
            operation=PUBLISH_FLOW.id,
        )

    def __str__(self) -> str:
        project = self.flow.project and (self.flow.project.name or self.flow.project.id)
        name = _shown_name(self.flow.name or "")
        return (
            f"the project {_shown_name(project or '')} has a flow {name} already (id"
            f" {self.flow.id}), so nothing was uploaded; overwrite=True replaces it"
        )


class FlowNotTaggedError(TableauError):
    """The flow was published, but its tags could not be added.

    The `__cause__` is the failure.

    Attributes:
        flow: The published flow; `flows.add_tags` adds the tags to it.
    """

    def __init__(self, reason: str, *, flow: _m.Flow) -> None:
        self.flow = flow
        super().__init__(
            f"the flow {_shown_name(flow.name or '')} (id {flow.id}) was published, but its tags"
            f" were not added: {reason}"
        )


class BulkError(TableauError):
    """Some objects of an operation on many failed; the others are done.

    Attributes:
        failed: What failed, each with its `item` and its `error`.
        report: The report of the operation.
    """

    def __init__(self, *, report: object, failed: tuple[FailedItem[object], ...]) -> None:
        self.report = report
        self.failed = failed
        shown = "; ".join(map(str, failed[:_MOST_FAILED_SHOWN]))
        rest = len(failed) - _MOST_FAILED_SHOWN
        more = f"; and {rest} more" if rest > 0 else ""
        super().__init__(f"{report}: {shown}{more}")


_MOST_FAILED_SHOWN = 3
"""Maximum failures in the text of an error."""


class GrantIgnoredError(TableauError):
    """The server ignored capabilities that were to be allowed or denied.

    Servers leave a capability as it is if the grantee has it in the other mode: to turn Allow into
    Deny, revoke it first.

    Attributes:
        ignored: The capabilities that are not set as asked for, with the modes asked for.
        permissions: The permissions on the flow or the project as they are now.
    """

    def __init__(
        self,
        *,
        ignored: tuple[_m.Capability, ...],
        permissions: _m.Permissions | _m.ProjectPermissions,
    ) -> None:
        self.ignored = ignored
        self.permissions = permissions
        names = ", ".join(f"{one.name} ({one.mode})" for one in ignored)
        locked = " The permissions are locked to the project." if permissions.parent else ""
        super().__init__(
            f"the server did not set {names}; if the grantee has the capability in the other mode,"
            f" revoke it first.{locked}"
        )


class PermissionsLockedError(TableauError):
    """The permissions on the flow are locked to its project; nothing was changed.

    The rules that the server lists are those of the project, so they are changed there.

    Attributes:
        project: Id of the project.
        changes: The changes that would have been made.
    """

    def __init__(self, *, project: str, changes: PermissionChanges) -> None:
        self.project = project
        self.changes = changes
        super().__init__(
            f"the permissions on the flow are locked to the project {project}, so nothing was"
            f" changed; these changes would have been made: {changes}"
        )


class PermissionsPartlySetError(TableauError):
    """An error prevented some of the changes to the permissions on a flow.

    The `__cause__` is that error; an error before the first change is raised as it is. Repeat the
    call to make the remaining changes.

    Attributes:
        changes: The changes that were made.
        remaining: The changes that were not made. If the error is an `OutcomeUnknownError`, the
            server may have made the next of them.
        reason: The text of the error.
    """

    def __init__(
        self, *, changes: PermissionChanges, remaining: PermissionChanges, reason: str
    ) -> None:
        self.changes = changes
        self.remaining = remaining
        self.reason = reason
        super().__init__(
            f"the permissions were changed in part. Done: {changes}. Not done: {remaining}."
            f" Reason: {reason}"
        )


class JobError(TableauError):
    """A job that was waited for did not succeed, as far as is known.

    Attributes:
        job: The job as last read; only its id is set if it was never read.
        run: The flow run of the job, if it was read.
        reason: The reason, in the words of the server if it gives any.
    """

    def __init__(
        self, message: str, *, job: _m.Job, run: _m.FlowRun | None = None, reason: str = ""
    ) -> None:
        self.job = job
        self.run = run
        self.reason = reason
        super().__init__(f"{message}: {reason}" if reason else message)


class JobFailedError(JobError):
    """The job failed."""


class JobCancelledError(JobError):
    """The job was cancelled."""


class FlowRunFailedError(JobFailedError):
    """The flow run failed, or ended with a status that is not known to be a success.

    The `reason` is that of the flow run (since version 3.30) or else the notes of its job; if the
    server gives neither, it begins with "not available".
    """


class FlowRunCancelledError(JobCancelledError):
    """The flow run was cancelled."""


class WaitTimeoutError(JobError):
    """The timeout of a wait expired; the job keeps running on the server.

    `flow_runs.open(job_id=error.job.id)` makes a handle with which the wait can go on.
    If the last poll of the job failed, the `__cause__` is that failure.
    """


class JobGoneError(JobError):
    """The server no longer has the job.

    Servers delete jobs some time after their end, so the job has probably ended, with an unknown
    result.
    """
