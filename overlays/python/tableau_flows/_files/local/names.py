"""Names of downloaded files: what the server calls them, made safe to write into a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

_UNSAFE = frozenset('/\\:*?"<>|')
_DISGUISING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Categories of characters that control or format text, are half of one, or end a line."""

_EDGES = (
    ". \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000"
)
"""What no name begins or ends with: dots and blanks."""

_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)", re.IGNORECASE
)
"""Names of devices under Windows."""

_CHARSETS = frozenset({"", "utf-8", "iso-8859-1"})
"""Those of RFC 8187; Python knows many more names, and not all of them are of encodings."""

_MOST_OF_A_HEADER = 64 * 1024
"""How much of a header is looked at, in characters."""

_LONGEST = 200
"""Bytes; file systems take 255, and the name of the temporary file is longer."""


def file_name_of(disposition: str) -> str | None:
    """Read the file name from a Content-Disposition header, in whatever form servers send it.

    Tableau sends `name="tableau_flow"; filename="FlowOne.tfl"` with no type in front, and
    `filename*=UTF-8''"Sample flow.tfl"` with quotes where none are allowed (wire_facts §6.7).
    """
    found: dict[str, str] = {}
    for part in _split(disposition[:_MOST_OF_A_HEADER]):
        name, equals, value = part.partition("=")
        if equals:
            found.setdefault(name.strip().lower(), value.strip())
    return _extended(found.get("filename*", "")) or _plain(found.get("filename", "")) or None


def safe_file_name(name: str | None, *, stem: str, kind: str | None) -> str:
    """Make a file name that stays inside its folder on every system, and ends in its kind.

    Args:
        name: What the server calls the file, if it does.
        stem: The name without its ending where the server gives no usable one.
        kind: "tfl" or "tflx" where it is known; it counts if the name does not tell.
    """
    text = _replaced(name or "").rstrip(_EDGES)
    if says_kind(text):
        text, _, kind = text.rpartition(".")
    text = text.strip(_EDGES) or _replaced(stem).strip(_EDGES) or "flow"
    if _RESERVED.match(text):
        text = f"_{text}"
    text = text.encode()[:_LONGEST].decode(errors="ignore").rstrip(_EDGES)
    return f"{text}.{(kind or 'tflx').lower()}"


def printable(text: object, longest: int = 300) -> str:
    """A path or a name as it is shown in an error: it can be printed, and has an end."""
    shown = str(text)
    shown = shown if len(shown) <= longest else f"{shown[:longest]}…"
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in shown
    )


def says_kind(name: str | None) -> bool:
    """Whether a name ends in .tfl or .tflx."""
    return name is not None and name.lower().endswith((".tfl", ".tflx"))


def _replaced(text: str) -> str:
    """A text without the characters that cannot be part of a name, or that disguise it."""
    from unicodedata import category  # takes its time to load

    return "".join(
        "_" if character in _UNSAFE or category(character) in _DISGUISING else character
        for character in text
    )


def _split(header: str) -> Iterator[str]:
    """Split at semicolons, except between quotes."""
    start = 0
    quoted = escaped = False
    for index, character in enumerate(header):
        if escaped:
            escaped = False
        elif quoted and character == "\\":
            escaped = True
        elif character == '"':
            quoted = not quoted
        elif character == ";" and not quoted:
            yield header[start:index]
            start = index + 1
    yield header[start:]


def _plain(value: str) -> str:
    if value.startswith('"'):
        value = value[1:].removesuffix('"')
        # A backslash before anything but a quote or a backslash is meant as it stands.
        value = re.sub(r'\\(["\\])', r"\1", value)
    try:
        # Headers are bytes: a name in UTF-8 may have been read as Latin-1.
        return value.encode("latin-1").decode("utf-8").strip()
    except UnicodeError:
        return value.strip()


def _extended(value: str) -> str:
    charset, _, rest = value.strip('"').partition("'")
    text = rest.partition("'")[2].strip(' "')
    if charset.lower() not in _CHARSETS:
        return ""
    try:
        return unquote_to_bytes(text).decode(charset or "utf-8").strip()
    except UnicodeError:
        return ""
