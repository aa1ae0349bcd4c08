"""Places to show a bar: stand-ins for a terminal and for the kernel of a notebook."""

from __future__ import annotations

import io
import sys
import types

import pytest
from tableau_flows._progress import places, terminal


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def streams(monkeypatch):
    """The module `sys` as the code that shows bars sees it; pytest has its own streams in sys."""
    seen = types.SimpleNamespace(stdout=io.StringIO(), stderr=io.StringIO(), modules=sys.modules)
    monkeypatch.setattr(places, "sys", seen)
    monkeypatch.setattr(terminal, "sys", seen)
    return seen


@pytest.fixture
def in_terminal(streams, monkeypatch):
    streams.stderr = Terminal()
    monkeypatch.delitem(sys.modules, "IPython", raising=False)
    return streams


@pytest.fixture
def in_notebook(streams, monkeypatch):
    """The kernel of a notebook, as far as it is looked at."""
    ipython = types.ModuleType("IPython")
    ipython.get_ipython = lambda: types.SimpleNamespace(kernel=object())
    monkeypatch.setitem(sys.modules, "IPython", ipython)
    stream = type("OutStream", (io.StringIO,), {"__module__": "ipykernel.iostream"})
    streams.stdout, streams.stderr = stream(), stream()
    return streams
