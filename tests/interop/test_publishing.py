"""The official client publishes flows, in one request and in parts, and gets their bytes back."""

from __future__ import annotations

import hashlib
import io
import random
import zipfile

import pytest
import tableauserverclient as tsc
from tableau_flows.emulator import ConnectionFacts, sample_flow, seed_id

MEGABYTE = 1024 * 1024
DEFAULT = seed_id("project", "Default")
FLOW = sample_flow(
    ("Daily", "Weekly"), connections=[ConnectionFacts("postgres", "db.example.com", 5432, "reader")]
)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def flow_file(path, megabytes: int) -> bytes:
    """Write a flow with some megabytes of data beside it; no two of its blocks are equal."""
    path.write_bytes(FLOW)
    with zipfile.ZipFile(path, "a") as archive:
        data = random.Random(megabytes).randbytes(megabytes * MEGABYTE)
        archive.writestr(zipfile.ZipInfo("Data/sales.csv"), data)
    return path.read_bytes()


def downloaded(client: tsc.Server, flow: tsc.FlowItem) -> bytes:
    target = io.BytesIO()
    client.flows.download(flow.id, target)
    return target.getvalue()


@pytest.mark.parametrize("ending", ["tfl", "tflx"])
def test_a_file_goes_up_in_one_request_and_comes_back_the_same(official, count, tmp_path, ending):
    path = tmp_path / f"Sales.{ending}"
    path.write_bytes(FLOW)

    # Without a name the flow is called as its file.
    flow = official.flows.publish(tsc.FlowItem(DEFAULT), str(path), official.PublishMode.CreateNew)

    assert (flow.name, flow.project_id, flow.project_name) == ("Sales", DEFAULT, "Default")
    assert flow.owner_id == official.user_id
    assert (count("publishFlow"), count("initiateFileUpload")) == (1, 0)
    saved = official.flows.download(flow.id, str(tmp_path / "copies"))
    assert saved == str(tmp_path / f"copies.{ending}")
    assert digest((tmp_path / f"copies.{ending}").read_bytes()) == digest(FLOW)


def test_a_file_over_64_megabytes_goes_up_in_parts(official, count, tmp_path):
    path = tmp_path / "Large.tflx"
    content = flow_file(path, 65)

    flow = official.flows.publish(
        tsc.FlowItem(DEFAULT, "Large"), path, official.PublishMode.CreateNew
    )

    assert count("initiateFileUpload") == 1
    assert count("appendToFileUpload") == 2  # of 50 megabytes, and the rest
    assert count("publishFlow") == 1
    assert digest(downloaded(official, flow)) == digest(content)
    path.unlink()  # pytest keeps what a test leaves


def test_parts_are_joined_in_the_order_they_came_in(official, count, tmp_path, monkeypatch):
    monkeypatch.setattr("tableauserverclient.server.endpoint.flows_endpoint.FILESIZE_LIMIT", 1)
    monkeypatch.setenv("TSC_CHUNK_SIZE_MB", "1")
    path = tmp_path / "Parts.tflx"
    content = flow_file(path, 4)

    with path.open("rb") as file:
        flow = official.flows.publish(
            tsc.FlowItem(DEFAULT, "Parts"), file, official.PublishMode.CreateNew
        )

    assert count("appendToFileUpload") == 5
    assert digest(downloaded(official, flow)) == digest(content)


def test_the_server_reads_what_is_in_the_file(official):
    flow = official.flows.publish(
        tsc.FlowItem(DEFAULT, "From memory"), io.BytesIO(FLOW), official.PublishMode.CreateNew
    )
    official.flows.populate_connections(flow)
    (connection,) = flow.connections
    assert connection.connection_type == "postgres"
    assert connection.server_address == "db.example.com"
    assert connection.server_port == "5432"
    assert connection.username == "reader"


def test_a_name_that_is_taken_is_refused_unless_overwriting(official):
    def publish(content: bytes, mode: str) -> tsc.FlowItem:
        return official.flows.publish(tsc.FlowItem(DEFAULT, "Twice"), io.BytesIO(content), mode)

    first = publish(FLOW, official.PublishMode.CreateNew)
    with pytest.raises(tsc.ServerResponseError) as refusal:
        publish(sample_flow(), official.PublishMode.CreateNew)
    assert refusal.value.code == "409041"
    assert downloaded(official, first) == FLOW

    second = publish(sample_flow(), official.PublishMode.Overwrite)
    assert second.id == first.id
    assert downloaded(official, first) == sample_flow()


def test_a_name_of_any_script_is_kept(official):
    name = 'Größe & "Wert" <日本>'
    flow = official.flows.publish(
        tsc.FlowItem(DEFAULT, name), io.BytesIO(FLOW), official.PublishMode.CreateNew
    )
    assert flow.name == name
    assert official.flows.get_by_id(flow.id).name == name
    assert downloaded(official, flow) == FLOW


def test_a_user_who_may_not_publish_is_refused(server, connect):
    viewer = connect(server, "viewer")
    with pytest.raises(tsc.ServerResponseError) as refusal:
        viewer.flows.publish(tsc.FlowItem(DEFAULT, "No"), io.BytesIO(FLOW), "CreateNew")
    assert refusal.value.code == "403007"


def test_a_project_that_is_not_there_is_refused(official):
    nowhere = "00000000-0000-0000-0000-000000000000"
    with pytest.raises(tsc.ServerResponseError) as refusal:
        official.flows.publish(tsc.FlowItem(nowhere, "No"), io.BytesIO(FLOW), "CreateNew")
    assert refusal.value.code == "404005"


def test_a_download_into_a_folder_takes_the_servers_file_name(official, superstore, tmp_path):
    saved = official.flows.download(superstore, str(tmp_path))
    assert saved == str(tmp_path / "Superstore.tflx")
    with zipfile.ZipFile(saved) as archive:
        assert archive.namelist() == ["flow", "displaySettings", "maestroMetadata"]
