"""The sync modules of the library are made from the async ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.sync import rules, update

Run = Callable[..., Any]

MODULES = {"sdk.lists.pager": "sdk.lists._sync.pager", "sdk.aio": "sdk.client"}


@pytest.fixture
def package(root: Path, tmp_path: Path) -> Path:
    """A copy of the library, to be tampered with."""
    source = root / "overlays" / "python" / "tableau_flows"
    ignore = shutil.ignore_patterns("__pycache__", "emulator")
    return Path(shutil.copytree(source, tmp_path / "tableau_flows", ignore=ignore))


def made(source: str) -> str:
    return rules.make_sync(source, MODULES)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("async def f(): pass", "def f(): pass"),
        ("async def f(): return await g()", "def f(): return g()"),
        ("async def f():\n    async with a as b: pass", "def f():\n    with a as b: pass"),
        ("async def f(): return [x async for x in y]", "def f(): return [x for x in y]"),
        ("class AsyncFlows(AsyncFlowsApi): pass", "class Flows(FlowsApi): pass"),
        ("class _AsyncBase: pass", "class _Base: pass"),
        ("http: httpx.AsyncBaseTransport", "http: httpx.BaseTransport"),
        ("Asynchronous = not_Async", "Asynchronous = not_Async"),
        ("raise StopAsyncIteration", "raise StopIteration"),
        ("a.aclose(); b._aclose(); aclosed()", "a.close(); b._close(); aclosed()"),
        ("def __aiter__(self): return aiter(self.x)", "def __iter__(self): return iter(self.x)"),
        ("arun(plan); lock = LoopLock()", "run(plan); lock = ThreadLock()"),
        ("from api import aio_resources as api", "from api import resources as api"),
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_code_is_changed_word_by_word(source: str, expected: str) -> None:
    assert made(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"""`AsyncClient`, for async (asyncio and trio)."""', '"""`Client`, for threads."""'),
        ('"""An async file, for async code."""', '"""An async file, for async code."""'),
        ('"""\nasync with a:\n    await b\n"""', '"""\nwith a:\n    b\n"""'),
        ("x = 1  # many tasks call `aclose`", "x = 1  # many threads call `close`"),
        ('x = "many tasks"\n"awaited"  # once', 'x = "many threads"\n"awaited"  # once'),
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_comments_and_docstrings_stay_and_speak_of_sync(source: str, expected: str) -> None:
    assert made(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from sdk.lists.pager import X", "from sdk.lists._sync.pager import X"),
        ("from sdk.lists import pager as p", "from sdk.lists._sync import pager as p"),
        ("import sdk.lists.pager as p", "import sdk.lists._sync.pager as p"),
        ('m = Lazy("sdk.lists.pager")', 'm = Lazy("sdk.lists._sync.pager")'),
        ("from sdk.aio import AsyncClient", "from sdk.client import Client"),
        ("from sdk.lists import state", "from sdk.lists import state"),
        ("from sdk.lists.pager_state import X", "from sdk.lists.pager_state import X"),
    ],
    ids=lambda text: text.replace("\n", " "),
)
def test_modules_with_a_counterpart_are_imported_from_there(source: str, expected: str) -> None:
    assert made(source) == expected


def test_modules_with_and_without_a_counterpart_are_not_imported_together() -> None:
    with pytest.raises(ValueError, match=r"`from sdk\.lists import pager, state` imports"):
        made("from sdk.lists import pager, state")


def test_modules_with_counterparts_in_two_packages_are_not_imported_together() -> None:
    modules = {"sdk.a": "sdk._sync.a", "sdk.b": "other._sync.b"}
    with pytest.raises(ValueError, match=r"`from sdk import a, b` imports"):
        rules.make_sync("from sdk import a, b\n", modules)
    assert rules.make_sync("from sdk import b\n", modules) == "from other._sync import b\n"


def test_a_longer_name_is_not_that_of_the_module() -> None:
    source = 'x = "my.sdk.lists.pager", "sdk.lists.pagers"'
    assert made(source) == source


def test_a_comment_puts_other_code_in_the_sync_module() -> None:
    source = """
import anyio  # sync:
# sync: import time
class A:
    # sync: @property
    async def total(self):
        f(
            source=b"",  # sync: source=source,
        )
        # sync: if x:
        # sync:     shut()  # at once
        async with a as b:  # sync:
            # sync: stays away
            await b
        await c()  # sync: c(1)
        # sync is a word, and this a comment
"""
    expected = """
import time
class A:
    @property
    def total(self):
        f(
            source=source,
        )
        if x:
            shut()  # at once
        c(1)
        # sync is a word, and this a comment
"""
    assert made(source) == expected


def test_what_would_not_be_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        made("async def f():\n    await g()  # sync:\n")


def test_the_committed_modules_are_what_the_async_ones_say(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert update(package, check=True) == 0
    assert capsys.readouterr().out == ""


def test_an_edited_module_is_found_and_made_anew(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = package / "client.py"
    before = path.read_text("utf-8")
    path.write_text(before.replace("many threads", "some threads"), "utf-8")
    assert update(package, check=True) == 1
    captured = capsys.readouterr()
    assert "+++ client.py (generated now)" in captured.out
    assert "run `make generate`" in captured.err
    assert update(package, check=False) == 0
    assert path.read_text("utf-8") == before


def test_a_changed_async_method_changes_the_sync_one(package: Path) -> None:
    path = package / "_lists" / "pager.py"
    path.write_text(path.read_text("utf-8").replace("async def first", "async def newest"), "utf-8")
    assert update(package, check=True) == 1
    assert update(package, check=False) == 0
    assert "    def newest(self)" in (package / "_lists" / "_sync" / "pager.py").read_text("utf-8")


def test_a_module_that_is_made_from_nothing_is_found_and_removed(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    stray = package / "_runs" / "_sync" / "old.py"
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("", "utf-8")
    assert update(package, check=True) == 1
    assert capsys.readouterr().out == "stray: _runs/_sync/old.py\n"
    assert update(package, check=False) == 0
    assert not stray.exists()


def test_an_async_module_that_is_no_python_is_named(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "aio.py").write_text("async def", "utf-8")
    before = (package / "client.py").read_bytes()
    assert update(package, check=False) == 2
    assert "generator: tableau_flows/aio.py: " in capsys.readouterr().err
    assert (package / "client.py").read_bytes() == before


def test_the_command_checks_the_sync_modules(run: Run, package: Path) -> None:
    (package / "_files" / "_sync" / "stream.py").unlink()
    result = run("--check", "--package", package)
    assert (result.returncode, result.stdout) == (1, "missing: _files/_sync/stream.py\n")


def test_every_made_module_says_so_and_no_other_does(package: Path) -> None:
    banners = {
        path.relative_to(package).as_posix(): path.read_text("utf-8").partition("\n")[0]
        for path in package.rglob("*.py")
        if path.read_text("utf-8").startswith("# Made from ")
    }
    folder = {path for path in banners if "/_sync/" in path}
    assert banners.keys() == folder | {"client.py"}
    for path, banner in banners.items():
        source = "aio.py" if path == "client.py" else path.replace("/_sync/", "/")
        assert banner == f"# Made from tableau_flows/{source} by make generate. Do not edit."
