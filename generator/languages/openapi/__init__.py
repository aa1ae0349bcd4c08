"""OpenAPI documents with whole schemas, for generators of other projects.

`openapi.json` describes the XML form of the API, `openapi-json.json` the JSON form. JSON has no
comments, so the files say in `info` what they are made from.
"""

from __future__ import annotations

from pathlib import Path

from generator.language import Language, Reserved
from generator.languages.openapi import templating

LANGUAGE = Language(
    name="openapi",
    folder=Path(__file__).parent,
    banner="",
    reserved=Reserved(methods=frozenset(), arguments=frozenset(), types=frozenset()),
    spell=templating.spell,
    values=templating.values,
    filters={},
    expansions={},
    format=templating.format_folder,
    beside=True,
)
