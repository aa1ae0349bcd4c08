"""A server that repeats secrets where nobody expects them: in good answers, names and headers."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tableau_flows
from tableau_flows import RetryPolicy, TokenCredentials, errors
from torture import FILE, Asked, SmallTableau, document, flow, reply

PAT = "canary-PAT-0123456789abc"
ONCE = RetryPolicy(max_retries=0)
FLOW = "33333333-3333-3333-3333-333333333333"


class Repeater:
    """A server that answers some requests with what it was sent.

    Attributes:
        answer: Makes the answers from the request and its token; None for the usual ones.
    """

    def __init__(self) -> None:
        self.answer: Callable[[Asked, str], bytes | None] = lambda asked, token: None
        self.tokens: set[str] = set()
        self.url = ""

    def before(self, asked: Asked):
        token = asked.headers.get("x-tableau-auth", "")
        self.tokens |= {token} - {""}
        return self.answer(asked, token)


@pytest.fixture
def repeater() -> Iterator[Repeater]:
    repeater = Repeater()
    with SmallTableau(before=repeater.before) as server:
        server._new = iter([f"token-canary-{n}-0123456789" for n in range(9)])
        repeater.url = server.url
        yield repeater


@pytest.fixture
def run(world, repeater, caplog):
    """Makes a call and returns the exception, after a look for secrets in it and in all logs."""
    caplog.set_level(logging.DEBUG)
    for name in ("tableau_flows", "httpx", "httpcore", "anyio", "asyncio"):
        caplog.set_level(logging.DEBUG, logger=name)
    client = world.client(repeater.url, site="", credentials=TokenCredentials("n", PAT), retry=ONCE)

    def run(call: Callable[..., object]) -> errors.TableauError | None:
        error = None
        try:
            call(client)
        except errors.TableauError as caught:
            error = caught
        texts = [record.getMessage() for record in caplog.records]
        if error is not None:
            texts += ["".join(traceback.format_exception(error)), repr(vars(error))]
        for text in texts:
            for secret in (PAT, *repeater.tokens):
                assert secret.lower() not in text.lower(), text
        return error

    return run


def test_the_error_of_a_download_shows_no_header_as_it_came(repeater, run, tmp_path):
    def answer(asked, token):
        if asked.path.endswith("/content"):
            headers = ('Content-Disposition: filename="a.tflx"',)
            kind = f"application/octet-stream; t={token}"
            return reply(FILE[:-40], 200, *headers, content_type=kind)
        return None

    repeater.answer = answer
    error = run(lambda client: client.flows.download(FLOW, to=tmp_path / "a.tflx"))
    assert isinstance(error, errors.UnreadableReplyError)
    assert error.incomplete
    assert error.content_type == "application/octet-stream; t=…"


def test_a_file_name_that_holds_a_secret_is_not_used(repeater, run, tmp_path):
    def answer(asked, token):
        if asked.path.endswith("/content"):
            return reply(
                FILE,
                200,
                f'Content-Disposition: filename="{token}.tflx"',
                content_type="application/octet-stream",
            )
        return None

    repeater.answer = answer
    assert run(lambda client: client.flows.download(FLOW, to=tmp_path)) is None
    assert [path.name for path in tmp_path.iterdir()] == [f"{FLOW}.tflx"]


def session(site: str, user: str, token: str = "token-canary-0-0123456789") -> bytes:
    return document(
        f'<credentials token="{token}"><site id="{site}" contentUrl=""/><user id="{user}"/>'
        "</credentials>"
    )


@pytest.mark.parametrize(
    ("site", "user"),
    [("site", PAT), (PAT, "user"), (PAT.upper(), "user"), ("token-canary-0-0123456789", "user")],
)
def test_a_secret_is_no_id_of_a_site_or_user(repeater, run, site, user):
    repeater.answer = lambda asked, token: (
        session(site, user) if asked.path.endswith("/signin") else None
    )
    error = run(lambda client: client.flows.get(FLOW))
    assert isinstance(error, errors.UnreadableReplyError)
    assert "is a secret" in error.reason


def test_a_cookie_may_be_the_id_of_the_site(repeater, run):
    site = "11111111-1111-1111-1111-111111111111"

    def answer(asked, token):
        if asked.path.endswith("/serverinfo"):
            info = '<serverInfo><productVersion build="1">1</productVersion><restApiVersion>3.30'
            return document(f"{info}</restApiVersion></serverInfo>", 200, f"Set-Cookie: s={site}")
        return session(site, "user") if asked.path.endswith("/signin") else None

    repeater.answer = answer
    assert run(lambda client: client.sign_in()) is None


def job(job_id: str, inner: str, more: str = "") -> bytes:
    return document(
        f'<job id="{job_id}" mode="Asynchronous" type="RunFlow" createdAt="2024-01-01T00:00:00Z"'
        f"{more}>{inner}</job>"
    )


ENDED = ' progress="100" finishCode="1" completedAt="2024-01-01T00:00:00Z"'


@pytest.mark.parametrize(
    "work",
    [lambda client: client.flows.run(FLOW, wait=5), lambda client: client.jobs.wait(FLOW)],
    ids=["a run", "a job"],
)
def test_the_note_of_a_job_is_shown_without_secrets_and_has_an_end(repeater, run, work):
    def answer(asked, token):
        if asked.path.endswith("/run"):
            return job(FLOW, "")
        if "/jobs/" not in asked.path:
            return None
        text = f"bad {token} and {PAT} {'x' * 100_000}"
        note = f'<statusNotes><statusNote type="errorCode" value="1" text="{text}"/></statusNotes>'
        return job(FLOW, note, ENDED)

    repeater.answer = answer
    error = run(work)
    assert isinstance(error, errors.JobFailedError)
    assert error.reason.startswith("bad … and … xxx")
    assert len(str(error)) < 10_000


@pytest.mark.own_connections(
    "httpx logs the address of a request, with the id that the server gave"
)
@pytest.mark.parametrize("place", ["job", "name", "run", "flow"])
@pytest.mark.parametrize("end", ["failed", "running", "gone"])
def test_the_names_of_a_job_are_shown_without_secrets(repeater, run, place, end):
    def answer(asked, token):
        names = {"job": "j", "name": "n", "run": "r", "flow": "f"} | {place: token}
        inner = (
            f'<runFlowJobType flowRunId="{names["run"]}"><flow id="{names["flow"]}"'
            f' name="{names["name"]}"/><notes>{PAT}</notes></runFlowJobType>'
        )
        if asked.path.endswith("/run"):
            return job(names["job"], inner)
        if "/flows/runs" in asked.path:
            return document('<error code="404036"><summary>s</summary></error>', 404)
        if "/jobs/" in asked.path:
            if end == "gone":
                return document(
                    f'<error code="404018"><summary>{token}</summary><detail>{PAT}</detail>'
                    "</error>",
                    404,
                )
            return job(names["job"], inner, ENDED if end == "failed" else "")
        return None

    repeater.answer = answer
    error = run(lambda client: client.flows.run(FLOW, wait=0.05))
    assert isinstance(error, errors.TableauError)


def test_a_run_that_is_queued_already_is_named_without_secrets(repeater, run):
    def answer(asked, token):
        if asked.path.endswith("/run"):
            return document(
                '<error code="409093"><summary>s</summary><detail>d</detail></error>', 409
            )
        if asked.path.endswith("/flows/runs"):
            return document(
                '<pagination pageNumber="1" pageSize="100" totalAvailable="1"/><flowRuns><flowRuns'
                f' id="{token}" flowId="{FLOW}" status="Pending" backgroundJobId="{PAT}"/>'
                "</flowRuns>"
            )
        return None

    repeater.answer = answer
    error = run(lambda client: client.flows.run(FLOW))
    assert isinstance(error, errors.AlreadyQueuedError)
    assert error.hint.startswith("flow run … of flow")


def test_the_id_of_a_published_flow_is_logged_without_secrets(repeater, run):
    repeater.answer = lambda asked, token: (
        document(flow(token), 201) if asked.method == "POST" and "flows" in asked.path else None
    )
    assert run(lambda client: client.flows.publish(FILE, name="N", file_type="tflx")) is None


@pytest.mark.parametrize(("known", "status"), [(True, 200), (False, 200), (False, 500)])
def test_the_names_of_unknown_elements_are_logged_without_secrets(
    repeater, run, caplog, known, status
):
    def answer(asked, token):
        if "/flows" not in asked.path:
            return None
        unknown = f"<{token} {PAT}='1'/><later/>"
        return document(unknown + (flow(FLOW) + "<flowOutputSteps/>" if known else ""), status)

    repeater.answer = answer
    error = run(lambda client: client.flows.get(FLOW))
    assert (error is None) is known
    if known:
        assert "'later': 1" in caplog.text
        assert "queryFlow: in the reply, skipped" in caplog.text
    run(lambda client: list(client.flows.list()))


def test_the_names_of_headers_are_logged_only_if_they_are_known(repeater, run, caplog):
    long = "x" * 200
    repeater.answer = lambda asked, token: (
        reply(
            b"<html>",
            503,
            f"{PAT}: 1",
            f"X'{token}: 1",
            f"it's: {token}",
            f"{long}: {token}",
            "Server: x",
        )
        if "/flows" in asked.path
        else None
    )
    run(lambda client: client.flows.get(FLOW))
    assert "Server" in caplog.text


def test_an_encoding_that_is_a_secret_is_not_shown(repeater, run):
    repeater.answer = lambda asked, token: (
        reply(b"abc", 200, f"Content-Encoding: {token}") if "/flows" in asked.path else None
    )
    error = run(lambda client: client.flows.get(FLOW))
    assert isinstance(error, errors.UnreadableReplyError)
    assert "the encoding '…' was not asked for" in error.reason


def test_no_part_of_a_long_encoding_that_is_a_secret_is_shown(repeater, run):
    token = "canary-" + "0123456789" * 20

    def answer(asked, sent):
        if asked.path.endswith("/signin"):
            return session("site", "user", token)
        return reply(b"abc", 200, f"Content-Encoding: {sent}") if "/flows" in asked.path else None

    repeater.answer = answer
    error = run(lambda client: client.flows.get(FLOW))
    assert isinstance(error, errors.UnreadableReplyError)
    assert "0123" not in str(error)


def test_the_id_of_a_job_that_cannot_be_used_is_shown_without_secrets(repeater, run):
    repeater.answer = lambda asked, token: (
        job(f"{PAT}/{token}", "") if asked.path.endswith("/run") else None
    )
    error = run(lambda client: client.flows.run(FLOW, wait=5))
    assert isinstance(error, errors.UnreadableReplyError)
    assert error.job is not None
    assert error.job.id == "…/…"


def test_an_address_with_the_id_of_a_job_is_shown_without_secrets(repeater, run):
    def answer(asked, token):
        if asked.path.endswith("/run"):
            return job(PAT, "")
        return () if "/jobs/" in asked.path else None

    repeater.answer = answer
    error = run(lambda client: client.flows.run(FLOW, wait=0.05))
    assert isinstance(error, errors.WaitTimeoutError)
    assert "/jobs/… failed" in str(error)


def test_an_encoding_of_xml_that_is_a_secret_is_not_shown(repeater, run):
    repeater.answer = lambda asked, token: (
        reply(f"<?xml version='1.0' encoding='{token}'?><tsResponse/>")
        if "/flows" in asked.path
        else None
    )
    error = run(lambda client: client.flows.get(FLOW))
    assert isinstance(error, errors.UnreadableReplyError)


@pytest.mark.parametrize(
    "location",
    [
        "https://{host}:99999/api/2.4/serverinfo",
        pytest.param(
            "https://{host}:abc/api/2.4/serverinfo",
            marks=pytest.mark.own_connections("httpx refuses such an address by itself"),
        ),
        "https://{host}:-1/api/2.4/serverinfo",
        "https://{host}:0/api/2.4/serverinfo",
        "/api/x y/z",
        "/api/\xe9\xe9/x",
        "/api/x/y;\xa0",
    ],
)
def test_a_redirect_that_cannot_be_followed_is_named_as_one(repeater, run, location):
    place = location.format(host="127.0.0.1")
    repeater.answer = lambda asked, token: reply(b"", 301, f"Location: {place}")
    error = run(lambda client: client.flows.get(FLOW))
    assert isinstance(error, errors.RedirectedError)


@pytest.mark.parametrize(
    "cookie",
    [
        "127.0.0.1",
        "127.0.0.1.node-7",
        pytest.param(
            "moved-to-here",
            marks=pytest.mark.own_connections("httpx logs the address of a request"),
        ),
        "http://127.0.0.1/",
    ],
)
def test_a_cookie_that_names_a_node_stands_in_no_way(repeater, run, caplog, cookie):
    def answer(asked, token):
        if asked.path.endswith("/signin"):
            return document(
                '<credentials token="a-token-of-a-session"><site id="site" contentUrl=""/>'
                '<user id="user"/></credentials>',
                200,
                f"Set-Cookie: ROUTE={cookie}; Path=/",
            )
        if asked.path.endswith("/signout"):
            return reply(b"", 204)
        if "moved-to-here" in asked.path:
            return document(f"{flow(FLOW)}<flowOutputSteps/>")
        if asked.path.endswith(FLOW):
            place = f"{repeater.url}/moved-to-here{asked.target}"
            return reply(b"", 307, f"Location: {place}")
        return document('<error code="404005"><summary>s</summary><detail>d</detail></error>', 404)

    repeater.answer = lambda asked, token: (
        None if asked.path.endswith("/serverinfo") else answer(asked, token)
    )
    assert run(lambda client: client.flows.get(FLOW)) is None
    assert f"redirects to {repeater.url}" in caplog.text
    assert ("/moved-to-here/" in caplog.text) is (cookie != "moved-to-here")  # it may be a secret
    error = run(lambda client: client.flows.get("other"))
    assert isinstance(error, errors.ApiError)
    assert error.url == f"{repeater.url}/api/3.30/sites/site/flows/other"


def test_no_header_goes_into_an_error_as_it_came():
    """Only one module reads headers for errors, and it cleans them."""
    root = Path(tableau_flows.__file__).parent
    found = [
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if re.search(r"\w=\w*\.header\(", path.read_text())
    ]
    found = [
        name
        for name in found
        if name != "_calls/reply_errors.py" and not name.startswith("emulator")
    ]
    assert found == []
