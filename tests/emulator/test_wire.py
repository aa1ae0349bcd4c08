"""How requests are understood and answers look, whatever the operation."""

from __future__ import annotations

from typing import get_type_hints

import pytest
from tableau_flows.emulator import seed_id
from tableau_flows.emulator.handlers import registered
from tableau_flows.emulator.options import Options, OptionValues
from tableau_flows.emulator.wire.routes import Routes
from tableau_flows_generated.catalog import OPERATIONS

SUPERSTORE = seed_id("flow", "Superstore")


def test_every_operation_has_a_handler():
    """Those named here have none in tableau_flows/emulator/handlers."""
    assert sorted(OPERATIONS.keys() - registered().keys()) == []


def test_every_handler_is_for_an_operation():
    assert sorted(registered().keys() - OPERATIONS.keys()) == []


def test_an_operation_without_a_handler_is_answered_with_501(start, connect, monkeypatch):
    monkeypatch.delitem(registered(), "queryFlow")
    server = start()
    admin = connect(server, "admin")

    answer = admin.get(f"flows/{SUPERSTORE}")

    assert answer.status_code == 501
    assert admin.code(answer) == "501000"
    detail = admin.tree(answer).findtext("error/detail")
    assert detail == "The emulator has no handler for the operation queryFlow."
    assert (server.requests[-1].operation, server.requests[-1].status) == ("queryFlow", 501)
    assert admin.get("flows").status_code == 200


def test_orders_come_before_a_handler_that_is_missing(start, connect, monkeypatch):
    monkeypatch.delitem(registered(), "queryFlow")
    server = start()
    admin = connect(server, "admin")
    server.refuse_next("404027", operation="queryFlow")
    assert admin.code(admin.get(f"flows/{SUPERSTORE}")) == "404027"


@pytest.mark.parametrize("operation", OPERATIONS.values(), ids=lambda operation: operation.id)
def test_every_operation_is_found_by_its_path(operation):
    routes = Routes(OPERATIONS.values(), (3, 30), cloud=operation.deployment == "cloud")
    values = {
        parameter.name: f"a {parameter.name}/with=%"
        for parameter in operation.parameters
        if parameter.location == "path"
    }
    values["apiVersion"] = "3.30"
    path = operation.path
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", value.replace("%", "%25").replace("/", "%2F"))

    route = routes.find(operation.method, path)

    assert route.operation is operation
    assert route.ids == values


def test_options_are_the_same_as_keywords_and_as_fields():
    assert get_type_hints(OptionValues) == get_type_hints(Options)


@pytest.mark.parametrize(
    "options", [{"api_version": "3"}, {"api_version": "x.y"}, {"quirks": ["no-such-quirk"]}]
)
def test_options_that_cannot_work_are_refused(options):
    with pytest.raises(ValueError, match=r"API version|quirk"):
        Options(**options)


def test_an_answer_is_a_document_in_the_namespace_of_the_api(admin):
    answer = admin.get("flows")
    assert answer.headers["Content-Type"] == "application/xml;charset=UTF-8"
    assert answer.text.startswith(
        "<?xml version='1.0' encoding='UTF-8'?><tsResponse xmlns=\"http://tableau.com/api\""
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        ' xsi:schemaLocation="http://tableau.com/api '
    )


def test_an_error_has_code_summary_and_detail(admin):
    answer = admin.get("flows/nothing")
    assert answer.status_code == 404
    error = admin.tree(answer).find("error")
    assert error.attrib == {"code": "404027"}
    assert [child.tag for child in error] == ["summary", "detail"]
    assert "nothing" in error.findtext("detail")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api",
        "/api/3.30",
        "/api/3.30/",
        "/api/3.30/nothing",
        "/api/-/flows",
        "/api/3.31/serverinfo",
        "/api/4.0/serverinfo",
        "/api/3/serverinfo",
        "/api/3.30.1/serverinfo",
        "/api/3.30/sites/x/flows/",
        "/api/3.30/sites//flows",
        "/api/3.30/serverinfo/",
        "/api/3.2/sites/x/flows",
        "/api/3.9/sites/x/flows/runs",
        "//api/3.30/serverinfo",
    ],
)
def test_an_unknown_address_is_told_as_such(server, connect, path):
    answer = connect(server).http.get(path)
    assert (answer.status_code, connect(server).code(answer)) == (404, "404003")


def test_spellings_that_clients_use_are_understood(server, connect):
    assert connect(server).http.get("/api/2.4/serverInfo").status_code == 200


def test_server_information_needs_no_session(start, connect):
    api = connect(start(api_version="3.6"))
    answer = api.http.get("/api/2.4/serverinfo")
    told = api.tree(answer).find("serverInfo")
    assert told.findtext("restApiVersion") == "3.6"
    assert told.findtext("productVersion") == "2019.4.0"
    assert told.find("productVersion").attrib["build"].startswith("20194.")
    # Newer servers tell more.
    assert told.find("prepConductorVersion") is None


@pytest.mark.parametrize(
    ("api_version", "product"),
    [("3.3", "2019.1.0"), ("3.14", "2021.4.0"), ("3.17", "2022.3.0"), ("3.29", "2026.2.0")],
)
def test_a_version_of_the_api_goes_with_a_product(start, connect, api_version, product):
    api = connect(start(api_version=api_version))
    told = api.tree(api.http.get("/api/2.4/serverinfo"))
    assert told.findtext("serverInfo/productVersion") == product


def test_an_old_server_knows_neither_newer_versions_nor_newer_operations(start, connect):
    server = start(api_version="3.9")
    api = connect(server, "admin", version="3.9")
    assert api.get("flows").status_code == 200
    assert api.call("GET", "flows", version="3.3").status_code == 200
    assert api.code(api.call("GET", "flows", version="3.10")) == "404003"
    assert api.code(api.get("flows/runs")) == "404003"


def test_cloud_has_no_schedules(start, connect):
    api = connect(start(cloud=True), "token", site="main")
    body = f'<task><flowRun><flow id="{SUPERSTORE}"/></flowRun></task>'
    path = f"schedules/{seed_id('schedule', 'Nightly flows')}/flows"
    assert api.code(api.put(path, body)) == "404003"


def test_a_site_without_prep_conductor_neither_publishes_nor_runs(start, connect):
    api = connect(start(prep_conductor=False), "admin")
    for answer in (
        api.publish("New", b"content"),
        api.post(f"flows/{SUPERSTORE}/run"),
        api.post(f"tasks/runFlow/{seed_id('task', 'Superstore')}/runNow"),
    ):
        assert api.code(answer) == "403157"
    assert api.get("flows").status_code == 200


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PATCH", "PUT", "DELETE"])
def test_a_wrong_method_is_refused_before_the_session_is_looked_at(server, connect, method):
    api = connect(server)
    api.site_id = "x"
    answer = api.call(method, "flows")
    assert answer.status_code == 405
    if method != "HEAD":
        assert api.code(answer) == "405000"


@pytest.mark.parametrize(
    ("content_type", "accepted"),
    [
        ("text/xml", True),
        ("application/xml; charset=utf-8", True),
        ("Text/XML", True),
        ("application/x-www-form-urlencoded", True),
        ("application/json", False),
        ("multipart/mixed; boundary=x", False),
    ],
)
def test_documents_come_as_xml(admin, content_type, accepted):
    answer = admin.call(
        "PUT",
        f"flows/{SUPERSTORE}",
        b"<tsRequest><flow/></tsRequest>",
        headers={"Content-Type": content_type},
    )
    assert (answer.status_code == 200) is accepted


@pytest.mark.parametrize(
    ("content", "accepted"),
    [
        (b'<tsRequest xmlns="http://tableau.com/api"><flow/></tsRequest>', True),
        (b"<?xml version='1.0'?><tsRequest><flow colour='red'><x/></flow></tsRequest>", True),
        (b"<tsRequest><flow/>", False),
        (b"<tsResponse><flow/></tsResponse>", False),
        (b"<tsrequest><flow/></tsrequest>", False),
        (b'<tsRequest xmlns="http://example.com"><flow/></tsRequest>', False),
        (b"<!DOCTYPE x><tsRequest><flow/></tsRequest>", False),
        (b"<tsRequest/>", False),
        (b"{}", False),
        (b"", False),
    ],
)
def test_documents_must_be_whole_and_of_the_right_kind(admin, content, accepted):
    answer = admin.call("PUT", f"flows/{SUPERSTORE}", content)
    assert (answer.status_code == 200) is accepted
    assert accepted or admin.code(answer) == "400000"


def test_a_refusal_waits_for_the_end_of_the_body(server, connect):
    api = connect(server)
    api.site_id, api.token = seed_id("site", ""), "expired"
    assert api.code(api.publish("Large", bytes(20_000_000))) == "401002"


def test_headers_of_any_case_carry_the_token(admin):
    headers = {"x-TABLEAU-auth": admin.token}
    admin.token = ""
    assert admin.call("GET", "flows", headers=headers).status_code == 200


def test_the_log_tells_requests_and_no_secrets(server, admin):
    server.forget_requests()
    admin.get("flows", pageSize="1")
    admin.get("flows/nothing")

    listed, failed = server.requests
    assert (listed.operation, listed.method, listed.status) == ("queryFlowsForSite", "GET", 200)
    assert listed.path.endswith("/flows?pageSize=1")
    assert (failed.status, failed.code) == (404, "404027")
    assert admin.token not in repr(server.requests)


@pytest.fixture
def quirky(start, connect):
    def quirky(*quirks):
        return connect(start(quirks=quirks), "admin")

    return quirky


def test_quirk_empty_times(quirky):
    api = quirky("empty-times")
    api.post(f"flows/{SUPERSTORE}/run")
    run = api.tree(api.get("flows/runs")).find("flowRuns/flowRuns")
    assert run.attrib["completedAt"] == run.attrib["startedAt"] == ""
    one = api.tree(api.get(f"flows/runs/{run.attrib['id']}")).find("flowRun")
    assert one.attrib == run.attrib


def test_quirk_chunked_download(quirky):
    download = quirky("chunked-download").get(f"flows/{SUPERSTORE}/content")
    assert "Content-Length" not in download.headers
    assert download.content.startswith(b"PK")


def test_quirk_no_namespace(quirky):
    api = quirky("no-namespace")
    assert b"xmlns" not in api.get("flows").content
    assert b"xmlns" not in api.get("flows/nothing").content


def test_quirk_warnings(quirky):
    api = quirky("warnings")
    for answer in (api.get("flows"), api.get("flows", filter="name:eq:nothing")):
        assert [child.tag for child in api.tree(answer)] == ["pagination", "flows", "warnings"]


def test_quirk_run_pages_end(quirky):
    api = quirky("run-pages-end")
    assert api.get("flows/runs").status_code == 200
    assert api.code(api.get("flows/runs", pageNumber="2")) == "400006"


def test_quirk_cancel_204(quirky):
    api = quirky("cancel-204")
    job = api.tree(api.post(f"flows/{SUPERSTORE}/run")).find("job/runFlowJobType")
    answer = api.call("PUT", f"flows/runs/{job.attrib['flowRunId']}")
    assert (answer.status_code, answer.content) == (204, b"")
