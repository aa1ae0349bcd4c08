"""Comments (TSDoc) from the texts of the spec."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from generator import ir
from generator.languages.typescript.literals import LINE

_DEPLOYMENTS = {
    "server": "Not available on Tableau Cloud.",
    "cloud": "Not available on Tableau Server.",
}


def comment(text: str, indent: int = 0) -> str:
    """Return a comment, on one line if it fits; without its indentation on the first line.

    Args:
        text: The text; empty lines separate paragraphs, and a paragraph whose first character is
            `@` is a block tag.
        indent: The indentation of the comment.
    """
    pad = " " * indent
    safe = text.replace("*/", "*\\/")
    if "\n" not in safe and len(safe) + indent + 7 <= LINE:
        return f"/** {safe} */"
    lines: list[str] = []
    for block in safe.split("\n\n"):
        is_item = block[:1] == "@" or block.startswith("- ")
        follows = lines and block[:1] in {"@", "-"} and lines[-1].startswith((block[:1], "  "))
        lines += [""] if lines and not (is_item and follows) else []
        for number, line in enumerate(block.split("\n")):
            hanging = "  " if block.startswith(("@", "- ")) or number else ""
            if line.startswith("@see"):  # an address cannot be broken
                lines.append(line)
                continue
            lines += textwrap.wrap(
                line,
                LINE - indent - 3,
                subsequent_indent=hanging,
                break_long_words=False,
                break_on_hyphens=False,
            )
    body = "\n".join(f"{pad} * {line}".rstrip() for line in lines)
    return f"/**\n{body}\n{pad} */"


def dated(doc: str, since: str | None) -> str:
    """Return a text with the version that introduced what it describes, if that is given."""
    text = f"{doc} Since version {since}." if since else doc
    return text.strip()


def operation(api: ir.Api, operation: ir.Operation, tags: Iterable[tuple[str, str]]) -> str:
    """Return the text of the comment of an operation.

    Args:
        api: The IR.
        operation: The operation.
        tags: Names and texts of the parameters of the function.
    """
    blocks = [operation.summary]
    if operation.doc:
        blocks.append(operation.doc)
    if operation.permission:
        blocks.append(f"Permissions: {operation.permission}")
    if operation.verify:
        blocks.append(f"If the response is lost: {operation.verify.text}")
    blocks.append(f"`{operation.method} {operation.path}`")
    blocks.append(_facts(operation))
    if failures := list(_failures(api, operation)):
        blocks.append("Errors:\n\n" + "\n\n".join(f"- {line}" for line in failures))
    blocks += [f"@param {name} - {text}" for name, text in tags]
    if operation.deprecated:
        blocks.append("@deprecated It has been replaced.")
    blocks.append(f"@see {operation.url}")
    return "\n\n".join(blocks)


def _facts(operation: ir.Operation) -> str:
    facts = [f"Since version {operation.since}."]
    if operation.needs:
        facts.append("Requires Prep Conductor (Data Management).")
    if operation.deployment:
        facts.append(_DEPLOYMENTS[operation.deployment])
    if operation.scopes:
        facts.append(f"Scopes: {', '.join(operation.scopes)}.")
    return " ".join(facts)


def _failures(api: ir.Api, operation: ir.Operation) -> Iterable[str]:
    families = {error.code: error.family for error in api.errors}
    grouped: dict[str, list[str]] = {}
    for row in operation.errors:
        if not row.derived:
            grouped.setdefault(families[row.code], []).append(f"{row.code}: {row.when}")
    for family, lines in grouped.items():
        yield f"{family}: {' '.join(lines)}".replace("\n", " ")


def parameter(parameter: ir.Parameter) -> str:
    """Return the text of a parameter in the path or the query, with its fields and limits."""
    text = dated(parameter.doc, parameter.since)
    for title, fields in (
        ("Fields and their operators", parameter.filter),
        ("Fields", parameter.sort),
    ):
        if fields:
            text += f" {title}: {', '.join(map(_filter_field, fields))}."
    if parameter.deprecated:
        text += "\n\n@deprecated Only old servers need it."
    return text


def _filter_field(field: ir.FilterField) -> str:
    facts = [*field.operators]
    text = f"{field.name} ({', '.join(facts)}" if facts else field.name
    if field.type == "dateTime" and facts:
        text += "; time"
    if field.since:
        text += f"; since {field.since}" if facts else f" (since {field.since}"
    return f"{text})" if "(" in text else text
