"""Injects a fault into the answer to a request: finds the fault that is due, and carries it out."""

from __future__ import annotations

import time
from collections.abc import Callable

from anyio import sleep, to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Message, Send

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.faults.orders import Fault, Faults
from tableau_flows.emulator.faults.rules import HEADER, read_fault
from tableau_flows.emulator.rules.sessions import TOKEN_HEADER, end_session
from tableau_flows.emulator.store.store import Store

BAD_ORDER = "400000"
LOOK_SECONDS = 0.05
"""How long a request that is delayed goes on when nobody wants it any more."""


class Dropped(Exception):  # noqa: N818 - not an error: it was ordered
    """The connection is to be cut now."""


def find(faults: Faults, request: Request, operation: str | None) -> Fault:
    """What is to happen to a request: by its own header, else by what was ordered before.

    Raises:
        Refusal: 400000, for a header that cannot be read.
    """
    orders = request.headers.getlist(HEADER)
    if not orders:
        return faults.take(operation)
    try:
        return read_fault(",".join(orders))
    except ValueError as problem:
        raise Refusal(BAD_ORDER, f"The header {HEADER} is wrong: {problem}.") from None


async def delay(seconds: float, is_wanted: Callable[[], bool]) -> None:
    """Wait for so long.

    Raises:
        Dropped: Nobody wants the answer any more.
    """
    ends = time.monotonic() + seconds
    while (left := ends - time.monotonic()) > 0:
        if not is_wanted():
            raise Dropped
        await sleep(min(left, LOOK_SECONDS))


async def inject(fault: Fault, request: Request, store: Store) -> Response | None:
    """What was ordered in place of an answer; None when the request goes its way.

    Raises:
        Dropped: The connection is to be cut before anything is done.
        Refusal: With the code that was ordered.
    """
    if fault.drop == "before":
        raise Dropped
    if fault.code is not None:
        raise Refusal(fault.code, "A test ordered this refusal.", status=fault.status)
    if fault.status is not None:
        return Response(fault.body, fault.status, headers=dict(fault.headers))
    token = request.headers.get(TOKEN_HEADER)
    if fault.expire_token and token is not None:
        await to_thread.run_sync(end_session, store, token)
    return None


def cut_short(send: Send, *, whole_messages: int) -> Send:
    """A ``send`` that passes some messages and half of the next, and swallows the rest.

    The first message is the head of an answer, so with one whole message the client gets the
    head and half of the first piece of the body; with none it gets nothing.
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
