"""The Sphinx extension of this documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extension import docstrings, links, names, stubs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Connect all parts with Sphinx."""
    for part in (docstrings, links, names, stubs):
        part.connect(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
