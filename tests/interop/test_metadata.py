"""The official client queries the Metadata API."""

from __future__ import annotations

from tableau_flows.emulator import seed_id

QUERY = """query Flows($first: Int!, $afterToken: String) {
  flowsConnection(first: $first, after: $afterToken, orderBy: {field: NAME, direction: ASC}) {
    nodes { luid name owner { email } } pageInfo { hasNextPage endCursor } totalCount } }"""


def test_a_query_and_its_pages_are_read(official, ours):
    result = official.metadata.query("{ flows { luid } }")
    flows = {flow["luid"] for flow in result["data"]["flows"]}
    assert seed_id("flow", "Superstore") in flows

    pages = official.metadata.paginated_query(QUERY, {"first": 2, "afterToken": None})["pages"]
    found = [node["name"] for page in pages for node in page["data"]["flowsConnection"]["nodes"]]
    assert found == [flow.name for flow in ours.metadata.flows()]


def test_errors_stand_in_the_result(official, server):
    server.enable_metadata(False)
    result = official.metadata.query("{ flows { luid } }")
    assert result["errors"][0]["extensions"]["code"] == "FEATURE_DISABLED"
