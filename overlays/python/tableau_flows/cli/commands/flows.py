"""Commands about flows: list, show, download, move, tag, delete."""

from __future__ import annotations

import sys
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import DryRun, Flow, Flows, Limit, Owner, Project
from tableau_flows.cli.completion import complete_project
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.help import plain_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tableau_flows_generated import models as m

app = plain_app()


class _Order(StrEnum):
    """How flows are sorted."""

    NAME = "name"
    UPDATED = "updated"


@command(app, "list")
def list_flows(
    call: Call,
    project: Project = None,
    owner: Owner = None,
    tag: Annotated[
        str | None, typer.Option("--tag", metavar="LABEL", help="Only flows with this tag.")
    ] = None,
    sort: Annotated[
        _Order | None, typer.Option("--sort", help="By name, or last updated first.")
    ] = None,
    limit: Limit = None,
) -> None:
    """List flows."""
    from tableau_flows import fields
    from tableau_flows.cli.display.making import flow_record
    from tableau_flows.cli.session.names import project_named
    from tableau_flows.cli.session.owners import flows_of_owner

    where: list[fields.Condition[m.Flow]] = []
    if project is not None:
        where.append(fields.flow.project_id.eq(project_named(call.client, project).id))
    orders = {_Order.NAME: fields.flow.name.asc(), _Order.UPDATED: fields.flow.updated_at.desc()}
    order_by = [] if sort is None else [orders[sort]]
    flows: Iterable[m.Flow] = (
        call.client.flows.list(where=where, order_by=order_by)
        if owner is None
        else flows_of_owner(call.client, owner, where, order_by)
    )
    if tag is not None:
        flows = (flow for flow in flows if any(one.label == tag for one in flow.tags))
    call.output.list("flow", map(flow_record, islice(flows, limit)))


@command(app, "show")
def show(call: Call, flow: Flow, project: Project = None) -> None:
    """Show a flow with its output steps and parameters."""
    from tableau_flows.cli.display.making import flow_record
    from tableau_flows.cli.session.names import flow_named

    found = flow_named(call.client, flow, project)
    call.output.details(flow_record(call.client.flows.get(found)))


@command(app, "download")
def download(
    call: Call,
    flow: Flow,
    project: Project = None,
    to: Annotated[
        str,
        typer.Option("--to", metavar="PATH", help="File or folder to write to; - is stdout."),
    ] = ".",
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace a file that is there.")
    ] = False,
) -> None:
    """Download the file of a flow."""
    from tableau_flows.cli.display.progress import transferring
    from tableau_flows.cli.session.names import flow_named

    found = flow_named(call.client, flow, project)
    with transferring(found.name or found.id, quiet=call.options.quiet) as listener:
        if to == "-":
            with call.output.binary() as stdout:
                call.client.flows.download(found, to=stdout, on_progress=listener)
            return  # stdout holds the file and nothing else
        file = call.client.flows.download(
            found, to=Path(to), overwrite=overwrite, on_progress=listener
        )
    path = None if file.path is None else str(file.path)
    call.output.one(
        {"kind": "file", "id": found.id, "name": file.name, "path": path, "bytes": file.size},
        f"wrote {path} ({file.size} bytes)",
    )


@command(app, "move")
def move(
    call: Call,
    flows: Flows,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar="PATH",
            help="Project to move the flows to.",
            autocompletion=complete_project,
        ),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option(
            "--owner", metavar="USER", help="Their new owner: login name, full name or mail."
        ),
    ] = None,
    project: Project = None,
    dry_run: DryRun = False,
) -> None:
    """Move flows to another project, or to another owner."""
    from tableau_flows.cli.session.names import project_named
    from tableau_flows.cli.session.owners import owner_named

    if to is None and owner is None:
        raise CommandError("give --to or --owner")
    target = None if to is None else project_named(call.client, to, "--to")
    user = None if owner is None else owner_named(call.client, owner)
    detail = "; ".join(
        part for part in (to and f"to the project {to}", owner and f"to the owner {owner}") if part
    )

    def change(flow: m.Flow) -> None:
        call.client.flows.update(flow, project=target, owner=user)

    _change_each(call, flows, project, "moved", change, dry_run=dry_run, detail=detail)


@command(app, "tag", labels="--add", label="--remove")
def tag(
    call: Call,
    flows: Flows,
    add: Annotated[
        list[str] | None, typer.Option("--add", metavar="LABEL", help="Tag to add; repeatable.")
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="LABEL", help="Tag to remove; repeatable."),
    ] = None,
    project: Project = None,
    dry_run: DryRun = False,
) -> None:
    """Add tags to flows, and remove tags."""
    added, removed = add or [], remove or []
    if not added and not removed:
        raise CommandError("give --add or --remove")
    detail = ", ".join([*(f"+{label}" for label in added), *(f"-{label}" for label in removed)])

    def change(flow: m.Flow) -> None:
        if added:
            call.client.flows.add_tags(flow, added)
        for label in removed:
            call.client.flows.delete_tag(flow, label)

    _change_each(call, flows, project, "tagged", change, dry_run=dry_run, detail=detail)


@command(app, "delete")
def delete(
    call: Call,
    flows: Flows,
    project: Project = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Do not ask; needed if there is no terminal.")
    ] = False,
    dry_run: DryRun = False,
) -> None:
    """Delete flows; this cannot be undone.

    Their runs, permissions and tasks are deleted as well.
    """
    if not yes and not dry_run:
        if not sys.stdin.isatty():
            raise CommandError("delete needs --yes, or a terminal to ask on")
        count = "the flow" if len(flows) == 1 else f"{len(flows)} flows"
        if not typer.confirm(f"Delete {count} {', '.join(flows)}?", err=True):
            raise CommandError("nothing was deleted", 1)
    _change_each(call, flows, project, "deleted", call.client.flows.delete, dry_run=dry_run)


def _change_each(
    call: Call,
    flows: list[str],
    project: str | None,
    action: str,
    change: Callable[[m.Flow], object],
    *,
    dry_run: bool,
    detail: str | None = None,
) -> None:
    """Change flows one after the other; the failure of one does not stop the others.

    All names are looked up first, so that nothing is changed if one of them is wrong.
    """
    from tableau_flows import errors
    from tableau_flows.cli.display.making import change_record
    from tableau_flows.cli.session.names import flow_named, shown

    for flow in [flow_named(call.client, text, project) for text in flows]:
        if not dry_run:
            try:
                change(flow)
            except errors.AuthenticationError:
                raise  # the others would fail as well
            except errors.TableauError as error:
                call.fail(error, f"the flow {shown(flow)}")
                continue
        record = change_record(
            action, "flow", id=flow.id, name=flow.name, dry_run=dry_run, detail=detail
        )
        verb = f"would be {action}" if dry_run else action
        more = f" ({detail})" if detail else ""
        call.output.one(record, f"{verb}: the flow {shown(flow)}{more}")
