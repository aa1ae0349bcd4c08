"""The standard streams of the process: closed, full, or read by nobody."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO

_NAMES = ("stdin", "stdout", "stderr")


def open_closed_streams() -> None:
    """Open the standard streams with which the process was started closed.

    Otherwise the next file or connection would get the number of such a stream, and a program that
    is run would write into it. Stdin cannot be read, and stdout cannot be written, so that what
    needs them fails as with a full disk; what is written to stderr is lost.
    """
    flags = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
    for number, (name, flag) in enumerate(zip(_NAMES, flags, strict=True)):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, flag)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            os.set_inheritable(number, True)
            mode = "r" if name == "stdin" else "w"
            stream = open(number, mode, encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def write_error(text: str) -> None:
    """Write to stderr; a stderr that is full or that nobody reads does not end a command."""
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except (OSError, ValueError):
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Send what a stream still holds, and what comes later, to nowhere."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def detach_from_terminal() -> None:
    """Let nothing in this process, or in programs that it runs, use stdin and stderr."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
