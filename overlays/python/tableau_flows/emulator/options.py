"""What can be set about an emulated server."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.faults.rules import read_rules

MEGABYTE = 1024 * 1024
LONGEST_TIME = 100 * 365 * 24 * 3600.0
"""Seconds; the dates that come of longer ones could not be answered."""

QUIRKS = {
    "empty-times": 'runs that have not ended say completedAt="" (wire_facts §1, Times)',
    "chunked-download": "downloads come without a Content-Length header (wire_facts §6.7)",
    "no-ranges": "downloads come whole only: no Accept-Ranges, and Range is ignored",
    "no-namespace": "answers carry no XML namespace (wire_facts §1)",
    "warnings": "every answer ends with a <warnings> element (wire_facts §1)",
    "run-pages-end": "flow runs refuse a page past the end instead of sending an empty one",
    "cancel-204": "cancelling a run is answered by 204 instead of an empty document (§9.3)",
}


class OptionValues(TypedDict, total=False):
    """The same options as keyword arguments of ``running()`` and ``Emulator()``."""

    api_version: str
    data: Path | str | None
    idle_seconds: float
    silent_seconds: float
    queue_seconds: float
    run_seconds: float
    cancel_seconds: float
    max_publish_bytes: int
    max_chunk_bytes: int
    max_chunks: int
    storage_quota: int | None
    cloud: bool
    prep_conductor: bool
    allow_cancelling: bool
    allow_parameters: bool
    quirks: Collection[str]
    faults: str | Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Settings of an emulated server; they do not change while it runs.

    Attributes:
        api_version: Newest REST API version the server announces, such as ``"3.6"``.
        data: SQLite file that keeps the state (flow files go to ``<data>.files/``);
            None keeps everything in memory and in a temporary folder.
        idle_seconds: How long a session lives without a request.
        silent_seconds: How long a connection may be silent before it is closed: while it owes the
            head of a request or more of a body, or does not read its answer.
        queue_seconds: How long a run waits (Pending) before it starts.
        run_seconds: How long a run takes once it has started.
        cancel_seconds: How long a cancelled run takes to stop.
        max_publish_bytes: Largest flow file accepted in one publish request.
        max_chunk_bytes: Largest part accepted by one append to an upload.
        max_chunks: Largest number of parts of one upload.
        storage_quota: Bytes of flow files a site may hold; None for no limit.
        cloud: Behave as Tableau Cloud: operations that only Server has are unknown.
        prep_conductor: Whether the site has the licence to publish and run flows.
        allow_cancelling: Whether flow runs may be cancelled at all.
        allow_parameters: Whether runs may set values of flow parameters.
        quirks: Odd habits of real servers to show, by name (see ``QUIRKS``).
        faults: Fault rules for requests, such as
            ``"publishFlow: drop after x2; any: delay 0.2 every 10"``, as one text or several (see
            the package).
    """

    api_version: str = "3.30"
    data: Path | str | None = None
    idle_seconds: float = 240 * 60.0
    silent_seconds: float = 60.0
    queue_seconds: float = 0.2
    run_seconds: float = 1.0
    cancel_seconds: float = 0.0
    max_publish_bytes: int = 64 * MEGABYTE
    max_chunk_bytes: int = 64 * MEGABYTE
    max_chunks: int = 1000
    storage_quota: int | None = None
    cloud: bool = False
    prep_conductor: bool = True
    allow_cancelling: bool = True
    allow_parameters: bool = True
    quirks: Collection[str] = ()
    faults: str | Sequence[str] = ""

    def __post_init__(self) -> None:
        """Refuse what cannot work before a server starts with it."""
        version_pair(checks.text("api_version", self.api_version))
        if self.data is not None and not isinstance(self.data, Path):
            checks.name("data", self.data)
        for what in ("idle", "silent", "queue", "run", "cancel"):
            checks.seconds(f"{what}_seconds", getattr(self, f"{what}_seconds"), LONGEST_TIME)
        for what in ("max_publish_bytes", "max_chunk_bytes", "max_chunks"):
            checks.whole(what, getattr(self, what), 1)
        if self.storage_quota is not None:
            checks.whole("storage_quota", self.storage_quota, 0)
        for what in ("cloud", "prep_conductor", "allow_cancelling", "allow_parameters"):
            checks.flag(what, getattr(self, what))
        for quirk in checks.texts("quirks", self.quirks):
            checks.one_of("a quirk", quirk, sorted(QUIRKS))
        read_rules(self.faults, self.newest, cloud=self.cloud)

    @property
    def newest(self) -> tuple[int, int]:
        """The announced API version as a pair of numbers."""
        return version_pair(self.api_version)


def version_pair(text: str) -> tuple[int, int]:
    """Read an API version such as ``"3.30"`` as a pair, so that 3.10 is newer than 3.9.

    Raises:
        ValueError: The text is not two numbers with a dot between them.
    """
    major, dot, minor = text.partition(".")
    if not (dot and is_number(major) and is_number(minor)):
        raise ValueError(f"an API version looks like 3.30, not {text!r}")
    return int(major), int(minor)


def is_number(text: str) -> bool:
    """Whether a text is a plain row of ASCII digits (``int()`` would take far more)."""
    return text.isascii() and text.isdigit()
