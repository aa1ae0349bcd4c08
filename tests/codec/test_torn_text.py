"""Text that arrives in many pieces is read in linear time."""

from __future__ import annotations

import time

import pytest
from tableau_flows_generated import codec
from tableau_flows_generated.models import ServerInfoReply

SHORT, LONG = 500, 16_000
"""How many pieces; were the time to grow with their square, it would take a thousand times as long
and not 32 times."""


@pytest.mark.parametrize(
    "piece", ["x<b/>", "<b>x</b>", "x&amp;", "<!--x-->x", "<![CDATA[x]]>", "x\n"], ids=repr
)
def test_the_time_for_a_torn_text_grows_with_its_size(piece: str) -> None:
    def seconds(count: int) -> float:
        text = f"<restApiVersion>{piece * count}</restApiVersion>"
        data = f"<tsResponse><serverInfo>{text}</serverInfo></tsResponse>".encode()
        started = time.perf_counter()
        with pytest.raises(codec.DecodeError, match="productVersion"):
            codec.decode(ServerInfoReply, data)
        return time.perf_counter() - started

    short = min(seconds(SHORT) for _ in range(7))
    assert min(seconds(LONG) for _ in range(2)) < short * LONG / SHORT * 6
