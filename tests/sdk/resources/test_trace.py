"""How many modules of the library one call enters: what a newcomer has to read to follow it."""

from __future__ import annotations

import pytest
import tracing

# Raise none of these: merge what is one thing instead. The aim is 12, 15, 18 and 15.
CEILINGS = {
    "flows.get": 16,
    "a page of flows.list": 20,
    "flows.publish in parts": 25,
    "flows.download": 30,
}


@pytest.fixture(scope="module")
def found() -> dict[str, tracing.Trace]:
    return tracing.traces()


@pytest.mark.parametrize("work", CEILINGS)
def test_a_call_enters_no_more_modules_than_it_did(found, work):
    assert len(found[work].library) <= CEILINGS[work], found[work].library


def test_the_trace_sees_the_modules_that_every_call_needs(found):
    for trace in found.values():
        assert {"_plans/drive", "_http/adapters", "_http/connections/pool"} <= {*trace.library}
        assert any(name.startswith("operations/") for name in trace.generated)
        assert trace.switches > len(trace.library)
