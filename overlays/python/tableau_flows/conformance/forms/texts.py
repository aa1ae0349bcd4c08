"""Makes texts of drivers and of cases safe to print."""

from __future__ import annotations


def printable(text: str, most: int) -> str:
    """Return a text with everything escaped that is neither printable nor the end of a line.

    Control characters could move the cursor or change what the terminal shows, and so could marks
    that reverse the direction of writing.

    Args:
        text: The text.
        most: Maximum characters that are kept; the number of all follows then.
    """
    kept = "".join(
        one if one.isprintable() or one == "\n" else _escaped(one) for one in text[:most]
    )
    return kept if len(text) <= most else f"{kept}… ({len(text)} characters)"


def one_line(text: str, most: int) -> str:
    """Return a text like `printable`, with the ends of lines escaped too."""
    return printable(text, most).replace("\n", "\\n")


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
