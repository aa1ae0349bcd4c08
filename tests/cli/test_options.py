"""Each option of each command does what it is there for: the call or the request that it causes.

The table (`option_table.py`) has a line for each spelling of each option, and for each argument
that can be left out. The command runs without it and with it. What it wrote, called and requested
(see `recording.py`) must differ in what the line says.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from tableau_flows import emulator
from tableau_flows.cli.app import build
from tableau_flows.cli.session.options import shared_options

from . import conftest
from .option_table import BARE, ELSEWHERE, INTERRUPTED, SHARED, TABLE, Line
from .recording import Recorder


class World:
    """A server with the objects of the table, made anew for each run of the command."""

    def __init__(self, server: emulator.Emulator, recorder: Recorder) -> None:
        self._server = server
        self._recorder = recorder
        self.ids: dict[str, str] = {}

    def notes(self, command: str, how: str) -> set[str]:
        """Run the command in a new world; return what it did."""
        words = [self.filled(word) for word in shlex.split(self._made(command))]
        interrupt = how == INTERRUPTED
        return self._recorder.notes(words, interrupt=interrupt, stdin="" if interrupt else how)

    def filled(self, text: str) -> str:
        """Return a text with the ids of the world."""
        for name, value in self.ids.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    def _made(self, command: str) -> str:
        server = self._server
        server.reset()
        here, there = (server.add_project(name) for name in ("Here", "There"))
        daily, report = (
            server.add_flow(name, project="Here", content=conftest.DAILY, tags=[tag])
            for name, tag in (("Daily", "worn"), ("Report", "old"))
        )
        server.add_flow("Report", project="There")
        ended = server.add_run(daily)
        busy = server.add_flow("Busy")
        run = server.add_run(busy, status="InProgress")
        users = {name: emulator.seed_id("user", name) for name in ("admin", "publisher")}
        self.ids = dict(here=here, there=there, daily=daily, report=report, ended=ended, **users)
        self.ids |= {"run": run, "url": server.url}
        return command


@pytest.fixture
def world(server, recorder, tmp_path, monkeypatch, orders):
    """The world of the table, with its files in the current folder."""
    monkeypatch.setenv("NEW", "from the variable")
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "New.tflx").write_bytes(conftest.DAILY)
    (tmp_path / "rules.toml").write_text('[[grants]]\ngroup = "Analysts"\nallow = ["Read"]\n')
    (tmp_path / "tags.xml").write_text("<tsRequest><tags><tag label='a'/></tags></tsRequest>")
    (tmp_path / "tags.json").write_text('{"tags": {"tag": [{"label": "a"}]}}')
    settings = tmp_path / "config" / "tableau-flows"
    settings.mkdir(parents=True)
    profile = f'[profiles.old]\nserver = "{server.url}"\napi_version = "3.20"\n'
    (settings / "profiles.toml").write_text(profile)
    return World(server, recorder)


@pytest.fixture(scope="module")
def known() -> dict[tuple[str, str], set[str]]:
    """The notes of commands without an option, which several lines are compared with."""
    return {}


def is_there(note: str, notes: set[str]) -> bool:
    pattern = re.compile(".*".join(map(re.escape, note.split("*"))))
    return any(map(pattern.fullmatch, notes))


def check(line: Line, world: World, without: set[str], notes: set[str]) -> None:
    for note in map(world.filled, line.causes):
        assert is_there(note, notes), sorted(notes)
        assert not is_there(note, without)
    if line.prevents is not None:
        assert is_there(world.filled(line.prevents), without)
        assert not is_there(world.filled(line.prevents), notes), sorted(notes)


@pytest.mark.parametrize("line", TABLE, ids=lambda line: " ".join(line[:3]))
def test_an_option_has_its_effect(line, world, known):
    key = f"{line.command} {line.without}", line.how
    if key not in known:
        known[key] = world.notes(*key)
    check(line, world, known[key], world.notes(f"{key[0]} {line.given}", line.how))


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("line", SHARED, ids=lambda line: line.given)
def test_an_option_of_all_commands_has_its_effect(line, world, known, place):
    if "whoami" not in known:
        known["whoami"] = world.notes("whoami", "")
    words = [line.given, "whoami"] if place == "before" else ["whoami", line.given]
    check(line, world, known["whoami"], world.notes(" ".join(words), ""))


@pytest.mark.parametrize(("command", "notes"), BARE.items())
def test_a_command_without_options_has_its_effect(command, notes, world):
    for note in notes:
        found = world.notes(command, "")
        assert is_there(note, found), sorted(found)


def commands(group: Any, *path: str) -> Iterator[tuple[str, Any]]:
    """Yield the commands of the app with their names."""
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, *path, name)
        else:
            yield " ".join([*path, name]), command


def spellings(parameter: Any) -> list[str]:
    """What the table must have of a parameter; nothing of arguments that are required."""
    if parameter.param_type_name == "argument":
        return [] if parameter.required else [parameter.name]
    return [*parameter.opts, *parameter.secondary_opts]


def test_the_table_has_every_option_of_every_command():
    shared, own = set(), set()
    for name, command in commands(build()):
        if name in ELSEWHERE:
            assert not command.params
            continue
        for parameter in command.params:
            is_shared = parameter.name in shared_options()
            where = shared if is_shared else own
            where |= {("" if is_shared else name, spelled) for spelled in spellings(parameter)}
    assert own == {line.covers for line in TABLE}
    assert shared == {line.covers for line in SHARED}


def test_every_command_has_a_line_and_the_options_of_all_commands():
    found = dict(commands(build()))
    assert {line.command for line in TABLE} | BARE.keys() | ELSEWHERE == found.keys()
    for name in found.keys() - ELSEWHERE:
        assert {parameter.name for parameter in found[name].params} >= shared_options().keys()
