"""Waiting for a job with threads, asyncio and trio: the network and the clock are scripted."""

from __future__ import annotations

import math
import pickle
import ssl
import types
from collections import deque
from datetime import UTC, datetime

import anyio
import pytest
from job_documents import ENDED, GOOD, NOW, NS, RUNNING, job, notes
from tableau_flows import RetryPolicy, errors
from tableau_flows._plans import drive
from tableau_flows._plans.locks import LoopLock, ThreadLock
from tableau_flows._plans.messages import Request, Response, Timeouts
from tableau_flows._plans.steps import Plan
from tableau_flows._runs.outcome import Known, has_ended
from tableau_flows._runs.polling import poll_until_ended
from tableau_flows._runs.waiting import until_ended, wait_for
from tableau_flows._session.config import Config
from tableau_flows._session.session import Identity, Session
from tableau_flows_generated.models import FlowSummary, Job, RunFlowJob

pytestmark = pytest.mark.own_connections("no request is sent: the network is a script")


class ScriptedNetwork:
    """Answers requests by a script in which the times of the clock stand as well."""

    clock = None

    def __init__(self, script: Script, world: str) -> None:
        self._script = script
        self._world = world

    def send(self, request: Request) -> object:
        """Answer a request; with async, something to await."""
        self._script.requests.append(request)
        return self._async_response() if self._world == "async" else self._script.answer()

    async def _async_response(self) -> Response:
        await anyio.lowlevel.checkpoint()
        return self._script.answer()


class Script:
    """Performs plans by the driver of a world, and keeps what was asked and slept."""

    def __init__(self, world: object) -> None:
        self._world = world
        self._answers: deque[object] = deque()
        self._network = ScriptedNetwork(self, world.name)
        self.requests: list[Request] = []
        self.pauses: list[float] = []

    def feed(self, plan: Plan, *answers: object) -> object:
        """Perform a plan. The clock stands at 0 unless the next answer is a number."""
        self._answers.extend(answers)
        if self._world.portal is None:
            result = drive.run(plan, self._network)
        else:
            result = self._world.portal.call(drive.arun, plan, self._network)
        assert not self._answers, f"answers left: {self._answers}"
        return result

    def answer(self) -> Response:
        """The next answer; an exception is raised."""
        answer = self._answers.popleft()
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def monotonic(self) -> float:
        """The time."""
        has_time = self._answers and isinstance(self._answers[0], (int, float))
        return self._answers.popleft() if has_time else 0.0

    def sleep(self, seconds: float) -> None:
        """Let no time pass."""
        self.pauses.append(seconds)

    async def async_sleep(self, seconds: float) -> None:
        """Let no time pass."""
        self.pauses.append(seconds)


@pytest.fixture
def script(world, monkeypatch) -> Script:
    script = Script(world)
    clock = types.SimpleNamespace(monotonic=script.monotonic, sleep=script.sleep)
    monkeypatch.setattr(drive, "time", clock)
    monkeypatch.setattr(anyio, "sleep", script.async_sleep)
    return script


@pytest.fixture
def make_session(world, credentials):
    def make(*, version: tuple[int, int] = (3, 30)) -> Session:
        config = Config(server="https://t", site="", credentials=credentials)
        lock = ThreadLock() if world.name == "sync" else LoopLock()
        identity = Identity("the-token", "site-1", "user-1")
        session = Session(config, lock, version=version)
        session.shared.identity = identity
        return session

    return make


def test_waiting_asks_less_and_less_often(script, make_session, make_response):
    answers = [NOW]
    for second in range(12):
        answers += [make_response(RUNNING), NOW + second]
    plan = wait_for(make_session(), "j1", timeout=3600)
    script.feed(plan, *answers, make_response(GOOD))
    assert script.pauses[:4] == [0.5, 0.75, 1.125, 1.6875]
    assert script.pauses == sorted(script.pauses)
    assert script.pauses[-1] == 15


def test_waiting_ends_at_the_deadline_with_a_last_question(script, make_session, make_response):
    plan = wait_for(make_session(), "j1", timeout=10)
    running = make_response(RUNNING)
    with pytest.raises(errors.WaitTimeoutError, match="after 10 s; its progress is 40 %") as caught:
        script.feed(plan, NOW, running, NOW + 9.9, running, NOW + 10)
    assert caught.value.job.id == "j1"
    assert script.pauses == [pytest.approx(0.1)]


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
            "no reason was found in the notes of the job (finish code: 1)",
        ),
        (
            job(ENDED),
            errors.JobFailedError,
            "no reason was found in the notes of the job (finish code: none)",
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


def run(attributes: str = "", inner: str = "", *, listed: bool = False) -> str:
    name, around = ("flowRuns", "<flowRuns>{}</flowRuns>") if listed else ("flowRun", "{}")
    element = f'<{name} id="r7" backgroundJobId="j1" {attributes}>{inner}</{name}>'
    return f"<tsResponse {NS}>{around.format(element)}</tsResponse>"


def refusal(code: str) -> str:
    return f'<tsResponse {NS}><error code="{code}"><summary>S</summary></error></tsResponse>'


OF_RUN = "<runFlowJobType flowRunId='r7'><flow id='f1' name='Daily'/></runFlowJobType>"
"""What a job says of its flow and its flow run."""


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<extractRefreshJob><notes>locked</notes></extractRefreshJob>", "locked"),
        ("<updateUploadedFileJob><notes>locked</notes></updateUploadedFileJob>", "locked"),
        ("<subscriptionJobType><notes>locked</notes></subscriptionJobType>", "locked"),
        ("<extractCreationJob><notes>locked</notes></extractCreationJob>", "locked"),
        ("<thumbnailsRefreshJob><notes>locked</notes></thumbnailsRefreshJob>", "locked"),
        ("<extractRefreshJob>locked</extractRefreshJob>", "locked"),
        ("<runFlowJobType>locked<flow id='f1'/></runFlowJobType>", "locked"),
        ("<notes>locked</notes>", "locked"),
        ("<statusNotes>locked</statusNotes>", "locked"),
        (
            "<statusNotes>locked <statusNote type='x' text='in use'/></statusNotes>",
            "locked; in use",
        ),
        ("<statusNotes><statusNote type='x'>locked</statusNote></statusNotes>", "locked"),
        ("<statusNotes><statusNote value='3'>locked</statusNote></statusNotes>", "locked"),
        ("<notes>locked</notes><statusNotes>locked</statusNotes>", "locked"),
    ],
)
def test_the_reason_is_read_wherever_it_stands(script, make_session, make_response, inner, reason):
    ended = make_response(job(f'{ENDED} finishCode="1"', inner))
    with pytest.raises(errors.JobFailedError) as caught:
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, ended)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "failure",
    [
        '<failureReason available="true" message="no disk"/>',
        "<failureReason>no disk</failureReason>",
        "<failureReason><available>true</available><message>no disk</message></failureReason>",
    ],
)
def test_a_job_without_notes_has_the_reason_of_its_run(
    script, make_session, make_response, failure
):
    ended = make_response(job(f'{ENDED} finishCode="1"', OF_RUN))
    failed = make_response(run('status="Failed"', failure))
    with pytest.raises(errors.JobFailedError) as caught:
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, ended, failed)
    assert caught.value.reason == "no disk"
    assert caught.value.run.id == "r7"
    assert str(caught.value) == "job j1 (flow f1 'Daily', flow run r7) failed: no disk"
    assert script.requests[-1].url.endswith("/flows/runs/r7")


def test_a_job_with_notes_needs_no_question_about_its_run(script, make_session, make_response):
    ended = make_response(job(f'{ENDED} finishCode="1"', notes("no disk")))
    with pytest.raises(errors.JobFailedError, match="no disk"):
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, ended)
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ((run('status="Failed"'), 200), "in the notes of the job or in its flow run"),
        ((refusal("403004"), 403), "in the notes of the job; its flow run could not be read"),
    ],
)
def test_no_more_is_said_than_was_seen(script, make_session, make_response, answers, reason):
    ended = make_response(job(f'{ENDED} finishCode="1"', OF_RUN))
    with pytest.raises(errors.JobFailedError, match=f"no reason was found {reason}"):
        script.feed(wait_for(make_session(), "j1", timeout=9), NOW, ended, make_response(*answers))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("Success", None),
        ("Failed", errors.JobFailedError),
        ("Cancelled", errors.JobCancelledError),
    ],
)
def test_the_run_tells_the_end_of_a_job_without_a_finish_code(
    script, make_session, make_response, status, kind
):
    answers = [NOW, make_response(job(ENDED, OF_RUN)), make_response(run(f'status="{status}"'))]
    plan = wait_for(make_session(), "j1", timeout=9)
    if kind is None:
        assert script.feed(plan, *answers).finish_code == 0
    else:
        with pytest.raises(kind):
            script.feed(plan, *answers)


@pytest.mark.parametrize(("status", "code"), [(403, "403004"), (404, "404018"), (400, "400031")])
def test_the_run_is_asked_for_a_job_that_cannot_be_read(
    script, make_session, make_response, status, code
):
    answers = [NOW, make_response(refusal(code), status)]
    answers += [make_response(run('status="InProgress"', listed=True)), NOW]
    answers += [make_response(run('status="Success" completedAt="2026-01-01T00:00:00Z"'))]
    plan = until_ended(make_session(), Known("j1", given_flow_id="f1"), 9)
    ended = script.feed(plan, *answers)
    assert (ended.id, ended.finish_code, ended.progress) == ("j1", 0, 100)
    assert ended.completed_at is not None
    assert "/flows/runs?filter=flowId%3Aeq%3Af1" in script.requests[1].url
    assert script.requests[2].url.endswith("/flows/runs/r7")


def test_the_run_tells_why_a_forgotten_job_failed(script, make_session, make_response):
    answers = [NOW, make_response(job('progress="40"', OF_RUN)), NOW]
    answers += [make_response(refusal("404018"), 404)]
    answers += [make_response(run('status="Failed"', "<failureReason>no disk</failureReason>"))]
    with pytest.raises(errors.JobFailedError, match="no disk") as caught:
        script.feed(wait_for(make_session(), "j1", timeout=9), *answers)
    assert caught.value.job.finish_code == 1
    assert caught.value.run.status == "Failed"


@pytest.mark.parametrize(("status", "code"), [(404, "404018"), (400, "400031")])
def test_a_job_the_server_forgot_is_named_as_such(
    script, make_session, make_response, status, code
):
    running = job('progress="40"', "<runFlowJobType flowRunId='r7'/>")
    answers = [NOW, make_response(running), NOW, make_response(refusal(code), status)]
    answers += [make_response(refusal("404036"), 404)]
    plan = wait_for(make_session(), "j1", timeout=9)
    with pytest.raises(errors.JobGoneError, match="flow run r7 may show it") as caught:
        script.feed(plan, *answers)
    assert caught.value.job.progress == 40


def test_a_flow_run_without_an_id_that_can_be_used_is_not_asked_for(
    script, make_session, make_response
):
    running = job('progress="40"', "<runFlowJobType flowRunId='..'/>")
    answers = [NOW, make_response(running), NOW, make_response(refusal("404018"), 404)]
    with pytest.raises(errors.JobGoneError):
        script.feed(wait_for(make_session(), "j1", timeout=9), *answers)


def test_a_job_that_was_never_seen_is_not_found(script, make_session, make_response):
    plan = wait_for(make_session(), "j1", timeout=9)
    with pytest.raises(errors.NotFoundError) as caught:
        script.feed(plan, NOW, make_response(refusal("404018"), 404))
    assert caught.value.job == Job(id="j1")


def test_a_refused_job_without_a_known_run_stays_refused(script, make_session, make_response):
    plan = wait_for(make_session(), "j1", timeout=9)
    with pytest.raises(errors.PermissionDeniedError) as caught:
        script.feed(plan, NOW, make_response(refusal("403004"), 403))
    assert caught.value.job.id == "j1"


@pytest.mark.parametrize(
    "answer",
    ["<html>no such page</html>", refusal("404006")],
    ids=["a page of a proxy", "another code"],
)
def test_a_404_that_is_not_about_the_job_ends_the_wait(script, make_session, make_response, answer):
    plan = until_ended(make_session(), Known("j1", given_flow_id="f1"), 9)
    with pytest.raises((errors.UnreadableReplyError, errors.NotFoundError)) as caught:
        script.feed(plan, NOW, make_response(answer, 404))
    assert not isinstance(caught.value, errors.JobGoneError)
    assert len(script.requests) == 1, "its flow run is not asked for"


@pytest.mark.parametrize(
    ("state", "ended"),
    [
        ({}, False),
        ({"progress": 100}, False),
        ({"progress": 99, "finish_code": 0}, False),
        ({"finish_code": 0}, False),
        ({"progress": 100, "finish_code": 0}, True),
        ({"completed_at": datetime(2026, 1, 1, tzinfo=UTC)}, True),
    ],
)
def test_a_job_has_ended_with_its_time_or_with_its_finish_code_at_100_percent(state, ended):
    assert has_ended(Job(id="j1", **state)) is ended


def test_servers_without_flow_runs_are_not_asked_for_them(script, make_session, make_response):
    ended = make_response(job(f'{ENDED} finishCode="1"', OF_RUN))
    with pytest.raises(errors.JobFailedError, match="could not be read"):
        script.feed(wait_for(make_session(version=(3, 9)), "j1", timeout=9), NOW, ended)
    assert len(script.requests) == 1


TRANSIENT = [500, 502, 503, 504, 520, 524, 429]


@pytest.mark.parametrize("status", TRANSIENT)
def test_a_transient_answer_does_not_end_a_wait(script, make_session, make_response, status):
    answers = [NOW]
    for second in range(8):
        answers += [make_response("busy", status), NOW + second]
    plan = wait_for(make_session(), "j1", timeout=60)
    assert script.feed(plan, *answers, make_response(GOOD)).finish_code == 0


def lost(*, sent: bool) -> errors.ConnectionFailedError:
    return errors.ConnectionFailedError(
        "reset", method="GET", url="https://t", operation="queryJob", sent=sent
    )


@pytest.mark.parametrize("sent", [True, False])
def test_a_connection_that_fails_does_not_end_a_wait(script, make_session, make_response, sent):
    answers = [NOW, lost(sent=sent), NOW + 1, lost(sent=sent), NOW + 2, make_response(GOOD)]
    plan = wait_for(make_session(), "j1", timeout=60)
    assert script.feed(plan, *answers).finish_code == 0


def test_failures_are_counted_anew_after_an_answer(script, make_session, make_response):
    numbers = []

    def decide(attempt):
        numbers.append(attempt.number)
        return 0.0

    session = make_session().with_options(timeouts=None, retry=RetryPolicy(decide=decide))
    answers = [NOW, lost(sent=True), NOW + 1, lost(sent=True), NOW + 2]
    answers += [make_response(RUNNING), NOW + 3, lost(sent=True), NOW + 4, make_response(GOOD)]
    assert script.feed(wait_for(session, "j1", timeout=60), *answers).finish_code == 0
    assert numbers == [0, 1, 0]


def test_a_run_that_cannot_be_reached_is_not_looked_for_in_its_job(script, make_session):
    known = Known("j1", told_run_id="r7", given_flow_id="f1")
    error = lost(sent=False)
    error.__cause__ = ssl.SSLCertVerificationError("self-signed")
    plan = poll_until_ended(make_session(), known, 60, 1, 15, of_run=True, reads_runs=True)
    with pytest.raises(errors.ConnectionFailedError):
        script.feed(plan, NOW, error)
    assert [request.url[-14:] for request in script.requests] == ["/flows/runs/r7"]


def test_no_pause_is_longer_than_the_longest_after_a_start_either(
    script, make_session, make_response
):
    plan = poll_until_ended(make_session(), Known("j1"), None, 8, 9, just_started=True)
    script.feed(plan, *[make_response(RUNNING)] * 2, make_response(GOOD))
    assert script.pauses == [8, 9, 9]


def test_a_refused_certificate_ends_a_wait_at_once(script, make_session):
    error = lost(sent=False)
    error.__cause__ = ssl.SSLCertVerificationError("self-signed")
    with pytest.raises(errors.ConnectionFailedError) as caught:
        script.feed(wait_for(make_session(), "j1", timeout=60), NOW, error)
    assert caught.value.job == Job(id="j1")


def test_transient_failures_last_no_longer_than_the_deadline(script, make_session, make_response):
    answers = [NOW, make_response(job('progress="40"', OF_RUN)), NOW]
    answers += [make_response("busy", 502), NOW + 9.9, make_response("busy", 502), NOW + 10]
    plan = wait_for(make_session(), "j1", timeout=10)
    with pytest.raises(errors.WaitTimeoutError, match=r"progress is 40 %.*answered 502") as caught:
        script.feed(plan, *answers)
    assert caught.value.job.progress == 40
    assert isinstance(caught.value.__cause__, errors.UnreadableReplyError)


def test_what_was_never_seen_has_no_progress(script, make_session, make_response):
    plan = wait_for(make_session(), "j1", timeout=1)
    with pytest.raises(errors.WaitTimeoutError, match="its progress is unknown") as caught:
        script.feed(plan, NOW, make_response("busy", 502), NOW + 1)
    assert caught.value.job == Job(id="j1")


def test_the_server_is_given_the_time_it_asks_for(script, make_session, make_response):
    busy = make_response("busy", 503, retry_after="7")
    script.feed(wait_for(make_session(), "j1", timeout=60), NOW, busy, NOW, make_response(GOOD))
    assert script.pauses == [7]


def test_but_no_longer_than_the_deadline(script, make_session, make_response):
    busy = make_response("busy", 503, retry_after="7")
    script.feed(wait_for(make_session(), "j1", timeout=3), NOW, busy, NOW, make_response(GOOD))
    assert script.pauses == [3]


def test_no_question_outlasts_the_deadline(script, make_session, make_response):
    """Each may take what is left, and the last one a second."""
    running = make_response(RUNNING)
    answers = [NOW, running, NOW + 0.5, running, NOW + 9.9, running, NOW + 10]
    with pytest.raises(errors.WaitTimeoutError):
        script.feed(wait_for(make_session(), "j1", timeout=10), *answers)
    totals = [request.timeouts.total for request in script.requests]
    assert totals == [10, pytest.approx(9.0), 1.0]


def test_a_question_takes_no_longer_than_the_client_allows(script, make_session, make_response):
    session = make_session().with_options(timeouts=Timeouts(total=5), retry=None)
    script.feed(wait_for(session, "j1", timeout=3600), NOW, make_response(GOOD))
    script.feed(wait_for(session, "j1", timeout=None), make_response(GOOD))
    assert [request.timeouts.total for request in script.requests] == [5, 5]


def test_an_error_that_ends_a_wait_tells_job_and_run(script, make_session, make_response):
    answers = [NOW, make_response(job('progress="40"', OF_RUN)), NOW]
    answers += [make_response(refusal("400000"), 400)]
    with pytest.raises(errors.BadRequestError) as caught:
        script.feed(wait_for(make_session(), "j1", timeout=9), *answers)
    assert caught.value.job.run_flow_job_type.flow_run_id == "r7"
    assert pickle.loads(pickle.dumps(caught.value)).job == caught.value.job


def test_an_error_that_ends_a_wait_for_a_run_tells_the_run(script, make_session, make_response):
    answers = [NOW, make_response(refusal("403004"), 403)]
    answers += [make_response(run('status="InProgress"')), NOW]
    answers += [make_response(run('status="InProgress" progress="7"')), NOW + 9]
    started = Job(id="j1", run_flow_job_type=RunFlowJob(flow_run_id="r7", flow=FlowSummary()))
    with pytest.raises(errors.WaitTimeoutError, match=r"flow run r7.*progress is 7 %") as caught:
        script.feed(wait_for(make_session(), started, timeout=9), *answers)
    assert caught.value.run.progress == 7


@pytest.mark.parametrize("pauses", [{"pause": 0}, {"longest_pause": -1}, {"pause": math.nan}])
def test_waiting_needs_pauses(script, make_session, pauses):
    with pytest.raises(errors.UsageError, match="pause"):
        script.feed(wait_for(make_session(), "j1", timeout=9, **pauses))
    assert script.requests == []


@pytest.mark.parametrize("seconds", [True, -1, math.nan, "60", -math.inf])
def test_a_wait_is_a_number_of_seconds(script, make_session, seconds):
    with pytest.raises(errors.UsageError, match=r"timeout must be a number of seconds"):
        script.feed(wait_for(make_session(), "j1", timeout=seconds))
    assert script.requests == []


@pytest.mark.parametrize(
    "first",
    [(job(f'{ENDED} finishCode="1"', OF_RUN), 200), (refusal("403004"), 403)],
)
def test_the_question_about_the_run_ends_with_the_wait_too(
    script, make_session, make_response, first
):
    started = Job(id="j1", run_flow_job_type=RunFlowJob(flow_run_id="r7"))
    answers = [NOW, make_response(*first), NOW + 57, make_response(run('status="Failed"'))]
    with pytest.raises(errors.JobFailedError):
        script.feed(wait_for(make_session(), started, timeout=60), *answers)
    assert [request.timeouts.total for request in script.requests] == [60, 3]


def test_where_there_are_no_flow_runs_a_refusal_stays_one(script, make_session, make_response):
    started = Job(id="j1", run_flow_job_type=RunFlowJob(flow_run_id="r7"))
    plan = wait_for(make_session(version=(3, 9)), started, timeout=9)
    with pytest.raises(errors.PermissionDeniedError):
        script.feed(plan, NOW, make_response(refusal("403004"), 403))


def test_another_run_of_the_flow_tells_nothing(script, make_session, make_response):
    other = run('status="Success"', listed=True).replace("j1", "j0")
    plan = until_ended(make_session(), Known("j1", given_flow_id="f1"), 9)
    with pytest.raises(errors.PermissionDeniedError):
        script.feed(
            *(plan, NOW, make_response(refusal("403004"), 403), NOW),
            *[make_response(other), NOW] * 4,
            make_response(other),
        )


def test_a_run_that_is_not_listed_yet_is_looked_for_again(script, make_session, make_response):
    """Lists lag behind."""
    answers = [NOW, make_response(refusal("403004"), 403), NOW]
    answers += [make_response(f"<tsResponse {NS}><flowRuns/></tsResponse>")]
    answers += [NOW, make_response(run('status="Success"', listed=True))]
    plan = until_ended(make_session(), Known("j1", given_flow_id="f1"), 9)
    assert script.feed(plan, *answers).finish_code == 0
