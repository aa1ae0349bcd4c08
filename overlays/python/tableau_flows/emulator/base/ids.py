"""Ids of new objects: the same on every server that is used in the same way, or random ones."""

from __future__ import annotations

import threading
import uuid
from collections import Counter
from hashlib import sha1


class Ids:
    """Makes the ids of new objects.

    An id depends on the kind of the object, on what it is called, and on how many objects of that
    kind and name were made before it since the last reset. So a test that creates the same objects
    sees the same ids in every run, and an object that is deleted and made again has another id.
    """

    def __init__(self, *, random: bool = False) -> None:
        """Begin to count.

        Args:
            random: Whether ids are random instead, for a state that outlives the counts.
        """
        self._random = random
        self._lock = threading.Lock()
        self._made: Counter[bytes] = Counter()

    def new(self, kind: str, *names: str) -> str:
        """Make the id of a new object.

        Args:
            kind: Kind of the object, such as ``flow``.
            names: What identifies it among others of its kind: its name, and the id of the object
                that it belongs to.
        """
        if self._random:
            return str(uuid.uuid4())
        # The lengths keep ("a", "bc") and ("ab", "c") apart.
        name = "/".join([f"{len(text)}:{text}" for text in (kind, *names)])
        # Half a surrogate pair is refused later, where the name is stored.
        key = sha1(name.encode(errors="backslashreplace"), usedforsecurity=False)
        with self._lock:
            count = self._made[key.digest()] = self._made[key.digest()] + 1
        if count > 1:
            key.update(b"/%d" % count)
        digits = key.hexdigest()
        # The form of an id by name (version 5, RFC 9562); uuid.uuid5 takes three times as long.
        return f"{digits[:8]}-{digits[8:12]}-5{digits[13:16]}-a{digits[17:20]}-{digits[20:32]}"

    def reset(self) -> None:
        """Forget the objects made so far, so that the next ones have the ids of the first."""
        with self._lock:
            self._made.clear()
