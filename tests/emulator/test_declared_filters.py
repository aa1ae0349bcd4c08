"""Every filter, sort order and page that the spec declares for a list changes what is listed.

Two objects that differ are made for each list. Each declared operator of each declared field is
tried on both, and each declared sort order orders them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sample_requests import PATH_VALUES
from tableau_flows.emulator import seed_id

ROOT = Path(__file__).resolve().parents[2]
LISTS = {
    operation["id"]: operation
    for operation in json.loads((ROOT / "generated/api.json").read_text("utf-8"))["operations"]
    if operation["method"] == "GET"
    and (operation["paged"] or {"filter", "sort"} & {p["name"] for p in operation["parameters"]})
}

ADMIN, PUBLISHER = seed_id("user", "admin"), seed_id("user", "publisher")
SUPERSTORE, BUDGET = seed_id("flow", "Superstore"), seed_id("flow", "Budget")
DEFAULT, FINANCE = seed_id("project", "Default"), seed_id("project", "Finance")
EARLY = datetime(2025, 1, 1, tzinfo=UTC)
LATE = EARLY + timedelta(days=1)

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, operand: value == operand,
    "in": lambda value, operand: value == operand,
    "has": lambda value, operand: operand in value,
    "gt": lambda value, operand: value > operand,
    "gte": lambda value, operand: value >= operand,
    "lt": lambda value, operand: value < operand,
    "lte": lambda value, operand: value <= operand,
}


@dataclass
class Pair:
    """Two objects of a list: their ids, and both values of each field."""

    path: str
    tag: str
    ids: tuple[str, str]
    values: dict[str, tuple[Any, Any]]


def users(scene):
    made = [scene.server.add_user("abe", role="Viewer"), scene.server.add_user("zoe")]
    for name, when in (("abe", EARLY), ("zoe", LATE)):
        scene.server.set_time(when)
        scene.connect(scene.server, name)
    values = {"name": ("abe", "zoe"), "siteRole": ("Viewer", "Creator"), "lastLogin": (EARLY, LATE)}
    return Pair("users", "user", tuple(made), values)


def groups(scene):
    made = (
        scene.server.add_group("A", minimum_role="Viewer"),
        scene.server.add_group("B", minimum_role="Explorer", users=["admin"], domain="corp"),
    )
    values = {
        "name": ("A", "B"),
        "domainName": ("local", "corp"),
        "domainNickname": ("local", "corp"),
        "isLocal": (True, False),
        "userCount": (0, 1),
        "minimumSiteRole": ("Viewer", "Explorer"),
    }
    return Pair("groups", "group", made, values)


def group_sets(scene):
    made = tuple(scene.server.add_group_set(name, groups=["Analysts"]) for name in ("A", "B"))
    return Pair("groupsets", "groupSet", made, {"name": ("A", "B")})


def flows(scene):
    scene.server.set_time(EARLY)
    first = scene.server.add_flow("A")
    scene.server.set_time(LATE)
    second = scene.server.add_flow("B", project="Finance", owner="publisher")
    values = {
        "name": ("A", "B"),
        "ownerName": ("Ada Admin", "Paul Publisher"),
        "projectId": (DEFAULT, FINANCE),
        "projectName": ("Default", "Finance"),
        "createdAt": (EARLY, LATE),
        "updatedAt": (EARLY, LATE),
    }
    return Pair("flows", "flow", (first, second), values)


def projects(scene):
    scene.server.set_time(EARLY)
    first = scene.server.add_project("A")
    scene.server.set_time(LATE)
    second = scene.server.add_project("B", parent="Finance", owner="publisher")
    values = {
        "name": ("A", "B"),
        "ownerName": ("Ada Admin", "Paul Publisher"),
        "ownerDomain": ("local", "local"),
        "ownerEmail": ("admin@example.com", "publisher@example.com"),
        "parentProjectId": (None, FINANCE),
        "topLevelProject": (True, False),
        "createdAt": (EARLY, LATE),
        "updatedAt": (EARLY, LATE),
    }
    return Pair("projects", "project", (first, second), values)


def add_runs(scene):
    scene.server.set_time(LATE + timedelta(hours=1))
    plans = ((SUPERSTORE, "Failed", EARLY, "admin"), (BUDGET, "Cancelled", LATE, "publisher"))
    return tuple(
        scene.server.add_run(
            flow,
            status=status,
            started_at=when,
            seconds=60,
            user=user,
            reason="The disk is full" if status == "Failed" else "",
        )
        for flow, status, when, user in plans
    )


ENDS = (EARLY + timedelta(minutes=1), LATE + timedelta(minutes=1))


def runs(scene):
    values = {
        "flowId": (SUPERSTORE, BUDGET),
        "userId": (ADMIN, PUBLISHER),
        "progress": (100, 0),
        "startedAt": (EARLY, LATE),
        "completedAt": ENDS,
        "status": ("Failed", "Cancelled"),
    }
    return Pair("flows/runs", "flowRuns", add_runs(scene), values)


def jobs(scene):
    made = add_runs(scene)
    api = scene.connect(scene.server, "admin")
    job_of = {
        run.get("id"): run.get("backgroundJobId")
        for run in api.tree(api.get("flows/runs")).iter("flowRuns")
    }
    values = {
        "jobType": ("run_flow", "run_flow"),
        "status": ("Failed", "Cancelled"),
        "progress": (100, 0),
        "priority": (50, 50),
        "title": ("Superstore", "Budget"),
        "subtitle": ("", ""),
        "notes": ("The disk is full", ""),
        "args": ("", ""),
        "createdAt": (EARLY, LATE),
        "startedAt": (EARLY, LATE),
        "completedAt": ENDS,
    }
    return Pair("jobs", "backgroundJob", tuple(job_of[run] for run in made), values)


PAIRS = {
    "getUsersOnSite": users,
    "queryGroups": groups,
    "queryGroupSets": group_sets,
    "queryFlowsForSite": flows,
    "queryProjects": projects,
    "getFlowRuns": runs,
    "queryJobs": jobs,
}
ONE_VALUE = {
    "queryProjects": {"ownerDomain"},
    "queryJobs": {"jobType", "priority", "subtitle", "args"},
}
"""Fields of which the emulator has one value for all objects."""


@dataclass
class Scene:
    server: Any
    connect: Any
    admin: Any


@pytest.fixture
def scene(server, connect):
    return Scene(server, connect, connect(server, "admin"))


def pair_of(scene, operation):
    """The two objects; the session is new, since time has passed."""
    pair = PAIRS[operation](scene)
    scene.admin = scene.connect(scene.server, "admin")
    return pair


def declared(operation, name):
    """The fields of the parameter ``filter`` or ``sort``; none if the list does not have it."""
    return {
        field["name"]: field
        for parameter in LISTS[operation]["parameters"]
        if parameter["name"] == name
        for field in parameter[name]
    }


FILTERED = sorted(operation for operation in LISTS if declared(operation, "filter"))


def test_there_are_two_objects_for_each_list_with_filters_or_sort_orders():
    sorted_lists = {operation for operation in LISTS if declared(operation, "sort")}
    assert {*FILTERED} | sorted_lists == PAIRS.keys()


def found(scene, pair, **params):
    """Those of the two objects that are listed, in order."""
    answer = scene.admin.get(pair.path, pageSize="1000", **params)
    assert answer.status_code == 200, (params, answer.text)
    ids = [row.get("id") for row in scene.admin.tree(answer).iter(pair.tag) if row.get("id")]
    return [("first", "second")[pair.ids.index(one)] for one in ids if one in pair.ids]


def written(value):
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:%Y-%m-%dT%H:%M:%SZ}" if isinstance(value, datetime) else str(value)


def other(value):
    """A value that neither object has, and that comes after both."""
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return value + timedelta(days=365)
    return value + 1000 if isinstance(value, int) else "zzz"


@pytest.mark.parametrize("operation", FILTERED)
def test_each_operator_of_each_field_selects_what_it_says(scene, operation):
    pair = pair_of(scene, operation)
    fields = declared(operation, "filter")
    assert fields.keys() == pair.values.keys()
    same = {name for name, (first, second) in pair.values.items() if first == second}
    assert same == ONE_VALUE.get(operation, set())
    for name, field in fields.items():
        values = pair.values[name]
        operands = {value for value in values if value not in {None, ""}}
        operands.add(other(next(value for value in values if value is not None)))
        if name == "flowId" or field["in_values"]:
            operands -= {"zzz"}  # an unknown flow or status is an error
        for operator in field["operators"]:
            for operand in operands - {None}:
                text = f"[{written(operand)}]" if operator == "in" else written(operand)
                expected = {
                    which
                    for which, value in zip(("first", "second"), values, strict=True)
                    if value is not None and COMPARISONS[operator](value, operand)
                }
                condition = f"{name}:{operator}:{text}"
                assert {*found(scene, pair, filter=condition)} == expected, condition


@pytest.mark.parametrize("operation", FILTERED)
def test_an_operator_or_a_field_that_is_not_declared_is_refused(scene, operation):
    pair = pair_of(scene, operation)
    fields = declared(operation, "filter")
    for name, field in fields.items():
        value = written(next(one for one in pair.values[name] if one is not None)) or "x"
        for operator in {*COMPARISONS, "cieq", "EQ", ""} - {*field["operators"]}:
            answer = scene.admin.get(pair.path, filter=f"{name}:{operator}:{value}")
            assert scene.admin.code(answer) == "400065", f"{name}:{operator}"
    everywhere = {name for one in FILTERED for name in declared(one, "filter")}
    for name in (everywhere | {"id", "tags", "Name", ""}) - fields.keys():
        assert scene.admin.code(scene.admin.get(pair.path, filter=f"{name}:eq:x")) == "400065", name


@pytest.mark.parametrize("operation", sorted(PAIRS))
def test_each_sort_order_orders_the_list_both_ways(scene, operation):
    pair = pair_of(scene, operation)
    for name in declared(operation, "sort"):
        first, second = pair.values[name]
        up, down = (found(scene, pair, sort=f"{name}:{way}") for way in ("asc", "desc"))
        if first == second:
            assert up == down  # by the order of the list itself
        else:
            # Objects without the value come last, and first under desc (wire_facts §5.3).
            is_first = second is None or (first is not None and first < second)
            assert up == (["first", "second"] if is_first else ["second", "first"]), name
            assert down == up[::-1], name


@pytest.mark.parametrize("operation", sorted(PAIRS))
def test_a_sort_order_that_is_not_declared_is_refused(scene, operation):
    pair, fields = pair_of(scene, operation), declared(operation, "sort")
    everywhere = {name for one in PAIRS for name in declared(one, "sort")}
    for name in (everywhere | {"id", "topLevelProject", "Name"}) - fields.keys():
        answer = scene.admin.get(pair.path, sort=f"{name}:asc")
        assert scene.admin.code(answer) == "400066", name
    for way in ("up", "ASC", ""):
        answer = scene.admin.get(pair.path, sort=f"{next(iter(fields))}:{way}")
        assert scene.admin.code(answer) == "400000", way


# Pages


def many_schedules(scene):
    body = (
        '<schedule name="{}" priority="50" type="Flow" frequency="Daily" executionOrder="Parallel">'
        '<frequencyDetails start="06:00:00"/></schedule>'
    )
    for name in "AB":
        assert scene.admin.post("/schedules", body.format(name)).status_code in {200, 201}


def many_favorites(scene):
    for flow, label in ((SUPERSTORE, "a"), (BUDGET, "b")):
        body = f'<favorite label="{label}"><flow id="{flow}"/></favorite>'
        assert scene.admin.put(f"favorites/{ADMIN}", body).status_code == 200


PAGED: dict[str, tuple[Callable[[Scene], object], str, str]] = {
    "querySites": (lambda _: None, "/sites", "site"),
    "getGroupsForAUser": (lambda _: None, f"users/{seed_id('user', 'viewer')}/groups", "group"),
    "getUsersInGroup": (lambda _: None, f"groups/{PATH_VALUES['groupId']}/users", "user"),
    "queryFlowsForUser": (flows, f"users/{ADMIN}/flows", "flow"),
    "querySchedules": (many_schedules, "/schedules", "schedule"),
    "getLinkedTasks": (
        lambda scene: scene.server.add_linked_task([SUPERSTORE, BUDGET]),
        "tasks/linked",
        "linkedTasks",
    ),
    "getFavorites": (many_favorites, f"favorites/{ADMIN}", "favorite"),
}


def test_every_list_with_pages_is_tried():
    assert PAGED.keys() | PAIRS.keys() == LISTS.keys()


@pytest.mark.parametrize("operation", sorted(LISTS))
def test_pages_of_one_put_together_are_the_whole_list(scene, operation):
    if operation in PAIRS:
        pair = pair_of(scene, operation)
        path, tag = pair.path, pair.tag
    else:
        make, path, tag = PAGED[operation]
        make(scene)
        scene.admin = scene.connect(scene.server, "admin")

    def rows(**params):
        answer = scene.admin.get(path, **params)
        assert answer.status_code == 200, answer.text
        return [
            tuple(row.attrib.items()) for row in scene.admin.tree(answer).iter(tag) if row.attrib
        ]

    whole = rows()
    assert len({*whole}) == len(whole) > 1
    pages = [rows(pageSize="1", pageNumber=str(page)) for page in range(1, len(whole) + 1)]
    assert pages == [[row] for row in whole]
    answer = scene.admin.get(path, pageSize="1", pageNumber=str(len(whole) + 1))
    if LISTS[operation]["paged"]["total"]:
        assert scene.admin.code(answer) == "400006"


@pytest.mark.parametrize("path", ["tasks/runFlow", "tasks/linked", "/schedules", "/sites"])
def test_lists_without_filters_ignore_them(scene, path):
    """Clients send parameters to all lists; servers send all tasks then (wire_facts §5.1)."""
    whole = scene.admin.get(path)
    assert whole.status_code == 200
    odd = scene.admin.get(path, filter="name:eq:nothing", sort="name:desc", fields="name")
    assert odd.content == whole.content
