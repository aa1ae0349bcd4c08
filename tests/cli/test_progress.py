"""Lines about progress where there is no terminal: few, and only if something has changed."""

from __future__ import annotations

import pytest
from tableau_flows import BulkProgress
from tableau_flows.cli.display import progress
from tableau_flows_generated import models as m


@pytest.fixture
def clock(monkeypatch):
    """The time of the lines; its first entry is the time in seconds."""
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def lines(capsys):
    return [line.removeprefix("tableau-flows: ") for line in capsys.readouterr().err.splitlines()]


def test_a_transfer_writes_a_line_every_ten_seconds(clock, capsys):
    with progress.transferring("Orders.tflx", quiet=False) as listener:
        for second in range(25):
            clock[0] = 100.0 + second
            listener(second * 1_000_000, 64_000_000)
    assert lines(capsys) == ["Orders.tflx: 10.0 of 64.0 MB", "Orders.tflx: 20.0 of 64.0 MB"]


def test_a_transfer_of_unknown_size_says_what_has_arrived(clock, capsys):
    with progress.transferring("Orders.tflx", quiet=False) as listener:
        clock[0] += 10
        listener(1_500_000, None)
    assert lines(capsys) == ["Orders.tflx: 1.5 MB"]


def test_a_run_writes_a_line_when_its_status_changes_and_now_and_then(clock, capsys):
    with progress.waiting("'Daily'", quiet=False) as listener:
        for status, percent in [("Pending", 0), ("Pending", 0), ("InProgress", 1), *RUNNING]:
            clock[0] += 1
            listener(m.FlowRun(id="1", status=status, progress=percent))
    assert lines(capsys) == [
        "'Daily': Pending, 0 %",
        "'Daily': InProgress, 1 %",
        "'Daily': InProgress, 11 %",
    ]


RUNNING = [("InProgress", 1 + second) for second in range(1, 15)]


def test_a_job_tells_its_state_by_its_times(clock, capsys):
    from datetime import UTC, datetime

    when = datetime(2026, 1, 1, tzinfo=UTC)
    with progress.waiting("a", quiet=False) as listener:
        listener(m.Job(id="1"))
        listener(m.Job(id="1", started_at=when, progress=5))
        listener(m.Job(id="1", started_at=when, completed_at=when))
    assert lines(capsys) == ["a: queued", "a: running, 5 %", "a: ended"]


def test_work_on_many_objects_writes_a_line_every_ten_seconds(clock, capsys):
    with progress.counting("flows", quiet=False) as listener:
        for done in range(1, 25):
            clock[0] += 1
            listener(BulkProgress(done, 0, 30))
    assert lines(capsys) == ["flows: 10 of 30 done, 0 failed", "flows: 20 of 30 done, 0 failed"]


@pytest.mark.parametrize("show", [progress.transferring, progress.waiting, progress.counting])
def test_nothing_is_shown_if_that_is_asked_for(show):
    with show("a", quiet=True) as listener:
        assert listener is None
