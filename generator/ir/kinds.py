"""Kinds of values in `api.json`, with their meanings and patterns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about a kind of value for the JSON Schema."""

    description: str
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None


Words = Annotated[
    str,
    Facts(
        "A neutral name: words in lower case, one space between them.",
        r"^[^A-Z\s_]+( [^A-Z\s_]+)*$",
    ),
]
TypeName = Annotated[
    str,
    Facts("The neutral name of a type of the schema.", r"^[^A-Z\s_]+( [^A-Z\s_]+)*$"),
]
WireName = Annotated[str, Facts("A name in documents or URLs.", r"^[A-Za-z_][A-Za-z0-9_.-]*$")]
Prose = Annotated[
    str, Facts("A text for people; empty lines separate paragraphs. It can be empty.")
]
Line = Annotated[str, Facts("A text for people, without line breaks.", r"^[^\n]*$")]
Sentence = Annotated[str, Facts("One sentence for people.", r"^[^\n]+$")]
Version = Annotated[
    str, Facts("A version of the REST API: major and minor number.", r"^[0-9]+\.[0-9]+$")
]
Since = Annotated[
    str,
    Facts("The version of the REST API that introduced it.", r"^[0-9]+\.[0-9]+$"),
]
Code = Annotated[str, Facts("An error code of the server: six digits.", r"^[0-9]{6}$")]
Status = Annotated[int, Facts("An HTTP status.", minimum=100, maximum=599)]
MediaType = Annotated[str, Facts("A media type.", r"^[a-z]+/[a-z0-9.+-]+$")]
Topic = Annotated[
    str, Facts("The XSD file that defines it, without the extension.", r"^[A-Za-z0-9_-]+$")
]
Required = Annotated[bool, Facts("Whether it is required.")]
Many = Annotated[bool, Facts("Whether there can be several, in significant order.")]
Secret = Annotated[bool, Facts("Whether the value must never be shown.")]
PathTemplate = Annotated[str, Facts("A path with the names of parameters in braces.", r"^/")]
Url = Annotated[str, Facts("The URL of a page.", r"^https?://")]
Method = Annotated[str, Facts("The HTTP method.", r"^(DELETE|GET|PATCH|POST|PUT)$")]
