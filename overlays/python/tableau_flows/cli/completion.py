"""Completes the names of flows and projects in the shell; they are cached for a minute.

A completion never fails, never writes to the terminal, reads nothing from it, and ends after a few
seconds: without a connection there are no names.
It signs in like any command, so use a token of your own in a shell, since a personal access token
has one session at a time.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import typer

from tableau_flows.cli.session.options import Options, combined
from tableau_flows.cli.shell_words import words_for
from tableau_flows.cli.streams import detach_from_terminal

if TYPE_CHECKING:
    from tableau_flows.client import Client

_KEPT = 60.0
"""Seconds that names are kept."""

_MOST_NAMES = 5_000
"""Maximum names that are read."""

_PATIENCE = 5.0
"""Seconds that a completion may take, whatever it waits for."""

_IDENTITY = (
    *("TABLEAU_SERVER", "TABLEAU_SITE", "TABLEAU_PROFILE"),
    *("TABLEAU_TOKEN_NAME", "TABLEAU_APP_CLIENT_ID", "TABLEAU_APP_USER"),
)
"""The variables that decide who sees which names."""


def complete_flow(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of flows that begin with a text."""
    return _completed("flow", context, incomplete)


def complete_project(context: typer.Context, incomplete: str) -> list[str]:
    """Return the paths of projects that begin with a text."""
    return _completed("project", context, incomplete)


def _completed(
    kind: Literal["flow", "project"], context: typer.Context, incomplete: str
) -> list[str]:
    _, _, shell = os.environ.get("_TABLEAU_FLOWS_COMPLETE", "").partition("_")
    detach_from_terminal()  # Typer writes the words to stdout
    names = _within(_PATIENCE, lambda: _names(kind, context))
    return [*words_for(shell, (name for name in names if name.startswith(incomplete)))]


def _within(seconds: float, work: Callable[[], list[str]]) -> list[str]:
    """Return what a function returns; nothing if it fails or takes too long.

    A thread that takes too long ends with the process. A timeout of the client would not limit all:
    signing in takes several requests, and the secret may come from another program.
    """
    found: list[str] = []

    def run() -> None:
        with contextlib.suppress(Exception):
            found.extend(work())

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    return [] if thread.is_alive() else found


def _names(kind: Literal["flow", "project"], context: typer.Context) -> list[str]:
    """Return the names in the cache, or those on the server."""
    options = _options_of(context)
    path = _cache_path(kind, options)
    names = _read(path)
    if names is None:
        names = _flow_names(options) if kind == "flow" else _project_paths(options)
        with contextlib.suppress(OSError):
            _write(path, names)
    return names


def _options_of(context: typer.Context) -> Options:
    """Return the shared options on the line so far."""
    values: dict[str, object] = {}
    for part in (context.find_root(), context):
        known = {field.name: part.params.get(field.name) for field in fields(Options)}
        values |= {name: value for name, value in known.items() if value}
    return combined(None, values)


def _cache_path(kind: str, options: Options, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the cache for who is signed in where."""
    from platformdirs import user_cache_path

    who = (options.server, options.site, options.profile, *map(environment.get, _IDENTITY))
    digest = hashlib.sha256(json.dumps(who).encode()).hexdigest()[:32]
    return user_cache_path("tableau-flows", appauthor=False) / f"{kind}-names-{digest}.json"


def _read(path: Path) -> list[str] | None:
    """Return the names in a cache; None if there is none, or it is too old."""
    try:
        if not 0 <= time.time() - path.stat().st_mtime < _KEPT:
            return None
        found: object = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return [str(name) for name in cast("list[object]", found)] if isinstance(found, list) else None


def _write(path: Path, names: list[str]) -> None:
    """Write a cache that only the user can read."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary = path.with_suffix(f".{os.getpid()}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(names, file)
    os.replace(temporary, path)


@contextlib.contextmanager
def _impatient(options: Options) -> Generator[Client]:
    """Give a client that does not keep the user waiting."""
    from tableau_flows import RetryPolicy, Timeouts
    from tableau_flows.cli.session.connecting import connect

    with connect(options) as tableau:
        yield tableau.with_options(
            timeouts=Timeouts(total=_PATIENCE), retry=RetryPolicy(max_retries=0)
        )


def _flow_names(options: Options) -> list[str]:
    with _impatient(options) as tableau:
        flows = islice(tableau.flows.list(), _MOST_NAMES)
        return sorted({flow.name for flow in flows if flow.name})


def _project_paths(options: Options) -> list[str]:
    from tableau_flows.cli.display.making import project_records

    with _impatient(options) as tableau:
        projects = islice(tableau.projects.list(), _MOST_NAMES)
        return sorted({record["path"] for record in project_records(projects)})
