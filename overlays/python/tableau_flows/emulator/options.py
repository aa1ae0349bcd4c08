"""The options of an emulated server."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict

from tableau_flows_generated import API_VERSION, protocol

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.base.seed_files import Seed
from tableau_flows.emulator.faults.rules import read_rules

LONGEST_TIME = 100 * 365 * 24 * 3600.0
"""Maximum number of seconds; longer times would lead to dates that no response can contain."""

QUIRKS = {
    "empty-times": 'runs that have not ended have completedAt="" (wire_facts §1, Times)',
    "chunked-download": "downloads have no Content-Length header (wire_facts §6.7)",
    "no-ranges": "downloads have no Accept-Ranges header, and Range is ignored",
    "no-namespace": "responses have no XML namespace (wire_facts §1)",
    "warnings": "every response ends with a <warnings> element (wire_facts §1)",
    "run-pages-end": "a page of flow runs past the end is refused instead of empty",
    "cancel-204": "cancelling a run is answered with 204, without a document (wire_facts §9.3)",
}


ClockKind: TypeAlias = Literal["system", "manual"]


class OptionValues(TypedDict, total=False):
    """The options as keyword arguments of ``running()`` and ``Emulator()``."""

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
    clock: ClockKind
    seed: Seed | None
    control: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of an emulated server; they do not change while it runs.

    Attributes:
        api_version: Newest version of the REST API that the server offers, such as ``"3.6"``.
        data: SQLite file for the state (flow files are stored in ``<data>.files/``); None keeps
            the state in memory and flow files in a temporary folder.
        idle_seconds: Seconds without a request after which a session expires.
        silent_seconds: Seconds without data after which a connection is closed: while the head
            of a request or more of its body is expected, or the client does not read a response.
        queue_seconds: Seconds that a run waits (Pending) before it starts.
        run_seconds: Seconds that a run takes after its start.
        cancel_seconds: Seconds that a cancelled run takes to stop.
        max_publish_bytes: Maximum bytes of a flow file in one publish request.
        max_chunk_bytes: Maximum bytes of one part of an upload.
        max_chunks: Maximum number of parts of one upload.
        storage_quota: Maximum bytes of all flow files of a site; None means no limit.
        cloud: Whether to behave as Tableau Cloud, which lacks the operations of Server only.
        prep_conductor: Whether the site has the licence to publish and run flows.
        allow_cancelling: Whether the site allows flow runs to be cancelled.
        allow_parameters: Whether the site allows runs to set the values of flow parameters.
        quirks: Names of deviations that real servers show and this one should (see ``QUIRKS``).
        faults: Fault rules for requests, such as
            ``"publishFlow: drop after x2; any: delay 0.2 every 10"``, as one string or several
            (see the package).
        clock: ``system`` lets the time pass; with ``manual`` it stands still unless it is moved by
            ``advance``, ``set_time``, or a client that waits by it (``clock=server.clock``).
        seed: Objects to add to the seed data: the path of a TOML or JSON file, or a mapping with
            the same content (see the package). A data file that has content stays as it is.
        control: Whether programs in any language can control the server over HTTP (see the
            package). It must then listen on a loopback address.
    """

    api_version: str = API_VERSION
    data: Path | str | None = None
    idle_seconds: float = protocol.IDLE_MINUTES["server"] * 60.0
    silent_seconds: float = 60.0
    queue_seconds: float = 0.2
    run_seconds: float = 1.0
    cancel_seconds: float = 0.0
    max_publish_bytes: int = protocol.LARGEST_REQUEST
    max_chunk_bytes: int = protocol.LARGEST_PART
    max_chunks: int = protocol.MOST_PARTS
    storage_quota: int | None = None
    cloud: bool = False
    prep_conductor: bool = True
    allow_cancelling: bool = True
    allow_parameters: bool = True
    quirks: Collection[str] = ()
    faults: str | Sequence[str] = ""
    clock: ClockKind = "system"
    seed: Seed | None = None
    control: bool = False

    def __post_init__(self) -> None:
        """Reject options that cannot work before a server starts."""
        version_pair(checks.text("api_version", self.api_version))
        checks.one_of("clock", self.clock, ("system", "manual"))
        if self.data is not None and not isinstance(self.data, Path):
            checks.name("data", self.data)
        for name in ("idle", "silent", "queue", "run", "cancel"):
            checks.seconds(f"{name}_seconds", getattr(self, f"{name}_seconds"), LONGEST_TIME)
        for name in ("max_publish_bytes", "max_chunk_bytes", "max_chunks"):
            checks.whole(name, getattr(self, name), 1)
        if self.seed is not None and not isinstance(self.seed, Path | Mapping):
            checks.name("seed", self.seed)
        if self.storage_quota is not None:
            checks.whole("storage_quota", self.storage_quota, 0)
        for name in ("cloud", "prep_conductor", "allow_cancelling", "allow_parameters", "control"):
            checks.flag(name, getattr(self, name))
        for quirk in checks.texts("quirks", self.quirks):
            checks.one_of("a quirk", quirk, sorted(QUIRKS))
        read_rules(self.faults, self.newest, cloud=self.cloud)

    @property
    def newest(self) -> tuple[int, int]:
        """The newest API version as a pair of numbers."""
        return version_pair(self.api_version)


def version_pair(text: str) -> tuple[int, int]:
    """Parse an API version such as ``"3.30"`` into a pair, so that 3.10 is newer than 3.9.

    Raises:
        ValueError: The text is not two numbers with a dot between them.
    """
    major, dot, minor = text.partition(".")
    if not (dot and is_number(major) and is_number(minor)):
        raise ValueError(f"an API version must look like 3.30, not {text!r}")
    return int(major), int(minor)


def is_number(text: str) -> bool:
    """Return whether a text consists of ASCII digits only; ``int()`` would accept far more."""
    return text.isascii() and text.isdigit()
