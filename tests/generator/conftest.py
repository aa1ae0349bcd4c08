"""A copy of the spec to break, and the generator as a function and as a command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.__main__ import main

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def spec(root: Path, tmp_path: Path) -> Path:
    """A copy of `spec/` that may be changed."""
    return Path(shutil.copytree(root / "spec", tmp_path / "spec"))


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the generator with arguments in this process, which has it imported."""
    monkeypatch.chdir(root)

    def generator(*arguments: object) -> subprocess.CompletedProcess[str]:
        given = [*map(str, arguments)]
        capsys.readouterr()
        try:
            status = main(given)
        except SystemExit as ended:
            status = ended.code
        return subprocess.CompletedProcess(given, status, *capsys.readouterr())

    return generator


@pytest.fixture
def command(root: Path) -> Run:
    """Run `python -m generator` with arguments, in a process of its own."""

    def generator(*arguments: object, seed: str = "0") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", *map(str, arguments)],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    return generator
