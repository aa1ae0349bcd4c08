"""Commands about the session and the server: whoami, server, request, emulator, and others."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tableau_flows.cli.command import Call, command
from tableau_flows.cli.commands.arguments import DryRun
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.help import PlainCommand, plain_app

if TYPE_CHECKING:
    from tableau_flows.cli.display.records import ProfileRecord

app = plain_app()


class _Method(StrEnum):
    """A method of HTTP."""

    GET = "GET"
    POST = "POST"
    PUT = "PUT"
    PATCH = "PATCH"
    DELETE = "DELETE"


@command(app, "whoami")
def whoami(call: Call) -> None:
    """Show who is signed in, and where."""
    tableau = call.client
    session = tableau.current_session()
    user, site = session.user, session.site
    call.output.details(
        {
            "kind": "session",
            "id": user.id,
            "user": user.name,
            "full_name": user.full_name,
            "site_role": None if user.site_role is None else str(user.site_role),
            "server": tableau.server_url,
            "site": site.content_url,
            "site_id": site.id,
            "site_name": site.name,
            "api_version": tableau.api_version,
        }
    )


@command(app, "server")
def server(call: Call) -> None:
    """Show the versions of the server.

    This needs no sign-in.
    """
    tableau = call.client_without_sign_in()
    info = tableau.server_info()
    call.output.details(
        {
            "kind": "server",
            "id": tableau.server_url,
            "product_version": info.product_version.value,
            "build": info.product_version.build,
            "api_version": info.rest_api_version,
            "prep_conductor_version": info.prep_conductor_version,
            "platform": info.platform,
        }
    )


@command(app, "request")
def request(
    call: Call,
    method: Annotated[_Method, typer.Argument(case_sensitive=False, show_default=False)],
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH",
            help="Path below the version, such as /sites/{site_id}/workbooks, or from /api/ on.",
            show_default=False,
        ),
    ],
    query: Annotated[
        list[str] | None,
        typer.Option("--query", metavar="NAME=VALUE", help="Query parameter; repeatable."),
    ] = None,
    body: Annotated[
        Path | None, typer.Option("--body", metavar="FILE", help="File to send; - is stdin.")
    ] = None,
    media_type: Annotated[
        str | None,
        typer.Option("--media-type", help="Media type of the body; JSON for .json, else XML."),
    ] = None,
    accept: Annotated[
        str | None, typer.Option("--accept", help="Accepted media type; XML if omitted.")
    ] = None,
    dry_run: DryRun = False,
) -> None:
    """Send a request to any endpoint of the server.

    The body of the reply goes to stdout as it is, whatever `--json` or `--csv` say.
    """
    from tableau_flows._calls.any_request import any_request, checked_media
    from tableau_flows.cli.session.files import read_body
    from tableau_flows.cli.values import pairs_of

    parameters = pairs_of(query or (), "--query")
    content = None
    if body is not None:
        content = read_body(body)
        if media_type is None and body.suffix == ".json":
            media_type = "application/json"
    if dry_run:
        any_request(method.value, path, query=parameters, body=content, media_type=media_type)
        checked_media(accept, "accept")
        call.output.text(f"would be sent: {method.value} {path}")
        return
    reply = call.client.request(
        method.value, path, query=parameters, body=content, media_type=media_type, accept=accept
    )
    with call.output.binary() as stdout:
        stdout.write(reply.content)
        if reply.content and not reply.content.endswith(b"\n") and stdout.isatty():
            stdout.write(b"\n")


@command(app, "profiles")
def profiles(call: Call) -> None:
    """List the profiles.

    The file holds tables [profiles.NAME] with `server`, `site`, and `token_name`, or `user`, or
    `client_id`, `secret_id` and `user` of a connected app; and `default` names one of them. Without
    `site` a profile is for the default site, whatever TABLEAU_SITE says. The file holds no secrets:
    they come from the variable that `secret_env` names, from the command `password_command`, or
    from the keyring of the system.
    """
    from tableau_flows.cli.failures.reporting import say
    from tableau_flows.cli.session.profiles import profiles_path, read_profiles

    found = read_profiles()
    if not found and not call.options.quiet:
        say(f"there are no profiles in {profiles_path()}")
    records: list[ProfileRecord] = []
    for entry in found:
        try:
            profile = entry.profile()
        except CommandError as error:
            call.fail(error, "left out")
            continue
        records.append(
            {
                "kind": "profile",
                "id": profile.name,
                "server": profile.server,
                "site": profile.site or "",
                "credentials": profile.credentials,
                "default": entry.is_default,
            }
        )
    call.output.list("profile", records)


@app.command(
    "emulator",
    add_help_option=False,
    cls=PlainCommand,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def emulator(context: typer.Context) -> None:
    """Run an emulated Tableau server, for tests."""
    from tableau_flows.cli.failures.reporting import report

    try:
        from tableau_flows.emulator.__main__ import main
    except ModuleNotFoundError as missing:
        raise typer.Exit(report(CommandError(str(missing), 1))) from None
    raise typer.Exit(main(context.args, name=context.command_path))


@command(app, "schema")
def schema(call: Call) -> None:
    """Print the JSON schema of the lines that --json writes."""
    import json

    from tableau_flows.cli.display.schema import json_schema

    call.output.text(json.dumps(json_schema(), indent=2))
