"""Commands about runs: run, wait, cancel, runs."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer
from tableau_flows_generated import models as m

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import CancelOnInterrupt, DryRun, Flow, Project, Wait
from tableau_flows.cli.completion import complete_flow
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.help import plain_app
from tableau_flows.cli.values import DEFAULT_WAIT

if TYPE_CHECKING:
    from collections.abc import Iterable

app = plain_app()

Run = Annotated[
    str,
    typer.Argument(metavar="RUN", help="Id of the run, or of its job.", show_default=False),
]


Runs = Annotated[
    list[str],
    typer.Argument(metavar="RUN...", help="Ids of runs, or of their jobs.", show_default=False),
]


@command(app, "run", output_steps="--output", parameters="--param")
def run(
    call: Call,
    flow: Flow,
    project: Project = None,
    output: Annotated[
        list[str] | None,
        typer.Option("--output", metavar="STEP", help="Output step to run; all if omitted."),
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", metavar="NAME=VALUE", help="Value of a parameter; repeatable."),
    ] = None,
    mode: Annotated[
        m.FlowRunMode | None,
        typer.Option("--mode", help="Kind of refresh; as set in the flow if omitted."),
    ] = None,
    attach: Annotated[
        bool, typer.Option("--attach", help="If the flow is running already, take that run.")
    ] = False,
    wait: Wait = None,
    cancel_on_interrupt: CancelOnInterrupt = False,
    dry_run: DryRun = False,
) -> None:
    """Run a flow now."""
    from tableau_flows.cli.display.making import change_record
    from tableau_flows.cli.following import Started, follow, interruption, tell_started
    from tableau_flows.cli.session.names import flow_named, shown
    from tableau_flows.cli.values import pairs_of, seconds_of

    timeout = None if wait is None else seconds_of(wait, "--wait")
    parameters = pairs_of(param or (), "--param")
    found = flow_named(call.client, flow, project)
    if dry_run:
        known = call.client.flows.check_run(
            found,
            output_steps=output or (),
            parameters=parameters or None,
            mode=None if mode is None else mode.value,
        )
        record = change_record("run", "flow", id=known.id, name=known.name, dry_run=True)
        call.output.one(record, f"would be run: the flow {shown(known)}")
        return
    try:
        handle = call.client.flows.run(
            found,
            output_steps=output or (),
            parameters=parameters or None,
            mode=None if mode is None else mode.value,
            on_conflict="attach" if attach else "raise",
        )
    except KeyboardInterrupt as interrupt:
        raise interruption(
            call, (), interrupt, cancel=cancel_on_interrupt, asked=found
        ) from interrupt
    started = Started(handle, shown(found), found.name)
    if timeout is None or not call.options.quiet:
        tell_started(call, started)
    if timeout is not None:
        follow(call, [started], timeout=timeout, cancel=cancel_on_interrupt)


@command(app, "wait")
def wait(
    call: Call,
    runs: Runs,
    timeout: Annotated[
        str,
        typer.Option(
            "--timeout",
            metavar="DURATION",
            help="Maximum time: seconds, or a duration such as 10m or 1h.",
        ),
    ] = DEFAULT_WAIT,
    cancel_on_interrupt: CancelOnInterrupt = False,
) -> None:
    """Wait for the end of a run that was started before.

    The run may have been started here or elsewhere. Several runs are waited for one after the
    other; the exit code is that of the first that did not succeed.
    """
    from tableau_flows.cli.following import Started, follow
    from tableau_flows.cli.session.names import run_of
    from tableau_flows.cli.values import seconds_of

    seconds = seconds_of(timeout, "--timeout")
    handles = [run_of(call.client, run) for run in runs]
    found = [Started(one, f"the flow {one.flow_id or 'of ' + one.job_id}") for one in handles]
    follow(call, found, timeout=seconds, cancel=cancel_on_interrupt)


@command(app, "cancel")
def cancel(call: Call, run: Run, dry_run: DryRun = False) -> None:
    """Cancel a run."""
    from tableau_flows.cli.display.making import change_record
    from tableau_flows.cli.session.names import run_of

    handle = run_of(call.client, run)
    outcome = "requested" if dry_run else handle.cancel()
    known = handle.run_id or handle.job_id
    record = change_record("cancelled", "run", id=known, dry_run=dry_run, detail=outcome)
    if outcome == "already finished":
        call.output.one(record, f"the run {known} had ended before")
    else:
        verb = "would be cancelled" if dry_run else "cancelling"
        call.output.one(record, f"{verb}: the run {known}")


@command(app, "runs")
def runs(
    call: Call,
    flow: Annotated[
        str | None,
        typer.Argument(
            metavar="[FLOW]",
            help="Name or id of the flow; runs of all if omitted.",
            autocompletion=complete_flow,
        ),
    ] = None,
    project: Project = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only runs that failed.")] = False,
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="WHEN",
            help="Only runs that started since then: 90m or 12h ago, 06:30 today, or 2026-11-27"
            " (UTC).",
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=1000, metavar="COUNT", help="Maximum of rows.")
    ] = 20,
) -> None:
    """List runs of a flow or of all flows, the latest first."""
    from tableau_flows import fields
    from tableau_flows.cli.display.making import run_record
    from tableau_flows.cli.session.names import flow_named
    from tableau_flows.cli.values import moment_of

    names: dict[str | None, str | None] = {}
    found: Iterable[m.FlowRun]
    if flow is None and project is not None:
        raise CommandError("--project needs a flow")
    where = [fields.flow_run.status.eq(m.FlowRunStatus.FAILED)] if failed else []
    if since is not None:
        where.append(fields.flow_run.started_at.ge(moment_of(since, "--since")))
    if flow is not None:
        chosen = flow_named(call.client, flow, project)
        names = {chosen.id: chosen.name}
        where.append(fields.flow_run.flow_id.eq(chosen.id))
    if flow is not None and not failed and since is None:
        found = call.client.flow_runs.latest(next(iter(names)) or "", count=limit)
    else:
        newest = [fields.flow_run.started_at.desc()]
        found = call.client.flow_runs.list(where=where, order_by=newest)
        if flow is None:
            names = {one.id: one.name for one in call.client.flows.list()}
    records = (run_record(one, names.get(one.flow_id)) for one in islice(found, limit))
    call.output.list("run", records)
