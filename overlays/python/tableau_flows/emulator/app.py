"""The HTTP side: from a request to a handler and back, with every check in between."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from urllib.parse import parse_qsl

from anyio import fail_after, move_on_after, sleep, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from tableau_flows_generated.catalog import OPERATIONS

# The handlers register themselves when their package is imported.
from tableau_flows.emulator import handlers, injection
from tableau_flows.emulator.base.refusal import Refusal, not_emulated
from tableau_flows.emulator.base.requests_log import SECRET_HEADERS, LoggedRequest
from tableau_flows.emulator.base.storable import UnstorableError
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.faults.orders import Fault
from tableau_flows.emulator.injection import Dropped, cut_short
from tableau_flows.emulator.options import MEGABYTE
from tableau_flows.emulator.replies import answers
from tableau_flows.emulator.rules import runs as progress
from tableau_flows.emulator.rules.sessions import TOKEN_HEADER, Session, check_site, live_session
from tableau_flows.emulator.wire import bodies
from tableau_flows.emulator.wire.multipart import Upload
from tableau_flows.emulator.wire.routes import Route, Routes
from tableau_flows.emulator.world import World

BAD_REQUEST = "400000"
NOT_LICENSED = "403157"

# Beyond the largest file: the XML part, the heads of the parts, and a file a little over its limit.
SPARE_BODY_BYTES = 8 * MEGABYTE
LEAST_BYTES_PER_SECOND = 1000
"""A body that comes more slowly than this is not waited for, once it has had its first time."""
LINGERING_SECONDS = 1.0
"""How long a client that still sends may take to read the answer, before the connection ends."""
CUTTING_SECONDS = 5.0
_HOST = re.compile(
    r"[A-Za-z0-9._~-]{1,255}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,50}\](:\d{1,5})?", re.ASCII
)

log = logging.getLogger("tableau_flows.emulator")


def make_app(
    world: World, cut: Callable[[Scope, bool], None], is_wanted: Callable[[Scope], bool]
) -> ASGIApp:
    """The application of a world.

    Args:
        world: Its state.
        cut: Cuts the connection that a request came by, and with True also what was written and
            is not sent yet; only the server can do that.
        is_wanted: Whether the client of a request is still there, and the server is not to end.
    """
    return _Dispatcher(world, cut, is_wanted)


@dataclass(slots=True)
class _Exchange:
    """One request and what becomes known of it on the way."""

    request: Request
    raw_path: str
    operation: str | None = None
    code: str | None = None
    began: float = field(default_factory=time.monotonic)
    body_bytes: int = 0
    body_ended: bool = False
    logged: bool = False


class _TooSlowError(Exception):
    """The client sends or reads too slowly; its connection is to be cut."""


class _Dispatcher:
    """Answers every request: by its handler, by a refusal, or by what a test ordered."""

    def __init__(
        self, world: World, cut: Callable[[Scope, bool], None], is_wanted: Callable[[Scope], bool]
    ) -> None:
        self._world = world
        self._cut = cut
        self._is_wanted = is_wanted
        options = world.options
        self._routes = Routes(OPERATIONS.values(), options.newest, cloud=options.cloud)
        self._silent_seconds = options.silent_seconds
        self._largest_body = SPARE_BODY_BYTES + max(
            options.max_publish_bytes, options.max_chunk_bytes
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def bounded_receive() -> Message:
            return await receive() if exchange.body_ended else await self._more(exchange, receive)

        async def bounded_send(message: Message) -> None:
            try:
                with fail_after(self._silent_seconds):
                    await send(message)
            except TimeoutError:
                raise _TooSlowError from None

        exchange = _Exchange(Request(scope, bounded_receive), scope["raw_path"].decode("ascii"))
        try:
            await self._exchange(exchange, bounded_send)
        except (Dropped, ClientDisconnect, _TooSlowError) as reason:
            if not exchange.logged:
                self._log(exchange, None)
            self._cut(scope, isinstance(reason, _TooSlowError))
            with move_on_after(CUTTING_SECONDS):
                while (await receive())["type"] != "http.disconnect":
                    pass
            self._cut(scope, True)

    async def _more(self, exchange: _Exchange, receive: Receive) -> Message:
        """More of the body, which comes neither too slowly nor without end.

        Raises:
            Refusal: 413, for a body that is larger than any operation takes.
        """
        allowed = self._silent_seconds + exchange.body_bytes / LEAST_BYTES_PER_SECOND
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

    async def _exchange(self, exchange: _Exchange, send: Send) -> None:
        request = exchange.request
        route = self._route(exchange)
        fault = Fault()
        try:
            fault = injection.find(self._world.faults, request, exchange.operation)
            exchange.began += fault.delay
            await injection.delay(fault.delay, partial(self._is_wanted, request.scope))
            response = await injection.inject(fault, request, self._world.store)
            self._check_length(request)
            response = response or await self._perform(request, route)
        except Refusal as refusal:
            exchange.code = refusal.code
            response = answers.refusal_answer(refusal, self._world.options.quirks)
        except (Dropped, ClientDisconnect, _TooSlowError):
            raise
        except Exception:
            log.exception("the emulator failed to answer %s", exchange.raw_path)
            response = PlainTextResponse("The emulator failed; its log says why.", 500)
        unfinished = not await self._rest(exchange)
        # Logged before it is sent: whoever has the answer finds the request in the log.
        self._log(exchange, None if fault.drop else response.status_code)
        if fault.drop:
            # A response that is not wanted still runs, so that a file it holds is closed.
            send = cut_short(send, whole_messages=0 if fault.drop == "after" else 1)
        await response(request.scope, request.receive, send)
        if unfinished:
            await sleep(LINGERING_SECONDS)
        if fault.drop or unfinished:
            raise Dropped

    async def _rest(self, exchange: _Exchange) -> bool:
        """Read the rest of the body; returns whether it has ended.

        A client that is still sending would not see an answer given before it has ended.
        """
        try:
            while not exchange.body_ended and _length(exchange.request) <= self._largest_body:
                await exchange.request.receive()
        except Refusal:
            return False
        return exchange.body_ended

    def _check_length(self, request: Request) -> None:
        if _length(request) > self._largest_body:
            raise _too_large(self._largest_body)
        if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise Refusal(BAD_REQUEST, "The body must come without a Content-Encoding.")

    def _route(self, exchange: _Exchange) -> Route | Refusal:
        """The route of a request; a refusal is not raised yet, for an order may come first."""
        try:
            route = self._routes.find(exchange.request.method, exchange.raw_path)
        except Refusal as refusal:
            return refusal
        exchange.operation = route.operation.id
        return route

    async def _perform(self, request: Request, route: Route | Refusal) -> Response:
        if isinstance(route, Refusal):
            raise route
        operation = route.operation
        if operation.id not in handlers.registered():
            raise not_emulated(operation.id)
        session = None
        if operation.authenticated:
            token = request.headers.get(TOKEN_HEADER)
            session = await to_thread.run_sync(self._session, route, token)
        if operation.needs == "prep-conductor" and not self._world.options.prep_conductor:
            raise Refusal(NOT_LICENSED, "The site has no licence for Prep Conductor.")
        upload = await bodies.receive(request, operation, self._world.files, self._world.options)
        call = Call(
            world=self._world,
            operation=operation,
            version=route.version,
            ids=route.ids,
            query=dict(parse_qsl(_query(request), keep_blank_values=True)),
            base_url=_base_url(request),
            headers=dict(request.headers),
            session=session,
            upload=upload,
        )
        try:
            return await to_thread.run_sync(self._handle, call, upload)
        finally:
            upload.discard()

    def _session(self, route: Route, token: str | None) -> Session:
        options = self._world.options
        with self._world.store.transaction():
            session = live_session(
                self._world.store,
                token,
                now=self._world.clock.now(),
                idle_seconds=options.idle_seconds,
            )
        if "siteId" in route.ids:
            check_site(session, route.ids["siteId"])
        return session

    def _handle(self, call: Call, upload: Upload) -> Response:
        call = replace(call, body=bodies.decode(call.operation, upload))
        handler = handlers.registered()[call.operation.id]
        try:
            with self._world.store.transaction() if handler.locked else nullcontext():
                progress.settle(self._world.store, self._world.clock.now())
                reply = handler.handle(call)
                # Within the transaction: what cannot be answered is not kept either.
                return answers.answer(call.operation, reply, self._world.options.quirks)
        except UnstorableError as problem:
            raise Refusal(BAD_REQUEST, f"The request cannot be stored: {problem}.") from None

    def _log(self, exchange: _Exchange, status: int | None) -> None:
        exchange.logged = True
        request = exchange.request
        query = f"?{_query(request)}" if _query(request) else ""
        self._world.requests.add(
            LoggedRequest(
                operation=exchange.operation,
                method=request.method,
                path=exchange.raw_path + query,
                headers={
                    name: value
                    for name, value in request.headers.items()
                    if name not in SECRET_HEADERS
                },
                status=status,
                code=exchange.code,
            )
        )


def _query(request: Request) -> str:
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _base_url(request: Request) -> str:
    """Scheme and host as the client wrote them, if they can stand in an address."""
    scheme = request.scope["scheme"]
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        address, port = request.scope["server"]
        host = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    return f"{scheme}://{host}"


def _length(request: Request) -> int:
    """The declared length of the body; 0 when it is not declared."""
    text = request.headers.get("content-length", "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0


def _too_large(most: int) -> Refusal:
    return Refusal(BAD_REQUEST, f"A request has {most} bytes at most.", status=413)
