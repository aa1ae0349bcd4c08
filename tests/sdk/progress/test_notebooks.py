"""Live bars in the kernel of a notebook, where an event loop runs in the thread of the cells."""

from __future__ import annotations

import os

import pytest
from kernels import Executed, execute, write_notebook
from tableau_flows import emulator
from tableau_flows._progress.places import CI_VARIABLES, SWITCH

FLOW = emulator.seed_id("flow", "Superstore")

CELLS = {
    "begin": "import sys\nfrom tableau_flows import AsyncClient, Client, emulator\n"
    f"tableau, FLOW = Client(), {FLOW!r}",
    "threads": "_ = tableau.flows.run(FLOW).wait(timeout=60)",
    "tasks": "async with AsyncClient() as client:\n"
    "    _ = await (await client.flows.run(FLOW)).wait(timeout=60)",
    "while it is run": "_ = tableau.flows.run(FLOW, wait=60)",
    "failed": "try:\n    tableau.flows.run(tableau.flows.find('Fails'), wait=60)\n"
    "except Exception as error:\n    assert 'no disk' in str(error)",
    "not wanted": "_ = tableau.flows.run(FLOW).wait(timeout=60, progress=False)",
    "captured": "%%capture captured\n_ = tableau.flows.run(FLOW).wait(timeout=60)",
    "what was captured": "print([captured.outputs, captured.stdout, captured.stderr])",
    "loaded": "print({'rich', 'ipywidgets'} & sys.modules.keys())",
}


@pytest.fixture(scope="module")
def executed(tmp_path_factory) -> Executed:
    """The cells, executed once for all tests."""
    folder = tmp_path_factory.mktemp("notebook")
    path = folder / "cells.ipynb"
    write_notebook(path, *CELLS.values())
    hidden = (*CI_VARIABLES, SWITCH)
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    with emulator.running(queue_seconds=0.05, run_seconds=0.3) as server:
        server.add_flow("Fails", description="[fail: no disk]")
        variables = {
            "TABLEAU_SERVER": server.url,
            "TABLEAU_SITE": "",
            "TABLEAU_TOKEN_NAME": "demo",
            "TABLEAU_TOKEN_SECRET": "demo-secret",
            "NO_PROXY": "127.0.0.1",
        }
        return execute(path, {**kept, **variables}, folder)


@pytest.fixture
def outputs(executed):
    """The outputs of the cells, by the names of the cells."""
    return dict(zip(CELLS, executed.outputs, strict=True))


@pytest.mark.parametrize("cell", ["threads", "tasks", "while it is run"])
def test_a_bar_below_the_cell_becomes_a_text_at_the_end(outputs, cell):
    (output,) = outputs[cell]
    assert output["output_type"] == "display_data"
    (text,) = output["data"]["text/plain"]
    assert text.startswith("'Superstore': Success, 100 %, 0:00:0")
    (html,) = output["data"]["text/html"]
    assert "<progress" not in html
    assert "&#x27;Superstore&#x27;: Success" in html


def test_the_bar_moves(executed):
    moving = [one["text/html"] for one in executed.updates if "InProgress" in one["text/plain"]]
    assert any('<progress max="100" value="' in html for html in moving)


def test_the_bar_of_a_run_that_failed_says_so(outputs):
    (output,) = outputs["failed"]
    assert output["data"]["text/plain"][0].startswith("'Fails': Failed")


def test_no_bar_is_shown_if_none_is_wanted_or_the_output_is_captured(outputs):
    assert outputs["not wanted"] == outputs["captured"] == []
    (captured,) = outputs["what was captured"]
    assert captured["text"] == ["[[], '', '']\n"]


def test_bars_in_notebooks_need_neither_rich_nor_widgets(outputs):
    (output,) = outputs["loaded"]
    assert output["text"] == ["set()\n"]
