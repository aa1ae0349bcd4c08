"""The answers the box gives itself: like Tableau's, like a proxy's, or empty."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from http import HTTPStatus
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from faultbox.faults import Answer

Body = Literal["xml", "html", "nothing"]
_MEDIA = {"xml": "application/xml;charset=utf-8", "html": "text/html; charset=utf-8"}


def make_answer(
    status: int,
    body: Body | bytes,
    *,
    code: str | None = None,
    detail: str | None = None,
    retry_after: int | str | datetime | None = None,
    headers: Mapping[str, str] | None = None,
    early: bool = False,
) -> Answer:
    """Write an answer of the box; see `When.answer`."""
    fields: list[tuple[str, str]] = []
    if isinstance(body, bytes):
        content = body
    else:
        content = _content(status, body, code, detail)
        if body in _MEDIA:
            fields.append(("Content-Type", _MEDIA[body]))
    if retry_after is not None:
        if isinstance(retry_after, datetime):
            retry_after = format_datetime(retry_after.astimezone(UTC), usegmt=True)
        fields.append(("Retry-After", str(retry_after)))
    return Answer(status, (*fields, *(headers or {}).items()), content, early)


def head_of(answer: Answer, *, keep_alive: bool) -> bytes:
    """Write the head of an answer, with its length."""
    fields = list(answer.headers)
    if answer.status not in (204, 304):
        fields.append(("Content-Length", str(len(answer.body))))
    if not keep_alive:
        fields.append(("Connection", "close"))
    lines = [f"HTTP/1.1 {answer.status} {_phrase(answer.status)}"]
    lines += [f"{name}: {value}" for name, value in fields]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def _content(status: int, body: Body, code: str | None, detail: str | None) -> bytes:
    phrase = _phrase(status)
    detail = detail or "The fault box answered instead of the server."
    if body == "xml":
        error = f"<error code={quoteattr(code or f'{status}000')}>"
        text = f"<summary>{escape(phrase)}</summary><detail>{escape(detail)}</detail>"
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<tsResponse xmlns="http://tableau.com/api">{error}{text}</error></tsResponse>'
        ).encode()
    if body == "html":
        return (
            f"<html><head><title>{status} {phrase}</title></head>"
            f"<body><h1>{phrase}</h1><p>{escape(detail)}</p></body></html>\n"
        ).encode()
    return b""


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
