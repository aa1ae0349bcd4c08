"""A whole OpenAPI document."""

from __future__ import annotations

from generator import ir
from generator.errors import SpecError, pointer
from generator.languages.openapi import bodies, responses
from generator.languages.openapi.forms import Form, Schema
from generator.languages.openapi.operations import operation_object
from generator.languages.openapi.parameters import parameter_schemas
from generator.languages.openapi.schemas import schemas
from generator.spelling import snake

_MADE = "Made from `spec/` of tableau-flows by `make generate`; do not edit."
_REPOSITORY = "https://github.com/tableau-flows/tableau-flows"


def document(api: ir.Api, form: Form) -> Schema:
    """Return the document that describes one form of the API."""
    # The version is a variable of the server instead, so that no call has to be given it.
    prefix = f"/api/{{{api.protocol.session.version_parameter}}}"
    paths: dict[str, Schema] = {}
    for operation in api.operations:
        item = paths.setdefault(operation.path.removeprefix(prefix), {})
        item[operation.method.lower()] = operation_object(api, operation, form)
    return {
        "openapi": "3.1.0",
        "info": _info(api, form),
        "servers": [_server(api)],
        "security": [{"token": []}],
        "tags": [
            {"name": snake(resource.name), "description": resource.doc}
            for resource in api.resources
        ],
        "x-error-codes": responses.catalog(api),
        "paths": paths,
        "components": {
            "securitySchemes": {"token": _token(api)},
            "responses": {responses.DEFAULT: responses.default(api, form)},
            "schemas": _schemas(api, form),
        },
    }


def _schemas(api: ir.Api, form: Form) -> Schema:
    found: Schema = {**schemas(api, form)}
    for name, schema in (*bodies.multipart_schemas(api, form), *parameter_schemas(api)):
        if found.setdefault(name, schema) != schema:
            raise SpecError("xsd", pointer(), f"two different schemas would be called {name}")
    return dict(sorted(found.items()))


def _info(api: ir.Api, form: Form) -> Schema:
    return {
        "title": f"{api.title}{form.title}",
        "description": f"{form.doc}\n\n{_MADE}",
        "version": api.version,
        "x-oldest": api.oldest,
        "contact": {"name": "tableau-flows", "url": _REPOSITORY},
        "license": {"name": "MIT", "identifier": "MIT"},
    }


def _server(api: ir.Api) -> Schema:
    return {
        "url": "https://{host}/api/{version}",
        "description": "A Tableau Server, or the pod of a Tableau Cloud site.",
        "variables": {
            "host": {
                "default": "tableau.example.com",
                "description": "Host name, with the port if it is not 443.",
            },
            "version": {
                "default": api.version,
                "description": (
                    "Version of the REST API as major.minor. A server refuses a version newer "
                    "than its own, which the operation `serverInfo` tells. It can be called "
                    f"with version 2.4; the flow methods exist since {api.oldest}."
                ),
            },
        },
    }


def _token(api: ir.Api) -> Schema:
    session = api.protocol.session
    return {
        "type": "apiKey",
        "in": "header",
        "name": session.header,
        "description": session.doc,
    }
