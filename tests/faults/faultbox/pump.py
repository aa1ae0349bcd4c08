"""The loop that moves both directions of an exchange at once, in one thread."""

from __future__ import annotations

import select
import time

from faultbox.lanes import Lane
from faultbox.wires import GONE, PEER_CLOSED, Bell, Broken, Wire, wait


def pump(up: Lane, down: Lane, *, client: Wire, bell: Bell, timeout: float) -> None:
    """Move bytes until the reply has been sent and the request has been read.

    The request may be left unread when the server hung up: ``up.abandoned`` says so.

    Args:
        up: The request, from the client.
        down: The reply, from the server.
        client: Watched once the whole request has gone: when it hangs up, so does the box.
        bell: Ends the loop from outside.
        timeout: Seconds without any movement that end it too; a delay is not counted.

    Raises:
        Broken: The connection ends here.
    """
    while True:
        bell.check()
        now = time.monotonic()
        moved = up.step(now)
        moved = down.step(now) or moved
        if up.done and up.cut_short:
            raise Broken("the client has gone in the middle of its request", reset=up.was_reset)
        if down.done and not up.done and not up.abandoned:
            moved = _heed_server(up, down) or moved
        if down.done and (up.done or up.abandoned):
            return
        if not moved:
            _wait(up, down, client, bell, timeout, now)


def _heed_server(up: Lane, down: Lane) -> bool:
    """After an early reply, see whether the server still listens."""
    if not isinstance(down.source, Wire):
        return False
    try:
        if down.source.receive(1) is None:
            return False
    except OSError:
        pass
    up.abandon()
    return True


def _wait(up: Lane, down: Lane, client: Wire, bell: Bell, timeout: float, now: float) -> None:
    interest = up.interest(now) + down.interest(now)
    if up.done:
        interest.append((client, PEER_CLOSED))
    elif down.done and isinstance(down.source, Wire):
        interest.append((down.source, select.POLLIN))
    opens = [lane.gate.opens - now for lane in (up, down) if _is_held(lane, now)]
    happened = wait(interest, bell, min([*opens, timeout]))
    if up.done and happened.get(client.fileno(), 0) & GONE:
        raise Broken("the client has gone")
    if not happened and not opens:
        raise Broken(f"nothing moved for {timeout:g} s")


def _is_held(lane: Lane, now: float) -> bool:
    return not lane.done and not lane.gate.is_empty and lane.gate.opens > now
