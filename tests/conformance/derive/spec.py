"""The compiled spec, for the cases that are derived from it. It knows no client library."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "spec" / "examples"


@cache
def api() -> Any:
    """`generated/api.json`."""
    return json.loads((ROOT / "generated" / "api.json").read_text("utf-8"))


@cache
def types() -> dict[str, Any]:
    """The types of documents by name."""
    return {item["name"]: item for item in api()["types"]}


@cache
def operations() -> dict[str, Any]:
    """The operations by id."""
    return {item["id"]: item for item in api()["operations"]}


def joined(name: str) -> str:
    """`created at` → `created_at`, as the cases spell names."""
    return name.replace(" ", "_")


def pascal(name: str) -> str:
    """`not found error` → `NotFoundError`, as the spec spells families."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def examples(operation: Any, side: str) -> list[Path]:
    """The examples of requests or replies of an operation."""
    folder = EXAMPLES / joined(operation["name"])
    return sorted(folder.glob(f"{side}*.xml"), key=lambda path: (len(path.name), path.name))


def result_of(operation: Any, reply: Any) -> Any:
    """What the operation returns, made from its whole reply."""
    facts = operation["reply"]
    if reply is None or facts["result"] is None:
        return reply
    result = reply.get(joined(facts["result"]))
    beside = {joined(it["name"]): reply.get(joined(it["field"])) for it in facts["attached"]}
    beside = {name: value for name, value in beside.items() if value is not None}
    return {**result, **beside} if beside else result
