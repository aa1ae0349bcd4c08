"""Sessions that end in the middle: one sign-in for all who need it, then the call once more."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

import anyio
import pytest
from tableau_flows import Client, RetryPolicy, TokenCredentials, emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
QUERY = rf"/flows/{FLOW}$"
SOON = RetryPolicy(backoff=0.01)
NEVER = RetryPolicy(max_retries=0)


@pytest.fixture
def tableau(world, box, credentials):
    client = world.client(box.url, site="", credentials=credentials, retry=SOON)
    client.sign_in()
    return client


def sign_ins(box) -> int:
    return len(box.seen("POST", "/auth/signin"))


def test_a_session_that_has_ended_is_renewed_and_the_call_sent_once_more(tableau, server, box):
    server.expire_tokens()
    assert tableau.flows.get(FLOW).id == FLOW
    assert sign_ins(box) == 2
    assert [seen.status for seen in box.seen("GET", QUERY)] == [401, 200]


@pytest.mark.parametrize("code", ["401000", "401002"])
def test_both_codes_for_no_session_count(tableau, box, code):
    box.on("GET", QUERY, times=1).answer(401, "xml", code=code)
    assert tableau.flows.get(FLOW).id == FLOW
    assert sign_ins(box) == 2


@pytest.mark.parametrize("code", ["401001", "401003", "401999"])
def test_other_refusals_are_not_about_the_session(tableau, box, code):
    box.on("GET", QUERY).answer(401, "xml", code=code)
    with pytest.raises(errors.AuthenticationError):
        tableau.flows.get(FLOW)
    assert sign_ins(box) == 1
    assert len(box.seen("GET", QUERY)) == 1


def test_the_second_refusal_raises(tableau, box):
    rule = box.expire_token(times=2)
    with pytest.raises(errors.SessionExpiredError) as caught:
        tableau.flows.get(FLOW)
    assert (rule.fired, sign_ins(box), caught.value.attempts) == (2, 2, 2)
    assert tableau.flows.get(FLOW).id == FLOW


def test_a_token_that_is_dead_on_arrival_leads_to_one_more_sign_in(world, box, credentials):
    tableau = world.client(box.url, site="", credentials=credentials)
    box.expire_token(times=1)
    assert tableau.flows.get(FLOW).id == FLOW
    assert sign_ins(box) == 2


def test_a_refused_sign_in_is_never_repeated(world, box):
    tableau = world.client(box.url, site="", credentials=TokenCredentials("demo", "wr0ng"))
    with pytest.raises(errors.SignInError):
        tableau.flows.get(FLOW)
    assert sign_ins(box) == 1


def test_a_publish_is_sent_once_more_from_its_start(tableau, server, box):
    server.expire_tokens()
    flow = tableau.flows.publish(emulator.sample_flow(), name="Renewed", file_type="tfl")
    assert flow.name == "Renewed"
    sizes = [seen.body_length for seen in box.seen("POST", r"/flows(\?.*)?$")]
    assert len(sizes) == 2
    assert sizes[0] == sizes[1]


def test_a_download_is_asked_for_once_more(tableau, server, tmp_path):
    server.expire_tokens()
    assert tableau.flows.download(FLOW, to=tmp_path).size > 0


WORK = {
    "get": (QUERY, lambda tableau, folder: tableau.flows.get(FLOW)),
    "list": (r"/flows\?", lambda tableau, folder: list(tableau.flows.list())),
    "run": ("/run$", lambda tableau, folder: tableau.flows.run(FLOW)),
    "download": ("/content$", lambda tableau, folder: tableau.flows.download(FLOW, to=folder)),
}
FORMS = {
    "cut off": lambda box, path: refuse_and_cut(box, path, 401),
    "cut off at once": lambda box, path: refuse_and_cut(box, path, 401, after=0),
    "a page": lambda box, path: box.on(None, path, times=1).answer(401, "html"),
    "nothing": lambda box, path: box.on(None, path, times=1).answer(401, "nothing"),
}


def refuse_and_cut(box, path, status, *, after=20, times=1):
    box.on(None, path, times=times).answer(status, "xml", code="401002" if status == 401 else None)
    return box.on(None, path, times=times).cut("reply", after=after, of="body")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("work", WORK)
def test_a_401_renews_the_session_whatever_comes_of_its_body(tableau, box, tmp_path, work, form):
    path, do = WORK[work]
    rule = FORMS[form](box, path)
    do(tableau, tmp_path)
    assert (rule.fired, sign_ins(box), len(box.seen(None, path))) == (1, 2, 2)


def test_a_second_401_that_cannot_be_read_raises(tableau, box):
    box.on("GET", QUERY).answer(401, "html")
    with pytest.raises(errors.UnreadableReplyError, match="HTML page") as caught:
        tableau.flows.get(FLOW)
    assert (caught.value.status, sign_ins(box), len(box.seen("GET", QUERY))) == (401, 2, 2)


def test_a_401_that_cannot_be_read_does_not_repeat_a_sign_in(world, box, credentials):
    refuse_and_cut(box, "/auth/signin", 401, times=None)
    tableau = world.client(box.url, site="", credentials=credentials, retry=SOON)
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.get(FLOW)
    assert sign_ins(box) == 1


def test_signing_out_with_a_401_that_cannot_be_read_is_done(tableau, box):
    box.on("POST", "/auth/signout").answer(401, "html")
    tableau.sign_out()
    assert tableau.flows.get(FLOW).id == FLOW
    assert sign_ins(box) == 2


def test_a_site_is_changed_although_a_401_cannot_be_read(tableau, box):
    here = tableau.site_id
    box.on("POST", "switchSite").answer(401, "html")
    tableau.switch_site("sales")
    assert tableau.site_id != here
    assert sign_ins(box) == 2


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500, 502])
@pytest.mark.parametrize("work", ["get", "download"])
def test_a_read_whose_refusal_was_cut_off_is_sent_again(tableau, box, tmp_path, work, status):
    path, do = WORK[work]
    refuse_and_cut(box, path, status)
    do(tableau, tmp_path)
    assert len(box.seen(None, path)) == 2


def test_without_retries_a_refusal_that_was_cut_off_says_so(world, box, credentials, tmp_path):
    tableau = world.client(box.url, site="", credentials=credentials, retry=NEVER)
    for status, work in itertools.product((404, 502), ("get", "download")):
        path, do = WORK[work]
        refuse_and_cut(box, path, status)
        with pytest.raises(errors.UnreadableReplyError, match="cut off") as caught:
            do(tableau, tmp_path)
        assert (caught.value.status, caught.value.incomplete) == (status, True)


def test_an_adopted_session_with_a_401_that_cannot_be_read_says_why(world, tableau, server, box):
    adopted = world.from_token(box.url, token="gone", site_id=tableau.site_id, retry=SOON)
    box.on("GET", QUERY).answer(401, "html")
    with pytest.raises(errors.UnreadableReplyError, match=r"HTML page.*adopted"):
        adopted.flows.get(FLOW)


def test_the_site_stays_the_one_that_was_chosen(tableau, server):
    tableau.switch_site("sales")
    before = tableau.site_id
    server.expire_tokens()
    list(tableau.flows.list())
    assert tableau.site_id == before


def test_a_site_is_changed_although_the_session_has_ended(tableau, server, box):
    here = tableau.site_id
    server.expire_tokens()
    tableau.switch_site("sales")
    assert tableau.site_id != here
    assert sign_ins(box) == 2


def test_a_site_that_is_not_there_leaves_the_old_one_even_if_the_session_has_ended(tableau, server):
    here = tableau.site_id
    server.expire_tokens()
    with pytest.raises(errors.TableauError):
        tableau.switch_site("nowhere")
    list(tableau.flows.list())
    assert tableau.site_id == here


def test_a_change_of_site_whose_answer_was_lost_ends_on_that_site(tableau, box):
    here = tableau.site_id
    rule = box.on("POST", "switchSite").swallow()
    tableau.switch_site("sales")
    assert tableau.site_id != here
    assert (rule.fired, sign_ins(box)) == (1, 2)
    assert isinstance(list(tableau.flows.list()), list)


def test_an_adopted_session_cannot_be_renewed_and_says_so(world, tableau, server, box):
    session = getattr(tableau, "_session", None) or tableau._target._session
    adopted = world.from_token(
        box.url, token=session.shared.identity.token, site_id=tableau.site_id, retry=SOON
    )
    assert adopted.flows.get(FLOW).id == FLOW
    server.expire_tokens()
    with pytest.raises(errors.SessionExpiredError, match="was adopted"):
        adopted.flows.get(FLOW)
    assert sign_ins(box) == 1


def test_signing_out_of_a_session_that_has_ended_signs_nobody_in(tableau, server, box):
    server.expire_tokens()
    tableau.sign_out()
    assert sign_ins(box) == 1


@pytest.mark.parametrize("status", [500, 503])
def test_a_failing_sign_out_does_not_hide_the_result(world, box, credentials, status):
    box.on("POST", "signout").answer(status, "html", retry_after=0)
    with world.client(box.url, site="", credentials=credentials) as tableau:
        result = tableau.flows.get(FLOW)
    assert result.id == FLOW


def test_a_failing_sign_out_does_not_hide_the_error_before_it(world, box, credentials):
    box.on("POST", "signout").cut("reply")
    tableau = world.client(box.url, site="", credentials=credentials)

    def work() -> None:
        with tableau:
            tableau.flows.get(FLOW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert len(box.seen("POST", "signout")) == 1


# Many at a time


def together(client, box, portal, count, call):
    """Run a call many times at once, with threads or tasks; return results and errors."""
    if isinstance(client, Client):
        barrier = threading.Barrier(count)

        def work(_: int) -> object:
            barrier.wait()
            try:
                return call(client)
            except errors.TableauError as error:
                return error

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(work, range(count)))
    results: list[object] = []

    async def task() -> None:
        try:
            results.append(await call(client._target))
        except errors.TableauError as error:
            results.append(error)

    async def main() -> None:
        async with anyio.create_task_group() as tasks:
            for _ in range(count):
                tasks.start_soon(task)

    portal.call(main)
    return results


def test_fifty_calls_share_one_sign_in(tableau, world, server, box):
    server.expire_tokens()
    results = together(tableau, box, world.portal, 50, lambda client: client.flows.get(FLOW))
    assert [result.id for result in results] == [FLOW] * 50
    assert sign_ins(box) == 2


def test_fifty_calls_share_one_refusal(tableau, world, server, box):
    server.expire_tokens()
    box.on("POST", "signin").answer(401, "xml", code="401001")
    results = together(tableau, box, world.portal, 50, lambda client: client.flows.get(FLOW))
    assert all(isinstance(result, errors.SignInError) for result in results)
    # Those whose calls were refused only after the sign-in was may try once more themselves.
    assert sign_ins(box) - 1 <= 10
