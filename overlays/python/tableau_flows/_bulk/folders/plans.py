"""The plans of `flows.sync`: what a project has, and what is done about each file of a folder."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias

from tableau_flows_generated import catalog, fields, operations
from tableau_flows_generated import models as m
from tableau_flows_generated.arguments import Identified
from tableau_flows_generated.checks import check_flag, check_text

from tableau_flows._bulk.find.projects import find_project_id
from tableau_flows._bulk.folders.reports import SyncedFlow, SyncReport
from tableau_flows._bulk.folders.state import SyncState
from tableau_flows._bulk.folders.state_file import StateEntry, StateKey
from tableau_flows._bulk.gathered import Gathered
from tableau_flows._calls.call import call, checked_reply_id
from tableau_flows._calls.scopes import is_within_scopes
from tableau_flows._common.failed_items import FailedItem
from tableau_flows._common.printable import shown_path
from tableau_flows._files.download_digest import digest_of_download
from tableau_flows._files.local.archives import check_packaged_flow
from tableau_flows._files.local.digests import digest_of
from tableau_flows._files.local.folders import LocalFlow, flows_in, name_key, stamp_of
from tableau_flows._files.local.sources import open_source
from tableau_flows._files.publish import publish
from tableau_flows._lists.plans import read_up_to
from tableau_flows._lists.state import Pages
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.outcomes import FAILURES
from tableau_flows._session.session import Session
from tableau_flows.errors import (
    FlowFileError,
    NameNotFoundError,
    PermissionDeniedError,
    UsageError,
)

_log = logging.getLogger("tableau_flows.bulk")

_Kind: TypeAlias = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done about a file, or with `dry_run` would be, and the flow if there is one."""

    kind: _Kind
    flow: m.Flow | None


@dataclass(frozen=True, slots=True)
class FolderSync:
    """The sync of the files of a folder with the flows of a project.

    Attributes:
        files: The files.
    """

    files: tuple[LocalFlow, ...]
    _session: Session
    _site_id: str
    _project_id: str
    _flows: dict[str, list[m.Flow]]
    _state: SyncState
    _dry_run: bool

    def save_state(self) -> Plan[None]:
        """Write the state file; a failure is told in the report."""
        yield from blocking(self._state.save)

    def close(self) -> None:
        """Close the state file; after an interruption, it is written here."""
        self._state.close()

    def plan(self, file: LocalFlow) -> Plan[Synced]:
        """Publish a file if it is new or changed.

        Raises:
            FlowFileError: It is no flow file, or cannot be compared; nothing was published.
        """
        _check_name(file)
        stamp = yield from blocking(partial(_check_file, file.path))
        digest = yield from digest_of(file.path)
        flow = self._flow_of(file)
        if flow is None:
            return Synced("new", (yield from self._publish(file, None, stamp, digest)))
        checked_reply_id(self._session, catalog.QUERY_FLOWS_FOR_SITE, flow.id, "a flow")
        if (yield from self._is_equal(file, flow, digest)):
            return Synced("unchanged", flow)
        published = yield from self._publish(file, flow, stamp, digest)
        return Synced("changed", published or flow)

    def report(self, gathered: Gathered[LocalFlow, Synced]) -> SyncReport:
        """Make the report."""
        done: dict[_Kind, list[SyncedFlow]] = {"new": [], "changed": [], "unchanged": []}
        failed: list[FailedItem[SyncedFlow]] = []
        for ended in gathered.ended:
            item, synced = _item(ended.item), ended.outcome.value
            if synced is not None:
                done[synced.kind].append(replace(item, flow=synced.flow))
            elif ended.outcome.error is not None:
                failed.append(FailedItem(item, ended.outcome.error))
        return SyncReport(
            published_new=tuple(done["new"]),
            published_changed=tuple(done["changed"]),
            unchanged=tuple(done["unchanged"]),
            failed=tuple(failed),
            unfinished=tuple(map(_item, gathered.unfinished)),
            dry_run=self._dry_run,
            state_error=self._state.error,
        )

    def _flow_of(self, file: LocalFlow) -> m.Flow | None:
        """Return the flow that the server would replace.

        Raises:
            FlowFileError: Names of flows differ in case only, or are equal, and several match.
        """
        found = self._flows.get(name_key(file.name), ())
        exact = [flow for flow in found if flow.name == file.name]
        if len(exact or found) > 1:
            names = ", ".join(f"{flow.name!r} (id {flow.id})" for flow in found)
            raise FlowFileError(f"several flows of the project match: {names}")
        return next(iter(exact or found), None)

    def _is_equal(self, file: LocalFlow, flow: m.Flow, digest: str) -> Plan[bool]:
        """Return whether the flow has the content of the file already."""
        entry = self._state.get(self._key(file))
        if entry is not None and entry == _entry(flow, entry.digest):
            return entry.digest == digest
        if (yield from digest_of_download(self._session, flow)) != digest:
            return False
        yield from self._keep(file, flow, digest)
        return True

    def _publish(
        self, file: LocalFlow, flow: m.Flow | None, stamp: object, digest: str
    ) -> Plan[m.Flow | None]:
        """Publish a file as a new flow, or in place of a flow; return the published flow."""
        if self._dry_run:
            return None
        published = yield from publish(
            self._session,
            file.path,
            name=file.name if flow is None else flow.name,
            project=self._project_id,
            overwrite=flow is not None,
        )
        # If the file was changed in the meantime, the digest may be of another content.
        if (yield from blocking(partial(_stamp_or_none, file.path))) == stamp:
            yield from self._keep_published(file, published, digest)
        return published

    def _keep_published(self, file: LocalFlow, flow: m.Flow, digest: str) -> Plan[None]:
        """Keep the digest of a published file, with the time that the server tells."""
        if flow.updated_at is None:
            try:
                checked_reply_id(self._session, catalog.PUBLISH_FLOW, flow.id, "a flow")
                flow = yield from call(self._session, operations.query_flow(flow.id))
            except FAILURES as error:
                shown = self._session.cleaned(flow.id)
                _log.info("the flow %s was published but cannot be read: %s", shown, error)
        yield from self._keep(file, flow, digest)

    def _keep(self, file: LocalFlow, flow: m.Flow, digest: str) -> Plan[None]:
        if (entry := _entry(flow, digest)) is not None:
            yield from blocking(partial(self._state.put, self._key(file), entry))

    def _key(self, file: LocalFlow) -> StateKey:
        server = self._session.shared.server
        return StateKey(server, self._site_id, self._project_id, name_key(file.name))


def prepare(
    session: Session,
    folder: str | os.PathLike[str],
    project: str | Identified | Sequence[str],
    state: str | os.PathLike[str] | None,
    dry_run: bool,
) -> Plan[FolderSync]:
    """List the folder and the flows of the project, and open the state file.

    Raises:
        UsageError: An argument is invalid, or two files have the name of one flow; nothing was
            sent.
        FlowFileError: The folder cannot be read; nothing was sent.
        SyncStateError: The state file cannot be used; nothing was sent.
        NameNotFoundError: There is no such project.
    """
    check_flag(dry_run, "dry_run", required=True)
    files = yield from blocking(partial(flows_in, folder))
    opened = yield from blocking(partial(SyncState, state, writable=not dry_run))
    try:
        project_id = yield from find_project_id(session, project)
        where = [fields.flow.project_id.eq(project_id)]
        pages = Pages(operations.query_flows_for_site(where=where), ahead=session.prefetch > 1)
        found = yield from read_up_to(session, pages, sys.maxsize, prefetch=session.prefetch)
        if not found:
            yield from _check_project(session, project_id)
        identity = session.shared.identity
        site_id = "" if identity is None else identity.site_id
        flows = _by_name(found)
        return FolderSync(files, session, site_id, project_id, flows, opened, dry_run)
    except BaseException:
        opened.close()
        raise


def _check_project(session: Session, project_id: str) -> Plan[None]:
    """Check that a project exists in which there are no flows, before a file is uploaded in vain.

    It is not checked if the call may be beyond the scopes of a JSON web token.

    Raises:
        NameNotFoundError: The user may see no such project.
    """
    operation = operations.query_projects()
    if not is_within_scopes(session, operation.info):
        return
    pages = Pages(operation)
    try:
        found = yield from read_up_to(session, pages, 1, keep=lambda one: one.id == project_id)
    except PermissionDeniedError as error:
        _log.debug("the project is not checked: %s", error)
        return
    if not found:
        raise NameNotFoundError(kind="project", name=project_id, nearest=())


def _by_name(flows: Iterable[m.Flow]) -> dict[str, list[m.Flow]]:
    found: dict[str, list[m.Flow]] = {}
    for flow in flows:
        found.setdefault(name_key(flow.name or ""), []).append(flow)
    return found


def _check_name(file: LocalFlow) -> None:
    try:
        check_text(file.name, "the name of the flow", required=True, empty=False)
    except UsageError as error:
        raise FlowFileError(f"{shown_path(file.path.name)} cannot be published: {error}") from error


def _check_file(path: Path) -> object:
    """Check that a .tflx is one, and return the stamp of the file."""
    stamp = stamp_of(path)
    if path.suffix.lower() == ".tflx":
        check_packaged_flow(open_source(path))
    return stamp


def _stamp_or_none(path: Path) -> object:
    try:
        return stamp_of(path)
    except FlowFileError:
        return None


def _entry(flow: m.Flow, digest: str) -> StateEntry | None:
    """Return the entry of a flow; None if the server does not tell its time."""
    if flow.updated_at is None:
        return None
    return StateEntry(flow.id, flow.updated_at.astimezone(UTC).isoformat(), digest)


def _item(file: LocalFlow) -> SyncedFlow:
    return SyncedFlow(file.path, file.name)
