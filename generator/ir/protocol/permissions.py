"""The protocol in the intermediate representation: capabilities that nobody sets."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.kinds import Prose, WireName


@dataclass(frozen=True, slots=True)
class PermissionRules:
    """Rules for the permissions on flows."""

    doc: Prose
    implicit: tuple[WireName, ...]
    """The capabilities that are listed, and can be neither added nor deleted."""
