"""From an operation to the bytes of a request."""

from __future__ import annotations

import pytest
from tableau_flows._calls.request import build_request, check_version
from tableau_flows._files.local.sources import FileSlice, open_source
from tableau_flows._http.bodies.multipart import MultipartBody
from tableau_flows._http.messages import httpcore_request
from tableau_flows._plans.messages import Request, Timeouts
from tableau_flows._session.session import Identity
from tableau_flows.errors import UsageError, VersionError
from tableau_flows_generated import models as m
from tableau_flows_generated import operations

ME = Identity("the-token", "site 1", "user-1")
FILE = FileSlice(open_source(b"PK.."), 0, 4)


def build(operation, **options):
    return build_request("https://t", operation, (3, 21), ME, **options)


def test_a_call_gets_its_version_its_site_and_its_token():
    request = build(operations.query_flow("flow 1"))
    assert request.method == "GET"
    assert request.url == "https://t/api/3.21/sites/site%201/flows/flow%201"
    headers = dict(request.headers)
    assert headers["X-Tableau-Auth"] == "the-token"
    assert headers["Accept"] == "application/xml"
    assert headers["User-Agent"].startswith("tableau-flows/")
    assert "Content-Type" not in headers


def test_a_call_without_a_session_carries_no_token():
    request = build_request("https://t", operations.server_info(), (3, 3), None)
    assert request.url == "https://t/api/3.3/serverinfo"
    assert "X-Tableau-Auth" not in dict(request.headers)


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ("name:eq:A b", "name%3Aeq%3AA%20b"),
        ("name:eq:a+b", "name%3Aeq%3Aa%2Bb"),
        ("name:eq:é&=#?", "name%3Aeq%3A%C3%A9%26%3D%23%3F"),
    ],
)
def test_query_values_are_encoded_as_one_value(value, sent):
    request = build(operations.query_flows_for_site(filter=value))
    assert request.url.endswith(f"/flows?filter={sent}")


def test_a_document_is_sent_as_xml():
    request = build(operations.run_flow_now("f"))
    assert dict(request.headers)["Content-Type"] == "text/xml"
    assert request.body == b"<tsRequest/>"


def test_a_file_goes_into_the_part_that_has_no_content():
    operation = operations.publish_flow(name="N", flow_type="tfl", file_name="a.tfl")
    request = build(operation, file=FILE)
    assert isinstance(request.body, MultipartBody)
    assert dict(request.headers)["Content-Type"] == request.body.media_type
    assert (
        b'filename="a.tfl"\r\nContent-Type: application/octet-stream\r\n\r\nPK..\r\n'
        in b"".join(request.body.chunks())
    )


def test_a_part_without_content_needs_a_file():
    with pytest.raises(UsageError, match="tableau_flow has no content"):
        build(operations.publish_flow(name="N", file_name="a.tfl"))


def test_a_file_needs_a_part():
    with pytest.raises(UsageError, match="no part for it"):
        build(operations.publish_flow(name="N", upload_session_id="u"), file=FILE)


def test_files_are_asked_for_without_compression():
    headers = dict(build(operations.download_flow("f")).headers)
    assert headers["Accept-Encoding"] == "identity"
    assert headers["Accept"] == "*/*"


def test_timeouts_are_finite_unless_told_otherwise():
    assert build(operations.query_flow("f")).timeouts == Timeouts(10, 60, 60, 10, 600)


def test_a_request_shows_neither_its_headers_nor_its_body():
    assert "the-token" not in repr(build(operations.run_flow_now("f")))
    assert "tsRequest" not in repr(build(operations.run_flow_now("f")))


@pytest.mark.parametrize(
    ("operation", "need"),
    [
        (operations.get_flow_runs(), (3, 10)),
        (operations.get_flow_runs(filter="flowId:eq:1,status:eq:Failed"), (3, 30)),
        (operations.get_flow_runs(sort="startedAt:asc,status:desc"), (3, 30)),
    ],
)
def test_what_the_version_does_not_have_is_refused(operation, need):
    below = (need[0], need[1] - 1)
    check_version(operation, need)
    with pytest.raises(VersionError) as caught:
        check_version(operation, below)
    assert (caught.value.have, caught.value.need) == (below, need)
    assert f"needs version {need[0]}.{need[1]}" in str(caught.value)
    assert f"version {below[0]}.{below[1]} is in use" in str(caught.value)


STEPS = m.FlowRunSpec(flow_output_steps=(m.FlowOutputStepReference(id="s"),))
VALUES = m.FlowRunSpec(flow_parameter_specs=(m.FlowParameterSpec(parameter_id="p"),))


@pytest.mark.parametrize(
    ("operation", "what", "need"),
    [
        (operations.run_flow_now("f", flow_run_spec=STEPS), "flow_run_spec", (3, 14)),
        (
            operations.run_flow_now("f", flow_run_spec=VALUES),
            "flow_run_spec.flow_parameter_specs",
            (3, 15),
        ),
        (
            operations.add_flow_permissions(
                "f",
                grantee_capabilities=[
                    m.GranteeCapabilities(group_set=m.GroupSetReference(id="g"), capabilities=())
                ],
            ),
            "grantee_capabilities.group_set",
            (3, 22),
        ),
        (
            operations.add_flow_task_to_schedule("f", "s", flow_run_spec=STEPS),
            "flow_run_spec",
            (3, 15),
        ),
        (
            operations.sign_in(
                credentials=m.SignInCredentials(jwt="j", site=m.SiteAddress(content_url=""))
            ),
            "credentials.jwt",
            (3, 16),
        ),
    ],
)
def test_a_field_of_the_body_that_the_version_does_not_have_is_refused(operation, what, need):
    check_version(operation, need)
    with pytest.raises(VersionError) as caught:
        check_version(operation, (need[0], need[1] - 1))
    assert (caught.value.what, caught.value.need) == (f"{operation.info.id}: {what}", need)


def test_fields_that_are_not_given_are_not_missed():
    check_version(operations.run_flow_now("f"), (3, 3))
    check_version(operations.add_flow_task_to_schedule("f", "s"), (3, 3))


def test_a_field_is_not_taken_for_a_value():
    check_version(operations.get_flow_runs(filter="flowId:eq:status:x"), (3, 10))


@pytest.mark.parametrize(
    "filter_",
    [
        "status:in:[Pending,Failed]",
        "status:in:[Pending]",
        "flowId:eq:x,status:in:[Failed, InProgress]",
        "status:in:[failed]",
        "status:in:Pending",
    ],
)
def test_a_list_of_statuses_that_the_server_gets_wrong_is_refused(filter_):
    with pytest.raises(UsageError, match="status:in: accepts only Success, Failed, Cancelled"):
        check_version(operations.get_flow_runs(filter=filter_), (3, 30))


@pytest.mark.parametrize(
    "filter_",
    ["status:in:[Success,Failed,Cancelled]", "status:eq:Pending", "flowId:in:[a,b]"],
)
def test_other_lists_in_filters_are_sent(filter_):
    check_version(operations.get_flow_runs(filter=filter_), (3, 30))


@pytest.mark.parametrize(
    ("server", "host"),
    [
        ("https://t", b"t"),
        ("https://t:443", b"t"),
        ("http://t:80", b"t"),
        ("https://t:80", b"t:80"),
        ("http://t:443", b"t:443"),
        ("https://[::1]", b"[::1]"),
        ("https://[::1]:8443", b"[::1]:8443"),
    ],
)
def test_the_host_is_named_as_other_clients_name_it(server, host):
    _, built = httpcore_request(Request("GET", f"{server}/api"), None)
    assert dict(built.headers)[b"Host"] == host
