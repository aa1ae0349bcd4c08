"""Records the picture of a terminal that the README shows: `images/terminal.svg`.

    python overlays/docs/record_terminal.py

The real command runs against an emulated server, whose time is set, so that the picture is the same
each time. A test compares its text with what the command prints now.
"""

from __future__ import annotations

import html
import io
import os
import pty
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import CONSOLE_SVG_FORMAT, Console
from rich.text import Text
from tableau_flows import emulator

PICTURE = Path(__file__).parent / "images" / "terminal.svg"
COMMANDS = (
    "tableau-flows publish Orders.tflx --project Sales/EU --run --wait 30m",
    "tableau-flows list --sort name",
    "tableau-flows run Returns --wait",
    "echo $?",
)
COLUMNS = 104
STATE = {
    "clear": True,
    "time": "2026-01-05T06:00:00Z",
    "projects": [{"name": "Sales"}, {"name": "EU", "parent": "Sales"}],
    "flows": [
        {"name": "Customers", "project": "Sales"},
        {"name": "Returns", "project": "Sales/EU", "description": "[fail: The disk is full]"},
    ],
}

# Without the fonts that rich would load from the network.
FORMAT = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def record() -> str:
    """Run the commands, and return the picture of the terminal."""
    console = Console(width=COLUMNS, record=True, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "Orders.tflx").write_bytes(emulator.sample_flow(["Clean orders"]))
        options = emulator.running(seed=STATE, queue_seconds=0.0, run_seconds=0.1)
        with options as server:
            code = 0
            for command in COMMANDS:
                console.print(Text.assemble(("$ ", "bold green"), (command, "bold")))
                if command == "echo $?":
                    console.print(Text(str(code)))
                else:
                    shown, code = _run(command.split()[1:], folder, server.url)
                    console.print(Text.from_ansi(shown))
    picture = console.export_svg(title="tableau-flows", code_format=FORMAT)
    return "".join(f"{line.rstrip()}\n" for line in picture.splitlines())


def text_of(picture: str) -> list[str]:
    """Return the lines of text in a picture."""
    lines: dict[str, str] = {}
    for line, text in re.findall(r"<text [^>]*-line-(\d+)\)\">([^<]*)</text>", picture):
        lines[line] = lines.get(line, "") + html.unescape(text).replace("\xa0", " ")
    return [lines[line].rstrip() for line in sorted(lines, key=int)]


def _run(arguments: list[str], folder: str, server: str) -> tuple[str, int]:
    """Run the command with its results in a terminal; progress would depend on the time.

    Returns:
        What the terminal shows, without lines about progress, and the exit code.
    """
    master, slave = pty.openpty()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("TABLEAU_")},
        "TABLEAU_SERVER": server,
        "TABLEAU_SITE": "",
        "TABLEAU_TOKEN_NAME": "demo",
        "TABLEAU_TOKEN_SECRET": "demo-secret",
        "NO_PROXY": "127.0.0.1",
        "TERM": "xterm-256color",
        "COLUMNS": str(COLUMNS),
    }
    for name in ("GITHUB_ACTIONS", "NO_COLOR"):
        environment.pop(name, None)
    with subprocess.Popen(
        [sys.executable, "-m", "tableau_flows.cli", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        os.close(slave)
        assert process.stderr is not None
        said = process.stderr.read()  # results are short enough for the buffer of the terminal
    shown = os.read(master, 1_000_000).decode().replace("\r\n", "\n")
    os.close(master)
    errors = [line for line in said.splitlines() if not re.search(r": \w+, \d+ %$", line)]
    return "\n".join([*shown.splitlines(), *errors]), process.returncode


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(record(), "utf-8")
