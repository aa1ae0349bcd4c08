"""The emulator reads and sends the JSON form of documents (wire_facts §19)."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from proportions import assert_in_proportion
from tableau_flows import emulator
from tableau_flows.emulator.wire.json_form import (
    JsonFormError,
    accepts_json,
    is_json,
    to_json,
    to_xml,
)
from tableau_flows_generated import codec
from tableau_flows_generated.catalog import OPERATIONS

SUPERSTORE, DEFAULT = emulator.seed_id("flow", "Superstore"), emulator.seed_id("project", "Default")
EXAMPLES = sorted((Path(__file__).parents[2] / "spec" / "examples").glob("*/*.xml"))
OPERATIONS_BY_FOLDER = {
    "".join(f"_{c.lower()}" if c.isupper() else c for c in name): operation
    for name, operation in OPERATIONS.items()
}
AMBIGUOUS = {
    "get_flow_run/reply-failed-children",
    "query_job/reply-failed",
    "query_job/reply-mixed-text",
}
"""Examples in which JSON cannot tell an attribute from a text or an element of the same name."""
JSON = {"Accept": "application/json", "Content-Type": "application/json"}


def model_of(path):
    if path.parent.name == "error":
        return codec.model_named("ErrorReply")
    operation = OPERATIONS_BY_FOLDER[path.parent.name]
    is_request = path.name.startswith("request")
    return codec.model_named(operation.request if is_request else operation.reply)


def reply(text, name):
    """The JSON form of a reply of the operation."""
    model = codec.model_named(OPERATIONS[name].reply)
    return json.loads(to_json(f"<tsResponse>{text}</tsResponse>".encode(), model))


def request(value, name):
    """The request of the operation, decoded from JSON by way of XML."""
    model = codec.model_named(OPERATIONS[name].request)
    document = to_xml(json.dumps(value).encode(), model, "tsRequest")
    return codec.decode(model, document, "tsRequest", strict=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_example_of_the_spec_means_the_same_in_json(path):
    root = "tsRequest" if path.name.startswith("request") else "tsResponse"
    model, document = model_of(path), path.read_bytes()

    in_json = to_json(document, model)
    in_xml = to_xml(in_json, model, root)

    assert json.loads(to_json(in_xml, model)) == json.loads(in_json)
    if f"{path.parent.name}/{path.stem}" not in AMBIGUOUS:
        assert codec.decode(model, in_xml, root) == codec.decode(model, document, root)


@pytest.mark.parametrize(
    ("name", "xml", "expected"),
    [
        ("queryFlowsForSite", "<flows/>", {"flows": {}}),
        (
            "queryFlowsForSite",
            '<pagination pageNumber="1" pageSize="100" totalAvailable="1"/>'
            '<flows><flow id="1" name="A"><tags/></flow></flows>',
            {
                "pagination": {"pageNumber": "1", "pageSize": "100", "totalAvailable": "1"},
                "flows": {"flow": [{"id": "1", "name": "A", "tags": {}}]},
            },
        ),
        (
            "getFlowRuns",
            '<flowRuns><flowRuns id="1"/><flowRuns id="2"/></flowRuns>',
            {"flowRuns": {"flowRuns": [{"id": "1"}, {"id": "2"}]}},
        ),
        (
            "queryFlowPermissions",
            "<permissions><granteeCapabilities/></permissions>",
            {"permissions": {"granteeCapabilities": [{}]}},
        ),
        (
            "serverInfo",
            '<serverInfo><productVersion build="b">26.2</productVersion>'
            "<restApiVersion>3.30</restApiVersion></serverInfo>",
            {
                "serverInfo": {
                    "productVersion": {"build": "b", "value": "26.2"},
                    "restApiVersion": "3.30",
                }
            },
        ),
        (
            "queryFlowConnections",
            '<connections><connection serverPort="54" embedPassword="true"/></connections>',
            {"connections": {"connection": [{"serverPort": "54", "embedPassword": True}]}},
        ),
        ("queryFlow", '<flow xmlns="http://tableau.com/api" name="ü"/>', {"flow": {"name": "ü"}}),
    ],
)
def test_replies_have_the_form_of_the_servers(name, xml, expected):
    assert reply(xml, name) == expected


def test_requests_may_have_numbers_booleans_null_and_single_items():
    one = {"user": {"id": "u"}, "capabilities": {"capability": {"name": "Read", "mode": "Allow"}}}
    many = {**one, "capabilities": {"capability": [{"name": "Read", "mode": "Allow"}]}}
    single, several = (
        request({"permissions": {"granteeCapabilities": given}}, "addFlowPermissions")
        for given in (one, [many])
    )
    connection = request(
        {"connection": {"serverPort": 5432, "embedPassword": True, "userName": None}},
        "updateFlowConnection",
    ).connection
    sign_in = {"name": "a", "password": "b", "site": {"contentUrl": ""}, "user": {"id": None}}

    assert single == several
    assert (connection.server_port, connection.embed_password) == (5432, True)
    assert connection.user_name is None
    assert request({"credentials": sign_in}, "signIn").credentials.user is None


@pytest.mark.parametrize(
    ("accept", "is_json"),
    [
        ("", False),
        ("*/*", False),
        ("application/*", False),
        ("application/xml", False),
        ("application/json", True),
        ("APPLICATION/JSON; charset=utf-8", True),
        ("application/json, text/plain, */*", True),
        ("text/html, application/json;q=0.9, */*;q=0.8", True),
        ("application/xml, application/json", False),
        ("application/json, application/xml", True),
        ("application/xml;q=0.5, application/json", True),
        ("application/json;q=0.5, text/xml", False),
        ("application/json;q=0", False),
        ("application/json;q=wrong", False),
        ("application/jsonp", False),
        ("text/plain," * 1000 + "application/json", False),
    ],
)
def test_the_reply_is_in_json_if_the_request_prefers_it(accept, is_json):
    assert accepts_json(accept) is is_json


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("application/json", True),
        ("application/json; charset=utf-8", True),
        ("Application/JSON ;charset=UTF-8", True),
        ("application/jsonp", False),
        ("text/xml; a=application/json", False),
        ("", False),
    ],
)
def test_a_request_is_in_json_if_its_media_type_says_so(content_type, expected):
    assert is_json(content_type) is expected


def test_white_space_between_elements_is_no_value_in_json():
    document = b'<tsResponse>\n <flow id="1" name="A">\n  <tags> </tags>\n </flow>\n</tsResponse>'
    found = json.loads(to_json(document, codec.model_named(OPERATIONS["queryFlow"].reply)))
    assert found["flow"] == {"id": "1", "name": "A", "tags": {}}


def test_a_request_in_one_form_can_get_its_reply_in_the_other(server, connect):
    api = connect(server, "admin")
    path = f"flows/{SUPERSTORE}"
    body = {"flow": {"owner": {"id": emulator.seed_id("user", "publisher")}}}

    as_xml = api.call("PUT", path, json.dumps(body), headers={"Content-Type": "application/json"})
    as_json = api.call("GET", path, headers={"Accept": "application/json"})

    assert api.tree(as_xml).find("flow/owner").attrib["id"] == body["flow"]["owner"]["id"]
    assert as_json.json()["flow"]["owner"]["id"] == body["flow"]["owner"]["id"]


def test_a_flow_can_be_published_with_a_payload_in_json(server, admin):
    payload = json.dumps({"flow": {"name": "Daily", "project": {"id": DEFAULT}}}).encode()
    body = (
        b"--B\r\nContent-Disposition: name=request_payload\r\n"
        b"Content-Type: application/json\r\n\r\n" + payload + b"\r\n"
        b'--B\r\nContent-Disposition: name=tableau_flow; filename="daily.tflx"\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n"
        + emulator.sample_flow()
        + b"\r\n--B--\r\n"
    )
    headers = {"Content-Type": "multipart/mixed; boundary=B", "Accept": "application/json"}
    answer = admin.call("POST", "flows", body, headers=headers)

    assert answer.status_code == 201
    assert answer.json()["flow"]["name"] == "Daily"
    assert "Daily" in admin.names(admin.get("flows"))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "cannot be read"),
        ("[]", "must be a JSON object"),
        ("3", "must be a JSON object"),
        ("<tsRequest/>", "cannot be read"),
        ('{"flow": NaN}', "NaN"),
        ('{"flow": ' * 20_000, "cannot be read"),
        ('{"flow": {"a b": "c"}}', "cannot be the name of an element"),
        ('{"flow": {"a": "\\u0001"}}', "U+0001"),
        ('{"flow": {"a": "\\ud800"}}', "U+D800"),
        ('{"flow": {"project": [[1]]}}', "cannot be a value"),
        ('{"flow": {"project": {}}}', "@id: the attribute is missing"),
        ('{"flow": {"project": {"id": {}}}}', "@id: the attribute is missing"),
    ],
    ids=lambda it: it[:30],
)
def test_a_body_that_is_no_such_document_is_refused_in_json(admin, content, words):
    answer = admin.call("PUT", f"flows/{SUPERSTORE}", content.encode(), headers=JSON)

    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "400000"
    assert words in error["detail"]


def test_deep_documents_are_refused_without_end_of_the_stack():
    model = codec.model_named(OPERATIONS["updateFlow"].request)
    for depth in (500, 990, 5000, 100_000):
        document = b'{"flow":' * depth + b"{}" + b"}" * depth
        with suppress(JsonFormError):
            to_xml(document, model, "tsRequest")


def test_an_error_is_sent_in_json(admin, server):
    answer = admin.call("GET", "flows/nope", headers=JSON)

    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("application/json")
    assert set(answer.json()["error"]) == {"code", "summary", "detail"}

    server.refuse_next("404027")
    refused = admin.call("GET", f"flows/{SUPERSTORE}", headers=JSON)
    assert refused.json()["error"]["code"] == "404027"


def test_the_quirks_of_real_servers_appear_in_json_too(start, connect):
    api = connect(start(quirks=["warnings", "empty-times", "no-namespace"]), "admin")
    api.post(f"flows/{SUPERSTORE}/run")
    runs = api.call("GET", "flows/runs", headers=JSON).json()

    assert runs["flowRuns"]["flowRuns"][0]["completedAt"] == ""
    assert len(runs["warnings"]["warning"]) == 1


def test_a_reply_without_content_is_an_empty_object_or_nothing(admin):
    deleted = admin.call("DELETE", f"flows/{SUPERSTORE}", headers=JSON)
    assert (deleted.status_code, deleted.content) == (204, b"")

    upload = admin.begin_upload()
    assert upload


def test_the_conversion_takes_time_in_proportion_to_the_document():
    model = codec.model_named(OPERATIONS["queryFlowsForSite"].reply)

    def convert(count):
        flows = b'<flow id="1" name="A"/>' * count
        document = b"<tsResponse><flows>" + flows + b"</flows></tsResponse>"

        def run():
            to_xml(to_json(document, model), model, "tsResponse")

        return run

    assert_in_proportion(convert(2000), convert(8000), 4)
