"""Whatever a server sends is read in a time that is linear in its size, and only so far."""

from __future__ import annotations

import contextlib
import gc
import logging
import tracemalloc
from collections.abc import Callable
from functools import partial

import pytest
from proportions import assert_in_proportion, seconds
from results import result_of
from tableau_flows import errors
from tableau_flows._calls.headers import seconds_to_wait, shown_location
from tableau_flows._calls.redirects import redirect_target
from tableau_flows._calls.reply_errors import failure_of, looks_like_file
from tableau_flows._calls.request import check_version
from tableau_flows._common.redact import excerpt, hide_secret_headers, redacted
from tableau_flows._common.secrets import hide
from tableau_flows._files.local.names import file_name_of, safe_file_name
from tableau_flows._files.ranges import offer_of, starts_at
from tableau_flows._plans.messages import Request, Response
from tableau_flows_generated import operations

REQUEST = Request(
    "GET",
    "https://t.example/api/3.30/x",
    operation="queryFlow",
    secrets=("canary-secret", "a" * 40 + "b", "%" * 30, "&#65;" * 9, "\\" * 20, "-" * 2000),
)

COMMENTS = "<!-- -->"
UNITS = [
    *(COMMENTS, "<!--", "-->", "<!-->", "<?x?>", "<?", "<!doctype ", " ", "\n\t", "<", "<a:"),
    *("%41", "%25", "%", "&#65;", "&#0", "&amp;", "&", "\\u0041", "\\x41", "\\", "\0", "a", "-"),
    *('token="', "token=", "token ", "token:", "secret'", 'password\\"', "authorization: bearer "),
    *("bearer ", "X-Tableau-Auth", '"', "'", ";", "=", "filename=", "filename*=", 'filename="\\'),
    *("../", "/", "./", "?", "#", "@", "://", "[", "name:eq:", ",", ", ", ",a", "(b'a', b'"),
    *("{", "[", "{}", "\r\n", "é", "😀", "()", "(", "1 ", ":", "bytes ", "9"),
]


def reading(text: str) -> None:
    for status in (404, 500):
        failure_of(REQUEST, Response(status, {}, text.encode()))


def reading_a_success(text: str) -> None:
    for operation in (operations.delete_flow("f"), operations.download_flow("f")):
        with contextlib.suppress(errors.TableauError):
            result_of(operation, REQUEST, Response(200, {}, text.encode()))


def reading_headers(text: str) -> None:
    answer = Response(302, dict.fromkeys(("location", "retry-after", "content-type"), text))
    failure_of(REQUEST, answer)
    redirect_target(REQUEST, answer, REQUEST.secrets)
    shown_location(text)
    seconds_to_wait(text)
    ranges = dict.fromkeys(("content-range", "accept-ranges", "etag", "last-modified"), text)
    starts_at(Response(206, ranges), 5, 10)
    offer_of(Response(200, ranges))


def naming_files(text: str) -> None:
    safe_file_name(file_name_of(text), stem="flow", kind=None)


def filtering(text: str) -> None:
    with contextlib.suppress(errors.UsageError):  # of what cannot be sent at all
        check_version(operations.get_flow_runs(filter=text, sort=text), (3, 30))


def logging_headers(text: str) -> None:
    hide_secret_headers()
    logger = logging.getLogger("httpcore.http11")
    record = logging.LogRecord("httpcore.http11", logging.DEBUG, "", 0, text, (), None)
    assert logger.filter(record)


READERS: list[Callable[[str], None]] = [
    reading,
    reading_a_success,
    reading_headers,
    naming_files,
    filtering,
    logging_headers,
    lambda text: looks_like_file(Response(200, {}), text.encode()) and None,
    lambda text: excerpt(text.encode(), REQUEST.secrets) and None,
    lambda text: redacted(text, REQUEST.secrets, guess=True) and None,
    lambda text: hide(text, REQUEST.secrets) and None,
]


@pytest.mark.parametrize("read", READERS)
def test_the_time_grows_with_the_size_and_no_faster(read):
    for unit in UNITS:
        small, large = (unit * (size // len(unit)) for size in (2_000, 16_000))
        assert_in_proportion(partial(read, small), partial(read, large), 8, margin=4)


@pytest.mark.parametrize("read", [reading, *READERS[-4:]])
def test_only_the_beginning_of_a_reply_that_is_none_is_looked_at(read):
    for unit in (COMMENTS, " ", "&#65;", "token ", "a"):
        some, much = (unit * (size // len(unit)) for size in (80_000, 8_000_000))
        assert_in_proportion(partial(read, some), partial(read, much), 1, margin=20)


def test_forty_comments_do_not_stop_the_process():
    page = (COMMENTS * 40 + "x").encode()
    for status in (200, 502):
        answer = Response(status, {"content-type": "text/plain"}, page)
        assert looks_like_file(answer, page)
        assert seconds(partial(looks_like_file, answer, page)) < 1
        assert seconds(partial(failure_of, REQUEST, answer)) < 1


@pytest.mark.parametrize(
    ("beginning", "is_file"),
    [
        (b"PK\x03\x04", True),
        (b"{}", True),
        (b"", False),
        (b"<!-- a --><!-- b -->\n<HTML>", False),
        (b"<?xml version='1.0'?><!-- a --><t:tsResponse>", False),
        (b"\xef\xbb\xbf <!DOCTYPE html>", False),
        (b"<!doctype HTML PUBLIC>", False),
        (b"<head>", False),
        (b"<body onload=''>", False),
        (b"<tsResponse>", False),
        (b"<htmlish>", True),
        (b"<tsResponses>", True),
        (b"<workbook>", True),
        (b"<!-- <html> ", True),
        (b"text <html>", True),
    ],
)
def test_a_page_is_told_from_a_file_by_its_first_element(beginning, is_file):
    assert looks_like_file(Response(200, {}), beginning) is is_file


def test_an_error_document_is_read_whole_or_not_at_all():
    document = (
        '<tsResponse xmlns="http://tableau.com/api"><error code="404027"><summary>S</summary>'
        "<detail>{}</detail></error></tsResponse>"
    )
    small = failure_of(REQUEST, Response(404, {}, document.format("x" * 60_000).encode()))
    assert isinstance(small, errors.NotFoundError)
    assert len(small.detail) == 4001
    large = failure_of(REQUEST, Response(404, {}, document.format("x" * 70_000).encode()))
    assert isinstance(large, errors.UnreadableReplyError)


def test_little_memory_is_taken_for_an_error_page_however_long_it_is():
    page = b"<p>&#65;</p>" * 700_000
    gc.collect()
    tracemalloc.start()
    failure_of(REQUEST, Response(500, {}, page))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32 * 1024 * 1024
