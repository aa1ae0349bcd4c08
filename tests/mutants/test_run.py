"""The runner of mutants: it refuses entries that mean nothing and reports those that survive."""

from __future__ import annotations

import tomllib

import languages
import pytest
import run
from mutant_lists import read_lists
from sort_lists import LISTS, area_of, sort_lists

CODE = """
def smaller(a, b):
    while a > b:
        a = b
    return a
"""
TESTS = """
from tableau_flows import smaller
from tableau_flows_generated import LIMIT

def test_the_second_is_smaller():
    assert smaller(2, 1) == 1

def test_the_limit():
    assert LIMIT == 64

def test_the_greeting():
    from tableau_flows.sync_greeting import GREETING
    assert GREETING == "hello"
"""
GENERATOR = """
from pathlib import Path

LIMIT = 64
assert LIMIT != 65
Path("generated/python/tableau_flows_generated/__init__.py").write_text(f"LIMIT = {LIMIT}")
package = Path("overlays/python/tableau_flows")
banner = "# Made from tableau_flows/greeting.py by make generate. Do not edit.\\n"
(package / "sync_greeting.py").write_text(banner + (package / "greeting.py").read_text())
"""
GREETING = 'GREETING = "hello"'
MODULE = "overlays/python/tableau_flows/__init__.py"
SOURCE = "overlays/python/tableau_flows/greeting.py"
MADE = "overlays/python/tableau_flows/sync_greeting.py"
BANNER = "# Made from tableau_flows/greeting.py by make generate. Do not edit.\n"


@pytest.fixture
def project(tmp_path):
    """A small project in the form of this one."""
    files = {
        MODULE: CODE,
        SOURCE: GREETING,
        MADE: BANNER + GREETING,
        "generated/python/tableau_flows_generated/__init__.py": "LIMIT = 64",
        "generator/__main__.py": GENERATOR,
        "tests/test_it.py": TESTS,
        "tests/test_slow.py": "def test_nothing():\n    pass\n",
        "tests/test_bad.py": "def test_bad():\n    assert False\n",
        "pyproject.toml": "",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def listed(project, *entries: dict, area: str = "area") -> None:
    lines: list[str] = []
    for entry in entries:
        lines.append("[[mutant]]")
        lines += [f"{name} = {value!r}" for name, value in entry.items()]
    folder = project / "tests" / "mutants"
    folder.mkdir(exist_ok=True)
    (folder / f"{area}.toml").write_text("\n".join(lines))


def entry(**changes) -> dict:
    usual = {
        "file": MODULE,
        "text": "a > b",
        "replacement": "a < b",
        "tests": ["tests/test_it.py"],
        "why": "the smaller one is returned",
    }
    return {name: value for name, value in (usual | changes).items() if value is not None}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "a"}, "occurs 5 times instead of once"),
        ({"text": "a == b"}, "occurs 0 times instead of once"),
        ({"text": ""}, "occurs 0 times instead of once"),
        ({"replacement": "a > b"}, "the replacement equals the text"),
        ({"replacement": "a >"}, "the changed file is no Python"),
        ({"file": "overlays/gone.py"}, "overlays/gone.py does not exist"),
        ({"file": "generated/python/tableau_flows_generated/__init__.py"}, "is generated"),
        ({"file": MADE}, f"is generated: change {SOURCE}"),
        ({"file": "pyproject.toml"}, "is in none of the folders"),
        ({"tests": ["tests/test_gone.py"]}, "its test tests/test_gone.py does not exist"),
        (
            {"tests": ["tests/test_it.py::test_gone"]},
            "its test tests/test_it.py::test_gone does not",
        ),
        ({"tests": ["-k", "smaller"]}, "names no file of tests"),
        ({"tests": []}, "`tests` is a list of pytest arguments"),
        ({"tests": "tests/test_it.py"}, "`tests` is a list of pytest arguments"),
        ({"why": " "}, "`why` says which behaviour"),
        ({"why": None}, "needs exactly the fields"),
        ({"reason": "x"}, "needs exactly the fields"),
    ],
)
def test_an_entry_that_means_nothing_is_refused(project, changes, message):
    listed(project, entry(**changes))
    with pytest.raises(run.ListError, match=r"area\.toml, entry 1: ") as caught:
        run.read_lists(project)
    assert message in str(caught.value)


def test_the_same_change_is_not_listed_twice(project):
    listed(project, entry())
    listed(project, entry(why="something else"), area="other")
    with pytest.raises(run.ListError, match="the same change is listed twice"):
        run.read_lists(project)


def test_a_list_that_does_not_exist_is_refused(project):
    listed(project, entry())
    with pytest.raises(run.ListError, match=r"there is no list gone\.toml"):
        run.read_lists(project, ["gone"])


def test_a_list_can_be_run_alone(project):
    listed(project, entry())
    listed(project, entry(text="a = b", replacement="a = 3"), area="other")
    assert [mutant.text for mutant in run.read_lists(project, ["other"])] == ["a = b"]


def test_a_survivor_is_reported_with_its_place_and_fails_the_run(project, capsys):
    generator = {"file": "generator/__main__.py", "text": "LIMIT = 64"}
    listed(
        project,
        entry(why="detected"),
        entry(
            tests=["tests/test_slow.py", "tests/test_it.py::test_the_limit"],
            text="a = b",
            replacement="a = 1",
            why="nothing tests this",
        ),
        entry(**generator, replacement="LIMIT = 63", why="made anew"),
        entry(**generator, replacement="LIMIT = 65", why="refused by the generator"),
        entry(file=SOURCE, text="hello", replacement="bye", why="the made module is made anew"),
    )
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert run.main(["--root", str(project), "--workers", "1"]) == 1
    printed = capsys.readouterr().out
    assert f"SURVIVES {MODULE}:4: nothing tests this\n4 of 5 changes are detected" in printed
    assert printed.count("SURVIVES") == 2  # when it was found, and at the end
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_change_that_never_ends_is_detected(project, monkeypatch, capsys):
    monkeypatch.setattr(run, "_PATIENCE", 0.0)
    monkeypatch.setattr(run, "_FACTOR", 2.0)
    listed(project, entry(text="a = b", replacement="a = a"))
    assert run.main(["--root", str(project), "area"]) == 0
    assert "hangs" in capsys.readouterr().out


def test_a_change_that_cannot_be_imported_is_invalid_and_fails_the_run(project, capsys):
    listed(
        project,
        entry(why="detected"),
        entry(text="def smaller(", replacement="def other(", why="no test can import this"),
    )
    assert run.main(["--root", str(project)]) == 1
    printed = capsys.readouterr().out
    assert f"INVALID {MODULE}:2: no test can import this: the changed code cannot be" in printed
    assert "ImportError" in printed
    assert "SURVIVES" not in printed
    assert "1 of 2 changes are detected" in printed


@pytest.mark.parametrize(
    ("code", "state"),
    [(0, "SURVIVES"), (1, "detected"), (None, "hangs")]
    + [(code, "INVALID") for code in (2, 3, 4, 5, -11)],
)
def test_only_failed_tests_and_a_run_without_end_detect_a_change(code, state):
    found = run.Run(code, "", 1.0)
    assert run._state(found) == state
    assert bool(languages.pytest_problem(found)) == (state == "INVALID")


def test_a_run_without_a_verdict_is_reported_with_its_exit_code():
    problem = languages.pytest_problem(run.Run(5, "no tests ran in 0.01s", 1.0))
    assert problem == "pytest ended with exit code 5, without a verdict of the tests"


def test_tests_that_fail_without_a_change_fail_the_run(project, capsys):
    listed(project, entry(tests=["tests/test_bad.py"]))
    assert run.main(["--root", str(project)]) == 1
    assert "tests/test_bad.py fails without any change" in capsys.readouterr().out


def test_another_copy_of_the_library_is_not_tested(project, tmp_path):
    """As when the copy lacks a package and that of an installation is imported."""
    (project / MODULE).unlink()
    with pytest.raises(RuntimeError, match="not the copy is imported"):
        run.Copy(project, tmp_path / "copy")


def test_each_change_is_in_the_list_of_its_package():
    wrong = {
        f"{path.name}: {mutant['file']}"
        for path in LISTS.glob("*.toml")
        for mutant in tomllib.loads(path.read_text("utf-8"))["mutant"]
        if area_of(mutant["file"]) != path.stem
    }
    assert not wrong, "tests/mutants/sort_lists.py puts them into the right ones"


def test_sorting_loses_no_change(tmp_path):
    entry = "[[mutant]]\nfile = '{}'\ntext = '''\na [[mutant]]\n'''\n"
    files = ["overlays/python/tableau_flows/_runs/runs.py", "spec/errors.yaml"]
    (tmp_path / "old.toml").write_text("# A list.\n\n" + "\n".join(map(entry.format, files)))
    (tmp_path / "runs.toml").write_text(entry.format("overlays/python/tableau_flows/_runs/a.py"))
    assert sort_lists(tmp_path) == 3
    sorted_lists = {path.stem: path.read_text() for path in tmp_path.glob("*.toml")}
    assert {name: text.count("file = ") for name, text in sorted_lists.items()} == {
        "runs": 2,
        "spec": 1,
    }
    assert "old" not in sorted_lists


@pytest.mark.parametrize(
    ("file", "area"),
    [
        ("overlays/python/tableau_flows/_runs/runs.py", "runs"),
        ("overlays/python/tableau_flows/cli/session/files.py", "cli"),
        ("overlays/python/tableau_flows/tables.py", "library"),
        ("generator/languages/python/runtime/tableau_flows_generated/checks.py", "runtime"),
        ("generator/languages/python/docs.py", "generator"),
        ("generator/languages/typescript/docs.py", "generator"),
        ("generator/languages/typescript/runtime/codec/cursor.ts", "typescript"),
        ("generator/languages/typescript/templates/errors.ts.jinja", "typescript"),
        ("overlays/typescript/src/calls/call.ts", "typescript"),
        ("spec/errors.yaml", "spec"),
        ("tests/docs/page.py", "tests"),
    ],
)
def test_a_list_is_called_like_the_package_of_its_files(file, area):
    assert area_of(file) == area


def test_the_lists_fit_the_code():
    """Each text occurs once where it is said to be, and each named test is there."""
    mutants = read_lists(run.ROOT)
    assert len(mutants) > 300
