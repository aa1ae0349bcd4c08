"""An httpx client that is handed in: its hooks, headers and state, and what it cannot be."""

from __future__ import annotations

import copy
import functools
import gc
import pickle

import httpx
import httpx2
import pytest
from tableau_flows import RetryPolicy, Timeouts, TokenCredentials, __version__, emulator, errors
from tableau_flows._common.causes import related

pytestmark = pytest.mark.own_connections("the test gives connections of its own")

FLOW = emulator.seed_id("flow", "Superstore")
UNKNOWN = "00000000-0000-0000-0000-000000000000"
ONCE = RetryPolicy(max_retries=0)


def raise_at_once(response: httpx.Response) -> None:
    response.raise_for_status()


def read_and_raise(response: httpx.Response) -> None:
    response.read()
    response.raise_for_status()


async def araise_at_once(response: httpx.Response) -> None:
    response.raise_for_status()


async def aread_and_raise(response: httpx.Response) -> None:
    await response.aread()
    response.raise_for_status()


HOOKS = {
    "read": (read_and_raise, aread_and_raise),
    "unread": (raise_at_once, araise_at_once),
}


@pytest.fixture(params=[httpx, httpx2], ids=["httpx", "httpx2"])
def library(request):
    """The library of the client that is handed in: httpx, or the one that continues it."""
    return request.param


@pytest.fixture
def handed_in(world, server, credentials, library):
    """Make a client around an httpx client with some options."""
    made = []

    def make(**options: object):
        kind = library.Client if world.name == "sync" else library.AsyncClient
        http = kind(trust_env=False, verify=False, **options)
        made.append(http)
        return http, world.client(
            server.url, site="", credentials=credentials, http=http, retry=ONCE
        )

    yield make
    for http in made:
        http.close() if world.name == "sync" else world.portal.call(http.aclose)


def hooks(world, kind: str) -> dict:
    return {"event_hooks": {"response": [HOOKS[kind][world.name == "async"]]}}


@pytest.mark.parametrize("kind", ["read", "unread"])
def test_a_hook_that_raises_for_status_changes_no_error(world, handed_in, server, kind):
    """httpx closes the reply when the hook raises, so it is read before."""
    _, tableau = handed_in(**hooks(world, kind))
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.flows.get(UNKNOWN)
    assert (caught.value.status, caught.value.code) == (404, "404027")
    with pytest.raises(errors.NameTakenError):
        tableau.flows.publish(emulator.sample_flow(), name="Superstore", file_type="tfl")
    server.expire_tokens()
    assert tableau.flows.get(FLOW).name == "Superstore"


def test_the_hooks_of_other_requests_are_not_disturbed(world, handed_in, server, library):
    http, tableau = handed_in(**hooks(world, "unread"))
    tableau.flows.get(FLOW)
    get = http.get if world.name == "sync" else functools.partial(world.portal.call, http.get)
    with pytest.raises(library.HTTPStatusError) as caught:
        get(f"{server.url}/nothing")
    with pytest.raises(library.ResponseNotRead):
        _ = caught.value.response.content


def test_a_client_of_the_other_kind_is_refused_at_once(world, library):
    kind = library.AsyncClient if world.name == "sync" else library.Client
    message = r"http= must be an httpx\.\w+ \(or one of httpx2\) for \w+, not "
    with pytest.raises(errors.UsageError, match=message):
        world.from_token("https://t", token="t", site_id="s", http=kind(verify=False))


@pytest.mark.parametrize("closed_at", ["construction", "call"])
def test_a_closed_client_is_a_usage_error(world, handed_in, server, closed_at):
    http, tableau = handed_in()
    http.close() if world.name == "sync" else world.portal.call(http.aclose)
    use = {
        "construction": lambda: world.from_token(server.url, token="t", site_id="s", http=http),
        "call": lambda: tableau.flows.get(FLOW),
    }
    with pytest.raises(errors.UsageError, match="http= is closed"):
        use[closed_at]()
    assert server.requests == ()


@pytest.mark.parametrize(
    ("headers", "agent"),
    [
        ({}, f"tableau-flows/{__version__}"),
        ({"User-Agent": "nightly-job/7"}, "nightly-job/7"),
    ],
)
def test_a_user_agent_of_its_own_is_kept(world, handed_in, headers, agent):
    seen = []

    def note(request: httpx.Request) -> None:
        seen.append(request.headers["User-Agent"])

    async def anote(request: httpx.Request) -> None:
        note(request)

    hook = note if world.name == "sync" else anote
    _, tableau = handed_in(headers=headers, event_hooks={"request": [hook]})
    assert tableau.flows.get(FLOW).name == "Superstore"
    assert set(seen) == {agent}


def test_it_stays_open_when_the_client_is_closed(world, handed_in):
    http, tableau = handed_in()
    tableau.flows.get(FLOW)
    tableau.close()
    assert not http.is_closed


def test_everything_works_through_it(world, handed_in, server, tmp_path):
    """Reading, lists, publishing in one request and in parts, downloads, runs, a new session."""
    http, tableau = handed_in()
    assert {flow.name for flow in tableau.flows.list(page_size=1)} >= {"Superstore"}
    small, large = emulator.sample_flow(), emulator.sample_flow(padding=300_000)
    published = tableau.flows.publish(small, name="Small", file_type="tflx")
    again = tableau.flows.publish(large, name="Large", file_type="tflx", chunk_size=100_000)
    target = tmp_path / "flow.tflx"
    tableau.flows.download(again, to=target)
    assert target.read_bytes() == large
    server.expire_tokens()
    assert tableau.flows.run(published, wait=20).run.status == "Success"
    tableau.flows.delete(published)
    assert not http.is_closed


def test_a_connection_that_fails_and_a_server_that_is_late_are_typed_errors(
    world, handed_in, server, library
):
    _, tableau = handed_in()
    tableau.flows.get(FLOW)
    server.drop_next("before", operation="queryFlow")
    with pytest.raises(errors.ConnectionFailedError) as caught:
        tableau.flows.get(FLOW)
    assert not isinstance(caught.value, errors.RequestTimeoutError)
    server.delay_next(5, operation="queryFlow")
    with pytest.raises(errors.RequestTimeoutError):
        tableau.with_options(timeouts=Timeouts(read=0.2)).flows.get(FLOW)
    server.drop_next("after", operation="deleteFlow")
    with pytest.raises(errors.OutcomeUnknownError) as unknown:
        tableau.flows.delete(FLOW)
    failure = unknown.value.__cause__.__cause__.__cause__
    assert type(failure).__module__.partition(".")[0] == library.__name__


def test_a_request_that_never_left_is_no_unknown_outcome(world, credentials, library):
    kind = library.Client if world.name == "sync" else library.AsyncClient
    http = kind(trust_env=False)
    options = {"token": "t", "site_id": "s", "api_version": "3.21", "retry": ONCE}
    tableau = world.from_token("http://127.0.0.1:9", http=http, **options)
    with pytest.raises(errors.ConnectionFailedError) as caught:
        tableau.flows.delete(FLOW)
    assert not caught.value.sent
    http.close() if world.name == "sync" else world.portal.call(http.aclose)


def test_a_transport_of_either_library_sends_bodies(world, server, credentials, library):
    kind = library.HTTPTransport if world.name == "sync" else library.AsyncHTTPTransport
    tableau = world.client(server.url, site="", credentials=credentials, transport=kind())
    flow = tableau.flows.publish(emulator.sample_flow(), name="Sent", file_type="tflx")
    assert tableau.flows.get(flow).name == "Sent"


def test_nothing_is_left_of_a_response_that_is_refused_for_its_size(
    world, handed_in, server, library
):
    """Its generator has ended: trio warns of one that is left in the middle, which fails this."""
    http, _ = handed_in()
    options = {"credentials": TokenCredentials("demo", "demo-secret"), "retry": ONCE}
    tableau = world.client(server.url, site="", http=http, **options)
    tableau.sign_in()
    limited = world.client(
        server.url, credentials=tableau.session_credentials, http=http, max_reply_bytes=10
    )
    with pytest.raises(errors.UnreadableReplyError, match="max_reply_bytes"):
        limited.flows.get(FLOW)
    gc.collect()


class Transport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """A transport of one's own, which looks at what it is to send."""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        self.closed = 0

    def handle_request(self, request):
        self.seen.append(request.content)
        return httpx.Response(200, content=b"")

    async def handle_async_request(self, request):
        return self.handle_request(request)

    def close(self):
        self.closed += 1

    async def aclose(self):
        self.closed += 1


def test_a_transport_can_look_at_what_it_sends_and_is_closed_with_its_client(world):
    transport = Transport()
    options = {"token": "t", "site_id": "s", "api_version": "3.21", "transport": transport}
    client = world.from_token("http://127.0.0.1", **options)
    with pytest.raises(errors.UnreadableReplyError, match="empty"):
        client.flows.run("one")
    assert len(transport.seen) == 1
    assert b"tsRequest" in transport.seen[0]
    assert transport.closed == 0
    client.close()
    assert transport.closed == 1


TOKEN = "canary-token|of-the-session"


def everything_of(error: BaseException) -> str:
    """What a pickle, a copy or a report of an exception and of what led to it may contain."""
    shown = ""
    for inner in related(error):
        kept = pickle.loads(pickle.dumps(inner)), copy.copy(inner)
        shown += repr([(str(one), one, vars(one)) for one in (inner, *kept)])
        shown += pickle.dumps(inner).decode("latin-1")
        for value in vars(inner).values():
            request = getattr(value, "request", value)
            shown += str(getattr(request, "headers", {}).get("X-Tableau-Auth", ""))
    return shown


FAILURES = ["before", "after", "body", "late", "late body", "hook", "transport"]


def failing_transport(world, library):
    """Make a transport whose errors hold the request, a copy of it, and each other."""

    def fail(request):
        try:
            raise library.ReadTimeout("late", request=request)
        except library.ReadTimeout:
            made = library.ConnectError(f"refused {request.headers['X-Tableau-Auth']}")
            made.copied = [library.Request("GET", "http://x/", headers=request.headers)]
            made.request = library.Request("GET", "http://x/", headers=request.headers)
            raise made  # noqa: B904 - as the context alone

    async def afail(request):
        fail(request)

    if world.name == "sync":
        return type("T", (library.BaseTransport,), {"handle_request": lambda _, one: fail(one)})()
    return type(
        "T", (library.AsyncBaseTransport,), {"handle_async_request": lambda _, one: afail(one)}
    )()


@pytest.mark.parametrize("failure", FAILURES)
def test_no_cause_of_an_error_holds_the_request_with_its_token(
    world, raw_server, raw_answer, library, failure
):
    kind = library.Client if world.name == "sync" else library.AsyncClient
    options = {}
    if failure == "hook":
        options = hooks(world, "unread")
    if failure == "transport":
        options = {"transport": failing_transport(world, library)}
    http = kind(trust_env=False, verify=False, **options)
    tableau = world.from_token(
        raw_server.url,
        token=TOKEN,
        site_id="s",
        api_version="3.30",
        http=http,
        retry=ONCE,
        timeouts=Timeouts(read=0.3),
    )
    answers = {
        "before": None,
        "after": b"HTTP/1.1 200 OK\r\nX-Echo: " + TOKEN.encode() + b"\0\r\n\r\n",
        "body": raw_answer(200, b"<tsResponse><!--cut-->", length=100),
        "late": b"HTTP/1.1 ",
        "late body": raw_answer(200, b"<tsResponse>", length=100),
        "hook": raw_answer(503, b"<html>"),
        "transport": b"",
    }
    raw_server.script.append(answers[failure])
    with pytest.raises(errors.TableauError) as caught:
        tableau.flows.get("f1")
    assert TOKEN not in everything_of(caught.value)
    http.close() if world.name == "sync" else world.portal.call(http.aclose)


def test_an_error_that_the_caller_is_handling_stays_as_it_is(world, library):
    kind = library.Client if world.name == "sync" else library.AsyncClient
    http = kind(trust_env=False, verify=False)
    tableau = world.from_token(
        "http://127.0.0.1:9", token=TOKEN, site_id="s", api_version="3.30", http=http, retry=ONCE
    )
    request = library.Request("GET", "http://x/")
    own = library.ConnectError("own", request=request)
    try:
        raise own
    except library.ConnectError:
        with pytest.raises(errors.ConnectionFailedError) as caught:
            tableau.flows.get("f1")
    assert world.name == "async" or own in related(caught.value)
    assert own.request is request
    http.close() if world.name == "sync" else world.portal.call(http.aclose)
