"""The coverage table is true: both clients have what it lists, and the emulator answers it."""

from __future__ import annotations

import re
from operator import attrgetter
from pathlib import Path

import pytest
import tableau_flows_generated.operations
from coverage_table import read_table
from resource_names import RESOURCES
from tableau_flows import AsyncClient, Client
from tableau_flows.emulator.handlers import registered

ROWS = read_table((Path(__file__).parents[3] / "generated" / "coverage.md").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.method)
def test_what_the_table_covers_is_there(row):
    assert (row.sync, row.asynchronous, row.emulator) == ("yes", "yes", "yes")
    if sent := re.fullmatch(r"call\((operations\.\w+)\(…\)\)", row.method):
        assert callable(attrgetter(sent[1])(tableau_flows_generated))
    else:
        for client in (Client, AsyncClient):
            assert attrgetter(row.method)(client) is not None, client
    if row.operation is not None:
        assert row.operation in registered()


@pytest.mark.parametrize("client", [Client, AsyncClient])
@pytest.mark.parametrize("name", RESOURCES)
def test_every_method_of_a_resource_is_in_the_table(client, name):
    resource = getattr(client, name)
    public = {one for one in dir(resource) if not one.startswith("_")}
    assert public <= {
        row.method.partition(".")[2] for row in ROWS if row.method.startswith(f"{name}.")
    }
