"""The one way in which generation fails: a fault in the spec, with its place."""

from __future__ import annotations


class SpecError(Exception):
    """A fault in the spec: which file, where in it, and what is wrong."""

    def __init__(self, file: str, where: str, reason: str) -> None:
        self.file = file
        self.where = where
        self.reason = reason
        super().__init__(f"{file}: {where}: {reason}")


def pointer(*keys: str | int) -> str:
    """A JSON pointer (RFC 6901) to a place in a document."""
    return "#" + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)
