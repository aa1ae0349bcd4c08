"""Decompression: in bounded pieces, complete, and of what was asked for only."""

from __future__ import annotations

import gzip
import random
import struct
import tracemalloc
import zlib

import pytest
from tableau_flows._http.bodies.decompression import Decoder, DecodingError

TEXT = b"".join(b"<flow id='%d'/>" % number for number in range(5000))
RAW = zlib.compressobj(wbits=-zlib.MAX_WBITS)
BARE = RAW.compress(TEXT) + RAW.flush()
FORMS = {
    "gzip": gzip.compress(TEXT),
    "x-gzip": gzip.compress(TEXT),
    "GZIP": gzip.compress(TEXT),
    "deflate": zlib.compress(TEXT),
    "gzip, identity": gzip.compress(TEXT),
}


def decoded(encoding: str, data: bytes, size: int = 1 << 20) -> bytes:
    decoder = Decoder(encoding)
    pieces = []
    for at in range(0, len(data), size):
        pieces += decoder.feed(data[at : at + size])
    decoder.check_end()
    return b"".join(pieces)


@pytest.mark.parametrize("size", [1, 7, 1 << 20])
@pytest.mark.parametrize("encoding", FORMS)
def test_each_encoding_is_read_in_pieces_of_any_size(encoding, size):
    assert decoded(encoding, FORMS[encoding], size) == TEXT


def test_deflate_without_a_header_is_read_too():
    assert decoded("deflate", BARE) == TEXT


def test_deflate_without_a_header_is_read_although_it_begins_nearly_like_one():
    """What stands between the kind of a stored block and its length means nothing."""
    block = struct.pack("<BHH", 0x08, len(TEXT[:1000]), 0xFFFF ^ len(TEXT[:1000]))
    last = b"\x01\x00\x00\xff\xff"
    assert decoded("deflate", block + TEXT[:1000] + last) == TEXT[:1000]


@pytest.mark.parametrize("size", [1, 1 << 20])
def test_several_gzip_members_are_one_body(size):
    assert decoded("gzip", gzip.compress(b"one") + gzip.compress(b"two"), size) == b"onetwo"


@pytest.mark.parametrize("size", [3, 1 << 20])
def test_what_follows_the_compressed_data_is_left_out(size):
    assert decoded("deflate", zlib.compress(b"one") + b"padding", size) == b"one"
    assert decoded("gzip", gzip.compress(b"one") + b"padding", 1 << 20) == b"one"


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, br"])
def test_an_encoding_that_was_not_asked_for_is_refused(encoding):
    with pytest.raises(DecodingError, match="not asked for"):
        Decoder(encoding)


def test_many_encodings_on_top_of_each_other_are_refused():
    with pytest.raises(DecodingError, match="2 encodings"):
        Decoder("gzip, gzip")


@pytest.mark.parametrize("encoding", ["", "identity", " , identity"])
def test_a_body_without_an_encoding_needs_no_decoding(encoding):
    assert not Decoder(encoding).is_needed
    assert Decoder("gzip").is_needed


def test_a_body_of_many_empty_members_is_refused_soon():
    """They unpack to nothing, so no limit of the size would ever stop them."""
    assert decoded("gzip", gzip.compress(b"") * 1000 + b"") == b""
    with pytest.raises(DecodingError, match="more than 1000 gzip members"):
        decoded("gzip", gzip.compress(b"") * 1001)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_data_that_is_cut_off_is_noticed_at_the_end(encoding):
    decoder = Decoder(encoding)
    list(decoder.feed(FORMS[encoding][:-9]))
    with pytest.raises(DecodingError, match="cut off"):
        decoder.check_end()


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_broken_data_is_an_error_of_this_library(encoding):
    noise = random.Random(5).randbytes(1000)
    with pytest.raises(DecodingError):
        decoded(encoding, noise)


def test_a_bomb_comes_in_small_pieces():
    bomb = gzip.compress(bytes(64 << 20))
    decoder = Decoder("gzip")
    tracemalloc.start()
    try:
        total = sum(len(piece) for piece in decoder.feed(bomb))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert total == 64 << 20
    assert peak < 4 << 20
