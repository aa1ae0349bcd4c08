"""Running a flow and waiting for its job. No network is involved, and no time passes."""

from __future__ import annotations

import pytest
from tableau_flows import errors
from tableau_flows._jobs import run_flow, wait_for
from tableau_flows._plan import Sleep
from tableau_flows_generated.models import FlowOutputStep, Job

NS = 'xmlns="http://tableau.com/api"'
NOW = 1000.0


def job(attributes: str = "", inner: str = "") -> str:
    return f'<tsResponse {NS}><job id="j1" {attributes}>{inner}</job></tsResponse>'


def notes(text: str) -> str:
    return f"<runFlowJobType><notes>{text}</notes><flow id='f1'/></runFlowJobType>"


ENDED = 'completedAt="2026-01-01T00:00:00Z" progress="100"'
RUNNING = job('progress="40"')
GOOD = job(f'{ENDED} finishCode="0"')


@pytest.mark.parametrize(
    ("arguments", "body"),
    [
        ({}, b"<tsRequest/>"),
        (
            {"output_steps": ["s1", FlowOutputStep(id="s2")], "mode": "full"},
            b'<tsRequest><flowRunSpec flowId="f1" runMode="full"><flowOutputSteps>'
            b'<flowOutputStep id="s1"/><flowOutputStep id="s2"/></flowOutputSteps>'
            b"</flowRunSpec></tsRequest>",
        ),
        (
            {"parameters": {"p1": "West"}},
            b'<tsRequest><flowRunSpec flowId="f1"><flowParameterSpecs>'
            b'<flowParameterSpec parameterId="p1" overrideValue="West"/></flowParameterSpecs>'
            b"</flowRunSpec></tsRequest>",
        ),
    ],
)
def test_what_to_run_is_told_in_the_body(script, make_session, make_response, arguments, body):
    started = script.feed(run_flow(make_session(), "f1", **arguments), make_response(job()))
    assert started.id == "j1"
    assert script.requests[0].body == body
    assert script.requests[0].url.endswith("/flows/f1/run")


def test_older_servers_are_told_in_the_query(script, make_session, make_response):
    plan = run_flow(
        make_session(version=(3, 13)), "f1", output_steps=["s1", "s2"], mode="incremental"
    )
    script.feed(plan, make_response(job()))
    assert script.requests[0].body == b"<tsRequest/>"
    assert script.requests[0].url.endswith("/run?flowOutputStepIds=s1%2Cs2&flowRunMode=incremental")


def test_parameters_are_refused_where_the_server_is_too_old(script, make_session):
    plan = run_flow(make_session(version=(3, 14)), "f1", parameters={"p": "x"})
    with pytest.raises(errors.VersionError, match=r"3\.15"):
        script.feed(plan)
    assert script.steps == []


def test_a_run_can_be_waited_for_at_once(script, make_session, make_response):
    plan = run_flow(make_session(), "f1", wait=60)
    answers = [make_response(job()), NOW, make_response(RUNNING), NOW, make_response(GOOD)]
    assert script.feed(plan, *answers).finish_code == 0


def test_waiting_asks_less_and_less_often(script, make_session, make_response):
    answers = [NOW]
    for second in range(12):
        answers += [make_response(RUNNING), NOW + second]
    plan = wait_for(make_session(), "j1", timeout=3600)
    script.feed(plan, *answers, make_response(GOOD))
    pauses = [step.seconds for step in script.steps if isinstance(step, Sleep)]
    assert pauses[:4] == [0.5, 0.75, 1.125, 1.6875]
    assert pauses == sorted(pauses)
    assert pauses[-1] == 15


def test_waiting_ends_at_the_deadline_with_a_last_question(script, make_session, make_response):
    plan = wait_for(make_session(), "j1", timeout=10)
    running = make_response(RUNNING)
    with pytest.raises(errors.WaitTimeoutError, match="after 10 s; its progress is 40 %") as caught:
        script.feed(plan, NOW, running, NOW + 9.9, running, NOW + 10)
    assert caught.value.job.id == "j1"
    pauses = [step.seconds for step in script.steps if isinstance(step, Sleep)]
    assert pauses == [pytest.approx(0.1)]


def test_waiting_may_go_on_for_ever(script, make_session, make_response):
    answers = [make_response(RUNNING), NOW] * 50
    plan = wait_for(make_session(), "j1", timeout=None)
    assert script.feed(plan, *answers, make_response(GOOD)).finish_code == 0


@pytest.mark.parametrize("code", [0, 3])
def test_a_good_end_returns_the_job(script, make_session, make_response, code):
    ended = make_response(job(f'{ENDED} finishCode="{code}"'))
    plan = wait_for(make_session(), Job(id="j1"), timeout=9)
    assert script.feed(plan, NOW, ended).finish_code == code


@pytest.mark.parametrize(
    ("body", "kind", "reason"),
    [
        (job(f'{ENDED} finishCode="1"', notes("no disk")), errors.JobFailedError, "no disk"),
        (
            job(
                f'{ENDED} finishCode="1"',
                '<statusNotes><statusNote type="x" text="a"/><statusNote type="y" value="b"/>'
                f"</statusNotes>{notes('no disk')}",
            ),
            errors.JobFailedError,
            "no disk; a; b",
        ),
        (
            job(f'{ENDED} finishCode="1"'),
            errors.JobFailedError,
            "the server gives no reason (finish code: 1)",
        ),
        (
            job(ENDED),
            errors.JobFailedError,
            "the server gives no reason (finish code: none)",
        ),
        (
            job(
                f'{ENDED} finishCode="0"',
                '<statusNotes><statusNote type="errorCode" text="oops"/></statusNotes>',
            ),
            errors.JobFailedError,
            "oops",
        ),
        (job(f'{ENDED} finishCode="2"'), errors.JobCancelledError, ""),
        (job(f'{ENDED} finishCode="2"', notes("by Ada")), errors.JobCancelledError, "by Ada"),
    ],
)
def test_a_bad_end_raises_with_the_reason(script, make_session, make_response, body, kind, reason):
    with pytest.raises(kind) as caught:
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, make_response(body))
    assert caught.value.reason == reason
    assert caught.value.job.id == "j1"
    assert reason in str(caught.value)


def test_full_progress_with_a_finish_code_is_an_end(script, make_session, make_response):
    ended = make_response(job('progress="100" finishCode="0"'))
    assert script.feed(wait_for(make_session(), "j1", timeout=9), NOW, ended).id == "j1"


@pytest.mark.parametrize(("status", "code"), [(404, "404018"), (400, "400031")])
def test_a_job_the_server_forgot_is_named_as_such(
    script, make_session, make_response, status, code
):
    gone = f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'
    running = job('progress="40"', "<runFlowJobType flowRunId='r7'/>")
    plan = wait_for(make_session(), "j1", timeout=9)
    with pytest.raises(errors.JobGoneError, match="flow run r7 may tell") as caught:
        script.feed(plan, NOW, make_response(running), NOW, make_response(gone, status))
    assert caught.value.job.progress == 40


def test_a_job_that_was_never_seen_is_not_found(script, make_session, make_response):
    gone = f'<tsResponse {NS}><error code="404018"><summary>S</summary></error></tsResponse>'
    with pytest.raises(errors.NotFoundError):
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, make_response(gone, 404))


@pytest.mark.parametrize("pauses", [{"pause": 0}, {"longest_pause": -1}])
def test_waiting_needs_pauses(script, make_session, pauses):
    with pytest.raises(errors.UsageError, match="pause"):
        script.feed(wait_for(make_session(), "j1", timeout=9, **pauses))
