"""Reads the option ``--faults`` and the header ``X-Emulator-Fault``, which share one syntax.

``SYNTAX`` describes it, ``read_fault`` reads a header, ``read_rules`` reads an option.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tableau_flows_generated.catalog import OPERATIONS

from tableau_flows.emulator.base.checks import several
from tableau_flows.emulator.faults.fault import Fault, Frequency, Rule
from tableau_flows.emulator.faults.names import check_operation
from tableau_flows.emulator.faults.parsing import parse_fault

HEADER = "X-Emulator-Fault"

SYNTAX = f"""\
faults, for --faults and for the header {HEADER} of a single request:
  delay SECONDS                  wait first
  drop before                    close the connection; the request is not carried out
  drop after                     carry the request out and close the connection without a response
  drop midway                    carry the request out and close the connection within the response
  refuse CODE [status STATUS]    send an error document with a code of the API, such as 404027
  answer STATUS [html|xml] [retry-after SECONDS]
                                 send a response as from a proxy; without html or xml it has no body
  expire token                   end the session of the request's token, then carry the request out

A header contains one of these, or a delay and another one: "{HEADER}: delay 0.5, drop after".
The header "{HEADER}: none" exempts a request from the rules of --faults.

The rules of --faults are separated by ";". A rule may begin with an operation id (or any) and a
colon, and may end with a frequency: x2 (the next two requests), every 10 (every tenth request) or
5% (that share of the requests, selected at random; 5% seed 7 selects others, and the same seed
always selects the same). Without a frequency the fault happens to every request. Rules are applied
in their order: delays add up, and the first other fault that is due happens.

  --faults "publishFlow: drop after x2; any: answer 503 html retry-after 1 5%; any: delay 0.2"
"""

_FREQUENCY = re.compile(
    r"(?:^|\s+)(?:x(?P<times>\d{1,9})|every\s+(?P<every>\d{1,9})"
    r"|(?P<share>\d{1,3}(?:\.\d{1,9})?)%(?:\s+seed\s+(?P<seed>\d{1,18}))?)$",
    re.ASCII,
)


def read_fault(text: str) -> Fault:
    """Read the fault in a header; ``none`` is a fault that does nothing.

    Raises:
        ValueError: The text is not a fault; the message says why, and which faults there are.
    """
    # One space instead of many, so that no regular expression below takes long.
    text = " ".join(text.split())
    if text == "none":
        return Fault()
    if _FREQUENCY.search(text):
        raise ValueError("a header applies to one request and has no frequency, as --faults has")
    return parse_fault(text)


def read_rules(
    texts: str | Sequence[str], newest: tuple[int, int] | None = None, *, cloud: bool = False
) -> tuple[Rule, ...]:
    """Read the rules in an option.

    Args:
        texts: Rules, as one string or several.
        newest: Newest API version of the server; None accepts operations of all versions.
        cloud: Whether the server behaves as Tableau Cloud.

    Returns:
        The rules in their order.

    Raises:
        TypeError: The rules are not strings.
        ValueError: A rule is wrong or can never happen; the message says which rule, why, and
            what is allowed.
    """
    rules: list[Rule] = []
    for text in several("fault rules", [texts] if isinstance(texts, str) else texts):
        if not isinstance(text, str):
            raise TypeError(f"a fault rule must be a string such as 'any: delay 0.2', not {text!r}")
        for part in filter(None, (" ".join(part.split()) for part in text.split(";"))):
            try:
                rule = _rule(part)
                if rule.fault.operation is not None:
                    check_operation(rule.fault.operation, newest, cloud=cloud)
                _check_not_hidden(rule, rules)
            except ValueError as problem:
                raise ValueError(f"wrong fault rule {part!r}: {problem}") from None
            rules.append(rule)
    return tuple(rules)


def _check_not_hidden(rule: Rule, before: Sequence[Rule]) -> None:
    """Reject a rule after another one that happens to all of its requests."""
    for earlier in before:
        always = earlier.frequency in {Frequency(), Frequency(seed=earlier.frequency.seed)}
        for_all = earlier.fault.operation in {None, rule.fault.operation}
        if (
            always
            and for_all
            and not earlier.fault.only_delays
            and not earlier.fault.expire_token
            and not rule.fault.only_delays
        ):
            raise ValueError(
                f"it never happens, because {earlier.fault.words!r} before it happens to all of"
                " its requests"
            )


def _rule(text: str) -> Rule:
    name, colon, rest = text.partition(":")
    operation = _operation(name.strip()) if colon else None
    rest = (rest if colon else text).strip()
    frequency = _FREQUENCY.search(rest)
    fault = parse_fault(rest[: frequency.start()] if frequency else rest)
    if operation is not None and fault.expire_token and not OPERATIONS[operation].authenticated:
        raise ValueError(f"requests of {operation} have no token that could expire")
    return Rule(
        replace(fault, operation=operation), _frequency(frequency) if frequency else Frequency()
    )


def _operation(name: str) -> str | None:
    if name == "any":
        return None
    check_operation(name, cloud=None)
    return name


def _frequency(found: re.Match[str]) -> Frequency:
    times, every, share, seed = found.group("times", "every", "share", "seed")
    if times is not None:
        frequency = Frequency(times=int(times))
    elif every is not None:
        frequency = Frequency(every=int(every))
    else:
        frequency = Frequency(share=float(share) / 100, seed=int(seed or 0))
    if frequency.times == 0 or frequency.every == 0 or not 0 < frequency.share <= 1:
        raise ValueError(
            f"{found[0].strip()!r} never happens; use x1 or more, every 1 or more, or a share of"
            " more than 0% and at most 100%"
        )
    return frequency
