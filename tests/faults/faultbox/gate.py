"""The way out of one direction of an exchange: bytes wait here until they may go."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from faultbox.faults import Break, Delay, Direction, Throttle, Truncate
from faultbox.rules import Rule
from faultbox.wires import CHUNK, Broken, Wire

# A throttled direction sends twenty times a second.
_TICK = 0.05


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place in the stream where something happens."""

    fault: Delay | Break
    rule: Rule


class Gate:
    """Counts the bytes of one direction and lets its faults happen in their places."""

    def __init__(self, rules: Iterable[Rule] = (), at: Direction = "request") -> None:
        self.opens = 0.0  # not before this moment, by the monotonic clock
        self._pending = bytearray()
        self._sent = 0
        self._body_starts: int | None = None
        self._marks: list[_Mark] = []
        self._throttles: list[tuple[Throttle, Rule]] = []
        self._truncate: tuple[Truncate, Rule] | None = None
        for rule in rules:
            match rule.fault:
                case Delay() | Break() as fault if fault.at == at:
                    self._marks.append(_Mark(fault, rule))
                case Throttle() as fault if fault.at == at:
                    self._throttles.append((fault, rule))
                case Truncate() as fault if at == "reply":
                    self._truncate = fault, rule
                case _:
                    pass
        self._rate = min((fault.rate for fault, _ in self._throttles), default=None)

    @property
    def has_room(self) -> bool:
        return len(self._pending) < CHUNK

    @property
    def is_empty(self) -> bool:
        return self._available == 0

    def put(self, data: bytes) -> None:
        """Take bytes that shall go out."""
        self._pending += data

    def begin_body(self) -> None:
        """Say that what comes next is the body."""
        self._body_starts = self._sent + len(self._pending)

    def drop(self) -> None:
        """Forget what has not gone."""
        self._pending.clear()

    def may_send(self, now: float) -> bool:
        return self._available > 0 and now >= self.opens

    def send(self, sink: Wire | None, now: float) -> bool:
        """Send what may go now, to nowhere without a sink.

        Returns:
            Whether anything went or happened.

        Raises:
            Broken: A fault ends the connection here.
        """
        moved = False
        while self.may_send(now):
            mark, position = self._next_mark()
            if mark is not None and position <= self._sent:
                self._marks.remove(mark)
                self._meet(mark, now)
                moved = True
                continue
            room: float = min(self._available, position - self._sent)
            if self._rate is not None:
                room = min(room, max(1, self._rate * _TICK))
            gone = self._pass(sink, int(room))
            if gone == 0:
                break
            moved = True
            if self._rate is not None:
                self.opens = now + gone / self._rate
        return moved

    def end(self) -> None:
        """Say that all has gone that could; a fault at the very end happens now."""
        mark, position = self._next_mark()
        if mark is not None and isinstance(mark.fault, Break) and position == self._sent:
            self._marks.remove(mark)
            self._meet(mark, 0.0)
        if self._pending and self._truncate is not None:
            self._truncate[1].fire()
            raise Broken("truncated")

    @property
    def _available(self) -> int:
        if self._truncate is None or self._body_starts is None:
            return len(self._pending)
        in_body = len(self._pending) - max(0, self._body_starts - self._sent)
        return len(self._pending) - min(in_body, self._truncate[0].missing)

    def _next_mark(self) -> tuple[_Mark | None, float]:
        nearest: _Mark | None = None
        position = math.inf
        for mark in self._marks:
            base: float = 0
            if mark.fault.of == "body":
                base = math.inf if self._body_starts is None else self._body_starts
            if base + mark.fault.after < position:
                nearest, position = mark, base + mark.fault.after
        return nearest, position

    def _meet(self, mark: _Mark, now: float) -> None:
        mark.rule.fire()
        if isinstance(mark.fault, Delay):
            self.opens = now + mark.fault.seconds
        else:
            raise Broken(f"cut after {self._sent} bytes", reset=mark.fault.reset)

    def _pass(self, sink: Wire | None, count: int) -> int:
        for _, rule in self._throttles:
            rule.fire()
        self._throttles.clear()
        gone = count
        if sink is not None:
            with memoryview(self._pending) as view, view[:count] as part:
                gone = sink.send(part)
        del self._pending[:gone]
        self._sent += gone
        return gone
