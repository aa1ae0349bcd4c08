"""Updating all connections that match, against the emulated server, in every kind of client."""

from __future__ import annotations

import collections
import logging
import pickle

import pytest
from tableau_flows import BulkProgress, ConnectionChange, Report, errors, fields, models
from tableau_flows.emulator import ConnectionFacts, sample_flow

UNKNOWN = "00000000-0000-0000-0000-000000000000"
SECRET = "correct-horse-battery"

HOST = ConnectionFacts("sqlserver", "DB1.example.com", 1433, "etl")
OTHER_USER = ConnectionFacts("sqlserver", "db1.example.com", 1433, "reader")
OTHER_PORT = ConnectionFacts("postgres", "db1.example.com", 5432, "etl")
OTHER_HOST = ConnectionFacts("sqlserver", "db2.example.com", 1433, "etl")


@pytest.fixture
def flows(server) -> dict[str, str]:
    """The ids of three flows by their names: two with connections to db1, one without."""
    contents = {
        "A": [HOST, OTHER_HOST],
        "B": [OTHER_USER, OTHER_PORT],
        "C": [OTHER_HOST],
    }
    return {
        name: server.add_flow(name, content=sample_flow(connections=connections))
        for name, connections in contents.items()
    }


@pytest.fixture(autouse=True)
def _signed_in(request, server) -> None:
    if "tableau" in request.fixturenames:
        request.getfixturevalue("tableau").sign_in()
        request.getfixturevalue("flows")
        server.forget_requests()


def counts(server) -> dict[str, int]:
    return collections.Counter(request.operation for request in server.requests)


def told(changes: tuple[ConnectionChange, ...]) -> list[tuple[str, str, str]]:
    return [
        (one.flow_name, one.connection.server_address, one.connection.user_name) for one in changes
    ]


def of_the_three(flows: dict[str, str]) -> list[object]:
    return [fields.flow.name.in_(["A", "B", "C"])]


def test_all_connections_of_a_host_get_a_new_password(tableau, server, flows):
    report = tableau.connections.update_matching(
        server_address="db1.EXAMPLE.com", password=SECRET, embed_password=True, concurrency=1
    )
    assert isinstance(report, Report)
    assert sorted(told(report.changed)) == [
        ("A", "DB1.example.com", "etl"),
        ("B", "db1.example.com", "etl"),
        ("B", "db1.example.com", "reader"),
    ]
    assert (report.skipped, report.failed, report.unfinished) == ((), (), ())
    assert str(report) == "3 changed, 0 skipped, 0 failed"
    report.raise_failed()
    every = len(list(tableau.flows.list()))
    assert counts(server) == {
        "queryFlowsForSite": 2,  # one of them by the line above
        "queryFlowConnections": every,
        "updateFlowConnection": 3,
    }
    found = tableau.connections.list(flows["B"])
    assert [one.embed_password for one in found] == [True, True]


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ({"user_name": "etl"}, ["A", "A", "B", "C"]),
        ({"server_port": 5432}, ["B"]),
        ({"connection_type": "postgres"}, ["B"]),
        ({"server_address": "db1.example.com", "user_name": "etl"}, ["A", "B"]),
        ({"server_address": "db1.example.com", "connection_type": "sqlserver"}, ["A", "B"]),
        ({"server_address": "db1"}, []),
        ({"user_name": "ETL"}, []),
    ],
)
def test_a_connection_matches_if_it_has_all_values(tableau, flows, chosen, names):
    report = tableau.connections.update_matching(
        **chosen, password=SECRET, flows=list(flows.values())
    )
    assert [one.flow_id for one in report.changed] == [flows[name] for name in names]


def test_a_connection_that_is_as_wanted_already_is_skipped(tableau, server, flows):
    def move() -> Report[ConnectionChange]:
        return tableau.connections.update_matching(
            user_name="etl",
            new_server_address="db9.example.com",
            new_server_port=1433,
            new_user_name="etl",
            where=of_the_three(flows),
        )

    assert len(move().changed) == 4
    server.forget_requests()
    report = move()
    assert str(report) == "0 changed, 4 skipped, 0 failed"
    assert {one.reason for one in report.skipped} == {"the connection already has these values"}
    assert "updateFlowConnection" not in counts(server)
    assert {one.server_address for one in tableau.connections.list(flows["A"])} == {
        "db9.example.com"
    }


def test_a_password_is_sent_again_since_it_cannot_be_compared(tableau, server, flows):
    for _ in range(2):
        report = tableau.connections.update_matching(
            server_port=5432, password=SECRET, flows=[flows["B"]]
        )
        assert len(report.changed) == 1
    assert counts(server)["updateFlowConnection"] == 2


def test_a_value_that_the_server_does_not_tell_is_sent(tableau, server, flows):
    """Older servers do not tell whether queries are tagged."""
    assert tableau.connections.list(flows["C"])[0].query_tagging_enabled is None
    outcomes = []
    for _ in range(2):
        report = tableau.connections.update_matching(
            user_name="etl", query_tagging_enabled=False, flows=[flows["C"]]
        )
        outcomes.append((len(report.changed), len(report.skipped)))
    assert outcomes == [(1, 0), (0, 1)]


def test_another_authentication_alone_is_a_change(tableau, server, flows):
    outcomes = []
    for _ in range(2):
        report = tableau.connections.update_matching(
            user_name="etl", authentication_type="oauth", flows=[flows["C"]]
        )
        outcomes.append((len(report.changed), len(report.skipped)))
    assert outcomes == [(1, 0), (0, 1)]


def test_a_dry_run_only_reads(tableau, server, flows):
    report = tableau.connections.update_matching(
        server_address="db1.example.com", password=SECRET, flows=flows.values(), dry_run=True
    )
    assert [one.flow_id for one in report.changed] == [flows["A"], flows["B"], flows["B"]]
    assert str(report) == "3 would be changed (dry run), 0 skipped, 0 failed"
    assert counts(server) == {"queryFlowConnections": 3}
    assert {request.method for request in server.requests} == {"GET"}


def test_a_failure_stops_nothing(tableau, server, flows):
    server.refuse_next("403098", operation="updateFlowConnection")
    report = tableau.connections.update_matching(
        user_name="etl", password=SECRET, where=of_the_three(flows), concurrency=1
    )
    assert len(report.changed) == 3
    (failed,) = report.failed
    assert isinstance(failed.error, errors.PermissionDeniedError)
    assert failed.item.connection.user_name == "etl"
    with pytest.raises(errors.BulkError, match="3 changed, 0 skipped, 1 failed: flow") as caught:
        report.raise_failed()
    assert caught.value.report is report
    assert failed.item.connection.id in str(caught.value)


def test_connections_that_cannot_be_read_are_a_failure_of_the_flow(tableau, server, flows):
    server.refuse_next("403092", operation="queryFlowConnections")
    told_progress: list[BulkProgress] = []
    report = tableau.connections.update_matching(
        user_name="etl",
        password=SECRET,
        flows=[flows["A"], flows["C"]],
        concurrency=1,
        on_progress=told_progress.append,
    )
    (failed,) = report.failed
    assert failed.item == ConnectionChange(flows["A"])
    assert str(failed.item) == f"flow ({flows['A']})"
    assert len(report.changed) == 1
    assert told_progress == [BulkProgress(1, 1, 2), BulkProgress(2, 1, 2)]


def test_a_lost_response_is_a_failure_that_is_not_repeated(tableau, server, flows):
    server.drop_next("after", operation="updateFlowConnection")
    report = tableau.connections.update_matching(
        server_port=5432, new_user_name="late", flows=[flows["B"]]
    )
    (failed,) = report.failed
    assert isinstance(failed.error, errors.OutcomeUnknownError)
    assert counts(server)["updateFlowConnection"] == 1


def test_a_flow_that_was_deleted_in_the_meantime_is_skipped(tableau, server, flows):
    listed = list(tableau.flows.list(where=of_the_three(flows)))
    tableau.flows.delete(flows["A"])
    report = tableau.connections.update_matching(user_name="etl", password=SECRET, flows=listed)
    (skipped,) = report.skipped
    assert skipped == ConnectionChange(
        flows["A"], "A", None, "the flow or the connection no longer exists"
    )
    assert report.failed == ()
    assert len(report.changed) == 2


def test_a_connection_that_is_gone_before_its_update_is_skipped(tableau, server, flows):
    server.refuse_next("404027", operation="updateFlowConnection")
    report = tableau.connections.update_matching(
        user_name="etl", password=SECRET, flows=[flows["C"]]
    )
    (skipped,) = report.skipped
    assert skipped.connection is not None
    assert (report.changed, report.failed) == ((), ())


def test_a_server_without_the_call_is_no_flow_that_is_gone(tableau, server, flows):
    server.refuse_next("404003", operation="updateFlowConnection")
    report = tableau.connections.update_matching(
        user_name="etl", password=SECRET, flows=[flows["C"]]
    )
    (failed,) = report.failed
    assert isinstance(failed.error, errors.UnknownResourceError)
    assert (report.changed, report.skipped) == ((), ())


def test_a_bad_flow_of_a_list_is_found_before_anything_is_sent(tableau, server, flows):
    with pytest.raises(errors.UsageError, match="each of flows must not be"):
        tableau.connections.update_matching(
            user_name="etl", password=SECRET, flows=[flows["C"], "../x"]
        )
    assert server.requests == ()


def test_an_id_that_no_flow_has_failed(tableau, flows):
    report = tableau.connections.update_matching(
        user_name="etl", password=SECRET, flows=[UNKNOWN, flows["C"]]
    )
    (failed,) = report.failed
    assert isinstance(failed.error, errors.NotFoundError)
    assert len(report.changed) == 1


def test_the_report_is_in_the_order_of_the_flows(tableau, server, flows):
    server.delay_next(0.2, operation="queryFlowConnections")
    order = [flows["C"], flows["A"], flows["B"]]
    report = tableau.connections.update_matching(user_name="etl", password=SECRET, flows=order)
    assert [one.flow_id for one in report.changed] == [
        flows["C"],
        flows["A"],
        flows["A"],
        flows["B"],
    ]


def test_progress_tells_the_number_of_all_flows(tableau, flows):
    all_flows: list[BulkProgress] = []
    tableau.connections.update_matching(
        user_name="nobody", password=SECRET, on_progress=all_flows.append
    )
    every = len(list(tableau.flows.list()))
    assert all_flows[-1] == BulkProgress(every, 0, every)
    lazy: list[BulkProgress] = []
    tableau.connections.update_matching(
        user_name="nobody",
        password=SECRET,
        flows=tableau.flows.list(where=of_the_three(flows)),
        on_progress=lazy.append,
    )
    assert lazy[-1] == BulkProgress(3, 0, 3)
    told_nothing: list[BulkProgress] = []
    tableau.connections.update_matching(
        user_name="nobody",
        password=SECRET,
        flows=iter(flows.values()),
        on_progress=told_nothing.append,
    )
    assert told_nothing[-1] == BulkProgress(3, 0, None)


def test_a_lost_session_ends_everything_with_the_report(tableau, server, flows):
    server.refuse_next("401002", operation="updateFlowConnection", times=10)
    with pytest.raises(errors.AuthenticationError) as caught:
        tableau.connections.update_matching(
            user_name="etl", password=SECRET, where=of_the_three(flows), concurrency=1
        )
    report = caught.value.report
    assert isinstance(report, Report)
    (failed,) = report.failed
    assert failed.error is caught.value
    assert counts(server)["queryFlowConnections"] == 1
    assert "0 changed, 0 skipped, 1 failed" in caught.value.__notes__[0]


def test_a_bad_flow_of_a_lazy_list_ends_everything_with_the_report(tableau, flows):
    with pytest.raises(errors.UsageError, match="each of flows must not be") as caught:
        tableau.connections.update_matching(
            user_name="etl", password=SECRET, flows=iter([flows["C"], "../x"]), concurrency=1
        )
    assert len(caught.value.report.changed) == 1
    assert len(caught.value.report.failed) == 1


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"password": SECRET}, "no connections are selected: give at least one of server_address="),
        ({"server_address": "db1"}, "nothing to change: give at least one of new_server_address="),
        ({"server_address": "", "password": SECRET}, "server_address must not be empty"),
        ({"user_name": "", "password": SECRET}, "user_name must not be empty"),
        ({"connection_type": "", "password": SECRET}, "connection_type must not be empty"),
        ({"server_port": 65536, "password": SECRET}, "server_port must be a whole number from 0"),
        ({"server_port": "1433", "password": SECRET}, "server_port must be"),
        ({"server_address": "a", "new_server_port": 65536}, "new_server_port must be"),
        ({"server_address": "a", "new_server_address": 5}, "new_server_address must be text"),
        ({"server_address": "a", "new_user_name": 5}, "new_user_name must be text"),
        ({"server_address": "a", "password": 5}, "password must be text, not int"),
        ({"server_address": "a", "password": ""}, "password must not be empty"),
        ({"server_address": "a", "embed_password": "yes"}, "embed_password must be True or False"),
        ({"server_address": "a", "password": SECRET, "dry_run": 1}, "dry_run must be True or"),
        ({"server_address": "a", "password": SECRET, "concurrency": 0}, "concurrency must be"),
        ({"server_address": "a", "password": SECRET, "concurrency": 65}, "concurrency must be"),
        ({"server_address": "a", "password": SECRET, "on_progress": 5}, "on_progress must be a"),
        ({"server_address": "a", "password": SECRET, "flows": "abc"}, "flows must be ids or"),
        ({"server_address": "a", "password": SECRET, "flows": ["../x"]}, "each of flows must not"),
        ({"server_address": "a", "password": SECRET, "flows": 5}, "flows must be ids or objects"),
        (
            {
                "server_address": "a",
                "password": SECRET,
                "flows": [UNKNOWN],
                "where": [fields.flow.name.eq("A")],
            },
            "flows and where cannot be given together",
        ),
        ({"server_address": "a", "password": SECRET, "where": ["name:eq:A"]}, "each of where"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(tableau, server, arguments, text):
    with pytest.raises(errors.UsageError) as caught:
        tableau.connections.update_matching(**arguments)
    assert text in str(caught.value)
    assert SECRET not in str(caught.value)
    assert server.requests == ()


@pytest.mark.any_connections("the texts are the same with all connections")
def test_no_text_holds_the_password(tableau, server, flows, caplog):
    caplog.set_level(logging.DEBUG)
    server.refuse_next("400000", operation="updateFlowConnection")
    report = tableau.connections.update_matching(
        user_name="etl", password=SECRET, where=of_the_three(flows)
    )
    with pytest.raises(errors.BulkError) as caught:
        report.raise_failed()
    texts = [repr(report), str(report), str(caught.value), repr(caught.value), caplog.text]
    texts += [str(pickle.dumps(report))]
    assert not any(SECRET in text for text in texts)
    assert "connections.update_matching: 3 changed, 0 skipped, 1 failed" in caplog.text


def test_a_change_is_told_in_one_line():
    connection = models.Connection(id="c1", server_address="db1")
    assert str(ConnectionChange("f1", "Daily", connection)) == (
        "flow 'Daily' (f1), connection db1 (c1)"
    )
    bare = models.Connection(id="c1")
    assert str(ConnectionChange("f1", None, bare, "why")) == (
        "flow (f1), connection without an address (c1): why"
    )


def test_an_empty_list_of_flows_is_no_flow(tableau, server):
    report = tableau.connections.update_matching(user_name="etl", password=SECRET, flows=[])
    assert report == Report()
    assert server.requests == ()


def xml(content: str) -> bytes:
    return f'<tsResponse xmlns="http://tableau.com/api">{content}</tsResponse>'.encode()


def test_ids_of_the_server_that_cannot_be_used_are_failures_of_single_objects(
    world, raw_server, raw_answer
):
    """They are not errors of the caller, and stop neither the other flows nor connections."""
    flows = xml(
        '<pagination pageNumber="1" pageSize="100" totalAvailable="2"/>'
        '<flows><flow id="../x" name="odd"/><flow id="f" name="good"/></flows>'
    )
    connections = xml(
        '<connections><connection id="a/../b" type="t" serverAddress="db1"/>'
        '<connection id="c" type="t" serverAddress="db1"/></connections>'
    )
    changed = xml('<connection id="c" type="t" serverAddress="db1"/>')
    raw_server.script = [raw_answer(200, body) for body in (flows, connections, changed)]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.25")
    report = tableau.connections.update_matching(
        server_address="db1", password=SECRET, concurrency=1
    )
    assert [one.connection.id for one in report.changed] == ["c"]
    assert [one.item.flow_name for one in report.failed] == ["odd", "good"]
    for failed in report.failed:
        assert isinstance(failed.error, errors.UnreadableReplyError)
    assert report.unfinished == ()
