"""Reads error documents in JSON, sent to requests that accept JSON (wire_facts §17)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from tableau_flows_generated import models as m

from tableau_flows._common.secrets import MAX_SEARCHED


def read_json_error(content: bytes) -> m.ErrorDetail | None:
    """Return the error that a body in JSON reports; None if it is not an error document.

    In JSON the root of the document is left out, so the error is an item of the object.
    """
    document = None if len(content) > MAX_SEARCHED else read_object(content)
    return None if document is None else error_in(document)


def read_object(content: bytes) -> dict[str, object] | None:
    """Return the object that a body in JSON holds; None if it holds none."""
    if content.lstrip()[:1] != b"{":
        return None
    try:
        document: object = json.loads(content)
    except (ValueError, RecursionError):
        return None
    return cast("dict[str, object]", document)


def error_in(document: Mapping[str, object]) -> m.ErrorDetail | None:
    """Return the error that an object reports; None if it is not an error document."""
    error = document.get("error")
    code = _text(error, "code")
    if code is None:
        return None
    return m.ErrorDetail(code=code, summary=_text(error, "summary"), detail=_text(error, "detail"))


def _item(value: object, name: str) -> object:
    return cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None


def _text(value: object, name: str) -> str | None:
    text = _item(value, name)
    return text if isinstance(text, str) else None
