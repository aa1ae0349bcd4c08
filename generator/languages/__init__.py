"""The languages that code is generated in: one package each, which exports `LANGUAGE`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from generator.language import ExampleReader, Language, Reserved


def names() -> list[str]:
    """The names of all languages."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.ispkg)


def reserved() -> Mapping[str, Reserved]:
    """The names that each language reserves: what the spec says must be sayable in all."""
    return {name: load(name).reserved for name in names()}


def example_readers() -> Mapping[str, ExampleReader]:
    """How each language reads the examples of the spec."""
    found = {name: load(name).read_example for name in names()}
    return {name: reader for name, reader in found.items() if reader is not None}


def load(name: str) -> Language:
    """The language of a name."""
    language: Language = import_module(f"{__name__}.{name}").LANGUAGE
    return language
