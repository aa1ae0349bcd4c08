"""`tableau-api-lib`, which speaks JSON, signs in, reads, publishes, runs and shares flows.

It brings pandas along, so it has an environment of its own, which is made in about 20 seconds.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from environments import environment_with
from tableau_flows import Client, emulator
from tableau_flows.emulator import seed_id

PACKAGE = "tableau-api-lib==0.1.50"
SUPERSTORE, DEFAULT = seed_id("flow", "Superstore"), seed_id("project", "Default")
# A program gets the address of the server, and prints the last values of `replies` as JSON.
BEGIN = """
import json, sys
from tableau_api_lib import TableauServerConnection

def connect(**credentials):
    config = {"server": sys.argv[1], "api_version": "3.30", "site_name": "Default", "site_url": ""}
    return TableauServerConnection({"it": {**config, **credentials}}, env="it")

replies = []

def call(answer):
    replies.append([answer.status_code, answer.json() if answer.content else None])
    return answer.json() if answer.content else None

admin = connect(personal_access_token_name="demo", personal_access_token_secret="demo-secret")
"""
END = "\nprint(json.dumps(replies))"

Run = Callable[..., list[list[Any]]]


@pytest.fixture(scope="session")
def python(pytestconfig: pytest.Config) -> Path:
    """The Python of the environment."""
    return environment_with(pytestconfig, PACKAGE) / "python"


@pytest.fixture
def run(python: Path, server: emulator.Emulator, tmp_path: Path) -> Run:
    """Runs a program of the library to its end; returns statuses and bodies of its calls."""

    def run(code: str, *arguments: str) -> list[list[Any]]:
        done = subprocess.run(
            [python, "-W", "ignore", "-c", BEGIN + code + END, server.url, *arguments],
            cwd=tmp_path,
            env={"NO_PROXY": "127.0.0.1"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        replies: list[list[Any]] = json.loads(done.stdout)
        return replies

    return run


def test_it_signs_in_reads_every_page_of_flows_and_signs_out(
    server: emulator.Emulator, run: Run
) -> None:
    server.add_flows(120)
    replies = run(
        """
from tableau_api_lib.utils import extract_pages

call(admin.sign_in())
call(admin.query_flows_for_site())
flows = extract_pages(admin.query_flows_for_site)
replies.append([200, sorted(flow["name"] for flow in flows)])
call(admin.query_flow(flows[0]["id"]))
call(admin.query_projects())
call(admin.sign_out())
"""
    )
    signed_in, page, names, flow, projects, signed_out = replies

    assert signed_in[1]["credentials"]["user"]["id"] == seed_id("user", "admin")
    assert page[1]["pagination"]["totalAvailable"] == "123"
    assert len(page[1]["flows"]["flow"]) == 100
    assert len(names[1]) == 123
    assert {step["name"] for step in flow[1]["flowOutputSteps"]["flowOutputStep"]}
    assert len(projects[1]["projects"]["project"]) == 3
    assert signed_out == [204, None]
    assert server.session_count == 0


def test_it_publishes_a_flow_that_ours_finds_and_downloads_the_same_bytes(
    ours: Client, run: Run, tmp_path: Path
) -> None:
    content = emulator.sample_flow(["Out"])
    (tmp_path / "daily.tflx").write_bytes(content)
    [_, published] = run(
        """
call(admin.sign_in())
call(admin.publish_flow("daily.tflx", "Daily", sys.argv[2], flow_description="Orders"))
open("copy.tflx", "wb").write(admin.download_flow(replies[-1][1]["flow"]["id"]).content)
admin.sign_out()
""",
        DEFAULT,
    )

    assert published[0] == 201
    flow = ours.flows.find("Daily", project="Default")
    assert flow.id == published[1]["flow"]["id"]
    assert (tmp_path / "copy.tflx").read_bytes() == content


def test_it_runs_a_flow_and_sees_its_job_and_its_flow_run(
    server: emulator.Emulator, run: Run
) -> None:
    code = """
call(admin.sign_in())
job = call(admin.run_flow_now(sys.argv[2]))["job"]
call(admin.query_job(job["id"]))
call(admin.query_jobs())
call(admin.get_flow_runs())
call(admin.cancel_flow_run(job["runFlowJobType"]["flowRunId"]))
"""
    _, started, job, jobs, runs, cancelled = run(code, SUPERSTORE)

    job_id = started[1]["job"]["id"]
    assert job[1]["job"]["id"] == job_id
    assert [it["id"] for it in jobs[1]["backgroundJobs"]["backgroundJob"]] == [job_id]
    assert [it["flowId"] for it in runs[1]["flowRuns"]["flowRuns"]] == [SUPERSTORE]
    assert cancelled[0] == 200
    assert [request.status for request in server.requests if request.status != 200] == []


def test_it_grants_reads_and_deletes_permissions(ours: Client, run: Run) -> None:
    viewer = seed_id("user", "viewer")
    code = """
flow, viewer = sys.argv[2:]
call(admin.sign_in())
call(admin.add_flow_permissions(flow, {"Read": "Allow"}, None, user_id=viewer))
call(admin.query_flow_permissions(flow))
call(admin.delete_flow_permission(flow, "user", viewer, "Read", "Allow"))
"""
    _, added, queried, deleted = run(code, SUPERSTORE, viewer)

    assert added[0] == 200
    rules = queried[1]["permissions"]["granteeCapabilities"]
    [rule] = [rule for rule in rules if rule.get("user", {}).get("id") == viewer]
    assert rule["capabilities"]["capability"] == [{"name": "Read", "mode": "Allow"}]
    assert deleted[0] == 204
    grantees = ours.permissions.get(SUPERSTORE).grantee_capabilities
    assert all(it.user is None or it.user.id != viewer for it in grantees)


def test_it_sees_the_error_of_the_server(run: Run) -> None:
    _, missing = run(
        """
call(admin.sign_in())
call(admin.query_flow("nope"))
"""
    )

    assert missing[0] == 404
    assert missing[1]["error"]["code"] == "404027"
