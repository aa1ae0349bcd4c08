"""Runs pytest again and again, each time in a forked process that has the libraries loaded.

For most changes, importing pytest, hypothesis and the libraries of the network takes longer than
the tests. Nothing of the project itself is loaded before the fork, since it may be changed. A
request (see `forking_server.serve`) has the `arguments` of pytest.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from pathlib import Path
from typing import Any

SUPPORT = str(Path(__file__).parents[1] / "support")

LIBRARIES = (
    *("pytest", "_pytest.assertion.rewrite", "_pytest.fixtures", "_pytest.raises"),
    *("hypothesis", "hypothesis.strategies", "hypothesis.internal.conjecture.engine"),
    *("httpx", "httpx2", "httpcore", "h11", "anyio.from_thread", "trio", "yaml", "jsonschema"),
    *("starlette.applications", "starlette.routing", "uvicorn", "trustme", "sqlite3"),
)
"""What most tests import. A library that is missing is left out."""

_IGNORED = "ignore::pytest.PytestAssertRewriteWarning"
"""pytest warns of plugins that were loaded before it could rewrite their assertions."""


def load() -> None:
    """Import the libraries."""
    for name in LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if loaded := {name.partition(".")[0] for name in sys.modules} & {
        "generator",
        "tableau_flows",
        "tableau_flows_generated",
    }:
        raise RuntimeError(f"a library imports what may be changed: {sorted(loaded)}")
    gc.freeze()


def test(request: dict[str, Any]) -> int:
    """Run pytest in this process; return its exit code."""
    sys.path.remove(SUPPORT)  # the tests import that of their copy
    sys.path[0] = os.getcwd()  # as `python -m pytest` has it
    arguments = request["arguments"]
    sys.argv = ["pytest", *arguments]
    import pytest

    return int(pytest.main([*arguments, "-W", _IGNORED]))


if __name__ == "__main__":
    sys.path.append(SUPPORT)
    from forking_server import serve

    load()
    sys.exit(serve(test))
