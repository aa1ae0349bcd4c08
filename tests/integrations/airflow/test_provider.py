"""What Airflow sees of the provider: its description, the connection, the trigger, the link."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
from conftest import CONNECTION, connection
from tableau_flows import Client, __version__, emulator
from tableau_flows.integrations.airflow import (
    TableauFlowLink,
    TableauFlowRunOperator,
    TableauFlowRunTrigger,
    TableauFlowsHook,
)
from tableau_flows.integrations.airflow.outcomes import RunResult, started

SUPERSTORE = emulator.seed_id("flow", "Superstore")
FAR = time.time() + 3600.0


@pytest.fixture(scope="module")
def providers() -> Any:
    from airflow.providers_manager import ProvidersManager

    return ProvidersManager()


def test_airflow_finds_the_provider_by_its_entry_point(providers: Any) -> None:
    assert providers.providers["tableau-flows"].version == __version__


def test_airflow_knows_the_connection_type_and_its_fields(providers: Any) -> None:
    hook = providers.hooks["tableau_flows"]
    assert (hook.hook_name, hook.connection_id_attribute_name) == (
        "Tableau flows",
        "tableau_conn_id",
    )
    fields = [
        name.removeprefix("extra__tableau_flows__")
        for name in providers.connection_form_widgets
        if name.startswith("extra__tableau_flows__")
    ]
    assert fields == [
        *("site", "auth", "client_id", "secret_id", "api_version", "verify", "proxy"),
    ]
    assert providers.field_behaviours["tableau_flows"]["relabeling"]["host"] == "Server"


def test_airflow_knows_the_link(providers: Any) -> None:
    assert f"{TableauFlowLink.__module__}.TableauFlowLink" in providers.extra_links_class_names
    operator = TableauFlowRunOperator(task_id="a", flow="x")
    (link,) = operator.operator_extra_links
    assert (link.name, link.xcom_key) == ("Tableau flow", "tableau_flow_page")


def test_every_templated_field_is_an_argument() -> None:
    operator = TableauFlowRunOperator(task_id="a", flow="x")
    assert all(hasattr(operator, name) for name in operator.template_fields)


def test_a_connection_test_says_who_is_signed_in_and_where(server: emulator.Emulator) -> None:
    worked, text = TableauFlowsHook().test_connection()
    assert worked
    assert text.startswith("signed in as ")
    assert "REST API 3." in text
    assert server.session_count == 0


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "wrong-secret"}, "401001"),
        ({"host": "http://127.0.0.1:9"}, "failed"),
        ({"login": ""}, "has no login"),
        ({"host": ""}, "has no host"),
        ({"extra": {"auth": "magic"}}, "auth"),
    ],
)
def test_a_connection_test_says_what_is_wrong_and_no_secret(
    server: emulator.Emulator, monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any], said: str
) -> None:
    monkeypatch.setenv(CONNECTION, connection(server, **fields))
    worked, text = TableauFlowsHook().test_connection()
    assert not worked
    assert said in text
    assert "-secret" not in text


@pytest.mark.parametrize(
    "fields",
    [
        {"login": "admin", "password": "admin", "extra": {"auth": "password"}},
        {
            "login": "admin",
            "password": "demo-app-secret-value-of-an-emulated-server",
            "extra": {"client_id": "demo-app", "secret_id": "demo-app-secret"},
        },
    ],
    ids=["password", "connected app"],
)
def test_the_hook_signs_in_with_each_kind_of_credentials(
    server: emulator.Emulator, monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any]
) -> None:
    monkeypatch.setenv(CONNECTION, connection(server, **fields))
    with TableauFlowsHook().get_conn() as tableau:
        assert tableau.flows.get(SUPERSTORE).name == "Superstore"


def test_a_trigger_can_be_stored_and_made_again() -> None:
    from pkgutil import resolve_name

    known = started("job", "run", "flow")
    trigger = TableauFlowRunTrigger("c", known, FAR, cancel_on_kill=True, started_after="2026")
    path, arguments = trigger.serialize()
    again = resolve_name(path)(**arguments)
    assert type(again) is TableauFlowRunTrigger
    assert again.serialize() == (path, arguments)


def test_triggers_of_one_connection_share_a_session(
    server: emulator.Emulator, tableau: Client
) -> None:
    runs = [tableau.flows.run(server.add_flow(f"Flow {number}")) for number in range(8)]
    server.forget_requests()

    async def wait_for_all() -> list[Any]:
        return await asyncio.gather(*(first_event(started(one.job_id, None, None)) for one in runs))

    events = asyncio.run(wait_for_all())
    assert [event["end"] for event in events] == ["success"] * 8
    assert [one.operation for one in server.requests].count("signIn") == 1
    assert server.session_count == 1  # that of this test


@pytest.mark.parametrize(("cancel", "status"), [(True, "Cancelled"), (False, "InProgress")])
def test_a_user_who_ends_a_deferred_task_cancels_the_run_if_that_is_wanted(
    server: emulator.Emulator, tableau: Client, cancel: bool, status: str
) -> None:
    server.hang_next_run()
    run = tableau.flows.run(SUPERSTORE)
    known = started(run.job_id, None, SUPERSTORE)

    async def kill() -> None:
        trigger = TableauFlowRunTrigger("tableau_flows_default", known, FAR, cancel)
        waiting = asyncio.ensure_future(anext(aiter(trigger.run())))
        await until_it_waits(server, waiting)
        waiting.cancel("user-action")
        with pytest.raises(asyncio.CancelledError):
            await waiting
        await trigger.on_kill()

    asyncio.run(kill())
    assert tableau.flow_runs.get(run.run_id or "").status == status


def test_a_triggerer_that_stops_leaves_the_run(server: emulator.Emulator, tableau: Client) -> None:
    server.hang_next_run()
    run = tableau.flows.run(SUPERSTORE)

    async def stop() -> None:
        waiting = asyncio.ensure_future(first_event(started(run.job_id, None, None)))
        await until_it_waits(server, waiting)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(stop())
    assert tableau.flow_runs.get(run.run_id or "").status == "InProgress"
    assert server.session_count == 1


async def until_it_waits(server: emulator.Emulator, waiting: asyncio.Future[Any]) -> None:
    while not any(one.operation == "getFlowRun" for one in server.requests):
        assert not waiting.done()
        await asyncio.sleep(0.02)


async def first_event(known: RunResult) -> Any:
    trigger = TableauFlowRunTrigger("tableau_flows_default", known, FAR)
    async for event in trigger.run():
        return event.payload
    raise AssertionError("the trigger did not fire")
