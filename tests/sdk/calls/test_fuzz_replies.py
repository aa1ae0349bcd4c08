"""Replies of every kind, mutated: the typed error or a reply, in bounded time and memory.

`make fuzz` does more rounds. FUZZ_ROUNDS and FUZZ_SEED set how many, and from which seed on
(`random` draws one); a failure prints the seed and the reply.
"""

from __future__ import annotations

import logging
import os
import random
import time
import tracemalloc
from pathlib import Path

import pytest
from results import result_of
from tableau_flows import errors
from tableau_flows._calls.headers import MAX_RETRY_AFTER, seconds_to_wait
from tableau_flows._calls.redirects import corrected_server, redirect_target
from tableau_flows._calls.reply_errors import decoding_failure, failure_of, looks_like_file
from tableau_flows._common.redact import hide_secret_headers
from tableau_flows._files.local.names import file_name_of, safe_file_name
from tableau_flows._files.ranges import offer_of, starts_at
from tableau_flows._plans.messages import Request, Response
from tableau_flows._session.outcomes import is_outcome_unknown
from tableau_flows.errors.classification import classify
from tableau_flows_generated import codec, operations

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "10000")) // 10
SEED = os.environ.get("FUZZ_SEED", "20260")

SECRET = "canary|secret/Zq=="
REQUEST = Request(
    "GET", "https://t.example/api/3.30/sites/s/flows", operation="queryFlow", secrets=(SECRET,)
)
OPERATIONS = [
    operations.query_flow("f"),
    operations.query_flows_for_site(),
    operations.query_job("j"),
    operations.delete_flow("f"),
    operations.download_flow("f"),
    operations.server_info(),
]
STATUSES = (200, 200, 201, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 409, 413)
STATUSES += (416, 429, 500, 502, 503, 504, 520, 524, 599)

PAGES = [
    b"<html><head><title>502</title></head><body>Bad gateway</body></html>",
    b"<!-- a --><!-- b --><!DOCTYPE html PUBLIC '-//W3C'><html>",
    b'{"error": {"code": "401002", "token": "' + SECRET.encode() + b'"}}',
    b"X-Tableau-Auth: " + SECRET.encode(),
    b"%63anary%7Csecret/Zq%3D%3D &#99;anary|secret&sol;Zq== \\u0063anary|secret\\/Zq==",
    b"PK\x03\x04" + bytes(range(256)),
    b"",
    b"\xef\xbb\xbf<?xml version='1.0'?>",
]
HEADERS = {
    "retry-after": ["120", "0", "Wed, 21 Oct 2026 07:28:00 GMT", "Sunday, 06-Nov-94 08:49:37 GMT"],
    "content-range": ["bytes 5-9/10", "bytes 5-9/*", "bytes */10"],
    "content-length": ["10", "0"],
    "accept-ranges": ["bytes", "none"],
    "etag": ['"abc"', 'W/"abc"'],
    "last-modified": ["Wed, 21 Oct 2015 07:28:00 GMT"],
    "content-encoding": ["gzip", ""],
    "content-type": ["text/html; charset=utf-8", "application/xml", "application/octet-stream"],
    "x-request-id": ["W1r2:0:3", SECRET],
    "location": [
        "https://t.example/tableau/api/3.30/sites/s/flows",
        "/api/3.30/x?a=1#b",
        "https://u:p@other.example:8443/api/x",
        "//[::1]:80/api/../x",
        f"/login?token={SECRET}",
    ],
    "content-disposition": [
        'name="tableau_flow"; filename="FlowOne.tfl"',
        "attachment; filename*=UTF-8''Sample%20flow.tflx",
        'filename="a\\"b.tfl"; filename*=iso-8859-1\'en\'%E4.tfl',
    ],
}
PIECES = (
    *("0", "9", "9" * 400, "9" * 5000, "-", "+", "1e400", "inf", "²", "١", " ", "\t", "\0", "\x7f"),
    *("%", "%00", "%2e%2e", "%ff", "&#0;", "&#x110000;", "&amp;", "\\u", "\\ud800", "\\x", "\\"),
    *('"', "'", ";", ",", "=", "*", ":", "/", "//", "..", "?", "#", "@", "[", "]", "://", "(", ")"),
    *("bytes", "GMT", "Oct", "99999999999", "filename=", "filename*=", "UTF-8''", "none-such''"),
    *("<", ">", "<!--", "-->", "<?", "?>", "<html", "<tsResponse", "<error code='1'/>", "{", "{}"),
    *("token=", "token", "password:", "é", "😀", "\ud800", "\u2028", SECRET, SECRET[:9]),
)

SECONDS_PER_BYTE = 20e-6
SECONDS = 0.25
BYTES_OF_MEMORY_PER_BYTE = 150
BYTES_OF_MEMORY = 1024 * 1024


def mutated(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice((0, 1, 1, 2, 4))):
        start, end = sorted(rng.randrange(len(text) + 1) for _ in range(2))
        piece = rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 50, 500))
        text = rng.choice(
            (
                text[:start] + piece + text[start:],
                text[:start] + piece + text[end:],
                text[:start] + text[end:],
                text[:start] + text[start:end] * rng.choice((2, 3, 40)) + text[end:],
                text[:start] + chr(rng.randrange(0x3000)) + text[start + 1 :],
                piece,
            )
        )[:30_000]
    return text


def reply(rng: random.Random, bodies: list[bytes]) -> Response:
    body = rng.choice(bodies).decode("latin-1")
    content = mutated(rng, body).encode("latin-1", "replace")
    headers = {
        name: mutated(rng, rng.choice(values))
        for name, values in HEADERS.items()
        if rng.random() < 0.4
    }
    return Response(rng.choice(STATUSES), headers, content)


def read(rng: random.Random, answer: Response) -> None:
    """All that is done with a reply and its headers."""
    error = None
    try:
        result_of(rng.choice(OPERATIONS), REQUEST, answer)
    except errors.TableauError as failure:
        error = failure
    for failure in (error, failure_of(REQUEST, answer)):
        if failure is None:
            continue
        assert isinstance(failure, errors.ApiError | errors.UnreadableReplyError)
        shown = f"{failure} {failure!r} {vars(failure)} {failure.__cause__} {failure.__context__}"
        assert SECRET not in shown
        assert len(shown) < 60_000
        wait = failure.retry_after
        assert wait is None or 0 <= wait <= MAX_RETRY_AFTER
        classify(failure)
        is_outcome_unknown("publishFlow", "POST", failure)
    target = redirect_target(REQUEST, answer, REQUEST.secrets)
    if target is not None:
        assert target.startswith(("https://t.example/", "https://t.example:443/"))
        assert SECRET not in target
        corrected_server("https://t.example", REQUEST, answer, target)
    looks_like_file(answer, answer.content)
    seconds_to_wait(answer.header("retry-after"))
    offer_of(answer).headers(5)
    assert starts_at(answer, 5, 10) in {True, False}
    name = safe_file_name(file_name_of(answer.header("content-disposition")), stem="f", kind=None)
    assert "/" not in name
    assert len(name.encode("utf-8", "surrogatepass")) <= 255
    record = logging.LogRecord("httpcore.http11", 10, "", 0, f"{answer.headers}", (), None)
    assert logging.getLogger("httpcore.http11").filter(record)
    cause = decoded(answer.content[:2000])
    if cause is not None:
        decoding_failure(REQUEST, answer, cause, answer.content)
        assert SECRET not in f"{cause} {cause!r} {vars(cause)}"


def decoded(content: bytes) -> codec.DecodeError | codec.ErrorDocument | None:
    try:
        codec.decode(codec.model_named("FlowReply"), content)
    except (codec.DecodeError, codec.ErrorDocument) as error:
        return error
    return None


@pytest.fixture(scope="module")
def bodies(root: Path) -> list[bytes]:
    found = [path.read_bytes() for path in sorted((root / "spec" / "examples").glob("*/*.xml"))]
    assert found
    return [*found, *PAGES * (1 + len(found) // (2 * len(PAGES)))]


def test_mutated_replies_become_a_reply_or_the_typed_error(bodies: list[bytes]) -> None:
    hide_secret_headers()
    seed = random.SystemRandom().randrange(2**32) if SEED == "random" else int(SEED)
    print(f"FUZZ_SEED={seed} FUZZ_ROUNDS={ROUNDS * 10}")
    rng = random.Random(seed)
    read(random.Random(0), Response(404, {}, PAGES[4]))  # what is loaded once is not counted
    for number in range(ROUNDS):
        answer = reply(rng, bodies)
        size = len(answer.content) + sum(map(len, answer.headers.values()))
        where = f"FUZZ_SEED={seed}, round {number}"
        measured = number % 20 == 0
        if measured:
            tracemalloc.start()
        begun = time.thread_time()
        try:
            read(rng, answer)
        except Exception as error:
            pytest.fail(
                f"{where}: {type(error).__name__}: {error}\n"
                f"Response({answer.status}, {dict(answer.headers)!r}, {answer.content!r})"
            )
        finally:
            spent = time.thread_time() - begun
            peak = tracemalloc.get_traced_memory()[1] if measured else 0
            tracemalloc.stop()
        if not measured:  # measuring memory takes several times as long
            assert spent < SECONDS + size * SECONDS_PER_BYTE, f"{where}: {spent} s for {size} bytes"
        limit = BYTES_OF_MEMORY + size * BYTES_OF_MEMORY_PER_BYTE
        assert peak < limit, f"{where}: {peak} bytes of memory for {size} bytes"
