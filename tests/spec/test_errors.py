"""The table of errors: no row of the reference page is lost, and families are as they should be."""

from __future__ import annotations

from collections import Counter
from typing import Any

PAGE = {
    "addFlowPermissions": "400000 400009 403004 404000 404002 404012 404013 404027 405000",
    "addFlowTaskToSchedule": "400000 401002 403098 404000 404002 404027 405000",
    "deleteFlow": "403004 404000 404027 405000",
    "deleteFlowPermissionForUser": "400009 403004 404000 404002 404013 404013 404027 405000",
    "deleteFlowPermissionForGroup": "400009 403004 404000 404012 404013 404013 404027 405000",
    "downloadFlow": "403097 404000 404027 405000",
    "getFlowRunTask": "403004 404026 405000",
    "getFlowRunTasks": "405000",
    "publishFlow": "400000 400086 400087 400089 400090 403007 403008 404000 404005 404027 405000"
    " 409041",
    "queryFlow": "403004 404000 404027 405000",
    "queryFlowConnections": "403092 404000 404027 405000",
    "queryFlowPermissions": "404000 404027 405000",
    "queryFlowsForSite": "400006 400007 403101 404000 405000",
    "queryFlowsForUser": "400006 400007 403014 403101 404000 404002 405000",
    "runFlowNow": "400000 404000 404027 405000",
    "runFlowTask": "400084 403102",
    "updateFlow": "400000 403030 403098 404000 404002 404005 404027 409041",
    "updateFlowConnection": "400000 403098 403103 404000 404027 405000",
}
"""The rows of the reference page's tables; the page's doubled row of Query Flow counts once."""

Node = dict[str, Any]


def test_no_row_of_the_reference_page_is_missing(api: Node) -> None:
    rows = {op["id"]: Counter(row["code"] for row in op["errors"]) for op in api["operations"]}
    missing = {name: Counter(codes.split()) - rows[name] for name, codes in PAGE.items()}
    assert {name: codes for name, codes in missing.items() if codes} == {}


def test_rows_that_follow_from_the_method_the_session_and_the_site_are_derived(api: Node) -> None:
    for operation in api["operations"]:
        derived = {row["code"]: row["when"] for row in operation["errors"] if row["derived"]}
        assert derived.pop("405000") == f"The HTTP method is not {operation['method']}."
        assert (derived.pop("401002", None) is not None) == operation["authenticated"]
        assert (derived.pop("404000", None) is not None) == ("{siteId}" in operation["path"])
        assert derived == {}


def test_the_rows_of_an_operation_are_sorted(api: Node) -> None:
    for operation in api["operations"]:
        codes = [row["code"] for row in operation["errors"]]
        assert codes == sorted(codes)


def test_the_usual_statuses_have_a_family_to_fall_back_on(errors: Node) -> None:
    statuses = {item["status"] for item in errors["families"] if "status" in item}
    assert {400, 401, 403, 404, 405, 409, 429, 500} <= statuses


def test_a_code_is_in_the_family_of_its_status_but_for_a_few(errors: Node) -> None:
    """Three families keep together what belongs together, though the status differs."""
    family = {item["name"]: item for item in errors["families"]}

    def status(name: str | None) -> int | None:
        while name is not None:
            if "status" in family[name]:
                return int(family[name]["status"])
            name = family[name]["parent"]
        return None

    odd = {c["code"]: c["family"] for c in errors["codes"] if status(c["family"]) != c["status"]}
    assert odd == {
        "403014": "PageError",
        "403070": "SwitchSiteError",
        "403091": "AlreadyFinishedError",
        "403102": "AlreadyQueuedError",
        "403135": "AlreadyFinishedError",
    }
