"""Build hook: the README for a package page, where links to files beside it would be dead."""

from __future__ import annotations

import re
from pathlib import Path
from typing import cast

from hatchling.metadata.plugin.interface import MetadataHookInterface

_LINK = re.compile(
    r"(?P<code>```.*?```|`[^`\n]*`)"
    r"|(?P<image>!?)\[(?P<text>[^\]\n]+)\]\((?![a-z]+:|#)(?P<target>[^)\s]+)\)",
    re.DOTALL,
)
"""Code, which stays as it is, or a link to a file beside the README with its text and target.

An image is such a link with an exclamation mark before it.
"""


class PackagePage(MetadataHookInterface):
    """Sets the field `readme` of the package from README.md."""

    def update(self, metadata: dict[str, object]) -> None:
        """Add the README with links that work on a package page."""
        text = (Path(self.root) / "README.md").read_text("utf-8")
        # Hatchling has checked that the field is a table of texts.
        urls = cast("dict[str, str]", metadata.get("urls") or {})
        source = urls.get("Source")
        metadata["readme"] = {
            "content-type": "text/markdown",
            "text": page(text, None if source is None else f"{source}/blob/v{metadata['version']}"),
        }


def page(text: str, source: str | None) -> str:
    """Return a README whose links to files are absolute.

    Args:
        text: The README.
        source: The address of the folder of the README on the web; if None, which is so until
            `project.urls` has `Source`, only the texts of such links stay, and of images nothing.
    """

    def replaced(found: re.Match[str]) -> str:
        if found["code"] is not None:
            return found["code"]
        text, image = found["text"], found["image"]
        if source is None:
            return "" if image else text
        file = f"{source}/{found['target']}{'?raw=true' if image else ''}"
        return f"{image}[{text}]({file})"

    return _LINK.sub(replaced, text)
