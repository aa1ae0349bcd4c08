"""The digest of a flow on the server, by a download to a temporary folder."""

from __future__ import annotations

import logging
import secrets
import shutil
import tempfile
from functools import partial
from pathlib import Path

from tableau_flows_generated import models as m

from tableau_flows._common.causes import message_of
from tableau_flows._files.download import download
from tableau_flows._files.local.digests import ArchiveError, digest_of
from tableau_flows._plans.steps import Plan, blocking
from tableau_flows._session.session import Session
from tableau_flows.errors import FlowFileError

_log = logging.getLogger("tableau_flows.transfers")


def digest_of_download(session: Session, flow: m.Flow) -> Plan[str | None]:
    """Download a flow and return its digest; None if it is beyond the limits, or broken.

    Raises:
        FlowFileError: The temporary folder cannot be created or written.
        UnreadableReplyError: The server sent something other than a flow file.
        ApiError: The server refuses.
    """
    folder: Path | None = None
    try:
        # Its name is known before it is there, for an interruption between.
        folder = yield from blocking(_temporary_folder)
        yield from blocking(partial(_make, folder))
        path = folder / "copy"
        yield from download(session, flow, path)
        try:
            return (yield from digest_of(path))
        except ArchiveError as error:
            shown = session.cleaned(flow.id)
            _log.info("the file of the flow %s counts as different: %s", shown, error)
            return None
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)  # not a step: no driver may be left


def _temporary_folder() -> Path:
    """Return the path of a temporary folder that is not there yet."""
    try:
        return Path(tempfile.gettempdir(), f"tableau-flows-{secrets.token_hex(16)}")
    except OSError as error:
        raise _no_folder(error) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(0o700)
    except OSError as error:
        raise _no_folder(error) from error


def _no_folder(error: OSError) -> FlowFileError:
    return FlowFileError(f"there is no temporary folder: {message_of(error)}")
