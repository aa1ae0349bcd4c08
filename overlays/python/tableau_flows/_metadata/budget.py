"""Limits what is read of the errors and warnings of a result, and removes secrets from it.

Searching a text for secrets takes much longer than receiving it, so that errors of a few hundred
kilobytes could block a program for seconds, whatever its timeouts are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from tableau_flows._common.redact import environment_secrets
from tableau_flows._common.secrets import MARK, Secrets, hide

ItemT = TypeVar("ItemT")

_MOST_VALUES = 1000
"""Maximum number of names, indexes and values of all errors and warnings that are kept."""
_MOST_CHARACTERS = 32 * 1024
"""Maximum characters of all texts in errors and warnings that are searched for secrets; this takes
at most a few hundredths of a second."""
_LONGEST = 2000
"""Maximum characters of each text that are kept."""
_MOST_LEVELS = 10
"""Maximum depth of details that are kept."""


class Budget:
    """What may still be read of the errors and warnings of one result.

    Args:
        secrets: The known secrets.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = Secrets((*secrets, *environment_secrets()))  # prepared once for all texts
        self._values = _MOST_VALUES
        self._characters = _MOST_CHARACTERS

    def text(self, text: str) -> str:
        """Return a text without secrets, which is cut if it is too long."""
        # More is searched than is kept, so that a secret which the cut would divide is found.
        read = text[: min(2 * _LONGEST, self._characters)]
        self._characters -= len(read)
        kept = hide(read, self._secrets)
        if len(read) == len(text) and len(kept) <= _LONGEST:
            return kept
        return f"{kept[:_LONGEST].removesuffix(MARK)}{MARK}"

    def items(self, items: Iterable[ItemT]) -> Iterator[ItemT]:
        """Yield items as long as values may be read."""
        for item in items:
            if not self._values:
                return
            self._values -= 1
            yield item

    def value(self, value: object, levels: int = _MOST_LEVELS) -> object:
        """Return a value of JSON without secrets; what is nested too deeply is left out."""
        if isinstance(value, str):
            return self.text(value)
        if not isinstance(value, (list, dict)):
            return value
        if not levels:
            return None
        if isinstance(value, list):
            items = cast("list[object]", value)
            return [self.value(item, levels - 1) for item in self.items(items)]
        return {
            self.text(name): self.value(item, levels - 1)
            for name, item in self.items(cast("dict[str, object]", value).items())
        }
