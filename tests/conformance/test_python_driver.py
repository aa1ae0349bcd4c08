"""The Python library passes every case, and no case would pass with a changed answer."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import pytest
from tableau_flows.conformance.__main__ import main

HERE = Path(__file__).parent
DRIVER = shlex.join([sys.executable, str(HERE / "drivers" / "python.py")])
KNOWN = HERE / "known-failures" / "python.txt"
PARTS = [
    *(f"{folder}/*" for folder in ("requests", "documents", "replies")),
    *sorted(f"scenarios/{path.stem}/*" for path in (HERE / "scenarios").glob("*.json")),
]


@pytest.mark.parametrize("part", PARTS)
def test_the_library_passes_and_each_change_of_an_answer_is_noticed(
    part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--break", "--cases", str(HERE), "--driver", DRIVER, "--only", part]
    code = main([*arguments, "--known-failures", str(KNOWN)])
    output = capsys.readouterr().out
    assert code == 0, output
    assert " 0 failed" in output
    assert "passed: " in output


def test_no_failure_of_the_library_is_known() -> None:
    assert KNOWN.read_text("utf-8") == ""
