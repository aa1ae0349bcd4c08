"""Airflow with a database of its own, an emulated Tableau server, and a connection to it."""

from __future__ import annotations

import json
import os
import runpy
import signal
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Airflow reads its configuration when it is imported.
_HOME = tempfile.TemporaryDirectory(prefix="airflow-")
_DAGS = Path(__file__).parent / "dags"
os.environ.update(
    {
        "AIRFLOW_HOME": _HOME.name,
        "AIRFLOW__CORE__DAGS_FOLDER": str(_DAGS),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__TEST_CONNECTION": "Enabled",
        "AIRFLOW__LOGGING__LOGGING_LEVEL": "WARNING",
        "NO_PROXY": "127.0.0.1",
        "no_proxy": "127.0.0.1",
    }
)

import pytest  # noqa: E402
from tableau_flows import Client, PasswordCredentials, emulator  # noqa: E402

CONNECTION = "AIRFLOW_CONN_TABLEAU_FLOWS_DEFAULT"
TASK = "task"


@dataclass
class Done:
    """How the only task of a DAG ended.

    Attributes:
        state: The state of the task.
        error: What it raised, if it failed.
        ti: The task instance.
    """

    state: str
    error: BaseException | None
    ti: Any

    def xcom(self, key: str = "return_value") -> Any:
        """Return a value that the task has stored."""
        return self.ti.xcom_pull(task_ids=TASK, key=key)


class Airflow:
    """Runs the DAGs of `dags/flows.py`."""

    def run(self, dag_id: str, **conf: object) -> Done:
        """Run a DAG with a configuration, as `dag.test()` does: triggers included."""
        # Read anew, since Airflow renders the templates of a task in the task itself.
        found = runpy.run_path(str(_DAGS / "flows.py"))
        handler = signal.getsignal(signal.SIGTERM)  # Airflow sets one, and leaves it
        try:
            (ti,) = found[dag_id].test(run_conf=conf).get_task_instances()
        finally:
            signal.signal(signal.SIGTERM, handler)
        return Done(ti.state, found["FAILURES"][-1] if found["FAILURES"] else None, ti)


@pytest.fixture(scope="session")
def airflow() -> Airflow:
    """Airflow with its tables and the DAGs."""
    from airflow.utils.db import initdb

    initdb()
    return Airflow()


@pytest.fixture(scope="session")
def started_server() -> Iterator[emulator.Emulator]:
    with emulator.running(run_seconds=0.1, queue_seconds=0, unused_faults="ignore") as server:
        yield server


@pytest.fixture
def server(
    started_server: emulator.Emulator, monkeypatch: pytest.MonkeyPatch
) -> Iterator[emulator.Emulator]:
    """An emulated server with a fresh state, which the default connection leads to."""
    started_server.reset()
    monkeypatch.setenv(CONNECTION, connection(started_server))
    yield started_server
    started_server.check_faults()


@pytest.fixture
def tableau(server: emulator.Emulator) -> Iterator[Client]:
    """A client beside Airflow, whose session does not end those of Airflow's token."""
    credentials = PasswordCredentials("admin", "admin")
    with Client(server.url, site="", credentials=credentials) as client:
        yield client


def connection(server: emulator.Emulator, **fields: object) -> str:
    """Return a connection in the form of an environment variable."""
    values: dict[str, object] = {
        "conn_type": "tableau_flows",
        "host": server.url,
        "login": "demo",
        "password": "demo-secret",
    }
    return json.dumps({**values, **fields})
