"""Removes known secrets from text, in whatever spelling they stand there; linear in the text.

A text is searched as it stands and after each way to decode it that a page, a proxy or a log may
call for: percent-encoding, the references of HTML and XML, the escapes of JSON and of a Python
repr, NUL bytes between the letters (UTF-16), and two of these in a row. What is found is replaced
in the text as it stands. Base64 is searched for as such. Letters may be in upper or lower case,
and of a secret that was shortened the first half is enough.

A secret of fewer than 4 characters is not searched for, since replacing each "a" of a text would
hide nothing and tell the secret. One of fewer than 8 characters is replaced where it is a word of
its own, in the same case.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

MARK = "…"
"""What stands in the place of a secret."""

MOST_LOOKED_AT = 64 * 1024
"""How much of a foreign text is looked at, in characters or bytes."""

_SHORTEST = 4
_SHORTEST_ANYWHERE = 8
_SHORTEST_PART = 12
"""The first half of a secret is replaced as well, if it has at least so many characters."""

_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""To lower case, for the letters of ASCII: others may become longer."""

_Decoded: TypeAlias = tuple[str, list[int]]
"""A text, and for each of its characters where it begins in the text that was decoded; and the end
of that."""

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_REFERENCE = re.compile(r"&(?:#[xX]0{0,20}[0-9A-Fa-f]{1,6}|#0{0,20}[0-9]{1,7}|[A-Za-z]{2,31});?")
_ESCAPE = re.compile(
    r"""(?:\\x[0-9A-Fa-f]{2})+|\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}
    |\\u[0-9A-Fa-f]{4}|\\[^ux]""",
    re.VERBOSE | re.DOTALL,
)
_PARTIAL = re.compile(r"(?:%[0-9A-Fa-f]?|&#?[0-9A-Za-z]{0,8}|\\(?:[ux][0-9A-Fa-f]{0,3})?)\Z")
_LONGEST_PARTIAL = 10
"""How long the beginning of a percent-encoding, reference or escape at the end of a text may be."""
_NUL = re.compile("\0+")
_CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def hide(text: str, secrets: Iterable[str]) -> str:
    """Replace every known secret in a text; what is longer than 64 Ki characters is cut there.

    Args:
        text: The text, from the server or from another library.
        secrets: The secrets as they are used.
    """
    text = text[:MOST_LOOKED_AT]
    known = [_Secret(one) for one in dict.fromkeys(secrets) if len(one) >= _SHORTEST]
    if not text or not known:
        return text
    found: list[tuple[int, int]] = []
    for form, starts in _forms(text):
        lowered = form.translate(_LOWER)
        for secret in known:
            places = _places(form, lowered, secret)
            found += ((starts[first], starts[last]) for first, last in places)
    return _without(text, found)


class _Secret:
    """A secret and how it is looked for.

    Attributes:
        is_short: It is looked for as a word of its own only, and not in another case.
        needles: What is looked for: the secret, and what it is in base64.
    """

    __slots__ = ("is_short", "needles")

    def __init__(self, secret: str) -> None:
        self.is_short = len(secret) < _SHORTEST_ANYWHERE
        needles = dict.fromkeys(_needles(secret))
        self.needles = tuple(
            needles if self.is_short else (needle.translate(_LOWER) for needle in needles)
        )


def _forms(text: str) -> Iterator[_Decoded]:
    """The text as it stands, and decoded once and twice; each form once."""
    whole = (text, list(range(len(text) + 1)))
    yield whole
    seen = {text}
    level = [whole]
    for _ in range(2):
        level = [form for inner in level for form in _decoded(inner)]
        for form in level:
            if form[0] not in seen:
                seen.add(form[0])
                yield form


def _decoded(form: _Decoded) -> Iterator[_Decoded]:
    text, starts = form
    for mark, pattern, decode in _DECODERS:
        if mark not in text:
            continue
        parts: list[str] = []
        places: list[int] = []
        end = 0
        for match in pattern.finditer(text):
            parts.append(text[end : match.start()])
            places += starts[end : match.start()]
            for piece, offset in decode(match[0]):
                parts.append(piece)
                places += [starts[match.start() + offset]] * len(piece)
            end = match.end()
        if end:
            parts.append(text[end:])
            places += starts[end:]
            yield "".join(parts), places


def _from_percent(run: str) -> Iterator[tuple[str, int]]:
    yield from _from_bytes(bytes.fromhex(run.replace("%", "")), 3)


def _from_bytes(raw: bytes, width: int) -> Iterator[tuple[str, int]]:
    """Characters in UTF-8, and where each begins in a run that has so many signs for each byte."""
    offset = 0
    for character in raw.decode("utf-8", "surrogateescape"):
        yield character, offset
        offset += width * len(character.encode("utf-8", "surrogateescape"))


def _from_reference(reference: str) -> Iterator[tuple[str, int]]:
    name = reference.strip("&;")
    if name.startswith("#"):
        number = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
        yield (chr(number) if number < 0x110000 else reference), 0
        return
    from html.entities import html5  # takes its time to load, and is seldom needed

    yield html5.get(f"{name};", reference), 0


def _from_escape(escape: str) -> Iterator[tuple[str, int]]:
    if escape.startswith("\\x"):
        yield from _from_bytes(bytes.fromhex(escape.replace("\\x", "")), 4)
    elif escape.startswith("\\u"):
        units = bytes.fromhex(escape.replace("\\u", ""))
        yield units.decode("utf-16-be", "surrogatepass"), 0
    else:
        yield _CONTROLS.get(escape[1], escape[1]), 0


def _from_nul(_: str) -> Iterator[tuple[str, int]]:
    yield "", 0


_DECODERS: tuple[tuple[str, re.Pattern[str], Callable[[str], Iterator[tuple[str, int]]]], ...] = (
    ("%", _PERCENT, _from_percent),
    ("&", _REFERENCE, _from_reference),
    ("\\", _ESCAPE, _from_escape),
    ("\0", _NUL, _from_nul),
)


def _places(text: str, lowered: str, secret: _Secret) -> Iterator[tuple[int, int]]:
    """Where a secret stands in a text: from where to where."""
    within = text if secret.is_short else lowered
    for needle in secret.needles:
        head = needle if secret.is_short else needle[: max(_SHORTEST_PART, -(-len(needle) // 2))]
        start = within.find(head)
        while start >= 0:
            end = start + _common(within, start, needle)
            if not secret.is_short or _is_word(text, start, end):
                yield start, end
            start = within.find(head, end)
        if not secret.is_short and (cut := _cut_off(within, needle)):
            yield len(text) - cut, len(text)


def _common(text: str, start: int, needle: str) -> int:
    """How many characters of a needle stand at a place of a text."""
    if text.startswith(needle, start):
        return len(needle)
    there = text[start : start + len(needle)]
    return next(
        (n for n, pair in enumerate(zip(there, needle, strict=False)) if pair[0] != pair[1]),
        len(there),
    )


def _needles(secret: str) -> Iterator[str]:
    yield secret
    if " " in secret:
        yield secret.replace(" ", "+")  # as forms have it
    if len(secret) < _SHORTEST_ANYWHERE:
        return
    raw = secret.encode("utf-8", "surrogatepass")
    for before in range(3):
        # In base64 three bytes are four characters, so there are three ways to begin. What shares
        # a character with other bytes is left out.
        encoded = b64encode(b"\0" * before + raw).decode()
        whole = encoded[(0, 2, 3)[before] :].rstrip("=")
        whole = whole[: len(whole) - (0 if (before + len(raw)) % 3 == 0 else 1)]
        yield whole
        yield whole.replace("+", "-").replace("/", "_")


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _cut_off(text: str, needle: str) -> int:
    """How many characters of a needle stand at the end of a text that was cut off within it."""
    partial = _PARTIAL.search(text[-_LONGEST_PARTIAL:])
    more = len(partial[0]) if partial else 0
    end = len(text) - more
    head = needle[:_SHORTEST_ANYWHERE]
    start = text.find(head, max(0, end - len(needle) + 1), end)
    while start >= 0:
        if needle.startswith(text[start:end]):
            return len(text) - start
        start = text.find(head, start + 1, end)
    return 0


def _without(text: str, found: list[tuple[int, int]]) -> str:
    if not found:
        return text
    parts: list[str] = []
    end = 0
    for first, last in sorted(found):
        if first >= end:
            parts += (text[end:first], MARK)
        end = max(end, last)
    return "".join((*parts, text[end:]))
