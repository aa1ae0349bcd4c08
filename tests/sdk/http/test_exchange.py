"""The limits of one exchange by themselves: which wait is allowed, and which error is raised."""

from __future__ import annotations

import socket
from types import SimpleNamespace

import httpcore
import pytest
from tableau_flows import Timeouts
from tableau_flows._http.connections.streams import Readiness
from tableau_flows._http.exchange import (
    MAX_HEAD_BYTES,
    WINDOW,
    Deadline,
    Exchange,
    Meter,
    PhaseTimeouts,
)
from tableau_flows._plans.messages import Request


class Clock:
    """A clock that only the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    module = SimpleNamespace(monotonic=clock.monotonic)
    monkeypatch.setattr("tableau_flows._http.exchange.time", module)
    return clock


def exchange(**timeouts: float | None) -> Exchange:
    request = Request("GET", "http://localhost/", stream=True, timeouts=Timeouts(**timeouts))
    return Exchange(request, Deadline(request))


def test_a_transfer_that_was_fast_enough_may_wait_for_another_window(clock: Clock) -> None:
    meter = Meter(1.0)
    assert meter.begin() == WINDOW
    meter.end(int(WINDOW))
    assert meter.begin() == 2 * WINDOW


def test_the_wait_for_the_head_does_not_count_for_the_rate_of_the_body(clock: Clock) -> None:
    answer = exchange(read=None, write=None, total=None, min_rate=1.0)
    answer.write_wait(None)
    clock.now += WINDOW - 1
    answer.has_written(1)
    answer.has_read(1)
    answer.head_is_complete()
    assert answer.read_wait(None) == WINDOW


def test_what_a_proxy_sent_is_not_the_beginning_of_a_response() -> None:
    answer = exchange()
    answer.has_read(100)
    answer.restart()
    with pytest.raises(httpcore.RemoteProtocolError, match="belongs to no request"):
        answer.head_is_complete()


def test_what_a_proxy_sent_does_not_count_for_the_size_of_the_head() -> None:
    answer = exchange()
    answer.has_read(MAX_HEAD_BYTES)
    answer.restart()
    answer.has_read(MAX_HEAD_BYTES)
    with pytest.raises(httpcore.RemoteProtocolError, match="before the response headers ended"):
        answer.has_read(1)


def test_a_wait_that_ends_a_moment_before_the_deadline_is_a_timeout_of_the_call(
    clock: Clock,
) -> None:
    answer = exchange(total=5.0)
    clock.now += 5.0 - 0.0005
    error = answer.deadline.error("read")
    assert (error.phase, error.seconds, error.during) == ("total", 5.0, "read")


def test_a_phase_that_begins_after_the_deadline_still_has_a_timeout_above_zero(
    clock: Clock,
) -> None:
    """Zero would mean a socket that does not block, and a negative number is an error."""
    answer = exchange(total=5.0)
    timeouts = PhaseTimeouts(answer.request.timeouts, answer.deadline)
    clock.now += 6.0
    assert timeouts["read"] is not None
    assert 0 < timeouts["read"] < 0.1


def test_a_closed_socket_is_readable() -> None:
    one, other = socket.socketpair()
    readable = Readiness(one)
    assert not readable.now()
    one.close()
    other.close()
    assert readable.now()
