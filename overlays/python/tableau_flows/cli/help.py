"""Help in sections, as plain text: loading rich for it would take longer than all the rest."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class PlainCommand(TyperCommand):
    """A command whose help has a section for each kind of option."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options."""
        _write_parameters(self, ctx, formatter)


class PlainGroup(TyperGroup):
    """A group whose help has a section for each kind of command."""

    command_class = PlainCommand

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, and the commands after them."""
        _write_parameters(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands in sections."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(ctx):
            command: Any = self.get_command(ctx, name)
            title = command.rich_help_panel
            known = sections.setdefault(title if isinstance(title, str) else "Commands", [])
            known.append((name, command.get_short_help_str(formatter.width)))
        _write(formatter, sections)


def _write_parameters(command: Any, ctx: Any, formatter: Any) -> None:
    """Write arguments and options, which are in sections by the panels that Typer knows."""
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is not None:
            is_argument = parameter.param_type_name == "argument"
            panel = "Arguments" if is_argument else parameter.rich_help_panel
            sections.setdefault(panel if isinstance(panel, str) else "Options", []).append(record)
    _write(formatter, sections)


def _write(formatter: Any, sections: dict[str, list[tuple[str, str]]]) -> None:
    for title, records in sections.items():
        if records:
            with formatter.section(title):
                formatter.write_dl(records)


def plain_app(
    group: type[PlainGroup] = PlainGroup, *, help: str | None = None, **settings: Any
) -> typer.Typer:
    """Return an app of Typer whose help is plain text.

    Args:
        group: The class of the group.
        help: What the help says first.
        settings: Other arguments of `typer.Typer`.
    """
    settings |= {"rich_markup_mode": None, "pretty_exceptions_enable": False}
    return typer.Typer(cls=group, help=help, **settings)
