"""The generator as people and CI use it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator import __main__ as module
from generator.errors import SpecError

Run = Callable[..., Any]


def digest(folder: Path) -> str:
    """One hash of a whole tree: names and bytes."""
    sums = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            sums.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return sums.hexdigest()


@pytest.fixture
def committed(root: Path, tmp_path: Path) -> Path:
    """A copy of the committed `generated/`, to be tampered with."""
    ignore = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(root / "generated", tmp_path / "generated", ignore=ignore))


def test_the_committed_output_is_what_the_spec_says(command: Run) -> None:
    result = command("--check", seed="0")
    assert (result.returncode, result.stdout) == (0, "")


def test_other_hash_seeds_and_folders_give_the_same_bytes(
    command: Run, root: Path, tmp_path: Path
) -> None:
    """The test above has the seed 0, and the folder of the project."""
    sums = set()
    for seed, name in (("1", "one"), ("4242", "some where/else")):
        output = tmp_path / name
        output.mkdir(parents=True)
        assert command("--output", output, seed=seed).returncode == 0
        sums.add(digest(output))
    assert sums == {digest(root / "generated")}


def test_no_sync_module_is_written_before_the_spec_is_known_to_be_right(
    run: Run, root: Path, spec: Path, tmp_path: Path
) -> None:
    ignore = shutil.ignore_patterns("__pycache__", "emulator")
    library = root / "overlays" / "python" / "tableau_flows"
    package = Path(shutil.copytree(library, tmp_path / "tableau_flows", ignore=ignore))
    (package / "client.py").write_text("outdated", "utf-8")
    path = spec / "openapi.yaml"
    path.write_text(path.read_text("utf-8").replace("x-retry: read", "x-retry: write", 1), "utf-8")
    result = run("--spec", spec, "--output", tmp_path / "output", "--package", package)
    assert result.returncode == 2, result.stderr
    assert (package / "client.py").read_text("utf-8") == "outdated"


def test_check_fails_on_an_edited_file_and_prints_the_difference(run: Run, committed: Path) -> None:
    path = committed / "python" / "tableau_flows_generated" / "errors.py"
    path.write_text(path.read_text("utf-8").replace("404027", "404028"), "utf-8")
    result = run("--check", "--output", committed)
    assert result.returncode == 1
    assert "+++ python/tableau_flows_generated/errors.py (generated now)" in result.stdout
    assert "404028" in result.stdout


def test_check_fails_on_a_stray_file(run: Run, committed: Path) -> None:
    (committed / "python" / "extra.py").write_text("", "utf-8")
    result = run("--check", "--output", committed)
    assert (result.returncode, result.stdout) == (1, "stray: python/extra.py\n")


def test_check_fails_on_a_missing_file(run: Run, committed: Path) -> None:
    (committed / "api.json").unlink()
    result = run("--check", "--output", committed)
    assert (result.returncode, result.stdout) == (1, "missing: api.json\n")


def test_check_fails_when_the_spec_has_moved_on(run: Run, spec: Path) -> None:
    path = spec / "errors.yaml"
    path.write_text(path.read_text("utf-8").replace("Flow not found", "No such flow", 1), "utf-8")
    result = run("--check", "--spec", spec)
    assert result.returncode == 1
    assert "No such flow" in result.stdout


def test_generating_removes_what_the_spec_no_longer_has(run: Run, committed: Path) -> None:
    stray = committed / "python" / "gone" / "old.py"
    stray.parent.mkdir()
    stray.write_text("", "utf-8")
    assert run("--output", committed).returncode == 0
    assert not stray.parent.exists()


def test_generated_python_imports_nothing_hand_written_and_nothing_to_install(root: Path) -> None:
    import ast
    import sys

    allowed = {*sys.stdlib_module_names, "tableau_flows_generated"}
    for path in (root / "generated" / "python").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            assert {name.partition(".")[0] for name in names} <= allowed, path


def test_generated_python_runs_without_any_installed_package(root: Path) -> None:
    import subprocess
    import sys

    path = "import sys; sys.path.insert(0, 'generated/python')\n"
    code = (
        "from tableau_flows_generated import operations, codec, models, resources, aio_resources\n"
        "[getattr(models, name) for name in models.__all__]\n"
        "print(operations.update_flow('a b', project='p'))\n"
    )
    result = subprocess.run(
        [
            sys.executable,
            "-S",
            "-I",
            "-c",
            path + code,
        ],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "a%20b" in result.stdout


def test_every_generated_file_says_so_and_names_no_tool_version(root: Path) -> None:
    for path in (root / "generated" / "python").rglob("*.py"):
        first = path.read_text("utf-8").partition("\n")[0]
        assert first == "# Generated from spec/ by `make generate`. Do not edit."


def test_one_language_is_made_and_checked_without_the_others(run: Run, committed: Path) -> None:
    (committed / "python" / "extra.py").write_text("", "utf-8")
    assert run("--language", "python", "--output", committed).returncode == 0
    assert not (committed / "python" / "extra.py").exists()
    result = run("--language", "python", "--check", "--output", committed)
    assert (result.returncode, result.stdout) == (0, "")


def test_what_a_language_cannot_express_is_printed_and_nothing_is_written(
    run: Run, committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise SpecError("openapi.yaml", "operation signIn", "a name is too long")

    monkeypatch.setattr(module, "render_language", refuse)
    before = digest(committed)
    result = run("--output", committed)
    assert result.returncode == 2
    assert "openapi.yaml: operation signIn: a name is too long" in result.stderr
    assert digest(committed) == before


def test_files_of_a_language_beside_the_folders_are_left_alone_by_another(
    run: Run, committed: Path
) -> None:
    (committed / "openapi.json").write_text("{}", "utf-8")
    assert run("--language", "python", "--output", committed).returncode == 0
    assert (committed / "openapi.json").read_text("utf-8") == "{}"
    assert run("--language", "openapi", "--check", "--output", committed).returncode == 1
    assert run("--language", "openapi", "--output", committed).returncode == 0
    assert '"openapi": "3.1.0"' in (committed / "openapi.json").read_text("utf-8")
    assert run("--check", "--output", committed).returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("reply-broken.xml", "<tsResponse>", "not well-formed XML in UTF-8: no element found"),
        ("reply-latin.xml", "<a>\xe9</a>", "not well-formed XML in UTF-8"),
        ("answer.xml", "<tsResponse/>", "the name of an example begins with request or reply"),
    ],
)
def test_an_example_that_is_no_document_is_said(
    run: Run, spec: Path, tmp_path: Path, name: str, text: str, reason: str
) -> None:
    (spec / "examples" / "query_flow" / name).write_text(text, "latin-1")
    result = run("--spec", spec, "--output", tmp_path / "output")
    assert result.returncode == 2
    assert f"examples/query_flow/{name}: #: {reason}" in result.stderr


def test_a_language_that_does_not_exist_is_refused_with_those_that_do(run: Run) -> None:
    result = run("--language", "cobol")
    assert result.returncode == 2
    assert "invalid choice: 'cobol' (choose from" in result.stderr
    assert "python" in result.stderr
