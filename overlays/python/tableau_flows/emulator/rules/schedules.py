"""Schedules: what they may combine, how they are stored, and when they run next."""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta

from tableau_flows_generated import models, protocol
from tableau_flows_generated.models import ExecutionOrder, MonthDay, ScheduleState, WeekDay

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.store.records import ScheduleRow
from tableau_flows.emulator.store.store import Store

SEARCHED_DAYS = 366
"""Number of days that the next run is searched in; each month has a fourth of any week day."""

_WEEK_DAYS = tuple(day.value for day in WeekDay)
_OCCURRENCES = tuple(word.value for word in MonthDay if word.value != protocol.LAST_DAY)


def checked_details(
    frequency: str, details: models.FrequencyDetails, *, cloud: bool
) -> models.FrequencyDetails:
    """Return the times, intervals and days as the server stores them.

    Raises:
        Refusal: 409004, if the server does not accept the combination (wire_facts §8.2).
    """
    row = protocol.SCHEDULE_COMBINATIONS.get((frequency, "cloud" if cloud else "server"))
    if row is None:
        raise _invalid(f"There is no frequency {frequency!r}.")
    if details.start is None:
        raise _invalid("The schedule has no start.")
    if row.days_need_interval and details.end is None:
        # Older servers ignore the intervals of daily schedules instead of refusing them.
        details = models.FrequencyDetails(start=details.start)
    for flaw in (*_flaws_of_times(row, details), *_flaws_of_days(row, details)):
        raise _invalid(f"{flaw} ({frequency})")
    return details


def _invalid(detail: str) -> Refusal:
    return Refusal(protocol.SCHEDULE_REFUSED_CODE, detail)


def _flaws_of_times(
    row: protocol.ScheduleCombination, details: models.FrequencyDetails
) -> Iterator[str]:
    given = [it for it in details.intervals if it.hours is not None or it.minutes is not None]
    for it in given:
        if it.hours is not None and it.minutes is not None:
            yield "An interval has either hours or minutes."
        if it.hours is not None and it.hours not in row.hours:
            yield f"An interval of {it.hours} hours is not possible."
        if it.minutes is not None and it.minutes not in row.minutes:
            yield f"An interval of {it.minutes} minutes is not possible."
    if len(given) > 1:
        yield "There is more than one interval in hours or minutes."
    if not given and row.interval == "required":
        yield "An interval in hours or minutes is missing."
    if given and row.interval == "none":
        yield "Intervals in hours or minutes are not possible."
    start, end = details.start or time(), details.end
    if (end is None) != (not given):
        yield "An end and an interval in hours or minutes need each other."
    for moment in (start, end or start):
        if moment.minute % row.step_minutes or (row.step_minutes > 1 and moment.second):
            yield f"Times have steps of {row.step_minutes} minutes."
    if end is None:
        return
    if row.whole_hours and (start.minute, start.second) != (end.minute, end.second):
        yield "From start to end must be whole hours."
    if end == start or (row.end_after_start and end < start):
        yield "The end must be later than the start."


def _flaws_of_days(
    row: protocol.ScheduleCombination, details: models.FrequencyDetails
) -> Iterator[str]:
    month = [it for it in details.intervals if it.month_day is not None]
    week = [it for it in details.intervals if it.week_day is not None and it.month_day is None]
    for it in details.intervals:
        if it.week_day is not None and str(it.week_day) not in _WEEK_DAYS:
            yield f"{it.week_day!r} is no day of the week."
        if not any((it.hours, it.minutes, it.week_day, it.month_day)):
            yield "An interval is empty."
    if len({it.week_day for it in week}) < row.least_week_days:
        yield "Hourly and Daily schedules must have at least one weekDay interval."
    if len(week) > row.most_week_days:
        yield "There are too many days of the week."
    if bool(month) != bool(row.month_days):
        yield "Days of the month are for monthly schedules, which need at least one."
    kinds = [_kind_of_day(it) for it in month]
    for it, kind in zip(month, kinds, strict=True):
        if kind not in row.month_days:
            yield f"The day of the month {it.month_day} is not possible."
    if row.one_kind_of_days and len(kinds) > 1 and set(kinds) != {"numbers"}:
        yield "The last day and an occurrence must be alone."


def _kind_of_day(interval: models.Interval) -> str:
    text = str(interval.month_day)
    if interval.week_day is not None:
        known = text == protocol.LAST_DAY or text in _OCCURRENCES
        return "occurrence" if known else "unknown"
    if text == protocol.LAST_DAY:
        return "last day"
    number = text.isascii() and text.isdigit() and len(text) < 3
    return "numbers" if number and 1 <= int(text) <= protocol.DAYS_OF_MONTH else "unknown"


def default_details(frequency: str) -> models.FrequencyDetails:
    """Return the simplest details of a frequency on Tableau Server."""
    intervals = {
        "Hourly": models.Interval(hours=1),
        "Weekly": models.Interval(week_day=WeekDay.MONDAY),
        "Monthly": models.Interval(month_day="1"),
    }
    return models.FrequencyDetails(
        start=time(0),
        end=time(23) if frequency == "Hourly" else None,
        intervals=tuple(it for name, it in intervals.items() if name == frequency),
    )


def insert_schedule(
    store: Store,
    schedule_id: str,
    *,
    name: str | None,
    kind: str,
    frequency: str,
    details: models.FrequencyDetails,
    now: int,
    priority: int = 50,
    execution_order: str = ExecutionOrder.PARALLEL.value,
) -> None:
    """Insert a schedule, which is active; without a name it belongs to a single task."""
    store.insert(
        "schedules",
        id=schedule_id,
        name=name,
        state=ScheduleState.ACTIVE.value,
        priority=priority,
        type=kind,
        frequency=frequency,
        execution_order=execution_order,
        created_at=now,
        updated_at=now,
        **columns_of(details),
    )


def columns_of(details: models.FrequencyDetails) -> dict[str, str | None]:
    """Return the columns for the details of a schedule."""
    return {
        "start_time": (details.start or time()).isoformat(),
        "end_time": None if details.end is None else details.end.isoformat(),
        "intervals": json.dumps(
            [{key: it for key, it in asdict(one).items() if it} for one in details.intervals]
        ),
    }


def details_of(row: ScheduleRow) -> models.FrequencyDetails:
    """Return the details of a stored schedule."""
    return models.FrequencyDetails(
        start=time.fromisoformat(row.start_time),
        end=None if row.end_time is None else time.fromisoformat(row.end_time),
        intervals=tuple(models.Interval(**one) for one in json.loads(row.intervals)),
    )


def next_run(row: ScheduleRow, now: float) -> datetime | None:
    """Return the time of the next run of a schedule, by the clock in UTC."""
    details, moment = details_of(row), datetime.fromtimestamp(now, UTC)
    # From yesterday on, since an interval may go past midnight.
    for ahead in range(-1, SEARCHED_DAYS):
        day = moment.date() + timedelta(days=ahead)
        if _runs_on(details, day):
            found = next((it for it in _times_on(details, day) if it > moment), None)
            if found is not None:
                return found
    return None


def _runs_on(details: models.FrequencyDetails, day: date) -> bool:
    days = [it for it in details.intervals if it.week_day is not None or it.month_day is not None]
    return not days or any(_is_day(it, day) for it in days)


def _is_day(interval: models.Interval, day: date) -> bool:
    last = calendar.monthrange(day.year, day.month)[1]
    if interval.week_day is not None and _WEEK_DAYS[day.weekday()] != interval.week_day:
        return False
    if interval.month_day is None:
        return True
    if interval.week_day is None:
        return interval.month_day == (
            protocol.LAST_DAY if day.day == last else str(day.day)
        ) or interval.month_day == str(day.day)
    if interval.month_day == protocol.LAST_DAY:
        return day.day + 7 > last
    return _OCCURRENCES[(day.day - 1) // 7] == interval.month_day


def _times_on(details: models.FrequencyDetails, day: date) -> Iterator[datetime]:
    start = datetime.combine(day, details.start or time(), UTC)
    yield start
    steps = (timedelta(hours=it.hours or 0, minutes=it.minutes or 0) for it in details.intervals)
    step = next((it for it in steps if it), None)
    if step is None or details.end is None:
        return
    end = datetime.combine(day, details.end, UTC)
    if end < start:
        end += timedelta(days=1)
    while (start := start + step) <= end:
        yield start
