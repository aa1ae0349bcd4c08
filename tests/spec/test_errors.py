"""The table of errors: each code once, families form a tree, and no row of the page is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
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


def test_a_code_is_a_quoted_number_of_six_digits(spec: Path) -> None:
    lines = (spec / "errors.yaml").read_text("utf-8").splitlines()
    codes = [line for line in lines if line.lstrip().startswith(("- code:", "code:"))]
    assert codes
    assert [line for line in codes if not re.fullmatch(r'  - code: "\d{6}"', line)] == []


def test_codes_are_sorted_and_stand_once(errors: Node) -> None:
    codes = [item["code"] for item in errors["codes"]]
    assert codes == sorted(set(codes))


def test_a_code_is_described(code: Node) -> None:
    assert set(code) - {"general"} == {"code", "status", "name", "family", "description", "remedy"}
    for word in ("description", "remedy"):
        assert code[word][0].isupper()
        assert code[word].strip()[-1] in ".)"
    assert code["name"]


def test_a_code_begins_with_its_status(code: Node) -> None:
    assert code["code"].startswith(str(code["status"]))


def test_a_code_belongs_to_a_family(code: Node, errors: Node) -> None:
    assert code["family"] in {item["name"] for item in errors["families"]}


def test_a_code_is_used_or_general(code: Node, operations: tuple[Any, ...]) -> None:
    used = {row["code"] for o in operations for row in o.node["x-errors"]}
    assert code["code"] in used or code.get("general") is True


def test_families_form_one_tree_with_parents_first(errors: Node) -> None:
    seen: list[str] = []
    for item in errors["families"]:
        assert item["name"] not in seen
        assert item["parent"] in seen or (item["parent"] is None and not seen)
        seen.append(item["name"])
    assert seen[0] == "ApiError"


def test_a_family_is_described_and_called_an_error(family: Node) -> None:
    assert re.fullmatch(r"[A-Z]\w+Error", family["name"])
    assert family["description"].strip()[-1] in ".)"
    assert set(family) <= {"name", "parent", "status", "description"}


def test_a_family_has_codes_children_or_a_status(family: Node, errors: Node) -> None:
    assert (
        "status" in family
        or family["name"] in {item["parent"] for item in errors["families"]}
        or family["name"] in {item["family"] for item in errors["codes"]}
    )


def test_a_status_has_one_family_to_fall_back_on(errors: Node) -> None:
    statuses = Counter(item["status"] for item in errors["families"] if "status" in item)
    assert [status for status, n in statuses.items() if n > 1] == []
    assert {400, 401, 403, 404, 405, 409, 429, 500} <= set(statuses)


def test_a_code_is_in_the_family_of_its_status_but_for_three(errors: Node) -> None:
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
        "403102": "AlreadyQueuedError",
        "403135": "AlreadyFinishedError",
    }


def test_the_rows_of_an_operation_are_sorted_and_told(operation: Any, errors: Node) -> None:
    rows = operation.node["x-errors"]
    known = {item["code"] for item in errors["codes"]}
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    for row in rows:
        assert set(row) == {"code", "when"}
        assert row["code"] in known
        assert row["when"][0].isupper()
        assert row["when"].strip()[-1] in ".)"


def test_no_two_rows_of_an_operation_say_the_same(operation: Any) -> None:
    rows = Counter((row["code"], row["when"]) for row in operation.node["x-errors"])
    assert [row for row, n in rows.items() if n > 1] == []


def test_an_operation_with_a_session_can_find_it_expired(operation: Any) -> None:
    codes = {row["code"] for row in operation.node["x-errors"]}
    assert ("401002" in codes) == (operation.node.get("security") != [])


def test_an_operation_on_a_site_can_find_no_site(operation: Any) -> None:
    codes = {row["code"] for row in operation.node["x-errors"]}
    assert ("404000" in codes) == ("{siteId}" in operation.path)


def test_every_operation_can_be_called_with_the_wrong_method(operation: Any) -> None:
    rows = [row for row in operation.node["x-errors"] if row["code"] == "405000"]
    assert len(rows) == 1
    assert operation.method.upper() in rows[0]["when"]


def test_no_row_of_the_reference_page_is_missing(operation: Any) -> None:
    wanted = Counter(PAGE.get(operation.id, "").split())
    assert wanted - Counter(row["code"] for row in operation.node["x-errors"]) == Counter()


def test_every_method_of_the_reference_page_has_a_table(operations: tuple[Any, ...]) -> None:
    assert set(PAGE) - {o.id for o in operations} == set()
