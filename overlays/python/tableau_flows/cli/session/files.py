"""Reads small files that users write, and stdin."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

from tableau_flows.cli.failures.errors import CommandError

_MOST_BYTES = 1_000_000
"""Maximum size of a file with profiles or rules; a path may lead to a device without an end."""


def read_text(path: Path) -> str:
    """Return the text of a small file; "-" is stdin.

    Raises:
        CommandError: It is too large, or stdin cannot be read.
        ValueError: It is no UTF-8.
    """
    content = _read(path, _MOST_BYTES)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not a text in UTF-8") from None


def read_body(path: Path) -> bytes:
    """Return the body of a request; "-" is stdin.

    Raises:
        CommandError: It is larger than a server accepts, or stdin cannot be read.
    """
    from tableau_flows_generated.protocol import LARGEST_REQUEST

    try:
        return _read(path, LARGEST_REQUEST, "--body: ")
    except OSError as error:
        raise CommandError(f"--body: {path} cannot be read: {error.strerror}") from None


def _read(path: Path, most: int, typed: str = "") -> bytes:
    """Return the content of a file or of stdin.

    Args:
        path: The path; "-" is stdin.
        most: Maximum number of bytes.
        typed: What the error about its size begins with.

    Raises:
        CommandError: It is too large, or stdin cannot be read.
    """
    if str(path) == "-":
        content = _read_stdin(most + 1)
    else:
        with path.open("rb") as file:
            content = file.read(most + 1)
    if len(content) > most:
        name = "stdin" if str(path) == "-" else path
        raise CommandError(f"{typed}{name} has more than {most // 1_000_000} MB")
    return content


def _read_stdin(count: int) -> bytes:
    """Return what is in stdin, at most a number of bytes.

    Raises:
        CommandError: It cannot be read, as if it was closed when the command was started.
    """
    try:
        return sys.stdin.buffer.read(count)
    except OSError as error:
        raise unreadable_stdin(error) from None


def unreadable_stdin(error: OSError) -> CommandError:
    """Return the error of a stdin that cannot be read."""
    return CommandError(f"stdin cannot be read: {error.strerror}")


def toml_of(text: str) -> dict[str, object]:
    """Return the document of a text.

    Raises:
        ValueError: It is no TOML, or nested too deeply.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None


def json_of(text: str) -> object:
    """Return the value of a text.

    Raises:
        ValueError: It is no JSON, or nested too deeply.
    """
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None


_TOO_DEEP = "it is nested too deeply"
