"""A driver that hangs, ends or writes nonsense fails its case with what it said, never the run."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tableau_flows.conformance import drivers
from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.drivers import LONGEST_LINE, TAIL, Driver, DriverError
from tableau_flows.conformance.forms.json_values import Json
from tableau_flows.conformance.runner import NoGreetingError, Outcome, Runner

Make = Callable[[str], list[str]]

GOOD = 'answer(request, error={"family": "UsageError", "message": ""})'
CASE = Case(
    "requests/a/refused",
    "request",
    {"operation": "queryFlow", "arguments": {}, "expect": {"error": {"family": "UsageError"}}},
)
GOOD_CASE = Case("requests/a/good", "request", {**CASE.data, "operation": "good"})


def outcomes(command: list[str], *, timeout: float = 20.0) -> list[Outcome]:
    """The outcomes of a case that goes wrong and of one that follows it."""
    driver = Driver(command, timeout=timeout)
    try:
        return [*Runner(driver).run([CASE, GOOD_CASE])]
    finally:
        driver.close()


BAD = [
    ("ends", "sys.exit(3)", "ended with exit code 3 without an answer"),
    ("is killed", "os.kill(os.getpid(), 9)", "ended with signal 9 without an answer"),
    ("closes its output", "os.close(1); time.sleep(20)", "closed its output without an answer"),
    ("writes no JSON", "print('good morning', flush=True)", 'no answer (Expecting value'),
    ("writes a list", "print('[1]', flush=True)", "the JSON is not an object"),
    ("writes an empty line", "print(flush=True)", "the driver wrote no answer"),
    ("writes deep JSON", "print('[' * 100000, flush=True)", "the driver wrote no answer"),
    ("writes nested JSON", "print('{\"a\":' + '[' * 200 + ']' * 200 + '}', flush=True)",
     "nested more than 100 levels"),
    ("writes bytes", r"sys.stdout.buffer.write(b'\xff\xfe{}\n'); sys.stdout.flush()",
     "the driver wrote no answer"),
    ("writes a number of many digits", "print('{\"a\":' + '9' * 5000 + '}', flush=True)",
     "a number in the JSON has too many digits"),
    ("answers another request", "answer({'id': 999})", "another request than id"),
    ("answers without an id", "print('{}', flush=True)", "another request than id"),
    ("answers an id as a text", "answer({'id': str(request['id'])})", "another request than id"),
    ("ends in a line", "print('{', end='', flush=True); sys.exit()", "the driver wrote no answer"),
    ("writes what is no JSON", "print('{\"a\": Infinity}', flush=True)", "Infinity is not JSON"),
    ("fails", "raise RuntimeError('out of luck')", "RuntimeError: out of luck"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "lines", "said"), BAD, ids=[row[0] for row in BAD])
def test_the_case_fails_and_the_next_one_passes(
    what: str, lines: str, said: str, driver_of: Make
) -> None:
    bad, good = outcomes(driver_of(f"if request['operation'] != 'good': {lines}\nelse: {GOOD}"))
    assert said in bad.differences[0]
    assert good.passed, good.differences


@pytest.mark.parametrize(
    "lines",
    [
        "time.sleep(60)",
        "os.system('sleep 60')",
        "print(' ' * 100, end='', flush=True); time.sleep(60)",
    ],
)
def test_a_driver_that_hangs_is_stopped(lines: str, driver_of: Make) -> None:
    start = time.monotonic()
    command = driver_of(f"if request['operation'] != 'good': {lines}\nelse: {GOOD}")
    bad, good = outcomes(command, timeout=1.0)
    assert bad.differences == ["the driver did not answer within 1 seconds"]
    assert good.passed, good.differences
    assert time.monotonic() - start < 20


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_the_children_of_a_driver_that_hangs_are_stopped(driver_of: Make, tmp_path: Path) -> None:
    file = tmp_path / "pid"
    command = driver_of(
        "import subprocess\n"
        f"open({str(file)!r}, 'w').write(str(subprocess.Popen(['sleep', '20']).pid))\n"
        "time.sleep(60)"
    )
    start = time.monotonic()
    outcomes(command, timeout=1.0)
    assert time.monotonic() - start < 15, "the child of the driver was waited for"
    stat = Path("/proc", file.read_text(), "stat")
    end = time.monotonic() + 10
    while stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z":
        assert time.monotonic() < end, "the child of the driver goes on"
        time.sleep(0.05)


def test_a_driver_that_does_not_read_is_stopped(driver_of: Make) -> None:
    case = Case(CASE.id, CASE.kind, {**CASE.data, "arguments": {"name": "x" * 1_000_000}})
    driver = Driver(driver_of("import time; time.sleep(60)"), timeout=1.0)
    driver.ask({"kind": "hello"})
    driver_stops = [*Runner(driver).run([case])]
    assert "did not answer within 1 seconds" in driver_stops[0].differences[0]
    driver.close()


def test_a_line_without_end_is_not_kept_in_memory(driver_of: Make) -> None:
    command = driver_of(
        f"if request['operation'] == 'good': {GOOD}\n"
        "while request['operation'] != 'good': sys.stdout.write('x' * 1000000)"
    )
    bad, good = outcomes(command)
    assert f"a line of more than {LONGEST_LINE} bytes" in bad.differences[0]
    assert good.passed, good.differences


def test_lines_that_nobody_asked_for_are_noticed(driver_of: Make) -> None:
    command = driver_of(f"{GOOD}\nprint('by the way', flush=True)\ntime.sleep(0.2)")
    driver = Driver(command)
    answers = Runner(driver).run([CASE, GOOD_CASE])
    assert next(answers).passed
    time.sleep(0.3)
    assert "wrote a line without being asked" in next(answers).differences[0]
    driver.close()


def test_a_driver_that_ends_by_itself_is_not_waited_for(driver_of: Make) -> None:
    driver = Driver(driver_of(f"{GOOD}\nsys.exit(4)"))
    answers = Runner(driver).run([CASE, GOOD_CASE])
    assert next(answers).passed
    time.sleep(0.5)
    start = time.monotonic()
    assert "exit code 4 without being asked" in next(answers).differences[0]
    assert time.monotonic() - start < 10
    driver.close()


def test_a_flood_of_lines_does_not_fill_the_memory_or_block_the_run(driver_of: Make) -> None:
    command = driver_of(
        f"if request['operation'] == 'good': {GOOD}\n"
        "while request['operation'] != 'good': print('{}', flush=True)"
    )
    bad, good = outcomes(command)
    assert "another request than id" in bad.differences[0]
    assert good.passed, good.differences


def test_only_the_end_of_a_long_stderr_is_shown(driver_of: Make) -> None:
    command = driver_of("sys.stderr.write('x' * 100000 + 'the end'); sys.exit(1)")
    bad, _ = outcomes(command)
    assert bad.differences[0].endswith("the end")
    assert len(bad.differences[0]) < TAIL + 200


def test_a_driver_that_cannot_be_started_ends_the_run() -> None:
    for command in (["/nonexistent/driver"], ["a\0b"]):
        with pytest.raises(NoGreetingError, match="cannot be started"):
            outcomes(command)


def test_a_driver_that_never_greets_ends_the_run(tmp_path: Path) -> None:
    path = tmp_path / "driver.py"
    path.write_text(
        "import json\nwhile True: print(json.dumps({'id': json.loads(input())['id']}), flush=True)"
    )
    with pytest.raises(NoGreetingError, match="did not answer `hello`"):
        outcomes([sys.executable, str(path)])


def test_a_driver_that_greets_only_once_fails_its_cases(tmp_path: Path) -> None:
    path, mark = tmp_path / "driver.py", tmp_path / "started"
    path.write_text(
        "import json, pathlib\n"
        f"mark = pathlib.Path({str(mark)!r})\n"
        "assert not mark.exists(), 'started again'\n"
        "mark.touch()\n"
        "print(json.dumps({'id': json.loads(input())['id'], 'kinds': ['request']}), flush=True)"
    )
    first, second = outcomes([sys.executable, str(path)])
    assert "exit code 0" in first.differences[0]
    assert "started again" in second.differences[0]


def test_a_driver_that_writes_to_stderr_without_end_can_still_answer(driver_of: Make) -> None:
    """Nobody who reads its stderr too slowly stops it, and what it wrote is not kept."""
    path = Path(driver_of(GOOD)[1])
    path.write_text(
        "import sys, threading\n"
        "def flood():\n    while True: sys.stderr.buffer.write(b'x' * 65536)\n"
        f"threading.Thread(target=flood, daemon=True).start()\n{path.read_text()}"
    )
    driver = Driver([sys.executable, str(path)])
    found = [*Runner(driver).run([GOOD_CASE] * 3)]
    assert [it.differences for it in found] == [[]] * 3
    start = time.monotonic()
    driver.close()
    assert time.monotonic() - start < 15


def is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("lines", ["", "time.sleep(60)", "while True: os.write(2, b'x' * 65536)"])
def test_a_driver_whose_stdin_is_closed_is_stopped_with_its_children(
    lines: str, driver_of: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that goes on is stopped, and what it has started is stopped in any case."""
    monkeypatch.setattr(drivers, "PATIENCE", 1.0)
    file = tmp_path / "pids"
    path = Path(driver_of(f"import subprocess\n{GOOD}")[1])
    path.write_text(
        "import os, subprocess, time\nchild = subprocess.Popen(['sleep', '60'], stdout=2)\n"
        f"open({str(file)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')\n"
        f"{path.read_text()}\n{lines}\n"
    )
    driver = Driver([sys.executable, str(path)])
    assert [it.passed for it in Runner(driver).run([GOOD_CASE])] == [True]
    own, started = map(int, file.read_text().split())
    assert is_running(own)
    assert is_running(started)
    start = time.monotonic()
    driver.close()
    assert time.monotonic() - start < 8
    end = time.monotonic() + 10
    while is_running(own) or is_running(started):
        assert time.monotonic() < end, "the driver or its child goes on"
        time.sleep(0.05)


def test_a_driver_has_some_time_to_end_by_itself(driver_of: Make, tmp_path: Path) -> None:
    mark = tmp_path / "done"
    path = Path(driver_of(GOOD)[1])
    path.write_text(f"{path.read_text()}\ntime.sleep(0.5)\nopen({str(mark)!r}, 'w')\n")
    driver = Driver([sys.executable, str(path)])
    assert [it.passed for it in Runner(driver).run([GOOD_CASE])] == [True]
    driver.close()
    assert mark.exists()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_the_children_of_a_driver_that_ends_by_itself_are_stopped(
    driver_of: Make, tmp_path: Path
) -> None:
    file = tmp_path / "pid"
    command = driver_of(
        "import subprocess\n"
        "own = {'stdin': subprocess.DEVNULL, 'stdout': subprocess.DEVNULL}\n"
        f"open({str(file)!r}, 'w').write(str(subprocess.Popen(['sleep', '60'], **own).pid))\n"
        "sys.exit(5)"
    )
    bad, _ = outcomes(command)
    assert "exit code 5 without an answer" in bad.differences[0]
    end = time.monotonic() + 10
    while is_running(int(file.read_text())):
        assert time.monotonic() < end, "the child of the driver goes on"
        time.sleep(0.05)


def test_a_driver_that_hangs_when_it_closes_a_client_fails_its_case(driver_of: Make) -> None:
    steps: list[Json] = [{"do": {"kind": "open", "client": "a"}}]
    case = Case("scenarios/a/b", "scenario", {"steps": steps, "log": {}})
    driver = Driver(
        driver_of("if request['kind'] == 'close': time.sleep(60)\nanswer(request)"), timeout=1.0
    )
    (found,) = Runner(driver).run([case])
    assert found.differences == ["the driver did not answer within 1 seconds"]
    assert driver.hangs == 1
    driver.close()


def test_a_kind_that_the_driver_is_not_ready_for_is_left_out(driver_of: Make) -> None:
    driver = Driver([*driver_of(GOOD), "request"])
    found = [*Runner(driver).run([Case("scenarios/a/b", "scenario", {}), CASE])]
    assert [(it.is_left_out, it.passed) for it in found] == [(True, False), (False, True)]
    driver.close()


def test_the_driver_is_started_once_and_ends_when_it_is_closed(driver_of: Make) -> None:
    driver = Driver(driver_of(GOOD))
    assert [it.passed for it in Runner(driver).run([CASE] * 5)] == [True] * 5
    assert driver.starts == 1
    driver.close()
    assert not driver.is_running
    driver.close()


def test_an_error_is_raised_with_the_name_of_the_problem_alone(driver_of: Make) -> None:
    driver = Driver(driver_of("sys.exit(0)"))
    driver.ask({"kind": "hello"})
    with pytest.raises(DriverError, match="exit code 0 without an answer"):
        driver.ask({"kind": "request"})
