"""Clients against an emulated server on a real socket, for threads and for async."""

from __future__ import annotations

import threading

import httpx
import pytest
from tableau_flows import (
    AsyncClient,
    Client,
    JwtCredentials,
    PasswordCredentials,
    RetryPolicy,
    Timeouts,
    TokenCredentials,
    emulator,
    errors,
)
from tableau_flows._http.handed_in import AsyncHandedInAdapter, HandedInAdapter

FLOW = emulator.seed_id("flow", "Superstore")
ADMIN = emulator.seed_id("user", "admin")
PUBLISHER = emulator.seed_id("user", "publisher")


def sent(server) -> list[str]:
    return [request.operation for request in server.requests]


def test_nothing_is_sent_before_it_is_needed(tableau, server):
    tableau.flows.list()
    assert server.requests == ()


def test_signing_in_happens_once_and_signing_out_at_the_end(world, server, credentials):
    with world.client(server.url, site="", credentials=credentials) as tableau:
        tableau.flows.get(FLOW)
        tableau.flows.get(FLOW)
        assert server.session_count == 1
    assert sent(server) == ["serverInfo", "signIn", "queryFlow", "queryFlow", "signOut"]
    assert server.session_count == 0


def test_a_block_that_does_nothing_sends_nothing(world, server, credentials):
    with world.client(server.url, site="", credentials=credentials):
        pass
    assert server.requests == ()


def test_the_session_ends_even_if_the_block_fails(world, server, credentials):
    def work():
        with world.client(server.url, site="", credentials=credentials) as tableau:
            tableau.sign_in()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert server.session_count == 0


def test_a_fault_at_the_end_hides_nothing(world, server, credentials, caplog):
    server.answer_next(502, b"<html>", operation="signOut")
    with world.client(server.url, site="", credentials=credentials) as tableau:
        name = tableau.flows.get(FLOW).name
    assert name == "Superstore"
    assert "signing out failed" in caplog.text


def test_a_closed_client_says_so(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials)
    tableau.close()
    tableau.close()
    with pytest.raises(errors.UsageError, match="closed"):
        tableau.flows.get(FLOW)


def test_everything_may_come_from_the_environment(world, server, monkeypatch):
    monkeypatch.setenv("TABLEAU_SERVER", server.url)
    monkeypatch.setenv("TABLEAU_SITE", "sales")
    monkeypatch.setenv("TABLEAU_TOKEN_NAME", "demo")
    monkeypatch.setenv("TABLEAU_TOKEN_SECRET", "demo-secret")
    assert [flow.name for flow in world.client().flows.list()] == ["Pipeline"]


@pytest.mark.parametrize(
    ("credentials", "user"),
    [
        (TokenCredentials("demo", "demo-secret"), ADMIN),
        (PasswordCredentials("publisher", "publisher"), PUBLISHER),
        (JwtCredentials("demo-jwt"), ADMIN),
        (JwtCredentials(lambda: "publisher-jwt"), PUBLISHER),
        (TokenCredentials("demo", "demo-secret", impersonate=PUBLISHER), PUBLISHER),
    ],
    ids=["token", "password", "jwt", "made jwt", "impersonation"],
)
def test_every_kind_of_credentials_signs_in(world, server, credentials, user):
    tableau = world.client(server.url, site="", credentials=credentials)
    tableau.sign_in()
    assert tableau.user_id == user
    assert tableau.site_id == emulator.seed_id("site", "")


def test_an_adopted_session_is_used_and_not_ended(world, server, credentials):
    owner = world.client(server.url, site="", credentials=credentials)
    session = owner._session if isinstance(owner, Client) else owner._target._session
    owner.sign_in()
    with world.from_token(
        server.url,
        token=session.shared.identity.token,
        site_id=owner.site_id,
        user_id=owner.user_id,
    ) as guest:
        assert guest.flows.get(FLOW).name == "Superstore"
        assert (guest.site_id, guest.user_id) == (owner.site_id, owner.user_id)
    assert owner.flows.get(FLOW).name == "Superstore"
    assert sent(server).count("signIn") == 1
    assert "signOut" not in sent(server)


def test_what_is_not_known_yet_is_said_and_not_asked_for(tableau, server):
    for name in ("api_version", "site_id", "user_id"):
        with pytest.raises(errors.UsageError, match="sign_in"):
            getattr(tableau, name)
    assert server.requests == ()


def test_the_user_of_an_adopted_session_may_be_unknown(world):
    guest = world.from_token("https://t", token="t", site_id="s")
    with pytest.raises(errors.UsageError, match="user_id="):
        _ = guest.user_id


@pytest.mark.parametrize(
    ("credentials", "version", "need"),
    [
        (TokenCredentials("demo", "demo-secret"), "3.5", r"3\.6"),
        (TokenCredentials("demo", "demo-secret", impersonate=PUBLISHER), "3.10", r"3\.11"),
        (JwtCredentials("demo-jwt"), "3.15", r"3\.16"),
    ],
)
def test_credentials_that_are_too_new_are_not_sent(world, server, credentials, version, need):
    tableau = world.client(server.url, site="", credentials=credentials, api_version=version)
    with pytest.raises(errors.VersionError, match=f"needs version {need}"):
        tableau.sign_in()
    assert server.requests == ()


@pytest.mark.parametrize(
    ("servers", "given", "spoken"),
    [("3.9", None, "3.9"), ("3.30", "3.12", "3.12"), ("3.30", None, "3.30")],
)
def test_the_version_is_the_lower_one_or_the_one_given(world, credentials, servers, given, spoken):
    with emulator.running(api_version=servers) as old:
        tableau = world.client(old.url, site="", credentials=credentials, api_version=given)
        tableau.flows.get(FLOW)
        assert tableau.api_version == spoken
        assert f"/api/{spoken}/sites/" in old.requests[-1].path
        tableau.close()


def test_a_call_that_is_too_new_is_refused_before_it_is_sent(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.9")
    with pytest.raises(errors.VersionError, match=r"needs version 3\.10 .* version 3\.9 is in use"):
        list(tableau.flow_runs.list())
    assert server.requests == ()


def test_a_flow_may_be_given_as_the_object(tableau):
    flow = tableau.flows.get(FLOW)
    assert tableau.flows.get(flow) == flow
    assert tableau.connections.list(flow) == tableau.connections.list(FLOW)


def test_a_long_list_is_read_page_by_page(tableau, server):
    server.add_flows(247)
    flows = tableau.flows.list(sort="name:asc", page_size=100)
    names = [flow.name for flow in flows]
    assert len(names) == len(set(names)) == 250
    assert names == sorted(names)
    assert sent(server).count("queryFlowsForSite") == 3
    assert [len(page) for page in flows.pages()] == [100, 100, 50]
    assert [flow.name for flow in flows] == names, "it can be read again"


def test_a_list_is_read_only_as_far_as_it_is_needed(tableau, server):
    server.add_flows(50)
    first = next(iter(tableau.flows.list(page_size=10)))
    assert first.id
    assert sent(server).count("queryFlowsForSite") == 1


def test_the_first_item_and_the_total_take_a_page_of_one(tableau, server):
    server.add_flows(47)
    flows = tableau.flows.list(sort="name:desc")
    assert flows.first().name == "Superstore"
    assert flows.total == 50
    assert "pageSize=1&" in server.requests[-1].path
    assert sent(server).count("queryFlowsForSite") == 1
    assert tableau.flows.list().total == 50


def test_an_empty_list_has_no_first_item(tableau):
    nothing = tableau.flows.list(filter="name:eq:None")
    assert nothing.first() is None
    assert list(nothing) == list(nothing.pages()) == []
    assert nothing.total == 0


def test_a_list_without_a_total_is_read_to_its_end(tableau, server):
    for _ in range(5):
        tableau.flows.run(FLOW, wait=10)
    runs = tableau.flow_runs.list(page_size=2)
    assert len({run.id for run in runs}) == 5
    assert runs.total is None
    assert runs.first().flow_id == FLOW


def test_a_page_that_fails_raises_where_it_is(tableau, server):
    server.add_flows(20)
    flows = iter(tableau.flows.list(page_size=10).prefetch(0))
    for _ in range(10):
        next(flows)
    server.refuse_next("403101", operation="queryFlowsForSite")
    with pytest.raises(errors.PermissionDeniedError):
        next(flows)


def test_a_run_is_waited_for(tableau):
    run = tableau.flows.run(FLOW, wait=30).run
    assert run.status == "Success"
    assert run.completed_at is not None


def test_a_run_that_fails_says_why(tableau, server):
    server.fail_next_run("no disk")
    with pytest.raises(errors.JobFailedError, match="no disk"):
        tableau.flows.run(FLOW, wait=30)


def test_a_run_that_is_cancelled_says_so(tableau, server):
    server.hang_next_run()
    run = tableau.flows.run(FLOW)
    tableau.flow_runs.cancel(run.run_id)
    with pytest.raises(errors.JobCancelledError):
        tableau.jobs.wait(run.job_id, timeout=30)


def test_waiting_has_an_end(tableau, server):
    server.hang_next_run()
    with pytest.raises(errors.WaitTimeoutError) as caught:
        tableau.flows.run(FLOW, wait=0)
    assert caught.value.job.completed_at is None


def test_the_run_of_a_job_the_server_forgot_tells_its_end(tableau, server):
    job = tableau.flows.run(FLOW).job
    server.forget_jobs()
    assert tableau.jobs.wait(job).finish_code == 0


def test_a_job_the_server_forgot_is_not_found_where_there_are_no_runs(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.9")
    job = tableau.flows.run(FLOW).job
    server.forget_jobs()
    with pytest.raises(errors.JobGoneError):
        tableau.jobs.wait(job)
    with pytest.raises(errors.NotFoundError):
        tableau.jobs.wait(job.id)


def test_a_run_takes_steps_mode_and_parameters(tableau, server):
    flow = tableau.flows.get(FLOW)
    (parameter,) = flow.parameters
    tableau.flows.run(
        FLOW,
        output_steps=flow.output_steps[:1],
        mode="full",
        parameters={parameter.id: "East"},
        wait=30,
    )
    (run,) = tableau.flow_runs.list()
    assert [given.override_value for given in run.flow_parameter_runs] == ["East"]


def test_a_run_speaks_the_old_way_to_old_servers(world, server, credentials):
    tableau = world.client(server.url, site="", credentials=credentials, api_version="3.13")
    tableau.flows.run(FLOW, mode="full", wait=30)
    (run,) = [request for request in server.requests if request.operation == "runFlowNow"]
    assert run.path.endswith("/run?flowRunMode=full")


def test_granting_says_what_is_set_now(tableau):
    permissions = tableau.permissions.grant(
        FLOW, user=PUBLISHER, allow=["Read", "Execute"], deny=["Delete"]
    )
    (rule,) = [rule for rule in permissions.grantee_capabilities if rule.user]
    given = {(capability.name, capability.mode) for capability in rule.capabilities}
    assert given == {("Read", "Allow"), ("Execute", "Allow"), ("Delete", "Deny")}


@pytest.mark.parametrize(
    "arguments",
    [
        {"allow": ["Read"]},
        {"user": "u", "group": "g", "allow": ["Read"]},
        {"user": "u"},
        {"user": "u", "allow": "Read"},
        {"user": "u", "allow": ["Read"], "deny": ["Read"]},
    ],
)
def test_granting_nonsense_is_refused_before_it_is_sent(tableau, server, arguments):
    with pytest.raises(errors.UsageError):
        tableau.permissions.grant(FLOW, **arguments)
    assert server.requests == ()


def test_many_threads_share_one_sign_in(server, credentials):
    with Client(server.url, site="", credentials=credentials) as tableau:
        start = threading.Barrier(8)
        names: list[str] = []

        def work():
            start.wait()
            names.append(tableau.flows.get(FLOW).name)

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert names == ["Superstore"] * 8
    assert sent(server).count("signIn") == sent(server).count("serverInfo") == 1


def test_many_tasks_share_one_sign_in(server, credentials, portal):
    import anyio

    async def main():
        names = []
        async with AsyncClient(server.url, site="", credentials=credentials) as tableau:

            async def work():
                names.append((await tableau.flows.get(FLOW)).name)

            async with anyio.create_task_group() as tasks:
                for _ in range(8):
                    tasks.start_soon(work)
        return names

    assert portal.call(main) == ["Superstore"] * 8
    assert sent(server).count("signIn") == sent(server).count("serverInfo") == 1


def test_requests_go_through_the_connections_that_the_test_run_asks_for(world, tableau):
    """So that the tests with a client of httpx or httpx2 are no tests of our own pool."""
    tableau.flows.get(FLOW)
    network = (tableau._target if world.name == "async" else tableau)._network
    is_handed_in = isinstance(network._adapter, (HandedInAdapter, AsyncHandedInAdapter))
    assert is_handed_in == (world.library is not None)


@pytest.mark.own_connections("the test gives connections of its own")
def test_a_ready_http_client_is_used_and_left_open(world, server, credentials):
    kind = httpx.Client if world.name == "sync" else httpx.AsyncClient
    http = kind(headers={"X-Proxy-Key": "k"}, follow_redirects=True)
    with world.client(server.url, site="", credentials=credentials, http=http) as tableau:
        tableau.flows.get(FLOW)
    assert server.requests[-1].headers["x-proxy-key"] == "k"
    assert not http.is_closed
    http.close() if world.name == "sync" else world.portal.call(http.aclose)


@pytest.mark.own_connections("the test gives connections of its own")
def test_a_transport_is_used(world, credentials):
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(503, text="closed for today")

    tableau = world.client(
        "https://t",
        site="",
        credentials=credentials,
        transport=httpx.MockTransport(answer),
        retry=RetryPolicy(max_retries=0),
    )
    with pytest.raises(errors.UnreadableReplyError, match="closed for today"):
        tableau.server_info()


def test_waiting_too_long_says_for_what_and_how_long(world, raw_server):
    raw_server.script.append(b"HTTP/1.1 ")  # and then nothing more
    tableau = world.from_token(
        raw_server.url,
        token="t",
        site_id="s",
        api_version="3.30",
        timeouts=Timeouts(read=0.05),
        retry=RetryPolicy(max_retries=0),
    )
    with pytest.raises(errors.RequestTimeoutError) as caught:
        tableau.flows.get(FLOW)
    assert (caught.value.phase, caught.value.seconds, caught.value.sent) == ("read", 0.05, True)
    assert "waiting for the response took more than 0.05 s" in str(caught.value)


def test_the_client_shows_where_it_goes_and_no_secrets(tableau):
    assert repr(tableau).startswith(("Client('http://127", "AsyncClient('http://127"))
    assert "secret" not in repr(tableau)


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_resources_and_lists_show_what_they_are(kind):
    client = kind("http://localhost", site="", credentials=TokenCredentials("n", "hush-hush"))
    assert repr(client.flows) == "<client.flows>"
    assert repr(client.flow_tasks) == "<client.flow_tasks>"
    assert repr(client.metadata) == "<client.metadata>"
    assert repr(client.raw) == "<client.raw>"
    pager = "AsyncPager" if kind is AsyncClient else "Pager"
    shown = repr(client.flows.list())
    assert shown == f"<{pager} of queryFlowsForSite: read when it is iterated>"
