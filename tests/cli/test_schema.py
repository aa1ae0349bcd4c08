"""All that --json writes has one schema, which the command prints."""

from __future__ import annotations

import json
from typing import get_args

import jsonschema
import pytest
from tableau_flows.cli.display import records
from tableau_flows.cli.display.schema import json_schema


@pytest.fixture(scope="module")
def validator():
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for kind in schema["$defs"].values():  # a key that the schema lacks is a mistake, too
        kind["additionalProperties"] = False
    return jsonschema.Draft202012Validator(schema)


def test_the_schema_is_printed(cli):
    assert json.loads(cli("schema").stdout) == json_schema()


def test_each_kind_has_an_id_and_a_description():
    schema = json_schema()
    assert len(schema["$defs"]) == len(get_args(records.Record))
    for name, kind in schema["$defs"].items():
        assert kind["properties"]["kind"] == {"const": name}
        assert "id" in kind["properties"]
        assert kind["description"]


def test_the_columns_of_tables_are_keys_of_their_kinds():
    kinds = json_schema()["$defs"]
    for kind, columns in records.TABLES.items():
        assert set(columns) <= set(kinds[kind]["properties"])


READING = [
    ["list"],
    ["show", "Daily"],
    ["runs"],
    ["runs", "Daily", "--failed"],
    ["whoami"],
    ["server"],
    ["tasks"],
    ["schedules"],
    ["jobs"],
    ["projects"],
    ["connections", "list", "Daily"],
    ["permissions", "show", "Superstore"],
]
CHANGING = [
    ["publish", "Orders.tflx", "--project", "Sales/EU", "--run", "--wait"],
    ["publish", "Orders.tflx", "--dry-run"],
    ["run", "Daily", "--wait"],
    ["run", "Daily", "--dry-run"],
    ["download", "Daily"],
    ["move", "Daily", "--to", "Finance"],
    ["tag", "Daily", "--add", "one"],
    ["delete", "Daily", "--yes"],
    ["schedule", "Daily", "Nightly flows"],
    ["cancel", "{run}"],
    ["sync", ".", "--project", "Sales/EU"],
    ["connections", "update", "--type", "postgres", "--new-user-name", "x"],
]


@pytest.mark.parametrize("arguments", [*READING, *CHANGING], ids=" ".join)
def test_each_line_fits_the_schema(cli, server, daily, orders, validator, arguments):
    run = server.add_run(daily)
    server.add_run(daily, status="Failed", reason="The disk is full")
    done = cli(*(word.replace("{run}", run) for word in arguments), "--json")
    assert done.code == 0, done.stderr
    assert done.records
    for record in done.records:
        validator.validate(record)
