"""Each class of errors has the exit code that the documentation promises."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from tableau_flows import ConnectionChange, Report, errors
from tableau_flows.cli.command import Call
from tableau_flows.cli.commands.connections import update
from tableau_flows.cli.commands.flows import delete
from tableau_flows.cli.commands.publish import publish
from tableau_flows.cli.failures import exit_code_of
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
        lambda fail: delete(calling(flows={"delete": fail}), IDS, yes=True),
        lambda fail: publish(calling(flows={"publish": fail}), [Path("a.tflx"), Path("b.tflx")]),
    ],
    ids=["delete", "publish"],
)
def test_a_lost_session_ends_work_on_many(work, capsys):
    tried = []

    def fail(*args, **options):
        tried.append(args)
        refused(errors.SessionExpiredError)()

    with pytest.raises(errors.SessionExpiredError):
        work(fail)
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


def test_a_dry_run_of_several_files_goes_on_after_a_failure(cli, orders):
    for dry_run in ([], ["--dry-run"]):
        done = cli("publish", "missing.tflx", orders, *dry_run, "--json", "--overwrite")
        assert done.code == 2
        assert [record["name"] for record in done.records] == ["Orders"]
        assert len(done.stderr.splitlines()) == 1
