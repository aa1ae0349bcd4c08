"""Values of the templates: the two documents, as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from generator import ir
from generator.language import Values
from generator.languages.openapi.document import document
from generator.languages.openapi.forms import forms


def spell(api: ir.Api) -> ir.Api:
    """Return the IR as it is: `names.py` spells each name where it is written."""
    return api


def values(api: ir.Api) -> Values:
    """Return the documents by the form that they describe."""
    return {"openapi": {form.name: _dump(document(api, form)) for form in forms(api)}}


def _dump(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def format_folder(folder: Path) -> None:
    """Leave the files as they are."""
