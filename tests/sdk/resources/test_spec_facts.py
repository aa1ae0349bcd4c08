"""What the library and the emulator say of the API by themselves is what the spec says."""

from __future__ import annotations

import re

from tableau_flows import models
from tableau_flows._runs import finding, outcome
from tableau_flows._runs import runs as _jobs
from tableau_flows.emulator.base.refusal import NOT_EMULATED
from tableau_flows.emulator.rules import access
from tableau_flows.emulator.rules import runs as progress
from tableau_flows_generated import catalog, protocol
from tableau_flows_generated.errors import ERRORS


def test_the_emulators_own_code_is_not_one_of_the_table():
    assert NOT_EMULATED.code not in ERRORS


def test_flow_runs_are_as_old_as_their_operations():
    runs = {info.since for info in catalog.OPERATIONS.values() if info.resource == "flow_runs"}
    assert runs == {finding.RUNS_SINCE}


def test_every_state_of_a_flow_run_is_under_way_or_an_end():
    for status in models.FlowRunStatus:
        run = models.FlowRun(id="r", status=status)
        assert outcome.is_under_way(run) is not outcome.is_run_over(run), status
    assert not outcome.is_under_way(models.FlowRun(id="r", status="Invented"))
    assert not outcome.is_run_over(models.FlowRun(id="r", status="Invented"))
    assert {*progress.UNFINISHED} == protocol.STATES_UNDER_WAY


def test_the_newest_runs_are_asked_for_by_known_fields(make_session, script, make_response):
    empty = make_response('<tsResponse xmlns="http://tableau.com/api"><flowRuns/></tsResponse>')
    script.feed(finding.newest_runs(make_session(), "f1"), empty)
    url = script.requests[0].url
    known = {info.name: info for info in catalog.GET_FLOW_RUNS.parameters}
    field, operator, _ = re.search(r"filter=([^&]+)", url)[1].split("%3A")
    by_name = {one.name: one for one in known["filter"].filter}
    assert operator in by_name[field].operators
    assert re.search(r"sort=(\w+)", url)[1] in {one.name for one in known["sort"].sort}


def test_the_modes_of_a_run_are_those_of_the_spec(make_session, script, make_response):
    (mode,) = [one for one in catalog.RUN_FLOW_NOW.parameters if one.name == "flowRunMode"]
    assert {*mode.enum} == {*models.FlowRunMode}
    reply = make_response('<tsResponse xmlns="http://tableau.com/api"><job id="j1"/></tsResponse>')
    for known in models.FlowRunMode:
        plan = _jobs.run_flow(make_session(), "f1", mode=known)
        assert script.feed(plan, reply).known.job_id == "j1"


def test_roles_and_capabilities_are_those_of_the_spec():
    roles = access.ADMIN_ROLES | access.PUBLISHER_ROLES | access.ROLE_LIMITS.keys()
    assert roles <= {*models.SiteRole}
    assert {*access.FLOW_CAPABILITIES} == {*models.FlowCapability}
    parameters = catalog.DELETE_PROJECT_PERMISSION_FOR_USER.parameters
    (capability,) = [one for one in parameters if one.name == "capabilityName"]
    assert {*access.PROJECT_CAPABILITIES} == {*capability.enum}
