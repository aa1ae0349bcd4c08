"""The guides are true: each page's snippets run in order, and print what the page says."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from pages import REPLACED, Page
from shell import LOADED_COMMAND, write_program
from snippets import SnippetError
from tableau_flows import Client, emulator
from tableau_flows.emulator import ConnectionFacts, Emulator, ParameterFacts, sample_flow

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "overlays" / "docs"
PAGES = sorted(
    path for path in DOCUMENTS.rglob("*.md") if "reference" not in path.relative_to(DOCUMENTS).parts
)
EXTRAS = frozenset(
    tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
)
DAILY = sample_flow(
    ["Clean orders", "Errors"],
    [ConnectionFacts("postgres", "db1.example.com", 5432, "etl")],
    [ParameterFacts("Region", value="West")],
)


@pytest.fixture(scope="session")
def replaced(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the command, which is forked from a process that has its modules loaded."""
    folder = tmp_path_factory.mktemp("programs")
    socket = str(folder / "socket")
    script = ROOT / "tests" / "cli" / "loaded.py"
    with subprocess.Popen([sys.executable, str(script), socket], start_new_session=True) as process:
        end = time.monotonic() + 120
        while not os.path.exists(socket) and time.monotonic() < end:
            time.sleep(0.01)
        program = LOADED_COMMAND.format(python=sys.executable, socket=socket)
        write_program(folder / "bin", "tableau-flows", program)
        yield folder / "bin"
        process.kill()


@pytest.fixture
def run_page(
    tableau_server: Emulator,
    tableau: Client,
    replaced: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[[str, str], None]]:
    """Runs the snippets of a page, by its name and text, with what all pages take as given.

    These are: a project Sales/EU with a flow Daily, flow files in the working directory, and in
    Python a client `tableau`. Hidden steps have `server`, `page` and `use_cloud()`.
    """
    folder = tmp_path / "work"
    (folder / "flows").mkdir(parents=True)
    for name in ("orders.tflx", "Orders.tflx", "flows/Orders.tflx", "flows/Returns.tflx"):
        (folder / name).write_bytes(DAILY)
    (folder / "Large.tflx").write_bytes(sample_flow(padding=3_000_000))
    monkeypatch.chdir(folder)
    tableau_server.add_project("Sales")
    tableau_server.add_project("EU", parent="Sales")
    tableau_server.add_flow("Daily", project="Sales/EU", content=DAILY)
    with contextlib.ExitStack() as stack:

        def run(name: str, text: str) -> None:
            page = Page(
                name,
                text,
                folder=folder,
                replaced=replaced,
                url=tableau_server.url,
                extras=EXTRAS,
            )
            page.add({"server": tableau_server, "tableau": tableau})
            page.add({"page": page, "use_cloud": lambda: use_cloud(page)})
            page.run()

        def use_cloud(page: Page) -> None:
            """Let the page use an emulated Tableau Cloud from now on."""
            options = {"cloud": True, "run_seconds": 0.05, "queue_seconds": 0.0}
            cloud = stack.enter_context(emulator.running(**options))
            for variable, value in (("TABLEAU_SERVER", cloud.url), ("TABLEAU_SITE", "main")):
                monkeypatch.setenv(variable, value)
                page.shell.set(variable, value)
            page.use(cloud.url)
            client = stack.enter_context(Client(clock=cloud.clock))
            page.add({"tableau": client, "server": cloud})

        yield run


def test_there_are_pages() -> None:
    assert len(PAGES) >= 15


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(DOCUMENTS)))
def test_a_page_does_what_it_says(path: Path, run_page: Callable[[str, str], None]) -> None:
    text = path.read_text("utf-8")
    if "$ curl " in text and shutil.which("curl") is None:
        pytest.skip("the page uses curl, which is not installed here")
    run_page(str(path.relative_to(DOCUMENTS)), text)


WORKFLOW = """
```yaml
# .github/workflows/flows.yml
on: push
jobs:
  flows:
    runs-on: ubuntu-latest
    steps:
      - run: {run}
        env:
          A: ${{{{ secrets.{secret} }}}}
```
"""
BROKEN = {
    "a name that does not exist": (
        "```python\ntableau.flows.publishh('Orders.tflx')\n```",
        "line 2: AttributeError: .*publishh",
    ),
    "a wrong argument": (
        "```python\ntableau.flows.run('Daily', outputs=[])\n```",
        "TypeError: .*outputs",
    ),
    "an await that fails": (
        "```python\nimport asyncio\nawait asyncio.wait_for(asyncio.Event().wait(), 0)\n```",
        "TimeoutError",
    ),
    "another output": ("```python\nprint(1)\n```\n\n```text\n2\n```", "printed was\n1"),
    "a text that nothing prints": ("```text\n2\n```", "text must follow the Python"),
    "an unknown option": (
        "```console\n$ tableau-flows list --projekt Sales\n```",
        "exit code 2:\n.*--projekt",
    ),
    "another output of a command": (
        "```console\n$ tableau-flows list --project Sales/EU --quiet\nnothing\n```",
        "the document says\nnothing",
    ),
    "an output that is not shown": (
        "```console\n$ tableau-flows list --project Sales/EU --quiet\n```",
        "the document says\n\n",
    ),
    "another exit code": (
        "```console\n$ tableau-flows run Dialy\n…\n$ echo $?\n10\n```",
        "but printed was\n5",
    ),
    "an exit code that is not shown": (
        "```console\n$ tableau-flows run Dialy\n…\n```",
        "exit code 5:",
    ),
    "an unknown extra": (
        '```console\n$ pip install "tableau-flows[clii]"\n```',
        r"\[clii\]' is not",
    ),
    "a script that fails": ("```sh\ntableau-flows run Dialy\ntrue\n```", "exit code 5, not 0"),
    "a program that nothing runs": (
        "```python\n# nightly.py\nprint(1)\n```",
        "nothing runs nightly",
    ),
    "TOML with a mistake": ("```toml\na = \n```", "Invalid value"),
    "YAML with a mistake": ("```yaml\na: [\n```", "expected the node content"),
    "a workflow whose step fails": (
        WORKFLOW.format(run="tableau-flows run Dialy", secret="TABLEAU_TOKEN_SECRET"),
        "exit code 5, not 0:\n::error",
    ),
    "a workflow with an unknown secret": (
        WORKFLOW.format(run="true", secret="TABLEAU_TOKN"),
        "secrets.TABLEAU_TOKN",
    ),
    "a Jenkinsfile whose step fails": (
        "```groovy\n// Jenkinsfile\npipeline {\n  sh 'false'\n}\n```",
        "exit code 1, not 0",
    ),
    "an unknown language": ("```ruby\nputs 1\n```", "no rule says how to test 'ruby'"),
    "a block without an end": ("```python\nprint(1)\n", "has no end"),
}


@pytest.mark.parametrize(("text", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_snippet_is_noticed(
    text: str, reason: str, run_page: Callable[[str, str], None]
) -> None:
    with pytest.raises((SnippetError, ValueError, yaml.YAMLError), match=reason):
        run_page("broken.md", text)


def test_ids_times_and_columns_may_differ(run_page: Callable[[str, str], None]) -> None:
    run_page(
        "varying.md",
        "```console\n$ tableau-flows list --project Sales/EU\n"
        "NAME     PROJECT   UPDATED (UTC)      ID\n"
        "Daily    …         2026-01-05 06:00   00000000-0000-0000-0000-000000000000\n```",
    )


def test_a_page_about_engines_that_are_not_installed_is_compiled(
    run_page: Callable[[str, str], None],
) -> None:
    page = "guides/orchestrators.md"
    run_page(page, "```python\nimport airflow.no\n```\n```console\n$ airflow dags test a\n```")
    (Path.cwd() / ".home").rmdir()
    with pytest.raises(SyntaxError):
        run_page(page, "```python\nimport airflow.\n```")


def test_each_command_that_is_replaced_is_used_and_has_a_reason() -> None:
    text = "".join(path.read_text("utf-8") for path in PAGES)
    for pattern, reason in REPLACED.items():
        assert re.search(rf"^\$ {pattern}", text, re.M), pattern
        assert reason
