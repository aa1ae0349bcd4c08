"""A server of prepared answers, which costs next to nothing: what is measured is the client.

Bodies are read and dropped; every answer is made before the first request comes. It runs in a
process of its own, prints its address, and ends when its input is closed.
"""

from __future__ import annotations

import argparse
import re
import socket
import sys
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

import documents

BLOCK = 1024 * 1024
# The smallest ZIP file there is: an archive without files, as the end of a download.
ZIP_END = b"PK\x05\x06" + bytes(18)

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.I)
_EXPECT = re.compile(rb"\r\nexpect: *100-continue", re.I)
_PAGE = re.compile(r"[?&]pageNumber=(\d+)")


@dataclass(frozen=True)
class Answer:
    """A head, and what follows it: a body, or so many blocks of nothing and the end of a ZIP."""

    head: bytes
    body: bytes = b""
    blocks: int = 0


class Prepared:
    """The answers, by method and path.

    Args:
        flows: How many flows the list has.
        page_size: How many of them are on a page.
        download: How many blocks the file of a flow has.
        latency: How long a page takes, in seconds.
        call_latency: How long any other call about flows takes, in seconds.
    """

    def __init__(
        self,
        flows: int,
        page_size: int,
        download: int,
        latency: float,
        call_latency: float = 0.0,
    ) -> None:
        self.latency = latency
        self.call_latency = call_latency
        self._pages = [
            _document(documents.page(page_size, number=number, total=flows))
            for number in range(1, flows // page_size + 1)
        ] or [_document(documents.page(1))]
        self._flow = _document(documents.one_flow())
        self._of_flow = {
            "connections": _document(documents.connections(2)),
            "permissions": _document(
                documents.permissions_of_flow(3, ("Read", "Execute", "ExportXml"))
            ),
        }
        size = download * BLOCK + len(ZIP_END)
        self._content = Answer(
            _head(200, size, "application/octet-stream", 'attachment; filename="Big.tflx"'),
            ZIP_END,
            download,
        )
        inner = {
            "serverinfo": '<serverInfo><productVersion build="1">2026.1</productVersion>'
            "<restApiVersion>3.24</restApiVersion></serverInfo>",
            "signin": '<credentials token="t|o|k"><site id="site" contentUrl=""/>'
            '<user id="user"/></credentials>',
            "upload": '<fileUpload uploadSessionId="1:2-3:4" fileSize="1"/>',
        }
        self._fixed: Mapping[str, Answer] = {
            name: _document(
                f'<tsResponse xmlns="{documents.NAMESPACE}">{text}</tsResponse>'.encode()
            )
            for name, text in inner.items()
        }
        self._nothing = Answer(_head(204, None))

    def find(self, method: str, target: str) -> Answer:
        path = target.partition("?")[0]
        last = path.rpartition("/")[2]
        if method == "GET" and last == "flows":
            found = _PAGE.search(target)
            time.sleep(self.latency)
            return self._pages[int(found[1]) - 1 if found else 0]
        if last == "content":
            return self._content
        if "/fileUploads" in path:
            return self._fixed["upload"]
        if "/flows" in path:
            if self.call_latency:
                time.sleep(self.call_latency)
            return self._of_flow.get(last, self._flow)
        return self._fixed.get(last.lower(), self._nothing)


def serve(prepared: Prepared) -> None:
    """Answer until the process ends; each connection has a thread."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=128)
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)

    def accept() -> None:
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=_talk, args=(connection, prepared), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    sys.stdin.read()


def _talk(connection: socket.socket, prepared: Prepared) -> None:
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    buffer = memoryview(bytearray(BLOCK))
    nothing = bytes(BLOCK)
    waiting = b""
    with connection:
        try:
            while True:
                head, waiting = _read_head(connection, buffer, waiting)
                if not head:
                    return
                if _EXPECT.search(head):
                    connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                found = _LENGTH.search(head)
                waiting = _drop(connection, buffer, waiting, int(found[1]) if found else 0)
                method, target, _ = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
                answer = prepared.find(method, target)
                if not answer.blocks:
                    connection.sendall(answer.head + answer.body)
                    continue
                connection.sendall(answer.head)
                for _ in range(answer.blocks):
                    connection.sendall(nothing)
                connection.sendall(answer.body)
        except ConnectionError:
            pass


def _read_head(
    connection: socket.socket, buffer: memoryview, waiting: bytes
) -> tuple[bytes, bytes]:
    while b"\r\n\r\n" not in waiting:
        count = connection.recv_into(buffer)
        if not count:
            return b"", b""
        waiting += bytes(buffer[:count])
    head, _, rest = waiting.partition(b"\r\n\r\n")
    return head, rest


def _drop(connection: socket.socket, buffer: memoryview, waiting: bytes, length: int) -> bytes:
    left = length - len(waiting)
    if left <= 0:
        return waiting[length:]
    while left:
        count = connection.recv_into(buffer, min(left, BLOCK))
        if not count:
            raise ConnectionError
        left -= count
    return b""


def _document(body: bytes) -> Answer:
    return Answer(_head(200, len(body), "application/xml;charset=utf-8"), body)


def _head(
    status: int, length: int | None, media_type: str | None = None, disposition: str | None = None
) -> bytes:
    lines = [f"HTTP/1.1 {status} Prepared"]
    if length is not None:
        lines.append(f"Content-Length: {length}")
    if media_type is not None:
        lines.append(f"Content-Type: {media_type}")
    if disposition is not None:
        lines.append(f"Content-Disposition: {disposition}")
    return "".join(f"{line}\r\n" for line in [*lines, ""]).encode("ascii")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--flows", type=int, default=0)
    parser.add_argument("--page-size", type=int, default=1000)
    parser.add_argument("--download-megabytes", type=int, default=1)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--call-latency", type=float, default=0.0)
    given = parser.parse_args()
    serve(
        Prepared(
            *(given.flows, given.page_size, given.download_megabytes),
            *(given.latency, given.call_latency),
        )
    )
