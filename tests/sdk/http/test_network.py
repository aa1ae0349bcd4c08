"""The adapter of a network is bound whole, or not at all, at whichever line Ctrl-C strikes."""

from __future__ import annotations

import dis
import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

import pytest
from tableau_flows._http.network import AsyncLazyNetwork, LazyNetwork


def _interrupted(call: Callable[[], object], code: CodeType, line: int) -> bool:
    """Call; raise KeyboardInterrupt before a line of a function. Return whether it was reached."""
    reached = False

    def at_line(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal reached
        if event == "line" and frame.f_lineno == line and not reached:
            reached = True
            raise KeyboardInterrupt
        return at_line

    def at_call(frame: FrameType, event: str, _: Any) -> Any:
        return at_line if frame.f_code is code else None

    before = sys.gettrace()
    sys.settrace(at_call)
    try:
        call()
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(before)
    return reached


@pytest.mark.parametrize("kind", [LazyNetwork, AsyncLazyNetwork])
def test_ctrl_c_while_the_adapter_is_bound(kind: type[LazyNetwork | AsyncLazyNetwork]) -> None:
    code = kind._ready.__code__
    lines = sorted({line for _, line in dis.findlinestarts(code) if line} - {code.co_firstlineno})
    reached = 0
    for line in lines:
        network = kind()
        reached += _interrupted(network._ready, code, line)
        if network._adapter is None:
            assert network.send == network._send_first  # the next request makes another adapter
        else:
            assert network.receive == network._adapter.receive
            assert network.close == network._adapter.close
    assert reached > 3
