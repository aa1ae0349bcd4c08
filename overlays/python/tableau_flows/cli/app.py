"""The command line as a whole: its commands are loaded when they are used."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command, get_group

from tableau_flows._common.release import VERSION
from tableau_flows.cli.catalog import COMMANDS
from tableau_flows.cli.command import describe_root
from tableau_flows.cli.failures.errors import UsageFailure
from tableau_flows.cli.failures.exit_codes import shown_exit_codes
from tableau_flows.cli.failures.reporting import report
from tableau_flows.cli.help import PlainCommand, PlainGroup, plain_app
from tableau_flows.cli.session.options import Options
from tableau_flows.cli.values import with_default_wait

if TYPE_CHECKING:
    _Commands = MutableMapping[str, Any]
else:
    _Commands = MutableMapping


class _LazyCommands(_Commands):
    """The commands by their names; each module is imported when one of its commands is used."""

    def __init__(self) -> None:
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            module = import_module(f"tableau_flows.cli.commands.{COMMANDS[name].module}")
            self._loaded |= get_group(module.app).commands
        return self._loaded[name]

    def __setitem__(self, name: str, value: Any) -> None:
        raise TypeError("commands are added in the catalog")

    def __delitem__(self, name: str) -> None:
        raise TypeError("commands are added in the catalog")

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Group(PlainGroup):
    """The group of all commands."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _LazyCommands()

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help; the commands in it are not loaded for that."""
        loading, self.commands = self.commands, _listed_commands()
        try:
            super().format_help(ctx, formatter)
        finally:
            self.commands = loading


def _listed_commands() -> dict[str, Any]:
    """Return commands that can be listed, and nothing else."""
    return {
        name: PlainCommand(name=name, help=entry.help, rich_help_panel=entry.panel)
        for name, entry in COMMANDS.items()
    }


def _show_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"tableau-flows {VERSION}\n")
        raise typer.Exit


_VERSION = Annotated[
    bool,
    typer.Option(
        "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
    ),
]


def _start(**given: Any) -> None:
    """Publish, run and look after Tableau flows (Prep Conductor).

    The server and the credentials come from TABLEAU_SERVER, TABLEAU_SITE, TABLEAU_TOKEN_NAME and
    TABLEAU_TOKEN_SECRET, from the variables of a connected app, or from a profile. No option takes
    a secret, since other users can see the arguments of a process.
    """
    context = given.pop("context")
    given.pop("version")
    context.obj = Options(**given)


_KEYWORD = inspect.Parameter.KEYWORD_ONLY
_start_command = describe_root(
    _start,
    inspect.Parameter("context", _KEYWORD, annotation=typer.Context),
    inspect.Parameter("version", _KEYWORD, annotation=_VERSION, default=False),
)


def build() -> Any:
    """Return the command line, as an object of Typer."""
    app = plain_app(
        _Group,
        no_args_is_help=True,
        context_settings={"help_option_names": ["--help", "-h"]},
        epilog=shown_exit_codes(),
    )
    app.callback()(_start_command)
    return get_command(app)


def run(arguments: list[str]) -> int:
    """Run the command line, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a name that the terminal cannot show must not end a command
            reconfigure(errors="replace")
    try:
        words = [*with_default_wait(arguments)]
        code = build().main(words, prog_name="tableau-flows", standalone_mode=False)
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):  # Typer would end with 1
            raise end.__context__ from None
        raise
    except Exception as error:
        if isinstance(error, UsageFailure):
            return report(error)
        raise
    return code if isinstance(code, int) else 0
