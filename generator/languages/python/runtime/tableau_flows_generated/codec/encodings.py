"""Detection of the encoding of a document from its first bytes."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_DECLARED = re.compile(rb"""<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_OTHERS = re.compile(r"utf-(16|32)(le|be)?|iso-8859-\d{1,2}|windows-125\d")
_LONGEST = 1000


def encoding_of(head: bytes, *, whole: bool) -> str | None:
    """Return the encoding of a document, or "" for UTF-8, which expat detects by itself.

    Args:
        head: The first bytes.
        whole: Whether these are all bytes of the document.

    Returns:
        None if more bytes are needed.

    Raises:
        LookupError: The document declares an unsupported encoding.
    """
    if head.removeprefix(codecs.BOM_UTF8)[:5] == b"<?xml":
        end = head.find(b"?>", 0, _LONGEST)
        if end >= 0:
            return _declared(head[:end])
        return "" if whole or len(head) >= _LONGEST else None
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    if len(head) >= 8 or whole:
        return {b"<\0": "utf-16-le", b"\0<": "utf-16-be"}.get(head[:2], "")
    return None


@lru_cache(maxsize=64)
def _declared(declaration: bytes) -> str:
    match = _DECLARED.search(declaration)
    if match is None:
        return ""
    name = match[1].decode().lower()
    if name in _UTF_8:
        return ""
    if not _OTHERS.fullmatch(name):
        raise LookupError(f"unknown encoding: {name if len(name) <= 40 else 'a long name'}")
    return name
