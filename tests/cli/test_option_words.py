"""Messages of the library in the words of the command line."""

from __future__ import annotations

import inspect

import pytest
from tableau_flows.cli.commands.scheduling import schedule
from tableau_flows.cli.failures.wording import with_options
from tableau_flows.cli.spelling import spellings

OPTIONS = {"days": "--day", "name": "SCHEDULE", "every": "--every"}


@pytest.mark.parametrize(
    ("text", "argument", "shown"),
    [
        ("days must hold days", "days", "--day must hold days"),
        ("each of days must be text", "days", "each of --day must be text"),
        ("every must be given with days=", "every", "--every must be given with --day"),
        ("give days=, other= or every=", None, "give --day, other= or --every"),
        ("the flow has no such day", "days", "--day: the flow has no such day"),
        ("not 'days', but text", "days", "--day: not 'days', but text"),
        ("holidays must be days", "other", "holidays must be days"),
    ],
)
def test_options_stand_in_place_of_arguments(text, argument, shown):
    assert with_options(text, argument, OPTIONS) == shown


def test_parameters_are_spelled_as_in_the_help():
    parameters = inspect.signature(schedule, eval_str=True).parameters.values()
    found = spellings(parameters)
    names = [found[name] for name in ("flow", "name", "repeat", "dry_run", "verify")]
    assert names == ["FLOW", "SCHEDULE", "--repeat", "--dry-run", "--ca-file"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["list", "--limit", "many"], "Invalid value for '--limit': 'many' is not a whole number"),
        (["runs", ""], "FLOW must not be empty"),
        (
            ["schedule", "x", "--repeat", "monthly", "--at", "6:00", "--day", "40"],
            "each --day of a month must be a number from 1 to 31 or LastDay, not '40'",
        ),
        (
            ["schedule", "x", "--repeat", "weekly", "--at", "6:00", "--day", "40"],
            "each of --day must",
        ),
        (
            ["connections", "update", "--type", "a", "--password-env", "WRONG"],
            "--password-env contains a control character",
        ),
        (["request", "GET", "/x", "--body", "none.xml"], "--body: none.xml cannot be read"),
        (["list", "--project", "a/b"], "give the id of its project"),
    ],
    ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "",
)
def test_an_error_of_a_command_has_the_words_of_the_command(quick, words, shown):
    done = quick(*words, WRONG="a\x01b")
    assert done.code in {2, 5}
    assert shown in done.stderr


def test_the_body_of_a_request_has_a_limit(quick, server, tmp_path, monkeypatch):
    monkeypatch.setattr("tableau_flows_generated.protocol.LARGEST_REQUEST", 1_000_000)
    (tmp_path / "body.xml").write_bytes(b"x" * 1_000_001)
    server.forget_requests()
    done = quick("request", "POST", "/sites/{site_id}/flows", "--body", "body.xml")
    assert (done.code, len(server.requests)) == (2, 0)
    assert done.stderr == "tableau-flows: body.xml has more than 1 MB\n"
