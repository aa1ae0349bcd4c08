"""The order of the guides: the first page lists them, and those that are not there are left out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    """Change the lists of the first page before Sphinx reads them."""
    app.connect("source-read", _leave_out)


def _leave_out(app: Sphinx, page: str, source: list[str]) -> None:
    if page == "index":
        source[0] = without_missing(source[0], Path(app.srcdir))


def without_missing(text: str, folder: Path) -> str:
    """Return a page without those entries of its lists that match no file of a folder.

    Args:
        text: The page; only lines in the lists called `toctree` are changed.
        folder: The folder of the page.
    """
    kept: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        if line.startswith("```"):
            inside = line.startswith("```{toctree}")
        name = line.strip()
        is_entry = inside and name and not name.startswith(("`", ":"))
        if not is_entry or any(folder.glob(f"{name}.*")):
            kept.append(line)
    return "".join(kept)
