"""Commands about schedules and the queue of the server: schedule, schedules, tasks, jobs."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import MOST_ROWS, DryRun, Flow, Project
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.failures.wording import naming, reason_of
from tableau_flows.cli.help import plain_app

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tableau_flows_generated import models as m

    from tableau_flows.client import Client
    from tableau_flows.errors import UsageError
    from tableau_flows.schedules import Recurrence

app = plain_app()


class _Repeat(StrEnum):
    """How often a task of Tableau Cloud runs."""

    HOURLY = "hourly"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"


@command(app, "schedule", start="--at", end="--until", days="--day")
def schedule(
    call: Call,
    flow: Flow,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="[SCHEDULE]",
            help="On Tableau Server: name or id of the schedule; with --repeat, a new one's name.",
        ),
    ] = None,
    project: Project = None,
    repeat: Annotated[
        _Repeat | None, typer.Option("--repeat", help="How often to run, on a schedule of its own.")
    ] = None,
    at: Annotated[
        str | None, typer.Option("--at", metavar="HH:MM", help="Time of the first run of a day.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="HH:MM", help="Time after which none begins.")
    ] = None,
    every: Annotated[
        str | None, typer.Option("--every", metavar="DURATION", help="Interval in a day: 1h, 4h.")
    ] = None,
    day: Annotated[
        list[str] | None,
        typer.Option("--day", help="Day of the week, or of the month: 1 to 31, LastDay."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Put a flow on a schedule.

    On Tableau Server, name the schedule; repeated calls make one task. With `--repeat`, a schedule
    of this name is created if there is none, which only server administrators may do: `schedule
    Daily "At six" --repeat daily --at 06:00`. On Tableau Cloud, schedules have no names, and each
    call makes a task with a schedule of its own: `schedule Daily --repeat weekly --at 06:00 --day
    Monday`.
    """
    from tableau_flows._common.recurrences import NeitherServerError
    from tableau_flows.cli.display.making import change_record, task_record
    from tableau_flows.cli.session.names import flow_named, schedule_named, shown
    from tableau_flows.errors import UsageError

    if name is None and repeat is None:
        raise CommandError("give a schedule of Tableau Server, or --repeat on Tableau Cloud")
    if repeat is None and (at, until, every, day or None) != (None, None, None, None):
        raise CommandError("--at, --until, --every and --day need --repeat")
    try:
        recurrence = None if repeat is None else _recurrence(repeat, at, until, every, day or ())
    except NeitherServerError as error:
        on_cloud = _refusal_of_cloud(call, error.on_cloud)
        raise (on_cloud if name is None else error.on_server) from error
    found = flow_named(call.client, flow, project)
    tableau = call.client
    if recurrence is None:
        on = schedule_named(tableau, name or "")
        what = f"on the schedule {shown(on)}"
        make = partial(tableau.flow_tasks.ensure, found, on)
    elif name is None:
        try:
            recurrence.for_cloud()
        except UsageError as error:
            raise _refusal_of_cloud(call, error) from error
        what = f"run {repeat}"
        make = partial(tableau.flow_tasks.create, found, recurrence)
    else:
        there = _schedule_there(tableau, name, recurrence)
        what = f"on the {'' if there else 'new '}schedule {name!r}"
        make = partial(_put_on, tableau, found, there, name, recurrence)
    if dry_run:
        record = change_record(
            "scheduled", "flow", id=found.id, name=found.name, dry_run=True, detail=what
        )
        call.output.one(record, f"would be scheduled: the flow {shown(found)}, {what}")
        return
    task = task_record(make(), found.name)
    call.output.one(task, f"scheduled: the flow {shown(found)}, {what} (task {task['id']})")


def _put_on(
    tableau: Client, flow: m.Flow, there: m.Schedule | None, name: str, recurrence: Recurrence
) -> m.Task:
    """Put a flow on a schedule, which is created if there is none."""
    on = tableau.schedules.create(name, recurrence) if there is None else there
    return tableau.flow_tasks.ensure(flow, on)


def _schedule_there(tableau: Client, name: str, recurrence: Recurrence) -> m.Schedule | None:
    """Return the schedule of a name, if there is one; it has this recurrence.

    Raises:
        CommandError: It has another recurrence, or an id is given in place of the name.
        UsageError: Tableau Server refuses the recurrence.
    """
    from tableau_flows._common.arguments import is_id
    from tableau_flows.errors import NameNotFoundError

    wanted = recurrence.for_server()
    if is_id(name):
        raise CommandError("with --repeat, give the name of the schedule, not an id")
    try:
        with naming(name="SCHEDULE"):
            found = tableau.schedules.get(tableau.schedules.find(name))
    except NameNotFoundError:
        return None
    if found.frequency != recurrence.frequency or _times(found.frequency_details) != _times(wanted):
        raise CommandError(
            f"there is a schedule {name!r} that runs at other times: leave out --repeat to put the"
            " flow on it, or give another name"
        )
    return found


def _times(details: m.FrequencyDetails | None) -> object:
    """Return what tells recurrences of one frequency apart."""
    return details and (details.start, details.end, frozenset(details.intervals))


def _refusal_of_cloud(call: Call, error: UsageError) -> CommandError:
    """Return the error of a recurrence that Tableau Cloud refuses, without a name of a schedule."""
    hint = "on Tableau Server, give the name of the schedule after the flow"
    return CommandError(f"{reason_of(error, call.spelled)}; {hint}")


def _recurrence(
    repeat: _Repeat, at: str | None, until: str | None, every: str | None, days: Sequence[str]
) -> Recurrence:
    """Return the recurrence of the options.

    Raises:
        CommandError: An option is missing or wrong.
        NeitherServerError: No server accepts the combination.
        UsageError: A value is wrong.
    """
    from datetime import timedelta

    from tableau_flows import schedules
    from tableau_flows.cli.values import seconds_of, time_of

    if at is None:
        raise CommandError("--repeat needs --at")
    start = time_of(at, "--at")
    end = None if until is None else time_of(until, "--until")
    interval = None if every is None else timedelta(seconds=seconds_of(every, "--every"))
    values = {"start": start, "end": end, "every": interval, "days": _days(repeat, days)}
    given = {key: value for key, value in values.items() if value is not None}
    if repeat is _Repeat.HOURLY and end is None:
        raise CommandError("--repeat hourly needs --until")
    if repeat in {_Repeat.WEEKLY, _Repeat.MONTHLY} and (end is not None or interval is not None):
        raise CommandError(f"--until and --every do not go with --repeat {repeat.value}")
    kinds = {
        _Repeat.HOURLY: schedules.Hourly,
        _Repeat.DAILY: schedules.Daily,
        _Repeat.WEEKLY: schedules.Weekly,
        _Repeat.MONTHLY: schedules.Monthly,
    }
    make: type = kinds[repeat]
    made: Recurrence = make(**given)
    return made


def _days(repeat: _Repeat, days: Sequence[str]) -> list[str | int]:
    """Return the days of the week or of the month.

    Raises:
        CommandError: One is no day of the month.
    """
    from tableau_flows_generated import protocol

    if repeat is not _Repeat.MONTHLY:
        return [*days]
    numbers = {str(number): number for number in range(1, protocol.DAYS_OF_MONTH + 1)}
    for day in days:
        if day not in numbers and day != protocol.LAST_DAY:
            allowed = f"a number from 1 to {protocol.DAYS_OF_MONTH} or {protocol.LAST_DAY}"
            raise CommandError(f"each --day of a month must be {allowed}, not {day!r}")
    return [numbers.get(day, day) for day in days]


@command(app, "schedules")
def list_schedules(call: Call) -> None:
    """List the schedules of a Tableau Server."""
    from tableau_flows.cli.display.making import schedule_record

    call.output.list("schedule", map(schedule_record, call.client.schedules.list()))


@command(app, "tasks")
def tasks(
    call: Call,
    on: Annotated[
        str | None, typer.Option("--schedule", metavar="NAME", help="Only tasks on this schedule.")
    ] = None,
) -> None:
    """List the scheduled executions of flows."""
    from tableau_flows.cli.display.making import task_record
    from tableau_flows.cli.session.names import schedule_named

    if on is None:
        found = call.client.flow_tasks.list()
    else:
        chosen = schedule_named(call.client, on, "--schedule")
        found = call.client.flow_tasks.list_for_schedule(chosen)
    missing = any(task.flow_run.flow.name is None for task in found)
    names = {one.id: one.name for one in call.client.flows.list()} if missing else {}
    records = (task_record(task, names.get(task.flow_run.flow.id or "")) for task in found)
    call.output.list("task", records)


@command(app, "jobs")
def jobs(
    call: Call,
    status: Annotated[
        str | None,
        typer.Option("--status", help="Only jobs in this state, such as InProgress or Failed."),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            "--limit", min=1, max=MOST_ROWS, metavar="COUNT", help="Maximum number of rows."
        ),
    ] = 20,
) -> None:
    """List background jobs, the newest first.

    Only administrators may list them.
    """
    from tableau_flows import fields
    from tableau_flows.cli.display.making import job_record

    where = [] if status is None else [fields.background_job.status.eq(_status(status))]
    newest = [fields.background_job.created_at.desc()]
    found = call.client.jobs.list(where=where, order_by=newest)
    call.output.list("job", map(job_record, islice(found, limit)))


def _status(text: str) -> m.FlowRunStatus:
    """Return the state of a job; upper and lower case do not differ.

    Raises:
        CommandError: There is no such state.
    """
    from tableau_flows_generated import models as m

    for status in m.FlowRunStatus:
        if status.value.casefold() == text.casefold():
            return status
    raise CommandError(f"--status must be one of {', '.join(m.FlowRunStatus)}, not {text!r}")
