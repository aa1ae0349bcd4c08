"""Downloads in parts: the headers Range and If-Range, and the bytes that come."""

from __future__ import annotations

import random

import pytest

CONTENT = random.Random(1).randbytes(100_000)
SIZE = len(CONTENT)


@pytest.fixture
def download(server, admin):
    """Downloads a flow of random bytes with some headers."""
    flow = server.add_flow("Random", content=CONTENT)

    def download(wanted=None, condition=None):
        headers = {"Range": wanted, "If-Range": condition}
        given = {name: value for name, value in headers.items() if value is not None}
        return admin.call("GET", f"flows/{flow}/content", headers=given)

    return download


def assert_whole(answer):
    assert answer.status_code == 200
    assert answer.content == CONTENT
    assert "Content-Range" not in answer.headers
    assert answer.headers["Content-Length"] == str(SIZE)


def test_a_download_announces_that_ranges_are_accepted(download):
    answer = download()
    assert_whole(answer)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert answer.headers["ETag"].startswith('"')


@pytest.mark.parametrize(
    ("wanted", "first", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-99", 0, 100),
        ("bytes=100-199", 100, 200),
        (f"bytes={SIZE - 1}-{SIZE - 1}", SIZE - 1, SIZE),
        ("bytes=500-", 500, SIZE),
        ("bytes=0-", 0, SIZE),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-1", SIZE - 1, SIZE),
        ("bytes=-500", SIZE - 500, SIZE),
        # More than there is: up to the end, or from the beginning.
        (f"bytes=99000-{SIZE}", 99_000, SIZE),
        (f"bytes=99000-{'9' * 30}", 99_000, SIZE),
        (f"bytes=-{SIZE + 1}", 0, SIZE),
        ("bytes = 7 - 9", 7, 10),
    ],
)
def test_a_part_comes_byte_for_byte(download, wanted, first, end):
    answer = download(wanted)
    assert answer.status_code == 206
    assert answer.content == CONTENT[first:end]
    assert answer.headers["Content-Range"] == f"bytes {first}-{end - 1}/{SIZE}"
    assert answer.headers["Content-Length"] == str(end - first)
    assert answer.headers["ETag"] == download().headers["ETag"]


@pytest.mark.parametrize(
    "wanted", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE + 9}", f"bytes={'9' * 30}-", "bytes=-0"]
)
def test_a_part_that_is_not_there_is_refused_with_the_size_of_the_file(download, wanted):
    answer = download(wanted)
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{SIZE}"


def test_an_empty_file_has_no_parts(server, admin):
    flow = server.add_flow("Empty", content=b"")
    answer = admin.call("GET", f"flows/{flow}/content", headers={"Range": "bytes=0-"})
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */0")
    assert admin.get(f"flows/{flow}/content").content == b""


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-9,20-29",
        "bytes=0-0,-1",
        "bytes=9-5",
        "bytes=-",
        "bytes=",
        "bytes",
        "bytes=a-b",
        "bytes=1.5-2",
        "bytes=--5",
        "lines=0-9",
        "",
        f"bytes={'9' * 5000}-",
    ],
)
def test_several_ranges_and_invalid_ones_get_the_whole_file(download, wanted):
    assert_whole(download(wanted))


def test_a_range_of_the_expected_file_gets_that_part(download):
    tag = download().headers["ETag"]
    answer = download("bytes=10-19", tag)
    assert (answer.status_code, answer.content) == (206, CONTENT[10:20])


@pytest.mark.parametrize(
    "condition", ['"another"', "Wed, 21 Oct 2015 07:28:00 GMT", 'W/"{tag}"', "{tag}"]
)
def test_a_range_of_another_file_than_expected_gets_the_whole_file(download, condition):
    tag = download().headers["ETag"].strip('"')
    assert_whole(download("bytes=10-19", condition.format(tag=tag)))
    # A range beyond the end is not looked at either.
    assert_whole(download(f"bytes={SIZE}-", condition.format(tag=tag)))


def test_a_condition_without_a_range_is_ignored(download):
    assert_whole(download(None, download().headers["ETag"]))


def test_a_file_that_is_published_anew_has_another_tag(server, admin):
    def download(flow, **headers):
        return admin.call("GET", f"flows/{flow}/content", headers=headers)

    flow = (
        admin.tree(admin.publish("Changing", CONTENT, file_name="f.tfl")).find("flow").attrib["id"]
    )
    tag = download(flow).headers["ETag"]
    assert download(flow).headers["ETag"] == tag

    answer = admin.publish("Changing", CONTENT[::-1], file_name="f.tfl", overwrite="true")
    assert answer.status_code in {200, 201}

    assert download(flow).headers["ETag"] != tag
    again = download(flow, **{"Range": "bytes=10-", "If-Range": tag})
    assert (again.status_code, again.content) == (200, CONTENT[::-1])


def test_parts_put_together_are_the_file(download):
    parts = [
        download(f"bytes={start}-{start + 33_332}").content for start in range(0, SIZE, 33_333)
    ]
    assert len(parts) == 4
    assert b"".join(parts) == CONTENT


def test_quirk_no_ranges(start, connect):
    server = start(quirks=["no-ranges"])
    api = connect(server, "admin")
    flow = server.add_flow("Random", content=CONTENT)
    for wanted in ("bytes=0-9", f"bytes={SIZE}-"):
        answer = api.call("GET", f"flows/{flow}/content", headers={"Range": wanted})
        assert_whole(answer)
        assert "Accept-Ranges" not in answer.headers
        assert "ETag" not in answer.headers


def test_quirk_chunked_download_gives_parts_too(start, connect):
    server = start(quirks=["chunked-download"])
    api = connect(server, "admin")
    flow = server.add_flow("Random", content=CONTENT)
    answer = api.call("GET", f"flows/{flow}/content", headers={"Range": "bytes=5-"})
    assert (answer.status_code, answer.content) == (206, CONTENT[5:])
    assert answer.headers["Content-Range"] == f"bytes 5-{SIZE - 1}/{SIZE}"
    assert "Content-Length" not in answer.headers
