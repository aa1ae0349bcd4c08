"""Other tools find their way around: type hints, autospec, pickle, frozen programs, atexit."""

from __future__ import annotations

import copy
import functools
import importlib
import inspect
import io
import pickle
import pkgutil
import subprocess
import sys
import tomllib
import typing
import zipfile
from collections.abc import Iterator
from functools import cached_property
from unittest.mock import create_autospec

import pydantic
import pytest
import tableau_flows
import tableau_flows_generated
from resource_names import RESOURCES
from tableau_flows import AsyncClient, Client, TokenCredentials, emulator, errors, models
from tableau_flows._bulk._sync.run_many import RunMany
from tableau_flows._bulk.run_many import AsyncRunMany
from tableau_flows._common.lazy import LazyModule, Resource
from tableau_flows._files._sync.stream import FlowStream
from tableau_flows._files.stream import AsyncFlowStream
from tableau_flows._http import given
from tableau_flows._lists._sync.pager import Pager
from tableau_flows._lists.pager import AsyncPager

PACKAGES = (tableau_flows, tableau_flows_generated)


def every_module() -> list[str]:
    """The modules of both packages without programs and integrations."""
    found = [package.__name__ for package in PACKAGES]
    for package in PACKAGES:
        modules = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        found += [info.name for info in modules]
    programs = ("tableau_flows.cli", "tableau_flows.emulator", "tableau_flows.integrations")
    return [name for name in found if not name.startswith(programs)]


def public_things() -> Iterator[tuple[str, object]]:
    """Functions, classes and methods of public modules, and classes that users are handed."""
    handed = [Pager, AsyncPager, FlowStream, AsyncFlowStream, RunMany, AsyncRunMany]
    named = [getattr(tableau_flows, name) for name in tableau_flows.__all__]
    for name in every_module():
        is_private = any(part.startswith("_") for part in name.split("."))
        is_handed = name.startswith("tableau_flows._resources.") and not name.endswith(".engine")
        if is_handed or not is_private:
            module = importlib.import_module(name)
            handed += [
                value
                for key, value in vars(module).items()
                if not key.startswith("_") and getattr(value, "__module__", "") == name
            ]
    for thing in dict.fromkeys(value for value in [*handed, *named] if callable(value)):
        name = f"{thing.__module__}.{getattr(thing, '__qualname__', thing)}"
        if inspect.isfunction(thing):
            yield name, thing
        elif inspect.isclass(thing):
            yield name, thing
            for key, member in vars(thing).items():
                function = function_of(member)
                if inspect.isfunction(function) and (key == "__init__" or not key.startswith("_")):
                    yield f"{name}.{key}", function


def function_of(member: object) -> object:
    if isinstance(member, property):
        return member.fget
    if isinstance(member, (cached_property, Resource)):
        return member.func
    return getattr(member, "__func__", member)


PUBLIC = dict(public_things())


def test_there_are_hints_to_look_at():
    assert len(PUBLIC) > 400
    assert "tableau_flows.client.Client.__init__" in PUBLIC
    assert "tableau_flows_generated.resources.FlowsApi.list" in PUBLIC
    assert "tableau_flows._plans.messages.Timeouts" in PUBLIC


def test_the_hints_of_everything_public_can_be_evaluated():
    """As pydantic's validate_call and documentation tools do."""
    failed = {}
    for name, thing in PUBLIC.items():
        try:
            typing.get_type_hints(thing)
        except NameError as error:
            failed[name] = str(error)
    assert failed == {}


def test_hints_are_the_real_types():
    hints = typing.get_type_hints(Client.__init__)
    assert hints["http"] == given.HttpClient | None
    assert hints["transport"] == given.Transport | None
    hints = typing.get_type_hints(AsyncClient.__init__)
    assert hints["http"] == given.AsyncHttpClient | None
    assert typing.get_type_hints(Client.server_info)["return"] is models.ServerInfo


def test_a_lazy_module_stands_for_the_module_and_its_errors():
    module = LazyModule("collections.abc")
    assert module.Sequence is importlib.import_module("collections.abc").Sequence
    assert repr(module) == "LazyModule('collections.abc')"
    with pytest.raises(AttributeError, match="Nonsense"):
        _ = module.Nonsense


# Validation of arguments


METHODS = {
    f"{kind.__name__}.{resource}.{name}": getattr(getattr(kind, resource), name)
    for kind in (Client, AsyncClient)
    for resource in RESOURCES
    for name in dir(getattr(kind, resource))
    if not name.startswith("_")
} | {
    f"{kind.__name__}.{name}": getattr(kind, name)
    for kind in (Client, AsyncClient)
    for name in dir(kind)
    if not name.startswith("_") and inspect.isroutine(getattr(kind, name))
}
VALIDATED = pydantic.validate_call(config=pydantic.ConfigDict(arbitrary_types_allowed=True))


def test_every_protocol_in_a_public_signature_can_be_checked_at_run_time():
    found = set()
    for name, thing in PUBLIC.items():
        if name.endswith(("r.__init__", "RunMany.__init__")) and "._" in name:
            continue  # lists and outcomes are made by the client alone
        waiting = [*typing.get_type_hints(thing).values()]
        while waiting:
            hint = waiting.pop()
            waiting += typing.get_args(hint)
            kind = typing.get_origin(hint) or hint
            if inspect.isclass(kind) and getattr(kind, "_is_protocol", False):
                found.add(kind)
    ours = {kind for kind in found if kind.__module__.startswith("tableau_flows")}
    names = {kind.__name__ for kind in ours}
    assert names >= {"Identified", "Readable", "Writable", "AsyncReadable", "Caller", "Runner"}
    assert {kind for kind in ours if not getattr(kind, "_is_runtime_protocol", False)} == set()


def test_there_are_methods_to_validate():
    assert len(METHODS) > 60
    assert {"Client.flows.publish", "AsyncClient.jobs.wait", "Client.call"} <= METHODS.keys()


@pytest.mark.parametrize("name", METHODS)
def test_the_arguments_of_every_method_can_be_validated_by_pydantic(name):
    assert callable(VALIDATED(METHODS[name]))


def test_what_pydantic_lets_through_arrives_as_it_was_given(tableau, tmp_path):
    flow = emulator.seed_id("flow", "Superstore")
    flows = tableau.flows
    assert validated(flows, "get")(flow).id == flow
    assert validated(flows, "get")(flows.list().first()).output_steps is not None
    assert validated(flows, "run")(flows.get(flow)).job_id
    publish = validated(flows, "publish")
    content = emulator.sample_flow()
    path = tmp_path / "path.tflx"
    path.write_bytes(content)
    for source in (path, str(path), content, io.BytesIO(content), iter([content])):
        assert publish(source, name="N", file_type="tflx", overwrite=True).name == "N"
    with path.open("rb") as file:
        assert publish(file).name == "path"
    for refused in (functools.partial(validated(flows, "get"), 5), functools.partial(publish, 5)):
        with pytest.raises(pydantic.ValidationError):
            refused()


def validated(resource, name):
    """A method of a resource whose arguments pydantic checks before."""
    target = getattr(resource, "_target", resource)
    call = VALIDATED(getattr(target, name))
    return call if target is resource else resource._blocking(call)


# Mocks


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_an_autospec_knows_the_methods_of_all_resources(kind):
    for tableau in (create_autospec(kind, instance=True), create_autospec(kind)("https://t")):
        for name in RESOURCES:
            methods = [key for key in dir(getattr(kind, name)) if not key.startswith("_")]
            assert methods
            for method in methods:
                assert callable(getattr(getattr(tableau, name), method))
        tableau.flows.list(filter="name:eq:a")
        tableau.flows.list.assert_called_once_with(filter="name:eq:a")
        with pytest.raises(TypeError, match="nonsense"):
            tableau.flows.list(nonsense=1)
        with pytest.raises(AttributeError):
            _ = tableau.flows.nonsense


def test_an_autospec_of_async_methods_is_awaited():
    tableau = create_autospec(AsyncClient, instance=True)
    waiting = tableau.flows.get("35")
    assert inspect.isawaitable(waiting)
    waiting.close()


@pytest.mark.parametrize("name", RESOURCES)
def test_a_resource_is_made_once_for_a_client_and_anew_for_a_view(name):
    tableau = Client("https://t", credentials=TokenCredentials("n", "s"))
    resource = getattr(tableau, name)
    assert getattr(tableau, name) is resource
    assert type(resource) is getattr(Client, name)
    assert getattr(tableau.with_options(), name) is not resource
    assert getattr(tableau, name) is resource


# Pickles and copies


@pytest.mark.parametrize(
    "way", [pickle.dumps, copy.copy, copy.deepcopy], ids=["pickle", "copy", "deepcopy"]
)
def test_a_client_that_cannot_cross_says_what_to_do_instead(world, way):
    tableau = world.from_token("https://t", token="hush", site_id="s")
    target = getattr(tableau, "_target", tableau)
    for one in (target, target.with_options()):
        with pytest.raises(TypeError, match="Make one in each process, from the same") as caught:
            way(one)
        assert "hush" not in str(caught.value)
        assert "with_options" in str(caught.value)


@pytest.mark.parametrize("way", [pickle.dumps, copy.deepcopy], ids=["pickle", "deepcopy"])
@pytest.mark.parametrize(
    "part",
    [
        lambda tableau: tableau.flows,
        lambda tableau: tableau.connections,
        lambda tableau: tableau.flows.get,
        lambda tableau: tableau.flows.list(),
        lambda tableau: tableau.flows.stream("f1"),
        lambda tableau: tableau.flow_runs.list().prefetch(3),
    ],
    ids=["resource", "calls", "method", "list", "stream", "prefetch"],
)
def test_what_belongs_to_a_client_cannot_cross_either(world, way, part):
    tableau = world.from_token("https://t", token="hush", site_id="s")
    target = getattr(tableau, "_target", tableau)
    with pytest.raises(TypeError, match=r"belongs to a client.* Create one in each process"):
        way(part(target))


# Frozen programs


def test_a_frozen_program_gets_every_module_by_the_hook_of_the_package(root, monkeypatch):
    """PyInstaller follows imports by name; here some modules are imported by computed names."""
    hidden, data = required_by_hooks(root, monkeypatch, "tableau_flows", "tableau_flows_generated")
    missing = {name for name in every_module() if name not in hidden}
    assert missing == {"tableau_flows", "tableau_flows_generated"}  # which are named themselves
    assert not any(
        name.startswith(("tableau_flows.integrations", "tableau_flows.cli")) for name in hidden
    )
    assert any("schema.sql" in source for source, _ in data)


def test_a_frozen_program_with_the_command_gets_all_of_it(root, monkeypatch):
    from tableau_flows.cli.catalog import COMMANDS

    hidden, _ = required_by_hooks(root, monkeypatch, "tableau_flows.cli")
    commands = {f"tableau_flows.cli.commands.{entry.module}" for entry in COMMANDS.values()}
    assert commands | {"tableau_flows.cli.app", "tableau_flows.cli.session.profiles"} <= hidden
    assert all(name.startswith("tableau_flows.cli.") for name in hidden)


def required_by_hooks(root, monkeypatch, *packages: str) -> tuple[set[str], list[tuple[str, str]]]:
    """The modules and the data files that the hooks of packages require."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    (entry,) = project["entry-points"]["pyinstaller40"].values()
    module, _, function = entry.partition(":")
    folders = getattr(importlib.import_module(module), function)()
    hidden: set[str] = set()
    data: list[tuple[str, str]] = []
    stand_in_for_pyinstaller(monkeypatch)
    for package in packages:
        (path,) = [path for folder in folders for path in hooks(folder, package)]
        names: dict[str, object] = {}
        exec(compile(path.read_text("utf-8"), str(path), "exec"), names)
        hidden |= set(names["hiddenimports"])
        data += names.get("datas", [])
    return hidden, data


def hooks(folder: str, package: str):
    import pathlib

    path = pathlib.Path(folder) / f"hook-{package}.py"
    return [path] if path.is_file() else []


def stand_in_for_pyinstaller(monkeypatch) -> None:
    """The two functions of PyInstaller that hooks use, as its manual describes them."""
    import pathlib
    import types

    def collect_submodules(package: str, filter=lambda name: True) -> list[str]:
        path = importlib.import_module(package).__path__
        names = [info.name for info in pkgutil.walk_packages(path, f"{package}.")]
        return [name for name in names if filter(name)]

    def collect_data_files(package: str) -> list[tuple[str, str]]:
        home = pathlib.Path(importlib.import_module(package).__file__).parent
        found = [path for path in home.rglob("*") if path.is_file() and path.suffix != ".py"]
        return [(str(path), str(path.parent.relative_to(home.parent))) for path in found]

    hooks = types.ModuleType("PyInstaller.utils.hooks")
    hooks.collect_submodules = collect_submodules
    hooks.collect_data_files = collect_data_files
    monkeypatch.setitem(sys.modules, "PyInstaller", types.ModuleType("PyInstaller"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils", types.ModuleType("PyInstaller.utils"))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)


# At the end of the interpreter


def test_the_first_use_may_be_at_exit(server):
    code = f"""
import atexit
from tableau_flows import Client, TokenCredentials, emulator

def last_words():
    with Client({server.url!r}, site="", credentials=TokenCredentials("demo", "demo-secret")) as t:
        print(sorted(flow.name for flow in t.flows.list(page_size=2)))
        print(t.flows.publish(emulator.sample_flow(), name="Last", file_type="tfl").name)

atexit.register(last_words)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["['Budget', 'Secret plans', 'Superstore']", "Last"]


def test_errors_and_models_are_still_in_one_place():
    assert issubclass(errors.UsageError, errors.TableauError)
    assert not hasattr(errors, "m")


def test_library_and_emulator_work_from_a_zip(root, tmp_path):
    archive = tmp_path / "packages.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for home in (root / "overlays/python", root / "generated/python"):
            for path in home.rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    target.write(path, path.relative_to(home))
    code = f"""
import sys
sys.path.insert(0, {str(archive)!r})
import tableau_flows
from tableau_flows import Client, TokenCredentials, emulator
assert tableau_flows.__file__.startswith({str(archive)!r})
with emulator.running() as server:
    with Client(server.url, site="", credentials=TokenCredentials("demo", "demo-secret")) as t:
        print(len(list(t.flows.list())))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("3", "")
