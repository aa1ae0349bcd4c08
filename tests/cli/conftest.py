"""An emulated server, and the command as a process that has its address in the environment."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from forking_server import ForkingServer
from tableau_flows import Client, TokenCredentials, emulator
from tableau_flows._progress.places import CI_VARIABLES
from tableau_flows.emulator import ConnectionFacts, ParameterFacts, sample_flow
from terminals import PATIENCE, Terminal

from .recording import Recorder

COMMAND = (sys.executable, "-m", "tableau_flows.cli")
DAILY = sample_flow(
    ["Clean orders", "Errors"],
    [ConnectionFacts("postgres", "db1.example.com", 5432, "etl")],
    [ParameterFacts("Region", value="West")],
)


def shown(value: object) -> str | None:
    """The id of a parameter of a test: the words of a command."""
    return " ".join(value) if isinstance(value, list) else None


@dataclass(frozen=True)
class Done:
    """A process that has ended."""

    code: int
    stdout: str
    stderr: str

    @property
    def records(self) -> list[dict]:
        """The JSON objects on stdout, one per line."""
        return [json.loads(line) for line in self.stdout.splitlines()]


@pytest.fixture(scope="session")
def shared_server() -> Iterator[emulator.Emulator]:
    with emulator.running(queue_seconds=0.05, run_seconds=0.15) as server:
        yield server


@pytest.fixture
def server(shared_server: emulator.Emulator) -> emulator.Emulator:
    """A fresh server whose runs take 0.2 seconds, with the project Sales/EU."""
    shared_server.reset()
    shared_server.add_project("Sales")
    shared_server.add_project("EU", parent="Sales")
    return shared_server


@pytest.fixture
def daily(server: emulator.Emulator) -> str:
    """The id of a flow Daily in Sales/EU, with two outputs and a parameter."""
    return server.add_flow("Daily", project="Sales/EU", content=DAILY)


@pytest.fixture
def tableau(server: emulator.Emulator) -> Iterator[Client]:
    """A client of the administrator, to look at what a command has done."""
    server.add_access_token("looking", "looking-secret", user="admin")
    credentials = TokenCredentials("looking", "looking-secret")
    with Client(server.url, site="", credentials=credentials) as client:
        yield client


@pytest.fixture
def orders(tmp_path: Path) -> Path:
    """A flow file."""
    path = tmp_path / "Orders.tflx"
    path.write_bytes(DAILY)
    return path


@pytest.fixture
def environment(server: emulator.Emulator, tmp_path: Path) -> dict[str, str]:
    """The variables of a command, with folders of its own for settings and caches."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TABLEAU_")}
    for name in ("GITHUB_ACTIONS", *CI_VARIABLES):
        kept.pop(name, None)
    return {
        **kept,
        "TABLEAU_SERVER": server.url,
        "TABLEAU_SITE": "",
        "TABLEAU_TOKEN_NAME": "demo",
        "TABLEAU_TOKEN_SECRET": "demo-secret",
        "NO_PROXY": "127.0.0.1",
        "PYTHONWARNINGS": "error",
        "PYTHONIOENCODING": "utf-8",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "COLUMNS": "200",
        "TERM": "xterm",
    }


class LoadedCommand:
    """Runs the command in forked processes that have its modules loaded (`loaded.py`)."""

    def __init__(self, folder: Path) -> None:
        self._streams = [folder / name for name in ("stdin", "stdout", "stderr")]
        environment = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8"}
        self._server = ForkingServer(Path(__file__).with_name("loaded.py"), environment)

    def run(
        self,
        arguments: list[str],
        environment: dict[str, str],
        folder: Path,
        stdin: str,
        **streams: str,
    ) -> Done:
        """Run the command to its end.

        Args:
            arguments: Its arguments.
            environment: The variables of the environment.
            folder: The working directory.
            stdin: What it reads.
            **streams: Paths in place of those of the files for `stdout` and `stderr`.
        """
        for path, text in zip(self._streams, (stdin, "", ""), strict=True):
            path.write_text(text, "utf-8")
        code = self._server.run(
            [streams.get(path.name, path) for path in self._streams],
            PATIENCE,
            arguments=arguments,
            environment=environment,
            folder=str(folder),
        )
        assert code is not None, f"{arguments} has not ended"
        _, stdout, stderr = (path.read_text("utf-8") for path in self._streams)
        return Done(code, stdout, stderr)

    def close(self) -> None:
        """End the process."""
        self._server.close()


def run_plainly(
    arguments: list[str], environment: dict[str, str], folder: Path, stdin: str
) -> Done:
    """Run the command as users do."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="session")
def loaded_command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LoadedCommand]:
    with contextlib.closing(LoadedCommand(tmp_path_factory.mktemp("command"))) as command:
        yield command


@pytest.fixture
def cli(
    environment: dict[str, str], tmp_path: Path, loaded_command: LoadedCommand
) -> Callable[..., Done]:
    """Runs the command to its end: its arguments, its input, and variables of the environment."""

    def run(*arguments: str | Path, stdin: str = "", **variables: str | Path | None) -> Done:
        given = {**environment, **variables}
        # What the interpreter reads when it starts is not seen by a process that is forked.
        plain = any(name.startswith("PYTHON") for name in variables)
        done = (run_plainly if plain else loaded_command.run)(
            [*map(str, arguments)],
            {name: str(value) for name, value in given.items() if value is not None},
            tmp_path,
            stdin,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.fixture
def recorder(
    environment: dict[str, str],
    server: emulator.Emulator,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Recorder:
    """Runs the command in the process of the test, which has its environment and its folder."""
    for name in [name for name in os.environ if name not in environment]:
        if not name.startswith("PYTEST_"):
            monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    return Recorder(server, monkeypatch, capsys)


@pytest.fixture
def quick(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """As `cli`, but in the process of the test, which takes a fraction of the time."""

    def run(*arguments: str | Path, stdin: str = "", **variables: str) -> Done:
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            code, stdout, stderr, _ = recorder.run([*map(str, arguments)], stdin=stdin)
        return Done(code, stdout, stderr)

    return run


@pytest.fixture
def terminal(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the command in a terminal: its arguments, and variables of the environment."""
    started: list[Terminal] = []

    def start(*arguments: str | Path, **variables: str) -> Terminal:
        words = [*COMMAND[1:], *map(str, arguments)]
        started.append(Terminal.start(words, {**environment, **variables}, tmp_path))
        return started[-1]

    yield start
    for one in started:
        one.kill()
