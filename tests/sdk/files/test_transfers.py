"""Flow files go up and down unchanged, streamed, in one request and in parts."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from tableau_flows import emulator, errors
from tableau_flows import models as m
from tableau_flows_generated import operations
from tableau_flows_generated.protocol import LARGEST_REQUEST

FLOW = emulator.seed_id("flow", "Superstore")
FINANCE = emulator.seed_id("project", "Finance")


HUGE = pytest.param(10**5000, id="huge")
"""A number that Python refuses to print."""


def sent(server) -> list[str]:
    housekeeping = {"serverInfo", "signIn", "signOut"}
    return [r.operation for r in server.requests if r.operation not in housekeeping]


@pytest.fixture(scope="module")
def content() -> bytes:
    return emulator.sample_flow(["Out"])


@pytest.fixture
def path(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "Daily sales.tflx"
    path.write_bytes(content)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def small_limit(monkeypatch: pytest.MonkeyPatch) -> int:
    """A limit for one request that small files are above."""
    monkeypatch.setattr("tableau_flows_generated.protocol.LARGEST_REQUEST", 100)
    monkeypatch.setattr("tableau_flows_generated.protocol.LARGEST_PART", 100)
    return 100


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real flow file of more than 64 MB."""
    path = tmp_path_factory.mktemp("large") / "large.tflx"
    path.write_bytes(emulator.sample_flow(["Out"], padding=LARGEST_REQUEST))
    assert path.stat().st_size > LARGEST_REQUEST
    return path


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_a_path_is_published_in_one_request(tableau, server, path, content):
    flow = tableau.flows.publish(path, project=FINANCE, description="All of it")
    assert sent(server) == ["publishFlow"]
    assert (flow.name, flow.file_type, flow.description) == ("Daily sales", "tflx", "All of it")
    assert flow.project.name == "Finance"
    assert tableau.call(operations.download_flow(flow)) == content


@pytest.mark.parametrize(
    ("given", "options"),
    [
        (lambda path: str(path), {}),
        (lambda path: path.read_bytes(), {"name": "N", "file_type": "tfl"}),
        (lambda path: bytearray(path.read_bytes()), {"name": "N", "file_type": "tflx"}),
        (lambda path: io.BytesIO(path.read_bytes()), {"name": "N", "file_type": "tflx"}),
    ],
    ids=["text", "bytes", "bytearray", "object"],
)
def test_every_kind_of_source_is_published(tableau, path, content, given, options):
    flow = tableau.flows.publish(given(path), **options)
    assert tableau.call(operations.download_flow(flow)) == content
    assert flow.file_type == options.get("file_type", "tflx")


def test_an_open_file_is_published_and_stays_open(tableau, path, content):
    with path.open("rb") as file:
        flow = tableau.flows.publish(file)
        assert not file.closed
    assert flow.name == "Daily sales"
    assert tableau.call(operations.download_flow(flow)) == content


def test_the_length_is_announced_and_exact(tableau, server, path):
    tableau.flows.publish(path)
    headers = server.requests[-1].headers
    assert "transfer-encoding" not in headers
    assert int(headers["content-length"]) > path.stat().st_size
    assert headers["content-type"].startswith("multipart/mixed; boundary=")


def test_a_name_beyond_ascii_is_kept_for_the_flow(tableau, tmp_path, content):
    path = tmp_path / "Größe フロー.tfl"
    path.write_bytes(content)
    flow = tableau.flows.publish(path)
    assert (flow.name, flow.file_type) == ("Größe フロー", "tfl")


def test_overwriting_replaces_the_flow(tableau, path):
    first = tableau.flows.publish(path, name="Daily")
    with pytest.raises(errors.NameTakenError):
        tableau.flows.publish(path, name="daily")
    again = tableau.flows.publish(path, name="Daily", overwrite=True)
    assert again.id == first.id


def test_connections_go_along_and_their_passwords_stay_hidden(tableau, path):
    secret = m.ConnectionCredentials(name="reader", password="pass-word", embed=True)
    connection = m.ConnectionToPublish(
        server_address="db.example.com", server_port=1433, connection_credentials=secret
    )
    assert tableau.flows.publish(path, connections=[connection]).id
    assert "pass-word" not in repr(connection)


def test_progress_is_told_as_the_bytes_leave(tableau, path, content):
    heard = []
    tableau.flows.publish(path, on_progress=lambda done, all_: heard.append((done, all_)))
    assert heard[-1] == (len(content), len(content))


def test_what_the_progress_raises_ends_the_publishing(tableau, server, path):
    def stop(done, all_):
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        tableau.flows.publish(path, name="Stopped", on_progress=stop)
    assert tableau.flows.list(filter="name:eq:Stopped").first() is None


def test_a_larger_file_goes_in_parts_with_the_same_arguments(
    tableau, server, path, content, small_limit
):
    heard = []
    flow = tableau.flows.publish(
        path,
        project=FINANCE,
        description="In parts",
        chunk_size=90,
        on_progress=lambda done, all_: heard.append((done, all_)),
    )
    parts = -(-len(content) // 90)
    assert sent(server) == [
        "queryFlowsForSite",
        "initiateFileUpload",
        *["appendToFileUpload"] * parts,
        "publishFlow",
    ]
    assert (flow.name, flow.description, flow.file_type) == ("Daily sales", "In parts", "tflx")
    assert flow.project.name == "Finance"
    assert tableau.call(operations.download_flow(flow)) == content
    assert [done for done, _ in heard] == [min(90 * n, len(content)) for n in range(1, parts + 1)]


def test_a_file_object_goes_in_parts_from_where_it_stands(tableau, content, small_limit):
    file = io.BytesIO(b"skipped" + content)
    file.seek(7)
    flow = tableau.flows.publish(file, name="N", file_type="tfl", chunk_size=77)
    assert tableau.call(operations.download_flow(flow)) == content


@pytest.mark.parametrize("size", [99, 100, 101])
def test_the_limit_itself_still_goes_in_one_request(tableau, server, small_limit, size):
    tableau.flows.publish(b"x" * size, name="N", file_type="tfl")
    assert ("initiateFileUpload" in sent(server)) == (size > small_limit)


def test_parts_grow_where_a_file_would_have_too_many(tableau, server, monkeypatch, small_limit):
    monkeypatch.setattr("tableau_flows_generated.protocol.MOST_PARTS", 4)
    tableau.flows.publish(b"x" * 350, name="N", file_type="tfl", chunk_size=10)
    assert sent(server).count("appendToFileUpload") == 4


def test_a_file_that_is_too_large_for_any_upload_is_refused(
    tableau, server, monkeypatch, small_limit
):
    monkeypatch.setattr("tableau_flows_generated.protocol.MOST_PARTS", 3)
    with pytest.raises(errors.FlowFileError, match="cannot be uploaded"):
        tableau.flows.publish(b"x" * 301, name="N", file_type="tfl")
    assert server.requests == ()


@pytest.mark.any_connections
@pytest.mark.parametrize(
    "size",
    [0, -1, LARGEST_REQUEST + 1, True, False, 1.5, float("nan"), float("inf"), "90", b"90", [90]],
)
def test_the_size_of_parts_has_limits(tableau, server, path, size):
    with pytest.raises(errors.UsageError, match=r"chunk_size must be .* bytes from 1 to 67108864"):
        tableau.flows.publish(path, chunk_size=size)
    assert server.requests == ()


@pytest.mark.parametrize("parallel", [0, -1, 17, True, 2.0, float("nan"), "4", None, HUGE])
def test_the_number_of_parts_side_by_side_has_limits(tableau, server, path, parallel):
    with pytest.raises(errors.UsageError, match=r"parallel must be .* parts from 1 to 16, not "):
        tableau.flows.publish(path, parallel=parallel)
    assert server.requests == ()


@pytest.mark.parametrize(
    ("argument", "value"),
    [
        ("overwrite", "no"),
        ("overwrite", None),
        ("on_progress", "print"),
        ("name", 7),
        ("name", b"N"),
        ("file_type", 7),
        ("file_type", b"tflx"),
    ],
)
def test_an_argument_of_another_type_is_named(tableau, server, path, argument, value):
    with pytest.raises(errors.UsageError, match=argument):
        tableau.flows.publish(path, **{argument: value})
    assert server.requests == ()


@pytest.mark.parametrize("name", ["a\0b", "half\ud800", "bell\x07"])
def test_a_name_that_xml_cannot_hold_is_refused(tableau, server, content, path, name):
    with pytest.raises(errors.UsageError, match="name"):
        tableau.flows.publish(path, name=name)
    assert "publishFlow" not in sent(server)


@pytest.mark.parametrize(("argument", "value"), [("overwrite", "no"), ("on_progress", "print")])
def test_an_argument_of_a_download_of_another_type_is_named(
    tableau, server, folder, argument, value
):
    with pytest.raises(errors.UsageError, match=argument):
        tableau.flows.download(FLOW, to=folder, **{argument: value})
    assert server.requests == ()


def test_a_part_that_is_refused_publishes_nothing(tableau, server, path, small_limit):
    server.refuse_next("400016", operation="appendToFileUpload")
    with pytest.raises(errors.UploadError):
        tableau.flows.publish(path, name="Refused")
    assert "publishFlow" not in sent(server)
    assert tableau.flows.list(filter="name:eq:Refused").first() is None


def test_a_real_large_file_goes_up_and_down_unchanged(tableau, server, large, folder):
    flow = tableau.flows.publish(large)
    assert sent(server) == [
        "queryFlowsForSite",
        "initiateFileUpload",
        *["appendToFileUpload"] * 3,
        "publishFlow",
    ]
    saved = tableau.flows.download(flow, to=folder)
    assert saved.size == large.stat().st_size
    assert digest(saved.path.read_bytes()) == digest(large.read_bytes())


# Downloads


def test_a_flow_is_downloaded_to_a_path(tableau, folder):
    saved = tableau.flows.download(FLOW, to=folder / "copy.tflx")
    assert saved.path == folder / "copy.tflx"
    assert saved.path.read_bytes() == tableau.call(operations.download_flow(FLOW))
    assert saved.size == len(saved.path.read_bytes())
    assert saved.name == "Superstore.tflx"
    assert list(folder.iterdir()) == [saved.path]


def test_a_folder_gets_a_file_of_the_name_the_server_gives(tableau, folder):
    saved = tableau.flows.download(FLOW, to=str(folder))
    assert saved.path == folder / "Superstore.tflx"


@pytest.mark.parametrize("name", ["../escape", "A/B testing", "CON", "Größe フロー", "n" * 200])
def test_no_name_leaves_the_folder(tableau, server, folder, name):
    flow = server.add_flow(name, file_type="tfl")
    saved = tableau.flows.download(flow, to=folder)
    assert saved.path.parent == folder
    assert saved.path.suffix == ".tfl"
    assert list(folder.iterdir()) == [saved.path]


def test_where_the_server_gives_no_name_the_kind_is_asked_for(tableau, server, folder, content):
    server.answer_next(200, content, operation="downloadFlow")
    saved = tableau.flows.download(FLOW, to=folder)
    assert saved.path == folder / f"{FLOW}.tflx"


def test_a_file_object_is_written_to_and_stays_open(tableau):
    file = io.BytesIO()
    saved = tableau.flows.download(FLOW, to=file)
    assert file.getvalue() == tableau.call(operations.download_flow(FLOW))
    assert (saved.path, saved.size) == (None, len(file.getvalue()))


def test_a_file_object_that_takes_little_at_a_time_gets_everything(tableau):
    class Slow(io.BytesIO):
        def write(self, data):
            return super().write(bytes(data)[:7])

    file = Slow()
    tableau.flows.download(FLOW, to=file)
    assert file.getvalue() == tableau.call(operations.download_flow(FLOW))


@pytest.mark.parametrize("to", ["copy.tflx", ""])
def test_an_existing_file_is_kept(tableau, folder, to):
    target = folder / (to or "Superstore.tflx")
    target.write_text("precious")
    with pytest.raises(errors.FlowFileError, match="overwrite=True"):
        tableau.flows.download(FLOW, to=folder / to)
    assert target.read_text() == "precious"
    assert list(folder.iterdir()) == [target]


def test_an_existing_file_is_replaced_when_asked(tableau, folder):
    target = folder / "copy.tflx"
    target.write_text("old")
    tableau.flows.download(FLOW, to=target, overwrite=True)
    assert target.read_bytes() == tableau.call(operations.download_flow(FLOW))
    assert list(folder.iterdir()) == [target]


def test_a_file_that_came_meanwhile_is_kept(tableau, folder):
    target = folder / "copy.tflx"
    with pytest.raises(errors.FlowFileError, match="exists"):
        tableau.flows.download(
            FLOW, to=target, on_progress=lambda done, all_: target.write_text("precious")
        )
    assert target.read_text() == "precious"
    assert list(folder.iterdir()) == [target]


def test_a_file_has_the_usual_permissions(tableau, folder):
    (folder / "usual").touch()
    saved = tableau.flows.download(FLOW, to=folder / "copy.tflx")
    assert saved.path.stat().st_mode == (folder / "usual").stat().st_mode


@pytest.mark.parametrize(
    ("to", "words"),
    [("missing/copy.tflx", "there is no folder"), (None, "not to NoneType"), (7, "not to int")],
)
def test_where_nothing_can_be_written_nothing_is_asked_for(tableau, server, folder, to, words):
    with pytest.raises(errors.FlowFileError, match=words):
        tableau.flows.download(FLOW, to=folder / to if isinstance(to, str) else to)
    assert server.requests == ()


def test_progress_is_told_as_the_bytes_come(tableau, folder):
    heard = []
    saved = tableau.flows.download(
        FLOW, to=folder, on_progress=lambda done, all_: heard.append((done, all_))
    )
    assert heard[-1] == (saved.size, saved.size)


def test_progress_without_a_known_length_says_so(world, credentials, folder):
    with emulator.running(quirks=["chunked-download"]) as server:
        tableau = world.client(server.url, site="", credentials=credentials)
        heard = []
        tableau.flows.download(FLOW, to=folder, on_progress=lambda *told: heard.append(told))
        assert heard[-1][1] is None
        tableau.close()


def test_what_the_progress_raises_leaves_nothing(tableau, folder):
    def stop(done, all_):
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        tableau.flows.download(FLOW, to=folder, on_progress=stop)
    assert list(folder.iterdir()) == []
    assert tableau.flows.get(FLOW).id == FLOW


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, b"<html>log in</html>", errors.UnreadableReplyError),
        (200, b"", errors.UnreadableReplyError),
        (500, b"<html>", errors.UnreadableReplyError),
        (302, b"", errors.RedirectedError),
    ],
)
def test_a_page_is_not_saved_as_a_flow(tableau, server, folder, status, body, kind):
    server.answer_next(status, body, operation="downloadFlow")
    with pytest.raises(kind):
        tableau.flows.download(FLOW, to=folder)
    assert list(folder.iterdir()) == []
