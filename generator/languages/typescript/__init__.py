"""TypeScript: the templates, the runtime beside them, and what the templates ask for as text."""

from __future__ import annotations

from pathlib import Path

from generator.language import Language
from generator.languages.typescript import names, templating

LANGUAGE = Language(
    name="typescript",
    folder=Path(__file__).parent,
    banner="// Generated from spec/ by `make generate`. Do not edit.",
    reserved=names.RESERVED,
    spell=names.spell,
    values=templating.values,
    filters=templating.FILTERS,
    expansions=templating.EXPANSIONS,
    format=templating.format_folder,
)
