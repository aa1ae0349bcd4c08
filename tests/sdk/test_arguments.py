"""Arguments: whatever is wrong is refused by its name, with a typed error, before any request."""

from __future__ import annotations

import inspect
import math
import re
from collections import UserList, deque
from collections.abc import Callable, Iterator
from itertools import repeat
from types import SimpleNamespace

import pytest
from resource_names import RESOURCES
from tableau_flows import Client, emulator, errors, models

LUID = emulator.seed_id("flow", "Superstore")
USER = emulator.seed_id("user", "publisher")
RULE = models.GranteeCapabilities(
    user=models.UserReference(id=LUID), capabilities=(models.Capability(name="Read", mode="Allow"),)
)

GOOD = {
    "allow": ["Read"],
    "capability": "Read",
    "content": b"x",
    "content_url": "sales",
    "grantee_capabilities": [RULE],
    "group": None,
    "mode": "Allow",
    "name": "N",
    "to": "somewhere.tflx",
    "upload_session_id": "7720:170f-1:0",
    "user": LUID,
}
"""Values for what must be given, and is no id."""

OBJECT = SimpleNamespace()
UNSENDABLE = ("a\0b", "a\x1fb", "\ud800")
NO_TEXT = (5, 1.5, b"abc", True, OBJECT, ["a"])
NO_FLAG = ("no", 1, 0, b"", OBJECT)
NO_COUNT = ("5", 1.5, True, b"5", OBJECT, -1)
NO_SECONDS = ("5", True, b"5", OBJECT, -1, math.nan, math.inf, 10**400, 1e300)
NO_TEXTS = (
    *("Read", 5, [5], [None], [b"Read"], [""], ["a\0b"], ["\ud800"], OBJECT),
    *({LUID: "Read"}, iter([LUID]), (LUID for _ in range(1)), map(str, [LUID]), repeat(LUID)),
)
NO_MODELS = ("x", 5, [5], [None], ["x"], OBJECT)
NO_MODEL = ("x", 5, b"x", OBJECT, [])
NO_FUNCTION = (5, "print", OBJECT)

BAD: dict[str, tuple[object, ...]] = {
    "id": ("", *UNSENDABLE, *NO_TEXT, "..", "263"),
    "segment": ("", *UNSENDABLE, *NO_TEXT),
    "text": (*UNSENDABLE, *NO_TEXT),
    "filled": ("", *UNSENDABLE, *NO_TEXT),
    "flag": NO_FLAG,
    "count": NO_COUNT,
    "seconds": NO_SECONDS,
    "ids": (*(value for value in NO_TEXTS if value != "Read"), "Superstore CSV", ["263"]),
    "texts": NO_TEXTS,
    "models": NO_MODELS,
    "model": NO_MODEL,
    "function": NO_FUNCTION,
    "bytes": ("text", 5, OBJECT),
    "file": (5, 1.5, True, OBJECT),
    "parameters": ("x", 5, [("a", "b")], {"a": 5}, {"a": None}, {5: "a"}, {"": "a"}, {"a": "\0"}),
    "mode": ("fast", "", "Full", 5, b"full", True, OBJECT),
    "operation": ("x", 5, b"x", OBJECT),
}

KINDS = {
    "allow": "texts",
    "chunk_size": "count",
    "capability": "mode",
    "connections": "models",
    "content": "bytes",
    "deny": "texts",
    "file_name": "filled",
    "filter": "filled",
    "flow_run_mode": "mode",
    "flow_run_spec": "model",
    "grantee_capabilities": "models",
    "longest_pause": "seconds",
    "mode": "mode",
    "name": "filled",
    "on_progress": "function",
    "operation": "operation",
    "output_steps": "ids",
    "owned_by": "flag",
    "overwrite": "flag",
    "page_size": "count",
    "parallel": "count",
    "parameters": "parameters",
    "pause": "seconds",
    "query_tagging_enabled": "flag",
    "embed_password": "flag",
    "sequence_id": "count",
    "server_port": "count",
    "sort": "filled",
    "source": "file",
    "timeout": "seconds",
    "to": "file",
    "wait": "seconds",
}
"""What an argument takes, where that is neither an id nor text."""

WITH_ALL = {"permissions.grant", "file_uploads.append"}
"""What needs more than its signature says."""

SEGMENTS = {"upload_session_id"}
FREE = {("flows.commit_upload", "name"), ("flows.commit_upload", "upload_session_id")}
"""Arguments of raw operations that may be empty."""


def methods() -> Iterator[tuple[str, Callable]]:
    for resource in RESOURCES:
        kind = getattr(Client, resource)
        for name in dir(kind):
            if not name.startswith("_"):
                yield f"{resource}.{name}", getattr(kind, name)
    for name in ("call", "pages", "switch_site"):
        yield name, getattr(Client, name)


def kind_of(method: str, parameter: inspect.Parameter) -> str:
    name = parameter.name
    if name in SEGMENTS and (method, name) not in FREE and parameter.default is parameter.empty:
        return "segment"
    if (method, name) in FREE:
        return "text"
    if name in KINDS:
        return KINDS[name]
    return "id" if "Identified" in str(parameter.annotation) or name == "job" else "text"


CASES = [
    (name, method, parameter.name, kind_of(name, parameter))
    for name, method in methods()
    for parameter in list(inspect.signature(method).parameters.values())[1:]
]


def call_with(tableau: Client, name: str, method: Callable, argument: str, value: object) -> object:
    """Call a method with one value of ours, and good ones for all else that must be given."""
    given, named = [], {}
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.name == argument:
            one = value
        elif parameter.default is parameter.empty or name in WITH_ALL:
            if parameter.name in {"group", "group_set", "deny", "sequence_id", "file_name"}:
                continue
            one = GOOD.get(parameter.name, LUID)
            if parameter.name == "source":
                one = emulator.sample_flow()
        else:
            continue
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = one
        else:
            given.append(one)
    if name == "permissions.grant" and argument in {"group", "group_set"}:
        del named["user"]
    if name == "flows.publish":
        named.setdefault("file_type", "tfl")
        named.setdefault("name", "N")
    target: object = tableau
    for part in name.split("."):
        target = getattr(target, part)
    return target(*given, **named)


@pytest.mark.parametrize(
    ("name", "method", "argument", "kind"), CASES, ids=[f"{c[0]}-{c[2]}" for c in CASES]
)
def test_a_bad_value_is_refused_before_anything_is_sent(
    world, server, credentials, tmp_path, monkeypatch, name, method, argument, kind
):
    monkeypatch.chdir(tmp_path)
    tableau = world.client(server.url, site="", credentials=credentials)
    parameter = inspect.signature(method).parameters[argument]
    values = BAD[kind]
    if parameter.default is not None and (name, argument) != ("jobs.wait", "timeout"):
        values = (*values, None)
    passed, unnamed = [], []
    for value in values:
        try:
            call_with(tableau, name, method, argument, value)
        except errors.UsageError as error:
            text = str(error)
            if kind != "file" and (len(text) > 500 or not re.search(rf"\b{argument}\b", text)):
                unnamed.append((value, text))
        except Exception as error:
            passed.append((value, error))
        else:
            passed.append((value, None))
    assert passed == []
    assert unnamed == []
    assert server.requests == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", [list, tuple, set, frozenset, dict.fromkeys, deque, UserList])
def test_any_collection_of_names_will_do(world, server, credentials, kind):
    tableau = world.client(server.url, site="", credentials=credentials)
    given = kind(["Read"])
    given = given.keys() if isinstance(given, dict) else given
    found = tableau.permissions.grant(LUID, user=USER, allow=given).grantee_capabilities
    rules = [rule for rule in found if rule.user and rule.user.id == USER]
    assert [one.name for rule in rules for one in rule.capabilities] == ["Read"]


@pytest.mark.parametrize("given", ["8", 1.5, True, -1, None, OBJECT, 10**400 * -1])
def test_a_list_does_not_take_just_any_prefetch(world, server, credentials, given):
    flows = world.client(server.url, site="", credentials=credentials).flows.list()
    with pytest.raises(errors.UsageError, match=r"^prefetch must be a whole number of pages, at"):
        flows.prefetch(given)


def test_a_reply_is_refused_with_a_hint_of_what_to_give(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    reply = tableau.flows.get(LUID)
    for call in (tableau.flows.run, tableau.flows.get, tableau.flows.delete):
        with pytest.raises(errors.UsageError, match=r"be FlowReply: .*; here, give its \.flow$"):
            call(reply)


@pytest.mark.parametrize(
    ("of", "hint"),
    [
        (models.FlowRun(id=LUID), "not FlowRun; give its background_job_id"),
        (models.FlowReference(id=LUID), "not FlowReference$"),
        (SimpleNamespace(id=LUID), "not SimpleNamespace$"),
    ],
)
def test_only_jobs_are_waited_for(world, server, credentials, of, hint):
    tableau = world.client(server.url, site="", credentials=credentials)
    with pytest.raises(errors.UsageError, match=f"^job must be a Job or its id, {hint}"):
        tableau.jobs.wait(of)
    assert server.requests == ()


def test_every_method_is_looked_at():
    assert len(CASES) > 60
    assert {case[0] for case in CASES} >= {"flows.run", "flows.publish", "jobs.wait", "call"}
    assert {case[3] for case in CASES} == set(BAD)
