"""A plan for each of many items: failures, progress, order, the end; without a network."""

from __future__ import annotations

import asyncio
import contextvars
import copy
import logging
import os
import pickle
import signal
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from types import SimpleNamespace
from weakref import WeakSet

import anyio
import pytest
import trio
import waiting
from tableau_flows import BulkProgress, FailedItem, Report, errors
from tableau_flows._bulk import gather as with_async
from tableau_flows._bulk._sync import gather as with_threads
from tableau_flows._bulk.gathered import Gathered, ends_everything
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan, send, sleep

LONG = 30.0
"""Seconds that nobody waits for."""


class Network:
    clock = None

    def send(self, request: Request) -> Response:
        return Response(200, {})

    def abort(self, threads: set[int]) -> None:
        pass


class AsyncNetwork:
    clock = None

    async def send(self, request: Request) -> Response:
        await anyio.lowlevel.checkpoint()
        return Response(200, {})


def session() -> SimpleNamespace:
    return SimpleNamespace(shared=SimpleNamespace(background=WeakSet()))


def api_error(kind: type[errors.ApiError]) -> errors.ApiError:
    return kind(
        status=401, code=None, summary="no", detail="", method="GET", url="/", operation="x"
    )


class Work:
    """Plans that wait, and the report of them."""

    def __init__(self) -> None:
        self.begun: list[object] = []
        self.in_progress = 0
        self.most = 0
        self._lock = threading.Lock()

    def plan(self, item: object) -> Plan[object]:
        """Wait as many hundredths of a second as the item says; raise it if it is an error."""
        with self._lock:
            self.begun.append(item)
            self.in_progress += 1
            self.most = max(self.most, self.in_progress)
        try:
            yield from send(Request("GET", "https://t/x"))
            yield from sleep(LONG if item == "long" else 0.01)
            if isinstance(item, int):
                yield from sleep(item / 100)
            if isinstance(item, BaseException):
                raise item
            return item
        finally:
            with self._lock:
                self.in_progress -= 1

    @staticmethod
    def report(gathered: Gathered[object, object]) -> Report[object]:
        return Report(
            changed=tuple(one.item for one in gathered.ended if not one.outcome.error),
            failed=tuple(
                FailedItem(one.item, one.outcome.error)
                for one in gathered.ended
                if one.outcome.error
            ),
            unfinished=gathered.unfinished,
        )

    def wait_until(self, told: Callable[[], bool], seconds: float = 5) -> None:
        waiting.wait_until(told, seconds, vars(self))


class Kind:
    """Gathers with threads, asyncio or trio."""

    def __init__(self, name: str, work: Work) -> None:
        self.name = name
        self.work = work
        self.session = session()

    def gather(self, items: object, **options: object) -> Report[object]:
        function = with_threads.gather if self.name == "sync" else with_async.gather
        network = Network() if self.name == "sync" else AsyncNetwork()
        given = {"what": "work.do", "report": self.work.report, "concurrency": 4} | options

        def begin() -> object:
            return function(self.session, network, items, self.work.plan, **given)

        async def main() -> object:
            return await begin()

        if self.name == "sync":
            return begin()
        return asyncio.run(main()) if self.name == "asyncio" else trio.run(main)


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture(params=["sync", "asyncio", "trio"])
def kind(request, work) -> Kind:
    return Kind(request.param, work)


def test_the_report_keeps_the_order_of_the_items(kind, work):
    report = kind.gather([20, 0, 10, "last"], concurrency=3)
    assert report == Report(changed=(20, 0, 10, "last"))
    assert work.most == 3


def test_a_failure_stops_nothing(kind):
    wrong = [api_error(errors.NotFoundError), OSError("no disk"), errors.FlowFileError("empty")]
    report = kind.gather([wrong[0], "one", wrong[1], wrong[2], "two"], concurrency=1)
    assert report.changed == ("one", "two")
    assert [one.error for one in report.failed] == wrong
    assert str(report) == "2 changed, 0 skipped, 3 failed"


@pytest.mark.parametrize(
    "error",
    [
        api_error(errors.SignInError),
        api_error(errors.SessionExpiredError),
        errors.UsageError("wrong"),
        errors.VersionError(what="x", have=(3, 1), need=(3, 2)),
        TypeError("an error in code"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_an_error_that_all_would_have_ends_everything(kind, work, error):
    error = copy.copy(error)
    assert ends_everything(error)
    with pytest.raises(type(error)) as caught:
        kind.gather([20, error, *range(50)], concurrency=2)
    assert caught.value is error
    assert {*work.begun} == {20, error}
    assert work.in_progress == 0  # what was in progress has come to its end
    (note,) = error.__notes__
    assert note == "This error ended work.do: 1 changed, 0 skipped, 1 failed"
    if isinstance(error, errors.TableauError):
        assert error.report.changed == (20,)


def test_an_error_before_anything_was_done_carries_no_report(kind):
    error = errors.UsageError("no such page")

    def items() -> Iterator[object]:
        raise error
        yield

    with pytest.raises(errors.UsageError, match="no such page"):
        kind.gather(items())
    assert error.report is None
    assert not hasattr(error, "__notes__")


def test_an_error_of_the_items_carries_the_report_of_those_before_it(kind):
    def items() -> Iterator[object]:
        yield "one"
        yield 5
        raise api_error(errors.ServerError)

    with pytest.raises(errors.ServerError) as caught:
        kind.gather(items())
    assert caught.value.report.changed == ("one", 5)


def test_items_may_be_async(work):
    async def items() -> AsyncIterator[int]:
        for number in range(3):
            await anyio.lowlevel.checkpoint()
            yield number

    for name in ("asyncio", "trio"):
        assert Kind(name, work).gather(items()).changed == (0, 1, 2)


def test_progress_is_told_after_each_in_the_thread_of_the_caller(kind):
    told: list[BulkProgress] = []
    threads: set[int] = set()

    def on_progress(progress: BulkProgress) -> None:
        told.append(progress)
        threads.add(threading.get_ident())

    items = ["one", api_error(errors.NotFoundError), "two"]
    kind.gather(items, concurrency=1, on_progress=on_progress, total=lambda: 3)
    assert told == [BulkProgress(1, 0, 3), BulkProgress(2, 1, 3), BulkProgress(3, 1, 3)]
    assert threads == {threading.get_ident()}
    assert str(told[1]) == "2 of 3 done, 1 failed"
    assert str(BulkProgress(1, 0)) == "1 done, 0 failed"


def test_what_counts_as_a_failure_can_be_told(kind):
    told: list[BulkProgress] = []
    kind.gather(["one"], on_progress=told.append, is_failed=lambda outcome: outcome.value == "one")
    assert told == [BulkProgress(1, 1, None)]


def test_an_error_of_the_progress_starts_no_more(kind, work):
    calls: list[object] = []

    def on_progress(progress: BulkProgress) -> None:
        calls.append(progress)
        raise ValueError("no terminal")

    with pytest.raises(ValueError, match="no terminal") as caught:
        kind.gather(["one", 10, *range(50)], concurrency=2, on_progress=on_progress)
    assert {*work.begun} == {"one", 10}
    assert len(calls) == 1
    assert "2 changed" in caught.value.__notes__[0]


@pytest.mark.parametrize("concurrency", [0, 65, -1, 1.5, None, "4", True])
def test_a_wrong_concurrency_is_refused_before_anything_begins(kind, work, concurrency):
    with pytest.raises(errors.UsageError, match="concurrency"):
        kind.gather(["one"], concurrency=concurrency)
    assert work.begun == []


@pytest.mark.parametrize("concurrency", [1, 64])
def test_the_limits_of_the_concurrency_are_allowed(kind, work, concurrency):
    assert len(kind.gather([0] * 70, concurrency=concurrency).changed) == 70
    assert work.most <= concurrency


def test_a_wrong_listener_is_refused(kind):
    with pytest.raises(errors.UsageError, match="on_progress must be a function"):
        kind.gather(["one"], on_progress=5)


def test_the_end_of_the_client_ends_everything(kind, work):
    def stop(progress: BulkProgress) -> None:
        for plans in list(kind.session.shared.background):
            plans.stop()

    with pytest.raises(errors.UsageError, match="client was closed") as caught:
        kind.gather(["one", "long", "long", "two"], concurrency=3, on_progress=stop)
    assert caught.value.report.changed == ("one",)
    assert caught.value.report.unfinished[:2] == ("long", "long")
    assert "unfinished" in str(caught.value.report)
    work.wait_until(lambda: work.in_progress == 0)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent to one process")
def test_ctrl_c_stops_the_plans_and_the_sums_are_logged(work, caplog):
    caplog.set_level(logging.INFO, "tableau_flows.bulk")
    kind = Kind("sync", work)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        kind.gather(["one", "long", "long", "long"], concurrency=3)
    work.wait_until(lambda: work.in_progress == 0)
    (record,) = caplog.records
    assert record.getMessage() == (
        "work.do was interrupted: 1 changed, 0 skipped, 0 failed, 3 unfinished"
    )


def test_an_interruption_in_the_progress_stops_the_plans(kind, work):
    def on_progress(progress: BulkProgress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kind.gather(["one", "long", "long"], concurrency=2, on_progress=on_progress)
    work.wait_until(lambda: work.in_progress == 0)
    assert len(work.begun) == 2


@pytest.mark.parametrize("runner", [asyncio.run, trio.run], ids=["asyncio", "trio"])
def test_a_cancellation_waits_until_the_plans_have_cleaned_up(runner, work, caplog):
    caplog.set_level(logging.INFO, "tableau_flows.bulk")

    async def main() -> None:
        with anyio.move_on_after(0.2) as scope:
            await with_async.gather(
                session(),
                AsyncNetwork(),
                ["one", *["long"] * 5],
                work.plan,
                what="work.do",
                report=work.report,
                concurrency=3,
            )
        assert scope.cancelled_caught
        assert work.in_progress == 0

    async def call() -> None:
        await main()

    runner(call() if runner is asyncio.run else call)
    assert "interrupted: 1 changed, 0 skipped, 0 failed, 3 unfinished" in caplog.text


@pytest.mark.parametrize("runner", [asyncio.run, trio.run], ids=["asyncio", "trio"])
def test_an_interruption_in_the_progress_waits_until_the_plans_have_cleaned_up(runner, work):
    class StopError(BaseException):
        pass

    def on_progress(progress: BulkProgress) -> None:
        raise StopError

    async def main() -> None:
        with pytest.raises(StopError):
            await with_async.gather(
                session(),
                AsyncNetwork(),
                ["one", "long", "long"],
                work.plan,
                what="work.do",
                report=work.report,
                concurrency=3,
                on_progress=on_progress,
            )
        assert work.in_progress == 0

    runner(main() if runner is asyncio.run else main)


def test_an_abandoned_coroutine_leaves_nothing_behind(work):
    async def main() -> None:
        gathering = with_async.gather(
            session(),
            AsyncNetwork(),
            ["long"],
            work.plan,
            what="work.do",
            report=work.report,
            concurrency=1,
        )
        gathering.send(None)
        gathering.close()
        for _ in range(100):
            await asyncio.sleep(0.001)
        assert work.in_progress == 0

    asyncio.run(main())


def test_the_sums_are_logged_at_the_end(kind, caplog):
    caplog.set_level(logging.INFO, "tableau_flows.bulk")
    kind.gather(["one"])
    assert caplog.messages == ["work.do: 1 changed, 0 skipped, 0 failed"]


def test_plans_have_the_context_of_the_caller(kind, work):
    word = contextvars.ContextVar("word", default="nothing")
    seen: list[str] = []

    def plan(item: object) -> Plan[object]:
        yield from send(Request("GET", "https://t/x"))
        seen.append(word.get())
        return item

    work.plan = plan
    word.set("of the caller")
    kind.gather(["one"])
    assert seen == ["of the caller"]


# Reports


def test_a_report_raises_an_error_that_names_the_first_failures():
    failed = tuple(FailedItem(f"flow {number}", ValueError(f"why {number}")) for number in range(5))
    report = Report(changed=("a",), failed=failed)
    with pytest.raises(errors.BulkError) as caught:
        report.raise_failed()
    error = caught.value
    assert str(error) == (
        "1 changed, 0 skipped, 5 failed: flow 0: why 0; flow 1: why 1; flow 2: why 2; and 2 more"
    )
    assert error.report is report
    assert error.failed == failed
    assert error.__cause__ is failed[0].error
    again = pickle.loads(pickle.dumps(error))
    assert str(again.report) == str(report)


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (1, "flow 0: why"),
        (3, "flow 0: why; flow 1: why; flow 2: why"),
        (4, "flow 0: why; flow 1: why; flow 2: why; and 1 more"),
    ],
)
def test_an_error_tells_how_many_failures_it_does_not_show(count, shown):
    failed = tuple(FailedItem(f"flow {number}", ValueError("why")) for number in range(count))
    with pytest.raises(errors.BulkError) as caught:
        Report(failed=failed).raise_failed()
    assert str(caught.value) == f"0 changed, 0 skipped, {count} failed: {shown}"


@pytest.mark.parametrize(
    "way", [lambda error: pickle.loads(pickle.dumps(error)), copy.deepcopy], ids=["pickle", "copy"]
)
def test_an_error_whose_report_holds_it_is_one_object_after_it_was_copied(way):
    error = errors.UsageError("lost")
    error.report = Report(failed=(FailedItem("a", error),))
    again = way(error)
    assert str(again) == "lost"
    assert again is not error
    assert again.report.failed[0].error is again


def test_a_report_without_failures_raises_nothing():
    report = Report[str](changed=("a",), skipped=("b", "c"))
    report.raise_failed()
    assert str(report) == "1 changed, 2 skipped, 0 failed"
    dry = Report[str](changed=("a",), dry_run=True)
    assert str(dry) == "1 would be changed (dry run), 0 skipped, 0 failed"
