"""Which errors are transient: by the rows of the spec's retry table, by family, and by cause."""

from __future__ import annotations

import asyncio
import inspect
import ssl
from pathlib import Path
from typing import Any

import pytest
import yaml
from tableau_flows import errors, models

PROTOCOL = Path(__file__).parents[3] / "spec" / "protocol.yaml"
ROWS: list[dict[str, Any]] = yaml.safe_load(PROTOCOL.read_text("utf-8"))["retry"]["failures"]
AT = {"method": "GET", "url": "u", "operation": "queryFlow"}
JOB = models.Job(id="j")


def document(status: int, code: str | None = None, **more: Any) -> errors.TableauError:
    kind = errors.error_class(status, code)
    return kind(status=status, code=code, summary="", detail="", **AT, **more)


def page(status: int, **more: Any) -> errors.TableauError:
    return errors.UnreadableReplyError(reason="an HTML page", status=status, **AT, **more)


def unsent(cause: Exception | None = None) -> errors.TableauError:
    error = errors.ConnectionFailedError("no connection", sent=False, **AT)
    error.__cause__ = cause
    return error


def timeout(phase: str) -> errors.TableauError:
    return errors.RequestTimeoutError(phase=phase, seconds=1, during="read", **AT)


EXAMPLES = {
    "refused": [errors.RequestRefusedError("it is no HTTP", **AT)],
    "untrusted": [unsent(ssl.SSLCertVerificationError("self-signed"))],
    "not sent": [unsent(), unsent(ConnectionRefusedError()), timeout("connect")],
    "limited": [document(429), page(429), document(429, retry_after=5.0)],
    "busy": [document(503, retry_after=5.0), page(503, retry_after=0.0)],
    "unavailable": [document(503), page(503)],
    "gateway": [make(status) for status in (502, 504, 520, 524) for make in (document, page)],
    "lost": [
        errors.ConnectionFailedError("gone", sent=True, **AT),
        page(200, incomplete=True),
        timeout("read"),
        timeout("total"),
    ],
    "unreadable": [page(200), page(201)],
    "expired": [errors.UploadExpiredError(status=404, code="404015", summary="", detail="", **AT)],
    "fault": [document(500), page(501), document(599)],
    "answered": [document(400), document(401), page(403), document(404), document(409)],
}
"""Errors of each row, by its name in the spec."""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_an_error_is_transient_if_a_wait_continues_after_it(row):
    for error in EXAMPLES[row["name"]]:
        assert errors.is_transient(error) == ("poll" in row["after"]), error


TRANSIENT_FAMILIES = {"RateLimitedError", "ServerError"}
"""Families of the server's errors."""
RAISED_HERE = [
    errors.UsageError("wrong"),
    errors.VersionError(what="flows.run", need=(3, 10), have=(3, 3)),
    errors.NameNotFoundError(kind="flow", name="Daily", nearest=()),
    errors.RedirectedError(location="https://login", status=302, **AT),
    errors.MetadataError(()),
    errors.JobFailedError("it failed", job=JOB),
    errors.FlowRunFailedError("it failed", job=JOB),
    errors.WaitTimeoutError("it takes too long", job=JOB),
    errors.JobGoneError("it is gone", job=JOB),
    errors.BulkError(report="1 failed", failed=()),
]


def families() -> list[type[errors.ApiError]]:
    """Every public family of errors of the server."""
    found = (getattr(errors, name) for name in errors.__all__)
    return [kind for kind in found if inspect.isclass(kind) and issubclass(kind, errors.ApiError)]


@pytest.mark.parametrize("code", sorted(errors.ERRORS))
def test_an_error_of_a_code_is_transient_if_its_family_is(code):
    info = errors.ERRORS[code]
    error = document(info.status, code)
    assert type(error) is info.family
    assert errors.is_transient(error) == (info.family.__name__ in TRANSIENT_FAMILIES)


def test_the_families_that_are_transient_exist():
    assert {kind.__name__ for kind in families()} > TRANSIENT_FAMILIES


def test_a_limit_that_is_reported_as_a_success_is_transient():
    error = errors.RateLimitedError(status=200, code=None, summary="", detail="", **AT)
    assert errors.is_transient(error)


@pytest.mark.parametrize("error", RAISED_HERE, ids=lambda error: type(error).__name__)
def test_what_the_client_or_the_end_of_a_run_raises_is_not_transient(error):
    assert not errors.is_transient(error)


def test_a_write_that_may_have_been_performed_is_not_called_transient():
    error = errors.OutcomeUnknownError("the connection broke", **AT)
    error.__cause__ = errors.ConnectionFailedError("gone", sent=True, **AT)
    assert not errors.is_transient(error)
    assert errors.is_transient(error.__cause__)


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), ConnectionResetError(), KeyboardInterrupt(), asyncio.CancelledError()],
)
def test_other_exceptions_are_not_transient(error):
    assert not errors.is_transient(error)
