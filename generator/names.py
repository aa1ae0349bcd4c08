"""Names: from the wire's camel case to the names of the generated code."""

from __future__ import annotations

import keyword
import re

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def snake(name: str) -> str:
    """`webpageUrl` → `webpage_url`; a Python keyword gets a trailing underscore."""
    plain = name.replace("OAuth", "Oauth").replace("oAuth", "oauth")
    text = re.sub(r"\W", "_", _HUMP.sub("_", plain)).lower()
    return f"{text}_" if keyword.iskeyword(text) else text


def pascal(name: str) -> str:
    """`flowRunType` → `FlowRun`; the suffix `Type` says nothing in code."""
    stem = name.removesuffix("Type") or name
    return stem[:1].upper() + stem[1:]


def camel(name: str) -> str:
    """`flow_runs` → `FlowRuns`."""
    return "".join(part.capitalize() for part in name.split("_"))


def constant(name: str) -> str:
    """`InProgress` → `IN_PROGRESS`; a name that begins with a digit gets an underscore."""
    text = snake(name).rstrip("_").upper()
    return f"_{text}" if text[:1].isdigit() else text
