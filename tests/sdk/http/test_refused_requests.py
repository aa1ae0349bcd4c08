"""A request that an HTTP library refuses to write did not leave: no second try, nothing open."""

from __future__ import annotations

import httpx
import pytest
from tableau_flows import RetryPolicy, emulator, errors

pytestmark = pytest.mark.own_connections("the test gives connections of its own")

FLOW = emulator.seed_id("flow", "Superstore")


def transport(kind: str, sent: list, error: Exception):
    """A transport that refuses all but the calls that come before the one of the test."""

    def refuse(request: httpx.Request) -> bool:
        sent.append(request)
        return not request.url.path.endswith(("/serverinfo", "/signin", "/signout"))

    if kind == "sync":

        class Refusing(httpx.HTTPTransport):
            def handle_request(self, request):
                if refuse(request):
                    raise error
                return super().handle_request(request)

        return Refusing()

    class AsyncRefusing(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request):
            if refuse(request):
                raise error
            return await super().handle_async_request(request)

    return AsyncRefusing()


@pytest.mark.parametrize(
    "call",
    [
        lambda tableau: tableau.flows.delete(FLOW),
        lambda tableau: tableau.flows.run(FLOW),
        lambda tableau: tableau.flows.get(FLOW),
        lambda tableau: list(tableau.flows.list()),
    ],
    ids=["delete", "run", "get", "list"],
)
def test_a_request_that_is_refused_on_this_side_is_not_tried_again(
    world, server, credentials, call
):
    sent: list[httpx.Request] = []
    tableau = world.client(
        server.url,
        site="",
        credentials=credentials,
        retry=RetryPolicy(backoff=0.001),
        transport=transport(world.name, sent, httpx.LocalProtocolError("Illegal header value")),
    )
    tableau.sign_in()
    before = len(sent)
    with pytest.raises(errors.RequestRefusedError, match="cannot be sent: Illegal") as caught:
        call(tableau)
    assert not caught.value.sent
    assert caught.value.attempts == 1
    assert len(sent) == before + 1
