"""Builds the HTTP request for an operation; pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from tableau_flows_generated import protocol
from tableau_flows_generated.arguments import segment
from tableau_flows_generated.checks import shown
from tableau_flows_generated.filtering import server_filter
from tableau_flows_generated.operation import FieldInfo, Multipart, Operation

from tableau_flows._common.release import VERSION
from tableau_flows._common.secrets import Secrets
from tableau_flows._common.text_checks import header_flaw, text_flaw
from tableau_flows._common.versions import Version, write_version
from tableau_flows._http.bodies.multipart import MultipartBody, Part, Slice
from tableau_flows._plans.messages import MAX_REPLY_BYTES, Body, Request, Stopwatch, Timeouts
from tableau_flows.errors import UsageError, VersionError

if TYPE_CHECKING:
    from tableau_flows_generated.operation import ParameterInfo

    from tableau_flows._session.session import Identity

AnyOperation: TypeAlias = Operation[Any]
"""An operation with any result type; the type parameter is invariant."""

USER_OF_SESSION = "{user of the session}"
"""Placeholder in a path for the id of the user who is signed in."""

_FIELD = re.compile(r"(?:^|,)\s*(\w+):")

_CHOSEN_FIELDS = "fields"
_SETS_OF_FIELDS = ("_all_", "_default_")
"""What can stand for several fields in the parameter that chooses them."""

_AGENT = f"tableau-flows/{VERSION}"


def build_request(
    server: str,
    operation: AnyOperation,
    version: Version,
    identity: Identity | None,
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
    stream: bool = False,
    headers: tuple[tuple[str, str], ...] = (),
    accept: str | None = None,
    timeouts: Timeouts | None = None,
    stopwatch: Stopwatch | None = None,
    strict: bool = False,
    max_reply_bytes: int = MAX_REPLY_BYTES,
    secrets: tuple[str, ...] = (),
) -> Request:
    """Build the request for a call.

    Args:
        server: The address of the server.
        operation: The call.
        version: The version of the REST API to use.
        identity: The session, for operations that need one.
        file: The content for the part of a multipart body that has none yet.
        on_sent: Called with the number of bytes of the file that have been sent so far.
        stream: Whether the body of the response is read in pieces.
        headers: Additional headers.
        accept: The accepted media type; None for that of replies.
        timeouts: The timeouts of the request.
        stopwatch: The stopwatch of the whole call, if this request is only a part of it.
        strict: Whether an unreadable optional value of the reply raises.
        max_reply_bytes: Maximum bytes of a reply that is read completely.
        secrets: Every secret of the request and its session.

    Raises:
        UsageError: The file is missing, or no part of the body takes it; or the query or a header
            holds characters that cannot be sent.
        NotKnownError: The call is about the user of the session, which does not tell it.
    """
    info = operation.info
    all_headers = {"User-Agent": _AGENT, "Accept": accept or protocol.REPLY_MEDIA}
    if info.binary_reply:
        # Without compression, the announced length is the length of the file.
        all_headers |= {"Accept": "*/*", "Accept-Encoding": "identity"}
    path = operation.path.replace(protocol.VERSION_IN_PATHS, write_version(version))
    if identity is not None:
        all_headers[protocol.SESSION_HEADER] = identity.token
        path = path.replace(protocol.SITE_IN_PATHS, _site_segment(identity.site_id))
        if USER_OF_SESSION in path:
            path = path.replace(USER_OF_SESSION, segment(identity.known_user(), "user_id"))
        if identity.token not in secrets:
            secrets = Secrets((identity.token, *secrets))
    if operation.secrets:
        secrets = Secrets((*secrets, *operation.secrets))
    pairs = operation.query
    if operation.where and (text := server_filter(operation.where, version).text):
        pairs = (*pairs, (_filter_parameter(operation), text))
    query = "&".join(f"{quote(name)}={_quoted(name, value)}" for name, value in pairs)
    body: Body | bytes | None
    if isinstance(operation.body, Multipart):
        body = MultipartBody(list(_parts(operation.body, file)), on_sent=on_sent)
        all_headers["Content-Type"] = body.media_type
    else:
        body = operation.body
        if body is not None:
            all_headers["Content-Type"] = info.request_media or protocol.REQUEST_MEDIA
    for name, value in headers:
        if flaw := header_flaw(value):
            raise UsageError(f"the header {name} cannot be sent: {flaw}")
    return Request(
        method=info.method,
        url=f"{server}{path}" + (f"?{query}" if query else ""),
        headers=(*all_headers.items(), *headers),
        body=body,
        stream=stream,
        timeouts=timeouts or Timeouts(),
        operation=info.id,
        stopwatch=stopwatch or Stopwatch(),
        strict=strict,
        max_reply_bytes=max_reply_bytes,
        secrets=secrets,
        operation_secrets=operation.secrets,
    )


def check_version(operation: AnyOperation, version: Version) -> None:
    """Check that the version has the operation and everything that the call uses.

    This includes fields of the body, query parameters, and fields of filters and sort orders. Old
    servers ignore an unknown field of a filter and return the unfiltered list (wire_facts §5.2).

    Raises:
        VersionError: The version is too old.
        UsageError: A filter lists values that the server would misinterpret.
    """
    info = operation.info
    if version < info.since:
        raise VersionError(what=info.id, have=version, need=info.since)
    if operation.where:
        _check_where(operation, version)
    for what, since in operation.newer:
        if version < since:
            raise VersionError(what=f"{info.id}: {what}", have=version, need=since)
    values = dict(operation.query)
    for parameter in info.parameters:
        if parameter.name not in values:
            continue
        if parameter.since is not None and version < parameter.since:
            raise VersionError(
                what=f"{info.id}: {parameter.argument}=", have=version, need=parameter.since
            )
        for used in _fields(parameter, values[parameter.name]):
            if used.since is not None and version < used.since:
                raise VersionError(
                    what=f"{info.id}: {parameter.argument} by {used.name}",
                    have=version,
                    need=used.since,
                )
            if used.in_values:
                _check_in(used, values[parameter.name])


def _check_where(operation: AnyOperation, version: Version) -> None:
    """Reject conditions that only a newer server can check, and a filter beside conditions."""
    newer = server_filter(operation.where, version).newer
    if newer is not None:
        raise VersionError(
            what=f"{operation.info.id}: where by {newer.name}",
            have=version,
            need=newer.since or version,
        )
    name = _filter_parameter(operation)
    if name in dict(operation.query):
        raise UsageError(f"{name} and where cannot be combined: give one of them")
    chosen = dict(operation.query).get(_CHOSEN_FIELDS, "").split(",")
    for condition in operation.where if any(chosen) else ():
        needed = _name_in_replies(condition.field)
        if needed and not {needed, *_SETS_OF_FIELDS}.intersection(chosen):
            raise UsageError(
                f"{_CHOSEN_FIELDS} must name {needed} too, since where needs it to filter"
            )


def _name_in_replies(field: FieldInfo) -> str:
    """Return what the parameter `fields` calls a field of filters; empty if replies lack it.

    An attribute of the item has its own name there: filters call the end of a job `completedAt`,
    and replies `endedAt` (wire_facts §5.4).
    """
    if len(field.path) != 1:
        return field.name if field.path else ""
    first, *others = field.path[0].split("_")
    return first + "".join(map(str.capitalize, others))


def _filter_parameter(operation: AnyOperation) -> str:
    return next(parameter.name for parameter in operation.info.parameters if parameter.filter)


def _fields(parameter: ParameterInfo, value: str) -> Iterator[FieldInfo]:
    used = set(_FIELD.findall(value))
    return (known for known in (*parameter.filter, *parameter.sort) if known.name in used)


def _check_in(field: FieldInfo, value: str) -> None:
    """Reject values for which the operator `in` returns wrong rows (wire_facts §5.2)."""
    for listed in re.findall(rf"(?:^|,)\s*{field.name}:in:\[?([^\]]*)", value):
        wrong = [item for item in listed.split(",") if item.strip() not in field.in_values]
        if wrong:
            raise UsageError(
                f"{field.name}:in: accepts only {', '.join(field.in_values)}, not"
                f" {', '.join(wrong)}; list each of those by {field.name}:eq:"
            )


@lru_cache(maxsize=16)
def _site_segment(site_id: str) -> str:
    """Return the site id for a path; cached, since each request needs it checked and encoded."""
    return segment(site_id, "site_id")


def _quoted(name: str, value: str) -> str:
    try:
        return quote(value, safe="")
    except UnicodeEncodeError:
        raise UsageError(f"{name} must not be {shown(value)}: {text_flaw(value)}") from None


def _parts(body: Multipart, file: Slice | None) -> Iterator[Part]:
    for part in body.parts:
        content: bytes | Slice | None = part.content
        if content is None:
            content, file = file, None
        if content is None:
            raise UsageError(f"the part {part.name} has no content")
        yield Part(part.name, part.media_type, content, part.file_name, part.disposition)
    if file is not None:
        raise UsageError("a file was given, but the request has no part for it")
