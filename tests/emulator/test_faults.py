"""Fault rules as text: by the header of a request, and by the option ``--faults``."""

from __future__ import annotations

import logging
import time

import httpx
import pytest
from tableau_flows import Client, TokenCredentials
from tableau_flows.emulator import sample_flow, seed_id
from tableau_flows.emulator.__main__ import main
from tableau_flows.emulator.faults.parsing import parse_fault

SUPERSTORE, BUDGET = seed_id("flow", "Superstore"), seed_id("flow", "Budget")
PLANS = seed_id("flow", "Secret plans")
ADMIN = seed_id("user", "admin")
HEADER = "X-Emulator-Fault"

FAULTS = {
    "queryFlow": "delay 0.2",
    "deleteFlow": "drop before",
    "publishFlow": "drop after",
    "downloadFlow": "drop midway",
    "queryFlowConnections": "refuse 403004 status 200",
    "queryFlowPermissions": "refuse 404027",
    "getFlowRuns": "answer 503 html retry-after 7",
    "getFlowRunTasks": "answer 429 xml",
    "runFlowNow": "answer 502",
    "updateFlow": "delay 0.2, refuse 403098",
    "queryFlowsForUser": "expire token",
}
"""The faults of these tests, each kind at an operation of its own."""


@pytest.fixture(scope="module")
def process(command_line):
    """A server whose faults were ordered by its command line, each kind once."""
    rules = [f"{operation}: {fault} x1" for operation, fault in FAULTS.items()]
    half = len(rules) // 2
    return command_line("--faults", "; ".join(rules[:half]), "--faults", "; ".join(rules[half:]))


@pytest.fixture(params=["header", "command line"])
def faulty(request, connect):
    """Makes clients whose next request of an operation meets a fault, but not the others."""
    if request.param == "header":
        api = connect(request.getfixturevalue("server"), "admin")
    else:
        api = connect(request.getfixturevalue("process"), "admin")

    def faulty(operation):
        if request.param == "header":
            api.default_headers = {HEADER: FAULTS[operation]}
        return api

    return faulty


def as_ever(api):
    """The same client without faults: the rules do not even count its requests."""
    api.default_headers = {HEADER: "none"}
    return api


def test_a_delay_holds_up_the_request(faulty):
    api = faulty("queryFlow")
    began = time.monotonic()
    answer = api.get(f"flows/{SUPERSTORE}")
    assert time.monotonic() - began >= 0.2
    assert answer.status_code == 200


def test_a_drop_before_leaves_nothing_done(faulty):
    api = faulty("deleteFlow")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        api.delete(f"flows/{BUDGET}")
    assert "Budget" in as_ever(api).names(api.get("flows"))


def test_a_drop_after_leaves_everything_done(faulty):
    api = faulty("publishFlow")
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        api.publish("Half known", sample_flow())
    assert "Half known" in as_ever(api).names(api.get("flows"))


def test_a_drop_midway_leaves_a_part_of_the_answer(faulty):
    api = faulty("downloadFlow")
    url = f"/api/3.30/sites/{api.site_id}/flows/{SUPERSTORE}/content"
    headers = {"X-Tableau-Auth": api.token, **api.default_headers}
    pieces = []
    with api.http.stream("GET", url, headers=headers) as answer:
        assert answer.status_code == 200
        with pytest.raises(httpx.RemoteProtocolError):
            pieces.extend(answer.iter_raw())
    received = b"".join(pieces)
    whole = as_ever(api).get(f"flows/{SUPERSTORE}/content").content
    assert 0 < len(received) < len(whole)
    assert whole.startswith(received)


def test_a_refusal_has_the_code_and_the_status_that_were_ordered(faulty):
    api = faulty("queryFlowConnections")
    answer = api.get(f"flows/{SUPERSTORE}/connections")
    assert (answer.status_code, api.code(answer)) == (200, "403004")


def test_a_refusal_has_the_status_of_its_code_unless_told_otherwise(faulty):
    api = faulty("queryFlowPermissions")
    answer = api.get(f"flows/{SUPERSTORE}/permissions")
    assert (answer.status_code, api.code(answer)) == (404, "404027")


def test_a_proxy_answers_a_page(faulty):
    answer = faulty("getFlowRuns").get("flows/runs")
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "text/html;charset=UTF-8"
    assert answer.headers["Retry-After"] == "7"
    assert "503 Service Unavailable" in answer.text


def test_a_failing_server_answers_an_error_document(faulty):
    api = faulty("getFlowRunTasks")
    answer = api.get("tasks/runFlow")
    assert (answer.status_code, api.code(answer)) == (429, "429000")
    assert "Retry-After" not in answer.headers


def test_a_bare_status_comes_without_a_body_and_nothing_is_done(faulty):
    api = faulty("runFlowNow")
    answer = api.post(f"flows/{PLANS}/run")
    assert (answer.status_code, answer.content) == (502, b"")
    runs = as_ever(api).get("flows/runs", filter=f"flowId:eq:{PLANS}")
    assert list(api.tree(runs).find("flowRuns")) == []


def test_a_delay_goes_with_another_fault(faulty):
    api = faulty("updateFlow")
    began = time.monotonic()
    answer = api.put(f"flows/{SUPERSTORE}", "<flow/>")
    assert time.monotonic() - began >= 0.2
    assert (answer.status_code, api.code(answer)) == (403, "403098")
    assert as_ever(api).put(f"flows/{SUPERSTORE}", "<flow/>").status_code == 200


def test_an_expired_token_is_refused_from_then_on(faulty):
    api = faulty("queryFlowsForUser")
    assert api.code(api.get(f"users/{ADMIN}/flows")) == "401002"
    assert as_ever(api).code(api.get("flows")) == "401002"


def test_only_the_token_of_the_request_expires(server, connect, admin):
    other = connect(server, "publisher")
    answer = admin.call("GET", "flows", headers={HEADER: "expire token"})
    assert admin.code(answer) == "401002"
    assert other.get("flows").status_code == 200


def test_nothing_expires_at_a_sign_in(server, connect):
    api = connect(server)
    api.default_headers = {HEADER: "expire token"}
    assert api.sign_in('name="admin" password="admin"').status_code == 200


def test_a_header_is_for_its_request_alone(server, admin):
    codes = [
        admin.code(admin.call("GET", "flows", headers=headers))
        for headers in ({}, {HEADER: "refuse 404027"}, {})
    ]
    assert codes == [None, "404027", None]


def test_headers_of_one_request_are_put_together(admin):
    answer = admin.http.get(
        "/api/3.30/serverinfo", headers=[(HEADER, "delay 0.1"), (HEADER, "answer 500")]
    )
    assert answer.status_code == 500
    assert answer.elapsed.total_seconds() >= 0.1


def test_a_header_is_obeyed_where_there_is_nothing(connect, server):
    api = connect(server)
    answer = api.call("GET", "/nothing", headers={HEADER: "answer 504 html"})
    assert answer.status_code == 504


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ("", "there is no fault '', did you mean refuse? Use one of: delay SECONDS"),
        ("explode", "no fault 'explode', did you mean"),
        ("drop", "should be 'drop before|after|midway'"),
        ("drop aftre", "did you mean after?"),
        ("drop later", "Use before, after or midway"),
        ("delay", "should be 'delay SECONDS'"),
        ("delay -1", "should be 'delay SECONDS'"),
        ("delay nan", "should be 'delay SECONDS'"),
        ("delay 1e3", "should be 'delay SECONDS'"),
        ("delay 9999", "the maximum is 3600"),
        ("refuse 999999", "did you mean 409093? Use one of 400000, "),
        ("refuse 404027 status 99", "should be 'refuse CODE [status STATUS]'"),
        ("answer 200", "a status of 400 to 599"),
        ("answer 503 json", "should be 'answer STATUS [html|xml]"),
        ("answer 503 retry-after soon", "should be 'answer STATUS [html|xml]"),
        ("expire", "should be 'expire token'"),
        ("drop before, drop after", "one delay and one other fault"),
        ("delay 1, delay 1", "one delay and one other fault"),
        ("drop after,", "no fault ''"),
        ("drop after x2", "a header applies to one request"),
        ("publishFlow: drop after", "no fault 'publishFlow:'"),
    ],
)
def test_a_wrong_header_is_answered_in_words_and_nothing_is_done(admin, order, words):
    answer = admin.call("DELETE", f"flows/{SUPERSTORE}", headers={HEADER: order})
    assert (answer.status_code, admin.code(answer)) == (400, "400000")
    assert f"The header {HEADER} is wrong: " in answer.text
    assert words in admin.tree(answer).findtext("error/detail")
    assert admin.get(f"flows/{SUPERSTORE}").status_code == 200


def statuses(api, count, path="flows"):
    return [api.get(path).status_code for _ in range(count)]


def test_a_rule_without_more_happens_to_every_request(start, connect):
    api = connect(start(faults="queryFlowsForSite: answer 500"), "admin")
    assert statuses(api, 3) == [500] * 3
    assert statuses(api, 1, "flows/runs") == [200]


def test_a_rule_happens_to_the_next_requests_of_its_operation(start, connect):
    api = connect(start(faults="queryFlowsForSite: answer 500 x2"), "admin")
    assert statuses(api, 1, "flows/runs") + statuses(api, 4) == [200, 500, 500, 200, 200]


def test_a_rule_happens_to_each_third_request(start, connect):
    # The sign-in of the client is the first.
    api = connect(start(faults="any: answer 500 every 3"), "admin")
    assert statuses(api, 6) == [200, 500, 200, 200, 500, 200]


def test_a_rule_happens_to_a_share_of_the_requests_which_runs_repeat(start, connect):
    def drawn(share):
        server = start(faults=f"queryFlowsForSite: answer 500 {share}")
        first = statuses(connect(server, "admin"), 40)
        server.reset()
        assert statuses(connect(server, "admin"), 40) == first
        return first

    half = drawn("50%")
    assert 10 < half.count(500) < 30
    assert drawn("50%") == half
    assert drawn("50% seed 1") != half
    assert drawn("100%") == [500] * 40


def test_rules_are_asked_in_their_order(start, connect):
    api = connect(
        start(
            faults="queryFlowsForSite: delay 0.1; queryFlowsForSite: answer 502 x1;"
            " answer 503 every 3; queryFlowsForSite: delay 0.1 x1"
        ),
        "admin",
    )
    answers = [api.get("flows") for _ in range(4)]
    # The sign-in and the second list are the first two that the last rule is asked about.
    assert [answer.status_code for answer in answers] == [502, 200, 503, 200]
    waited = [answer.elapsed.total_seconds() for answer in answers]
    assert waited[0] >= 0.2
    assert min(waited) >= 0.1


def test_a_delay_adds_up_with_the_fault_that_stands_before_it(start, connect):
    faults = "queryFlowsForSite: answer 502; any: delay 0.1; queryFlowsForSite: delay 0.1"
    answer = connect(start(faults=faults), "admin").get("flows")
    assert answer.status_code == 502
    assert answer.elapsed.total_seconds() >= 0.2


def test_a_fault_behind_the_end_of_a_token_happens_where_there_is_no_token(start, connect):
    api = connect(start(faults="any: expire token; any: answer 503 x1"))
    found = [api.sign_in('name="admin" password="admin"').status_code for _ in range(2)]
    assert found == [503, 200]
    assert api.code(api.get("flows")) == "401002"


def test_a_header_goes_before_the_rules_and_is_not_counted_by_them(start, connect):
    api = connect(start(faults="queryFlowsForSite: answer 500 x2"), "admin")
    found = [
        api.call("GET", "flows", headers=headers).status_code
        for headers in ({HEADER: "none"}, {}, {HEADER: "answer 502"}, {}, {})
    ]
    assert found == [200, 500, 502, 500, 200]


def test_what_a_test_orders_goes_before_the_rules(start, connect):
    server = start(faults="queryFlowsForSite: answer 500 x1")
    api = connect(server, "admin")
    server.answer_next(502)
    assert statuses(api, 3) == [502, 500, 200]


def test_a_reset_begins_the_rules_anew_and_clearing_ends_them(start, connect):
    server = start(faults="queryFlowsForSite: answer 500 x1")
    assert statuses(connect(server, "admin"), 2) == [500, 200]
    server.reset()
    assert statuses(connect(server, "admin"), 2) == [500, 200]
    server.reset()
    server.clear_faults()
    assert statuses(connect(server, "admin"), 2) == [200, 200]


def test_tokens_expire_only_where_there_are_some(start, connect):
    api = connect(start(faults="expire token x1"), "admin")
    assert api.code(api.get("flows")) == "401002"
    assert api.sign_in('name="admin" password="admin"').status_code == 200
    assert statuses(api, 1) == [200]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ("publishflow: drop after", ["no operation 'publishflow', did you mean publishFlow?"]),
        (
            "xyz: drop after",
            ["no operation 'xyz', did you mean", "any, or one of addDefaultFlowPermissions"],
        ),
        ("publishFlow drop after", ["no fault 'publishFlow'", "drop before|after|midway"]),
        ("any: delay 1; any: hurt", ["wrong fault rule 'any: hurt'", "expire token"]),
        ("any: refuse 1", ["no error code '1'", "404027"]),
        ("any: drop before x0", ["'x0' never happens"]),
        ("any: drop before every 0", ["'every 0' never happens"]),
        ("any: drop before 0%", ["'0%' never happens"]),
        ("any: drop before 101%", ["'101%' never happens"]),
        ("any: drop before twice", ["should be 'drop before|after|midway'"]),
        ("any:", ["no fault ''"]),
        ("signIn: expire token", ["requests of signIn have no token"]),
        ("any: drop aftr", ["no drop point 'aftr'", "did you mean after?"]),
        ("any: dorp after", ["no fault 'dorp', did you mean drop?"]),
        ("any: answer 500; publishFlow: drop after", ["never happens", "'any: answer 500'"]),
        ("signIn: drop after; signIn: drop before x2", ["never happens", "'signIn: drop after'"]),
    ],
)
def test_a_wrong_rule_stops_the_server_at_its_start(rules, words, capsys):
    with pytest.raises(SystemExit) as exit_:
        main(["--port", "0", "--faults", rules])
    assert exit_.value.code == 2
    errors = capsys.readouterr().err
    for word in words:
        assert word in errors


def test_no_rules_are_no_faults(start, connect):
    assert statuses(connect(start(faults=" ; ;"), "admin"), 1) == [200]


def test_our_client_gets_through_faults(command_line, caplog, tmp_path):
    served = command_line(
        "--faults",
        "queryFlowsForSite: answer 503 html retry-after 0 x1; downloadFlow: drop midway x1;"
        " queryFlow: expire token x1",
    )
    caplog.set_level(logging.INFO, "tableau_flows")
    with Client(
        served.url, site="", credentials=TokenCredentials("demo", "demo-secret")
    ) as tableau:
        flows = {flow.name: flow for flow in tableau.flows.list()}
        superstore = tableau.flows.get(flows["Superstore"])
        tableau.flows.download(superstore, to=tmp_path / "flow.tflx")
    assert superstore.id == SUPERSTORE
    assert (tmp_path / "flow.tflx").read_bytes()[:2] == sample_flow()[:2]
    assert "queryFlowsForSite" in caplog.text
    assert "broke off" in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        "delay 0.5",
        "delay 2, drop after",
        "refuse 403004",
        "refuse 403004 status 404",
        "answer 503",
        "answer 503 html",
        "answer 429 retry-after 2",
        "delay 1, answer 502 xml retry-after 30",
        "expire token",
    ],
)
def test_a_fault_is_shown_as_it_is_written(text):
    assert parse_fault(text).words == f"any: {text}"
