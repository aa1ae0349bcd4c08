"""Tags of several flows: all spellings and methods that clients use, all flows or none."""

from __future__ import annotations

import pytest
from tableau_flows.emulator import seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BUDGET = seed_id("flow", "Budget")
NOBODY = "00000000-0000-0000-0000-000000000000"


def batch(*labels, flows=(SUPERSTORE, BUDGET), kind=' contentType="Flow"'):
    tags = "".join(f'<tag label="{label}"/>' for label in labels)
    contents = "".join(f'<content id="{flow}"{kind}/>' for flow in flows)
    return (
        f"<tsRequest><tagBatch><tags>{tags}</tags><contents>{contents}</contents></tagBatch>"
        "</tsRequest>"
    )


def tags_of(api, flow):
    return [tag.get("label") for tag in api.tree(api.get(f"flows/{flow}")).iter("tag")]


def test_labels_are_split_as_for_one_flow(admin):
    body = batch("a b", "&quot;c d&quot;", "e,f")
    answer = admin.call("PUT", "tags:batchCreate", body)
    told = [tag.get("label") for tag in admin.tree(answer).iter("tag")]
    assert told == ["a", "b", "c d", "e", "f"]
    assert tags_of(admin, BUDGET) == told


def test_the_kind_of_the_content_may_be_left_out(admin):
    assert admin.call("PUT", "tags:batchCreate", batch("a", kind="")).status_code == 200
    assert tags_of(admin, BUDGET) == ["a"]


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("name", ["tags:batchDelete", "tags:BatchDelete"])
def test_tags_are_taken_off_by_either_method_and_spelling(admin, method, name):
    admin.call("PUT", "tags:batchCreate", batch("a", "b"))
    assert admin.call(method, name, batch("a", "demo")).status_code == 200
    assert tags_of(admin, SUPERSTORE) == tags_of(admin, BUDGET) == ["b"]


def test_other_methods_are_refused(admin):
    assert admin.code(admin.call("POST", "tags:BatchDelete", batch("a"))) == "405000"
    assert admin.code(admin.call("DELETE", "tags:batchCreate", batch("a"))) == "405000"


def test_one_flow_that_is_refused_leaves_all_as_they_are(admin, viewer):
    body = batch("a", flows=(SUPERSTORE, BUDGET))
    assert viewer.code(viewer.call("PUT", "tags:batchCreate", body)) == "403004"
    body = batch("a", flows=(SUPERSTORE, NOBODY))
    assert admin.code(admin.call("PUT", "tags:batchCreate", body)) == "404027"
    assert tags_of(admin, SUPERSTORE) == ["demo"]
