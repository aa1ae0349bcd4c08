"""What openapi.yaml says, beyond what the generator checks for any spec."""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]


def test_only_signing_in_and_asking_for_the_version_take_no_session(api: Node) -> None:
    without = {op["id"] for op in api["operations"] if not op["authenticated"]}
    assert without == {"signIn", "serverInfo"}


def test_all_paths_are_below_a_site_but_those_of_what_the_server_has_in_one_place(
    api: Node,
) -> None:
    without = {"auth", "schedules", "server", "sites"}
    for operation in api["operations"]:
        below = operation["path"].startswith("/api/{apiVersion}/sites/{siteId}/")
        assert below == (operation["resource"] not in without), operation["id"]


def test_only_version_and_site_come_from_the_session(document: Node) -> None:
    shared = document["components"]["parameters"]
    assert [k for k, p in shared.items() if p.get("x-session")] == ["apiVersion", "siteId"]


def test_a_page_holds_between_1_and_1000_items(document: Node) -> None:
    shared = document["components"]["parameters"]
    size = {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}
    assert shared["pageSize"]["schema"] == size
    assert shared["pageNumber"]["schema"] == {"type": "integer", "minimum": 1, "default": 1}


def test_licence_and_deployment_are_told_in_words_too(api: Node) -> None:
    for operation in api["operations"]:
        needs = "Requires Data Management and Prep Conductor on the site." in operation["doc"]
        assert needs == (operation["needs"] == "prep-conductor"), operation["id"]
        for kind, other in (("server", "Cloud"), ("cloud", "Server")):
            told = f"Tableau {other} does not have" in operation["doc"]
            assert told == (operation["deployment"] == kind), operation["id"]
