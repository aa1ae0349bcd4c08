"""The two forms of documents that servers read and send, and how OpenAPI describes each."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir

Schema = dict[str, object]
"""A part of an OpenAPI document."""
XML_DOC = """\
Requests and replies are XML. The key of a property is the name of an attribute or element. \
Repeated elements that stand in an element of their own are described as an object with an array. \
A property with `x-xml-text` is the text of the element itself, which OpenAPI 3.1 has no \
word for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of documents.

    Attributes:
        name: The name of the form.
        title: What the title of the document has besides.
        doc: What a reader of the document needs to know about the form.
        request: The media type of documents in requests.
        reply: The media type of replies.
        text: The key of the text of an element.
        markup: Whether attributes, elements and texts are different things.
        strings: The kinds of values that are strings although there is a type for them.
    """

    name: str
    title: str
    doc: str
    request: str
    reply: str
    text: str
    markup: bool
    strings: frozenset[str]

    def is_string(self, field: ir.Field) -> bool:
        """Return whether a number or boolean is a string, although there is a type for it."""
        if field.type.kind not in ("boolean", "integer"):
            return False
        # In JSON, an element that is text alone is a string whatever it means.
        return field.type.kind in self.strings or (not self.markup and field.place == "element")

    def media(self, media_type: str) -> str:
        """Return the media type of a part or a body, which the IR has as in the XML form."""
        return self.request if media_type.endswith("/xml") else media_type


def forms(api: ir.Api) -> tuple[Form, Form]:
    """Return the XML form and the JSON form."""
    documents, rules = api.protocol.documents, api.protocol.json_form
    xml = Form(
        name="xml",
        title="",
        doc=XML_DOC,
        request=documents.request_media,
        reply=documents.reply_media,
        text=rules.text,
        markup=True,
        strings=frozenset(),
    )
    json = Form(
        name="json",
        title=", JSON form",
        doc=f"{rules.doc} Many generated clients have to be given the header Accept.",
        request=rules.media,
        reply=rules.media,
        text=rules.text,
        markup=False,
        strings=frozenset(rules.strings),
    )
    return xml, json
