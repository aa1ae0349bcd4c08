# Generated from spec/ by `make generate`. Do not edit.
"""Exception classes for errors of the server, and the table of error codes."""

from __future__ import annotations

from dataclasses import dataclass

from . import models as m

__all__ = [
    "ERRORS",
    "ErrorInfo",
    "TableauError",
    "UsageError",
    "error_class",
    "ApiError",
    "BadRequestError",
    "InvalidFilterError",
    "InvalidSortError",
    "PageError",
    "PublishError",
    "UploadError",
    "AuthenticationError",
    "SignInError",
    "SessionExpiredError",
    "SwitchSiteError",
    "PermissionDeniedError",
    "QuotaExceededError",
    "FeatureDisabledError",
    "NotFoundError",
    "UploadExpiredError",
    "UnknownResourceError",
    "MethodNotAllowedError",
    "ConflictError",
    "NameTakenError",
    "AlreadyQueuedError",
    "AlreadyFinishedError",
    "RateLimitedError",
    "ServerError",
    "InvalidScheduleError",
]


class TableauError(Exception):
    """Base class of all errors of this library.

    Attributes:
        report: The report of what was done before, if the error ended an operation on many objects.
    """

    report: object = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[object, ...]:
        # The attributes come last, since a report among them may hold the error itself.
        return _restore, (type(self), self.args), dict(self.__dict__)


class UsageError(TableauError, ValueError):
    """An argument is invalid or missing; nothing was sent.

    Attributes:
        argument: Name of the argument, as the message has it; None if the message is about no
            single argument. Other arguments in the message are followed by an equals sign.
    """

    argument: str | None = None

    def __init__(self, message: str = "", *, argument: str | None = None) -> None:
        if argument is not None:  # "each of tags" and "server=" are about tags and server
            self.argument = argument.rpartition(" ")[2].rstrip("=")
        super().__init__(message)


class ApiError(TableauError):
    """The server responded with an error.

    Attributes:
        status: HTTP status. It can be 200, since the server reports some errors with that status.
        code: Error code of the server, such as "404027"; None if the response has no code.
        summary: Short title of the error, from the server.
        detail: Explanation of the error, from the server.
        method: HTTP method of the request.
        url: URL of the request, without secrets.
        operation: Id of the operation, such as "queryFlow".
        request_id: Id of the request, if the server or a proxy sent one.
        attempts: Number of times that the request was sent.
        hint: What to do in this particular case; replaces the general remedy.
        job: The awaited or conflicting job, if known.
        run: The flow run of that job, if known.
    """

    hint: str = ""
    job: m.Job | None = None
    run: m.FlowRun | None = None

    def __init__(
        self,
        *,
        status: int,
        code: str | None,
        summary: str,
        detail: str,
        method: str,
        url: str,
        operation: str,
        request_id: str | None = None,
        attempts: int = 1,
        retry_after: float | None = None,
    ) -> None:
        self.status = status
        self.code = code
        self.summary = summary
        self.detail = detail
        self.method = method
        self.url = url
        self.operation = operation
        self.request_id = request_id
        self.attempts = attempts
        self.retry_after = retry_after
        super().__init__()

    @property
    def info(self) -> ErrorInfo | None:
        """Description of the error code, or None if the code is unknown."""
        return ERRORS.get(self.code) if self.code else None

    def __str__(self) -> str:
        words = ": ".join(text for text in (self.summary, self.detail) if text)
        remedy = self.hint or (self.info.remedy if self.info else "")
        return (
            f"{self.operation}: {self.method} {self.url} answered {self.status}"
            f" {self.code or '(no code)'}: {words or 'no explanation'}"
            + (f" [{remedy}]" if remedy else "")
        )


class BadRequestError(ApiError):
    """The request is malformed, or a value in it is not permitted."""


class InvalidFilterError(BadRequestError):
    """The filter uses a field or an operator that the list does not support."""


class InvalidSortError(BadRequestError):
    """The sort order uses a field that the list cannot be sorted by."""


class PageError(BadRequestError):
    """The page or its size is out of range: there is no such page, or the size is not between 1
    and 1000. A size over 1000 has HTTP status 403."""


class PublishError(BadRequestError):
    """The server received the flow file but did not accept it."""


class UploadError(BadRequestError):
    """The server rejected a part of an upload."""


class AuthenticationError(ApiError):
    """The request is not authenticated."""


class SignInError(AuthenticationError):
    """The credentials or the site of a sign-in are wrong, or the token has expired."""


class SessionExpiredError(AuthenticationError):
    """The session has expired and could not be renewed."""


class SwitchSiteError(AuthenticationError):
    """The session could not be switched to the other site."""


class PermissionDeniedError(ApiError):
    """The user does not have the permission for the call."""


class QuotaExceededError(PermissionDeniedError):
    """The storage quota of the site or the server is used up."""


class FeatureDisabledError(PermissionDeniedError):
    """The feature is disabled on the site or the server."""


class NotFoundError(ApiError):
    """An object named in the request does not exist, or is not visible to the user."""


class UploadExpiredError(NotFoundError):
    """The upload does not exist or has expired; it must be restarted."""


class UnknownResourceError(NotFoundError):
    """The server does not have the address; usually its version is too old for the call."""


class MethodNotAllowedError(ApiError):
    """The address does not support this HTTP method. The usual cause is a redirect from http to
    https, or a wrong host."""


class ConflictError(ApiError):
    """The request conflicts with the current state on the server."""


class NameTakenError(ConflictError):
    """Another object in the same place has this name, such as a flow in the project."""


class AlreadyQueuedError(ConflictError):
    """The same job is already queued or running. For flow tasks it has HTTP status 403."""


class AlreadyFinishedError(ConflictError):
    """The flow run has ended, so it cannot be cancelled. It has HTTP status 403 or 200."""


class RateLimitedError(ApiError):
    """Too many requests were sent in a short time; the server asks the client to wait."""


class ServerError(ApiError):
    """The server failed to process the request (any status from 500 on)."""


class InvalidScheduleError(BadRequestError):
    """The times, intervals and days of a schedule do not fit its frequency. The HTTP status is
    400."""


def _restore(cls: type[TableauError], args: tuple[object, ...]) -> TableauError:
    """Restore an error from a pickle, which cannot pass keyword arguments to constructors."""
    error = cls.__new__(cls, *args)
    error.args = args
    return error


@dataclass(frozen=True, slots=True)
class ErrorInfo:
    """Description of an error code."""

    code: str
    status: int
    name: str
    description: str
    remedy: str
    family: type[ApiError]


ERRORS: dict[str, ErrorInfo] = {
    info.code: info
    for info in (
        ErrorInfo(
            "400000",
            400,
            "Bad request",
            "The body is missing, incomplete or not well-formed XML.",
            "Check the values that were given; at least one value is needed where nothing is required.",
            BadRequestError,
        ),
        ErrorInfo(
            "400005",
            400,
            "Favorite label empty",
            "The label of the favorite is empty or blank.",
            "Give the favorite a label, such as the name of the flow.",
            BadRequestError,
        ),
        ErrorInfo(
            "400006",
            400,
            "Invalid page number",
            "The page number is not a whole number of at least 1, or is beyond the last page.",
            "Stop at the last page; page 2 of an empty list is beyond it as well.",
            PageError,
        ),
        ErrorInfo(
            "400007",
            400,
            "Invalid page size",
            "The page size is not a whole number of at least 1.",
            "Use a page size between 1 and 1000.",
            PageError,
        ),
        ErrorInfo(
            "400008",
            400,
            "Invalid parameter value",
            "A parameter or an attribute has a value that the server does not know.",
            "Use one of the values that the method documents; newer values need a newer version.",
            BadRequestError,
        ),
        ErrorInfo(
            "400009",
            400,
            "Invalid capability",
            "The capability does not exist for this kind of content, or not in this mode.",
            "For flows, use ChangeHierarchy, ChangePermissions, Delete, Execute, ExportXml, Read or Write; for projects, ProjectLeader, Read or Write.",
            BadRequestError,
        ),
        ErrorInfo(
            "400016",
            400,
            "Upload part too large",
            "A part of the upload is larger than the server accepts; the message names the limit.",
            "Send smaller parts, 64 MB at most.",
            UploadError,
        ),
        ErrorInfo(
            "400019",
            400,
            "Unexpected upload payload",
            "The XML part that goes with a part of the file is not empty.",
            "Send that part of the request without content.",
            UploadError,
        ),
        ErrorInfo(
            "400020",
            400,
            "Missing upload content",
            "The request to append has no file part.",
            "Send the bytes in the part named tableau_file.",
            UploadError,
        ),
        ErrorInfo(
            "400031",
            400,
            "Job query failed",
            "The server cannot query the job; usually it has deleted the job.",
            "Treat it as a job that has ended and was deleted; read the flow runs instead.",
            BadRequestError,
        ),
        ErrorInfo(
            "400042",
            400,
            "Wrong content in permissions",
            "The body names a workbook or a data source where that is not permitted.",
            "Name the grantees only.",
            BadRequestError,
        ),
        ErrorInfo(
            "400059",
            400,
            "Deleting schedule failed",
            "The schedule could not be deleted; usually it still has tasks.",
            "Delete or move what runs on the schedule first, or suspend the schedule.",
            BadRequestError,
        ),
        ErrorInfo(
            "400064",
            400,
            "Creating schedule failed",
            "The schedule could not be created, for a reason that has no code of its own.",
            "Read the detail of the error.",
            BadRequestError,
        ),
        ErrorInfo(
            "400065",
            400,
            "Invalid filter",
            "The filter is malformed, or uses a field or operator that the list does not support.",
            "Use the fields and operators that the method documents.",
            InvalidFilterError,
        ),
        ErrorInfo(
            "400066",
            400,
            "Invalid sort order",
            "The sort order uses a field that the list cannot be sorted by.",
            "Use the sort fields that the method documents.",
            InvalidSortError,
        ),
        ErrorInfo(
            "400071",
            400,
            "Updating schedule failed",
            "The schedule could not be changed, for a reason that has no code of its own.",
            "Read the detail of the error.",
            BadRequestError,
        ),
        ErrorInfo(
            "400075",
            400,
            "Adding tags failed",
            "The tags could not be added, for a reason that has no code of its own.",
            "Read the detail; check the labels of the tags.",
            BadRequestError,
        ),
        ErrorInfo(
            "400077",
            400,
            "Deleting tag failed",
            "The tag could not be deleted, for a reason that has no code of its own.",
            "Read the detail; check the label of the tag.",
            BadRequestError,
        ),
        ErrorInfo(
            "400084",
            400,
            "Not a flow task",
            "The task exists but does not run a flow.",
            "Take the id of a task from the list of flow tasks.",
            BadRequestError,
        ),
        ErrorInfo(
            "400086",
            400,
            "Invalid flow file name",
            "The name of the file sent does not end in .tfl or .tflx.",
            "Rename the file to end in one of these.",
            PublishError,
        ),
        ErrorInfo(
            "400087",
            400,
            "Publishing failed",
            "The flow could not be published, for a reason that has no code of its own.",
            "Read the detail of the error, and try to open the file in Tableau Prep.",
            PublishError,
        ),
        ErrorInfo(
            "400089",
            400,
            "Missing flow name",
            "The flow to publish has no name.",
            "Give a name.",
            PublishError,
        ),
        ErrorInfo(
            "400090",
            400,
            "Missing flow description",
            "The request does not describe the flow to publish.",
            "Send the flow element, with its name, in the part named request_payload.",
            PublishError,
        ),
        ErrorInfo(
            "401000",
            401,
            "No credentials",
            "The request carries no session token.",
            "Sign in.",
            AuthenticationError,
        ),
        ErrorInfo(
            "401001",
            401,
            "Sign-in failed",
            "User name, password, token or site is wrong, or the personal access token has expired or was revoked.",
            "Check the credentials and the short name of the site; create a new token if it is old.",
            SignInError,
        ),
        ErrorInfo(
            "401002",
            401,
            "Session invalid or expired",
            "The session token is invalid, has expired, or was ended by another sign-in.",
            "Sign in again. If it happens again at once, another program signs in with the same personal access token.",
            SessionExpiredError,
        ),
        ErrorInfo(
            "401003",
            401,
            "Site change failed",
            "The session cannot be switched to that site.",
            "Check the short name of the site and that the user belongs to it.",
            SwitchSiteError,
        ),
        ErrorInfo(
            "403003",
            403,
            "Default project cannot be deleted",
            "The project is the default project of the site.",
            "Nothing to do; every site has a default project.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403004",
            403,
            "Not permitted",
            "The user may not read, change, delete or run this.",
            "Have an administrator or the owner grant the permission.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403005",
            403,
            "Default project cannot be renamed",
            "The project is the default project of the site.",
            "Create another project with that name.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403007",
            403,
            "Publishing not permitted",
            "The user may not publish, may not publish in this project, or may not overwrite this flow.",
            "Check the site role and the permissions on the project.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403008",
            403,
            "Storage quota exceeded",
            "There is not enough storage for the flow or the samples on the server.",
            "Delete content on the site or have its quota raised.",
            QuotaExceededError,
        ),
        ErrorInfo(
            "403014",
            403,
            "Page size too large",
            "The page size exceeds the limit of 1000.",
            "Use a page size between 1 and 1000.",
            PageError,
        ),
        ErrorInfo(
            "403015",
            403,
            "Upload not permitted",
            "The user may not upload files.",
            "Check that the site role allows publishing.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403016",
            403,
            "Upload failed",
            "The part of the file could not be added to the upload.",
            "Restart the upload; the same user must start and continue it.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403030",
            403,
            "Moving not permitted",
            "The user may not move the flow to that project.",
            "Have the write permission for the target project granted.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403032",
            403,
            "Cancelling job not permitted",
            "Only administrators may cancel jobs.",
            "Cancel the flow run instead, or have an administrator cancel the job.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403035",
            403,
            "Reading default permissions not permitted",
            "The user may not read the default permissions of the project.",
            "Have an administrator, or a leader or the owner of the project do it.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403045",
            403,
            "Reserved project name",
            "The name belongs to a project that only the server itself creates.",
            "Choose another name.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403069",
            403,
            "Listing sites not supported",
            "The server is Tableau Cloud, which does not list its sites.",
            "Read the site of the session instead.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403070",
            403,
            "Already on this site",
            "The session already uses this site.",
            "Nothing to do.",
            SwitchSiteError,
        ),
        ErrorInfo(
            "403091",
            403,
            "Job already complete",
            "The job has already ended.",
            "Nothing to do; read the job.",
            AlreadyFinishedError,
        ),
        ErrorInfo(
            "403092",
            403,
            "Reading connections not permitted",
            "The user may not view the flow, so its connections are not visible either.",
            "Have the Read capability on the flow granted.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403095",
            403,
            "Deleting default permissions not permitted",
            "The user may not delete default permissions for flows of the project.",
            "Have an administrator, or a leader or the owner of the project do it.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403097",
            403,
            "Downloading not permitted",
            "The user may not download the flow.",
            "Have the ExportXml capability on the flow granted.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403098",
            403,
            "Update not permitted",
            "The user may not change the owner, the schedule or the connection of the flow.",
            "Have an administrator do it.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403101",
            403,
            "Listing flows not permitted",
            "The user may not see the flows.",
            "Check the site role of the user.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403102",
            403,
            "Task already queued",
            "A run of this task is queued or has just started. A suspended task is resumed nevertheless.",
            "Wait for the current run.",
            AlreadyQueuedError,
        ),
        ErrorInfo(
            "403103",
            403,
            "Changing the flow not permitted",
            "The user may not write to the flow.",
            "Have the Write capability on the flow granted.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403126",
            403,
            "Document not permitted",
            "The user may not read the content of the flow.",
            "Have the ExportXml capability on the flow granted.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403133",
            403,
            "Reading the user not permitted",
            "The user may not read other users.",
            "Have an administrator do it, or read the own user.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403135",
            403,
            "Flow run already complete",
            "The flow run has ended. The response can have HTTP status 200.",
            "Nothing to do; read the flow run to learn how it ended.",
            AlreadyFinishedError,
        ),
        ErrorInfo(
            "403136",
            403,
            "Cancelling disabled",
            "The site does not allow flow runs to be cancelled.",
            "Have an administrator allow it, or wait for the end of the run.",
            FeatureDisabledError,
        ),
        ErrorInfo(
            "403137",
            403,
            "Cancelling not permitted",
            "Only administrators and the user who started the flow run may cancel it.",
            "Have one of them do it.",
            PermissionDeniedError,
        ),
        ErrorInfo(
            "403149",
            403,
            "Flow parameters disabled",
            "The settings of the site do not allow the use of these flow parameters.",
            "Have an administrator allow flow parameters on the site.",
            FeatureDisabledError,
        ),
        ErrorInfo(
            "403157",
            403,
            "Feature disabled",
            "This part of the API is disabled on the site or the server.",
            "Have an administrator enable it; for flows, check the licence for Prep Conductor.",
            FeatureDisabledError,
        ),
        ErrorInfo(
            "404000",
            404,
            "Site not found",
            "No site has the id in the address.",
            "Use the id of the site that the session belongs to.",
            NotFoundError,
        ),
        ErrorInfo(
            "404001",
            404,
            "Server information not available",
            "The server does not provide server information; it is older than version 2.4 of the API.",
            "Use a newer server.",
            UnknownResourceError,
        ),
        ErrorInfo(
            "404002",
            404,
            "User not found",
            "No user has the id that was given.",
            "Check the id; it is not the login name, which users.find looks up.",
            NotFoundError,
        ),
        ErrorInfo(
            "404003",
            404,
            "Unknown address",
            "The server does not have the address, or does not support the API version in it.",
            "Use a version of the API that the server supports.",
            UnknownResourceError,
        ),
        ErrorInfo(
            "404005",
            404,
            "Project not found",
            "No project of the site has the id that was given.",
            "Check the id; it is not the name or the path, which projects.find looks up.",
            NotFoundError,
        ),
        ErrorInfo(
            "404007",
            404,
            "Tag not found",
            "The thing does not have the tag.",
            "Read the tags of the flow first. Some older servers do not find labels with dots or slashes.",
            NotFoundError,
        ),
        ErrorInfo(
            "404009",
            404,
            "Ids do not match",
            "The body has the id of another object than the path.",
            "Leave the id out of the body.",
            NotFoundError,
        ),
        ErrorInfo(
            "404010",
            404,
            "Favorite not found",
            "The content item is not a favorite of the user.",
            "List the favorites of the user first.",
            NotFoundError,
        ),
        ErrorInfo(
            "404012",
            404,
            "Group not found",
            "No group has the id that was given.",
            "Check the id; it is not the name, which groups.find looks up.",
            NotFoundError,
        ),
        ErrorInfo(
            "404013",
            404,
            "Capability not found",
            "There is no such capability or mode, or the grantee does not have this capability in this mode.",
            "Read the permissions of the flow first; names are case-sensitive.",
            NotFoundError,
        ),
        ErrorInfo(
            "404015",
            404,
            "Upload not found",
            "No upload has this id, or it has expired.",
            "Restart the upload.",
            UploadExpiredError,
        ),
        ErrorInfo(
            "404018",
            404,
            "Job not found",
            "No job has this id. The server deletes finished jobs after a short time.",
            "Read the flow runs of the flow instead.",
            NotFoundError,
        ),
        ErrorInfo(
            "404023",
            404,
            "Schedule not found",
            "No schedule has this id.",
            "Check the id; it is not the name, which schedules.find looks up. Tableau Cloud has no schedules of this kind.",
            NotFoundError,
        ),
        ErrorInfo(
            "404026",
            404,
            "Task not found",
            "No task has this id.",
            "Take the id of a task from the list of flow tasks.",
            NotFoundError,
        ),
        ErrorInfo(
            "404027",
            404,
            "Flow not found",
            "No flow has this id, or it is not visible to the user.",
            "Check the id; it is not the name, which flows.find looks up. A flow published a moment ago may take a while to appear in lists.",
            NotFoundError,
        ),
        ErrorInfo(
            "404036",
            404,
            "Flow run not found",
            "No flow run has this id.",
            "Check the id; it is not the id of the job or of the flow.",
            NotFoundError,
        ),
        ErrorInfo(
            "405000",
            405,
            "Invalid request method",
            "The address does not support this HTTP method.",
            "Use https and the full host name of the pod, so that the request is not redirected.",
            MethodNotAllowedError,
        ),
        ErrorInfo(
            "409004",
            400,
            "Invalid schedule",
            "The times, intervals and days of the schedule do not fit its frequency.",
            "Read the detail of the error, and the table of schedules in the documentation.",
            InvalidScheduleError,
        ),
        ErrorInfo(
            "409006",
            409,
            "Project name taken",
            "Another project with the same parent has this name; names are not case-sensitive.",
            "Choose another name.",
            NameTakenError,
        ),
        ErrorInfo(
            "409007",
            409,
            "Favorite label taken",
            "Another favorite of the same kind has this label.",
            "Choose another label.",
            NameTakenError,
        ),
        ErrorInfo(
            "409021",
            409,
            "Schedule name taken",
            "Another schedule of the server has this name.",
            "Choose another name.",
            NameTakenError,
        ),
        ErrorInfo(
            "409041",
            409,
            "Flow name taken",
            "The project has another flow with this name; names are not case-sensitive.",
            "Choose another name, or allow overwriting when publishing.",
            NameTakenError,
        ),
        ErrorInfo(
            "409093",
            409,
            "Job already queued",
            "An identical job is queued or running.",
            "Wait for that job.",
            AlreadyQueuedError,
        ),
    )
}
"""All known error codes."""

_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    409: ConflictError,
    429: RateLimitedError,
    500: ServerError,
}


def error_class(status: int, code: str | None) -> type[ApiError]:
    """Return the exception class for an error response, by its code or else by its status."""
    if code is not None and (info := ERRORS.get(code)) is not None:
        return info.family
    if code is not None and status < 400 and code[:3].isdigit():
        status = int(code[:3])
    return _BY_STATUS.get(500 if status >= 500 else status, ApiError)
