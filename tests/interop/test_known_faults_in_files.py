"""Known faults of the official client with files ("it" in the names), and what ours does."""

from __future__ import annotations

import io

import pytest
import requests
import tableauserverclient as tsc
from tableau_flows import errors
from tableau_flows.emulator import ConnectionFacts, sample_flow, seed_id
from tableau_flows.models import ConnectionCredentials, ConnectionToPublish

DEFAULT = seed_id("project", "Default")
FLOW = sample_flow(connections=[ConnectionFacts("postgres", "db.example.com", 5432, "reader")])


def test_a_tfl_given_as_an_object_becomes_a_tflx_and_with_ours_stays_one(
    server, official, ours, tmp_path
):
    path = tmp_path / "Small.tfl"
    path.write_bytes(FLOW)

    # It judges by the first bytes, but both kinds are ZIP archives (wire_facts §6.7).
    with path.open("rb") as file:
        theirs = official.flows.publish(tsc.FlowItem(DEFAULT, "Theirs"), file, "CreateNew")
    assert "flowType=tflx" in server.requests[-1].path
    assert ours.flows.get(theirs.id).file_type == "tflx"

    with path.open("rb") as file:
        mine = ours.flows.publish(file, name="From a file object")
    assert mine.file_type == "tfl"
    mine = ours.flows.publish(io.BytesIO(FLOW), name="From memory", file_type="tfl")
    assert mine.file_type == "tfl"


def test_it_takes_two_kinds_of_file_objects_and_ours_takes_all(official, ours, tmp_path):
    path = tmp_path / "Small.tflx"
    path.write_bytes(FLOW)

    with path.open("r+b") as file, pytest.raises(TypeError):
        official.flows.publish(tsc.FlowItem(DEFAULT, "Theirs"), file, "CreateNew")

    with path.open("r+b") as file:
        assert ours.flows.publish(file).name == "Small"


def test_it_never_sends_the_description_and_ours_does(official, ours):
    item = tsc.FlowItem(DEFAULT, "Theirs")
    item.description = "What it is for"
    theirs = official.flows.publish(item, io.BytesIO(FLOW), "CreateNew")
    assert ours.flows.get(theirs.id).description == ""

    mine = ours.flows.publish(FLOW, name="Mine", file_type="tflx", description="What it is for")
    assert mine.description == "What it is for"


def test_credentials_for_connections_arrive_from_both(official, ours):
    # It puts <connections> into <flow>; documented is a place beside it. No source settles what
    # servers take (wire_facts §6.4), so the emulator takes both.
    connection = tsc.ConnectionItem()
    connection.server_address, connection.server_port = "db.example.com", "5432"
    connection.connection_credentials = tsc.ConnectionCredentials("writer", "secret", embed=True)
    theirs = official.flows.publish(
        tsc.FlowItem(DEFAULT, "Theirs"), io.BytesIO(FLOW), "CreateNew", connections=[connection]
    )
    (changed,) = ours.connections.list(theirs.id)
    assert (changed.user_name, changed.embed_password) == ("writer", True)

    mine = ours.flows.publish(
        FLOW,
        name="Mine",
        file_type="tflx",
        connections=[
            ConnectionToPublish(
                server_address="db.example.com",
                server_port=5432,
                connection_credentials=ConnectionCredentials(
                    name="writer", password="secret", embed=True
                ),
            )
        ],
    )
    (changed,) = ours.connections.list(mine)
    assert (changed.user_name, changed.embed_password) == ("writer", True)


def test_it_doubles_the_ending_of_a_download_and_ours_writes_where_told(
    official, ours, superstore, tmp_path
):
    target = tmp_path / "copy.tflx"

    assert official.flows.download(superstore, str(target)) == f"{target}.tflx"
    with pytest.raises(TypeError):
        official.flows.download(superstore, target)
    assert not target.exists()

    assert ours.flows.download(superstore, to=target).path == target
    assert target.read_bytes() == (tmp_path / "copy.tflx.tflx").read_bytes()


def test_its_broken_download_looks_complete_and_ours_goes_on_or_leaves_nothing(
    server, official, ours, superstore, tmp_path
):
    theirs, mine = tmp_path / "theirs", tmp_path / "mine"
    theirs.mkdir()
    mine.mkdir()

    server.drop_next("midway", operation="downloadFlow")
    with pytest.raises(requests.RequestException):
        official.flows.download(superstore, str(theirs))
    assert [file.name for file in theirs.iterdir()] == ["Superstore.tflx"]

    server.drop_next("midway", operation="downloadFlow", times=3)  # more than is tried
    with pytest.raises(errors.TableauError):
        ours.flows.download(superstore, to=mine)
    assert list(mine.iterdir()) == []
    server.drop_next("midway", operation="downloadFlow")
    copy = ours.flows.download(superstore, to=mine)
    assert (copy.name, (mine / copy.name).stat().st_size) == ("Superstore.tflx", copy.size)


def test_it_needs_a_file_name_from_the_server_and_ours_finds_one(
    server, official, ours, superstore, tmp_path
):
    server.answer_next(200, FLOW, operation="downloadFlow", times=2)

    with pytest.raises(KeyError):
        official.flows.download(superstore, str(tmp_path))

    assert ours.flows.download(superstore, to=tmp_path).name == f"{superstore}.tflx"
    assert (tmp_path / f"{superstore}.tflx").read_bytes() == FLOW


def test_it_saves_an_error_page_as_a_flow_and_ours_refuses_it(
    server, official, ours, superstore, tmp_path
):
    headers = {
        "Content-Type": "text/html",
        "Content-Disposition": 'name="tableau_flow"; filename="Superstore.tflx"',
    }
    page = b"<html><body>Please log in</body></html>"
    server.answer_next(200, page, headers=headers, operation="downloadFlow", times=2)

    saved = official.flows.download(superstore, str(tmp_path / "theirs"))
    assert saved == str(tmp_path / "theirs.tflx")
    assert (tmp_path / "theirs.tflx").read_bytes() == page

    with pytest.raises(errors.UnreadableReplyError, match="HTML"):
        ours.flows.download(superstore, to=tmp_path / "mine.tflx")
    assert not (tmp_path / "mine.tflx").exists()
