"""Guards of the control over HTTP: only programs of this machine may use it, and no web page."""

from __future__ import annotations

import json
from ipaddress import ip_address
from typing import cast

from starlette.requests import Request

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.remote_control.errors import ControlError
from tableau_flows.emulator.wire.headers import header_value

MAX_BODY_BYTES = 1024 * 1024
JSON_TYPE = "application/json"
LOCAL_NAME = "localhost"


def check_loopback(host: str) -> None:
    """Check that a server that can be controlled over HTTP listens on a loopback address.

    Raises:
        ValueError: It does not.
    """
    if not _is_loopback(host):
        raise ValueError(
            f"the option control needs a loopback address such as 127.0.0.1, not {host!r}"
        )


def check_sender(request: Request) -> None:
    """Refuse what a web page can send through a browser of this machine.

    Raises:
        ControlError: The request comes from a page, or has the host name of another machine.
    """
    if "origin" in request.headers:
        raise ControlError("forbidden", "A request from a web page cannot control the server.")
    host = request.headers.get("host", "")
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    if not _is_loopback(name):
        raise ControlError("forbidden", f"The Host must be this machine, not {checks.shown(host)}.")


async def read_object(request: Request) -> dict[str, object]:
    """Read the JSON object in a body; an empty body is an empty object.

    Raises:
        ControlError: The body is too large, has another type, or is no JSON object.
    """
    content = bytearray()
    async for data in request.stream():
        content += data
        if len(content) > MAX_BODY_BYTES:
            raise ControlError("too-large", f"A body has at most {MAX_BODY_BYTES} bytes.")
    if not content:
        return {}
    media_type, _ = header_value(request.headers.get("content-type", ""))
    if media_type != JSON_TYPE:
        raise ControlError(
            "unsupported-media-type",
            f"The Content-Type must be {JSON_TYPE}, not {checks.shown(media_type)}.",
        )
    try:
        document: object = json.loads(content, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as problem:
        raise ControlError("invalid-json", f"The body is not JSON: {problem}.") from None
    if not isinstance(document, dict):
        raise ControlError("invalid-value", "The body must be a JSON object.")
    return cast("dict[str, object]", document)


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not allowed")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == LOCAL_NAME
