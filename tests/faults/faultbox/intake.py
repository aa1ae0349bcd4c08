"""Reading the next request of a connection."""

from __future__ import annotations

import select

from faultbox.messages import HEAD_LIMIT, RequestHead, head_end, parse_request
from faultbox.wires import Bell, Wire, wait


def next_request(
    client: Wire, upstream: Wire | None, bell: Bell, timeout: float
) -> RequestHead | None:
    """Read the next head.

    Args:
        client: Who asks.
        upstream: Who answers, if connected: one that closes an idle connection ends it.
        bell: Ends the wait.
        timeout: Seconds to wait for bytes.

    Returns:
        The head, None when there will be none or what comes is not HTTP/1.
    """
    partial = b""
    while len(partial) <= HEAD_LIMIT:
        data = client.receive()
        if data == b"":
            return None
        if data is None:
            interest = [(client, select.POLLIN)]
            if upstream is not None and not partial:
                interest.append((upstream, select.POLLIN))
            if client.fileno() not in wait(interest, bell, timeout):
                return None
            continue
        partial += data
        end = head_end(partial)
        if end is not None:
            client.unread(partial[end:])
            return parse_request(partial[:end])
    return None
