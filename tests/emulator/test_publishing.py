"""Publishing, uploading in parts and downloading."""

from __future__ import annotations

import hashlib
import os

import pytest
from tableau_flows.emulator import ConnectionFacts, ParameterFacts, sample_flow, seed_id

SUPERSTORE = seed_id("flow", "Superstore")
BOUNDARY = "the-boundary"
MEGABYTE = 1024 * 1024


def flow_file(size: int) -> bytes:
    """A packaged flow of exactly so many bytes: what stands in front of an archive is skipped."""
    return bytes(size - len(sample_flow())) + sample_flow()


def flow_of(api, answer):
    assert answer.status_code in {200, 201}, answer.text
    return api.tree(answer).find("flow")


def test_the_description_of_a_flow_stays_unless_another_is_given(admin):
    def described(description: str) -> str:
        body = f'<flow name="Told"{description}/>'
        answer = admin.publish("", sample_flow(), body=body, overwrite="true")
        return flow_of(admin, answer).attrib.get("description", "")

    given = [described(one) for one in (' description="D"', "", ' description="E"')]
    assert given == ["D", "D", "E"]
    assert described(' description=""') == ""


def test_uploads_that_the_server_forgets_leave_no_files(server, admin):
    before = set(server.files_folder.iterdir())
    upload = admin.begin_upload()
    assert admin.append(upload, b"some").status_code == 200
    assert set(server.files_folder.iterdir()) != before
    server.expire_uploads()
    assert set(server.files_folder.iterdir()) == before
    assert admin.code(admin.append(upload, b"more")) == "404015"


def test_a_name_has_up_to_255_characters(admin):
    assert admin.publish("n" * 255, sample_flow()).status_code == 201
    assert admin.code(admin.publish("n" * 256, sample_flow())) == "400087"


def test_a_published_flow_is_read_listed_and_downloaded_byte_for_byte(admin):
    content = sample_flow(padding=3 * MEGABYTE) + os.urandom(1000)

    answer = admin.publish("Daily", content, file_name="Daily.tflx")

    assert answer.status_code == 201
    flow = flow_of(admin, answer)
    assert flow.attrib["name"] == "Daily"
    assert flow.attrib["fileType"] == "tflx"
    assert flow_of(admin, admin.get(f"flows/{flow.attrib['id']}")).attrib == flow.attrib
    assert "Daily" in admin.names(admin.get("flows"))
    download = admin.get(f"flows/{flow.attrib['id']}/content")
    assert hashlib.sha256(download.content).digest() == hashlib.sha256(content).digest()


@pytest.mark.parametrize(
    ("name", "file_name", "disposition"),
    [
        ("One", "x.tfl", 'name="tableau_flow"; filename="One.tfl"'),
        ("Two words", "x.TFLX", 'name="tableau_flow"; filename="Two words.tflx"'),
        ("Übung", "x.tfl", 'name="tableau_flow"; filename*=UTF-8\'\'"%C3%9Cbung.tfl"'),
        ("a&quot;b", "x.tfl", 'name="tableau_flow"; filename*=UTF-8\'\'"a%22b.tfl"'),
    ],
)
def test_a_download_names_its_file_as_servers_do(admin, name, file_name, disposition):
    flow = flow_of(admin, admin.publish(name, sample_flow(), file_name=file_name))
    download = admin.get(f"flows/{flow.attrib['id']}/content")
    assert download.headers["Content-Disposition"] == disposition
    assert download.headers["Content-Type"] == "application/octet-stream"
    assert download.headers["Content-Length"] == str(len(sample_flow()))


def test_what_a_flow_file_holds_shows_on_the_server(admin):
    content = sample_flow(
        ["First", "Second"],
        [ConnectionFacts("postgres", "db", 5432, "reader")],
        [ParameterFacts("Year", "integer", "2024", required=True)],
    )
    flow = flow_of(admin, admin.publish("Rich", content))

    answer = admin.tree(admin.get(f"flows/{flow.attrib['id']}"))
    assert [step.attrib["name"] for step in answer.find("flowOutputSteps")] == ["First", "Second"]
    parameter = answer.find("flow/parameters/parameter")
    assert parameter.attrib["name"] == "Year"
    assert parameter.attrib["isRequired"] == "true"
    connections = admin.tree(admin.get(f"flows/{flow.attrib['id']}/connections"))
    connection = connections.find("connections/connection").attrib
    assert connection.pop("id")
    assert connection == {
        "type": "postgres",
        "serverAddress": "db",
        "serverPort": "5432",
        "userName": "reader",
        "embedPassword": "false",
    }


@pytest.mark.parametrize(
    "content",
    [b"{}", b"<workbook/>", b"no archive", b"PK\x03\x04 broken", b"\0" * 1000],
)
def test_a_tfl_that_cannot_be_read_is_taken_with_one_output_step(admin, content):
    flow = flow_of(admin, admin.publish("Opaque", content, file_name="flow.tfl"))
    answer = admin.tree(admin.get(f"flows/{flow.attrib['id']}"))
    assert [step.attrib["name"] for step in answer.find("flowOutputSteps")] == ["Output"]
    connections = admin.tree(admin.get(f"flows/{flow.attrib['id']}/connections"))
    assert len(connections.find("connections")) == 0


def test_overwriting_keeps_the_flow_and_the_ids_of_steps_of_the_same_name(admin):
    before = admin.tree(admin.get(f"flows/{SUPERSTORE}"))
    content = sample_flow(["Superstore Hyper", "New step"])

    answer = admin.publish("superSTORE", content, file_name="f.tfl", overwrite="true")

    assert flow_of(admin, answer).attrib["id"] == SUPERSTORE
    after = admin.tree(admin.get(f"flows/{SUPERSTORE}"))
    assert after.find("flow").attrib["fileType"] == "tfl"
    assert after.find("flow").attrib["createdAt"] == before.find("flow").attrib["createdAt"]
    old = {step.attrib["name"]: step.attrib["id"] for step in before.find("flowOutputSteps")}
    new = {step.attrib["name"]: step.attrib["id"] for step in after.find("flowOutputSteps")}
    assert new.keys() == {"Superstore Hyper", "New step"}
    assert new["Superstore Hyper"] == old["Superstore Hyper"]
    assert admin.get(f"flows/{SUPERSTORE}/content").content == content


def test_overwrite_has_no_effect_on_a_new_name(admin):
    assert admin.publish("New", sample_flow(), overwrite="true").status_code == 201


def test_names_are_taken_within_their_project_only(admin):
    assert admin.publish("Superstore", sample_flow(), project="Finance").status_code == 201


def test_a_flow_without_project_goes_to_the_default_one(admin):
    answer = admin.publish("", sample_flow(), body='<flow name="Lost" description="D"/>')
    flow = flow_of(admin, answer)
    assert flow.find("project").attrib["name"] == "Default"
    assert flow.attrib["description"] == "D"


def test_credentials_go_to_the_connection_of_their_address(admin):
    content = sample_flow(
        connections=[ConnectionFacts("sqlserver", "a"), ConnectionFacts("sqlserver", "b")]
    )
    body = (
        '<flow name="Connected"/><connections><connection serverAddress="b">'
        '<connectionCredentials name="me" password="pw" embed="true"/></connection></connections>'
    )
    flow = flow_of(admin, admin.publish("", content, body=body))
    answer = admin.tree(admin.get(f"flows/{flow.attrib['id']}/connections"))
    told = [
        (row.attrib["serverAddress"], row.attrib["userName"], row.attrib["embedPassword"])
        for row in answer.find("connections")
    ]
    assert told == [("a", "", "false"), ("b", "me", "true")]


def test_the_database_of_a_connection_is_kept(admin):
    content = sample_flow(connections=[ConnectionFacts("postgres", "a")])
    body = (
        '<flow name="Connected"/><connections>'
        '<connection serverAddress="a" databaseName="sales"/></connections>'
    )
    flow = flow_of(admin, admin.publish("", content, body=body))
    answer = admin.tree(admin.get(f"flows/{flow.attrib['id']}/connections"))
    assert answer.find("connections/connection").attrib["dbName"] == "sales"


def test_newer_attributes_of_a_connection_are_kept(admin):
    path = f"flows/{SUPERSTORE}/connections"
    before = admin.tree(admin.get(path)).find("connections/connection").attrib
    assert "authenticationType" not in before
    change = '<connection authenticationType="oauth" queryTaggingEnabled="false"/>'
    admin.put(f"{path}/{before['id']}", change)
    after = admin.tree(admin.get(path)).find("connections/connection").attrib
    assert (after["authenticationType"], after["queryTaggingEnabled"]) == ("oauth", "false")


def test_a_connection_is_changed_and_told_without_type(admin):
    path = f"flows/{SUPERSTORE}/connections"
    connection_id = admin.tree(admin.get(path)).find("connections/connection").attrib["id"]

    answer = admin.put(
        f"{path}/{connection_id}", '<connection serverPort="99" userName="" password="p"/>'
    )

    assert admin.tree(answer).find("connection").attrib == {
        "id": connection_id,
        "serverAddress": "db.example.com",
        "serverPort": "99",
        "userName": "",
    }


@pytest.mark.parametrize(
    "attributes", ["", 'serverPort="70000"', 'serverPort="no"', 'embedPassword="perhaps"']
)
def test_a_change_of_a_connection_must_make_sense(admin, attributes):
    path = f"flows/{SUPERSTORE}/connections"
    connection_id = admin.tree(admin.get(path)).find("connections/connection").attrib["id"]
    answer = admin.put(f"{path}/{connection_id}", f"<connection {attributes}/>")
    assert admin.code(answer) == "400000"


# How the headers of parts differ between clients, all of which servers take (wire_facts §7.1).
@pytest.mark.parametrize(
    ("payload", "file"),
    [
        (
            'form-data; name="request_payload"; filename=""',
            'form-data; name="tableau_flow"; filename="a.tfl"',
        ),
        ("name=request_payload", "name=tableau_flow; filename=a.tfl"),
        ('name="request_payload"', 'name="tableau_flow"; filename="a;b \\"c\\".tfl"'),
        ('name="request_payload"', "name=tableau_flow; filename*=UTF-8''%C3%BC.tfl"),
        ('name="request_payload"', 'name="tableau_flow"; filename="ü.tfl"'),
    ],
)
def test_parts_are_understood_in_every_spelling(admin, payload, file):
    parts = [(payload, b'<tsRequest><flow name="F"/></tsRequest>'), (file, b"content")]
    assert admin.multipart("POST", "flows", parts).status_code == 201


PAYLOAD = ('name="request_payload"', b'<tsRequest><flow name="F"/></tsRequest>')
FILE = ('name="tableau_flow"; filename="a.tfl"', b"content")


@pytest.mark.parametrize(
    ("parts", "options"),
    [
        ([FILE], {}),
        ([PAYLOAD, PAYLOAD, FILE], {}),
        ([PAYLOAD, FILE, ('name="surprise"', b"")], {}),
        ([PAYLOAD, FILE], {"content_type": f"multipart/form-data; boundary={BOUNDARY}"}),
        ([PAYLOAD, FILE], {"content_type": "multipart/mixed"}),
        ([PAYLOAD, FILE], {"content_type": "multipart/mixed; boundary=another"}),
        ([PAYLOAD, FILE], {"content_type": "text/xml"}),
        ([PAYLOAD, FILE], {"ending": b""}),
        ([(PAYLOAD[0], b"x" * 5_000_000), FILE], {}),
    ],
)
def test_a_multipart_body_must_be_right(server, admin, parts, options):
    before = admin.names(admin.get("flows"))
    assert admin.code(admin.multipart("POST", "flows", parts, **options)) == "400000"
    assert admin.names(admin.get("flows")) == before


@pytest.mark.parametrize(
    ("file_name", "params", "code"),
    [
        ("flow", {}, "400086"),
        ("tflx", {}, "400086"),
        ("flow.zip", {}, "400086"),
        ("flow.tflx", {"flowType": "twb"}, "400086"),
        ("flow.tflx", {"overwrite": "maybe"}, "400000"),
    ],
)
def test_a_publish_with_a_wrong_name_is_refused(admin, file_name, params, code):
    answer = admin.publish("Superstore", sample_flow(), file_name=file_name, **params)
    assert admin.code(answer) == code


def test_an_empty_file_is_not_published(admin):
    assert admin.code(admin.publish("Empty", b"")) == "400087"


def test_a_single_request_publishes_no_more_than_the_limit(start, connect):
    api = connect(start(max_publish_bytes=2000), "admin")
    assert api.publish("Fits", flow_file(2000)).status_code == 201
    assert api.code(api.publish("Does not", flow_file(2001))) == "400087"


def test_a_full_site_takes_a_smaller_file_in_place_of_a_larger(start, connect):
    api = connect(start(storage_quota=10_000), "admin")
    assert api.publish("Big", flow_file(5000)).status_code == 201
    assert api.code(api.publish("Other", flow_file(5000))) == "403008"
    assert api.publish("Big", flow_file(6000), overwrite="true").status_code == 201
    assert api.code(api.publish("Big", flow_file(9000), overwrite="true")) == "403008"


def test_a_file_uploaded_in_parts_is_published_whole(admin):
    content = os.urandom(2 * MEGABYTE + 17)
    upload = admin.begin_upload()

    sizes = []
    for start in range(0, len(content), MEGABYTE):
        answer = admin.append(upload, content[start : start + MEGABYTE])
        assert answer.status_code == 200
        sizes.append(admin.tree(answer).find("fileUpload").attrib["fileSize"])
    answer = admin.publish("Parts", uploadSessionId=upload, flowType="tfl")

    assert sizes == ["1", "2", "2"]
    flow = flow_of(admin, answer)
    assert flow.attrib["fileType"] == "tfl"
    assert admin.get(f"flows/{flow.attrib['id']}/content").content == content
    assert admin.code(admin.append(upload, b"more")) == "404015"


def test_numbered_parts_come_in_any_order_and_again(admin):
    upload = admin.begin_upload()
    for number, part in (("2", b"C"), ("0", b"A"), ("1", b"x"), ("1", b"B")):
        assert admin.append(upload, part, sequenceID=number).status_code == 200
    flow = flow_of(admin, admin.publish("Parts", uploadSessionId=upload, flowType="tfl"))
    assert admin.get(f"flows/{flow.attrib['id']}/content").content == b"ABC"


def test_a_part_without_number_that_is_sent_again_is_there_twice(admin):
    upload = admin.begin_upload()
    for part in (b"A", b"B", b"B"):
        admin.append(upload, part)
    flow = flow_of(admin, admin.publish("Parts", uploadSessionId=upload, flowType="tfl"))
    assert admin.get(f"flows/{flow.attrib['id']}/content").content == b"ABB"


@pytest.mark.parametrize("numbers", [[], ["0", "2"], ["2", "3"]])
def test_an_upload_with_parts_missing_is_not_published(admin, numbers):
    upload = admin.begin_upload()
    for number in numbers:
        admin.append(upload, b"x", sequenceID=number)
    answer = admin.publish("Parts", uploadSessionId=upload, flowType="tfl")
    assert admin.code(answer) == "400087"


def test_an_upload_needs_the_kind_of_its_file_and_no_file_beside_it(admin):
    upload = admin.begin_upload()
    admin.append(upload, b"x")
    assert admin.code(admin.publish("P", uploadSessionId=upload)) == "400086"
    answer = admin.publish("P", b"file", uploadSessionId=upload, flowType="tfl")
    assert admin.code(answer) == "400000"
    # It is still there after the refusals.
    assert admin.publish("P", uploadSessionId=upload, flowType="tfl").status_code == 201


def test_the_colon_of_an_upload_may_be_encoded(admin):
    upload = admin.begin_upload()
    assert ":" in upload
    assert admin.append(upload.replace(":", "%3A"), b"x").status_code == 200


def test_the_files_of_what_is_deleted_are_removed_from_the_disk(start, connect):
    server = start()
    api = connect(server, "admin")
    folder = server.files_folder
    before = set(folder.iterdir())

    flow = flow_of(api, api.publish("Gone", flow_file(1000)))
    api.publish("Gone", flow_file(2000), overwrite="true")
    api.publish("gone", flow_file(900))
    upload = api.begin_upload()
    api.append(upload, bytes(10))
    api.publish("Gone", uploadSessionId=upload, flowType="tfl", overwrite="true")
    api.multipart("POST", "flows", [PAYLOAD, FILE], ending=b"")
    api.delete(f"flows/{flow.attrib['id']}")

    assert set(folder.iterdir()) == before
    server.stop()
    assert not folder.exists()


def test_the_shared_file_of_flows_added_in_bulk_stays_while_one_needs_it(server, admin):
    first, second = server.add_flows(2)
    admin.delete(f"flows/{first}")
    assert admin.get(f"flows/{second}/content").content == sample_flow()
