"""Waiting for a flow run by reading the run: no network is involved, and no time passes."""

from __future__ import annotations

import pytest
from job_documents import ENDED, GOOD, NOW, NS, job, notes
from tableau_flows import errors
from tableau_flows._plans.steps import Sleep
from tableau_flows._runs.opening import cancel_run, open_run, read_state
from tableau_flows._runs.outcome import Known
from tableau_flows._runs.waiting import until_run_ended
from tableau_flows_generated.models import FlowRun, FlowSummary, Job, RunFlowJob


def run(attributes: str = "", inner: str = "", *, listed: bool = False) -> str:
    name, around = ("flowRuns", "<flowRuns>{}</flowRuns>") if listed else ("flowRun", "{}")
    element = f'<{name} id="r7" backgroundJobId="j1" flowId="f1" {attributes}>{inner}</{name}>'
    return f"<tsResponse {NS}>{around.format(element)}</tsResponse>"


def refusal(code: str) -> str:
    return f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'


def known(run_id: str | None = "r7") -> Known:
    details = RunFlowJob(flow_run_id=run_id, flow=FlowSummary(name="Daily"))
    return Known("j1", Job(id="j1", run_flow_job_type=details), given_flow_id="f1")


RUNNING = 'status="InProgress" progress="40"'
SUCCESS = 'status="Success" completedAt="2026-01-01T00:00:00Z" progress="100"'
FAILED = 'status="Failed" completedAt="2026-01-01T00:00:00Z"'


def pauses(script) -> list[float]:
    return [step.seconds for step in script.steps if isinstance(step, Sleep)]


def test_a_run_is_read_until_it_has_ended(script, make_session, make_response):
    told = []
    answers = [make_response(run('status="Pending"')), NOW, make_response(run(RUNNING)), NOW]
    plan = until_run_ended(make_session(), known(), 60, on_progress=told.append)
    ended = script.feed(plan, NOW, *answers, make_response(run(SUCCESS)))
    assert isinstance(ended, FlowRun)
    assert [one.status for one in told] == ["Pending", "InProgress", "Success"]
    assert {request.url.rpartition("/")[2] for request in script.requests} == {"r7"}


def test_the_first_looks_come_quickly_and_later_ones_back_off(script, make_session, make_response):
    answers = [make_response(run(RUNNING)), NOW] * 30
    plan = until_run_ended(make_session(), known(), None, just_started=True)
    script.feed(plan, NOW, *answers, make_response(run(SUCCESS)))
    found = pauses(script)
    assert found[:4] == pytest.approx([0.05, 0.075, 0.1125, 0.16875])
    assert found == sorted(found)
    assert found[-1] == 15


def test_a_run_that_goes_on_is_looked_at_at_once(script, make_session, make_response):
    script.feed(until_run_ended(make_session(), known(), 60), NOW, make_response(run(SUCCESS)))
    assert pauses(script) == []


def test_no_first_pause_outlasts_the_deadline(script, make_session, make_response):
    plan = until_run_ended(make_session(), known(), 0.01, just_started=True)
    with pytest.raises(errors.WaitTimeoutError, match="its progress is 40 %") as caught:
        script.feed(plan, NOW, NOW + 0.01, make_response(run(RUNNING)), NOW + 0.01)
    assert pauses(script) == [0.01]
    assert caught.value.run.id == "r7"


@pytest.mark.parametrize("status", ["Suspended", "Waiting"])
def test_an_unknown_status_is_no_end(script, make_session, make_response, status):
    answers = [make_response(run(f'status="{status}"')), NOW, make_response(run(SUCCESS))]
    ended = script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)
    assert ended.status == "Success"


def test_an_end_with_an_unknown_status_is_no_success(script, make_session, make_response):
    ended = run('status="Skipped" completedAt="2026-01-01T00:00:00Z"')
    with pytest.raises(errors.FlowRunFailedError, match="'Skipped', which is unknown"):
        script.feed(until_run_ended(make_session(), known(), 60), NOW, make_response(ended))


def test_the_reason_is_that_of_the_run(script, make_session, make_response):
    failed = run(FAILED, '<failureReason available="true" message="no disk"/>')
    message = r"^job j1 \(flow f1 'Daily', flow run r7\) failed: no disk$"
    with pytest.raises(errors.FlowRunFailedError, match=message) as caught:
        script.feed(until_run_ended(make_session(), known(), 60), NOW, make_response(failed))
    assert len(script.requests) == 1
    assert (caught.value.run.id, caught.value.job.id) == ("r7", "j1")


def test_or_else_that_in_the_notes_of_the_job(script, make_session, make_response):
    answers = [make_response(run(FAILED)), NOW]
    answers += [make_response(job(f'{ENDED} finishCode="1"', notes("no disk")))]
    with pytest.raises(errors.FlowRunFailedError) as caught:
        script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)
    assert caught.value.reason == "no disk"


@pytest.mark.parametrize(
    "answer", [(job(f'{ENDED} finishCode="1"'), 200), (refusal("404018"), 404)]
)
def test_or_else_it_is_not_available(script, make_session, make_response, answer):
    answers = [make_response(run(FAILED)), NOW, make_response(*answer)]
    with pytest.raises(errors.FlowRunFailedError, match="failed: not available: ") as caught:
        script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)
    assert caught.value.reason.startswith("not available")


def test_a_cancelled_run_needs_no_question_about_its_job(script, make_session, make_response):
    cancelled = make_response(run('status="Cancelled"'))
    with pytest.raises(errors.FlowRunCancelledError, match="was cancelled"):
        script.feed(until_run_ended(make_session(), known(), 60), NOW, cancelled)
    assert len(script.requests) == 1


@pytest.mark.parametrize(("code", "status"), [("404036", 404), ("403004", 403), ("400031", 400)])
def test_the_job_is_read_where_the_run_cannot_be(script, make_session, make_response, code, status):
    answers = [make_response(refusal(code), status)]
    answers += [NOW, make_response(GOOD), NOW, make_response(refusal(code), status)]
    ended = script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)
    assert isinstance(ended, Job)
    assert ended.finish_code == 0


def test_a_run_that_is_listed_late_is_read_after_its_job(script, make_session, make_response):
    answers = [make_response(job('progress="1"')), NOW, make_response(GOOD), NOW]
    answers += [make_response(run(RUNNING, listed=True)), NOW, make_response(run(SUCCESS))]
    unknown = known(None)
    ended = script.feed(until_run_ended(make_session(), unknown, 60), NOW, *answers)
    assert ended.status == "Success"
    assert unknown.run_id == "r7"


def test_a_run_that_could_not_be_read_at_first_is_waited_for_to_its_end(
    script, make_session, make_response
):
    answers = [make_response(refusal("404036"), 404), NOW, make_response(GOOD), NOW]
    answers += [make_response(run(RUNNING)), NOW, make_response(run(SUCCESS))]
    ended = script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)
    assert ended.status == "Success"


def test_a_run_that_only_the_job_tells_is_read_from_then_on(script, make_session, make_response):
    told = "<runFlowJobType flowRunId='r7'/>"
    answers = [make_response(job('progress="1"', told)), NOW, make_response(run(SUCCESS))]
    script.feed(until_run_ended(make_session(), Known("j1"), 60), NOW, *answers)
    assert [request.url.rpartition("/")[2] for request in script.requests] == ["j1", "r7"]


def test_a_job_without_a_run_to_read_tells_the_end(script, make_session, make_response):
    answers = [
        make_response(GOOD),
        NOW,
        make_response(f"<tsResponse {NS}><flowRuns/></tsResponse>"),
    ]
    ended = script.feed(until_run_ended(make_session(), known(None), 60), NOW, *answers)
    assert isinstance(ended, Job)


def test_before_flow_runs_the_job_is_the_result(script, make_session, make_response):
    plan = until_run_ended(make_session(version=(3, 9)), known(None), 60)
    assert isinstance(script.feed(plan, NOW, make_response(GOOD), NOW), Job)
    assert len(script.requests) == 1


def test_a_job_with_an_error_note_is_no_success_whatever_the_run_says(
    script, make_session, make_response
):
    note = '<statusNotes><statusNote type="errorCode" text="oops"/></statusNotes>'
    answers = [make_response(job(f'{ENDED} finishCode="0"', note)), NOW]
    answers += [make_response(run(SUCCESS, listed=True))]
    with pytest.raises(errors.FlowRunFailedError, match="oops"):
        script.feed(until_run_ended(make_session(), known(None), 60), NOW, *answers)


@pytest.mark.parametrize("code", ["404018", "400031"])
def test_a_run_and_a_job_that_are_both_gone_are_named(script, make_session, make_response, code):
    answers = [make_response(refusal("404036"), 404), NOW, make_response(refusal(code), 404), NOW]
    answers += [make_response(refusal("404036"), 404)]
    with pytest.raises(errors.JobGoneError, match="flow run r7 may show it"):
        script.feed(until_run_ended(make_session(), known(), 60), NOW, *answers)


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_transient_failures_do_not_end_the_wait(script, make_session, make_response, status):
    answers = [make_response("busy", status), NOW] * 4
    plan = until_run_ended(make_session(), known(), 60)
    ended = script.feed(plan, NOW, *answers, make_response(run(SUCCESS)))
    assert ended.status == "Success"


def test_an_exception_of_the_progress_ends_the_wait_unchanged(script, make_session, make_response):
    def fail(state: object) -> None:
        raise ZeroDivisionError

    plan = until_run_ended(make_session(), known(), 60, on_progress=fail)
    with pytest.raises(ZeroDivisionError):
        script.feed(plan, NOW, make_response(run(RUNNING)))


# Finding and cancelling


def test_a_run_is_opened_by_its_id(script, make_session, make_response):
    found = script.feed(open_run(make_session(), "r7", None), make_response(run(RUNNING)))
    assert (found.job_id, found.run_id, found.flow_id) == ("j1", "r7", "f1")


def test_a_run_is_opened_by_its_job(script, make_session, make_response):
    reply = job('progress="1"', "<runFlowJobType flowRunId='r7'><flow id='f1'/></runFlowJobType>")
    found = script.feed(open_run(make_session(), None, "j1"), make_response(reply))
    assert (found.job_id, found.run_id, found.flow_id) == ("j1", "r7", "f1")


@pytest.mark.parametrize("ids", [(None, None), ("r7", "j1"), ("../x", None), (None, "")])
def test_one_id_opens_a_run(script, make_session, ids):
    with pytest.raises(errors.UsageError):
        script.feed(open_run(make_session(), *ids))
    assert script.steps == []


def test_a_run_that_does_not_tell_its_job_is_no_reply(script, make_session, make_response):
    reply = make_response(run(RUNNING).replace('backgroundJobId="j1"', ""))
    with pytest.raises(errors.UnreadableReplyError, match="a flow run of a job whose id"):
        script.feed(open_run(make_session(), "r7", None), reply)


def test_the_state_is_that_of_the_run_or_else_of_the_job(script, make_session, make_response):
    told = script.feed(read_state(make_session(), known()), make_response(run(RUNNING)))
    assert isinstance(told, FlowRun)
    empty = make_response(f"<tsResponse {NS}><flowRuns/></tsResponse>")
    told = script.feed(read_state(make_session(), known(None)), empty, make_response(GOOD))
    assert isinstance(told, Job)


@pytest.mark.parametrize("answer", [("", 200), ("", 204)])
def test_cancelling_is_requested(script, make_session, make_response, answer):
    assert script.feed(cancel_run(make_session(), known()), make_response(*answer)) == "requested"
    assert script.requests[0].url.endswith("/flows/runs/r7")


@pytest.mark.parametrize("status", [200, 403])
def test_a_run_that_has_ended_is_told_even_with_a_status_of_success(
    script, make_session, make_response, status
):
    answer = make_response(refusal("403135"), status)
    assert script.feed(cancel_run(make_session(), known()), answer) == "already finished"


def test_another_refusal_to_cancel_is_an_error(script, make_session, make_response):
    with pytest.raises(errors.FeatureDisabledError):
        script.feed(cancel_run(make_session(), known()), make_response(refusal("403136"), 403))


def test_a_run_of_unknown_id_is_looked_for_before_it_is_cancelled(
    script, make_session, make_response
):
    found = make_response(run(RUNNING, listed=True))
    plan = cancel_run(make_session(), known(None))
    assert script.feed(plan, found, make_response("", 204)) == "requested"


def test_a_run_that_is_not_listed_is_cancelled_by_its_job(script, make_session, make_response):
    empty = make_response(f"<tsResponse {NS}><flowRuns/></tsResponse>")
    plan = cancel_run(make_session(), known(None))
    assert script.feed(plan, empty, make_response(job()), make_response("", 200)) == "requested"
    assert (script.requests[-1].method, script.requests[-1].url[-8:]) == ("PUT", "/jobs/j1")
    plan = cancel_run(make_session(), known(None))
    assert script.feed(plan, empty, make_response(GOOD)) == "already finished"
    assert script.requests[-1].method == "GET"


def test_a_run_is_cancelled_by_its_job_on_servers_without_flow_runs(
    script, make_session, make_response
):
    plan = cancel_run(make_session(version=(3, 9)), known(None))
    assert script.feed(plan, make_response("", 200)) == "requested"
    plan = cancel_run(make_session(version=(3, 9)), known(None))
    assert script.feed(plan, make_response(refusal("403091"), 200)) == "already finished"
    assert [one.url[-8:] for one in script.requests] == ["/jobs/j1", "/jobs/j1"]
