"""The recipes of the guide about orchestrators: they compile, and use what the library has.

Dagster and Prefect are not installed here. `make test-airflow` runs the blocks for Airflow.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tableau_flows import AsyncClient, AsyncFlowRunHandle, Client, FlowRunHandle

GUIDE = Path(__file__).parents[2] / "overlays" / "docs" / "guides" / "orchestrators.md"
BLOCKS = re.findall(r"```python\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
CLIENTS = {False: Client, True: AsyncClient}
HANDLES = {False: FlowRunHandle, True: AsyncFlowRunHandle}


def test_there_is_a_recipe_for_each_orchestrator() -> None:
    imported = {module.split(".")[0] for block in BLOCKS for module, _ in imports(block)}
    assert {"airflow", "dagster", "prefect", "tableau_flows"} <= imported


@pytest.mark.parametrize("block", BLOCKS)
def test_a_recipe_imports_what_the_library_has(block: str) -> None:
    used = [(module, name) for module, name in imports(block) if module.startswith("tableau_flows")]
    assert used
    for module, name in used:
        assert name in importlib.import_module(module).__all__


@pytest.mark.parametrize("block", [one for one in BLOCKS if ".flows." in one])
def test_a_recipe_calls_methods_that_exist_with_their_arguments(block: str) -> None:
    checked = list(calls(block))
    assert checked
    for call, function in checked:
        known = inspect.signature(function).parameters
        given = [one.arg for one in call.keywords]
        assert set(given) <= set(known), ast.unparse(call)
        positional = [one for one in known.values() if one.kind is one.POSITIONAL_OR_KEYWORD]
        assert len(call.args) < len(positional) + (len(call.args) == 0), ast.unparse(call)


def test_a_recipe_with_a_wrong_argument_is_noticed() -> None:
    ((_, function),) = calls("tableau.flows.run(flow, wait_for=3)")
    assert "wait_for" not in inspect.signature(function).parameters
    with pytest.raises(AttributeError):
        list(calls("tableau.flows.start(flow)"))


def imports(block: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(ast.parse(block)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, one.name) for one in node.names)
        elif isinstance(node, ast.Import):
            yield from ((one.name, "") for one in node.names)


def calls(block: str) -> Iterator[tuple[ast.Call, object]]:
    """Return the calls of methods of flows and of runs, and the methods."""
    is_async = "AsyncClient" in block
    for node in ast.walk(ast.parse(block)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        of = ast.unparse(node.func.value)
        if of.endswith(".flows"):
            yield node, getattr(type(resource(CLIENTS[is_async])), node.func.attr)
        elif of == "run":
            yield node, getattr(HANDLES[is_async], node.func.attr)


def resource(kind: type[Client] | type[AsyncClient]) -> object:
    from tableau_flows._resources._sync.flows import Flows
    from tableau_flows._resources.flows import AsyncFlows

    made = Flows if kind is Client else AsyncFlows
    return made.__new__(made)
