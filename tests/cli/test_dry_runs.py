"""A dry run refuses what the command itself would refuse, as far as that can be known."""

from __future__ import annotations

import pytest
from tableau_flows import emulator

from . import conftest


def test_without_a_project_the_flow_that_is_replaced_is_in_the_default_one(quick, server, orders):
    elsewhere = server.add_flow("Orders", project="Sales/EU")
    done = quick("publish", orders, "--dry-run", "--json")
    assert [(one["action"], one["id"]) for one in done.records] == [("published", None)]
    there = server.add_flow("Orders")
    assert quick("publish", orders, "--dry-run").code == 1
    (record,) = quick("publish", orders, "--dry-run", "--overwrite", "--json").records
    assert (record["action"], record["id"]) == ("replaced", there)
    given = ("--project", "Sales/EU", "--overwrite", "--dry-run", "--json")
    (record,) = quick("publish", orders, *given).records
    assert record["id"] == elsewhere


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]], ids=["for real", "dry run"])
@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ("hourly --at 6:00 --until 18:00", "--day must hold 1 to 7 days of the week"),
        ("weekly --at 6:00 --day Monday --day Friday", "exactly one day of the week, not 2"),
    ],
)
def test_a_schedule_that_tableau_cloud_refuses_is_refused_before(quick, options, reason, dry_run):
    with emulator.running(cloud=True) as cloud:
        given = {"TABLEAU_SERVER": cloud.url, "TABLEAU_SITE": "main"}
        done = quick("schedule", "Superstore", "--repeat", *options.split(), *dry_run, **given)
        assert (done.code, done.stdout) == (2, "")
        assert reason in done.stderr
        assert "createCloudFlowTask" not in {request.operation for request in cloud.requests}


@pytest.mark.parametrize("dry_run", [[], ["--dry-run"]], ids=["for real", "dry run"])
@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ("get sites", "PATH must"),
        ("get /sites/../flows", "PATH must not be '/sites/../flows'"),
        ("get /sites/{site_id}/flows?pageSize=1", "the query is given with --query"),
        ("get /sites --accept a b", "accept must"),
        ("put /sites/a --body Orders.tflx --media-type x", "--media-type must"),
    ],
)
def test_a_request_that_cannot_be_sent_is_refused(quick, server, orders, arguments, text, dry_run):
    words = arguments.replace("a b", "a\tb").split(" ")
    done = quick("request", *words, *dry_run)
    assert (done.code, done.stdout) == (2, "")
    assert text in done.stderr
    assert {request.operation for request in server.requests} <= {"serverInfo", "signIn", "signOut"}


def test_a_dry_run_of_many_files_tells_all_of_them(quick, orders, tmp_path):
    (tmp_path / "Other.tflx").write_bytes(conftest.DAILY)
    done = quick("publish", orders, "Other.tflx", "--dry-run")
    assert done.stdout.splitlines() == [
        f"would be published: the flow 'Orders' from {orders}",
        "would be published: the flow 'Other' from Other.tflx",
    ]
