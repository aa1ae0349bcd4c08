"""Fault rules as text: what ``--faults`` and the header ``X-Emulator-Fault`` may say.

One syntax for both: ``SYNTAX`` tells it, ``read_fault`` reads a header, ``read_rules`` an option.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from http import HTTPStatus

from tableau_flows_generated import codec, models
from tableau_flows_generated.catalog import OPERATIONS
from tableau_flows_generated.errors import ERRORS

from tableau_flows.emulator.base.checks import several
from tableau_flows.emulator.base.nearest import perhaps
from tableau_flows.emulator.faults.orders import MOMENTS, Fault, HowOften, Moment, Rule

HEADER = "X-Emulator-Fault"
LONGEST_DELAY = 3600.0
"""Seconds; more is a slip, and would look like a server that hangs."""

SYNTAX = f"""\
faults, for --faults and for the header {HEADER} of a single request:
  delay SECONDS                  wait first
  drop before                    cut the connection; nothing is done
  drop after                     carry it out and cut the connection; no answer
  drop midway                    carry it out and cut the connection within the answer
  refuse CODE [status STATUS]    an error document with a code of the API, such as 404027
  answer STATUS [html|xml] [retry-after SECONDS]
                                 an answer as of a proxy; without html or xml it has no body
  expire token                   end the session of the request's token, then look at the request

A header holds one of these, or a delay and another: "{HEADER}: delay 0.5, drop after".
"none" keeps the rules of --faults away from the request.

The rules of --faults stand between ";". Each may begin with an operation (or any) and end with
how often: x2 (the next two requests), every 10 (each tenth) or 5% (that share of them; 5% seed 7
draws others, the same seed draws the same). Without, it happens to every request. Rules are asked
in their order: delays add up, and the first other fault that is due happens.

  --faults "publishFlow: drop after x2; any: answer 503 html retry-after 1 5%; any: delay 0.2"
"""

_HOW_OFTEN = re.compile(
    r"(?:^|\s+)(?:x(?P<times>\d{1,9})|every\s+(?P<every>\d{1,9})"
    r"|(?P<share>\d{1,3}(?:\.\d{1,9})?)%(?:\s+seed\s+(?P<seed>\d{1,18}))?)$",
    re.ASCII,
)
_SECONDS = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)
_WHOLE_SECONDS = re.compile(r"\d{1,9}", re.ASCII)
_STATUS = re.compile(r"[2-5]\d\d", re.ASCII)


def read_fault(text: str) -> Fault:
    """The fault that a header orders; ``none`` is one that does nothing.

    Raises:
        ValueError: The text is no fault; the message says why, and what is known.
    """
    # One space in place of many, so that no expression below takes long.
    text = " ".join(text.split())
    if text == "none":
        return Fault()
    if _HOW_OFTEN.search(text):
        raise ValueError("how often is for --faults; a header is for its request alone")
    return _fault(text)


def read_rules(
    texts: str | Sequence[str], newest: tuple[int, int] | None = None, *, cloud: bool = False
) -> tuple[Rule, ...]:
    """The rules that an option gives, in their order.

    Args:
        texts: Rules, as one text or several.
        newest: The newest API version of the server; None for any.
        cloud: Whether the server is as Tableau Cloud.

    Raises:
        TypeError: These are no texts.
        ValueError: A rule is wrong, or could never happen; the message says which, why, and what
            is known.
    """
    rules: list[Rule] = []
    for text in several("fault rules", [texts] if isinstance(texts, str) else texts):
        if not isinstance(text, str):
            raise TypeError(f"a fault rule is a text such as 'any: delay 0.2', not {text!r}")
        for part in filter(None, (" ".join(part.split()) for part in text.split(";"))):
            try:
                rule = _rule(part)
                if rule.fault.operation is not None:
                    known_operation(rule.fault.operation, newest, cloud=cloud)
                _check_not_hidden(rule, rules)
            except ValueError as problem:
                raise ValueError(f"wrong fault rule {part!r}: {problem}") from None
            rules.append(rule)
    return tuple(rules)


def known_operation(name: str, newest: tuple[int, int] | None, *, cloud: bool) -> None:
    """Make sure that the server has an operation.

    Raises:
        ValueError: It has not; the message tells the nearest name.
    """
    if name not in OPERATIONS:
        raise ValueError(
            f"{name!r} is no operation, {perhaps(name, OPERATIONS)}"
            f" Known are any, {', '.join(sorted(OPERATIONS))}"
        )
    operation = OPERATIONS[name]
    if newest is not None and operation.since > newest:
        since = ".".join(map(str, operation.since))
        raise ValueError(f"{name} came with version {since} of the API, which the server has not")
    if cloud and operation.deployment == "server":
        raise ValueError(f"{name} is unknown to Tableau Cloud")


def known_code(code: str) -> None:
    """Make sure that a code is one of the API.

    Raises:
        ValueError: It is not; the message tells the nearest one.
    """
    if code not in ERRORS:
        raise ValueError(
            f"{code!r} is no error code, {perhaps(str(code), ERRORS)}"
            f" Known are {', '.join(sorted(ERRORS))}"
        )


def known_moment(moment: str) -> Moment:
    """The moment of a drop with that name.

    Raises:
        ValueError: There is none; the message tells the nearest one.
    """
    found: Moment | None = next((known for known in MOMENTS if moment == str(known)), None)
    if found is None:
        raise ValueError(
            f"{moment!r} is no moment of a drop, {perhaps(str(moment), MOMENTS)}"
            f" It should be {_FORMS['drop']!r}"
        )
    return found


def _check_not_hidden(rule: Rule, before: Sequence[Rule]) -> None:
    """Refuse a rule behind one that happens to all of its requests."""
    for earlier in before:
        always = earlier.how_often in {HowOften(), HowOften(seed=earlier.how_often.seed)}
        for_all = earlier.fault.operation in {None, rule.fault.operation}
        if (
            always
            and for_all
            and not earlier.fault.only_delays
            and not earlier.fault.expire_token
            and not rule.fault.only_delays
        ):
            raise ValueError(
                f"it never happens, since {earlier.fault.words!r} happens to each of its requests"
            )


def _rule(text: str) -> Rule:
    name, colon, rest = text.partition(":")
    operation = _operation(name.strip()) if colon else None
    rest = (rest if colon else text).strip()
    often = _HOW_OFTEN.search(rest)
    fault = _fault(rest[: often.start()] if often else rest)
    if operation is not None and fault.expire_token and not OPERATIONS[operation].authenticated:
        raise ValueError(f"{operation} has no token that could expire")
    return Rule(replace(fault, operation=operation), _how_often(often) if often else HowOften())


def _operation(name: str) -> str | None:
    if name == "any":
        return None
    known_operation(name, None, cloud=False)
    return name


def _how_often(found: re.Match[str]) -> HowOften:
    times, every, share, seed = found.group("times", "every", "share", "seed")
    if times is not None:
        often = HowOften(times=int(times))
    elif every is not None:
        often = HowOften(every=int(every))
    else:
        often = HowOften(share=float(share) / 100, seed=int(seed or 0))
    if often.times == 0 or often.every == 0 or not 0 < often.share <= 1:
        raise ValueError(
            f"{found[0].strip()!r} never happens; known are x1 and more, every 1 and more,"
            " and shares over 0% up to 100%"
        )
    return often


def _fault(text: str) -> Fault:
    fault = Fault()
    kinds: list[str] = []
    for piece in text.split(","):
        kind, *words = piece.split() or [""]
        reader = _READERS.get(kind)
        if reader is None:
            raise ValueError(
                f"{kind!r} is no fault, {perhaps(kind, _READERS)} Known are {_known()}"
            )
        found = reader(fault, words)
        if found is None:
            raise ValueError(f"{' '.join(piece.split())!r} should be {_FORMS[kind]!r}")
        fault = found
        kinds.append(kind)
    if kinds.count("delay") > 1 or len(kinds) > kinds.count("delay") + 1:
        raise ValueError("one request takes one delay and one other fault")
    return fault


# Each of these gets a fault and the words behind its kind, and gives the fault with what they
# order; None where they cannot be read.


def _delay(fault: Fault, words: Sequence[str]) -> Fault | None:
    if len(words) != 1 or not _SECONDS.fullmatch(words[0]):
        return None
    if float(words[0]) > LONGEST_DELAY:
        raise ValueError(f"{words[0]!r} is too long; a delay has up to {LONGEST_DELAY:.0f} seconds")
    return replace(fault, delay=float(words[0]))


def _drop(fault: Fault, words: Sequence[str]) -> Fault | None:
    return replace(fault, drop=known_moment(words[0])) if len(words) == 1 else None


def _refuse(fault: Fault, words: Sequence[str]) -> Fault | None:
    match words:
        case [code]:
            status = None
        case [code, "status", text] if _STATUS.fullmatch(text):
            status = int(text)
        case _:
            return None
    known_code(code)
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
_READERS: dict[str, Callable[[Fault, Sequence[str]], Fault | None]] = {
    "delay": _delay,
    "drop": _drop,
    "refuse": _refuse,
    "answer": _answer,
    "expire": _expire,
}


def _known() -> str:
    return "; ".join(_FORMS.values())


def _html(status: int) -> bytes:
    heading = f"{status} {_phrase(status)}"
    return (
        f"<html><head><title>{heading}</title></head>"
        f"<body><h1>{heading}</h1><p>Ordered of the emulator.</p></body></html>"
    ).encode()


def _xml(status: int) -> bytes:
    """An error document; its code is not of the table, as such answers have codes of their own."""
    detail = models.ErrorDetail(
        code=f"{status}000", summary=_phrase(status), detail="Ordered of the emulator."
    )
    document = codec.encode(models.ErrorReply(error=detail), "tsResponse")
    return b"<?xml version='1.0' encoding='UTF-8'?>" + document


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"
