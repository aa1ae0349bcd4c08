"""`Condition` for annotations, without loading `conditions` before they are evaluated.

Every call needs `operation`, and hardly any has conditions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .conditions import Condition as Condition
else:

    def __getattr__(name):
        """Load the class when it is first asked for."""
        if name != "Condition":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from .conditions import Condition

        return Condition
