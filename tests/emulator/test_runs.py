"""Runs, jobs and tasks: how they begin, go on, fail, hang and are cancelled."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
TASK = seed_id("task", "Superstore")
NIGHTLY = seed_id("schedule", "Nightly flows")

# The servers of these tests let a run wait for 10 seconds and take 60.
QUEUE, LENGTH = 10, 60


def run(api, flow=SUPERSTORE, body=""):
    """Run a flow; returns the ids of the job and of the flow run."""
    answer = api.post(f"flows/{flow}/run", body)
    assert answer.status_code == 200, answer.text
    job = api.tree(answer).find("job")
    return job.attrib["id"], job.find("runFlowJobType").attrib["flowRunId"]


def job_of(api, job_id):
    return api.tree(api.get(f"jobs/{job_id}")).find("job")


def run_of(api, run_id):
    return api.tree(api.get(f"flows/runs/{run_id}")).find("flowRun")


def runs(api, **params):
    answer = api.get("flows/runs", **params)
    assert answer.status_code == 200, answer.text
    return [child.attrib["id"] for child in api.tree(answer).find("flowRuns")]


def test_a_new_job_says_no_more_than_when_it_began(admin):
    job = admin.tree(admin.post(f"flows/{SUPERSTORE}/run")).find("job")
    assert job.attrib.keys() == {"id", "mode", "type", "createdAt"}
    assert job.attrib["mode"] == "Asynchronous"
    assert job.attrib["type"] == "RunFlow"
    flow = job.find("runFlowJobType/flow")
    assert flow.attrib == {"id": SUPERSTORE, "name": "Superstore"}


def test_old_servers_do_not_tell_the_flow_run_of_a_job(server, connect):
    api = connect(server, "admin", version="3.9")
    job = api.tree(api.post(f"flows/{SUPERSTORE}/run")).find("job")
    assert "flowRunId" not in job.find("runFlowJobType").attrib


def test_a_run_waits_then_runs_then_succeeds(server, admin):
    job_id, run_id = run(admin)
    assert run_of(admin, run_id).attrib.keys() == {
        "id",
        "flowId",
        "status",
        "progress",
        "backgroundJobId",
    }
    assert run_of(admin, run_id).attrib["status"] == "Pending"

    server.advance(QUEUE + LENGTH / 2)
    halfway = run_of(admin, run_id).attrib
    assert halfway["status"] == "InProgress"
    assert 45 <= int(halfway["progress"]) <= 55
    assert "startedAt" in halfway
    assert "completedAt" not in halfway
    assert "finishCode" not in job_of(admin, job_id).attrib

    server.advance(LENGTH)
    done = run_of(admin, run_id).attrib
    assert done["status"] == "Success"
    assert done["progress"] == "100"
    assert done["completedAt"] > done["startedAt"]
    assert done["backgroundJobId"] == job_id
    job = job_of(admin, job_id)
    assert job.attrib["finishCode"] == "0"
    assert job.attrib["progress"] == "100"
    assert job.attrib["completedAt"] == done["completedAt"]
    assert job.find("runFlowJobType").attrib["flowRunId"] == run_id


def test_a_run_fails_for_the_reason_that_was_ordered(server, admin):
    server.fail_next_run("the disk is full")
    job_id, run_id = run(admin)
    server.finish_runs()

    assert run_of(admin, run_id).attrib["status"] == "Failed"
    assert run_of(admin, run_id).find("failureReason").attrib["message"] == "the disk is full"
    job = job_of(admin, job_id)
    assert job.attrib["finishCode"] == "1"
    assert job.findtext("runFlowJobType/notes") == "the disk is full"
    # The next one is as usual.
    job_id, _ = run(admin)
    server.finish_runs()
    assert job_of(admin, job_id).attrib["finishCode"] == "0"


def test_the_reason_of_a_failed_run_is_told_from_3_30_on(server, connect):
    api = connect(server, "admin", version="3.29")
    server.fail_next_run()
    _, run_id = run(api)
    server.finish_runs()
    assert run_of(api, run_id).find("failureReason") is None


def test_a_hanging_run_goes_on_until_it_is_cancelled(server, admin):
    server.hang_next_run()
    job_id, run_id = run(admin)
    server.advance(1_000_000)
    api_again = admin.sign_in('name="admin" password="admin"')
    assert api_again.status_code == 200
    assert run_of(admin, run_id).attrib["status"] == "InProgress"

    answer = admin.call("PUT", f"flows/runs/{run_id}")

    assert answer.status_code == 200
    assert len(admin.tree(answer)) == 0
    assert run_of(admin, run_id).attrib["status"] == "Cancelled"
    assert job_of(admin, job_id).attrib["finishCode"] == "2"


def test_cancelling_takes_the_time_it_is_given(start, connect):
    server = start(cancel_seconds=5)
    api = connect(server, "admin")
    _, run_id = run(api)
    server.advance(QUEUE)
    api.call("PUT", f"flows/runs/{run_id}")
    assert run_of(api, run_id).attrib["status"] == "InProgress"
    server.advance(6)
    assert run_of(api, run_id).attrib["status"] == "Cancelled"


@pytest.mark.parametrize("later", [0, 1000])
def test_a_run_that_is_cancelled_before_it_starts_never_started(server, admin, later):
    _, run_id = run(admin)
    admin.call("PUT", f"flows/runs/{run_id}")
    server.advance(later)
    told = run_of(admin, run_id).attrib
    assert told["status"] == "Cancelled"
    assert "startedAt" not in told
    assert "completedAt" in told


def test_a_run_that_takes_long_to_cancel_never_starts_if_it_ends_before(start, connect):
    server = start(queue_seconds=100, cancel_seconds=50, clock="manual")
    api = connect(server, "admin")
    _, run_id = run(api)
    api.call("PUT", f"flows/runs/{run_id}")
    assert run_of(api, run_id).attrib["status"] == "Pending"
    server.advance(1000)
    told = run_of(api, run_id).attrib
    assert told["status"] == "Cancelled"
    assert "startedAt" not in told


def test_whoever_started_a_run_may_cancel_it(publisher):
    _, run_id = run(publisher, BUDGET)
    assert publisher.call("PUT", f"flows/runs/{run_id}").status_code == 200


@pytest.mark.parametrize(
    ("text", "status", "reason"),
    [
        ("Sad [fail: no luck]", "Failed", "no luck"),
        ("Sad [FAIL]", "Failed", None),
        ("Slow [seconds: 1000]", "InProgress", None),
        ("Endless [hang]", "InProgress", None),
        ("Quick [seconds: 0]", "Success", None),
        ("Usual [draft]", "Success", None),
    ],
)
def test_markers_plan_every_run_of_a_flow(server, admin, text, status, reason):
    for place in ("name", "description"):
        name = text if place == "name" else "Marked"
        flow = server.add_flow(name, description=text if place == "description" else "")
        _, run_id = run(admin, flow)
        server.advance(QUEUE + LENGTH)
        told = run_of(admin, run_id)
        assert told.attrib["status"] == status
        if reason is not None:
            assert told.find("failureReason").attrib["message"] == reason


def test_a_flow_does_not_run_twice_at_once(server, admin):
    run(admin)
    assert admin.code(admin.post(f"flows/{SUPERSTORE}/run")) == "409093"
    server.finish_runs()
    run(admin)


@pytest.mark.parametrize("content", [b"", b"<tsrequest/>", b"<tsRequest>", b"hello"])
def test_running_needs_a_document_even_an_empty_one(admin, content):
    assert admin.code(admin.call("POST", f"flows/{SUPERSTORE}/run", content)) == "400000"


def test_a_run_may_name_output_steps_a_mode_and_parameters(admin):
    told = admin.tree(admin.get(f"flows/{SUPERSTORE}"))
    step = told.find("flowOutputSteps/flowOutputStep").attrib["id"]
    parameter = told.find("flow/parameters/parameter").attrib["id"]
    body = (
        f'<flowRunSpec flowId="{SUPERSTORE}" runMode="incremental"><flowOutputSteps>'
        f'<flowOutputStep id="{step}"/></flowOutputSteps><flowParameterSpecs><flowParameterSpec'
        f' parameterId="{parameter}" overrideValue="East"/></flowParameterSpecs></flowRunSpec>'
    )
    _, run_id = run(admin, body=body)
    used = run_of(admin, run_id).find("flowParameterRuns/parameterRuns").attrib
    assert used == {"parameterId": parameter, "name": "Region", "overrideValue": "East"}


def test_output_steps_may_be_named_in_the_query(admin):
    steps = [
        step.attrib["id"]
        for step in admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flowOutputSteps")
    ]
    good = f"flows/{SUPERSTORE}/run?flowRunMode=full&flowOutputStepIds={','.join(steps)}"
    assert admin.post(good).status_code == 200


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("?flowOutputStepIds=nothing", ""),
        ("?flowRunMode=quick", ""),
        ("", f'<flowRunSpec flowId="{BUDGET}"/>'),
        ("", "<flowRunSpec/>"),
        (
            "",
            f'<flowRunSpec flowId="{SUPERSTORE}"><flowOutputSteps><flowOutputStep id="x"/>'
            "</flowOutputSteps></flowRunSpec>",
        ),
        (
            "",
            f'<flowRunSpec flowId="{SUPERSTORE}"><flowParameterSpecs><flowParameterSpec'
            ' parameterId="x" overrideValue="y"/></flowParameterSpecs></flowRunSpec>',
        ),
    ],
)
def test_a_run_must_name_what_the_flow_has(admin, query, body):
    assert admin.code(admin.post(f"flows/{SUPERSTORE}/run{query}", body)) == "400000"


def test_runs_are_listed_newest_first_without_a_total(server, admin):
    ids = []
    for _ in range(3):
        ids.append(run(admin)[1])
        server.finish_runs()
    answer = admin.tree(admin.get("flows/runs"))
    assert [child.tag for child in answer] == ["flowRuns"]
    assert {child.tag for child in answer[0]} == {"flowRuns"}
    assert runs(admin) == ids[::-1]
    assert runs(admin, pageSize="2") == ids[:0:-1]
    assert runs(admin, pageSize="2", pageNumber="2") == ids[:1]
    assert runs(admin, pageSize="2", pageNumber="3") == []


@pytest.fixture
def three_runs(server, admin):
    """A run that succeeded, one that failed and one that waits, of three flows."""
    ids = {"Success": run(admin)[1]}
    server.finish_runs()
    server.advance(10)
    server.fail_next_run()
    ids["Failed"] = run(admin, BUDGET)[1]
    server.finish_runs()
    server.advance(10)
    ids["Pending"] = run(admin, seed_id("flow", "Secret plans"))[1]
    return ids


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        (f"flowId:eq:{SUPERSTORE}", ["Success"]),
        (f"flowId:in:[{SUPERSTORE},{BUDGET}]", ["Failed", "Success"]),
        (f"userId:eq:{seed_id('user', 'admin')}", ["Failed", "Pending", "Success"]),
        (f"userId:eq:{seed_id('user', 'viewer')}", []),
        ("progress:lt:100", ["Pending"]),
        ("progress:eq:100", ["Failed", "Success"]),
        ("startedAt:gt:2000-01-01T00:00:00Z", ["Failed", "Success"]),
        ("completedAt:lt:2000-01-01T00:00:00Z", []),
        ("status:eq:Failed", ["Failed"]),
        ("status:in:[Failed,Success]", ["Failed", "Success"]),
    ],
)
def test_runs_are_filtered(admin, three_runs, expression, found):
    names = {run_id: name for name, run_id in three_runs.items()}
    assert sorted(names[run_id] for run_id in runs(admin, filter=expression)) == found


def test_a_filter_by_status_is_ignored_by_older_versions(server, connect, three_runs):
    api = connect(server, "admin", version="3.29")
    assert len(runs(api, filter="status:eq:Failed")) == 3
    assert len(runs(api, sort="status:asc")) == 3


def test_runs_without_a_value_come_first_in_descending_order(admin, three_runs):
    down = [three_runs[name] for name in ("Pending", "Failed", "Success")]
    assert runs(admin, sort="startedAt:desc") == down
    assert runs(admin, sort="completedAt:asc") == down[::-1]


def test_users_see_the_runs_of_flows_they_may_run(admin, viewer, publisher, three_runs):
    assert runs(publisher) == [three_runs["Failed"]]
    assert runs(viewer) == []
    path = f"flows/runs/{three_runs['Success']}"
    assert viewer.code(viewer.get(path)) == "404036"


def test_jobs_are_told_to_whoever_started_them(admin, publisher):
    job_id, _ = run(admin)
    assert publisher.code(publisher.get(f"jobs/{job_id}")) == "404018"


def test_a_forgotten_job_leaves_its_run_behind(server, admin):
    job_id, run_id = run(admin)
    server.forget_jobs()
    assert admin.code(admin.get(f"jobs/{job_id}")) == "404018"
    assert run_of(admin, run_id).attrib["id"] == run_id


def test_flow_tasks_are_listed_whole_and_without_pages(server, admin):
    task = server.add_task(BUDGET, schedule="Hourly flows")
    answer = admin.tree(admin.get("tasks/runFlow"))
    assert [child.tag for child in answer] == ["tasks"]
    assert {row.find("flowRun").attrib["id"] for row in answer[0]} == {TASK, task}


def test_a_flow_task_tells_its_flow_and_its_schedule(admin):
    told = admin.tree(admin.get(f"tasks/runFlow/{TASK}")).find("task/flowRun")
    assert told.attrib == {
        "id": TASK,
        "priority": "50",
        "consecutiveFailedCount": "0",
        "type": "RunFlowTask",
    }
    assert told.find("flow").attrib == {"id": SUPERSTORE, "name": "Superstore"}
    schedule = told.find("schedule").attrib
    assert schedule["id"] == NIGHTLY
    assert schedule["type"] == "Flow"
    assert schedule["frequency"] == "Daily"
    assert schedule["nextRunAt"].endswith("Z")


def test_users_see_the_tasks_of_their_own_flows(server, publisher):
    task = server.add_task(BUDGET)
    rows = publisher.tree(publisher.get("tasks/runFlow")).find("tasks")
    assert [row.find("flowRun").attrib["id"] for row in rows] == [task]


def test_a_flow_is_added_to_a_schedule_and_run_by_its_task(server, admin):
    parameter = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow/parameters/parameter")
    body = (
        f'<task><flowRun><flow id="{SUPERSTORE}"/><flowRunSpec flowId="{SUPERSTORE}">'
        f'<flowParameterSpecs><flowParameterSpec parameterId="{parameter.attrib["id"]}"'
        ' overrideValue="South"/></flowParameterSpecs></flowRunSpec></flowRun></task>'
    )
    told = admin.tree(admin.put(f"schedules/{NIGHTLY}/flows", body)).find("task/flowRun")
    assert told.find("flowParametersRuns/parameterRuns").attrib["overrideValue"] == "South"
    task = told.attrib["id"]

    # Nothing documents a body for it, and every client sends an empty one.
    job = admin.tree(admin.call("POST", f"tasks/runFlow/{task}/runNow")).find("job")
    run_id = job.find("runFlowJobType").attrib["flowRunId"]
    used = run_of(admin, run_id).find("flowParameterRuns/parameterRuns")
    assert used.attrib["overrideValue"] == "South"


def test_only_schedules_for_flows_take_flows(admin):
    extracts = seed_id("schedule", "Extracts at noon")
    body = f'<task><flowRun><flow id="{SUPERSTORE}"/></flowRun></task>'
    assert admin.code(admin.put(f"schedules/{extracts}/flows", body)) == "400000"


def test_a_task_counts_its_failures_until_it_succeeds(server, admin):
    def failures():
        told = admin.tree(admin.get(f"tasks/runFlow/{TASK}")).find("task/flowRun")
        return int(told.attrib["consecutiveFailedCount"])

    counted = []
    for fails in (True, True, False):
        if fails:
            server.fail_next_run()
        assert admin.post(f"tasks/runFlow/{TASK}/runNow").status_code == 200
        server.finish_runs()
        counted.append(failures())
    assert counted == [1, 2, 0]


def test_runs_really_take_the_time_they_are_given(start, connect):
    api = connect(start(queue_seconds=0.05, run_seconds=0.1), "admin")
    job_id, _ = run(api)
    seen = []
    while "completedAt" not in (job := job_of(api, job_id)).attrib:
        seen.append(int(job.attrib["progress"]))
    assert seen == sorted(seen)
    assert job.attrib["finishCode"] == "0"
