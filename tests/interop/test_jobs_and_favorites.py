"""The official client lists and cancels jobs, keeps favorites, and cannot tag in batches."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import seed_id

BUDGET = seed_id("flow", "Budget")
ADMIN = seed_id("user", "admin")


def me() -> tsc.UserItem:
    user = tsc.UserItem("admin")
    user._id = ADMIN
    return user


def test_jobs_are_listed_by_both(server, official, ours, superstore):
    server.fail_next_run("no disk", flow=BUDGET)
    for flow in (superstore, BUDGET):
        official.flows.refresh(flow)
        server.finish_runs()
    listed, pagination = official.jobs.get()
    assert pagination.total_available == 2
    assert {(job.name, job.status, job.type) for job in listed} == {
        ("Superstore", "Success", "run_flow"),
        ("Budget", "Failed", "run_flow"),
    }
    assert {job.id for job in listed} == {job.id for job in ours.jobs.list()}
    assert all(job.ended_at >= job.started_at >= job.created_at for job in listed)


def test_jobs_are_filtered_and_sorted_by_it(server, official, superstore):
    for flow in (superstore, BUDGET):
        official.flows.refresh(flow)
    server.finish_runs()
    found = official.jobs.filter(job_type="run_flow").order_by("title")
    assert [job.name for job in found] == ["Budget", "Superstore"]


def test_a_job_is_cancelled_by_it(official, ours, superstore):
    job = official.flows.refresh(superstore)
    official.jobs.cancel(job.id)
    assert official.jobs.get_by_id(job.id).finish_code == tsc.JobItem.FinishCode.Cancelled
    assert ours.jobs.get(job.id).finish_code == 2


def test_favorites_are_kept_by_both(official, ours, superstore):
    flow = official.flows.get_by_id(superstore)
    official.favorites.add_favorite_flow(me(), flow)
    ours.favorites.add(BUDGET, label="Money")
    user = me()
    official.favorites.get(user)
    assert [flow.name for flow in user.favorites["flows"]] == ["Superstore", "Budget"]
    assert [one.label for one in ours.favorites.list()] == ["Superstore", "Money"]
    official.favorites.delete_favorite_flow(me(), flow)
    assert [one.label for one in ours.favorites.list()] == ["Money"]


def test_its_generic_method_cannot_delete_a_favorite_and_ours_can(official, ours, superstore):
    flow = official.flows.get_by_id(superstore)
    official.favorites.add_favorite(me(), "flow", flow)
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.favorites.delete_favorite(me(), "flow", flow)
    assert refusal.value.code == "404003"  # it writes flow instead of flows
    ours.favorites.delete(superstore)
    assert list(ours.favorites.list()) == []


def test_it_cannot_tag_several_flows_and_ours_can(official, ours, superstore):
    flows = [official.flows.get_by_id(flow) for flow in (superstore, BUDGET)]
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.tags.batch_add({"sales"}, flows)
    assert refusal.value.code == "404003"  # it leaves out the site (wire_facts §6.15)
    ours.tags.add([superstore, BUDGET], ["sales"])
    assert official.flows.get_by_id(BUDGET).tags == {"sales"}
