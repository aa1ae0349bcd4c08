"""Operations on many objects: what was done is told, whatever ended them."""

from __future__ import annotations

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from tableau_flows import ConnectionChange, Report, SyncedFlow, SyncReport, errors
from tableau_flows.cli.command import Call
from tableau_flows.cli.commands.connections import update
from tableau_flows.cli.commands.projects import sync
from tableau_flows.cli.display.output import Output
from tableau_flows.cli.session.options import Options
from tableau_flows_generated import models as m


@pytest.fixture
def written():
    """What a call writes."""
    return io.StringIO()


@pytest.fixture
def call(written):
    """A call that writes ids."""
    call = Call(Options(quiet=True))
    call.output = Output(json=False, csv=False, quiet=True, stream=written)
    return call


def ending(report):
    """A function that ends with a lost session, after a part of the work."""
    error = errors.SessionExpiredError(
        status=401, code=None, summary="", detail="", method="", url="", operation="x"
    )
    error.report = report

    def end(*args, **options):
        raise error

    return end


def test_connections_that_were_updated_before_an_error_are_told(call, written):
    change = ConnectionChange("flow-1", "Daily", m.Connection(id="connection-1"))
    end = ending(Report(changed=(change,)))
    call.client = SimpleNamespace(connections=SimpleNamespace(update_matching=end))
    with pytest.raises(errors.SessionExpiredError):
        update(call, connection_type="x", new_user_name="y")
    assert written.getvalue() == "connection-1\n"


def test_flows_that_were_published_before_an_error_are_told(call, written):
    file = SyncedFlow(Path("Daily.tflx"), "Daily", m.Flow(id="flow-1"))
    call.client = SimpleNamespace(
        flows=SimpleNamespace(sync=ending(SyncReport(published_new=(file,))))
    )
    with pytest.raises(errors.SessionExpiredError):
        sync(call, Path("."), "Sales")
    assert written.getvalue() == "flow-1\n"


def test_a_state_file_that_was_not_written_is_a_failure(call, capsys):
    report = SyncReport(state_error=errors.SyncStateError("the disk is full"))
    call.client = SimpleNamespace(flows=SimpleNamespace(sync=lambda *args, **options: report))
    sync(call, Path("."), "Sales")
    assert capsys.readouterr().err == "tableau-flows: the state file: the disk is full\n"
    assert call.code == 2
