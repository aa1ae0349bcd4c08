"""`with_options(headers=)`: sent with every request of the view, checked, and kept secret."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from types import MappingProxyType

import pytest
from tableau_flows import emulator, errors

FLOW = emulator.seed_id("flow", "Superstore")
SECRET = "canary-of-the-gateway"
GATEWAY = {"X-Gateway": f"Bearer {SECRET}", "X-Trace": "1"}


@pytest.fixture
def tableau(world, box, credentials):
    return world.client(box.url, site="", credentials=credentials)


def test_they_are_sent_with_every_request_of_the_view_and_no_other(tableau, box):
    view = tableau.with_options(headers=GATEWAY)
    view.flows.get(FLOW)
    list(view.flows.list(page_size=1))
    view.flows.publish(emulator.sample_flow(), name="N", file_type="tfl", chunk_size=200)
    requests = box.seen()
    assert len(requests) > 8
    assert {request.headers.get("X-Gateway") for request in requests} == {GATEWAY["X-Gateway"]}
    assert {request.headers.get("X-Trace") for request in requests} == {"1"}
    assert "/auth/signin" in {request.path.split("?")[0][9:] for request in requests}
    tableau.flows.get(FLOW)
    assert box.seen()[-1].headers.get("X-Gateway") is None


def test_they_stay_unless_others_are_given(tableau, box):
    view = tableau.with_options(headers=MappingProxyType(GATEWAY))
    view.with_options().flows.get(FLOW)
    view.with_options(headers={"X-Other": "2"}).flows.get(FLOW)
    view.with_options(headers={}).flows.get(FLOW)
    last = [(one.headers.get("X-Trace"), one.headers.get("X-Other")) for one in box.seen()[-3:]]
    assert last == [("1", None), (None, "2"), (None, None)]


OWN = (
    *("X-Tableau-Auth", "x-tableau-auth", "Host", "Content-Length", "content-type", "Cookie"),
    *("Accept", "Accept-Encoding", "Connection", "Transfer-Encoding", "User-Agent", "Range"),
    *("Proxy-Authorization", "Expect", "TE", "Upgrade"),
)


@pytest.mark.any_connections
@pytest.mark.parametrize("name", OWN)
def test_the_headers_of_the_library_are_refused(tableau, box, name):
    with pytest.raises(
        errors.UsageError, match=f"^headers= must not contain {name}, which the library sets"
    ):
        tableau.with_options(headers={name: "x"})
    assert box.seen() == []


@pytest.mark.any_connections
@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([("X-A", SECRET)], "must be a mapping of names to values, not of type list"),
        ("X-A", "must be a mapping of names to values, not of type str"),
        ({5: SECRET}, "has the name 5, which cannot be sent"),
        ({"": SECRET}, "has the name '', which cannot be sent"),
        ({"X A": SECRET}, "has the name 'X A', which cannot be sent"),
        ({"X-A:": SECRET}, "has the name 'X-A:', which cannot be sent"),
        ({"X-A\r\nB": SECRET}, "has the name .*, which cannot be sent"),
        ({"X-Ä": SECRET}, "has the name 'X-Ä', which cannot be sent"),
        ({"X" * 201: SECRET}, "has the name 'X.*, which cannot be sent"),
        ({"X-A": 5}, "has a value for X-A that cannot be sent: it must be a str, not int"),
        ({"X-A": None}, "has a value for X-A that cannot be sent: it must be a str"),
        ({"X-A": b"x"}, "has a value for X-A that cannot be sent: it must be a str, not bytes"),
        ({"X-A": ""}, "has a value for X-A that cannot be sent: it is empty"),
        ({"X-A": f"{SECRET}\n"}, "has a value for X-A that cannot be sent: it begins or ends"),
        ({"X-A": f"{SECRET}\r\nB: c"}, ".*for X-A that cannot be sent: it contains a control char"),
        ({"X-A": f"{SECRET}\0c"}, ".*for X-A that cannot be sent: it contains a control character"),
        (
            {"X-A": f"{SECRET}é"},
            ".*for X-A that cannot be sent: it contains a character beyond ASCII",
        ),
        ({"X-A": SECRET * 400}, ".*for X-A that cannot be sent: it has more than 8000 characters"),
        ({"X-A": SECRET, "x-a": SECRET}, "has x-a twice, in upper and lower case"),
        ({"x-a": SECRET, "X-A": SECRET}, "has X-A twice, in upper and lower case"),
    ],
)
def test_what_cannot_be_sent_is_refused_and_not_shown(tableau, box, headers, words):
    with pytest.raises(errors.UsageError, match=f"^headers= {words}") as caught:
        tableau.with_options(headers=headers)
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    assert box.seen() == []


class Changing(Mapping):
    """Answers something else each time."""

    def __init__(self, *answers):
        self.answers = iter(answers)

    def __getitem__(self, name):
        return SECRET

    def __iter__(self):
        return iter(["X-A"])

    def __len__(self):
        return 1

    def items(self):
        return [next(self.answers)]


def test_what_was_checked_is_what_is_sent(tableau, box):
    changing = Changing(("X-A", "1"), ("X-Tableau-Auth", "other"))
    tableau.with_options(headers=changing).flows.get(FLOW)
    assert box.seen()[-1].headers.get("X-A") == "1"


def test_values_are_neither_logged_nor_shown_where_the_server_repeats_them(tableau, box, caplog):
    caplog.set_level(logging.DEBUG)
    view = tableau.with_options(headers=GATEWAY)
    view.sign_in()
    page = f"<html>who are you, {SECRET}?</html>"
    box.on("GET", "/flows/", times=1).answer(403, page.encode())
    with pytest.raises(errors.UnreadableReplyError) as caught:
        view.flows.get(FLOW)
    assert "who are you" in caught.value.text
    assert SECRET not in "".join(traceback.format_exception(caught.value)) + caught.value.text
    assert SECRET not in caplog.text
    assert SECRET not in repr(view)


def test_a_value_that_stands_in_the_address_is_no_secret(world, raw_server, raw_answer):
    tableau = world.from_token(raw_server.url, token="t0ken", site_id="s1", api_version="3.30")
    view = tableau.with_options(headers={"X-Forwarded-Host": "127.0.0.1"})
    raw_server.script.append(raw_answer(418, b"<html>"))
    with pytest.raises(errors.UnreadableReplyError) as caught:
        view.flows.get("f1")
    assert caught.value.url.startswith(raw_server.url)
