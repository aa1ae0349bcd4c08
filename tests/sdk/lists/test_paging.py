"""Lists: every page, no page too many, nothing lost. No network is involved."""

from __future__ import annotations

import itertools
import threading
import time
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tableau_flows import SessionCredentials, errors
from tableau_flows._lists._sync.pager import Pager
from tableau_flows._lists.plans import read_items, read_pages
from tableau_flows._lists.state import Pages
from tableau_flows._plans.drive import Items, Iteration
from tableau_flows._plans.messages import Request, Response
from tableau_flows._session.config import Config
from tableau_flows._session.session import Session
from tableau_flows_generated import codec, operations

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
    """Answers with one body after the other; keeps what was asked."""

    def __init__(self, *answers) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []

    def send(self, request: Request) -> Response:
        assert not request.stream, "a page is received whole"
        self.asked.append(request.url.rpartition("?")[2])
        given = self.answers.pop(0)
        status, text = given if isinstance(given, tuple) else (200, given)
        return Response(status, {}, text.encode())

    def abort(self, threads: set[int]) -> None:
        raise AssertionError("nothing was interrupted")


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


@pytest.mark.parametrize("status", [300, 404, 500])
def test_a_list_with_the_status_of_a_failure_raises(items, status):
    with pytest.raises(errors.TableauError) as caught:
        list(items(list_of(1), Server((status, flows([1], page=1, size=1, total=1)))))
    assert caught.value.status == status


def test_items_that_the_decoder_holds_back_until_the_end_are_handed_out(items, monkeypatch):
    """As newer versions of expat do with small pieces."""

    class Late(codec.Decoder):
        kept = b""

        def feed(self, data):
            self.kept += data
            return []

        def close(self):
            return self.read(self.kept)

    monkeypatch.setattr(codec, "Decoder", Late)
    assert ids(items(list_of(2), Server(flows([1, 2], page=1, size=2, total=2)))) == ["1", "2"]


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
        list(items(list_of(1), Server(body)))
    assert caught.value.text[:8] == body[:8]


def test_items_that_came_before_the_page_was_cut_off_are_handed_out(items):
    body = flows(range(9), page=1, size=9, total=9)
    reading = items(list_of(9), Server(body[: body.index('"Flow 5"')]))
    assert [next(reading).id for _ in range(3)] == ["0", "1", "2"]
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        list(reading)


@pytest.mark.parametrize("prefetch", [0, 2])
def test_what_is_wrong_in_a_page_shows_after_the_items_before_it(items, prefetch):
    first, second = ordered(6, 3)
    reading = items(list_of(3), Server(first, second.replace('"5"', "<")), prefetch)
    assert [next(reading).id for _ in range(5)] == ["0", "1", "2", "3", "4"]
    with pytest.raises(errors.UnreadableReplyError, match="malformed"):
        next(reading)


def test_a_page_is_decoded_only_as_far_as_its_items_are_asked_for(make_session):
    """Some 64 kB at a time, so that the first item comes early and the memory stays small."""
    body = flows(range(1000), page=1, size=1000, total=1000)
    server = Server(body.replace('name="', 'name="' + 100 * "n"))
    batches = Iteration(read_items(make_session(), Pages(list_of(1000)), 0), server)
    counts = [len(batch) for batch in batches]
    assert sum(counts) == 1000
    assert max(counts) < 600


def with_a_bad_date(body: str) -> str:
    return body.replace('id="1"', 'id="1" createdAt="2016-06-31T20:34:04Z"')


@pytest.mark.parametrize("prefetch", [0, 3])
def test_a_bad_optional_value_costs_no_item_and_is_logged_once(items, caplog, prefetch):
    server = ByNumber(*map(with_a_bad_date, ordered(6, 2)))
    found = list(items(list_of(2), server, prefetch))
    assert ids(found) == [str(n) for n in range(6)]
    assert found[1].created_at is None
    warnings = [record.getMessage() for record in caplog.records]
    assert len(warnings) == 1
    assert "queryFlowsForSite" in warnings[0]
    assert "2016-06-31T20:34:04Z" in warnings[0]


@pytest.mark.parametrize("prefetch", [0, 3])
def test_a_strict_client_raises_in_the_place_of_the_item(make_session, prefetch):
    session = make_session()
    session.strict = True
    server = ByNumber(*map(with_a_bad_date, ordered(6, 2)))
    reading = Items(read_items(session, Pages(list_of(2)), prefetch), server)
    assert next(reading).id == "0"
    with pytest.raises(errors.UnreadableReplyError, match="2016-06-31"):
        next(reading)


@pytest.mark.parametrize("prefetch", [0, 3])
def test_an_item_that_lacks_its_id_raises_in_its_place(items, prefetch):
    answers = ordered(6, 2)
    answers[1] = answers[1].replace('id="3"', "")
    reading = items(list_of(2), ByNumber(*answers), prefetch)
    assert [next(reading).id for _ in range(3)] == ["0", "1", "2"]
    with pytest.raises(errors.UnreadableReplyError, match="id"):
        next(reading)


def test_pages_are_fetched_only_when_they_are_needed(items):
    server = Server(flows([1, 2], page=1, size=2, total=3), flows([3], page=2, size=2, total=3))
    reading = items(list_of(2), server)
    assert [next(reading).id, next(reading).id] == ["1", "2"]
    assert len(server.asked) == 1


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
        error("400006", 400),
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
    with pytest.raises(errors.UnreadableReplyError, match="page 1 again in place of page 2"):
        list(items(list_of(2), Server(same, same)))


def test_a_server_that_repeats_a_page_and_denies_it_is_an_error_in_the_end(items):
    server = Server(*(flows([1, 2], page=n, size=2, total=2 * n + 9) for n in range(1, 100)))
    with pytest.raises(errors.UnreadableReplyError, match="again in place of page"):
        list(items(list_of(2), server))
    assert len(server.asked) < 6


def test_items_that_moved_by_more_than_a_page_come_once(items):
    """Four items were added in front of the list after its second page."""
    server = Server(
        flows([1, 2], page=1, size=2, total=5),
        flows([3, 4], page=2, size=2, total=5),
        flows([1, 2], page=3, size=2, total=9),
        flows([3, 4], page=4, size=2, total=9),
        flows([5], page=5, size=2, total=9),
    )
    assert ids(items(list_of(2), server)) == ["1", "2", "3", "4", "5"]


def test_an_item_that_comes_twice_on_a_page_comes_once(items):
    assert ids(items(list_of(3), Server(flows([1, 1, 2], page=1, size=3, total=3)))) == ["1", "2"]


@pytest.mark.parametrize("told", [0, -5, 10**30])
@pytest.mark.parametrize("prefetch", [0, 4])
def test_a_page_size_that_cannot_be_is_not_believed(items, told, prefetch):
    """Nothing is left out, and nothing is divided by it."""
    answers = [body.replace('pageSize="2"', f'pageSize="{told}"') for body in ordered(9, 2)]
    server = ByNumber(*answers)
    assert ids(items(list_of(2), server, prefetch)) == [str(n) for n in range(9)]
    assert len(server.asked) == 5


def test_a_page_size_that_cannot_be_ends_no_list_that_begins_later(items):
    server = Server(
        flows([1, 2], page=2, size=10**9, total=7),
        flows([3, 4], page=3, size=10**9, total=7),
        flows([5], page=4, size=10**9, total=7),
    )
    operation = operations.query_flows_for_site(page_size=2, page_number=2)
    assert ids(items(operation, server)) == ["1", "2", "3", "4", "5"]


def test_a_server_may_choose_larger_pages(items):
    server = Server(
        flows([1, 2, 3], page=1, size=3, total=5), flows([4, 5], page=2, size=3, total=5)
    )
    assert ids(items(list_of(2), server)) == ["1", "2", "3", "4", "5"]


def test_a_server_that_sends_smaller_pages_than_it_says_is_read_to_the_end(items):
    server = Server(
        flows([1, 2], page=1, size=1000, total=5),
        flows([3, 4], page=2, size=1000, total=5),
        flows([5], page=3, size=1000, total=5),
    )
    assert ids(items(list_of(1000), server)) == ["1", "2", "3", "4", "5"]


def test_items_that_rights_hide_end_with_the_error_past_the_end(items):
    server = Server(flows([1, 2], page=1, size=5, total=3), error("400006", 400))
    assert ids(items(list_of(5), server)) == ["1", "2"]


def test_where_all_items_are_hidden_nothing_more_is_asked_for(items):
    server = Server(flows([], page=1, size=5, total=3))
    assert ids(items(list_of(5), server)) == []


def test_a_negative_total_is_no_total(make_session):
    server = Server(flows([1, 2], page=1, size=2, total=-1), flows([3], page=2, size=2, total=-1))
    reading = Pages(list_of(2))
    assert ids(Items(read_items(make_session(), reading, 4), server)) == ["1", "2", "3"]
    assert reading.total is None


@pytest.mark.parametrize("total", [0, 1])
def test_a_total_that_is_too_small_ends_no_list(items, total):
    server = Server(
        flows([1, 2], page=1, size=2, total=total), flows([3], page=2, size=2, total=total)
    )
    assert ids(items(list_of(2), server)) == ["1", "2", "3"]


def test_a_server_that_sends_one_page_and_too_small_a_total_is_left(items):
    server = Server(*[flows([1, 2], page=1, size=2, total=1)] * 2)
    assert ids(items(list_of(2), server)) == ["1", "2"]


def test_empty_pages_of_a_giant_list_end_with_an_error(items):
    """How many pages there are to come is only what the server says."""
    server = Server(*(flows([], page=n, size=2, total=10**30) for n in range(1, 200)))
    with pytest.raises(errors.UnreadableReplyError, match="100 consecutive empty pages"):
        list(items(list_of(2), server))
    assert len(server.asked) == 100


def test_as_many_items_are_handed_out_as_the_server_sends(items):
    """A total that grows with each page is no reason to stop."""
    server = Server(*(flows([n], page=n, size=1, total=n + 1) for n in range(1, 400)))
    reading = items(list_of(1), server)
    assert ids(itertools.islice(reading, 399)) == [str(n) for n in range(1, 400)]


def test_a_wrong_page_number_with_new_items_is_of_no_importance(items):
    server = Server(flows([1], page=7, size=1, total=2), flows([2], page=7, size=1, total=2))
    assert ids(items(list_of(1), server)) == ["1", "2"]


@pytest.mark.parametrize("repeated", [1, 2])
def test_a_page_or_two_may_bring_nothing_new(items, repeated):
    server = Server(
        flows([1], page=1, size=1, total=9),
        *(flows([1], page=n, size=1, total=9) for n in range(2, 2 + repeated)),
        flows([2], page=2 + repeated, size=1, total=2 + repeated),
    )
    assert ids(items(list_of(1), server)) == ["1", "2"]


def test_three_pages_that_bring_nothing_new_are_an_error(items):
    server = Server(*(flows([1], page=n, size=1, total=9) for n in range(1, 9)))
    with pytest.raises(errors.UnreadableReplyError, match="page 3 again in place of page 4"):
        list(items(list_of(1), server))


def test_items_without_an_id_are_compared_as_a_whole(make_session):
    reading = Pages(list_of(2))
    assert reading.fresh(["a", "a", "b"]) == ("a", "a", "b")
    reading.finish(None, None)
    assert reading.fresh(["a", "c"]) == ("c",)


def test_only_the_ids_of_three_pages_are_kept():
    reading = Pages(list_of(10))
    for number in range(50):
        reading.fresh([f"{number}-{n}" for n in range(10)])
        reading.finish(None, None)
    kept = [value for value in vars(reading).values() if isinstance(value, set)]
    assert max(map(len, kept)) == 20


def test_what_is_no_list_has_no_pages(make_session):
    with pytest.raises(errors.UsageError, match="queryFlow is not a paged operation"):
        Pager(make_session(), None, operations.query_flow("f"))


@pytest.mark.parametrize("value", ["0", "-1", "1001", "many", "٣", "True", "1.5", "9" * 5000])
def test_a_page_size_out_of_range_is_refused(value):
    """However it came into the call."""
    with pytest.raises(errors.UsageError, match="page_size must be a whole number from 1 to 1000"):
        Pages(list_of(1).with_query("pageSize", value))


@pytest.mark.parametrize("value", ["0", "-3", "x"])
def test_a_page_number_out_of_range_is_refused(value):
    with pytest.raises(errors.UsageError, match="page_number must be a whole number 1 or more"):
        Pages(list_of(1).with_query("pageNumber", value))


# Several pages at the same time


def ordered(total: int, size: int) -> list[str]:
    every = list(range(total))
    return [
        flows(every[at : at + size], page=at // size + 1, size=size, total=total)
        for at in range(0, total, size)
    ]


class ByNumber(Server):
    """Answers by the number of the page, later pages sooner; knows how many are on the way."""

    def __init__(self, *answers) -> None:
        super().__init__(*answers)
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
        return Server(self.answers[number - 1]).send(request)


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


@pytest.mark.parametrize("code", ["400006", "403101"])
def test_what_fails_behind_the_end_of_a_list_that_became_shorter_is_of_no_importance(items, code):
    answers = ordered(10, 2)
    answers[2:] = [flows([4, 5], page=3, size=2, total=6), error(code, 400), error(code, 400)]
    assert ids(items(list_of(2), ByNumber(*answers), 9)) == [str(n) for n in range(6)]


def test_what_was_asked_for_together_is_left_behind_the_page_that_is_past_the_end(items, pages):
    for read in (items, pages):
        answers = ordered(10, 2)
        answers[2] = error("400006", 400)
        found = list(read(list_of(2), ByNumber(*answers), 9))
        assert ids(found if read is items else [*found[0], *found[1]]) == ["0", "1", "2", "3"]
        assert read is items or len(found) == 2


def test_the_first_item_of_a_later_page_is_asked_for_alone(make_session):
    server = Server(flows([40], page=41, size=1, total=90))
    operation = operations.query_flows_for_site(page_size=20, page_number=3)
    assert Pager(make_session(), server, operation).first().id == "40"
    assert server.asked == ["pageSize=1&pageNumber=41"]


@pytest.mark.parametrize("prefetch", [0, 3])
def test_memory_does_not_grow_with_the_number_of_pages(items, prefetch):
    class Endless(Server):
        def __init__(self, total: int) -> None:
            super().__init__()
            self.total = total

        def send(self, request: Request) -> Response:
            number = int(request.url.rpartition("=")[2])
            part = range((number - 1) * 200, number * 200)
            body = flows(part, page=number, size=200, total=self.total)
            return Server(body).send(request)

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
    session = Session(Config("https://t", "", SessionCredentials("t", "s")), None, version=(3, 30))
    answers = ordered(total, size) or [flows([], page=1, size=size, total=0)]

    class Quick(Server):
        def send(self, request: Request) -> Response:
            number = int(request.url.rpartition("=")[2])
            assert number <= len(answers), "asked for a page past the end"
            return Server(answers[number - 1]).send(request)

    found = Items(read_items(session, Pages(list_of(size)), prefetch), Quick())
    assert ids(found) == [str(n) for n in range(total)]
