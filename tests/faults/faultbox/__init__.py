"""A box between client and server in which things go wrong on demand, on real sockets.

    with fault_box(server.url) as box:
        lost = box.on("POST", r"/flows$", times=1).swallow()
        slow = box.on("GET", nth=2).delay(0.2)
        with Client(box.url, ...) as tableau: ...
        assert lost.fired == 1
        assert len(box.seen("POST", r"/flows$")) == 1

Without rules everything passes untouched. A client that closes its half of a connection counts
as gone. `forward_proxy` starts a forward proxy for tests of company networks.
"""

from faultbox.box import FaultBox, fault_box
from faultbox.forward_process import ForwardProxy, forward_proxy
from faultbox.rules import Rule, SeenRequest, When

__all__ = [
    "FaultBox",
    "ForwardProxy",
    "Rule",
    "SeenRequest",
    "When",
    "fault_box",
    "forward_proxy",
]
