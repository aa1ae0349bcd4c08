"""Replaces known secrets in text, also in encoded forms, in time linear in the text.

A text is searched as it is, and decoded as pages, proxies and logs require: percent-encoding,
references of HTML and XML, escapes of JSON and of a Python repr, NUL bytes between characters
(UTF-16), and any two of these combined. Matches are replaced in the original text. The base64 form
of a secret is searched for directly. The search ignores the case of letters, and finds a shortened
secret by its first half.

A secret of fewer than 4 characters is not searched for, since replacing every "a" in a text would
reveal the secret. One of fewer than 8 characters is replaced only as a whole word of the same case.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias

MARK = "…"
"""Replaces a secret in a text."""

MAX_SEARCHED = 64 * 1024
"""Maximum characters or bytes of a foreign text that are read."""

_SHORTEST = 4
_SHORTEST_ANYWHERE = 8
_SHORTEST_PART = 12
"""Minimum characters of the first half of a secret that is replaced on its own."""

_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
"""Converts ASCII letters to lower case; other letters might become longer."""

_Decoded: TypeAlias = tuple[str, list[int]]
"""A decoded text, and the position of each of its characters, and of its end, in the original."""

_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_REFERENCE = re.compile(r"&(?:#[xX]0{0,20}[0-9A-Fa-f]{1,6}|#0{0,20}[0-9]{1,7}|[A-Za-z]{2,31});?")
_ESCAPE = re.compile(
    r"""(?:\\x[0-9A-Fa-f]{2})+|\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}
    |\\u[0-9A-Fa-f]{4}|\\[^ux]""",
    re.VERBOSE | re.DOTALL,
)
_PARTIAL = re.compile(r"(?:%[0-9A-Fa-f]?|&#?[0-9A-Za-z]{0,8}|\\(?:[ux][0-9A-Fa-f]{0,3})?)\Z")
_LONGEST_PARTIAL = 10
"""Maximum characters of an incomplete encoding, reference or escape at the end of a text."""
_NUL = re.compile("\0+")
_CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Secrets(tuple[str, ...]):
    """Secrets, not encoded, with the search strings for them, which are built only once."""

    @cached_property
    def needles(self) -> tuple[_Needle, ...]:
        """The search strings: the secrets, and their forms in base64."""
        known = [secret for secret in dict.fromkeys(self) if len(secret) >= _SHORTEST]
        needles = (needle for secret in known for needle in _needles(secret))
        return tuple(dict.fromkeys(needles))


def hide(text: str, *secrets: Iterable[str]) -> str:
    """Replace every known secret in a text, which is cut after 64 Ki characters.

    Args:
        text: The text, from the server or from another library.
        secrets: Groups of secrets. Their search strings are kept if they are `Secrets`.
    """
    text = text[:MAX_SEARCHED]
    groups = [one if isinstance(one, Secrets) else Secrets(one) for one in secrets]
    needles = [needle for group in groups for needle in group.needles]
    if not text or not needles:
        return text
    found: list[tuple[int, int]] = []
    for form, starts in _forms(text):
        found += ((starts[first], starts[last]) for first, last in _places(form, needles))
    return _without(text, found)


class _Needle(NamedTuple):
    """A string to search for.

    Attributes:
        text: The string, in lower case unless the secret is short.
        head: Its beginning, which is replaced on its own.
        is_short: Whether only whole words of the same case match.
    """

    text: str
    head: str
    is_short: bool


def _forms(text: str) -> Iterator[_Decoded]:
    """Yield the text, and its forms after one and after two decodings, each once."""
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
    """Yield the UTF-8 characters with their offsets in a run of `width` characters per byte."""
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
    from html.entities import html5  # slow to import, and rarely needed

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


def _places(text: str, needles: list[_Needle]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each occurrence of a search string in a text."""
    lowered = text.translate(_LOWER)
    partial = _PARTIAL.search(text[-_LONGEST_PARTIAL:])
    whole = len(text) - (len(partial[0]) if partial else 0)
    for needle, head, is_short in needles:
        within = text if is_short else lowered
        start = within.find(head)
        while start >= 0:
            end = start + _common(within, start, needle)
            if not is_short or _is_word(text, start, end):
                yield start, end
            start = within.find(head, end)
        if not is_short and (start := _cut_off(within, needle, whole)) < len(text):
            yield start, len(text)


def _common(text: str, start: int, needle: str) -> int:
    """Return how many characters of a needle match at a position of a text."""
    if text.startswith(needle, start):
        return len(needle)
    there = text[start : start + len(needle)]
    return next(
        (n for n, pair in enumerate(zip(there, needle, strict=False)) if pair[0] != pair[1]),
        len(there),
    )


def _needles(secret: str) -> Iterator[_Needle]:
    """Yield the search strings for a secret."""
    is_short = len(secret) < _SHORTEST_ANYWHERE
    for spelling in dict.fromkeys(_spellings(secret)):
        text = spelling if is_short else spelling.translate(_LOWER)
        least = len(text) if is_short else max(_SHORTEST_PART, -(-len(text) // 2))
        yield _Needle(text, text[:least], is_short)


def _spellings(secret: str) -> Iterator[str]:
    yield secret
    if " " in secret:
        yield secret.replace(" ", "+")  # as in forms
    if len(secret) < _SHORTEST_ANYWHERE:
        return
    raw = secret.encode("utf-8", "surrogatepass")
    for before in range(3):
        # Base64 encodes three bytes as four characters, so there are three alignments. Characters
        # that also encode bits of adjacent bytes are left out.
        encoded = b64encode(b"\0" * before + raw).decode()
        whole = encoded[(0, 2, 3)[before] :].rstrip("=")
        whole = whole[: len(whole) - (0 if (before + len(raw)) % 3 == 0 else 1)]
        yield whole
        yield whole.replace("+", "-").replace("/", "_")


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _cut_off(text: str, needle: str, end: int) -> int:
    """Return where a needle begins in which the text was cut off; the text's length if nowhere.

    Args:
        text: The text.
        needle: The needle.
        end: The end of the text without an incomplete encoding.
    """
    head = needle[:_SHORTEST_ANYWHERE]
    start = text.find(head, max(0, end - len(needle) + 1), end)
    while start >= 0:
        if needle.startswith(text[start:end]):
            return start
        start = text.find(head, start + 1, end)
    return len(text)


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
