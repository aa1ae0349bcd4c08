"""Reads the examples of the spec that are in Python: which methods of the client they call."""

from __future__ import annotations

import ast

from generator.language import Call, ExampleError, ExampleValue

_CLIENT = "tableau"
"""The name of the client in examples."""


def read_example(code: str) -> list[Call]:
    """Return the calls of methods of the client and of its resources, in the order of the text.

    Raises:
        ExampleError: The code is not valid.
    """
    try:
        tree = ast.parse(code)
        compile(tree, "example", "exec")  # finds what parsing lets pass, such as a name given twice
    except SyntaxError as error:
        raise ExampleError(f"line {error.lineno} of it: {error.msg}") from None
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    calls.sort(key=lambda node: (node.lineno, node.col_offset))
    return [_read(node, target) for node in calls if (target := _target(node.func))]


def _target(function: ast.expr) -> tuple[str, ...]:
    """Return the names after that of the client; none if something else is called."""
    names: list[str] = []
    while isinstance(function, ast.Attribute):
        names.insert(0, function.attr)
        function = function.value
    is_client = isinstance(function, ast.Name) and function.id == _CLIENT
    return tuple(names) if is_client else ()


def _read(call: ast.Call, target: tuple[str, ...]) -> Call:
    starred = any(isinstance(one, ast.Starred) for one in call.args)
    return Call(
        target=target,
        positional=tuple(_value(one) for one in call.args if not isinstance(one, ast.Starred)),
        named={one.arg: _value(one.value) for one in call.keywords if one.arg is not None},
        is_open=starred or any(one.arg is None for one in call.keywords),
    )


def _value(node: ast.expr) -> ExampleValue | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, bool | int | str) else None
