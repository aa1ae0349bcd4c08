"""Injects faults into requests: finds the fault that is due and carries it out."""

from __future__ import annotations

import time
from collections.abc import Callable

from anyio import sleep, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Send
from tableau_flows_generated.codes import BAD_REQUEST

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.faults.fault import Fault
from tableau_flows.emulator.faults.queue import FaultQueue
from tableau_flows.emulator.faults.rules import HEADER, read_fault
from tableau_flows.emulator.rules.sessions import TOKEN_HEADER, end_session
from tableau_flows.emulator.store.store import Store

POLL_SECONDS = 0.05
"""Interval at which a delayed request checks whether its client is still waiting."""


class ConnectionDropped(Exception):  # noqa: N818 - an injected fault, not an error
    """The connection must be closed now."""


def find_fault(faults: FaultQueue, request: Request, operation: str | None) -> Fault:
    """Find the fault for a request: that of its own header, or else the next one in the queue.

    Raises:
        Refusal: 400000, for a header that cannot be parsed.
    """
    values = request.headers.getlist(HEADER)
    if not values:
        return faults.take(operation)
    try:
        return read_fault(",".join(values))
    except ValueError as problem:
        raise Refusal(BAD_REQUEST, f"The header {HEADER} is wrong: {problem}.") from None


async def wait(seconds: float, is_waiting: Callable[[], bool]) -> None:
    """Wait for a number of seconds, unless the client stops waiting.

    Raises:
        ConnectionDropped: The client is no longer waiting for the response.
    """
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if not is_waiting():
            raise ConnectionDropped
        await sleep(min(left, POLL_SECONDS))


async def inject(fault: Fault, request: Request, store: Store) -> Response | None:
    """Carry out the part of a fault that precedes the request.

    Returns:
        The response to send instead of carrying out the request; None if there is none.

    Raises:
        ConnectionDropped: The connection must be closed before the request is carried out.
        Refusal: The fault refuses the request.
    """
    if fault.drop == "before":
        raise ConnectionDropped
    if fault.code is not None:
        raise Refusal(fault.code, "The emulator injected this refusal.", status=fault.status)
    if fault.status is not None:
        return Response(fault.body, fault.status, headers=dict(fault.headers))
    token = request.headers.get(TOKEN_HEADER)
    if fault.expire_token and token is not None:
        await to_thread.run_sync(end_session, store, token)
    return None


def truncate_response(send: Send, *, whole_messages: int) -> Send:
    """Wrap ``send`` so that it passes some messages and half of the next, and drops the rest.

    The first message is the head of a response. With one whole message the client receives the
    head and half of the first piece of the body; with none it receives nothing.
    """
    left = whole_messages

    async def limited(message: Message) -> None:
        nonlocal left
        if left > 0:
            left -= 1
            await send(message)
        elif left == 0 and whole_messages:
            left = -1
            body = message.get("body", b"")
            await send({**message, "body": body[: len(body) // 2], "more_body": True})

    return limited
