"""Kinds of values in `api.json`: what each means, and what it may look like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a kind of value, as the JSON Schema says it."""

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
WireName = Annotated[
    str, Facts("A name as it stands in a document or an address.", r"^[A-Za-z_][A-Za-z0-9_.-]*$")
]
Prose = Annotated[
    str, Facts("A text for people; an empty line separates paragraphs. It may be empty.")
]
Line = Annotated[str, Facts("A text for people, without line breaks.", r"^[^\n]*$")]
Sentence = Annotated[str, Facts("One sentence for people.", r"^[^\n]+$")]
Version = Annotated[
    str, Facts("A version of the REST API: major and minor number.", r"^[0-9]+\.[0-9]+$")
]
Since = Annotated[
    str,
    Facts("The version of the REST API that brought it.", r"^[0-9]+\.[0-9]+$"),
]
Code = Annotated[str, Facts("An error code of the server: six digits.", r"^[0-9]{6}$")]
Status = Annotated[int, Facts("An HTTP status.", minimum=100, maximum=599)]
MediaType = Annotated[str, Facts("A media type.", r"^[a-z]+/[a-z0-9.+-]+$")]
Topic = Annotated[
    str, Facts("The XSD file it comes from, without the ending.", r"^[A-Za-z0-9_-]+$")
]
Required = Annotated[bool, Facts("Whether it must be there.")]
Many = Annotated[bool, Facts("Whether there may be several, in an order that is kept.")]
Secret = Annotated[bool, Facts("Whether the value must never be shown.")]
PathTemplate = Annotated[str, Facts("A path with the names of parameters in braces.", r"^/")]
Url = Annotated[str, Facts("The address of a page.", r"^https?://")]
Method = Annotated[str, Facts("The HTTP method.", r"^(DELETE|GET|PATCH|POST|PUT)$")]
