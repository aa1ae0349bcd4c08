"""What could not be read of a reply is logged once, with the operation and without secrets."""

from __future__ import annotations

import logging

import pytest
from tableau_flows import errors
from tableau_flows._plan import Request
from tableau_flows._reply import result_of
from tableau_flows_generated import operations

FLOW = '<tsResponse><flow id="f1" name="Daily" createdAt="{}" updatedAt="x"/></tsResponse>'


def request(*, strict=False, secrets=()):
    url = "https://t/api/3.30/x"
    return Request("GET", url, operation="queryFlow", strict=strict, secrets=secrets)


def warnings(caplog):
    found = [record for record in caplog.records if record.name == "tableau_flows.xml"]
    assert all(record.levelno == logging.WARNING for record in found)
    return [record.getMessage() for record in found]


def test_an_unreadable_value_is_none_and_logged_with_its_operation(make_response, caplog):
    answer = make_response(FLOW.format("2016-06-31T20:34:04Z"))
    found = result_of(operations.query_flow("f1"), request(), answer).flow
    assert (found.name, found.created_at) == ("Daily", None)
    assert warnings(caplog) == [
        "queryFlow: in the reply, tsResponse/flow/@createdAt:"
        " not a readable value: '2016-06-31T20:34:04Z'",
        "queryFlow: in the reply, tsResponse/flow/@updatedAt: not a readable value: 'x'",
    ]


def test_strict_raises_instead(make_response, caplog):
    with pytest.raises(errors.UnreadableReplyError, match="tsResponse/flow/@createdAt"):
        result_of(
            operations.query_flow("f1"), request(strict=True), make_response(FLOW.format("soon"))
        )
    assert warnings(caplog) == []


@pytest.mark.parametrize("secret", ["s3cret-t0ken", "it's\\a\ttoken", "t" * 61])
def test_a_secret_that_a_server_sends_as_a_value_is_not_logged(make_response, caplog, secret):
    value = secret.replace("\t", "&#9;")
    result_of(
        operations.query_flow("f1"),
        request(secrets=("", secret)),
        make_response(FLOW.format(value)),
    )
    assert len(warnings(caplog)) == 2
    assert secret not in caplog.text
    assert repr(secret)[1:-1] not in caplog.text
