"""Each class of errors has the exit code that the documentation promises."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
import tableau_flows
from tableau_flows import ConnectionChange, Report, errors
from tableau_flows import cli as cli_package
from tableau_flows.cli.command import Call
from tableau_flows.cli.commands.connections import update
from tableau_flows.cli.commands.flows import delete
from tableau_flows.cli.commands.publish import publish
from tableau_flows.cli.failures.codes_of_errors import exit_code_of
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.failures.exit_codes import EXIT_CODES, shown_exit_codes
from tableau_flows.cli.session.options import Options

CODES = {
    2: "AmbiguousName Deployment FlowFile NotKnown SyncState Usage Version",
    3: "Authentication SessionExpired SignIn SwitchSite",
    4: "FeatureDisabled PermissionDenied PermissionsLocked QuotaExceeded",
    5: "NameNotFound NotFound UnknownResource UploadExpired",
    6: "ConnectionFailed Redirected RequestRefused RequestTimeout UnreadableReply",
    10: "FlowRunFailed JobFailed",
    11: "FlowRunCancelled JobCancelled",
    12: "WaitTimeout",
    13: "AlreadyQueued",
    14: "JobGone OutcomeUnknown",
    1: "AlreadyFinished Api BadRequest Bulk Conflict FlowNameTaken FlowNotTagged GrantIgnored"
    " InvalidFilter InvalidSchedule InvalidSort Job LookupFailed Metadata MethodNotAllowed"
    " NameTaken Page PermissionsPartlySet Publish RateLimited Server Tableau Upload",
}
CODE_OF = {f"{name}Error": code for code, names in CODES.items() for name in names.split()}
CLASSES = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, errors.TableauError)
}


def test_each_error_class_of_the_library_has_a_documented_code():
    codes = {name: exit_code_of(kind.__new__(kind)) for name, kind in CLASSES.items()}
    assert codes == CODE_OF


def refused(kind):
    """A function that fails with an error of the API."""

    def fail(*args, **options):
        raise kind(status=400, code=None, summary="", detail="", method="", url="", operation="x")

    return fail


def calling(**resources):
    call = Call(Options(quiet=True))
    call.client = SimpleNamespace(
        **{name: SimpleNamespace(**members) for name, members in resources.items()}
    )
    return call


IDS = [f"{number}1111111-1111-1111-1111-111111111111" for number in (1, 2)]


@pytest.mark.parametrize(
    "work",
    [
        lambda fail, file: delete(calling(flows={"delete": fail}), IDS, yes=True),
        lambda fail, file: publish(calling(flows={"publish": fail}), [file, file]),
    ],
    ids=["delete", "publish"],
)
def test_a_lost_session_ends_work_on_many(work, orders, capsys):
    tried = []

    def fail(*args, **options):
        tried.append(args)
        refused(errors.SessionExpiredError)()

    with pytest.raises(errors.SessionExpiredError):
        work(fail, orders)
    assert len(tried) == 1
    assert capsys.readouterr().err == ""


def test_other_failures_do_not_end_work_on_many(capsys):
    call = calling(flows={"delete": refused(errors.PermissionDeniedError)})
    delete(call, IDS, yes=True)
    assert call.code == 4
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_connections_that_failed_are_told_and_decide_the_exit_code(capsys):
    failed = SimpleNamespace(
        item=ConnectionChange("flow-1", "Daily", None),
        error=errors.PermissionDeniedError(
            status=403, code="1", summary="no", detail="", method="", url="", operation="x"
        ),
    )
    report = Report(failed=(failed,))
    call = calling(connections={"update_matching": lambda **options: report})
    update(call, connection_type="x", new_user_name="y")
    assert call.code == 4
    (line,) = capsys.readouterr().err.splitlines()
    assert "Daily" in line


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["for real", "dry run"])
def test_publish_goes_on_after_a_failure(cli, orders, options):
    wrong = orders.with_name("Wrong.tflx")
    wrong.write_bytes(b"no flow")
    done = cli("publish", wrong, orders, *options, "--json", "--overwrite")
    assert done.code == 2
    assert [record["name"] for record in done.records] == ["Orders"]
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith(f"tableau-flows: {wrong}: Wrong.tflx is not a packaged flow")


def test_an_error_after_a_part_was_done_has_the_code_of_its_cause():
    error = errors.PermissionsPartlySetError.__new__(errors.PermissionsPartlySetError)
    error.__cause__ = errors.PermissionDeniedError.__new__(errors.PermissionDeniedError)
    assert exit_code_of(error) == 4
    assert [exit_code_of(OSError("x")), exit_code_of(OSError(2, "x", "file"))] == [1, 2]


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["for real", "dry run"])
def test_nothing_is_sent_if_a_file_is_missing(cli, server, orders, options):
    (orders.parent / "folder").mkdir()
    server.forget_requests()
    done = cli("publish", orders, "missing.tflx", "folder", *options, "--json")
    assert (done.code, done.stdout, len(server.requests)) == (2, "", 0)
    assert done.stderr == (
        "tableau-flows: missing.tflx cannot be read: No such file or directory; folder is a"
        " folder; `sync` publishes its files\n"
    )


@pytest.mark.parametrize("options", [[], ["--dry-run"]], ids=["for real", "dry run"])
def test_nothing_is_sent_if_the_name_of_a_file_does_not_tell_its_kind(cli, server, orders, options):
    upper = orders.rename(orders.with_name("Orders.TFLX"))
    upper.with_name("tags= b.txt").write_bytes(b"no flow")
    server.forget_requests()
    done = cli("publish", upper, "tags= b.txt", "/dev/null", *options)
    assert (done.code, done.stdout, len(server.requests)) == (2, "", 0)
    assert done.stderr == (
        "tableau-flows: tags= b.txt ends neither in .tfl nor in .tflx; rename it; /dev/null ends"
        " neither in .tfl nor in .tflx; rename it\n"
    )


class _Forbidden(type(Path())):
    """A path of a file that may not be read, whoever runs the tests."""

    def open(self, *args, **options):
        raise PermissionError(13, "Permission denied")


def test_a_file_that_may_not_be_read_is_refused_before_anything_is_sent(orders):
    with pytest.raises(CommandError, match=r"Orders\.tflx cannot be read: Permission denied$"):
        publish(calling(), [_Forbidden(orders)])


def test_a_path_that_no_file_can_have_is_refused():
    with pytest.raises(CommandError, match="cannot be read: embedded null byte"):
        publish(calling(), [Path("a\0b.tflx")])


_GUIDE = Path(tableau_flows.__file__).parents[2] / "docs" / "guides" / "command-line.md"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        (cli_package.__doc__, r"^- (\d+): \w"),
        (_GUIDE.read_text("utf-8"), r"^\| (\d+) \| \w"),
    ],
    ids=["docstring", "guide"],
)
def test_the_exit_codes_are_documented(text, pattern):
    assert {int(code) for code in re.findall(pattern, text, re.M)} == set(EXIT_CODES)


def test_the_help_lists_the_exit_codes(cli):
    shown = " ".join(cli("--help").stdout.split())
    assert shown.endswith(shown_exit_codes())
    assert "12 timed out" in shown


def test_each_code_of_an_error_is_in_the_table():
    assert {exit_code_of(kind.__new__(kind)) for kind in CLASSES.values()} <= set(EXIT_CODES)
