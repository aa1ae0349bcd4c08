"""Pages that list what the code has: one for each resource of the clients, and for the models.

They are written into the copy of the sources before Sphinx reads them, so that nothing that the
code gets later can be forgotten.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tableau_flows import AsyncClient, Client, fields, models

from extension.names import public_names, resources

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CLIENTS = {"client": Client, "async_client": AsyncClient}
_RESOURCE_CLASSES = [
    getattr(client, name) for client in CLIENTS.values() for name in resources(client)
]


def connect(app: Sphinx) -> None:
    """Write the pages before Sphinx looks for sources."""
    app.connect("builder-inited", _write)
    app.connect("autodoc-skip-member", _skip)


def _skip(app: Sphinx, what: str, name: str, obj: object, skip: bool, options: object) -> bool:
    """Leave the resources of a client to their own pages."""
    return skip or obj in _RESOURCE_CLASSES


def methods(resource: type[object]) -> list[str]:
    """Return the public methods of a resource, those of its base class included."""
    return [
        name for name, value in inspect.getmembers(resource, callable) if not name.startswith("_")
    ]


def _write(app: Sphinx) -> None:
    folder = Path(app.srcdir) / "reference"
    for page, client in CLIENTS.items():
        for name in resources(client):
            _save(folder / page / f"{name}.rst", _resource_page(client, name))
    _save(folder / "fields.rst", _fields_page())
    for topic, names in _topics().items():
        _save(folder / "models" / f"{topic}.rst", _models_page(topic, names))


def _resource_page(client: type[object], name: str) -> Iterator[str]:
    path = f"{client.__name__}.{name}"
    resource = getattr(client, name)
    yield from (f"{name}", "=" * len(name), "", ".. py:currentmodule:: tableau_flows", "")
    yield from (f".. py:attribute:: {path}", "", f"   {inspect.getdoc(resource)}", "")
    for method in methods(resource):
        yield from (f".. automethod:: tableau_flows::{path}.{method}", "")


def _fields_page() -> Iterator[str]:
    title = "Fields of lists"
    yield from (title, "=" * len(title), "", ".. automodule:: tableau_flows.fields", "")
    for name in public_names("tableau_flows.fields"):
        value = getattr(fields, name)
        path = f"tableau_flows.fields::{name}"
        if not inspect.isclass(value):
            yield from (f".. autodata:: {path}", "   :no-value:", "")
            path = f"{type(value).__module__}::{type(value).__name__}"
        yield from (f".. autoclass:: {path}", "   :members:", "")


def _topics() -> dict[str, list[str]]:
    """Return the names of the models by their topic, the module that defines them."""
    found: dict[str, list[str]] = {}
    for name in public_names("tableau_flows.models"):
        topic = getattr(models, name).__module__.rpartition(".")[2]
        found.setdefault(topic, []).append(name)
    return found


def _models_page(topic: str, names: list[str]) -> Iterator[str]:
    yield from (f"{topic}", "=" * len(topic), "", ".. py:currentmodule:: tableau_flows.models", "")
    for name in names:
        yield from (f".. autoclass:: tableau_flows.models::{name}", "   :members:", "")


def _save(path: Path, lines: Iterator[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "\n".join([*lines, ""])
    if not path.exists() or path.read_text("utf-8") != text:  # Sphinx reads changed files again
        path.write_text(text, "utf-8")
