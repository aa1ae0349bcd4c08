# Generated from spec/ by `make generate`. Do not edit.
"""How models show themselves: with the fields that hold something."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def show_model(self: object) -> str:
    """The repr of a model, without its secrets and without the fields that have their default.

    What is shown makes an equal model again, unless it has secrets.
    """
    told = [
        f"{field.name}={value!r}"
        for field in fields(cast("DataclassInstance", self))
        if field.repr and (value := getattr(self, field.name)) != field.default
    ]
    return f"{type(self).__qualname__}({', '.join(told)})"
