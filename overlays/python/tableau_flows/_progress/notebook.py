"""Bars in a notebook, as HTML that is updated in place; nothing but IPython is needed."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from html import escape
from importlib import import_module
from typing import Any, Protocol

from tableau_flows._common.printable import printable
from tableau_flows._progress.terminal import Update


class _Shown(Protocol):
    """An output of a cell that can be replaced."""

    def update(self, data: dict[str, str], *, raw: bool) -> None: ...


@contextmanager
def notebook_bar(what: str) -> Generator[Update]:
    """Show a bar below the cell; at the end its last state remains as text.

    Args:
        what: The text before it.
    """
    # IPython is not among the dependencies; it is there, since this runs in its kernel.
    display: Any = import_module("IPython.display").display
    started = time.monotonic()
    state: tuple[float, float | None, str] = (0, None, "")
    shown: _Shown = display(_content(what, *state, 0.0), raw=True, display_id=True)

    def update(*, completed: float, total: float | None = None, status: str | None = None) -> None:
        nonlocal state
        state = (completed, total, status or "")
        shown.update(_content(what, *state, time.monotonic() - started), raw=True)

    try:
        yield update
    finally:
        seconds = time.monotonic() - started
        shown.update(_content(what, *state, seconds, has_ended=True), raw=True)


def _content(
    what: str,
    completed: float,
    total: float | None,
    status: str,
    seconds: float,
    *,
    has_ended: bool = False,
) -> dict[str, str]:
    """Return the output for front ends with HTML and for those without."""
    percent = "" if not total else f"{100 * completed / total:.0f} %"
    clock = f"{int(seconds) // 3600}:{int(seconds) // 60 % 60:02}:{int(seconds) % 60:02}"
    parts = ", ".join(part for part in (status, percent, clock) if part)
    text = printable(f"{what}: {parts}")
    value = f' max="{total:g}" value="{completed:g}"' if total else ""
    bar = "" if has_ended else f"<progress{value}></progress> "
    return {"text/plain": text, "text/html": f"<div>{bar}{escape(text)}</div>"}
