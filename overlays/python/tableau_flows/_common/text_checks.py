"""Checks whether texts can be sent, with reasons that do not show them; secrets in addresses."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

LONGEST_ADDRESS = 8_000
"""Maximum characters of the address of a server or a proxy, as in servers and browsers."""


def secret_flaw(value: object) -> str | None:
    """Return why a secret cannot be sent in a document, without showing it; None if it can."""
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
    """Return why a text cannot be sent in a document, without showing it; None if it can."""
    if any(mark < " " or mark == "\x7f" for mark in value):
        return "it contains a control character, such as a line break"
    if any("\ud800" <= mark <= "\udfff" for mark in value):
        return "it contains half of a surrogate pair, so it was decoded wrongly"
    return None


def header_flaw(value: object) -> str | None:
    """Return why a value cannot be sent in a header, without showing it; None if it can."""
    flaw = secret_flaw(value)
    if flaw is None and not str(value).isascii():
        return "it contains a character beyond ASCII"
    return flaw


def is_host(host: str) -> bool:
    """Return whether a host name can be resolved: no label is empty or too long.

    IPv6 addresses, which contain colons, are accepted.
    """
    if ":" in host:
        return True
    if host.isascii():
        labels = host.removesuffix(".").split(".")
        return all(0 < len(label) < 64 for label in labels)
    try:
        return bool(host.encode("idna"))  # as Python does when it resolves the name
    except UnicodeError:
        return False


def secrets_of_address(address: object) -> tuple[str, ...]:
    """Return the password in the address of a proxy, as written and decoded."""
    if not isinstance(address, str):
        return ()  # other types are rejected elsewhere
    try:
        password = urlsplit(address).password
    except ValueError:
        password = None
    return () if not password else (password, unquote(password))
