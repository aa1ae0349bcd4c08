"""The command reads cases from folders and archives, reports, and tells by its exit code."""

from __future__ import annotations

import io
import shlex
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tableau_flows.conformance.__main__ import main
from tableau_flows.conformance.runner import MOST_HANGS

Make = Callable[[str], list[str]]
Files = Callable[..., Path]
GOOD = 'answer(request, error={"family": "UsageError", "message": ""})'
REFUSED = {
    "arguments": {},
    "session": {},
    "file": None,
    "expect": {"error": {"family": "UsageError"}},
}


def file(*names: str, **changes: Any) -> Any:
    return {
        "kind": "request",
        "source": "hand",
        "operation": "queryFlow",
        "cases": [{"name": name, **REFUSED} for name in names],
        **changes,
    }


def run(*arguments: str | Path, driver: list[str]) -> int:
    return main([*map(str, arguments), "--driver", shlex.join(driver)])


def test_all_cases_pass(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x", "y"), requests_b=file("x"))
    assert run("--cases", folder, driver=driver_of(GOOD)) == 0
    assert capsys.readouterr().out == "3 passed, 0 failed (Test, a test; passed: 3 request)\n"


def test_a_failure_is_described_and_the_exit_code_is_1(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    driver = driver_of('answer(request, error={"family": "ApiError"})')
    assert run("--cases", folder, driver=driver) == 1
    assert capsys.readouterr().out.splitlines() == [
        "FAILED requests/a/x",
        '  error.family: expected "UsageError", but got "ApiError"',
        "0 passed, 1 failed (Test, a test)",
    ]


def test_a_known_failure_may_fail_and_must_not_pass(
    cases_of: Files, driver_of: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x", "y", "z#1"))
    known = tmp_path / "known.txt"
    known.write_text("# what is wrong today\n\nrequests/a/x # no reason\nrequests/a/z#1\n", "utf-8")
    failing = driver_of("answer(request)")
    assert run("--cases", folder, "--known-failures", known, driver=failing) == 1
    assert "FAILED requests/a/y" in (output := capsys.readouterr().out)
    assert "0 passed, 1 failed, 2 failed as known" in output
    assert run("--cases", folder, "--known-failures", known, driver=driver_of(GOOD)) == 1
    assert "PASSED UNEXPECTEDLY requests/a/x" in (output := capsys.readouterr().out)
    assert "1 passed, 0 failed, 2 passed unexpectedly" in output


def test_a_known_failure_that_is_no_case_is_reported(
    cases_of: Files, driver_of: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    known = tmp_path / "known.txt"
    known.write_text("requests/a/gone\n", "utf-8")
    arguments = ("--cases", folder, "--known-failures", known)
    assert run(*arguments, driver=driver_of(GOOD)) == 1
    assert "UNKNOWN requests/a/gone" in capsys.readouterr().out
    assert run(*arguments, "--only", "requests/*", driver=driver_of(GOOD)) == 0


def test_patterns_select_cases(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x", "y"), requests_b=file("x"))
    assert run("--cases", folder, "--only", "*/x", driver=driver_of(GOOD)) == 0
    assert capsys.readouterr().out.startswith("2 passed")
    with pytest.raises(SystemExit, match="2"):
        run("--cases", folder, "--only", "nothing", driver=driver_of(GOOD))
    assert "no case has a name like ['nothing']" in capsys.readouterr().err


def test_archives_are_read_with_the_folders_at_any_level(
    cases_of: Files, driver_of: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(folder / "requests" / "a.json", "release-1.0/conformance/requests/a.json")
        archive.writestr("release-1.0/other.json", "not read")
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive_:
        archive_.add(folder, "conformance")
    for name in ("a.zip", "a.tar.gz"):
        assert run("--cases", tmp_path / name, driver=driver_of(GOOD)) == 0
        assert capsys.readouterr().out.startswith("1 passed")


WRONG = [
    ("{", "Expecting property name"),
    ("[]", "the JSON is not an object"),
    ("[" * 100_000, "nested too deeply"),
    (file("x", kind="reply"), "kind must be 'request'"),
    (file(""), "case 1 has no name"),
    (file(cases=[{"name": "x", "arguments": {}}]), "'x': has no 'expect', so it would"),
    (file(cases=[{"name": "x", "expect": {}}]), "'x': has no 'expect', so it would"),
    ('{"kind": "request", "cases": NaN}', "NaN is not JSON"),
    (file("x", "x"), "several cases called 'requests/a/x'"),
    (file(), "has no cases"),
]


@pytest.mark.parametrize(("content", "said"), WRONG)
def test_a_wrong_file_ends_the_command_with_its_name(
    content: Any, said: str, cases_of: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=content)
    with pytest.raises(SystemExit, match="2"):
        run("--cases", folder, driver=["true"])
    found = capsys.readouterr().err
    assert said in found
    assert str(folder) in found
    assert "requests/a" in found or "no cases" in found
    assert "Traceback" not in found


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon", "86401"])
def test_a_timeout_is_a_number_of_seconds(
    seconds: str, cases_of: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    with pytest.raises(SystemExit, match="2"):
        run("--cases", folder, f"--timeout={seconds}", driver=["true"])
    said = capsys.readouterr().err
    assert f"argument --timeout: '{seconds}' is not a number of seconds above 0" in said


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("", "the command is empty"),
        ("a 'b", '"a \'b" is not a command: No closing quotation'),
        ("/nonexistent/driver", "no case was run: the driver cannot be started"),
    ],
)
def test_a_command_that_cannot_be_run_is_refused(
    command: str, said: str, cases_of: Files, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    with pytest.raises(SystemExit, match="2"):
        main(["--cases", str(folder), "--driver", command])
    assert said in capsys.readouterr().err


def test_text_that_no_terminal_can_show_is_escaped(
    cases_of: Files, driver_of: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cases_of(requests_a=file("x"))
    driver = driver_of('answer(request, error={"family": "\\ud800 \u00e9"})')
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, "ascii", write_through=True))
    assert run("--cases", folder, driver=driver) == 1
    assert b'but got "\\ud800 \\xe9"' in output.getvalue()


CONTROLS = "a\x1b[2J\x9b2J\r\n\x7f\u202e\ud800z"
SHOWN = r"a\x1b[2J\x9b2J\r\n\x7f\u202e\ud800z"


def test_what_a_driver_calls_itself_is_shown_escaped_and_cut(
    cases_of: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, folder = tmp_path / "driver.py", cases_of(requests_a=file("x"))
    path.write_text(
        "import json\n"
        f"hello = {{'language': {CONTROLS!a}, 'client': 'x' * 10**6, 'kinds': []}}\n"
        "print(json.dumps({'id': json.loads(input())['id'], **hello}), flush=True)\ninput()\n"
    )
    assert run("--cases", folder, driver=[sys.executable, str(path)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert SHOWN in line
    assert f"{'x' * 100}… (1000000 characters))" in line
    assert len(line) < 400


def test_what_a_driver_says_and_writes_to_stderr_is_shown_escaped_and_cut(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x", f"name of {CONTROLS.replace(chr(0xD800), '')}"))
    driver = driver_of(
        f"said = {CONTROLS!a}\n"
        "answer(request, error={'family': said * 10**5})\n"
        "sys.stderr.buffer.write((said + chr(10) + 'FAILED a').encode('utf-8', 'replace'))\n"
        "sys.stderr.flush(); os._exit(1)"
    )
    assert run("--cases", folder, driver=driver) == 1
    output = capsys.readouterr().out
    assert not {*output} & {*CONTROLS} - {*"a[2J\nz"}
    assert [line for line in output.splitlines() if line.startswith("FAILED")] == [
        "FAILED requests/a/x",
        r"FAILED requests/a/name of a\x1b[2J\x9b2J\r\n\x7f\u202ez",
    ]
    assert r"    \x7f\u202e?z" in output, "a line of stderr is shown below that of its case"
    assert len(output) < 8000


def test_a_message_about_the_cases_or_the_first_hello_is_shown_escaped(
    cases_of: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cases_of(**{"requests_a\x1b[2J": "{"})
    with pytest.raises(SystemExit, match="2"):
        run("--cases", tmp_path / "cases", driver=["true"])
    assert r"requests/a\x1b[2J.json: Expecting" in capsys.readouterr().err
    (tmp_path / "cases" / "requests" / "a\x1b[2J.json").unlink()
    path = tmp_path / "driver.py"
    path.write_text(f"import sys\nsys.stderr.write({CONTROLS.replace(chr(0xD800), '')!a} * 9999)")
    folder = cases_of(requests_a=file("x"), requests_b=file("x"))
    with pytest.raises(SystemExit, match="2"):
        run("--cases", folder, driver=[sys.executable, str(path)])
    said = capsys.readouterr().err
    assert "no case was run" in said
    assert r"\x1b[2J" in said
    assert "\x1b" not in said
    assert len(said) < 30_000


def test_a_driver_that_hangs_in_every_case_ends_the_run_with_a_failure(
    cases_of: Files, driver_of: Make, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{number:03}" for number in range(MOST_HANGS + 40)]
    folder = cases_of(requests_a=file(*names))
    known = tmp_path / "known.txt"
    known.write_text("".join(f"requests/a/{name}\n" for name in names), "utf-8")
    driver = driver_of("time.sleep(60)")
    for more in ((), ("--known-failures", known)):
        assert run("--cases", folder, "--timeout", "0.5", *more, driver=driver) == 1
        *_, given_up, summary = capsys.readouterr().out.splitlines()
        assert given_up == (
            f"GIVEN UP the driver did not answer in time in {MOST_HANGS} cases one after another,"
            " so the 40 cases that are left were not run"
        )
        assert "0 passed" in summary
        assert "40 not run" in summary


def test_a_driver_that_hangs_now_and_then_is_asked_all_cases(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    names = [f"{number:03}" for number in range(2 * MOST_HANGS)]
    cases = [
        {"name": name, **REFUSED, "operation": "good" if number == MOST_HANGS - 1 else "bad"}
        for number, name in enumerate(names)
    ]
    folder = cases_of(requests_a=file(cases=cases))
    driver = driver_of(f"if request['operation'] != 'good': time.sleep(60)\n{GOOD}")
    assert run("--cases", folder, "--timeout", "0.5", driver=driver) == 1
    assert f"1 passed, {2 * MOST_HANGS - 1} failed (Test" in capsys.readouterr().out


def test_what_is_no_folder_and_no_archive_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("broken.zip", "broken.tar.gz", "some.txt"):
        (tmp_path / name).write_bytes(b"not an archive")
    for name in ("broken.zip", "broken.tar.gz", "some.txt", "missing.zip", "missing"):
        with pytest.raises(SystemExit, match="2"):
            run("--cases", tmp_path / name, driver=["true"])
        assert name in capsys.readouterr().err


def test_a_file_of_known_failures_that_cannot_be_read_is_refused(
    cases_of: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    (tmp_path / "bytes").write_bytes(b"\xff")
    (tmp_path / "large").write_bytes(b"#" * (1024 * 1024 + 1))
    for name, said in (("bytes", "cannot be read"), ("large", "is larger"), ("none", "cannot be")):
        with pytest.raises(SystemExit, match="2"):
            run("--cases", folder, "--known-failures", tmp_path / name, driver=["true"])
        assert said in capsys.readouterr().err


def test_a_change_that_is_not_noticed_fails_the_run(
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    """The case takes any error, so it takes one that a broken driver might answer."""
    expect = {"error": {"family": ["ApiError", "UsageError"]}}
    case = {"name": "x", "steps": [{"do": {"kind": "call"}, "expect": expect}], "log": {}}
    folder = cases_of(scenarios_a={"kind": "scenario", "source": "hand", "cases": [case]})
    driver = driver_of('answer(request, error={"family": "ApiError"})')
    assert run("--cases", folder, driver=driver) == 0
    assert "1 passed, 0 failed" in capsys.readouterr().out
    assert run("--cases", folder, "--break", driver=driver) == 1
    assert capsys.readouterr().out.splitlines()[:2] == [
        "NOT NOTICED scenarios/a/x",
        "  step 1 (call): another error",
    ]


def test_the_loop_in_the_readme_is_a_driver(
    folder: Path, cases_of: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (folder / "README.md").read_text("utf-8")
    code = text.partition("```python\n")[2].partition("```")[0]
    (tmp_path / "example.py").write_text(code, "utf-8")
    cases = cases_of(requests_a=file("x"))
    assert run("--cases", cases, driver=[sys.executable, str(tmp_path / "example.py")]) == 0
    assert "0 passed, 0 failed, 1 left out (Python, an example)" in capsys.readouterr().out
