"""Answers that no proper server sends, byte by byte on a real socket; the client goes on after."""

from __future__ import annotations

import gzip

import pytest
from tableau_flows import RetryPolicy, errors

GOOD = b'<tsResponse xmlns="http://tableau.com/api"><flow id="f1" name="Daily"/></tsResponse>'


@pytest.fixture
def tableau(world, raw_server):
    return world.from_token(
        raw_server.url,
        token="t0ken",
        site_id="s1",
        api_version="3.30",
        retry=RetryPolicy(max_retries=0),  # what one answer means, and no second one
    )


@pytest.fixture
def goes_on(tableau, raw_server, raw_answer):
    """The client has lost nothing: the next call works."""
    yield
    raw_server.script.append(raw_answer(200, GOOD))
    assert tableau.flows.get("f1").name == "Daily"
    assert raw_server.heads[-1].startswith(b"GET /api/3.30/sites/s1/flows/f1 HTTP/1.1\r\n")


CUT = b"<!--cut-->"


@pytest.mark.parametrize("got", [0, 1, 30, len(GOOD) - 1])
def test_a_reply_cut_off_before_its_announced_length(tableau, raw_server, raw_answer, goes_on, got):
    raw_server.script.append(raw_answer(200, GOOD[:got] + CUT, length=len(GOOD) + len(CUT)))
    with pytest.raises(errors.UnreadableReplyError, match="cut off") as caught:
        tableau.flows.get("f1")
    assert caught.value.status == 200
    assert caught.value.text.startswith(GOOD[:got].decode()[:20])


def test_a_reply_cut_off_between_chunks(tableau, raw_server, goes_on):
    raw_server.script.append(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n<tsResponse\r\n" + CUT
    )
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.get("f1")


def test_a_whole_answer_with_half_a_document(tableau, raw_server, raw_answer, goes_on):
    raw_server.script.append(raw_answer(200, GOOD[:-20]))
    with pytest.raises(errors.UnreadableReplyError, match="cut off or is malformed"):
        tableau.flows.get("f1")


def test_no_answer_at_all(tableau, raw_server, goes_on):
    raw_server.script.append(None)
    with pytest.raises(errors.ConnectionFailedError) as caught:
        tableau.flows.get("f1")
    assert caught.value.sent


@pytest.mark.parametrize("garbage", [b"SSH-2.0-OpenSSH\r\n" + CUT, b"\x00\x00\x00\r\n\r\n" + CUT])
def test_something_that_is_no_http(tableau, raw_server, goes_on, garbage):
    raw_server.script.append(garbage)
    with pytest.raises(errors.ConnectionFailedError):
        tableau.flows.get("f1")


def test_an_html_502(tableau, raw_server, raw_answer, goes_on):
    page = b"<html><head><title>502 Bad Gateway</title></head></html>"
    raw_server.script.append(raw_answer(502, page, "Content-Type: text/html"))
    with pytest.raises(errors.UnreadableReplyError, match="HTML page") as caught:
        tableau.flows.get("f1")
    assert (caught.value.status, caught.value.content_type) == (502, "text/html")
    assert "502 Bad Gateway" in caught.value.text


def test_a_body_that_is_not_encoded_as_it_says(tableau, raw_server, raw_answer, goes_on):
    raw_server.script.append(raw_answer(200, GOOD, "Content-Encoding: gzip"))
    with pytest.raises(errors.UnreadableReplyError, match="broken encoding"):
        tableau.flows.get("f1")


def test_a_compressed_reply_is_read(tableau, raw_server, raw_answer):
    raw_server.script.append(raw_answer(200, gzip.compress(GOOD), "Content-Encoding: gzip"))
    assert tableau.flows.get("f1").name == "Daily"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_and_takes_no_token_along(
    tableau, raw_server, raw_answer, goes_on, status
):
    raw_server.script.append(raw_answer(status, b"", "Location: http://elsewhere.example/x?k=1"))
    with pytest.raises(errors.RedirectedError) as caught:
        tableau.flows.get("f1")
    assert caught.value.location == "http://elsewhere.example/x"
    assert len(raw_server.heads) == 1


def test_a_redirect_to_nonsense(tableau, raw_server, raw_answer, goes_on):
    raw_server.script.append(raw_answer(302, b"", "Location: http://[broken"))
    with pytest.raises(errors.TableauError):
        tableau.flows.get("f1")


def test_odd_statuses(tableau, raw_server, raw_answer, goes_on):
    for status in (299, 418, 499, 520, 561, 599):
        raw_server.script.append(raw_answer(status, b"<html>"))
        with pytest.raises(errors.UnreadableReplyError) as caught:
            tableau.flows.get("f1")
        assert caught.value.status == status


def test_the_name_of_a_download_comes_from_either_form(tableau, raw_server, raw_answer, tmp_path):
    for header, name in (
        ('name="tableau_flow"; filename="FlowOne.tfl"', "FlowOne.tfl"),
        ('name="tableau_flow"; filename*=UTF-8\'\'"Sample flow.tfl"', "Sample flow.tfl"),
    ):
        raw_server.script.append(raw_answer(200, b"a flow", f"Content-Disposition: {header}"))
        saved = tableau.flows.download("f1", to=tmp_path)
        assert saved.path == tmp_path / name


def test_the_bytes_of_a_published_file_on_the_wire(tableau, raw_server, raw_answer):
    raw_server.script.append(raw_answer(201, GOOD))
    tableau.flows.publish(b"PK\x03\x04", name="Größe", file_type="tfl")
    head, body = raw_server.heads[0], raw_server.bodies[0]
    assert head.startswith(b"POST /api/3.30/sites/s1/flows?flowType=tfl HTTP/1.1\r\n")
    boundary = head.partition(b"boundary=")[2].partition(b"\r\n")[0]
    assert body == (
        b"--" + boundary + b"\r\n"
        b'Content-Disposition: form-data; name="request_payload"; filename=""\r\n'
        b"Content-Type: text/xml\r\n\r\n"
        b'<tsRequest><flow name="' + "Größe".encode() + b'"/></tsRequest>\r\n'
        b"--" + boundary + b"\r\n"
        b'Content-Disposition: form-data; name="tableau_flow"; filename="flow.tfl"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n"
        b"PK\x03\x04\r\n"
        b"--" + boundary + b"--\r\n"
    )


def test_each_request_has_headers_of_its_own(tableau, raw_server, raw_answer):
    """The type of a publish does not leak into the calls that follow."""
    raw_server.script += [raw_answer(201, GOOD), raw_answer(204), raw_answer(200, GOOD)]
    tableau.flows.publish(b"PK", name="N", file_type="tfl")
    tableau.flows.delete("f1")
    tableau.flows.update("f1", owner="u")
    types = [
        [line for line in head.lower().split(b"\r\n") if line.startswith(b"content-type")]
        for head in raw_server.heads
    ]
    assert types[0][0].startswith(b"content-type: multipart/mixed")
    assert types[1:] == [[], [b"content-type: text/xml"]]


def test_an_early_refusal_of_an_upload_is_heard(tableau, raw_server, raw_answer, goes_on):
    body = (
        b'<tsResponse xmlns="http://tableau.com/api"><error code="403008">'
        b"<summary>Full</summary></error></tsResponse>"
    )
    raw_server.script.append(raw_answer(403, body))
    with pytest.raises(errors.QuotaExceededError):
        tableau.flows.publish(b"PK", name="N", file_type="tfl")


@pytest.mark.own_connections(
    "the pool looks for what follows a response; httpcore takes it for the next"
)
@pytest.mark.parametrize("more", [b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"x", b"\r\n"])
def test_what_comes_after_a_reply_is_not_taken_for_the_next_reply(
    tableau, raw_server, raw_answer, more
):
    """Two replies to one request, or a reply that is longer than it says."""
    other = GOOD.replace(b"Daily", b"Other")
    raw_server.script = [raw_answer(200, GOOD) + more, raw_answer(200, other)]
    assert tableau.flows.get("f1").name == "Daily"
    assert tableau.flows.get("f1").name == "Other"
