"""The protocol in the intermediate representation: kinds of servers, and what schedules combine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import Code, Prose, WireName

Deployment = Literal["server", "cloud"]
IntervalRule = Literal["required", "optional", "none"]
MonthDays = Literal["numbers", "last day", "occurrence"]


@dataclass(frozen=True, slots=True)
class DeploymentRules:
    """How Tableau Server and Tableau Cloud are told apart."""

    doc: Prose
    cloud_hosts: tuple[str, ...]
    """The domains below which the hosts of Tableau Cloud are."""
    not_found: Code
    """The error code for an operation of the other kind of server."""


@dataclass(frozen=True, slots=True)
class ScheduleCombination:
    """What a schedule of one frequency can combine on one kind of server."""

    frequency: WireName
    deployment: Deployment
    """The kind of server."""
    interval: IntervalRule
    """Whether there is an interval; it comes with an end, and an end with an interval."""
    hours: tuple[int, ...]
    """The possible intervals in hours."""
    minutes: tuple[int, ...]
    """The possible intervals in minutes."""
    whole_hours: bool
    """Whether start and end must be a number of whole hours apart."""
    end_after_start: bool
    """Whether the end must be later in the day than the start."""
    step_minutes: int
    """The number of which the minutes of all times are multiples."""
    least_week_days: int
    """The minimum number of days of the week."""
    most_week_days: int
    """The maximum number of days of the week."""
    days_need_interval: bool
    """Whether days of the week can be given with an interval only."""
    month_days: tuple[MonthDays, ...]
    """The possible kinds of days of the month. If there are any, one day is required."""
    one_kind_of_days: bool
    """Whether the kinds of days exclude each other, and all but numbers can be given once."""


@dataclass(frozen=True, slots=True)
class ScheduleRules:
    """Rules for the times, intervals and days of schedules."""

    doc: Prose
    refused: Code
    """The error code for a combination that is not possible."""
    highest_priority: int
    """The number of the highest priority of a schedule."""
    lowest_priority: int
    """The number of the lowest priority of a schedule."""
    days_of_month: int
    """The largest number of a day of the month."""
    last_day: WireName
    """The word for the last day of the month."""
    combinations: tuple[ScheduleCombination, ...]
    """What can be combined, by frequency and kind of server."""
