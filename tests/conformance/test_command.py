"""The command reads cases from folders and archives, reports, and tells by its exit code."""

from __future__ import annotations

import shlex
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tableau_flows.conformance import cases as reading
from tableau_flows.conformance.__main__ import main

Make = Callable[[str], list[str]]
Files = Callable[..., Path]
GOOD = 'answer(request, error={"family": "UsageError", "message": ""})'
REFUSED = {"arguments": {}, "expect": {"error": {"family": "UsageError"}}}


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


def test_links_in_archives_are_not_followed(cases_of: Files, tmp_path: Path) -> None:
    folder = cases_of(requests_a=file("x"))
    with tarfile.open(tmp_path / "a.tar.gz", "w:gz") as archive:
        for name in ("/etc/hostname", "../../other.json", "a.json"):
            member = tarfile.TarInfo(f"requests/{name.count('/')}.json")
            member.type, member.linkname = tarfile.SYMTYPE, name
            archive.addfile(member)
        archive.add(folder, "conformance")
    assert [case.id for case in reading.read_cases(tmp_path / "a.tar.gz")] == ["requests/a/x"]


WRONG = [
    ("{", "Expecting property name"),
    ("[]", "the JSON is not an object"),
    ("[" * 100_000, "nested too deeply"),
    (file("x", kind="reply"), "kind must be 'request'"),
    (file(""), "case 1 has no name"),
    (file(cases=[{"name": "x", "arguments": {}}]), "'x' has no 'expect'"),
    (file(cases=[{"name": "x", "expect": {}}]), "'x' has no 'expect'"),
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
    assert said in capsys.readouterr().err


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
    cases_of: Files, driver_of: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = cases_of(requests_a=file("x"))
    driver = driver_of('answer(request, error={"family": "\\ud800"})')
    assert run("--cases", folder, driver=driver) == 1
    assert 'but got "\\ud800"' in capsys.readouterr().out


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


def test_too_large_a_file_and_too_many_files_are_refused(
    cases_of: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cases_of(requests_a=file("x"), requests_b=file("x"))
    assert len(reading.read_cases(folder)) == 2
    monkeypatch.setattr(reading, "MOST_FILES", 1)
    with pytest.raises(reading.CaseError, match="more than 1 files"):
        reading.read_cases(folder)
    size = (folder / "requests" / "a.json").stat().st_size
    monkeypatch.setattr(reading, "LARGEST_FILE", size - 1)
    with pytest.raises(reading.CaseError, match=rf"larger than {size - 1} bytes"):
        reading.read_cases(folder)


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
