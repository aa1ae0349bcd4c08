"""A server for clients that tools of other projects have generated.

`make check-openapi` installs the tools and runs these tests; `make test` leaves them out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from foreign_tools import run
from tableau_flows import Client, PasswordCredentials, emulator
from tableau_flows.emulator import sample_flow, seed_id


@pytest.fixture
def server() -> Iterator[emulator.Emulator]:
    with emulator.running(queue_seconds=10, run_seconds=60) as started:
        yield started


@pytest.fixture
def drive(server: emulator.Emulator, tmp_path: Path) -> Callable[..., None]:
    """Run a driver, and compare what it saw with what the server has."""
    file = tmp_path / "sample.tflx"
    file.write_bytes(sample_flow())

    def drive(name: str, *command: str | Path, **environment: str) -> None:
        with Client(server.url, credentials=PasswordCredentials("admin", "admin")) as client:
            names = sorted(str(flow.name) for flow in client.flows.list())
            info = client.server_info()
            group = seed_id("group", "Analysts")
            output = run(*command, server.url, file, group, **environment)
            seen: dict[str, Any] = json.loads(output.splitlines()[-1])
            assert info.product_version is not None
            assert len(names) > 1
            assert seen == {
                "version": info.rest_api_version,
                "product": info.product_version.value,
                "pages": len(names),
                "names": names,
                "published": name,
                "before": ["Read Deny"],
                "removed": 204,
                "after": [],
                "job": "RunFlow",
                "error": [404, "404027", "Flow not found"],
                "signedOut": 204,
            }
            assert sorted([*names, name]) == sorted(str(f.name) for f in client.flows.list())

    return drive
