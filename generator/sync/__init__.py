"""The sync interface of the library, made from the async one.

The public text of a method stands once, in the async class. `rules` turns the text of an async
module into that of a sync one; `files` says which modules there are, writes and compares them.
"""

from __future__ import annotations

from generator.sync.files import SyncError, update

__all__ = ["SyncError", "update"]
