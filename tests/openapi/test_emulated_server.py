"""The emulated server answers each operation, in both forms, as the OpenAPI documents say."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openapi_reading import operations, problems
from sample_requests import NOBODY, PATH_VALUES, Sample, samples
from tableau_flows import emulator
from tableau_flows.emulator.wire.json_form import to_json
from tableau_flows_generated import codec
from tableau_flows_generated.catalog import OPERATIONS

HTTP = httpx.Client(trust_env=False)
"""Made once, since it takes a tenth of a second."""

REPLIES = {"xml": "application/xml", "json": "application/json"}
REQUESTS = {"xml": "text/xml", "json": "application/json"}


CREDENTIALS = (
    '<credentials personalAccessTokenName="demo" personalAccessTokenSecret="demo-secret">'
    '<site contentUrl="{site}"/></credentials>'
)


class Caller:
    """A client that is made of an OpenAPI document alone; `token` and ids come from signing in."""

    def __init__(self, server: emulator.Emulator, document: Any, form: str) -> None:
        self.form = form
        self._server = server
        self._operations = operations(document)
        self._token, self._site = "", ""

    def sign_in(self, site: str) -> None:
        answer = HTTP.post(
            f"{self._server.url}/api/3.30/auth/signin",
            content=f"<tsRequest>{CREDENTIALS.format(site=site)}</tsRequest>",
            headers={"Content-Type": "text/xml"},
        )
        root = ET.fromstring(answer.content)
        credentials = next(iter(root))
        self._token = credentials.attrib["token"]
        self._site = next(it for it in credentials if it.tag.endswith("}site")).attrib["id"]

    def sign_out(self) -> None:
        """Use a token that is none."""
        self._token = "none"

    def call(self, sample: Sample, *, body: str | None = None, **ids: str) -> httpx.Response:
        """Send a request to the path of the document, with the parts in its order."""
        operation = self._operations[sample.id]
        path = operation["path"]
        for name, value in {**PATH_VALUES, **ids, "siteId": self._site}.items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path
        body = body if body is not None else sample.body
        headers = {"Accept": REPLIES[self.form]}
        if operation.get("security") != []:
            headers["X-Tableau-Auth"] = self._token
        content = b""
        if sample.parts:
            headers["Content-Type"] = "multipart/mixed; boundary=b"
            content = multipart(sample)
        elif body is not None:
            headers["Content-Type"] = REQUESTS[self.form]
            content = f"<tsRequest>{body}</tsRequest>".encode()
            if self.form == "json":
                content = to_json(content, codec.model_named(OPERATIONS[sample.id].request))
        url = f"{self._server.url}/api/3.30{path}"
        return HTTP.request(operation["method"], url, headers=headers, content=content)


def multipart(sample: Sample) -> bytes:
    lines: list[bytes] = []
    for number, (disposition, piece) in enumerate(sample.parts):
        kind = "application/octet-stream" if number else "text/xml"
        head = f"Content-Disposition: {disposition}\r\nContent-Type: {kind}\r\n"
        lines += [b"--b", head.encode(), piece]
    return b"\r\n".join([*lines, b"--b--", b""])


@pytest.fixture(scope="session", autouse=True)
def http() -> Iterator[None]:
    with HTTP:  # once in a process: tests of other modules may run between those of this one
        yield


@pytest.fixture
def is_cloud(document: Any, operation_id: str) -> bool:
    return operations(document)[operation_id].get("x-deployment") == "cloud"


@pytest.fixture
def caller(document: Any, form: str, is_cloud: bool) -> Iterator[Caller]:
    with emulator.running(cloud=is_cloud) as server:
        yield signed_in(Caller(server, document, form), is_cloud)


def signed_in(caller: Caller, is_cloud: bool) -> Caller:
    caller.sign_in("main" if is_cloud else "")
    return caller


@pytest.fixture(scope="module")
def servers() -> Iterator[dict[bool, emulator.Emulator]]:
    """A server of each kind for all calls that fail, by whether it is Tableau Cloud."""
    with emulator.running() as server, emulator.running(cloud=True) as cloud:
        yield {False: server, True: cloud}


def prepared(caller: Caller, sample: Sample) -> dict[str, str]:
    """Make what the request needs, in XML; return the ids of it."""
    form, caller.form = caller.form, "xml"
    own = {*sample.parameters}
    flow = PATH_VALUES["flowId"]
    ids: dict[str, str] = {}
    if own & {"flowRunId", "jobId"} or sample.id in {"getFlowRuns", "queryJobs"}:
        job = one(caller.call(samples()["runFlowNow"]), "job")
        ids["jobId"] = job.attrib["id"]
        ids["flowRunId"] = job[0].attrib["flowRunId"]
    if "connectionId" in own:
        answer = caller.call(samples()["queryFlowConnections"])
        ids["connectionId"] = one(answer, "connections")[0].attrib["id"]
    if "dataQualityWarningId" in own or sample.id == "queryFlowDataQualityWarnings":
        answer = caller.call(samples()["addFlowDataQualityWarning"])
        ids["dataQualityWarningId"] = one(answer, "dataQualityWarning").attrib["id"]
    if "uploadSessionId" in own:
        answer = caller.call(samples()["initiateFileUpload"])
        ids["uploadSessionId"] = one(answer, "fileUpload").attrib["uploadSessionId"]
    if sample.id in {"getFavorites", "deleteFlowFromFavorites"}:
        caller.call(samples()["addFlowToFavorites"], body=FAVORITE.format(flow=flow))
    if "capabilityName" in own:
        target = next(it for it in GRANTS if sample.id.startswith(f"delete{it}"))
        kind = next(it for it in KINDS if it in own)
        body = GRANT.format(kind=KINDS[kind], id=PATH_VALUES[kind])
        assert caller.call(samples()[GRANTS[target]], body=body).status_code == 200
    caller.form = form
    return ids


FAVORITE = '<favorite label="Sales"><flow id="{flow}"/></favorite>'
GRANT = (
    '<permissions><granteeCapabilities><{kind} id="{id}"/><capabilities><capability name="Read"'
    ' mode="Allow"/></capabilities></granteeCapabilities></permissions>'
)
GRANTS = {
    "FlowPermission": "addFlowPermissions",
    "ProjectPermission": "addProjectPermissions",
    "DefaultFlowPermission": "addDefaultFlowPermissions",
}
KINDS = {"groupSetId": "groupSet", "groupId": "group", "userId": "user"}


def one(answer: httpx.Response, name: str) -> ET.Element:
    assert answer.status_code < 300, answer.text
    return next(it for it in ET.fromstring(answer.content).iter() if it.tag.endswith(f"}}{name}"))


NOTHING = {"xml": rb"<tsResponse [^>]*/>", "json": rb"\{\}"}
"""What servers send in place of a reply, in the whole of a document."""


@pytest.mark.parametrize("operation_id", sorted(OPERATIONS))
def test_the_emulated_server_answers_as_the_documents_say(
    operation_id: str, caller: Caller, document: Any, form: str
) -> None:
    sample, operation = samples()[operation_id], operations(document)[operation_id]
    answer = caller.call(sample, **prepared(caller, sample))
    assert answer.status_code < 300, answer.text
    described = operation["responses"][str(answer.status_code)]
    if "content" not in described:
        empty = b"" if answer.status_code == 204 else NOTHING[form]
        assert re.fullmatch(empty, answer.content)
        assert ("no content" in described["description"]) == (answer.status_code == 204)
        return
    ((media_type, media),) = described["content"].items()
    if media_type == "application/octet-stream":
        assert answer.content.startswith(b"PK")
        return
    assert answer.headers["content-type"].split(";")[0] == media_type == REPLIES[form]
    assert problems(document, media["schema"], answer.content) == []


@pytest.mark.parametrize("operation_id", sorted(OPERATIONS))
def test_the_errors_of_the_emulated_server_are_listed(
    operation_id: str,
    servers: dict[bool, emulator.Emulator],
    is_cloud: bool,
    document: Any,
    form: str,
) -> None:
    caller = signed_in(Caller(servers[is_cloud], document, form), is_cloud)
    sample, operation = samples()[operation_id], operations(document)[operation_id]
    bad = [caller.call(sample, **dict.fromkeys(sample.parameters, NOBODY))]
    if sample.body:
        bad.append(caller.call(sample, body=""))
    if operation.get("security") != []:
        caller.sign_out()
        bad.append(caller.call(sample))
        assert bad[-1].status_code == 401
    for answer in bad:
        if answer.status_code < 300:
            continue
        described = operation["responses"][str(answer.status_code)]
        text = answer.content
        found = re.search(rb'code="(\d{6})"|"code": ?"(\d{6})"', text)
        assert found, text
        code = (found[1] or found[2]).decode()
        assert code in [row["code"] for row in described["x-error-codes"]]
        assert problems(document, described["content"][REPLIES[form]]["schema"], text) == []
