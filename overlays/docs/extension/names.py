"""Names in texts and in signatures, as links to what is documented.

A class is documented where users import it from, such as `tableau_flows.models.Flow`, and defined
elsewhere. Its signature names the place of definition, which is translated here.
"""

from __future__ import annotations

import inspect
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from tableau_flows import AsyncClient, Client
from tableau_flows._common.lazy import Resource

if TYPE_CHECKING:
    from docutils.parsers.rst.states import Inliner
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PUBLIC_MODULES = (
    "tableau_flows",
    "tableau_flows.errors",
    "tableau_flows.models",
    "tableau_flows.fields",
    "tableau_flows.schedules",
    "tableau_flows.types",
    "tableau_flows.credentials",
    "tableau_flows.tables",
    "tableau_flows.emulator",
)
"""The modules that users import from."""

_HANDLES = {"tableau_flows.FlowRunHandle", "tableau_flows.AsyncFlowRunHandle"}

PRIVATE = (
    r"builtins\..+",
    r".*\.(ResultT|ParsedT)",
    r"tableau_flows_generated\.operation\.\w+",
    r"tableau_flows_generated\.fields\.\w+Field",
    r"tableau_flows\._resources\.project_calls\.TopLevel",
    r"tableau_flows\.emulator\.(options\.OptionValues|base\.seed_files\.SeedDocument)",
    r"tableau_flows\._bulk\.run_outcomes\.RunOptions",
    r"_pytest\..+|pytest\..+",
    r"airflow\..+|BaseOperator|Context|PokeReturnValue|TaskInstanceKey",
    r".*\.(T|T_co|ItemT|ValueT)",
    r"tableau_flows\._http\.given\.\w+",
    r"tableau_flows\._files\.(local\.sources\.Readable|local\.targets\.Writable)",
    r"tableau_flows\._files\.async_sources\.AsyncReadable",
)
"""Regular expressions of the other names in signatures: protocols for arguments, type variables."""


def connect(app: Sphinx) -> None:
    """Add the default role of docstrings, and the translation of names."""
    app.add_role("name", _name_role)
    app.connect("doctree-read", _mark_builtins)
    app.connect("missing-reference", _resolve)
    app.connect("autodoc-process-signature", _simplify_signature)


def public_names(module: str) -> list[str]:
    """Return the names that a public module has: those of `__all__`, or all without underscore."""
    home = import_module(module)
    if names := getattr(home, "__all__", None):
        return sorted(names)
    return sorted(
        name
        for name, value in vars(home).items()
        if not name.startswith("_") and inspect.isclass(value)
    )


@cache
def aliases() -> dict[str, str]:
    """Return the public name of each class by the name where it is defined, and by the last part.

    A last part that several public classes have is left out.
    """
    found: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for module in PUBLIC_MODULES:
        for name in public_names(module):
            value = getattr(import_module(module), name)
            if inspect.isclass(value) or inspect.isfunction(value):
                public = f"{module}.{name}"
                defined = f"{value.__module__}.{value.__qualname__}"
                public = found.setdefault(defined, public)
                short.setdefault(name, set()).add(public)
    for client in (Client, AsyncClient):
        for name in resources(client):
            resource = getattr(client, name)
            public = f"tableau_flows.{client.__name__}.{name}"
            for kind in (resource, resource.__base__):
                if kind is not object:
                    found.setdefault(f"{kind.__module__}.{kind.__qualname__}", public)
    return {name: min(names) for name, names in short.items() if len(names) == 1} | found


def resources(client: type[object]) -> list[str]:
    """Return the names of the resources of a client."""
    return [name for name, value in vars(client).items() if isinstance(value, Resource)]


def _name_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: object = None,
    content: object = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Return a text in code type, which is a link if it names something documented."""
    env = inliner.document.settings.env
    shown = text.replace("\x00", "\\")
    literal = nodes.literal(rawtext, shown, classes=["xref", "py"])
    reference = addnodes.pending_xref(
        rawtext,
        literal,
        refdomain="py",
        reftype="obj",
        reftarget=shown.removesuffix("()"),
        refexplicit=False,
        may_be_missing=True,
    )
    reference["py:module"] = env.ref_context.get("py:module")
    reference["py:class"] = env.ref_context.get("py:class")
    return [reference], []


def _mark_builtins(app: Sphinx, document: nodes.document) -> None:
    """Name the module of `type`, which would match every attribute of this name."""
    for reference in document.findall(addnodes.pending_xref):
        if reference.get("refdomain") == "py" and reference["reftarget"] == "type":
            reference["reftarget"] = "builtins.type"


def _simplify_signature(
    app: Sphinx,
    what: str,
    name: str,
    obj: object,
    options: object,
    signature: str | None,
    result: str | None,
) -> tuple[str, str | None] | None:
    """Leave out how to make what users do not make, and what fixtures depend on."""
    if signature is None:
        return None
    if name in _HANDLES or name.startswith("tableau_flows.types."):
        return "", result
    if ".pytest_plugin." in name:
        return "()", result
    # So dataclasses say that a default is made by a function, which is no expression of Python.
    return signature.replace("<factory>", "..."), result


def _resolve(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.Element
) -> nodes.Element | None:
    if node.get("refdomain") != "py":
        return None
    target = node["reftarget"]
    public = aliases().get(target) or aliases().get(target.rpartition(".")[2])
    if public is not None and public != target and not node.get("may_be_missing"):
        domain = env.domains["py"]
        return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", public, node, content)
    return content if node.get("may_be_missing") else None
