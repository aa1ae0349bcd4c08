"""The time of a call through a transport of the caller's own, with async."""

from __future__ import annotations

import time

import anyio
import httpx
import pytest
from adopting import adopt
from tableau_flows import AsyncClient, RetryPolicy, Timeouts, errors


class WaitsForAPlace(httpx.AsyncBaseTransport):
    """PhaseTimeouts in vain for a connection, as long as it may."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await anyio.sleep(request.extensions["timeout"]["pool"])
        raise httpx.PoolTimeout("no place")


class NeverAnswers(httpx.AsyncBaseTransport):
    """Knows nothing of time-outs."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await anyio.sleep(8)
        raise AssertionError("nobody waits that long")


def failure(transport: httpx.AsyncBaseTransport, backend: str) -> errors.RequestTimeoutError:
    async def main() -> errors.RequestTimeoutError:
        async with adopt(
            AsyncClient,
            "https://tableau.example",
            token="t",
            site_id="s",
            api_version="3.21",
            transport=transport,
            timeouts=Timeouts(total=0.3),
            retry=RetryPolicy(max_retries=0),
        ) as tableau:
            with pytest.raises(errors.RequestTimeoutError) as caught:
                await tableau.flows.list().first()
            return caught.value

    started = time.monotonic()
    error = anyio.run(main, backend=backend)
    assert time.monotonic() - started < 3
    return error


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_wait_that_ends_with_the_total_time_says_what_it_waited_for(backend):
    """The limit over all of it leaves that wait a moment to end by itself."""
    tries = (failure(WaitsForAPlace(), backend) for _ in range(3))  # the moment is short
    assert any((error.phase, error.during) == ("total", "pool") for error in tries)


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_a_transport_that_knows_no_time_outs_ends_with_the_total_time(backend):
    error = failure(NeverAnswers(), backend)
    assert (error.phase, error.seconds) == ("total", 0.3)
