"""The rules that turn the source of an async module into that of its sync counterpart.

Code is changed token by token, so layout, comments and docstrings stay:

1. `async` and `await` are dropped.
2. `AsyncName` becomes `Name`.
3. The names in `NAMES` are exchanged: `aclose` becomes `close`, `__aiter__` becomes `__iter__`.
4. Modules that have a sync counterpart are imported from there.

In comments and strings the rules 2 to 4 hold as well, `async with`, `async for`, `async def` and
`await` lose their first word, and the phrases in `PHRASES` are exchanged.

Where sync needs other code, a comment in the async module says so:

- `# sync: CODE` on a line of its own is CODE in the sync module.
- `# sync: CODE` behind the first line of a statement puts CODE in its place, and behind any other
  line in the place of that line. Without CODE, the statement or the line is left out.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Mapping

NAMES = {
    "StopAsyncIteration": "StopIteration",
    "LoopLock": "ThreadLock",
    "__aenter__": "__enter__",
    "__aexit__": "__exit__",
    "__aiter__": "__iter__",
    "__anext__": "__next__",
    "_aclose": "_close",
    "aclose": "close",
    "aio_resources": "resources",
    "aiter": "iter",
    "anext": "next",
    "arun": "run",
}
"""Names that are not converted by dropping `Async`."""

PHRASES = {
    "for async (asyncio and trio)": "for threads",
    "with async": "with threads",
    "an async context manager": "a context manager",
    "many tasks": "many threads",
    "all tasks": "all threads",
}
"""Phrases about async in comments and docstrings, with their replacements for threads."""

_MARKER = re.compile(r"# sync:(?: (?P<code>.*))?")
_ASYNC_NAME = re.compile(r"(_*)Async(?=[A-Z])")
_WORD = re.compile(r"\w+")
_KEYWORD = re.compile(r"\basync (?=(?:with|for|def)\b)|\bawait ")
_TEXTS = {tokenize.STRING, tokenize.COMMENT, getattr(tokenize, "FSTRING_MIDDLE", -1)}


def make_sync(source: str, modules: Mapping[str, str]) -> str:
    """Turn the source of an async module into that of its sync counterpart.

    Args:
        source: The text of the async module.
        modules: The full names of the async modules, each with the name of its counterpart.

    Raises:
        SyntaxError: The text is not Python, before or after.
        ValueError: An import names modules with and without a counterpart together.
    """
    text = _exchange_words(_with_alternatives(source))
    text = _exchange_modules(text, modules)
    ast.parse(text)
    return text


def _with_alternatives(source: str) -> str:
    """Apply the code of the marker comments."""
    lines = source.splitlines(keepends=True)
    ends: dict[int, int] = {}
    for node in ast.walk(ast.parse(source)):  # the outer statement comes before the inner one
        if isinstance(node, ast.stmt):
            ends.setdefault(node.lineno, node.end_lineno or node.lineno)
    done = 0
    for token in _tokens(source):
        marker = _MARKER.fullmatch(token.string) if token.type == tokenize.COMMENT else None
        row, column = token.start
        if marker is None or row <= done:  # or it stands in a statement that is left out
            continue
        code, before = marker["code"], lines[row - 1][:column]
        done = ends.get(row, row) if before.strip() else row
        indent = before[: len(before) - len(before.lstrip())]
        lines[row - 1 : done] = [f"{indent}{code}\n" if code else "", *[""] * (done - row)]
    return "".join(lines)


def _exchange_words(source: str) -> str:
    """Apply the rules for keywords, names and texts, token by token."""
    lines = source.splitlines(keepends=True)
    for token in reversed(_tokens(source)):
        (row, start), (last_row, end) = token.start, token.end
        if token.type == tokenize.NAME and token.string in {"async", "await"}:
            line = lines[row - 1]
            lines[row - 1] = line[:start] + line[end:].removeprefix(" ")
        elif token.type == tokenize.NAME or token.type in _TEXTS:
            new = _name(token.string) if token.type == tokenize.NAME else _text(token.string)
            if new != token.string:
                before, after = lines[row - 1][:start], lines[last_row - 1][end:]
                lines[row - 1 : last_row] = (before + new + after).splitlines(keepends=True)
    return "".join(lines)


def _name(name: str) -> str:
    return NAMES.get(name) or _ASYNC_NAME.sub(r"\1", name)


def _text(text: str) -> str:
    for phrase, other in PHRASES.items():
        text = text.replace(phrase, other)
    return _WORD.sub(lambda match: _name(match[0]), _KEYWORD.sub("", text))


def _exchange_modules(source: str, modules: Mapping[str, str]) -> str:
    """Import from the counterparts, both as `from module import …` and as `from package import …`.

    Raises:
        ValueError: Modules with and without a counterpart are imported together.
    """
    lines = source.splitlines(keepends=True)
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom):
            continue
        made = [modules.get(f"{node.module}.{alias.name}") for alias in node.names]
        packages = {name.rpartition(".")[0] for name in made if name}
        if not packages:
            continue
        if None in made or len(packages) > 1:
            raise ValueError(
                f"`{ast.unparse(node)}` imports modules with and without a counterpart"
            )
        line = lines[node.lineno - 1]
        lines[node.lineno - 1] = line.replace(f"from {node.module} ", f"from {packages.pop()} ", 1)
    text = "".join(lines)
    for name, other in modules.items():
        text = re.sub(rf"(?<![\w.]){re.escape(name)}\b", other, text)
    return text


def _tokens(source: str) -> list[tokenize.TokenInfo]:
    return list(tokenize.generate_tokens(io.StringIO(source).readline))
