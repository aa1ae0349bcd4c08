"""Fuzzing of the decoder: a broken document gives a model or the typed error, nothing else.

Every input is also measured: the time for each of its bytes is bounded, and (for one input in
fifty, and all long ones, since measuring takes long) so is the peak of the memory.

`make fuzz` does more rounds. FUZZ_ROUNDS and FUZZ_SEED set how many, and from which seed on
(`random` draws one); a failure prints the seed and the call that fails.
"""

from __future__ import annotations

import dataclasses
import os
import random
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path
from typing import Any

import pytest
from tableau_flows_generated import codec

from generator.languages.python.names import snake
from generator.spelling import pascal

ROUNDS = int(os.environ.get("FUZZ_ROUNDS", "20000"))
SEED = os.environ.get("FUZZ_SEED", "20260")

Random = random.Random
Mutation = Callable[[Random, bytes, bytes], bytes]

TAG = re.compile(rb"<([\w:]+)((?:\s[^<>]*?)?)(/?)>")
ATTRIBUTE = re.compile(rb"""\s([\w:]+)\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>")
ENCODINGS = (
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7", "latin-1"),
    *("ascii", "cp1252", "koi8-r", "shift_jis", "gb18030", "cp037", "idna", "punycode"),
)
DECLARED = (*ENCODINGS, "UTF-8", "none-such", "hex", "rot13", "undefined", "", "é", "a" * 300)
BYTES = b"<>&\"'/=!?[]:;#x0 \t\r\n\x00\x01\x7f\x80\xc0\xe2\xed\xf0\xfe\xff"
VALUES = (
    *("", " ", "0", "-1", "1.5", "9" * 30, "9" * 5000, "NaN", "true", "TRUE", "yes", "null", "٤٢"),
    *("2018-11-06T04:57:55Z", "2018-11-06T04:57:55-0700", "0001-01-01T00:00:00+14:00", "22:30:00"),
    *("9999-12-31T23:59:59-14:00", "2018-W45-2", "T22", "24:00:00", "2018-02-30T00:00:00Z"),
    *("x" * 300, "tflx", "Success", "&lt;", "&#10;", "&#0;", "&#xD800;", "&#x110000;", "&x;", "%"),
)
SNIPPETS = (
    *(b"<!DOCTYPE a>", b'<!DOCTYPE a [<!ENTITY x "y">]>', b"<![CDATA[<a>]]>", b"<!-- a -->"),
    *(b"<?php a ?>", b"<?xml version='1.0'?>", b"&amp;", b"&x;", b"&#0;", b"]]>", b"<a/>", b"</a>"),
    *(b"<error code='1'/>", b"<error code='401002'><summary>a</summary></error>", b"<pagination/>"),
    *(b"<flow id='1' name='a'/>", b"<flows><flow id='1' name='a'/></flows>", b"<warnings/>"),
    *(b" xmlns='http://tableausoftware.com/api'", b" xmlns:t='u'", b"<t:flow/>", b"<html>", b"{}"),
)


def cut(rng: Random, data: bytes, other: bytes) -> bytes:
    first, last = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
    return rng.choice((data[:last], data[:last], data[first:], data[:first] + data[last:]))


def flip_bits(rng: Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        if changed:
            changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def replace_bytes(rng: Random, data: bytes, other: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5))):
        start = rng.randrange(len(changed) + 1)
        fresh = rng.choice((bytes([rng.choice(BYTES)]), rng.randbytes(rng.randrange(6))))
        changed[start : start + rng.randrange(4)] = fresh
    return bytes(changed)


def splice(rng: Random, data: bytes, other: bytes) -> bytes:
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def insert(rng: Random, data: bytes, other: bytes) -> bytes:
    """Put something of another document, or something odd, between two tags or anywhere."""
    found = _element(rng, other)
    piece = found[0] if found and rng.random() < 0.5 else rng.choice(SNIPPETS)
    places = [match.end() for match in TAG.finditer(data)] if rng.random() < 0.8 else []
    place = rng.choice(places) if places else rng.randrange(len(data) + 1)
    return data[:place] + piece + data[place:]


def nest(rng: Random, data: bytes, other: bytes) -> bytes:
    """An element within itself, once or many times."""
    found = _element(rng, data)
    if found is None:
        return data
    whole, name, start, end = found
    if rng.random() < 0.7 and not whole.endswith(b"/>"):
        head = whole.index(b">") + 1
        return data[:start] + whole[:head] + whole + whole[head:] + data[end:]
    times = rng.choice((1, 2, 3, 60, 64, 65, 300))
    return data[:start] + b"<%b>" % name * times + whole + b"</%b>" % name * times + data[end:]


def repeat(rng: Random, data: bytes, other: bytes) -> bytes:
    found = _element(rng, data)
    if found is None:
        return data
    whole, _, start, _ = found
    place = start if rng.random() < 0.8 else rng.randrange(len(data) + 1)
    return data[:place] + whole * rng.choice((0, 1, 2, 5, 30)) + data[place:]


def change_attributes(rng: Random, data: bytes, other: bytes) -> bytes:
    found = list(ATTRIBUTE.finditer(data))
    if not found:
        return data
    match = rng.choice(found)
    text, name = match[0], match[1]
    value = rng.choice(VALUES)
    fresh = rng.choice(
        (
            b"",  # removed
            text + text,  # twice
            text + rng.choice(found)[0],
            b' %b="%b"' % (name, value.encode()),
            b' %b="%b"' % (name, value.encode()),
            b" t:%b='a'" % name,
            b"".join(b" a%d=''" % number for number in range(rng.choice((3, 255, 300)))),
        )
    )
    return data[: match.start()] + fresh + data[match.end() :]


def change_encoding(rng: Random, data: bytes, other: bytes) -> bytes:
    """Written in one encoding, and declared to be in it, in another one, or not at all."""
    body = DECLARATION.sub(b"", data, 1).decode("utf-8", "replace")
    actual = rng.choice(ENCODINGS)
    declared = rng.choice((actual, rng.choice(DECLARED), None))
    if declared is not None:
        body = f'<?xml version="1.0" encoding="{declared}"?>{body}'
    try:
        return body.encode(actual, "replace")
    except UnicodeError:
        return body.encode()


def add_characters(rng: Random, data: bytes, other: bytes) -> bytes:
    """Characters of every plane, also those that XML does not have."""
    limit = rng.choice((0x20, 0x100, 0x3000, 0x10000, 0x110000))
    text = "".join(chr(rng.randrange(limit)) for _ in range(rng.choice((1, 3, 20))))
    place = rng.randrange(len(data) + 1)
    return data[:place] + text.encode("utf-8", "surrogatepass") + data[place:]


def rename(rng: Random, data: bytes, other: bytes) -> bytes:
    """An element gets the name of another, or a prefix; sometimes in one of its tags only."""
    names = [match[1] for match in TAG.finditer(data)]
    fresh = [match[1] for match in TAG.finditer(other)] or [b"a"]
    if not names:
        return data
    old, new = rng.choice(names), rng.choice((rng.choice(fresh), b"t:" + rng.choice(names)))
    count = rng.choice((1, 2, -1))
    return data.replace(b"<" + old, b"<" + new, count).replace(b"</" + old, b"</" + new, count)


def swell(rng: Random, data: bytes, other: bytes) -> bytes:
    """Some part of the document again and again: what takes more than linear time shows it."""
    start = rng.randrange(len(data) + 1)
    part = data[start : start + rng.choice((1, 1, 2, 3, 10, 100))]
    if not part:
        return data
    place = rng.randrange(start, min(len(data), start + 50) + 1)
    return data[:place] + part * (rng.choice((1_000, 20_000)) // len(part)) + data[place:]


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, flip_bits, replace_bytes, splice, insert, nest, repeat, change_attributes),
    *(change_encoding, add_characters, rename),
)


def _element(rng: Random, data: bytes) -> tuple[bytes, bytes, int, int] | None:
    """Some element of a document: whole, its name, and where it stands."""
    tags = list(TAG.finditer(data))
    if not tags:
        return None
    match = rng.choice(tags)
    end = match.end()
    if not match[3]:
        closing = b"</%b>" % match[1]
        place = data.find(closing, end)
        end = place + len(closing) if place >= 0 else end
    return data[match.start() : end], match[1], match.start(), end


@dataclasses.dataclass(frozen=True)
class Document:
    """A good document to begin with: its bytes, and what it is read as."""

    data: bytes
    model: type
    root: str


@pytest.fixture(scope="module")
def documents(root: Path, model_of: Callable[[str, str], type], api: Any) -> list[Document]:
    """The examples of the spec, and three made instances of each request and reply."""
    found = [
        Document(
            path.read_bytes(),
            model_of(path.parent.name, path.name),
            "tsRequest" if path.name.startswith("request") else "tsResponse",
        )
        for path in sorted((root / "spec" / "examples").glob("*/*.xml"))
    ]
    rng = Random(7)
    maker = Maker(api, rng)
    for name, type_ in maker.types.items():
        if type_["role"] in {"request", "reply"}:
            element = "tsRequest" if type_["role"] == "request" else "tsResponse"
            for _ in range(3):
                value = maker.instance(name)
                found.append(Document(codec.encode(value, element), type(value), element))
    return found


class Maker:
    """Makes instances of the types of the IR."""

    def __init__(self, api: Any, rng: Random) -> None:
        self.types = {item["name"]: item for item in api["types"]}
        self._enumerations = {item["name"]: item for item in api["enumerations"]}
        self._rng = rng

    def instance(self, name: str) -> Any:
        given = {}
        for field in self.types[name]["fields"]:
            if field["required"] or self._rng.random() < 0.6:
                kind, of = field["type"]["kind"], field["type"]["name"]
                several = tuple(self._value(kind, of) for _ in range(self._rng.randint(1, 3)))
                given[snake(field["name"])] = several if field["many"] else several[0]
        return codec.model_named(pascal(name))(**given)

    def _value(self, kind: str, name: str) -> Any:
        rng = self._rng
        match kind:
            case "object":
                return self.instance(name)
            case "enum":
                return rng.choice(self._enumerations[name]["members"])["value"]
            case "boolean":
                return rng.random() < 0.5
            case "integer":
                return rng.randrange(1, 10 ** rng.randint(1, 12))
            case "dateTime":
                return datetime.fromtimestamp(rng.randrange(2**32), UTC)
            case "time":
                return time_of_day(rng.randrange(24), rng.randrange(60))
        return "".join(rng.choice("abcXYZ 0123<&\"'>äж中😀\t\n") for _ in range(rng.randint(1, 15)))


def read(
    model: type, root: str, pieces: list[bytes], items: str | None = None, *, strict: bool = False
) -> Any:
    """The result: a model, or the class of the typed error."""
    try:
        if len(pieces) == 1 and items is None:
            return codec.decode(model, pieces[0], root, strict=strict)
        decoder: codec.Decoder[Any] = codec.Decoder(model, root, items=items)
        given = [item for piece in pieces for item in decoder.feed(piece)]
        result = decoder.close()
        if items is None:
            return result
        return dataclasses.replace(result, **{items: (*given, *getattr(result, items))})
    except (codec.DecodeError, codec.ErrorDocument) as error:
        return type(error)


class Meter:
    """Measures what decoding takes, and fails above the bounds, which are wide.

    Attributes:
        slowest: The most seconds for a byte of an input.
        largest: The most bytes of memory for a byte of an input.
    """

    seconds = 0.05
    seconds_per_byte = 20e-6
    memory = 300_000
    memory_per_byte = 100

    def __init__(self) -> None:
        self.slowest = 0.0
        self.largest = 0.0

    def read(self, document: Document, data: bytes) -> Any:
        """Read a document and measure the time."""
        whole, excess = self._timed(document, data)
        if excess >= self.seconds_per_byte:  # once more, since the garbage collector takes its time
            whole, excess = self._timed(document, data)
        assert excess < self.seconds_per_byte, f"too slow for {len(data)} bytes"
        self.slowest = max(self.slowest, excess)
        return whole

    def _timed(self, document: Document, data: bytes) -> tuple[Any, float]:
        begin = time.thread_time()
        whole = read(document.model, document.root, [data])
        return whole, (time.thread_time() - begin - self.seconds) / (len(data) + 1)

    def look_at_memory(self, document: Document, data: bytes) -> None:
        """Read a document and measure the memory, which takes longer."""
        tracemalloc.start()
        try:
            read(document.model, document.root, [data])
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        excess = (peak - self.memory) / (len(data) + 1)
        assert excess < self.memory_per_byte, f"{peak} bytes of memory for {len(data)}"
        self.largest = max(self.largest, excess)


SWOLLEN = 0.001
"""How many inputs are made long."""


def test_the_meter_fails_for_what_takes_too_long_or_too_much(
    documents: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Meter, "seconds", -1.0)
    with pytest.raises(AssertionError, match="too slow"):
        Meter().read(documents[0], b"<tsResponse/>")
    monkeypatch.setattr(Meter, "memory", -10_000)
    with pytest.raises(AssertionError, match="bytes of memory"):
        Meter().look_at_memory(documents[0], b"<tsResponse/>")


def pieces_of(rng: Random, data: bytes) -> list[bytes]:
    size = rng.choice((1, 7, 64, 256)) if len(data) < 500 else rng.choice((64, 256, 1024))
    return [data[start : start + size] for start in range(0, len(data), size)]


def check(rng: Random, document: Document, data: bytes, others: list[type], meter: Meter) -> bool:
    """Read a mutated document in several ways; say whether it still is readable."""
    model, root = document.model, document.root
    whole = meter.read(document, data)
    other = rng.choice(others)
    found = read(other, root, [data])
    assert isinstance(found, type) or type(found) is other
    lists = [field.name for field in dataclasses.fields(model) if field.name in LISTS]
    items = lists[0] if lists and rng.random() < 0.5 else None
    assert read(model, root, pieces_of(rng, data), items) == whole, "pieces read differently"
    if rng.random() < 0.1:
        strictly = read(model, root, [data], strict=True)
        assert strictly == whole or strictly is codec.DecodeError, "strict reads something else"
    if isinstance(whole, type):
        return False
    assert type(whole) is model
    try:
        again = codec.encode(whole, root)
    except codec.EncodeError:  # such as a time so early that UTC has no year for it
        return True
    assert codec.decode(model, again, root) == whole, "not the same when written and read again"
    return True


LISTS = frozenset(("flows", "flow_runs", "tasks", "connections"))
"""The fields of replies whose items can be given out one by one."""


def test_mutated_documents_become_a_model_or_the_typed_error(documents: list[Document]) -> None:
    seed = random.SystemRandom().randrange(2**32) if SEED == "random" else int(SEED)
    print(f"FUZZ_SEED={seed} FUZZ_ROUNDS={ROUNDS}")
    rng = Random(seed)
    others = {
        root: sorted({d.model for d in documents if d.root == root}, key=lambda model: str(model))
        for root in ("tsRequest", "tsResponse")
    }
    readable = 0
    meter = Meter()
    for number in range(ROUNDS):
        document = rng.choice(documents)
        data = document.data
        for _ in range(rng.choice((1, 1, 1, 2, 3))):
            data = rng.choice(MUTATIONS)(rng, data, rng.choice(documents).data)
        if rng.random() < SWOLLEN:
            data = swell(rng, data, b"")
        try:
            readable += check(rng, document, data, others[document.root], meter)
            if number % 50 == 0 or len(data) > 15_000:
                meter.look_at_memory(document, data)
        except Exception as error:
            call = f"codec.decode(models.{document.model.__name__}, {data!r}, {document.root!r})"
            pytest.fail(
                f"FUZZ_SEED={seed}, round {number}: {type(error).__name__}: {error}\n{call}"
            )
    print(f"at most {meter.slowest * 1e6:.2f} µs and {meter.largest:.0f} bytes for a byte")
    print(f"{readable} of {ROUNDS} were still readable")
    assert ROUNDS / 20 < readable < ROUNDS * 19 / 20, "the mutations are too strong or too weak"
