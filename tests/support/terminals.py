"""A program in a terminal of its own."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

PATIENCE = 120.0


@dataclass(frozen=True)
class Terminal:
    """A Python program in a terminal of its own."""

    process: subprocess.Popen
    master: int

    @classmethod
    def start(cls, arguments: Sequence[str], environment: Mapping[str, str], folder: Path) -> Self:
        """Start Python with arguments in a terminal."""
        master, slave = os.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", IN_TERMINAL, *arguments],
            cwd=folder,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
        )
        os.close(slave)
        return cls(process, master)

    def read_until(self, text: str, seconds: float = PATIENCE) -> str:
        """Return what the terminal shows until a text appears; all, if it ends before."""
        shown = b""
        end = time.monotonic() + seconds
        while text.encode() not in shown and time.monotonic() < end:
            if select.select([self.master], [], [], 0.1)[0]:
                try:
                    block = os.read(self.master, 65536)
                except OSError:  # the other side was closed
                    break
                shown += block
            elif self.process.poll() is not None:
                break
        return shown.decode(errors="replace")

    def write(self, text: str) -> None:
        """Type a text; "\\x03" is Ctrl-C."""
        os.write(self.master, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C until the process ends: one that is about to read may miss the first."""
        for _ in range(20):
            self.write("\x03")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5)
                return

    def end(self) -> tuple[int, str]:
        """Return the exit code, and what is shown until the end."""
        shown = self.read_until("\0")
        return self.process.wait(PATIENCE), shown

    def kill(self) -> None:
        """End the process if it still runs, and close the terminal."""
        self.process.kill()
        self.process.wait()
        os.close(self.master)


IN_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
