"""Environments of their own for tools whose dependencies differ from those of the tests.

They are kept in pytest's cache: each is made once, from the package index.
"""

from __future__ import annotations

import fcntl
import subprocess
import sys
import venv
from pathlib import Path

import pytest


def environment_with(config: pytest.Config, package: str) -> Path:
    """Return the folder of the programs of an environment with a package.

    Args:
        config: The configuration of pytest.
        package: The package with its version, such as ``tabcmd==2.0.21``.
    """
    python = "python{}.{}".format(*sys.version_info)
    folder = config.cache.mkdir(f"{package.replace('==', '-')}-{python}")
    # Whoever needs it first makes it, and the other workers wait.
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "ready").exists():
            _install(folder / "env", package)
            (folder / "ready").touch()
    return folder / "env" / "bin"


def _install(environment: Path, package: str) -> None:
    """Make an environment without pip, into which the pip of the tests installs."""
    venv.create(environment, clear=True)
    pip = [sys.executable, "-m", "pip", "--python", str(environment / "bin" / "python")]
    command = [*pip, "--disable-pip-version-check", "install", "--quiet", package]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode != 0:
        pytest.fail(
            f"{package} cannot be installed; these tests need a package index:\n{done.stderr}",
            pytrace=False,
        )
