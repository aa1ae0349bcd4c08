"""The command publish: files to the server, and their flows run at once if wanted."""

from __future__ import annotations

import stat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tableau_flows._common.limits import MAX_PARALLEL
from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import CancelOnInterrupt, DryRun, Wait
from tableau_flows.cli.completion import complete_project
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.help import plain_app

if TYPE_CHECKING:
    from tableau_flows_generated import models as m


app = plain_app()


@command(app, "publish", tags="--tag")
def publish(
    call: Call,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="The .tfl and .tflx files.", show_default=False),
    ],
    project: Annotated[
        str | None,
        typer.Option(
            "--project",
            metavar="PATH",
            help="Project to publish to; the default one if omitted.",
            autocompletion=complete_project,
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", help="Name of the flow; that of the file if omitted."),
    ] = None,
    description: Annotated[
        str | None, typer.Option("--description", help="Description of the flow.")
    ] = None,
    tag: Annotated[
        list[str] | None, typer.Option("--tag", metavar="LABEL", help="Tag to add; repeatable.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace flows of the same names.")
    ] = False,
    parallel: Annotated[
        int,
        typer.Option(
            "--parallel", min=1, max=MAX_PARALLEL, help="Parts of a large file sent at a time."
        ),
    ] = 1,
    run: Annotated[bool, typer.Option("--run", help="Run the flows once published.")] = False,
    wait: Wait = None,
    cancel_on_interrupt: CancelOnInterrupt = False,
    dry_run: DryRun = False,
) -> None:
    """Publish flow files.

    All files are looked at first, so nothing is published if one of them is missing. If one of
    several files fails later, the others are published; the exit code is that of the first failure.
    `--wait` needs `--run`.
    """
    from tableau_flows import errors
    from tableau_flows.cli.following import Started, follow, interruption, tell_started
    from tableau_flows.cli.session.names import shown
    from tableau_flows.cli.values import seconds_of

    if name is not None and len(files) > 1:
        raise CommandError("--name needs a single file")
    if wait is not None and not run:
        raise CommandError("--wait needs --run")
    timeout = None if wait is None else seconds_of(wait, "--wait")
    _look_at(files)
    runs: list[Started] = []
    asked: m.Flow | None = None
    for file in files:
        try:
            asked = None
            if dry_run:
                _check(call, file, name, project, description, tag, overwrite)
                continue
            flow = _publish(call, file, name, project, description, tag, overwrite, parallel)
            if run:
                asked = flow
                runs.append(Started(call.client.flows.run(flow), shown(flow), flow.name))
                asked = None
                tell_started(call, runs[-1])
        except KeyboardInterrupt as interrupt:
            raise interruption(
                call, runs, interrupt, cancel=cancel_on_interrupt, asked=asked
            ) from interrupt
        except errors.AuthenticationError:
            raise  # the others would fail as well
        except errors.TableauError as error:
            if len(files) == 1:
                raise
            call.fail(error, str(file))
    if timeout is not None:
        follow(call, runs, timeout=timeout, cancel=cancel_on_interrupt)


def _look_at(files: list[Path]) -> None:
    """Check that the files are there.

    Raises:
        CommandError: Some are missing, are folders, cannot be read, or have names of other files.
    """
    flaws = [flaw for file in files if (flaw := _flaw_of(file)) is not None]
    if flaws:
        raise CommandError("; ".join(flaws))


def _flaw_of(file: Path) -> str | None:
    """Return why a file cannot be published, as far as can be told without reading it."""
    from tableau_flows._files.local.names import says_kind

    try:
        mode = file.stat().st_mode
        if stat.S_ISREG(mode):  # others, such as pipes, can be opened only once
            file.open("rb").close()
    except (OSError, ValueError) as error:  # ValueError: NUL, or half a surrogate
        reason = error.strerror if isinstance(error, OSError) else None
        return f"{file} cannot be read: {reason or error}"
    if stat.S_ISDIR(mode):
        return f"{file} is a folder; `sync` publishes its files"
    return None if says_kind(file.name) else f"{file} ends neither in .tfl nor in .tflx; rename it"


def _publish(
    call: Call,
    file: Path,
    name: str | None,
    project: str | None,
    description: str | None,
    tags: list[str] | None,
    overwrite: bool,
    parallel: int,
) -> m.Flow:
    """Publish one file, and write that it was."""
    from tableau_flows.cli.display.making import change_record
    from tableau_flows.cli.display.progress import transferring
    from tableau_flows.cli.session.names import shown

    with transferring(file.name, quiet=call.options.quiet) as listener:
        flow = call.client.flows.publish(
            file,
            name=name,
            project=project,
            description=description,
            tags=tags or (),
            overwrite=overwrite,
            parallel=parallel,
            on_progress=listener,
        )
    where = None if flow.project is None else flow.project.name
    record = change_record("published", "flow", id=flow.id, name=flow.name, detail=where)
    place = f" in the project {where!r}" if where else ""
    call.output.one(record, f"published the flow {shown(flow)}{place} (id {flow.id})")
    return flow


def _check(
    call: Call,
    file: Path,
    name: str | None,
    project: str | None,
    description: str | None,
    tags: list[str] | None,
    overwrite: bool,
) -> None:
    """Check what would be published, and write what would be done."""
    from tableau_flows.cli.display.making import change_record

    there = call.client.flows.check_publish(
        file,
        name=name,
        project=project,
        description=description,
        tags=tags or (),
        overwrite=overwrite,
    )
    action, flow_name = "published" if there is None else "replaced", name or file.stem
    record = change_record(
        action, "flow", id=there.id if there else None, name=flow_name, dry_run=True, detail=project
    )
    call.output.one(record, f"would be {action}: the flow {flow_name!r} from {file}")
