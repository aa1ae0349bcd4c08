"""What notebooks show of models, lists and reports: small tables without secrets or markup."""

from __future__ import annotations

import time
from dataclasses import is_dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proportions import assert_in_proportion
from tableau_flows import RunOutcome, errors, fields, models
from tableau_flows._bulk.connection_updates import ConnectionChange
from tableau_flows._bulk.folders.reports import SyncedFlow, SyncReport
from tableau_flows._bulk.reports import Report
from tableau_flows._bulk.run_outcomes import RunReport
from tableau_flows._common.failed_items import FailedItem

SCRIPT = '<script>alert("1")</script>'
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


class Reader(HTMLParser):
    """Reads a table: its caption, its rows of cells, and the tags it is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.caption = ""
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self._cell: list[str] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert not attrs
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th", "caption"}:
            self._cell = []

    def handle_data(self, data):
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.rows[-1].append("".join(self._cell or ()))
        if tag == "caption":
            self.caption = "".join(self._cell or ())


def shown(item: object) -> Reader:
    return Reader(item._repr_html_())


def test_a_model_is_a_table_of_the_values_that_are_set():
    flow = models.Flow(
        id="f",
        name="Daily",
        created_at=AT,
        file_type=models.FlowFileKind.TFLX,
        project=models.ProjectSummary(id="p", name="Sales"),
        tags=(models.Tag(label="a"), models.Tag(label="b")),
    )
    table = shown(flow)
    assert table.caption == "Flow"
    assert dict(table.rows) == {
        "id": "f",
        "name": "Daily",
        "created_at": "2026-01-02 03:04:05+00:00",
        "file_type": "tflx",
        "project_id": "p",
        "project_name": "Sales",
        "tags": "label: a, label: b",
    }


def test_values_are_escaped():
    text = models.Flow(id=SCRIPT, name="a & 'b'")._repr_html_()
    assert "<script" not in text
    assert dict(Reader(text).rows) == {"id": SCRIPT, "name": "a & 'b'"}
    tagged = models.Flow(id="f", tags=(models.Tag(label=SCRIPT),))
    assert "<script" not in tagged._repr_html_()


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_any_value_is_shown_as_it_is_and_changes_no_tag(value):
    table = shown(models.Flow(id="f", name=value))
    assert table.tags == {"table", "caption", "tbody", "tr", "th", "td"}
    assert dict(table.rows)["name"] == value


def test_a_surrogate_can_be_sent_to_a_notebook():
    text = models.Flow(id="f", name="\ud800")._repr_html_()
    assert text.encode("utf-8")


def test_secrets_are_in_no_table():
    session = models.Session(token="canary", site=models.Site(id="s"))
    assert "canary" not in session._repr_html_()
    credentials = models.ConnectionCredentials(name="u", password="canary", embed=True)
    outer = models.ConnectionToPublish(server_address="db", connection_credentials=credentials)
    assert "canary" not in credentials._repr_html_() + outer._repr_html_()
    assert "canary" not in Report(changed=(outer,), skipped=(credentials,))._repr_html_()


def test_long_values_are_shortened():
    [[_, _], [_, name]] = shown(models.Flow(id="f", name="x" * 10**6)).rows
    assert name == "x" * 200 + "…"
    tags = tuple(models.Tag(label=f"<{at}>") for at in range(50_000))
    assert len(models.Flow(id="f", tags=tags)._repr_html_()) < 2_000


def test_the_time_for_a_table_grows_with_the_model_at_most():
    small, large = (
        models.Flow(id="f", description="<" * size, tags=(models.Tag(label="&"),) * (size // 100))
        for size in (40_000, 640_000)
    )
    assert_in_proportion(small._repr_html_, large._repr_html_, 16)
    begin = time.thread_time()
    large._repr_html_()
    assert time.thread_time() - begin < 1


def test_every_model_has_a_table():
    kinds = [getattr(models, name) for name in dir(models)]
    kinds = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    assert len(kinds) > 50
    assert all(callable(kind._repr_html_) for kind in kinds)


def test_a_list_that_was_not_read_is_shown_as_its_repr_and_sends_nothing(tableau, server):
    for items in (tableau.flows.list(), tableau.metadata.flows()):
        text = items._repr_html_()
        what = repr(items).strip("<>")
        assert what.endswith(": read when it is iterated")
        assert text == f"<pre>&lt;{what}&gt;</pre>"
    assert server.requests == ()


def test_a_list_that_was_read_is_a_table_of_its_first_items_and_sends_nothing(tableau, server):
    server.add_flows(30)
    items = tableau.flows.list(page_size=10)
    everything = list(items)
    server.forget_requests()
    table = shown(items)
    assert server.requests == ()
    assert table.caption.endswith(f"of queryFlowsForSite: 20 of {len(everything)} items")
    header, *rows = table.rows
    assert "project_name" in header
    assert "encrypted" not in header, "a column that is set in none of the rows"
    at = header.index("name")
    assert [row[at] for row in rows] == [flow.name for flow in everything[:20]]
    assert {len(row) for row in rows} == {len(header)}


def test_a_list_that_was_read_in_part_shows_that_part(tableau, server):
    items = tableau.flows.list(page_size=2)
    assert items.first() is not None
    assert len(shown(items).rows) == 2, "a header and one row"
    assert len(list(items)) == 3
    assert len(shown(items).rows) == 4
    assert items.first() is not None
    assert len(shown(items).rows) == 4, "the items that were read before stay"


def test_a_list_shows_only_items_that_meet_its_conditions(tableau, server):
    conditions = [fields.flow.name.eq("Superstore"), fields.flow.name.eq("Nothing, at & all")]
    found, nothing = (tableau.flows.list(where=[one]) for one in conditions)
    assert len(list(found)) == 1
    assert len(shown(found).rows) == 2
    assert list(nothing) == []
    assert shown(nothing).rows == []
    assert "0" in shown(nothing).caption


def test_a_list_of_the_metadata_api_that_was_read_is_a_table(tableau, server):
    items = tableau.metadata.flows()
    names = [flow.name for flow in items]
    header, *rows = shown(items).rows
    assert [row[header.index("name")] for row in rows] == names


FLOW = models.Flow(id="f", name="Daily")
FAILED = RunOutcome(FLOW, error=errors.UsageError(f"no {SCRIPT}"))


@pytest.mark.parametrize(
    ("report", "first", "last"),
    [
        (
            Report(
                changed=(ConnectionChange("f", "Daily"),),
                failed=(FailedItem(ConnectionChange("g"), errors.UsageError(SCRIPT)),),
            ),
            ["failed", f"flow (g): {SCRIPT}"],
            ["changed", "flow 'Daily' (f)"],
        ),
        (
            RunReport(succeeded=(RunOutcome(FLOW),), failed=(FAILED,), unfinished=(FLOW, "g")),
            ["failed", f"flow 'Daily' (f): no {SCRIPT}"],
            ["succeeded", "flow 'Daily' (f): succeeded"],
        ),
        (
            SyncReport(
                published_new=(SyncedFlow(Path("a.tfl"), "a"),),
                failed=(FailedItem(SyncedFlow(Path("b.tfl"), "b"), errors.UsageError(SCRIPT)),),
            ),
            ["failed", f"b.tfl: {SCRIPT}"],
            ["published_new", "a.tfl"],
        ),
    ],
    ids=["report", "runs", "sync"],
)
def test_a_report_is_a_table_with_the_failures_first(report, first, last):
    table = shown(report)
    assert table.caption == str(report)
    assert table.rows[1] == first
    assert table.rows[-1] == last
    assert "script" not in table.tags


def test_a_report_of_many_objects_is_a_table_of_twenty():
    report = Report(changed=tuple(ConnectionChange(str(at)) for at in range(1_000)))
    assert len(shown(report).rows) == 21
