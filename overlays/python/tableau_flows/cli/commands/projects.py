"""Commands about projects and folders: projects, sync."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tableau_flows._common.limits import MOST_CONCURRENT
from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import DryRun
from tableau_flows.cli.completion import complete_project
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.help import plain_app

if TYPE_CHECKING:
    from tableau_flows import SyncReport

app = plain_app()


@command(app, "projects")
def projects(call: Call) -> None:
    """List projects with their paths."""
    from tableau_flows.cli.display.making import project_records

    records = sorted(
        project_records(call.client.projects.list()), key=lambda record: record["path"].casefold()
    )
    call.output.list("project", records)


@command(app, "sync")
def sync(
    call: Call,
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder.", show_default=False)
    ],
    project: Annotated[
        str,
        typer.Option(
            "--project",
            metavar="PATH",
            help="Project to publish to.",
            autocompletion=complete_project,
        ),
    ],
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="File that records what was published."),
    ] = None,
    concurrency: Annotated[
        int,
        typer.Option(
            "--concurrency", min=1, max=MOST_CONCURRENT, help="Files in progress at a time."
        ),
    ] = 4,
    dry_run: DryRun = False,
) -> None:
    """Publish the new and the changed flow files of a folder.

    No flow is ever deleted. Files without an entry in the state file are compared with the flows on
    the server, which are downloaded for that.
    """
    from tableau_flows import SyncReport, errors
    from tableau_flows.cli.display.progress import counting

    try:
        with counting(str(folder), quiet=call.options.quiet) as listener:
            report = call.client.flows.sync(
                folder,
                project=project,
                state=state,
                concurrency=concurrency,
                dry_run=dry_run,
                on_progress=listener,
            )
    except errors.TableauError as error:
        if isinstance(error.report, SyncReport):  # of what was done before
            _write(call, error.report)
        raise
    _write(call, report)


def _write(call: Call, report: SyncReport) -> None:
    from tableau_flows.cli.display.making import change_record

    would = "would be " if report.dry_run else ""
    kinds = {
        "published": report.published_new,
        "replaced": report.published_changed,
        "unchanged": report.unchanged,
    }
    for action, files in kinds.items():
        for file in files:
            flow_id = None if file.flow is None else file.flow.id
            record = change_record(
                action,
                "flow",
                id=flow_id,
                name=file.name,
                dry_run=report.dry_run,
                detail=str(file.path),
            )
            verb = action if action == "unchanged" else f"{would}{action}"
            call.output.one(record, f"{verb}: {file}")
    for failed in report.failed:
        call.fail(failed.error, str(failed.item))
    if report.state_error is not None:
        call.fail(report.state_error, "the state file")
    if not (any(kinds.values()) or report.failed or call.options.quiet):
        say("the folder holds no flow files; those in folders below it are not looked at")
