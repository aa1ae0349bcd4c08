"""The official client manages schedules, and lists and runs linked tasks."""

from __future__ import annotations

from datetime import time

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import running, seed_id
from tableau_flows.schedules import Monthly

LINKED = seed_id("linked task", "Superstore, then Budget")
BUDGET = seed_id("flow", "Budget")
FLOW, PARALLEL = tsc.ScheduleItem.Type.Flow, tsc.ScheduleItem.ExecutionOrder.Parallel

INTERVALS = {
    "Hourly": tsc.HourlyInterval(start_time=time(6), end_time=time(18), interval_value=2),
    "half-hourly": tsc.HourlyInterval(start_time=time(6), end_time=time(18), interval_value=0.5),
    "Daily": tsc.DailyInterval(start_time=time(6)),
    "Weekly": tsc.WeeklyInterval(time(6), "Monday", "Friday"),
    "Monthly": tsc.MonthlyInterval(start_time=time(6), interval_value=15),
    "last day": tsc.MonthlyInterval(start_time=time(6), interval_value="LastDay"),
}


@pytest.mark.parametrize("interval", INTERVALS.values(), ids=INTERVALS)
def test_a_schedule_is_created_read_by_both_and_deleted(official, ours, interval):
    made = official.schedules.create(tsc.ScheduleItem("New", 50, FLOW, PARALLEL, interval))
    assert made.interval_item._frequency == interval._frequency

    listed, _ = official.schedules.get()
    assert [item.id for item in listed if item.name == "New"] == [made.id]
    read = official.schedules.get_by_id(made.id)
    assert read.interval_item.start_time == time(6)
    mine = ours.schedules.get(made.id)
    assert (mine.frequency, mine.frequency_details.start) == (interval._frequency, time(6))

    official.schedules.delete(made.id)
    assert "New" not in [item.name for item in official.schedules.get()[0]]


def test_a_schedule_of_ours_is_changed_by_the_official_client(official, ours):
    made = ours.schedules.create("Month end", Monthly(start=time(22), days=["LastDay"]))
    item = official.schedules.get_by_id(made.id)
    assert item.interval_item.interval == ("LastDay",)
    item.name, item.priority = "End of the month", 3
    item.interval_item = INTERVALS["Daily"]
    official.schedules.update(item)
    changed = ours.schedules.get(made)
    assert (changed.name, changed.priority, changed.frequency) == ("End of the month", 3, "Daily")


def test_a_combination_that_is_not_possible_is_refused_to_the_official_client(official):
    item = tsc.ScheduleItem("New", 50, FLOW, PARALLEL, tsc.DailyInterval(time(6), 1))
    item.interval_item.end_time = time(18)
    with pytest.raises(tsc.ServerResponseError) as caught:
        official.schedules.create(item)
    assert caught.value.code == "409004"


def test_linked_tasks_are_listed_and_run(official, count):
    (listed,), _ = official.linked_tasks.get()
    assert (listed.id, listed.num_steps) == (LINKED, 2)
    job = official.linked_tasks.run_now(listed)
    assert job.linked_task_id == LINKED
    assert count("runLinkedTaskNow") == 1


def test_the_official_client_looks_for_a_list_in_the_reply_with_one_linked_task(official, ours):
    """The official schema has `linkedTask` there, the client `linkedTasks` (wire_facts §8.5)."""
    with pytest.raises(IndexError):
        official.linked_tasks.get_by_id(LINKED)
    assert ours.linked_tasks.get(LINKED).id == LINKED


def test_the_body_of_the_official_client_for_a_task_of_cloud_is_refused(connect):
    """It sends `runFlow` without a flow run, as no server documents (its known fault)."""
    with running(cloud=True) as cloud:
        who = tsc.PersonalAccessTokenAuth("demo", "demo-secret", "main")
        official = connect(cloud, who)
        item = tsc.ScheduleItem(None, None, None, None, INTERVALS["Weekly"])
        task = tsc.TaskItem(None, "runFlow", None, schedule_item=item)
        task.target = tsc.Target(BUDGET, "flow")
        with pytest.raises(tsc.ServerResponseError) as caught:
            official.flow_tasks.create(task)
        assert caught.value.code == "400000"
