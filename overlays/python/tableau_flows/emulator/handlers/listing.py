"""Selects a page of a list whose rows are those of one table or view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.store import Record
from tableau_flows.emulator.wire.filters import Condition

R = TypeVar("R", bound=Record)


def select_page(
    call: Call, record: type[R], conditions: Sequence[Condition], order: Sequence[str] = ()
) -> tuple[models.Pagination, list[R]]:
    """Select the requested page of the rows that meet all conditions.

    Args:
        call: The request.
        record: Type of the rows; its table must have a column ``number``, which makes the order
            total.
        conditions: Conditions on the row ``r``, at least one.
        order: Terms of ORDER BY.

    Raises:
        Refusal: 400006, 400007 or 403014.
    """
    page = call.page()
    store = call.state.store
    where = "AS r WHERE " + " AND ".join(condition.sql for condition in conditions)
    values = [value for condition in conditions for value in condition.values]
    total = store.number(f"SELECT count(*) FROM {record.table} {where}", *values)
    page.check(total)
    rows = store.select(
        record,
        f"{where} ORDER BY {', '.join([*order, 'r.number'])} LIMIT ? OFFSET ?",
        *values,
        page.size,
        page.offset,
    )
    pagination = models.Pagination(
        page_number=page.number, page_size=page.size, total_available=total
    )
    return pagination, rows
