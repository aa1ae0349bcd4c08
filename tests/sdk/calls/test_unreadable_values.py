"""What could not be read of a reply is logged once, with the operation and without secrets."""

from __future__ import annotations

import logging

import pytest
from tableau_flows import PasswordCredentials, errors

NS = 'xmlns="http://tableau.com/api"'
SECRET = "the-token-of-the-session"
FLOW = f'<tsResponse {NS}><flow id="f1" name="Daily" createdAt="{{}}" updatedAt="x"/></tsResponse>'
FLOWS = (
    f'<tsResponse {NS}><pagination pageNumber="1" pageSize="100" totalAvailable="2"/><flows>'
    '<flow id="f1" name="Daily" createdAt="{}"/><flow id="f2" name="Weekly"/></flows></tsResponse>'
)
SIGNED_IN = (
    f'<tsResponse {NS}><credentials token="{{}}"><site id="s1" contentUrl=""/><user id="u1"/>'
    "</credentials></tsResponse>"
)


@pytest.fixture
def answered(world, raw_server, raw_answer):
    """A client whose server gives these answers, and after them one to signing out."""

    def answered(*bodies, token=SECRET, password="a-password", **options):
        bodies = (SIGNED_IN.format(token), *bodies)
        raw_server.script = [raw_answer(200, body.encode()) for body in bodies]
        raw_server.script.append(raw_answer(204))
        credentials = PasswordCredentials("somebody", password)
        return world.client(
            raw_server.url, site="", credentials=credentials, api_version="3.30", **options
        )

    return answered


def warnings(caplog):
    found = [record for record in caplog.records if record.name == "tableau_flows.xml"]
    assert all(record.levelno == logging.WARNING for record in found)
    return [record.getMessage() for record in found]


def test_an_unreadable_value_is_none_and_logged_with_its_operation(answered, caplog):
    found = answered(FLOW.format("2016-06-31T20:34:04Z")).flows.get("f1")
    assert (found.name, found.created_at) == ("Daily", None)
    assert warnings(caplog) == [
        "queryFlow: in the reply, tsResponse/flow/@createdAt:"
        " not a readable value: '2016-06-31T20:34:04Z'",
        "queryFlow: in the reply, tsResponse/flow/@updatedAt: not a readable value: 'x'",
    ]


def test_no_item_of_a_list_is_lost_for_an_unreadable_value(answered, caplog):
    found = list(answered(FLOWS.format("soon")).flows.list())
    assert [(flow.name, flow.created_at) for flow in found] == [("Daily", None), ("Weekly", None)]
    (warning,) = warnings(caplog)
    assert warning.startswith("queryFlowsForSite: in the reply, tsResponse/flows/flow")
    assert warning.endswith("@createdAt: not a readable value: 'soon'")


def test_strict_raises_instead(answered, caplog):
    tableau = answered(FLOW.format("soon"), strict=True)
    with pytest.raises(errors.UnreadableReplyError, match="tsResponse/flow/@createdAt"):
        tableau.flows.get("f1")
    assert warnings(caplog) == []


def test_strict_raises_in_a_list_too(answered, caplog):
    tableau = answered(FLOWS.format("soon"), strict=True)
    with pytest.raises(errors.UnreadableReplyError, match="@createdAt"):
        list(tableau.flows.list())
    assert warnings(caplog) == []


@pytest.mark.parametrize("secret", ["s3cret-t0ken", "it's\\a secret", "t" * 61])
def test_a_secret_that_a_server_sends_as_a_value_is_not_logged(answered, caplog, secret):
    tableau = answered(FLOW.format(secret), password=secret)
    assert tableau.flows.get("f1").created_at is None
    assert len(warnings(caplog)) == 2
    assert secret not in caplog.text
    assert repr(secret)[1:-1] not in caplog.text


def test_a_session_token_that_a_server_sends_as_a_value_is_not_logged(answered, caplog):
    assert answered(FLOW.format(SECRET)).flows.get("f1").created_at is None
    assert len(warnings(caplog)) == 2
    assert SECRET not in caplog.text
