"""Links to files of the repository, as links to their places in the site.

A guide links to a file by its path in the repository, so that the link also works where the guide
is read without the site. Files outside this folder have other places in the site, or none.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_HOME = "overlays/docs/"
_MOVED = {
    "CHANGELOG.md": "changelog.md",
    "generated/coverage.md": "coverage.md",
    "generated/docs/": "",
}
"""The places in the site of files and folders outside this one, as `make docs` copies them."""

_LINK = re.compile(r"(?<=\]\()(\.\./[^)#\s]+)")


def connect(app: Sphinx) -> None:
    """Translate the links of each page when it is read."""
    app.connect("source-read", _translate)


def _translate(app: Sphinx, docname: str, source: list[str]) -> None:
    source[0] = translated(source[0], docname)


def translated(text: str, docname: str) -> str:
    """Return the text of a page with links that lead to the right places in the site.

    Args:
        text: The text in Markdown.
        docname: The name of the page, which is its path below this folder without the ending.
    """
    folder = posixpath.dirname(docname)

    def place(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(_HOME, folder, found[1]))
        if path.startswith(_HOME):
            return found[1]
        for old, new in _MOVED.items():
            if path.startswith(old):
                return posixpath.relpath(new + path.removeprefix(old), folder or ".")
        return f"repository:{path}"

    return _LINK.sub(place, text)
