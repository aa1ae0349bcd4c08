"""The built documentation is complete, and none of its links is dead."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import pytest
import tableau_flows
from resource_names import NOT_OF_OPERATIONS, RESOURCES
from sphinx.util.inventory import InventoryFile

MODULES = (
    "tableau_flows.emulator",
    "tableau_flows.errors",
    "tableau_flows.fields",
    "tableau_flows.models",
    "tableau_flows.schedules",
    "tableau_flows.types",
)
"""The public modules below the package; what else it exports is at its top."""
CLIENTS = ("AsyncClient", "Client")
FIXTURES = ("tableau", "tableau_async", "tableau_options", "tableau_server")
EXTERNAL = re.compile(r"https://[\w.-]+\.[a-z]+(:\d+)?(/[^\s<>\"]*)?|mailto:\S+@\S+")


@pytest.fixture(scope="module")
def documented(site: Path) -> frozenset[str]:
    """The full names of everything that the site documents."""
    with (site / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, page: page)
    return frozenset(
        name for kind, names in inventory.items() if kind.startswith("py:") for name in names
    )


def exported(module: ModuleType) -> Iterator[str]:
    """Return the public names of a module: those of `__all__`, or else its public classes."""
    names = getattr(module, "__all__", None)
    for name in names if names is not None else vars(module):
        if names is not None or (
            not name.startswith("_") and inspect.isclass(getattr(module, name))
        ):
            yield f"{module.__name__}.{name}"


def test_every_exported_name_is_documented(documented: frozenset[str]) -> None:
    modules = [tableau_flows, *map(import_module, MODULES)]
    names = {name for module in modules for name in exported(module)}
    assert len(names) > 200
    assert names - documented == set()


@pytest.mark.parametrize("client", CLIENTS)
def test_every_method_of_a_client_and_of_its_resources_is_documented(
    client: str, documented: frozenset[str]
) -> None:
    kind = getattr(tableau_flows, client)
    resources = (*RESOURCES, *NOT_OF_OPERATIONS)
    names = {f"tableau_flows.{client}.{name}" for name in public(kind)}
    for resource in resources:
        names |= {f"tableau_flows.{client}.{resource}.{n}" for n in public(getattr(kind, resource))}
    assert len(names) > 100
    assert names - documented == set()


@pytest.mark.parametrize(
    "name", ["FlowRunHandle", "AsyncFlowRunHandle", "RetryPolicy", "Report", "emulator.Emulator"]
)
def test_every_method_of_other_public_classes_is_documented(
    name: str, documented: frozenset[str]
) -> None:
    module, _, short = f"tableau_flows.{name}".rpartition(".")
    kind = getattr(import_module(module), short)
    names = {
        f"{module}.{short}.{n}"
        for n in public(kind)
        if n in {m for c in own(kind) for m in vars(c)}
    }
    assert names - documented == set()


def public(kind: type[object]) -> list[str]:
    return [name for name in dir(kind) if not name.startswith("_")]


def own(kind: type[object]) -> list[type[object]]:
    """Return the class and its bases that belong to the library."""
    return [base for base in kind.__mro__ if base.__module__.startswith("tableau_flows")]


def test_every_fixture_for_pytest_is_documented(documented: frozenset[str]) -> None:
    names = {f"tableau_flows.integrations.pytest_plugin.{name}" for name in FIXTURES}
    assert names - documented == set()


def test_every_name_of_the_provider_for_airflow_is_documented(documented: frozenset[str]) -> None:
    provider = import_module("tableau_flows.integrations.airflow")
    names = set(exported(provider))
    assert names - documented == set()
    methods = {"TableauFlowRunOperator.execute", "TableauFlowsHook.get_conn"}
    assert {f"{provider.__name__}.{name}" for name in methods} - documented == set()


def test_every_operation_and_every_error_code_has_an_entry(site: Path, root: Path) -> None:
    text = (root / "generated" / "coverage.md").read_text("utf-8")
    operations = set(re.findall(r"\| \[(\w+)\]\(https", text))
    methods = (site / "methods").glob("*.html")
    described = {name for page in methods for name in Page.read(page).ids}
    assert len(operations) > 70
    assert {name.lower() for name in operations} - {name.lower() for name in described} == set()
    codes = re.findall(r'^ +- code: "(\d{6})"', (root / "spec" / "errors.yaml").read_text(), re.M)
    entries = Page.read(site / "errors.html").ids
    assert len(codes) > 70
    assert {f"error-{code}" for code in codes} - entries == set()


class Page(HTMLParser):
    """The links of a page, and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.loaded: set[str] = set()
        """What the browser loads with the page: styles, scripts, images, fonts."""

    @classmethod
    def read(cls, path: Path) -> Page:
        """Read a file."""
        page = cls()
        page.feed(path.read_text("utf-8"))
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes that matter."""
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.add(given["href"])
        if tag == "link" and given.get("rel") in {"stylesheet", "icon", "preload"}:
            self.loaded.add(given["href"])
        if "src" in given:
            self.loaded.add(given["src"])


@dataclass
class Site:
    """All pages."""

    folder: Path
    faults: list[str] = field(default_factory=list)

    @cached_property
    def pages(self) -> dict[Path, Page]:
        """The pages by their files."""
        return {path: Page.read(path) for path in sorted(self.folder.rglob("*.html"))}

    def check(self) -> list[str]:
        """Return the faults of all links."""
        for path, page in self.pages.items():
            for link in sorted(page.links):
                self._check_link(path, link)
            for link in sorted(page.loaded):
                if urlsplit(link).netloc:
                    self._fault(path, link, "is loaded from another host")
                elif not link.startswith("data:"):
                    self._check_link(path, link)
        return self.faults

    def _check_link(self, path: Path, link: str) -> None:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if not EXTERNAL.fullmatch(link):
                self._fault(path, link, "is no address of the web")
            return
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if not target.is_file():
            self._fault(path, link, "leads to no file")
        elif parts.fragment and target.suffix == ".html":
            anchors = self.pages[target].ids
            if unquote(parts.fragment) not in anchors:
                self._fault(path, link, "leads to no anchor")

    def _fault(self, path: Path, link: str, reason: str) -> None:
        self.faults.append(f"{path.relative_to(self.folder)}: {link} {reason}")


def test_every_link_leads_somewhere(site: Path) -> None:
    checked = Site(site.resolve())
    assert checked.check() == []
    assert len(checked.pages) > 50
    assert sum(len(page.links) for page in checked.pages.values()) > 5000


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<a href="other.html">', "leads to no file"),
        ('<a href="#there">', "leads to no anchor"),
        ('<a href="index.html#there">', "leads to no anchor"),
        ('<a href="http://example.com">', "is no address of the web"),
        ('<a href="repository:README.md">', "is no address of the web"),
        ('<script src="https://cdn.example.com/x.js">', "is loaded from another host"),
        ('<img src="missing.png">', "leads to no file"),
    ],
)
def test_a_dead_link_is_noticed(html: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f'<p id="here">{html}</p>', "utf-8")
    (fault,) = Site(tmp_path.resolve()).check()
    assert fault.endswith(reason)
