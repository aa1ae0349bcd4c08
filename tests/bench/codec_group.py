"""Group `codec`: decoding, encoding, memory of streams, and what an import costs."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import documents
import import_times
import memory
import peers
from report import Section, faster
from tableau_flows_generated import codec
from tableau_flows_generated.models import FlowListReply, FlowReply
from timing import Timing, race

NAME = "codec"
ABOUT = """
Documents as servers send them, compact; flows with project, owner and one tag each, of a site with
20 projects, 50 owners and 10 tags. The official client is tableauserverclient
(`FlowItem.from_response`, which reads 10 of the fields; ours reads all); expat is bare, with a
start-element callback that does nothing, and nobody can be as fast as that with the few elements
of a small document; xsdata is `XmlParser(XmlEventHandler)` and `XmlSerializer` with a shared
context, on the same models, and once on the classes that it makes of the schema itself, which have
an object more for each list. Results are kept until the timer stops, for all alike.
Times are CPU times of the process: all of it is computing, and other processes disturb less.
"""

OFFICIAL, EXPAT, XSDATA = "official client", "expat", "xsdata"


def run() -> Section:
    section = Section(NAME, ABOUT)
    _pages(section)
    _small(section)
    _encoding(section)
    section.rows += memory.rows()
    section.rows += import_times.rows()
    return section


def _pages(section: Section) -> None:
    read, _ = peers.xsdata()
    data = documents.page(1000)
    name = f"decode a page of 1,000 flows ({len(data) // 1000} kB)"
    theirs: dict[str, Callable[[], object]] = {
        OFFICIAL: partial(peers.tsc_flows, data),
        EXPAT: partial(peers.expat_only, data),
    }
    times = _race(section, partial(codec.decode, FlowListReply, data), theirs, rounds=60)
    ours = times["ours"].median
    section.rows.append(faster(name, ours, OFFICIAL, times[OFFICIAL].median, at_least=4))
    section.rows.append(faster(name, ours, EXPAT, times[EXPAT].median, at_most=2.0))
    own = "xsdata, its classes"
    slow: dict[str, Callable[[], object]] = {
        XSDATA: partial(read, FlowListReply, data),
        own: partial(read, peers.xsdata_classes().FlowListReply, data),
    }
    times = _race(section, partial(codec.decode, FlowListReply, data), slow, rounds=15)
    ours = times["ours"].median
    section.rows.append(faster(name, ours, XSDATA, times[XSDATA].median, at_least=10))
    section.rows.append(faster(name, ours, own, times[own].median))

    data = documents.page(1000, alike=False)
    theirs = {OFFICIAL: partial(peers.tsc_flows, data), EXPAT: partial(peers.expat_only, data)}
    times = _race(section, partial(codec.decode, FlowListReply, data), theirs, rounds=30)
    ours = times["ours"].median
    name = "the same, but no two projects, owners or tags alike"
    section.rows.append(faster(name, ours, OFFICIAL, times[OFFICIAL].median))
    section.rows.append(faster(name, ours, EXPAT, times[EXPAT].median, upside_down=True))


def _small(section: Section) -> None:
    read, _ = peers.xsdata()
    error = codec.model_named("ErrorReply")
    for name, model, data, calls, official in (
        ("decode a page of 100 flows", FlowListReply, documents.page(100), 4, peers.tsc_flows),
        ("decode one flow", FlowReply, documents.one_flow(), 100, peers.tsc_flows),
        ("decode one error", error, documents.ERROR, 100, peers.tsc_error),
    ):
        theirs: dict[str, Callable[[], object]] = {
            OFFICIAL: partial(official, data),
            EXPAT: partial(peers.expat_only, data),
            XSDATA: partial(read, model, data),
        }
        read_error = partial(codec.read_error, data)
        decode = read_error if model is error else partial(codec.decode, model, data)
        times = _race(section, decode, theirs, rounds=30, calls=calls)
        ours = times["ours"].median
        for peer in (OFFICIAL, XSDATA):
            section.rows.append(faster(name, ours, peer, times[peer].median, at_least=1))
        # Nobody can be faster than the parser below: for a page, twice its time is the target.
        bare, most = times[EXPAT].median, 2.0 if model is FlowListReply else None
        section.rows.append(faster(name, ours, EXPAT, bare, at_most=most, upside_down=True))


def _encoding(section: Section) -> None:
    _, write = peers.xsdata()
    request = documents.permissions(1000)
    times = _race(
        section,
        partial(codec.encode, request, "tsRequest"),
        {XSDATA: partial(write, request)},
        rounds=25,
    )
    name = "encode a permissions request with 1,000 capabilities"
    found = times["ours"].median, XSDATA, times[XSDATA].median
    section.rows.append(faster(name, *found, at_least=10))


def _race(
    section: Section,
    ours: Callable[[], object],
    theirs: dict[str, Callable[[], object]],
    *,
    rounds: int,
    calls: int = 1,
) -> dict[str, Timing]:
    times = race({"ours": ours, **theirs}, rounds=rounds, calls=calls, clock=time.process_time)
    section.spread = max(section.spread, *(timing.spread for timing in times.values()))
    return times
