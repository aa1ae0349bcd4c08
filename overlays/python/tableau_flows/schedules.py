"""Recurrences: when a schedule of Tableau Server or a flow task of Tableau Cloud runs.

```python
from datetime import time, timedelta
from tableau_flows import schedules

tableau.schedules.create("Nightly", schedules.Daily(start=time(2, 30)))
tableau.schedules.create(
    "Half-hourly",
    schedules.Hourly(start=time(8), end=time(18), every=timedelta(minutes=30)),
)
tableau.flow_tasks.create(flow, schedules.Weekly(start=time(6), days=["Monday"]))  # on Cloud
```

Tableau Server and Tableau Cloud accept different combinations of times, intervals and days. The
method that sends a recurrence checks it for its kind of server before anything is sent;
`for_server` and `for_cloud` check it without sending it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import time, timedelta
from typing import ClassVar, Literal, Self, TypeAlias, cast

from tableau_flows_generated import models as m
from tableau_flows_generated.checks import invalid_argument, shown
from tableau_flows_generated.errors import UsageError

from tableau_flows._common.deployments import Deployment
from tableau_flows._common.recurrences import (
    NeitherServerError,
    check_interval,
    check_month_days,
    check_time,
    combined,
    days_of,
    member_of,
    month_day_of,
    week_days_of,
)

__all__ = ["Daily", "Hourly", "Monthly", "Occurrence", "Recurrence", "Weekly"]


def __dir__() -> list[str]:
    return sorted(__all__)


_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day of the month given by a day of the week, such as the first Monday; on Tableau Cloud.

    Attributes:
        which: First, Second, Third, Fourth, Fifth or LastDay.
        day: The day of the week.

    Raises:
        UsageError: A value is not one of these.
    """

    which: m.MonthDay | m.MonthDayValue
    day: m.WeekDay | m.WeekDayValue

    def __post_init__(self) -> None:
        object.__setattr__(self, "which", member_of(m.MonthDay, self.which, "which"))
        object.__setattr__(self, "day", member_of(m.WeekDay, self.day, "day"))


class _Checked:
    """A recurrence that is checked for a kind of server when it is used."""

    __slots__ = ()
    frequency: ClassVar[m.ScheduleFrequency]

    def __new__(cls, *by_position: object, **by_name: object) -> Self:
        """Refuse values without names, which would raise a TypeError that names none of them.

        Raises:
            UsageError: A value was given by position.
        """
        if by_position:
            names = [field.name for field in fields(cast("type[Recurrence]", cls))]
            raise UsageError(
                f"{names[0]} must be given by name, {cls.__name__}({names[0]}=…), not by position"
                f" as {shown(by_position[0])}; the arguments of {cls.__name__} are"
                f" {', '.join(names)}"
            )
        return super().__new__(cls)

    def for_server(self) -> m.FrequencyDetails:
        """Return the times, intervals and days as a schedule of Tableau Server has them.

        Raises:
            UsageError: Tableau Server refuses this combination.
        """
        return self._details("server")

    def for_cloud(self) -> m.FrequencyDetails:
        """Return the times, intervals and days as a task of Tableau Cloud has them.

        Raises:
            UsageError: Tableau Cloud refuses this combination.
        """
        return self._details("cloud")

    def _details(self, deployment: Deployment) -> m.FrequencyDetails:
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Hourly(_Checked):
    """Runs several times a day, at an interval from a start to an end.

    Attributes:
        start: Time of the first run of a day, in whole minutes; on Cloud in steps of five.
        end: Time after which no run begins. On Cloud a number of whole hours after the start.
        every: The interval. On Server 15 or 30 minutes or 1, 2, 4, 6, 8 or 12 hours; on Cloud one
            hour.
        days: Days of the week; on Server all if omitted, on Cloud at least one.

    Raises:
        UsageError: A value has the wrong type, or fits neither kind of server.
    """

    frequency: ClassVar[m.ScheduleFrequency] = m.ScheduleFrequency.HOURLY
    start: time
    end: time
    every: timedelta = _HOUR
    days: Collection[m.WeekDay | m.WeekDayValue] = ()

    def __post_init__(self) -> None:
        check_time(self.start, "start")
        check_time(self.end, "end")
        check_interval(self.every)
        object.__setattr__(self, "days", week_days_of(self.days))
        _check_any(self)

    def _details(self, deployment: Deployment) -> m.FrequencyDetails:
        return combined(
            self.frequency, deployment, self.start, self.end, self.every, _given(self.days)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily(_Checked):
    """Runs once a day, or at an interval of hours from a start to an end.

    Attributes:
        start: Time of the first run of a day, in whole minutes; on Cloud in steps of five.
        end: Time after which no run begins; with `every` only. An end that is earlier than the
            start is on the next day.
        every: The interval: 2, 4, 6, 8 or 12 hours, on Cloud 24 hours too. Once a day if omitted.
        days: Days of the week. On Cloud at least one; on Server with `every` only, and all if
            omitted. For single runs on some days of the week use `Weekly` on Server.

    Raises:
        UsageError: A value has the wrong type, or fits neither kind of server.
    """

    frequency: ClassVar[m.ScheduleFrequency] = m.ScheduleFrequency.DAILY
    start: time
    end: time | None = None
    every: timedelta | None = None
    days: Collection[m.WeekDay | m.WeekDayValue] = ()

    def __post_init__(self) -> None:
        check_time(self.start, "start")
        if self.end is not None:
            check_time(self.end, "end")
        if self.every is not None:
            check_interval(self.every)
        object.__setattr__(self, "days", week_days_of(self.days))
        _check_any(self)

    def _details(self, deployment: Deployment) -> m.FrequencyDetails:
        return combined(
            self.frequency, deployment, self.start, self.end, self.every, _given(self.days)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly(_Checked):
    """Runs once on some days of the week.

    Attributes:
        start: Time of the run, in whole minutes; on Cloud in steps of five.
        days: The days of the week: on Server one to seven, on Cloud one.

    Raises:
        UsageError: A value has the wrong type, or fits neither kind of server.
    """

    frequency: ClassVar[m.ScheduleFrequency] = m.ScheduleFrequency.WEEKLY
    start: time
    days: Collection[m.WeekDay | m.WeekDayValue]

    def __post_init__(self) -> None:
        check_time(self.start, "start")
        object.__setattr__(self, "days", week_days_of(self.days))
        _check_any(self)

    def _details(self, deployment: Deployment) -> m.FrequencyDetails:
        return combined(self.frequency, deployment, self.start, None, None, _given(self.days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Monthly(_Checked):
    """Runs once on some days of the month.

    Attributes:
        start: Time of the run, in whole minutes; on Cloud in steps of five.
        days: The days of the month: numbers from 1 to 31, "LastDay", or an `Occurrence`, such as
            the first Monday. On Server numbers and the last day in any combination; on Cloud
            numbers, or the last day alone, or one occurrence alone.

    Raises:
        UsageError: A value has the wrong type, or fits neither kind of server.
    """

    frequency: ClassVar[m.ScheduleFrequency] = m.ScheduleFrequency.MONTHLY
    start: time
    days: Collection[int | Literal["LastDay"] | Occurrence]

    def __post_init__(self) -> None:
        check_time(self.start, "start")
        object.__setattr__(self, "days", _month_days(self.days))
        _check_any(self)

    def _details(self, deployment: Deployment) -> m.FrequencyDetails:
        days = tuple(map(_interval, self.days))
        check_month_days(deployment, days)
        return combined(self.frequency, deployment, self.start, None, None, (), days)


Recurrence: TypeAlias = Hourly | Daily | Weekly | Monthly
"""When the tasks of a schedule run."""


def check_recurrence(value: object) -> None:
    """Check that an argument is a recurrence.

    Raises:
        UsageError: It is something else.
    """
    if not isinstance(value, _Checked):
        raise invalid_argument(
            "recurrence",
            "must be one of tableau_flows.schedules, such as"
            f" schedules.Daily(start=time(6)), not {shown(value)}",
        )


def _check_any(recurrence: Recurrence) -> None:
    """Check that at least one kind of server accepts a recurrence.

    Raises:
        NeitherServerError: Neither accepts it.
    """
    try:
        recurrence.for_server()
    except UsageError as on_server:
        try:
            recurrence.for_cloud()
        except UsageError as on_cloud:
            raise NeitherServerError(on_server, on_cloud) from None


def _month_days(values: object) -> tuple[int | Literal["LastDay"] | Occurrence, ...]:
    days = (
        value if isinstance(value, Occurrence) else month_day_of(value) for value in days_of(values)
    )
    return tuple(dict.fromkeys(cast("Collection[int | Literal['LastDay'] | Occurrence]", (*days,))))


def _interval(day: int | str | Occurrence) -> m.Interval:
    if isinstance(day, Occurrence):
        return m.Interval(week_day=day.day, month_day=day.which)
    return m.Interval(month_day=str(day))


def _given(days: Collection[m.WeekDay | m.WeekDayValue]) -> tuple[m.WeekDay, ...]:
    """Return the days of a recurrence, which has converted them when it was made."""
    return cast("tuple[m.WeekDay, ...]", days)
