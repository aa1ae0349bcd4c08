"""Deprecations say what to use instead and until when, and at which line of the user's program."""

from __future__ import annotations

import ast
import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
import tableau_flows
from tableau_flows import AsyncClient, Client
from tableau_flows._common.deprecations import warn_deprecated

LIBRARY = Path(tableau_flows.__file__).parent


@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_a_deprecated_method_names_its_successor_and_its_end(kind: type) -> None:
    with pytest.warns(DeprecationWarning, match="from_token") as caught:
        client = kind.from_token("https://t.example.com", token="t", site_id="s")
    if isinstance(client, Client):
        client.close()
    else:
        asyncio.run(client.aclose())
    (warning,) = caught
    assert str(warning.message) == (
        f"{kind.__name__}.from_token is deprecated since version 0.1 and will be removed in version"
        " 0.3; use credentials=SessionCredentials(token, site_id)"
    )
    assert warning.filename == __file__


def test_a_warning_is_about_the_first_line_outside_the_library() -> None:
    namespace = {"__name__": "tableau_flows._deep.inside", "warn_deprecated": warn_deprecated}
    code = """
def outer():
    inner()

def inner():
    warn_deprecated("this", instead="that", since="1.0", removal="1.2")
"""
    exec(compile(code, "inside.py", "exec"), namespace)
    with pytest.warns(DeprecationWarning, match="use that") as caught:
        namespace["outer"]()
    assert caught[0].filename == __file__


def test_every_deprecation_has_the_same_form() -> None:
    users = [
        path.relative_to(LIBRARY).as_posix()
        for path in LIBRARY.rglob("*.py")
        if "DeprecationWarning" in path.read_text("utf-8")
    ]
    assert users == ["_common/deprecations.py"]


def test_nothing_deprecated_outlives_the_version_that_was_announced() -> None:
    now = version(tableau_flows.__version__)
    found = list(deprecations())
    assert found
    for place, since, removal in found:
        assert version(since) < version(removal), place
        assert now < version(removal), f"{place}: remove it, as was announced"


def version(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:2])


def deprecations() -> Iterator[tuple[str, str, str]]:
    for path in LIBRARY.rglob("*.py"):
        text = path.read_text("utf-8")
        if "warn_deprecated(" not in text or path.name == "deprecations.py":
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "warn_deprecated":
                given = {one.arg: ast.literal_eval(one.value) for one in node.keywords}
                yield f"{path.name}:{node.lineno}", given["since"], given["removal"]
