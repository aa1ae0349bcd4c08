"""A fault, and a rule that says how often it happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from tableau_flows_generated.catalog import OPERATIONS

DropPoint: TypeAlias = Literal["before", "after", "midway"]
DROP_POINTS: tuple[DropPoint, ...] = ("before", "after", "midway")


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one request.

    Attributes:
        operation: Id of the operation it happens to; None means any request.
        delay: Seconds to wait before anything else.
        code: Error code to refuse the request with.
        status: HTTP status: of the refusal, or of a response with ``body`` and ``headers``.
        body: Body of that response, such as the HTML page of a proxy.
        headers: Headers of that response.
        drop: When to close the connection: ``"before"`` the request is carried out, ``"after"``
            it was carried out and before the response is sent, or ``"midway"`` through the
            response.
        expire_token: Whether to end the session of the request's token before the request is
            carried out.
    """

    operation: str | None = None
    delay: float = 0.0
    code: str | None = None
    status: int | None = None
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    drop: DropPoint | None = None
    expire_token: bool = False

    @property
    def words(self) -> str:
        """The fault in the syntax of a fault rule."""
        words: list[str] = []
        if self.delay:
            words.append(f"delay {self.delay:g}")
        if self.drop is not None:
            words.append(f"drop {self.drop}")
        if self.code is not None:
            status = "" if self.status is None else f" status {self.status}"
            words.append(f"refuse {self.code}{status}")
        elif self.status is not None:
            words.append(self._answer)
        if self.expire_token:
            words.append("expire token")
        return f"{self.operation or 'any'}: {', '.join(words) or 'nothing'}"

    @property
    def _answer(self) -> str:
        """The response in the syntax of a fault rule, without a body of its own."""
        words = [f"answer {self.status}"]
        kind = self.headers.get("Content-Type", "").partition(";")[0].rpartition("/")[2]
        if kind in {"html", "xml"}:
            words.append(kind)
        if (seconds := self.headers.get("Retry-After")) is not None:
            words.append(f"retry-after {seconds}")
        return " ".join(words)

    @property
    def only_delays(self) -> bool:
        """Whether the request is carried out as usual after the delay."""
        return not (self.code or self.status or self.drop or self.expire_token)

    def applies_to(self, operation: str | None) -> bool:
        """Return whether the fault can happen to a request of this operation."""
        if self.expire_token and (operation is None or not OPERATIONS[operation].authenticated):
            return False
        return self.operation in {None, operation}


@dataclass(frozen=True, slots=True)
class Frequency:
    """The selection of requests that get the fault of a rule; by default all of them.

    Attributes:
        times: Number of requests, from the first one on; None for no limit.
        every: Interval: 10 means every tenth request.
        share: Share of the requests, selected at random: more than 0, at most 1.
        seed: Seed of the random numbers; the same seed selects the same requests.
    """

    times: int | None = None
    every: int = 1
    share: float = 1.0
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault that happens repeatedly."""

    fault: Fault
    frequency: Frequency = Frequency()
