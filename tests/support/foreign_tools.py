"""Runs tools of other projects, which `make check-openapi` installs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOOLS = ROOT / "tests" / "openapi" / "tools"
WORKSHOP = ROOT / "build" / "openapi"
"""Where clients are generated; the tools for Node are in `node/`."""
LONGEST = 300
"""Seconds that a command may take."""
ENVIRONMENT = {
    **os.environ,
    "GOPROXY": "off",  # the clients need no module from elsewhere
    "GOTOOLCHAIN": "local",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "REDOCLY_TELEMETRY": "off",
}


def run(
    *command: str | Path,
    folder: Path = ROOT,
    given: str = "",
    expected: int = 0,
    **environment: str,
) -> str:
    """Run a command, and return what it printed; what it says is in the failure."""
    done = subprocess.run(
        [*map(str, command)],
        cwd=folder,
        env={**ENVIRONMENT, **environment},
        input=given,
        capture_output=True,
        text=True,
        timeout=LONGEST,
        check=False,
    )
    said = f"{done.stdout}\n{done.stderr}"[-4000:]
    assert done.returncode == expected, f"{command[0]} ended with {done.returncode}:\n{said}"
    return done.stdout


def tool(name: str) -> Path:
    """A tool for Node that package.json names."""
    return WORKSHOP / "node" / "node_modules" / ".bin" / name


def program(name: str, package: str) -> str:
    """A program of the system; its absence is a failure that says what to install."""
    found = shutil.which(name)
    assert found, f"{name} is missing; Debian has it in the package {package}"
    return found


def fresh(folder: str) -> Path:
    """An empty folder of the workshop, which no other process that runs tests uses."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    path = WORKSHOP / f"{folder}-{worker}"
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path
