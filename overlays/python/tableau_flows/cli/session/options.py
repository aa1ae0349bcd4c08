"""The options that all commands share, before or after the name of the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Annotated

import typer

from tableau_flows.cli.failures.errors import CommandError


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The values of the shared options.

    Attributes:
        server: The address of the server.
        site: The short name of the site.
        profile: The name of a profile.
        api_version: The version of the REST API to use.
        ca_file: A file with certificate authorities to trust.
        proxy: The address of a proxy.
        json: Whether results are written as lines of JSON.
        csv: Whether results are written as CSV.
        quiet: Whether only ids are written, and no progress.
        verbose: Whether requests are written to stderr.
    """

    server: str | None = None
    site: str | None = None
    profile: str | None = None
    api_version: str | None = None
    ca_file: str | None = None
    proxy: str | None = None
    json: bool = False
    csv: bool = False
    quiet: bool = False
    verbose: bool = False


_TEXTS: dict[str, tuple[str, str, str]] = {
    "server": ("--server", "ADDRESS", "Address of the server (TABLEAU_SERVER)."),
    "site": ("--site", "NAME", "Short name of the site, as in browser addresses (TABLEAU_SITE)."),
    "profile": ("--profile", "NAME", "Profile with the server and credentials (TABLEAU_PROFILE)."),
    "api_version": ("--api-version", "VERSION", "Version of the REST API; by default the newest."),
    "ca_file": ("--ca-file", "PATH", "File with the certificate authorities to trust."),
    "proxy": ("--proxy", "ADDRESS", "Address of a proxy; one with a password: HTTPS_PROXY."),
}
"""The options about the connection: their names, what they take, and their help."""

_FLAGS: dict[str, tuple[tuple[str, ...], str]] = {
    "json": (("--json",), "One JSON object per line on stdout."),
    "csv": (("--csv",), "CSV on stdout."),
    "quiet": (("--quiet", "-q"), "Only ids on stdout, no progress."),
    "verbose": (("--verbose", "-v"), "Requests and retries on stderr, without secrets."),
}
"""The options about the output: their names and their help."""


def shared_options(*, hidden: bool = False) -> dict[str, object]:
    """Return the parameters of Typer for the fields of `Options`.

    Args:
        hidden: Whether they are left out of the help.
    """
    options: dict[str, object] = {}
    for name, (option, value, text) in _TEXTS.items():
        settings = typer.Option(
            option, metavar=value, help=text, rich_help_panel="Connection", hidden=hidden
        )
        options[name] = Annotated[str | None, settings]
    for name, (names, text) in _FLAGS.items():
        settings = typer.Option(*names, help=text, rich_help_panel="Output", hidden=hidden)
        options[name] = Annotated[bool, settings]
    return options


def combined(before: object, after: Mapping[str, object]) -> Options:
    """Return the options from before and after the name of the command; those after it win.

    Raises:
        CommandError: Options contradict each other.
    """
    given = before if isinstance(before, Options) else Options()
    values = {field.name: getattr(given, field.name) for field in fields(Options)}
    values |= {name: value for name, value in after.items() if value not in (None, False)}
    options = Options(**values)
    forms = [f"--{name}" for name in ("json", "csv", "quiet") if getattr(options, name)]
    if len(forms) > 1:
        raise CommandError(f"{' and '.join(forms)} cannot be used together")
    return options
