"""The languages that code is generated in: one package each, which exports `LANGUAGE`."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from generator.errors import LanguageError
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
    """The language of a name.

    Raises:
        LanguageError: The package exports no language of this name, or it has no templates.
    """
    language: object = getattr(import_module(f"{__name__}.{name}"), "LANGUAGE", None)
    if not isinstance(language, Language):
        found = "exports no LANGUAGE" if language is None else f"LANGUAGE is {language!r:.100}"
        reason = f"{found}; it must be a `Language` of generator/language.py"
        raise LanguageError(name, "__init__.py", reason)
    if language.name != name:
        reason = f"the language is called {language.name!r}; its name must be that of the folder"
        raise LanguageError(name, "__init__.py", reason)
    if not (language.folder / "templates").is_dir():
        raise LanguageError(name, "templates", "there is no such folder, so nothing would be made")
    return language
