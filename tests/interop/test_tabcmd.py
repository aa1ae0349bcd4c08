"""`tabcmd`, the command-line tool of the vendor, signs in, lists flows and projects, and signs out.

It needs an older official client than the tests do, so it has an environment of its own, which is
made in about 15 seconds.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from environments import environment_with
from tableau_flows import Client, emulator
from tableau_flows.emulator import seed_id

PACKAGE = "tabcmd==2.0.21"

Tabcmd = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def executable(pytestconfig: pytest.Config) -> Path:
    """The command in its environment."""
    return environment_with(pytestconfig, PACKAGE) / "tabcmd"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home directory of the user of the command, who has a password in a file."""
    (tmp_path / "password").write_text("admin", "utf-8")
    return tmp_path


@pytest.fixture
def tabcmd(executable: Path, home: Path) -> Tabcmd:
    """Runs the command to its end with arguments that have no spaces; it never asks for more."""

    def run(arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [executable, *arguments.split()],
            cwd=home,
            env={**os.environ, "HOME": str(home), "NO_PROXY": "127.0.0.1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )

    return run


def test_it_logs_in_lists_flows_and_projects_and_logs_out(
    server: emulator.Emulator, tabcmd: Tabcmd, home: Path
) -> None:
    """Each command signs in again as the login said; logging out removes what the login kept."""
    server.add_project("EU", parent="Finance")
    flow = server.add_flows(120, project="Finance")[-1]
    kept = home / "tableau_auth.json"

    login = tabcmd(f"login --server {server.url} --username admin --password-file password")
    assert (login.returncode, kept.exists()) == (0, True), login.stdout
    assert server.session_count == 1

    projects = tabcmd("list projects --name")
    assert projects.returncode == 0, projects.stdout
    assert "4 total projects" in projects.stdout
    for name in ("Default", "Finance", "Locked", "EU"):
        assert f"NAME: {name}" in projects.stdout

    flows = tabcmd("list flows --machine --name --owner")
    assert flows.returncode == 0, flows.stdout
    assert "123 total flows" in flows.stdout  # of two pages
    superstore = (seed_id("flow", "Superstore"), "Superstore", seed_id("user", "admin"))
    assert ", ".join(superstore) in flows.stdout
    assert flow in flows.stdout

    logout = tabcmd("logout")
    assert (logout.returncode, kept.exists()) == (0, False), logout.stdout
    assert "Signed out" in logout.stdout
    refused = tabcmd("list flows")
    assert (refused.returncode, "Cannot sign in" in refused.stdout) == (1, True)
    assert {request.status for request in server.requests} == {200}


def test_it_creates_a_project_with_a_token_that_ours_finds(
    server: emulator.Emulator, ours: Client, tabcmd: Tabcmd
) -> None:
    token = f"--server {server.url} --token-name publisher --token-value publisher-secret"
    created = tabcmd(f"createproject --name EU --parent-project-path Finance {token}")
    assert created.returncode == 0, created.stdout
    assert ours.projects.find("Finance/EU").owner.id == seed_id("user", "publisher")


def test_it_says_what_the_server_refused(server: emulator.Emulator, tabcmd: Tabcmd) -> None:
    login = tabcmd(f"login --server {server.url} --username admin --password wrong")
    assert login.returncode == 1
    assert "401001" in login.stdout
    assert server.session_count == 0
