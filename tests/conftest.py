"""What tests of every room may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that chooses the connections of the clients in tests/sdk."""
    parser.addoption(
        "--http",
        choices=["own", "both", "httpx", "httpx2"],
        default="own",
        help="connections of the clients in tests/sdk: the pool of the library (own, the default);"
        " clients of httpx with threads and of httpx2 with asyncio that are handed in (both); or"
        " those of one of the two, with threads, asyncio and trio",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers of the tests that clients of httpx are not handed in to."""
    config.addinivalue_line(
        "markers",
        "own_connections(reason, kind=''): is skipped where a client of httpx or httpx2 is handed"
        " in; kind='sync' limits that to threads",
    )
    config.addinivalue_line(
        "markers",
        "any_connections: has a long table and does not depend on the connections, so it is left"
        " out with --http=both",
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the project."""
    return ROOT
