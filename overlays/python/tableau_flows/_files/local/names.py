"""Names of downloaded files: read from the response, and made safe for a folder."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

KINDS = ("tfl", "tflx")
"""Kinds of flow files, which are also the extensions of the file names."""

_UNSAFE = frozenset('/\\:*?"<>|')
_DISGUISING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories of control, format, surrogate and line separator characters."""

_EDGES = (
    ". \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000"
)
"""Characters that no name begins or ends with: dots and spaces."""

_RESERVED = re.compile(
    r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)", re.IGNORECASE
)
"""Reserved device names of Windows."""

_CHARSETS = frozenset({"", "utf-8", "iso-8859-1"})
"""The charsets of RFC 8187; Python knows many more names, not all of them of encodings."""

_MOST_OF_A_HEADER = 64 * 1024
"""Maximum characters of a header that are parsed."""

_LONGEST = 200
"""Maximum bytes of a name: file systems allow 255, and the temporary file has a longer name."""


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
        name: The name that the server gives, if any.
        stem: The name without its extension, if the server gives no usable name.
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


def says_kind(name: str | None) -> bool:
    """Return whether a name ends in .tfl or .tflx."""
    return name is not None and name.lower().endswith((".tfl", ".tflx"))


def _replaced(text: str) -> str:
    """Replace the characters that cannot be part of a file name, or that disguise it."""
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
        # A backslash before anything but a quote or a backslash is literal.
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
