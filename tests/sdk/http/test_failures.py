"""The errors for requests that got no response: their kind, and whether anything was sent."""

from __future__ import annotations

import time

import httpcore
import pytest
from tableau_flows import errors
from tableau_flows._http.exchange import Deadline, Exchange, SlowTransferError
from tableau_flows._http.failures import failure
from tableau_flows._plans.messages import Request, Timeouts
from tableau_flows_generated import catalog

SECRET = "canary-of-the-session"


def failed(error: Exception, *, sent: bool = True, slow: bool = False, late: bool = False):
    """Return the error for an exception of the network."""
    request = Request(
        *("GET", "https://t/api/x"),
        operation="queryFlow",
        timeouts=Timeouts(total=0.01 if late else 60),
        secrets=(SECRET,),
    )
    exchange = Exchange(request, Deadline(request))
    exchange.sent, exchange.is_slow = sent, slow
    if late:
        time.sleep(0.02)
    return failure(error, exchange, lambda server: None)


@pytest.mark.parametrize(
    ("kind", "phase"),
    [
        (httpcore.ConnectTimeout, "connect"),
        (httpcore.ReadTimeout, "read"),
        (httpcore.WriteTimeout, "write"),
        (httpcore.PoolTimeout, "pool"),
    ],
)
@pytest.mark.parametrize("sent", [True, False])
def test_a_timeout_names_its_phase_and_was_sent_only_if_bytes_of_the_request_were(
    kind, phase, sent
):
    error = failed(kind(), sent=sent)
    assert isinstance(error, errors.RequestTimeoutError)
    assert (error.phase, error.during) == (phase, phase)
    assert error.sent == (sent and phase in {"read", "write"})


def test_a_timeout_after_the_deadline_is_that_of_the_whole_call():
    for error in (httpcore.ReadTimeout(), SlowTransferError()):
        assert failed(error, late=True).phase == "total"
    assert failed(httpcore.ReadTimeout(), slow=True, late=True).phase == "total"


def test_a_slow_transfer_and_a_wait_that_the_rate_has_ended_are_told_as_such():
    slow = failed(SlowTransferError())
    assert (slow.phase, slow.during) == ("rate", "write")
    wait = failed(httpcore.ReadTimeout(), slow=True)
    assert (wait.phase, wait.during) == ("rate", "read")


@pytest.mark.parametrize("kind", [httpcore.ReadError, httpcore.WriteError, httpcore.NetworkError])
def test_a_broken_connection_was_sent_if_bytes_of_the_request_were(kind):
    assert failed(kind("broken")).sent
    assert not failed(kind("broken"), sent=False).sent


@pytest.mark.parametrize(
    "kind", [httpcore.ConnectError, httpcore.ProxyError, httpcore.UnsupportedProtocol]
)
def test_nothing_of_a_request_was_sent_where_there_was_no_connection_to_the_server(kind):
    assert not failed(kind("refused")).sent


def test_a_request_that_the_library_refuses_was_refused_only_if_nothing_was_sent():
    assert isinstance(
        failed(httpcore.LocalProtocolError("no"), sent=False), errors.RequestRefusedError
    )
    begun = failed(httpcore.LocalProtocolError("no"))
    assert not isinstance(begun, errors.RequestRefusedError)
    assert begun.sent


@pytest.mark.parametrize("kind", [httpcore.ReadTimeout, httpcore.RemoteProtocolError])
def test_the_exception_and_what_led_to_it_keep_no_secret(kind):
    error = kind(f"illegal line {SECRET}")
    error.__cause__ = OSError(f"Authorization: Basic abc {SECRET}")
    said = failed(error).reason
    assert SECRET not in f"{said} {error!r} {error.__cause__!r}"
    unknown = failed(httpcore.RemoteProtocolError("illegal header: Authorization: Basic s3cret"))
    assert "s3cret" not in unknown.reason


@pytest.mark.parametrize("phase", ["total", "rate"])
@pytest.mark.parametrize("during", ["connect", "pool", "session", "read", "write", "decode"])
def test_a_limit_that_expires_before_the_request_was_sent_says_so(phase, during):
    error = errors.RequestTimeoutError(
        phase=phase,
        seconds=1,
        method="POST",
        url="https://t",
        operation="runFlowNow",
        during=during,
    )
    assert error.sent is (during in {"read", "write", "decode"})


def test_how_to_find_out_what_became_of_a_call_continues_the_sentence():
    for name, info in catalog.OPERATIONS.items():
        if info.verify is not None:
            error = errors.OutcomeUnknownError(
                "the connection broke.", method="POST", url="https://t", operation=name
            )
            first, *rest = info.verify.text.rstrip(".")
            assert f"Check before you repeat it: {first.lower()}{''.join(rest)}" in str(error)
            assert "the connection broke. The server" in str(error)
