"""Cases of failures: every code of errors.yaml, and every row of the retry table."""

from __future__ import annotations

from html import escape
from typing import Any

from spec import api, operations, pascal

PAGE = "<!DOCTYPE html><html><head><title>Bad luck</title></head><body>Try again.</body></html>"
READ, WRITE = "queryFlow", "deleteFlow"


def files() -> dict[str, Any]:
    """The file of these cases."""
    cases = [*_codes(), *_statuses(), *_rows()]
    return {"replies/errors.json": {"kind": "reply", "source": "spec", "cases": cases}}


def _codes() -> list[Any]:
    return [
        _case(
            f"{it['code']} {it['name']}",
            _operation_with(it["code"]),
            it["status"],
            body=_document(it["code"], it["name"], it["doc"]),
            family=it["family"],
            code=it["code"],
            remedy=it["remedy"],
        )
        for it in api()["errors"]
    ]


def _statuses() -> list[Any]:
    """Codes that are not in the table: the status decides."""
    families = {it["status"]: it["name"] for it in api()["families"] if it["status"]}
    made = []
    for status, family in families.items():
        code = f"{status}999"
        body = _document(code, "Unheard of", "A newer server says so.")
        title = f"the status {status} decides about an unknown code"
        made.append(_case(title, READ, status, body=body, family=family, code=code))
    for status, code in ((418, "418000"), (402, "402001"), (400, "000001")):
        family = families.get(status, api()["families"][0]["name"])
        body = _document(code, "Unheard of", "")
        title = f"status {status} with the unknown code {code}"
        made.append(_case(title, READ, status, body=body, family=family, code=code))
    for status in (501, 505, 507, 599):
        code = f"{status}000"
        body = _document(code, "Server error", "")
        title = f"status {status} is a fault of the server"
        made.append(_case(title, READ, status, body=body, family=families[500], code=code))
        for body, what in (("", "an empty body"), (" \r\n\t", "white space")):
            title = f"status {status} with {what} is a fault of the server"
            made.append(_case(title, READ, status, body=body, family=families[500], code=None))
    return made


def _rows() -> list[Any]:
    """For each row with statuses: each status, with each kind of body, for reads and writes."""
    made = []
    for row in api()["protocol"]["retry"]["failures"]:
        statuses = row["statuses"] or ([row["statuses_from"]] if row["statuses_from"] else [])
        waits = [7] if row["waits"] else [None] if row["waits"] is False else [None, 7]
        for status in statuses:
            for seconds in waits:
                for operation in (READ, WRITE):
                    made += _bodies(row["name"], status, seconds, operation)
    for name in ("refused", "untrusted", "not sent", "lost"):
        for operation in (READ, WRITE):
            made.append(_without_response(name, operation))
    return made


def _bodies(row: str, status: int, seconds: int | None, operation: str) -> list[Any]:
    families = {it["status"]: it["name"] for it in api()["families"] if it["status"]}
    headers = {} if seconds is None else {"Retry-After": str(seconds)}
    after = f" and Retry-After {seconds}" if seconds is not None else ""
    what = f"{row}: {operation} gets {status}{after}"
    code = f"{status}000"
    known = {
        "family": families.get(status, families[500]),
        "code": code,
        "body": _document(code, "Failed", "It did not work."),
    }
    limited = status == 429
    page = {"family": families[429] if limited else "unreadable reply error", "code": None}
    # A server that fails may send nothing; an empty body with the other statuses is a gateway's.
    empty = families[500] if row == "fault" else page["family"]
    made = []
    for title, facts in (
        ("with an error document", known),
        ("with an HTML page", {**page, "body": PAGE}),
        ("with an empty body", {**page, "family": empty, "body": ""}),
    ):
        typed = {"Content-Type": "text/html"} if facts["body"] is PAGE else {}
        made.append(
            _case(
                f"{what} {title}",
                operation,
                status,
                headers={**headers, **typed},
                retry_after=seconds,
                **facts,
            )
        )
    return made


def _without_response(name: str, operation: str) -> Any:
    row = next(it for it in api()["protocol"]["retry"]["failures"] if it["name"] == name)
    return {
        "name": f"{name}: {operation} has no response",
        "operation": operation,
        "failure": name,
        "expect": {
            "error": {"family": pascal(row["raises"][0]), "code": None, "status": None},
            "remedy": None,
            "retry_after": None,
            **_consequences(row, operation, has_document=False),
        },
    }


def _case(
    name: str,
    operation: str,
    status: int,
    *,
    body: str,
    family: str | list[str],
    code: str | None,
    remedy: str | None = None,
    headers: dict[str, str] | None = None,
    retry_after: int | None = None,
) -> Any:
    row = row_of(status, [family] if isinstance(family, str) else family, retry_after is not None)
    return {
        "name": name,
        "operation": operation,
        "response": {"status": status, "headers": headers or {}, "body": body},
        "expect": {
            "error": {"family": _families(family), "code": code, "status": status},
            "remedy": remedy,
            "retry_after": retry_after,
            **_consequences(row, operation, has_document=code is not None),
        },
    }


def _families(names: str | list[str]) -> str | list[str]:
    return pascal(names) if isinstance(names, str) else [pascal(name) for name in names]


def row_of(status: int, families: list[str], waits: bool) -> Any:
    """The first row of the retry table that matches a response."""
    for row in api()["protocol"]["retry"]["failures"]:
        raised = any(family in row["raises"] for family in families)
        if status in row["statuses"] and row["waits"] in (None, waits):
            return row
        if row["name"] == "expired" and raised:
            return row
        if row["name"] == "unreadable" and status < 300 and raised:
            return row
        if row["statuses_from"] and status >= row["statuses_from"]:
            return row
        if row["name"] == "answered":
            return row
    raise NotImplementedError(status)


def _consequences(row: Any, operation: str, *, has_document: bool) -> Any:
    is_write = operations()[operation]["retry"] == "write"
    unknown = row["unknown"] == "always" or (row["unknown"] != "never" and not has_document)
    return {"after": row["after"], "unknown": is_write and unknown}


def _operation_with(code: str) -> str:
    """An operation that may answer with a code."""
    for operation in api()["operations"]:
        if any(it["code"] == code for it in operation["errors"]):
            return str(operation["id"])
    return READ


def _document(code: str, summary: str, detail: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><tsResponse xmlns="{api()["namespace"]}">'
        f'<error code="{code}"><summary>{escape(summary)}</summary>'
        f"<detail>{escape(detail)}</detail></error></tsResponse>"
    )
