"""One request through the box, with what shall go wrong with it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import Protocol

from faultbox.answers import head_of, make_answer
from faultbox.faults import Answer, Repeat, Swallow, is_exclusive
from faultbox.gate import Gate
from faultbox.lanes import Lane, Recording, ReplyLane, RequestLane, nothing, prepared
from faultbox.messages import ReplyHead, RequestHead, Sized
from faultbox.pump import pump
from faultbox.rules import Rule, SeenRequest
from faultbox.wires import Bell, Broken, Wire

# A body that is sent again waits in memory up to here, then in a file.
_RECORD_IN_MEMORY = 256 * 1024


class Ends(Protocol):
    """What the exchange needs of its connection."""

    client: Wire
    bell: Bell
    timeout: float

    def upstream(self) -> Wire:
        """The connection to the server, opened if need be."""
        ...

    def close_upstream(self) -> None: ...


class Exchange:
    """One request and its reply."""

    def __init__(self, ends: Ends, head: RequestHead, seen: SeenRequest, rules: list[Rule]) -> None:
        self._ends = ends
        self._head = head
        self._seen = seen
        self._rules = rules

    def run(self) -> bool:
        """Do it.

        Returns:
            Whether the connection can take another request.

        Raises:
            Broken: The connection ends here.
        """
        rule = next((rule for rule in self._rules if is_exclusive(rule.fault)), None)
        match rule.fault if rule else None:
            case Answer() as answer:
                return self._answer(answer, rule)
            case Repeat() as repeat:
                assert rule is not None
                return self._repeat(repeat, rule)
            case Swallow() as swallow:
                assert rule is not None
                return self._swallow(swallow, rule)
            case _:
                return self._forward()

    def _forward(self) -> bool:
        upstream = self._reach_upstream()
        if upstream is None:
            return self._answer(_UNREACHABLE, None)
        up = self._request_lane(upstream)
        down = self._reply_lane(upstream, self._ends.client)
        self._pump(up, down)
        return self._may_go_on(up, down)

    def _swallow(self, swallow: Swallow, rule: Rule) -> bool:
        upstream = self._reach_upstream()
        if upstream is None:
            return self._answer(_UNREACHABLE, None)
        down = self._reply_lane(upstream, None)
        self._pump(self._request_lane(upstream), down)
        if down.head is None or down.cut_short:
            raise Broken("the server itself gave no whole answer", reset=down.was_reset)
        rule.fire()
        raise Broken("swallowed", reset=swallow.reset)

    def _repeat(self, repeat: Repeat, rule: Rule) -> bool:
        upstream = self._reach_upstream()
        if upstream is None:
            return self._answer(_UNREACHABLE, None)
        self._invite_body()
        with tempfile.SpooledTemporaryFile(max_size=_RECORD_IN_MEMORY) as file:
            gate = Gate(self._rules, "request")
            client = self._ends.client
            up = RequestLane(client, upstream, gate, self._head, self._seen.body, file)
            down = self._reply_lane(upstream, None)
            self._pump(up, down)
            if up.abandoned:
                up.resume_to_nowhere()
                self._pump(up, nothing())
            for turn in range(2, repeat.times + 1):
                # Each on a connection of its own: the server may have closed the last one.
                self._ends.close_upstream()
                upstream = self._ends.upstream()
                is_last = turn == repeat.times
                self._seen.forwarded += 1
                if is_last:
                    rule.fire()
                record = Recording(file)
                framing = Sized(record.length)
                up = RequestLane(record, upstream, Gate(), self._head, framing)
                down = self._reply_lane(upstream, client if is_last else None)
                self._pump(up, down)
        return self._may_go_on(up, down)

    def _answer(self, answer: Answer, rule: Rule | None) -> bool:
        client = self._ends.client
        keep_alive = self._head.keeps_alive and not answer.early
        up = RequestLane(client, None, Gate(self._rules, "request"), self._head, self._seen.body)
        if answer.early:
            up.abandon()
        else:
            self._invite_body()
            self._pump(up, nothing())
        if rule is not None:
            rule.fire()
        self._seen.status = answer.status
        body = b"" if self._head.method == "HEAD" else answer.body
        head = head_of(answer, keep_alive=keep_alive)
        down = prepared(head, body, client, Gate(self._rules, "reply"))
        self._pump(up, down)
        if not up.done and not up.complete:
            client.linger(self._ends.bell)
        return keep_alive

    def _reach_upstream(self) -> Wire | None:
        try:
            upstream = self._ends.upstream()
        except OSError:
            return None
        self._seen.forwarded += 1
        return upstream

    def _invite_body(self) -> None:
        """Do what a server does for a client that asks first; curl does for large bodies."""
        if self._head.waits_for_continue:
            self._ends.client.send(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _request_lane(self, upstream: Wire) -> RequestLane:
        gate = Gate(self._rules, "request")
        return RequestLane(self._ends.client, upstream, gate, self._head, self._seen.body)

    def _reply_lane(self, upstream: Wire, sink: Wire | None) -> ReplyLane:
        gate = Gate(self._rules if sink is not None else (), "reply")
        on_head: Callable[[ReplyHead], None] = self._note_status if sink else _ignore
        return ReplyLane(upstream, sink, gate, self._head.method, on_head)

    def _note_status(self, head: ReplyHead) -> None:
        self._seen.status = head.status

    def _pump(self, up: Lane, down: Lane) -> None:
        ends = self._ends
        pump(up, down, client=ends.client, bell=ends.bell, timeout=ends.timeout)

    def _may_go_on(self, up: Lane, down: ReplyLane) -> bool:
        if down.cut_short:
            raise Broken("the server hung up", reset=down.was_reset)
        if not up.done:
            self._ends.client.linger(self._ends.bell)
        return self._head.keeps_alive and up.done and down.leaves_open


_UNREACHABLE = make_answer(502, "html", detail="The fault box cannot reach the server.")


def _ignore(head: ReplyHead) -> None:
    pass
