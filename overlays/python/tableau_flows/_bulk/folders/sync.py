"""Publishes the new and the changed flow files of a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tableau_flows_generated.arguments import Identified

from tableau_flows._bulk.folders.plans import prepare
from tableau_flows._bulk.folders.reports import SyncReport
from tableau_flows._bulk.gather import gather
from tableau_flows._bulk.gathered import check_bulk
from tableau_flows._bulk.reports import BulkListener
from tableau_flows._plans.drive import AsyncNetwork, arun
from tableau_flows._session.session import Session


async def sync_folder(
    session: Session,
    network: AsyncNetwork,
    folder: str | os.PathLike[str],
    *,
    project: str | Identified | Sequence[str],
    state: str | os.PathLike[str] | None,
    concurrency: int,
    dry_run: bool,
    on_progress: BulkListener | None,
) -> SyncReport:
    """Publish what is new or changed in a folder; the arguments are those of `flows.sync`."""
    check_bulk(concurrency, on_progress)
    work = await arun(prepare(session, folder, project, state, dry_run), network)
    try:
        return await gather(
            session,
            network,
            work.files,
            work.plan,
            what="flows.sync",
            report=work.report,
            concurrency=concurrency,
            on_progress=on_progress,
            total=lambda: len(work.files),
            finish=work.save_state,
        )
    finally:
        work.close()
