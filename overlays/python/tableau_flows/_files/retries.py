"""How often a transfer that broke is begun again, and how long is waited before; for its plans."""

from __future__ import annotations

import random

from tableau_flows._plans.steps import Plan, sleep
from tableau_flows._session.retry import RetryPolicy


class Again:
    """The retry budget of one transfer: `RetryPolicy.max_retries`, for all of it."""

    def __init__(self, policy: RetryPolicy) -> None:
        self._policy = policy
        self.count = 0

    def allowed(self) -> bool:
        """Whether there is room for one more attempt; it is then used up."""
        if self.count >= self._policy.max_retries:
            return False
        self.count += 1
        return True

    def pause(self) -> Plan[None]:
        """Wait before the next attempt, about twice as long each time."""
        policy = self._policy
        wait = min(policy.backoff * 2.0 ** (self.count - 1), policy.longest_wait)
        yield from sleep(wait * (1 + random.random()) / 2)
