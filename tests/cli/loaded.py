"""Runs the command again and again, each time in a forked process that has its modules loaded.

Importing them takes several times as long as most commands. `test_entry.py` and the tests in a
terminal start the command as users do. A request (see `forking_server.serve`) has the `arguments`,
the `environment` and the `folder`. With the path of a socket as its argument, it serves that.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path
from typing import Any

import tableau_flows
import tableau_flows_generated

sys.path.append(str(Path(__file__).parents[1] / "support"))

from forking_server import serve, serve_socket

NOT_LOADED = tuple(f"tableau_flows.{name}" for name in ("emulator", "integrations", "_pyinstaller"))


def load() -> None:
    """Import the command and the library, whose parts are otherwise loaded when needed."""
    for package in (tableau_flows, tableau_flows_generated):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.startswith(NOT_LOADED) and not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    for name in ("rich.table", "rich.progress"):
        importlib.import_module(name)


def command(request: dict[str, Any]) -> int:
    """Run the command in this process, which it ends with its exit code."""
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv = ["tableau-flows", *request["arguments"]]
    from tableau_flows.cli.entry import main

    main()
    return 0


if __name__ == "__main__":
    load()
    sys.exit(serve_socket(command, sys.argv[1]) if sys.argv[1:] else serve(command))
