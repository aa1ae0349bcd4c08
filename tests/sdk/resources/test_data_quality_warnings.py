"""`client.data_quality_warnings`: one warning as the result, whatever the form of the reply."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors, models
from tableau_flows._resources.quality import only_warning
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
ONE, OTHER = (models.DataQualityWarning(id=id_) for id_ in ("1", "2"))


@pytest.mark.parametrize(
    "reply",
    [
        models.DataQualityWarningReply(data_quality_warning=OTHER),
        models.DataQualityWarningReply(data_quality_warning_list=(ONE, OTHER)),
    ],
)
def test_the_warning_stands_by_itself_or_last_in_a_list(make_session, reply):
    operation = operations.add_flow_data_quality_warning(FLOW, kind="STALE")
    assert only_warning(make_session(), operation, reply) == OTHER


def test_a_reply_without_a_warning_cannot_be_read(make_session):
    operation = operations.add_flow_data_quality_warning(FLOW, kind="STALE")
    with pytest.raises(errors.UnreadableReplyError, match="without a data quality warning"):
        only_warning(make_session(), operation, models.DataQualityWarningReply())


def test_an_unknown_kind_is_text(tableau, server):
    warning = tableau.data_quality_warnings.add(FLOW, kind="Under maintenance")
    assert warning.type == "Under maintenance"
    assert tableau.data_quality_warnings.get(warning).type == "Under maintenance"


def test_a_change_of_nothing_is_refused_before_it_is_sent(tableau, server):
    with pytest.raises(errors.UsageError, match=r"kind|value"):
        tableau.data_quality_warnings.update("a-warning")
    assert server.requests == ()


def test_a_flow_is_not_taken_for_a_warning(tableau, server):
    flow = models.Flow(id=FLOW)
    with pytest.raises(errors.UsageError, match="must be the id of a data quality warning"):
        tableau.data_quality_warnings.delete(flow)
    assert server.requests == ()


def test_an_old_version_is_refused_before_it_is_sent(world, server, credentials):
    tableau = world.client(server.url, credentials=credentials, api_version="3.4")
    with pytest.raises(errors.VersionError, match=r"3\.5"):
        tableau.data_quality_warnings.list(FLOW)
    assert {request.operation for request in server.requests} <= {"signIn", "serverInfo"}
