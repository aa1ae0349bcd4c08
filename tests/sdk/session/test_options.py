"""Options of a client: each of the wrong kind is refused by its name before anything is sent."""

from __future__ import annotations

import datetime
import ssl
import warnings

import httpx
import pytest
from tableau_flows import InsecureConnectionWarning, RetryPolicy, Timeouts
from tableau_flows.errors import UsageError

NAN = float("nan")
INFINITY = float("inf")


@pytest.mark.any_connections
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"timeouts": 5}, r"timeouts= must be Timeouts, such as Timeouts\(total=5\), not 5"),
        ({"timeouts": (1, 2)}, "timeouts= must be Timeouts.*, not tuple"),
        ({"timeouts": Timeouts}, "timeouts= must be Timeouts.*, not the class Timeouts"),
        ({"retry": 3}, r"retry= must be a RetryPolicy, such as RetryPolicy\(max_retries=3\)"),
        ({"retry": True}, "retry= must be a RetryPolicy.*, not True"),
        ({"retry": RetryPolicy}, "retry= must be a RetryPolicy.*, not the class RetryPolicy"),
        ({"prefetch": -1}, "prefetch= must be a whole number of pages from 0 to 64, not -1"),
        ({"prefetch": 1.5}, "prefetch= must be a whole number of pages from 0 to 64, not 1.5"),
        ({"prefetch": True}, "prefetch= must be a whole number of pages from 0 to 64, not True"),
        ({"prefetch": "6"}, "prefetch= must be a whole number of pages from 0 to 64, not '6'"),
        ({"prefetch": None}, "prefetch= must be a whole number of pages from 0 to 64, not None"),
        ({"prefetch": 65}, "prefetch= must be a whole number of pages from 0 to 64, not 65"),
        ({"strict": 1}, "strict= must be True or False, not 1"),
        ({"strict": None}, "strict= must be True or False, not None"),
        ({"strict": "no"}, "strict= must be True or False, not 'no'"),
        ({"max_reply_bytes": 0}, "max_reply_bytes= must be a whole number of bytes, at least 1"),
        ({"max_reply_bytes": 1e6}, "max_reply_bytes= must be a whole number of bytes"),
        ({"max_reply_bytes": None}, "max_reply_bytes= must be a whole number of bytes"),
        ({"prefetch": -(10**5000)}, "pages from 0 to 64, not a number of thousands of digits"),
        ({"prefetch": "6" * 500}, r"pages from 0 to 64, not '6{80}'…$"),
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


@pytest.mark.any_connections
@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.parametrize("name", OPTIONS)
def test_every_argument_of_a_client_is_checked_when_it_is_made(world, credentials, name):
    given = {"server": "https://t", "site": "", "credentials": credentials}
    for value in WRONG:
        if value == 5 and name in {"prefetch", "max_reply_bytes"}:
            continue
        with pytest.raises(UsageError, match=name):
            world.client(**(given | {name: value}))


@pytest.mark.own_connections("the test gives connections of its own")
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


LONG = "x" * 10**6
TOO_LONG = [
    *(("server", text) for text in (LONG, f"https://{LONG}", f"https://t/{LONG}", f"ftp://{LONG}")),
    *(("site", text) for text in (LONG, "x" * 1001)),
    *(("api_version", text) for text in (LONG, f"3.{'2' * 10**6}", "x" * 500)),
    *(("cert", given) for given in (LONG, (LONG, LONG), "x" * 500)),
    *(("verify", text) for text in (LONG, f"\n{LONG}")),
    *(
        ("proxy", text)
        for text in (LONG, f"http://{LONG}", f"http://u:p@t:1/{LONG}", f"{LONG}://t")
    ),
    *(("prefetch", text) for text in (LONG, 10**400)),
    *(("retry", text) for text in (LONG,)),
]


@pytest.mark.any_connections
@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.parametrize(("name", "value"), TOO_LONG, ids=[name for name, _ in TOO_LONG])
def test_a_value_that_is_too_long_is_refused_and_shown_in_part(world, credentials, name, value):
    given = {"server": "https://t", "site": "", "credentials": credentials}
    with pytest.raises(UsageError, match=name) as caught:
        world.client(**(given | {name: value}))
    assert len(str(caught.value)) < 900


@pytest.mark.own_connections("the test gives connections of its own")
def test_long_addresses_and_names_of_sites_are_taken_up_to_a_bound(world, credentials):
    page = "https://t/#/site/s/views/" + "x" * (8_000 - 25)
    tableau = world.client(page, credentials=credentials)
    assert "site='s'" in repr(tableau)
    with pytest.raises(UsageError, match="server= has 8001 characters; an address has at most 800"):
        world.client(page + "x", credentials=credentials)
    world.client("https://t", site="x" * 1000, credentials=credentials)
    proxy = f"http://u:{'x' * (8_000 - 11)}@p"
    world.client("https://t", site="", credentials=credentials, proxy=proxy)
    with pytest.raises(UsageError, match="proxy= has 8001 characters; an address has at most 800"):
        world.client("https://t", site="", credentials=credentials, proxy=proxy + "x")


@pytest.mark.own_connections("the test gives connections of its own")
@pytest.mark.parametrize("name", ["http", "transport"])
@pytest.mark.parametrize(
    "value",
    [False, None, "/nope", 1, ssl.create_default_context()],
    ids=["False", "None", "path", "1", "context"],  # the same in every worker of the test run
)
def test_verify_has_no_effect_with_connections_that_are_handed_in(world, credentials, name, value):
    given = {"server": "https://t", "site": "", "credentials": credentials, "verify": value}
    if name == "http":
        handed = httpx.Client() if world.name == "sync" else httpx.AsyncClient()
    else:
        handed = httpx.MockTransport(lambda request: httpx.Response(500))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", InsecureConnectionWarning)
        with pytest.raises(UsageError, match=f"^verify= has no effect with {name}=, which makes"):
            world.client(**given, **{name: handed})
    assert caught == []
    world.client(**(given | {"verify": True}), **{name: handed})


def test_the_smallest_and_the_largest_options_are_allowed(world):
    world.from_token("https://t", token="t", site_id="s", prefetch=64)
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
    unit = "bytes per second" if name == "min_rate" else "seconds"
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
