"""The memory a streamed list takes: flat, however long the list is. Each run is a process."""

from __future__ import annotations

import sys
import tracemalloc

from processes import growth, run_python, start_growth
from report import Row, megabytes

FEW, MANY = 1_000, 100_000
MOST = 5_000_000
"""How many bytes more the long list may take than the short one."""


def rows() -> list[Row]:
    """Stream the short and the long list, once counting what Python allocates, once what is
    resident."""
    found = []
    for way, word in (("tracemalloc", "allocated by Python"), ("resident", "resident")):
        few, many = (_run(way, count) for count in (FEW, MANY))
        found.append(
            Row(
                f"peak memory of {MANY:,} flows streamed in 64 KiB pieces ({word})",
                megabytes(many),
                f"{FEW:,} flows",
                megabytes(few),
                f"{(many - few) / 1e6:+.1f} MB",
                f"≤ {MOST / 1e6:g} MB on top",
                many - few <= MOST,
            )
        )
    return found


def _run(way: str, count: int) -> float:
    found = run_python(__file__, way, str(count))
    if found["flows"] != count:
        raise RuntimeError(f"{found['flows']} of {count} flows came out")
    return float(found["bytes"])


def _stream(count: int) -> int:
    import documents
    from tableau_flows_generated import codec
    from tableau_flows_generated.models import FlowListReply

    decoder = codec.Decoder(FlowListReply, items="flows")
    seen = sum(len(decoder.feed(piece)) for piece in documents.pieces(count))
    rest = decoder.close()
    if rest.pagination is None or rest.pagination.total_available != count:
        raise RuntimeError("the rest of the document is not as it was sent")
    return seen


def _main(way: str, count: int) -> dict[str, float]:
    _stream(10)  # imports and first uses
    if way == "tracemalloc":
        tracemalloc.start()
        flows = _stream(count)
        return {"flows": flows, "bytes": tracemalloc.get_traced_memory()[1]}
    before = start_growth()
    flows = _stream(count)
    return {"flows": flows, "bytes": growth(before)}


if __name__ == "__main__":
    import json

    print(json.dumps(_main(sys.argv[1], int(sys.argv[2]))))
