"""Leaves out of replies what the parameter ``fields`` does not name (wire_facts §5.4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from tableau_flows.emulator.context import Call

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Model = TypeVar("Model", bound="DataclassInstance")


def requested_fields(
    call: Call, kind: str, known: Collection[str], default: Collection[str]
) -> Collection[str]:
    """Return the fields that the parameter ``fields`` asks for, and the id in any case.

    Args:
        call: The request.
        kind: What the names may begin with, such as ``user`` in ``user.name``.
        known: All fields; other names are ignored, since no source says what servers do.
        default: The fields without the parameter.
    """
    if not (text := call.query.get("fields", "")):
        return default
    found = {"id"}
    for name in text.split(","):
        several = {"_all_": known, "_default_": default}.get(name)
        found |= {name.removeprefix(f"{kind}.")} if several is None else set(several)
    return found


def with_fields(model: Model, known: Mapping[str, str], fields: Collection[str]) -> Model:
    """Return a model without the fields that were not asked for.

    Args:
        model: The model with all fields.
        known: Attribute of each field; ``owner.name`` is the name of the part ``owner``, which is
            left out if none of its fields was asked for.
        fields: The fields that were asked for.
    """
    kept = {known[name].partition(".")[0] for name in fields if name in known}
    changes: dict[str, Any] = {}
    for name, path in known.items():
        attribute, _, inner = path.partition(".")
        if attribute not in kept:
            changes[attribute] = None
        elif inner and name not in fields:
            changes[attribute] = replace(
                changes.get(attribute, getattr(model, attribute)), **{inner: None}
            )
    return replace(model, **changes)
