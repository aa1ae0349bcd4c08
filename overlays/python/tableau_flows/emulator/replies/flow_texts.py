"""The flows of a list as XML, a thousand at a time.

The generated encoder writes one flow of each kind (the same project, owner and file type), with
marks in the places where flows of a kind differ; each flow is then the text of its kind with its
own values in these places. That is what the encoder would write, in a third of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from operator import itemgetter

from tableau_flows_generated import codec, models
from tableau_flows_generated.codec.values import escape, write_datetime

from tableau_flows.emulator.base.clock import moment
from tableau_flows.emulator.context import Call
from tableau_flows.emulator.replies.flow_replies import flow_rows_numbered, told_flow
from tableau_flows.emulator.store.records import FlowRow

_TAG = next(str(it.metadata["name"]) for it in fields(models.FlowListReply) if it.name == "flows")

# No flow has them: characters of private use, a number nobody gets to, the last seconds there are.
_ID, _NAME, _DESCRIPTION = "\ue000", "\ue001", "\ue002"
_NUMBER = 888_888_888_888_888_888
_CREATED, _UPDATED = 253_402_300_797, 253_402_300_798

Fill = Callable[[FlowRow], str]


def flow_texts(call: Call, numbers: Sequence[int]) -> str:
    """The flows with these numbers as elements, one after the other, in their order."""
    rows, tags, parameters = flow_rows_numbered(call, numbers)
    kinds: dict[tuple[str | None, ...], Fill] = {}
    texts: list[str] = []
    for row in rows:
        if row.id in tags or row.id in parameters:
            flow = told_flow(call, row, tags.get(row.id, ()), parameters.get(row.id, ()))
            texts.append(codec.encode(flow, _TAG, namespace=None).decode())
            continue
        key = (row.file_type, row.project_id, row.project_name, row.owner_id, row.owner_name)
        fill = kinds.get(key)
        if fill is None:
            fill = kinds[key] = _kind(call, row)
        texts.append(fill(row))
    return "".join(texts)


def _kind(call: Call, row: FlowRow) -> Fill:
    """How to write a flow of the same kind as this one, if it has neither tags nor parameters."""

    def written(row: FlowRow) -> str:
        flow = told_flow(call, row, (), ())
        return codec.encode(flow, _TAG, namespace=None).decode()

    text = written(
        replace(
            row,
            number=_NUMBER,
            id=_ID,
            name=_NAME,
            description=_DESCRIPTION,
            created_at=_CREATED,
            updated_at=_UPDATED,
        )
    )
    # In the order of the values below.
    marks = (_ID, _NAME, _DESCRIPTION, str(_NUMBER), _time(_CREATED), _time(_UPDATED))
    if any(text.count(mark) != 1 for mark in marks):
        return written  # the name of a project looks like a mark
    form = text.replace("%", "%%")
    for mark in marks:
        form = form.replace(mark, "%s")
    in_order = itemgetter(*sorted(range(len(marks)), key=lambda place: text.index(marks[place])))

    def filled(row: FlowRow) -> str:
        values = (
            row.id,
            escape(row.name, "Flow.name"),
            escape(row.description, "Flow.description"),
            row.number,
            _time(row.created_at),
            _time(row.updated_at),
        )
        text: str = form % in_order(values)
        return text

    return filled


@lru_cache(4096)
def _time(seconds: int) -> str:
    return write_datetime(moment(seconds), "Flow")
