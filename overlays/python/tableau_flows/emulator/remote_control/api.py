"""Answers the requests that control a server: each path and method has a function here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeAlias

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.seed_files import SeedDocument
from tableau_flows.emulator.control.controls import Controls
from tableau_flows.emulator.options import LONGEST_TIME
from tableau_flows.emulator.remote_control.errors import ControlError, error_response
from tableau_flows.emulator.remote_control.guards import check_sender, read_object
from tableau_flows.emulator.rules.runs import DEFAULT_REASON

Body: TypeAlias = "dict[str, object]"
Answer: TypeAlias = "dict[str, object] | None"


class RemoteControl:
    """The control of one server over HTTP."""

    def __init__(self, controls: Controls) -> None:
        """Make the control of a server.

        Args:
            controls: The controls of the server.
        """
        self._controls = controls
        self._functions: dict[str, dict[str, Callable[[Body], Answer]]] = {
            "/-/requests": {"GET": self._requests, "DELETE": self._forget_requests},
            "/-/state": {"GET": self._state, "POST": self._add_state},
            "/-/reset": {"POST": self._reset},
            "/-/advance": {"POST": self._advance},
            "/-/expire-tokens": {"POST": self._expire_tokens},
            "/-/fail-next-run": {"POST": self._fail_next_run},
        }

    async def answer(self, request: Request) -> Response:
        """Answer a request with JSON, or with 204 if there is nothing to say."""
        try:
            check_sender(request)
            function = self._function(request)
            body = await read_object(request)
            answer = await to_thread.run_sync(_carry_out, function, body)
        except ControlError as error:
            return error_response(error)
        return Response(status_code=204) if answer is None else JSONResponse(answer)

    def _function(self, request: Request) -> Callable[[Body], Answer]:
        methods = self._functions.get(request.url.path)
        if methods is None:
            known = ", ".join(self._functions)
            raise ControlError("not-found", f"There is no such path; the paths are {known}.")
        function = methods.get(request.method)
        if function is None:
            allowed = ", ".join(methods)
            raise ControlError(
                "method-not-allowed",
                f"The methods of this path are: {allowed}.",
                headers={"Allow": allowed},
            )
        return function

    def _requests(self, body: Body) -> Answer:
        _members(body)
        return {"requests": [asdict(request) for request in self._controls.requests]}

    def _forget_requests(self, body: Body) -> Answer:
        _members(body)
        self._controls.forget_requests()
        return None

    def _state(self, body: Body) -> Answer:
        _members(body)
        return self._controls.summary()

    def _add_state(self, body: Body) -> Answer:
        # Without a folder: a request must not read files of the machine.
        return {"ids": self._controls.add_seed(SeedDocument(body, None))}

    def _reset(self, body: Body) -> Answer:
        _members(body)
        self._controls.reset()
        return None

    def _advance(self, body: Body) -> Answer:
        _members(body, "seconds")
        if "seconds" not in body:
            raise ValueError("the member 'seconds' is missing")
        self._controls.advance(checks.seconds("seconds", body["seconds"], LONGEST_TIME))
        return None

    def _expire_tokens(self, body: Body) -> Answer:
        _members(body)
        self._controls.expire_tokens()
        return None

    def _fail_next_run(self, body: Body) -> Answer:
        _members(body, "reason", "flow")
        reason = checks.text("reason", body.get("reason", DEFAULT_REASON))
        flow = None if body.get("flow") is None else checks.text("flow", body["flow"])
        self._controls.fail_next_run(reason, flow=flow)
        return None


def _carry_out(function: Callable[[Body], Answer], body: Body) -> Answer:
    try:
        return function(body)
    except (TypeError, ValueError) as problem:
        raise ControlError("invalid-value", f"{problem}.") from None
    except LookupError as problem:
        raise ControlError("unknown-object", f"{problem}.") from None


def _members(body: Body, *known: str) -> None:
    """Check the names of the members of a body."""
    for name in body:
        if name not in known:
            raise ValueError(
                f"there is no member {checks.shown(name)}; {checks.suggestion(name, known)}"
            )
