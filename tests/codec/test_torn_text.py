"""Text that arrives in many pieces is read in linear time."""

from __future__ import annotations

import pytest
from proportions import assert_in_proportion
from tableau_flows_generated import codec
from tableau_flows_generated.models import ServerInfoReply

SHORT, LONG = 500, 16_000
"""How many pieces; were the time to grow with their square, it would take a thousand times as long
and not 32 times."""


@pytest.mark.parametrize(
    "piece", ["x<b/>", "<b>x</b>", "x&amp;", "<!--x-->x", "<![CDATA[x]]>", "x\n"], ids=repr
)
def test_the_time_for_a_torn_text_grows_with_its_size(piece: str) -> None:
    def read(count: int) -> None:
        text = f"<restApiVersion>{piece * count}</restApiVersion>"
        data = f"<tsResponse><serverInfo>{text}</serverInfo></tsResponse>".encode()
        with pytest.raises(codec.DecodeError, match="productVersion"):
            codec.decode(ServerInfoReply, data)

    assert_in_proportion(lambda: read(SHORT), lambda: read(LONG), LONG / SHORT, margin=6)
