"""`tags.add` and `tags.delete`: each label is one tag of each flow."""

from __future__ import annotations

import pytest
from tableau_flows import emulator, errors
from tableau_flows_generated.models import FlowReference

FLOWS = [emulator.seed_id("flow", "Superstore"), emulator.seed_id("flow", "Budget")]
NOBODY = "00000000-0000-0000-0000-000000000000"


def labels_of(tableau, flow):
    return [tag.label for tag in tableau.flows.get(flow).tags]


@pytest.mark.parametrize("label", ["sales", "a b", "a,b", "a/b c", "50%", "é<'>"])
def test_a_label_is_one_tag_of_each_flow_and_is_deleted_by_the_same_text(tableau, label):
    assert [tag.label for tag in tableau.tags.add(FLOWS, [label])] == [label]
    assert label in labels_of(tableau, FLOWS[0])
    assert labels_of(tableau, FLOWS[1]) == [label]
    tableau.tags.delete(FLOWS, [label])
    assert labels_of(tableau, FLOWS[0]) == ["demo"]
    assert labels_of(tableau, FLOWS[1]) == []


def test_many_flows_cost_one_request(tableau, server):
    flows = [FlowReference(id=flow) for flow in server.add_flows(50)]
    tableau.sign_in()
    server.forget_requests()
    tableau.tags.add(flows, ["sales", "every quarter"])
    assert [request.operation for request in server.requests] == ["batchAddTags"]
    assert labels_of(tableau, flows[-1]) == ["every quarter", "sales"]


def test_a_flow_without_the_tag_is_no_error(tableau):
    tableau.tags.delete(FLOWS, ["demo"])
    assert labels_of(tableau, FLOWS[0]) == []


def test_one_unknown_flow_leaves_all_as_they_are(tableau):
    with pytest.raises(errors.NotFoundError):
        tableau.tags.add([*FLOWS, NOBODY], ["sales"])
    assert labels_of(tableau, FLOWS[1]) == []


@pytest.mark.parametrize("method", ["add", "delete"])
@pytest.mark.parametrize(
    ("flows", "labels", "message"),
    [
        ([], ["sales"], "^flows must hold at least one flow$"),
        (FLOWS, [], "^labels must hold at least one label$"),
        (FLOWS, ['"a b"'], "^each of labels must be without double quotes"),
        (["263"], ["sales"], "^each of flows must"),
        (FlowReference(id=NOBODY), ["sales"], r"^flows must be a seq.* such as \[flow\], not Flow"),
    ],
)
def test_what_could_not_be_meant_is_refused(tableau, server, method, flows, labels, message):
    with pytest.raises(errors.UsageError, match=message):
        getattr(tableau.tags, method)(flows, labels)
    assert server.requests == ()


def test_a_server_before_batches_is_refused_before_sending(world, credentials):
    with emulator.running(api_version="3.8") as server:
        tableau = world.client(server.url, site="", credentials=credentials)
        with pytest.raises(errors.VersionError, match=r"3\.9"):
            tableau.tags.add(FLOWS, ["sales"])
