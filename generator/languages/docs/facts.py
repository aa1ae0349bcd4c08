"""Facts of operations and of errors: who may call, where, since when, and what can fail."""

from __future__ import annotations

from generator import coverage, ir
from generator.languages.docs import markdown

_SERVERS = {
    None: "Tableau Server and Tableau Cloud",
    "server": "Tableau Server only",
    "cloud": "Tableau Cloud only",
}
_RETRY = {
    "read": "a read: sent again after a transient failure",
    "repeatable": "can be sent again with the same effect",
    "write": "not sent again once the server may have received it",
}
_ERRORS = "tableau_flows.errors"


def facts(api: ir.Api, operation: ir.Operation) -> str:
    """Return the table of the facts of an operation."""
    since = f"since version {operation.since} of the REST API"
    rows = [
        ("Operation", f"[{operation.id}]({operation.url}) in the vendor's reference"),
        ("Method", _method(api, operation)),
        ("Versions", f"{since}, deprecated" if operation.deprecated else since),
        ("Servers", _SERVERS[operation.deployment]),
        ("Permissions", markdown.cell(operation.permission)),
        ("Scopes", coverage.scopes(operation)),
        ("After a failure", _RETRY[operation.retry]),
    ]
    if operation.needs:
        rows.append(("Licence", "Prep Conductor (Data Management)"))
    if operation.verify:
        rows.append(("Lost response", markdown.cell(operation.verify.text)))
    return markdown.table(("", ""), rows)


def title(api: ir.Api, operation: ir.Operation) -> str:
    """Return how the operation is called, without `client.`: `flows.list`."""
    return coverage.method_of(api, operation)


def _method(api: ir.Api, operation: ir.Operation) -> str:
    name = coverage.method_of(api, operation)
    if "(" in name:
        return f"none; {markdown.python('tableau_flows.Client.call', 'meth')} sends it: `{name}`"
    return method_link(name)


def method_link(name: str) -> str:
    """Return a link to a method of the sync client, such as `flows.list`."""
    return f"{{py:meth}}`client.{name} <tableau_flows.Client.{name}>`"


def errors(api: ir.Api, operation: ir.Operation) -> str:
    """Return the table of the errors of an operation, with what to do."""
    codes = {item.code: item for item in api.errors}
    rows = [
        (
            code_link(row.code),
            markdown.python(f"{_ERRORS}.{codes[row.code].family}", "exc"),
            markdown.cell(row.when),
            markdown.cell(codes[row.code].remedy),
        )
        for row in operation.errors
    ]
    return markdown.table(("Code", "Exception", "When", "Remedy"), rows)


def code_link(code: str) -> str:
    """Return a link to an entry of the index of errors."""
    return f"[{code}](#error-{code})"


def answered_by(api: ir.Api, code: str) -> str:
    """Return links to the operations that can return a code."""
    found = [item for item in api.operations if any(row.code == code for row in item.errors)]
    return ", ".join(f"[{title(api, item)}](#{item.id})" for item in found)


def family_link(name: str) -> str:
    """Return a link to an exception class."""
    return markdown.python(f"{_ERRORS}.{name}", "exc")


def others(api: ir.Api, resource: ir.Resource) -> list[str]:
    """Return the hand-written methods that no operation stands for, such as `flows.find`."""
    verbs = {item.verb for item in api.operations if item.resource == resource.name}
    names = (name.replace(" ", "_") for name in resource.curated)
    return [f"{resource.name}.{name}" for name in names if name not in verbs]
