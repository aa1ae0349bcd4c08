"""One direction of one exchange: from a socket, through a gate, to a socket."""

from __future__ import annotations

import select
from collections.abc import Callable
from typing import IO, Protocol

from faultbox.gate import Gate
from faultbox.messages import (
    HEAD_LIMIT,
    Framing,
    ReplyHead,
    RequestHead,
    Sized,
    UntilClose,
    head_end,
    parse_reply,
    reply_framing,
)
from faultbox.wires import CHUNK, Broken, Wire


class Source(Protocol):
    """Where bytes come from."""

    def receive(self, limit: int = CHUNK) -> bytes | None: ...

    def unread(self, data: bytes) -> None: ...


class Recording:
    """A body that was kept in a file, to be sent again."""

    def __init__(self, file: IO[bytes]) -> None:
        self.length = file.seek(0, 2)
        file.seek(0)
        self._file = file

    def receive(self, limit: int = CHUNK) -> bytes | None:
        return self._file.read(limit)

    def unread(self, data: bytes) -> None:
        self._file.seek(-len(data), 1)


class Lane:
    """Moves one message.

    Attributes:
        complete: Everything was read that will come.
        cut_short: It ended before its time; ``was_reset`` says that it was with RST.
        abandoned: Nobody takes it any more: it is not read on.
        done: Everything has gone out.
    """

    def __init__(
        self, source: Source | None, sink: Wire | None, gate: Gate, framing: Framing | None
    ) -> None:
        self.source = source
        self.sink = sink
        self.gate = gate
        self.framing: Framing | None = framing
        self.complete = framing is not None and framing.done
        self.cut_short = False
        self.was_reset = False
        self.abandoned = False
        self.done = False

    def step(self, now: float) -> bool:
        """Read and send what is possible without waiting; whether anything moved."""
        if self.done or self.abandoned:
            return False
        moved = self._read()
        try:
            moved = self.gate.send(self.sink, now) or moved
        except OSError as error:
            self._lose_sink(error)
            return True
        if self.complete and self.gate.is_empty:
            if not self.cut_short:
                self.gate.end()
            self.done = moved = True
        return moved

    def interest(self, now: float) -> list[tuple[Wire, int]]:
        """What to wait for."""
        if self.done or self.abandoned:
            return []
        wanted: list[tuple[Wire, int]] = []
        if isinstance(self.source, Wire) and self._wants_more:
            wanted.append((self.source, select.POLLIN))
        if self.sink is not None and self.gate.may_send(now):
            wanted.append((self.sink, select.POLLOUT))
        return wanted

    def abandon(self) -> None:
        """Stop here: the receiver has gone."""
        self.abandoned = True
        self.gate.drop()

    @property
    def _wants_more(self) -> bool:
        return not self.complete and self.gate.has_room

    def _read(self) -> bool:
        if self.source is None or not self._wants_more:
            return False
        try:
            data = self.source.receive()
        except OSError:
            self.was_reset = True
            data = b""
        if data is None:
            return False
        if data:
            self._take(data)
        else:
            self._end()
        return True

    def _take(self, data: bytes) -> None:
        assert self.framing is not None
        assert self.source is not None
        taken = self.framing.feed(data)
        self._accept(data[:taken])
        if taken < len(data):
            self.source.unread(data[taken:])
        self.complete = self.framing.done

    def _accept(self, data: bytes) -> None:
        self.gate.put(data)

    def _end(self) -> None:
        self.complete = True
        self.cut_short = self.was_reset or not isinstance(self.framing, UntilClose)

    def _lose_sink(self, error: OSError) -> None:
        raise Broken(f"the receiver has gone: {error}")


class RequestLane(Lane):
    """From the client to the server. A server that hears no more may still have answered."""

    def __init__(
        self,
        source: Source,
        sink: Wire | None,
        gate: Gate,
        head: RequestHead,
        framing: Framing,
        record: IO[bytes] | None = None,
    ) -> None:
        super().__init__(source, sink, gate, framing)
        self._record = record
        gate.put(head.raw)
        gate.begin_body()

    def resume_to_nowhere(self) -> None:
        """Hear the client out although the server hung up."""
        self.abandoned = False
        self.sink = None

    def _accept(self, data: bytes) -> None:
        super()._accept(data)
        if self._record is not None:
            self._record.write(data)

    def _lose_sink(self, error: OSError) -> None:
        self.abandon()


class ReplyLane(Lane):
    """From the server to the client: the head is read first, and says where the body ends."""

    def __init__(
        self,
        source: Wire,
        sink: Wire | None,
        gate: Gate,
        method: str,
        on_head: Callable[[ReplyHead], None],
    ) -> None:
        super().__init__(source, sink, gate, None)
        self.head: ReplyHead | None = None
        self._method = method
        self._on_head = on_head
        self._partial = b""

    @property
    def leaves_open(self) -> bool:
        """Whether the connection can be used again after this reply."""
        return (
            self.head is not None
            and self.head.keeps_alive
            and not self.cut_short
            and not isinstance(self.framing, UntilClose)
        )

    def _take(self, data: bytes) -> None:
        if self.framing is not None:
            super()._take(data)
            return
        self._partial += data
        while self.framing is None:
            end = head_end(self._partial)
            if end is None and len(self._partial) <= HEAD_LIMIT:
                return
            cut = len(self._partial) if end is None else end
            raw, self._partial = self._partial[:cut], self._partial[cut:]
            head = parse_reply(raw)
            self.gate.put(raw)
            if head is None:
                # Whatever it is, it passes as it is.
                self.framing = UntilClose()
            elif not head.is_interim:
                self.head = head
                self.framing = reply_framing(self._method, head)
                self._on_head(head)
        self.gate.begin_body()
        super()._take(self._partial)

    def _end(self) -> None:
        if self.framing is None:
            self.gate.put(self._partial)
        super()._end()


def nothing() -> Lane:
    """A lane on which nothing happens."""
    return Lane(None, None, Gate(), Sized(0))


def prepared(head: bytes, body: bytes, sink: Wire, gate: Gate) -> Lane:
    """A reply that is all there."""
    lane = Lane(None, sink, gate, Sized(0))
    gate.put(head)
    gate.begin_body()
    gate.put(body)
    return lane
