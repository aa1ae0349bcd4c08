"""Steps are compared, the log of the server is compared, and a wrong case fails with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.drivers import Driver
from tableau_flows.conformance.runner import Runner
from tableau_flows.conformance.scenarios.server_log import broken_logs, log_comparison
from tableau_flows.emulator import LoggedRequest, seed_id

ECHO = """
if request["kind"] == "concurrent":
    answer(request, answers=[it["arguments"] for it in request["steps"]])
elif "seconds" in request:
    time.sleep(request["seconds"])
    answer(request)
elif "to" in request:
    open(request["to"], "wb").write(open(request["from"], "rb").read())
    answer(request)
else:
    answer(request, **request.get("arguments", {"result": request}))
"""
"""A driver that answers a call with its arguments."""

Run = Callable[..., list[str]]


@pytest.fixture
def run(driver_of: Callable[[str], list[str]]) -> Iterator[Run]:
    """Run a scenario with some steps, and return the differences."""
    driver = Driver(driver_of(ECHO))

    def differences(*steps: Any, **case: Any) -> list[str]:
        data = {"steps": [*steps], "log": {}, **case}
        (outcome,) = Runner(driver, breaks=True).run([Case("scenarios/a/b", "scenario", data)])
        return outcome.differences

    yield differences
    driver.close()


def step(expect: Any, answer: Any, **do: Any) -> Any:
    return {"do": {"kind": "call", "arguments": answer, **do}, "expect": expect}


ITEMS = {"result": [{"id": "a", "n": 1}, {"id": "b", "n": 1}]}
ERROR = {"error": {"family": "ApiError", "code": "1", "status": 400, "message": "no luck today"}}
GOOD = [
    ({"result": {"a": 1}}, {"result": {"a": 1, "b": 2}}),
    ({"result": [{"id": "a"}, {"n": 1}]}, ITEMS),
    ({"count": 2, "all_different": "id"}, ITEMS),
    ({"error": {"family": "ApiError"}}, ERROR),
    ({"error": {"family": ["OtherError", "ApiError"], "code": "1", "status": 400}}, ERROR),
    ({"error": {}, "message_has": ["luck"], "message_lacks": ["secret"]}, ERROR),
    ({}, {}),
]
BAD = [
    ({"result": {"a": 1}}, {"result": {"a": 2}}, "step 1 (call): result.a: expected 1, but got 2"),
    ({"result": [{"id": "a"}]}, ITEMS, "result: expected 1 items, but got 2"),
    ({"count": 3}, ITEMS, "count: expected 3, but got 2"),
    ({"count": 1}, {}, "count: expected 1, but got 0"),
    ({"all_different": "n"}, ITEMS, "all_different: expected true, but got false"),
    ({"error": {"family": "ApiError"}}, {}, "but got no error"),
    ({"error": {"family": ["A", "B"]}}, ERROR, 'expected ["A", "B"], but got "ApiError"'),
    ({"error": {"code": "2"}}, ERROR, 'error.code: expected "2", but got "1"'),
    ({"error": {}, "message_has": ["skill"]}, ERROR, "message_has.skill: expected true"),
    ({"error": {}, "message_lacks": ["luck"]}, ERROR, "message_lacks.luck: expected false"),
    ({}, ERROR, "unexpected error"),
    ({}, {"unsupported": "x"}, 'the driver cannot do this: "x"'),
    ({"colour": 1}, {}, "a step cannot expect 'colour'"),
    ({"each": {}}, {}, "expected answers, but got none"),
]  # fmt: skip


@pytest.mark.parametrize(("expect", "answer"), GOOD)
def test_an_answer_may_say_more_than_is_expected(expect: Any, answer: Any, run: Run) -> None:
    assert run(step(expect, answer)) == []


@pytest.mark.parametrize(("expect", "answer", "said"), BAD)
def test_an_answer_that_is_not_as_expected(expect: Any, answer: Any, said: str, run: Run) -> None:
    assert said in "\n".join(run(step(expect, answer)))


def test_answers_at_the_same_time_are_compared_one_by_one(run: Run) -> None:
    steps = [{"kind": "call", "arguments": {"result": {"a": n}}} for n in (1, 2)]
    do = {"kind": "concurrent", "steps": steps}
    one, two = ({"result": {"a": n}} for n in (1, 2))
    assert run({"do": do, "expect": {"answers": [one, two]}}) == []
    assert "[1].result.a: expected 1" in run({"do": do, "expect": {"each": one}})[0]
    assert "expected 1 answers, but got 2" in run({"do": do, "expect": {"answers": [one]}})[0]


def test_the_time_of_a_step_is_measured(run: Run) -> None:
    do = {"kind": "call", "seconds": 0.3}
    assert run({"do": do, "expect": {"seconds_at_least": 0.2}}) == []
    assert "seconds_at_least" in run({"do": do, "expect": {"seconds_at_least": 5}})[0]


def test_files_are_compared_by_their_content(run: Run) -> None:
    files = {"one": {"name": "é.tflx", "bytes": 5000}, "two": {"name": "b.txt", "text": "b"}}
    do = {"kind": "download", "from": "{file:one}", "to": "{folder}/copy"}
    fine = {"same_file": {"copy": "one"}, "folder": ["copy"]}
    assert run({"do": do, "expect": fine}, files=files) == []
    other = {"same_file": {"copy": "two"}, "folder": []}
    found = "\n".join(run({"do": do, "expect": other}, files=files))
    assert "same_file.copy" in found
    assert "folder: expected 0 items, but got 1" in found
    assert (
        "same_file.none"
        in run({"do": do, "expect": {"same_file": {"none": "one"}}}, files=files)[0]
    )


def test_a_flow_file_has_exactly_the_size_of_the_case(run: Run, tmp_path: Path) -> None:
    for size in (2000, 65536, 1_000_003):
        do = {"kind": "download", "from": "{file:one}", "to": str(tmp_path / str(size))}
        assert run({"do": do}, files={"one": {"name": "a.tflx", "bytes": size}}) == []
        assert (tmp_path / str(size)).stat().st_size == size


def test_stand_ins_are_replaced(run: Run) -> None:
    first = {**step({}, {"result": {"id": "x", "deep": {"n": [1]}}}), "as": "first"}
    seed = seed_id("flow", "Superstore")
    value = {
        "a": "{seed:flow:Superstore}",
        "b": "<{step:first:result.id}>",
        "c": "{step:first:result.deep}",
    }
    assert (
        run(first, step({"result": {"a": seed, "b": "<x>", "c": {"n": [1]}}}, {"result": value}))
        == []
    )
    for text in (
        "{step:first:result.none}",
        "{step:none:result}",
        "{file:none}",
        "<{step:first:result}>",
    ):
        assert any(
            word in run(first, step({}, {"result": text}))[0]
            for word in ("names nothing", "is no text")
        )


def test_the_port_of_the_server_can_be_named(run: Run) -> None:
    do = {"kind": "open", "client": "a", "port": "{port}"}
    (found,) = run({"do": do, "expect": {"result": {"port": "0"}}})
    assert re.fullmatch(r'.*expected "0", but got "[1-9][0-9]+"', found)


def test_a_client_gets_the_address_and_what_it_does_not_say_itself(run: Run) -> None:
    do = {"kind": "open", "client": "a", "options": {"x": 1}}
    token = {"kind": "token", "name": "demo", "secret": "demo-secret"}
    expect = {"result": {"site": "", "credentials": token, "options": {"x": 1, "backoff": 0.01}}}
    assert run({"do": do, "expect": expect}) == []
    other = {"result": {"site": "s", "server": "http://127.0.0.1:1"}}
    assert run({"do": {**do, "site": "s", "server": "http://127.0.0.1:1"}, "expect": other}) == []


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"server": {"colour": 1}}, "the server of the case cannot be started"),
        ({"server": {"faults": "fly"}}, "the server of the case cannot be started"),
        ({"files": {"a": {"name": "a", "bytes": 10**12}}}, "a file has at most"),
        ({"files": {"a": {"name": "a", "bytes": "1"}}}, "a file has at most"),
        ({"files": {"a": {"name": "a\0", "bytes": 1}}}, "cannot be written"),
        ({"files": {"a": {"name": "a" * 999, "text": ""}}}, "cannot be written"),
        ({"server": {"data": "/nonexistent/a.db"}}, "there is no option 'data'"),
        ({"server": {"seed": "/nonexistent/a.toml"}}, "its seed is a text"),
        ({"steps": [{"control": "stop", "arguments": {}}]}, "there is no control 'stop'"),
        ({"steps": [{"control": "advance", "arguments": {"years": 1}}]}, "advance: "),
        ({"log": {"colour": 1}}, "no such check of the log"),
        ({"server": {"faults": "queryFlow: drop after x1"}}, "never happened"),
    ],
)
def test_a_wrong_case_fails_with_the_reason(case: Any, said: str, run: Run) -> None:
    assert said in "\n".join(run(**case))


@pytest.mark.parametrize("name", ["", ".", "..", "../a.tflx", "a/b.tflx", "..\\a.tflx", "{}"])
def test_a_file_is_made_in_its_folder_alone(name: str, run: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.tflx"
    name = name.format(outside)
    for content in ({"bytes": 1}, {"text": "x"}):
        said = run(files={"a": {"name": name, **content}})
        assert said == [f"the case is wrong: {name!r} is not the name of a file"]
    assert not outside.exists()


def request(operation: str | None, status: int | None = 200, path: str = "") -> LoggedRequest:
    return LoggedRequest(operation, "GET", path or f"/api/3.30/{operation}", {}, status, None)


LOG = [
    request("signIn"),
    request("queryFlow", 503),
    request("queryFlow", None),
    request("queryFlow", path="/api/3.9/flows?pageNumber=2&x=%C3%A9"),
    request(None, 404),
]


@pytest.mark.parametrize(
    "expected",
    [
        {"counts": {"queryFlow": 3, "queryFlow 503": 1, "queryFlow none": 1, "signIn": 1}},
        {"counts": {"unknown": 1, "any 200": 2, "any": 5, "deleteFlow": 0}},
        {"least": {"queryFlow": 3}, "most": {"queryFlow": 3}},
        {"order": ["signIn", "queryFlow", "queryFlow", "queryFlow"]},
        {"queries": {"queryFlow": [{"x": "é"}, {}, {}]}},
        {"versions": {"queryFlow": ["3.30", "3.9"], "signIn": ["3.30"]}},
    ],
)
def test_a_log_as_expected(expected: Any) -> None:
    assert [*log_comparison(expected, LOG).differences()] == []


@pytest.mark.parametrize(
    "expected",
    [
        {"counts": {"queryFlow": 2}},
        {"counts": {"queryFlow 200": 2}},
        {"counts": {"unknown": 0}},
        {"least": {"queryFlow": 4}},
        {"most": {"queryFlow": 2}},
        {"order": ["queryFlow", "signIn", "queryFlow", "queryFlow"]},
        {"order": ["signIn", "queryFlow"]},
        {"queries": {"queryFlow": [{"x": "é"}]}},
        {"queries": {"queryFlow": [{"x": "e"}, {}, {}]}},
        {"versions": {"queryFlow": ["3.9"]}},
    ],
)
def test_a_log_that_is_not_as_expected(expected: Any) -> None:
    assert [*log_comparison(expected, LOG).differences()]


def test_a_request_more_or_less_is_noticed() -> None:
    counts = {
        "queryFlow": 3,
        "queryFlow 503": 1,
        "deleteFlow": 0,
        "unknown": 1,
        "deleteFlow none": 0,
    }
    changes = [(what, [*found]) for what, found in broken_logs({"counts": counts}, LOG)]
    assert len(changes) == 8
    assert all(found for _, found in changes), changes
