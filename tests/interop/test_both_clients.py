"""Each client sees what the other one did on the server."""

from __future__ import annotations

import hashlib
import io
import random

import pytest
import tableauserverclient as tsc
from adopting import adopt
from tableau_flows import Client, errors
from tableau_flows.emulator import sample_flow, seed_id

DEFAULT = seed_id("project", "Default")
VIEWER = seed_id("user", "viewer")
LIMIT = "tableauserverclient.server.endpoint.flows_endpoint.FILESIZE_LIMIT"


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_file_in_parts_from_the_official_client_is_read_by_ours(
    official, ours, tmp_path, monkeypatch
):
    monkeypatch.setattr(LIMIT, 1)
    monkeypatch.setenv("TSC_CHUNK_SIZE_MB", "1")
    content = random.Random(7).randbytes(3_000_000) + sample_flow()
    path = tmp_path / "Theirs.tflx"
    path.write_bytes(content)
    flow = official.flows.publish(tsc.FlowItem(DEFAULT), path, official.PublishMode.CreateNew)

    copy = ours.flows.download(flow.id, to=tmp_path / "copy.tflx")

    assert copy.size == len(content)
    assert digest((tmp_path / "copy.tflx").read_bytes()) == digest(content)


def test_a_file_in_parts_from_ours_is_read_by_the_official_client(official, ours, count, tmp_path):
    content = random.Random(8).randbytes(65 * 1024 * 1024) + sample_flow()
    path = tmp_path / "Ours.tflx"
    path.write_bytes(content)
    flow = ours.flows.publish(path, project=DEFAULT)

    target = io.BytesIO()
    official.flows.download(flow.id, target)

    assert count("initiateFileUpload") == 1
    assert count("appendToFileUpload") == 3  # of 32 megabytes, and the rest
    assert digest(target.getvalue()) == digest(content)
    path.unlink()  # pytest keeps what a test leaves


def test_both_read_the_same_flows_in_the_same_order(server, official, ours):
    server.add_flows(250, project="Finance")
    theirs = official.flows.filter(project_name="Finance").order_by("-name")
    mine = ours.flows.list(filter="projectName:eq:Finance", sort="name:desc")
    assert [flow.id for flow in theirs] == [flow.id for flow in mine]
    assert len(theirs) == mine.total == 251


def test_both_understand_the_same_permissions(official, ours, superstore):
    ours.permissions.grant(superstore, user=VIEWER, allow=["Write"], deny=["Execute"])
    flow = official.flows.get_by_id(superstore)
    official.flows.populate_permissions(flow)
    rule = tsc.PermissionsRule(
        tsc.UserItem.as_reference(VIEWER), {"Write": "Allow", "Execute": "Deny"}
    )
    assert rule in flow.permissions

    official.flows.delete_permission(flow, rule)
    grantees = ours.permissions.get(superstore).grantee_capabilities
    assert VIEWER not in [who.user.id for who in grantees if who.user is not None]


@pytest.mark.usefixtures("on_server_time")
def test_both_follow_the_same_job(official, ours, superstore):
    job = ours.flows.run(superstore).job
    theirs = official.jobs.wait_for_job(job.id)
    mine = ours.jobs.wait(job)
    assert (theirs.id, theirs.finish_code) == (mine.id, mine.finish_code)
    assert theirs.completed_at == mine.completed_at
    run = official.flow_runs.get_by_id(mine.run_flow_job_type.flow_run_id)
    assert run.status == ours.flow_runs.get(run.id).status == "Success"


def test_a_run_that_one_starts_the_other_follows(server, official, ours, superstore):
    started = official.flows.refresh(superstore)
    ours_again = ours.flow_runs.open(job_id=started.id)
    assert ours_again.run_id == started.flow_run.id
    assert ours.flows.run(superstore, on_conflict="attach").job_id == started.id
    server.finish_runs()
    assert ours_again.wait(timeout=30).status == "Success"
    assert official.jobs.get_by_id(started.id).finish_code == tsc.JobItem.FinishCode.Success


def test_a_run_that_one_starts_the_other_cancels(server, official, ours, superstore):
    server.hang_next_run()
    run = ours.flows.run(superstore)
    official.flow_runs.cancel(run.run_id)
    with pytest.raises(errors.FlowRunCancelledError):
        run.wait(timeout=30)
    assert run.cancel() == "already finished"
    assert official.flow_runs.get_by_id(run.run_id).status == "Cancelled"


def test_names_of_output_steps_are_those_that_the_other_reads(official, ours, superstore, server):
    names = [step.name for step in ours.flows.get(superstore).output_steps]
    run = ours.flows.run(superstore, output_steps=names, parameters={"Region": "East"})
    server.finish_runs()
    assert run.wait(timeout=30).flow_parameter_runs[0].override_value == "East"
    assert official.flow_runs.get_by_id(run.run_id).background_job_id == run.job_id


def test_a_session_is_handed_from_one_to_the_other(server, official, superstore):
    adopted = adopt(
        Client,
        server.url,
        token=official.auth_token,
        site_id=official.site_id,
        user_id=official.user_id,
    )
    with adopted:
        assert adopted.flows.get(superstore).name == "Superstore"
    # What was adopted is not signed out.
    assert official.flows.get_by_id(superstore).name == "Superstore"
    assert server.session_count == 1
