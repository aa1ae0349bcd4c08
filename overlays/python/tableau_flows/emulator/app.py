"""The HTTP side: from a request to a handler and back, with every check in between."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.operation import OperationInfo

# The handlers register themselves when their package is imported.
from . import answers, bodies, handlers, progress, trouble
from .context import Call
from .faults import Fault
from .refusal import Refusal
from .requests_log import SECRET_HEADERS, LoggedRequest
from .routes import Route, Routes
from .sessions import TOKEN_HEADER, Session, check_site, live_session
from .trouble import Dropped, cut_short
from .uploads import Upload
from .world import World

NOT_LICENSED = "403157"

log = logging.getLogger("tableau_flows.emulator")


def make_app(world: World, cut: Callable[[Scope], None]) -> ASGIApp:
    """The application of a world.

    Args:
        world: Its state.
        cut: Cuts the connection that a request came by; only the server can do that.

    Raises:
        LookupError: The handlers and the operations of the catalog are not the same.
    """
    check_handlers(OPERATIONS, handlers.registered())
    return Starlette(routes=[Mount("/", app=_Dispatcher(world, cut))])


def check_handlers(
    operations: Mapping[str, OperationInfo], found: Mapping[str, handlers.Registered]
) -> None:
    """Make sure that every operation has a handler and every handler an operation.

    Raises:
        LookupError: It names those without the other.
    """
    if found.keys() != operations.keys():
        names = ", ".join(sorted(found.keys() ^ operations.keys()))
        raise LookupError(f"operations without handler, or handlers without operation: {names}")


@dataclass(slots=True)
class _Exchange:
    """One request and what becomes known of it on the way."""

    request: Request
    raw_path: str
    operation: str | None = None
    code: str | None = None
    body_ended: bool = False
    logged: bool = False


class _Dispatcher:
    """Answers every request: by its handler, by a refusal, or by what a test ordered."""

    def __init__(self, world: World, cut: Callable[[Scope], None]) -> None:
        self._world = world
        self._cut = cut
        options = world.options
        self._routes = Routes(OPERATIONS.values(), options.newest, cloud=options.cloud)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def watched() -> Message:
            message = await receive()
            exchange.body_ended = not message.get("more_body", False)
            return message

        exchange = _Exchange(Request(scope, watched), scope["raw_path"].decode("ascii"))
        try:
            await self._exchange(exchange, send)
        except (Dropped, ClientDisconnect):
            if not exchange.logged:
                self._log(exchange, None)
            self._cut(scope)
            while (await receive())["type"] != "http.disconnect":
                pass

    async def _exchange(self, exchange: _Exchange, send: Send) -> None:
        request = exchange.request
        route = self._route(exchange)
        fault = Fault()
        try:
            fault = trouble.find(self._world.faults, request, exchange.operation)
            response = await trouble.happen(fault, request, self._world.store)
            response = response or await self._perform(request, route)
        except Refusal as refusal:
            exchange.code = refusal.code
            response = answers.refusal_answer(refusal, self._world.options.quirks)
        except (Dropped, ClientDisconnect):
            raise
        except Exception:
            log.exception("the emulator failed to answer %s", exchange.raw_path)
            response = PlainTextResponse("The emulator failed; its log says why.", 500)
        # A client that is still sending would not see an answer given before it has ended.
        while not exchange.body_ended:
            await request.receive()
        # Logged before it is sent: whoever has the answer finds the request in the log.
        self._log(exchange, None if fault.drop else response.status_code)
        if fault.drop:
            # A response that is not wanted still runs, so that a file it holds is closed.
            send = cut_short(send, whole_messages=0 if fault.drop == "after" else 1)
        await response(request.scope, request.receive, send)
        if fault.drop:
            raise Dropped

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
            query=dict(parse_qsl(request.url.query, keep_blank_values=True)),
            base_url=str(request.base_url).rstrip("/"),
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
        with self._world.store.transaction() if handler.locked else nullcontext():
            progress.settle(self._world.store, self._world.clock.now())
            reply = handler.handle(call)
        return answers.answer(call.operation, reply, self._world.options.quirks)

    def _log(self, exchange: _Exchange, status: int | None) -> None:
        exchange.logged = True
        request = exchange.request
        query = f"?{request.url.query}" if request.url.query else ""
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
