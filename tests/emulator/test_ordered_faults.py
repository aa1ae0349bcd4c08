"""Faults that tests can order: refusals, foreign answers, cut connections, delays."""

from __future__ import annotations

import re
import time

import httpx
import pytest
from tableau_flows import emulator
from tableau_flows.emulator import sample_flow, seed_id

SUPERSTORE = seed_id("flow", "Superstore")


def test_a_refusal_happens_as_often_as_ordered(server, admin):
    server.refuse_next("404027", times=2)
    codes = [admin.code(admin.get("flows")) for _ in range(3)]
    assert codes == ["404027", "404027", None]


def test_a_fault_waits_for_its_operation(server, admin):
    server.refuse_next("403004", operation="queryFlow", status=200)
    assert admin.get("flows").status_code == 200
    answer = admin.get(f"flows/{SUPERSTORE}")
    assert (answer.status_code, admin.code(answer)) == (200, "403004")


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (lambda server: server.refuse_next("999999"), "did you mean 409093?"),
        (lambda server: server.refuse_next("404027", times=0), "times must be at least 1"),
        (lambda server: server.refuse_next("404027", status=20), "200 to 599"),
        (lambda server: server.answer_next(99), "200 to 599"),
        (lambda server: server.answer_next(600), "200 to 599"),
        (lambda server: server.drop_next("sometimes"), "did you mean after?"),
        (lambda server: server.drop_next("after", operation="runFlow"), "did you mean runFlow"),
        (lambda server: server.delay_next(-1), "from 0 to 3600 seconds"),
        (lambda server: server.delay_next(float("nan")), "from 0 to 3600 seconds"),
        (lambda server: server.delay_next(3601), "from 0 to 3600 seconds"),
        (lambda server: server.set_next_run(float("inf")), "from 0 to"),
        (lambda server: server.advance(float("inf")), "from 0 to"),
        (lambda server: server.advance(-1), "from 0 to"),
    ],
)
def test_an_order_that_can_never_happen_is_refused_at_once(server, order, words):
    with pytest.raises(ValueError, match=re.escape(words)):
        order(server)
    server.check_faults()


def test_what_is_kept_of_requests_shows_no_secret(server, admin):
    admin.call("GET", "flows", headers={"Authorization": "Bearer s3cret", "X-Other": "shown"})
    latest = server.requests[-1]
    assert latest.headers["x-other"] == "shown"
    assert admin.token not in str(server.requests)
    assert "s3cret" not in str(server.requests)


def test_an_operation_that_the_server_has_not_cannot_be_ordered(start):
    with pytest.raises(ValueError, match=r"came with version 3\.10"):
        start(api_version="3.9").drop_next(operation="getFlowRuns")
    with pytest.raises(ValueError, match="exists on Tableau Server only"):
        start(cloud=True).drop_next(operation="addFlowTaskToSchedule")
    with pytest.raises(ValueError, match=r"came with version 3\.10"):
        emulator.running(api_version="3.9", faults="getFlowRuns: drop after")
    with pytest.raises(ValueError, match="exists on Tableau Server only"):
        emulator.running(cloud=True, faults="addFlowTaskToSchedule: drop after")


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (("flow", "Superstor"), "did you mean Superstore?"),
        (("flow", "pipeline", "sales"), "did you mean Pipeline?"),
        (("flow", "Superstore", "sale"), "did you mean sales?"),
        (("user", "admin", "sales"), "on a site 'sales'"),
        (("flows", "Superstore"), "did you mean flow?"),
        (("group", "Analysts", "sales"), "did you mean All Users?"),
    ],
)
def test_the_id_of_what_is_not_seeded_is_refused_with_the_nearest_name(thing, words):
    with pytest.raises(LookupError, match=re.escape(words)):
        seed_id(*thing)


def test_whom_and_where_things_are_added_is_named_right(server):
    with pytest.raises(LookupError, match=r"did you mean Default\?"):
        server.add_flow("New", project="Defualt")
    with pytest.raises(LookupError, match=r"did you mean publisher\?"):
        server.add_flow("New", owner="publsher")
    with pytest.raises(LookupError, match=r"did you mean sales\?"):
        server.add_flow("New", site="sale")


def test_rules_can_be_given_one_by_one(start, connect):
    rules = ["queryFlowsForSite: answer 502 x1", "queryFlowsForSite: answer 503 x1"]
    api = connect(start(faults=rules), "admin")
    assert [api.get("flows").status_code for _ in range(3)] == [502, 503, 200]


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"faults": ["any: drop aftr"]}, ValueError, "did you mean after?"),
        ({"faults": [("any", "drop")]}, TypeError, "a fault rule must be a string"),
        ({"quirks": "no-ranges"}, TypeError, "a list of strings"),
        ({"quirks": ["no-range"]}, ValueError, "did you mean no-ranges?"),
        ({"unused_faults": "no"}, ValueError, "raise or ignore"),
    ],
)
def test_wrong_options_are_refused_before_the_server_starts(options, error, words):
    with pytest.raises(error, match=re.escape(words)):
        emulator.running(**options)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (lambda server: server.refuse_next("404027", operation="queryFlow"), "queryFlow: refuse"),
        (lambda server: server.answer_next(503), "any: answer 503"),
        (lambda server: server.drop_next("midway", times=2), "any: drop midway"),
        (lambda server: server.delay_next(1), "any: delay 1"),
        (lambda server: server.fail_next_run("no disk"), "the next run fails: no disk"),
        (lambda server: server.hang_next_run(), "the next run hangs"),
        (lambda server: server.set_next_run(3), "the next run takes 3 seconds"),
    ],
)
def test_what_was_ordered_and_never_happened_fails_the_test(order, words):
    with pytest.raises(emulator.UnusedFaultError, match=words), emulator.running() as server:
        order(server)


def test_an_unused_fault_does_not_hide_another_failure():
    def failing():
        with emulator.running() as server:
            server.drop_next()
            raise KeyError

    with pytest.raises(KeyError):
        failing()


def test_unused_faults_can_be_ignored_or_cleared():
    with emulator.running(unused_faults="ignore") as server:
        server.drop_next()
    with emulator.running() as server:
        server.drop_next()
        server.clear_faults()


def test_a_fault_for_several_requests_is_used_by_one_of_them(server, connect):
    server.refuse_next("404027", times=3)
    api = connect(server)
    assert api.code(api.get("/nothing")) == "404027"
    server.check_faults()


def test_a_rule_that_never_happened_is_unused_unless_it_is_left_to_chance(start, connect):
    server = start(
        unused_faults="ignore",
        faults="queryFlow: answer 500 x2; any: answer 503 0.0001%; signIn: delay 0 x1",
    )
    connect(server, "admin")
    with pytest.raises(emulator.UnusedFaultError, match=r"happened: queryFlow: answer 500$"):
        server.check_faults()


def test_any_answer_can_be_ordered(server, admin):
    server.answer_next(503, b"<html>Try later", headers={"Retry-After": "7"})
    answer = admin.get("flows")
    assert answer.status_code == 503
    assert answer.content == b"<html>Try later"
    assert answer.headers["Retry-After"] == "7"
    assert server.requests[-1].status == 503


def test_an_ordered_answer_waits_for_the_end_of_an_upload(server, admin):
    server.answer_next(429, operation="publishFlow")
    assert admin.publish("New", bytes(10_000_000)).status_code == 429
    assert "New" not in admin.names(admin.get("flows"))


def test_a_connection_cut_before_leaves_nothing_done(server, admin):
    server.drop_next("before", operation="publishFlow")
    with pytest.raises(httpx.TransportError):
        admin.publish("New", sample_flow())
    assert server.requests[-1].status is None
    assert "New" not in admin.names(admin.get("flows"))


def test_a_connection_cut_after_leaves_everything_done(server, admin):
    server.drop_next("after", operation="publishFlow")
    with pytest.raises(httpx.RemoteProtocolError):
        admin.publish("New", sample_flow())
    assert "New" in admin.names(admin.get("flows"))


def test_a_connection_cut_midway_leaves_a_broken_answer(server, admin):
    server.drop_next("midway", operation="downloadFlow")
    url = f"/api/3.30/sites/{admin.site_id}/flows/{SUPERSTORE}/content"
    with admin.http.stream("GET", url, headers={"X-Tableau-Auth": admin.token}) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            answer.read()
    # The next one is whole again.
    assert admin.get(f"flows/{SUPERSTORE}/content").status_code == 200


def test_a_delay_holds_up_one_request(server, admin):
    server.delay_next(0.2)
    began = time.monotonic()
    admin.get("flows")
    assert time.monotonic() - began >= 0.2


def test_a_fault_at_an_unknown_address(server, connect):
    server.refuse_next("403157")
    api = connect(server)
    assert api.code(api.get("/nothing")) == "403157"
    assert api.code(api.get("/nothing")) == "404003"


def test_faults_can_be_cleared(server, admin):
    server.refuse_next("404027")
    server.fail_next_run()
    server.clear_faults()
    assert admin.get("flows").status_code == 200
    admin.post(f"flows/{SUPERSTORE}/run")
    server.finish_runs()
    run = admin.tree(admin.get("flows/runs")).find("flowRuns/flowRuns")
    assert run.attrib["status"] == "Success"


def test_a_reset_server_is_as_new(server, connect):
    old = connect(server, "admin")
    server.add_flows(10)
    server.advance(1000)
    server.refuse_next("404027")
    old_folder = set(server.files_folder.iterdir())

    server.reset()

    assert server.requests == ()
    assert old.code(old.get("flows")) == "401002"
    api = connect(server, "admin")
    assert len(api.names(api.get("flows"))) == 3
    assert len(set(server.files_folder.iterdir())) == len(old_folder) - 1
    webpage = api.tree(api.get(f"flows/{SUPERSTORE}")).find("flow").attrib["webpageUrl"]
    assert webpage.endswith("/flows/1")
