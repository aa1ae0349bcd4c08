"""How the documentation reads docstrings, and which of its pages the first one lists."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def extension(root: Path) -> Iterator[ModuleType]:
    """The extension of Sphinx in overlays/docs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(root / "overlays" / "docs")
        import extension

        yield extension
        for name in [name for name in sys.modules if name.partition(".")[0] == "extension"]:
            del sys.modules[name]


DOCSTRING = """\
Do it.

    tableau.do()

- a list

    its text

Text::

    marked already

Args:
    name: The name.

Returns:
    requested: it will happen,
        later.
```python
code()
```""".splitlines()
CONVERTED = [
    "Do it.",
    "",
    ".. code-block:: python",
    "",
    "    tableau.do()",
    "",
    "- a list",
    "",
    "    its text",
    "",
    "Text::",
    "",
    "    marked already",
    "",
    "Args:",
    "    name: The name.",
    "",
    ":returns: requested: it will happen,",
    "        later.",
    ".. code-block:: python",
    "",
    "    code()",
    "",
]


def test_code_in_a_docstring_is_marked_as_code(extension: ModuleType) -> None:
    read = extension.docstrings
    assert read.plain_returns(read.marked_blocks(read.fenced_blocks(DOCSTRING))) == CONVERTED


def test_the_first_page_leaves_out_guides_that_are_not_there(
    extension: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "guides").mkdir()
    (tmp_path / "guides" / "b.md").touch()
    text = "a\n```{toctree}\n:glob:\n\na\nguides/b\nguides/*\nmore/*\n```\nmore\n"
    kept = extension.contents.without_missing(text, tmp_path)
    assert kept == "a\n```{toctree}\n:glob:\n\nguides/b\nguides/*\n```\nmore\n"


def test_a_name_of_a_private_module_leads_to_the_public_one(extension: ModuleType) -> None:
    aliases = extension.names.aliases()
    assert aliases["tableau_flows_generated.models.flows.Flow"] == "tableau_flows.models.Flow"
    assert aliases["tableau_flows._session.retry.RetryPolicy"] == "tableau_flows.RetryPolicy"
    assert aliases["tableau_flows._resources._sync.flows.Flows"] == "tableau_flows.Client.flows"
    assert aliases["TokenCredentials"] == "tableau_flows.TokenCredentials"
