"""The official client adds, reads and clears data quality warnings on flows."""

from __future__ import annotations

import pytest
import tableauserverclient as tsc


@pytest.fixture
def flow(official, superstore) -> tsc.FlowItem:
    return official.flows.get_by_id(superstore)


def warnings_of(official, flow):
    official.flows.populate_dqw(flow)
    return flow.dqws


def test_warnings_are_added_listed_and_cleared(official, ours, flow):
    new = tsc.DQWItem(tsc.DQWItem.WarningType.STALE, "Old.", active=True, severe=True)
    (added,) = official.flows.add_dqw(flow, new)
    assert (added.content_id, added.content_type) == (flow.id, "FLOW")
    assert (added.warning_type, added.message, added.severe) == ("STALE", "Old.", True)
    assert ours.data_quality_warnings.get(added.id).message == "Old."

    ours.data_quality_warnings.add(flow.id, kind="WARNING")
    assert [warning.warning_type for warning in warnings_of(official, flow)] == ["STALE", "WARNING"]

    official.flows.delete_dqw(flow)
    assert ours.data_quality_warnings.list(flow.id) == ()


def test_the_official_client_sends_a_change_to_the_address_of_the_flow(official, ours, flow):
    """Servers take a change at the address of the warning only; ours sends it there."""
    (added,) = official.flows.add_dqw(flow, tsc.DQWItem("STALE", "Old."))
    with pytest.raises(tsc.ServerResponseError, match="405000"):
        official.flows.update_dqw(flow, added)
    assert ours.data_quality_warnings.update(added.id, message="New.").message == "New."
