"""Docstrings of methods: they contain what the spec says about filters, sorts and errors."""

from __future__ import annotations

import inspect
from types import ModuleType

import pytest
from tableau_flows_generated import aio_resources, resources

from generator import ir
from generator.languages.python.docs import filter_field_text


def words(text: str | None) -> str:
    """A docstring on one line."""
    return " ".join((text or "").split())


@pytest.fixture(params=[resources, aio_resources], ids=["sync", "async"])
def module(request: pytest.FixtureRequest) -> ModuleType:
    found: ModuleType = request.param
    return found


def method(module: ModuleType, resource: str, name: str) -> str:
    prefix = "Async" if module is aio_resources else ""
    return words(inspect.getdoc(getattr(getattr(module, f"{prefix}{resource}Api"), name)))


def test_a_list_names_the_fields_of_its_filter_with_operators_kinds_and_versions(
    module: ModuleType,
) -> None:
    text = method(module, "FlowRuns", "list")
    assert (
        "Fields and their operators: flowId (eq, in), userId (eq, in), progress (eq, gt, gte, lt,"
        " lte; integer), startedAt (eq, gt, gte, lt, lte; time), completedAt (eq, gt, gte, lt,"
        " lte; time), status (eq, in; in accepts only Success, Failed, Cancelled; since version"
        " 3.30)."
    ) in text


def test_a_boolean_field_of_a_filter_takes_true_or_false() -> None:
    field = ir.FilterField("topLevelProject", "boolean", ("eq",), (), None)
    assert filter_field_text(field) == "topLevelProject (eq; true or false)"


def test_a_list_names_the_fields_it_can_be_sorted_by_and_since_when(module: ModuleType) -> None:
    text = method(module, "FlowRuns", "list")
    assert " Fields: startedAt, completedAt, progress, status (since version 3.30). " in text


def test_a_list_without_filters_names_none(module: ModuleType) -> None:
    assert "Fields" not in method(module, "Flows", "list_for_user")


def test_errors_that_follow_from_each_call_stand_once(module: ModuleType) -> None:
    derived = {"401002", "404000", "405000"}
    assert all(code in words(module.__doc__) for code in derived)
    for name, cls in vars(module).items():
        if name.endswith("Api"):
            for verb in vars(cls):
                text = words(getattr(cls, verb).__doc__)
                assert not any(code in text for code in derived), (name, verb)


def test_a_method_without_errors_of_its_own_has_no_such_section(module: ModuleType) -> None:
    assert "Raises:" not in method(module, "FlowTasks", "list")
    assert "Raises: PermissionDeniedError: 403004: " in method(module, "Flows", "get")
