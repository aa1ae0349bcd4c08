"""From an answer to a reply or to an exception, whatever the answer is."""

from __future__ import annotations

import pickle

import pytest
from results import result_of
from tableau_flows import errors
from tableau_flows._calls.reply_errors import failure_of
from tableau_flows._plans.messages import Request
from tableau_flows.errors.classification import classify
from tableau_flows_generated import operations
from tableau_flows_generated.protocol import CallOutcome

NS = 'xmlns="http://tableau.com/api"'
FLOW = f'<tsResponse {NS}><flow id="f1" name="Daily"/></tsResponse>'
REQUEST = Request("GET", "https://t/api/3.30/x", operation="queryFlow")


def error(code: str, summary: str = "S", detail: str = "D") -> str:
    return (
        f'<tsResponse {NS}><error code="{code}"><summary>{summary}</summary>'
        f"<detail>{detail}</detail></error></tsResponse>"
    )


def read(answer, operation=None):
    return result_of(operation or operations.query_flow("f1"), REQUEST, answer)


def test_a_reply_becomes_a_model(make_response):
    assert read(make_response(FLOW)).name == "Daily"


def test_any_success_is_one(make_response):
    assert read(make_response(FLOW, 201)).id == "f1"


def test_an_error_has_everything_the_server_says(make_response):
    with pytest.raises(errors.NotFoundError) as caught:
        read(make_response(error("404027", "Gone", "No flow f1"), 404, x_request_id="r1"))
    raised = caught.value
    assert (raised.status, raised.code, raised.summary, raised.detail) == (
        404,
        "404027",
        "Gone",
        "No flow f1",
    )
    assert (raised.method, raised.url, raised.operation, raised.request_id) == (
        "GET",
        "https://t/api/3.30/x",
        "queryFlow",
        "r1",
    )


def test_an_error_in_a_success_is_an_error(make_response):
    with pytest.raises(errors.AlreadyFinishedError) as caught:
        read(make_response(error("403135"), 200), operations.cancel_flow_run("r"))
    assert caught.value.status == 200
    with pytest.raises(errors.NotFoundError):
        read(make_response(error("404027"), 200))


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (400, "400999", errors.BadRequestError),
        (401, "401002", errors.SessionExpiredError),
        (401, "401001", errors.SignInError),
        (403, "403999", errors.PermissionDeniedError),
        (404, "404999", errors.NotFoundError),
        (405, "405000", errors.MethodNotAllowedError),
        (409, "409041", errors.NameTakenError),
        (409, "409093", errors.AlreadyQueuedError),
        (429, "429000", errors.RateLimitedError),
        (500, "500000", errors.ServerError),
        (561, "561000", errors.ServerError),
        (418, "418000", errors.ApiError),
    ],
)
def test_each_family_has_its_class(make_response, status, code, kind):
    with pytest.raises(errors.ApiError) as caught:
        read(make_response(error(code), status))
    assert type(caught.value) is kind


@pytest.mark.parametrize(
    "body",
    [b"", b"  ", b"{}", f"<tsResponse {NS}/>".encode(), b"<?xml version='1.0'?><tsResponse/>"],
)
def test_nothing_is_read_in_several_forms(make_response, body):
    assert read(make_response(body), operations.delete_flow("f")) is None


HTML = b"<!DOCTYPE html><html><body>Please log in</body></html>"


NO_ANSWERS = pytest.mark.parametrize(
    ("body", "content_type", "words"),
    [
        (HTML, "text/html; charset=utf-8", "an HTML page"),
        (b"  <!-- x --><HTML>", "", "an HTML page"),
        (b"Bad gateway", "text/html", "an HTML page"),
        (b"", "", "an empty body"),
        (b"\r\n", "text/xml", "an empty body"),
        (b'{"error": {}}', "application/json", "JSON"),
        (b"<rss><channel/></rss>", "application/xml", r"a foreign document \(<rss>\)"),
        (b"Bad gateway", "text/plain", "not XML"),
        (b"<tsResponse><flow id='f1'", "application/xml", "cut off or is malformed"),
        (b"\x00\x01\x02", "application/octet-stream", "not XML"),
    ],
)


@pytest.mark.parametrize("status", [200, 401, 404, 499, 502, 503])
@NO_ANSWERS
def test_what_is_no_answer_is_named(make_response, status, body, content_type, words):
    with pytest.raises(errors.UnreadableReplyError, match=words) as caught:
        read(make_response(body, status, content_type=content_type))
    assert caught.value.status == status
    assert caught.value.content_type == content_type
    assert caught.value.text == body.decode()[:500]
    assert f"answered {status}" in str(caught.value)


@NO_ANSWERS
def test_where_nothing_is_answered_only_nothing_will_do(make_response, body, content_type, words):
    answer = make_response(body, content_type=content_type)
    if not body.strip():
        assert read(answer, operations.delete_flow("f")) is None
        return
    with pytest.raises(errors.UnreadableReplyError, match=words):
        read(answer, operations.delete_flow("f"))


def test_a_document_of_another_kind_says_what_is_missing(make_response):
    with pytest.raises(errors.UnreadableReplyError, match="cannot be read"):
        read(make_response(f"<tsResponse {NS}><flow name='no id'/></tsResponse>"))


def test_a_failure_without_an_error_in_it_says_so(make_response):
    with pytest.raises(errors.UnreadableReplyError, match="a document without an error"):
        read(make_response(FLOW, 500))


def test_a_doctype_is_refused(make_response):
    with pytest.raises(errors.UnreadableReplyError, match="DOCTYPE"):
        read(make_response(f"<!DOCTYPE tsResponse>{FLOW}"))


@pytest.mark.parametrize("body", [b"", HTML, b"slow down"])
def test_too_many_requests_means_what_it_says_whatever_the_body_is(make_response, body):
    with pytest.raises(errors.RateLimitedError) as caught:
        read(make_response(body, 429, retry_after="17"))
    assert (caught.value.code, caught.value.retry_after) == (None, 17.0)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("0", 0), ("120", 120), ("Wed, 01 Jan 2020 00:00:00 GMT", 0), ("soon", None), ("", None)],
)
def test_the_wait_the_server_asks_for_is_read(make_response, header, seconds):
    with pytest.raises(errors.UnreadableReplyError) as caught:
        read(make_response(b"", 503, retry_after=header))
    assert caught.value.retry_after == seconds


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://sso.example.com/login?token=s3cret", "https://sso.example.com/login"),
        ("https://u:s3cret@other/x", "https://other/x"),
        ("/relative", "/relative"),
        ("", "no address"),
    ],
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_names_where_it_points_and_is_not_followed(
    make_response, status, location, shown
):
    with pytest.raises(errors.RedirectedError, match="redirect") as caught:
        read(make_response(HTML, status, location=location))
    assert shown in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_a_file_is_read_as_it_is(make_response):
    assert read(make_response(b"PK\x03\x04"), operations.download_flow("f")) == b"PK\x03\x04"


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        (HTML, "application/octet-stream", errors.UnreadableReplyError),
        (b"PK", "text/html", errors.UnreadableReplyError),
        (b"", "application/octet-stream", errors.UnreadableReplyError),
        (FLOW.encode(), "application/octet-stream", errors.UnreadableReplyError),
        (error("404027").encode(), "application/octet-stream", errors.NotFoundError),
    ],
)
def test_a_page_or_a_document_is_not_taken_for_a_file(make_response, body, content_type, kind):
    with pytest.raises(kind):
        read(make_response(body, content_type=content_type), operations.download_flow("f"))


@pytest.mark.parametrize(
    "body",
    [
        b'<tsResponse><credentials token="s3cret|abc"',
        b'<tsResponse><credentials token="s3cret',
        b'{"token": "s3cret"}',
        b"password=s3cret&x=1",
        b"X-Tableau-Auth: s3cret",
    ],
)
def test_the_beginning_of_a_reply_shows_no_secrets(make_response, body):
    with pytest.raises(errors.UnreadableReplyError) as caught:
        read(make_response(body))
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in caught.value.text


def test_a_proxy_that_limits_the_size_of_requests_is_named_with_what_to_do(make_response):
    class SomeBody:
        length = 40 * 1024 * 1024

    for body, words in (
        (SomeBody(), "had 41943040 bytes: publish with chunk_size=16777216 or less"),
        (b"<tsRequest/>", "a proxy in front of the server limits the size of requests"),
        (None, "a proxy in front of the server limits the size of requests"),
    ):
        request = Request("POST", "https://t/api/3.30/x", body=body, operation="publishFlow")
        error = failure_of(request, make_response("<html>Too large</html>", 413))
        assert isinstance(error, errors.UnreadableReplyError)
        assert words in str(error)


def test_an_error_of_tableau_with_the_same_status_is_taken_at_its_word(make_response):
    failed = failure_of(REQUEST, make_response(error("413000", detail="Too long"), 413))
    assert isinstance(failed, errors.ApiError)
    assert "proxy" not in str(failed)


def test_what_the_decoder_says_is_not_chained_since_it_may_quote_a_secret(make_response):
    with pytest.raises(errors.UnreadableReplyError) as caught:
        read(make_response(f"<tsResponse {NS}><flow name='no id'/></tsResponse>"))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_the_representation_of_an_error_shows_its_class_and_its_text(make_response):
    """A list of failures is shown with `repr`, such as that of `asyncio.gather`."""
    answered = errors.NotFoundError(
        status=404,
        code="404027",
        summary="No flow",
        detail="",
        method="GET",
        url="u",
        operation="o",
    )
    failed = errors.ConnectionFailedError("reset", method="GET", url="u", operation="o", sent=True)
    for error in (answered, failed, errors.UsageError("wrong"), pickle.loads(pickle.dumps(failed))):
        assert str(error) in repr(error)
        assert repr(error).startswith(type(error).__name__ + "(")
    assert "404027" in repr(answered)


@pytest.mark.parametrize("status", [500, 501, 507])
@pytest.mark.parametrize("body", [b"", b"\r\n"])
def test_a_server_that_fails_without_a_reason_is_a_server_error(make_response, status, body):
    with pytest.raises(errors.ServerError) as caught:
        read(make_response(body, status))
    error = caught.value
    assert (error.status, error.code) == (status, None)
    assert str(error).endswith(
        f"answered {status} (no code): The server failed: it sent no reason: the body of the"
        " response is empty"
    )
    assert classify(error) is CallOutcome.FAULT
