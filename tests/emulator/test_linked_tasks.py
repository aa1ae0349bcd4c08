"""Linked tasks: listed, read and run, their steps one after another."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
SEEDED = seed_id("linked task", "Superstore, then Budget")


def listed(api, **params):
    answer = api.get("tasks/linked", **params)
    assert answer.status_code == 200, answer.text
    return api.tree(answer).findall("linkedTasks/linkedTasks")


def runs(api):
    found = api.tree(api.get("flows/runs", sort="startedAt:asc"))
    return [
        (run.attrib["flowId"], run.attrib["status"]) for run in found.iter("flowRuns") if run.attrib
    ]


def test_a_linked_task_is_listed_and_read_with_its_steps(server, admin):
    made = server.add_linked_task(
        [BUDGET, SUPERSTORE], schedule="Hourly flows", stop_on_failure=False
    )
    assert [task.attrib["id"] for task in listed(admin)] == [SEEDED, made]
    assert [task.attrib["id"] for task in listed(admin, pageSize="1", pageNumber="2")] == [made]

    task = admin.tree(admin.get(f"tasks/linked/{made}")).find("linkedTask")
    assert task.attrib == {"id": made, "numSteps": "2"}
    assert task.find("schedule").attrib["name"] == "Hourly flows"
    steps = task.findall("linkedTaskSteps/linkedTaskSteps")
    assert [(s.attrib["stepNumber"], s.attrib["stopDownstreamTasksOnFailure"]) for s in steps] == [
        ("1", "false"),
        ("2", "false"),
    ]
    assert [s.find("task/flowRun/flow").attrib["id"] for s in steps] == [BUDGET, SUPERSTORE]


def test_the_steps_run_one_after_another(server, admin):
    answer = admin.post(f"tasks/linked/{SEEDED}/runNow")
    job = admin.tree(answer).find("linkedTaskJob").attrib
    assert (job["linkedTaskId"], job["status"]) == (SEEDED, "Pending")
    server.advance(15)
    assert sorted(runs(admin)) == sorted([(SUPERSTORE, "InProgress"), (BUDGET, "Pending")])
    server.advance(60)
    assert sorted(runs(admin)) == sorted([(SUPERSTORE, "Success"), (BUDGET, "InProgress")])
    server.advance(60)
    assert {status for _, status in runs(admin)} == {"Success"}


@pytest.mark.parametrize("stop", [True, False])
def test_a_failure_stops_the_steps_after_it_if_it_should(server, admin, stop):
    made = server.add_linked_task([SUPERSTORE, BUDGET], stop_on_failure=stop)
    server.fail_next_run("no disk")
    assert admin.post(f"tasks/linked/{made}/runNow").status_code == 200
    server.advance(300)
    rest = [] if stop else [(BUDGET, "Success")]
    assert sorted(runs(admin)) == sorted([(SUPERSTORE, "Failed"), *rest])


def test_a_flow_that_is_running_is_not_run_again(admin):
    assert admin.post(f"tasks/linked/{SEEDED}/runNow").status_code == 200
    assert admin.code(admin.post(f"tasks/linked/{SEEDED}/runNow")) == "403102"


def test_users_see_and_run_linked_tasks_of_their_own_flows_alone(server, publisher, viewer):
    own = server.add_linked_task([BUDGET])
    assert [task.attrib["id"] for task in listed(publisher)] == [own]
    assert publisher.get(f"tasks/linked/{own}").status_code == 200
    assert publisher.code(publisher.get(f"tasks/linked/{SEEDED}")) == "403004"
    assert publisher.post(f"tasks/linked/{own}/runNow").status_code == 200
    assert listed(viewer) == []


def test_a_deleted_flow_takes_its_step_along(admin):
    admin.delete(f"flows/{SUPERSTORE}")
    task = admin.tree(admin.get(f"tasks/linked/{SEEDED}")).find("linkedTask")
    assert task.attrib["numSteps"] == "1"


def test_linked_tasks_came_with_version_3_15(admin):
    site = f"/sites/{admin.site_id}/tasks/linked"
    assert admin.code(admin.call("GET", site, version="3.14")) == "404003"
    assert admin.call("GET", site, version="3.15").status_code == 200


def test_linked_tasks_survive_a_restart(start, connect, tmp_path):
    server = start(data=tmp_path / "state.db")
    made = server.add_linked_task([BUDGET])
    server.stop()
    api = connect(start(data=tmp_path / "state.db"), "admin")
    assert [task.attrib["id"] for task in listed(api)] == [SEEDED, made]


@pytest.mark.parametrize(
    ("flows", "options", "error", "text"),
    [
        ([], {}, ValueError, "flows of exactly one site"),
        ([SUPERSTORE, seed_id("flow", "Pipeline", "sales")], {}, ValueError, "exactly one site"),
        (["nobody"], {}, LookupError, "no flow has the id 'nobody'"),
        (SUPERSTORE, {}, TypeError, "must be a list"),
        ([SUPERSTORE], {"schedule": "Nightly"}, LookupError, "did you mean Nightly flows"),
        ([SUPERSTORE], {"schedule": "Extracts at noon"}, LookupError, "no schedule for flows"),
        ([SUPERSTORE], {"stop_on_failure": 1}, TypeError, "True or False"),
    ],
)
def test_what_cannot_be_a_linked_task_is_refused(server, flows, options, error, text):
    with pytest.raises(error, match=text):
        server.add_linked_task(flows, **options)


def test_a_linked_task_without_flows_is_seen_by_administrators_only(admin, connect, server):
    for flow in (SUPERSTORE, BUDGET):
        assert admin.delete(f"flows/{flow}").status_code == 204
    viewer = connect(server, "viewer")
    assert listed(viewer) == []
    assert viewer.code(viewer.get(f"tasks/linked/{SEEDED}")) == "403004"
    assert [task.attrib["id"] for task in listed(admin)] == [SEEDED]
