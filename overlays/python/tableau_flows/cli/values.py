"""Values of arguments: durations, pairs, and options that are given with or without a value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta

from tableau_flows._common.limits import DEFAULT_WAIT as DEFAULT_SECONDS
from tableau_flows.cli.failures.errors import CommandError

_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)([smh]?)", re.ASCII)
_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d", re.ASCII)
_SECONDS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}

_NEARLY_DURATION = re.compile(
    r"\d[\d.,]*\s*(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)(?:\s*\d.*)?",
    re.ASCII | re.IGNORECASE,
)
"""A word after `--wait` that is meant as a duration: it is refused, and no other argument."""

DEFAULT_WAIT = f"{DEFAULT_SECONDS:g}"
"""What `--wait` stands for without a value."""


def seconds_of(text: str, option: str) -> float:
    """Return the seconds of a duration such as "90", "90s", "15m" or "2h".

    Raises:
        CommandError: The text is no duration.
    """
    if (found := _DURATION.fullmatch(text)) is None:
        raise CommandError(f"{option} must be seconds or a duration such as 90s, 15m or 2h")
    return float(found[1]) * _SECONDS[found[2]]


def time_of(text: str, option: str) -> time:
    """Return the time of day of a text such as "06:30".

    Raises:
        CommandError: The text is no time.
    """
    if not _TIME.fullmatch(text):
        raise CommandError(f"{option} must be a time such as 06:30")
    return time.fromisoformat(text.zfill(5))


def moment_of(text: str, option: str) -> datetime:
    """Return the moment of a text: a duration before now, or a date, a date and time, or a time of
    today, in UTC if they have no time zone.

    Raises:
        CommandError: The text is none of these.
    """
    now = datetime.now(UTC)
    if (found := _DURATION.fullmatch(text)) is not None:
        try:
            return now - timedelta(seconds=float(found[1]) * _SECONDS[found[2]])
        except OverflowError:
            raise CommandError(f"{option} is too long ago: {text!r}") from None
    if _TIME.fullmatch(text):
        return datetime.combine(now.date(), time.fromisoformat(text.zfill(5)), UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"{option} must be a duration before now such as 90m or 12h, a time such as 06:30, or a"
            f" date such as 2026-11-27 or 2026-11-27T06:30, not {text!r}"
        ) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def pairs_of(texts: Sequence[str], option: str) -> dict[str, str]:
    """Return the pairs of texts such as "Region=East".

    Raises:
        CommandError: A text is no pair, or two have the same name.
    """
    pairs: dict[str, str] = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals or not name:
            raise CommandError(f"{option} takes NAME=VALUE, not {text!r}")
        if name in pairs:
            raise CommandError(f"{option} has two values for {name!r}")
        pairs[name] = value
    return pairs


def with_default_wait(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the arguments of a command line; `--wait` without a duration gets the default.

    Typer has no options whose value can be left out.
    """
    for number, argument in enumerate(arguments):
        after = arguments[number + 1] if number + 1 < len(arguments) else ""
        if argument == "--":
            yield from arguments[number:]
            return
        if argument == "--wait" and not _is_meant_as_duration(after):
            yield f"--wait={DEFAULT_WAIT}"
        else:
            yield argument


def _is_meant_as_duration(word: str) -> bool:
    return bool(_DURATION.fullmatch(word) or _NEARLY_DURATION.fullmatch(word))
