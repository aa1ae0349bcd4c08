"""Sync and async are the same to use: both have the same methods, with the same descriptions."""

from __future__ import annotations

import inspect
import re
from functools import cached_property

import pytest
from tableau_flows import AsyncClient, Client
from tableau_flows._bulk._sync.run_many import RunMany
from tableau_flows._bulk.run_many import AsyncRunMany
from tableau_flows._common.lazy import Resource
from tableau_flows._files._sync.stream import FlowStream
from tableau_flows._files.stream import AsyncFlowStream
from tableau_flows._lists._sync.pager import Pager
from tableau_flows._lists.pager import AsyncPager
from tableau_flows._resources._sync.engine import Engine
from tableau_flows._resources._sync.flow_runs import FlowRuns
from tableau_flows._resources._sync.flows import Flows
from tableau_flows._resources._sync.jobs import Jobs
from tableau_flows._resources._sync.permissions import Permissions
from tableau_flows._resources._sync.users import Groups, GroupSets, Users
from tableau_flows._resources.engine import AsyncEngine
from tableau_flows._resources.flow_runs import AsyncFlowRuns
from tableau_flows._resources.flows import AsyncFlows
from tableau_flows._resources.jobs import AsyncJobs
from tableau_flows._resources.permissions import AsyncPermissions
from tableau_flows._resources.users import AsyncGroups, AsyncGroupSets, AsyncUsers
from tableau_flows._runs._sync.handle import FlowRunHandle
from tableau_flows._runs.handle import AsyncFlowRunHandle

PAIRS = [
    (Engine, AsyncEngine),
    (Client, AsyncClient),
    (Flows, AsyncFlows),
    (FlowRuns, AsyncFlowRuns),
    (FlowRunHandle, AsyncFlowRunHandle),
    (RunMany, AsyncRunMany),
    (Jobs, AsyncJobs),
    (Permissions, AsyncPermissions),
    (Users, AsyncUsers),
    (Groups, AsyncGroups),
    (GroupSets, AsyncGroupSets),
    (Pager, AsyncPager),
    (FlowStream, AsyncFlowStream),
]
OTHER_NAMES = {"aclose": "close", "__aenter__": "__enter__", "__aexit__": "__exit__"}
OTHER_NAMES |= {"__aiter__": "__iter__", "__anext__": "__next__"}
WORDS = [(r"\bAsync", ""), (r"\basync (for|with)\b", r"\1"), (r"\bawait ", ""), ("aclose", "close")]


def members(kind: type) -> dict[str, object]:
    found = {}
    for name, member in vars(kind).items():
        shared = OTHER_NAMES.get(name, name)
        if shared in OTHER_NAMES.values() or not name.startswith("_") or name == "__init__":
            found[shared] = member
    return found


def function_of(member: object) -> object:
    if isinstance(member, (cached_property, Resource)):
        return member.func
    if isinstance(member, property):
        return member.fget
    return getattr(member, "__func__", member)


def same_words(text: str | None) -> str:
    text = inspect.cleandoc(text or "")
    for word, other in WORDS:
        text = re.sub(word, other, text)
    return text


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda kind: kind.__name__)
def test_both_have_the_same_members(one: type, other: type) -> None:
    assert list(members(one)) == list(members(other))


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda kind: kind.__name__)
def test_members_take_the_same_and_say_the_same(one: type, other: type) -> None:
    ours, theirs = members(one), members(other)
    for name in ours:
        first, second = function_of(ours[name]), function_of(theirs[name])
        assert callable(first) == callable(second), name
        assert same_words(first.__doc__) == same_words(second.__doc__), name
        if callable(first):
            pairs = zip(
                inspect.signature(first).parameters.values(),
                inspect.signature(second).parameters.values(),
                strict=True,
            )
            for given, same in pairs:
                assert given.name == same.name, name
                assert (given.kind, given.default) == (same.kind, same.default), (name, given)
                assert same_words(str(given.annotation)) == same_words(str(same.annotation)), name


@pytest.mark.parametrize(
    "kind", [kind for pair in PAIRS for kind in pair], ids=lambda k: k.__name__
)
def test_help_and_documentation_tools_find_every_method_in_the_source(kind: type) -> None:
    assert inspect.getsource(kind).startswith(f"class {kind.__name__}(")
    for name, member in vars(kind).items():
        function = function_of(member)
        if inspect.isfunction(function):
            assert f"def {name}(" in inspect.getsource(function)
            assert function.__module__ == kind.__module__


def test_the_clients_are_where_their_public_names_say() -> None:
    assert Client.__module__ == "tableau_flows.client"
    assert AsyncClient.__module__ == "tableau_flows.aio"
