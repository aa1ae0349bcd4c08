"""Lists: every page, no page too many, nothing lost. No network is involved."""

from __future__ import annotations

import threading
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tableau_flows import errors
from tableau_flows._iteration import Items, Iteration
from tableau_flows._page_plans import read_items, read_pages
from tableau_flows._pages import Pages
from tableau_flows._paging import Pager
from tableau_flows._plan import Request, Response
from tableau_flows._session import Identity, Session
from tableau_flows.config import Config
from tableau_flows_generated import operations

NS = 'xmlns="http://tableau.com/api"'


def flows(ids, *, page: int, size: int, total: int) -> str:
    inner = "".join(f'<flow id="{n}" name="Flow {n}"/>' for n in ids)
    return (
        f'<tsResponse {NS}><pagination pageNumber="{page}" pageSize="{size}"'
        f' totalAvailable="{total}"/><flows>{inner}</flows></tsResponse>'
    )


def runs(ids) -> str:
    inner = "".join(f'<flowRuns id="{n}" flowId="f" status="Success"/>' for n in ids)
    return f"<tsResponse {NS}><flowRuns>{inner}</flowRuns></tsResponse>"


def ids(items) -> list[str]:
    return [item.id for item in items]


class Server:
    """Answers with one body after the other, each in pieces; keeps what was asked."""

    def __init__(self, *answers, piece: int = 100) -> None:
        self.answers = list(answers)
        self.piece = piece
        self.asked: list[str] = []
        self.closed = 0

    def send(self, request: Request) -> Response:
        self.asked.append(request.url.rpartition("?")[2])
        given = self.answers.pop(0)
        status, text = given if isinstance(given, tuple) else (200, given)
        body = text.encode()
        if not request.stream:
            return Response(status, {}, body)
        pieces = [body[at : at + self.piece] for at in range(0, len(body), self.piece)]
        return Response(status, {}, handle=iter(pieces))

    def receive(self, response: Response) -> bytes:
        return next(response.handle, b"")

    def close(self, response: Response) -> None:
        self.closed += 1


@pytest.fixture
def items(make_session):
    def read(operation, server, prefetch=0):
        reading = Pages(operation, ahead=prefetch > 1)
        return Items(read_items(make_session(), reading, prefetch), server)

    return read


@pytest.fixture
def pages(make_session):
    def read(operation, server, prefetch=0):
        return Iteration(read_pages(make_session(), Pages(operation), prefetch), server)

    return read


def list_of(size: int):
    return operations.query_flows_for_site(page_size=size)


def runs_of(size: int):
    return operations.get_flow_runs(page_size=size)


def error(code: str, status: int) -> tuple[int, str]:
    return (
        status,
        f'<tsResponse {NS}><error code="{code}"><summary>No</summary></error></tsResponse>',
    )


@pytest.mark.parametrize(
    ("total", "size", "count"), [(0, 2, 1), (1, 2, 1), (2, 2, 1), (3, 2, 2), (4, 2, 2), (5, 2, 3)]
)
def test_every_page_is_read_and_none_past_the_end(items, total, size, count):
    every = list(range(total))
    answers = [
        flows(every[n * size : (n + 1) * size], page=n + 1, size=size, total=total)
        for n in range(count)
    ]
    server = Server(*answers)
    assert ids(items(list_of(size), server)) == [str(n) for n in every]
    assert server.asked == [f"pageSize={size}&pageNumber={n + 1}" for n in range(count)]
    assert server.closed == count


@pytest.mark.parametrize(("count", "size", "asked"), [(0, 2, 1), (1, 2, 1), (2, 2, 2), (3, 2, 2)])
def test_a_list_without_a_total_ends_with_a_short_page(items, count, size, asked):
    every = list(range(count))
    server = Server(*(runs(every[n * size : (n + 1) * size]) for n in range(asked)))
    assert ids(items(runs_of(size), server, 4)) == [str(n) for n in every]
    assert not server.answers


def test_a_list_without_a_total_may_end_with_an_error_past_its_end(items):
    server = Server(runs([1, 2]), error("400006", 400))
    assert ids(items(runs_of(2), server)) == ["1", "2"]


def test_a_total_is_used_where_there_should_be_none(items):
    body = runs([1, 2]).replace(
        "<flowRuns>",
        '<pagination pageNumber="1" pageSize="2" totalAvailable="2"/><flowRuns>',
        1,
    )
    assert ids(items(runs_of(2), Server(body))) == ["1", "2"]


def test_pages_are_as_large_as_can_be_unless_asked_otherwise(items):
    server = Server(flows([1], page=1, size=1000, total=1))
    list(items(operations.query_flows_for_site(sort="name:asc"), server))
    assert server.asked == ["sort=name%3Aasc&pageSize=1000&pageNumber=1"]


def test_reading_can_begin_at_a_later_page(items):
    operation = operations.query_flows_for_site(page_size=1, page_number=3)
    server = Server(flows([3], page=3, size=1, total=3))
    assert ids(items(operation, server)) == ["3"]
    assert server.asked == ["pageSize=1&pageNumber=3"]


def test_the_server_may_choose_another_size(items):
    server = Server(flows([1, 2], page=1, size=2, total=3), flows([3], page=2, size=2, total=3))
    assert ids(items(list_of(1000), server)) == ["1", "2", "3"]


def test_a_failing_page_raises_and_does_not_end_the_loop(items):
    reading = items(list_of(1), Server(flows([1], page=1, size=1, total=9), error("403101", 403)))
    assert next(reading).id == "1"
    with pytest.raises(errors.PermissionDeniedError):
        next(reading)


def test_an_error_in_an_answer_of_success_raises(items):
    with pytest.raises(errors.ApiError) as caught:
        list(items(list_of(1), Server(error("403101", 200))))
    assert caught.value.code == "403101"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html>Sign in here</html>", "an HTML page"),
        ("", "an empty body"),
        ("<other/>", "a foreign document"),
        (flows([1], page=1, size=1, total=1)[:-20], "cut off or is malformed"),
    ],
)
def test_what_is_no_list_raises_and_is_shown(items, body, reason):
    with pytest.raises(errors.UnreadableReplyError, match=reason) as caught:
        list(items(list_of(1), Server(body, piece=7)))
    assert caught.value.text[:8] == body[:8]


def test_items_that_came_before_the_page_was_cut_off_are_handed_out(items):
    body = flows(range(9), page=1, size=9, total=9)
    reading = items(list_of(9), Server(body[: body.index('"Flow 5"')]))
    assert [next(reading).id for _ in range(3)] == ["0", "1", "2"]
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        list(reading)


def test_pages_are_fetched_only_when_they_are_needed(items):
    server = Server(flows([1, 2], page=1, size=2, total=3), flows([3], page=2, size=2, total=3))
    reading = items(list_of(2), server)
    assert [next(reading).id, next(reading).id] == ["1", "2"]
    assert len(server.asked) == 1


def test_a_list_that_is_left_lets_go_of_its_connection(items):
    server = Server(flows(range(50), page=1, size=50, total=90))
    for item in items(list_of(50), server):
        assert item.id == "0"
        break
    assert server.closed == 1


def test_pages_come_as_tuples(pages):
    server = Server(flows([1, 2], page=1, size=2, total=3), flows([3], page=2, size=2, total=3))
    assert [ids(page) for page in pages(list_of(2), server)] == [["1", "2"], ["3"]]


def test_an_empty_list_has_no_pages(pages):
    assert list(pages(list_of(2), Server(flows([], page=1, size=2, total=0)))) == []


def test_the_total_is_the_one_told_last(make_session):
    answers = [flows([1], page=1, size=1, total=3), flows([2], page=2, size=1, total=2)]
    reading = Pages(list_of(1))
    assert reading.total is None
    list(Items(read_items(make_session(), reading, 0), Server(*answers)))
    assert reading.total == 2


# Lists that change while they are read, and servers that misbehave


@pytest.mark.parametrize("prefetch", [0, 4])
def test_an_item_that_moved_to_the_next_page_comes_once(items, prefetch):
    """Something was added in front of the list between the requests."""
    server = Server(
        flows([1, 2], page=1, size=2, total=4),
        flows([2, 3], page=2, size=2, total=5),
        flows([4], page=3, size=2, total=5),
    )
    assert ids(items(list_of(2), server)) == ["1", "2", "3", "4"]


def test_a_whole_page_that_moved_does_not_end_the_list(items):
    server = Server(
        flows([1], page=1, size=1, total=2),
        flows([1], page=2, size=1, total=3),
        flows([2], page=3, size=1, total=3),
    )
    assert ids(items(list_of(1), server)) == ["1", "2"]


@pytest.mark.parametrize("prefetch", [0, 4])
def test_a_list_that_became_shorter_ends(items, prefetch):
    server = Server(flows([1, 2], page=1, size=2, total=4), error("400006", 400))
    assert ids(items(list_of(2), server, prefetch)) == ["1", "2"]


def test_a_first_page_that_is_past_the_end_raises(items):
    operation = operations.query_flows_for_site(page_size=1, page_number=3)
    with pytest.raises(errors.PageError):
        list(items(operation, Server(error("400006", 400))))


def test_an_empty_page_in_the_middle_does_not_end_the_list(items):
    server = Server(
        flows([1, 2], page=1, size=2, total=6),
        flows([], page=2, size=2, total=6),
        flows([3], page=3, size=2, total=6),
    )
    assert ids(items(list_of(2), server)) == ["1", "2", "3"]


def test_empty_pages_end_though_the_total_always_says_more(items):
    server = Server(*(flows([], page=n, size=2, total=2 * n + 2) for n in range(1, 100)))
    assert ids(items(list_of(2), server)) == []
    assert len(server.asked) < 6


def test_a_server_that_ignores_the_page_number_is_seen_through(items):
    assert ids(items(runs_of(2), Server(runs([1, 2]), runs([1, 2])))) == ["1", "2"]


def test_a_server_that_ignores_the_page_size_is_seen_through(items):
    assert ids(items(runs_of(2), Server(runs([1, 2, 3])))) == ["1", "2", "3"]


def test_a_server_that_repeats_a_page_of_a_longer_list_is_an_error(items):
    same = flows([1, 2], page=1, size=2, total=9)
    with pytest.raises(errors.UnreadableReplyError, match="page 1 once more in place of page 2"):
        list(items(list_of(2), Server(same, same)))


def test_a_server_that_repeats_a_page_and_denies_it_is_an_error_in_the_end(items):
    server = Server(*(flows([1, 2], page=n, size=2, total=2 * n + 9) for n in range(1, 100)))
    with pytest.raises(errors.UnreadableReplyError, match="once more"):
        list(items(list_of(2), server))
    assert len(server.asked) < 6


def test_what_is_no_list_has_no_pages(make_session):
    with pytest.raises(errors.UsageError, match="queryFlow is no list"):
        Pager(make_session(), None, operations.query_flow("f"))


# Several pages at the same time


def ordered(total: int, size: int) -> list[str]:
    every = list(range(total))
    return [
        flows(every[at : at + size], page=at // size + 1, size=size, total=total)
        for at in range(0, total, size)
    ]


class ByNumber(Server):
    """Answers by the number of the page, later pages sooner; knows how many are on the way."""

    def __init__(self, *answers, piece: int = 100) -> None:
        super().__init__(*answers, piece=piece)
        self.now = self.most = 0
        self._lock = threading.Lock()

    def send(self, request: Request) -> Response:
        number = int(request.url.rpartition("=")[2])
        with self._lock:
            self.asked.append(request.url.rpartition("?")[2])
            self.now += 1
            self.most = max(self.most, self.now)
        time.sleep(0.02 / number)
        with self._lock:
            self.now -= 1
        only = Server(self.answers[number - 1], piece=self.piece)
        return only.send(request)


def test_pages_that_are_read_together_keep_their_order_and_their_number(items):
    server = ByNumber(*ordered(20, 2))
    assert ids(items(list_of(2), server, 3)) == [str(n) for n in range(20)]
    assert server.most == 3
    assert len(server.asked) == 10


def test_no_more_pages_are_read_than_were_asked_to_be_ahead(items):
    server = ByNumber(*ordered(40, 2))
    reading = items(list_of(2), server, 3)
    assert [next(reading).id for _ in range(3)] == ["0", "1", "2"]
    assert len(server.asked) == 4


def test_a_page_that_fails_raises_where_it_belongs(items):
    answers = ordered(20, 2)
    answers[2] = error("403101", 403)
    reading = items(list_of(2), ByNumber(*answers), 5)
    assert [next(reading).id for _ in range(4)] == ["0", "1", "2", "3"]
    with pytest.raises(errors.PermissionDeniedError):
        next(reading)


def test_pages_that_are_read_together_are_sorted_by_what_does_not_change(items):
    server = ByNumber(*ordered(4, 2))
    list(items(list_of(2), server, 4))
    assert {"sort=createdAt%3Aasc%2Cname%3Aasc" in asked for asked in server.asked} == {True}


def test_a_sort_that_was_given_is_kept(items):
    server = ByNumber(*ordered(2, 2))
    list(items(operations.query_flows_for_site(sort="name:desc", page_size=2), server, 4))
    assert server.asked == ["sort=name%3Adesc&pageSize=2&pageNumber=1"]


def test_a_list_that_became_shorter_meanwhile_gives_what_came(items):
    answers = ordered(10, 2)
    answers[2] = flows([4, 5], page=3, size=2, total=6)
    assert ids(items(list_of(2), ByNumber(*answers), 9)) == [str(n) for n in range(10)]


@pytest.mark.parametrize("prefetch", [0, 3])
def test_memory_does_not_grow_with_the_number_of_pages(items, prefetch):
    class Endless(Server):
        def __init__(self, total: int) -> None:
            super().__init__(piece=65536)
            self.total = total

        def send(self, request: Request) -> Response:
            number = int(request.url.rpartition("=")[2])
            part = range((number - 1) * 200, number * 200)
            body = flows(part, page=number, size=200, total=self.total)
            return Server(body, piece=self.piece).send(request)

    def peak(total: int) -> int:
        tracemalloc.start()
        try:
            assert sum(1 for _ in items(list_of(200), Endless(total), prefetch)) == total
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1000)
    assert peak(10_000) < peak(1000) + 1_500_000  # all of them take 2.7 MB


def test_a_negative_number_of_pages_is_refused(make_session):
    with pytest.raises(errors.UsageError, match="prefetch"):
        Pager(make_session(), None, list_of(2)).prefetch(-1)


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 300), st.integers(1, 50), st.sampled_from([0, 3]))
def test_no_item_is_lost_or_doubled_whatever_the_sizes_are(total, size, prefetch):
    session = Session(
        Config("https://t", "", None), None, version=(3, 30), identity=Identity("t", "s")
    )
    answers = ordered(total, size) or [flows([], page=1, size=size, total=0)]

    class Quick(Server):
        def send(self, request: Request) -> Response:
            number = int(request.url.rpartition("=")[2])
            assert number <= len(answers), "asked for a page past the end"
            return Server(answers[number - 1]).send(request)

    found = Items(read_items(session, Pages(list_of(size)), prefetch), Quick())
    assert ids(found) == [str(n) for n in range(total)]
