"""What the guides name in their text exists: calls, classes, commands, options and variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tableau_flows
import tableauserverclient as tsc
from named_calls import check_calls
from tableau_flows import Client, FlowRunHandle, emulator, errors, models
from tableau_flows.cli.app import build
from tableau_flows.cli.catalog import COMMANDS

DOCUMENTS = Path(__file__).parents[2] / "overlays" / "docs"
PAGES = [DOCUMENTS / "start.md", *sorted((DOCUMENTS / "guides").glob("*.md"))]
OFFICIAL = tsc.Server("http://127.0.0.1:9")
OF_OTHERS = {
    "orchestrators.md": "Airflow, Dagster and Prefect have names of their own",
    "typescript.md": "the TypeScript client has names of its own; its tests run the snippets",
}
"""Pages about other libraries, whose classes are not looked up."""


def prose(path: Path) -> str:
    """The text without its fenced blocks."""
    return re.sub(r"^ *```.*?^ *```$", "", path.read_text("utf-8"), flags=re.DOTALL | re.M)


def inline_code(path: Path) -> list[str]:
    return re.findall(r"`([^`]+)`", prose(path))


def options_of(command: object) -> set[str]:
    """The options of a command of Typer, and of the commands below it."""
    found = {name for one in getattr(command, "params", ()) for name in one.opts}
    found |= {name for one in getattr(command, "params", ()) for name in one.secondary_opts}
    for below in getattr(command, "commands", {}).values():
        found |= options_of(below)
    return found


@pytest.fixture(scope="module")
def options() -> set[str]:
    top = build()
    found = options_of(top)
    for name in COMMANDS:
        found |= options_of(top.get_command(None, name))
    text = (DOCUMENTS.parents[0] / "python/tableau_flows/emulator/__main__.py").read_text("utf-8")
    return found | {"--help"} | set(re.findall(r'"(--[a-z-]+)"', text))


def test_calls_in_the_text_exist() -> None:
    count = 0
    for path in PAGES:
        server = OFFICIAL if path.name == "migrating.md" else emulator.Emulator
        homes = {
            "tableau": Client,
            "client": Client,
            "run": FlowRunHandle,
            "server": server,
            "TSC": tsc,
        }
        count += sum(check_calls(code, homes) for code in inline_code(path))
    assert count > 60


@pytest.mark.parametrize(
    "path", [one for one in PAGES if one.name not in OF_OTHERS], ids=lambda path: path.name
)
def test_classes_in_the_text_exist(path: Path) -> None:
    homes = (tableau_flows, errors, models, emulator, tableau_flows.schedules, tsc)
    for code in inline_code(path):
        for name in re.findall(r"^(?:TSC\.)?([A-Z][a-z]+[A-Z]\w+)\b", code):
            if not name.isupper() and name not in CAPABILITIES:
                assert any(hasattr(home, name) for home in homes), f"{path.name}: {code}"


CAPABILITIES = {str(one) for one in models.FlowCapability}


def test_commands_and_options_in_the_text_exist(options: set[str]) -> None:
    count = 0
    for path in PAGES:
        for code in inline_code(path):
            if found := re.match(r"tableau-flows ([a-z]+)", code):
                count += 1
                assert found[1] in COMMANDS, f"{path.name}: {code}"
            if re.match(r"(tableau-flows\b.*|)--", code):
                for option in re.findall(r"--[a-z-]+", code):
                    count += 1
                    assert option in options, f"{path.name}: {code}"
    assert count > 20


def lacks_an_extra(text: str) -> str | None:
    """Return the extra that the commands of a page need and that it does not install."""
    installed = re.findall(r'^\$ pip install "?tableau-flows(?:\[([\w,]+)\])?', text, re.M)
    extras = {extra for one in installed for extra in one.split(",")}
    used = {"cli": r"^\$ tableau-flows ", "emulator": r"^\$ (tableau-flows emulator|.*pytest\b)"}
    for extra, commands in used.items():
        if installed and extra not in extras and re.search(commands, text, re.M):
            return extra
    return None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_a_page_that_installs_the_library_installs_what_its_commands_need(path: Path) -> None:
    assert lacks_an_extra(path.read_text("utf-8")) is None


def test_a_command_whose_extra_is_not_installed_is_noticed() -> None:
    text = '$ pip install "tableau-flows[emulator]" pytest\n$ pytest -q\n$ tableau-flows list\n'
    assert lacks_an_extra(text) == "cli"
    assert lacks_an_extra(text.replace("[emulator]", "[cli]")) == "emulator"
    assert lacks_an_extra(text.replace("[emulator]", "[cli,emulator]")) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_to_files_lead_somewhere_in_the_repository(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)", prose(path)):
        if "://" not in link and not link.startswith("mailto:"):
            assert (path.parent / link).exists(), link


def test_start_leads_to_every_guide() -> None:
    text = prose(DOCUMENTS / "start.md").partition("## Where to go on")[2]
    guides = {path.name for path in (DOCUMENTS / "guides").iterdir()}
    assert guides - set(re.findall(r"\(guides/([^)#]+)\)", text)) == set()


def test_exit_codes_are_those_of_the_command() -> None:
    (page,) = [path for path in PAGES if path.name == "command-line.md"]
    told = set(re.findall(r"^\| (\d+) \|", page.read_text("utf-8"), re.M))
    epilog = build().epilog
    assert told == set(re.findall(r"\b(\d+) [a-z]", epilog))


def test_a_name_that_does_not_exist_is_noticed() -> None:
    with pytest.raises(AttributeError):
        check_calls("use `tableau.flows.publishh(file)`", {"tableau": Client})
