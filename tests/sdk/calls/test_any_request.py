"""`client.request` and `client.raw`: any endpoint, with sign-in, retries, errors and checks."""

from __future__ import annotations

import json

import pytest
from tableau_flows import emulator, errors
from tableau_flows._calls.any_request import any_request, checked_media
from tableau_flows._calls.json_errors import read_json_error
from tableau_flows._calls.request import build_request
from tableau_flows._session.session import Identity
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
SITE = emulator.seed_id("site", "")
ME = Identity("the-token", SITE, None)


def sent(method, path, **given):
    return build_request("https://t", any_request(method, path, **given), (3, 30), ME)


def test_a_path_stands_below_the_version_and_gets_the_site():
    request = sent("GET", "/sites/{site_id}/workbooks", query={"pageSize": 5, "all": True})
    assert request.url == f"https://t/api/3.30/sites/{SITE}/workbooks?pageSize=5&all=true"
    assert ("X-Tableau-Auth", "the-token") in request.headers


def test_a_path_from_api_on_keeps_its_version():
    assert sent("GET", "/api/exp/things/a%2Fb").url == "https://t/api/exp/things/a%2Fb"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "sites",
            "//other.example/x",
            "/sites/../x",
            "/sites/%2e%2E/x",
            "/sites/./x",
            "/a//b",
        ),
        *(
            "/a?b=1",
            "/a#b",
            "/a b",
            "/a\\b",
            "/a%5Cb",
            "/a%",
            "/a%zz",
            "/\u00e4",
            "/{other}",
            "/a\n",
        ),
        *(
            "/sites/..;/x",
            "/sites/..;a=b/x",
            "/sites/%2e%2e%3B/x",
            "/sites/%252e%252e/x",
            "/sites/;a/x",
            "/a%2F..%2Fb",
            "/a%2f",
            "/a%252F%252Fb",
            "/a%00",
            "/a%0D%0Ab",
            "/a%250Ab",
            "/auth/signin%2F",
        ),
        *("/" + "a" * 5000, "https://other.example/x", None, 5, "/a/"),
    ],
)
def test_a_path_that_would_lead_elsewhere_is_refused(path):
    with pytest.raises(errors.UsageError, match=r"^path must"):
        any_request("GET", path)


@pytest.mark.parametrize(
    "path",
    [
        *("/auth/signin", "/auth/signout", "/api/3.19/auth/switchSite"),
        *("/auth/signin;x=1", "/auth/signin%3B", "/auth;a/%2573ignout", "/api/3.1;b/auth/signin"),
    ],
)
def test_the_requests_of_the_session_are_left_to_the_client(path):
    with pytest.raises(errors.UsageError, match=r"use \w+\(\) of the client"):
        any_request("POST", path)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"query": {"a": None}}, r"query\['a'\] must be text"),
        ({"query": {"": "x"}}, "query must not have the name"),
        ({"query": ["a"]}, "query must be a mapping"),
        ({"query": {"a": "x\n"}}, "control character"),
        ({"body": 5}, "body must be text or bytes"),
        ({"body": "x", "json_body": {}}, "together"),
        ({"json_body": {"a": object()}}, "cannot be written as JSON"),
        ({"json_body": float("nan")}, "cannot be written as JSON"),
        ({"body": "x", "media_type": "json\r\nX: y"}, "media_type must be a media type"),
        ({"media_type": "text/csv"}, "needs a body"),
    ],
)
def test_an_argument_that_cannot_be_sent_is_refused(given, message):
    with pytest.raises(errors.UsageError, match=message):
        any_request("POST", "/x", **given)


class Incomparable:
    def __eq__(self, other):
        raise RuntimeError("compared")

    __hash__ = None


@pytest.mark.parametrize("method", ["get", "HEAD", "CONNECT", None, "GET /x", Incomparable()])
def test_only_the_methods_of_the_api_are_sent(method):
    with pytest.raises(errors.UsageError, match=r"^method must be GET"):
        any_request(method, "/x")


def test_the_media_type_of_the_response_is_checked():
    assert checked_media("application/json", "accept") == "application/json"
    with pytest.raises(errors.UsageError, match=r"^accept must be"):
        checked_media("a, b", "accept")


def test_json_is_sent_as_json_and_text_as_xml():
    request = sent("POST", "/x", json_body={"a": [1]})
    assert json.loads(request.body) == {"a": [1]}
    assert ("Content-Type", "application/json") in request.headers
    assert ("Content-Type", "text/xml") in sent("POST", "/x", body="<a/>").headers


def test_any_endpoint_answers_with_its_bytes(tableau, server):
    response = tableau.request("GET", "/sites/{site_id}/flows", query={"pageSize": 1})
    assert (response.status, response.parsed) == (200, None)
    assert 'pageSize="1"' in response.text
    assert "xml" in response.headers["content-type"]
    assert "Superstore" not in repr(response)
    assert response.url.endswith("flows?pageSize=1")


def test_a_write_is_performed_and_its_error_raised(tableau, server):
    path = f"/sites/{{site_id}}/flows/{FLOW}/tags"
    body = '<tsRequest><tags><tag label="new"/></tags></tsRequest>'
    assert tableau.request("PUT", path, body=body).status == 200
    with pytest.raises(errors.BadRequestError):
        tableau.request("PUT", path, body="<tsRequest>")
    with pytest.raises(errors.NotFoundError) as caught:
        tableau.request("GET", "/sites/{site_id}/flows/00000000-0000-0000-0000-000000000000")
    assert caught.value.code == "404027"


def test_an_expired_session_is_renewed(tableau, server):
    tableau.sign_in()
    server.expire_tokens()
    assert tableau.request("GET", "/sites/{site_id}/flows").status == 200
    assert [r.operation for r in server.requests].count("signIn") == 2


def test_a_get_is_retried_and_a_write_is_not(tableau, server):
    server.answer_next(503, operation="queryFlowsForSite")
    assert tableau.request("GET", "/sites/{site_id}/flows").status == 200
    server.answer_next(502, operation="addTagsToFlow")
    body = '<tsRequest><tags><tag label="new"/></tags></tsRequest>'
    with pytest.raises(errors.OutcomeUnknownError):
        tableau.request("PUT", f"/sites/{{site_id}}/flows/{FLOW}/tags", body=body)


def test_an_error_document_with_status_200_and_a_page_are_errors(world, raw_server, raw_answer):
    error = b"<tsResponse><error code='404027'><summary>No</summary></error></tsResponse>"
    page = b"<html><body>Please sign in</body></html>"
    tableau = world.from_token(raw_server.url, token="t", site_id="s", api_version="3.30")
    raw_server.script = [raw_answer(200, error), raw_answer(200, page)]
    with pytest.raises(errors.NotFoundError):
        tableau.request("GET", "/sites/{site_id}/x")
    with pytest.raises(errors.UnreadableReplyError, match="HTML page"):
        tableau.request("GET", "/sites/{site_id}/x")


def test_a_raw_call_has_the_result_beside_the_bytes(tableau, server):
    response = tableau.raw.call(operations.query_flow(FLOW))
    assert response.parsed == tableau.flows.get(FLOW)
    assert (response.status, response.method) == (200, "GET")
    assert FLOW.encode() in response.content
    assert tableau.raw.call(operations.download_flow(FLOW)).parsed.startswith(b"PK")
    assert tableau.raw.call(operations.delete_flow(FLOW)).parsed is None


def test_a_raw_call_raises_the_error_of_its_code(tableau, server):
    with pytest.raises(errors.NotFoundError):
        tableau.raw.call(operations.query_flow("00000000-0000-0000-0000-000000000000"))
    with pytest.raises(errors.UsageError, match=r"^operation must be made"):
        tableau.raw.call("queryFlow")


def test_an_error_document_in_json_is_read():
    body = b'{"error":{"code":"404027","summary":"Not found","detail":null}}'
    detail = read_json_error(body)
    assert (detail.code, detail.summary, detail.detail) == ("404027", "Not found", None)


@pytest.mark.parametrize(
    "body",
    [b"", b"<a/>", b"{", b"[]", b'{"error":"x"}', b'{"error":{"code":5}}', b'{"a":1}', b"{" * 9],
)
def test_other_json_is_no_error_document(body):
    assert read_json_error(body) is None
