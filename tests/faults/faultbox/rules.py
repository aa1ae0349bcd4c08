"""When something goes wrong: rules that match requests, and count how often they fired."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from faultbox.answers import Body, make_answer
from faultbox.faults import (
    Break,
    Delay,
    Direction,
    Fault,
    Repeat,
    Span,
    Swallow,
    Throttle,
    Truncate,
    is_exclusive,
)
from faultbox.messages import Framing, Headers

MOST_MISSING = 128 * 1024


@dataclass(slots=True)
class SeenRequest:
    """A request that reached the box.

    ``path`` is the target as sent, with its query; ``connection`` counts from 1; ``forwarded``
    says how often the server got it (at least in part); ``status`` is what the client was
    answered, None if nothing.
    """

    method: str
    path: str
    headers: Headers = field(repr=False)
    connection: int
    body: Framing = field(repr=False)
    forwarded: int = 0
    status: int | None = None

    @property
    def body_length(self) -> int:
        """Bytes of content that came from the client so far, without chunk framing."""
        return self.body.payload


Condition = Callable[[SeenRequest], bool]


def matching(
    method: str | None = None, path: str | None = None, where: Condition | None = None
) -> Condition:
    """Make the condition for a method, a regular expression in path and query, and more."""
    pattern = re.compile(path) if path is not None else None

    def matches(request: SeenRequest) -> bool:
        return (
            (method is None or method.upper() == request.method)
            and (pattern is None or pattern.search(request.path) is not None)
            and (where is None or where(request))
        )

    return matches


class Rule:
    """One fault, and the requests it is for.

    Attributes:
        seen: How many requests matched, whether or not it was their turn.
        fired: On how many of them the fault really happened.
    """

    def __init__(
        self, fault: Fault, condition: Condition, nth: int | None, times: int | None
    ) -> None:
        self.fault = fault
        self.seen = 0
        self.fired = 0
        self._condition = condition
        self._nth = nth
        self._times = times
        self._chosen = 0
        self._changed = threading.Condition()

    def __repr__(self) -> str:
        return f"<Rule {self.fault}: seen {self.seen}, fired {self.fired}>"

    def wait(self, times: int = 1, timeout: float = 5.0) -> bool:
        """Wait until it has fired so often; False if that did not happen in time (seconds)."""
        with self._changed:
            return self._changed.wait_for(lambda: self.fired >= times, timeout)

    def fire(self) -> None:
        """Note that the fault happened (the box calls this just before)."""
        with self._changed:
            self.fired += 1
            self._changed.notify_all()

    def chooses(self, request: SeenRequest, *, taken: bool) -> bool:
        """Whether this request suffers the fault (the box asks once, under its lock)."""
        if not self._condition(request):
            return False
        self.seen += 1
        if taken and is_exclusive(self.fault):
            return False
        if self._nth is not None:
            chosen = self._nth <= self.seen < self._nth + (self._times or 1)
        else:
            chosen = self._times is None or self._chosen < self._times
        self._chosen += chosen
        return chosen


class When:
    """A choice of requests, to be given a fault. Made by `FaultBox.on`."""

    def __init__(
        self,
        add: Callable[[Rule], None],
        method: str | None,
        path: str | None,
        nth: int | None,
        times: int | None,
        where: Condition | None,
    ) -> None:
        if (nth is not None and nth < 1) or (times is not None and times < 1):
            raise ValueError("nth and times count from 1")
        self._add = add
        self._condition = matching(method, path, where)
        self._nth = nth
        self._times = times

    def delay(
        self, seconds: float, at: Direction = "reply", *, after: int = 0, of: Span = "message"
    ) -> Rule:
        """Stand still for a time, before the byte number ``after`` of that direction.

        At the request, the server has not got the rest yet; at the reply, it has acted.
        """
        return self._rule(Delay(seconds, at, _count(after), of))

    def throttle(self, rate: float, at: Direction = "reply") -> Rule:
        """Let only so many bytes per second through."""
        if rate <= 0:
            raise ValueError("a rate is more than 0 bytes per second")
        return self._rule(Throttle(rate, at))

    def cut(self, at: Direction, *, after: int = 0, of: Span = "message") -> Rule:
        """Close both connections after so many bytes of that direction.

        ``of="body"`` counts bytes on the wire from the end of the headers. Cut at the request,
        a client that is still sending sees a reset, as it would if a server went away.
        """
        return self._rule(Break(at, _count(after), of, reset=False))

    def reset(self, at: Direction, *, after: int = 0, of: Span = "message") -> Rule:
        """Do as `cut`, with RST."""
        return self._rule(Break(at, _count(after), of, reset=True))

    def truncate(self, missing: int = 1) -> Rule:
        """Keep back the last bytes of the body, then close: Content-Length promised more."""
        if not 1 <= missing <= MOST_MISSING:
            raise ValueError(f"1 to {MOST_MISSING} bytes can be missing")
        return self._rule(Truncate(missing))

    def answer(
        self,
        status: int,
        body: Body | bytes = "xml",
        *,
        code: str | None = None,
        detail: str | None = None,
        retry_after: int | str | datetime | None = None,
        headers: Mapping[str, str] | None = None,
        early: bool = False,
    ) -> Rule:
        """Answer instead of the server, which gets nothing.

        Args:
            status: The HTTP status.
            body: A Tableau error document, a proxy's error page, nothing, or these bytes.
            code: The code in the XML; the status with three zeros if not given.
            detail: The detail in the XML or HTML.
            retry_after: Seconds, a date, or any text, for the Retry-After header.
            headers: More headers.
            early: Answer without waiting for the body, and close.
        """
        return self._rule(
            make_answer(
                status,
                body,
                code=code,
                detail=detail,
                retry_after=retry_after,
                headers=headers,
                early=early,
            )
        )

    def redirect(self, status: int, location: str) -> Rule:
        """Answer 301, 302, 307 or 308 with this Location."""
        return self._rule(make_answer(status, "nothing", headers={"Location": location}))

    def expire_token(self) -> Rule:
        """Answer 401002 to requests that carry a session token; others pass."""
        answer = make_answer(
            401, "xml", code="401002", detail="Invalid authentication credentials were provided."
        )
        matches = self._condition
        return self._rule(answer, lambda seen: "x-tableau-auth" in seen.headers and matches(seen))

    def swallow(self, *, reset: bool = False) -> Rule:
        """Let the server act and answer, read its whole answer, and close without passing it on."""
        return self._rule(Swallow(reset))

    def repeat(self, times: int = 2) -> Rule:
        """Send the request upstream so often, one after the other; the last answer is given."""
        if times < 2:
            raise ValueError("once is no repetition")
        return self._rule(Repeat(times))

    def _rule(self, fault: Fault, condition: Condition | None = None) -> Rule:
        rule = Rule(fault, condition or self._condition, self._nth, self._times)
        self._add(rule)
        return rule


def _count(after: int) -> int:
    if after < 0:
        raise ValueError("bytes count from 0")
    return after
