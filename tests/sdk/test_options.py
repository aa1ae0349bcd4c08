"""Options of a client: each of the wrong kind is refused by its name before anything is sent."""

from __future__ import annotations

import datetime

import httpx
import pytest
from tableau_flows import RetryPolicy, Timeouts
from tableau_flows.errors import UsageError

NAN = float("nan")
INFINITY = float("inf")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"timeouts": 5}, r"timeouts= must be Timeouts, such as Timeouts\(total=5\), not 5"),
        ({"timeouts": (1, 2)}, "timeouts= must be Timeouts.*, not tuple"),
        ({"timeouts": Timeouts}, "timeouts= must be Timeouts.*, not the class Timeouts"),
        ({"retry": 3}, r"retry= must be a RetryPolicy, such as RetryPolicy\(max_retries=3\)"),
        ({"retry": True}, "retry= must be a RetryPolicy.*, not True"),
        ({"retry": RetryPolicy}, "retry= must be a RetryPolicy.*, not the class RetryPolicy"),
        ({"prefetch": -1}, "prefetch= must be a whole number of pages, at least 0, not -1"),
        ({"prefetch": 1.5}, "prefetch= must be a whole number of pages, at least 0, not 1.5"),
        ({"prefetch": True}, "prefetch= must be a whole number of pages, at least 0, not True"),
        ({"prefetch": "6"}, "prefetch= must be a whole number of pages, at least 0, not '6'"),
        ({"prefetch": None}, "prefetch= must be a whole number of pages, at least 0, not None"),
        ({"strict": 1}, "strict= must be True or False, not 1"),
        ({"strict": None}, "strict= must be True or False, not None"),
        ({"strict": "no"}, "strict= must be True or False, not 'no'"),
        ({"max_reply_bytes": 0}, "max_reply_bytes= must be a whole number of bytes, at least 1"),
        ({"max_reply_bytes": 1e6}, "max_reply_bytes= must be a whole number of bytes"),
        ({"max_reply_bytes": None}, "max_reply_bytes= must be a whole number of bytes"),
        ({"prefetch": -(10**5000)}, "pages, at least 0, not a number of thousands of digits"),
        ({"prefetch": "6" * 500}, r"pages, at least 0, not '6{79}…$"),
        ({"max_reply_bytes": True}, "max_reply_bytes= must be a whole number of bytes"),
        ({"api_version": 3.21}, r"api_version= must be text such as \"3.21\", not 3.21"),
    ],
)
def test_an_option_of_the_wrong_kind_is_named(world, options, words):
    with pytest.raises(UsageError, match=words):
        world.from_token("https://t", token="t", site_id="s", **options)


WRONG = (object(), 5, 1.5, b"x", {"https": "x"}, ["a"], {"a"}, datetime, len)
OPTIONS = (
    *("server", "site", "credentials", "api_version", "timeouts", "retry", "prefetch", "http"),
    *("transport", "verify", "cert", "proxy", "strict", "max_reply_bytes"),
)


@pytest.mark.parametrize("name", OPTIONS)
def test_every_argument_of_a_client_is_checked_when_it_is_made(world, credentials, name):
    given = {"server": "https://t", "site": "", "credentials": credentials}
    for value in WRONG:
        if value == 5 and name in {"prefetch", "max_reply_bytes"}:
            continue
        with pytest.raises(UsageError, match=name):
            world.client(**(given | {name: value}))


def test_what_belongs_to_the_other_client_is_refused(world, credentials):
    given = {"server": "https://t", "site": "", "credentials": credentials}
    other = httpx.AsyncHTTPTransport() if world.name == "sync" else httpx.HTTPTransport()
    with pytest.raises(UsageError, match=r"^transport= must be a transport of httpx for "):
        world.client(**given, transport=other)


@pytest.mark.parametrize("option", ["timeouts", "retry"])
def test_options_of_a_view_are_checked_as_well(world, option):
    tableau = world.from_token("https://t", token="t", site_id="s")
    with pytest.raises(UsageError, match=f"{option}= must be"):
        tableau.with_options(**{option: 3})


def test_the_smallest_options_are_allowed(world):
    world.from_token("https://t", token="t", site_id="s", prefetch=0, max_reply_bytes=1)


NAMES = (
    "connect",
    "read",
    "write",
    "pool",
    "transfer",
    "total",
    "transfer_total",
    "min_rate",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "value",
    [-1, -0.001, NAN, INFINITY, -INFINITY, True, "5", b"5", (1, 2), datetime.timedelta(seconds=5)],
    ids=str,
)
def test_a_time_out_that_is_no_number_of_seconds_is_refused(name, value):
    unit = "bytes a second" if name == "min_rate" else "seconds"
    with pytest.raises(UsageError, match=rf"Timeouts\({name}=\) must be a number of {unit}"):
        Timeouts(**{name: value})


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", [None, 0, 0.5, 31_536_000])
def test_time_outs_from_nothing_to_a_year_are_allowed(name, value):
    assert getattr(Timeouts(**{name: value}), name) == value


def test_a_time_out_that_no_operating_system_can_wait_for_is_refused():
    for name in set(NAMES) - {"min_rate"}:
        for seconds in (1e300, 10**400, 31_536_001):
            with pytest.raises(UsageError, match=r"\) must be a number of seconds, 0 to 31536000,"):
                Timeouts(**{name: seconds})
    assert Timeouts(min_rate=1e9).min_rate == 1e9


def test_transfers_have_a_minimum_rate_by_default():
    assert Timeouts().min_rate == 1000.0
    assert Timeouts(min_rate=None).for_transfers().min_rate is None
