"""The programs in the guides are typed: mypy accepts them in its strict mode."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api
from snippets import read_blocks

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "overlays" / "docs"
PROGRAMS = [("start.md", "first.py"), ("guides/pipelines.md", "deploy.py")]
PROGRAMS += [("guides/testing.md", "nightly.py")]


def checked(folder: Path) -> tuple[str, int]:
    """Return what mypy says about the files of a folder, and its exit code."""
    said, problems, code = api.run(
        ["--strict", "--config-file=", f"--cache-dir={folder / 'cache'}", str(folder)]
    )
    return said + problems, code


def test_the_programs_in_the_guides_are_accepted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "MYPYPATH", f"{ROOT / 'overlays' / 'python'}:{ROOT / 'generated' / 'python'}"
    )
    for page, name in PROGRAMS:
        blocks = read_blocks((DOCUMENTS / page).read_text("utf-8"))
        (program,) = [block.text for block in blocks if block.file_name == name]
        (tmp_path / name).write_text(program, "utf-8")
    broken = "from tableau_flows import FlowRunHandle\n\n\ndef f(run: FlowRunHandle) -> None:\n"
    (tmp_path / "broken.py").write_text(f"{broken}    print(run.wait().status)\n", "utf-8")
    said, code = checked(tmp_path)
    assert code == 1
    assert "Found 1 error" in said, said
    assert "broken.py:5" in said
