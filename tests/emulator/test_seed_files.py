"""Seed files say what a server contains at its start; a wrong entry is named and adds nothing."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
import tomllib

import pytest
from tableau_flows import Client, TokenCredentials, emulator

TOML = """
time = 2026-01-05T08:00:00Z

[[users]]
name = "carol"
role = "Explorer"

[[access_tokens]]
name = "ci"
secret = "ci-secret"
user = "carol"

[[jwts]]
jwt = "carols-jwt"
user = "carol"

[[connected_apps]]
client_id = "app"
secret_id = "app-secret"
secret_value = "app-secret-value-of-at-least-32-characters"

[[groups]]
name = "Editors"
users = ["carol"]

[[group_sets]]
name = "All editors"
groups = ["Editors", "Analysts"]

[[projects]]
name = "Sales"
permissions = [{ user = "carol", capability = "Read", mode = "Allow" }]
default_permissions = [{ user = "carol", capability = "Read", mode = "Allow" }]

[[projects]]
name = "EU"
parent = "Sales"

[[schedules]]
name = "Weekly flows"
frequency = "Weekly"

[[flows]]
name = "Daily"
project = "Sales/EU"
owner = "publisher"
description = "Orders of a day"
tags = ["orders"]
output_steps = ["Orders", "Returns"]
connections = [{ type = "postgres", server_address = "db1", server_port = 5432, user_name = "r" }]
parameters = [{ name = "Region", value = "West", required = true }]
tasks = ["Nightly flows", "Weekly flows"]
permissions = [{ user = "carol", capability = "Execute", mode = "Deny" }]

[[flows.runs]]
status = "Failed"
reason = "The disk is full"
started_at = 2026-01-05T06:00:00Z
seconds = 60

[[flows.runs]]

[[flows]]
name = "From a file"
project = "Sales"
file = "flow.tflx"

[[linked_tasks]]
flows = ["Sales/EU/Daily", "Sales/From a file"]
"""
MADE = {
    "users": 1,
    "groups": 1,
    "group_sets": 1,
    "projects": 2,
    "schedules": 1,
    "flows": 2,
    "linked_tasks": 1,
    "runs": 2,
    "tasks": 2,
}
"""Number of ids of each kind that the seed above makes."""


@pytest.fixture
def seed_file(tmp_path):
    (tmp_path / "flow.tflx").write_bytes(emulator.sample_flow(["From the file"]))
    path = tmp_path / "state.toml"
    path.write_text(TOML)
    return path


def as_json(folder):
    """The same seed as a JSON file."""

    def text(value):
        return value.isoformat().replace("+00:00", "Z")

    path = folder / "state.json"
    path.write_text(json.dumps(tomllib.loads(TOML), default=text))
    return path


def client(server, **options):
    credentials = TokenCredentials("demo", "demo-secret")
    return Client(server.url, site="", credentials=credentials, clock=server.clock, **options)


@pytest.mark.parametrize("form", ["toml", "json", "text", "mapping"])
def test_a_server_starts_with_the_objects_of_a_seed(start, seed_file, form, monkeypatch):
    monkeypatch.chdir(seed_file.parent)
    seed = {
        "toml": lambda: seed_file,
        "json": lambda: as_json(seed_file.parent),
        "text": lambda: str(seed_file),
        "mapping": lambda: json.loads(as_json(seed_file.parent).read_text()),
    }[form]()
    server = start(seed=seed)

    with client(server) as tableau:
        daily = tableau.flows.get(tableau.flows.find("Daily", project="Sales/EU"))
        failed, other = sorted(tableau.flow_runs.list(), key=lambda run: run.started_at)
        connections = tableau.connections.list(daily)
        rules = tableau.permissions.get(daily).grantee_capabilities
        assert daily.description == "Orders of a day"
        assert [tag.label for tag in daily.tags] == ["orders"]
        assert [step.name for step in daily.output_steps] == ["Orders", "Returns"]
        assert [p.name for p in daily.parameters] == ["Region"]
        assert [(c.server_address, c.server_port) for c in connections] == [("db1", 5432)]
        assert failed.started_at.isoformat() == "2026-01-05T06:00:00+00:00"
        assert (failed.completed_at - failed.started_at).total_seconds() == 60
        assert other.status == "Success"
        tasks = [task.flow_run for task in tableau.flow_tasks.list()]
        schedules = {task.schedule.name for task in tasks if task.flow.id == daily.id}
        assert schedules == {"Nightly flows", "Weekly flows"}
        assert ("Execute", "Deny") in {
            (it.name, it.mode) for rule in rules for it in rule.capabilities
        }
        from_file = tableau.flows.get(tableau.flows.find("From a file", project="Sales"))
        assert [step.name for step in from_file.output_steps] == ["From the file"]
        assert "Superstore" in [flow.name for flow in tableau.flows.list()]
        assert len(list(tableau.linked_tasks.list())) == 2
    with Client(server.url, site="", credentials=TokenCredentials("ci", "ci-secret")) as carol:
        assert carol.current_session().user.name == "carol"


def test_the_documented_seed_can_be_used(server, tmp_path):
    text = emulator.__doc__.partition("same form::\n\n")[2].partition("\nThe keys of")[0]
    path = tmp_path / "state.toml"
    path.write_text(textwrap.dedent(text))
    (tmp_path / "daily.tflx").write_bytes(emulator.sample_flow())
    made = server.add_seed(path)

    assert {kind: len(ids) for kind, ids in made.items()} == {
        "projects": 1,
        "flows": 1,
        "tasks": 1,
        "runs": 1,
    }


def test_a_reset_adds_the_seed_again_with_the_same_ids_and_the_same_time(start, seed_file):
    server = start(seed=seed_file)
    first = server.summary()
    server.add_flow("Another")
    server.reset()
    second = server.summary()

    assert first.pop("time")[:16] == second.pop("time")[:16] == "2026-01-05T08:00"
    assert first == second


def test_add_seed_returns_the_ids_of_what_it_added(server, seed_file):
    made = server.add_seed(seed_file)

    assert {kind: len(ids) for kind, ids in made.items()} == MADE
    assert made["flows"][0] in {flow["id"] for flow in server.summary()["flows"]}


def test_clear_removes_flows_tasks_and_projects_first(server, admin):
    server.add_seed({"clear": True, "flows": [{"name": "Only"}]})
    summary = server.summary()

    assert [flow["name"] for flow in summary["flows"]] == ["Only"]
    assert {project["path"] for project in summary["projects"]} == {"Default"}
    assert admin.names(admin.get("flows")) == ["Only"]
    assert "<task " not in admin.get("tasks/runFlow").text
    assert "<linkedTasks>" not in admin.get("tasks/linked").text
    assert len(list(server.files_folder.iterdir())) == 1


def test_a_data_file_gets_the_seed_once(tmp_path, seed_file):
    for _ in range(2):
        with emulator.running(data=tmp_path / "state.sqlite", seed=seed_file) as server:
            names = [flow["name"] for flow in server.summary()["flows"]]
            assert names.count("Daily") == 1


def test_a_data_file_whose_first_seed_was_wrong_gets_the_next_one(tmp_path, seed_file):
    data = tmp_path / "state.sqlite"
    with pytest.raises(emulator.SeedError):
        emulator.running(data=data, seed={"flows": [{"name": ""}]})

    with emulator.running(data=data, seed=seed_file) as server:
        assert "Daily" in [flow["name"] for flow in server.summary()["flows"]]


@pytest.mark.parametrize(
    ("seed", "words"),
    [
        ({"flow": []}, "the seed: there is no key 'flow'; did you mean flows?"),
        ({"flows": {}}, "flows must be a list of objects"),
        ({"flows": ["Daily"]}, r"flows\[0\] must be an object"),
        ({"flows": [{"name": "a"}, {}]}, r"flows\[1\]: the key 'name' is missing"),
        ({"flows": [{"name": "a", "projekt": "b"}]}, r"flows\[0\]: .*did you mean project\?"),
        ({"flows": [{"name": "a", "project": "b"}]}, r"flows\[0\]: the site has no project"),
        ({"flows": [{"name": 5}]}, r"flows\[0\]: the name of a flow must be a string, not 5"),
        ({"flows": [{"name": "a", "content": "b"}]}, r"flows\[0\]: there is no key 'content'"),
        ({"flows": [{"name": "a", "tasks": "x"}]}, r"flows\[0\]: tasks must be a list"),
        ({"flows": [{"name": "a", "tasks": ["x"]}]}, r"flows\[0\]: no schedule for flows"),
        ({"flows": [{"name": "a", "output_steps": [1]}]}, r"flows\[0\]: each of output_steps"),
        (
            {"flows": [{"name": "a", "file": "none.tflx"}]},
            r"flows\[0\]: .*none.tflx cannot be read: No such file",
        ),
        ({"flows": [{"name": "a", "file": ""}]}, r"flows\[0\]: the file of a flow must not be"),
        ({"flows": [{"name": "a", "file": "a.tflx", "parameters": []}]}, "not both"),
        (
            {"flows": [{"name": "a", "connections": [{"type": "x", "server_port": "5"}]}]},
            r"flows\[0\].connections\[0\]: server_port must be an integer",
        ),
        (
            {"flows": [{"name": "a", "connections": [{"type": "x", "user_name": 5}]}]},
            r"flows\[0\].connections\[0\]: user_name must be a string",
        ),
        (
            {"flows": [{"name": "a", "parameters": [{"name": "x", "required": 1}]}]},
            r"flows\[0\].parameters\[0\]: required must be True or False",
        ),
        (
            {"flows": [{"name": "a", "runs": [{"status": "Done"}]}]},
            r"flows\[0\].runs\[0\]: the status of a run must be",
        ),
        (
            {"flows": [{"name": "a", "runs": [{"started_at": "monday"}]}]},
            r"flows\[0\].runs\[0\]: a time must look like",
        ),
        (
            {"flows": [{"name": "a", "permissions": [{"user": "viewer", "capability": "Reed"}]}]},
            r"flows\[0\].permissions\[0\]: .*did you mean Read\?",
        ),
        ({"linked_tasks": [{"flows": ["Superstore"]}]}, "the path of a flow begins with its"),
        ({"linked_tasks": [{"flows": ["Default/Super"]}]}, "has no flow called 'Super'"),
        ({"users": [{"name": "admin"}]}, r"users\[0\]: there is already a user called 'admin'"),
        ({"clear": "yes"}, "the seed: clear must be True or False"),
        ({"time": "now"}, "a time must look like 2026-01-31T08:00:00Z, not 'now'"),
        ({"time": "2026-01-05T08:00:00"}, "the seed: .*must have a time zone"),
        ({"time": 5}, "the seed: the time of the clock must be a datetime"),
    ],
    ids=str,
)
def test_a_wrong_entry_is_named_and_nothing_is_added(server, seed, words):
    before = {**server.summary(), "time": ""}
    # Entries that are right come first, so that they would be seen.
    full = {"clear": True, "groups": [{"name": "New"}], **seed}

    with pytest.raises(emulator.SeedError, match=words):
        server.add_seed(full)
    assert {**server.summary(), "time": ""} == before


def test_a_wrong_seed_does_not_move_the_clock(server):
    before = server.clock.now()

    with pytest.raises(emulator.SeedError):
        server.add_seed({"time": "2031-01-01T00:00:00Z", "flows": [{}]})

    assert server.clock.now() == pytest.approx(before, abs=5)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("state.yaml", "a: 1", "must end in .toml or .json"),
        ("state.toml", "a = ", "cannot be read"),
        ("state.toml", b"\xff", "cannot be read"),
        ("state.json", "[1]", "must contain an object"),
        ("state.json", "[" * 100_000, "cannot be read"),
        ("state.json", None, "cannot be read: No such file"),
    ],
)
def test_a_file_that_is_no_seed_is_refused(server, tmp_path, name, content, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(emulator.SeedError, match=words):
        server.add_seed(path)


def test_a_seed_file_that_is_too_large_is_refused(server, tmp_path):
    path = tmp_path / "state.json"
    path.write_bytes(b" " * 16 * 1024 * 1024 + b"{}")

    with pytest.raises(emulator.SeedError, match="has more than 16777216 bytes"):
        server.add_seed(path)


def test_the_command_line_takes_a_seed_and_says_what_is_wrong_with_it(command_line, seed_file):
    process = command_line("--seed", str(seed_file))
    credentials = TokenCredentials("ci", "ci-secret")
    with Client(process.url, site="", credentials=credentials) as tableau:
        assert tableau.current_session().user.id

    seed_file.write_text("[[flows]]\n")
    failed = subprocess.run(
        [sys.executable, "-m", "tableau_flows.emulator", "--port", "0", "--seed", seed_file],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert failed.returncode == 2
    assert "flows[0]: the key 'name' is missing" in failed.stderr
