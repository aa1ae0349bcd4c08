"""Running a flow and waiting for its job. No network is involved, and no time passes."""

from __future__ import annotations

from collections import UserDict

import pytest
from job_documents import ENDED, GOOD, NOW, NS, RUNNING, job
from tableau_flows import errors
from tableau_flows._runs.cleaning import MOST_SHOWN, MOST_TEXT
from tableau_flows._runs.outcome import Known, verdict
from tableau_flows._runs.runs import run_flow, wait_for_started
from tableau_flows_generated.models import (
    FlowOutputStep,
    FlowParameter,
    FlowRunMode,
    Job,
    StatusNote,
)

S1 = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c01"
P1 = "5d1c4d7e-0f5e-4f0a-9b1d-8f6f3b0a1c02"


def run_and_wait(session, seconds):
    """The plan of `flows.run` with `wait`."""
    started = yield from run_flow(session, "f1")
    yield from wait_for_started(session, started, seconds)
    return started


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, b"<tsRequest/>"),
        (
            {"output_steps": [S1, FlowOutputStep(id="s2")], "mode": "full"},
            f'<tsRequest><flowRunSpec flowId="f1" runMode="full"><flowOutputSteps>'
            f'<flowOutputStep id="{S1}"/><flowOutputStep id="s2"/></flowOutputSteps>'
            f"</flowRunSpec></tsRequest>".encode(),
        ),
        (
            {"parameters": {P1: "West"}},
            f'<tsRequest><flowRunSpec flowId="f1"><flowParameterSpecs>'
            f'<flowParameterSpec parameterId="{P1}" overrideValue="West"/></flowParameterSpecs>'
            f"</flowRunSpec></tsRequest>".encode(),
        ),
    ],
)
def test_what_to_run_is_told_in_the_body(script, make_session, make_response, arguments, body):
    started = script.feed(run_flow(make_session(), "f1", **arguments), make_response(job()))
    assert (started.known.job_id, started.attached) == ("j1", False)
    assert script.requests[0].body == body
    assert script.requests[0].url.endswith("/flows/f1/run")


def test_older_servers_are_told_in_the_query(script, make_session, make_response):
    plan = run_flow(make_session(version=(3, 13)), "f1", output_steps=[S1, P1], mode="incremental")
    script.feed(plan, make_response(job()))
    assert script.requests[0].body == b"<tsRequest/>"
    query = f"?flowOutputStepIds={S1}%2C{P1}&flowRunMode=incremental"
    assert script.requests[0].url.endswith(f"/run{query}")


def test_parameters_are_refused_where_the_server_is_too_old(script, make_session):
    plan = run_flow(make_session(version=(3, 14)), "f1", parameters={"p": "x"})
    with pytest.raises(errors.VersionError, match=r"3\.15"):
        script.feed(plan)
    assert script.steps == []


def test_a_run_can_be_waited_for_at_once(script, make_session, make_response):
    plan = run_and_wait(make_session(version=(3, 9)), 60)
    answers = [make_response(job()), NOW, NOW, make_response(RUNNING), NOW, make_response(GOOD)]
    assert script.feed(plan, *answers).known.job.finish_code == 0


def run_of_flow(attributes: str) -> str:
    return f'<flowRuns id="r7" flowId="f1" {attributes}/>'


def runs(*rows: str) -> str:
    return f"<tsResponse {NS}><flowRuns>{''.join(rows)}</flowRuns></tsResponse>"


QUEUED = f'<tsResponse {NS}><error code="409093"><summary>Queued</summary></error></tsResponse>'


@pytest.mark.parametrize("status", ["Pending", "InProgress"])
def test_a_run_that_is_in_the_way_is_named(script, make_session, make_response, status):
    rows = [
        run_of_flow('status="Success" backgroundJobId="j0"').replace("r7", "r0"),
        run_of_flow(f'status="{status}" backgroundJobId="j1"'),
    ]
    answers = [make_response(QUEUED, 409), make_response(runs(*rows))]
    with pytest.raises(errors.AlreadyQueuedError, match=f"flow run r7 .* {status}.*j1") as caught:
        script.feed(run_flow(make_session(), "f1"), *answers)
    assert caught.value.run.id == "r7"
    assert caught.value.job.id == "j1"
    assert "filter=flowId%3Aeq%3Af1&sort=startedAt%3Adesc" in script.requests[1].url
    assert script.requests[1].timeouts.total == 10


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (runs(), 200),
        (runs(run_of_flow('status="Failed"')), 200),
        (QUEUED.replace("409093", "403004"), 403),
        ("busy", 502),
    ],
)
def test_a_run_that_cannot_be_told_is_not_named(
    script, make_session, make_response, answer, status
):
    answers = [make_response(QUEUED, 409), make_response(answer, status)]
    with pytest.raises(errors.AlreadyQueuedError) as caught:
        script.feed(run_flow(make_session(), "f1"), *answers)
    assert (caught.value.run, caught.value.job, caught.value.hint) == (None, None, "")
    assert "Wait for that job" in str(caught.value)


ACTIVE = runs(run_of_flow('status="InProgress" backgroundJobId="j9"'))


def test_a_flow_is_run_again_if_the_run_in_its_way_has_just_ended(
    script, make_session, make_response
):
    answers = [make_response(QUEUED, 409), make_response(runs()), make_response(job())]
    started = script.feed(run_flow(make_session(), "f1", on_conflict="attach"), *answers)
    assert (started.known.job_id, started.attached) == ("j1", False)


def test_a_run_that_began_meanwhile_is_attached_to(script, make_session, make_response):
    conflict = make_response(QUEUED, 409)
    answers = [conflict, make_response(runs()), conflict, make_response(ACTIVE)]
    started = script.feed(run_flow(make_session(), "f1", on_conflict="attach"), *answers)
    assert (started.known.job_id, started.attached) == ("j9", True)


def test_a_flow_is_run_again_only_once(script, make_session, make_response):
    answers = [make_response(QUEUED, 409), make_response(runs())] * 2
    plan = run_flow(make_session(), "f1", on_conflict="attach")
    with pytest.raises(errors.AlreadyQueuedError, match="had ended when it was looked up"):
        script.feed(plan, *answers)
    assert len(script.requests) == 4


def test_a_flow_is_not_run_again_if_its_runs_cannot_be_read(script, make_session, make_response):
    answers = [make_response(QUEUED, 409), make_response("busy", 502)]
    with pytest.raises(errors.AlreadyQueuedError):
        script.feed(run_flow(make_session(), "f1", on_conflict="attach"), *answers)
    assert len(script.requests) == 2


def test_servers_without_flow_runs_are_not_asked_what_is_in_the_way(
    script, make_session, make_response
):
    with pytest.raises(errors.AlreadyQueuedError):
        script.feed(run_flow(make_session(version=(3, 9)), "f1"), make_response(QUEUED, 409))


def test_an_error_while_waiting_for_a_run_names_the_flow(script, make_session, make_response):
    ended = job(
        f'{ENDED} finishCode="1"', "<runFlowJobType><notes>no disk</notes></runFlowJobType>"
    )
    plan = run_and_wait(make_session(version=(3, 9)), 60)
    with pytest.raises(errors.FlowRunFailedError, match=r"^job j1 \(flow f1\) failed: no disk$"):
        script.feed(plan, make_response(job()), NOW, NOW, make_response(ended))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"output_steps": "Superstore CSV"},
            "output_steps must be a sequence .* not 'Superstore CSV'",
        ),
        ({"output_steps": b"s1"}, "output_steps must be a sequence"),
        ({"mode": "fast"}, "mode must be one of 'full', 'incremental', not 'fast'"),
        ({"parameters": {P1: 5}}, "each value in parameters must be text, not 5"),
        ({"parameters": {5: "x"}}, "each key in parameters must not be 5"),
        ({"parameters": ["p1"]}, "parameters must map ids"),
    ],
)
def test_what_would_run_something_else_is_refused(script, make_session, arguments, message):
    with pytest.raises(errors.UsageError, match=message):
        script.feed(run_flow(make_session(), "f1", **arguments))
    assert script.steps == []


def test_what_a_mapping_answers_is_asked_for_once(script, make_session, make_response):
    class Changing(UserDict):
        """Answers something else from the second time on."""

        def __iter__(self):
            yield from list(self.data)
            self.data = {"../x": 5}

    plan = run_flow(make_session(), "f1", parameters=Changing({P1: "x"}))
    script.feed(plan, make_response(job()))
    assert f'parameterId="{P1}" overrideValue="x"'.encode() in script.requests[0].body


def test_the_keys_of_parameters_may_be_objects(script, make_session, make_response):
    plan = run_flow(make_session(), "f1", parameters={FlowParameter(id="p1"): "x"})
    script.feed(plan, make_response(job()))
    assert b'parameterId="p1"' in script.requests[0].body


@pytest.mark.parametrize("told", ["..", "", "a/b", "%2e%2e", "the-token/"])
def test_a_job_without_an_id_that_can_be_used_is_no_mistake_of_the_caller(
    script, make_session, make_response, told
):
    answer = make_response(job().replace('"j1"', f'"{told}"'))
    session = make_session()
    plan = run_and_wait(session, 5)
    with pytest.raises(errors.UnreadableReplyError, match=r"a job .* whose id cannot") as caught:
        script.feed(plan, answer)
    assert (caught.value.operation, caught.value.job.id) == (
        "runFlowNow",
        told.replace("the-token", "…"),
    )
    assert not any(secret in str(caught.value) for secret in session.secrets())
    started = script.feed(run_flow(session, "f1"), answer)
    assert started.known.job_id == told  # which nobody waits for


def test_a_mode_may_be_a_member(script, make_session, make_response):
    script.feed(run_flow(make_session(), "f1", mode=FlowRunMode.FULL), make_response(job()))
    assert b'runMode="full"' in script.requests[0].body


def test_an_error_carries_the_first_of_very_many_notes():
    seen = []

    def clean(text):
        seen.append(text)
        return text

    notes = tuple(StatusNote(text=f"note {number}") for number in range(20_000))
    known = Known("j1", Job(id="j1", finish_code=1, status_notes=notes), clean=clean)
    with pytest.raises(errors.JobFailedError, match="note 0; note 1") as caught:
        verdict(known)
    assert caught.value.job.status_notes == notes[:MOST_SHOWN]
    assert len(seen) < 10 * MOST_SHOWN  # each takes its time


def test_an_error_carries_the_first_of_long_notes():
    notes = tuple(StatusNote(text="x" * (MOST_TEXT // 3)) for _ in range(10))
    known = Known("j1", Job(id="j1", finish_code=1, status_notes=notes))
    with pytest.raises(errors.JobFailedError) as caught:
        verdict(known)
    assert caught.value.job.status_notes == notes[:3]
    one = Known("j1", Job(id="j1", status_notes=(StatusNote(text="x" * 2 * MOST_TEXT),)))
    assert len(one.shown_job().status_notes) == 1
