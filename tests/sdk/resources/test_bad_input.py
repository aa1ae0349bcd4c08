"""Bad input: each a clear, typed error; nothing lost or half written; the client still works."""

from __future__ import annotations

import io
import socket
from dataclasses import replace

import pytest
from tableau_flows import (
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    TokenCredentials,
    emulator,
    errors,
)
from tableau_flows_generated import operations

FLOW = emulator.seed_id("flow", "Superstore")
NEVER = RetryPolicy(max_retries=0)
PUBLISHER = emulator.seed_id("user", "publisher")
UNKNOWN = "00000000-0000-0000-0000-000000000000"


@pytest.fixture
def tableau(world, server, credentials):
    """A client that retries nothing: what counts here is how one failure shows."""
    return world.client(server.url, site="", credentials=credentials, retry=NEVER)


@pytest.fixture
def still_usable(tableau, server):
    """After the error the same client goes on, in the same session, and nothing has changed."""
    before = sorted(flow.name for flow in tableau.flows.list())
    yield
    assert sorted(flow.name for flow in tableau.flows.list()) == before
    assert [request.operation for request in server.requests].count("signIn") == 1


@pytest.mark.parametrize(
    "credentials",
    [
        TokenCredentials("demo", "wr0ng"),
        TokenCredentials("nobody", "wr0ng"),
        PasswordCredentials("admin", "wr0ng"),
        JwtCredentials("wr0ng"),
    ],
    ids=["secret", "token", "password", "jwt"],
)
def test_wrong_credentials(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    with pytest.raises(errors.SignInError) as caught:
        tableau.flows.get(FLOW)
    assert (caught.value.status, caught.value.code) == (401, "401001")
    assert "wr0ng" not in str(caught.value)
    assert server.session_count == 0
    assert tableau.server_info().rest_api_version == "3.30"


def test_an_unknown_site(world, server, credentials):
    tableau = world.client(server.url, site="nowhere", credentials=credentials)
    with pytest.raises(errors.SignInError):
        tableau.sign_in()
    tableau.switch_site("")
    assert tableau.flows.get(FLOW).id == FLOW


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda t: t.flows.get(UNKNOWN), "404027"),
        (lambda t: t.flows.delete(UNKNOWN), "404027"),
        (lambda t: t.flows.run(UNKNOWN), "404027"),
        (lambda t: t.flows.download(UNKNOWN, to=io.BytesIO()), "404027"),
        (lambda t: t.flows.update(FLOW, project=UNKNOWN), "404005"),
        (lambda t: t.flows.update(FLOW, owner=UNKNOWN), "404002"),
        (lambda t: list(t.flows.list_for_user(UNKNOWN)), "404002"),
        (lambda t: t.connections.list(UNKNOWN), "404027"),
        (lambda t: t.permissions.get(UNKNOWN), "404027"),
        (lambda t: t.permissions.grant(FLOW, user=UNKNOWN, allow=["Read"]), "404002"),
        (lambda t: t.permissions.grant(FLOW, group=UNKNOWN, allow=["Read"]), "404012"),
        (lambda t: t.flow_tasks.get(UNKNOWN), "404026"),
        (lambda t: t.flow_tasks.add(FLOW, UNKNOWN), "404023"),
        (lambda t: t.flow_runs.get(UNKNOWN), "404036"),
        (lambda t: t.jobs.get(UNKNOWN), "404018"),
        (lambda t: t.jobs.wait(UNKNOWN), "404018"),
        (lambda t: t.call(operations.append_to_file_upload("1:a-2:3", content=b"x")), "404015"),
        (
            lambda t: t.flows.publish(b"PK", name="N", file_type="tfl", project=UNKNOWN),
            "404005",
        ),
    ],
)
def test_unknown_ids(tableau, still_usable, call, code):
    with pytest.raises(errors.NotFoundError) as caught:
        call(tableau)
    assert caught.value.code == code
    assert caught.value.info.remedy


def test_an_id_that_is_none_at_all(tableau, still_usable):
    for nothing in ("", ".", "..", "a/../b?x=1#y", 35, None):
        with pytest.raises(errors.UsageError, match="flow must not be"):
            tableau.flows.get(nothing)


@pytest.mark.parametrize("size", [0, -1, 1001])
def test_a_page_size_out_of_range(tableau, still_usable, size):
    with pytest.raises(errors.UsageError, match="page_size must be a whole number from 1 to 1000"):
        tableau.flows.list(page_size=size)
    with pytest.raises(errors.UsageError, match="page_size must be a whole number from 1 to 1000"):
        tableau.flow_runs.list(page_size=size)


def test_a_filter_the_server_does_not_know(tableau, still_usable):
    with pytest.raises(errors.InvalidFilterError):
        list(tableau.flows.list(filter="tags:eq:x"))


@pytest.mark.parametrize(
    ("name", "content"), [("flow.zip", b"PK"), ("flow", b"PK"), ("flow.tfl", b"")]
)
def test_a_file_that_is_no_flow_file_or_empty(tableau, server, tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(errors.FlowFileError, match=r"ends neither|is empty"):
        tableau.flows.publish(path)
    assert server.requests == ()


def test_a_file_that_is_missing(tableau, server, tmp_path):
    with pytest.raises(errors.FlowFileError, match=r"missing\.tfl cannot be read"):
        tableau.flows.publish(tmp_path / "missing.tfl")
    assert server.requests == ()


def test_a_file_without_a_name(tableau, server):
    with pytest.raises(errors.UsageError, match="no name"):
        tableau.flows.publish(b"PK", file_type="tfl")
    assert server.requests == ()


@pytest.mark.parametrize("limit", [64 * 1024 * 1024, 10])
def test_a_file_that_changes_while_it_is_sent(tableau, still_usable, tmp_path, monkeypatch, limit):
    monkeypatch.setattr("tableau_flows_generated.protocol.LARGEST_REQUEST", limit)
    path = tmp_path / "changing.tfl"
    path.write_bytes(b"PK" * 4096)

    def change(done, all_):
        path.write_bytes(b"PK" * 4095)

    # In one request all bytes are read before the first is told to have left, so change it sooner.
    monkeypatch.setattr("tableau_flows._files.local.sources.CHUNK", 64)
    with pytest.raises(errors.FlowFileError, match=r"changed|shorter"):
        tableau.flows.publish(path, chunk_size=10, on_progress=change)


def test_a_name_already_taken(tableau, still_usable):
    with pytest.raises(errors.NameTakenError) as caught:
        tableau.flows.publish(emulator.sample_flow(), name="superstore", file_type="tfl")
    assert (caught.value.status, caught.value.code) == (409, "409041")


@pytest.mark.parametrize("name", ["/site/sales", "sales?a=b", "#sales"])
def test_an_address_in_place_of_the_name_of_a_site(tableau, still_usable, name):
    with pytest.raises(errors.UsageError, match="content_url must be the short name"):
        tableau.switch_site(name)


@pytest.mark.parametrize("password", [12345678, "12345678\0", b"12345678"])
def test_a_password_that_cannot_be_sent_is_refused_and_not_shown(tableau, server, password):
    asked = len(server.requests)
    with pytest.raises(errors.UsageError, match="password") as caught:
        tableau.connections.update("the-flow", "the-connection", password=password)
    assert "1234" not in str(caught.value)
    assert len(server.requests) == asked


def test_permissions_for_nobody(tableau, server, still_usable):
    asked = len(server.requests)
    with pytest.raises(errors.UsageError, match="a list of at least one GranteeCapabilities"):
        tableau.call(operations.add_flow_permissions("the-flow", grantee_capabilities=[]))
    assert len(server.requests) == asked


def test_a_capability_without_a_name(tableau, still_usable):
    with pytest.raises(errors.UsageError, match="each of allow must not be empty"):
        tableau.permissions.grant(FLOW, user=PUBLISHER, allow=[""])


@pytest.mark.parametrize("name", ["Fly", "read"])
def test_a_capability_that_does_not_exist(tableau, still_usable, name):
    with pytest.raises(errors.ApiError) as caught:
        tableau.permissions.grant(FLOW, user=PUBLISHER, allow=[name])
    assert caught.value.code in {"400000", "400009", "404013"}
    rules = tableau.permissions.get(FLOW).grantee_capabilities
    assert not [rule for rule in rules if rule.user]


def test_malformed_xml_to_the_server(tableau, still_usable):
    broken = replace(operations.update_flow(FLOW, owner=UNKNOWN), body=b"<tsRequest><flow")
    with pytest.raises(errors.BadRequestError) as caught:
        tableau.call(broken)
    assert caught.value.code == "400000"


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (200, b"<tsResponse><flow id='1' name='x'>", "cut off or is malformed"),
        (200, b"not XML at all", "a body that is not XML"),
        (200, b"<html>log in</html>", "HTML page"),
        (502, b"<html><h1>Bad gateway</h1></html>", "HTML page"),
        (504, b"", "an empty body"),
    ],
)
@pytest.mark.parametrize("operation", ["serverInfo", "signIn", "queryFlow"])
def test_malformed_answers_of_the_server(
    world, server, credentials, operation, status, body, words
):
    tableau = world.client(server.url, site="", credentials=credentials, retry=NEVER)
    server.answer_next(status, body, operation=operation)
    with pytest.raises(errors.UnreadableReplyError, match=words) as caught:
        tableau.flows.get(FLOW)
    assert (caught.value.status, caught.value.operation) == (status, operation)
    assert tableau.flows.get(FLOW).id == FLOW


def test_an_answer_that_is_cut_off(tableau, server, still_usable):
    server.drop_next("midway", operation="queryFlow")
    with pytest.raises(errors.UnreadableReplyError, match="cut off"):
        tableau.flows.get(FLOW)


def test_a_connection_that_breaks_without_an_answer(tableau, server, still_usable):
    server.drop_next("before", operation="queryFlow")
    with pytest.raises(errors.ConnectionFailedError) as caught:
        tableau.flows.get(FLOW)
    assert caught.value.sent
    assert caught.value.operation == "queryFlow"


def test_a_server_that_is_not_there(world, credentials):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]  # nobody listens there once the block has ended
    tableau = world.client(f"http://127.0.0.1:{port}", site="", credentials=credentials)
    with pytest.raises(errors.ConnectionFailedError, match=r"refused|failed") as caught:
        tableau.flows.get(FLOW)
    assert not caught.value.sent
