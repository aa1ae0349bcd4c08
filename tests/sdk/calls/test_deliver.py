"""The way of a request to the server: waits, redirects, failures, sessions; no network."""

from __future__ import annotations

import logging

import pytest
from tableau_flows import RetryPolicy, SessionCredentials, Timeouts, errors
from tableau_flows._calls.call import call
from tableau_flows._calls.call import exchange as exchange_and_read
from tableau_flows._calls.deliver import as_received
from tableau_flows._calls.deliver import deliver as deliver_and_read
from tableau_flows._calls.redirects import MAX_REDIRECTS
from tableau_flows._calls.retries import Retries
from tableau_flows._calls.sign_in import close_session, ensure_signed_in, renew_session
from tableau_flows._files.local.sources import FileSlice, open_source
from tableau_flows._plans.messages import Request, Response, Stopwatch
from tableau_flows._plans.steps import Close, Send, Sleep
from tableau_flows._session.retry import NO_RETRY
from tableau_flows._session.session import Identity
from tableau_flows_generated import operations

NS = 'xmlns="http://tableau.com/api"'
AT = {"method": "GET", "url": "https://t/api/x", "operation": "queryFlow"}


def deliver(session, make, policy=None):
    retries = Retries(policy or session.retry)
    return deliver_and_read(session, make, retries, as_received)


def exchange(session, operation, **given):
    return exchange_and_read(session, operation, as_received, **given)


def lost() -> errors.TableauError:
    return errors.ConnectionFailedError("gone", sent=True, **AT)


def unsent() -> errors.TableauError:
    return errors.ConnectionFailedError("refused", sent=False, **AT)


def request(*, begun: float | None = None, **given: object):
    made = {"method": "GET", "url": "https://t/api/x", "operation": "queryFlow"} | given
    return lambda: Request(**made, stopwatch=Stopwatch(begun))


def refusal(code: str = "401002", status: int = 401) -> Response:
    text = f'<tsResponse {NS}><error code="{code}"><summary>No</summary></error></tsResponse>'
    return Response(status, {}, text.encode())


def streamed(status: int, **headers: str) -> Response:
    return Response(status, headers, handle=object())


def kinds(script) -> list[str]:
    return [type(step).__name__ for step in script.steps]


# The time


def test_no_wait_begins_that_would_end_after_the_total_time(script, make_session):
    plan = deliver(make_session(), request(begun=0.0, timeouts=Timeouts(total=10)))
    with pytest.raises(errors.ConnectionFailedError, match="gone"):
        script.feed(plan, lost(), 9.9)
    assert kinds(script) == ["Send", "RequestClock"]


def test_the_time_of_earlier_retries_is_part_of_the_total(script, make_session):
    plan = deliver(make_session(), request(begun=0.0, timeouts=Timeouts(total=10)))
    with pytest.raises(errors.ConnectionFailedError, match="gone"):
        script.feed(plan, lost(), 5.0, lost(), 9.9)
    assert kinds(script) == ["Send", "RequestClock", "Sleep", "Send", "RequestClock"]


def test_the_budget_begins_with_the_first_failure(script, make_session):
    session = make_session().with_options(timeouts=None, retry=RetryPolicy(budget=3.0))
    with pytest.raises(errors.ConnectionFailedError) as caught:
        script.feed(deliver(session, request()), lost(), 100.0, lost(), 102.9)
    assert caught.value.attempts == 2


def test_many_clients_do_not_come_back_at_the_same_time(script, make_session):
    for _ in range(20):
        script.feed(deliver(make_session(), request()), lost(), 0.0, Response(200, {}))
    waits = {step.seconds for step in script.steps if isinstance(step, Sleep)}
    assert len(waits) > 1
    assert all(0.25 <= wait <= 0.5 for wait in waits)


def test_the_policy_of_one_call_takes_the_place_of_the_sessions(script, make_session):
    with pytest.raises(errors.ConnectionFailedError):
        script.feed(deliver(make_session(), request(), NO_RETRY), lost())


def test_signing_out_at_the_end_is_tried_once(script, make_session):
    session = make_session()
    script.feed(close_session(session, interrupted=False), lost())
    assert session.shared.closed
    assert [sent.operation for sent in script.requests] == ["signOut"]


def test_an_unknown_outcome_tells_how_often_the_call_was_sent(script, make_session):
    write = request(method="POST", operation="publishFlow")
    with pytest.raises(errors.OutcomeUnknownError) as caught:
        script.feed(deliver(make_session(), write), unsent(), 0.0, lost(), 0.0)
    assert caught.value.attempts == 2


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 409, 429, 500, 502, 503, 504])
def test_answers_that_are_no_success_are_raised(script, make_session, status):
    plan = deliver(make_session(), request(), NO_RETRY)
    with pytest.raises(errors.TableauError) as caught:
        script.feed(plan, refusal("000000", status))
    assert caught.value.status == status


@pytest.mark.parametrize("status", [200, 201, 204, 206])
def test_a_success_is_returned(script, make_session, status):
    answer = Response(status, {}, b"x")
    assert script.feed(deliver(make_session(), request()), answer)[1] is answer


# Redirects


def moved(number: int) -> dict[str, str]:
    return {"location": f"/api/moved-{number}?name=secret"}


def test_a_limited_number_of_redirects_is_followed(script, make_session):
    answers = [Response(307, moved(n)) for n in range(MAX_REDIRECTS + 1)]
    with pytest.raises(errors.RedirectedError):
        script.feed(deliver(make_session(), request()), *answers)
    assert len(script.requests) == MAX_REDIRECTS + 1
    answers[-1] = Response(200, {})
    _, response = script.feed(deliver(make_session(), request()), *answers)
    assert response.status == 200


def test_a_streamed_redirect_is_closed_before_it_is_followed(script, make_session, caplog):
    plan = deliver(make_session(), request(stream=True))
    with caplog.at_level(logging.INFO, "tableau_flows"):
        _, response = script.feed(plan, streamed(307, **moved(1)), streamed(200))
    assert response.status == 200
    assert kinds(script) == ["Send", "Close", "Send"]
    assert "moved-1" in caplog.text
    assert "secret" not in caplog.text


# What a streamed failure says


def test_of_a_streamed_failure_64_kb_are_read(script, make_session):
    plan = deliver(make_session(), request(stream=True), NO_RETRY)
    pieces = [b"<html>" + b"x" * 10_000 for _ in range(7)]
    with pytest.raises(errors.UnreadableReplyError, match="HTML page") as caught:
        script.feed(plan, streamed(503), *pieces)
    assert caught.value.status == 503
    assert kinds(script) == ["Send", *["Receive"] * 7, "Close"]


def test_a_streamed_failure_that_breaks_off_is_told_by_its_status(script, make_session):
    plan = deliver(make_session(), request(stream=True), NO_RETRY)
    with pytest.raises(errors.UnreadableReplyError) as caught:
        script.feed(plan, streamed(502), b"<html>", lost())
    assert caught.value.status == 502
    assert isinstance(script.steps[-1], Close)


# The time of a call with a file in it


def test_a_download_has_the_time_of_a_transfer(script, make_session):
    script.feed(exchange(make_session(), operations.download_flow("f")), Response(200, {}))
    sent = script.requests[0].timeouts
    assert (sent.read, sent.total) == (600.0, 21600.0)


def test_a_publish_has_the_time_of_a_transfer(script, make_session):
    operation = operations.append_to_file_upload("u")
    plan = exchange(make_session(), operation, file=FileSlice(open_source(b"x"), 0, 1))
    script.feed(plan, Response(200, {}))
    sent = script.requests[0].timeouts
    assert (sent.read, sent.total) == (600.0, 21600.0)


@pytest.mark.parametrize("stream", [False, True])
def test_any_other_call_has_the_usual_time(script, make_session, stream):
    plan = exchange(make_session(), operations.query_flow("f"), stream=stream)
    script.feed(plan, Response(200, {}))
    assert script.requests[0].timeouts == Timeouts()


def test_a_part_of_a_call_has_no_time_of_its_own(script, make_session):
    watch = Stopwatch(5.0)
    plan = exchange(make_session(), operations.query_flow("f"), stopwatch=watch)
    script.feed(plan, Response(200, {}))
    assert script.requests[0].stopwatch is watch


# Sessions that others begin meanwhile


def follow(plan, answer):
    """Follow a plan; the function answers each request."""
    step = next(plan)
    try:
        while True:
            if isinstance(step, Send):
                step = plan.send(answer(step.request))
            elif hasattr(step, "function"):
                step = plan.send(step.function())
            else:
                step = plan.send(None)
    except StopIteration as end:
        return end.value


def token_of(request: Request) -> str:
    return dict(request.headers)["X-Tableau-Auth"]


def signed_in_as(token: str, site: str) -> Response:
    text = (
        f'<tsResponse {NS}><credentials token="{token}"><site id="{site}" contentUrl=""/>'
        '<user id="user-1"/></credentials></tsResponse>'
    )
    return Response(200, {}, text.encode())


def test_a_call_follows_five_sessions_that_others_began(make_session):
    session, tokens = make_session(), []

    def answer(request):
        tokens.append(token_of(request))
        session.shared.identity = Identity(f"others-{len(tokens)}", "site-1", "user-1")
        assert len(tokens) < 10
        return refusal()

    with pytest.raises(errors.SessionExpiredError):
        follow(exchange(session, operations.query_flow("f")), answer)
    assert tokens == ["the-token", *(f"others-{n}" for n in range(1, 6))]


@pytest.mark.parametrize("site", ["site-1", "site-2"])
def test_a_session_that_others_have_replaced_after_ours_was_refused_is_followed(make_session, site):
    """Whatever its site is: ours had been the new one only for a moment."""
    session, asked = make_session(), []

    def answer(request):
        asked.append(request.operation)
        if request.operation == "signIn":
            return signed_in_as("ours", "site-1")
        if token_of(request) == "ours":
            session.shared.identity = Identity("theirs", site, "user-1")
        return Response(200, {}, b"done") if token_of(request) == "theirs" else refusal()

    _, response = follow(exchange(session, operations.query_flow("f")), answer)
    assert response.content == b"done"
    assert asked == ["queryFlow", "signIn", "queryFlow", "queryFlow"]


def test_a_site_that_others_have_changed_is_no_renewal(make_session):
    """The token of the new site may end, too, and is then renewed."""
    session, asked = make_session(), []

    def answer(request):
        asked.append(request.operation)
        if request.operation == "signIn":
            return signed_in_as("ours", "site-2")
        if token_of(request) == "the-token":
            session.shared.identity = Identity("theirs", "site-2", "user-1")
        return Response(200, {}, b"done") if token_of(request) == "ours" else refusal()

    _, response = follow(exchange(session, operations.query_flow("f")), answer)
    assert response.content == b"done"
    assert asked == ["queryFlow", "queryFlow", "signIn", "queryFlow"]


def test_a_new_session_that_is_refused_as_well_is_not_renewed_again(make_session):
    asked = []

    def answer(request):
        asked.append(request.operation)
        assert len(asked) < 10
        return signed_in_as("new", "site-1") if request.operation == "signIn" else refusal()

    with pytest.raises(errors.SessionExpiredError):
        follow(exchange(make_session(), operations.query_flow("f")), answer)
    assert asked == ["queryFlow", "signIn", "queryFlow"]


@pytest.mark.parametrize("code", ["401001", "401003"])
def test_a_refusal_that_is_not_about_the_session_signs_nobody_in(script, make_session, code):
    with pytest.raises(errors.AuthenticationError):
        script.feed(exchange(make_session(), operations.query_flow("f")), refusal(code))
    assert len(script.requests) == 1


def test_a_refusal_in_an_answer_of_success_signs_nobody_in(script, make_session):
    with pytest.raises(errors.SessionExpiredError):
        script.feed(call(make_session(), operations.query_flow("f")), refusal(status=200))
    assert len(script.requests) == 1


def test_a_call_that_needs_no_session_signs_nobody_in(script, make_session):
    with pytest.raises(errors.SessionExpiredError):
        script.feed(exchange(make_session(), operations.server_info()), refusal())
    assert len(script.requests) == 1


def test_a_session_that_was_renewed_while_waiting_is_used(make_session):
    session = make_session()
    error = errors.SessionExpiredError(status=401, code="401002", summary="", detail="", **AT)
    plan = renew_session(session, session.shared.identity, error, 0, Stopwatch())
    next(plan)  # waits for the lock
    session.shared.identity = Identity("theirs", "site-1")
    assert follow_on(plan).token == "theirs"


def follow_on(plan):
    """The result of a plan that needs no answers any more."""
    try:
        while True:
            plan.send(None)
    except StopIteration as end:
        return end.value


# Failures to sign in that are shared


def sign_in_error() -> errors.TableauError:
    return errors.SignInError(status=401, code="401001", summary="No", detail="", **AT)


def test_who_waited_for_a_sign_in_that_failed_gets_an_exception_of_its_own(make_session):
    """One that two threads raise would show the traceback of the other, and grow."""
    session, raised = make_session(signed_in=False), []
    failure = sign_in_error()
    waiting = [ensure_signed_in(session), ensure_signed_in(session)]
    for plan in waiting:
        next(plan)  # waits for the lock
    session.shared.sign_in_failures = (1, failure)
    for plan in waiting:
        with pytest.raises(errors.SignInError, match="No") as caught:
            follow_on(plan)
        raised.append(caught.value)
    assert len({id(error) for error in [failure, *raised]}) == 3
    assert failure.__traceback__ is None


def test_a_failure_to_sign_in_is_kept_without_its_traceback(script, make_session):
    session = make_session(signed_in=False)
    with pytest.raises(errors.SignInError) as caught:
        script.feed(ensure_signed_in(session), refusal("401001"))
    count, kept = session.shared.sign_in_failures
    assert count == 1
    assert kept is not caught.value
    assert (str(kept), kept.__traceback__) == (str(caught.value), None)


def test_a_call_that_begins_after_a_failure_signs_in_itself(make_session):
    session = make_session(signed_in=False)
    session.shared.sign_in_failures = (1, sign_in_error())
    identity = follow(ensure_signed_in(session), lambda request: signed_in_as("new", "site-1"))
    assert identity.token == "new"


def test_the_error_of_an_adopted_session_stays_as_it_was(make_session):
    session = make_session(credentials=SessionCredentials("the-token", "site-1"))
    error = errors.SessionExpiredError(status=401, code="401002", summary="", detail="x.", **AT)
    with pytest.raises(errors.SessionExpiredError, match="x; the session was adopted") as caught:
        next(renew_session(session, session.shared.identity, error, 0, Stopwatch()))
    assert caught.value.__cause__ is error
    assert error.detail == "x."
