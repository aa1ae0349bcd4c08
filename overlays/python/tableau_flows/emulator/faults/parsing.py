"""Parses the words of one fault, such as ``delay 0.5, drop after``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from http import HTTPStatus

from tableau_flows_generated import codec, models, protocol

from tableau_flows.emulator.base.checks import suggestion
from tableau_flows.emulator.faults.fault import Fault
from tableau_flows.emulator.faults.names import check_code, drop_point

LONGEST_DELAY = 3600.0
"""Maximum delay in seconds; a longer one is probably a mistake, and would look like a hang."""

_SECONDS = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)
_WHOLE_SECONDS = re.compile(r"\d{1,9}", re.ASCII)
_STATUS = re.compile(r"[2-5]\d\d", re.ASCII)


def parse_fault(text: str) -> Fault:
    """Parse a fault, or a delay and another fault with a comma between them.

    Raises:
        ValueError: The text is not a fault; the message says why, and which faults there are.
    """
    fault = Fault()
    kinds: list[str] = []
    for piece in text.split(","):
        kind, *words = piece.split() or [""]
        parse = _PARSERS.get(kind)
        if parse is None:
            raise ValueError(
                f"there is no fault {kind!r}, {suggestion(kind, _PARSERS)}"
                f" Use one of: {'; '.join(_FORMS.values())}"
            )
        parsed = parse(fault, words)
        if parsed is None:
            raise ValueError(f"{' '.join(piece.split())!r} should be {_FORMS[kind]!r}")
        fault = parsed
        kinds.append(kind)
    if kinds.count("delay") > 1 or len(kinds) > kinds.count("delay") + 1:
        raise ValueError("one request can have one delay and one other fault")
    return fault


# Each of these takes a fault and the words after its kind, and returns the fault with what the
# words say; None if they cannot be parsed.


def _delay(fault: Fault, words: Sequence[str]) -> Fault | None:
    if len(words) != 1 or not _SECONDS.fullmatch(words[0]):
        return None
    if float(words[0]) > LONGEST_DELAY:
        raise ValueError(
            f"a delay of {words[0]} seconds is too long; the maximum is {LONGEST_DELAY:.0f}"
        )
    return replace(fault, delay=float(words[0]))


def _drop(fault: Fault, words: Sequence[str]) -> Fault | None:
    return replace(fault, drop=drop_point(words[0])) if len(words) == 1 else None


def _refuse(fault: Fault, words: Sequence[str]) -> Fault | None:
    match words:
        case [code]:
            status = None
        case [code, "status", text] if _STATUS.fullmatch(text):
            status = int(text)
        case _:
            return None
    check_code(code)
    return replace(fault, code=code, status=status)


def _answer(fault: Fault, words: Sequence[str]) -> Fault | None:
    if not words or not _STATUS.fullmatch(words[0]) or int(words[0]) < 400:
        return None
    status, rest, kind = int(words[0]), words[1:], ""
    if rest and rest[0] in _TYPES:
        kind, rest = rest[0], rest[1:]
    headers: dict[str, str] = {}
    if rest:
        if len(rest) != 2 or rest[0] != "retry-after" or not _WHOLE_SECONDS.fullmatch(rest[1]):
            return None
        headers["Retry-After"] = rest[1]
    body = b""
    if kind:
        headers["Content-Type"] = _TYPES[kind]
        body = _html(status) if kind == "html" else _xml(status)
    return replace(fault, status=status, body=body, headers=headers)


def _expire(fault: Fault, words: Sequence[str]) -> Fault | None:
    return replace(fault, expire_token=True) if list(words) == ["token"] else None


_TYPES = {"html": "text/html;charset=UTF-8", "xml": "application/xml;charset=UTF-8"}
_FORMS = {
    "delay": "delay SECONDS",
    "drop": "drop before|after|midway",
    "refuse": "refuse CODE [status STATUS]",
    "answer": "answer STATUS [html|xml] [retry-after SECONDS], with a status of 400 to 599",
    "expire": "expire token",
}
_PARSERS: dict[str, Callable[[Fault, Sequence[str]], Fault | None]] = {
    "delay": _delay,
    "drop": _drop,
    "refuse": _refuse,
    "answer": _answer,
    "expire": _expire,
}


def _html(status: int) -> bytes:
    heading = f"{status} {_phrase(status)}"
    return (
        f"<html><head><title>{heading}</title></head>"
        f"<body><h1>{heading}</h1><p>Injected by the emulator.</p></body></html>"
    ).encode()


def _xml(status: int) -> bytes:
    """Make an error document with a code that is not in the table, as from a proxy."""
    detail = models.ErrorDetail(
        code=f"{status}000", summary=_phrase(status), detail="Injected by the emulator."
    )
    document = codec.encode(models.ErrorReply(error=detail), protocol.REPLY_ROOT)
    return b"<?xml version='1.0' encoding='UTF-8'?>" + document


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
