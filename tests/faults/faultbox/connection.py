"""One client's connection and the one to the server that goes with it, in a thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from faultbox.exchange import Exchange
from faultbox.intake import next_request
from faultbox.messages import request_framing
from faultbox.rules import Rule, SeenRequest
from faultbox.wires import Bell, Broken, Wire

Choose = Callable[[SeenRequest], list[Rule]]


class Connection:
    """Takes one request after the other until either side hangs up."""

    def __init__(
        self,
        sock: socket.socket,
        number: int,
        server: tuple[str, int],
        timeout: float,
        choose: Choose,
        on_end: Callable[[Connection, Exception | None], None],
    ) -> None:
        self.client = Wire(sock)
        self.bell = Bell()
        self.timeout = timeout
        self._number = number
        self._server = server
        self._choose = choose
        self._on_end = on_end
        self._upstream: Wire | None = None
        self._thread = threading.Thread(
            target=self._run, name=f"faultbox connection {number}", daemon=True
        )

    def start(self) -> None:
        self._thread.start()

    def join(self, timeout: float) -> bool:
        """Wait for the end; whether it came."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def upstream(self) -> Wire:
        """The connection to the server, opened if need be (OSError if that fails)."""
        if self._upstream is None:
            self._upstream = Wire.to(*self._server, timeout=self.timeout)
        return self._upstream

    def close_upstream(self) -> None:
        if self._upstream is not None:
            self._upstream.close()
            self._upstream = None

    def _run(self) -> None:
        reset = False
        failure: Exception | None = None
        try:
            while self._serve():
                pass
        except Broken as end:
            reset = end.reset
        except OSError:
            pass
        except Exception as error:
            failure = error
        for wire in (self.client, self._upstream):
            if wire is not None:
                wire.reset() if reset else wire.close()
        self.bell.close()
        self._on_end(self, failure)

    def _serve(self) -> bool:
        head = next_request(self.client, self._upstream, self.bell, self.timeout)
        if head is None:
            return False
        framing = request_framing(head)
        seen = SeenRequest(head.method, head.target, head.headers, self._number, framing)
        return Exchange(self, head, seen, self._choose(seen)).run()
