"""Programs in any language can control a server over HTTP, and nobody else can."""

from __future__ import annotations

import json
import socket
import subprocess
import sys

import httpx
import pytest
from tableau_flows import emulator
from tableau_flows.emulator.remote_control import PATHS
from tableau_flows.emulator.remote_control.errors import STATUSES

SUPERSTORE = emulator.seed_id("flow", "Superstore")
PATHS_AND_METHODS = {
    "/-/requests": ["GET", "DELETE"],
    "/-/state": ["GET", "POST"],
    "/-/reset": ["POST"],
    "/-/advance": ["POST"],
    "/-/expire-tokens": ["POST"],
    "/-/fail-next-run": ["POST"],
}


@pytest.fixture(scope="module")
def controlled():
    with emulator.running(control=True, run_seconds=60, queue_seconds=10) as server:
        yield server


@pytest.fixture
def server(controlled):
    controlled.reset()
    return controlled


@pytest.fixture
def http(server):
    with httpx.Client(base_url=server.url) as http:
        yield http


def error(answer, code):
    """Check that an answer is an error with this code; returns its message."""
    assert answer.status_code == STATUSES[code], answer.text
    assert answer.headers["content-type"] == "application/json"
    document = answer.json()
    assert document["error"]["code"] == code
    assert set(document) == {"error"}
    return document["error"]["message"]


def test_the_requests_can_be_read_and_forgotten(http, admin):
    admin.get("flows")
    listed = http.get("/-/requests").json()["requests"]

    assert [it["operation"] for it in listed] == ["signIn", "queryFlowsForSite"]
    assert listed[1]["method"] == "GET"
    assert listed[1]["path"].endswith("/flows")
    assert listed[1]["status"] == 200
    assert listed[1]["code"] is None
    assert admin.token not in json.dumps(listed)

    assert http.delete("/-/requests").status_code == 204
    assert http.get("/-/requests").json() == {"requests": []}


def test_the_state_can_be_read(http, server, admin):
    server.refuse_next("404027", operation="queryFlow")
    admin.post(f"flows/{SUPERSTORE}/run")
    state = http.get("/-/state").json()

    assert state["sessions"] == 1
    assert state["requests"] == 2
    assert state["unused_faults"] == ["queryFlow: refuse 404027"]
    assert {"id": SUPERSTORE, "name": "Superstore"}.items() <= state["flows"][0].items()
    assert [(run["flow_id"], run["status"]) for run in state["runs"]] == [(SUPERSTORE, "Pending")]
    assert "Default" in [project["path"] for project in state["projects"]]
    assert state["time"].endswith("Z")
    assert state["truncated"] == []


def test_the_state_has_at_most_1000_objects_of_a_kind(http, server):
    server.add_flows(1100)
    state = http.get("/-/state").json()

    assert len(state["flows"]) == 1000
    assert state["truncated"] == ["flows"]


def test_objects_can_be_added(http, admin):
    seed = {"projects": [{"name": "Sales"}], "flows": [{"name": "Daily", "project": "Sales"}]}
    answer = http.post("/-/state", json=seed)

    [flow] = answer.json()["ids"]["flows"]
    assert admin.tree(admin.get(f"flows/{flow}")).find("flow").attrib["name"] == "Daily"


def test_a_reset_returns_to_the_initial_state(http, server, admin):
    server.add_flow("Daily")
    server.fail_next_run()

    assert http.post("/-/reset").status_code == 204
    state = http.get("/-/state").json()
    assert "Daily" not in [flow["name"] for flow in state["flows"]]
    assert (state["sessions"], state["requests"], state["unused_faults"]) == (0, 0, [])


def test_the_clock_can_be_moved(http, server, admin):
    admin.post(f"flows/{SUPERSTORE}/run")

    assert http.post("/-/advance", json={"seconds": 3600.5}).status_code == 204
    assert [run["status"] for run in http.get("/-/state").json()["runs"]] == ["Success"]


def test_tokens_can_be_expired(http, admin):
    assert admin.get("flows").status_code == 200
    assert http.post("/-/expire-tokens").status_code == 204
    assert admin.get("flows").status_code == 401


@pytest.mark.parametrize(
    "body", [None, {}, {"reason": "The disk is full"}, {"flow": SUPERSTORE}, {"flow": None}]
)
def test_the_next_run_can_be_let_fail(http, server, admin, body):
    assert http.post("/-/fail-next-run", json=body).status_code == 204
    admin.post(f"flows/{SUPERSTORE}/run")
    server.advance(100)

    [run] = http.get("/-/state").json()["runs"]
    assert run["status"] == "Failed"
    assert (body or {}).get("reason", "The flow failed") in run["reason"]


def test_control_uses_up_no_fault_and_needs_no_session(http, server, admin):
    server.drop_next("before", times=1)

    for _ in range(3):
        assert http.get("/-/state").status_code == 200
    server.clear_faults()


@pytest.mark.parametrize(
    ("path", "body", "code", "words"),
    [
        ("advance", {}, "invalid-value", "'seconds' is missing"),
        ("advance", {"seconds": "5"}, "invalid-value", "seconds must be a number of seconds"),
        ("advance", {"seconds": True}, "invalid-value", "seconds must be a number of seconds"),
        ("advance", {"seconds": -1}, "invalid-value", "from 0 to"),
        ("advance", {"seconds": 1e300}, "invalid-value", "from 0 to"),
        ("advance", {"second": 5}, "invalid-value", "did you mean seconds?"),
        ("fail-next-run", {"reason": 5}, "invalid-value", "reason must be a string"),
        ("fail-next-run", {"reason": "\ud800"}, "invalid-value", "U+D800"),
        ("fail-next-run", {"flow": 5}, "invalid-value", "flow must be a string"),
        ("fail-next-run", {"flow": "nope"}, "unknown-object", "no flow has the id 'nope'"),
        ("fail-next-run", {"why": ""}, "invalid-value", "no member 'why'"),
        ("reset", {"a": 1}, "invalid-value", "no member 'a'; there are none"),
        ("expire-tokens", {"a": 1}, "invalid-value", "no member 'a'"),
        ("state", {"flows": [{}]}, "invalid-value", "flows[0]: the key 'name' is missing"),
        ("state", {"\ud800": 1}, "invalid-value", "no key"),
        ("state", {"flows": [{"name": "a", "file": "/etc/passwd"}]}, "invalid-value", "no file"),
    ],
    ids=str,
)
def test_a_wrong_body_is_an_error_with_words(http, path, body, code, words):
    answer = http.post(
        f"/-/{path}",
        content=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )

    assert words in error(answer, code)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "invalid-json"),
        (b"\xff", "invalid-json"),
        (b'{"seconds": NaN}', "invalid-json"),
        (b'{"seconds": Infinity}', "invalid-json"),
        (b'{"seconds": ' + b"9" * 10_000 + b"}", "invalid-json"),
        (b"[" * 100_000, "invalid-json"),
        (b"[]", "invalid-value"),
        (b"3", "invalid-value"),
    ],
    ids=lambda it: str(it)[:20],
)
def test_a_body_that_is_no_object_is_an_error(http, content, code):
    headers = {"Content-Type": "application/json"}

    error(http.post("/-/advance", content=content, headers=headers), code)


def test_a_body_of_more_than_a_mebibyte_is_refused(http):
    content = b" " * 1024 * 1024 + b"{}"
    headers = {"Content-Type": "application/json"}

    assert "1048576 bytes" in error(
        http.post("/-/state", content=content, headers=headers), "too-large"
    )


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_a_body_of_another_type_is_refused(http, kind):
    answer = http.post("/-/advance", content=b'{"seconds": 1}', headers={"Content-Type": kind})

    error(answer, "unsupported-media-type")


def test_unknown_paths_and_methods_are_refused(http):
    assert "/-/reset" in error(http.get("/-/nope"), "not-found")
    for path, methods in PATHS_AND_METHODS.items():
        for method in {"GET", "POST", "PUT", "DELETE"} - set(methods):
            answer = http.request(method, path)
            error(answer, "method-not-allowed")
            assert answer.headers["allow"] == ", ".join(methods)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example.com"},
        {"Origin": "null"},
        {"Host": "evil.example.com"},
        {"Host": "evil.example.com:8765"},
        {"Host": "[2001:db8::1]:8765"},
        {"Host": "127.0.0.1.evil.example.com"},
    ],
    ids=str,
)
def test_what_a_web_page_could_send_is_refused(http, server, headers):
    server.add_flow("Daily")

    error(http.post("/-/reset", headers=headers), "forbidden")
    assert "Daily" in [flow["name"] for flow in server.summary()["flows"]]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:99", "[::1]:99", "[::1]"])
def test_all_names_of_this_machine_are_accepted(http, host):
    assert http.get("/-/state", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", ["0.0.0.0", "::", socket.gethostname() or "host", "192.0.2.1"])
def test_a_server_that_other_machines_could_reach_cannot_be_controlled(host):
    with pytest.raises(ValueError, match="needs a loopback address"):
        emulator.running(host=host, control=True)


def test_without_the_option_there_are_no_such_paths(start):
    server = start()

    for path, methods in PATHS_AND_METHODS.items():
        for method in methods:
            answer = httpx.request(method, server.url + path)
            assert answer.status_code == 404
            assert "xml" in answer.headers["content-type"]


def test_the_command_line_has_control_and_describes_it(command_line):
    process = command_line("--control")
    assert httpx.post(f"{process.url}/-/reset").status_code == 204

    described = subprocess.run(
        [sys.executable, "-m", "tableau_flows.emulator", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert PATHS in described
    for path, methods in PATHS_AND_METHODS.items():
        for method in methods:
            assert f"{method:<6} {path}" in described
    for code, status in STATUSES.items():
        assert f"{code} ({status})" in described
