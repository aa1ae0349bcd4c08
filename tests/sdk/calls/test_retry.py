"""The decision about retrying, as a table; no network is involved."""

from __future__ import annotations

import pickle
import ssl

import pytest
from tableau_flows import RetryPolicy, errors, standard_decision
from tableau_flows._calls.deliver import as_received, deliver
from tableau_flows._calls.retries import Retries
from tableau_flows._plans.messages import Request
from tableau_flows._plans.steps import Sleep
from tableau_flows._session.outcomes import is_outcome_unknown, kind_of_call
from tableau_flows._session.retry import FailedAttempt
from tableau_flows.errors.classification import classify
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.protocol import RETRIED, CallKind, CallOutcome

AT = {"method": "GET", "url": "u", "operation": "queryFlow"}


def lost() -> errors.TableauError:
    return errors.ConnectionFailedError("gone", sent=True, **AT)


def unsent() -> errors.TableauError:
    return errors.ConnectionFailedError("refused", sent=False, **AT)


def refused_here() -> errors.TableauError:
    return errors.RequestRefusedError("it cannot be sent", **AT)


def untrusted(inner: OSError | None = None) -> errors.TableauError:
    """As the network raises it: what happened lies some causes deep."""
    try:
        try:
            raise inner or ssl.SSLCertVerificationError("certificate verify failed")
        except OSError as error:
            raise ConnectionError from error
    except ConnectionError as error:
        failed = unsent()
        failed.__cause__ = error
        return failed


def timeout(phase: str) -> errors.TableauError:
    return errors.RequestTimeoutError(phase=phase, seconds=1, **AT)


def page(status: int, **more: object) -> errors.TableauError:
    return errors.UnreadableReplyError(reason="a page", status=status, **AT, **more)


def document(status: int, **more: object) -> errors.TableauError:
    kind = errors.error_class(status, None)
    return kind(status=status, code=None, summary="", detail="", **AT, **more)


def expired() -> errors.TableauError:
    return errors.UploadExpiredError(status=404, code="404015", summary="", detail="", **AT)


def attempt(error: errors.TableauError, operation: str = "queryFlow", **more: object):
    policy = RetryPolicy(**more.pop("policy", {}))
    given = {"number": 0, "elapsed": 0.0, "chance": 1.0, "policy": policy} | more
    method = OPERATIONS[operation].method
    return FailedAttempt(operation=operation, method=method, error=error, **given)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (unsent(), CallOutcome.NOT_SENT),
        (untrusted(), CallOutcome.UNTRUSTED),
        (untrusted(ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER]")), CallOutcome.UNTRUSTED),
        (untrusted(ssl.SSLEOFError("cut off")), CallOutcome.NOT_SENT),
        (untrusted(ssl.SSLZeroReturnError("closed")), CallOutcome.NOT_SENT),
        (untrusted(ssl.SSLSyscallError("reset")), CallOutcome.NOT_SENT),
        (untrusted(ConnectionResetError("reset")), CallOutcome.NOT_SENT),
        (refused_here(), CallOutcome.REFUSED),
        (timeout("connect"), CallOutcome.NOT_SENT),
        (timeout("pool"), CallOutcome.NOT_SENT),
        (lost(), CallOutcome.LOST),
        (timeout("read"), CallOutcome.LOST),
        (timeout("write"), CallOutcome.LOST),
        (page(200, incomplete=True), CallOutcome.LOST),
        (page(200), CallOutcome.UNREADABLE),
        (page(429), CallOutcome.LIMITED),
        (document(429), CallOutcome.LIMITED),
        (page(503), CallOutcome.UNAVAILABLE),
        (page(503, retry_after=1.0), CallOutcome.BUSY),
        (document(503, retry_after=0.0), CallOutcome.BUSY),
        (page(502), CallOutcome.GATEWAY),
        (document(504), CallOutcome.GATEWAY),
        (page(519), CallOutcome.FAULT),
        *((page(status), CallOutcome.GATEWAY) for status in (520, 521, 522, 523, 524)),
        (document(522), CallOutcome.GATEWAY),
        (page(525), CallOutcome.FAULT),
        (document(500), CallOutcome.FAULT),
        (document(501), CallOutcome.FAULT),
        (expired(), CallOutcome.EXPIRED),
        (page(413), CallOutcome.ANSWERED),
        (page(408), CallOutcome.ANSWERED),
        (document(200), CallOutcome.ANSWERED),
        (page(500), CallOutcome.FAULT),
        (document(404), CallOutcome.ANSWERED),
        (document(401), CallOutcome.ANSWERED),
        (page(401, incomplete=True), CallOutcome.ANSWERED),
        (page(403, incomplete=True), CallOutcome.LOST),
    ],
)
def test_a_failure_is_recognised(error, outcome):
    assert classify(error) is outcome


def test_what_changes_something_is_a_write_and_never_sent_twice_when_its_answer_is_lost():
    repeatable = {"signIn", "signOut", "initiateFileUpload"}
    for operation in OPERATIONS.values():
        kind = kind_of_call(operation.id, operation.method)
        is_read = operation.method == "GET"
        assert (kind is CallKind.READ) == is_read
        assert (kind is CallKind.REPEATABLE) == (operation.id in repeatable)
        for error in (lost(), page(502), page(504), page(523), page(200, incomplete=True)):
            decision = standard_decision(attempt(error, operation.id))
            assert (decision is None) == (kind is CallKind.WRITE)
            assert is_outcome_unknown(operation.id, operation.method, error) == (
                kind is CallKind.WRITE
            )
        for error in (unsent(), page(429), page(503, retry_after=1.0)):
            assert standard_decision(attempt(error, operation.id)) is not None
            assert not is_outcome_unknown(operation.id, operation.method, error)
        for error in (untrusted(), refused_here()):
            assert standard_decision(attempt(error, operation.id)) is None
            assert not is_outcome_unknown(operation.id, operation.method, error)


@pytest.mark.parametrize(
    ("error", "kinds_sent_again"),
    [
        (unsent(), {"read", "repeatable", "write"}),
        (untrusted(), set()),
        (page(429), {"read", "repeatable", "write"}),
        (document(503, retry_after=1.0), {"read", "repeatable", "write"}),
        (page(503), {"read", "repeatable"}),
        (document(503), {"read", "repeatable"}),
        (page(502), {"read", "repeatable"}),
        (document(504), {"read", "repeatable"}),
        (lost(), {"read", "repeatable"}),
        (page(200, incomplete=True), {"read", "repeatable"}),
        (page(200), set()),
        (document(500), set()),
        (document(404), set()),
    ],
)
def test_what_is_sent_again_after_what(error, kinds_sent_again):
    calls = {"read": "queryFlow", "repeatable": "signIn", "write": "publishFlow"}
    again = {
        kind
        for kind, operation in calls.items()
        if standard_decision(attempt(error, operation)) is not None
    }
    assert again == kinds_sent_again


def test_every_outcome_has_its_row():
    assert set(RETRIED) == set(CallOutcome)


def test_an_error_document_of_a_gateway_leaves_nothing_open():
    assert not is_outcome_unknown("publishFlow", "POST", document(502))
    assert standard_decision(attempt(document(502), "publishFlow")) is None


def test_waits_double_and_shrink_by_up_to_a_half():
    waits = [standard_decision(attempt(lost(), number=n, chance=1.0)) for n in range(3)]
    assert waits == [0.5, 1.0, 2.0]
    assert standard_decision(attempt(lost(), number=1, chance=0.0)) == 0.5
    assert standard_decision(attempt(lost(), number=20)) == 30.0
    assert standard_decision(attempt(lost(), number=5000)) == 30.0


def test_the_server_says_how_long_to_wait_up_to_a_limit():
    assert standard_decision(attempt(page(429, retry_after=7.0))) == 7.0
    assert standard_decision(attempt(document(503, retry_after=7.0))) == 7.0
    assert standard_decision(attempt(page(429, retry_after=3600.0))) == 30.0
    assert standard_decision(attempt(page(429, retry_after=0.0))) == 0.5


def test_a_request_that_was_refused_on_this_side_did_not_leave():
    error = refused_here()
    assert isinstance(error, errors.ConnectionFailedError)
    assert not error.sent
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.reason, again.sent) == (type(error), error.reason, False)


def test_a_call_that_took_too_long_as_a_whole_is_over():
    total = errors.RequestTimeoutError(phase="total", during="read", seconds=1, **AT)
    assert standard_decision(attempt(total)) is None
    assert is_outcome_unknown("publishFlow", "POST", total)


def test_an_upload_and_a_wait_are_longer_than_the_calls_they_consist_of():
    total = errors.RequestTimeoutError(phase="total", during="read", seconds=1, **AT)
    assert standard_decision(attempt(total, "appendToFileUpload", repeats="upload")) == 0.5
    assert standard_decision(attempt(total, "queryJob", repeats="poll")) == 0.0
    assert standard_decision(attempt(total, "downloadFlow", repeats="download")) is None


@pytest.mark.parametrize("error", [lost(), page(500), page(200), document(503), expired()])
def test_an_upload_begins_anew_where_it_may_help(error):
    assert standard_decision(attempt(error, "appendToFileUpload", repeats="upload")) == 0.5


@pytest.mark.parametrize("error", [unsent(), untrusted(), page(429), document(404), page(408)])
def test_an_upload_does_not_begin_anew_where_it_is_no_use(error):
    assert standard_decision(attempt(error, "appendToFileUpload", repeats="upload")) is None


def test_polls_wait_for_their_own_pauses_or_as_long_as_the_server_asks():
    assert standard_decision(attempt(lost(), repeats="poll", number=3)) == 0.0
    assert standard_decision(attempt(page(500), repeats="poll")) == 0.0
    assert standard_decision(attempt(page(503, retry_after=7.0), repeats="poll")) == 7.0
    assert standard_decision(attempt(document(404), repeats="poll")) is None


def test_polls_are_not_limited_by_number_or_time():
    policy = RetryPolicy(max_retries=0, budget=0)
    assert policy.wait_before_retry(attempt(lost(), repeats="poll", number=9, elapsed=9)) == 0.0
    for repeats in ("request", "upload", "download"):
        assert policy.wait_before_retry(attempt(lost(), repeats=repeats)) is None


def test_a_policy_limits_number_and_time():
    policy = RetryPolicy(max_retries=2, budget=10)
    assert policy.wait_before_retry(attempt(lost(), number=1)) is not None
    assert policy.wait_before_retry(attempt(lost(), number=2)) is None
    assert policy.wait_before_retry(attempt(lost(), elapsed=9.4)) == 0.5
    assert policy.wait_before_retry(attempt(lost(), elapsed=9.6)) is None
    never = RetryPolicy(max_retries=0)
    assert never.wait_before_retry(attempt(lost())) is None


def test_a_users_decision_takes_the_place_of_the_table():
    asked = []

    def decide(failed: FailedAttempt) -> float | None:
        asked.append(failed)
        return 3.0 if classify(failed.error) is CallOutcome.FAULT else None

    policy = RetryPolicy(decide=decide)
    assert policy.wait_before_retry(attempt(page(500), "publishFlow")) == 3.0
    assert policy.wait_before_retry(attempt(lost())) is None
    assert [failed.operation for failed in asked] == ["publishFlow", "queryFlow"]


@pytest.mark.parametrize("value", [-1, float("nan"), "3", None, True, 1e300, b"3", object()])
@pytest.mark.parametrize("name", ["max_retries", "budget", "backoff", "longest_wait", "decide"])
def test_what_makes_no_sense_in_a_policy_is_refused_by_its_name(name, value):
    with pytest.raises(errors.UsageError, match=rf"^RetryPolicy\({name}=\) must be "):
        RetryPolicy(**{name: value})


def test_the_numbers_of_a_policy_have_limits():
    with pytest.raises(errors.UsageError, match=r"whole number of retries, at least 0, not 1\.5"):
        RetryPolicy(max_retries=1.5)
    with pytest.raises(errors.UsageError, match="0 to 31536000, not a number of thousands of"):
        RetryPolicy(backoff=10**5000)
    assert RetryPolicy(budget=31_536_000).budget == 31_536_000


def test_the_policy_without_arguments():
    policy = RetryPolicy()
    limits = (policy.max_retries, policy.budget, policy.backoff, policy.longest_wait)
    assert limits == (2, 120.0, 0.5, 30.0)


def test_a_negative_wait_of_a_users_decision_is_none():
    policy = RetryPolicy(decide=lambda failed: -1.0)
    assert policy.wait_before_retry(attempt(lost())) == 0.0


def test_a_certificate_is_recognised_without_an_explicit_cause():
    """As a library between may raise it."""
    failed = unsent()
    failed.__context__ = ssl.SSLCertVerificationError("certificate verify failed")
    assert classify(failed) is CallOutcome.UNTRUSTED


def delivered(session):
    request = Request("GET", "https://t/api/x", operation="q")
    return deliver(session, lambda: request, Retries(RetryPolicy()), as_received)


def test_waits_and_times_are_steps_of_the_plan(make_session, make_response):
    session = make_session()
    answers = [lost(), 100.0, None, lost(), 101.0, None, make_response("done")]
    plan = deliver(
        session,
        lambda: Request("GET", "https://t/api/x", operation="q"),
        Retries(RetryPolicy()),
        as_received,
    )
    steps = [next(plan)]
    for answer in answers[:-1]:
        failed = isinstance(answer, Exception)
        steps.append(plan.throw(answer) if failed else plan.send(answer))
    with pytest.raises(StopIteration) as end:
        plan.send(answers[-1])
    request, response = end.value.value
    assert (request.attempt, response.content) == (3, b"done")
    names = [type(step).__name__ for step in steps]
    assert names == ["Send", "RequestClock", "Sleep", "Send", "RequestClock", "Sleep", "Send"]
    first, second = (step.seconds for step in steps if isinstance(step, Sleep))
    assert 0.25 <= first <= 0.5 <= second <= 1.0


def test_no_time_is_asked_for_when_all_goes_well(script, make_session, make_response):
    plan = deliver(
        make_session(),
        lambda: Request("GET", "https://t/api/x"),
        Retries(RetryPolicy()),
        as_received,
    )
    script.feed(plan, make_response("done"))
    assert len(script.steps) == 1


def test_an_unknown_outcome_says_what_to_check_and_survives_a_pickle():
    error = errors.OutcomeUnknownError(
        "the connection broke", method="POST", url="https://t/flows", operation="publishFlow"
    )
    error.attempts = 2
    copied = pickle.loads(pickle.dumps(error))
    assert isinstance(copied, errors.ConnectionFailedError)
    assert str(copied) == str(error)
    assert "flows.list" in str(copied)
    assert (copied.sent, copied.attempts, copied.operation) == (True, 2, "publishFlow")


def test_a_reason_that_is_a_sentence_ends_with_one_full_stop():
    error = errors.OutcomeUnknownError(
        "Server disconnected without sending a response.",
        method="POST",
        url="https://t/flows",
        operation="publishFlow",
    )
    assert "sending a response. The server may" in str(error)
