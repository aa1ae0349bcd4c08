"""What the spec says about repeating calls, scopes, parts and versions arrives in the code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tableau_flows_generated import catalog, models, resources

from generator import ir, languages
from generator.compile import compile_spec
from generator.languages.python import LANGUAGE
from generator.languages.python.operations import docstring
from generator.spelling import pascal

Compile = Callable[..., ir.Api]


@pytest.fixture
def compiled(spec: Path) -> Compile:
    """Compile the spec with texts exchanged, each where it stands first."""

    def compile_changed(name: str, *changes: tuple[str, str]) -> ir.Api:
        path = spec / name
        text = path.read_text("utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        path.write_text(text, "utf-8")
        return compile_spec(spec, languages.reserved())

    return compile_changed


def operation(api: ir.Api, name: str) -> ir.Operation:
    return next(item for item in api.operations if item.id == name)


def text_of(api: ir.Api, name: str) -> str:
    """The docstring of an operation, on one line."""
    spelt = LANGUAGE.spell(api)
    return " ".join(docstring(spelt, operation(spelt, name), 4).split())


def test_a_deprecated_operation_says_so(compiled: Compile) -> None:
    method = "x-method: list_for_user\n"
    api = compiled("openapi.yaml", (method, f"{method}      deprecated: true\n"))
    assert [item.id for item in api.operations if item.deprecated] == ["queryFlowsForUser"]
    assert "Scopes: tableau:flows:read. Deprecated." in text_of(api, "queryFlowsForUser")
    assert "Deprecated" not in text_of(api, "queryFlow")


def test_a_deprecated_parameter_says_so(root: Path) -> None:
    api = compile_spec(root / "spec", languages.reserved())
    found = [p.name for p in operation(api, "runFlowNow").parameters if p.deprecated]
    assert found == ["flowOutputStepIds", "flowRunMode"]
    assert "newer servers still accept it. Deprecated." in text_of(api, "runFlowNow")
    infos = {p.name: p.deprecated for p in catalog.RUN_FLOW_NOW.parameters}
    assert infos["flowRunMode"]
    assert not infos["flowId"]


def test_scopes_that_are_not_known_differ_from_none_that_are_needed() -> None:
    assert catalog.DELETE_FLOW.scopes is None
    assert catalog.SIGN_IN.scopes == ()
    assert catalog.QUERY_FLOW.scopes == ("tableau:flows:read",)


def test_scopes_that_are_not_known_are_said_to_be_so(compiled: Compile) -> None:
    api = compiled("openapi.yaml", ("      x-scopes: ['tableau:flows:read']\n", ""))
    unknown = operation(api, "queryFlowsForSite")
    assert (unknown.scopes_known, unknown.scopes) == (False, ())
    assert "The required scopes are unknown." in text_of(api, "queryFlowsForSite")
    assert "Which scopes" not in text_of(api, "signIn")


def test_an_operation_that_finds_out_about_a_lost_answer_changes_nothing_itself() -> None:
    for info in catalog.OPERATIONS.values():
        assert (info.verify is not None) == (info.retry == "write")
        if info.verify and info.verify.operation:
            look = catalog.OPERATIONS[info.verify.operation]
            assert look.retry == "read"
            assert look.raw or hasattr(getattr(resources, f"{pascal(look.resource)}Api"), look.verb)


def test_a_docstring_says_how_to_find_out_about_a_lost_answer(root: Path) -> None:
    api = compile_spec(root / "spec", languages.reserved())
    assert "If the response is lost: List the flow tasks." in text_of(api, "addFlowTaskToSchedule")
    assert "If the response is lost" not in text_of(api, "signIn")


def test_the_header_of_a_part_is_that_of_the_spec(compiled: Compile) -> None:
    old = "x-disposition: form-data, x-filename: empty"
    api = compiled("openapi.yaml", (old, "x-disposition: inline"))
    request = operation(api, "publishFlow").request
    assert request is not None
    assert [(part.disposition, part.filename) for part in request.parts] == [
        ("inline", None),
        ("form-data", "file"),
    ]
    spelt = LANGUAGE.spell(api)
    lines = LANGUAGE.values(spelt)["python"].bodies.body_lines(  # type: ignore[attr-defined]
        spelt, operation(spelt, "publishFlow")
    )
    assert "parts.append(Part('request_payload', 'text/xml', None, document, 'inline'))" in lines


def test_the_version_of_a_field_stands_in_the_docstring_of_its_model() -> None:
    assert "failure_reason: Reason for the failure of the run. Since version 3.30." in (
        models.FlowRun.__doc__ or ""
    )
    assert "One execution of a flow. Since version 3.10." in (models.FlowRun.__doc__ or "")
    assert catalog.FIELD_VERSIONS["FlowRun.failure_reason"] == (3, 30)


def test_an_argument_is_as_new_as_the_newest_field_on_its_way(compiled: Compile) -> None:
    api = compiled(
        "xsd/flows.xsd",
        (
            '<xs:complexType name="flowToPublish">\n    <xs:annotation>\n',
            '<xs:complexType name="flowToPublish">\n    <xs:annotation>\n'
            '      <xs:appinfo source="since">3.9</xs:appinfo>\n',
        ),
        (
            "<xs:documentation>Description of the flow.</xs:documentation>",
            "<xs:documentation>Description of the flow.</xs:documentation>"
            '<xs:appinfo source="since">3.20</xs:appinfo>',
        ),
    )
    request = operation(api, "publishFlow").request
    assert request is not None
    versions = {argument.name: argument.since for argument in request.arguments}
    assert versions["name"] == "3.9"
    assert versions["connections"] is None
    assert "3.20" in versions.values()


def test_a_version_is_compared_as_numbers(compiled: Compile) -> None:
    """The operation is of 3.3, so a type of 3.10 is newer, though its text sorts before."""
    api = compiled("xsd/runs.xsd", (">3.14<", ">3.10<"), (">3.14<", ">3.9<"))
    request = operation(api, "runFlowNow").request
    assert request is not None
    assert [argument.since for argument in request.arguments] == ["3.10"]


def test_credentials_are_as_new_as_their_fields_unless_a_server_is_later(compiled: Compile) -> None:
    api = compiled("xsd/session.xsd", (">3.16<", ">3.9<"), (">3.6<", ">3.8<"))
    found = {kind.name: (kind.since_server, kind.since_cloud) for kind in api.protocol.credentials}
    assert found == {"token": ("3.8", "3.8"), "password": ("2.0", None), "jwt": ("3.17", "3.9")}
