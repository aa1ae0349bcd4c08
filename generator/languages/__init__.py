"""The languages that code is generated in: one package each, which exports `LANGUAGE`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from generator.language import Language


def names() -> list[str]:
    """The names of all languages."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)


def load(name: str) -> Language:
    """The language of a name."""
    language: Language = import_module(f"{__name__}.{name}").LANGUAGE
    return language
