"""Recurrences, and `client.schedules`: what a kind of server refuses is refused before sending."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields, replace
from datetime import UTC, date, time, timedelta

import pytest
from tableau_flows import Client, JwtCredentials, TokenCredentials, emulator, errors, models
from tableau_flows.schedules import Daily, Hourly, Monthly, Occurrence, Weekly
from tableau_flows_generated import operations

NIGHTLY = emulator.seed_id("schedule", "Nightly flows")
FLOW = emulator.seed_id("flow", "Superstore")
SIX, NOON, HALF_PAST = time(6), time(12), time(6, 30)
WEEK = [day.value for day in models.WeekDay]


def hours(number):
    return timedelta(hours=number)


def minutes(number):
    return timedelta(minutes=number)


def hourly(every, days=(), start=SIX, end=NOON):
    return lambda: Hourly(start=start, end=end, every=every, days=days)


def daily(**given):
    return lambda: Daily(start=given.pop("start", SIX), **given)


def weekly(*days, start=SIX):
    return lambda: Weekly(start=start, days=days)


def monthly(*days):
    return lambda: Monthly(start=SIX, days=days)


FIRST_MONDAY = Occurrence("First", "Monday")
MON = ["Monday"]

# A recurrence, and whether Tableau Server and Tableau Cloud accept it (wire_facts §8.2).
TABLE = {
    **{f"hourly {n} min": (hourly(minutes(n)), True, False) for n in (15, 30)},
    **{f"hourly {n} h": (hourly(hours(n)), True, False) for n in (1, 2, 4, 6, 8, 12)},
    **{f"hourly {n} min, never": (hourly(minutes(n), MON), False, False) for n in (5, 20, 45, 90)},
    **{f"hourly {n} h, never": (hourly(hours(n), MON), False, False) for n in (0, 3, 24)},
    "hourly with seconds": (hourly(timedelta(hours=1, seconds=1), MON), False, False),
    "hourly negative": (hourly(-hours(1), MON), False, False),
    "hourly with a day": (hourly(hours(1), MON), True, True),
    "hourly with all days": (hourly(hours(1), WEEK), True, True),
    "hourly 2 h with a day": (hourly(hours(2), MON), True, False),
    "hourly not whole hours": (hourly(hours(1), MON, end=time(12, 30)), True, False),
    "hourly over midnight": (hourly(hours(1), MON, NOON, SIX), True, False),
    "hourly without length": (hourly(hours(1), MON, SIX, SIX), False, False),
    "hourly in steps of five": (hourly(hours(1), MON, time(6, 5), time(9, 5)), True, True),
    "hourly at any minute": (hourly(hours(1), MON, time(6, 1), time(9, 1)), True, False),
    "daily": (daily(), True, False),
    "daily at any minute": (daily(start=time(6, 1)), True, False),
    "daily with a day": (daily(days=MON), False, True),
    "daily with all days": (daily(days=WEEK), False, True),
    **{
        f"daily {n} h": (daily(every=hours(n), end=time(18), days=MON), True, True)
        for n in (2, 4, 6, 8, 12)
    },
    "daily 24 h": (daily(every=hours(24), end=time(18), days=MON), False, True),
    "daily 1 h": (daily(every=hours(1), end=time(18), days=MON), False, False),
    "daily 30 min": (daily(every=minutes(30), end=time(18), days=MON), False, False),
    "daily 2 h, no day": (daily(every=hours(2), end=time(18)), True, False),
    "daily over midnight": (daily(every=hours(2), end=time(1), days=MON), True, True),
    "daily not whole hours": (daily(every=hours(2), end=time(18, 5), days=MON), True, False),
    "daily without end": (daily(every=hours(2), days=MON), False, False),
    "daily without interval": (daily(end=NOON, days=MON), False, False),
    "weekly": (weekly("Monday"), True, True),
    "weekly at any minute": (weekly("Monday", start=time(6, 1)), True, False),
    "weekly on two days": (weekly("Monday", "Friday"), True, False),
    "weekly on all days": (weekly(*WEEK), True, False),
    "weekly without a day": (weekly(), False, False),
    "monthly": (monthly(1), True, True),
    "monthly on several days": (monthly(1, 15, 31), True, True),
    "monthly on the last day": (monthly("LastDay"), True, True),
    "monthly, also on the last day": (monthly(1, "LastDay"), True, False),
    "monthly on a first Monday": (monthly(FIRST_MONDAY), False, True),
    "monthly on a last Friday": (monthly(Occurrence("LastDay", "Friday")), False, True),
    "monthly, two occurrences": (monthly(FIRST_MONDAY, Occurrence("Third", MON[0])), False, False),
    "monthly, number and occurrence": (monthly(1, FIRST_MONDAY), False, False),
    "monthly without a day": (monthly(), False, False),
    **{
        f"monthly on {day!r}": (monthly(day), False, False)
        for day in (0, 32, -1, True, "1", "First")
    },
}


def accepts(make, method):
    try:
        getattr(make(), method)()
    except errors.UsageError:
        return False
    return True


@pytest.mark.parametrize(("make", "on_server", "on_cloud"), TABLE.values(), ids=TABLE)
def test_each_kind_of_server_accepts_the_combinations_of_the_table(make, on_server, on_cloud):
    assert (accepts(make, "for_server"), accepts(make, "for_cloud")) == (on_server, on_cloud)


@pytest.mark.parametrize(("make", "on_server", "on_cloud"), TABLE.values(), ids=TABLE)
def test_what_neither_kind_accepts_cannot_be_made(make, on_server, on_cloud):
    if on_server or on_cloud:
        make()
    else:
        with pytest.raises(errors.UsageError):
            make()


@pytest.mark.parametrize("name", TABLE)
def test_the_emulator_takes_what_is_accepted(name, running_server, clients_of_both_kinds):
    make, *accepted = TABLE[name]
    for accepts, send in zip(accepted, clients_of_both_kinds, strict=True):
        if accepts:
            assert send(make(), name).frequency == make().frequency


def details(*intervals, start=SIX, end=None):
    return models.FrequencyDetails(start=start, end=end, intervals=intervals)


I = models.Interval  # noqa: E741
# What no recurrence can be: frequency, details, and whether Server and Cloud accept it.
RAW = [
    ("Hourly", details(I(hours=2, minutes=30), I(week_day="Monday"), end=NOON), False, False),
    ("Hourly", details(I(hours=1), I(minutes=30), I(week_day="Monday"), end=NOON), False, False),
    ("Hourly", details(I(hours=1), I(week_day="Monday")), False, False),
    ("Hourly", details(I(hours=1), I(week_day="Noday"), end=NOON), False, False),
    ("Hourly", details(I(week_day="Monday"), end=NOON), False, False),
    ("Hourly", details(I(hours=3), I(week_day="Monday"), end=NOON), False, False),
    ("Hourly", details(I(), I(hours=1), I(week_day="Monday"), end=NOON), False, False),
    ("Hourly", details(I(hours=1), I(week_day="Monday"), end=time(12, 30)), True, False),
    ("Daily", details(), True, False),
    # Server ignores the intervals of a daily schedule without an end.
    ("Daily", details(I(hours=3), I(month_day="1")), True, False),
    ("Daily", details(I(week_day="Monday"), I(month_day="1")), True, False),
    ("Weekly", details(I(week_day="Monday"), end=NOON), False, False),
    ("Weekly", details(I(week_day="Monday"), I(hours=1), end=NOON), False, False),
    ("Weekly", details(), False, False),
    ("Monthly", details(I(month_day="32")), False, False),
    ("Monthly", details(I(month_day="First")), False, False),
    ("Monthly", details(I(month_day="²")), False, False),
    ("Monthly", details(I(month_day="\u0661")), False, False),  # a digit of Arabic
    ("Monthly", details(I(month_day="1"), I(month_day="LastDay")), True, False),
    ("Monthly", details(I(month_day="Sixth", week_day="Monday")), False, False),
    ("Monthly", details(I(month_day="First", week_day="Monday")), False, True),
    ("Monthly", details(), False, False),
    ("Weekly", models.FrequencyDetails(intervals=(I(week_day="Monday"),)), False, False),
    ("Yearly", details(), False, False),
]


@pytest.mark.parametrize(("frequency", "given", "on_server", "on_cloud"), RAW)
def test_the_emulator_refuses_all_else(frequency, given, on_server, on_cloud, raw_of_both_kinds):
    for accepted, send in zip((on_server, on_cloud), raw_of_both_kinds, strict=True):
        if accepted:
            assert send(frequency, given)
        else:
            with pytest.raises(errors.InvalidScheduleError):
                send(frequency, given)


@pytest.fixture(scope="module")
def cloud_server():
    with emulator.running(cloud=True, run_seconds=0, queue_seconds=0) as server:
        yield server


def clients(running_server, cloud_server):
    running_server.reset()
    on_server = Client(
        running_server.url, site="", credentials=TokenCredentials("demo", "demo-secret")
    )
    return on_server, Client(cloud_server.url, site="main", credentials=JwtCredentials("demo-jwt"))


@pytest.fixture
def clients_of_both_kinds(running_server, cloud_server):
    on_server, on_cloud = clients(running_server, cloud_server)
    with on_server, on_cloud:
        yield (
            lambda recurrence, name: on_server.schedules.create(name, recurrence),
            lambda recurrence, _: on_cloud.flow_tasks.create(FLOW, recurrence).flow_run.schedule,
        )


@pytest.fixture
def raw_of_both_kinds(running_server, cloud_server):
    on_server, on_cloud = clients(running_server, cloud_server)
    with on_server, on_cloud:
        yield (
            lambda frequency, given: on_server.call(
                operations.create_schedule(
                    "New",
                    kind="Flow",
                    priority=50,
                    execution_order="Parallel",
                    frequency=frequency,
                    frequency_details=given,
                )
            ),
            lambda frequency, given: on_cloud.call(
                operations.create_cloud_flow_task(
                    FLOW, frequency=frequency, frequency_details=given
                )
            ),
        )


@pytest.mark.parametrize(
    ("make", "text"),
    [
        (lambda: Daily(start="06:00"), "^start must be a datetime.time such as"),
        (lambda: Daily(start=time(6, tzinfo=UTC)), "^start must have no time zone"),
        (lambda: Daily(start=time(6, 0, 1)), "^start must be in whole minutes, not 06:00:01"),
        (lambda: Daily(start=time(6, 0, 0, 1)), "^start must be in whole minutes"),
        (lambda: Hourly(start=SIX, end="7"), "^end must be a datetime.time"),
        (lambda: Daily(start=SIX, end="7"), "^end must be a datetime.time"),
        (lambda: Hourly(start=SIX, end=NOON, every=1), "^every must be a datetime.timedelta"),
        (lambda: Daily(start=SIX, end=NOON, every=1), "^every must be a datetime.timedelta"),
        (lambda: Weekly(start=SIX, days="Monday"), "^days must be a sequence"),
        (lambda: Weekly(start=SIX, days=5), "^days must be a sequence"),
        (lambda: Weekly(start=SIX, days={"Monday": 1}), "^days must be a sequence"),
        (lambda: Monthly(start=SIX, days={1: 2}), "^days must be a sequence"),
        (lambda: Weekly(start=SIX, days=["Mon"]), "^each of days must be one of Monday, "),
        (lambda: Weekly(start=SIX, days=[["Monday"]]), "^each of days must be one of Monday, "),
        (lambda: Occurrence("Sixth", "Monday"), "^which must be one of First, "),
        (lambda: Occurrence("First", "Mon"), "^day must be one of Monday, "),
        (hourly(minutes(45)), r"^every must be 15, 30 minutes or 1, 2, .* not 0:45:00 \(Hourly on"),
        (
            weekly(),
            r"^days must hold 1 to 7 days of the week, not 0 .*; days must hold exactly one",
        ),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(make, text):
    with pytest.raises(errors.UsageError, match=text):
        make()


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Hourly, "start, end, every, days"),
        (Daily, "start, end, every, days"),
        (Weekly, "start, days"),
        (Monthly, "start, days"),
    ],
)
@pytest.mark.parametrize("given", [(SIX,), ("6",), (SIX, NOON, 1, 2, 3)])
def test_a_value_without_its_name_is_refused_with_the_names(kind, names, given):
    name = kind.__name__
    with pytest.raises(
        errors.UsageError, match=rf"^start must be given by name, {name}\(start="
    ) as e:
        kind(*given)
    assert str(e.value).endswith(f"the arguments of {name} are {names}")
    assert ("'6'" in str(e.value)) == (given == ("6",))


GOOD = [
    (Hourly, {"start": SIX, "end": NOON}),
    (Daily, {"start": SIX}),
    (Weekly, {"start": SIX, "days": MON}),
    (Monthly, {"start": SIX, "days": [1]}),
    (Occurrence, {"which": "First", "day": "Monday"}),
]


class Failing:
    """Something that can be neither compared nor printed."""

    def __eq__(self, other):
        raise RuntimeError("compared")

    def __hash__(self):
        raise RuntimeError("hashed")

    def __repr__(self):
        raise RuntimeError("printed")


class FailingText(Failing, str):
    """Text that can be neither compared nor printed by its own methods."""


def nested(levels):
    inner = []
    for _ in range(levels):
        inner = [inner]
    return inner


WRONG = {
    "True": True,
    "an int": 10**5000,
    "a float": float("nan"),
    "text": "x" * 10**5,
    "bytes": b"06:00",
    "an object": object(),
    "a class": time,
    "a date": date(2026, 1, 2),
    "a duration": timedelta.max,
    "a time with a zone": time(6, tzinfo=UTC),
    "a mapping": {"Monday": 1},
    "an iterator": iter(["Monday"]),
    "None in a list": [None],
    "a list in a list": [[]],
    "a surrogate": ["\ud800"],
    "a recurrence": Daily(start=SIX),
    "a list nested deeply": nested(100_000),
    "a list of a list nested deeply": [nested(100_000)],
    "something that fails": Failing(),
    "a list of something that fails": [Failing()],
}


@pytest.mark.parametrize(
    ("kind", "good", "name"),
    [(kind, good, field.name) for kind, good in GOOD for field in fields(kind)],
)
@pytest.mark.parametrize("wrong", WRONG)
def test_each_argument_refuses_values_of_other_kinds_by_its_name(kind, good, name, wrong):
    with pytest.raises(errors.UsageError, match=rf"^(each of )?{name} must ") as caught:
        kind(**{**good, name: WRONG[wrong]})
    assert len(str(caught.value)) < 300


def test_a_word_is_compared_by_its_characters_alone():
    assert Occurrence(FailingText("First"), FailingText("Monday")) == Occurrence("First", "Monday")
    with pytest.raises(errors.UsageError, match=r"^which must be one of First, .* not 'Sixth'$"):
        Occurrence(FailingText("Sixth"), "Monday")


@pytest.mark.parametrize(("kind", "good"), GOOD)
def test_a_recurrence_can_be_copied_and_pickled(kind, good):
    made = kind(**good)
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == replace(made) == made


def test_an_interval_of_an_hour_is_named_in_hours_only():
    with pytest.raises(errors.UsageError, match=r"^every must be 1 hours, not 2:00:00"):
        hourly(hours(2), MON)().for_cloud()


def test_a_reason_that_both_kinds_of_server_share_is_told_once():
    with pytest.raises(errors.UsageError) as caught:
        Monthly(start=SIX, days=[])
    assert str(caught.value) == "days must hold at least one day of the month"


def test_repeated_days_are_one():
    assert Weekly(start=SIX, days=["Monday", models.WeekDay.MONDAY]).days == ("Monday",)
    assert Monthly(start=SIX, days=[1, 1]).days == (1,)


def test_recurrences_can_be_compared_and_be_keys():
    assert {Weekly(start=SIX, days=["Monday"])} == {Weekly(start=SIX, days=("Monday",))}


def test_a_schedule_keeps_what_it_was_created_with(tableau):
    recurrence = Hourly(start=HALF_PAST, end=time(18, 30), every=minutes(30), days=["Friday"])
    made = tableau.schedules.create("New", recurrence, kind="Extract", priority=1)
    assert tableau.schedules.get(made) == made
    assert made.frequency_details == recurrence.for_server()
    assert (made.type, made.priority, made.state) == ("Extract", 1, "Active")
    assert made.execution_order == "Parallel"


def test_an_update_changes_only_what_is_given(tableau):
    before = tableau.schedules.create("New", Weekly(start=SIX, days=["Monday"]))
    renamed = tableau.schedules.update(before, name="Newer")
    assert renamed.name == "Newer"
    assert renamed.frequency_details == before.frequency_details
    monthly = Monthly(start=NOON, days=["LastDay"])
    after = tableau.schedules.update(before, recurrence=monthly)
    assert (after.name, after.frequency) == ("Newer", "Monthly")
    assert after.frequency_details == monthly.for_server()


@pytest.mark.parametrize("value", [0, 101])
def test_a_priority_is_from_1_to_100(tableau, server, value):
    daily = Daily(start=SIX)
    for call in (
        lambda: tableau.schedules.create("New", daily, priority=value),
        lambda: tableau.schedules.update(NIGHTLY, priority=value),
    ):
        with pytest.raises(errors.UsageError, match=r"^priority must be a whole number from 1 to"):
            call()
    assert server.requests == ()


def test_a_schedule_needs_a_name_and_known_words(tableau, server):
    daily = Daily(start=SIX)
    for given, text in (
        ({"kind": "Flows"}, "^kind must be one of ActiveDirectorySync, "),
        ({"execution_order": "Both"}, "^execution_order must be one of Parallel, Serial"),
    ):
        with pytest.raises(errors.UsageError, match=text):
            tableau.schedules.create("New", daily, **given)
    with pytest.raises(errors.UsageError, match=r"^state must be one of Active, Suspended"):
        tableau.schedules.update(NIGHTLY, state="Off")

    class Array:
        """Like the arrays of numeric libraries, it cannot be compared with text."""

        __hash__ = None

        def __eq__(self, other):
            raise ValueError("the truth value is ambiguous")

    for call in (
        lambda: tableau.schedules.create(Array(), daily),
        lambda: tableau.schedules.update(NIGHTLY, name=Array()),
        lambda: tableau.schedules.create(None, daily),
        lambda: tableau.schedules.update(NIGHTLY, name=[NIGHTLY]),
    ):
        with pytest.raises(errors.UsageError, match=r"^name must be text"):
            call()
    for call in (
        lambda: tableau.schedules.create("", daily),
        lambda: tableau.schedules.update(NIGHTLY, name=""),
    ):
        with pytest.raises(errors.UsageError, match=r"^name must not be empty"):
            call()
    with pytest.raises(errors.UsageError, match=r"^nothing to change: give at least one of name="):
        tableau.schedules.update(NIGHTLY)
    assert server.requests == ()


def test_a_schedule_with_tasks_is_not_deleted(tableau):
    with pytest.raises(errors.BadRequestError) as caught:
        tableau.schedules.delete(NIGHTLY)
    assert caught.value.code == "400059"
    assert tableau.schedules.get(NIGHTLY).name == "Nightly flows"


def test_a_name_is_taken_once(tableau):
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.schedules.create("Nightly flows", Daily(start=SIX))
    assert caught.value.code == "409021"
