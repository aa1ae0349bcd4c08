"""What a hostile client sends: it is refused by 4xx, leaves nothing, and the server answers on."""

from __future__ import annotations

import asyncio
import io
import json
import random
import socket
import struct
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tableau_flows import emulator
from tableau_flows.emulator import ConnectionFacts, ParameterFacts, sample_flow, seed_id
from tableau_flows.emulator.base import request_log
from tableau_flows.emulator.base.request_log import LoggedRequest, RequestLog
from tableau_flows.emulator.base.storable import UnstorableError
from tableau_flows.emulator.faults.rules import read_fault
from tableau_flows.emulator.rules import sessions, uploads
from tableau_flows.emulator.rules.runs import plan_from_markers
from tableau_flows.emulator.store.store import Store
from tableau_flows.emulator.wire import flow_files, http_protocol, zip_directory

SUPERSTORE = seed_id("flow", "Superstore")
# The server stays the same for all examples, which is what is wanted.
with_server = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
LISTS = ("flows", "flows/runs", "tasks/runFlow", f"flows/{SUPERSTORE}/connections")


def everything_answers(api, *flow_ids: str) -> None:
    """Every list, and everything about these flows, is answered."""
    paths = [*LISTS, *(f"flows/{flow}{rest}" for flow in flow_ids for rest in ("", "/connections"))]
    for path in paths:
        answer = api.get(path)
        assert answer.status_code == 200, (path, answer.text)
        api.tree(answer)


# What is stored can be answered

ODD_TEXTS = ["\x00", "\x01", "\x08", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"]


@pytest.mark.parametrize("odd", ODD_TEXTS, ids=ascii)
@pytest.mark.parametrize("where", ["step", "connection", "parameter", "value"])
def test_a_flow_file_with_a_text_that_xml_cannot_hold_is_refused_and_leaves_nothing(
    server, admin, where, odd
):
    content = sample_flow(
        [f"a{odd}" if where == "step" else "Step"],
        [ConnectionFacts("postgres", f"a{odd}" if where == "connection" else "db")],
        [ParameterFacts(f"p{odd * (where == 'parameter')}", value=f"v{odd * (where == 'value')}")],
    )
    files = sorted(server.files_folder.iterdir())

    for name in ("Odd", "Superstore"):
        answer = admin.publish(name, content, overwrite="true")
        assert answer.status_code == 400
        assert "XML cannot hold" in answer.text or "surrogate" in answer.text

    assert sorted(admin.names(admin.get("flows"))) == ["Budget", "Secret plans", "Superstore"]
    assert sorted(server.files_folder.iterdir()) == files
    steps = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flowOutputSteps")
    assert [step.attrib["name"] for step in steps] == ["Superstore CSV", "Superstore Hyper"]
    everything_answers(admin, SUPERSTORE)


def test_an_odd_text_in_an_upload_is_refused_and_the_upload_stays(server, admin):
    upload = admin.begin_upload()
    admin.append(upload, sample_flow(["\x01"]))
    files = sorted(server.files_folder.iterdir())
    assert admin.publish("Odd", uploadSessionId=upload, flowType="tflx").status_code == 400
    assert sorted(server.files_folder.iterdir()) == files
    admin.append(upload, sample_flow(["Good"]), sequenceID="1")
    assert admin.publish("Good", uploadSessionId=upload, flowType="tflx").status_code == 201


@with_server
@given(
    texts=st.lists(
        st.text(st.characters(codec=None), max_size=6)
        | st.sampled_from([*ODD_TEXTS, "\t\r\n", "]]>", "&#1;"]),
        min_size=5,
        max_size=5,
    )
)
def test_whatever_a_flow_file_holds_it_is_answered_again_or_refused(server, admin, texts):
    step, address, user, name, value = texts
    content = sample_flow(
        [step],
        [ConnectionFacts("postgres", address, 5432, user)],
        [ParameterFacts(name, value=value)],
    )
    answer = admin.publish("Any", content, overwrite="true")
    assert answer.status_code in {201, 400}, answer.text
    if answer.status_code == 201:
        flow = admin.tree(answer).find("flow")
        everything_answers(admin, flow.attrib["id"])
        if name:
            assert flow.find("parameters/parameter").attrib["name"] == name
        told = admin.tree(admin.get(f"flows/{flow.attrib['id']}/connections"))
        assert told.find("connections/connection").attrib["serverAddress"] == address


@with_server
@given(text=st.text(st.characters(codec="utf-8"), min_size=1, max_size=20), reference=st.booleans())
def test_whatever_a_request_document_holds_is_answered_again_or_refused(admin, text, reference):
    if reference:
        written = "".join(f"&#x{ord(character):X};" for character in text)
    else:
        written = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    answer = admin.publish(
        "", sample_flow(), body=f'<flow name="{written}" description="{written}"/>'
    )
    assert answer.status_code in {201, 400, 409}, answer.text
    everything_answers(admin)


def test_controls_refuse_what_could_not_be_answered(server, admin):
    for odd in ("a\x01", "a\ud800"):
        with pytest.raises(ValueError, match="XML cannot hold"):
            server.add_flow(odd)
        with pytest.raises(ValueError, match="XML cannot hold"):
            server.add_user("eve", password=odd)
        with pytest.raises(ValueError, match="XML cannot hold"):
            server.fail_next_run(odd)
    everything_answers(admin)


def test_whatever_goes_into_the_store_is_looked_at():
    store = Store()
    with pytest.raises(UnstorableError, match=r"U\+0001"):
        store.insert("sites", id="a", content_url="b", name="c\x01")
    with pytest.raises(UnstorableError, match=r"U\+FFFE"):
        store.execute("UPDATE sites SET name = ?", "\ufffe")
    with pytest.raises(UnstorableError, match="surrogate"):
        store.texts("SELECT ?", "\ud800")
    with pytest.raises(UnstorableError, match="64 bits"):
        store.number("SELECT ?", 2**63)
    with pytest.raises(UnstorableError, match="64 bits"):
        store.insert("sites", id="a", content_url="b", name=2**63)
    with pytest.raises(UnstorableError, match="64 bits"):
        store.insert_many("sites", ("id", "content_url", "name"), [("a", "b", -(2**63) - 1)])
    store.close()


def test_a_marker_of_endless_seconds_leaves_a_run_that_can_be_told(server, admin):
    assert plan_from_markers("[seconds: 999999999]").seconds == 999_999_999
    assert plan_from_markers("[seconds: 1000000000]").seconds is None
    flow = server.add_flow("Long", description=f"[seconds: {'9' * 400}]")
    assert admin.post(f"flows/{flow}/run").status_code == 200
    server.finish_runs()
    everything_answers(admin)


def test_a_text_full_of_markers_without_end_is_looked_through_quickly(server, admin):
    flow = server.add_flow("Many", description="[fail:" * 300_000)
    began = time.monotonic()
    assert admin.post(f"flows/{flow}/run").status_code == 200
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("port", ["99999999999999999999999", "-1", "65536"])
def test_a_port_that_is_none_is_refused(admin, port):
    content = sample_flow(connections=[ConnectionFacts("postgres", "db", 5432)])
    body = (
        f'<flow name="Port"/><connections><connection serverAddress="db" serverPort="{port}">'
        '<connectionCredentials name="a" password="b" embed="true"/></connection></connections>'
    )
    assert admin.publish("", content, body=body).status_code == 400
    everything_answers(admin)


@pytest.mark.parametrize("port", [100_000, 10**30])
def test_a_number_in_a_flow_file_that_is_too_long_for_a_port_is_none(admin, port):
    content = sample_flow(connections=[ConnectionFacts("postgres", "db", port)])
    answer = admin.publish("Far away", content)
    assert answer.status_code == 201, answer.text
    flow = admin.tree(answer).find("flow").attrib["id"]
    (connection,) = admin.tree(admin.get(f"flows/{flow}/connections")).iter("connection")
    assert not connection.attrib.get("serverPort")


def test_a_parameter_with_two_values_is_refused(admin):
    flow = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow")
    parameter = flow.find("parameters/parameter").attrib["id"]
    spec = f'<flowParameterSpec parameterId="{parameter}" overrideValue="West"/>' * 2
    specs = f"<flowParameterSpecs>{spec}</flowParameterSpecs>"
    body = f'<flowRunSpec flowId="{SUPERSTORE}">{specs}</flowRunSpec>'
    assert admin.post(f"flows/{SUPERSTORE}/run", body).status_code == 400
    assert len(admin.tree(admin.get("flows/runs")).find("flowRuns")) == 0


def test_a_parameter_without_a_value_is_refused(admin):
    flow = admin.tree(admin.get(f"flows/{SUPERSTORE}")).find("flow")
    parameter = flow.find("parameters/parameter").attrib["id"]
    specs = (
        f'<flowParameterSpecs><flowParameterSpec parameterId="{parameter}"/></flowParameterSpecs>'
    )
    body = f'<flowRunSpec flowId="{SUPERSTORE}">{specs}</flowRunSpec>'
    answer = admin.post(f"flows/{SUPERSTORE}/run", body)
    assert (answer.status_code, admin.code(answer)) == (400, "400000")
    assert "has no value" in answer.text
    assert len(admin.tree(admin.get("flows/runs")).find("flowRuns")) == 0


# Both forms of what no source settles


@pytest.mark.parametrize("nested", [True, False])
def test_connections_are_taken_within_the_flow_and_beside_it(admin, nested):
    connections = (
        '<connections><connection serverAddress="db">'
        '<connectionCredentials name="me" password="secret" embed="true"/>'
        "</connection></connections>"
    )
    body = f'<flow name="F">{connections}</flow>' if nested else f'<flow name="F"/>{connections}'
    content = sample_flow(connections=[ConnectionFacts("postgres", "db")])
    flow = admin.tree(admin.publish("", content, body=body)).find("flow").attrib["id"]
    told = admin.tree(admin.get(f"flows/{flow}/connections")).find("connections/connection")
    assert (told.attrib["userName"], told.attrib["embedPassword"]) == ("me", "true")


def test_connections_beside_the_flow_go_before_those_within(admin):
    def connection(user):
        return (
            f'<connections><connection serverAddress="db"><connectionCredentials name="{user}"'
            ' password="secret" embed="true"/></connection></connections>'
        )

    body = f'<flow name="F">{connection("within")}</flow>{connection("beside")}'
    content = sample_flow(connections=[ConnectionFacts("postgres", "db")])
    flow = admin.tree(admin.publish("", content, body=body)).find("flow").attrib["id"]
    told = admin.tree(admin.get(f"flows/{flow}/connections")).find("connections/connection")
    assert told.attrib["userName"] == "beside"


@pytest.mark.parametrize("element", ["flowRun", "runFlow"])
@pytest.mark.parametrize("namespace", ["", ' xmlns="http://tableau.com/api"'])
def test_a_flow_is_added_to_a_schedule_by_both_elements(admin, element, namespace):
    body = f'<task{namespace}><{element}><flow id="{SUPERSTORE}"/></{element}></task>'
    path = f"schedules/{seed_id('schedule', 'Hourly flows')}/flows"
    answer = admin.put(path, body)
    assert answer.status_code == 200, answer.text


# Flow files


def archive(**entries: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def broken_deflate() -> bytes:
    content = bytearray(archive(flow=random.Random(1).randbytes(1000).hex().encode()))
    content[40:80] = b"\xff" * 40
    return bytes(content)


def lying_size(size: int) -> bytes:
    content = bytearray(archive(flow=b"x" * 1000))
    place = content.rfind(b"PK\5\6")
    content[place + 12 : place + 16] = struct.pack("<L", size)
    return bytes(content)


NO_FLOW_FILES = {
    "two bytes": b"PK",
    "empty archive": archive(),
    "no flow": archive(other=b"{}"),
    "flow in a folder": archive(**{"a/flow": b"{}"}),
    "broken deflate": broken_deflate(),
    "cut": archive(flow=b"{}")[:-10],
    "half": archive(flow=b"{}")[:40],
    "large directory": lying_size(zip_directory.MAX_DIRECTORY_BYTES + 1),
    "endless directory": lying_size(0xFFFFFFFF),
    "text": b"<html>",
}


@pytest.mark.parametrize("content", NO_FLOW_FILES.values(), ids=NO_FLOW_FILES)
def test_a_tflx_that_is_no_archive_with_a_flow_is_refused(server, admin, content):
    files = sorted(server.files_folder.iterdir())
    answer = admin.publish("New", content)
    assert (answer.status_code, admin.code(answer)) == (400, "400087"), answer.text
    assert sorted(server.files_folder.iterdir()) == files
    # No source says that servers look into the other kind.
    assert admin.publish("New", content, file_name="a.tfl").status_code == 201
    everything_answers(admin)


def test_a_directory_of_64_bits_is_bounded_too(tmp_path):
    path = tmp_path / "large.tflx"
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, 1 << 40, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 100, 0, 0)
    path.write_bytes(record + locator + end)
    with pytest.raises(ValueError, match=f"a directory of {1 << 40} bytes"):
        zip_directory.check_directory(path)


@pytest.mark.parametrize("offset", [0, 56, 1 << 40, (1 << 64) - 1])
def test_the_record_before_the_end_counts_wherever_the_locator_of_64_bits_points(tmp_path, offset):
    path = tmp_path / "large.tflx"
    small, large = (
        struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, 0)
        for size in (100, 1 << 40)
    )
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, offset, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 100, 0, 0)
    path.write_bytes(small + large + locator + end)
    with pytest.raises(ValueError, match=f"a directory of {1 << 40} bytes"):
        zip_directory.check_directory(path)


def test_a_locator_of_64_bits_without_its_record_is_no_failure(tmp_path):
    path = tmp_path / "short.tflx"
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 1000, 1)
    path.write_bytes(locator + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 100, 0, 0))
    zip_directory.check_directory(path)


def test_a_large_directory_is_refused(tmp_path):
    path = tmp_path / "large.tflx"
    path.write_bytes(lying_size(zip_directory.MAX_DIRECTORY_BYTES))
    zip_directory.check_directory(path)
    path.write_bytes(lying_size(zip_directory.MAX_DIRECTORY_BYTES + 1))
    with pytest.raises(ValueError, match="a directory of"):
        zip_directory.check_directory(path)


def test_a_bomb_in_a_flow_file_is_not_unpacked(admin, monkeypatch):
    monkeypatch.setattr(flow_files, "MAX_FLOW_ENTRY", 1000)
    read = []
    original = zipfile.ZipExtFile.read
    monkeypatch.setattr(
        zipfile.ZipExtFile, "read", lambda self, n=-1: read.append(n) or original(self, n)
    )
    content = archive(flow=b'{"nodes": {}}' + b" " * 5_000_000)
    assert admin.publish("Bomb", content).status_code == 201
    assert read == [1001]


def test_a_flow_with_too_many_parts_is_refused(admin, monkeypatch):
    monkeypatch.setattr(flow_files, "MAX_PARTS", 10)
    assert admin.publish("Ten", sample_flow(["s"] * 10)).status_code == 201
    assert admin.code(admin.publish("Eleven", sample_flow(["s"] * 11))) == "400087"


def test_deeply_nested_json_is_taken_as_opaque(admin):
    assert admin.publish("Deep", archive(flow=b"[" * 100_000)).status_code == 201


@with_server
@given(place=st.integers(0, 400), byte=st.binary(min_size=1, max_size=4))
def test_a_damaged_flow_file_is_taken_or_refused(admin, place, byte):
    content = bytearray(archive(flow=json.dumps({"nodes": {}, "x": list(range(50))}).encode()))
    content[place : place + len(byte)] = byte
    assert admin.publish("Damaged", bytes(content), overwrite="true").status_code in {201, 400}


# Queries


@pytest.mark.parametrize(
    "query",
    [
        "sort=" + ",".join(["name:asc"] * 3000),
        "sort=" + "name:asc," * 25,
        "filter=name:eq:%ED%A0%80",
        "filter=name:in:[%00,%FF,%ED%A0%80]",
        "filter=createdAt:gt:0001-01-01T00:00:00%2B14:00",
        "filter=createdAt:gt:9999-12-31T23:59:59-14:00",
        "filter=progress:gt:" + "9" * 5000,
        "filter=progress:gt:%D9%A1",
        "pageSize=" + "9" * 5000,
        "pageNumber=999999999999999999",
        "%=%&&&==;%zz=%",
        "a=1&" * 10_000,
        "x" * 60_000,
    ],
    ids=lambda query: query[:30],
)
@pytest.mark.parametrize("path", ["flows", "flows/runs"])
def test_odd_queries_are_answered_or_refused(admin, path, query):
    url = f"/api/3.30/sites/{admin.site_id}/{path}?{query}"
    answer = admin.http.get(url, headers={"X-Tableau-Auth": admin.token})
    assert answer.status_code in {200, 400}, answer.text


def test_a_list_is_sorted_by_a_bounded_number_of_fields(admin):
    assert admin.get("flows", sort=",".join(["name:asc"] * 20)).status_code == 200
    assert admin.code(admin.get("flows", sort=",".join(["name:asc"] * 21))) == "400000"


# Sockets


def exchange(server, data: bytes, *, seconds: float = 10) -> bytes:
    """Send bytes on a connection of their own; what comes back until it is closed or silent."""
    with socket.create_connection((server.host, server.port), timeout=seconds) as connection:
        received = b""
        try:
            connection.sendall(data)
            while piece := connection.recv(65536):
                received += piece
        except (TimeoutError, ConnectionError):
            pass
        return received


def request(method="GET", path="/api/3.30/serverinfo", body=b"", **headers: str) -> bytes:
    lines = [f"{method} {path} HTTP/1.1"]
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    headers = {"Host": "h", "Connection": "close", **headers}
    if body:
        headers.setdefault("Content-Length", str(len(body)))
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def sign_in(body: bytes, **headers: str) -> bytes:
    return request("POST", "/api/3.30/auth/signin", body, **headers)


@pytest.fixture(scope="module")
def brisk_server():
    """A server that waits for half a second only for what is missing of a request."""
    with emulator.running(silent_seconds=0.5) as server:
        yield server


SIGN_IN = (
    b'<tsRequest><credentials name="admin" password="admin"><site contentUrl=""/>'
    b"</credentials></tsRequest>"
)
PIECES = [b"\r\n", b"\r\n\r\n", b"%", b"%ED%A0%80", b"\x00", b"<", b"&", b'"', b",", b"[", b";"]
DEEP = b"<tsRequest>" + b"<a>" * 10_000 + b"</a>" * 10_000 + b"</tsRequest>"
ODD_REQUESTS = {
    "host without end": request(Host="[::1"),
    "odd host": request(Host='"<&>\x80'),
    "host with a path": request(Host="a/b?c#d@e"),
    "two hosts": request().replace(b"Host: h", b"Host: h\r\nHost: i"),
    "no host": request().replace(b"Host: h\r\n", b""),
    "old version": b"GET /api/3.30/serverinfo HTTP/1.0\r\n\r\n",
    "line break in the path": request(path="/api/3.30/%0A%0D/x"),
    "any path": request("OPTIONS", "*"),
    "absolute path": request(path="http://a/api/3.30/serverinfo"),
    "odd encoding": request(path="/api/3.30/%zz%/%ff%ED%A0%80"),
    "long path": request(path="/api/3.30/" + "a/" * 20_000),
    "odd version": request(path=f"/api/{'9' * 5000}.1/serverinfo"),
    "long query": request(path="/api/3.30/serverinfo?" + "a" * 70_000),
    "large headers": request(X="a" * 70_000),
    "many headers": request(**{f"X{number}": "a" for number in range(3000)}),
    "odd method": request("FROB"),
    "deep": sign_in(DEEP),
    "long name": sign_in(b"<" + b"a" * 3_000 + b"/>"),
    "many attributes": sign_in(
        b"<tsRequest " + b" ".join(b'a%d=""' % n for n in range(6000)) + b"/>"
    ),
    "entities": sign_in(b'<!DOCTYPE a [<!ENTITY b "c">]><tsRequest>&b;</tsRequest>'),
    "nul": sign_in(b"<tsRequest>\0</tsRequest>"),
    "half a surrogate": sign_in(b"<tsRequest>\xed\xa0\x80</tsRequest>"),
    "reference to half a surrogate": sign_in(b"<tsRequest a='&#xD800;'/>"),
    "another encoding": sign_in(b"<?xml version='1.0' encoding='utf-7'?><tsRequest/>"),
    "large document": sign_in(b"<tsRequest>" + b" " * 70_000 + b"</tsRequest>"),
    "json": sign_in(b'{"a": "\\ud800"}', Content_Type="application/json"),
    "odd type": sign_in(b"<tsRequest/>", Content_Type='text/xml; a="'),
    "compressed": sign_in(b"\x1f\x8b\x08\0\0\0", Content_Encoding="gzip"),
    "huge length": sign_in(b"<a/>", Content_Length="99999999999999999999"),
    "large length": sign_in(b"<a/>", Content_Length=str(10**12)),
    "negative length": sign_in(b"<a/>", Content_Length="-1"),
    "short body": sign_in(b"<a/>", Content_Length="1000"),
    "odd chunk": sign_in(b"zz\r\n\r\n", Content_Length="0", Transfer_Encoding="chunked"),
    "odd fault": request(X_Emulator_Fault="\x80explode"),
    "fault of blanks": request(X_Emulator_Fault="a" + " " * 60_000 + "b"),
    "fault of digits": request(X_Emulator_Fault="delay " + "1" * 60_000),
    "upgrade": request(Connection="Upgrade", Upgrade="websocket"),
    "multipart without sign-in": request(
        "POST", "/api/3.30/sites/x/flows", b"--b--", Content_Type="multipart/mixed; boundary=b"
    ),
    "no request": b"\x16\x03\x01\x02\x00\x01\x00\x01",
    "blank lines": b"\r\n" * 1000,
    "line without end": b"GET /" + b"a" * 100_000,
}


@pytest.mark.parametrize("data", ODD_REQUESTS.values(), ids=ODD_REQUESTS)
def test_an_odd_request_is_no_failure_of_the_server(brisk_server, connect, data):
    server = brisk_server
    began = time.monotonic()
    answer = exchange(server, data)
    status = answer.split(b" ", 2)[1:2]
    assert not status or int(status[0]) < 500, answer
    assert time.monotonic() - began < 5
    assert connect(server).get("/serverinfo").status_code == 200


MULTIPARTS = {
    "empty": b"",
    "no boundary": b"hello",
    "boundary only": b"--b",
    "cut head": b"--b\r\nContent-Disposition",
    "long head": b'--b\r\nContent-Disposition: name="' + b"a" * 300_000,
    "many heads": b"--b\r\n"
    + b"".join(b"X%d: y\r\n" % number for number in range(20_000))
    + b"\r\n",
    "odd head": b"--b\r\n\xff\xfe\0: \0\r\n\r\n--b--",
    "no name": b"--b\r\n\r\nx\r\n--b--\r\n",
    "many parts": b"--b\r\n\r\n\r\n" * 1000,
    "odd charset": b"--b\r\nContent-Disposition: name*=utf-99''%ff\r\n\r\nx\r\n--b--\r\n",
    "odd name": b"--b\r\nContent-Disposition: name=tableau_flow; filename*=x'%ED%A0%80.tfl\r\n"
    b"\r\nx\r\n--b--\r\n",
}


@pytest.mark.parametrize("boundary", ["b", '"b"', "b" * 1000, "\x80", '" "'], ids=ascii)
@pytest.mark.parametrize("body", MULTIPARTS.values(), ids=MULTIPARTS)
def test_an_odd_multipart_body_is_refused(brisk_server, connect, body, boundary):
    server, admin = brisk_server, connect(brisk_server, "admin")
    path = f"/api/3.30/sites/{admin.site_id}/flows"
    headers = {
        "X-Tableau-Auth": admin.token,
        "Content-Type": f"multipart/mixed; boundary={boundary}",
    }
    answer = exchange(server, request("POST", path, body, **headers))
    assert b" 400 " in answer.split(b"\r\n")[0], answer
    assert admin.get("flows").status_code == 200


@with_server
@given(data=st.data())
def test_damaged_requests_are_no_failure_of_the_server(server, admin, data):
    lists = f"/api/3.30/sites/{admin.site_id}/flows"
    whole = data.draw(
        st.sampled_from(
            [
                sign_in(SIGN_IN),
                request("DELETE", f"{lists}/x"),
                request(path=f"{lists}?filter=name:eq:a&sort=name:asc"),
                request(X_Emulator_Fault="answer 404 html, delay 0"),
                sign_in(b"5\r\n<tsRe\r\n0\r\n\r\n", Transfer_Encoding="chunked"),
            ]
        )
    )
    whole = whole.replace(b"Host: h", f"Host: h\r\nX-Tableau-Auth: {admin.token}".encode())
    damaged = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(damaged)))
        piece = data.draw(st.binary(max_size=3) | st.sampled_from(PIECES))
        damaged[place : place + data.draw(st.integers(0, 3))] = piece
    answer = exchange(server, bytes(damaged), seconds=0.05)
    status = answer.split(b" ", 2)[1:2]
    assert not status or int(status[0]) < 500, answer
    assert admin.get("flows").status_code == 200


@pytest.fixture
def impatient(start):
    return start(silent_seconds=0.4, max_publish_bytes=1000, max_chunk_bytes=1000)


def ends_within(server, seconds: float, data: bytes, drip: bytes = b"") -> bytes:
    """What comes back on a connection that sends this, and then a byte every tenth of a second."""
    with socket.create_connection((server.host, server.port), timeout=0.1) as connection:
        connection.sendall(data)
        received, deadline = b"", time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                if drip:
                    connection.sendall(drip)
                piece = connection.recv(65536)
            except TimeoutError:
                continue
            except ConnectionError:
                return received
            if not piece:
                return received
            received += piece
    raise AssertionError(f"still open: {received!r}")


@pytest.mark.parametrize(
    ("data", "drip"),
    [
        (b"", b""),
        (b"GET /api", b""),
        (b"GET /", b"a"),
        (request()[:-2] + b"X: ", b"a"),
        (request(Connection="keep-alive"), b""),
        (request(Connection="keep-alive"), b"\n"),
        (sign_in(b"<a", Content_Length="5000"), b""),
        (sign_in(b"<a", Content_Length="5000"), b"a"),
        (sign_in(b"", Transfer_Encoding="chunked"), b"1\r\na\r\n"),
        (request("POST", "/api/3.30/sites/x/flows", b"a", Content_Length="5000"), b"a"),
    ],
    ids=[
        "nothing",
        "half a line",
        "path",
        "header",
        "keep-alive",
        "blank",
        "body",
        "slow body",
        "chunks",
        "refused",
    ],
)
def test_a_connection_that_sends_too_little_is_closed_in_the_end(impatient, connect, data, drip):
    ends_within(impatient, 4, data, drip)
    assert connect(impatient).get("/serverinfo").status_code == 200


def test_a_client_that_does_not_read_its_answer_is_closed_in_the_end(impatient, connect):
    flow = impatient.add_flow("Large", content=bytes(30_000_000))
    api = connect(impatient, "admin")
    path = f"/api/3.30/sites/{api.site_id}/flows/{flow}/content"
    with socket.create_connection((impatient.host, impatient.port)) as connection:
        connection.sendall(request(path=path, X_Tableau_Auth=api.token))
        deadline = time.monotonic() + 8
        while not any(entry.path == path for entry in impatient.requests):
            time.sleep(0.05)
        while impatient._server.server_state.tasks and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not [task for task in impatient._server.server_state.tasks if not task.done()]


def test_the_end_of_a_silent_connection_does_not_wait_for_what_nobody_reads():
    happened = []
    protocol = object.__new__(http_protocol.protocol_closing_after(0.01))
    protocol.transport = SimpleNamespace(
        abort=lambda: happened.append("abort"),
        close=lambda: happened.append("close"),
        is_closing=lambda: False,
    )

    async def main():
        protocol.loop = asyncio.get_running_loop()
        protocol._watch_head()
        await asyncio.sleep(0.1)

    asyncio.run(main())
    assert happened == ["abort"]


def test_a_connection_that_asks_again_in_time_stays(impatient):
    with socket.create_connection((impatient.host, impatient.port), timeout=5) as connection:
        for _ in range(5):
            connection.sendall(request(Connection="keep-alive"))
            received = b""
            while not received.endswith(b"</tsResponse>"):
                piece = connection.recv(65536)
                assert piece
                received += piece
            time.sleep(0.2)


def test_a_delay_that_was_ordered_is_no_silence(start):
    server = start(silent_seconds=1)
    server.delay_next(1.5, operation="signIn")
    data = sign_in(SIGN_IN)
    with socket.create_connection((server.host, server.port), timeout=10) as connection:
        connection.sendall(data[:-10])
        time.sleep(1.8)
        connection.sendall(data[-10:])
        assert b" 200 " in connection.recv(65536).split(b"\r\n")[0]


def test_a_body_without_end_is_answered_by_413_and_cut(impatient):
    head = request("POST", "/api/3.30/sites/x/flows", Transfer_Encoding="chunked")
    chunk = b"10000\r\n" + bytes(65536) + b"\r\n"
    sent = 0
    with socket.create_connection((impatient.host, impatient.port), timeout=10) as connection:
        try:
            connection.sendall(head)
            while sent < 100_000_000:
                connection.sendall(chunk)
                sent += 65536
        except OSError:
            pass
    assert sent < 30_000_000


def test_a_body_that_is_declared_too_large_is_refused_before_it_comes(impatient):
    with socket.create_connection((impatient.host, impatient.port), timeout=5) as connection:
        connection.sendall(sign_in(b"<a", Content_Length="1000000000"))
        assert b" 413 " in connection.recv(65536).split(b"\r\n")[0]


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "IDENTITY , gzip"])
def test_a_body_that_is_encoded_is_refused_as_such(server, encoding):
    answer = exchange(server, sign_in(SIGN_IN, Content_Encoding=encoding))
    assert b" 400 " in answer.split(b"\r\n")[0]
    assert b"Content-Encoding" in answer.partition(b"\r\n\r\n")[2]


def test_a_body_that_is_said_not_to_be_encoded_is_taken(server):
    with socket.create_connection((server.host, server.port), timeout=5) as connection:
        connection.sendall(sign_in(SIGN_IN, Content_Encoding="Identity"))
        assert b" 200 " in connection.recv(65536).split(b"\r\n")[0]


def test_a_stranger_may_send_a_small_document_only(server, connect):
    api = connect(server)
    body = '<credentials name="admin" password="admin"><site contentUrl=""/></credentials>'
    assert api.post("/auth/signin", body + " " * 60_000).status_code == 200
    assert api.code(api.post("/auth/signin", body + " " * 70_000)) == "400000"


def test_silent_connections_and_delays_do_not_hold_up_the_end():
    with emulator.running() as server:
        connections = [socket.create_connection((server.host, server.port)) for _ in range(3)]
        connections[0].sendall(b"GET /")
        connections[1].sendall(request(X_Emulator_Fault="delay 3600"))
        time.sleep(0.2)
        began = time.monotonic()
        server.stop()
        assert time.monotonic() - began < 5
        for connection in connections:
            connection.close()


def test_a_fault_header_of_many_blanks_is_read_quickly():
    began = time.monotonic()
    with pytest.raises(ValueError, match="there is no fault"):
        read_fault("a" + " " * 30_000 + "b")
    assert time.monotonic() - began < 2


# What is kept is bounded


def test_sessions_are_bounded_and_the_one_unused_for_longest_ends(server, connect, monkeypatch):
    monkeypatch.setattr(sessions, "MAX_SESSIONS", 10)
    first = connect(server, "admin")
    oldest = connect(server, "publisher")
    for _ in range(7):
        server.advance(1)
        connect(server, "publisher")
    server.advance(1)
    assert first.get("flows").status_code == 200
    for _ in range(5):
        connect(server, "publisher")
    assert server.session_count == 10
    assert oldest.code(oldest.get("flows")) == "401002"
    assert first.get("flows").status_code == 200


def test_uploads_are_bounded_and_the_oldest_ends(server, admin, publisher, monkeypatch):
    monkeypatch.setattr(uploads, "MAX_UPLOADS", 3)
    files = set(server.files_folder.iterdir())
    begun = [admin.begin_upload() for _ in range(3)]
    admin.append(begun[0], b"part")
    publisher.begin_upload()
    assert admin.append(begun[0], b"part").status_code == 200
    admin.begin_upload()
    assert admin.code(admin.append(begun[0], b"part")) == "404015"
    assert admin.append(begun[1], b"part").status_code == 200
    assert len(set(server.files_folder.iterdir()) - files) == 1


def test_the_log_of_requests_is_bounded_in_size_and_number(monkeypatch):
    monkeypatch.setattr(request_log, "MAX_CHARACTERS", 1000)
    monkeypatch.setattr(request_log, "MAX_REQUESTS", 5)
    log = RequestLog()
    for number in range(20):
        log.add(LoggedRequest(None, "GET", f"/{number}" + "a" * 298, {}, 200, None))
    assert len(log.all()) == 3
    log.clear()
    for number in range(20):
        log.add(LoggedRequest(None, "GET", f"/{number}", {"a": "b"}, 200, None))
    assert [entry.path for entry in log.all()] == ["/15", "/16", "/17", "/18", "/19"]


def test_requests_that_are_forgotten_leave_room_for_others(monkeypatch):
    monkeypatch.setattr(request_log, "MAX_CHARACTERS", 1000)
    log = RequestLog()
    for _ in range(2):
        for _ in range(3):
            log.add(LoggedRequest(None, "GET", "a" * 300, {}, 200, None))
        assert len(log.all()) == 3
        log.clear()


def test_of_a_hundred_who_publish_a_name_at_once_one_wins(server, connect):
    apis = [connect(server, "admin") for _ in range(10)]
    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda n: apis[n % 10].publish("One", sample_flow()), range(100)))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 99
    assert apis[0].names(apis[0].get("flows", filter="name:eq:One")) == ["One"]


def test_addresses_in_answers_are_made_of_a_host_that_can_be_one(server, admin):
    path = f"/api/3.30/sites/{admin.site_id}/flows/{SUPERSTORE}"

    def page(host: str) -> str:
        answer = admin.http.get(path, headers={"X-Tableau-Auth": admin.token, "Host": host})
        return admin.tree(answer).find("flow").attrib["webpageUrl"]

    assert page("tableau.example.com:8000").startswith("http://tableau.example.com:8000/#/")
    assert page("[::1]:8000").startswith("http://[::1]:8000/#/")
    for odd in ("a/b", "[::1", 'a"b', "a@b"):
        assert page(odd).startswith(f"{server.url}/#/")


def test_the_address_of_a_name_may_be_encoded_in_any_way(admin):
    encoded = "".join(f"%{byte:02x}" for byte in SUPERSTORE.encode())
    assert admin.get(f"flows/{encoded}").status_code == 200
