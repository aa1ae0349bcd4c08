"""Checks what the recurrences of `tableau_flows.schedules` combine, by kind of server.

The table of the spec decides (`protocol.SCHEDULE_COMBINATIONS`, wire_facts §8.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from enum import Enum
from typing import TypeAlias, TypeVar, cast

from tableau_flows_generated import models as m
from tableau_flows_generated import protocol
from tableau_flows_generated.checks import invalid_argument, shown
from tableau_flows_generated.errors import UsageError

from tableau_flows._common.arguments import items_of
from tableau_flows._common.deployments import DEPLOYMENT_NAMES, Deployment

EnumT = TypeVar("EnumT", bound=Enum)
_MINUTE = timedelta(minutes=1)
_Flaw: TypeAlias = tuple[str, str]
"""The name of an argument, and what it must be."""


class NeitherServerError(UsageError):
    """Neither kind of server accepts a recurrence.

    Attributes:
        on_server: Why Tableau Server refuses it; the error is about the same argument.
        on_cloud: Why Tableau Cloud refuses it.
    """

    def __init__(self, on_server: UsageError, on_cloud: UsageError) -> None:
        self.on_server = on_server
        self.on_cloud = on_cloud
        reasons = [str(on_server)]
        if str(on_cloud) != str(on_server):
            name = on_cloud.argument or ""
            is_other = name and name != on_server.argument
            second = str(on_cloud)
            reasons.append(second.replace(name, f"{name}=", 1) if is_other else second)
        super().__init__("; ".join(reasons), argument=on_server.argument)


def combined(
    frequency: m.ScheduleFrequency,
    deployment: Deployment,
    start: time,
    end: time | None,
    every: timedelta | None,
    days: tuple[m.WeekDay, ...],
    month_days: tuple[m.Interval, ...] = (),
) -> m.FrequencyDetails:
    """Return the details of a schedule if a kind of server accepts the combination.

    Raises:
        UsageError: It does not accept the combination.
    """
    row = protocol.SCHEDULE_COMBINATIONS[frequency.value, deployment]
    for argument, flaw in (
        *_flaws_of_times(row, start, end),
        *_flaws_of_interval(row, end, every),
        *_flaws_of_days(row, every, days),
    ):
        where = f"{frequency.value} on {DEPLOYMENT_NAMES[deployment]}"
        raise invalid_argument(argument, f"{flaw} ({where})")
    intervals = [] if every is None else [_interval(row, every)]
    intervals += [m.Interval(week_day=day) for day in days]
    return m.FrequencyDetails(start=start, end=end, intervals=(*intervals, *month_days))


def check_month_days(deployment: Deployment, days: tuple[m.Interval, ...]) -> None:
    """Check the days of a monthly schedule.

    Raises:
        UsageError: There is none, or the kind of server does not accept them.
    """
    row = protocol.SCHEDULE_COMBINATIONS[m.ScheduleFrequency.MONTHLY.value, deployment]
    name = DEPLOYMENT_NAMES[deployment]
    kinds = [_kind_of_day(day) for day in days]
    if not kinds:
        raise invalid_argument("days", "must hold at least one day of the month")
    if wrong := set(kinds) - row.month_days:
        raise UsageError(
            f"{name} does not accept days of the kind {min(wrong)} (Monthly)", argument="days"
        )
    if row.one_kind_of_days and len(kinds) > 1 and set(kinds) != {"numbers"}:
        raise invalid_argument(
            "days",
            f"must be numbers, or the last day alone, or one occurrence alone (Monthly on {name})",
        )


def check_time(value: object, argument: str) -> None:
    """Check that an argument is a time of day in whole minutes.

    Raises:
        UsageError: It is something else.
    """
    if not isinstance(value, time):
        raise invalid_argument(
            argument, f"must be a datetime.time such as time(6, 30), not {shown(value)}"
        )
    if value.tzinfo is not None:
        raise invalid_argument(argument, "must have no time zone; the server has its own")
    if value.second or value.microsecond:
        raise invalid_argument(argument, f"must be in whole minutes, not {value}")


def check_interval(value: object) -> None:
    """Check that the argument `every` is a duration.

    Raises:
        UsageError: It is something else.
    """
    if not isinstance(value, timedelta):
        raise invalid_argument(
            "every", f"must be a datetime.timedelta such as timedelta(hours=1), not {shown(value)}"
        )


def week_days_of(values: object) -> tuple[m.WeekDay, ...]:
    """Return the days of the week in a collection, each once.

    Raises:
        UsageError: One is no day of the week.
    """
    days = (member_of(m.WeekDay, value, "each of days") for value in days_of(values))
    return tuple(dict.fromkeys(days))


def month_day_of(value: object) -> int | str:
    """Return a day of the month: a number, or the word for the last day.

    Raises:
        UsageError: It is something else.
    """
    if isinstance(value, str) and value == protocol.LAST_DAY:
        return protocol.LAST_DAY
    number = isinstance(value, int) and not isinstance(value, bool)
    if number and 1 <= cast(int, value) <= protocol.DAYS_OF_MONTH:
        return cast(int, value)
    raise invalid_argument(
        "each of days",
        f"must be a number from 1 to {protocol.DAYS_OF_MONTH}, {protocol.LAST_DAY!r} or an"
        f" Occurrence, not {shown(value)}",
    )


def days_of(values: object) -> tuple[object, ...]:
    """Return the items of the argument `days`.

    Raises:
        UsageError: It is no collection.
    """
    return items_of(values, "days", "days, such as ['Monday']")


def member_of(kind: type[EnumT], value: object, argument: str) -> EnumT:
    """Return the member of an enumeration with a value.

    Only text is compared, by its characters: `kind(value)` would also compare and print any other
    object, which may raise anything.

    Raises:
        UsageError: There is none.
    """
    if isinstance(value, kind):
        return value
    given = str.__str__(value) if isinstance(value, str) else value
    for member in kind if isinstance(value, str) else ():
        if member.value == given:
            return member
    known = ", ".join(str(member.value) for member in kind)
    raise invalid_argument(argument, f"must be one of {known}, not {shown(given)}")


def _flaws_of_times(
    row: protocol.ScheduleCombination, start: time, end: time | None
) -> Iterator[_Flaw]:
    for name, value in (("start", start), ("end", end)):
        if value is not None and value.minute % row.step_minutes:
            yield name, f"must be in steps of {row.step_minutes} minutes, not {value}"
    if end is None:
        return
    if row.whole_hours and end.minute != start.minute:
        yield "end", f"must be whole hours after start= ({start}), not {end}"
    if end == start or (row.end_after_start and end < start):
        yield "end", f"must be later than start= ({start}), not {end}"


def _flaws_of_interval(
    row: protocol.ScheduleCombination, end: time | None, every: timedelta | None
) -> Iterator[_Flaw]:
    if (end is None) != (every is None):
        given, missing = ("end", "every") if every is None else ("every", "end")
        yield given, f"must be given together with {missing}="
    if every is not None and _interval_or_none(row, every) is None:
        yield "every", f"must be {_intervals(row)}, not {every}"


def _flaws_of_days(
    row: protocol.ScheduleCombination, every: timedelta | None, days: tuple[m.WeekDay, ...]
) -> Iterator[_Flaw]:
    least, most = row.least_week_days, row.most_week_days
    if not least <= len(days) <= most:
        allowed = "exactly one day" if least == most else f"{least} to {most} days"
        yield "days", f"must hold {allowed} of the week, not {len(days)}"
    if days and every is None and row.days_need_interval:
        yield "days", "must be given together with every= and end=, or in a weekly schedule"


def _interval_or_none(row: protocol.ScheduleCombination, every: timedelta) -> m.Interval | None:
    """Return an interval in hours or else in minutes; None if it is not possible."""
    minutes, rest = divmod(every, _MINUTE)
    if not rest and not minutes % 60 and minutes // 60 in row.hours:
        return m.Interval(hours=minutes // 60)
    return m.Interval(minutes=minutes) if not rest and minutes in row.minutes else None


def _interval(row: protocol.ScheduleCombination, every: timedelta) -> m.Interval:
    found = _interval_or_none(row, every)
    if found is None:
        raise ValueError(f"the interval {every} was not checked")
    return found


def _intervals(row: protocol.ScheduleCombination) -> str:
    """Return the possible intervals in words."""
    minutes = sorted(row.minutes - {60 * hours for hours in row.hours})
    units = ((minutes, "minutes"), (sorted(row.hours), "hours"))
    return " or ".join(f"{', '.join(map(str, values))} {unit}" for values, unit in units if values)


def _kind_of_day(day: m.Interval) -> str:
    if day.week_day is not None:
        return "occurrence"
    return "last day" if day.month_day == protocol.LAST_DAY else "numbers"
