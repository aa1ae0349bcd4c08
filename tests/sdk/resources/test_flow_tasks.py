"""`client.flow_tasks`: one task for any number of calls, tasks of a schedule, tasks on Cloud."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import time

import pytest
from tableau_flows import (
    Client,
    FlowTaskWarning,
    JwtCredentials,
    PasswordCredentials,
    TokenCredentials,
    emulator,
    errors,
    models,
)
from tableau_flows.schedules import Daily, Weekly
from tableau_flows_generated import operations

SUPERSTORE = emulator.seed_id("flow", "Superstore")
BUDGET = emulator.seed_id("flow", "Budget")
NIGHTLY = emulator.seed_id("schedule", "Nightly flows")
HOURLY = emulator.seed_id("schedule", "Hourly flows")
TASK = emulator.seed_id("task", "Superstore")
MONDAYS = Weekly(start=time(6), days=["Monday"])


def sent(server, operation):
    return sum(request.operation == operation for request in server.requests)


def test_a_flow_that_is_on_the_schedule_gets_no_second_task(tableau, server):
    assert tableau.flow_tasks.ensure(SUPERSTORE, NIGHTLY).flow_run.id == TASK
    assert sent(server, "addFlowTaskToSchedule") == 0


def test_ids_in_upper_case_find_the_same_task(tableau, server):
    assert tableau.flow_tasks.ensure(SUPERSTORE.upper(), NIGHTLY.upper()).flow_run.id == TASK
    assert sent(server, "addFlowTaskToSchedule") == 0
    (task,) = tableau.flow_tasks.list_for_schedule(NIGHTLY.upper())
    assert task.flow_run.id == TASK


def test_a_flow_that_is_not_on_the_schedule_gets_one_task(tableau, server):
    first = tableau.flow_tasks.ensure(BUDGET, NIGHTLY)
    assert tableau.flow_tasks.ensure(BUDGET, NIGHTLY) == first
    assert sent(server, "addFlowTaskToSchedule") == 1
    other = tableau.flow_tasks.ensure(BUDGET, HOURLY)
    assert other.flow_run.id != first.flow_run.id


def test_concurrent_calls_of_one_client_and_its_views_make_one_task(tableau, server):
    server.delay_next(0.1, operation="getFlowRunTasks")
    clients = [tableau, tableau.with_options(headers={"X-Test": "1"})] * 4
    with ThreadPoolExecutor(8) as pool:
        tasks = pool.map(lambda client: client.flow_tasks.ensure(BUDGET, NIGHTLY), clients)
        assert len({task.flow_run.id for task in tasks}) == 1
    assert sent(server, "addFlowTaskToSchedule") == 1


def test_several_tasks_are_told_and_the_first_is_returned(tableau, server):
    ids = [server.add_task(BUDGET) for _ in range(2)]
    with pytest.warns(FlowTaskWarning, match=rf"has 2 tasks on the schedule: {ids[0]}, {ids[1]}"):
        assert tableau.flow_tasks.ensure(BUDGET, NIGHTLY).flow_run.id == ids[0]


def test_two_processes_at_once_get_the_same_task_and_a_warning(tableau, server, monkeypatch):
    """Another process adds the flow between the list and the addition of this one."""
    made = []
    add = operations.add_flow_task_to_schedule

    def late(*given, **named):
        made.append(server.add_task(BUDGET))
        return add(*given, **named)

    monkeypatch.setattr(operations, "add_flow_task_to_schedule", late)
    server.answer_next(200, XML_EMPTY, headers=XML, operation="getFlowRunTasks")
    with pytest.warns(FlowTaskWarning, match="has 2 tasks on the schedule"):
        assert tableau.flow_tasks.ensure(BUDGET, NIGHTLY).flow_run.id == made[0]


XML = {"Content-Type": "application/xml"}
XML_EMPTY = b'<tsResponse xmlns="http://tableau.com/api"><tasks/></tsResponse>'


@pytest.mark.parametrize("point", ["before", "after"])
def test_a_lost_response_to_the_addition_is_looked_up(tableau, server, point):
    server.drop_next(point, operation="addFlowTaskToSchedule")
    if point == "before":
        with pytest.raises(errors.OutcomeUnknownError):
            tableau.flow_tasks.ensure(BUDGET, NIGHTLY)
    tasks = [tableau.flow_tasks.ensure(BUDGET, NIGHTLY) for _ in range(2)]
    assert len({task.flow_run.id for task in tasks}) == 1
    assert len(tableau.flow_tasks.list_for_schedule(NIGHTLY)) == 2


def test_a_task_that_the_user_cannot_see_is_returned_with_a_warning(world, server):
    """A leader of a project may put a flow of another owner on a schedule, and not see the task."""
    flow = server.add_flow("Forecast", project="Finance", owner="admin")
    leader = world.client(
        server.url, site="", credentials=PasswordCredentials("publisher", "publisher")
    )
    with pytest.warns(FlowTaskWarning, match="a repeated call would add another"):
        task = leader.flow_tasks.ensure(flow, NIGHTLY)
    assert task.flow_run.flow.id == flow


def test_ensuring_fails_like_adding(tableau, server):
    nobody = "00000000-0000-0000-0000-000000000000"
    for flow, schedule, code in ((nobody, NIGHTLY, "404027"), (BUDGET, nobody, "404023")):
        with pytest.raises(errors.NotFoundError) as caught:
            tableau.flow_tasks.ensure(flow, schedule)
        assert caught.value.code == code
    assert tableau.flow_tasks.ensure(BUDGET, NIGHTLY).flow_run.id  # no lock is left


def test_the_tasks_of_a_schedule_are_those_with_its_id(tableau, server):
    task = tableau.flow_tasks.add(BUDGET, HOURLY)
    assert tableau.flow_tasks.list_for_schedule(HOURLY) == (task,)
    assert [t.flow_run.id for t in tableau.flow_tasks.list_for_schedule(NIGHTLY)] == [TASK]
    schedule = tableau.schedules.get(HOURLY)
    assert tableau.flow_tasks.list_for_schedule(schedule) == (task,)
    assert tableau.flow_tasks.list_for_schedule(BUDGET) == ()


# Tableau Cloud


@pytest.fixture(scope="module")
def cloud():
    with emulator.running(cloud=True, run_seconds=0, queue_seconds=0) as server:
        yield server


@pytest.fixture
def on_cloud(world, cloud):
    cloud.reset()
    return world.client(cloud.url, site="main", credentials=JwtCredentials("demo-jwt"))


def test_a_task_on_cloud_has_a_schedule_of_its_own(on_cloud):
    made = on_cloud.flow_tasks.create(BUDGET, MONDAYS)
    schedule = made.flow_run.schedule
    assert (schedule.id, schedule.name, schedule.frequency) == (None, None, "Weekly")
    assert schedule.frequency_details == MONDAYS.for_cloud()
    assert made in on_cloud.flow_tasks.list()
    assert on_cloud.flow_tasks.run(made).id


def test_a_task_on_cloud_can_be_limited_to_output_steps(on_cloud):
    step = on_cloud.flows.get(SUPERSTORE).output_steps[0]
    spec = models.FlowRunSpec(
        flow_id=SUPERSTORE,
        flow_output_steps=(models.FlowOutputStepReference(id=step.id),),
    )
    made = on_cloud.flow_tasks.create(SUPERSTORE, MONDAYS, flow_run_spec=spec)
    assert [one.id for one in made.flow_run.flow_run_spec.flow_output_steps] == [step.id]
    assert on_cloud.flow_tasks.get(made) == made


def test_a_task_on_cloud_ends_with_its_flow(on_cloud):
    made = on_cloud.flow_tasks.create(BUDGET, MONDAYS)
    on_cloud.flows.delete(BUDGET)
    assert made not in on_cloud.flow_tasks.list()


def test_what_cloud_refuses_is_not_sent(on_cloud, cloud):
    cloud.forget_requests()
    with pytest.raises(errors.UsageError, match=r"^days must hold 1 to 7 days .*Daily on Tableau"):
        on_cloud.flow_tasks.create(BUDGET, Daily(start=time(6)))
    assert cloud.requests == ()


# Calls of the other kind of server

SERVER_CALLS = {
    "schedules.list": lambda tableau: list(tableau.schedules.list()),
    "schedules.get": lambda tableau: tableau.schedules.get(NIGHTLY),
    "schedules.create": lambda tableau: tableau.schedules.create("New", Daily(start=time(6))),
    "schedules.update": lambda tableau: tableau.schedules.update(NIGHTLY, state="Active"),
    "schedules.delete": lambda tableau: tableau.schedules.delete(NIGHTLY),
    "flow_tasks.add": lambda tableau: tableau.flow_tasks.add(BUDGET, NIGHTLY),
    "flow_tasks.ensure": lambda tableau: tableau.flow_tasks.ensure(BUDGET, NIGHTLY),
}


@pytest.mark.own_connections("the test gives a proxy of its own")
@pytest.mark.parametrize("call", SERVER_CALLS.values(), ids=SERVER_CALLS)
@pytest.mark.parametrize("host", ["10ax.online.tableau.com", "EU-WEST-1a.Online.Tableau.com."])
def test_calls_of_tableau_server_are_not_sent_to_cloud(world, credentials, host, call):
    tableau = world.client(f"https://{host}", site="x", credentials=credentials, proxy=NO_PROXY)
    with pytest.raises(errors.DeploymentError, match="exists on Tableau Server only") as caught:
        call(tableau)
    assert caught.value.need == "Tableau Server"
    assert "is Tableau Cloud" in str(caught.value)


NO_PROXY = "http://127.0.0.1:1"
"""Nothing answers there, so that a request would fail otherwise."""


@pytest.mark.parametrize(
    ("site", "credentials"),
    [
        ("", TokenCredentials("demo", "demo-secret")),
        ("sales", PasswordCredentials("admin", "admin")),
    ],
)
def test_calls_of_cloud_are_not_sent_to_what_can_be_tableau_server_only(
    world, server, site, credentials
):
    tableau = world.client(server.url, site=site, credentials=credentials)
    with pytest.raises(errors.DeploymentError, match="exists on Tableau Cloud only, but"):
        tableau.flow_tasks.create(BUDGET, MONDAYS)
    assert server.requests == ()


def test_where_the_kind_of_server_is_not_known_the_error_explains(on_cloud, world, server):
    with pytest.raises(errors.UnknownResourceError) as caught:
        list(on_cloud.schedules.list())
    assert "querySchedules exists on Tableau Server only" in str(caught.value)
    tableau = world.client(
        server.url, site="sales", credentials=TokenCredentials("demo", "demo-secret")
    )
    with pytest.raises(errors.UnknownResourceError) as caught:
        tableau.flow_tasks.create(BUDGET, MONDAYS)
    assert "createCloudFlowTask exists on Tableau Cloud only" in str(caught.value)
    assert "probably Tableau Server" in str(caught.value)


def test_a_host_that_only_ends_like_cloud_is_not_cloud(server, credentials):
    with (
        Client(
            "https://notonline.tableau.com", site="x", credentials=credentials, proxy=NO_PROXY
        ) as tableau,
        pytest.raises(errors.ConnectionFailedError),
    ):
        tableau.schedules.get(NIGHTLY)
