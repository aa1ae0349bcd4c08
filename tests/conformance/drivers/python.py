"""Driver of the conformance cases for the Python library: reads requests, writes answers."""

from __future__ import annotations

import base64
import json
import logging
import ssl
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from tableau_flows import (
    Client,
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    TokenCredentials,
    errors,
)
from tableau_flows._calls.decoding import reply_of
from tableau_flows._calls.reply_errors import failure_of, unreadable
from tableau_flows._calls.request import build_request, check_version
from tableau_flows._plans.messages import Request, Response
from tableau_flows._session.outcomes import classify, is_outcome_unknown
from tableau_flows._session.session import Identity
from tableau_flows_generated import codec, models, operations, protocol
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.conditions import Condition, Order
from tableau_flows_generated.operation import Operation

CREDENTIALS: dict[str, Callable[..., Any]] = {
    "token": TokenCredentials,
    "password": PasswordCredentials,
    "jwt": JwtCredentials,
}
CLIENTS: dict[str, Client] = {}


def main() -> None:
    logging.disable(logging.CRITICAL)
    for line in sys.stdin.buffer:
        message = json.loads(line)
        answer = {"id": message["id"], **answered(message)}
        sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
        sys.stdout.buffer.flush()


def answered(message: dict[str, Any]) -> dict[str, Any]:
    """The answer to a request, or the error that was raised."""
    try:
        return ANSWERS[message["kind"]](message)
    except errors.TableauError as error:
        return {"error": error_form(error)}
    except KeyError as error:
        return {"unsupported": f"nothing is called {error}"}


def hello(_: dict[str, Any]) -> dict[str, Any]:
    kinds = ["request", "document", "reply", "scenario"]
    return {"language": "Python", "client": "tableau-flows", "kinds": kinds}


def request(message: dict[str, Any]) -> dict[str, Any]:
    session = message["session"]
    major, minor = session["version"].split(".")
    version = int(major), int(minor)
    operation = operation_of(message)
    check_version(operation, version)
    identity = None
    if operation.info.authenticated:
        identity = Identity(session["token"], session["site"])
    built = build_request("", operation, version, identity)
    body = built.body
    if body is not None and not isinstance(body, bytes):
        body = b"".join(body.chunks())
    return {
        "method": built.method,
        "url": built.url,
        "headers": dict(built.headers),
        "body": None if body is None else body.decode(),
    }


def document(message: dict[str, Any]) -> dict[str, Any]:
    info = OPERATIONS[message["operation"]]
    response = response_of(message["response"])
    model = codec.model_named(info.reply or "ErrorReply")
    problems: list[codec.Problem] = []
    where = None
    try:
        codec.decode(model, response.content, report=lambda found, _: problems.extend(found))
    except codec.DecodeError as error:
        where = error.path
    except codec.ErrorDocument:
        pass
    try:
        reply = reply_of(info, request_for(message), response)
    except errors.TableauError as error:
        return {"error": {**error_form(error), "where": where}}
    whole = json_of(reply)  # before the result gets what is attached to it
    operation: Operation[Any] = Operation(info, info.path)
    result = None if reply is None else operation.result(reply)
    unreadable = sum(problem.count for problem in problems)
    return {"reply": whole, "result": json_of(result), "unreadable": unreadable}


def reply(message: dict[str, Any]) -> dict[str, Any]:
    error = failure(message)
    info = getattr(error, "info", None)
    info_of_call = OPERATIONS[message["operation"]]
    return {
        "error": error_form(error),
        "remedy": None if info is None else info.remedy,
        "retry_after": getattr(error, "retry_after", None),
        "after": [kind.name.lower() for kind in protocol.RETRIED[classify(error)]],
        "unknown": is_outcome_unknown(info_of_call.id, info_of_call.method, error),
    }


def failure(message: dict[str, Any]) -> errors.TableauError:
    """The exception for a failure that a case describes."""
    about = request_for(message)
    facts: Any = {"method": about.method, "url": about.url, "operation": about.operation}
    match message.get("failure"):
        case "refused":
            return errors.RequestRefusedError("refused", **facts)
        case "untrusted":
            error = errors.ConnectionFailedError("untrusted", **facts, sent=False)
            error.__cause__ = ssl.SSLCertVerificationError("untrusted")
            return error
        case "not sent":
            return errors.ConnectionFailedError("not sent", **facts, sent=False)
        case "lost":
            return errors.ConnectionFailedError("lost", **facts, sent=True)
        case "cut off":
            return unreadable(
                about, response_of(message["response"]), "a part of it", incomplete=True
            )
    response = response_of(message["response"])
    if not 200 <= response.status < 300:
        return failure_of(about, response)
    try:
        reply_of(OPERATIONS[message["operation"]], about, response)
    except errors.TableauError as error:
        return error
    raise KeyError("failure in a reply that reports success")


def open_client(message: dict[str, Any]) -> dict[str, Any]:
    close_client(message)
    credentials = dict(message["credentials"])
    kind = CREDENTIALS[credentials.pop("kind")]
    CLIENTS[message["client"]] = Client(
        message["server"],
        site=message["site"],
        credentials=kind(**credentials),
        retry=RetryPolicy(backoff=message["options"]["backoff"]),
    )
    return {}


def close_client(message: dict[str, Any]) -> dict[str, Any]:
    client = CLIENTS.pop(message["client"], None)
    if client is not None:
        client.close()
    return {}


def call(message: dict[str, Any]) -> dict[str, Any]:
    return {"result": json_of(CLIENTS[message["client"]].call(operation_of(message)))}


def listed(message: dict[str, Any]) -> dict[str, Any]:
    pager = CLIENTS[message["client"]].pages(operation_of(message))
    return {"result": [json_of(item) for item in pager]}


def publish(message: dict[str, Any]) -> dict[str, Any]:
    flow = CLIENTS[message["client"]].flows.publish(
        Path(message["path"]),
        name=message.get("name"),
        overwrite=bool(message.get("overwrite")),
        project=message.get("project"),
        chunk_size=message.get("part_bytes"),
    )
    return {"result": json_of(flow)}


def download(message: dict[str, Any]) -> dict[str, Any]:
    CLIENTS[message["client"]].flows.download(message["flow"], to=message["to"])
    return {"result": {}}


def run(message: dict[str, Any]) -> dict[str, Any]:
    CLIENTS[message["client"]].flows.run(message["flow"], wait=message["timeout"])
    return {"result": {"outcome": "success"}}


def wait(message: dict[str, Any]) -> dict[str, Any]:
    job = value_of(models.Job, message["job"])
    CLIENTS[message["client"]].jobs.wait(job, timeout=message["timeout"])
    return {"result": {"outcome": "success"}}


def concurrent(message: dict[str, Any]) -> dict[str, Any]:
    steps = message["steps"]
    with ThreadPoolExecutor(len(steps)) as pool:
        return {"answers": [*pool.map(answered, steps)]}


def error_form(error: errors.TableauError) -> dict[str, Any]:
    named = {cls.__name__ for cls in type(error).__mro__}
    family = next(name for name in FAMILIES if name in named)
    return {
        "family": family,
        "code": getattr(error, "code", None),
        "status": getattr(error, "status", None),
        "message": str(error),
    }


def families() -> list[str]:
    """The families that the spec names, children before their parents."""
    api = json.loads((Path(__file__).parents[3] / "generated" / "api.json").read_text("utf-8"))
    entries = [*api["families"], *api["protocol"]["errors"]]
    names = ["".join(word.capitalize() for word in entry["name"].split()) for entry in entries]
    return sorted(names, key=lambda name: -len(getattr(errors, name).__mro__))


def operation_of(message: dict[str, Any]) -> Any:
    """The call of an operation with the arguments of a case."""
    function = getattr(operations, OPERATIONS[message["operation"]].name)
    hints = get_type_hints(
        function,
        sys.modules[function.__module__].__dict__,
        {"m": models, "Identified": Identified, "Condition": Condition, "Order": Order},
    )
    given = {
        name: value_of(hints[name], value)
        for name, value in message["arguments"].items()
        if value is not None
    }
    if message.get("file"):
        given["file_name"] = message["file"]["name"]
        given["content"] = message["file"]["text"].encode()
    return function(**given)


def value_of(hint: Any, value: Any) -> Any:
    """A value of a case as the library takes it."""
    kinds = get_args(hint) if get_origin(hint) in {Union, types.UnionType} else (hint,)
    if isinstance(value, Mapping):
        model = next(kind for kind in kinds if is_dataclass(kind))
        hints = get_type_hints(model, vars(sys.modules[model.__module__]))
        return model(
            **{
                name: value_of(hints[name], item)
                for name, item in value.items()
                if item is not None
            }
        )
    if isinstance(value, list):
        listing = next(kind for kind in kinds if get_origin(kind) in {tuple, Sequence})
        return tuple(value_of(get_args(listing)[0], item) for item in value)
    if time in kinds:
        return time.fromisoformat(value)
    if datetime in kinds:
        return datetime.fromisoformat(value)
    return value


def json_of(value: Any) -> Any:
    """A value of the library as the cases write it."""
    if isinstance(value, datetime):
        text = value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
        return short(text) + "Z"
    if isinstance(value, time):
        zone = value.isoformat()[8:].lstrip(".0123456789").replace("+00:00", "Z")
        return short(value.replace(tzinfo=None).isoformat(timespec="milliseconds")) + zone
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [json_of(item) for item in value]
    if is_dataclass(value):
        return {item.name.rstrip("_"): json_of(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def short(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def request_for(message: dict[str, Any]) -> Request:
    info = OPERATIONS[message["operation"]]
    return Request(info.method, "http://server/api", operation=info.id)


def response_of(response: dict[str, Any]) -> Response:
    headers = {name.lower(): value for name, value in response["headers"].items()}
    encoded = response.get("body_base64")
    content = base64.b64decode(encoded) if encoded else response.get("body", "").encode()
    return Response(response["status"], headers, content)


FAMILIES = families()
ANSWERS = {
    "hello": hello,
    "request": request,
    "document": document,
    "reply": reply,
    "open": open_client,
    "close": close_client,
    "call": call,
    "list": listed,
    "publish": publish,
    "download": download,
    "run": run,
    "wait": wait,
    "concurrent": concurrent,
}

if __name__ == "__main__":
    main()
