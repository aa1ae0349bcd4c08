# Generated from spec/ by `make generate`. Do not edit.
"""How models show themselves: with the fields that hold something."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, cast


def show_model(self: object) -> str:
    """Return the repr of a model, without secrets and without fields that have their defaults.

    Evaluating it makes an equal model, unless the model has secrets.
    """
    shown = [
        f"{field.name}={value!r}"
        for field in fields(cast(Any, self))
        if field.repr and (value := getattr(self, field.name)) != field.default
    ]
    return f"{type(self).__qualname__}({', '.join(shown)})"
