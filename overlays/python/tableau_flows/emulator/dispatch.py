"""Dispatches a request to the handler of its operation: session, licence, body, transaction."""

from __future__ import annotations

import json
import re
from contextlib import nullcontext
from dataclasses import replace
from typing import cast
from urllib.parse import parse_qsl

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from tableau_flows_generated import codes, protocol
from tableau_flows_generated.codes import BAD_REQUEST

# The handlers register themselves when their package is imported.
from tableau_flows.emulator import handlers
from tableau_flows.emulator.base.refusal import Refusal, not_emulated
from tableau_flows.emulator.base.storable import UnstorableError
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies import responses
from tableau_flows.emulator.rules.connected_apps import check_scopes
from tableau_flows.emulator.rules.runs import update_runs
from tableau_flows.emulator.rules.sessions import TOKEN_HEADER, Session, check_site, live_session
from tableau_flows.emulator.state import ServerState
from tableau_flows.emulator.wire import bodies
from tableau_flows.emulator.wire.json_form import accepts_json
from tableau_flows.emulator.wire.multipart import Upload
from tableau_flows.emulator.wire.routes import Route

NOT_LICENSED = codes.FEATURE_DISABLED

_HOST = re.compile(
    r"[A-Za-z0-9._~-]{1,255}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,50}\](:\d{1,5})?", re.ASCII
)


class Dispatcher:
    """Carries out requests whose operation is known."""

    def __init__(self, state: ServerState) -> None:
        self._state = state

    async def carry_out(self, request: Request, route: Route) -> Response:
        """Carry out a request with the handler of its operation.

        Raises:
            Refusal: The request is refused.
        """
        operation = route.operation
        if operation.id not in handlers.registered():
            raise not_emulated(operation.id)
        session = None
        if operation.authenticated:
            token = request.headers.get(TOKEN_HEADER)
            session = await to_thread.run_sync(self._session, route, token)
        if operation.needs == "prep-conductor" and not self._state.options.prep_conductor:
            raise Refusal(NOT_LICENSED, "The site has no licence for Prep Conductor.")
        upload = await bodies.receive(request, operation, self._state.files, self._state.options)
        call = Call(
            state=self._state,
            operation=operation,
            version=route.version,
            ids=route.ids,
            query=dict(parse_qsl(query_string(request), keep_blank_values=True)),
            base_url=_base_url(request),
            headers=dict(request.headers),
            session=session,
            upload=upload,
        )
        try:
            return await to_thread.run_sync(self._handle, call, upload)
        finally:
            upload.discard()

    async def query_metadata(self, request: Request) -> Response:
        """Answer a query of the Metadata API.

        Raises:
            Refusal: There is no session, or the body is not JSON.
        """
        token = request.headers.get(TOKEN_HEADER)
        body = await request.body()
        try:
            document: object = json.loads(body)
        except (ValueError, RecursionError):
            raise Refusal(BAD_REQUEST, "The body is not JSON.") from None
        if request.method != "POST" or not isinstance(document, dict):
            raise Refusal(BAD_REQUEST, "A query is posted as an object of JSON.")
        asked = cast("dict[str, object]", document)

        def answer() -> dict[str, object]:
            with self._state.store.transaction():
                session = self._live_session(token)
                check_scopes(protocol.METADATA_SCOPES, session.scopes)
                text, variables = asked.get("query"), asked.get("variables")
                return handlers.metadata.answer_query(self._state, session, text, variables)

        return JSONResponse(await to_thread.run_sync(answer))

    def _session(self, route: Route, token: str | None) -> Session:
        with self._state.store.transaction():
            session = self._live_session(token)
        check_scopes(route.operation.scopes or (), session.scopes)
        if "siteId" in route.ids:
            check_site(session, route.ids["siteId"])
        return session

    def _live_session(self, token: str | None) -> Session:
        return live_session(
            self._state.store,
            token,
            now=self._state.clock.now(),
            idle_seconds=self._state.options.idle_seconds,
        )

    def _handle(self, call: Call, upload: Upload) -> Response:
        call = replace(call, body=bodies.decode(call.operation, upload))
        handler = handlers.registered()[call.operation.id]
        store = self._state.store
        try:
            with store.transaction() if handler.locked else nullcontext():
                update_runs(store, self._state.clock.now())
                reply = handler.handle(call)
                # Inside the transaction, so that nothing is stored that no response can contain.
                return responses.response(
                    call.operation,
                    reply,
                    self._state.options.quirks,
                    as_json=accepts_json(call.headers.get("accept", "")),
                )
        except UnstorableError as problem:
            raise Refusal(BAD_REQUEST, f"The request cannot be stored: {problem}.") from None


def query_string(request: Request) -> str:
    """Return the query of a request, still percent-encoded."""
    query: bytes = request.scope["query_string"]
    return query.decode("latin-1")


def _base_url(request: Request) -> str:
    """Return the scheme and host as the client sent them, if they can be part of an address."""
    scheme = request.scope["scheme"]
    host = request.headers.get("host", "")
    if not _HOST.fullmatch(host):
        address, port = request.scope["server"]
        host = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    return f"{scheme}://{host}"
