"""Time-outs: each phase has its own, the call as a whole has one, and errors say which it was."""

from __future__ import annotations

import socket
import time
from dataclasses import fields, replace

import anyio.to_thread
import httpx
import pytest
from faultbox import fault_box
from tableau_flows import RetryPolicy, Timeouts, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
ONCE = RetryPolicy(max_retries=0)
GENEROUS = 5.0
"""Seconds: far more than anything here should take, far less than the usual time-outs."""


@pytest.fixture
def box(server):
    with fault_box(server.url) as box:
        yield box


@pytest.fixture
def tableau(world, box, credentials):
    tableau = world.client(box.url, site="", credentials=credentials, retry=ONCE)
    tableau.sign_in()
    return tableau


def failure(work, *args, **kwargs):
    """How something fails that must not take long."""
    started = time.monotonic()
    with pytest.raises(errors.RequestTimeoutError) as caught:
        work(*args, **kwargs)
    assert time.monotonic() - started < GENEROUS
    return caught.value


def test_every_time_out_is_finite_unless_asked_for():
    assert all(getattr(Timeouts(), field.name) > 0 for field in fields(Timeouts))


def test_a_server_that_does_not_answer(tableau, box):
    box.on("GET", "/flows/").delay(60)
    error = failure(tableau.with_options(timeouts=Timeouts(read=0.2)).flows.get, FLOW)
    assert (error.phase, error.seconds, error.sent) == ("read", 0.2, True)
    assert "waiting for the response took more than 0.2 s" in str(error)


def test_a_server_that_stops_in_the_middle_of_its_answer(tableau, box):
    box.on("GET", "/flows/").delay(60, after=20, of="body")
    error = failure(tableau.with_options(timeouts=Timeouts(read=0.2)).flows.get, FLOW)
    assert error.phase == "read"


def test_an_answer_that_trickles_ends_with_the_time_for_the_call(tableau, box):
    """Each byte comes in time; the call as a whole does not."""
    box.on("GET", "/flows/").throttle(200)
    error = failure(tableau.with_options(timeouts=Timeouts(read=30, total=0.5)).flows.get, FLOW)
    assert (error.phase, error.seconds, error.during) == ("total", 0.5, "read")
    assert "the whole call took more than 0.5 s" in str(error)
    assert "waiting for the response" in str(error)


@pytest.mark.parametrize("span", ["message", "body"])
def test_a_long_wait_is_cut_to_the_time_for_the_call(tableau, box, span):
    box.on("GET", "/flows/").delay(60, after=20 if span == "body" else 0, of=span)
    error = failure(tableau.with_options(timeouts=Timeouts(total=0.3)).flows.get, FLOW)
    assert (error.phase, error.seconds) == ("total", 0.3)


def test_a_server_that_takes_no_more_bytes(world):
    """A listener that reads nothing: the buffers of both sides fill up."""
    with socket.create_server(("127.0.0.1", 0), backlog=8) as deaf:
        url = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        tableau = world.from_token(
            url,
            token="t",
            site_id="s",
            api_version="3.20",
            timeouts=Timeouts(write=0.3),
            retry=ONCE,
        )
        publish = tableau.flows.publish
        # The file is a write, so the time-out is the cause of what is raised.
        with pytest.raises(errors.OutcomeUnknownError, match=r"sending the request .* 0\.3 s"):
            publish(bytes(32 * 1024 * 1024), name="F", file_type="tfl")


def test_a_server_that_cannot_be_reached(world, credentials):
    """Its queue is full, so that the system answers no more handshakes."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        tableau = world.client(
            f"http://127.0.0.1:{address[1]}",
            site="",
            credentials=credentials,
            timeouts=Timeouts(connect=0.2),
            retry=ONCE,
        )
        error = failure(tableau.server_info)
        for one in waiting:
            one.close()
    assert (error.phase, error.seconds, error.sent) == ("connect", 0.2, False)
    assert "connecting took more than 0.2 s" in str(error)


@pytest.mark.own_connections("the test gives connections of its own")
def test_a_pool_without_a_free_connection(world, box, credentials):
    """One connection, and a file that is being read through it."""
    kind = httpx.HTTPTransport if world.name == "sync" else httpx.AsyncHTTPTransport
    transport = kind(limits=httpx.Limits(max_connections=1))
    tableau = world.client(
        box.url, site="", credentials=credentials, retry=ONCE, transport=transport
    )
    tableau.sign_in()
    quick = tableau.with_options(timeouts=Timeouts(pool=0.2))
    error = while_a_file_is_open(world, tableau, lambda: failure(quick.flows.get, FLOW))
    assert (error.phase, error.seconds, error.sent) == ("pool", 0.2, False)
    assert "waiting for a free connection took more than 0.2 s" in str(error)
    assert tableau.flows.get(FLOW).id == FLOW


def while_a_file_is_open(world, tableau, work):
    """Do something while an answer is being read."""
    stream = tableau.flows.stream(FLOW)
    if world.name == "sync":
        with stream:
            return work()

    async def main():
        async with stream:
            return await anyio.to_thread.run_sync(work)

    return world.portal.call(main)


def test_a_transfer_has_times_of_its_own(tableau, box, tmp_path):
    """A server may think for long about a file, and a file may take long."""
    box.on("GET", "/content").delay(0.6)
    times = Timeouts(read=0.2, total=0.3, transfer=20, transfer_total=20)
    assert tableau.with_options(timeouts=times).flows.download(FLOW, to=tmp_path).size > 0


def test_a_transfer_that_takes_too_long_ends_and_leaves_nothing(tableau, box, tmp_path):
    box.on("GET", "/content").throttle(300)
    times = Timeouts(transfer=20, transfer_total=0.5)
    error = failure(tableau.with_options(timeouts=times).flows.download, FLOW, to=tmp_path)
    assert (error.phase, error.seconds) == ("total", 0.5)
    assert list(tmp_path.iterdir()) == []


def test_retries_end_with_the_time_for_the_call(world, box, credentials):
    """No retry begins that could not end in time; what went wrong before is what is raised."""
    patient = RetryPolicy(max_retries=50, backoff=0.1, longest_wait=0.1)
    tableau = world.client(box.url, site="", credentials=credentials, retry=patient)
    tableau.sign_in()
    busy = box.on("GET", "/flows/").answer(503, retry_after=1)
    started = time.monotonic()
    with pytest.raises(errors.TableauError):
        tableau.with_options(timeouts=Timeouts(total=0.5)).flows.get(FLOW)
    assert time.monotonic() - started < GENEROUS
    assert 2 <= busy.fired < 20


def test_a_call_after_one_that_took_too_long_finds_a_good_connection(tableau, box):
    box.on("GET", "/flows/", times=3).delay(60)
    quick = tableau.with_options(timeouts=Timeouts(read=0.1))
    for _ in range(3):
        failure(quick.flows.get, FLOW)
    assert tableau.flows.get(FLOW).id == FLOW


def test_options_are_for_the_view_and_not_for_the_client(tableau, box):
    box.on("GET", "/flows/").delay(0.4)
    quick = tableau.with_options(timeouts=Timeouts(read=0.1))
    failure(quick.flows.get, FLOW)
    assert tableau.flows.get(FLOW).id == FLOW


def test_a_view_keeps_the_options_that_are_not_given(world, box, credentials):
    times = replace(Timeouts(), read=0.1)
    tableau = world.client(box.url, site="", credentials=credentials, retry=ONCE, timeouts=times)
    tableau.sign_in()
    box.on("GET", "/flows/").delay(60)
    failure(tableau.with_options(retry=ONCE).flows.get, FLOW)


def test_a_view_shares_the_session_both_ways(tableau, server):
    view = tableau.with_options(timeouts=Timeouts(read=30))
    view.switch_site("sales")
    assert tableau.site_id == view.site_id == emulator.seed_id("site", "sales")
    tableau.sign_out()
    assert view.flows.get(emulator.seed_id("flow", "Pipeline", site="sales")).name == "Pipeline"
    assert server.session_count == 1


def test_a_view_needs_no_closing_and_ends_nothing(tableau):
    view = tableau.with_options(timeouts=Timeouts(read=30))
    view.close()
    assert tableau.flows.get(FLOW).id == FLOW
    tableau.close()
    with pytest.raises(errors.UsageError, match="closed"):
        view.flows.get(FLOW)
