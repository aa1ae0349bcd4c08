"""Checks of what would be published and run, against the emulated server: nothing is changed."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from tableau_flows import emulator, errors
from tableau_flows import models as m
from tableau_flows.emulator import ParameterFacts, sample_flow

CONTENT = sample_flow(["Out", "Errors"], parameters=[ParameterFacts("Region", value="West")])
CHANGES = {"publishFlow", "initiateFileUpload", "addTagsToFlow", "runFlowNow"}


def sent(server) -> list[str]:
    housekeeping = {"serverInfo", "signIn", "signOut"}
    return [r.operation for r in server.requests if r.operation not in housekeeping]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Daily.tflx"
    path.write_bytes(CONTENT)
    return path


@pytest.fixture
def eu(server) -> str:
    """The id of the project Sales/EU."""
    return server.add_project("EU", parent=server.add_project("Sales"))


# Publishing


def test_a_new_flow_replaces_none(tableau, server, path, eu):
    assert tableau.flows.check_publish(path, project="Sales/EU", tags=["a"]) is None
    assert tableau.flows.check_publish(CONTENT, name="Daily", file_type="tflx") is None
    assert CHANGES.isdisjoint(sent(server))


@pytest.mark.parametrize("project", ["Sales/EU", "id", ("Sales", "EU")], ids=str)
def test_the_flow_that_would_be_replaced_is_returned(tableau, server, path, eu, project):
    project = eu if project == "id" else project
    there = server.add_flow("Daily", project=eu)
    server.add_flow("Daily")  # in the default project
    found = tableau.flows.check_publish(path, project=project, overwrite=True)
    assert (found.id, found.name) == (there, "Daily")
    with pytest.raises(errors.FlowNameTakenError) as caught:
        tableau.flows.check_publish(path, project=project)
    assert caught.value.flow.id == there
    assert tableau.flows.check_publish(path, project=project, name="Other") is None


def test_the_default_project_is_looked_at_without_a_project(tableau, server, path, eu):
    server.add_flow("Daily", project=eu)
    assert tableau.flows.check_publish(path) is None
    there = server.add_flow("Daily")
    assert tableau.flows.check_publish(path, overwrite=True).id == there


@pytest.mark.parametrize(
    ("given", "error", "text"),
    [
        ({"source": b""}, errors.FlowFileError, "empty"),
        ({"source": b"no archive"}, errors.FlowFileError, "ZIP"),
        ({"source": "missing.tflx"}, errors.FlowFileError, "missing.tflx"),
        ({"file_type": "tfl"}, errors.FlowFileError, "file_type says tfl"),
        ({"name": ""}, errors.UsageError, "name"),
        ({"tags": ['a"b']}, errors.UsageError, "tags"),
        ({"project": 7}, errors.UsageError, "project"),
        ({"overwrite": "yes"}, errors.UsageError, "overwrite"),
        ({"connections": [m.Flow(id="1")]}, errors.UsageError, "connections"),
        ({"description": 7}, errors.UsageError, "description"),
        ({"source": io.BytesIO(CONTENT)}, errors.UsageError, "source must be a path or bytes"),
        ({"source": iter([CONTENT])}, errors.UsageError, "source must be a path or bytes"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_what_could_not_be_published_is_refused_before_anything_is_sent(
    tableau, server, path, given, error, text
):
    source = given.get("source", path)
    if isinstance(source, bytes):
        given = {"name": "Daily", "file_type": "tflx", **given}
    rest = {key: value for key, value in given.items() if key != "source"}
    with pytest.raises(error, match=text):
        tableau.flows.check_publish(source, **rest)
    assert server.requests == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_not_read_for_a_check(tableau, server, tmp_path):
    os.mkfifo(tmp_path / "Daily.tflx")
    with pytest.raises(errors.UsageError, match="source must not be a pipe"):
        tableau.flows.check_publish(tmp_path / "Daily.tflx")
    assert server.requests == ()


def test_a_project_that_is_not_there_is_told(tableau, path):
    with pytest.raises(errors.NameNotFoundError, match="Sales"):
        tableau.flows.check_publish(path, project="Sales/UE")


# Running


@pytest.fixture
def daily(server) -> str:
    return server.add_flow("Daily", content=CONTENT)


def test_a_flow_that_can_be_run_so_is_returned(tableau, server, daily):
    flow = tableau.flows.check_run(
        daily, output_steps=["Out"], parameters={"Region": "East"}, mode="full"
    )
    assert flow.id == daily
    assert [step.name for step in flow.output_steps] == ["Out", "Errors"]
    assert sent(server) == ["queryFlow"]


def test_an_id_that_the_flow_does_not_have_is_noticed_though_the_object_was_given(tableau, daily):
    flow = tableau.flows.get(daily)
    unknown = emulator.seed_id("flow", "Superstore")
    with pytest.raises(errors.UsageError, match="the flow has no output step"):
        tableau.flows.check_run(flow, output_steps=[unknown])


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ({"output_steps": ["Uot"]}, "no output step 'Uot'; it has 'Out'"),
        ({"parameters": {"Regoin": "East"}}, "no parameter 'Regoin'; it has 'Region'"),
        ({"mode": "some"}, "mode"),
    ],
    ids=["step", "parameter", "mode"],
)
def test_what_could_not_be_run_is_refused(tableau, server, daily, given, text):
    with pytest.raises(errors.UsageError, match=text):
        tableau.flows.check_run(daily, **given)
    assert CHANGES.isdisjoint(sent(server))


def test_a_server_that_is_too_old_for_parameters_is_named(world, server, credentials, daily):
    old = world.client(server.url, site="", credentials=credentials, api_version="3.14")
    with pytest.raises(errors.VersionError, match="parameters"):
        old.flows.check_run(daily, parameters={"Region": "East"})
    assert old.flows.check_run(daily).id == daily


def test_a_flow_that_is_not_there_is_not_found(tableau):
    with pytest.raises(errors.NotFoundError):
        tableau.flows.check_run("00000000-0000-0000-0000-000000000000")
