"""What belongs to a client stays in its process."""

from __future__ import annotations

from typing import NoReturn, SupportsIndex


class OfClient:
    """The base of what belongs to a client: it cannot be pickled or copied, and says so."""

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        """Refuse to be pickled or copied."""
        raise TypeError(
            f"{type(self).__name__} belongs to a client, which cannot be pickled or copied, since"
            " it holds connections and a session. Make one in each process, from the same"
            " arguments, and pass ids and models between them"
        )
