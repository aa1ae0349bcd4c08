"""Runs pytest in a process of its own, as users of the plugin do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

collect_ignore = ["airflow"]  # `make test-airflow` runs these, in an environment with Airflow


@pytest.fixture
def run_tests(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., pytest.RunResult]:
    """Runs the tests in a text with the plugin of this project."""
    for name in ("TABLEAU_SERVER", "TABLEAU_SITE", "TABLEAU_TOKEN_NAME", "PYTEST_ADDOPTS"):
        monkeypatch.delenv(name, raising=False)

    def run_tests(code: str, *arguments: str, **files: str) -> pytest.RunResult:
        pytester.makepyfile(test_it=code)
        for name, text in files.items():
            pytester.makepyfile(**{name: text})
        # Hypothesis takes longer to import than such a test takes to run.
        always = ("-W", "error", "-p", "no:hypothesispytest")
        return pytester.runpytest_subprocess(*always, *arguments, timeout=120)

    return run_tests
