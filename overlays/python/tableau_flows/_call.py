"""The plan of one call: version high enough, signed in, send, read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from tableau_flows_generated.operation import Operation

from tableau_flows._multipart import Slice
from tableau_flows._plan import Plan, Request, Response, send
from tableau_flows._reply import result_of
from tableau_flows._request import AnyOperation, build_request, check_version
from tableau_flows._session import Session, settle_version, signed_in

T = TypeVar("T")


def call(
    session: Session,
    operation: Operation[T],
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
) -> Plan[T]:
    """Send a call and read what it returns.

    Args:
        session: The session of the client.
        operation: The call.
        file: The file to send along; the call may then take as long as a transfer.
        on_sent: Hears how many bytes of the file have left so far.

    Raises:
        VersionError: The version in use does not have it; nothing was sent.
        ApiError: The server answered with an error.
        UnreadableReplyError: What came is no answer of Tableau's.
        ConnectionFailedError: No answer came.
    """
    request, response = yield from exchange(session, operation, file=file, on_sent=on_sent)
    return result_of(operation, request, response)


def exchange(
    session: Session,
    operation: AnyOperation,
    *,
    file: Slice | None = None,
    on_sent: Callable[[int], None] | None = None,
    stream: bool = False,
) -> Plan[tuple[Request, Response]]:
    """Send a call and return the answer as it came; a streamed one is the caller's to close."""
    version = yield from settle_version(session)
    check_version(operation, version)
    identity = (yield from signed_in(session)) if operation.info.authenticated else None
    timeouts = session.timeouts
    if stream or file is not None or operation.info.binary_reply:
        timeouts = replace(timeouts, read=timeouts.transfer)
    request = build_request(
        session.server,
        operation,
        version,
        identity,
        file=file,
        on_sent=on_sent,
        stream=stream,
        timeouts=timeouts,
    )
    return request, (yield from send(request))
