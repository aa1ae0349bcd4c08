"""Finds the shell lines of pipelines: GitHub Actions, GitLab CI and Jenkins."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml
from snippets import SnippetError

Script = tuple[str, dict[str, str]]
"""Lines for bash, and their variables."""

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_USES = re.compile(r"[\w-]+/[\w.-]+@v\d+")


def github_scripts(text: str, settings: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a workflow, in order.

    Args:
        text: The workflow.
        settings: The values of the secrets and variables of the repository.

    Raises:
        SnippetError: The workflow has an expression, an action or a key that no rule knows.
    """
    document = yaml.load(text, yaml.BaseLoader)  # "on" is no boolean here
    _known(document, {"name", "on", "jobs", "env", "permissions", "concurrency"})
    scripts: list[Script] = []
    for job in document["jobs"].values():
        _known(job, {"runs-on", "steps", "env", "timeout-minutes", "needs", "if", "environment"})
        for step in job["steps"]:
            _known(step, {"name", "uses", "with", "run", "env", "if", "id"})
            if "uses" in step and not _USES.fullmatch(step["uses"]):
                raise SnippetError(f"an action has a version: {step['uses']}")
            if "run" in step:
                given = {**document.get("env", {}), **job.get("env", {}), **step.get("env", {})}
                values = {name: _evaluated(value, settings) for name, value in given.items()}
                scripts.append((step["run"], {**values, "GITHUB_ACTIONS": "true"}))
    return scripts


def _evaluated(value: str, settings: Mapping[str, str]) -> str:
    def replaced(found: re.Match[str]) -> str:
        kind, _, name = found[1].partition(".")
        if kind not in {"secrets", "vars"} or name not in settings:
            raise SnippetError(f"the expression {found[0]} of the workflow is not known")
        return settings[name]

    return _EXPRESSION.sub(replaced, value)


def gitlab_scripts(text: str, settings: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a .gitlab-ci.yml; its secrets are variables of the project.

    Raises:
        SnippetError: A job has a key that no rule knows.
    """
    document = yaml.safe_load(text)
    common = {"stages", "default", "variables", "image", "workflow"}
    scripts: list[Script] = []
    for name, job in document.items():
        if name in common:
            continue
        _known(job, {"image", "stage", "script", "before_script", "rules", "variables", "timeout"})
        lines = [*job.get("before_script", []), *job["script"]]
        variables = {**document.get("variables", {}), **job.get("variables", {})}
        values = {key: str(value) for key, value in variables.items()}
        scripts.append(("\n".join(lines), {**settings, **values}))
    return scripts


def jenkins_scripts(text: str, settings: Mapping[str, str]) -> list[Script]:
    """Return the scripts of a declarative Jenkinsfile.

    Its variables are those of `environment`: texts, and `credentials('id')`, whose value is that
    of the setting with the name of the variable.

    Raises:
        SnippetError: Braces are not paired, or a variable is none of the settings.
    """
    if text.count("{") != text.count("}") or "pipeline {" not in text:
        raise SnippetError("the Jenkinsfile is no pipeline with paired braces")
    variables: dict[str, str] = {}
    for name, value in re.findall(r"^\s+([A-Z_]+) = (.+)$", text, re.M):
        if re.fullmatch(r"credentials\('[\w-]+'\)", value):
            if name not in settings:
                raise SnippetError(f"the Jenkinsfile has an unknown secret {name}")
            variables[name] = settings[name]
        else:
            variables[name] = value.strip("'")
    scripts = re.findall(r"\bsh (?:'([^']+)'|'''(.*?)''')$", text, re.M | re.S)
    return [(one or many, variables) for one, many in scripts]


def _known(entry: Mapping[str, object], keys: set[str]) -> None:
    if unknown := entry.keys() - keys:
        raise SnippetError(f"no rule knows {sorted(unknown)} of the pipeline")
