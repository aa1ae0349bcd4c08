"""Schedules of an emulated Tableau Server, and those of tasks of an emulated Tableau Cloud."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.rules.schedules import columns_of, next_run
from tableau_flows.emulator.store.records import ScheduleRow
from tableau_flows_generated.models import FrequencyDetails, Interval

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
HOURLY = seed_id("schedule", "Hourly flows")
NIGHTLY = seed_id("schedule", "Nightly flows")
WEEKLY = (
    '<frequencyDetails start="06:30:00"><intervals><interval weekDay="Monday"/>'
    "</intervals></frequencyDetails>"
)


def schedule(attributes, details=WEEKLY):
    return f"<schedule {attributes}>{details}</schedule>"


NEW = schedule('name="New" priority="7" type="Flow" executionOrder="Serial" frequency="Weekly"')


def created(api, body=NEW):
    answer = api.post("/schedules", body)
    assert answer.status_code == 201, answer.text
    return api.tree(answer).find("schedule")


def names(api, **params):
    answer = api.get("/schedules", **params)
    assert answer.status_code == 200, answer.text
    return [one.attrib["name"] for one in api.tree(answer).iter("schedule")]


def test_a_created_schedule_is_listed_read_changed_and_deleted(admin):
    made = created(admin)
    path = f"/schedules/{made.attrib['id']}"
    assert names(admin) == ["Extracts at noon", "Hourly flows", "New", "Nightly flows"]
    assert names(admin, pageSize="1", pageNumber="3") == ["New"]

    read = admin.tree(admin.get(path)).find("schedule")
    assert read.attrib == made.attrib
    assert read.find("frequencyDetails").attrib == {"start": "06:30:00"}
    assert [it.attrib for it in read.iter("interval")] == [{"weekDay": "Monday"}]

    changed = admin.put(path, '<schedule state="Suspended"/>')
    assert admin.tree(changed).find("schedule").attrib["state"] == "Suspended"
    assert admin.tree(changed).find("schedule").attrib["priority"] == "7"

    assert admin.delete(path).status_code == 204
    assert admin.code(admin.get(path)) == "404023"
    assert "New" not in names(admin)


def test_the_list_leaves_out_detailed_times(admin):
    listed = admin.tree(admin.get("/schedules"))
    assert listed.find("pagination").attrib["totalAvailable"] == "3"
    assert not list(listed.iter("frequencyDetails"))
    assert all("executionOrder" not in one.attrib for one in listed.iter("schedule"))


def test_one_schedule_can_be_read_since_version_3_8(admin):
    assert admin.code(admin.call("GET", f"/schedules/{NIGHTLY}", version="3.7")) == "404003"
    assert admin.call("GET", f"/schedules/{NIGHTLY}", version="3.8").status_code == 200
    assert admin.call("GET", "/schedules", version="3.3").status_code == 200


@pytest.mark.parametrize("user", ["publisher", "viewer"])
def test_everybody_reads_schedules_and_server_administrators_change_them(server, connect, user):
    api = connect(server, user)
    assert len(names(api)) == 3
    assert api.get(f"/schedules/{NIGHTLY}").status_code == 200
    for answer in (
        api.post("/schedules", NEW),
        api.put(f"/schedules/{NIGHTLY}", '<schedule state="Suspended"/>'),
        api.delete(f"/schedules/{NIGHTLY}"),
    ):
        assert api.code(answer) == "403004"
    assert len(names(api)) == 3


@pytest.mark.parametrize(
    ("change", "to"),
    [
        ('priority="7"', 'priority="0"'),
        ('priority="7"', 'priority="101"'),
        ('type="Flow"', 'type="Flows"'),
        ('executionOrder="Serial"', 'executionOrder="Both"'),
        ('name="New"', 'name=""'),
        ('name="New" ', ""),
    ],
)
def test_a_value_that_is_not_possible_is_refused(admin, change, to):
    assert admin.code(admin.post("/schedules", NEW.replace(change, to))) == "400000"
    assert len(names(admin)) == 3


def test_an_update_moves_the_time_of_the_schedule(server, admin):
    before = created(admin).attrib
    server.advance(60)
    answer = admin.put(f"/schedules/{before['id']}", '<schedule priority="8"/>')
    after = admin.tree(answer).find("schedule").attrib
    assert after["createdAt"] == before["createdAt"]
    assert after["updatedAt"] > before["updatedAt"]


def test_an_update_with_a_state_that_does_not_exist_is_refused(admin):
    answer = admin.put(f"/schedules/{NIGHTLY}", '<schedule state="Off"/>')
    assert admin.code(answer) == "400000"


def test_an_update_may_repeat_the_name_and_not_take_another(admin):
    path = f"/schedules/{NIGHTLY}"
    assert admin.put(path, '<schedule name="Nightly flows"/>').status_code == 200
    assert admin.code(admin.put(path, '<schedule name="Hourly flows"/>')) == "409021"


def test_an_update_of_the_frequency_alone_is_checked_with_the_times_there_are(admin):
    answer = admin.put(f"/schedules/{NIGHTLY}", '<schedule frequency="Monthly"/>')
    assert (answer.status_code, admin.code(answer)) == (400, "409004")


def test_a_schedule_with_tasks_is_deleted_once_its_flow_is(admin):
    made = created(admin).attrib["id"]
    flow = f'<task><flowRun><flow id="{BUDGET}"/></flowRun></task>'
    assert admin.put(f"schedules/{made}/flows", flow).status_code == 200
    assert admin.code(admin.delete(f"/schedules/{made}")) == "400059"
    admin.delete(f"flows/{BUDGET}")
    assert admin.delete(f"/schedules/{made}").status_code == 204


def test_schedules_survive_a_restart(start, connect, tmp_path):
    server = start(data=tmp_path / "state.db")
    made = created(connect(server, "admin")).attrib["id"]
    server.stop()
    api = connect(start(data=tmp_path / "state.db"), "admin")
    read = api.tree(api.get(f"/schedules/{made}")).find("schedule")
    assert read.attrib["name"] == "New"
    assert [it.attrib for it in read.iter("interval")] == [{"weekDay": "Monday"}]


def test_cloud_has_no_schedules_and_server_no_tasks_with_their_own(start, connect, admin):
    cloud = connect(start(cloud=True), "admin")
    for method, path in (
        ("GET", "/schedules"),
        ("POST", "/schedules"),
        ("GET", f"/schedules/{NIGHTLY}"),
        ("PUT", f"/schedules/{NIGHTLY}"),
        ("DELETE", f"/schedules/{NIGHTLY}"),
        ("PUT", f"schedules/{NIGHTLY}/flows"),
    ):
        assert cloud.code(cloud.call(method, path)) == "404003"
    assert admin.code(admin.post("tasks/flows")) == "404003"


def cloud_task(flow=SUPERSTORE, spec=""):
    return (
        f'<task><flowRun><flow id="{flow}"/>{spec}</flowRun></task>'
        f'<schedule frequency="Weekly">{WEEKLY}</schedule>'
    )


def test_a_task_of_cloud_has_a_schedule_that_nobody_else_sees(start, connect, tmp_path):
    server = start(cloud=True, data=tmp_path / "state.db")
    api = connect(server, "admin")
    made = api.post("tasks/flows", cloud_task())
    assert made.status_code == 200, made.text
    run = api.tree(made).find("task/flowRun")
    assert set(run.find("schedule").attrib) == {"state", "frequency", "nextRunAt"}
    assert run.find("flow").attrib["name"] == "Superstore"
    server.stop()
    api = connect(start(cloud=True, data=tmp_path / "state.db"), "admin")
    again = api.tree(api.get(f"tasks/runFlow/{run.attrib['id']}")).find("task/flowRun/schedule")
    assert [it.attrib for it in again.iter("interval")] == [{"weekDay": "Monday"}]


def test_a_task_of_cloud_takes_empty_lists_of_steps_and_parameters(start, connect):
    api = connect(start(cloud=True), "admin")
    empty = (
        f'<flowRunSpec flowId="{SUPERSTORE}"><flowOutputSteps/><flowParameterSpecs/></flowRunSpec>'
    )
    assert api.post("tasks/flows", cloud_task(spec=empty)).status_code == 200


def test_a_task_of_cloud_takes_no_steps_of_another_flow(start, connect):
    api = connect(start(cloud=True), "admin")
    spec = (
        f'<flowRunSpec flowId="{SUPERSTORE}"><flowOutputSteps><flowOutputStep id="x"/>'
        "</flowOutputSteps></flowRunSpec>"
    )
    before = api.tree(api.get("tasks/runFlow"))
    assert api.code(api.post("tasks/flows", cloud_task(spec=spec))) == "400000"
    assert len(list(api.tree(api.get("tasks/runFlow")))) == len(list(before))


def test_the_schedule_of_a_task_goes_with_it(start, connect):
    server = start(cloud=True)
    api = connect(server, "admin")
    assert api.post("tasks/flows", cloud_task(BUDGET)).status_code == 200
    count = "SELECT count(*) FROM schedules WHERE name IS NULL"
    assert server._state.store.number(count) == 1
    api.delete(f"flows/{BUDGET}")
    assert server._state.store.number(count) == 0


def row(frequency, *intervals, start=time(6), end=None):
    columns = columns_of(FrequencyDetails(start=start, end=end, intervals=intervals))
    return ScheduleRow(
        id="s",
        name="s",
        state="Active",
        priority=50,
        type="Flow",
        frequency=frequency,
        execution_order="Parallel",
        created_at=0,
        updated_at=0,
        **columns,
    )


WEDNESDAY = datetime(2025, 1, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (row("Daily"), (1, 16, 6, 0)),
        (row("Daily", start=time(13)), (1, 15, 13, 0)),
        (row("Daily", start=time(12)), (1, 16, 12, 0)),
        (row("Hourly", Interval(hours=4), start=time(6), end=time(20)), (1, 15, 14, 0)),
        (row("Hourly", Interval(hours=4), start=time(6), end=time(14)), (1, 15, 14, 0)),
        (row("Hourly", Interval(minutes=30), start=time(6), end=time(12)), (1, 16, 6, 0)),
        (row("Hourly", Interval(minutes=15), start=time(0), end=time(23)), (1, 15, 12, 15)),
        (row("Daily", Interval(hours=12), start=time(14), end=time(13)), (1, 15, 14, 0)),
        (row("Daily", Interval(hours=2), start=time(21), end=time(20)), (1, 15, 13, 0)),
        (
            row("Hourly", Interval(hours=1), Interval(week_day="Friday"), end=time(9)),
            (1, 17, 6, 0),
        ),
        (row("Weekly", Interval(week_day="Monday"), Interval(week_day="Saturday")), (1, 18, 6, 0)),
        (row("Weekly", Interval(week_day="Wednesday")), (1, 22, 6, 0)),
        (row("Monthly", Interval(month_day="15")), (2, 15, 6, 0)),
        (row("Monthly", Interval(month_day="31")), (1, 31, 6, 0)),
        (row("Monthly", Interval(month_day="LastDay")), (1, 31, 6, 0)),
        (row("Monthly", Interval(month_day="30"), Interval(month_day="2")), (1, 30, 6, 0)),
        (row("Monthly", Interval(month_day="First", week_day="Monday")), (2, 3, 6, 0)),
        (row("Monthly", Interval(month_day="First", week_day="Friday")), (2, 7, 6, 0)),
        (row("Monthly", Interval(month_day="LastDay", week_day="Saturday")), (1, 25, 6, 0)),
        (row("Monthly", Interval(month_day="Third", week_day="Wednesday")), (2, 19, 6, 0)),
        (row("Monthly", Interval(month_day="Fifth", week_day="Wednesday")), (1, 29, 6, 0)),
        (row("Monthly", Interval(month_day="LastDay", week_day="Friday")), (1, 31, 6, 0)),
    ],
)
def test_the_next_run_follows_from_times_intervals_and_days(schedule, expected):
    month, day, hour, minute = expected
    found = next_run(schedule, WEDNESDAY.timestamp())
    assert found == datetime(2025, month, day, hour, minute, tzinfo=UTC)


def test_the_next_run_moves_with_the_clock(server, admin):
    def due():
        return admin.tree(admin.get(f"/schedules/{HOURLY}")).find("schedule").attrib["nextRunAt"]

    before = due()
    server.advance(2 * 3600)
    assert before < due()
