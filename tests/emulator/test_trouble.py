"""Trouble that tests can order: refusals, foreign answers, cut connections, delays."""

from __future__ import annotations

import time

import httpx
import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")


def test_a_refusal_happens_as_often_as_ordered(server, admin):
    server.refuse_next("404027", times=2)
    codes = [admin.code(admin.get("flows")) for _ in range(3)]
    assert codes == ["404027", "404027", None]


def test_trouble_waits_for_its_operation(server, admin):
    server.refuse_next("403004", operation="queryFlow", status=200)
    assert admin.get("flows").status_code == 200
    answer = admin.get(f"flows/{SUPERSTORE}")
    assert (answer.status_code, admin.code(answer)) == (200, "403004")


def test_an_unknown_code_is_refused_when_it_is_ordered(server):
    with pytest.raises(KeyError):
        server.refuse_next("999999")


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
        admin.publish("New", b"content")
    assert server.requests[-1].status is None
    assert "New" not in admin.names(admin.get("flows"))


def test_a_connection_cut_after_leaves_everything_done(server, admin):
    server.drop_next("after", operation="publishFlow")
    with pytest.raises(httpx.RemoteProtocolError):
        admin.publish("New", b"content")
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


def test_trouble_at_an_unknown_address(server, connect):
    server.refuse_next("403157")
    api = connect(server)
    assert api.code(api.get("/nothing")) == "403157"
    assert api.code(api.get("/nothing")) == "404003"


def test_trouble_can_be_cleared(server, admin):
    server.refuse_next("404027")
    server.fail_next_run()
    server.clear_trouble()
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
