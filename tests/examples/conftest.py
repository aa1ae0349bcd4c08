"""An emulated server, and the examples as processes that have its address in their environment."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tableau_flows import Client, TokenCredentials, emulator

FOLDER = Path(__file__).parent

Example = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def shared_server() -> Iterator[emulator.Emulator]:
    with emulator.running(queue_seconds=0.1, run_seconds=0.3) as server:
        yield server


@pytest.fixture
def server(shared_server: emulator.Emulator) -> emulator.Emulator:
    """A fresh server whose runs take 0.3 seconds, with the project Sales/EU."""
    shared_server.reset()
    shared_server.add_project("Sales")
    shared_server.add_project("EU", parent="Sales")
    return shared_server


@pytest.fixture
def tableau(server: emulator.Emulator) -> Iterator[Client]:
    """A client of the administrator, to look at what an example has done."""
    credentials = TokenCredentials("looking", "looking-secret")
    server.add_access_token("looking", "looking-secret", user="admin")
    with Client(server.url, site="", credentials=credentials) as client:
        yield client


@pytest.fixture
def run_example(server: emulator.Emulator, tmp_path: Path) -> Example:
    """Runs an example to its end: its name, arguments, and variables of the environment."""
    settings = {
        "TABLEAU_SERVER": server.url,
        "TABLEAU_SITE": "",
        "TABLEAU_TOKEN_NAME": "demo",
        "TABLEAU_TOKEN_SECRET": "demo-secret",
        "NO_PROXY": "127.0.0.1",
        "PYTHONWARNINGS": "error",
        "PYTHONIOENCODING": "utf-8",
    }

    def run(
        name: str, *arguments: str | Path, **variables: str | Path
    ) -> subprocess.CompletedProcess[str]:
        given = {key: str(value) for key, value in variables.items()}
        return subprocess.run(
            [sys.executable, FOLDER / name, *arguments],
            cwd=tmp_path,
            env={**os.environ, **settings, **given},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run
