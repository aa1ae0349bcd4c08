"""How the documentation reads docstrings, and where its links to names lead."""

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
CONVERTED = """\
Do it.

.. code-block:: python

    tableau.do()

- a list

    its text

Text::

    marked already

Args:
    name: The name.

:returns: requested: it will happen,
        later.
.. code-block:: python

    code()
"""


def test_code_in_a_docstring_is_marked_as_code(extension: ModuleType) -> None:
    read = extension.docstrings
    lines = read.plain_returns(read.marked_blocks(read.fenced_blocks(DOCSTRING)))
    assert "\n".join(lines) == CONVERTED


@pytest.mark.parametrize(
    ("link", "docname", "translated"),
    [
        ("../../../generated/docs/errors.md#error-401002", "guides/a", "../errors.md#error-401002"),
        ("../../../generated/docs/methods/flows.md", "guides/a", "../methods/flows.md"),
        ("../../generated/coverage.md", "start", "coverage.md"),
        ("../../../CHANGELOG.md", "guides/a", "../changelog.md"),
        ("../../../tests/examples", "guides/a", "repository:tests/examples"),
        ("../start.md", "guides/a", "../start.md"),
        ("sign-in.md", "guides/a", "sign-in.md"),
        ("https://example.com/../a", "guides/a", "https://example.com/../a"),
    ],
)
def test_a_link_to_a_file_of_the_repository_leads_to_its_place_in_the_site(
    link: str, docname: str, translated: str, extension: ModuleType
) -> None:
    text = "[one]({}) and [another]({})"
    found = extension.links.translated(text.format(link, link), docname)
    assert found == text.format(translated, translated)


def test_a_name_of_a_private_module_leads_to_the_public_one(extension: ModuleType) -> None:
    aliases = extension.names.aliases()
    assert aliases["tableau_flows_generated.models.flows.Flow"] == "tableau_flows.models.Flow"
    assert aliases["tableau_flows._session.retry.RetryPolicy"] == "tableau_flows.RetryPolicy"
    assert aliases["tableau_flows._resources._sync.flows.Flows"] == "tableau_flows.Client.flows"
    assert aliases["TokenCredentials"] == "tableau_flows.TokenCredentials"
