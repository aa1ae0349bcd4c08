"""The table of `test_options.py`: the options of the command, and what each of them causes."""

from __future__ import annotations

from typing import Any, NamedTuple

INTERRUPTED = "interrupted"


class Line(NamedTuple):
    """A line of the table.

    Attributes:
        command: The name of the command.
        without: Its other arguments.
        given: The option with its value; for an argument only the value.
        causes: Notes that are there with the option, and not without it; `*` is any text.
        prevents: A note that is there without the option, and not with it.
        how: `INTERRUPTED` if Ctrl-C ends the wait for a run, else what the command reads.
        argument: The name of the argument that is given.
    """

    command: str
    without: str
    given: str
    causes: tuple[str, ...] = ()
    prevents: str | None = None
    how: str = ""
    argument: str | None = None

    @property
    def covers(self) -> tuple[str, str]:
        """The command, and the spelling of the option."""
        return self.command, self.argument or self.given.partition(" ")[0]


def causes(command: str, without: str, given: str, *notes: str, **more: Any) -> Line:
    return Line(command, without, given, notes, **more)


def prevents(command: str, without: str, given: str, note: str, *notes: str, **more: Any) -> Line:
    return Line(command, without, given, notes, note, **more)


def in_project(command: str, without: str, *notes: str) -> Line:
    """The project of a flow whose name is in two projects."""
    return causes(command, without, "--project Here", "exit 0", "flows.find project='Here'", *notes)


def update(without: str, given: str, note: str, **more: Any) -> Line:
    found = f"connections.update_matching {note}"
    return causes("connections update", without, given, found, **more)


def schedule(without: str, given: str, note: str) -> Line:
    return causes("schedule", without, given, f"schedules.create recurrence={note}")


TAGS = "PUT /sites/{site_id}/flows/{daily}/tags"
FLOWS = "GET /sites/{site_id}/flows"
TABLE = [
    causes("list", "", "--project Here", "flows.list where=[*project_id.eq('{here}')]"),
    causes("list", "", "--owner publisher", "flows.list where=[*owner_name.eq('Paul Publisher')]"),
    prevents("list", "-q", "--tag old", "> {daily}"),
    causes("list", "", "--sort name", "queryFlowsForSite sort=name:asc"),
    causes("list", "", "--sort updated", "queryFlowsForSite sort=updatedAt:desc"),
    prevents("list", "-q --project Here --sort name", "--limit 1", "> {report}"),
    in_project("show", "Report", "flows.get flow='{report}'"),
    causes("publish", "Orders.tflx", "--project Here", "flows.publish project='Here'"),
    causes("publish", "Orders.tflx", "--name Other", "flows.publish name='Other'"),
    causes("publish", "Orders.tflx", "--description 'A b'", "flows.publish description='A b'"),
    causes("publish", "Orders.tflx", "--tag a --tag b", "flows.publish tags=['a', 'b']"),
    causes("publish", "Orders.tflx", "--overwrite", "publishFlow overwrite=true"),
    causes("publish", "Orders.tflx", "--parallel 3", "flows.publish parallel=3"),
    causes("publish", "Orders.tflx", "--run", "runFlowNow"),
    causes("publish", "Orders.tflx --run", "--wait 2m", "run.wait timeout=120.0"),
    causes("publish", "Orders.tflx --run", "--wait", "run.wait timeout=3600.0"),
    causes(
        "publish",
        "Orders.tflx --run --wait",
        "--cancel-on-interrupt",
        *("cancelFlowRun", "exit 11"),
        how=INTERRUPTED,
    ),
    prevents("publish", "Orders.tflx", "--dry-run", "publishFlow", "flows.check_publish"),
    causes("publish", "Orders.tflx --dry-run", "--name Other", "flows.check_publish name='Other'"),
    causes("publish", "Orders.tflx --dry-run", "--overwrite", "flows.check_publish overwrite=True"),
    causes("publish", "Orders.tflx --dry-run", "--tag a", "flows.check_publish tags=['a']"),
    causes(
        "publish", "Orders.tflx --dry-run", "--project Here", "flows.check_publish project='Here'"
    ),
    causes(
        "publish", "Orders.tflx --dry-run", "--description a", "flows.check_publish description='a'"
    ),
    causes("sync", "flows", "--project Here", "flows.sync project='Here'"),
    causes("sync", "flows --project Here", "--state s.json", "flows.sync state=s.json"),
    causes("sync", "flows --project Here", "--concurrency 2", "flows.sync concurrency=2"),
    prevents("sync", "flows --project Here", "--dry-run", "publishFlow", "flows.sync dry_run=True"),
    in_project("download", "Report", "flows.download flow='{report}'"),
    causes("download", "Daily", "--to copy.tflx", "> wrote copy.tflx (*"),
    causes("download", "Daily --to Orders.tflx", "--overwrite", "exit 0", "downloadFlow"),
    causes("move", "Daily", "--to There", "flows.update project='{there}'"),
    causes("move", "Daily", "--owner publisher", "flows.update owner='{publisher}'"),
    in_project("move", "Report --to Finance", "flows.update flow='{report}'"),
    prevents("move", "Daily --to There", "--dry-run", "updateFlow"),
    causes("tag", "Daily", "--add new", "flows.add_tags labels=['new']"),
    causes("tag", "Daily", "--remove worn", "flows.delete_tag label='worn'"),
    in_project("tag", "Report --add new", "flows.add_tags flow='{report}'"),
    prevents("tag", "Daily --add new", "--dry-run", "addTagsToFlow"),
    causes("delete", "Daily", "--yes", "flows.delete flow='{daily}'"),
    causes("delete", "Daily", "-y", "flows.delete flow='{daily}'"),
    in_project("delete", "Report --yes", "flows.delete flow='{report}'"),
    prevents("delete", "Daily --yes", "--dry-run", "deleteFlow"),
    in_project("run", "Report", "flows.run flow='{report}'"),
    causes("run", "Daily", "--output Errors", "flows.run output_steps=['Errors']"),
    causes("run", "Daily", "--param Region=a=b", "flows.run parameters={'Region': 'a=b'}"),
    causes("run", "Daily", "--mode full", "flows.run mode='full'"),
    causes("run", "Daily", "--mode incremental", "flows.run mode='incremental'"),
    causes("run", "Daily", "--attach", "flows.run on_conflict='attach'"),
    causes("run", "Daily", "--wait 2m", "run.wait timeout=120.0"),
    causes("run", "Daily", "--wait", "run.wait timeout=3600.0"),
    causes(
        "run",
        "Daily --wait",
        "--cancel-on-interrupt",
        *("cancelFlowRun", "exit 11"),
        how=INTERRUPTED,
    ),
    prevents("run", "Daily", "--dry-run", "runFlowNow", "flows.check_run"),
    causes("run", "Daily --dry-run", "--output Errors", "flows.check_run output_steps=['Errors']"),
    causes("run", "Daily --dry-run", "--param Region=b", "flows.check_run parameters={'Region'*"),
    causes("run", "Daily --dry-run", "--mode full", "flows.check_run mode='full'"),
    prevents(
        "wait", "{ended}", "--timeout 5m", "run.wait timeout=3600.0", "run.wait timeout=300.0"
    ),
    causes("wait", "{run}", "--cancel-on-interrupt", "cancelFlowRun", "exit 11", how=INTERRUPTED),
    prevents("cancel", "{run}", "--dry-run", "cancelFlowRun"),
    prevents("runs", "-q", "Busy", "> {ended}", argument="flow"),
    in_project("runs", "Report", "flow_runs.latest flow='{report}'"),
    causes("runs", "", "--failed", "flow_runs.list where=[*status.eq('Failed')]"),
    causes("runs", "Daily", "--failed", "flow_runs.list where=[*status.eq('Failed'), *"),
    causes("runs", "", "--since 2020-01-01", "flow_runs.list where=[*started_at.ge(*2020, 1, 1*"),
    causes("runs", "Daily", "--since 06:30", "flow_runs.list where=[*started_at.ge(*"),
    causes("runs", "Daily", "--limit 7", "flow_runs.latest count=7"),
    prevents("runs", "-q", "--limit 1", "> {ended}"),
    causes(
        "schedule", "Daily", "'Nightly flows'", "flow_tasks.ensure flow='{daily}'", argument="name"
    ),
    in_project("schedule", "Report 'Nightly flows'", "flow_tasks.ensure flow='{report}'"),
    schedule("Daily New --at 6:30", "--repeat daily", "Daily(start=*time(6, 30)*"),
    schedule("Daily New --repeat daily", "--at 6:30", "Daily(start=*time(6, 30)*"),
    schedule(
        "Daily New --repeat hourly --at 6:00", "--until 18:00", "Hourly(start=*end=*time(18, 0)*"
    ),
    schedule(
        "Daily New --repeat daily --at 6:00 --until 18:00",
        "--every 4h",
        "Daily(*every=*timedelta(seconds=14400)*",
    ),
    schedule("Daily New --repeat weekly --at 6:00", "--day Friday", "Weekly(*Friday*"),
    schedule("Daily New --repeat monthly --at 6:00", "--day 15", "Monthly(*days=(15,)*"),
    prevents("schedule", "Daily 'Nightly flows'", "--dry-run", "addFlowTaskToSchedule"),
    prevents("tasks", "", "--schedule 'Nightly flows'", "flow_tasks.list", "*list_for_schedule"),
    causes("jobs", "", "--status inprogress", "jobs.list where=[*status.eq('InProgress')]"),
    prevents("jobs", "", "--limit 1", "> *Daily*"),
    in_project("connections list", "Report", "connections.list flow='{report}'"),
    update("--new-user-name n", "--server-address db1.example.com", "server_address='db1.*"),
    update("--new-user-name n", "--server-port 5432", "server_port=5432"),
    update("--new-user-name n", "--user-name etl", "user_name='etl'"),
    update("--new-user-name n", "--type postgres", "connection_type='postgres'"),
    update("--type postgres --new-user-name n", "--flow Daily", "flows=['{daily}']"),
    update("--type a --new-user-name n --flow Report", "--project Here", "flows=['{report}']"),
    update("--type postgres", "--new-server-address db2", "new_server_address='db2'"),
    update("--type postgres", "--new-server-port 99", "new_server_port=99"),
    update("--type postgres", "--new-user-name n", "new_user_name='n'"),
    update("--type postgres", "--password-env NEW", "password='from the variable'"),
    update("--type postgres", "--password-stdin", "password='from stdin'", how="from stdin\n"),
    update("--type postgres", "--embed-password", "embed_password=True"),
    update("--type postgres", "--no-embed-password", "embed_password=False"),
    update("--type postgres --new-user-name n", "--dry-run", "dry_run=True"),
    in_project("permissions show", "Report", "permissions.get flow='{report}'"),
    in_project("permissions set", "Report rules.toml", "permissions.set flow='{report}'"),
    causes("permissions set", "Daily rules.toml", "--others remove", "*set others='remove'"),
    causes("permissions set", "Daily rules.toml", "--dry-run", "*set dry_run=True"),
    causes("request", FLOWS, "--query pageSize=7", "queryFlowsForSite pageSize=7"),
    causes("request", TAGS, "--body tags.xml", "exit 0", "addTagsToFlow content-type: text/xml*"),
    causes("request", TAGS, "--body tags.json", "addTagsToFlow content-type: application/json"),
    causes(
        "request",
        f"{TAGS} --body tags.json",
        "--media-type text/plain",
        "addTagsToFlow content-type: text/plain",
    ),
    causes("request", FLOWS, "--accept application/json", "*Site accept: application/json"),
    prevents("request", FLOWS, "--dry-run", "queryFlowsForSite"),
]

SHARED = [
    Line("", "", "--server {url}", ("Client server='{url}'",)),
    Line("", "", "--site sales", ("Client site='sales'",)),
    Line("", "", "--profile old", ("Client api_version='3.20'",)),
    Line("", "", "--api-version 3.25", ("Client api_version='3.25'",)),
    Line("", "", "--ca-file none.pem", ("Client verify='none.pem'",)),
    Line("", "", "--proxy {url}", ("Client proxy='{url}'",)),
    Line("", "", "--json", ('> {"kind": "session", *',)),
    Line("", "", "--csv", ("> kind,id,user,*",)),
    Line("", "", "--quiet", ("> {admin}",)),
    Line("", "", "-q", ("> {admin}",)),
    Line("", "", "--verbose", ("2> * tableau_flows.*signIn*",)),
    Line("", "", "-v", ("2> * tableau_flows.*signIn*",)),
]
"""The options that each command has, before its name or after it."""

BARE = {
    "jobs": ("queryJobs sort=createdAt:desc",),
    "schedules": ("schedules.list",),
    "tasks": ("flow_tasks.list",),
    "projects": ("projects.list",),
    "whoami": ("current_session",),
    "server": ("server_info",),
    "profiles": ("> old *",),
    "schema": ('>   "title": *',),
    "runs": ("flow_runs.list order_by=[*started_at.desc()]",),
}
"""What commands without options cause, and some with options that are left out."""

ELSEWHERE = {"emulator"}
"""Commands that hand all arguments on, which `test_other_commands.py` tests."""
