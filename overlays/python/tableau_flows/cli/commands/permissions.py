"""The commands permissions show and permissions set."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import DryRun, Flow, Project
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.help import plain_app

app = plain_app()
_group = plain_app(help="Show and set the permission rules on flows.")
app.add_typer(_group, name="permissions")


class _Others(StrEnum):
    """What happens to grantees that are not in the file."""

    KEEP = "keep"
    REMOVE = "remove"


@command(_group, "show")
def show(call: Call, flow: Flow, project: Project = None) -> None:
    """Show who is allowed or denied what by a rule on a flow.

    These are the rules, not the effective permissions: owners, administrators and project leaders
    have rights without a rule.
    """
    from tableau_flows.cli.session.grantees import permission_records
    from tableau_flows.cli.session.names import flow_named

    found = flow_named(call.client, flow, project)
    permissions = call.client.permissions.get(found)
    if permissions.parent is not None and not call.options.quiet:
        say("the permissions are locked to the project, whose rules these are")
    call.output.list("permission", permission_records(call.client, found, permissions))


@command(_group, "set")
def set_permissions(
    call: Call,
    flow: Flow,
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="The rules: .toml or lines of JSON; - is stdin."),
    ],
    project: Project = None,
    others: Annotated[
        _Others, typer.Option("--others", help="What happens to the rules of other grantees.")
    ] = _Others.KEEP,
    dry_run: DryRun = False,
) -> None:
    """Set the rules on a flow to those of a file; only differences are sent.

    The file has what `permissions show --json` writes, or tables [[grants]] in TOML, each with
    `user`, `group` or `group_set` (name or id) and the lists `allow` and `deny`.
    """
    from tableau_flows._common.grantees import GRANTEES
    from tableau_flows.cli.display.making import change_record
    from tableau_flows.cli.session.grants import read_grants
    from tableau_flows.cli.session.names import flow_named

    found = flow_named(call.client, flow, project)
    grants = read_grants(call.client, file)
    changes = call.client.permissions.set(found, grants, others=others.value, dry_run=dry_run)
    if call.output.is_for_people:
        call.output.text(f"{'would be ' if dry_run and changes else ''}{changes}")
        return
    for action, rules in (("removed", changes.removed), ("added", changes.added)):
        for rule in rules:
            detail = f"{rule.capability} ({rule.mode})"
            record = change_record(
                action,
                GRANTEES[rule.kind],
                id=rule.id,
                name=rule.name,
                dry_run=dry_run,
                detail=detail,
            )
            call.output.one(record, "")
