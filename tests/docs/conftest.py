"""The built documentation, for the tests of `make docs`."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def site(root: Path) -> Path:
    """The folder of the built documentation."""
    folder = root / "build" / "docs" / "html"
    if not (folder / "objects.inv").exists():
        pytest.fail("the documentation is not built; run `make docs`")
    return folder
