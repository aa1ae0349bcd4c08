"""Single values: exactly the texts of XML Schema, and those of the facts beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from tableau_flows_generated import codec
from tableau_flows_generated.codec.values import (
    read_boolean,
    read_datetime,
    read_integer,
    read_time,
)
from tableau_flows_generated.models import FlowReply

AT = datetime(2018, 11, 6, 4, 57, 55, tzinfo=UTC)


def created_at(text: str) -> Any:
    """The time as read from a document, where the usual form takes a fast path."""
    data = f'<tsResponse><flow id="1" name="a" createdAt="{text}"/></tsResponse>'.encode()
    return codec.decode(FlowReply, data, strict=True).flow.created_at


def is_readable(read: Callable[[str], object], text: str) -> bool:
    """Whether a reader accepts a text; if not, it raises what the decoder expects."""
    try:
        read(text)
    except (LookupError, ValueError, OverflowError):
        return False
    return True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-11-06T04:57:55Z", AT),
        ("2018-11-06T04:57:55", AT),
        ("2018-11-06T04:57:55+00:00", AT),
        (" \t2018-11-06T04:57:55Z\r\n ", AT),
        ("2018-11-06T04:57:55.5Z", AT.replace(microsecond=500000)),
        ("2018-11-06T04:57:55.123456789Z", AT.replace(microsecond=123456)),
        ("2018-11-06T04:57:55-0700", AT.replace(tzinfo=timezone(timedelta(hours=-7)))),
        ("2018-11-06T04:57:55+14:00", AT.replace(tzinfo=timezone(timedelta(hours=14)))),
        ("2018-11-06T24:00:00Z", datetime(2018, 11, 7, tzinfo=UTC)),
        ("2018-12-31T24:00:00.000", datetime(2019, 1, 1, tzinfo=UTC)),
        ("0001-01-01T00:00:00Z", datetime(1, 1, 1, tzinfo=UTC)),
        ("", None),
        ("  ", None),
    ],
)
def test_times_are_read(text: str, expected: datetime | None) -> None:
    assert created_at(text) == expected
    assert read_datetime(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2018-W45-2T04:57:55Z",
        "2018-W45T04:57:55Z00",
        "2018-W45-2",
        "20181106T045755Z",
        "2018-11-06 04:57:55Z",
        "2018-11-06t04:57:55z",
        "2018-11-06_04:57:55Z",
        "2018-11-06T04:57:55,5Z",
        "2018-11-06T04:57:55.Z",
        "2018-11-06T04:57Z",
        "2018-11-06T04Z",
        "2018-11-06",
        "2018-11-06T04:57:60Z",
        "2018-11-06T24:00:01Z",
        "2018-11-06T24:00:00.1Z",
        "2018-11-06T25:00:00Z",
        "2018-02-30T00:00:00Z",
        "9999-12-31T24:00:00Z",
        "12018-11-06T04:57:55Z",
        "-2018-11-06T04:57:55Z",
        "2018-11-06T04:57:55+14:01",
        "2018-11-06T04:57:55+23:00",
        "2018-11-06T04:57:55+07:00:30",
        "2018-11-06T04:57:55 Z",
        "\N{NO-BREAK SPACE}2018-11-06T04:57:55Z",
        "٢٠١٨-11-06T04:57:55Z",
        "1541480275",
        "111111111111111111",
        "x",
    ],
)
def test_other_texts_are_no_times(text: str) -> None:
    with pytest.raises(codec.DecodeError, match="createdAt"):
        created_at(text)
    assert not is_readable(read_datetime, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:30:00", time(22, 30)),
        (" 22:30:00 ", time(22, 30)),
        ("22:30:00.25", time(22, 30, 0, 250000)),
        ("22:30:00Z", time(22, 30, tzinfo=UTC)),
        ("24:00:00", time(0)),
        ("24:00:00.00", time(0)),
        ("", None),
        (" ", None),
    ],
)
def test_times_of_day_are_read(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["22", "22:30", "T22:30:00", "223000", "22:30:00,5", "24:00:01"])
def test_other_texts_are_no_times_of_day(text: str) -> None:
    assert not is_readable(read_time, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("42", 42), ("+42", 42), ("-1", -1), ("007", 7), (" 42\n", 42), ("", None), (" ", None)],
)
def test_integers_are_read(text: str, expected: int | None) -> None:
    assert read_integer(text) == expected


@pytest.mark.parametrize(
    "text",
    ["1_000", "١٢", "²", "50.0", "1e3", "0x10", "--1", "+", "1 2", "4\u20032", "9" * 5000, "x"],
)
def test_other_texts_are_no_integers(text: str) -> None:
    assert not is_readable(read_integer, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("true", True), ("1", True), ("false", False), ("0", False), (" true ", True), ("", None)],
)
def test_booleans_are_read(text: str, expected: bool | None) -> None:
    assert read_boolean(text) is expected


@pytest.mark.parametrize("text", ["True", "FALSE", "yes", "01", "t", "2"])
def test_other_texts_are_no_booleans(text: str) -> None:
    assert not is_readable(read_boolean, text)


def test_the_white_space_of_a_text_is_kept_and_that_of_an_attribute_is_what_xml_says() -> None:
    data = b'<tsResponse><flow id="1" name=" a  b&#10;\t" fileType=" tfl "/></tsResponse>'
    flow = codec.decode(FlowReply, data, strict=True).flow
    assert (flow.name, flow.file_type) == (" a  b\n ", " tfl ")
