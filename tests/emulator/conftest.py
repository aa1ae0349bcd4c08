"""A server on a real socket, and a plain HTTP client that is signed in to it."""

from __future__ import annotations

import os
import re
import ssl
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import httpx
import pytest
from tableau_flows import emulator

NAMESPACE = "{http://tableau.com/api}"
SLOW_RUNS = {"run_seconds": 60, "queue_seconds": 10}
# Made once: it takes a twentieth of a second, and no test uses it.
TLS = ssl.create_default_context()
BOUNDARY = "the-boundary"


def document(body: str) -> bytes:
    return f"<tsRequest>{body}</tsRequest>".encode()


def plain(root: ET.Element) -> ET.Element:
    """The same tree with local names only, so that tests read easily."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(NAMESPACE)
    return root


@dataclass
class Api:
    """One client of one server, signed in or not."""

    server: emulator.Emulator | Process
    http: httpx.Client
    version: str = "3.30"
    site_id: str = ""
    user_id: str = ""
    token: str = ""
    default_headers: dict[str, str] = field(default_factory=dict)

    def call(
        self,
        method: str,
        path: str,
        content: bytes | str = b"",
        *,
        headers: dict[str, str] | None = None,
        params: dict[str, str] | None = None,
        version: str | None = None,
    ) -> httpx.Response:
        """Send a request; a path without a slash in front is one below the site."""
        if not path.startswith("/"):
            path = f"/sites/{self.site_id}/{path}".removesuffix("/")
        sent = dict(self.default_headers)
        if self.token:
            sent["X-Tableau-Auth"] = self.token
        if content:
            sent["Content-Type"] = "text/xml"
        return self.http.request(
            method,
            f"/api/{version or self.version}{path}",
            content=content or None,
            headers=sent | (headers or {}),
            params=params,
        )

    def get(self, path: str, **params: str) -> httpx.Response:
        return self.call("GET", path, params=params or None)

    def post(self, path: str, body: str = "") -> httpx.Response:
        return self.call("POST", path, document(body))

    def put(self, path: str, body: str = "") -> httpx.Response:
        return self.call("PUT", path, document(body))

    def delete(self, path: str) -> httpx.Response:
        return self.call("DELETE", path)

    def sign_in(self, credentials: str, site: str = "") -> httpx.Response:
        site_element = f'<site contentUrl="{site}"/>'
        attributes, _, children = credentials.partition("|")
        answer = self.post(
            "/auth/signin", f"<credentials {attributes}>{site_element}{children}</credentials>"
        )
        if answer.status_code == 200:
            self.adopt(answer)
        return answer

    def adopt(self, answer: httpx.Response) -> None:
        credentials = self.tree(answer).find("credentials")
        self.token = credentials.attrib["token"]
        self.site_id = credentials.find("site").attrib["id"]
        self.user_id = credentials.find("user").attrib["id"]

    def multipart(
        self,
        method: str,
        path: str,
        parts: list[tuple[str, bytes]],
        *,
        params: dict[str, str] | None = None,
        content_type: str = f"multipart/mixed; boundary={BOUNDARY}",
        ending: bytes = b"--\r\n",
    ) -> httpx.Response:
        """Send parts, each given as its Content-Disposition and its content."""
        body = b"".join(
            f"--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n"
            "Content-Type: application/octet-stream\r\n\r\n".encode()
            + content
            + b"\r\n"
            for disposition, content in parts
        )
        body += f"--{BOUNDARY}".encode() + ending
        return self.call(method, path, body, headers={"Content-Type": content_type}, params=params)

    def publish(
        self,
        name: str,
        content: bytes | None = None,
        *,
        file_name: str = "flow.tflx",
        project: str = "Default",
        body: str | None = None,
        **params: str,
    ) -> httpx.Response:
        project_id = emulator.seed_id("project", project)
        if body is None:
            body = f'<flow name="{name}"><project id="{project_id}"/></flow>'
        parts = [('name="request_payload"', document(body))]
        if content is not None:
            parts.append((f'name="tableau_flow"; filename="{file_name}"', content))
        return self.multipart("POST", "flows", parts, params=params or None)

    def append(
        self, upload_id: str, content: bytes | None, payload: bytes = b"", **params: str
    ) -> httpx.Response:
        parts = [('name="request_payload"', payload)]
        if content is not None:
            parts.append(('name="tableau_file"; filename="file"', content))
        return self.multipart("PUT", f"fileUploads/{upload_id}", parts, params=params or None)

    def begin_upload(self) -> str:
        answer = self.call("POST", "fileUploads")
        assert answer.status_code == 201, answer.text
        return self.tree(answer).find("fileUpload").attrib["uploadSessionId"]

    @staticmethod
    def tree(answer: httpx.Response) -> ET.Element:
        return plain(ET.fromstring(answer.content))

    def code(self, answer: httpx.Response) -> str | None:
        """The error code of an answer, None when it is no error document."""
        if not answer.content.startswith(b"<?xml"):
            return None
        error = self.tree(answer).find("error")
        return None if error is None else error.attrib["code"]

    def names(self, answer: httpx.Response) -> list[str]:
        assert answer.status_code == 200, answer.text
        return [flow.attrib["name"] for flow in self.tree(answer).iter("flow")]


PASSWORDS = {
    "admin": 'name="admin" password="admin"',
    "publisher": 'name="publisher" password="publisher"',
    "viewer": 'name="viewer" password="viewer"',
    "token": 'personalAccessTokenName="demo" personalAccessTokenSecret="demo-secret"',
    "jwt": 'jwt="demo-jwt"',
    "publisher jwt": 'jwt="publisher-jwt"',
}


CLOUD_USERS = {"admin": "jwt", "publisher": "publisher jwt"}
"""How they sign in on Cloud, where there are no passwords."""


@dataclass
class Process:
    """A server that was started by the command line."""

    process: subprocess.Popen[str]
    banner: str
    url: str
    temporary: Path


@pytest.fixture(scope="module")
def command_line(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Process]]:
    """Starts servers by the command line; they end with the module."""
    processes: list[subprocess.Popen[str]] = []

    def command_line(*arguments: str) -> Process:
        temporary = tmp_path_factory.mktemp("temporary")
        process = subprocess.Popen(
            [sys.executable, "-m", "tableau_flows.emulator", "--port", "0", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "TMPDIR": str(temporary)},
        )
        processes.append(process)
        lines = iter(process.stdout.readline, "")
        banner = "".join(takewhile(lambda line: "Ctrl+C" not in line, lines))
        return Process(process, banner, re.search(r"http://[\d.:]+", banner)[0], temporary)

    yield command_line
    for process in processes:
        process.kill()
        process.communicate()


@pytest.fixture
def start() -> Iterator[Callable[..., emulator.Emulator]]:
    """Starts servers with options; they end with the test."""
    with ExitStack() as servers:

        def start(**options: object) -> emulator.Emulator:
            return servers.enter_context(emulator.running(**(SLOW_RUNS | options)))

        yield start


@pytest.fixture(scope="module")
def shared_server() -> Iterator[emulator.Emulator]:
    with emulator.running(**SLOW_RUNS) as server:
        yield server


@pytest.fixture
def server(shared_server: emulator.Emulator) -> Iterator[emulator.Emulator]:
    """A fresh server whose runs wait 10 seconds and take 60; ``advance`` moves its clock."""
    shared_server.reset()
    yield shared_server
    shared_server.check_faults()


@pytest.fixture
def connect() -> Iterator[Callable[..., Api]]:
    """Makes clients: ``connect(server)`` is not signed in, ``connect(server, "admin")`` is."""
    with ExitStack() as clients:

        def connect(
            server: emulator.Emulator | Process,
            user: str | None = None,
            *,
            site: str = "",
            version: str = "3.30",
        ) -> Api:
            if user in CLOUD_USERS and getattr(server, "options", None) and server.options.cloud:
                user, site = CLOUD_USERS[user], site or "main"
            http = clients.enter_context(httpx.Client(base_url=server.url, timeout=30, verify=TLS))
            api = Api(server, http, version)
            if user is not None:
                credentials = PASSWORDS.get(user, f'name="{user}" password="{user}"')
                answer = api.sign_in(credentials, site)
                assert answer.status_code == 200, answer.text
            return api

        yield connect


@pytest.fixture
def admin(server: emulator.Emulator, connect: Callable[..., Api]) -> Api:
    """A client signed in as the server administrator."""
    return connect(server, "admin")


@pytest.fixture
def publisher(server: emulator.Emulator, connect: Callable[..., Api]) -> Api:
    """A client signed in as a Creator who leads the project Finance."""
    return connect(server, "publisher")


@pytest.fixture
def viewer(server: emulator.Emulator, connect: Callable[..., Api]) -> Api:
    """A client signed in as a Viewer."""
    return connect(server, "viewer")
