"""Takes headers such as Content-Type and Content-Disposition apart."""

from __future__ import annotations

from urllib.parse import unquote


def header_value(text: str) -> tuple[str, dict[str, str]]:
    """Split a header such as Content-Type or Content-Disposition.

    Returns:
        The first word in lower case ("" where there is none: some clients send
        ``Content-Disposition: name="…"`` alone, wire_facts §7.1), and the parameters.
    """
    first = ""
    parameters: dict[str, str] = {}
    for position, piece in enumerate(_split_unquoted(text)):
        key, equals, value = piece.partition("=")
        key = key.strip().lower()
        if equals:
            parameters[key] = _unquoted(value.strip())
        elif position == 0:
            first = key
    extended = parameters.pop("filename*", None)
    if extended is not None:
        parameters["filename"] = unquote(extended.rpartition("'")[2].strip('"'))
    return first, parameters


def _split_unquoted(text: str) -> list[str]:
    pieces: list[str] = []
    begin = 0
    quoted = escaped = False
    for position, character in enumerate(text):
        if character == ";" and not quoted:
            pieces.append(text[begin:position])
            begin = position + 1
            continue
        if character == '"' and not escaped:
            quoted = not quoted
        escaped = character == "\\" and quoted and not escaped
    return [*pieces, text[begin:]]


def _unquoted(text: str) -> str:
    if len(text) >= 2 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    return text
