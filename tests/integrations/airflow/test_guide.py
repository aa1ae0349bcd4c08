"""The blocks for Airflow of the guide about orchestrators, read by Airflow."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import CONNECTION

GUIDE = Path(__file__).parents[3] / "overlays" / "docs" / "guides" / "orchestrators.md"
TEXT = GUIDE.read_text("utf-8")
BLOCKS = [
    one for one in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL) if "from airflow" in one
]


def test_the_guide_has_blocks_for_airflow() -> None:
    assert len(BLOCKS) == 3


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_is_read(block: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from airflow.sdk import DAG

    made: list[Any] = []
    leave = DAG.__exit__
    monkeypatch.setattr(DAG, "__exit__", lambda dag, *given: (made.append(dag), leave(dag, *given)))
    namespace: dict[str, Any] = {"__name__": "guide"}
    exec(compile(block, GUIDE.name, "exec"), namespace)
    assert bool(made) == ("DAG(" in block)
    assert all(task.deferrable for dag in made for task in dag.tasks)


def test_the_connection_of_the_guide_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    from tableau_flows import ConnectedAppCredentials
    from tableau_flows.integrations.airflow import TableauFlowsHook

    (value,) = re.findall(rf"export {CONNECTION}='(.*?)'", TEXT, re.DOTALL)
    monkeypatch.setitem(os.environ, CONNECTION, value)
    settings = TableauFlowsHook().get_settings()
    assert settings.site == "sales"
    assert isinstance(settings.credentials, ConnectedAppCredentials)
