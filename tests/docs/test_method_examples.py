"""The examples of the method reference: each runs, in Python and as a command.

The code may use the names that `Objects` has. Commands have the ids of the same objects as
environment variables, such as `$FLOW_ID`.
"""

from __future__ import annotations

import ast
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
import yaml
from tableau_flows import Client, TokenCredentials, emulator
from tableau_flows.cli.app import run as run_command

OPERATIONS: Mapping[str, Any] = {
    operation["operationId"]: operation
    for path in yaml.safe_load(
        (Path(__file__).parents[2] / "spec" / "openapi.yaml").read_text("utf-8")
    )["paths"].values()
    for method, operation in path.items()
    if method != "parameters"
}
EXAMPLES = {name: operation.get("x-example", {}) for name, operation in OPERATIONS.items()}
PYTHON = {name: texts["python"] for name, texts in EXAMPLES.items() if "python" in texts}
SHELL = {name: texts["shell"] for name, texts in EXAMPLES.items() if "shell" in texts}
_EXPANSION = 'tableau-flows() { printf "%s\\0" "$@" > "$WORDS"; cat; }\n'
"""Writes the words of a command line as the shell has read them, and prints its input."""


class Objects:
    """What examples may name; made when an example names it."""

    def __init__(self, tableau: Client, server: emulator.Emulator) -> None:
        self.tableau = tableau
        self._server = server

    @cached_property
    def flow(self) -> Any:
        """The flow Superstore, with the tag daily, and rules for all three kinds of grantees."""
        flow = self.tableau.flows.find("Superstore")
        self.tableau.flows.add_tags(flow, ["daily"])
        for grantee in ({"user": self.user}, {"group": self.group}, {"group_set": self.group_set}):
            self.tableau.permissions.grant(flow, allow=["Read"], **grantee)
        return flow

    @cached_property
    def other_flow(self) -> Any:
        """The flow Budget, with the tag daily; a favorite of both users."""
        flow = self.tableau.flows.find("Budget")
        self.tableau.flows.add_tags(flow, ["daily"])
        for user in (None, self.user):
            self.tableau.favorites.add(flow, label="Budget", user=user)
        return flow

    @cached_property
    def project(self) -> Any:
        """The project Finance, with rules for all three kinds of grantees."""
        project = self.tableau.projects.find("Finance")
        for grantee in ({"user": self.user}, {"group": self.group}, {"group_set": self.group_set}):
            self.tableau.projects.grant(project, allow=["Read"], **grantee)
            self.tableau.projects.grant_default(project, allow=["Read"], **grantee)
        return project

    @cached_property
    def user(self) -> Any:
        return self.tableau.users.find("publisher")

    @cached_property
    def group(self) -> Any:
        return self.tableau.groups.find("Analysts")

    @cached_property
    def group_set(self) -> Any:
        return self.tableau.group_sets.list().first()

    @cached_property
    def connection(self) -> Any:
        return self.tableau.connections.list(self.flow)[0]

    @cached_property
    def schedule(self) -> Any:
        return self.tableau.schedules.find("Hourly flows")

    @cached_property
    def task(self) -> Any:
        return next(task for task in self.tableau.flow_tasks.list())

    @cached_property
    def linked_task(self) -> Any:
        return self.tableau.linked_tasks.list().first()

    @cached_property
    def flow_run(self) -> Any:
        """A run of the flow Budget that takes an hour."""
        self._server.set_next_run(3600)
        run = self.tableau.flows.run(self.other_flow)
        return self.tableau.flow_runs.get(run.run_id or "")

    @cached_property
    def job(self) -> Any:
        return self.tableau.jobs.get(self.flow_run.background_job_id)

    @cached_property
    def warning(self) -> Any:
        """A warning on the flow Budget."""
        return self.tableau.data_quality_warnings.add(self.other_flow, kind="Stale", message="Old")


NAMES = {"tableau", *(name for name in vars(Objects) if not name.startswith("_"))}
OTHER_OPERATIONS = {
    "appendToFileUpload": "publishFlow",  # files up to 64 MB are sent in one request
    "batchAddTags": "addTagsToFlow",  # the command tags one flow after another
    "batchDeleteTags": "deleteTagFromFlow",
    "switchSite": "signIn",  # a command signs in to the site at once
}
"""What the command sends where it does the same as an operation in another way."""


@dataclass(frozen=True)
class Place:
    """An emulated server, and what there is on it."""

    server: emulator.Emulator
    objects: Objects


@pytest.fixture(scope="module")
def servers() -> Iterator[Callable[[bool], emulator.Emulator]]:
    """Return servers, one of each kind: Tableau Server, and Tableau Cloud (True)."""
    with emulator.running() as server, emulator.running(cloud=True) as cloud:
        yield lambda is_cloud: cloud if is_cloud else server


@pytest.fixture
def place(
    request: pytest.FixtureRequest,
    servers: Callable[[bool], emulator.Emulator],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Place]:
    """The server of an operation, with a fresh state, in a folder with a flow file."""
    operation = OPERATIONS[request.getfixturevalue("name")]
    is_cloud = operation.get("x-deployment") == "cloud"
    server = servers(is_cloud)
    server.reset()
    server.add_access_token("ci", "ci-secret", user="admin")
    site = "main" if is_cloud else ""
    monkeypatch.chdir(tmp_path)
    Path("Orders.tflx").write_bytes(emulator.sample_flow())
    for key, value in {
        "TABLEAU_SERVER": server.url,
        "TABLEAU_SITE": site,
        "TABLEAU_TOKEN_NAME": "ci",
        "TABLEAU_TOKEN_SECRET": "ci-secret",
        "XDG_CONFIG_HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path),
    }.items():
        monkeypatch.setenv(key, value)
    credentials = TokenCredentials("demo", "demo-secret")
    with Client(server.url, site=site, credentials=credentials, clock=server.clock) as tableau:
        if request.getfixturevalue("name") != "signIn":
            tableau.sign_in()
        yield Place(server, Objects(tableau, server))


def test_each_operation_has_an_example_in_python_and_as_a_command() -> None:
    assert len(EXAMPLES) > 70
    assert {name for name, texts in EXAMPLES.items() if set(texts) != {"python", "shell"}} == set()


def test_the_examples_in_python_have_the_usual_layout(tmp_path: Path) -> None:
    for name, code in PYTHON.items():
        (tmp_path / f"{name}.py").write_text(code, "utf-8")
    ruff = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length=88", "--diff"]
    result = subprocess.run([*ruff, str(tmp_path)], capture_output=True, text=True, check=False)
    assert result.stdout == ""


@pytest.mark.parametrize("name", PYTHON)
def test_an_example_in_python_sends_its_operation(name: str, place: Place) -> None:
    code = PYTHON[name]
    tree = ast.parse(code)
    read = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    given = {one: getattr(place.objects, one) for one in sorted(read & NAMES)}
    before = len(place.server.requests)
    exec(compile(tree, f"x-example of {name}", "exec"), given)
    assert name in sent(place, before)


@pytest.mark.parametrize("name", SHELL)
def test_an_example_as_a_command_sends_its_operation(
    name: str, place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    words, body = read_by_shell(SHELL[name], place.objects, tmp_path)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(body)))
    before = len(place.server.requests)
    assert run_command(words) == 0
    assert OTHER_OPERATIONS.get(name, name) in sent(place, before)


def read_by_shell(code: str, objects: Objects, folder: Path) -> tuple[list[str], bytes]:
    """Return the words and the input of a command line, with the ids of objects in variables."""
    ids = {
        variable: getattr(objects, name).id
        for name in NAMES - {"tableau"}
        if f"${(variable := name.upper() + '_ID')}" in code
    }
    for flow, name in (("Superstore", "flow"), ("Budget", "other_flow")):
        if flow in code:
            getattr(objects, name)
    result = subprocess.run(
        ["bash", "-euc", _EXPANSION + code],
        env={**os.environ, **ids, "WORDS": str(folder / "words")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return (folder / "words").read_text("utf-8").split("\0")[:-1], result.stdout


def sent(place: Place, before: int) -> set[str]:
    """Return the ids of the operations that the server has received after so many requests."""
    return {str(request.operation) for request in place.server.requests[before:]}
