"""Conditions: what is sent of them is never misread, and what is checked locally is exact."""

from __future__ import annotations

import re
import typing
from datetime import UTC, date, datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tableau_flows import errors, fields, models
from tableau_flows.emulator.wire.filters import read_filter
from tableau_flows_generated import catalog, operations
from tableau_flows_generated.conditions import Eq, Has, Lte
from tableau_flows_generated.filtering import checked_where, matching, server_filter
from tableau_flows_generated.operation import FieldInfo

NEWEST = (3, 30)
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FLOWS = next(p.filter for p in catalog.QUERY_FLOWS_FOR_SITE.parameters if p.filter)
UNSAFE = ",&[]:*%"
ONLY_SERVER = "the items of the list do not hold the value"


def sent(*conditions, version=NEWEST):
    """The filter that is sent, and whether it says everything."""
    compiled = server_filter(conditions, version)
    return compiled.text, compiled.is_whole


def flow(**facts):
    return models.Flow(id="f", **facts)


@pytest.mark.parametrize(
    ("conditions", "text"),
    [
        ([fields.flow.name.eq("Daily sales")], "name:eq:Daily sales"),
        ([fields.flow.name.eq("Größe 日本 🙂 (a) 'b' \"c\" + = / ?")], None),
        ([fields.flow.name.in_(["a", "b", "a"])], "name:in:[a,b]"),
        (
            [fields.flow.name.eq("a"), fields.flow.project_name.eq("b")],
            "name:eq:a,projectName:eq:b",
        ),
        ([fields.flow.owner_name.eq("Ann Lee")], "ownerName:eq:Ann Lee"),
        ([fields.flow_run.progress.gt(-1)], "progress:gt:-1"),
        ([fields.flow_run.progress.le(2**31 - 1)], "progress:lte:2147483647"),
        ([fields.flow_run.status.eq("Pending")], "status:eq:Pending"),
        ([fields.flow_run.status.in_([models.FlowRunStatus.FAILED])], "status:in:[Failed]"),
    ],
)
def test_what_is_safe_is_sent_as_it_is(conditions, text):
    expected = text or f"name:eq:{conditions[0].values[0]}"
    assert sent(*conditions) == (expected, True)


@pytest.mark.parametrize(
    "value",
    ["", " a", "a ", "\u00a0a", "a\tb", "a\nb", "a\u200bb", "a\u2028b"]
    + [f"a{mark}b" for mark in UNSAFE],
)
def test_what_a_server_could_misread_is_left_to_the_client(value):
    condition = fields.flow.name.eq(value)
    assert sent(condition) == ("", False)
    assert sent(fields.flow.name.in_(["a", value])) == ("", False)
    assert condition.matches(flow(name=value))
    assert not condition.matches(flow(name=value + "x"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("x,ownerName:eq:y")
@example("x&pageSize=1")
@example("[a")
@example("a*")
@example("%2C")
def test_a_text_is_sent_as_one_value_or_not_at_all(value):
    try:
        condition = fields.flow.name.eq(value)
    except errors.UsageError:
        return  # no reply could hold it
    text, is_whole = sent(condition)
    clauses = [
        (c.field.name, c.operator, c.values, c.is_pattern)
        for c in read_filter(text, FLOWS, NEWEST, newest=NEWEST)
    ]
    assert clauses == ([("name", "eq", (value,), False)] if is_whole else [])
    is_unsafe = set(value) & set(UNSAFE) or not value.isprintable() or value != value.strip()
    assert is_whole is not bool(is_unsafe or not value)


@pytest.mark.parametrize(
    ("condition", "text", "is_whole"),
    [
        (fields.flow.updated_at.ge(NOON), "updatedAt:gte:2026-05-01T12:00:00Z", True),
        (fields.flow.updated_at.gt(NOON), "updatedAt:gt:2026-05-01T12:00:00Z", True),
        (fields.flow.updated_at.lt(NOON), "updatedAt:lt:2026-05-01T12:00:00Z", True),
        (fields.flow.updated_at.le(NOON), "updatedAt:lt:2026-05-01T12:00:01Z", True),
        (fields.flow.updated_at.eq(NOON), "updatedAt:gte:2026-05-01T12:00:00Z", False),
        (fields.flow.updated_at.ge(date(2026, 5, 1)), "updatedAt:gte:2026-05-01T00:00:00Z", True),
        (
            fields.flow.updated_at.ge(
                datetime(2026, 5, 1, 14, tzinfo=timezone(timedelta(hours=2)))
            ),
            "updatedAt:gte:2026-05-01T12:00:00Z",
            True,
        ),
        (
            fields.flow.updated_at.gt(NOON.replace(microsecond=1)),
            "updatedAt:gt:2026-05-01T12:00:00Z",
            False,
        ),
        (
            fields.flow.updated_at.lt(NOON.replace(microsecond=1)),
            "updatedAt:lt:2026-05-01T12:00:01Z",
            False,
        ),
        (fields.flow.updated_at.ge(date(1, 1, 1)), "", False),
        (fields.flow.updated_at.le(date(9999, 12, 31)), "", False),
        (fields.flow.updated_at.le(datetime.max.replace(tzinfo=UTC)), "", False),
        (fields.flow.updated_at.ge(datetime.min.replace(tzinfo=timezone.max)), "", False),
        (fields.flow_run.progress.eq(2**31), "", False),
        (fields.flow_run.progress.eq(-(10**40)), "", False),
        (fields.flow_run.status.in_(["Pending", "Failed"]), "", False),
    ],
)
def test_times_and_numbers_ask_the_server_for_more_and_never_for_less(condition, text, is_whole):
    assert sent(condition) == (text, is_whole)


TIMES = st.datetimes(datetime(2026, 5, 1), datetime(2026, 5, 1, 0, 0, 3), timezones=st.just(UTC))
OPERATORS = {
    "eq": lambda stored, value: stored == value,
    "gt": lambda stored, value: stored > value,
    "gte": lambda stored, value: stored >= value,
    "lt": lambda stored, value: stored < value,
    "lte": lambda stored, value: stored <= value,
}


@given(stored=TIMES, value=TIMES, operator=st.sampled_from(sorted(OPERATORS)), cut=st.booleans())
def test_a_server_that_compares_fractions_sends_each_item_that_matches(
    stored, value, operator, cut
):
    """Replies of such a server may be cut to seconds."""
    method = {"gte": "ge", "lte": "le"}.get(operator, operator)
    condition = getattr(fields.flow.updated_at, method)(value)
    shown = stored.replace(microsecond=0) if cut else stored
    if not condition.matches(flow(updated_at=shown)):
        return
    text, _ = sent(condition)
    _, told, bound = text.split(":", 2)
    assert OPERATORS[told](stored, datetime.fromisoformat(bound))


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        (fields.flow.name.eq("b"), ["b"]),
        (fields.flow.name.in_(["b", "c", "none"]), ["b", "c"]),
        (fields.flow.project_name.eq("P"), ["b"]),
        (fields.flow.created_at.eq(NOON), ["b"]),
        (fields.flow.created_at.gt(NOON), ["c"]),
        (fields.flow.created_at.ge(NOON), ["b", "c"]),
        (fields.flow.created_at.lt(NOON), []),
        (fields.flow.created_at.le(NOON), ["b"]),
        (fields.flow.owner_name.eq("nobody"), [None, "B", "b", "c"]),
    ],
)
def test_items_are_compared_exactly_and_one_without_the_value_does_not_match(condition, found):
    items = (
        flow(),
        flow(name="B", project=models.Project(id="p", name=None)),
        flow(name="b", project=models.Project(id="p", name="P"), created_at=NOON),
        flow(name="c", created_at=NOON + timedelta(seconds=1)),
    )
    assert [item.name for item in matching((condition,), items)] == found


def test_the_text_that_a_value_contains_is_compared_exactly():
    title = Has("job.title", FieldInfo("title", "string", operators=("has",), path=("title",)))
    condition = title.has("Daily")
    assert sent(condition) == ("title:has:Daily", True)
    assert condition.matches(SimpleNamespace(title="My Daily flow"))
    assert not condition.matches(SimpleNamespace(title="my daily flow"))
    with pytest.raises(errors.UsageError, match=r"^fields\.job\.title must not be empty"):
        title.has("")


def test_a_condition_on_true_or_false_is_sent_in_lower_case():
    top = Eq("project.top_level", FieldInfo("topLevelProject", "boolean", operators=("eq",)))
    assert sent(top.eq(True)) == ("topLevelProject:eq:true", True)
    with pytest.raises(errors.UsageError, match=r"top_level must be True or False, not 1"):
        top.eq(1)


def test_one_condition_of_a_field_is_sent_and_all_are_checked():
    after, before = fields.flow.updated_at.ge(NOON), fields.flow.updated_at.lt(NOON)
    assert sent(after, before) == ("updatedAt:gte:2026-05-01T12:00:00Z", False)
    assert matching((after, before), (flow(updated_at=NOON),)) == ()


def test_what_only_the_server_can_check_is_sent_first_and_for_certain():
    many = fields.flow.name.in_([f"flow {n}" for n in range(800)])
    text, is_whole = sent(many, fields.flow.owner_name.eq("Ann"))
    assert (text, is_whole) == ("ownerName:eq:Ann", False)
    long = fields.flow.name.eq("x" * 7900)
    owner = fields.flow.owner_name.eq("y" * 200)
    assert sent(long) == (f"name:eq:{'x' * 7900}", True)
    assert sent(long, owner) == (f"ownerName:eq:{'y' * 200}", False)


def test_a_field_that_is_newer_than_the_server_is_checked_in_the_client():
    status = fields.flow_run.status.eq("Success")
    assert sent(status, version=(3, 29)) == ("", False)
    assert sent(status, version=(3, 30)) == ("status:eq:Success", True)
    assert status.matches(models.FlowRun(id="r", status=models.FlowRunStatus.SUCCESS))
    assert not status.matches(models.FlowRun(id="r", status="Resting"))


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ([fields.flow.owner_name.eq("a,b")], "it contains ','"),
        ([fields.flow.owner_name.eq("a*")], r"it contains '\*'"),
        ([fields.flow.owner_name.eq(" a")], "it begins or ends with white space"),
        ([fields.flow.owner_name.eq("")], "servers take no empty text"),
        ([fields.flow.owner_name.eq("a\u200bb")], "a character that cannot be printed"),
        ([fields.flow.owner_name.eq("x" * 8000)], "too much that only the server can check"),
        (
            [fields.flow.owner_name.eq("a"), fields.flow.owner_name.eq("b")],
            r"where has two conditions on fields\.flow\.owner_name",
        ),
        ([fields.flow_run.status.eq("Failed")], r"fields\.flow, not fields\.flow_run\.status$"),
        (fields.flow.name.eq("a"), r"^where must be a list such as \[fields\.flow\.…"),
        ("name:eq:a", "^where must be a list"),
        (None, "^where must be a list"),
        (["name:eq:a"], "^each of where must be made like fields.flow.….eq"),
        ([fields.flow.name], "^each of where must be made like"),
        ([fields.flow.name.asc()], "^each of where must be made like"),
    ],
)
def test_what_cannot_be_met_is_refused_when_the_call_is_made(where, message):
    with pytest.raises(errors.UsageError, match=message) as caught:
        operations.query_flows_for_site(where=where)
    assert len(str(caught.value)) < 500


def test_a_time_that_only_the_server_can_check_must_be_in_whole_seconds():
    login = Lte("user.last_login", FieldInfo("lastLogin", "dateTime", operators=("eq", "lte")))
    (condition,) = checked_where([login.le(NOON)], "user", None)
    assert sent(condition) == ("lastLogin:lte:2026-05-01T12:00:00Z", True)
    with pytest.raises(errors.UsageError, match=f"whole seconds; {ONLY_SERVER}"):
        checked_where([login.le(NOON.replace(microsecond=5))], "user", None)


def test_the_same_condition_twice_is_one():
    twice = [fields.flow.owner_name.eq("a"), fields.flow.owner_name.eq("a")]
    assert len(operations.query_flows_for_site(where=twice).where) == 1


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: fields.flow.name.eq(5), r"^fields\.flow\.name must be text, not 5$"),
        (lambda: fields.flow.name.eq(None), "must be text, not None"),
        (lambda: fields.flow.name.eq("a\0b"), "control character"),
        (lambda: fields.flow.name.eq("\ud800"), "unpaired surrogate"),
        (lambda: fields.flow.name.in_("abc"), "takes a list of values with in_, not 'abc'"),
        (lambda: fields.flow.name.in_(iter("a")), "takes a list of values with in_, not str_"),
        (lambda: fields.flow.name.in_(5), "takes a list of values with in_, not 5"),
        (lambda: fields.flow.name.in_([]), "takes at least one value with in_"),
        (lambda: fields.flow.name.in_(["a", 5]), "must be text, not 5"),
        (lambda: fields.flow.name.in_([["a"]]), "must be text, not list"),
        (lambda: fields.flow.updated_at.ge(datetime(2026, 5, 1)), "must have a time zone"),
        (lambda: fields.flow.updated_at.ge("2026-05-01"), "a datetime with a time zone or a date"),
        (lambda: fields.flow_run.progress.eq(True), "must be a whole number, not True"),
        (lambda: fields.flow_run.progress.eq("5"), "must be a whole number, not '5'"),
        (lambda: fields.flow_run.status.eq("success"), "must be one of 'Pending', 'InProgress'"),
    ],
)
def test_a_wrong_value_is_refused_when_the_condition_is_made(make, message):
    with pytest.raises(errors.UsageError, match=message):
        make()


@pytest.mark.parametrize(
    ("given_order", "text"),
    [
        ([fields.flow.name.asc()], "name:asc"),
        ((fields.flow.project_name.desc(), fields.flow.name.asc()), "projectName:desc,name:asc"),
    ],
)
def test_an_order_is_sent_as_it_is(given_order, text):
    assert dict(operations.query_flows_for_site(order_by=given_order).query) == {"sort": text}


@pytest.mark.parametrize(
    ("given_order", "message"),
    [
        ([fields.flow_run.progress.asc()], r"^each of order_by must be a field of this list"),
        ([fields.flow.name.eq("a")], r"^each of order_by must be made like fields\.flow\.….asc"),
        ([fields.flow.name.asc(), fields.flow.name.desc()], r"has fields\.flow\.name twice"),
        ("name:asc", "^order_by must be a list"),
    ],
)
def test_a_wrong_order_is_refused(given_order, message):
    with pytest.raises(errors.UsageError, match=message):
        operations.query_flows_for_site(order_by=given_order)


def test_the_raw_and_the_typed_form_cannot_be_combined():
    name = fields.flow.name
    with pytest.raises(errors.UsageError, match="filter and where cannot be combined"):
        operations.query_flows_for_site(filter="name:eq:a", where=[name.eq("a")])
    with pytest.raises(errors.UsageError, match="sort and order_by cannot be combined"):
        operations.query_flows_for_site(sort="name:asc", order_by=[name.asc()])


def test_fields_and_conditions_show_how_they_are_made():
    shown = [
        fields.flow.name,
        fields.flow.name.eq("Daily"),
        fields.flow.name.in_(["a", "b"]),
        fields.flow_run.progress.ge(5),
        fields.flow_run.started_at.desc(),
    ]
    assert repr(fields.flow) == "fields.flow"
    assert repr(fields.background_job) == "fields.background_job"
    assert [repr(one) for one in shown] == [
        "fields.flow.name",
        "fields.flow.name.eq('Daily')",
        "fields.flow.name.in_(['a', 'b'])",
        "fields.flow_run.progress.ge(5)",
        "fields.flow_run.started_at.desc()",
    ]


def test_a_field_has_exactly_the_methods_of_its_operators():
    words = {"eq": "eq", "in": "in_", "has": "has", "gt": "gt"}
    words |= {"gte": "ge", "lt": "lt", "lte": "le"}
    known = {*words.values(), "asc", "desc"}
    looked_at = 0
    for info in catalog.OPERATIONS.values():
        sorts = {one.name for parameter in info.parameters for one in parameter.sort}
        for parameter in info.parameters:
            for field in parameter.filter:
                of = getattr(fields, _list_of(info))
                typed = next(
                    value
                    for name in dir(of)
                    if not name.startswith("_") and (value := getattr(of, name))._info == field
                )
                expected = {words[operator] for operator in field.operators}
                expected |= {"asc", "desc"} if field.name in sorts else set()
                assert {name for name in dir(typed) if name in known} == expected
                looked_at += 1
    assert looked_at > 10


def _list_of(info):
    hint = typing.get_type_hints(getattr(operations, info.name))["where"]
    model = typing.get_args(typing.get_args(hint)[0])[0].__name__
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", model).lower()
