"""Requests are compared without what has no meaning, and with all that has."""

from __future__ import annotations

from typing import Any

import pytest
from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.checks import found

XML = '<tsRequest><a b="1" c="2"><d>x</d><e/></a></tsRequest>'
PLAIN = {
    "method": "PUT",
    "path": "/api/3.30/a%20b/%C3%A9",
    "query": [["filter", "a:eq:b+c d"], ["pageSize", "1"]],
    "headers": {"X-Tableau-Auth": "t", "Content-Type": "text/xml", "Other": None},
    "xml": XML,
}
ANSWER = {
    "method": "PUT",
    "url": "/api/3.30/a%20b/%c3%a9?pageSize=1&filter=a%3Aeq:b%2Bc%20d",
    "headers": {"x-tableau-auth": "t", "content-type": "text/xml; charset=utf-8", "more": "x"},
    "body": '<?xml version="1.0"?>\n<tsRequest>\n<a c="2" b="1">\n<d>x</d><e></e> </a></tsRequest>',
}
PART = {
    "headers": ["Content-Disposition", "Content-Type"],
    "disposition": "form-data",
    "name": "n",
    "file_name": "f.tfl",
    "media_type": "application/octet-stream",
    "text": "a\r\n--b",
}
MULTIPART = {
    "method": "POST",
    "path": "/api/x",
    "query": [],
    "headers": {"Content-Type": "multipart/mixed"},
    "parts": [PART],
}
BODY = (
    '--B\r\nContent-Disposition: form-data; name="n"; filename="f.tfl"\r\n'
    "Content-Type: application/octet-stream\r\n\r\na\r\n--b\r\n--B--\r\n"
)
SENT: dict[str, Any] = {
    "method": "POST",
    "url": "/api/x",
    "headers": {"Content-Type": "multipart/mixed; boundary=B"},
    "body": BODY,
}


def differences(expect: Any, answer: Any) -> list[str]:
    return [*found(Case("requests/a/b", "request", {"expect": expect}), answer)]


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"url": "/api/3.30/a%20b/%C3%A9?filter=a%3Aeq%3Ab%2Bc+d&pageSize=1"},
        {"body": XML},
        {"body": f"{XML}<!-- end -->"},
    ],
)
def test_what_has_no_meaning_may_differ(changes: Any) -> None:
    assert differences(PLAIN, {**ANSWER, **changes}) == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"method": "put"}, 'method: expected "PUT", but got "put"'),
        ({"url": "/api/3.30/a/b/%C3%A9"}, "path: expected 5 items"),
        ({"url": "/api/3.30/a%2Bb/%C3%A9"}, "path[3]"),
        ({"url": "/api/3.30/a b/é"}, "not the encoded path"),
        ({"url": "/api/3.30/a%20b/%E9"}, "not encoded UTF-8"),
        ({"url": "/api/3.30/a%2"}, "not the encoded path"),
        ({"url": "https://x/api"}, "not the encoded path"),
        ({"url": 7}, "not the encoded path"),
        ({"url": ANSWER["url"].replace("%2B", "+")}, 'query[0][1]: expected "a:eq:b+c d"'),
        ({"url": f"{ANSWER['url']}&a=b"}, "query: expected 2 items"),
        ({"url": "/api/3.30/a%20b/%C3%A9?pageSize=1"}, "query: expected 2 items"),
        ({"headers": {**ANSWER["headers"], "other": "x"}}, "headers.Other: expected null"),
        ({"headers": {}}, 'headers.X-Tableau-Auth: expected "t"'),
        ({"headers": {**ANSWER["headers"], "x-tableau-auth": "T"}}, "headers.X-Tableau-Auth"),
        ({"body": None}, "xml: expected"),
        ({"body": XML.replace('"2"', '"3"')}, 'xml.children[0].attributes.c: expected "2"'),
        ({"body": XML.replace("<d>x</d><e/>", "<e/><d>x</d>")}, "xml.children[0].children[0]"),
        ({"body": XML.replace("<tsRequest>", '<tsRequest xmlns="u">')}, "xml.element"),
        ({"body": XML.replace(">x<", "> x<")}, 'text: expected "x", but got " x"'),
        ({"body": "<tsRequest>"}, "not well-formed"),
        ({"body": f"<!DOCTYPE tsRequest>{XML}"}, "DOCTYPE"),
        ({"body": "<a>" * 90 + "</a>" * 90}, "nested too deeply"),
        ({"body": 7}, "the body is not a text"),
        ({"body": None, "body_base64": "!"}, "body_base64 is not the base64"),
    ],
)  # fmt: skip
def test_what_has_a_meaning_must_be_equal(changes: Any, said: str) -> None:
    assert said in "\n".join(differences(PLAIN, {**ANSWER, **changes}))


def test_a_body_where_there_must_be_none_is_a_difference() -> None:
    none = {key: value for key, value in PLAIN.items() if key != "xml"}
    assert "body: expected null" in "\n".join(differences(none, ANSWER))
    assert differences(none, {**ANSWER, "body": ""}) == []


def test_a_multipart_body_with_any_boundary_is_equal() -> None:
    assert differences(MULTIPART, SENT) == []
    other = {"headers": {"content-type": 'Multipart/Mixed; boundary="x y"'}}
    assert differences(MULTIPART, {**SENT, **other, "body": BODY.replace("--B", "--x y")}) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\r\n", "\n", "begin and end with the boundary"),
        ("--B--\r\n", "", "begin and end with the boundary"),
        ("--B--\r\n", "--B\r\n", "begin and end with the boundary"),
        ("--B\r\n", "preamble\r\n--B\r\n", "begin and end with the boundary"),
        ("\r\n\r\n", "\r\n", "no empty line"),
        ('filename="f.tfl"', 'filename="g.tfl"', "parts[0].file_name"),
        ('; filename="f.tfl"', "", "parts[0].file_name"),
        ("form-data;", "attachment;", "parts[0].disposition"),
        ('name="n"', 'name="m"', "parts[0].name"),
        ("a\r\n--b\r\n", "a\r\n--b", "begin and end with the boundary"),
        ("a\r\n--b", "a\r\n--b ", "parts[0].text"),
        ("Content-Type:", "Content-Kind:", "parts[0].headers[1]"),
        ("Content-Type: ", "More: x\r\nContent-Type: ", "parts[0].headers"),
    ],
)
def test_a_change_of_a_multipart_body_is_noticed(old: str, new: str, said: str) -> None:
    answer = {**SENT, "body": BODY.replace(old, new)}
    assert said in "\n".join(differences(MULTIPART, answer))


def test_a_multipart_body_without_a_boundary_is_no_body() -> None:
    answer = {**SENT, "headers": {"content-type": "multipart/mixed"}}
    assert "has no boundary" in "\n".join(differences(MULTIPART, answer))
