"""A known secret is taken out of any text that is kept, however it is spelled there."""

from __future__ import annotations

import html
import json
import logging
import pickle
from base64 import b64encode, urlsafe_b64encode
from collections import UserList
from dataclasses import replace
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proportions import assert_in_proportion
from results import result_of
from tableau_flows import errors
from tableau_flows._calls.reply_errors import decoding_failure, failure_of
from tableau_flows._common import redact
from tableau_flows._common import secrets as secrets_module
from tableau_flows._common.causes import causes, related
from tableau_flows._common.redact import excerpt, hide_secret_headers, redact_exception, redacted
from tableau_flows._common.secrets import MARK, MAX_SEARCHED, Secrets, hide
from tableau_flows._plans.messages import Request, Response
from tableau_flows_generated import codec, operations

SECRETS = [
    "hvZR5Lx7Q5mQ3Wm0|nJ8c/Zb+Yw==:site",
    "p&ss \"w'rd<1>",
    "кл%юч\\n😀",
    "50%41x;amp",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln",
]


def hexed(text: str, form: str) -> str:
    return "".join(form.format(ord(mark)) for mark in text)


SPELLINGS = {
    "raw": str,
    "percent": quote,
    "percent, all": lambda text: quote(text, safe=""),
    "percent, lower case": lambda text: "".join(
        f"%{byte:02x}" if byte > 127 or not chr(byte).isalnum() else chr(byte)
        for byte in text.encode()
    ),
    "percent, each letter": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()),
    "form": quote_plus,
    "percent, twice": lambda text: quote(quote(text, safe=""), safe=""),
    "HTML": html.escape,
    "XML": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;"),
    "decimal": lambda text: hexed(text, "&#{:d};"),
    "decimal, padded": lambda text: hexed(text, "&#{:07d};"),
    "hexadecimal": lambda text: hexed(text, "&#x{:x};"),
    "hexadecimal, upper case": lambda text: hexed(text, "&#X{:04X};"),
    "named": lambda text: html.escape(text).replace("=", "&equals;").replace("/", "&sol;"),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON, slashes": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "JSON, each letter": lambda text: "".join(
        f"\\u{unit:04x}" for unit in memoryview(text.encode("utf-16-le")).cast("H")
    ),
    "JSON in HTML": lambda text: html.escape(json.dumps(text)[1:-1]),
    "HTML in percent": lambda text: quote(html.escape(text), safe=""),
    "repr": lambda text: repr(text)[1:-1],
    "repr of bytes": lambda text: repr(text.encode())[2:-1],
    "with NUL bytes": lambda text: "\0".join(text),
    "base64": lambda text: b64encode(text.encode()).decode(),
    "base64 for addresses": lambda text: urlsafe_b64encode(text.encode()).decode(),
    "base64 with a name": lambda text: b64encode(f"user:{text}".encode()).decode(),
    "base64 with a longer name": lambda text: b64encode(f"user1:{text}@".encode()).decode(),
}


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_spelling_is_found(spelling, secret):
    written = SPELLINGS[spelling](secret)
    shown = hide(f"<td>Token: {written}</td> tail", [secret])
    if spelling.startswith("base64"):
        assert written[8:-6] not in shown
    else:
        assert shown == f"<td>Token: {MARK}</td> tail"


@pytest.mark.parametrize("secret", ["?>?>?>?>?>?>?>?>?>", "~~~~~~~~~~~~~~~~~~"])
def test_both_alphabets_of_base64_are_found(secret):
    usual, for_addresses = b64encode(secret.encode()), urlsafe_b64encode(secret.encode())
    assert usual != for_addresses
    for written in (usual.decode(), for_addresses.decode()):
        assert written[4:-4] not in hide(f"<td>{written}</td>", [secret])


def test_all_places_and_all_secrets_are_found():
    assert hide("a=secret-1&b=secret-2;secret-1", ["secret-1", "secret-2"]) == "a=…&b=…;…"


def test_secrets_that_overlap_leave_nothing_behind():
    assert hide("x abcdefghij y", ["abcdefgh", "efghij", "cdefghij"]) == "x … y"
    assert hide("x abcdefghijklmnop y", ["abcdefghijklmnop", "cdefghij"]) == "x … y"


def test_the_beginning_of_a_secret_at_the_end_of_a_text_is_found():
    assert hide("token=hvZR5Lx7Q5mQ", ["hvZR5Lx7Q5mQ3Wm0|nJ8c"]) == "token=…"
    assert hide("token=hvZR5Lx", ["hvZR5Lx7Q5mQ3Wm0|nJ8c"]) == "token=hvZR5Lx"
    assert hide("token=hvZR5Lx7Q5mQ3Wm0|nJ8", ["hvZR5Lx7Q5mQ3Wm0|nJ8c"]) == "token=…"
    for partial in ("%", "%7", "&", "&#12", "&#x7", "&ver", "\\", "\\u00", "\\x7"):
        assert hide(f"token=hvZR5Lx7Q5mQ3Wm0{partial}", ["hvZR5Lx7Q5mQ3Wm0|nJ8c"]) == "token=…"


@pytest.mark.parametrize("spell", [str.upper, str.lower, str.swapcase])
@pytest.mark.parametrize("secret", ["hvZR5Lx7Q5mQ3Wm0|nJ8c", "12345abc", "Ключ-İstanbul"])
def test_a_secret_is_found_in_upper_and_lower_case(spell, secret):
    ascii_only = "".join(spell(mark) if mark.isascii() else mark for mark in secret)
    assert hide(f"t={ascii_only}.", [secret]) == f"t={MARK}."
    encoded = b64encode(secret.encode()).decode()
    assert encoded[4:-4].lower() not in hide(f"t={spell(encoded)}.", [secret]).lower()


def test_the_first_half_of_a_secret_is_found():
    secret = "hvZR5Lx7Q5mQ3Wm0|nJ8cGa9Tb"
    for size in (13, 20, 25):
        assert hide(f"({secret[:size]}...)", [secret]) == f"({MARK}...)"
    assert hide(f"({secret[:12]}...)", [secret]) == f"({secret[:12]}...)"
    assert hide("(password-12...)", ["password-1234"]) == "(password-12...)"
    assert hide("(password-123...)", ["password-1234"]) == f"({MARK}...)"


def test_base64_that_is_cut_off_is_found():
    for before in ("", "me:", "user:"):
        encoded = b64encode(f"{before}{SECRETS[0]}".encode()).decode()
        for size in range(20, len(encoded) - 4):
            assert encoded[8:20] not in hide(encoded[:size], [SECRETS[0]])


def test_the_time_does_not_grow_with_the_square_of_a_secret():
    def work(size: int) -> None:
        hide("x" * size, ["x" * size + "y"])
        hide("x" * size, ["xy" * size])

    assert_in_proportion(lambda: work(4_000), lambda: work(60_000), 15, margin=5)


@pytest.mark.parametrize(
    ("text", "secret", "shown"),
    [
        ("a cat: cat", "cat", "a cat: cat"),
        ("demo demos (demo)", "demo", "… demos (…)"),
        ("password=demo&x", "demo", "password=…&x"),
        ("xlongerpassx", "longerpass", "x…x"),
        ("x1234567x", "1234567", "x1234567x"),
        ("Demo DEMO", "demo", "Demo DEMO"),
        ("x12345678x", "12345678", "x…x"),
    ],
)
def test_a_short_secret_is_replaced_as_a_word_and_a_very_short_one_is_not(text, secret, shown):
    assert hide(text, [secret]) == shown


def test_no_more_than_64_ki_characters_are_looked_at_and_kept():
    assert len(hide("a" * 100_000, ["canary-secret"])) == 64 * 1024


@given(st.text("abc &%;#x0123", max_size=200), st.text("KLMNO", min_size=8, max_size=12))
def test_a_text_without_a_secret_stays_as_it_is(text, secret):
    assert hide(text, [secret]) == text


@given(
    st.text(max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=8, max_size=20),
    st.text(max_size=30),
)
def test_a_secret_in_any_text_is_gone(before, secret, after):
    for spell in (str, lambda text: quote(text, safe=""), lambda text: hexed(text, "&#{:d};")):
        assert spell(secret) not in hide(before + spell(secret) + after, [secret])


# In what is made of replies

SECRET = SECRETS[0]
REQUEST = Request(
    "GET", f"https://t/api/3.30/x?filter=name:eq:{quote(SECRET)}", operation="queryFlow",
    secrets=(SECRET,),
)  # fmt: skip
PAGES = [
    "<html><table><tr><td>X-Tableau-Auth</td><td>{}</td></tr></table>",
    "<html>Cookie: workgroup_session_id={}; Secure",
    '{{"headers": {{"X-Tableau-Auth": "{}"}}}}',
    "https://t/?access_token={}",
    "{}",
    '<tsResponse xmlns="http://tableau.com/api"><error code="{0}"><summary>{0}</summary>'
    "<detail>No session {0}</detail></error></tsResponse>",
    '<tsResponse xmlns="http://tableau.com/api"><{0}/>',
    "<tsResponse xmlns='http://tableau.com/api'><flow name='{0}' createdAt='{0}'/></tsResponse>",
]


def everything(error: BaseException) -> str:
    shown = ""
    inner: BaseException | None = error
    while inner is not None:
        shown += f"{inner} {inner!r} {vars(inner)}"
        inner = inner.__cause__ or inner.__context__
    return shown


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("status", [200, 302, 400, 404, 413, 429, 500, 502, 524])
@pytest.mark.parametrize("spelling", ["raw", "percent, all", "HTML", "decimal", "JSON"])
def test_an_error_shows_no_secret_that_a_page_repeats(spelling, status, page):
    written = SPELLINGS[spelling](SECRET)
    headers = {
        "content-type": f"text/x; charset={written}",
        "x-request-id": f"id-{written}",
        "location": f"https://t/login/{written}/?token={written}",
        "retry-after": written,
    }
    answer = Response(status, headers, page.format(written).encode())
    try:
        result_of(operations.query_flow("f"), REQUEST, answer)
    except errors.TableauError as error:
        shown = everything(error)
    assert written not in shown
    assert SECRET not in shown
    assert quote(SECRET) not in shown


def test_a_redirect_does_not_show_who_it_is_for():
    answer = Response(302, {"location": "https://user:s3cret@other/path?x=1#y"})
    error = failure_of(REQUEST, answer)
    assert isinstance(error, errors.RedirectedError)
    assert error.location == "https://other/path"


@pytest.mark.parametrize(
    "page",
    [
        "access_token=s3cret&x", '{"accessToken": "s3cret"}', "{'client_secret': 's3cret'}",
        "&quot;token&quot;:&quot;s3cret&quot;",
        '{\\"token\\": \\"s3cret\\"}', "&quot;token&quot;: s3cret", "Authorization: Bearer s3cret",
        "Authorization: Basic s3cret", "x-tableau-auth:s3cret", "PASSWORD = 's3cret'",
    ],
)  # fmt: skip
def test_what_is_named_as_a_secret_is_left_out_although_it_is_not_known(page):
    assert "s3cret" not in excerpt(page.encode())
    assert "s3cret" not in redacted(page, guess=True)


def test_what_is_shown_has_an_end():
    assert len(excerpt(b"a" * 100_000)) == 500
    assert len(redacted("a" * 100_000)) == 4001


@pytest.mark.parametrize("before", [490, 495, 499])
def test_a_secret_across_the_end_of_what_is_shown_is_not_shown_in_part(before):
    page = b"x" * before + SECRET.encode()
    assert excerpt(page, [SECRET]) == "x" * before + MARK


@pytest.mark.parametrize("name", ["HTTPS_PROXY", "https_proxy", "All_Proxy", "FTP_PROXY"])
def test_the_passwords_of_the_proxies_of_the_environment_are_known(monkeypatch, name):
    monkeypatch.setenv(name, "http://user:proxy%2Dpass@127.0.0.1:9")
    assert "pass" not in excerpt(b"<b>proxy-pass proxy%2Dpass</b>")


def test_an_exception_of_another_library_is_cleaned_with_all_that_led_to_it():
    inner = ValueError(f"illegal line: {SECRET!r}", 5)
    inner.line = SECRET
    error = OSError(SECRET)
    error.__cause__ = inner
    redact_exception(error, [SECRET])
    assert SECRET not in everything(error)
    assert inner.args == (f"illegal line: '{MARK}'", 5)


def test_only_so_much_of_an_exception_is_searched_and_the_rest_is_replaced(monkeypatch):
    searched, read = [], []
    find, environment = redact.hide, redact.environment_secrets
    monkeypatch.setattr(redact, "hide", lambda text, *of: searched.append(text) or find(text, *of))
    monkeypatch.setattr(redact, "environment_secrets", lambda: read.append(1) or environment())
    deep = [SECRET]
    for _ in range(100_000):
        deep = [deep]
    long = [f"{SECRET}{'x' * 60_000}{number}" for number in range(10)]
    error = ValueError(["a", SECRET] * 5000, long, deep, 5)
    redact_exception(error, [SECRET])
    many, texts, levels, number = error.args
    assert many[:4] == ["a", MARK, "a", MARK]
    assert many[1000:] == [MARK] * 9000
    assert (texts, number) == ([MARK] * 10, 5)
    assert repr(levels) == f"{'[' * 10}'{MARK}'{']' * 10}"
    assert len(searched) == 1000
    assert len(read) == 1

    searched.clear()
    error = ValueError(*long, SECRET.encode() * 10_000)
    redact_exception(error, [SECRET])
    assert SECRET not in everything(error)
    assert len(searched) == 4
    assert error.args[:5] == (*(f"{MARK}{'x' * 60_000}{number}" for number in range(4)), MARK)


def test_an_exception_that_was_raised_while_another_was_handled_is_cleaned_with_it():
    error = OSError("x")
    error.__context__ = ValueError(SECRET)
    error.__context__.__context__ = KeyError(SECRET)
    redact_exception(error, [SECRET])
    assert SECRET not in everything(error)
    assert error.__context__.args == error.__context__.__context__.args == (MARK,)


def test_everything_that_an_exception_holds_or_leads_to_is_cleaned():
    both = OSError("x")
    both.__cause__, both.__context__ = ValueError("y"), KeyError(SECRET)
    member = TypeError({"header": SECRET})
    member.add_note(f"of {SECRET}")
    group = ExceptionGroup("several", UserList([member]))  # a sequence of any type
    group.__cause__ = OSError(OSError(SECRET.encode()))
    both.__cause__.failures = [group, (SECRET, 5, None)]
    both.decoding = UnicodeDecodeError("utf-8", b"\xff" + SECRET.encode(), 0, 1, "no UTF-8")
    redact_exception(both, [SECRET])
    for inner in related(both):
        shown = f"{inner} {inner!r} {vars(inner)} {inner.args}"
        assert SECRET not in shown + pickle.dumps(inner).decode("latin-1")
    assert len(list(related(both))) == 8
    assert SECRET.encode() not in both.decoding.object
    assert both.__cause__.failures[1] == (MARK, 5, None)


@pytest.mark.parametrize(
    ("name", "line", "shown"),
    [
        (
            "httpcore.http11",
            "receive_response_headers.complete return_value=(b'HTTP/1.1', 200, b's3cret', "
            "[(b'Content-Type', b'text/xml'), (b'X-Echo', b's3cret'), (b'A!', b\"s3'cret\")])",
            "receive_response_headers.complete return_value=(b'HTTP/1.1', 200, b'…', "
            "[(b'Content-Type', b'text/xml'), (b'…', b'…'), (b'…', b'…')])",
        ),
        (
            "httpcore.http11",
            "receive_response_headers.failed exception=RemoteProtocolError(\"illegal 's3cret'\")",
            "receive_response_headers.failed exception=RemoteProtocolError(…)",
        ),
        (
            "httpcore.socks",
            "setup_socks5_connection.started stream=<S> host='h' port=1 auth=(b'u', b's3cret')",
            "setup_socks5_connection.started stream=<S> host='h' port=1 auth=(…)",
        ),
        (
            "httpcore.connection",
            "connect_tcp.started host='127.0.0.1' port=80 timeout=5 socket_options=None",
            "connect_tcp.started host='127.0.0.1' port=80 timeout=5 socket_options=None",
        ),
    ],
)
def test_log_lines_of_httpcore_show_nothing_that_may_be_secret(caplog, name, line, shown):
    hide_secret_headers()
    caplog.set_level(logging.DEBUG, logger=name)
    logging.getLogger(name).debug(line)
    assert caplog.messages == [shown]


@pytest.mark.parametrize("content", [b"no XML", b'{"no": "XML"}'])
def test_what_the_decoder_says_is_cleaned_since_it_may_become_a_cause(content):
    with pytest.raises(codec.DecodeError) as caught:
        codec.decode(codec.model_named("FlowReply"), content)
    caught.value.args = (f"unreadable value {SECRET}",)
    vars(caught.value)["reason"] = SECRET
    decoding_failure(REQUEST, Response(200, {}), caught.value, content)
    assert SECRET not in everything(caught.value)


# The time

COOKIES = [f"{number:03d}-{'0123456789abcdef' * 9}" for number in range(50)]
"""As many and as long cookies as one session keeps."""

TEXTS = {
    "plain": "nothing to see here, ",
    "encoded": "a%2541&amp;\\u0041",
    "cookies": COOKIES[7],
    "periodic": "a",
    "heads": COOKIES[7][:60],
}


@pytest.mark.parametrize("kind", TEXTS)
def test_the_time_is_linear_in_the_text_with_many_secrets(kind):
    secrets = Secrets([*COOKIES, *("a" * size for size in range(100, 110))])
    hide("built", secrets)
    whole = TEXTS[kind] * (MAX_SEARCHED // len(TEXTS[kind]))
    quarter = whole[: MAX_SEARCHED // 4]
    assert_in_proportion(lambda: hide(quarter, secrets), lambda: hide(whole, secrets), 4)


def test_the_search_strings_of_the_same_secrets_are_built_once(monkeypatch):
    built = []
    build = secrets_module._needles
    monkeypatch.setattr(secrets_module, "_needles", lambda one: built.append(one) or build(one))
    secrets = Secrets(COOKIES)
    request = replace(REQUEST, secrets=secrets)
    for number in range(20):
        failure_of(request, Response(500, {"content-type": f"{number}"}, b"<html>"))
        redact_exception(ValueError(f"{number}"), secrets)
    assert built == COOKIES


def test_the_context_of_an_exception_is_among_its_causes_and_a_ring_has_an_end():
    first, second, third = ValueError("1"), OSError(2, "gone"), KeyError("3")
    first.__cause__, second.__context__ = second, third
    assert list(causes(first)) == [first, second, third]
    third.__context__ = first
    assert list(causes(first)) == [first, second, third]
