"""Reads the grants of a file for `permissions set`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from tableau_flows._common.grantees import GRANTEES
from tableau_flows.cli.failures.errors import CommandError
from tableau_flows.cli.session.files import json_of, read_text, toml_of
from tableau_flows.cli.session.names import group_named, group_set_named, user_named

if TYPE_CHECKING:
    from tableau_flows_generated import models as m

    from tableau_flows import Grant
    from tableau_flows.client import Client

_KEYS = frozenset({*GRANTEES.values(), "allow", "deny"})


def read_grants(tableau: Client, path: Path) -> list[Grant]:
    """Read the grants of a file: TOML with tables `[[grants]]`, or lines of JSON.

    Each has `user`, `group` or `group_set` (a name or an id), `allow` and `deny`; the lines that
    `permissions show --json` writes are such lines. "-" reads lines of JSON from stdin.

    Raises:
        CommandError: The file is wrong.
    """
    try:
        text = read_text(path)
        if path.suffix == ".toml":
            document = toml_of(text)
            entries: object = document.get("grants")
            extra = sorted(document.keys() - {"grants"})
        else:
            entries = [json_of(line) for line in text.splitlines() if line.strip()]
            extra = []
    except ValueError as error:
        raise CommandError(f"{path}: {error}") from None
    if extra or not isinstance(entries, list):
        raise CommandError(f"{path} must hold tables [[grants]] and nothing else")
    if not entries:  # as a shell leaves it behind if what should have written it failed
        raise CommandError(f"{path} holds no grants")
    return [_grant(tableau, path, entry) for entry in cast("list[object]", entries)]


def _grant(tableau: Client, path: Path, entry: object) -> Grant:
    from tableau_flows import Grant

    if not isinstance(entry, dict):
        raise CommandError(f"{path}: each grant must be an object")
    values = cast("Mapping[str, object]", entry)
    # The other keys are those of the lines of `permissions show --json`.
    if unknown := sorted(values.keys() - _KEYS - {"kind", "id", "flow_id"}):
        raise CommandError(f"{path}: a grant has no key {unknown[0]!r}; it has {sorted(_KEYS)}")
    named = {key: values[key] for key in GRANTEES.values() if values.get(key)}
    if len(named) != 1:
        raise CommandError(f"{path}: each grant needs one of user, group and group_set")
    ((kind, name),) = named.items()
    if not isinstance(name, str):
        raise CommandError(f"{path}: {kind} must be a name or an id")
    allow, deny = (_capabilities(path, key, values.get(key)) for key in ("allow", "deny"))
    typed = f"{path}: {kind}"
    if kind == "user":
        return Grant(user=user_named(tableau, name, typed), allow=allow, deny=deny)
    if kind == "group":
        return Grant(group=group_named(tableau, name, typed), allow=allow, deny=deny)
    return Grant(group_set=group_set_named(tableau, name, typed), allow=allow, deny=deny)


def _capabilities(path: Path, key: str, value: object) -> list[m.FlowCapabilityValue]:
    items = cast("list[object]", value) if isinstance(value, list) else []
    if (value is not None and items is not value) or not all(isinstance(i, str) for i in items):
        raise CommandError(f"{path}: {key} must be a list of capabilities")
    return cast("list[m.FlowCapabilityValue]", items)  # Grant checks them
