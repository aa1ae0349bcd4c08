"""The commands connections list and connections update."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import DryRun, Flow, Project
from tableau_flows.cli.completion import complete_flow
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.failures.reporting import say
from tableau_flows.cli.help import plain_app

if TYPE_CHECKING:
    from tableau_flows import ConnectionChange, Report

app = plain_app()
_group = plain_app(help="List and update connections to data sources.")
app.add_typer(_group, name="connections")


@command(_group, "list")
def list_connections(call: Call, flow: Flow, project: Project = None) -> None:
    """List the connections of a flow."""
    from tableau_flows.cli.display.making import connection_record
    from tableau_flows.cli.session.names import flow_named

    found = flow_named(call.client, flow, project)
    connections = call.client.connections.list(found)
    records = (connection_record(one, found.id, found.name) for one in connections)
    call.output.list("connection", records)


@command(_group, "update", password="--password-env")
def update(
    call: Call,
    server_address: Annotated[
        str | None,
        typer.Option("--server-address", metavar="HOST", help="Only connections to this host."),
    ] = None,
    server_port: Annotated[
        int | None,
        typer.Option("--server-port", metavar="PORT", help="Only connections to this port."),
    ] = None,
    user_name: Annotated[
        str | None,
        typer.Option("--user-name", metavar="NAME", help="Only connections of this user."),
    ] = None,
    connection_type: Annotated[
        str | None,
        typer.Option("--type", help="Only connections of this type, such as sqlserver."),
    ] = None,
    flow: Annotated[
        list[str] | None,
        typer.Option(
            "--flow",
            metavar="FLOW",
            help="Only this flow; repeatable; all if omitted.",
            autocompletion=complete_flow,
        ),
    ] = None,
    project: Project = None,
    new_server_address: Annotated[
        str | None, typer.Option("--new-server-address", metavar="HOST", help="New host.")
    ] = None,
    new_server_port: Annotated[
        int | None, typer.Option("--new-server-port", metavar="PORT", help="New port.")
    ] = None,
    new_user_name: Annotated[
        str | None, typer.Option("--new-user-name", metavar="NAME", help="New user name.")
    ] = None,
    password_env: Annotated[
        str | None,
        typer.Option(
            "--password-env", metavar="NAME", help="Variable that holds the new password."
        ),
    ] = None,
    password_stdin: Annotated[
        bool,
        typer.Option(
            "--password-stdin", help="Read the new password from stdin; a terminal asks for it."
        ),
    ] = False,
    embed_password: Annotated[
        bool | None,
        typer.Option("--embed-password/--no-embed-password", help="Whether it is stored."),
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Update all connections that match, in all flows that the user may see or in those given.

    There is no option for the password itself, since other users can see the arguments of a
    process.
    """
    from tableau_flows import errors
    from tableau_flows.cli.display.progress import counting
    from tableau_flows.cli.session.names import flow_named

    if project is not None and not flow:
        raise CommandError("--project needs --flow")
    if (server_address, server_port, user_name, connection_type) == (None,) * 4:
        raise CommandError(
            "no connections are selected: give at least one of --server-address, --server-port,"
            " --user-name, --type"
        )
    password = _password(password_env, password_stdin)
    if (new_server_address, new_server_port, new_user_name, password, embed_password) == (
        None,
    ) * 5:
        raise CommandError(
            "nothing to change: give at least one of --new-server-address, --new-server-port,"
            " --new-user-name, --password-env, --embed-password"
        )
    flows = [flow_named(call.client, text, project, "--flow") for text in flow] if flow else None
    try:
        with counting("connections", quiet=call.options.quiet) as listener:
            report = call.client.connections.update_matching(
                server_address=server_address,
                server_port=server_port,
                user_name=user_name,
                connection_type=connection_type,
                new_server_address=new_server_address,
                new_server_port=new_server_port,
                new_user_name=new_user_name,
                password=password,
                embed_password=embed_password,
                flows=flows,
                on_progress=listener,
                dry_run=dry_run,
            )
    except errors.TableauError as error:
        if error.report is not None:  # of what was done before
            _write(call, cast("Report[ConnectionChange]", error.report))
        raise
    _write(call, report)


def _write(call: Call, report: Report[ConnectionChange]) -> None:
    """Write what was updated, and what failed."""
    from tableau_flows.cli.display.making import change_record

    for action, changes in (("updated", report.changed), ("unchanged", report.skipped)):
        for change in changes:
            record = change_record(
                action,
                "connection",
                id=None if change.connection is None else change.connection.id,
                name=change.flow_name,
                dry_run=report.dry_run,
                detail=None if change.connection is None else change.connection.server_address,
            )
            would = "would be " if report.dry_run and action == "updated" else ""
            call.output.one(record, f"{would}{action}: {change}")
    for failed in report.failed:
        call.fail(failed.error, str(failed.item))
    if not (report.changed or report.skipped or report.failed or call.options.quiet):
        say("no connection matches")


def _password(variable: str | None, stdin: bool) -> str | None:
    """Return the new password, if one is given.

    Raises:
        CommandError: It is given twice, or is missing where it should be.
    """
    from tableau_flows.cli.session.secrets import from_environment, from_stdin

    if variable is not None and stdin:
        raise CommandError("--password-env and --password-stdin cannot be used together")
    if variable is not None:
        return from_environment(variable, "the connections", "--password-env")
    return from_stdin("new password") if stdin else None
