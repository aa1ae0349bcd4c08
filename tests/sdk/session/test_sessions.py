"""Sessions: which version, when to sign in and out, how sites change. No network is involved."""

from __future__ import annotations

import contextlib
import logging
from dataclasses import replace

import pytest
from tableau_flows import SessionCredentials, TokenCredentials, errors
from tableau_flows._calls.call import call
from tableau_flows._calls.session_requests import server_info
from tableau_flows._calls.sign_in import (
    close_session,
    ensure_signed_in,
    ensure_version,
    sign_in,
    sign_out,
    switch_site,
)
from tableau_flows._plans.steps import Acquire, LockKey, Send
from tableau_flows._session.session import Identity
from tableau_flows_generated import operations

NS = 'xmlns="http://tableau.com/api"'
SIGNED_IN = (
    f'<tsResponse {NS}><credentials token="new-token"><site id="site-2" contentUrl="sales"/>'
    '<user id="user-2"/></credentials></tsResponse>'
)
FLOW = f'<tsResponse {NS}><flow id="f1" name="Daily"/></tsResponse>'


def info(version: str) -> str:
    return (
        f"<tsResponse {NS}><serverInfo><productVersion>2026.3</productVersion>"
        f"<restApiVersion>{version}</restApiVersion></serverInfo></tsResponse>"
    )


def error(code: str) -> str:
    return f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'


def paths(script) -> list[str]:
    return [request.url.removeprefix("https://t/api/") for request in script.requests]


def test_the_first_call_settles_the_version_and_signs_in(script, make_session, make_response):
    session = make_session(version=None, signed_in=False, site="sales")
    answers = [make_response(info("3.21")), make_response(SIGNED_IN), make_response(FLOW)]
    script.feed(call(session, operations.query_flow("f1")), *answers)
    assert paths(script) == ["3.3/serverinfo", "3.21/auth/signin", "3.21/sites/site-2/flows/f1"]
    assert [dict(sent.headers).get("X-Tableau-Auth") for sent in script.requests] == [
        None,
        None,
        "new-token",
    ]
    assert b'contentUrl="sales"' in script.requests[1].body


def test_later_calls_do_neither(script, make_session, make_response):
    script.feed(call(make_session(), operations.query_flow("f1")), make_response(FLOW))
    assert paths(script) == ["3.30/sites/site-1/flows/f1"]


@pytest.mark.parametrize(
    ("servers", "spoken"),
    [("3.3", (3, 3)), ("3.9", (3, 9)), ("3.10", (3, 10)), ("3.30", (3, 30)), ("4.1", (3, 30))],
)
def test_the_lower_version_of_the_two_is_spoken(
    script, make_session, make_response, servers, spoken
):
    session = make_session(version=None)
    script.feed(server_info(session), make_response(info(servers)))
    assert session.shared.version == spoken


def test_a_version_that_was_given_is_spoken_as_it_is(script, make_session, make_response):
    session = make_session(version=(3, 12))
    script.feed(server_info(session), make_response(info("3.30")))
    assert paths(script) == ["3.12/serverinfo"]
    assert session.shared.version == (3, 12)


def test_a_server_without_a_version_is_not_understood(script, make_session, make_response):
    with pytest.raises(errors.UnreadableReplyError, match="not a version"):
        script.feed(server_info(make_session(version=None)), make_response(info("unknown")))


def test_a_call_that_is_too_new_is_refused_before_anything_is_sent(script, make_session):
    session = make_session(version=(3, 9), signed_in=False)
    with pytest.raises(errors.VersionError, match=r"needs version 3\.10"):
        script.feed(call(session, operations.get_flow_run("r")))
    assert script.steps == []


def test_the_lock_is_held_while_signing_in_and_only_then(script, make_session, make_response):
    session = make_session(signed_in=False)
    script.feed(
        call(session, operations.query_flow("f")), make_response(SIGNED_IN), make_response(FLOW)
    )
    kinds = [type(step).__name__ for step in script.steps]
    assert kinds == ["Acquire", "Send", "Send"]


def is_free(lock):
    """Whether a lock can be taken; it is released again."""
    key = LockKey()
    try:
        return lock.acquire(key, 0)
    finally:
        lock.release(key)


def take(step):
    """Perform the step that takes a lock, as the driver does."""
    assert isinstance(step, Acquire)
    return step.lock.acquire(step.key, None)


def test_the_lock_is_taken_for_signing_in_and_released_before_the_call(make_session, make_response):
    session = make_session(signed_in=False)
    plan = call(session, operations.query_flow("f"))
    step = plan.send(take(next(plan)))
    assert step.request.operation == "signIn"
    assert not is_free(session.lock)
    step = plan.send(make_response(SIGNED_IN))
    assert step.request.operation == "queryFlow"
    assert is_free(session.lock)


def test_a_call_that_does_not_get_the_lock_in_time_says_so(script, make_session):
    session = make_session(signed_in=False)
    plan = call(session, operations.query_flow("f"))
    next(plan)
    with pytest.raises(errors.RequestTimeoutError, match="waiting for another call that signs in"):
        plan.send(False)
    assert is_free(session.lock)


def test_a_call_that_nobody_goes_on_with_releases_the_lock(make_session):
    session = make_session(signed_in=False)
    plan = call(session, operations.query_flow("f"))
    plan.send(take(next(plan)))
    plan.close()
    assert is_free(session.lock)


def test_who_waits_for_the_lock_does_not_sign_in_again(make_session):
    session = make_session(signed_in=False)
    plan = ensure_signed_in(session)
    assert isinstance(next(plan), Acquire)
    session.shared.identity = Identity("of somebody else", "site-9")  # while this one was waiting
    with pytest.raises(StopIteration) as end:
        plan.send(True)
    assert end.value.value.token == "of somebody else"


def test_the_lock_is_given_back_when_signing_in_fails(script, make_session, make_response):
    session = make_session(signed_in=False)
    plan = ensure_signed_in(session)
    plan.send(take(next(plan)))
    with pytest.raises(errors.SignInError):
        plan.send(make_response(error("401001"), 401))
    assert is_free(session.lock)
    assert session.shared.identity is None


def test_a_call_after_a_sign_in_that_failed_signs_in_again(script, make_session, make_response):
    session = make_session(signed_in=False)
    with pytest.raises(errors.SignInError):
        script.feed(ensure_signed_in(session), make_response(error("401001"), 401))
    _, kept = session.shared.sign_in_failures
    assert kept is not None
    assert kept.__traceback__ is None, "it would keep the local variables of the call"
    script.feed(ensure_signed_in(session), make_response(SIGNED_IN))
    assert session.shared.identity.token == "new-token"


def test_who_waits_for_the_lock_does_not_ask_for_the_version_again(make_session):
    session = make_session(signed_in=False)
    session.shared.version = None
    plan = ensure_version(session)
    assert isinstance(next(plan), Acquire)
    session.shared.version = (3, 20)  # while this one was waiting
    with pytest.raises(StopIteration) as end:
        plan.send(True)
    assert end.value.value == (3, 20)


def test_signing_out_ends_the_session(script, make_session, make_response):
    session = make_session()
    script.feed(sign_out(session), make_response(status=204))
    assert paths(script) == ["3.30/auth/signout"]
    assert session.shared.identity is None
    script.feed(sign_out(session))
    assert len(script.requests) == 1


def test_signing_out_of_a_session_that_has_ended_is_no_error(script, make_session, make_response):
    script.feed(sign_out(make_session()), make_response(error("401002"), 401))


def test_the_next_call_after_signing_out_signs_in_anew(script, make_session, make_response):
    session = make_session()
    answers = [make_response(status=204), make_response(SIGNED_IN), make_response(FLOW)]
    script.feed(sign_out(session), answers[0])
    script.feed(call(session, operations.query_flow("f")), *answers[1:])
    assert paths(script)[1:] == ["3.30/auth/signin", "3.30/sites/site-2/flows/f"]


def test_an_adopted_session_that_ended_cannot_be_renewed(script, make_session, make_response):
    session = make_session(credentials=SessionCredentials("the-token", "site-1"))
    script.feed(sign_out(session), make_response(status=204))
    with pytest.raises(errors.UsageError, match="adopted session has ended"):
        script.feed(call(session, operations.query_flow("f")))


@pytest.mark.parametrize("adopted", [False, True])
def test_leaving_signs_out_only_who_signed_in_here(script, make_session, make_response, adopted):
    session = make_session()
    session.shared.identity = Identity("t", "s", adopted=adopted)
    script.feed(
        close_session(session, interrupted=False), *([] if adopted else [make_response(status=204)])
    )
    assert session.shared.closed


def test_leaving_without_having_signed_in_sends_nothing(script, make_session):
    script.feed(close_session(make_session(version=None, signed_in=False), interrupted=False))
    assert script.steps == []


@pytest.mark.parametrize(
    "faults",
    [
        errors.ConnectionFailedError("gone", method="POST", url="u", operation="o", sent=True),
        "<html>",
    ],
)
def test_trouble_while_leaving_is_logged_and_hides_nothing(
    script, make_session, make_response, caplog, faults
):
    answer = make_response(faults, 502) if isinstance(faults, str) else faults
    script.feed(close_session(make_session(), interrupted=False), answer)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "signing out failed" in caplog.text
    assert "the-token" not in caplog.text


def test_a_closed_client_sends_nothing(script, make_session):
    session = make_session()
    session.shared.closed = True
    with pytest.raises(errors.UsageError, match="closed"):
        script.feed(call(session, operations.query_flow("f")))
    assert script.steps == []


def test_changing_the_site_changes_token_and_site_together(script, make_session, make_response):
    session = make_session()
    script.feed(switch_site(session, "sales"), make_response(SIGNED_IN))
    assert session.shared.identity == Identity("new-token", "site-2", "user-2")
    assert session.shared.site == "sales"
    assert any(isinstance(step, Send) for step in script.steps)


def test_a_change_of_site_in_between_is_no_renewal(script, make_session, make_response):
    """Its token ended the one before; that it ends too can still be helped."""
    session = make_session()
    ended = make_response(error("401002"), 401)

    def plan():
        inner = call(session, operations.query_flow("f"))
        answer = yield next(inner)
        session.shared.identity = Identity("of-the-change", "site-9", "user-1")  # while it was sent
        with contextlib.suppress(StopIteration):
            while True:
                answer = yield inner.send(answer)

    script.feed(plan(), ended, ended, make_response(SIGNED_IN), make_response(FLOW))
    tokens = [dict(sent.headers).get("X-Tableau-Auth") for sent in script.requests]
    assert tokens == ["the-token", "of-the-change", None, "new-token"]


def test_being_on_the_site_already_is_no_error(script, make_session, make_response):
    session = make_session()
    script.feed(switch_site(session, "sales"), make_response(error("403070"), 403))
    assert session.shared.identity.token == "the-token"
    assert session.shared.site == "sales"


def test_a_site_that_cannot_be_changed_to_leaves_all_as_it_was(script, make_session, make_response):
    session = make_session()
    with pytest.raises(errors.SwitchSiteError):
        script.feed(switch_site(session, "none"), make_response(error("401003"), 401))
    assert session.shared.identity.token == "the-token"
    assert session.shared.site == ""


def test_changing_the_site_before_signing_in_signs_in_there(script, make_session, make_response):
    session = make_session(signed_in=False)
    script.feed(switch_site(session, "sales"), make_response(SIGNED_IN))
    assert paths(script) == ["3.30/auth/signin"]
    assert session.shared.identity.site_id == "site-2"


def test_a_site_that_nobody_can_sign_in_to_is_not_the_one_of_the_next_call(
    script, make_session, make_response
):
    session = make_session(signed_in=False)
    with pytest.raises(errors.SignInError):
        script.feed(switch_site(session, "none"), make_response(error("401001"), 401))
    assert session.shared.site == ""
    assert session.shared.identity is None


def test_a_forked_child_that_signs_in_anew_does_not_send_the_cookies_of_its_parent(
    script, make_session, make_response
):
    session = make_session()
    session.cookies.store("https://t/api/x", ("node=7; Path=/",))
    session.after_fork()
    script.feed(sign_in(session), make_response(SIGNED_IN))
    assert paths(script) == ["3.30/auth/signin"]
    assert "Cookie" not in dict(script.requests[0].headers)


def test_a_site_changed_under_an_adopted_session_still_belongs_to_its_owner(
    script, make_session, make_response
):
    session = make_session()
    session.shared.identity = Identity("t", "s", adopted=True)
    script.feed(switch_site(session, "sales"), make_response(SIGNED_IN))
    assert session.shared.identity.adopted


def test_the_same_secrets_are_the_same_object_and_few_sets_of_them_are_kept(make_session):
    session = make_session()
    first = session.secrets()
    assert session.with_options(timeouts=None, retry=None).secrets() is first
    for number in range(100):
        view = session.with_options(headers={"X-A": f"secret-{number}"}, timeouts=None, retry=None)
        assert f"secret-{number}" in view.secrets()
    assert len(session.shared.known_secrets) <= 8


@pytest.mark.parametrize("end", ["sign out", "close", "close adopted", "expire"])
def test_the_search_strings_of_secrets_are_dropped_with_the_session(
    script, make_session, make_response, end
):
    session = make_session()
    token = session.known_identity().token
    assert token in session.secrets()
    plans = {
        "sign out": (sign_out(session), [make_response("", 204)]),
        "close": (close_session(session, interrupted=False), [make_response("", 204)]),
        "close adopted": (close_session(session, interrupted=False), []),
        "expire": (
            call(session, operations.query_flow("f1")),
            [make_response(error("401002"), 401), make_response(SIGNED_IN), make_response(FLOW)],
        ),
    }
    if end == "close adopted":
        session.shared.identity = replace(session.known_identity(), adopted=True)
    plan, answers = plans[end]
    script.feed(plan, *answers)
    kept = [secret for known in session.shared.known_secrets for secret in known]
    assert token not in kept
    assert (kept == []) == (end != "expire")


def test_the_secret_of_the_credentials_is_known_before_the_first_sign_in(make_session):
    session = make_session(signed_in=False, credentials=TokenCredentials("ci", "canary-of-ci"))
    assert session.secrets() == ("canary-of-ci",)
