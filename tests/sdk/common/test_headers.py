"""Headers of answers: read if they make sense, else as if they were absent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tableau_flows import RetryPolicy, emulator, errors
from tableau_flows._calls.headers import (
    MAX_RETRY_AFTER,
    seconds_to_wait,
    shown_location,
    whole_number,
)
from tableau_flows._calls.redirects import redirect_target
from tableau_flows._calls.reply_errors import failure_of
from tableau_flows._plans.messages import Request, Response

FLOW = emulator.seed_id("flow", "Superstore")
YEAR = int(MAX_RETRY_AFTER)
UNREADABLE = [
    *("", " ", "soon", "-1", "+5", "1.5", "1e400", "inf", "nan", "0x10", "1_000", "١٢", "²"),
    *("9" * 10, "9" * 400, "1" + "0" * 400, "9" * 5000, str(YEAR + 1), "1" + "0" * 18),
    "Fri, 31 Dec 99999999999 23:59:59 GMT",
    "Fri, 31 Dec 9999 23:59:59 GMT",
    "Fri, 31 Dec 9999 23:59:59 -9999",
    "Mon, 01 Jan 0001 00:00:00 +9999",
    "Wed, 21 Oct 2015 07:28:00 +99999999999999999999",
    "Wed, 21 Oct 2015 99:99:99 GMT",
    "Wed, 99 Oct 2015 07:28:00 GMT",
    "Wed, 21 Oct " + "9" * 5000 + " 07:28:00 GMT",
    "Wed, 21 Oct 2015 07:28:00 " + "9" * 5000,
    *("::", ", , ,", "a b c d e f", "1 2 3 4 5 6", "(" * 3000, "\0", "Wed,"),
]


@pytest.mark.parametrize("text", UNREADABLE, ids=lambda text: ascii(text[:40]))
def test_a_retry_after_that_cannot_be_read_counts_as_absent(text):
    assert seconds_to_wait(text) is None
    for status in (429, 500, 503):
        error = failure_of(Request("GET", "https://t"), Response(status, {"retry-after": text}))
        assert error.retry_after is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0", 0), ("7", 7), (" 120 ", 120), ("007", 7), (str(YEAR), YEAR)],
)
def test_a_retry_after_in_seconds(text, seconds):
    assert seconds_to_wait(text) == seconds


@pytest.mark.parametrize("hours", [-100_000, -1, 0])
def test_a_date_that_has_passed_means_at_once(hours):
    assert seconds_to_wait(format_datetime(datetime.now(UTC) + timedelta(hours=hours))) == 0


def test_a_date_to_come_is_so_many_seconds_away():
    until = datetime.now(UTC) + timedelta(seconds=600)
    for text in (format_datetime(until, usegmt=True), until.strftime("%a, %d %b %Y %H:%M:%S")):
        assert 595 < seconds_to_wait(text) <= 600
    assert seconds_to_wait(format_datetime(until + timedelta(days=400))) is None


@pytest.mark.parametrize("text", ["9" * 5000, "Fri, 31 Dec 99999999999 23:59:59 GMT", "1e400"])
def test_the_error_of_the_server_is_raised_whatever_it_says_about_waiting(
    world, server, credentials, text
):
    tableau = world.client(
        server.url, site="", credentials=credentials, retry=RetryPolicy(max_retries=0)
    )
    server.answer_next(503, b"", headers={"Retry-After": text}, operation="queryFlow")
    with pytest.raises(errors.UnreadableReplyError) as caught:
        tableau.flows.get(FLOW)
    assert (caught.value.status, caught.value.retry_after) == (503, None)


def test_a_number_has_at_most_18_ascii_digits():
    assert whole_number("0") == 0
    assert whole_number("9" * 18) == 10**18 - 1
    for text in ("9" * 19, "", "-1", "1 ", "٣", "²"):
        assert whole_number(text) is None


@pytest.mark.parametrize(
    "location",
    [
        *("http://[", "//[::1", "\0", "https://t.example/a b\n", "\\\\other\\api\\x"),
        *("https://t.example/api/../x/", "https://t.example/api/%2e%2e/x/", "http:///api/x/"),
        *("https://t.example/api/%252e%252e/x/", "https://t.example/api/..\\x/", "/login/api"),
        *("https://t.example\\@other/api/x/", "https://t.example/\tapi/x/"),
        *("/api/" + "x" * 8000, "javascript:/api/x", "https://t.example:99999/api/x/", "/api"),
    ],
)
def test_an_odd_location_is_not_followed_but_shown(location):
    request = Request("GET", "https://t.example/api/3.30/sites/s/flows")
    answer = Response(302, {"location": location})
    assert redirect_target(request, answer, request.secrets) is None
    error = failure_of(request, answer)
    assert isinstance(error, errors.RedirectedError)
    assert len(error.location) <= 501


def test_a_location_that_holds_a_secret_is_not_followed():
    request = Request("GET", "https://t.example/api/3.30/x", secrets=("canary|secret",))
    for spelled in ("canary|secret", "canary%7Csecret", "canary%7csecret"):
        for location in (f"/api/3.30/x?token={spelled}", f"/api/3.30/{spelled}/x"):
            answer = Response(302, {"location": location})
            assert redirect_target(request, answer, request.secrets) is None
            assert spelled not in str(failure_of(request, answer))


def test_a_location_is_shown_without_its_query_and_its_user():
    assert shown_location("https://u:p@t/a/b?c=d#e") == "https://t/a/b"
    assert shown_location("/a/b?c=d") == "/a/b"
    assert shown_location("http://[") == ""
