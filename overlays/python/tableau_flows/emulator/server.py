"""Runs an emulated server: in a thread for tests, or in the foreground for the command line."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, Unpack

import uvicorn
from starlette.types import Scope

from tableau_flows.emulator.app import make_app
from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.controls import Controls
from tableau_flows.emulator.options import Options, OptionValues
from tableau_flows.emulator.wire.http_protocol import protocol_closing_after
from tableau_flows.emulator.world import World

if TYPE_CHECKING:
    from uvicorn.server import Protocols

START_SECONDS = 10.0

UnusedFaults: TypeAlias = Literal["raise", "ignore"]


class Emulator(Controls):
    """An emulated server with its controls.

    ``running()`` makes one and runs it; use the class itself to choose when it starts.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        unused_faults: UnusedFaults = "raise",
        **options: Unpack[OptionValues],
    ) -> None:
        """Prepare a server; it answers after ``start()``.

        Args:
            host: Address to listen at.
            port: Port to listen at; 0 takes a free one.
            unused_faults: What the end of a ``with`` block does about faults that were ordered
                and never happened: ``raise`` an ``UnusedFaultError``, or ``ignore`` them.
            options: See ``Options``.
        """
        host = checks.name("the host", host)
        port = checks.whole("the port", port, 0, 65535)
        self._unused_faults = checks.one_of("unused_faults", unused_faults, ("raise", "ignore"))
        self.options = Options(**options)
        super().__init__(World.open(self.options))
        try:
            self._socket = _listening(host, port)
        except BaseException:
            self._world.close()
            raise
        self.host, self.port = host, int(self._socket.getsockname()[1])
        self._server = uvicorn.Server(
            uvicorn.Config(
                make_app(self._world, self._cut, self._is_wanted),
                http=protocol_closing_after(self.options.silent_seconds),
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread: threading.Thread | None = None
        self._begun = False

    @property
    def url(self) -> str:
        """Where the server answers, such as ``http://127.0.0.1:8765``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def start(self) -> None:
        """Run in a thread; returns when the server answers.

        Raises:
            RuntimeError: The server did not come up, or was started before.
        """
        self._begin()
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="tableau-emulator", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError("the emulator did not start")
            time.sleep(0.005)

    def serve(self) -> None:
        """Run in the foreground until the process is told to end by Ctrl+C.

        Raises:
            RuntimeError: The server was started before.
        """
        self._begin()
        try:
            with suppress(KeyboardInterrupt):
                self._server.run([self._socket])
        finally:
            self._close()

    def stop(self) -> None:
        """End; what was temporary is removed."""
        self._begun = self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
        self._close()

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop.

        Raises:
            UnusedFaultError: A fault that was ordered has never happened, and the block was not
                left by an exception.
        """
        self.stop()
        if kind is None and self._unused_faults == "raise":
            self.check_faults()

    def _begin(self) -> None:
        if self._begun:
            raise RuntimeError("an emulator is started once, and not after its end; make a new one")
        self._begun = True

    def _close(self) -> None:
        self._socket.close()
        self._world.close()

    def _cut(self, scope: Scope, at_once: bool) -> None:
        """Cut the connection of a request.

        Args:
            scope: The request.
            at_once: Do not send either what was written before.
        """
        for connection in self._connections(scope):
            if at_once:
                connection.transport.abort()
            else:
                connection.transport.close()

    def _is_wanted(self, scope: Scope) -> bool:
        """Whether the client of a request is still there, and the server is not to end."""
        return not self._server.should_exit and bool(self._connections(scope))

    def _connections(self, scope: Scope) -> list[Protocols]:
        return [
            connection
            for connection in self._server.server_state.connections
            if getattr(connection, "client", None) == scope["client"]
        ]


def running(
    port: int = 0,
    *,
    host: str = "127.0.0.1",
    unused_faults: UnusedFaults = "raise",
    **options: Unpack[OptionValues],
) -> Emulator:
    """An emulated server for the length of a ``with`` block.

    ```python
    with emulator.running(run_seconds=0.1) as server:
        client = Client(server.url, credentials=TokenCredentials("demo", "demo-secret"))
    ```

    Args:
        port: Port to listen at; 0 takes a free one.
        host: Address to listen at.
        unused_faults: Whether the end of the block raises when a fault was ordered and never
            happened, since the test then did not test what it says: ``raise`` or ``ignore``.
        options: See ``Options``.
    """
    return Emulator(host=host, port=port, unused_faults=unused_faults, **options)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named because asyncio switches delays off (TCP_NODELAY) only where it is.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # From here on nobody is turned away: early callers wait until the server runs.
        listener.listen(128)
        listener.set_inheritable(True)
    except BaseException:
        listener.close()
        raise
    return listener
