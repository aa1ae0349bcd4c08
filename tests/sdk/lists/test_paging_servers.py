"""Lists over real sockets: while they change, while connections break, and from odd servers."""

from __future__ import annotations

import contextvars
import itertools
import socket
import threading
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import anyio
import pytest
from adopting import adopt
from faultbox import fault_box
from serving import serving
from tableau_flows import AsyncClient, RetryPolicy, Timeouts, errors

NS = 'xmlns="http://tableau.com/api"'
AT_ONCE = RetryPolicy(backoff=0)


def page(first: int, count: int, *, number: int, size: int, total: int) -> bytes:
    inner = "".join(f'<flow id="f{n}" name="Flow {n}"/>' for n in range(first, first + count))
    return (
        f'<tsResponse {NS}><pagination pageNumber="{number}" pageSize="{size}"'
        f' totalAvailable="{total}"/><flows>{inner}</flows></tsResponse>'
    ).encode()


class ListServer(ThreadingHTTPServer):
    """Answers each page with what a function makes of its number and size.

    The answer is a body, a status and a body, or an iterator of pieces that are sent as they come,
    with None in place of the rest that never does.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), ListHandler)
        self.answer: Callable = lambda number, size: b""
        self.asked: list[int] = []
        self.connections: set[object] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that has gone is no news."""


class ListHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ListServer

    def do_GET(self) -> None:
        query = parse_qs(urlsplit(self.path).query)
        number, size = int(query["pageNumber"][0]), int(query["pageSize"][0])
        self.server.asked.append(number)
        self.server.connections.add(self.client_address)
        given = self.server.answer(number, size)
        status, body = given if isinstance(given, tuple) else (200, given)
        self.send_response(status)
        self.send_header("Content-Type", "application/xml")
        if isinstance(body, bytes):
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for piece in body:
            if piece is None:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def lists() -> Iterator[ListServer]:
    with serving(ListServer()) as server:
        yield server


@pytest.fixture
def of_lists(world, lists):
    """A client of the server of lists."""
    return client_of(world, lists.url)


def client_of(world, url, retry=AT_ONCE, **more):
    return world.from_token(url, token="t", site_id="s", api_version="3.21", retry=retry, **more)


exhaust = deque(maxlen=0).extend


def names(items) -> list[str]:
    return [item.name for item in items]


def numbered(count: int) -> list[str]:
    return [f"Flow {n}" for n in range(count)]


def publish(tableau, minimal_tfl, count: int) -> list:
    project = tableau.flows.list().first().project.id
    return [
        tableau.flows.publish(minimal_tfl, name=f"Moving {n:02}", project=project)
        for n in range(count)
    ]


@pytest.fixture
def minimal_tfl(tmp_path):
    path = tmp_path / "Small.tfl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("flow", "{}")
    return path


# A page is received whole before its first item


def test_no_connection_is_in_use_while_the_caller_works_with_an_item(of_lists, lists):
    """The calls made for each item take the connection that the page came on."""
    lists.answer = lambda number, size: page(0, size, number=number, size=size, total=size)
    for item in itertools.islice(of_lists.flows.list(page_size=1000), 3):
        assert of_lists.flows.list().first().name == "Flow 0"
        assert item.name.startswith("Flow")
    assert len(lists.connections) == 1


def test_a_page_that_breaks_off_is_read_again_and_nothing_comes_twice(of_lists, lists):
    whole = page(0, 100, number=1, size=100, total=100)
    answers = iter([[whole[:3000], None], [whole]])
    lists.answer = lambda number, size: iter(next(answers))
    assert names(of_lists.flows.list()) == numbered(100)
    assert lists.asked == [1, 1]


def test_without_retries_a_page_that_breaks_off_raises_after_the_pages_before_it(world, lists):
    def answer(number, size):
        whole = page((number - 1) * size, size, number=number, size=size, total=3 * size)
        return iter([whole[:-50], None]) if number == 2 else whole

    lists.answer = answer
    once = client_of(world, lists.url, RetryPolicy(max_retries=0))
    found = []
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        exhaust(map(found.append, once.flows.list(page_size=10).prefetch(0)))
    assert names(found) == numbered(10)
    assert lists.asked == [1, 2]


def test_a_page_without_a_total_that_breaks_off_loses_and_doubles_nothing(of_lists, lists):
    """It could be taken for a short page, which is the last one."""
    cut = [2, 3]

    def answer(number, size):
        first = (number - 1) * size
        inner = "".join(
            f'<flowRuns id="r{n}" flowId="f" status="Success"/>'
            for n in range(first, min(first + size, 23))
        )
        whole = f"<tsResponse {NS}><flowRuns>{inner}</flowRuns></tsResponse>".encode()
        if number in cut:
            cut.remove(number)
            return iter([whole[:-90], None])
        return whole

    lists.answer = answer
    runs = [run.id for run in of_lists.flow_runs.list(page_size=10)]
    assert runs == [f"r{n}" for n in range(23)]
    assert lists.asked == [1, 2, 2, 3, 3]


def test_lists_that_are_left_leave_no_connection_behind(of_lists, lists):
    lists.answer = lambda number, size: page(0, 10, number=1, size=10, total=20)
    for _ in range(5):
        items = iter(of_lists.flows.list())
        assert next(items).name == "Flow 0"
        getattr(items, "close", lambda: None)()
    assert len(lists.connections) == 1


def test_the_total_time_holds_for_each_page(world, lists):
    """A server that goes on sending blanks holds a list no longer than that."""

    def blanks(whole):
        yield whole[:50]
        for _ in range(100):
            time.sleep(0.05)
            yield b" "
        yield whole[50:]

    def answer(number, size):
        whole = page((number - 1) * size, size, number=number, size=size, total=20)
        return blanks(whole) if number == 2 else whole

    lists.answer = answer
    tableau = client_of(world, lists.url, timeouts=Timeouts(total=1))
    items = iter(tableau.flows.list(page_size=10).prefetch(0))
    assert names(itertools.islice(items, 10)) == numbered(10)
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError) as caught:
        next(items)
    assert caught.value.phase == "total"
    assert 0.9 < time.monotonic() - started < 4


def test_the_time_that_the_caller_takes_is_not_the_servers(world, lists):
    lists.answer = lambda number, size: page(
        (number - 1) * size, size, number=number, size=size, total=30
    )
    tableau = client_of(world, lists.url, timeouts=Timeouts(total=1))
    found = []
    for flow in tableau.flows.list(page_size=10).prefetch(0):
        if len(found) == 5:
            time.sleep(1.2)
        found.append(flow)
    assert names(found) == numbered(30)


# Lists that change while they are read


@pytest.mark.parametrize("prefetch", [0, 3])
def test_items_deleted_while_reading_cause_no_error_and_no_doubles(
    tableau, server, minimal_tfl, prefetch
):
    flows = publish(tableau, minimal_tfl, 12)
    before = {flow.id for flow in tableau.flows.list()}
    found = []
    for item in tableau.flows.list(page_size=3).prefetch(prefetch):
        found.append(item.id)
        if flows:
            tableau.flows.delete(flows.pop().id)
    assert len(set(found)) == len(found)
    assert set(found) <= before


@pytest.mark.parametrize("prefetch", [0, 3])
@pytest.mark.parametrize("sort", [None, "createdAt:desc"])
def test_items_added_while_reading_cause_no_error_and_no_doubles(
    tableau, server, minimal_tfl, prefetch, sort
):
    project = tableau.flows.list().first().project.id
    before = {flow.id for flow in tableau.flows.list()}
    found = []
    new = (f"New {n:02}" for n in range(5))
    for item in tableau.flows.list(page_size=2, sort=sort).prefetch(prefetch):
        found.append(item.id)
        if name := next(new, None):
            tableau.flows.publish(minimal_tfl, name=name, project=project)
    assert len(set(found)) == len(found)
    assert before <= set(found)


def test_a_list_that_became_shorter_ends_without_an_error(tableau, server, minimal_tfl):
    """The page that was to come is gone: 400006."""
    flows = publish(tableau, minimal_tfl, 4)
    pages = tableau.flows.list(page_size=2, sort="createdAt:asc").prefetch(0).pages()
    next(pages)
    server.refuse_next("400006", operation="queryFlowsForSite")
    assert list(pages) == []
    assert flows


def test_a_list_that_refuses_its_first_page_raises(tableau, server):
    server.refuse_next("400006", operation="queryFlowsForSite")
    with pytest.raises(errors.PageError):
        list(tableau.flows.list())


def test_runs_are_read_though_there_is_no_total(tableau, server, minimal_tfl):
    flow = publish(tableau, minimal_tfl, 1)[0]
    for _ in range(5):
        tableau.flows.run(flow.id)
        server.finish_runs()
    runs = [run.id for run in tableau.flow_runs.list(page_size=2)]
    assert len(runs) == len(set(runs)) >= 5


# Servers that misbehave


@pytest.mark.parametrize("prefetch", [0, 4])
def test_a_server_that_sends_one_page_for_ever_is_stopped(of_lists, lists, prefetch):
    lists.answer = lambda number, size: page(0, size, number=number, size=size, total=1000)
    items = iter(of_lists.flows.list(page_size=5).prefetch(prefetch))
    assert names(itertools.islice(items, 5)) == numbered(5)
    with pytest.raises(errors.UnreadableReplyError, match="again in place of page"):
        next(items)
    assert len(lists.asked) < 10


def test_a_page_of_a_proxy_raises_where_it_came(of_lists, lists):
    def answer(number, size):
        if number == 2:
            return b"<html>Please sign in</html>"
        return page((number - 1) * size, size, number=number, size=size, total=20)

    lists.answer = answer
    items = iter(of_lists.flows.list(page_size=5))
    assert names(itertools.islice(items, 5)) == numbered(5)
    with pytest.raises(errors.UnreadableReplyError, match="HTML page"):
        next(items)


# Several pages at the same time


def test_pages_are_read_at_the_same_time_and_come_in_their_order(of_lists, lists):
    """No page is answered before as many as allowed are on the way."""
    together = threading.Barrier(3)

    def answer(number, size):
        if number > 1:
            together.wait(10)
        return page((number - 1) * size, size, number=number, size=size, total=70)

    lists.answer = answer
    assert names(of_lists.flows.list(page_size=10).prefetch(3)) == numbered(70)
    assert sorted(lists.asked) == [1, 2, 3, 4, 5, 6, 7]


def test_a_page_that_fails_in_passing_is_asked_for_again(of_lists, lists):
    seen = set()

    def answer(number, size):
        if number == 3 and number not in seen:
            seen.add(number)
            return 503, b""
        return page((number - 1) * size, size, number=number, size=size, total=50)

    lists.answer = answer
    assert names(of_lists.flows.list(page_size=10).prefetch(4)) == numbered(50)


def test_pages_that_are_read_at_the_same_time_carry_the_context_of_the_caller(world, lists):
    """Traces of calls belong to the span that the list is read in."""
    span = contextvars.ContextVar("span", default="none")
    failed, seen = set(), []

    def answer(number, size):
        if number > 1 and number not in failed:
            failed.add(number)
            return 503, b""
        return page((number - 1) * size, size, number=number, size=size, total=40)

    def decide(attempt):
        seen.append(span.get())
        return 0.0

    lists.answer = answer
    tableau = client_of(world, lists.url, RetryPolicy(decide=decide))
    span.set("reading")
    assert names(tableau.flows.list(page_size=10).prefetch(3)) == numbered(40)
    assert seen == ["reading"] * 3


def test_a_page_that_fails_for_good_raises_after_those_before_it(of_lists, lists):
    refused = f'<tsResponse {NS}><error code="403101"><summary>No</summary></error></tsResponse>'

    def answer(number, size):
        if number == 3:
            return 403, refused.encode()
        return page((number - 1) * size, size, number=number, size=size, total=50)

    lists.answer = answer
    items = iter(of_lists.flows.list(page_size=10).prefetch(4))
    assert names(itertools.islice(items, 20)) == numbered(20)
    with pytest.raises(errors.PermissionDeniedError):
        next(items)


def test_no_page_is_asked_for_before_the_ones_in_hand_are_used_up(of_lists, lists):
    lists.answer = lambda number, size: page(
        (number - 1) * size, size, number=number, size=size, total=1000
    )
    items = iter(of_lists.flows.list(page_size=10).prefetch(3))
    names(itertools.islice(items, 10))
    assert len(lists.asked) == 1
    names(itertools.islice(items, 30))
    assert len(lists.asked) == 4


@pytest.mark.parametrize("prefetch", [0, 4])
def test_broken_connections_lose_and_double_nothing(world, server, credentials, prefetch):
    with fault_box(server.url) as box:
        tableau = world.client(box.url, site="", credentials=credentials, retry=AT_ONCE)
        order = "createdAt:asc,name:asc"
        expected = names(tableau.flows.list(sort=order))
        box.on("GET", r"/flows\?", nth=2).cut("reply", after=400)
        box.on("GET", r"/flows\?", nth=4).answer(503)
        found = names(tableau.flows.list(sort=order, page_size=2).prefetch(prefetch))
        tableau.close()
    assert found == expected


def test_the_token_may_expire_between_two_pages(tableau, server):
    expected = names(tableau.flows.list(sort="name:asc"))
    pages = tableau.flows.list(sort="name:asc", page_size=2).prefetch(0).pages()
    found = list(next(pages))
    server.expire_tokens()
    found += [item for rest in pages for item in rest]
    assert names(found) == expected


def test_a_client_has_a_number_of_pages_for_all_its_lists(world, lists):
    lists.answer = lambda number, size: page(
        (number - 1) * size, size, number=number, size=size, total=100
    )
    tableau = world.from_token(lists.url, token="t", site_id="s", api_version="3.21", prefetch=2)
    names(itertools.islice(tableau.flows.list(page_size=10), 11))
    assert sorted(lists.asked) == [1, 2, 3]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("stuck", [1, 2], ids=["while a page comes", "while several do"])
def test_a_task_that_is_cancelled_while_reading_leaves_the_client_usable(lists, backend, stuck):
    go_on = threading.Event()

    def answer(number, size):
        body = page((number - 1) * size, size, number=number, size=size, total=30)
        return stopping(body) if number >= stuck and not go_on.is_set() else body

    def stopping(body):
        yield body[:100]
        go_on.wait(10)
        yield body[100:]

    async def main():
        async with adopt(
            AsyncClient, lists.url, token="t", site_id="s", api_version="3.21"
        ) as tableau:
            with anyio.move_on_after(0.2) as scope:
                async for _ in tableau.flows.list(page_size=5):
                    pass
            assert scope.cancelled_caught
            go_on.set()
            return [flow.name async for flow in tableau.flows.list(page_size=5)]

    lists.answer = answer
    assert anyio.run(main, backend=backend) == numbered(30)
