"""Values as literals of TypeScript, laid out within the line length."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import cast

LINE = 100
"""The maximum length of a generated line, as far as texts can be broken."""

_IDENTIFIER = re.compile(r"[A-Za-z_$][A-Za-z0-9_$]*")


class Code(str):
    """A text that is code already, such as the name of a constant."""

    __slots__ = ()


def literal(value: object, indent: int = 0, lead: int = 0) -> str:
    """Return a value as a literal, on one line if it fits.

    Args:
        value: A text, a number, a boolean, None, a sequence, a mapping, or `Code`. Entries of
            mappings that are None are left out.
        indent: The indentation of the line on which the literal ends.
        lead: The length of what precedes the literal on its line, and of what follows it.

    Returns:
        The literal.
    """
    flat = _flat(value)
    if len(flat) + indent + lead <= LINE or isinstance(value, str):
        return flat
    pad, inner = " " * indent, " " * (indent + 2)
    if isinstance(value, Mapping):
        given = _given(cast("Mapping[str, object]", value))
        lines = [
            f"{inner}{_key(key)}: {literal(item, indent + 2, len(_key(key)) + 3)},"
            for key, item in given.items()
        ]
        return "\n".join(["{", *lines, f"{pad}}}"])
    if isinstance(value, Sequence):
        items = _items(cast("Sequence[object]", value), indent + 2)
        return "\n".join(["[", *items, f"{pad}]"])
    return flat


def _given(value: Mapping[str, object]) -> dict[str, object]:
    """Return the entries of a mapping that are not None."""
    return {key: item for key, item in value.items() if item is not None}


def _items(values: Sequence[object], indent: int) -> list[str]:
    """Return the lines of a list: one item each, or several short ones."""
    pad = " " * indent
    if any(not isinstance(item, str | int | float) or isinstance(item, Code) for item in values):
        return [f"{pad}{literal(item, indent, 1)}," for item in values]
    lines = [pad]
    for item in values:
        text = f"{_flat(item)},"
        if lines[-1].strip() and len(lines[-1]) + 1 + len(text) > LINE:
            lines.append(pad)
        lines[-1] += f" {text}" if lines[-1].strip() else text
    return lines


def _flat(value: object) -> str:
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, Mapping):
        given = _given(cast("Mapping[str, object]", value))
        text = ", ".join(f"{_key(key)}: {_flat(item)}" for key, item in given.items())
        return f"{{ {text} }}" if text else "{}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = cast("Sequence[object]", value)
        return f"[{', '.join(_flat(item) for item in items)}]"
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _IDENTIFIER.fullmatch(name) else json.dumps(name)


def imported(names: Sequence[str], module: str, kind: str = "import") -> str:
    """Return the line that imports names; several lines if it is too long.

    Args:
        names: The names.
        module: The module.
        kind: `import`, or `import type`.
    """
    line = f'{kind} {{ {", ".join(names)} }} from "{module}";'
    if len(line) <= LINE:
        return line
    return "\n".join([f"{kind} {{", *(f"  {name}," for name in names), f'}} from "{module}";'])


def version(text: str) -> tuple[int, int]:
    """Return a version as a pair of numbers."""
    major, minor = text.split(".")
    return int(major), int(minor)
