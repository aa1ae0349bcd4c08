"""What the emulated server of a scenario has seen, compared with what it should have seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from tableau_flows.conformance.checks import Comparison
from tableau_flows.conformance.forms.json_values import Json, Object, object_of, shown
from tableau_flows.emulator import LoggedRequest


def log_comparison(expected: Object, requests: Sequence[LoggedRequest]) -> Comparison:
    """Return what a scenario expects of the log beside the log.

    Args:
        expected: `counts` by operation, or by operation and status, such as "queryFlow 503";
            `least` and `most`, which are limits of such counts; `order` of the requests of the
            operations in it; `queries` and `versions` by operation.
        requests: The requests that the server has answered.
    """
    observed: Object = {}
    wanted: Object = {}
    for key, value in expected.items():
        if key == "counts":
            names: list[Json] = [*object_of(value)]
            observed[key] = {str(name): _count(str(name), requests) for name in names}
            wanted[key] = value
        elif key in {"least", "most"}:
            limits = object_of(value)
            wanted[key] = dict.fromkeys(limits, True)
            observed[key] = {
                name: isinstance(limit, int)
                and (
                    limit <= _count(name, requests)
                    if key == "least"
                    else _count(name, requests) <= limit
                )
                for name, limit in limits.items()
            }
        elif key == "order":
            chosen = value if isinstance(value, list) else []
            observed[key] = [it.operation for it in requests if it.operation in chosen]
            wanted[key] = value
        elif key == "queries":
            wanted[key] = {
                name: [*sorted(its if isinstance(its, list) else [], key=shown)]
                for name, its in object_of(value).items()
            }
            observed[key] = {
                name: _queries(name, its if isinstance(its, list) else [], requests)
                for name, its in object_of(value).items()
            }
        elif key == "versions":
            wanted[key] = value
            observed[key] = {
                name: [*sorted({it.path.split("/")[2] for it in requests if it.operation == name})]
                for name in object_of(value)
            }
        else:
            wanted[key] = f"no such check of the log: {key}"
    return Comparison(wanted, observed)


def broken_logs(
    expected: Object, requests: Sequence[LoggedRequest]
) -> Iterator[tuple[str, Iterator[str]]]:
    """Add requests to a log and remove some from it, so that there must be differences.

    Yields:
        What was changed, and the differences that are found then.
    """
    for name, count in object_of(expected.get("counts")).items():
        operation, _, status = name.partition(" ")
        alike = [it for it in requests if _is(name, it)]
        more = alike[0] if alike else _made(operation, status)
        yield f"log: {name} once more", log_comparison(expected, [*requests, more]).differences()
        if count:
            fewer = [*requests]
            fewer.remove(alike[0])
            yield f"log: {name} once less", log_comparison(expected, fewer).differences()


def _made(operation: str, status: str) -> LoggedRequest:
    number = int(status) if status.isdigit() else None
    blank = LoggedRequest(None, "GET", "/api/0.0/", {}, number, None)
    return blank if operation == "unknown" else replace(blank, operation=operation)


def _is(name: str, request: LoggedRequest) -> bool:
    operation, _, status = name.partition(" ")
    alike = operation in {request.operation or "unknown", "any"}
    return alike and status in {"", str(request.status or "none")}


def _count(name: str, requests: Sequence[LoggedRequest]) -> int:
    return sum(_is(name, request) for request in requests)


def _queries(operation: str, expected: Sequence[Json], requests: Sequence[LoggedRequest]) -> Json:
    """The parameters of each request, as far as the case names them; in any order of requests."""
    named = {key for item in expected for key in object_of(item)}
    found: list[Json] = []
    for request in requests:
        if request.operation == operation:
            pairs = parse_qsl(urlsplit(request.path).query, keep_blank_values=True)
            kept: Object = {name: value for name, value in pairs if name in named}
            found.append(kept)
    return [*sorted(found, key=shown)]
