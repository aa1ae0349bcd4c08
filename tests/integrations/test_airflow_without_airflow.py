"""The parts of the provider for Airflow that need no Airflow: connections, outcomes, waiting.

The rest is tested in Airflow by `make test-airflow`.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from tableau_flows import (
    AsyncClient,
    ConnectedAppCredentials,
    PasswordCredentials,
    TokenCredentials,
    emulator,
    errors,
    models,
)
from tableau_flows.integrations.airflow import arguments, names, outcomes, provider_info, waiting
from tableau_flows.integrations.airflow.connections import Settings, read_settings

SECRET = "a-secret-value"


@dataclass
class Connection:
    conn_id: str = "tableau"
    host: str | None = "https://t.example.com"
    schema: str | None = None
    port: int | None = None
    login: str | None = "ada"
    password: str | None = SECRET
    extra_dejson: Mapping[str, object] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, TokenCredentials("ada", SECRET)),
        ({"auth": "token", "client_id": "app"}, TokenCredentials("ada", SECRET)),
        ({"auth": "password"}, PasswordCredentials("ada", SECRET)),
        (
            {"client_id": "app", "secret_id": "one"},
            ConnectedAppCredentials("app", "one", SECRET, "ada"),
        ),
        ({"auth": "", "client_id": ""}, TokenCredentials("ada", SECRET)),
    ],
)
def test_the_extra_decides_about_the_credentials(
    given: dict[str, object], expected: object
) -> None:
    assert read_settings(Connection(extra_dejson=given)).credentials == expected


@pytest.mark.parametrize(
    ("fields", "server", "site"),
    [
        ({}, "https://t.example.com", ""),
        ({"host": "t.example.com"}, "https://t.example.com", ""),
        (
            {"host": "t.example.com", "schema": "http", "port": 8000},
            "http://t.example.com:8000",
            "",
        ),
        ({"extra_dejson": {"site": "sales"}}, "https://t.example.com", "sales"),
        (
            {"host": "https://t.example.com/#/site/sales/x"},
            "https://t.example.com/#/site/sales/x",
            None,
        ),
    ],
)
def test_the_host_can_have_several_forms(
    fields: dict[str, Any], server: str, site: str | None
) -> None:
    settings = read_settings(Connection(**fields))
    assert (settings.server, settings.site) == (server, site)


@pytest.mark.parametrize(
    ("given", "verify"),
    [
        (None, True),
        ("", True),
        ("true", True),
        ("False", False),
        (False, False),
        ("/ca.pem", "/ca.pem"),
    ],
)
def test_certificates_are_verified_unless_told_otherwise(given: object, verify: object) -> None:
    assert read_settings(Connection(extra_dejson={"verify": given})).verify == verify


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"host": None}, "has no host"),
        ({"login": None}, "has no login"),
        ({"password": ""}, "has no password"),
        ({"extra_dejson": {"auth": "magic"}}, "must be one of token, connected_app, password"),
        ({"extra_dejson": {"auth": "connected_app"}}, "client_id"),
        ({"extra_dejson": {"client_id": "app"}}, "secret_id"),
        ({"extra_dejson": {"site": 7}}, "must be text, not int"),
        ({"extra_dejson": {"proxy": f"http://me:{SECRET}@proxy"}}, "must not hold a password"),
    ],
)
def test_a_connection_that_cannot_be_used_is_refused_without_its_secret(
    fields: dict[str, Any], said: str
) -> None:
    with pytest.raises(errors.UsageError, match=said) as caught:
        read_settings(Connection(**fields))
    assert "'tableau'" in str(caught.value)
    assert SECRET not in str(caught.value)


def test_settings_show_no_secret() -> None:
    assert SECRET not in repr(read_settings(Connection()))


def test_the_description_of_the_provider_names_what_is_there() -> None:
    info: dict[str, Any] = provider_info.get_provider_info()
    assert info["package-name"] == "tableau-flows"
    (kind,) = info["connection-types"]
    assert set(kind["conn-fields"]) == set(names.FIELD_DESCRIPTIONS)
    json.dumps(info)


def test_loading_the_description_loads_neither_airflow_nor_httpx() -> None:
    code = (
        "import sys; from tableau_flows.integrations.airflow import provider_info;"
        "provider_info.get_provider_info();"
        "print(sorted({'airflow', 'httpx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


JOB = models.Job(id="job")
KNOWN = outcomes.started("job", None, "flow")


@pytest.mark.parametrize(
    ("error", "end"),
    [
        (errors.FlowRunFailedError("it failed", job=JOB, reason="The disk is full"), "failed"),
        (errors.FlowRunCancelledError("it was cancelled", job=JOB), "cancelled"),
        (errors.WaitTimeoutError("it takes too long", job=JOB), "timeout"),
        (errors.JobGoneError("it is gone", job=JOB), "gone"),
    ],
)
def test_an_error_survives_the_database_of_airflow(error: errors.JobError, end: str) -> None:
    outcome = outcomes.failure(KNOWN, error)
    assert outcome["end"] == end
    with pytest.raises(type(error)) as caught:
        outcomes.result_of(json.loads(json.dumps(outcome)))
    assert str(caught.value) == str(error)
    assert caught.value.reason == error.reason
    assert caught.value.job == JOB


def test_a_wait_that_fails_for_another_reason_says_it() -> None:
    outcome = outcomes.failure(KNOWN, errors.UsageError("the connection is wrong"))
    with pytest.raises(errors.JobError, match="the connection is wrong"):
        outcomes.result_of(outcome)


def test_a_flow_is_given_by_its_name_or_its_id() -> None:
    flow_id = emulator.seed_id("flow", "Superstore")
    with emulator.running() as server, settings_of(server).client() as tableau:
        for given in (flow_id, "Superstore"):
            assert arguments.find_flow(tableau, given, None).id == flow_id


def settings_of(server: emulator.Emulator) -> Settings:
    return read_settings(Connection(host=server.url, login="demo", password="demo-secret"))


def test_the_last_user_of_a_shared_client_closes_it() -> None:
    async def use(server: emulator.Emulator) -> None:
        settings = settings_of(server)
        async with waiting.shared_client(settings) as first:
            async with waiting.shared_client(settings_of(server)) as second:
                assert second is first
                await second.sign_in()
            assert server.session_count == 1
        assert server.session_count == 0
        async with waiting.shared_client(settings) as third:
            assert third is not first

    with emulator.running() as server:
        asyncio.run(use(server))


def test_a_wait_goes_on_while_the_server_cannot_be_reached() -> None:
    async def wait(server: emulator.Emulator, job: str) -> outcomes.Outcome:
        async with waiting.shared_client(settings_of(server)) as tableau:
            known = outcomes.started(job, None, None)
            return await waiting.wait_for_run(tableau, known, time.time() + 20, pause=0.01)

    with emulator.running(run_seconds=0.05, queue_seconds=0) as server:
        job = asyncio.run(start(server))
        server.answer_next(503, operation="queryJob", times=5)
        outcome = asyncio.run(wait(server, job))
    assert outcome["end"] == "success"


def test_a_wait_ends_at_its_deadline_though_the_server_cannot_be_reached() -> None:
    async def wait(server: emulator.Emulator, job: str) -> outcomes.Outcome:
        async with waiting.shared_client(settings_of(server)) as tableau:
            known = outcomes.started(job, None, None)
            return await waiting.wait_for_run(tableau, known, time.time(), pause=0.01)

    with emulator.running(unused_faults="ignore") as server:
        job = asyncio.run(start(server))
        server.answer_next(503, operation="queryJob", times=100)
        outcome = asyncio.run(wait(server, job))
    assert outcome["end"] == "error"
    assert "503" in outcome["message"]


@pytest.mark.parametrize("kind", ["a login page", "a server without TLS"])
def test_a_wait_ends_at_once_for_a_failure_that_will_not_pass(kind: str) -> None:
    async def wait(url: str) -> outcomes.Outcome:
        settings = read_settings(Connection(host=url, login="demo", password="demo-secret"))
        async with waiting.shared_client(settings) as tableau:
            known = outcomes.started("job", None, None)
            return await waiting.wait_for_run(tableau, known, time.time() + 15, pause=0.01)

    began = time.monotonic()
    with emulator.running(unused_faults="ignore") as server:
        url = server.url
        if kind == "a login page":
            server.answer_next(200, b"<html>Log in</html>", operation="queryJob", times=100_000)
        else:
            url = url.replace("http://", "https://")
        outcome = asyncio.run(wait(url))
    assert outcome["end"] == "error"
    assert ("an HTML page" if kind == "a login page" else "TLS") in outcome["message"]
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("job_id", "run_id", "found_by"),
    [("job", None, ("job", None)), (None, "run", (None, "run")), ("job", "run", (None, "run"))],
)
def test_a_run_is_found_by_one_id_its_own_if_it_is_known(
    job_id: str | None, run_id: str | None, found_by: tuple[str | None, str | None]
) -> None:
    given = outcomes.id_to_open(outcomes.started(job_id, run_id, "flow"))
    assert (given["job_id"], given["run_id"]) == found_by


async def start(server: emulator.Emulator) -> str:
    credentials = TokenCredentials("demo", "demo-secret")
    async with AsyncClient(server.url, site="", credentials=credentials) as tableau:
        return (await tableau.flows.run(emulator.seed_id("flow", "Superstore"))).job_id
