"""`api.json`: the base for other languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest


@pytest.fixture(scope="module")
def api(root: Path) -> Any:
    return json.loads((root / "generated" / "api.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    return json.loads((root / "generated" / "api.schema.json").read_text("utf-8"))


def test_the_schema_is_a_valid_json_schema(schema: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_representation_follows_its_schema(api: Any, schema: Any) -> None:
    jsonschema.Draft202012Validator(schema).validate(api)


def test_the_schema_refuses_what_is_not_in_it(api: Any, schema: Any) -> None:
    api = json.loads(json.dumps(api))
    api["operations"][0]["colour"] = "blue"
    with pytest.raises(jsonschema.ValidationError, match="colour"):
        jsonschema.Draft202012Validator(schema).validate(api)


def test_every_name_in_it_refers_to_something_that_exists(api: Any) -> None:
    types = {item["name"] for item in api["types"]}
    enumerations = {item["name"] for item in api["enumerations"]}
    codes = {item["code"] for item in api["errors"]}
    for type_ in api["types"]:
        for field in type_["fields"]:
            known = {"object": types, "enum": enumerations}.get(field["type"]["kind"], {None})
            assert field["type"]["name"] in known
    for operation in api["operations"]:
        assert {row["code"] for row in operation["errors"]} <= codes
        for body in (operation["request"], operation["reply"]):
            assert body is None or body["type"] in {*types, None}


def test_every_name_of_the_protocol_leads_somewhere(api: Any) -> None:
    protocol = api["protocol"]
    operations = {item["id"] for item in api["operations"]}
    families = {item["name"] for item in api["families"] + protocol["errors"]}
    for section, keys in (
        ("session", ("sign_in", "sign_out", "change_site")),
        ("versions", ("operation",)),
        ("jobs", ("operation", "runs")),
    ):
        assert {protocol[section][key] for key in keys} <= operations
    raised = {name for row in protocol["retry"]["failures"] for name in row["raises"]}
    assert {*raised, protocol["retry"]["outcome_unknown"]} <= families
    known = {
        item["name"]: [one["value"] for one in item["members"]] for item in api["enumerations"]
    }
    states = [item["state"] for item in protocol["jobs"]["run_states"]]
    assert states == known[protocol["jobs"]["run_status"]]
    sign_in = next(
        item for item in api["operations"] if item["id"] == protocol["session"]["sign_in"]
    )
    paths = [field["path"] for kind in protocol["credentials"] for field in kind["fields"]]
    for path in [*paths, protocol["session"]["sign_in_site"], protocol["session"]["sign_in_user"]]:
        assert _follow(api, sign_in["request"]["type"], path)
    for key in ("token", "site", "user"):
        assert _follow(api, sign_in["reply"]["type"], protocol["session"][key])


def _follow(api: Any, type_: str | None, path: list[str]) -> bool:
    """Whether a path of fields leads from a type to a value."""
    types = {item["name"]: item["fields"] for item in api["types"]}
    for step in path:
        field = next(item for item in types[str(type_)] if item["name"] == step)
        type_ = field["type"]["name"]
    return type_ is None


def test_secrets_of_credentials_are_marked(api: Any) -> None:
    secret = {
        (kind["name"], field["name"])
        for kind in api["protocol"]["credentials"]
        for field in kind["fields"]
        if field["secret"]
    }
    assert secret == {("token", "secret"), ("password", "password"), ("jwt", "jwt")}


def test_operations_of_the_spec_the_representation_and_the_python_code_are_the_same(
    api: Any, root: Path
) -> None:
    import yaml
    from tableau_flows_generated import aio_resources, operations, resources
    from tableau_flows_generated.catalog import OPERATIONS

    document = yaml.safe_load((root / "spec" / "openapi.yaml").read_text("utf-8"))
    written = {
        operation["operationId"]
        for item in document["paths"].values()
        for method, operation in item.items()
        if method != "parameters"
    }
    assert {item["id"] for item in api["operations"]} == written
    assert set(OPERATIONS) == written
    assert sorted(operations.__all__) == sorted(info.name for info in OPERATIONS.values())
    for module, prefix in ((resources, ""), (aio_resources, "Async")):
        methods = {
            (name, verb)
            for name, cls in vars(module).items()
            if name.endswith("Api")
            for verb in vars(cls)
            if not verb.startswith("_")
        }
        wanted = {
            (f"{prefix}{''.join(p.capitalize() for p in info.resource.split('_'))}Api", info.verb)
            for info in OPERATIONS.values()
            if not info.raw
        }
        assert methods == wanted
