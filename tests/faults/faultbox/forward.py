"""A forward proxy as companies have them: ``python -m faultbox.forward --port 0``.

It takes CONNECT and absolute-form requests, prints its address, then one line per request
(method and target, never headers); a request without the right credentials is ``refused``.
"""

from __future__ import annotations

import argparse
import base64
import socket
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from faultbox.answers import head_of, make_answer
from faultbox.faults import Answer
from faultbox.gate import Gate
from faultbox.intake import next_request
from faultbox.lanes import Lane, ReplyLane, RequestLane, nothing, prepared
from faultbox.listener import HOST, Listener
from faultbox.messages import RequestHead, UntilClose, request_framing
from faultbox.pump import pump
from faultbox.wires import Bell, Broken, Wire

_TIMEOUT = 30.0
_ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"
_UNAUTHORISED = make_answer(407, "html", headers={"Proxy-Authenticate": 'Basic realm="proxy"'})
_NO_TARGET = make_answer(400, "html", detail="Neither CONNECT nor an absolute http:// target.")
_UNREACHABLE = make_answer(502, "html", detail="The proxy cannot reach the server.")


@dataclass(frozen=True)
class Settings:
    """What the proxy demands, and which names it knows that nobody else does."""

    credentials: str | None = None
    hosts: dict[str, str] = field(default_factory=dict[str, str])

    def accepts(self, head: RequestHead) -> bool:
        if self.credentials is None:
            return True
        expected = base64.b64encode(self.credentials.encode()).decode()
        return head.headers.get("proxy-authorization") == f"Basic {expected}"


class _Client:
    """One client's connection."""

    def __init__(self, sock: socket.socket, settings: Settings) -> None:
        self._client = Wire(sock)
        self._settings = settings
        self._bell = Bell()
        self._upstream: Wire | None = None
        self._server: tuple[str, int] | None = None

    def run(self) -> None:
        reset = False
        try:
            while self._serve():
                pass
        except Broken as end:
            reset = end.reset
        except OSError:
            pass
        finally:
            for wire in (self._client, self._upstream):
                if wire is not None:
                    wire.reset() if reset else wire.close()
            self._bell.close()

    def _serve(self) -> bool:
        head = next_request(self._client, self._upstream, self._bell, _TIMEOUT)
        if head is None:
            return False
        if not self._settings.accepts(head):
            print("refused", head.method, head.target, flush=True)
            return self._answer(head, _UNAUTHORISED)
        print(head.method, head.target, flush=True)
        tunnel = head.method == "CONNECT"
        parts = urlsplit(f"//{head.target}" if tunnel else head.target)
        if parts.hostname is None or parts.scheme not in ("", "http"):
            return self._answer(head, _NO_TARGET)
        try:
            upstream = self._connect(parts.hostname, parts.port or (443 if tunnel else 80))
        except OSError:
            return self._answer(head, _UNREACHABLE)
        if tunnel:
            return self._tunnel(upstream)
        path = parts._replace(scheme="", netloc="", fragment="").geturl() or "/"
        return self._forward(_for_server(head, path), upstream)

    def _connect(self, name: str, port: int) -> Wire:
        server = self._settings.hosts.get(name, name), port
        if self._upstream is None or self._server != server:
            if self._upstream is not None:
                self._upstream.close()
            self._upstream = None
            self._upstream = Wire.to(*server, timeout=_TIMEOUT)
            self._server = server
        return self._upstream

    def _tunnel(self, upstream: Wire) -> bool:
        down = Lane(upstream, self._client, Gate(), UntilClose())
        down.gate.put(_ESTABLISHED)
        self._pump(Lane(self._client, upstream, Gate(), UntilClose()), down)
        return False

    def _forward(self, head: RequestHead, upstream: Wire) -> bool:
        up = RequestLane(self._client, upstream, Gate(), head, request_framing(head))
        down = ReplyLane(upstream, self._client, Gate(), head.method, lambda head: None)
        self._pump(up, down)
        if not up.done:
            self._client.linger(self._bell)
        return head.keeps_alive and up.done and down.leaves_open

    def _answer(self, head: RequestHead, answer: Answer) -> bool:
        up: Lane = nothing()
        if head.method != "CONNECT":
            up = RequestLane(self._client, None, Gate(), head, request_framing(head))
            self._pump(up, nothing())
        down = prepared(head_of(answer, keep_alive=True), answer.body, self._client, Gate())
        self._pump(up, down)
        return True

    def _pump(self, up: Lane, down: Lane) -> None:
        pump(up, down, client=self._client, bell=self._bell, timeout=_TIMEOUT)


def _for_server(head: RequestHead, path: str) -> RequestHead:
    """Write the head as the server gets it: the path alone, nothing that was for the proxy."""
    lines = [f"{head.method} {path} {head.version}"]
    lines += [
        f"{name}: {value}"
        for name, value in head.headers.pairs
        if not name.lower().startswith("proxy-")
    ]
    raw = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
    return RequestHead(head.method, path, head.version, head.headers, raw)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run until standard input ends (or for ever, with ``--stay``)."""
    parser = argparse.ArgumentParser(prog="python -m faultbox.forward", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--credentials", metavar="USER:PASSWORD", help="demand these")
    parser.add_argument(
        "--host",
        metavar="NAME=ADDRESS",
        action="append",
        default=[],
        help="where a name leads; may be given several times",
    )
    parser.add_argument("--stay", action="store_true", help="do not stop when stdin ends")
    options = parser.parse_args(arguments)
    hosts = dict(entry.split("=", 1) for entry in options.host)
    settings = Settings(options.credentials, hosts)

    def connected(sock: socket.socket) -> None:
        threading.Thread(target=_Client(sock, settings).run, daemon=True).start()

    listener = Listener(connected, options.port)
    print(f"http://{HOST}:{listener.port}", flush=True)
    try:
        if options.stay:
            threading.Event().wait()
        sys.stdin.buffer.read()
    except KeyboardInterrupt:
        pass
    finally:
        listener.close()


if __name__ == "__main__":
    main()
