"""A marked secret in every place where one goes, and servers that repeat all they were sent.

Whatever fails, the marks stand in no log line, exception, traceback, repr, pickle or warning.
"""

from __future__ import annotations

import html
import io
import json
import logging
import pickle
import socketserver
import traceback
import warnings
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from serving import serving
from tableau_flows import (
    ConnectedAppCredentials,
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    TokenCredentials,
    emulator,
    errors,
)
from tableau_flows import models as m

LUID = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb"
NS = 'xmlns="http://tableau.com/api"'
TOKEN = "canary|token/Zq=="
SECRETS = {
    "token": TOKEN,
    "token secret": "canary-pat+secret==:Zq",
    "password": 'canary pass&"word Zq',
    "jwt": "canary.jwt-token.Zq",
    "app secret": "canary-of-an-app+secret==:Zq",
    "connection": "canary<connection>'Zq",
    "proxy": "canary@proxy:Zq",
}
CREDENTIALS = {
    "token": TokenCredentials("demo", SECRETS["token secret"]),
    "password": PasswordCredentials("demo", SECRETS["password"]),
    "jwt": JwtCredentials(SECRETS["jwt"]),
    "jwt function": JwtCredentials(lambda: SECRETS["jwt"]),
    "connected app": ConnectedAppCredentials(
        "app", "key", SECRETS["app secret"], "demo", scopes=["tableau:flows:read"]
    ),
}

SPELLINGS: dict[str, Callable[[str], str]] = {
    "raw": str,
    "percent": lambda text: quote(text, safe=""),
    "HTML": html.escape,
    "references": lambda text: "".join(f"&#{ord(mark)};" for mark in text),
    "JSON": lambda text: json.dumps({"seen": text}),
    "base64": lambda text: text + " " + b64encode(text.encode()).decode(),
}


def marks() -> list[str]:
    """What must not be found, in all spellings."""
    found = ["canary"]
    for secret in SECRETS.values():
        found += [SPELLINGS[name](secret) for name in ("percent", "references")]
        found += [b64encode(f"{name}{secret}".encode()).decode()[4:14] for name in ("", "me:")]
    return found


class EchoServer(socketserver.ThreadingTCPServer):
    """Lets clients sign in, as a server or as a proxy, and repeats the secrets of all other calls.

    Attributes:
        fine: The endings of the paths that are answered well.
        status: The status of the other answers.
        repeat: Where the secrets are repeated: "page", "error", "model", "headers", "cut" (a page),
            "no HTTP" (what is no answer at all), or "no chunk" (a body that is none).
        spell: How they are written.
    """

    daemon_threads = True
    block_on_close = False
    fine = ("/serverinfo", "/auth/signin")
    status = 500
    repeat = "page"
    spell = staticmethod(str)

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), EchoHandler)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


GOOD = {
    "/serverinfo": f"<tsResponse {NS}><serverInfo><productVersion build='1'>1</productVersion>"
    "<restApiVersion>3.30</restApiVersion></serverInfo></tsResponse>",
    "/auth/signin": f"<tsResponse {NS}><credentials token='{TOKEN}'><site id='{LUID}'/>"
    f"<user id='{LUID}'/></credentials></tsResponse>",
}


class EchoHandler(socketserver.StreamRequestHandler):
    server: EchoServer

    def handle(self) -> None:
        while (line := self.rfile.readline().decode("latin-1")).strip():
            headers = {}
            while field := self.rfile.readline().decode("latin-1").strip():
                name, _, value = field.partition(":")
                headers[name.lower()] = value.strip()
            body = self.rfile.read(int(headers.get("content-length", 0))).decode("utf-8", "replace")
            path = line.split()[1].partition("?")[0]
            ending = next((end for end in self.server.fine if path.endswith(end)), None)
            if ending is not None:
                self._answer(200, {"Content-Type": "text/xml"}, GOOD[ending])
            elif not self._repeat(headers, body):
                return

    def _repeat(self, headers: dict[str, str], body: str) -> bool:
        server = self.server
        sent = [secret for secret in SECRETS.values() if secret in html.unescape(body)]
        sent.append(headers.get("x-tableau-auth", ""))
        if "proxy-authorization" in headers:
            code = headers["proxy-authorization"].split()[1]
            sent += [code, b64decode(code).decode()]
        told = " ".join(server.spell(secret) for secret in sent)
        kind, more = "text/html", {}
        page = f"<html>You sent: <td>{told}</td> cookie={told}</html>"
        if server.repeat == "error":
            text = html.escape(told)
            page = (
                f'<tsResponse {NS}><error code="400000"><summary>{text}</summary>'
                f"<detail>The request was {text}</detail></error></tsResponse>"
            )
            kind = "text/xml"
        elif server.repeat == "no HTTP":
            self.wfile.write(f"HTTP/1.1 {told}\r\n\r\n".encode("latin-1", "replace"))
            return False
        elif server.repeat == "no chunk":
            head = "HTTP/1.1 200 So\r\nTransfer-Encoding: chunked\r\n\r\n"
            self.wfile.write(f"{head}{told}\r\n".encode("latin-1", "replace"))
            return False
        elif server.repeat == "model":
            page = (
                f"<tsResponse {NS}><pagination pageNumber='{html.escape(told)}' pageSize='x'"
                f" totalAvailable='{html.escape(told)}'/><flow id='1' name='n' createdAt="
                f"'{html.escape(told)}'/><job/><connection id='{html.escape(told)}' serverPort"
                f"='{html.escape(told)}'/></tsResponse>"
            )
            kind = "text/xml"
        elif server.repeat == "headers":
            shown = quote(told, safe="&#;=/")
            more = {
                "Location": f"http://{server.address}/api/x/{shown}?token={shown}",
                "X-Request-Id": shown,
                "Retry-After": shown,
                "Set-Cookie": f"session={shown}",
                "X-Debug": told.replace("\n", " "),
            }
            kind = f"text/{shown}"
        if server.repeat == "cut":
            self._answer(server.status, {"Content-Type": kind}, page, missing=30)
            return False
        self._answer(server.status, {"Content-Type": kind, **more}, page)
        return True

    def _answer(self, status: int, headers: dict[str, str], body: str, *, missing: int = 0) -> None:
        content = body.encode()
        lines = [f"HTTP/1.1 {status} So", f"Content-Length: {len(content)}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        head = "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")
        self.wfile.write(head + content[: len(content) - missing])


@pytest.fixture
def echo() -> Iterator[EchoServer]:
    with serving(EchoServer()) as server:
        yield server


@pytest.fixture
def all_lines(caplog):
    """All lines of all loggers, as loud as can be."""
    caplog.set_level(logging.DEBUG)
    for name in ("tableau_flows", "httpx", "httpcore", "h11", "anyio", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    return lambda: "\n".join(
        f"{record.name}: {record.getMessage()} {record.exc_text or ''}" for record in caplog.records
    )


def shown_of(error: BaseException) -> str:
    """What can be seen of an error: with all that led to it, notes, attributes and its pickle.

    Not the local variables of each frame, since some hold what the server has just sent; of the
    secrets that are sent, `test_secrets.py` looks for them there.
    """
    shown = "".join(traceback.format_exception(error)) + repr(pickle.dumps(error))
    inner: BaseException | None = error
    while inner is not None:
        shown += f"{inner} {inner!r} {getattr(inner, '__notes__', '')}"
        shown += " ".join(str(value) for value in vars(inner).values())
        inner = inner.__cause__ or inner.__context__
    return shown


def work(tableau) -> list[Callable[[], object]]:
    """Calls that carry every kind of secret, and read every kind of reply."""
    connection = m.ConnectionToPublish(
        server_address="db.example.com",
        connection_credentials=m.ConnectionCredentials(
            name="n", password=SECRETS["connection"], embed=True
        ),
    )
    return [
        lambda: tableau.flows.publish(
            emulator.sample_flow(), name="N", file_type="tfl", connections=[connection]
        ),
        lambda: tableau.connections.update(LUID, LUID, password=SECRETS["connection"]),
        lambda: tableau.flows.get(LUID),
        lambda: list(tableau.flows.list()),
        lambda: tableau.flows.delete(LUID),
        lambda: tableau.flows.download(LUID, to=io.BytesIO()),
        lambda: tableau.jobs.wait(LUID, timeout=0.01),
        lambda: tableau.switch_site("other"),
        lambda: tableau.sign_out(),
    ]


def check(tableau, calls, all_lines) -> None:
    seen = []
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        for call in calls:
            try:
                call()
            except errors.TableauError as error:
                seen.append(shown_of(error))
        seen += [str(warning.message) for warning in warned]
    seen += [all_lines(), repr(tableau)]
    for text in seen:
        for mark in marks():
            at = text.find(mark)
            assert at < 0, f"{mark}: {text[max(0, at - 300) : at + 300]}"


KINDS = [
    *(("page", 200), ("page", 400), ("page", 429), ("page", 502), ("error", 200)),
    *(("error", 400), ("error", 401), ("error", 404), ("error", 503), ("model", 200)),
    *(("headers", 302), ("headers", 404), ("headers", 503), ("cut", 200), ("cut", 500)),
    *(("no HTTP", 0), ("no chunk", 200)),
]
CASES = [
    *((*kind, "raw") for kind in KINDS),
    *((repeat, 200, spelling) for repeat in ("page", "error", "model") for spelling in SPELLINGS),
    *((repeat, 500, "percent") for repeat in ("page", "error", "headers", "cut")),
]


@pytest.mark.parametrize(("repeat", "status", "spelling"), list(dict.fromkeys(CASES)))
def test_a_server_that_repeats_what_it_was_sent(world, echo, all_lines, repeat, status, spelling):
    echo.repeat, echo.status, echo.spell = repeat, status, SPELLINGS[spelling]
    tableau = world.client(
        f"http://{echo.address}",
        site="",
        credentials=CREDENTIALS["token"],
        retry=RetryPolicy(max_retries=1, backoff=0.001, longest_wait=0.001),
    )
    tableau.sign_in()
    check(tableau, work(tableau), all_lines)


@pytest.mark.parametrize("credentials", CREDENTIALS)
@pytest.mark.parametrize("repeat", ["page", "error", "model", "headers", "cut"])
def test_a_sign_in_that_is_answered_with_what_it_was_sent(
    world, echo, all_lines, repeat, credentials
):
    echo.repeat, echo.status, echo.fine = repeat, 401, ("/serverinfo",)
    tableau = world.client(
        f"http://{echo.address}",
        site="",
        credentials=CREDENTIALS[credentials],
        retry=RetryPolicy(max_retries=0),
    )
    check(tableau, [tableau.sign_in, lambda: tableau.flows.get(LUID)], all_lines)
    assert "canary" not in repr(CREDENTIALS[credentials])


@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.filterwarnings("ignore:.*")  # of a session over http, in the sign-in
@pytest.mark.parametrize("given", ["argument", "environment"])
@pytest.mark.parametrize(("repeat", "status"), [("page", 407), ("page", 502), ("headers", 302)])
def test_a_proxy_that_repeats_what_it_was_sent(
    world, echo, all_lines, monkeypatch, given, repeat, status
):
    echo.repeat, echo.status = repeat, status
    proxy = f"http://me:{quote(SECRETS['proxy'], safe='')}@{echo.address}"
    if given == "environment":
        monkeypatch.setenv("HTTP_PROXY", proxy)
    tableau = world.client(
        "http://tableau.test",
        site="",
        credentials=CREDENTIALS["token"],
        retry=RetryPolicy(max_retries=0),
        **({"proxy": proxy} if given == "argument" else {}),
    )
    tableau.sign_in()
    check(tableau, work(tableau)[:4], all_lines)


def test_a_session_that_was_adopted_is_not_shown(world, echo, all_lines):
    tableau = world.from_token(f"http://{echo.address}", token=TOKEN, site_id=LUID)
    echo.repeat, echo.status = "page", 401
    check(tableau, work(tableau), all_lines)


def test_the_marks_would_be_found_without_the_library(echo):
    """That the server does repeat what it is sent, so that the other tests test something."""
    import httpx

    shown = httpx.get(f"http://{echo.address}/x", headers={"X-Tableau-Auth": TOKEN}).text
    assert TOKEN in shown
    echo.repeat = "headers"
    answer = httpx.get(f"http://{echo.address}/x", headers={"X-Tableau-Auth": TOKEN})
    assert TOKEN in answer.headers["x-debug"]
