"""An error or a warning in a result of the Metadata API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class MetadataProblem:
    """An error or a warning in a result of the Metadata API.

    Attributes:
        message: Explanation of the server.
        code: Code, such as "NODE_LIMIT_EXCEEDED"; None if there is none.
        is_warning: Whether it is a warning: the query succeeded, but data can be missing.
        path: The place in the data, as names and indexes.
        properties: Details of the server, such as the limit that was exceeded.
    """

    message: str
    code: str | None = None
    is_warning: bool = False
    path: tuple[str | int, ...] = ()
    properties: Mapping[str, object] = field(default_factory=dict[str, object], compare=False)

    def __str__(self) -> str:
        from tableau_flows_generated.protocol import METADATA_MEANINGS

        meaning = METADATA_MEANINGS.get(self.code or "")
        return f"{self.code or '(no code)'}: {self.message}" + (f" [{meaning}]" if meaning else "")
