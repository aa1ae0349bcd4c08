"""Arguments: whatever is wrong is refused by its name, with a typed error, before any request."""

from __future__ import annotations

import inspect
import math
import re
from collections import UserList, deque
from collections.abc import Callable, Iterator
from datetime import time
from itertools import repeat
from types import SimpleNamespace

import pytest
from resource_names import RESOURCES
from sample_requests import least_change
from tableau_flows import Client, Grant, emulator, errors, models, schedules
from tableau_flows_generated import catalog, operations

pytestmark = pytest.mark.any_connections

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
    "contents": [models.ContentToTag(id=LUID, content_type="Flow")],
    "execution_order": "Parallel",
    "folder": ".",
    "frequency": "Daily",
    "frequency_details": models.FrequencyDetails(start=time(6)),
    "flows": [LUID],
    "grantee_capabilities": [RULE],
    "grants": [Grant(user=USER, allow=["Read"])],
    "kind": "Flow",
    "label": "Sales",
    "labels": ["sales"],
    "mode": "Allow",
    "name": "N",
    "priority": 50,
    "recurrence": schedules.Weekly(start=time(6), days=["Monday"]),
    "tags": [models.TagToAdd(label="sales")],
    "to": "somewhere.tflx",
    "upload_session_id": "7720:170f-1:0",
    "user": LUID,
}
"""Values for what must be given, and is no id."""

LONG = "x" * 10**6
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
    "id": ("", *UNSENDABLE, *NO_TEXT, "..", "263", "x" * 1001, LONG),
    "segment": ("", *UNSENDABLE, *NO_TEXT, "x" * 1001),
    "text": (*UNSENDABLE, *NO_TEXT),
    "filled": ("", *UNSENDABLE, *NO_TEXT),
    "query": ("", *UNSENDABLE, *NO_TEXT, "x" * 8001, LONG),
    "flag": NO_FLAG,
    "count": NO_COUNT,
    "seconds": NO_SECONDS,
    "ids": (
        *(value for value in NO_TEXTS if value != "Read"),
        "Superstore CSV",
        ["x" * 1001],
    ),
    "flows": ("Superstore", b"abc", {LUID: "Superstore"}, 5, 1.5, True, OBJECT),
    "texts": NO_TEXTS,
    "models": NO_MODELS,
    "model": NO_MODEL,
    "function": NO_FUNCTION,
    "bytes": ("text", 5, OBJECT),
    "file": (5, 1.5, True, OBJECT, LONG),
    "parameters": (
        "x",
        5,
        [("a", "b")],
        {"a": 5},
        {"a": None},
        {5: "a"},
        {"": "a"},
        {"a": "\0"},
        {LONG: ""},
    ),
    "mode": (LONG, "fast", "", "Full", 5, b"full", True, OBJECT),
    "operation": ("x", 5, b"x", OBJECT),
    "recurrence": ("Daily", 5, b"x", OBJECT, time(6), schedules.Daily),
    "path": (
        *("", *UNSENDABLE, 5, 1.5, b"abc", True, OBJECT, "a//b", "/a", "a/", "/".join("a" * 101)),
        *([], (), [""], [5], ("a", ""), ["a\0b"], {"a": 1}),
    ),
    "conditions": ("x", 5, b"x", OBJECT, ["x"], [5], [None], iter([]), {"name": "x"}),
}

KINDS = {
    "active": "flag",
    "allow": "texts",
    "chunk_size": "count",
    "capability": "mode",
    "concurrency": "count",
    "connections": "models",
    "content": "bytes",
    "content_permissions": "filled",
    "contents": "models",
    "count": "count",
    "deny": "texts",
    "dry_run": "flag",
    "expand": "flag",
    "fields": "query",
    "file_name": "filled",
    "filter": "query",
    "flow_output_step_ids": "query",
    "flow_run_mode": "mode",
    "flow_run_spec": "model",
    "frequency_details": "model",
    "flows": "ids",
    "folder": "file",
    "grantee_capabilities": "models",
    "grants": "models",
    "include_usage": "flag",
    "key": "mode",
    "label": "filled",
    "labels": "texts",
    "longest_pause": "seconds",
    "mode": "mode",
    "name": "filled",
    "new_server_port": "count",
    "on_conflict": "mode",
    "on_progress": "function",
    "order_by": "conditions",
    "others": "mode",
    "operation": "operation",
    "output_steps": "ids",
    "owned_by": "flag",
    "overwrite": "flag",
    "page_number": "count",
    "page_size": "count",
    "parallel": "count",
    "parameters": "parameters",
    "pause": "seconds",
    "progress": "flag",
    "publish_samples": "flag",
    "priority": "count",
    "query_tagging_enabled": "flag",
    "result_level": "mode",
    "embed_password": "flag",
    "recurrence": "recurrence",
    "sequence_id": "count",
    "severe": "flag",
    "server_port": "count",
    "sort": "query",
    "source": "file",
    "tags": "models",
    "timeout": "seconds",
    "to": "file",
    "wait": "seconds",
    "where": "conditions",
}
"""What an argument takes, where that is neither an id nor text."""

ONE_GRANTEE = {
    *("permissions.grant", "permissions.revoke", "projects.grant", "projects.revoke"),
    *("projects.grant_default", "projects.revoke_default"),
}
WITH_ALL = {*ONE_GRANTEE, "operations.append_to_file_upload"}
"""What needs more than its signature says."""

PUBLISHING = {"flows.publish", "flows.check_publish"}
"""What takes the content of a flow file."""

PATHS = {
    ("flows.check_publish", "project"),
    ("flows.find", "project"),
    ("flows.publish", "project"),
    ("flows.sync", "project"),
    ("flows.update", "project"),
    ("projects.find", "path"),
}
"""Arguments that take the path of a project."""
MATCHING = "connections.update_matching"
OTHERS = {
    **{(MATCHING, name): "filled" for name in ("server_address", "user_name", "connection_type")},
    (MATCHING, "flows"): "flows",
    ("flows.check_publish", "tags"): "texts",
    ("flows.publish", "tags"): "texts",
    ("flows.run_many", "flows"): "flows",
    ("flows.sync", "state"): "file",
    ("permissions.copy", "source"): "id",
}
"""Arguments that take something else than those of the same name elsewhere."""
ENDLESS = {("jobs.wait", "timeout"), ("flows.run_many", "timeout")}
"""What may be None although that is not the default."""

SEGMENTS = {"upload_session_id"}
FREE = {
    *(("operations.publish_flow", name) for name in ("name", "upload_session_id")),
    *(("operations.create_project", name) for name in ("name", "content_permissions")),
    *(("operations.update_project", name) for name in ("name", "content_permissions")),
    ("operations.create_schedule", "name"),
    ("operations.update_schedule", "name"),
    ("operations.add_flow_to_favorites", "label"),
}
"""Arguments of raw operations that may be empty."""


CHANGES = {
    name: least_change(info.name)
    for info in catalog.OPERATIONS.values()
    for name in (f"{info.resource}.{info.verb}", f"operations.{info.name}")
}
"""For each method that changes something, an argument to do it by."""
CHANGES[MATCHING] = {"server_port": 1433, "password": "correct-horse"}


def methods() -> Iterator[tuple[str, Callable]]:
    for resource in RESOURCES:
        kind = getattr(Client, resource)
        for name in dir(kind):
            if not name.startswith("_"):
                yield f"{resource}.{name}", getattr(kind, name)
    for name in ("call", "pages", "switch_site"):
        yield name, getattr(Client, name)
    for info in catalog.OPERATIONS.values():
        if info.raw and info.resource not in {"auth", "server"}:  # the client has those itself
            yield f"operations.{info.name}", getattr(operations, info.name)


def parameters_of(name: str, method: Callable) -> list[inspect.Parameter]:
    found = list(inspect.signature(method).parameters.values())
    return found if name.startswith("operations.") else found[1:]


def kind_of(method: str, parameter: inspect.Parameter) -> str:
    name = parameter.name
    if (method, name) in PATHS:
        return "path"
    if name in SEGMENTS and (method, name) not in FREE and parameter.default is parameter.empty:
        return "segment"
    if (method, name) in FREE:
        return "text"
    if (method, name) in OTHERS:
        return OTHERS[method, name]
    if name in KINDS:
        return KINDS[name]
    return "id" if "Identified" in str(parameter.annotation) or name == "job" else "text"


CASES = [
    (name, method, parameter.name, kind_of(name, parameter))
    for name, method in methods()
    for parameter in parameters_of(name, method)
]


def call_with(tableau: Client, name: str, method: Callable, argument: str, value: object) -> object:
    """Call a method with one value of ours, and good ones for all else that must be given."""
    given, named = [], {}
    for parameter in parameters_of(name, method):
        if parameter.name == argument:
            one = value
        elif parameter.default is parameter.empty or name in WITH_ALL:
            left_out = {"group", "group_set", "deny", "sequence_id", "file_name"}
            if name in WITH_ALL and parameter.name in left_out:
                continue
            one = GOOD.get(parameter.name, LUID)
            if name in PUBLISHING and parameter.name == "source":
                one = emulator.sample_flow()
        else:
            continue
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = one
        else:
            given.append(one)
    if name in ONE_GRANTEE and argument in {"group", "group_set"}:
        del named["user"]
    if name in PUBLISHING:
        named.setdefault("file_type", "tfl")
        named.setdefault("name", "N")
    if name.startswith("operations."):
        for one, told in least_change(name.removeprefix("operations.")).items():
            if one != argument:
                named.setdefault(one, told)
        return tableau.call(method(*given, **named))
    for one, told in CHANGES.get(name, {}).items():
        if one != argument:
            named.setdefault(one, told)
    if name.startswith("operations."):
        return tableau.call(method(*given, **named))
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
    if parameter.default is not None and (name, argument) not in ENDLESS:
        values = (*values, None)
    passed, unnamed = [], []
    for value in values:
        try:
            call_with(tableau, name, method, argument, value)
        except errors.UsageError as error:
            text = str(error)
            named = kind == "file" or re.search(rf"\b{argument}\b", text)
            if len(text) > 500 or not named:
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


@pytest.mark.parametrize("given", ["8", 1.5, True, -1, 65, None, OBJECT, 10**400 * -1])
def test_a_list_does_not_take_just_any_prefetch(world, server, credentials, given):
    flows = world.client(server.url, site="", credentials=credentials).flows.list()
    with pytest.raises(
        errors.UsageError, match=r"^prefetch must be a whole number of pages from 0 to 64"
    ):
        flows.prefetch(given)


KIND_OF = {
    "flows": "flow",
    "output_steps": "output step",
    "owner": "user",
    "parent": "project",
    "source": "flow",
    "target": "flow",
    "warning": "data quality warning",
}
"""The kinds of objects that arguments of other names take."""


def objects_of(tableau: Client) -> dict[str, list[object]]:
    """Every kind of object that methods return, by what it is."""
    listed = tableau.flow_tasks.list()[0]
    flow = listed.flow_run.flow
    read = tableau.flows.get(flow.id)
    rules = tableau.permissions.grant(flow, user=USER, allow=["Read"]).grantee_capabilities
    connection = tableau.connections.list(LUID)[0]
    job = tableau.flows.run(flow, wait=20).job
    warning = tableau.data_quality_warnings.add(flow, kind="STALE")
    return {
        "connection": [connection, tableau.connections.update(LUID, connection, user_name="u")],
        "data quality warning": [warning, tableau.data_quality_warnings.get(warning)],
        "flow": [
            read,
            flow,
            tableau.flows.list().first(),
            tableau.metadata.flows().first(),
            tableau.flows.update(flow, owner=read.owner),
        ],
        "flow run": [tableau.flow_runs.list().first()],
        "group": [
            next(rule.group for rule in rules if rule.group),
            tableau.groups.list().first(),
            tableau.users.groups(USER).first(),
        ],
        "group set": [tableau.group_sets.list().first()],
        "job": [
            job,
            tableau.jobs.get(job),
            tableau.jobs.list().first(),
            tableau.flow_tasks.run(listed),
        ],
        "output step": [read.output_steps[0]],
        "project": [
            read.project,
            tableau.projects.list().first(),
            tableau.projects.update(read.project),
            tableau.projects.get_permissions(read.project).project,
        ],
        "linked task": [tableau.linked_tasks.list().first()],
        "schedule": [listed.flow_run.schedule, tableau.schedules.list().first()],
        "site": [tableau.sites.list().first(), tableau.current_session().site],
        "task": [
            listed,
            tableau.flow_tasks.get(listed),
            tableau.flow_tasks.add(LUID, listed.flow_run.schedule),
        ],
        "user": [
            read.owner,
            next(rule.user for rule in rules if rule.user),
            tableau.users.list().first(),
            tableau.users.get(USER),
            tableau.groups.users(tableau.groups.list().first()).first(),
            tableau.current_session().user,
        ],
    }


def test_an_object_that_a_method_returns_is_taken_by_all_that_ask_for_one_of_its_kind(
    world, server, credentials, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    tableau = world.client(server.url, site="", credentials=credentials)
    objects = objects_of(tableau)
    refused, asked = [], set()
    for name, method, argument, kind in CASES:
        if kind not in {"id", "ids"}:
            continue
        of = KIND_OF.get(argument, argument.replace("_", " "))
        asked.add(of)
        for one in objects[of]:
            try:
                call_with(tableau, name, method, argument, [one] if kind == "ids" else one)
            except errors.TableauError as error:
                # What was sent may fail: other calls of this test have deleted some of it.
                # What only Cloud has takes the object before it is refused here.
                if isinstance(error, errors.UsageError) and not isinstance(
                    error, errors.DeploymentError
                ):
                    refused.append((name, argument, str(error)))
    assert refused == []
    assert asked == objects.keys()


def test_arguments_are_named_after_the_object_that_they_take():
    """No argument that takes an object is called after its id."""
    taking = {argument for _, _, argument, kind in CASES if kind in {"id", "ids"}}
    assert [argument for argument in taking if argument.endswith("_id")] == []


def test_the_subject_is_given_by_position_and_all_else_by_name():
    by_position = {
        name: [p.name for p in parameters_of(name, method) if p.kind is not p.KEYWORD_ONLY]
        for name, method in methods()
    }
    assert max(map(len, by_position.values())) == 2
    two = {name: given for name, given in by_position.items() if len(given) == 2}
    assert two["flow_tasks.add"] == ["flow", "schedule"]
    assert two.pop("flow_tasks.create") == ["flow", "recurrence"]
    assert two.pop("permissions.set") == ["flow", "grants"]
    assert two.pop("permissions.holders") == ["flow", "capability"]
    assert two.pop("schedules.create") == ["name", "recurrence"]
    assert two.pop("flows.add_tags") == ["flow", "labels"]
    assert two.pop("flows.delete_tag") == ["flow", "label"]
    assert two.pop("tags.add") == ["flows", "labels"]
    assert two.pop("tags.delete") == ["flows", "labels"]
    for name, given in two.items():
        kinds = {kind_of(name, p) for p in parameters_of(name, dict(methods())[name])[:2]}
        assert kinds == {"id"}, (name, given)


def test_a_task_is_read_and_run_by_the_id_of_what_it_runs(tableau):
    for task in tableau.flow_tasks.list():
        assert task.id == task.flow_run.id
        assert tableau.flow_tasks.get(task).flow_run.id == task.flow_run.id
        assert tableau.flow_tasks.run(task).id
    assert tableau.flows.get(tableau.flows.get(LUID)).id == LUID


def test_a_reply_about_something_is_refused_with_a_hint_of_what_to_give(tableau, server):
    reply = models.JobReply(job=models.Job(id=LUID))
    for call in (tableau.flows.run, tableau.flows.get, tableau.flow_tasks.get):
        with pytest.raises(errors.UsageError, match=r"be JobReply: .*; here, give its \.job$"):
            call(reply)
    assert server.requests == ()


def test_a_task_whose_id_was_not_told_anywhere_is_refused(tableau, server):
    nobody = models.Task(flow_run=models.FlowReference(id=None))
    with pytest.raises(errors.UsageError, match="Task: the object has no id"):
        tableau.flow_tasks.get(nobody)
    assert server.requests == ()


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


def test_ids_and_queries_are_sent_up_to_their_bounds(tableau, server):
    with pytest.raises(errors.NotFoundError):
        tableau.flows.get("x" * 1000)
    with pytest.raises(errors.ApiError):
        tableau.flows.list(filter="x" * 8000).first()
    sent = [request.operation for request in server.requests]
    assert sent[-2:] == ["queryFlow", "queryFlowsForSite"]


def test_every_method_is_looked_at():
    assert len(CASES) > 60
    assert {case[0] for case in CASES} >= {"flows.run", "flows.publish", "jobs.wait", "call"}
    assert {case[3] for case in CASES} == set(BAD)
