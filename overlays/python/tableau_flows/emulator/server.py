"""Runs an emulated server, in a thread for tests or in the foreground for the command line."""

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
from tableau_flows.emulator.remote_control.api import RemoteControl
from tableau_flows.emulator.remote_control.guards import check_loopback
from tableau_flows.emulator.state import ServerState
from tableau_flows.emulator.wire.http_protocol import protocol_closing_after

if TYPE_CHECKING:
    from uvicorn.server import Protocols

START_SECONDS = 10.0

UnusedFaults: TypeAlias = Literal["raise", "ignore"]


class Emulator(Controls):
    """An emulated server with its controls.

    ``running()`` makes one to use in a ``with`` block. Use the class itself with ``start()`` and
    ``stop()``, or with ``serve()``.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        unused_faults: UnusedFaults = "raise",
        **options: Unpack[OptionValues],
    ) -> None:
        """Prepare a server, which answers requests after ``start()``.

        Args:
            host: Address to listen on.
            port: Port to listen on; 0 selects a free one.
            unused_faults: What the end of a ``with`` block does if requested faults never
                happened: ``raise`` an ``UnusedFaultError``, or ``ignore`` them.
            options: See ``Options``.

        Raises:
            TypeError: There is no option of a given name, or an option has the wrong type.
            ValueError: An option is wrong, the data file or the seed cannot be used, or the host
                is no loopback address, which the option ``control`` needs.
            OSError: The port is in use, or the address is not available.
        """
        checks.options(options, (*OptionValues.__annotations__, "host", "port", "unused_faults"))
        host = checks.name("the host", host)
        port = checks.whole("the port", port, 0, 65535)
        self._unused_faults = checks.one_of("unused_faults", unused_faults, ("raise", "ignore"))
        self.options = Options(**options)
        if self.options.control:
            check_loopback(host)
        state = ServerState.open(self.options)
        try:
            super().__init__(state)
            self._socket = _listening(host, port)
        except BaseException:
            state.close()
            raise
        self.host, self.port = host, int(self._socket.getsockname()[1])
        self._server = uvicorn.Server(
            uvicorn.Config(
                make_app(
                    self._state,
                    self._close_connection,
                    self._is_waiting,
                    RemoteControl(self) if self.options.control else None,
                ),
                http=protocol_closing_after(self.options.silent_seconds),
                ws="none",
                lifespan="off",
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._thread: threading.Thread | None = None
        self._started = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.url!r})"

    @property
    def url(self) -> str:
        """Address of the server, such as ``http://127.0.0.1:8765``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    def start(self) -> None:
        """Run the server in a thread; returns when it answers requests.

        Raises:
            RuntimeError: The server did not start within 10 seconds, or was started before.
        """
        self._mark_started()
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="tableau-emulator", daemon=True
        )
        self._thread.start()
        deadline = time.monotonic() + START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                self.stop()
                raise RuntimeError(
                    f"the emulator at {self.url} did not start; the log of uvicorn may say why"
                )
            time.sleep(0.005)

    def serve(self) -> None:
        """Run the server in the foreground until Ctrl+C.

        Raises:
            RuntimeError: The server was started before.
        """
        self._mark_started()
        try:
            with suppress(KeyboardInterrupt):
                self._server.run([self._socket])
        finally:
            self._close()

    def stop(self) -> None:
        """Stop the server, and remove temporary files."""
        self._started = self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
        self._close()

    def __enter__(self) -> Self:
        """Start the server."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop the server.

        Raises:
            UnusedFaultError: A requested fault never happened, and the block did not end with
                an exception.
        """
        self.stop()
        if kind is None and self._unused_faults == "raise":
            self.check_faults()

    def _mark_started(self) -> None:
        if self._started:
            raise RuntimeError(
                "an emulator can be started once, and not after it was stopped; make a new one"
            )
        self._started = True

    def _close(self) -> None:
        self._socket.close()
        self._state.close()

    def _close_connection(self, scope: Scope, discard: bool) -> None:
        """Close the connection of a request.

        Args:
            scope: Scope of the request.
            discard: Whether to discard what was written and is not sent yet.
        """
        for connection in self._connections(scope):
            if discard:
                connection.transport.abort()
            else:
                connection.transport.close()

    def _is_waiting(self, scope: Scope) -> bool:
        """Return whether the client of a request is still connected and the server is running."""
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
    """Make an emulated server that runs during a ``with`` block.

    ```python
    with emulator.running(run_seconds=0.1) as server:
        client = Client(server.url, credentials=TokenCredentials("demo", "demo-secret"))
    ```

    Args:
        port: Port to listen on; 0 selects a free one.
        host: Address to listen on.
        unused_faults: What the end of the block does if requested faults never happened, because
            the test then did not test what it claims: ``raise`` or ``ignore``.
        options: See ``Options``.
    """
    return Emulator(host=host, port=port, unused_faults=unused_faults, **options)


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is explicit, because asyncio sets TCP_NODELAY only if it is.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        # From here on no connection is rejected: early clients wait until the server runs.
        listener.listen(128)
        listener.set_inheritable(True)
    except BaseException:
        listener.close()
        raise
    return listener
