"""Messages of the library in the words of the command line."""

from __future__ import annotations

import inspect
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tableau_flows import errors
from tableau_flows._common.printable import shown_path
from tableau_flows._common.recurrences import NeitherServerError
from tableau_flows.cli.commands.connections import update
from tableau_flows.cli.commands.publish import publish
from tableau_flows.cli.commands.scheduling import schedule
from tableau_flows.cli.failures.wording import reason_of, with_options
from tableau_flows.cli.spelling import spellings
from tableau_flows_generated.checks import shown as value_shown
from tableau_flows_generated.models import Flow, ProjectSummary

NO_FLOW = "0000aaaa-0000-0000-0000-000000000000"
EMBED = "--embed-password"
OPTIONS = {"days": "--day", "name": "SCHEDULE", "every": "--every"}


@pytest.mark.parametrize(
    ("text", "argument", "shown"),
    [
        ("days must hold days", "days", "--day must hold days"),
        ("days= must be text", "days", "--day must be text"),
        ("days must be one; days must be two", "days", "--day must be one; --day must be two"),
        ("wrong; each of days is 1", "days", "wrong; each of --day is 1"),
        ("there are days in it", "days", "--day: there are days in it"),
        ("days_of must be text", "days", "--day: days_of must be text"),
        ("no x (give days=True)", None, "no x (give --day)"),
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


PARTS = ["days=", "days", "each of days", " ", "; ", "'", '"', "\\", "…", "(", "x"]


@example("' days= \" days= ", 0)
@example("\" ' days= ' days= ' ", 0)
@example("x days= ; days x", 0)
@example("; days x", 300)
@example(" days= ", 90)
@given(st.lists(st.sampled_from(PARTS), max_size=20).map("".join), st.sampled_from([0, 80, 300]))
def test_no_value_in_a_message_is_changed(value, length):
    value = value.ljust(length, "x")
    for shown in (value_shown(value), errors.lookups.shown_name(value), shown_path(f"/{value}")):
        assert with_options(f"days must not be {shown}, but every=", "days", OPTIONS) == (
            f"--day must not be {shown}, but --every"
        )
        assert with_options(f"there is no {shown}; give days=", None, OPTIONS) == (
            f"there is no {shown}; give --day"
        )


def test_only_the_hint_of_a_lookup_has_options():
    server_text = "one with the id x days= y"
    error = errors.AmbiguousNameError(
        kind="flow", name="days=", hint="Give days=", candidates=(), described=(server_text,)
    )
    assert str(error) == f"several flows are called 'days=': {server_text}. Give days="
    assert reason_of(error, OPTIONS) == (
        f"several flows are called 'days=': {server_text}. Give --day"
    )
    missing = errors.NameNotFoundError(kind="day", name="days=", nearest=("a days= b",))
    assert reason_of(missing, OPTIONS) == (
        "there is no day 'days=' that the user may see; similar names: 'a days= b'"
    )


def test_a_recurrence_that_neither_server_takes_is_about_the_first_argument():
    first = errors.UsageError("days must be one", argument="days")
    error = NeitherServerError(first, errors.UsageError("every must be two", argument="every"))
    assert reason_of(error, OPTIONS) == "--day must be one; --every must be two"
    assert (str(error), error.argument) == ("days must be one; every= must be two", "days")


def test_a_message_with_text_of_a_server_has_no_options():
    flow = Flow(id="f", name="days= x", project=ProjectSummary(id="p"))
    own = errors.FlowNameTakenError(flow=flow)
    assert reason_of(own, {"overwrite": "--overwrite", **OPTIONS}) == (
        str(own).replace("overwrite=True", "--overwrite")
    )
    told = errors.NameTakenError(
        status=409,
        code="409041",
        summary="Flow name taken",
        detail="A flow days= x is there; days y",
        method="POST",
        url="https://t",
        operation="publishFlow",
    )
    assert reason_of(told, OPTIONS) == str(told)
    told.detail = told.summary = "A name, which users.find looks up"
    assert reason_of(told, OPTIONS) == str(told)


def test_parameters_are_spelled_as_in_the_help():
    parameters = inspect.signature(schedule, eval_str=True).parameters.values()
    found = spellings(parameters)
    names = [found[name] for name in ("flow", "name", "repeat", "dry_run", "verify")]
    assert names == ["FLOW", "SCHEDULE", "--repeat", "--dry-run", "--ca-file"]
    for command, name, spelled in ((publish, "files", "FILE"), (update, "embed_password", EMBED)):
        parameters = inspect.signature(command, eval_str=True).parameters.values()
        assert spellings(parameters)[name] == spelled


def test_without_credentials_the_option_for_them_is_named(quick):
    done = quick("whoami", TABLEAU_TOKEN_NAME="", TABLEAU_TOKEN_SECRET="")
    assert done.code == 2
    assert "no credentials: give --profile or set TABLEAU_TOKEN_NAME" in done.stderr


def test_a_missing_module_is_told_as_it_is():
    assert reason_of(ModuleNotFoundError("pip install x")) == "pip install x"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Wrong.", "Wrong (a b --help describes the command)"), ("", "")],
)
def test_an_error_in_the_command_line_leads_to_the_help_if_anything_is_said(text, reason):
    place = SimpleNamespace(command_path="a b")
    assert reason_of(SimpleNamespace(exit_code=2, format_message=lambda: text, ctx=place)) == reason


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["list", "--limit", "many"], "'--limit': 'many' is not a whole number (tableau"),
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
        (
            ["show", "https://x/#/site/a/flows/1"],
            "site 'a', but the client is on another one: see --site",
        ),
        (["request", "GET", "/a b"], "cannot contain; percent-encode it. The only placeholder"),
        (["show", NO_FLOW], "[Check the id; it is not the name. A flow published"),
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
    assert done.stderr == "tableau-flows: --body: body.xml has more than 1 MB\n"
    done = quick("request", "POST", "/sites/{site_id}/flows", "--body", "-", stdin="x" * 1_000_001)
    assert done.stderr == "tableau-flows: --body: stdin has more than 1 MB\n"
