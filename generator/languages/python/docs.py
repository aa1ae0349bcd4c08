"""Docstrings in Google style, generated from the texts of the spec."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from generator import ir

_WIDTH = 99
_WHERE = (
    "Conditions that all items meet, made by `fields.{name}`; what a filter of the server cannot"
    " say is filtered in the client. Cannot be combined with `filter`."
)
_ORDER_BY = (
    "Sort order made by `fields.{name}`, in decreasing order of priority. Cannot be combined with"
    " `sort`."
)
_MISSING = "None if the server does not send it, as in lists."

_OTHER_DEPLOYMENT = {
    "server": "Not available on Tableau Cloud.",
    "cloud": "Not available on Tableau Server.",
}


def wrap(text: str, indent: int) -> str:
    """Wrap the paragraphs of a text for a docstring with an indentation."""
    pad = " " * indent
    blocks = [
        textwrap.fill(
            _safe(block),
            _WIDTH - (3 if index == 0 else 0),
            initial_indent=pad,
            subsequent_indent=pad,
            break_long_words=False,
            break_on_hyphens=False,
        ).lstrip()
        if index == 0
        else textwrap.fill(
            _safe(block),
            _WIDTH,
            initial_indent=pad,
            subsequent_indent=pad,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for index, block in enumerate(text.split("\n\n"))
    ]
    return "\n\n".join(blocks)


def model_docstring(
    doc: str, fields: Sequence[ir.Field], attached: Sequence[ir.AttachedField], since: str | None
) -> str:
    """Return the docstring of a model with its fields and its attached fields."""
    lines = [wrap(_dated(doc, since), 4)]
    if fields:
        lines += ["", "    Attributes:"]
        lines += [_item(field.name, _dated(field.doc, field.since), 8) for field in fields]
        lines += [_item(field.name, f"{field.doc} {_MISSING}", 8) for field in attached]
    return "\n".join(lines)


def _dated(doc: str, since: str | None) -> str:
    """Append the version that introduced the described item, if it is given."""
    return f"{doc} Since version {since}." if since else doc


def method_docstring(
    api: ir.Api,
    operation: ir.Operation,
    *,
    parameters: Iterable[ir.Parameter],
    file_part: ir.Part | None,
    result: str,
    fields_of: str,
    sorts: bool,
    paged: bool,
    indent: int,
) -> str:
    """Return the docstring of an operation: description, arguments, result, errors and links.

    Args:
        api: The IR.
        operation: The operation.
        parameters: The parameters that the method has as arguments.
        file_part: The part of the body that is a file, if there is one.
        result: The type of the result.
        fields_of: The name of the list in `fields`; empty if it cannot be filtered.
        sorts: Whether the list can be sorted by these fields.
        paged: Whether the method returns a pager.
        indent: The indentation.
    """
    pad = " " * indent
    deep = indent + 4
    lines = [wrap(operation.summary, indent)]
    if operation.doc:
        lines += ["", _block(operation.doc, indent)]
    if operation.permission:
        lines += ["", _block(f"Permissions: {operation.permission}", indent)]
    if operation.verify:
        lines += ["", _block(f"If the response is lost: {operation.verify.text}", indent)]
    entries = [(p.argument, _limits(p)) for p in parameters if p.location == "path"]
    if operation.request:
        entries += [(a.name, _dated(_or_object(a), a.since)) for a in operation.request.arguments]
    entries += [(p.argument, _limits(p)) for p in parameters if p.location == "query"]
    if file_part is not None:
        entries.append(("file_name", f"Name of the file in the part {file_part.name}."))
        entries.append(("content", "Content of the file; None if the sender streams it."))
    if fields_of:
        entries.append(("where", _WHERE.format(name=fields_of)))
    if sorts:
        entries.append(("order_by", _ORDER_BY.format(name=fields_of)))
    order = {name: index for index, name in enumerate(operation.positional)}
    entries.sort(key=lambda entry: order.get(entry[0], len(order)))
    if entries:
        lines += ["", f"{pad}Args:", *(_item(name, doc, deep) for name, doc in entries)]
    if result != "None":
        lines += ["", f"{pad}Returns:", _block(_returns(api, operation, paged), deep)]
    if raises := _raises(api, operation, deep):
        lines += ["", f"{pad}Raises:", *raises]
    needs = "".join(
        f" {text}"
        for text in (
            "Requires Prep Conductor (Data Management)." if operation.needs else "",
            _OTHER_DEPLOYMENT.get(operation.deployment or "", ""),
            _scopes(operation),
            "Deprecated." if operation.deprecated else "",
        )
        if text
    )
    lines += [
        "",
        f"{pad}`{operation.method} {operation.path}`",
        "",
        _block(f"Since version {operation.since}.{needs}", indent),
        "",
        f"{pad}{operation.url}",
    ]
    return "\n".join(lines)


def _scopes(operation: ir.Operation) -> str:
    """Return the scopes that a JSON web token needs; empty if no session is needed."""
    if not operation.scopes_known:
        return "The required scopes are unknown."
    return f"Scopes: {', '.join(operation.scopes)}." if operation.scopes else ""


def _returns(api: ir.Api, operation: ir.Operation, paged: bool) -> str:
    reply = operation.reply
    if reply.binary:
        return "The content of the file."
    type_ = next(item for item in api.types if item.name == reply.type)
    if reply.result is None:
        return type_.doc
    field = next(item for item in type_.fields if item.name == reply.result)
    names = " and ".join(f"`{item.name}`" for item in reply.attached)
    more = f" The reply also provides {names}." if names else ""
    return "All items of the list; pages are fetched as needed." if paged else f"{field.doc}{more}"


def _raises(api: ir.Api, operation: ir.Operation, indent: int) -> list[str]:
    """Return the error rows of an operation by exception class, without derived rows."""
    codes = {item.code: item for item in api.errors}
    families: dict[str, list[str]] = {}
    for row in operation.errors:
        if not row.derived:
            families.setdefault(codes[row.code].family, []).append(f"{row.code}: {row.when}")
    if operation.request and operation.request.at_least_one:
        text = "No value to change is given; nothing was sent."
        families = {"UsageError": [text], **families}
    return [_item(name, " ".join(rows), indent) for name, rows in families.items()]


def common_errors(api: ir.Api, indent: int) -> str:
    """Return the derived errors, which the docstrings of methods do not repeat."""
    derived = {row.code for op in api.operations for row in op.errors if row.derived}
    return "\n".join(
        _item(item.family, f"{item.code}: {item.doc}", indent)
        for item in api.errors
        if item.code in derived
    )


def _or_object(given: ir.Parameter | ir.Argument) -> str:
    """Return the text of an argument; for the id of an object, say that both are accepted.

    The first sentence of such a text is "Id of the flow." or the like.
    """
    if not given.identifies:
        return given.doc
    first, dot, rest = given.doc.partition(".")
    thing = first.removeprefix("Id of ")
    if thing == first or not dot:
        return f"{given.doc} The object is accepted as well."
    return f"{thing[:1].upper()}{thing[1:]}, as an id or as the object.{rest}"


def _limits(parameter: ir.Parameter) -> str:
    text = _dated(_or_object(parameter), parameter.since)
    if parameter.deprecated:
        text += " Deprecated."
    if parameter.filter:
        text += f" Fields and their operators: {_fields(parameter.filter)}."
    if parameter.sort:
        text += f" Fields: {_fields(parameter.sort)}."
    return text


def _fields(fields: Sequence[ir.FilterField]) -> str:
    """Return the fields of a filter or a sort with their operators, types and versions."""
    return ", ".join(filter_field_text(field) for field in fields)


_FILTER_TYPES = {"dateTime": "time", "integer": "integer", "boolean": "true or false"}
"""How docstrings name the types of filter fields; strings are not named."""


def filter_field_text(field: ir.FilterField) -> str:
    """Return a field of a filter or a sort with its operators, type and version."""
    facts = [", ".join(field.operators)] if field.operators else []
    if field.operators and field.type != "string":
        facts.append(_FILTER_TYPES[field.type])
    if field.in_values:
        facts.append(f"in accepts only {', '.join(field.in_values)}")
    if field.since:
        facts.append(f"since version {field.since}")
    return f"{field.name} ({'; '.join(facts)})" if facts else field.name


def _item(name: str, doc: str, indent: int) -> str:
    pad = " " * indent
    return textwrap.fill(
        _safe(f"{name}: {doc}"),
        _WIDTH,
        initial_indent=pad,
        subsequent_indent=pad + "    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _block(text: str, indent: int) -> str:
    pad = " " * indent
    return pad + wrap(text, indent)


def _safe(text: str) -> str:
    """Escape a text of the spec, so that it cannot end a docstring or contain escapes."""
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    safe = shown.replace("\\", "\\\\").replace('"""', "'''")
    return f'{safe[:-1]}\\"' if safe.endswith('"') else safe
