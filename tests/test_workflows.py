"""The files in .github/ are sound: they parse, are pinned, and call what exists."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in load(path)["jobs"].values():
        yield job if "uses" in job else {}
        yield from job.get("steps", ())


@pytest.mark.parametrize("path", sorted(GITHUB.rglob("*.yml")), ids=lambda path: path.name)
def test_a_file_is_a_yaml_mapping(path: Path) -> None:
    assert isinstance(load(path), dict)


def test_there_are_workflows_for_changes_and_releases() -> None:
    assert [path.stem for path in WORKFLOWS] == ["ci", "release"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_version(path: Path) -> None:
    used = [step["uses"] for step in steps(path) if "uses" in step]
    assert used
    for action in used:
        if action.startswith("./"):
            assert (ROOT / action).is_file()
        else:
            assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+(\.\d+){0,2}", action), action


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_command_is_a_target_or_a_script_that_exists(path: Path) -> None:
    commands = [step["run"] for step in steps(path) if "run" in step]
    assert commands
    for command in commands:
        program, *arguments = command.split()
        assert program in {"make", "bash"}, command
        if program == "make":
            assert set(arguments) <= TARGETS, command
        else:
            assert (ROOT / arguments[0]).is_file(), command


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_unless_a_job_says_otherwise(path: Path) -> None:
    assert load(path)["permissions"] == {"contents": "read"}


def test_the_matrix_has_the_pythons_of_the_classifiers() -> None:
    job = load(GITHUB / "workflows" / "ci.yml")["jobs"]["ci"]
    matrix = job["strategy"]["matrix"]
    found = [
        text.removeprefix("Programming Language :: Python :: ")
        for text in PROJECT["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", text)
    ]
    assert matrix["python"] == found
    assert PROJECT["requires-python"] == f">={found[0]}"
    newest = found[-1].split(".")
    for extra in matrix["include"]:
        assert extra["experimental"] is True
        assert [int(part) for part in extra["python"].split(".")] > [int(part) for part in newest]
    assert "experimental" in job["continue-on-error"]


def test_only_the_job_that_publishes_has_an_identity_and_it_is_inert_elsewhere() -> None:
    jobs = load(GITHUB / "workflows" / "release.yml")["jobs"]
    trusted = [name for name, job in jobs.items() if "id-token" in job.get("permissions", {})]
    assert trusted == ["publish"]
    assert jobs["publish"]["if"].startswith("github.repository == ")
    assert jobs["files"]["needs"] == "tests"
    assert "secrets." not in (GITHUB / "workflows" / "release.yml").read_text("utf-8")


def test_a_bug_report_asks_for_what_failure_handling_needs_and_warns_of_secrets() -> None:
    form = load(GITHUB / "ISSUE_TEMPLATE" / "bug.yml")
    fields = {entry["id"]: entry for entry in form["body"] if "id" in entry}
    assert {
        *("version", "python", "server", "product_version", "api_version", "operation"),
        *("error_class", "code", "request_id", "what", "log", "secrets"),
    } == set(fields)
    assert "remove tokens" in form["body"][0]["attributes"]["value"]
    assert fields["secrets"]["attributes"]["options"][0]["required"] is True


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "SECURITY.md", "PULL_REQUEST_TEMPLATE.md"])
def test_what_a_text_mentions_exists(name: str) -> None:
    text = (GITHUB / name).read_text("utf-8")
    for link in re.findall(r"\]\(([^)#]+)", text):
        assert (GITHUB / link).exists(), link
    for target in re.findall(r"\bmake ([a-z-]+)", text):
        assert target in TARGETS, target
    for path in re.findall(r"`((?:overlays|tests|spec|generator|generated|\.ci)/[^`\s]*)`", text):
        assert (ROOT / path).exists(), path


def test_dependencies_are_updated_in_each_place_that_has_some() -> None:
    updates = load(GITHUB / "dependabot.yml")["updates"]
    places = [(one["package-ecosystem"], one["directory"]) for one in updates]
    assert places == [
        ("pip", "/"),
        ("pip", "/tests/integrations/airflow"),
        ("npm", "/tests/openapi/tools"),
        ("npm", "/overlays/typescript"),
        ("github-actions", "/"),
    ]
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    pinned = sorted(re.split(r"[\[=]", one)[0] for one in groups["generate"])
    assert updates[0]["groups"]["generate"]["patterns"] == pinned


@pytest.mark.parametrize(
    ("tag", "said"), [("v9.9.9", "the version is"), ("", "the tag is missing")]
)
def test_a_tag_that_is_not_the_version_makes_no_release(tag: str, said: str) -> None:
    command = ["bash", str(ROOT / ".ci" / "check-tag"), *([tag] if tag else [])]
    done = subprocess.run(command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    assert done.returncode != 0
    assert said in done.stderr
