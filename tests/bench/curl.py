"""curl as a contender: it sends prepared bodies and writes what it gets, and does nothing else."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
from processes import PATIENCE, peak
from signing_in import Bare

BOUNDARY = "tableau-flows-bench-4a7c51e0b5d94a2f"
MEDIA_TYPE = f"multipart/mixed; boundary={BOUNDARY}"
PART = 32 * 1024 * 1024
"""How large the parts of a large file are, in bytes: as ours are."""

FLUSHED = "curl, then flushed to disk"
"""The name of a contender: curl, with the time for flushing what it has downloaded."""

_PAYLOAD = b'<tsRequest><flow name="Big"/></tsRequest>'
_BLOCK = 1024 * 1024


@dataclass(frozen=True)
class Run:
    """How long it took, in seconds, and the peak of memory of the process, in bytes."""

    seconds: float
    peak: int


def whole_body(source: Path, target: Path) -> None:
    """Write the body that publishes a file in one request."""
    head = _multipart_head(_PAYLOAD) + _file_head("tableau_flow")
    _write_body(target, head, source, 0, source.stat().st_size)


def part_bodies(source: Path, folder: Path) -> list[Path]:
    """Write the bodies that upload a file in parts."""
    size = source.stat().st_size
    found = []
    for number, start in enumerate(range(0, size, PART)):
        found.append(folder / f"part-{number}")
        head = _multipart_head(b"") + _file_head("tableau_file")
        _write_body(found[-1], head, source, start, min(PART, size - start))
    return found


def publish(session: Bare, body: Path) -> Run:
    """Publish with one request."""
    return _send(session, "POST", f"{session.site}/flows?flowType=tflx&overwrite=true", [body])


def publish_in_parts(session: Bare, bodies: Sequence[Path]) -> Run:
    """Publish in parts; what begins and ends it is sent by httpx, and its time counts too."""
    started = time.perf_counter()
    url = f"{session.site}/fileUploads"
    upload = (
        _once(session, url, b"", "text/xml").partition('uploadSessionId="')[2].partition('"')[0]
    )
    around = time.perf_counter() - started
    run = _send(session, "PUT", f"{url}/{upload}", bodies)
    started = time.perf_counter()
    commit = _multipart_head(_PAYLOAD) + _multipart_end()
    query = f"uploadSessionId={upload}&flowType=tflx&overwrite=true"
    _once(session, f"{session.site}/flows?{query}", commit, MEDIA_TYPE)
    return Run(run.seconds + around + time.perf_counter() - started, run.peak)


def download(session: Bare, flow: str, target: Path) -> Run:
    """Download the file of a flow."""
    command = ["--output", str(target), f"{session.site}/flows/{flow}/content"]
    return _curl(session, command)


def download_and_flush(session: Bare, flow: str, target: Path) -> Run:
    """Download the file of a flow, and flush it to disk as our client does."""
    run = download(session, flow, target)
    started = time.perf_counter()
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    return Run(run.seconds + time.perf_counter() - started, run.peak)


def _send(session: Bare, method: str, url: str, bodies: Sequence[Path]) -> Run:
    command = ["--request", method, "--header", f"Content-Type: {MEDIA_TYPE}"]
    command += ["--header", "Expect:"]  # else it waits for leave to send
    for body in bodies:
        command += ["--upload-file", str(body), "--output", "/dev/null", url]
    return _curl(session, command)


def _curl(session: Bare, command: Sequence[str]) -> Run:
    """Run curl; what it takes to start is not counted."""
    process = subprocess.Popen(
        [
            *("curl", "--silent", "--show-error", "--fail", "--noproxy", "*"),
            *("--header", f"X-Tableau-Auth: {session.token}", "--write-out", "%{time_total}\n"),
            *command,
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    highest, deadline = 0, time.monotonic() + PATIENCE
    while process.poll() is None:
        highest = max(highest, peak(process.pid))
        if time.monotonic() > deadline:
            process.kill()
        time.sleep(0.02)
    assert process.stdout is not None
    with process.stdout as output:
        printed = output.read()
    if process.returncode:
        raise RuntimeError(f"curl ended with {process.returncode}")
    return Run(sum(map(float, printed.split())), highest)


def _once(session: Bare, url: str, content: bytes, media_type: str) -> str:
    headers = {**session.headers, "Content-Type": media_type}
    answer = httpx.post(url, content=content, headers=headers, timeout=PATIENCE)
    answer.raise_for_status()
    return answer.text


def _write_body(target: Path, head: bytes, source: Path, start: int, length: int) -> None:
    with source.open("rb") as file, target.open("wb") as body:
        body.write(head)
        file.seek(start)
        while length:
            block = file.read(min(_BLOCK, length))
            body.write(block)
            length -= len(block)
        body.write(_multipart_end())


def _multipart_head(payload: bytes) -> bytes:
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="request_payload"\r\n'
        "Content-Type: text/xml\r\n\r\n"
    ).encode() + payload


def _file_head(name: str) -> bytes:
    return (
        f'\r\n--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}";'
        ' filename="Big.tflx"\r\nContent-Type: application/octet-stream\r\n\r\n'
    ).encode()


def _multipart_end() -> bytes:
    return f"\r\n--{BOUNDARY}--\r\n".encode()
