"""Prints the modules of the library that four kinds of work enter, in order: `make trace`.

The work is done twice, and the second time is traced, when everything has been imported. Generated
modules are listed apart, since they are data about the API; the emulator is left out.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import tableau_flows
import tableau_flows_generated
from tableau_flows import Client, TokenCredentials, emulator

LIBRARY = str(Path(tableau_flows.__file__).parent) + "/"
GENERATED = str(Path(tableau_flows_generated.__file__).parent) + "/"
PART_BYTES = 200_000


@dataclass
class Trace:
    """The modules that were entered, and how often one called another."""

    library: list[str] = field(default_factory=list)
    generated: list[str] = field(default_factory=list)
    switches: int = 0
    last: str = ""

    def enter(self, frame: FrameType, event: str, _: object) -> None:
        """Note a call; what `sys.setprofile` wants."""
        if event != "call":
            return
        name = frame.f_code.co_filename.replace("\\", "/")
        if name.startswith(LIBRARY + "emulator/"):
            return
        for root, found in ((LIBRARY, self.library), (GENERATED, self.generated)):
            if name.startswith(root):
                module = name.removeprefix(root).removesuffix(".py")
                self.switches += name != self.last
                self.last = name
                if module not in found:
                    found.append(module)


def traced(work: Callable[[], object]) -> Trace:
    """Do some work twice, and trace the second time."""
    work()
    trace = Trace()
    before = sys.getprofile()
    sys.setprofile(trace.enter)
    try:
        work()
    finally:
        sys.setprofile(before)
    return trace


def traces() -> dict[str, Trace]:
    """Trace a warm `flows.get`, one page of a list, publishing in parts and a download."""
    who = TokenCredentials("demo", "demo-secret")
    flow = emulator.seed_id("flow", "Superstore")
    file = emulator.sample_flow(padding=PART_BYTES + PART_BYTES // 2)
    with (
        emulator.running() as server,
        Client(server.url, site="", credentials=who) as client,
        tempfile.TemporaryDirectory() as folder,
    ):
        target = Path(folder) / "flow.tflx"
        work: dict[str, Callable[[], object]] = {
            "flows.get": lambda: client.flows.get(flow),
            "a page of flows.list": lambda: list(client.flows.list(page_size=1000).prefetch(0)),
            "flows.publish in parts": lambda: client.flows.publish(
                file, name="Traced", file_type="tflx", overwrite=True, chunk_size=PART_BYTES
            ),
            "flows.download": lambda: client.flows.download(flow, to=target, overwrite=True),
        }
        return {name: traced(function) for name, function in work.items()}


def main() -> None:
    """Print the traces."""
    for name, trace in traces().items():
        print(f"{name}: {len(trace.library)} modules, {trace.switches} switches")
        print("  " + " → ".join(trace.library))
        print("  generated: " + " → ".join(trace.generated))


if __name__ == "__main__":
    main()
