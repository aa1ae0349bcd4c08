"""The base class of objects that cannot be pickled or copied."""

from __future__ import annotations

from typing import ClassVar, NoReturn, SupportsIndex


class ClientBound:
    """The base class of objects of a client, which raise an error when pickled or copied."""

    _shown_as: ClassVar[str] = ""
    """What an error calls an object whose class has no public name; empty: the class."""

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Raise a TypeError, since the object cannot be pickled or copied."""
        shown = self._shown_as or type(self).__name__
        raise TypeError(
            f"{shown} belongs to a client, which cannot be pickled or copied, since it holds"
            " connections and a session. Create one in each process with the same"
            " arguments, and pass ids and models between them"
        )
