"""XML as JSON values, to be compared without what has no meaning."""

from __future__ import annotations

from xml.etree import ElementTree

from tableau_flows.conformance.forms.json_values import DEEPEST, Json


class FormError(ValueError):
    """A text does not have the form it should have; the message says which."""


def xml_form(text: str) -> Json:
    """Return elements, attributes and texts of a document.

    White space between elements is left out; the order of attributes has no meaning.

    Raises:
        FormError: It is not well-formed, has a DOCTYPE, or is nested too deeply.
    """
    if "<!DOCTYPE" in text:
        raise FormError("the XML has a DOCTYPE")
    try:
        root = ElementTree.fromstring(text.encode("utf-8", "surrogatepass"))
    except (ElementTree.ParseError, ValueError) as error:
        raise FormError(f"the XML is not well-formed: {error}") from None
    return _element(root, DEEPEST // 2)


def _element(element: ElementTree.Element, levels: int) -> Json:
    if not levels:
        raise FormError("the XML is nested too deeply")
    children: list[Json] = []
    text = element.text or ""
    for child in element:
        children.append(_element(child, levels - 1))
        text += child.tail or ""
    attributes: dict[str, Json] = {**element.attrib}
    return {
        "element": element.tag,
        "attributes": attributes,
        "text": text if not children or text.strip() else "",
        "children": children,
    }
