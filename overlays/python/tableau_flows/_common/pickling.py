"""The base class of objects that cannot be pickled or copied."""

from __future__ import annotations

from typing import NoReturn, SupportsIndex


class ClientBound:
    """The base class of objects of a client, which raise an error when pickled or copied."""

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Raise a TypeError, since the object cannot be pickled or copied."""
        raise TypeError(
            f"{type(self).__name__} belongs to a client, which cannot be pickled or copied, since"
            " it holds connections and a session. Create one in each process with the same"
            " arguments, and pass ids and models between them"
        )
