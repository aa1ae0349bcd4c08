"""The method reference and the index of errors, as pages of the documentation in Markdown (MyST).

The names are those of the Python library, which the pages link to.
"""

from __future__ import annotations

from pathlib import Path

from generator.language import Language, Reserved
from generator.languages.docs import templating
from generator.languages.python.names import spell

LANGUAGE = Language(
    name="docs",
    folder=Path(__file__).parent,
    banner="<!-- Generated from spec/ by `make generate`. Do not edit. -->",
    reserved=Reserved(methods=frozenset(), arguments=frozenset(), types=frozenset()),
    spell=spell,
    values=templating.values,
    filters=templating.FILTERS,
    expansions=templating.EXPANSIONS,
    format=templating.format_folder,
)
