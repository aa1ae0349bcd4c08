"""Decides whether a live bar is shown, and where: in a terminal, in a notebook, or nowhere."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Literal, TypeAlias

from tableau_flows.errors import UsageError

Place: TypeAlias = Literal["terminal", "notebook"]

SWITCH = "TABLEAU_PROGRESS"
"""The environment variable that switches bars off."""

_OFF = frozenset({"0", "false", "no", "off"})

CI_VARIABLES = ("CI", "TF_BUILD", "BUILD_ID", "TEAMCITY_VERSION")
"""Variables that systems for continuous integration set, some of which provide a terminal."""

_WITHOUT_CURSOR = frozenset({"dumb", "unknown"})
"""Values of TERM for terminals that cannot move the cursor."""

_JOBS = "tableau_flows.jobs"
"""The logger of runs."""


def place_of_bars(
    progress: bool | None, environment: Mapping[str, str] | None = None
) -> Place | None:
    """Return where a live bar is shown; None for nowhere.

    Args:
        progress: True or False as the caller wishes; None decides by the environment.
        environment: The environment variables; those of the process if omitted.

    Raises:
        UsageError: `progress` is True, and the terminal cannot show a bar without rich.
    """
    environment = os.environ if environment is None else environment
    if progress is False or (progress is None and _is_unwanted(environment)):
        return None
    if _is_notebook():
        return "notebook"
    if not _is_terminal(environment) or (progress is None and _is_in_use()):
        return None
    if find_spec("rich") is not None:
        return "terminal"
    if progress:
        raise UsageError(
            "progress=True needs the package rich in a terminal: pip install rich, or leave"
            " progress= out"
        )
    return None


def _is_unwanted(environment: Mapping[str, str]) -> bool:
    """Return whether the environment asks for no bars, or nobody would see them."""
    if environment.get(SWITCH, "").strip().lower() in _OFF:
        return True
    return any(environment.get(name, "").lower() not in {"", *_OFF} for name in CI_VARIABLES)


def _is_notebook() -> bool:
    """Return whether the code runs in the kernel of a notebook whose output is not captured."""
    shell: object = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if getattr(shell, "kernel", None) is None:
        return False
    # `%%capture` and `contextlib.redirect_stdout` replace the streams of the kernel.
    streams = (sys.stdout, sys.stderr)
    return all(type(stream).__module__.startswith("ipykernel.") for stream in streams)


def _is_terminal(environment: Mapping[str, str]) -> bool:
    """Return whether stderr is a terminal that can show bars."""
    return _is_tty(sys.stderr) and environment.get("TERM", "").lower() not in _WITHOUT_CURSOR


def _is_tty(stream: object) -> bool:
    try:
        return bool(getattr(stream, "isatty", bool)())
    except ValueError:  # it is closed
        return False


def _is_in_use() -> bool:
    """Return whether other output would break the bar: log lines, or a live display of rich."""
    proxy: object = getattr(sys.modules.get("rich.file_proxy"), "FileProxy", None)
    if isinstance(proxy, type) and isinstance(sys.stderr, proxy):
        return True
    logger = logging.getLogger(_JOBS)
    return logger.isEnabledFor(logging.INFO) and any(
        handler.level <= logging.INFO and _is_tty(getattr(handler, "stream", None))
        for handler in _handlers_of(logger)
    )


def _handlers_of(logger: logging.Logger) -> Iterator[logging.Handler]:
    """Yield the handlers that get what is logged, those of the loggers above included."""
    current: logging.Logger | None = logger
    while current is not None:
        yield from current.handlers
        current = current.parent if current.propagate else None
