"""Typed conditions over real sockets: what comes is what filtering here would find."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tableau_flows import Client, TokenCredentials, emulator, errors, fields, models
from tableau_flows_generated import operations

pytestmark = pytest.mark.any_connections

ODD = ["Daily", "daily", "a,b", "x,ownerName:eq:y", "100% & more", "[list]", "wild*", " padded "]


def queries(server, operation="queryFlowsForSite"):
    """The filters, sorts and sizes of pages that were sent, in order."""
    found = [parse_qs(urlsplit(r.path).query) for r in server.requests if r.operation == operation]
    return [
        tuple(query.get(name, [None])[0] for name in ("filter", "sort", "pageSize"))
        for query in found
    ]


@pytest.fixture
def odd(server):
    """A server that has flows with odd names, in a project of their own."""
    server.add_project("Odd")
    server.add_project("Other")
    for name in ODD:
        server.add_flow(name, project="Other" if name == "daily" else "Odd")
    server.forget_requests()
    return server


@pytest.mark.parametrize("name", ODD)
def test_a_flow_is_listed_by_its_exact_name_whatever_it_is(odd, tableau, name):
    flows = tableau.flows.list(where=[fields.flow.name.eq(name)])
    assert [flow.name for flow in flows] == [name]
    assert flows.first().name == name


def test_what_is_safe_is_filtered_by_the_server_and_counted_by_it(odd, tableau):
    flows = tableau.flows.list(
        where=[fields.flow.name.eq("Daily"), fields.flow.project_name.eq("Odd")],
        order_by=[fields.flow.name.desc()],
    )
    assert [flow.name for flow in flows] == ["Daily"]
    assert flows.total == 1
    assert flows.first().name == "Daily"
    assert tableau.flows.list(where=[fields.flow.name.eq("None")]).first() is None
    filters = [filter_ for filter_, _, _ in queries(odd)]
    assert filters[:2] == ["name:eq:Daily,projectName:eq:Odd"] * 2
    assert queries(odd)[1] == ("name:eq:Daily,projectName:eq:Odd", "name:desc", "1")


def test_what_is_unsafe_is_never_sent_and_has_no_total(odd, tableau):
    flows = tableau.flows.list(
        where=[fields.flow.name.eq("x,ownerName:eq:y"), fields.flow.project_name.eq("Odd")]
    )
    assert [flow.name for flow in flows] == ["x,ownerName:eq:y"]
    assert flows.total is None
    assert {filter_ for filter_, _, _ in queries(odd)} == {"projectName:eq:Odd"}


def test_a_star_is_that_character_and_no_wildcard(odd, tableau):
    odd.add_flow("wildly", project="Odd")
    assert len(list(tableau.flows.list(filter="name:eq:wild*"))) == 2  # what a server makes of it
    odd.forget_requests()
    flows = tableau.flows.list(
        where=[fields.flow.name.eq("wild*"), fields.flow.project_name.eq("Odd")]
    )
    assert [flow.name for flow in flows] == ["wild*"]
    assert flows.total is None
    assert {filter_ for filter_, _, _ in queries(odd)} == {"projectName:eq:Odd"}
    with pytest.raises(errors.UsageError, match="only the server can check it"):
        tableau.flows.list(where=[fields.flow.owner_name.eq("Ada*")])


def test_the_total_is_not_asked_for_where_it_could_not_be_told(odd, tableau):
    tableau.sign_in()
    odd.forget_requests()
    assert tableau.flows.list(where=[fields.flow.name.eq("a,b")]).total is None
    assert queries(odd) == []


def test_a_total_that_was_asked_for_first_is_right_too(odd, tableau):
    assert tableau.flows.list(where=[fields.flow.project_name.eq("Odd")]).total == len(ODD) - 1
    assert tableau.flows.list(where=[fields.flow.name.eq("a,b")]).total is None


def test_pages_are_counted_by_what_the_server_sends(odd, tableau):
    """Pages in which nothing matches do not end the list."""
    odd.add_flows(25, prefix="Last ")
    by_name = [fields.flow.name.asc()]
    flows = tableau.flows.list(
        where=[fields.flow.name.in_(["Last 25", "100% & more"])], order_by=by_name, page_size=3
    )
    for prefetch in (0, 4):
        assert [flow.name for flow in flows.prefetch(prefetch)] == ["100% & more", "Last 25"]
        assert [len(page) for page in flows.prefetch(prefetch).pages()] == [1, 1]
    last = tableau.flows.list(
        where=[fields.flow.name.in_(["Last 25", "c,d"])], order_by=by_name, page_size=3
    )
    assert last.first().name == "Last 25"


def test_the_first_is_looked_for_where_the_first_row_does_not_match(odd, world, credentials):
    """The client does not know yet that the server is too old for the filter."""
    tableau = world.client(odd.url, site="", credentials=credentials)
    assert tableau.flows.list(where=[fields.flow.name.eq("wild*")]).first().name == "wild*"
    fresh = world.client(odd.url, site="", credentials=credentials)
    assert fresh.flows.list(where=[fields.flow.name.eq("no,ne")]).first() is None


def test_the_first_is_looked_for_in_whole_pages_where_the_server_does_not_filter(odd, tableau):
    tableau.sign_in()
    assert tableau.flows.list(where=[fields.flow.name.eq("wild*")]).first().name == "wild*"
    assert [(sent, size) for sent, _, size in queries(odd)] == [(None, "1000")]


def test_a_page_that_is_called_for_by_itself_is_filtered_as_well(odd, tableau):
    operation = operations.query_flows_for_site(where=[fields.flow.name.eq("a,b")], page_size=1000)
    assert [flow.name for flow in tableau.call(operation)] == ["a,b"]
    assert [flow.name for flow in tableau.pages(operation)] == ["a,b"]


def test_a_filter_in_the_query_is_refused_beside_conditions(odd, tableau):
    operation = operations.query_flows_for_site(where=[fields.flow.name.eq("a")])
    with pytest.raises(errors.UsageError, match="filter and where cannot be combined"):
        tableau.call(operation.with_query("filter", "name:eq:b"))
    assert queries(odd) == []


@pytest.fixture
def runs(server, tableau):
    """Two runs: one failed, one successful."""
    flow = emulator.seed_id("flow", "Superstore")
    server.fail_next_run("no reason")
    tableau.jobs.get(tableau.flows.run(flow).job_id)
    tableau.jobs.get(tableau.flows.run(flow).job_id)
    server.forget_requests()
    return server


@pytest.mark.parametrize(("version", "sent"), [("3.30", "status:eq:Failed"), ("3.29", None)])
def test_the_status_of_runs_is_filtered_by_whom_can(runs, world, credentials, version, sent):
    tableau = world.client(runs.url, site="", credentials=credentials, api_version=version)
    found = list(tableau.flow_runs.list(where=[fields.flow_run.status.eq("Failed")]))
    everything = list(tableau.flow_runs.list())
    assert found == [run for run in everything if run.status == models.FlowRunStatus.FAILED]
    assert found
    assert len(found) < len(everything)
    assert [filter_ for filter_, _, _ in queries(runs, "getFlowRuns")] == [sent, None]


def test_a_sort_that_the_version_lacks_is_refused_before_sending(runs, world, credentials):
    tableau = world.client(runs.url, site="", credentials=credentials, api_version="3.29")
    with pytest.raises(errors.VersionError, match="sort by status needs version"):
        tableau.flow_runs.list(order_by=[fields.flow_run.status.asc()]).first()
    assert queries(runs, "getFlowRuns") == []


# All of Unicode


@pytest.fixture(scope="module")
def shared():
    with (
        emulator.running() as server,
        Client(server.url, site="", credentials=TokenCredentials("demo", "demo-secret")) as tableau,
    ):
        server.add_project("U")
        yield server, tableau


NAMES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
    st.text("aA,&[]:*% =", min_size=1, max_size=6),
)


@settings(max_examples=40, deadline=None)
@given(
    names=st.lists(NAMES, min_size=1, max_size=4),
    values=st.lists(NAMES, min_size=1, max_size=3),
    pick=st.booleans(),
)
@example(names=["y"], values=["x,name:eq:y"], pick=False)
@example(names=["a,b", "a", "b"], values=["a", "b"], pick=False)
@example(names=["a*", "aa", "A"], values=["a*"], pick=False)
@example(names=["%A*", "*"], values=["A", "*"], pick=True)
def test_the_result_equals_filtering_here(shared, names, values, pick):
    server, tableau = shared
    server.reset()
    server.add_project("U")
    for name in names:
        try:
            server.add_flow(name, project="U")
        except ValueError:
            continue  # it differs from another in upper and lower case only, or cannot be sent
    try:
        wanted = [*values, names[0]] if pick else values
        conditions = [fields.flow.name.eq(wanted[-1]), fields.flow.name.in_(wanted)]
    except errors.UsageError:
        return  # no reply could hold it
    everything = list(tableau.flows.list())
    for condition, expected in zip(conditions, ([wanted[-1]], wanted), strict=True):
        listed = tableau.flows.list(where=[condition])
        found = {flow.id for flow in listed}
        assert listed.total in {None, len(found)}
        assert found == {flow.id for flow in everything if flow.name in expected}


@settings(max_examples=25, deadline=None)
@given(
    offset=st.integers(-3_000_000, 3_000_000),
    method=st.sampled_from(["eq", "gt", "ge", "lt", "le"]),
)
def test_times_with_fractions_equal_filtering_here_too(shared, offset, method):
    server, tableau = shared
    server.reset()
    server.add_flows(3, prefix="T ")
    everything = list(tableau.flows.list())
    times = sorted({flow.created_at for flow in everything})
    when = times[-1] + timedelta(microseconds=offset)
    condition = getattr(fields.flow.created_at, method)(when)
    compare = {"eq": "__eq__", "gt": "__gt__", "ge": "__ge__", "lt": "__lt__", "le": "__le__"}
    expected = {f.id for f in everything if getattr(f.created_at, compare[method])(when)}
    assert {flow.id for flow in tableau.flows.list(where=[condition])} == expected
