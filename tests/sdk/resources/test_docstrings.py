"""The docstring of every public method names each of its arguments."""

from __future__ import annotations

import inspect
import re

import pytest
from resource_names import RESOURCES
from tableau_flows import AsyncClient, Client, emulator

CLASSES = [
    emulator.Emulator,
    *(
        kind
        for client in (Client, AsyncClient)
        for kind in (client, *(getattr(client, name) for name in RESOURCES))
    ),
]


def methods():
    for kind in CLASSES:
        for name, method in inspect.getmembers(kind, inspect.isroutine):
            if not name.startswith("_"):
                yield kind, name, method


@pytest.mark.parametrize(
    "method", [pytest.param(m, id=f"{kind.__name__}.{name}") for kind, name, m in methods()]
)
def test_every_argument_is_explained(method):
    names = [name for name in inspect.signature(method).parameters if name not in {"self", "cls"}]
    text = inspect.getdoc(method) or ""
    _, _, arguments = text.partition("Args:")
    missing = [name for name in names if not re.search(rf"^    \*{{0,2}}{name}: ", arguments, re.M)]
    assert missing == []
