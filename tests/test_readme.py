"""The README is true: its snippets run, its commands exist."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from snippets import read_blocks, run_python, with_emulator
from tableau_flows import emulator
from tableau_flows.emulator.faults.rules import read_fault, read_rules

TEXT = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
BLOCKS = read_blocks(TEXT)
SNIPPETS = [block for block in BLOCKS if block.language == "python"]
COMMANDS = re.findall(
    r"^make ([a-z-]+)", "".join(block.text for block in BLOCKS if block.language == "sh"), re.M
)


def test_there_is_something_to_try() -> None:
    assert len(SNIPPETS) == 5
    assert {"demo", "test", "generate", "check"} <= set(COMMANDS)


def test_the_fault_rules_are_understood() -> None:
    (rules,) = re.findall(r'`--faults "([^"]+)"`', TEXT)
    (order,) = re.findall(r"`X-Emulator-Fault: ([^`]+)`", TEXT)
    assert len(read_rules(rules)) == 2
    assert read_fault(order).status == 503


@pytest.mark.parametrize("number", range(len(SNIPPETS)))
def test_a_snippet_runs_against_the_emulated_server(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tableau_flows import Client, TokenCredentials

    monkeypatch.chdir(tmp_path)
    Path("orders.tflx").write_bytes(emulator.sample_flow())
    Path("flows").mkdir()
    Path("flows", "daily.tflx").write_bytes(emulator.sample_flow())
    with emulator.running(run_seconds=0.2) as server:
        code = with_emulator(SNIPPETS[number].text, server.url)
        if "async with" in code:
            code = code.replace("credentials=", 'site="", credentials=')
        with Client(
            server.url, site="", credentials=TokenCredentials("demo", "demo-secret")
        ) as tableau:
            given = {"new_password": "a new password", "tableau": tableau}
            printed = run_python(code, given, "README.md", SNIPPETS[number].line)
    assert number != 0 or "orders" in printed
    assert number != 2 or printed.startswith("404 404027")
    assert number != 3 or "0 would be changed (dry run), 0 skipped, 0 failed" in printed
    assert number != 3 or "runs: " in printed


@pytest.mark.parametrize("target", sorted({*COMMANDS, "help"}))
def test_a_command_is_a_target_of_the_makefile(target: str, root: Path) -> None:
    make = shutil.which("make")
    assert make is not None
    result = subprocess.run(
        [make, "--dry-run", target], cwd=root, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert f"{target}:" in (root / "Makefile").read_text("utf-8")


def test_the_tests_that_the_table_names_are_there(root: Path) -> None:
    names = re.findall(r"`(test_\w+\.py)`", TEXT)
    assert len(names) > 10
    for name in names:
        assert list((root / "tests" / "sdk").rglob(name)), name
