"""Properties of the caller's file objects that need no reading."""

from __future__ import annotations

import inspect
import io
import os


def is_async(source: object) -> bool:
    """Return whether a source must be awaited: an async file, or an async iterable."""
    read = getattr(source, "read", None)
    return inspect.iscoroutinefunction(read) or (
        not callable(read) and callable(getattr(source, "__aiter__", None))
    )


def is_text(file: object) -> bool:
    """Return whether a file object was opened in text mode."""
    return isinstance(file, io.TextIOBase) or isinstance(getattr(file, "encoding", None), str)


def file_object_name(file: object) -> str | None:
    """Return the name of a file object without its folder; None if it has none."""
    uploaded = getattr(file, "filename", None)  # as web frameworks call it
    if isinstance(uploaded, str) and uploaded:
        return uploaded.replace("\\", "/").rpartition("/")[2] or None
    name = getattr(file, "name", None)
    return os.path.basename(name) or None if isinstance(name, str) else None
