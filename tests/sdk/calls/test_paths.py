"""No id, given or answered by a server, leads a request to another path than its operation's."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from datetime import time
from types import SimpleNamespace
from urllib.parse import unquote

import pytest
from sample_requests import least_change
from tableau_flows import emulator, errors, models
from tableau_flows._calls.request import build_request
from tableau_flows._session.session import Identity
from tableau_flows_generated import catalog, operations
from tableau_flows_generated.operation import OperationInfo

FLOW = emulator.seed_id("flow", "Superstore")
LUID = "9dbd2263-16b5-46e1-9c43-a76bb8ab65fb"
RULE = models.GranteeCapabilities(
    user=models.UserReference(id=LUID), capabilities=(models.Capability(name="Read", mode="Allow"),)
)
DETAILS = models.FrequencyDetails(start=time(6))
MODELS = {
    "contents": [models.ContentToTag(id=LUID, content_type="Flow")],
    "frequency_details": DETAILS,
    "grantee_capabilities": [RULE],
    "priority": 50,
    "tags": [models.TagToAdd(label="sales")],
}
ME = Identity("the-token", LUID, LUID)

ESCAPES = [
    *("", ".", "..", "/", "a/b", "../x", "a/..", "%2e%2e", "%2F", "a%00", "a?b=1", "a#b", "a\\b"),
    *("..\\x", "a\nb", "a\rb", "a\0b", "a\x7fb", "a\tb", " a", "a ", "a\n", "\ud800", "a\u2028b"),
]
NO_IDS = [35, None, b"abc", 1.5, True, [], SimpleNamespace(), SimpleNamespace(id=35)]
ADDRESSES = ["263", "https://t.example/#/site/x/flows/263", "#/flows/263", "t/#/site/x/flows/263"]

INFOS = sorted(
    (info for info in vars(catalog).values() if isinstance(info, OperationInfo)),
    key=lambda info: info.id,
)
PLACES = [
    pytest.param(info, parameter.argument, id=f"{info.id}-{parameter.argument}")
    for info in INFOS
    for parameter in info.parameters
    if parameter.location == "path" and not parameter.session and not parameter.enum
    if not parameter.free_text
]
IDS_IN_BODIES = [
    (operations.update_flow, "project", {"flow": LUID}),
    (operations.update_flow, "owner", {"flow": LUID}),
    (operations.publish_flow, "project", {}),
    (operations.add_flow_task_to_schedule, "flow", {"schedule": LUID}),
    (operations.create_project, "parent", {"name": "N"}),
    (operations.create_project, "owner", {"name": "N"}),
    (operations.update_project, "owner", {"project": LUID}),
    (
        operations.create_cloud_flow_task,
        "flow",
        {"frequency": "Daily", "frequency_details": DETAILS},
    ),
]


def call(info: OperationInfo, argument: str, value: object):
    """Build a call with one of the values in its path changed."""
    in_path = [p for p in info.parameters if p.location == "path" and not p.session]
    given = {p.argument: p.enum[0] if p.enum else LUID for p in in_path}
    given[argument] = value
    builder = getattr(operations, info.name)
    for name, parameter in inspect.signature(builder).parameters.items():
        if parameter.default is parameter.empty and name not in given:
            given[name] = MODELS.get(name, LUID)
    return builder(**least_change(info.name) | given)


def test_there_are_places_to_look_at():
    assert len(INFOS) >= 29
    assert len(PLACES) >= 24  # without capabilities and modes, which are closed sets


@pytest.mark.parametrize(("info", "argument"), PLACES)
def test_a_value_that_would_change_the_path_is_refused(info, argument):
    for value in ESCAPES:
        with pytest.raises(errors.UsageError, match=f"^{argument} must not be") as caught:
            call(info, argument, value)
        assert ascii(value)[1:-1] in ascii(str(caught.value)).replace("\\\\", "\\")
    for value in NO_IDS:
        with pytest.raises(errors.UsageError, match=f"^{argument} must"):
            call(info, argument, value)


@pytest.mark.parametrize("value", ["a/b", "../x", "a?b#c", "%2F", "a\\b", " a ", ":{siteId}", "é"])
def test_a_free_text_is_one_encoded_segment_of_the_path(value):
    operation = operations.delete_tag_from_flow(LUID, value)
    url = build_request("https://t", operation, (3, 30), ME).url
    before, _, sent = url.rpartition("/")
    assert before == f"https://t/api/3.30/sites/{LUID}/flows/{LUID}/tags"
    assert re.fullmatch(r"(?:[\w.]|%[0-9A-F]{2})+", sent)
    assert unquote(sent) == value


@pytest.mark.parametrize("value", ["", ".", "..", "a\0b", "\ud800", "x" * 1001, *NO_IDS])
def test_a_free_text_that_no_encoding_keeps_in_its_place_is_refused(value):
    with pytest.raises(errors.UsageError, match=r"^label (must|contains|has)"):
        operations.delete_tag_from_flow(LUID, value)


@pytest.mark.parametrize(("info", "argument"), PLACES)
def test_the_path_of_a_request_has_the_segments_of_its_operation(info, argument):
    for value in (LUID, "7720:170f-1:0", "flow 1", "ä"):
        operation = call(info, argument, value)
        operation = replace(operation, body=None)
        url = build_request("https://t", operation, (3, 30), ME).url
        assert url.partition("?")[0].count("/") == f"https://t{info.path}".count("/")


@pytest.mark.parametrize(
    ("builder", "argument", "before"), IDS_IN_BODIES, ids=[place[1] for place in IDS_IN_BODIES]
)
def test_an_id_in_a_body_is_checked_and_an_object_may_take_its_place(builder, argument, before):
    more = {"name": "N", "file_name": "a.tfl"} if builder is operations.publish_flow else {}
    for value in (*ESCAPES, *ADDRESSES, 35, b"abc", SimpleNamespace(id=None)):
        with pytest.raises(errors.UsageError, match=f"^{argument} must not be"):
            builder(**before, **more, **{argument: value})
    by_id = builder(**before, **more, **{argument: LUID})
    assert builder(**before, **more, **{argument: SimpleNamespace(id=LUID)}) == by_id


@pytest.mark.parametrize("value", [*ADDRESSES, 35, None])
def test_what_was_copied_from_a_browser_is_explained(value):
    with pytest.raises(
        errors.UsageError, match=r"client\.flows\.find\(.+\) returns|an object that has one"
    ):
        operations.query_flow(value)


def test_an_upload_session_may_have_a_number_as_its_id():
    path = operations.append_to_file_upload("263", content=b"x").path
    assert path.endswith("/fileUploads/263")


def test_an_id_that_is_a_number_is_taken_from_an_object():
    assert operations.query_flow(SimpleNamespace(id="263")).path.endswith("/flows/263")


def test_what_is_shown_of_a_value_has_an_end():
    class Strange:
        def __repr__(self) -> str:
            raise RuntimeError

    for value in ("/" * 10_000, ["x"] * 10_000, Strange()):
        with pytest.raises(errors.UsageError) as caught:
            operations.query_flow(value)
        assert len(str(caught.value)) < 500


@pytest.mark.any_connections
@pytest.mark.parametrize("value", ESCAPES)
def test_the_id_of_a_site_is_checked_however_it_is_come_by(world, value):
    with pytest.raises(errors.UsageError, match="site_id must not be"):
        world.from_token("https://t", token="t", site_id=value)
    with pytest.raises(errors.UsageError, match="user_id must not be"):
        world.from_token("https://t", token="t", site_id=LUID, user_id=value)


@pytest.mark.parametrize("value", ["..", ".", "", "a/b", "%2e%2e", "a?b", "a#b", "a\\b"])
def test_a_site_that_the_server_answers_is_checked_before_a_call_goes_there(
    world, server, credentials, value
):
    body = (
        '<tsResponse xmlns="http://tableau.com/api"><credentials token="t0ken">'
        f'<site id="{value}"/><user id="u"/></credentials></tsResponse>'
    )
    server.answer_next(200, body.encode(), operation="signIn")
    tableau = world.client(server.url, site="", credentials=credentials)
    with pytest.raises(errors.UnreadableReplyError, match="site_id must not be") as caught:
        tableau.flows.delete(FLOW)
    assert caught.value.operation == "signIn"
    assert [request.operation for request in server.requests] == ["serverInfo", "signIn"]
    tableau.flows.delete(FLOW)  # signs in anew


def test_nothing_is_sent_for_an_id_that_is_none(tableau, server):
    for value in (35, None, "263", "..", "a/b", "\ud800"):
        for refused in (
            lambda value=value: tableau.flows.get(value),
            lambda value=value: tableau.flows.delete(value),
            lambda value=value: tableau.flows.update(FLOW, owner=value or "/"),
            lambda value=value: tableau.projects.update(FLOW, parent=value or "/"),
            lambda value=value: tableau.flows.update(value, project="Sales/EU"),
            lambda value=value: tableau.permissions.grant(FLOW, user=value or "/", allow=["Read"]),
        ):
            with pytest.raises(errors.UsageError):
                refused()
    assert server.requests == ()


def test_an_object_is_taken_wherever_an_id_is_asked_for(tableau):
    (flow,) = (flow for flow in tableau.flows.list() if flow.id == FLOW)
    assert tableau.flows.update(flow, project=flow.project, owner=flow.owner).id == FLOW


def test_half_a_surrogate_in_a_query_is_refused():
    with pytest.raises(errors.UsageError, match=r"filter contains .*surrogate"):
        build_request(
            "https://t", operations.query_flows_for_site(filter="name:eq:\ud800"), (3, 30), ME
        )


@pytest.mark.parametrize(("value", "sent"), [(True, "true"), (False, "false")])
def test_a_truth_value_in_a_query_is_written_in_lower_case(value, sent):
    operation = operations.query_flows_for_user(LUID, owned_by=value)
    assert build_request("https://t", operation, (3, 30), ME).url.endswith(f"?ownedBy={sent}")


def test_a_number_in_a_query_is_written_in_digits_and_none_is_left_out():
    operation = operations.query_flows_for_user(LUID, page_size=7)
    assert build_request("https://t", operation, (3, 30), ME).url.endswith("/flows?pageSize=7")
