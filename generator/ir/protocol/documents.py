"""Rules for documents, values, lists, filters and sorts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.ir.kinds import Code, MediaType, Prose, Version, WireName


@dataclass(frozen=True, slots=True)
class DocumentRules:
    """The form of XML documents."""

    doc: Prose
    request: WireName
    """The root element of a request."""
    request_namespace: bool
    """Whether requests have the namespace."""
    reply: WireName
    """The root element of a reply."""
    error: WireName
    """The element that makes a reply an error."""
    warnings: WireName
    """The element with warnings, which any reply can have at its end."""
    request_media: MediaType
    """The media type of a request."""
    reply_media: MediaType
    """The media type of a reply."""


@dataclass(frozen=True, slots=True)
class JsonRules:
    """The form of the documents as JSON, which servers read and send too."""

    doc: Prose
    since: Version
    """The version that introduced it."""
    media: MediaType
    """The media type of requests and replies."""
    text: WireName
    """The key of the text of an element that has attributes or children."""
    strings: tuple[Literal["integer", "boolean"], ...]
    """The kinds of values that replies have as strings, although JSON has a type for them."""


@dataclass(frozen=True, slots=True)
class ValueRules:
    """Rules for the text forms of values; an empty text means no value."""

    doc: Prose
    true_words: tuple[str, ...]
    """The texts for true; the first is used for writing."""
    false_words: tuple[str, ...]
    """The texts for false; the first is used for writing."""
    integer: str
    """The pattern of an integer: a regular expression (ECMA 262) for the whole value."""
    date_time: str
    """The pattern of a date and time, with groups for date, time, fraction and offset."""
    date_time_doc: Prose
    """How a date and time is read and written."""
    time: str
    """The pattern of a time of day, with groups for time, fraction and offset."""
    time_doc: Prose
    """How a time of day is read."""


@dataclass(frozen=True, slots=True)
class ListEnd:
    """A sign that a list without a total has ended."""

    sign: Literal["short page", "repeated items", "past the end"]
    """The sign."""
    doc: Prose


@dataclass(frozen=True, slots=True)
class PagingRules:
    """Rules for reading lists page by page."""

    doc: Prose
    pagination: WireName
    """The element of a reply that describes its page."""
    pagination_number: WireName
    """The attribute with the number of the page."""
    pagination_size: WireName
    """The attribute with the size of the page."""
    pagination_total: WireName
    """The attribute with the total number of items on all pages."""
    number: WireName
    """The query parameter for the page number."""
    size: WireName
    """The query parameter for the page size."""
    first: int
    """The number of the first page."""
    least_size: int
    """The minimum page size."""
    default_size: int
    """The default page size."""
    largest_size: int
    """The maximum page size."""
    past_the_end: Code
    """The error code for a page number beyond the last page."""
    wrong_size: Code
    """The error code for an invalid page size."""
    too_large: Code
    """The error code for a page size over the maximum."""
    stable_sort: tuple[WireName, ...]
    """Fields to sort by, if the list has them, so that pages can be read concurrently."""
    without_total: tuple[ListEnd, ...]
    """Signs that a list without a total has ended."""


@dataclass(frozen=True, slots=True)
class QueryRules:
    """Rules for the text forms of filters and sorts."""

    doc: Prose
    filter: str
    """The form of a condition, with `{field}`, `{operator}` and `{value}`."""
    sort: str
    """The form of a sort field, with `{field}` and `{direction}`."""
    list: str
    """The form of a list of values, with `{values}`."""
    joined_by: str
    """The separator between conditions, between sort fields, and between values in a list."""
    ascending: str
    """The word for ascending order."""
    descending: str
    """The word for descending order."""
    never_in_values: str
    """The characters that values cannot contain."""
    unsafe_in_values: str
    """The same characters, and those that some servers read as separators, wildcards or escapes."""
