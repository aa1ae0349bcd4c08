"""The bodies of uploads: their bytes, their length, their boundary, their progress."""

from __future__ import annotations

import email
import email.policy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tableau_flows._files.local.sources import FileSlice, open_source
from tableau_flows._http.bodies.multipart import MultipartBody, Part, choose_boundary, upload_name

XML = b'<tsRequest><flow name="N"/></tsRequest>'


def bytes_of(body: MultipartBody) -> bytes:
    return b"".join(body.chunks())


def file(content: bytes) -> FileSlice:
    return FileSlice(open_source(content), 0, len(content))


def test_a_publish_body_looks_like_what_servers_want():
    body = MultipartBody(
        [
            Part("request_payload", "text/xml", XML, ""),
            Part("tableau_flow", "application/octet-stream", file(b"PK.."), "My flow.tflx"),
        ],
        boundary="B",
    )
    assert body.media_type == "multipart/mixed; boundary=B"
    assert bytes_of(body) == (
        b"--B\r\n"
        b'Content-Disposition: form-data; name="request_payload"; filename=""\r\n'
        b"Content-Type: text/xml\r\n"
        b"\r\n"
        b'<tsRequest><flow name="N"/></tsRequest>\r\n'
        b"--B\r\n"
        b'Content-Disposition: form-data; name="tableau_flow"; filename="My flow.tflx"\r\n'
        b"Content-Type: application/octet-stream\r\n"
        b"\r\n"
        b"PK..\r\n"
        b"--B--\r\n"
    )


def test_an_empty_part_is_still_a_part():
    body = MultipartBody([Part("request_payload", "text/xml", b"", "")], boundary="B")
    assert bytes_of(body) == (
        b"--B\r\n"
        b'Content-Disposition: form-data; name="request_payload"; filename=""\r\n'
        b"Content-Type: text/xml\r\n\r\n\r\n--B--\r\n"
    )


def test_the_disposition_of_a_part_is_the_one_it_has():
    body = MultipartBody([Part("x", "text/xml", b"", None, "attachment")], boundary="B")
    assert b'\r\nContent-Disposition: attachment; name="x"\r\n' in bytes_of(body)


@given(st.binary(max_size=3000), st.binary(min_size=1, max_size=5000))
def test_the_length_is_exact_and_a_standard_parser_finds_the_parts(document, content):
    body = MultipartBody(
        [Part("a", "text/xml", document, ""), Part("b", "application/octet-stream", file(content))]
    )
    raw = bytes_of(body)
    assert len(raw) == body.length
    assert raw == bytes_of(body), "it gives the same bytes once more"
    head = f"Content-Type: {body.media_type}\r\n\r\n".encode()
    message = email.message_from_bytes(head + raw, policy=email.policy.HTTP)
    boundary = message.get_boundary()
    pieces = raw.split(f"--{boundary}".encode())
    bodies = [piece.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n") for piece in pieces[1:-1]]
    assert bodies == [document, content]


@given(st.lists(st.binary(max_size=200)), st.integers(0, 5))
def test_the_boundary_never_occurs_in_the_content(contents, collisions):
    words = iter([f"word{n}" for n in range(collisions + 1)])
    hostile = [f"..tableau-flows-word{n}--".encode() for n in range(collisions)]
    boundary = choose_boundary([*contents, *hostile], draw=lambda: next(words))
    assert all(boundary.encode() not in content for content in [*contents, *hostile])


def test_two_bodies_have_different_boundaries():
    parts = [Part("a", "text/xml", b"")]
    assert MultipartBody(parts).media_type != MultipartBody(parts).media_type


@given(st.lists(st.integers(1, 400)))
def test_progress_counts_the_bytes_of_the_file_and_nothing_else(counts):
    heard: list[int] = []
    body = MultipartBody(
        [Part("a", "text/xml", XML, ""), Part("b", "application/octet-stream", file(b"x" * 500))],
        on_sent=heard.append,
    )
    list(body.chunks())
    left = body.length
    for count in counts:
        body.sent(min(count, left))
        left -= min(count, left)
    body.sent(left)
    assert heard == sorted(set(heard))
    assert heard[-1] == 500


def test_progress_begins_anew_when_the_body_is_sent_again():
    heard: list[int] = []
    body = MultipartBody([Part("b", "text/plain", file(b"xyz"))], on_sent=heard.append)
    for _ in range(2):
        for chunk in body.chunks():
            body.sent(len(chunk))
    assert heard == [3, 3]


@pytest.mark.parametrize(
    ("name", "kind", "sent"),
    [
        ("My flow.tflx", "tflx", "My flow.tflx"),
        ("My flow.TFL", "tfl", "My flow.tfl"),
        ("archive.zip", "tflx", "archive.zip.tflx"),
        ("", "tfl", "flow.tfl"),
        (".tfl", "tfl", "flow.tfl"),
        ("フロー.tflx", "tflx", "flow.tflx"),
        ("Größe.tfl", "tfl", "flow.tfl"),
        ('a"b\r\nc\\d.tfl', "tfl", "abcd.tfl"),
        ("tab\there.tfl", "tfl", "flow.tfl"),
        ("n" * 300 + ".tflx", "tflx", "n" * 100 + ".tflx"),
    ],
)
def test_the_name_of_the_file_part_is_ascii_and_says_the_kind(name, kind, sent):
    assert upload_name(name, kind) == sent


@given(st.text(), st.sampled_from(["tfl", "tflx"]))
def test_no_name_can_break_out_of_its_header(name, kind):
    made = upload_name(name, kind)
    assert made.isascii()
    assert made.isprintable()
    assert not set('"\\\r\n') & set(made)
    assert made.endswith(f".{kind}")
