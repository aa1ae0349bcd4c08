"""The runner of mutants with tests of Node, and a small client in place of the real one."""

from __future__ import annotations

import json

import languages
import pytest
import run
from mutant_lists import TYPESCRIPT
from processes import Run
from test_run import entry, listed, project

__all__ = ["project"]

SOURCE = f"{TYPESCRIPT}/src/index.ts"
RUNTIME = "generator/languages/typescript/runtime/limit.ts"
TEST = f"{TYPESCRIPT}/test/it.test.ts"
OTHER = f"{TYPESCRIPT}/test/other.test.ts"
CODE = """
import { LIMIT } from "../../../generated/typescript/limit.js";

if (LIMIT < 0) throw new Error("there is no such limit");

export function smaller(a: number, b: number): number {
  return a > b ? b : Math.min(a, LIMIT);
}
"""
TESTS = """
import assert from "node:assert/strict";
import { test } from "node:test";
import { smaller } from "../src/index.js";

test("the smaller one (of two) is returned", () => {
  assert.equal(smaller(2, 1), 1);
});

test("no number is above the limit", () => {
  assert.equal(smaller(99, 100), 64);
});

test("equal numbers are as good as each other", () => {
  assert.equal(smaller(3, 3), 3);
});
"""
NOTHING = 'import { test } from "node:test";\nimport "../src/index.js";\ntest("x", () => {});\n'
GENERATOR = """
from pathlib import Path

for name in ("limit.ts",):
    text = Path("generator/languages/typescript/runtime", name).read_text()
    Path("generated/typescript", name).write_text(text)
"""
OPTIONS = {
    "compilerOptions": {
        "target": "es2022",
        "module": "nodenext",
        "strict": True,
        "types": ["node"],
        "composite": True,
        "rootDir": "../../..",
        "outDir": "../out",
        "tsBuildInfoFile": "../out/it.tsbuildinfo",
    },
    "include": ["**/*.ts", "../src/**/*.ts", "../../../generated/**/*.ts"],
}

needs_node = pytest.mark.skipif(
    languages.node_flaw(run.ROOT) is not None,
    reason=f"needs Node, with its packages in {TYPESCRIPT}",
)


@pytest.fixture
def client(project):
    """The small project, with a client whose tests are compiled to where those of Node are."""
    packages = run.ROOT / TYPESCRIPT / "node_modules"
    files = {
        SOURCE: CODE,
        RUNTIME: "export const LIMIT = 64;\n",
        "generated/typescript/limit.ts": "export const LIMIT = 64;\n",
        "generator/__main__.py": GENERATOR,
        TEST: TESTS,
        OTHER: NOTHING,
        f"{TYPESCRIPT}/package.json": '{"type": "module"}',
        "generated/package.json": '{"type": "module"}',
        f"{TYPESCRIPT}/test/tsconfig.json": json.dumps(OPTIONS),
        # Where the tests of the real client are compiled to.
        f"{TYPESCRIPT}/build/test/it.test.js": f"import '../../out/{TYPESCRIPT}/test/it.test.js';",
        f"{TYPESCRIPT}/build/test/other.test.js": f"import '../../out/{OTHER[:-3]}.js';",
    }
    for name, text in files.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (project / TYPESCRIPT / "node_modules").symlink_to(packages, target_is_directory=True)
    return project


def changed(**changes) -> dict:
    usual = {
        "file": SOURCE,
        "text": "a > b",
        "replacement": "a < b",
        "tests": [f"{TEST}::the smaller one (of two) is returned"],
    }
    return entry(**(usual | changes))


@needs_node
def test_changes_are_compiled_and_detected_by_tests_of_node_which_may_be_named(client, capsys):
    runtime = {"file": RUNTIME, "text": "64"}
    listed(
        client,
        changed(why="one test detects it"),
        changed(**runtime, replacement="63", tests=[OTHER, TEST], why="the generator copies it"),
        changed(**runtime, replacement="65", tests=[TEST], why="it is compiled after another one"),
        changed(
            text="b : Math",
            replacement="b + 1 : Math",
            tests=[f"{TEST}::equal numbers are as good as each other"],
            why="the test that is named does not see it",
        ),
        changed(text="? b", replacement='? "b"', why="the compiler refuses it"),
        changed(**runtime, replacement="-1", tests=[TEST], why="no test can import it"),
    )
    before = {path: path.read_bytes() for path in client.rglob("*.ts")}
    assert run.main(["--root", str(client), "--workers", "1", "area"]) == 1
    printed = capsys.readouterr().out
    assert "3 of 6 changes are detected" in printed
    assert f"SURVIVES {SOURCE}:7: the test that is named does not see it\n" in printed
    assert "the compiler refuses it: the compiler refuses the changed code\n" in printed
    assert "error TS2322" in printed
    assert "no test can import it: no test has run" in printed
    assert {path: path.read_bytes() for path in client.rglob("*.ts")} == before


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"tests": [f"{TEST}::no such test"]}, "its test overlays/typescript/test/it.test.ts::no"),
        ({"tests": [f"{TYPESCRIPT}/test/gone.test.ts"]}, "gone.test.ts does not exist"),
        ({"tests": ["tests/it.test.ts"]}, "tests/it.test.ts does not exist"),
        ({"tests": [TEST, "tests/test_it.py"]}, "`tests` are of one language"),
        ({"text": "a", "tests": [TEST]}, "times instead of once"),
    ],
)
def test_an_entry_with_tests_of_node_that_means_nothing_is_refused(client, changes, message):
    listed(client, changed(**changes))
    with pytest.raises(run.ListError, match=r"area\.toml, entry 1: ") as caught:
        run.read_lists(client)
    assert message in str(caught.value)


def test_without_node_its_list_is_left_out_and_fails_only_if_it_is_asked_for(
    client, monkeypatch, capsys
):
    monkeypatch.setattr(languages.shutil, "which", lambda name: None)
    listed(client, changed(), area="typescript")
    listed(client, entry(), area="other")
    (client / "generated/typescript/limit.ts").unlink()  # it is not needed
    assert run.main(["--root", str(client), "--workers", "1"]) == 0
    printed = capsys.readouterr().out
    assert "1 changes of TypeScript are left out: there is no Node" in printed
    assert "1 of 1 changes are detected" in printed
    assert run.main(["--root", str(client), "typescript"]) == 1
    assert "the tests of 1 changes cannot run: there is no Node" in capsys.readouterr().out


def test_the_packages_of_node_may_be_missing_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(languages.shutil, "which", lambda name: "/usr/bin/node")
    assert languages.node_flaw(tmp_path) == (
        "the packages of Node are missing: run npm ci in overlays/typescript"
    )
    (tmp_path / TYPESCRIPT / "node_modules" / "typescript").mkdir(parents=True)
    assert languages.node_flaw(tmp_path) is None


@pytest.mark.parametrize(
    ("code", "output", "problem"),
    [
        (0, "ok 1 - a\n", ""),
        (0, "ok 1 - a # SKIP test name does not match pattern\n", "no test has run"),
        (0, "", "no test has run"),
        (1, "not ok 1 - a\n", ""),
        (1, "not ok 1 - /tmp/it.test.js\n", "no test has run"),
        (1, "ok 1 - a\nnot ok 2 - /tmp/it.test.js\n", ""),  # as when it ends the process
        (None, "", ""),
        (9, "ok 1 - a\n", "node ended with exit code 9"),
    ],
)
def test_only_tests_of_node_that_have_run_give_a_verdict(code, output, problem):
    found = languages.node_problem(Run(code, output, 1.0))
    assert found.startswith(problem)
    assert bool(found) == bool(problem)


def test_all_tests_of_a_file_run_if_the_file_is_named_as_well():
    assert languages._by_file(["a::x", "b::y", "a", "b::z"]) == {"a": [], "b": ["y", "z"]}
