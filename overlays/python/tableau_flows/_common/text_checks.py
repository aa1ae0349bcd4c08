"""What keeps a text from being sent, said without the text itself; and secrets in addresses."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

LONGEST_ADDRESS = 8_000
"""The longest address of a server or a proxy, in characters; servers and browsers stop there."""


def secret_flaw(value: object) -> str | None:
    """Why a secret cannot be sent in a document; None if it can. The answer does not show it."""
    if not isinstance(value, str):
        return f"it must be a str, not {type(value).__name__}"
    if not value:
        return "it is empty"
    if value != value.strip():
        return (
            "it begins or ends with white space, such as the line end of the file that it was"
            " read from; strip it"
        )
    return text_flaw(value)


def text_flaw(value: str) -> str | None:
    """Why a text cannot be sent in a document; None if it can. The answer does not show it."""
    if any(mark < " " or mark == "\x7f" for mark in value):
        return "it holds a control character, such as a line break"
    if any("\ud800" <= mark <= "\udfff" for mark in value):
        return "it holds half of a surrogate pair, so it was decoded wrongly"
    return None


def header_flaw(value: object) -> str | None:
    """Why a value cannot be sent in a header; None if it can. The answer does not show it."""
    flaw = secret_flaw(value)
    if flaw is None and not str(value).isascii():
        return "it holds a character beyond ASCII"
    return flaw


def is_host(host: str) -> bool:
    """Whether a host name can be looked up: no part of it, between its dots, is empty or too long.

    An IP address of version 6 has colons in place of dots.
    """
    if ":" in host:
        return True
    if host.isascii():
        labels = host.removesuffix(".").split(".")
        return all(0 < len(label) < 64 for label in labels)
    try:
        return bool(host.encode("idna"))  # as Python does where it looks the name up
    except UnicodeError:
        return False


def secrets_of_address(address: object) -> tuple[str, ...]:
    """The password in the address of a proxy: as it stands there, and decoded."""
    if not isinstance(address, str):
        return ()  # what else it may be, is refused elsewhere
    try:
        password = urlsplit(address).password
    except ValueError:
        password = None
    return () if not password else (password, unquote(password))
