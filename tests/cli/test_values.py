"""Values of arguments: durations, times of day, pairs, and `--wait` without a duration."""

from __future__ import annotations

import inspect
import time as clock
from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from tableau_flows import FlowRunHandle
from tableau_flows.cli.app import build
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.values import (
    DEFAULT_WAIT,
    moment_of,
    pairs_of,
    seconds_of,
    time_of,
    with_default_wait,
)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0", 0),
        ("90", 90),
        ("90s", 90),
        ("0.5", 0.5),
        ("1.5m", 90),
        ("15m", 900),
        ("2h", 7200),
        ("0.25h", 900),
        ("999999999", 999_999_999),
    ],
)
def test_a_duration_is_in_seconds_minutes_or_hours(text, seconds):
    assert seconds_of(text, "--wait") == seconds


NO_DURATIONS = [
    *("", " ", "m", "1d", "1H", "-1", "+1", "1e3", ".5", "1.", "1 m", "1m30s", "1,5", "inf", "nan"),
    *("1234567890", "1m\n", "\u0661"),
]


@pytest.mark.parametrize("text", NO_DURATIONS)
def test_a_text_that_is_no_duration_is_refused(text):
    with pytest.raises(CommandError, match=r"^--every must be seconds or a duration such as 90s"):
        seconds_of(text, "--every")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("06:30", time(6, 30)),
        ("6:30", time(6, 30)),
        ("0:00", time(0, 0)),
        ("00:00", time(0, 0)),
        ("19:05", time(19, 5)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_of_day_has_hours_and_minutes(text, expected):
    assert time_of(text, "--at") == expected


@pytest.mark.parametrize(
    "text",
    ["", "6", "24:00", "6:60", "6:5", "006:30", "06:30:00", "6h", "06:30Z", "06:30\n", "\u0666:30"],
)
def test_a_text_that_is_no_time_of_day_is_refused(text):
    with pytest.raises(CommandError, match=r"^--until must be a time such as 06:30$"):
        time_of(text, "--until")


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        ([], {}),
        (["Region=East"], {"Region": "East"}),
        (["Region=a=b"], {"Region": "a=b"}),
        (["Region="], {"Region": ""}),
        (["Region==b"], {"Region": "=b"}),
        (["Region= a ", "region=b"], {"Region": " a ", "region": "b"}),
    ],
)
def test_a_pair_is_divided_at_its_first_equals_sign(texts, pairs):
    assert pairs_of(texts, "--param") == pairs


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["Region"], "--param takes NAME=VALUE, not 'Region'"),
        (["=East"], "--param takes NAME=VALUE, not '=East'"),
        ([""], "--param takes NAME=VALUE, not ''"),
        (["a=1", "b=2", "a=3"], "--param has two values for 'a'"),
        (["a=1", "a=1"], "--param has two values for 'a'"),
    ],
)
def test_what_is_no_pair_and_a_second_value_are_refused(texts, reason):
    with pytest.raises(CommandError) as raised:
        pairs_of(texts, "--param")
    assert str(raised.value) == reason


HOUR = "--wait=3600"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["run", "Daily"], ["run", "Daily"]),
        (["run", "Daily", "--wait"], ["run", "Daily", HOUR]),
        (["run", "--wait", "Daily"], ["run", HOUR, "Daily"]),
        (["run", "--wait", "--json", "Daily"], ["run", HOUR, "--json", "Daily"]),
        (["run", "--wait", "10m", "Daily"], ["run", "--wait", "10m", "Daily"]),
        (["run", "--wait=10m", "Daily"], ["run", "--wait=10m", "Daily"]),
        (["run", "--wait", "soon"], ["run", HOUR, "soon"]),
        (["run", "--wait", "10min", "Daily"], ["run", "--wait", "10min", "Daily"]),
        (["run", "--wait", "1h30m"], ["run", "--wait", "1h30m"]),
        (["run", "--wait", "10 Minutes"], ["run", "--wait", "10 Minutes"]),
        (["run", "--wait", "2d"], ["run", "--wait", "2d"]),
        (["run", "--wait", "2024 Sales"], ["run", HOUR, "2024 Sales"]),
        (["publish", "--run", "--wait", "2024.tflx"], ["publish", "--run", HOUR, "2024.tflx"]),
        (["run", "--wait", "--", "--wait"], ["run", HOUR, "--", "--wait"]),
        (["--", "run", "--wait"], ["--", "run", "--wait"]),
        (["run", "--", "--wait"], ["run", "--", "--wait"]),
    ],
)
def test_wait_without_a_duration_means_an_hour_but_not_after_two_dashes(given, words):
    assert [*with_default_wait(given)] == words


def test_the_command_wait_takes_an_hour_too():
    (timeout,) = [one for one in build().get_command(None, "wait").params if one.name == "timeout"]
    assert seconds_of(timeout.default, "--timeout") == 3600


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-27", datetime(2026, 11, 27, tzinfo=UTC)),
        ("2026-11-27T06:30", datetime(2026, 11, 27, 6, 30, tzinfo=UTC)),
        (
            "2026-11-27T06:30+02:00",
            datetime(2026, 11, 27, 6, 30, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
)
def test_a_moment_is_in_utc_unless_it_says_otherwise(text, moment):
    found = moment_of(text, "--since")
    assert (found, found.utcoffset()) == (moment, moment.utcoffset())


def test_a_moment_may_be_a_duration_before_now():
    before = datetime.now(UTC) - timedelta(minutes=90)
    assert before <= moment_of("90m", "--since") <= before + timedelta(minutes=1)


def test_a_moment_may_be_a_time_of_today():
    found = moment_of("6:30", "--since")
    assert (found.time(), found.tzinfo) == (time(6, 30), UTC)
    assert abs(datetime.now(UTC) - found) < timedelta(days=1)


@pytest.mark.parametrize("text", ["", "yesterday", "25:00", "2026-13-01", "1d", "999999999h"])
def test_a_text_that_is_no_moment_is_refused(text):
    with pytest.raises(CommandError, match=r"^--since (must be a duration before now|is too long)"):
        moment_of(text, "--since")


def test_the_command_waits_as_long_as_the_library():
    timeout = inspect.signature(FlowRunHandle.wait).parameters["timeout"]
    assert float(DEFAULT_WAIT) == timeout.default


@pytest.mark.skipif(not hasattr(clock, "tzset"), reason="the system has no TZ")
def test_a_moment_without_a_time_zone_is_in_utc_wherever_the_machine_is(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    clock.tzset()
    try:
        assert moment_of("2026-11-27", "--since") == datetime(2026, 11, 27, tzinfo=UTC)
    finally:
        monkeypatch.undo()
        clock.tzset()
