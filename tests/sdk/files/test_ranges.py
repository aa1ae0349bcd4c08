"""The rest of a file: what is offered, what is asked for, and when it is the rest indeed."""

from __future__ import annotations

import pytest
from tableau_flows._files.ranges import length_of, offer_of, starts_at

FIRST = {"accept_ranges": "bytes"}
DATE = "Tue, 24 Nov 2026 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        ({"etag": '"strong"'}, '"strong"'),
        ({"etag": ' "strong" '}, '"strong"'),
        ({"last_modified": DATE}, DATE),
        ({"etag": '"strong"', "last_modified": DATE}, '"strong"'),
        ({"etag": 'W/"weak"', "last_modified": DATE}, DATE),
        ({"etag": 'W/"weak"'}, ""),
        ({"etag": "unquoted"}, ""),
        ({"etag": '"é"'}, ""),
        ({"etag": '"' + "x" * 5000 + '"'}, ""),
        ({}, ""),
        ({"etag": '"strong"', "content_encoding": "gzip"}, ""),
        ({"etag": '"strong"', "accept_ranges": "none"}, ""),
        ({"etag": '"strong"', "accept_ranges": ""}, ""),
    ],
)
def test_a_file_is_known_by_what_promises_the_same_bytes(make_response, headers, validator):
    offer = offer_of(make_response(**(FIRST | headers)))
    assert offer.validator == validator


def test_the_rest_is_asked_for_only_if_the_file_is_the_same(make_response):
    offer = offer_of(make_response(etag='"tag"', **FIRST))
    assert offer.headers(7) == (("Range", "bytes=7-"), ("If-Range", '"tag"'))


@pytest.mark.parametrize(
    ("header", "total", "rest"),
    [
        ("bytes 10-99/100", 100, True),
        ("  bytes 10-99/100 ", 100, True),
        ("bytes 10-99/100", None, True),
        ("bytes 10-99/*", 100, True),
        ("bytes 10-99/*", None, False),
        ("bytes 10-98/*", 100, False),
        ("bytes 10-98/100", 100, False),
        ("bytes 10-98/100", None, False),
        ("bytes 10-100/100", 100, False),
        ("bytes 9-99/100", 100, False),
        ("bytes 11-99/100", 100, False),
        ("bytes 10-99/100", 101, False),
        ("bytes 10-99/101", 100, False),
        ("bytes 10-9/10", 10, False),
        ("bytes */100", 100, False),
        ("items 10-99/100", 100, False),
        ("bytes 10-99", 100, False),
        ("", 100, False),
        ("bytes ١٠-99/100", 100, False),
        (f"bytes 10-99/{'9' * 5000}", None, False),
        (f"bytes {'1' * 5000}-99/100", 100, False),
        ("bytes" + " " * 10**6 + "10-99/100", 100, False),
    ],
)
def test_only_a_part_that_reaches_the_end_is_the_rest(make_response, header, total, rest):
    assert starts_at(make_response(status=206, content_range=header), 10, total) == rest


def test_another_status_or_encoding_is_not_the_rest(make_response):
    header = {"content_range": "bytes 10-99/100"}
    assert not starts_at(make_response(status=200, **header), 10, 100)
    assert not starts_at(make_response(status=206, content_encoding="gzip", **header), 10, 100)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("0", 0),
        ("1000", 1000),
        ("", None),
        ("-1", None),
        ("+1", None),
        ("1.0", None),
        ("1_0", None),
        ("²", None),
        ("١", None),
        ("9" * 18, 10**18 - 1),
        ("9" * 5000, None),
    ],
)
def test_a_length_that_is_none_counts_as_absent(make_response, text, length):
    assert length_of(make_response(content_length=text)) == length


def test_the_length_of_another_encoding_is_not_that_of_the_file(make_response):
    assert length_of(make_response(content_length="5", content_encoding="gzip")) is None
