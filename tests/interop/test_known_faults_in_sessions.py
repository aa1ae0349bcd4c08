"""Known faults of the official client with sessions ("it" in the names), and what ours does."""

from __future__ import annotations

import httpx
import pytest
import tableauserverclient as tsc
from adopting import adopt
from tableau_flows import Client, PasswordCredentials, TokenCredentials, errors

TOKEN_HEADER = "x-tableau-auth"


def test_it_calls_an_expired_session_a_failed_sign_in_and_ours_does_not(
    server, official, superstore
):
    adopted = adopt(Client, server.url, token=official.auth_token, site_id=official.site_id)
    server.expire_tokens()

    with pytest.raises(tsc.FailedSignInError):
        official.flows.get_by_id(superstore)

    with adopted, pytest.raises(errors.SessionExpiredError) as expiry:
        adopted.flows.get(superstore)
    assert not isinstance(expiry.value, errors.SignInError)
    assert expiry.value.code == "401002"


@pytest.mark.parametrize(
    "page", [b"<html><p>Slow down</html>", b"<html><p>Slow down</p></html>"], ids=["HTML", "XHTML"]
)
def test_it_loses_the_status_of_a_page_in_place_of_an_answer_and_ours_keeps_it(
    server, official, ours, superstore, page
):
    ours.sign_in()
    server.forget_requests()
    headers = {"Content-Type": "text/html", "Retry-After": "0"}
    server.answer_next(429, page, headers=headers, operation="queryFlow", times=4)

    with pytest.raises(tsc.server.endpoint.exceptions.TableauError) as loss:
        official.flows.get_by_id(superstore)
    assert not getattr(loss.value, "code", "")
    assert "429" not in str(loss.value)
    assert len(server.requests) == 1

    with pytest.raises(errors.RateLimitedError) as limit:
        ours.flows.get(superstore)
    assert (limit.value.status, limit.value.retry_after, limit.value.attempts) == (429, 0, 3)


def test_it_gives_up_where_it_is_asked_to_wait_and_ours_waits(server, official, ours, superstore):
    ours.sign_in()
    server.answer_next(429, b"", headers={"Retry-After": "0"}, operation="queryFlow", times=3)

    with pytest.raises(tsc.server.endpoint.exceptions.TableauError):
        official.flows.get_by_id(superstore)

    assert ours.flows.get(superstore).id == superstore


def test_it_writes_the_token_into_the_callers_headers_and_ours_does_not(server, superstore):
    headers: dict[str, str] = {}
    with tsc.Server(server.url, True, http_options={"headers": headers}) as client:
        client.auth.sign_in(tsc.TableauAuth("admin", "admin"))
        client.flows.get_by_id(superstore)
        assert headers[TOKEN_HEADER] == client.auth_token
        client.auth.sign_out()
        assert TOKEN_HEADER in headers

    with httpx.Client() as http:
        credentials = PasswordCredentials("admin", "admin")
        with Client(server.url, credentials=credentials, http=http) as ours:
            assert ours.flows.get(superstore).id == superstore
            assert TOKEN_HEADER not in http.headers


def test_it_shows_the_beginning_of_a_secret_and_ours_none_of_it():
    assert "xy" in repr(tsc.PersonalAccessTokenAuth("name", "xyz-secret"))
    assert "xy" not in repr(TokenCredentials("name", "xyz-secret"))
