"""Publishing what is new or changed in a folder, in every kind of client."""

from __future__ import annotations

import collections
import io
import json
import logging
import os
import pickle
import stat
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import anyio
import pytest
from tableau_flows import (
    AsyncClient,
    Client,
    ConnectedAppCredentials,
    SyncedFlow,
    SyncReport,
    emulator,
    errors,
)
from tableau_flows._bulk.folders import plans as sync_plans
from tableau_flows._bulk.folders import state as sync_state
from tableau_flows._bulk.folders.state import SyncState
from tableau_flows._files import download_digest
from tableau_flows._files.local import digests, folders
from tableau_flows_generated import models as m

NO_ID = "00000000-0000-0000-0000-000000000000"
LIST, DOWNLOAD, PUBLISH = "queryFlowsForSite", "downloadFlow", "publishFlow"


EAST = timezone(timedelta(hours=2))


def flow_file(step: str = "Output", *, year: int = 2000) -> bytes:
    """A flow file; the year says when it was packed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(emulator.sample_flow([step]))) as source,
        zipfile.ZipFile(target, "w") as made,
    ):
        for name in source.namelist():
            made.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), source.read(name))
    return target.getvalue()


@pytest.fixture
def folder(tmp_path):
    """A folder with three flow files, and others that are none."""
    folder = tmp_path / "flows"
    folder.mkdir()
    for name in ("a.tflx", "b.tfl", "c.TFLX", ".hidden.tflx", "readme.txt"):
        (folder / name).write_bytes(flow_file(name))
    (folder / "below.tfl").mkdir()
    (folder / "below.tfl" / "d.tfl").write_bytes(flow_file())
    return folder


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state.json"


@pytest.fixture
def sync(server, tableau, folder, state):
    """Sync the folder with the project Sales/EU, a minute later; earlier requests are forgotten."""
    server.add_project("Sales")
    server.add_project("EU", parent="Sales")
    project = tableau.projects.find("Sales/EU")

    def perform(**options) -> SyncReport:
        server.advance(60)
        server.forget_requests()
        given = {"project": project, "state": state} | options
        return tableau.flows.sync(given.pop("folder", folder), **given)

    return perform


def counts(server) -> dict[str, int]:
    return collections.Counter(request.operation for request in server.requests)


def names(items: tuple[SyncedFlow, ...]) -> list[str]:
    return [item.name for item in items]


def test_new_files_are_published(sync, server, tableau):
    report = sync(project="Sales/EU")
    assert names(report.published_new) == ["a", "b", "c"]
    assert str(report) == ("3 published as new, 0 published as changed, 0 unchanged, 0 failed")
    assert report.published_new[0].path.name == "a.tflx"
    flows = {flow.name: flow for flow in tableau.flows.list() if flow.project.name == "EU"}
    assert set(flows) == {"a", "b", "c"}
    assert {item.flow.id for item in report.published_new} == {one.id for one in flows.values()}
    assert str(flows["b"].file_type) == "tfl"
    assert counts(server) == {"queryProjects": 3, LIST: 2, PUBLISH: 3}
    report.raise_failed()


def test_the_second_time_only_the_list_is_read(sync, server):
    sync()
    report = sync()
    assert names(report.unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}
    assert report.unchanged[0].flow.name == "a"


def test_without_a_state_file_flows_are_downloaded_and_compared(sync, server):
    sync(state=None)
    report = sync(state=None)
    assert names(report.unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1, DOWNLOAD: 3}


def test_a_changed_file_replaces_the_flow_without_a_download(sync, server, folder, tableau):
    before = sync().published_new[0].flow
    (folder / "a.tflx").write_bytes(flow_file("Changed"))
    report = sync()
    assert names(report.published_changed) == ["a"]
    assert names(report.unchanged) == ["b", "c"]
    assert counts(server) == {LIST: 1, PUBLISH: 1}
    flow = tableau.flows.get(before.id)
    assert [step.name for step in flow.output_steps] == ["Changed"]
    assert report.published_changed[0].flow.id == before.id
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


def test_a_file_that_was_only_packed_anew_is_unchanged(sync, server, folder):
    sync()
    (folder / "a.tflx").write_bytes(flow_file("a.tflx", year=2020))
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


def test_a_flow_that_was_changed_on_the_server_is_downloaded(sync, server, tableau):
    """If it has the same content all the same, that is kept; if not, it is replaced."""
    flows = [item.flow for item in sync().published_new]
    server.advance(60)
    options = {"file_type": "tflx", "project": flows[0].project.id, "overwrite": True}
    tableau.flows.publish(flow_file("a.tflx"), name="a", **options)
    tableau.flows.publish(flow_file("x"), name="b", **options)
    report = sync()
    assert names(report.unchanged) == ["a", "c"]
    assert names(report.published_changed) == ["b"]
    assert counts(server) == {LIST: 1, DOWNLOAD: 2, PUBLISH: 1}
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


def test_a_flow_that_was_deleted_is_published_again(sync, server, tableau):
    flow = sync().published_new[0].flow
    tableau.flows.delete(flow)
    report = sync()
    assert names(report.published_new) == ["a"]
    assert report.published_new[0].flow.id != flow.id
    assert counts(server) == {LIST: 1, PUBLISH: 1}


def test_flows_without_a_file_stay(sync, server, folder, tableau):
    sync()
    (folder / "a.tflx").unlink()
    assert names(sync().unchanged) == ["b", "c"]
    assert counts(server) == {LIST: 1}
    assert tableau.flows.find("a", project="Sales/EU").name == "a"


def test_an_id_of_a_project_in_upper_case_means_the_same_project(sync, tableau):
    project = tableau.projects.find("Sales/EU").id
    assert names(sync(project=project.upper()).published_new) == ["a", "b", "c"]
    for given in (project, project.upper()):
        report = sync(project=given)
        assert (names(report.unchanged), report.failed) == (["a", "b", "c"], ())


def test_flows_of_other_projects_are_left_alone(sync, server, tableau):
    other = server.add_flow("a", project="Sales", content=flow_file("other"))
    assert names(sync().published_new) == ["a", "b", "c"]
    assert [step.name for step in tableau.flows.get(other).output_steps] == ["other"]


def test_a_file_that_is_replaced_by_one_of_the_same_size_and_time_has_another_stamp(tmp_path):
    first, second = tmp_path / "a.tfl", tmp_path / "b.tfl"
    for path in (first, second):
        path.write_bytes(b"x")
        os.utime(path, (1, 1))
    before = folders.stamp_of(first)
    second.replace(first)
    assert folders.stamp_of(first) != before


def test_only_the_user_may_look_into_the_folder_of_a_copy(tmp_path):
    mask = os.umask(0)
    try:
        download_digest._make(tmp_path / "copy")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o700


def test_an_entry_of_the_state_file_tells_server_site_and_project(sync, server, state):
    flows = {item.name: item.flow for item in sync().published_new}
    for entry in json.loads(state.read_bytes())["flows"]:
        flow = flows.pop(entry["name"])
        assert (entry["server"], entry["site"]) == (server.url, emulator.seed_id("site", ""))
        assert (entry["project"], entry["flow"]) == (flow.project.id, flow.id)
    assert not flows


def test_one_state_file_serves_several_projects(sync, server):
    sync()
    assert names(sync(project="Sales").published_new) == ["a", "b", "c"]
    assert names(sync(project="Sales").unchanged) == ["a", "b", "c"]
    assert counts(server)[DOWNLOAD] == 0
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


def test_a_name_in_another_case_is_the_same_flow(sync, server, tableau):
    flow = server.add_flow("A", project="Sales/EU", content=flow_file("old"))
    report = sync()
    assert names(report.published_changed) == ["a"]
    assert report.published_changed[0].flow.id == flow
    assert tableau.flows.get(flow).name == "A"
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


def test_a_flow_is_replaced_under_the_name_that_it_has(sync, server, monkeypatch):
    server.add_flow("A", project="Sales/EU", content=flow_file("old"))
    published, publish = [], sync_plans.publish

    def watched(*args, **options):
        published.append((options["name"], options["overwrite"]))
        return publish(*args, **options)

    monkeypatch.setattr(sync_plans, "publish", watched)
    sync()
    assert sorted(published) == [("A", True), ("b", False), ("c", False)]


def test_a_long_list_is_read_once(sync, server, tableau):
    server.add_flows(1200, project="Sales/EU", prefix="Flow ")
    sync()
    assert counts(server)[LIST] == 2
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 2}


# Dry runs


def test_a_dry_run_changes_nothing(sync, server, folder, state, tableau):
    server.add_flow("b", project="Sales/EU", content=flow_file("b.tfl"), file_type="tfl")
    server.add_flow("c", project="Sales/EU", content=flow_file("other"))
    report = sync(dry_run=True)
    assert names(report.published_new) == ["a"]
    assert names(report.unchanged) == ["b"]
    assert names(report.published_changed) == ["c"]
    assert [item.flow and item.flow.name for item in report.published_new] == [None]
    assert report.published_changed[0].flow.name == "c"
    assert str(report) == (
        "1 would be published as new, 1 would be published as changed, 1 unchanged, 0 failed"
    )
    assert {request.method for request in server.requests} == {"GET"}
    assert not state.exists()
    assert not state.with_name("state.json.lock").exists()
    assert names(sync().published_changed) == ["c"]


# Failures


def test_a_file_that_fails_stops_nothing(sync, server, folder):
    (folder / "a.tflx").write_bytes(b"not an archive")
    (folder / "ad.TFLX").write_bytes(b"not an archive")
    (folder / "aa.tfl").write_bytes(b"")
    (folder / "ab.tfl").symlink_to("nowhere")
    os.mkfifo(folder / "ac.tfl")
    server.refuse_next("403007", operation=PUBLISH)
    report = sync(concurrency=1)
    assert names(report.published_new) == ["c"]
    assert [failed.item.name for failed in report.failed] == ["a", "aa", "ab", "ac", "ad", "b"]
    kinds = [*[errors.FlowFileError] * 5, errors.PermissionDeniedError]
    assert all(map(isinstance, [failed.error for failed in report.failed], kinds))
    assert "is not a ZIP archive" in str(report.failed[0].error)
    assert "aa.tfl is empty" in str(report.failed[1].error)
    assert "ab.tfl cannot be read: No such file" in str(report.failed[2].error)
    assert "ac.tfl is not a file" in str(report.failed[3].error)
    assert "is not a ZIP archive" in str(report.failed[4].error)
    assert counts(server)[PUBLISH] == 2
    with pytest.raises(errors.BulkError, match=r"6 failed: a\.tflx: "):
        report.raise_failed()
    assert names(sync().unchanged) == ["c"]


@pytest.mark.parametrize("name", ["d.tflx", "d.TFLX"])
def test_a_dry_run_finds_a_file_that_is_no_archive(sync, folder, name):
    (folder / name).write_bytes(b"not an archive")
    (failed,) = sync(dry_run=True).failed
    assert failed.item.path.name == name
    assert "is not a ZIP archive" in str(failed.error)


@pytest.mark.skipif(os.name == "nt", reason="the names of files are text there")
def test_a_file_whose_name_is_no_text_fails_alone(sync, server, folder):
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.tfl")).write_bytes(flow_file())
    report = sync()
    assert names(report.published_new) == ["a", "b", "c"]
    assert "cannot be published: the name of the flow" in str(report.failed[0].error)
    assert counts(server)[PUBLISH] == 3


def test_a_reply_that_is_lost_is_found_out_the_next_time(sync, server, folder):
    sync()
    (folder / "a.tflx").write_bytes(flow_file("Changed"))
    server.drop_next("after", operation=PUBLISH)
    report = sync()
    assert type(report.failed[0].error) is errors.OutcomeUnknownError
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1, DOWNLOAD: 1}


def test_a_bomb_on_the_server_counts_as_different(sync, server, folder, monkeypatch):
    server.add_flow("a", project="Sales/EU", content=flow_file("bomb" * 500))
    server.add_flow("b", project="Sales/EU", content=b"PK\x05\x06" + b"\xff" * 18)
    size = (folder / "a.tflx").stat().st_size
    monkeypatch.setattr(digests, "ALWAYS_READ_BYTES", size)
    monkeypatch.setattr(digests, "MOST_COMPRESSION", 0)
    report = sync()
    assert names(report.published_changed) == ["a", "b"]
    assert names(sync().unchanged) == ["a", "b", "c"]


def test_a_bomb_in_the_folder_is_not_published(sync, server, folder, monkeypatch):
    monkeypatch.setattr(digests, "ALWAYS_READ_BYTES", 1)
    monkeypatch.setattr(digests, "MOST_COMPRESSION", 0)
    report = sync()
    assert ["decompresses to" in str(failed.error) for failed in report.failed] == [True] * 3
    assert counts(server) == {LIST: 1, "queryProjects": 1}


def test_two_flows_that_could_be_meant_are_not_guessed(raw_server, raw_answer, world, folder):
    flows = b'<tsResponse><pagination pageNumber="1" pageSize="1000" totalAvailable="4"/><flows>'
    for number, name in enumerate((b"A", b"A", b"c", b"C")):
        flows += b'<flow id="f%d" name="%s"><project id="p"/></flow>' % (number, name)
    flows += b"</flows></tsResponse>"
    raw_server.script = [
        raw_answer(200, flows),
        raw_answer(200, flow_file("c.TFLX"), 'Content-Disposition: filename="c.tflx"'),
    ]
    (folder / "b.tfl").unlink()
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    report = tableau.flows.sync(folder, project=m.Project(id="p"), concurrency=1)
    assert "several flows of the project match: 'A' (id f0), 'A' (id f1)" in str(
        report.failed[0].error
    )
    assert names(report.unchanged) == ["c"]
    assert b"/flows/f2/content" in raw_server.heads[1]


def test_no_temporary_file_is_left(sync, server, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(download_digest.tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    sync(state=None)
    server.refuse_next("404000", operation=DOWNLOAD)
    report = sync(state=None)
    assert len(report.unchanged) + len(report.failed) == 3
    assert list((tmp_path / "temporary").iterdir()) == []
    monkeypatch.setattr(download_digest.tempfile, "tempdir", str(tmp_path / "none"))
    report = sync(state=None)
    assert "there is no temporary folder: No such file" in str(report.failed[0].error)


# The state file


@pytest.fixture
def never_due(monkeypatch):
    """The state file is written at the beginning and the end only, since a write takes long."""
    now, write = [0.0], sync_state.write_text

    def slow(*args) -> None:
        now[0] += 1e6
        write(*args)

    monkeypatch.setattr(sync_state, "write_text", slow)
    monkeypatch.setattr(sync_plans, "SyncState", partial(SyncState, clock=lambda: now[0]))


def kept(state) -> list[str]:
    return [entry["name"] for entry in json.loads(state.read_bytes())["flows"]]


def test_a_file_is_kept_in_the_state_when_it_is_done(sync, state, monkeypatch):
    """As long as writing takes no time; a crash then loses nothing."""
    monkeypatch.setattr(sync_plans, "SyncState", partial(SyncState, clock=lambda: 0.0))
    seen = []
    sync(concurrency=1, on_progress=lambda progress: seen.append(kept(state)))
    assert seen == [["a"], ["a", "b"], ["a", "b", "c"]]


@pytest.mark.usefixtures("never_due")
def test_the_state_is_seldom_written_where_writing_is_slow(sync, folder, state):
    for number in range(40):
        (folder / f"flow {number:02}.tflx").write_bytes(flow_file(str(number)))
    seen = []
    sync(concurrency=1, on_progress=lambda progress: seen.append(len(kept(state))))
    assert set(seen) == {1}
    assert len(kept(state)) == 43


@pytest.mark.usefixtures("never_due")
def test_a_sync_that_is_ended_goes_on_where_it_was(sync, server, state):
    def end(progress):
        if progress.done == 2:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        sync(concurrency=1, on_progress=end)
    assert kept(state) == ["a", "b"]
    report = sync()
    assert names(report.unchanged) == ["a", "b"]
    assert names(report.published_new) == ["c"]
    assert counts(server) == {LIST: 1, PUBLISH: 1}


@pytest.mark.usefixtures("never_due")
def test_a_sync_that_is_interrupted_keeps_what_it_did(server, credentials, folder, state):
    def interrupt(progress):
        if progress.done == 2:
            raise KeyboardInterrupt

    with Client(server.url, site="", credentials=credentials) as tableau:
        options = {"state": state, "concurrency": 1, "on_progress": interrupt}
        with pytest.raises(KeyboardInterrupt):
            tableau.flows.sync(folder, project="Default", **options)
    assert kept(state) == ["a", "b"]


@pytest.mark.usefixtures("never_due")
def test_a_sync_that_loses_its_session_keeps_what_it_did(sync, server, state):
    def lose(progress):
        if progress.done == 2:
            server.refuse_next("401001", operation=PUBLISH)

    with pytest.raises(errors.AuthenticationError) as caught:
        sync(concurrency=1, on_progress=lose)
    assert names(caught.value.report.published_new) == kept(state) == ["a", "b"]
    assert caught.value.report.state_error is None


@pytest.mark.usefixtures("never_due")
@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_sync_that_is_cancelled_keeps_what_it_did(server, credentials, folder, state, backend):
    done = []

    async def main() -> None:
        async with AsyncClient(server.url, site="", credentials=credentials) as tableau:
            with anyio.CancelScope() as scope:

                def cancel(progress):
                    done.append(progress.done)
                    if progress.done == 2:
                        scope.cancel()

                options = {"state": state, "concurrency": 1, "on_progress": cancel}
                await tableau.flows.sync(folder, project="Default", **options)

    anyio.run(main, backend=backend)
    assert done == [1, 2]
    assert kept(state) == ["a", "b"]


def test_the_state_holds_no_secret(sync, state):
    sync()
    text = state.read_text("utf-8")
    assert "demo" not in text
    assert {*json.loads(text)["flows"][0]} == {
        *("server", "site", "project", "name", "flow", "updated_at", "digest")
    }


def test_a_state_that_cannot_be_used_is_found_before_anything_is_sent(sync, server, state):
    state.write_text("{}")
    with pytest.raises(errors.SyncStateError, match="Delete it"):
        sync()
    assert server.requests == ()
    state.unlink()
    sync()


def test_one_sync_at_a_time_has_the_state_file(sync, server, state):
    refused = []

    def again(progress):
        try:
            SyncState(state, writable=True)
        except errors.SyncStateError as error:
            refused.append(str(error))

    sync(concurrency=1, on_progress=again)
    assert len(refused) == 3
    assert "in use by another sync" in refused[0]
    holder = SyncState(state, writable=True)
    with pytest.raises(errors.SyncStateError, match="in use by another sync"):
        sync()
    assert server.requests == ()
    sync(dry_run=True)
    holder.close()
    sync()


@pytest.fixture
def full(monkeypatch):
    """No state file can be written."""

    def fail(*args):
        raise errors.SyncStateError("the state file cannot be written: disk full")

    with monkeypatch.context() as patch:
        patch.setattr(sync_state, "write_text", fail)
        yield patch


def test_a_state_that_cannot_be_written_is_told_beside_what_was_published(
    sync, server, state, full, caplog
):
    caplog.set_level(logging.WARNING, "tableau_flows.bulk")
    report = sync()
    assert names(report.published_new) == ["a", "b", "c"]
    assert report.failed == ()
    assert str(report).endswith("0 failed, the state file was not written")
    with pytest.raises(errors.BulkError, match=r"written: the state file cannot .* full$") as told:
        report.raise_failed()
    assert told.value.__cause__ is report.state_error
    assert isinstance(report.state_error, errors.SyncStateError)
    assert [one.error for one in told.value.failed] == [report.state_error]
    assert str(pickle.loads(pickle.dumps(told.value))) == str(told.value)
    assert not caplog.records  # it is told once
    full.undo()
    assert names(sync().unchanged) == ["a", "b", "c"]  # and the file is free again
    assert counts(server) == {LIST: 1, DOWNLOAD: 3}
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


@pytest.mark.usefixtures("never_due")
def test_a_disk_that_is_full_at_the_end_is_told(sync, monkeypatch):
    def fail(*args):
        raise errors.SyncStateError("disk full")

    def fill(progress):
        monkeypatch.setattr(sync_state, "write_text", fail)

    report = sync(concurrency=1, on_progress=fill)
    assert len(report.published_new) == 3
    assert str(report.state_error) == "disk full"


def test_failed_files_are_told_before_the_state(sync, folder, full):
    (folder / "a.tflx").write_bytes(b"not an archive")
    report = sync()
    with pytest.raises(errors.BulkError, match=r"1 failed, the .* written: a\.tflx: .*; the state"):
        report.raise_failed()
    assert [failed.item.name for failed in report.failed] == ["a"]


def test_an_error_that_ends_a_sync_tells_the_state_in_its_report(sync, server, full):
    def lose(progress):
        server.refuse_next("401001", operation=PUBLISH)

    with pytest.raises(errors.AuthenticationError) as caught:
        sync(concurrency=1, on_progress=lose)
    assert names(caught.value.report.published_new) == ["a"]
    assert isinstance(caught.value.report.state_error, errors.SyncStateError)


def test_a_file_that_changes_while_it_is_published_is_compared_the_next_time(
    sync, server, folder, monkeypatch
):
    """What was published may be either content."""
    publish = sync_plans.publish

    def change_first(session, path, **options):
        if path.name == "a.tflx":
            path.write_bytes(flow_file("Changed"))
        return publish(session, path, **options)

    monkeypatch.setattr(sync_plans, "publish", change_first)
    sync()
    monkeypatch.undo()
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1, DOWNLOAD: 1}


@pytest.fixture
def untimed(monkeypatch):
    """The answer to publishing does not tell when the flow was updated."""
    publish = sync_plans.publish

    def without_time(session, path, **options):
        flow = yield from publish(session, path, **options)
        return replace(flow, updated_at=None)

    monkeypatch.setattr(sync_plans, "publish", without_time)


@pytest.mark.usefixtures("untimed")
def test_a_time_that_is_not_told_is_read(sync, server):
    assert names(sync().published_new) == ["a", "b", "c"]
    assert counts(server)["queryFlow"] == 3
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1}


@pytest.mark.usefixtures("untimed")
def test_a_time_that_cannot_be_read_is_no_failure(sync, server):
    server.refuse_next("404003", operation="queryFlow")
    assert names(sync(concurrency=1).published_new) == ["a", "b", "c"]
    assert names(sync().unchanged) == ["a", "b", "c"]
    assert counts(server) == {LIST: 1, DOWNLOAD: 1}


def test_many_files_are_published_side_by_side(sync, server, folder):
    for number in range(40):
        (folder / f"flow {number:02}.tflx").write_bytes(flow_file(str(number)))
    seen = []
    report = sync(concurrency=16, on_progress=lambda progress: seen.append(progress.done))
    assert names(report.published_new) == sorted(names(report.published_new))
    assert len(report.published_new) == 43
    assert seen == [*range(1, 44)]
    assert len(sync(concurrency=16).unchanged) == 43
    assert counts(server) == {LIST: 1}


# Arguments


@pytest.mark.parametrize(
    ("one", "other"), [("x.tfl", "x.tflx"), ("x.tfl", "X.tfl"), ("é.tfl", "e\u0301.tfl")]
)
def test_two_files_of_one_flow_are_refused(sync, server, folder, one, other):
    for name in (one, other):
        (folder / name).write_bytes(flow_file())
    with pytest.raises(errors.UsageError, match="would be published as the same flow"):
        sync()
    assert server.requests == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"concurrency": 0}, "concurrency must be a whole number from 1 to 64, not 0"),
        ({"concurrency": 65}, "concurrency must be"),
        ({"on_progress": 5}, "on_progress must be a function"),
        ({"dry_run": None}, "dry_run must be"),
        ({"folder": 5}, "folder must be the path of a folder, not 5"),
        ({"folder": b"flows"}, "folder must be the path of a folder"),
        ({"folder": "\0"}, "the folder .* cannot be read"),
        ({"folder": "no/where"}, "the folder no/where cannot be read: No such file"),
        ({"state": 5}, "state must be the path of a file"),
        ({"project": ""}, "project must have"),
        ({"project": None}, "project"),
    ],
)
def test_arguments_are_checked_before_anything_is_sent(sync, server, options, message):
    with pytest.raises(errors.UsageError, match=message):
        sync(**options)
    assert server.requests == ()


def test_a_project_that_does_not_exist_is_found_before_a_file_is_sent(sync, server):
    for project in ("Sales/US", NO_ID):
        with pytest.raises(errors.NameNotFoundError, match="there is no project"):
            sync(project=project)
        assert counts(server)[PUBLISH] == 0


def test_the_state_file_is_free_again_when_a_sync_could_not_begin(sync, state):
    with pytest.raises(errors.NameNotFoundError) as caught:
        sync(project="Sales/US")
    SyncState(state, writable=True).close()
    assert caught.value.name == "US"


def test_a_time_is_kept_in_utc():
    times = [datetime(2026, 1, 2, 12, tzinfo=UTC), datetime(2026, 1, 2, 14, tzinfo=EAST)]
    one, other = (sync_plans._entry(m.Flow(id="f", updated_at=time), "zip:") for time in times)
    assert one == other


def test_a_project_that_may_not_be_checked_is_left_to_the_server(
    sync, server, world, folder, tableau
):
    """With a JSON web token, a call outside of its scopes would end the session."""
    project = tableau.projects.find("Sales")
    server.refuse_next("403004", operation="queryProjects")
    assert len(sync(project=project, dry_run=True).published_new) == 3
    scopes = ["tableau:flows:read", "tableau:flows:create"]
    value = "demo-app-secret-value-of-an-emulated-server"
    app = ConnectedAppCredentials("demo-app", "demo-app-secret", value, "admin", scopes=scopes)
    other = world.client(server.url, site="", credentials=app)
    assert len(other.flows.sync(folder, project=project).published_new) == 3
    assert server.session_count == 2


def test_a_connected_app_with_the_scope_checks_the_project(world, server, folder):
    scopes = ["tableau:content:read", "tableau:flows:read"]
    value = "demo-app-secret-value-of-an-emulated-server"
    app = ConnectedAppCredentials("demo-app", "demo-app-secret", value, "admin", scopes=scopes)
    tableau = world.client(server.url, site="", credentials=app)
    with pytest.raises(errors.NameNotFoundError, match="no project"):
        tableau.flows.sync(folder, project="00000000-0000-0000-0000-000000000000", dry_run=True)


def test_an_empty_folder_is_no_error(sync, server, tmp_path):
    (tmp_path / "empty").mkdir()
    report = sync(folder=tmp_path / "empty")
    assert report == SyncReport()
    assert str(report).startswith("0 published as new")


def test_names_are_compared_as_servers_do():
    assert folders.name_key("STRASSE") == folders.name_key("straße")
    assert folders.name_key("e\u0301") == folders.name_key("É")
    # The marks of a letter may stand in any order, and a mark may become a letter.
    assert folders.name_key("α\u0345\u0301") == folders.name_key("ᾴ")
    assert folders.name_key("a") != folders.name_key("b")


def test_an_id_of_the_server_that_cannot_be_used_is_a_failure_of_one_file(
    world, raw_server, raw_answer, tmp_path
):
    for name in ("a", "b"):
        (tmp_path / f"{name}.tflx").write_bytes(flow_file())
    listed = (
        '<pagination pageNumber="1" pageSize="100" totalAvailable="1"/>'
        f'<flows><flow id="../x" name="a"><project id="{NO_ID}"/></flow></flows>'
    )
    bodies = [
        f'<tsResponse xmlns="http://tableau.com/api">{one}</tsResponse>'.encode()
        for one in (listed, '<flow id="../y" name="b"/>')
    ]
    raw_server.script = [raw_answer(200, bodies[0]), raw_answer(201, bodies[1])]
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.25")
    report = tableau.flows.sync(tmp_path, project=NO_ID, concurrency=1)
    assert names(report.published_new) == ["b"]
    (failed,) = report.failed
    assert failed.item.name == "a"
    assert isinstance(failed.error, errors.UnreadableReplyError)


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights on Windows")
def test_a_symbolic_link_to_itself_is_a_failure_of_one_file(sync, folder):
    (folder / "loop.tflx").symlink_to("loop.tflx")
    report = sync()
    assert names(report.published_new) == ["a", "b", "c"]
    assert [failed.item.name for failed in report.failed] == ["loop"]
    assert isinstance(report.failed[0].error, errors.FlowFileError)
