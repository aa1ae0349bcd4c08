"""Models as dictionaries for JSON and as rows of tables, with the libraries that read them."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime, time

import pandas
import polars
import pyarrow
import pytest
from blocking import Blocking
from tableau_flows import errors, models, to_rows
from tableau_flows_generated.data import columns_of, row_of

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FLOW = models.Flow(
    id="f",
    file_type=models.FlowFileKind.TFLX,
    created_at=AT,
    project=models.ProjectSummary(id="p", name="Default"),
    tags=(models.Tag(label="a"), models.Tag(label="b")),
)


def rows(world, tableau, items, **options) -> list[dict[str, object]]:
    """All rows of a list of a client of either kind."""
    if world.name == "sync":
        return list(to_rows(items, **options))

    async def read() -> list[dict[str, object]]:
        return [row async for row in to_rows(items, **options)]

    return world.portal.call(read)


def flows(world, tableau):
    """The list of flows of the client itself, not of the wrapper that blocks."""
    return getattr(tableau, "_target", tableau).flows.list()


def test_a_model_becomes_a_dictionary_for_json():
    made = FLOW.to_dict()
    assert made == {
        "id": "f",
        "file_type": "tflx",
        "created_at": "2026-01-02T03:04:05Z",
        "project": {"id": "p", "name": "Default"},
        "tags": [{"label": "a"}, {"label": "b"}],
        "parameters": [],
    }
    assert json.loads(json.dumps(made)) == made
    assert type(made["file_type"]) is str


def test_fields_that_are_none_are_included_on_request():
    made = FLOW.to_dict(unset=True)
    assert set(made) == {field.name for field in fields(models.Flow)}
    assert made["owner"] is None
    assert made["project"]["description"] is None


def test_a_time_of_day_is_text():
    assert json.dumps(models.Interval(hours=1).to_dict())
    start = models.FrequencyDetails(start=time(3, 0)).to_dict()
    assert start["start"] == "03:00:00"


def test_secrets_are_in_no_dictionary_and_in_no_row():
    session = models.Session(token="canary", site=models.Site(id="s"))
    assert "canary" not in str(session.to_dict(unset=True))
    assert "canary" not in str(list(to_rows([session])))
    assert "token" not in columns_of(models.Session)


def test_rows_have_the_columns_of_the_class_whatever_is_set():
    [full, empty] = to_rows([FLOW, models.Flow(id="g")])
    assert list(full) == list(empty) == list(columns_of(models.Flow))
    assert (full["project_name"], empty["project_name"]) == ("Default", None)
    assert full["created_at"] == AT
    assert full["file_type"] == "tflx"
    assert type(full["file_type"]) is str
    assert full["tags"] == [{"label": "a"}, {"label": "b"}]
    assert "project_owner_name" in full


@dataclass(frozen=True)
class Inner:
    name: str | None = None
    outer: Outer | None = None


@dataclass(frozen=True)
class Outer:
    part: Inner | None = None
    part_name: str | None = None


def test_columns_with_the_same_name_are_one_and_the_shorter_path_has_it():
    assert columns_of(Outer) == {"part_name": ("part_name",)}
    assert list(to_rows([Outer(part=Inner("a"), part_name="b")])) == [{"part_name": "b"}]
    assert list(to_rows([Outer(part=Inner("a"))])) == [{"part_name": None}]


def test_a_model_within_itself_ends():
    rows = list(to_rows([Inner("a", Outer(Inner("b")))]))
    assert rows == [{"name": "a", "outer_part_name": None}]


def test_columns_can_be_chosen():
    for columns in (["project_name", "id"], ("project_name", "id")):
        [row] = to_rows([FLOW], columns=columns)
        assert list(row.items()) == [("project_name", "Default"), ("id", "f")]


@pytest.mark.parametrize(
    ("items", "options", "words"),
    [
        (7, {}, "items must be a list of models"),
        ("text", {}, "items must be a list of models"),
        ({"a": FLOW}, {}, "items must be a list of models"),
        ([7], {}, "rows are made of models, not of 7"),
        ([models.Flow], {}, "rows are made of models"),
        ([FLOW], {"columns": "name"}, "columns= must be a list of names"),
        ([FLOW], {"columns": []}, "columns= must be a list of names"),
        ([FLOW], {"columns": [1]}, "columns= must be a list of names"),
        ([FLOW], {"columns": ["name", 1]}, "columns= must be a list of names"),
        ([FLOW], {"columns": ["project_nam"]}, "Flow has no column 'project_nam'; .*project_name"),
    ],
)
def test_what_cannot_become_rows_is_refused(items, options, words):
    with pytest.raises(errors.UsageError, match=words):
        list(to_rows(items, **options))


def test_every_model_has_columns_and_a_dictionary():
    kinds = [getattr(models, name) for name in dir(models)]
    kinds = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 50
    for kind in kinds:
        assert callable(kind.to_dict)
        assert all(name == "_".join(path) for name, path in columns_of(kind).items())


def test_a_list_of_a_client_is_read_as_its_rows_are(world, server, tableau):
    found = rows(world, tableau, flows(world, tableau), columns=["name", "project_name"])
    assert {"name": "Superstore", "project_name": "Default"} in found
    assert len(found) == 3


def test_pandas_makes_a_table(world, server, tableau):
    table = pandas.DataFrame(rows(world, tableau, flows(world, tableau)))
    superstore = table[table.name == "Superstore"].iloc[0]
    assert superstore.project_name == "Default"
    assert str(table.created_at.dtype).startswith("datetime64")
    assert len(pandas.DataFrame(to_rows([FLOW, FLOW]))) == 2


def test_polars_makes_a_table_also_if_values_come_late():
    late = [models.Flow(id=str(at)) for at in range(300)] + [FLOW]
    table = polars.DataFrame(to_rows(late), infer_schema_length=None)
    assert table.filter(polars.col("id") == "f")["project_name"].to_list() == ["Default"]
    assert table["created_at"].dtype.time_zone == "UTC"
    assert table["tags"].to_list()[-1] == [{"label": "a"}, {"label": "b"}]


def test_arrow_makes_a_table_also_if_values_come_late():
    late = [models.Flow(id=str(at)) for at in range(300)] + [FLOW]
    table = pyarrow.Table.from_pylist(list(to_rows(late)))
    assert table.column("project_name").to_pylist()[-1] == "Default"
    assert str(table.schema.field("created_at").type) == "timestamp[us, tz=UTC]"
    assert table.num_columns == len(columns_of(models.Flow))


def test_the_rows_of_an_async_list_may_be_abandoned(world, server, tableau):
    if world.name == "sync":
        pytest.skip("for async only")

    async def first() -> dict[str, object]:
        async for row in to_rows(flows(world, tableau)):
            return row
        raise AssertionError

    assert isinstance(tableau, Blocking)
    assert world.portal.call(first)["name"] in {"Superstore", "Budget", "Secret plans"}


@dataclass(frozen=True)
class _Inner:
    name: str | None = None


@dataclass(frozen=True)
class _PlainFirst:
    inner_name: str | None = None
    inner: _Inner | None = None


@dataclass(frozen=True)
class _PlainLast:
    inner: _Inner | None = None
    inner_name: str | None = None


@pytest.mark.parametrize("model", [_PlainFirst, _PlainLast])
def test_of_two_values_of_one_column_the_less_nested_one_counts(model):
    assert row_of(model(inner_name="own", inner=_Inner("its"))) == {"inner_name": "own"}
    assert row_of(model(inner=_Inner("its"))) == {"inner_name": None}


@dataclass(frozen=True)
class _Folder:
    name: str | None = None
    parent: _Folder | None = None


def test_a_model_within_itself_has_no_columns_of_its_own():
    assert row_of(_Folder("a", _Folder("b"))) == {"name": "a"}
