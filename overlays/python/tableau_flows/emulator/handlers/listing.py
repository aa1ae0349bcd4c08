"""Selects a page of a list whose rows are those of one table or view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tableau_flows_generated import models

from tableau_flows.emulator.context import Call
from tableau_flows.emulator.store.store import Record
from tableau_flows.emulator.wire.filters import Condition, all_of
from tableau_flows.emulator.wire.paging import Page

R = TypeVar("R", bound=Record)


def select_page(
    call: Call,
    page: Page,
    record: type[R],
    conditions: Sequence[Condition],
    order: Sequence[str] = ("r.number",),
) -> tuple[models.Pagination, list[R]]:
    """Select the requested page of the rows that meet all conditions.

    Args:
        call: The request.
        page: The page.
        record: Type of the rows.
        conditions: Conditions on the row ``r``, at least one.
        order: Terms of ORDER BY; the last one is a column without equal values, so that no row is
            on two pages.

    Raises:
        Refusal: 400006.
    """
    store = call.state.store
    condition = all_of(conditions)
    where = f"AS r WHERE {condition.sql}"
    total = store.number(f"SELECT count(*) FROM {record.table} {where}", *condition.values)
    pagination = page.pagination(total)
    rows = store.select(
        record,
        f"{where} ORDER BY {', '.join(order)} LIMIT ? OFFSET ?",
        *condition.values,
        page.size,
        page.offset,
    )
    return pagination, rows


def select_numbers(
    call: Call, page: Page, view: str, conditions: Sequence[Condition], order: Sequence[str]
) -> tuple[models.Pagination, Sequence[int]]:
    """Select the numbers of the rows of the requested page, of a list that may be long.

    The numbers of the whole list are cached until the next write.

    Args:
        call: The request.
        page: The page.
        view: The view with its alias, such as ``flow_rows AS f``; it has a column ``number``, which
            makes the order total.
        conditions: Conditions on its rows, at least one.
        order: Terms of ORDER BY.

    Raises:
        Refusal: 400006.
    """
    condition = all_of(conditions)
    found = call.state.store.cached_numbers(
        f"SELECT number FROM {view} WHERE {condition.sql} ORDER BY {', '.join([*order, 'number'])}",
        *condition.values,
    )
    return page.pagination(len(found)), found[page.offset : page.offset + page.size]
