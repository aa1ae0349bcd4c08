"""The coverage table: nothing of the spec is missing, and each row says what the spec says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_table import Row, read_table

from generator import ir
from generator.compile import compile_spec
from generator.coverage import coverage
from generator.languages import reserved

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def api(root: Path) -> ir.Api:
    return compile_spec(root / "spec", reserved())


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Row]:
    return read_table((root / "generated" / "coverage.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def document(root: Path) -> Any:
    return yaml.safe_load((root / "spec" / "openapi.yaml").read_text("utf-8"))


def test_every_operation_has_one_row(rows: list[Row], document: Any) -> None:
    """Compared with the document itself, which nothing of the generator has read."""
    operations = [
        node["operationId"]
        for path in document["paths"].values()
        for method, node in path.items()
        if method in {"get", "put", "post", "patch", "delete"}
    ]
    assert len(operations) > 70
    assert sorted(row.operation for row in rows if row.operation) == sorted(operations)


def test_every_hand_written_method_has_one_row(rows: list[Row], document: Any) -> None:
    methods = [row.method for row in rows]
    for tag in document["tags"]:
        for name in tag.get("x-curated", ()):
            assert methods.count(f"{tag['name']}.{name}") == 1, f"{tag['name']}.{name}"
    for name in ("sign_in", "sign_out", "switch_site", "current_session", "server_info"):
        assert methods.count(name) == 1
    assert len(methods) == len(set(methods))


def test_a_row_that_is_missing_is_found(api: ir.Api, rows: list[Row]) -> None:
    """A table without the row of one operation differs from that in generated/."""
    without = replace(api, operations=api.operations[:-1])
    lost = {row.operation for row in rows} - {
        row.operation for row in read_table(coverage(without))
    }
    assert lost == {api.operations[-1].id}


def test_check_fails_on_an_outdated_table(run: Run, spec: Path) -> None:
    path = spec / "openapi.yaml"
    path.write_text(
        path.read_text("utf-8").replace("x-curated: [update_matching]", "x-curated: []"), "utf-8"
    )
    result = run("--check", "--spec", spec)
    assert result.returncode == 1
    assert "-| `connections.update_matching` |" in result.stdout


@pytest.mark.parametrize(
    ("method", "operation", "since", "servers", "scopes"),
    [
        ("flows.list", "queryFlowsForSite", "3.3", "Server, Cloud", "tableau:flows:read"),
        ("flows.publish", "publishFlow", "3.3", "Server, Cloud", "tableau:flows:create"),
        ("flow_tasks.create", "createCloudFlowTask", "3.22", "Cloud", "unknown"),
        ("schedules.create", "createSchedule", "2.3", "Server", "unknown"),
        ("sign_in", "signIn", "2.0", "Server, Cloud", "none"),
        ("server_info", "serverInfo", "2.4", "Server, Cloud", "none"),
        ("flows.find", None, "–", "–", "–"),
    ],
)
def test_a_row_says_what_the_spec_says(
    rows: list[Row], method: str, operation: str | None, since: str, servers: str, scopes: str
) -> None:
    (row,) = [row for row in rows if row.method == method]
    assert (row.operation, row.since, row.servers) == (operation, since, servers)
    assert row.scopes == scopes


def test_an_operation_without_a_method_is_sent_with_call(rows: list[Row]) -> None:
    (row,) = [row for row in rows if row.operation == "initiateFileUpload"]
    assert row.method == "call(operations.initiate_file_upload(…))"


def test_the_metadata_api_has_a_row(rows: list[Row], api: ir.Api) -> None:
    (row,) = [row for row in rows if row.method == "metadata"]
    assert (row.since, row.scopes) == (api.protocol.metadata.since, "tableau:content:read")
