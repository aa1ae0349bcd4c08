"""The ASGI application: limits, fault injection and logging around the dispatch of requests."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from anyio import fail_after, move_on_after, sleep
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.codes import BAD_REQUEST
from tableau_flows_generated.protocol import MEGABYTE, METADATA_OPERATION, METADATA_PATH

from tableau_flows.emulator import fault_injection, remote_control
from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.base.request_log import SECRET_HEADERS, LoggedRequest
from tableau_flows.emulator.dispatch import Dispatcher, query_string
from tableau_flows.emulator.fault_injection import ConnectionDropped, truncate_response
from tableau_flows.emulator.faults.fault import Fault
from tableau_flows.emulator.remote_control.api import RemoteControl
from tableau_flows.emulator.replies import responses
from tableau_flows.emulator.state import ServerState
from tableau_flows.emulator.wire.json_form import accepts_json
from tableau_flows.emulator.wire.routes import Route, Routes

BODY_OVERHEAD_BYTES = 8 * MEGABYTE
"""Allowed beyond the largest file: the XML part, part headers, and a file slightly too large."""
MIN_BYTES_PER_SECOND = 1000
"""Minimum rate of a body, after a first period of ``silent_seconds``."""
LINGER_SECONDS = 1.0
"""Time to read the response for a client that is still sending, before the connection closes."""
CLOSE_SECONDS = 5.0
"""Time for what was already written to be sent when a connection is closed."""

log = logging.getLogger("tableau_flows.emulator")


def make_app(
    state: ServerState,
    close_connection: Callable[[Scope, bool], None],
    is_waiting: Callable[[Scope], bool],
    control: RemoteControl | None = None,
) -> ASGIApp:
    """Make the ASGI application of a server.

    Args:
        state: State of the server.
        close_connection: Closes the connection of a request, which only the server can do; True
            also discards what was written and is not sent yet.
        is_waiting: Returns whether the client of a request is still waiting for the response,
            and the server is not shutting down.
        control: Answers the requests that control the server; None if it has no such paths.
    """
    return _Application(state, close_connection, is_waiting, control)


@dataclass(slots=True)
class _Exchange:
    """One request and what is known about it so far."""

    request: Request
    raw_path: str
    operation: str | None = None
    code: str | None = None
    began: float = field(default_factory=time.monotonic)
    body_bytes: int = 0
    body_ended: bool = False
    logged: bool = False


class _TooSlowError(Exception):
    """The client sends or reads too slowly, so that its connection must be closed."""


class _Application:
    """Answers every request: with its handler, with a refusal, or with an injected fault."""

    def __init__(
        self,
        state: ServerState,
        close_connection: Callable[[Scope, bool], None],
        is_waiting: Callable[[Scope], bool],
        control: RemoteControl | None,
    ) -> None:
        self._state = state
        self._control = control
        self._close_connection = close_connection
        self._is_waiting = is_waiting
        options = state.options
        self._routes = Routes(OPERATIONS.values(), options.newest, cloud=options.cloud)
        self._dispatcher = Dispatcher(state)
        self._silent_seconds = options.silent_seconds
        self._largest_body = BODY_OVERHEAD_BYTES + max(
            options.max_publish_bytes, options.max_chunk_bytes
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def bounded_receive() -> Message:
            if exchange.body_ended:
                return await receive()
            return await self._receive(exchange, receive)

        async def bounded_send(message: Message) -> None:
            try:
                with fail_after(self._silent_seconds):
                    await send(message)
            except TimeoutError:
                raise _TooSlowError from None

        exchange = _Exchange(Request(scope, bounded_receive), scope["raw_path"].decode("ascii"))
        try:
            await self._answer(exchange, bounded_send)
        except (ConnectionDropped, ClientDisconnect, _TooSlowError) as reason:
            if not exchange.logged:
                self._log(exchange, None)
            self._close_connection(scope, isinstance(reason, _TooSlowError))
            with move_on_after(CLOSE_SECONDS):
                while (await receive())["type"] != "http.disconnect":
                    pass
            self._close_connection(scope, True)

    async def _receive(self, exchange: _Exchange, receive: Receive) -> Message:
        """Receive more of the body, with a minimum rate and a maximum size.

        Raises:
            Refusal: 413, for a body that is larger than any operation accepts.
        """
        allowed = self._silent_seconds + exchange.body_bytes / MIN_BYTES_PER_SECOND
        left = allowed - (time.monotonic() - exchange.began)
        try:
            with fail_after(min(max(0, left), self._silent_seconds)):
                message = await receive()
        except TimeoutError:
            raise _TooSlowError from None
        exchange.body_ended = not message.get("more_body", False)
        exchange.body_bytes += len(message.get("body", b""))
        if exchange.body_bytes > self._largest_body:
            raise _too_large(self._largest_body)
        return message

    async def _answer(self, exchange: _Exchange, send: Send) -> None:
        request = exchange.request
        if self._control is not None and exchange.raw_path.startswith(remote_control.PREFIX):
            exchange.logged = True  # such requests are not those that a test inspects
            await self._send(exchange, Fault(), await self._control.answer(request), send)
            return
        is_metadata = exchange.raw_path == METADATA_PATH
        route = None if is_metadata else self._route(exchange)
        if is_metadata:
            exchange.operation = METADATA_OPERATION
        fault = Fault()
        try:
            fault = fault_injection.find_fault(self._state.faults, request, exchange.operation)
            exchange.began += fault.delay
            await fault_injection.wait(fault.delay, partial(self._is_waiting, request.scope))
            response = await fault_injection.inject(fault, request, self._state.store)
            self._check_headers(request)
            response = response or await self._carry_out(request, route)
        except Refusal as refusal:
            exchange.code = refusal.code
            response = responses.refusal_response(
                refusal,
                self._state.options.quirks,
                as_json=accepts_json(request.headers.get("accept", "")),
            )
        except (ConnectionDropped, ClientDisconnect, _TooSlowError):
            raise
        except Exception:
            log.exception("the emulator failed to answer %s", exchange.raw_path)
            response = PlainTextResponse("The emulator failed; its log says why.", 500)
        await self._send(exchange, fault, response, send)

    async def _send(
        self, exchange: _Exchange, fault: Fault, response: Response, send: Send
    ) -> None:
        request = exchange.request
        unfinished = not await self._receive_rest(exchange)
        # Logged before it is sent, so that a client with a response finds the request in the log.
        if not exchange.logged:
            self._log(exchange, None if fault.drop else response.status_code)
        if fault.drop:
            # A response that is not sent is still run, so that it closes its file.
            send = truncate_response(send, whole_messages=0 if fault.drop == "after" else 1)
        await response(request.scope, request.receive, send)
        if unfinished:
            await sleep(LINGER_SECONDS)
        if fault.drop or unfinished:
            raise ConnectionDropped

    async def _carry_out(self, request: Request, route: Route | Refusal | None) -> Response:
        if route is None:
            return await self._dispatcher.query_metadata(request)
        if isinstance(route, Refusal):
            raise route
        return await self._dispatcher.carry_out(request, route)

    async def _receive_rest(self, exchange: _Exchange) -> bool:
        """Read the rest of the body; returns whether it has ended.

        Most clients read no response before they have sent the whole body.
        """
        try:
            while not exchange.body_ended and _length(exchange.request) <= self._largest_body:
                await exchange.request.receive()
        except Refusal:
            return False
        return exchange.body_ended

    def _check_headers(self, request: Request) -> None:
        if _length(request) > self._largest_body:
            raise _too_large(self._largest_body)
        if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise Refusal(BAD_REQUEST, "The body must come without a Content-Encoding.")

    def _route(self, exchange: _Exchange) -> Route | Refusal:
        """Find the route; a refusal is returned and not raised, because faults come first."""
        try:
            route = self._routes.find(exchange.request.method, exchange.raw_path)
        except Refusal as refusal:
            return refusal
        exchange.operation = route.operation.id
        return route

    def _log(self, exchange: _Exchange, status: int | None) -> None:
        exchange.logged = True
        request = exchange.request
        query = query_string(request)
        self._state.requests.add(
            LoggedRequest(
                operation=exchange.operation,
                method=request.method,
                path=f"{exchange.raw_path}?{query}" if query else exchange.raw_path,
                headers={
                    name: value
                    for name, value in request.headers.items()
                    if name not in SECRET_HEADERS
                },
                status=status,
                code=exchange.code,
            )
        )


def _length(request: Request) -> int:
    """Return the declared length of the body; 0 if it is not declared."""
    text = request.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _too_large(most: int) -> Refusal:
    return Refusal(BAD_REQUEST, f"A request has {most} bytes at most.", status=413)
