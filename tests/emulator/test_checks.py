"""What tests give to the emulator is looked at where it is given; a server ends without noise."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import time

import httpx
import pytest
from proportions import assert_in_proportion
from tableau_flows import emulator
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.wire.headers import header_value

SUPERSTORE, DEFAULT = seed_id("flow", "Superstore"), seed_id("project", "Default")


@pytest.mark.parametrize(
    ("order", "error", "words"),
    [
        (lambda s: s.fail_next_run("a\x01b"), ValueError, "U+0001"),
        (lambda s: s.fail_next_run(None), TypeError, "a reason must be a string"),
        (lambda s: s.set_next_run("3"), TypeError, "a number of seconds"),
        (lambda s: s.set_next_run(True), TypeError, "a number of seconds"),
        (lambda s: s.advance(None), TypeError, "a number of seconds"),
        (lambda s: s.delay_next("1"), TypeError, "a number of seconds"),
        (lambda s: s.drop_next(times="2"), TypeError, "times must be an integer"),
        (lambda s: s.drop_next(times=True), TypeError, "times must be an integer"),
        (lambda s: s.drop_next(times=1.5), TypeError, "times must be an integer"),
        (lambda s: s.drop_next(["after"]), TypeError, "the drop point must be a string"),
        (lambda s: s.drop_next(operation=["a"]), TypeError, "an operation must be a string"),
        (lambda s: s.refuse_next(404027), TypeError, "an error code must be a string"),
        (lambda s: s.refuse_next("404027", status="404"), TypeError, "a status must be an int"),
        (lambda s: s.answer_next("503"), TypeError, "a status must be an integer"),
        (lambda s: s.answer_next(503, "x"), TypeError, "the body must be bytes"),
        (lambda s: s.answer_next(204, b"xx"), ValueError, "status 204 must not have a body"),
        (lambda s: s.answer_next(503, headers=["a"]), TypeError, "a mapping of strings"),
        (lambda s: s.answer_next(503, headers={"Retry-After": 1}), TypeError, "'Retry-After'"),
        (lambda s: s.answer_next(503, headers={"a\n": "b"}), ValueError, "cannot be sent"),
        (lambda s: s.answer_next(503, headers={"a": "b\nc"}), ValueError, "cannot be sent"),
        (lambda s: s.answer_next(503, headers={"a": "\u20ac"}), ValueError, "cannot be sent"),
        (lambda s: s.answer_next(503, b"x", headers={"content-length": "2"}), ValueError, "1 byte"),
        (lambda s: s.add_flow("Superstore"), ValueError, "already has a flow called 'Superstore'"),
        (lambda s: s.add_flow("SUPERSTORE"), ValueError, "already has a flow called 'Superstore'"),
        (lambda s: s.add_flow(""), ValueError, "must not be empty"),
        (lambda s: s.add_flow(5), TypeError, "the name of a flow must be a string"),
        (lambda s: s.add_flow("a", file_type="twb"), ValueError, "did you mean tfl"),
        (lambda s: s.add_flow("a", tags="finance"), TypeError, "tags must be a list"),
        (lambda s: s.add_flow("a", tags=[5]), TypeError, "each of tags must be a string"),
        (lambda s: s.add_flow("a", content="x"), TypeError, "the content must be bytes"),
        (lambda s: s.add_flow("a", project=5), TypeError, "the name of a project must be a string"),
        (lambda s: s.add_flow("a", site=None), TypeError, "the content URL of a site"),
        (lambda s: s.add_flow("a", owner=None), TypeError, "the name of a user must be a string"),
        (lambda s: s.add_flows("3"), TypeError, "an integer"),
        (lambda s: s.add_flows(-1), ValueError, "0 to"),
        (lambda s: s.add_flows(3, prefix="Superstore") and s.add_flows(2, prefix="superstore"),
         ValueError, "already has a flow called 'Superstore1'"),
        (lambda s: s.add_project("Default"), ValueError, "already a project called 'Default'"),
        (lambda s: s.add_project("a", locked="no"), TypeError, "True or False"),
        (lambda s: s.add_user("admin"), ValueError, "already a user called 'admin'"),
        (lambda s: s.add_user("a", role="King"), ValueError, "did you mean"),
        (lambda s: s.set_role("viewer", "viewer"), ValueError, "did you mean Viewer?"),
        (lambda s: s.set_role("viewer", "Viewer", site="sales"), LookupError, "is not a member"),
        (lambda s: s.add_access_token("demo", "demo-secret", user="admin"), ValueError, "already"),
        (lambda s: s.add_access_token("", "secret", user="admin"), ValueError, "must not be empty"),
        (lambda s: s.remove_access_token("dem"), LookupError, "did you mean demo?"),
        (lambda s: s.add_jwt("demo-jwt", user="admin"), ValueError, "already"),
        (lambda s: s.add_schedule("Hourly flows"), ValueError, "already"),
        (lambda s: s.add_schedule("a", kind="Flows"), ValueError, "did you mean Flow?"),
        (lambda s: s.add_schedule("a", frequency="daily"), ValueError, "did you mean Daily?"),
        (lambda s: s.add_task("nope"), LookupError, "no flow has the id 'nope'"),
        (lambda s: s.add_task(SUPERSTORE, schedule="Nightly"), LookupError, "did you mean Nightly"),
        (lambda s: s.add_task(SUPERSTORE, schedule="Extracts at noon"), LookupError, "for flows"),
        (lambda s: s.grant("flow", SUPERSTORE, "Reed", user="viewer"), ValueError, "mean Read?"),
        (lambda s: s.grant("flows", SUPERSTORE, "Read", user="viewer"), ValueError, "mean flow"),
        (lambda s: s.grant("project", DEFAULT, "Execute", user="viewer"), ValueError, "ProjectLea"),
        (lambda s: s.grant("flow", DEFAULT, "Read", user="viewer"), LookupError, "no flow has"),
        (lambda s: s.grant("default", SUPERSTORE, "Read", user="viewer"), LookupError, "no proj"),
        (
            lambda s: s.grant("flow", SUPERSTORE, "Read", user="viewer", mode="allow"),
            ValueError,
            "did you mean Allow?",
        ),
        (lambda _: seed_id(5, "x"), TypeError, "a kind must be a string"),
    ],
)  # fmt: skip
def test_what_could_never_work_is_refused_where_it_is_given(server, order, error, words):
    with pytest.raises(error, match=re.escape(words)):
        order(server)
    server.check_faults()


def test_a_refused_addition_leaves_no_file(server):
    before = set(server.files_folder.iterdir())
    with pytest.raises(ValueError, match="already"):
        server.add_flow("Superstore")
    with pytest.raises(ValueError, match="XML cannot hold"):
        server.add_flow("New", content=emulator.sample_flow(["a\x01"]))
    assert set(server.files_folder.iterdir()) == before


def test_a_single_step_in_place_of_a_list_is_refused():
    with pytest.raises(TypeError, match="output_steps must be a list of strings, not 'Clean'"):
        emulator.sample_flow("Clean")


def test_a_server_shows_where_it_listens(server):
    assert repr(server) == f"Emulator({server.url!r})"


def test_a_tag_that_is_given_twice_is_one(server, admin):
    flow = server.add_flow("Tagged", tags=["a", "b", "a"])
    tags = admin.tree(admin.get(f"flows/{flow}")).iter("tag")
    assert [tag.attrib["label"] for tag in tags] == ["a", "b"]


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"run_seconds": "x"}, TypeError, "run_seconds must be a number"),
        ({"run_seconds": -1}, ValueError, "run_seconds must be from 0"),
        ({"queue_seconds": float("nan")}, ValueError, "queue_seconds must be from 0"),
        ({"idle_seconds": None}, TypeError, "idle_seconds must be a number"),
        ({"max_chunks": 0}, ValueError, "max_chunks must be at least 1"),
        ({"max_publish_bytes": 1.5}, TypeError, "max_publish_bytes must be an int"),
        ({"storage_quota": -1}, ValueError, "storage_quota must be at least 0"),
        ({"cloud": "yes"}, TypeError, "cloud must be True or False"),
        ({"api_version": 3.21}, TypeError, "api_version must be a string"),
        ({"data": 5}, TypeError, "data must be a string"),
        ({"faults": 5}, TypeError, "fault rules must be a list"),
        ({"quirks": 5}, TypeError, "quirks must be a list"),
        ({"quirks": [5]}, TypeError, "each of quirks must be a string"),
        ({"port": 99999}, ValueError, "the port must be from 0 to 65535"),
        ({"port": "80"}, TypeError, "the port must be an integer"),
        ({"host": None}, TypeError, "the host must be a string"),
        ({"unused_faults": ["raise"]}, TypeError, "unused_faults must be a string"),
    ],
)
def test_options_of_the_wrong_kind_are_refused_before_the_server_starts(options, error, words):
    with pytest.raises(error, match=re.escape(words)):
        emulator.running(**options)


@pytest.mark.parametrize("missing", ["starlette", "uvicorn", "python_multipart"])
def test_without_its_extra_the_emulator_says_what_to_install(missing):
    code = (
        f"import sys; sys.modules[{missing!r}] = None\n"
        "import runpy; runpy.run_module('tableau_flows.emulator', run_name='__main__')"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ended.returncode == 1
    assert 'pip install "tableau-flows[emulator]"' in ended.stderr.splitlines()[-1]


def test_an_emulator_starts_once():
    server = emulator.Emulator()
    server.start()
    for again in (server.start, server.serve):
        with pytest.raises(RuntimeError, match="can be started once"):
            again()
    assert httpx.get(f"{server.url}/api/2.4/serverinfo").status_code == 200
    server.stop()
    with pytest.raises(RuntimeError, match="make a new one"):
        server.start()


def test_an_emulator_that_was_ended_before_its_start_does_not_start():
    server = emulator.Emulator()
    server.stop()
    with pytest.raises(RuntimeError, match="make a new one"):
        server.start()


HEAD = b"GET /api/2.4/serverinfo HTTP/1.1\r\nHost: h\r\n\r\n"


@pytest.mark.parametrize("client_stays", [False, True])
def test_a_delay_does_not_hold_up_the_end(caplog, client_stays):
    with emulator.running() as server:
        server.delay_next(30)
        client = socket.create_connection((server.host, server.port))
        client.sendall(HEAD)
        time.sleep(0.3)
        if not client_stays:
            client.close()
        began = time.monotonic()
    took = time.monotonic() - began
    client.close()
    assert took < 0.9
    assert caplog.text == ""


def test_a_delay_ends_when_its_client_is_gone(start):
    server = start()
    server.delay_next(30)
    with socket.create_connection((server.host, server.port)) as client:
        client.sendall(HEAD)
        time.sleep(0.3)
        assert server.requests == ()
    deadline = time.monotonic() + 5
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.02)
    assert [(it.operation, it.status) for it in server.requests] == [("serverInfo", None)]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_nobody_else_may_read_the_data_file(start, tmp_path):
    before = os.umask(0o022)
    try:
        server = start(data=tmp_path / "state.db")
        server.add_flow("New")
    finally:
        os.umask(before)
    modes = {it.name: stat.S_IMODE(it.stat().st_mode) for it in tmp_path.iterdir()}
    assert {"state.db", "state.db-wal", "state.db.files"} <= modes.keys()
    assert [name for name, mode in modes.items() if mode & 0o077] == []


def test_a_long_header_is_taken_apart_in_linear_time():
    short, long = "a" * 40_000, "a" * 320_000
    assert_in_proportion(lambda: header_value(short), lambda: header_value(long), 8, margin=4)
    assert header_value('a;b="c;d";;e=f') == ("a", {"b": "c;d", "e": "f"})


@pytest.mark.parametrize(
    ("wrong", "nearest"), [("run_secs", "run_seconds"), ("hosts", "host"), ("quirk", "quirks")]
)
def test_an_option_that_does_not_exist_is_refused_with_the_nearest_name(wrong, nearest):
    for make in (emulator.running, emulator.Emulator):
        with pytest.raises(TypeError, match=f"no option {wrong!r}; did you mean {nearest}"):
            make(**{wrong: 1})
