"""The notebook of the documentation: executed again, it shows outputs of the same kinds."""

from __future__ import annotations

import getpass
import json
import re
from pathlib import Path

import pytest
import runs_by_day

ROOT = Path(__file__).parents[2]


def outputs_of(path: Path) -> list[list[dict]]:
    """The outputs of the code cells."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    return [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]


def kinds(outputs: list[list[dict]]) -> list[list[tuple]]:
    """What each output is, without what it shows."""
    return [
        [(one["output_type"], one.get("name"), *sorted(one.get("data", ()))) for one in cell]
        for cell in outputs
    ]


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    return runs_by_day.executed(tmp_path_factory.mktemp("notebook"))


def test_the_cells_run_and_show_what_is_committed(executed):
    path, _ = executed
    committed = kinds(outputs_of(runs_by_day.NOTEBOOK))
    assert kinds(outputs_of(path)) == committed
    shown = [kind for cell in committed for kind in cell]
    assert {name for _, name, *_ in shown} == {None}  # nothing is written to stdout or stderr
    assert len(shown) >= 6


def test_the_last_output_is_a_plot(executed):
    path, _ = executed
    last = [output for cell in outputs_of(path) for output in cell][-1]
    assert last["data"]["image/png"].startswith("iVBOR")
    assert last["data"]["text/plain"] == ["<Figure size 800x300 with 1 Axes>"]


def test_both_waits_show_a_bar_that_moves(executed):
    _, done = executed
    moving = [one["text/html"] for one in done.updates if "InProgress" in one["text/plain"]]
    assert any("<progress" in html for html in moving)
    ended = [cell[0]["data"]["text/plain"][0] for cell in done.outputs[1:3]]
    assert all(text.startswith("'Superstore': Success, 100 %") for text in ended)


def test_a_cell_that_fails_is_noticed(tmp_path, monkeypatch):
    broken = tmp_path / runs_by_day.NOTEBOOK.name
    text = runs_by_day.NOTEBOOK.read_text("utf-8")
    broken.write_text(text.replace("flows.find(", "flows.fnd("), "utf-8")
    monkeypatch.setattr(runs_by_day, "NOTEBOOK", broken)
    folder = tmp_path / "run"
    folder.mkdir()
    with pytest.raises(AssertionError, match="no attribute 'fnd'"):
        runs_by_day.executed(folder)


def test_what_is_committed_tells_nothing_about_the_machine():
    text = runs_by_day.NOTEBOOK.read_text("utf-8")
    for secret in (
        "demo-secret",
        str(ROOT),
        str(Path.home()),
        "ipykernel_",
        f"/{getpass.getuser()}/",
    ):
        assert secret not in text
    assert not re.search(r"(?<![\w/:.])/(?:tmp|home|root|usr|Users|var|work)/", text)
    metadata = json.loads(text)["metadata"]
    assert metadata["language_info"] == {"name": "python"}  # not the version of this one
