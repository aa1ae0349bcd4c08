"""The package as a whole: what it loads, what it exports, and that both clients are alike."""

from __future__ import annotations

import importlib
import inspect
import pickle
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import tableau_flows
from resource_names import RESOURCES
from tableau_flows import AsyncClient, Client, PermissionChange, PermissionChanges, errors, models


def loaded_after(code: str) -> set[str]:
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stdout.split())


def models_in(loaded: set[str]) -> set[str]:
    """The modules that hold models; their package loads them when they are asked for."""
    return {name for name in loaded if name.startswith("tableau_flows_generated.models.")}


def test_importing_the_package_loads_neither_http_nor_models():
    loaded = loaded_after("import tableau_flows")
    assert "tableau_flows" in loaded
    assert not {"httpx", "anyio", "tableau_flows_generated", "tableau_flows.errors"} & loaded


def test_making_a_client_loads_nothing_that_only_calls_need():
    loaded = loaded_after(
        "from tableau_flows import Client, TokenCredentials\n"
        "Client('https://t', credentials=TokenCredentials('n', 's')).with_options()"
    )
    assert "tableau_flows.client" in loaded
    calls = {
        "tableau_flows._resources._sync.engine",
        "tableau_flows._resources._sync.flows",
        "tableau_flows._resources.engine",
        "tableau_flows_generated.codec",
    }
    assert not {"httpx", "httpcore", "anyio", "ssl", "rich", "IPython", *calls} & loaded
    assert not models_in(loaded)


@pytest.mark.parametrize("name", ["emulator", "errors", "models", "types"])
def test_a_module_is_an_attribute_of_the_package_as_type_checkers_say(name):
    assert f"tableau_flows.{name}" in loaded_after(f"import tableau_flows\ntableau_flows.{name}")


def test_importing_the_errors_loads_neither_http_nor_models():
    loaded = loaded_after("from tableau_flows import errors")
    assert "tableau_flows_generated.errors" in loaded
    assert not {"httpx", "anyio"} & loaded
    assert not models_in(loaded)


def test_only_the_modules_named_after_it_import_the_http_library():
    package = Path(tableau_flows.__file__).parent
    users = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if any(
            line.startswith(("import httpx", "from httpx", "import httpcore", "from httpcore"))
            for line in path.read_text("utf-8").splitlines()
        )
    }
    assert {"_http/adapters.py", "_http/handed_in.py"} <= users
    assert [name for name in users if not name.startswith("_http/")] == []


def test_every_exported_name_is_there():
    for name in tableau_flows.__all__:
        assert getattr(tableau_flows, name) is not None
    assert set(tableau_flows.__all__) <= set(dir(tableau_flows))
    with pytest.raises(AttributeError, match="no attribute 'Nonsense'"):
        _ = tableau_flows.Nonsense


@pytest.mark.parametrize("name", ["emulator", "errors", "fields", "models", "schedules", "types"])
def test_completion_offers_the_names_of_a_public_module_only(name):
    module = importlib.import_module(f"tableau_flows.{name}")
    shown = {one for one in dir(module) if not one.startswith("_")}
    assert shown == set(module.__all__)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cf914d08-403e-55b3-bdf0-da600d6a1e18", True),
        ("CF914D08-403E-55B3-BDF0-DA600D6A1E18", True),
        ("cf914d08403e55b3bdf0da600d6a1e18", False),
        ("cf914d08-403e-55b3-bdf0-da600d6a1e18\n", False),
        ("{cf914d08-403e-55b3-bdf0-da600d6a1e18}", False),
        ("gf914d08-403e-55b3-bdf0-da600d6a1e18", False),
        ("Orders", False),
        ("", False),
        ("https://t/#/flows/7", False),
    ],
)
def test_an_id_is_told_from_a_name(text, found):
    assert tableau_flows.is_id(text) is found


def test_the_version_is_that_of_the_project(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert tableau_flows.__version__ == project["version"]


REQUIREMENT = re.compile(
    r"(?P<name>[a-z0-9_-]+)(?:\[[a-z]+\])?>=(?P<major>\d+)[0-9.]*,<(?P<cap>\d+)"
)


def test_the_library_needs_three_packages_up_to_their_next_major_versions(root):
    """httpx, and what it brings and we import as well; httpx2 is for those who have it."""
    given = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    found = [REQUIREMENT.fullmatch(one) for one in given["project"]["dependencies"]]
    assert [one and one["name"] for one in found] == ["httpx", "httpcore", "anyio"]
    assert all(int(one["cap"]) == int(one["major"]) + 1 for one in found)
    others = given["project"]["optional-dependencies"] | given["dependency-groups"]
    users = [name for name, packages in others.items() if "httpx2" in str(packages)]
    assert users == ["test"]


def public(kind: type) -> dict[str, object]:
    return {name: getattr(kind, name) for name in dir(kind) if not name.startswith("_")}


def face(method: object) -> str:
    """Parameters and result, as they are written, without what makes them async."""
    text = str(inspect.signature(method)) if callable(method) else "property"
    return text.replace("Async", "").replace("aio_", "")


PLAIN = {"list", "list_for_user", "pages", "with_options"}
"""What waits for nothing, and is plain on both sides."""


def both_kinds() -> list[tuple[type, type]]:
    """The clients, and the classes of their resources, which are what the classes give."""
    resources = [(getattr(Client, name), getattr(AsyncClient, name)) for name in RESOURCES]
    return [(Client, AsyncClient), *resources]


@pytest.mark.parametrize(("sync", "other"), both_kinds())
def test_both_clients_have_the_same_methods(sync, other):
    renamed = {"aclose": "close"}
    theirs = {renamed.get(name, name): value for name, value in public(other).items()}
    assert set(public(sync)) == set(theirs)
    for name, method in public(sync).items():
        assert face(method) == face(theirs[name]), name


@pytest.mark.parametrize(("sync", "other"), both_kinds())
def test_what_awaits_on_one_side_is_plain_on_the_other(sync, other):
    for name, method in public(sync).items():
        if inspect.isfunction(method) and name not in PLAIN:
            twin = getattr(other, {"close": "aclose"}.get(name, name))
            assert not inspect.iscoroutinefunction(method), name
            given_at_once = (
                "Pager",
                "Stream",
                "RunMany",
            )  # awaited when it is used, not when it is made
            returned = str(inspect.signature(twin).return_annotation)
            at_once = any(word in returned for word in given_at_once)
            assert inspect.iscoroutinefunction(twin) is not at_once, name


SAMPLES = {
    "ignored": (models.Capability(name="Read", mode="Allow"),),
    "permissions": models.Permissions(),
    "problems": (errors.MetadataProblem("why", "ACCESS_DENIED"),),
    "reason": "refused",
    "argument": "name",
    "message": "the job failed",
    "what": "flows.run",
    "have": (3, 3),
    "need": (3, 10),
    "status": 502,
    "code": "404027",
    "summary": "Flow not found",
    "detail": "There is none.",
    "method": "GET",
    "url": "https://t/api",
    "operation": "queryFlow",
    "request_id": "r1",
    "attempts": 3,
    "retry_after": 2.0,
    "content_type": "text/html",
    "text": "<html>",
    "incomplete": True,
    "location": "https://elsewhere",
    "sent": False,
    "phase": "total",
    "during": "read",
    "seconds": 60.0,
    "job": models.Job(id="j"),
    "run": models.FlowRun(id="r"),
    "kind": "flow",
    "name": "Daily",
    "place": " in the project 'Sales'",
    "hint": "Give project=",
    "nearest": ("daily",),
    "candidates": (models.Flow(id="f"),),
    "report": "3 changed, 0 skipped, 0 failed",
    "failed": (),
    "flow": models.Flow(id="f", name="Daily"),
    "described": ("one in the project 'Sales' (id f)",),
    "project": "p",
    "changes": PermissionChanges(added=(PermissionChange("user", "u", "Read", "Allow"),)),
    "remaining": PermissionChanges(removed=(PermissionChange("group", "g", "Read", "Deny"),)),
}
"""What the parameters of exceptions may hold, by their names."""


def every_error() -> list[errors.TableauError]:
    """One of each public exception, with all that it can hold."""
    found = [getattr(errors, name) for name in dir(errors) if not name.startswith("_")]
    kinds = [kind for kind in found if inspect.isclass(kind) and issubclass(kind, Exception)]
    return [made(kind) for kind in kinds]


def made(kind: type[errors.TableauError]) -> errors.TableauError:
    if not inspect.isfunction(kind.__init__):
        return kind("wrong")
    given, named = [], {}
    for parameter in inspect.signature(kind).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = SAMPLES[parameter.name]
        else:
            given.append(SAMPLES[parameter.name])
    return kind(*given, **named)


@pytest.mark.parametrize("error", every_error(), ids=lambda error: type(error).__name__)
def test_errors_survive_a_pickle_and_are_of_one_family(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)
    assert isinstance(error, errors.TableauError)


def test_wrong_arguments_are_value_errors_too():
    assert issubclass(errors.UsageError, ValueError)
    assert issubclass(errors.FlowFileError, errors.UsageError)
    assert issubclass(errors.VersionError, errors.UsageError)
