"""Parses the queries of the Metadata API: fields, aliases, arguments and variables.

Fragments, directives and mutations are not supported; the Metadata API has no mutations.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

LONGEST_QUERY = 100_000
MOST_LEVELS = 20
MOST_FIELDS = 200

_TOKEN = re.compile(
    r"""[\s,\ufeff]+|\#[^\n]*|
    (?P<token>\.\.\.|[!$()\[\]{}:=@|&]|[A-Za-z_][A-Za-z0-9_]*
    |-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|"(?:[^"\\\n]|\\.)*")""",
    re.VERBOSE | re.ASCII,
)
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*", re.ASCII)
_WORDS = {"true": True, "false": False, "null": None}


class QueryError(Exception):
    """A query that cannot be parsed; the text says why."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a query.

    Attributes:
        name: Name of the field.
        key: Its name in the result: the alias, if there is one.
        arguments: Its arguments, with the values of variables.
        fields: The fields that are selected from its value; None for a scalar.
    """

    name: str
    key: str
    arguments: Mapping[str, object] = field(default_factory=dict[str, object])
    fields: tuple[Field, ...] | None = None


def parse_query(text: str, variables: Mapping[str, object]) -> tuple[Field, ...]:
    """Return the fields of the query root.

    Args:
        text: The query.
        variables: The values of its variables.

    Raises:
        QueryError: The query cannot be parsed.
    """
    if len(text) > LONGEST_QUERY:
        raise QueryError("the query is too long")
    return _Parser(_tokens(text), variables).document()


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise QueryError(f"token recognition error at {text[place : place + 10]!r}")
        if match["token"]:
            tokens.append(match["token"])
        place = match.end()
    return tokens


class _Parser:
    def __init__(self, tokens: list[str], variables: Mapping[str, object]) -> None:
        self._tokens = tokens
        self._place = 0
        self._variables = dict(variables)
        self._fields = 0

    def document(self) -> tuple[Field, ...]:
        if self._peek() in {"mutation", "subscription", "fragment"}:
            raise QueryError(f"{self._peek()} is not supported")
        if self._peek() == "query":
            self._take()
            if self._peek() not in {"(", "{"}:
                self._name()
            if self._peek() == "(":
                self._definitions()
        fields = self._selection(0)
        if self._peek():
            raise QueryError(f"offending token {self._peek()!r}")
        return fields

    def _peek(self) -> str:
        return self._tokens[self._place] if self._place < len(self._tokens) else ""

    def _take(self, expected: str = "") -> str:
        token = self._peek()
        if not token or (expected and token != expected):
            raise QueryError(f"offending token {token or 'the end'!r}")
        self._place += 1
        return token

    def _name(self) -> str:
        token = self._take()
        if not _NAME.fullmatch(token):
            raise QueryError(f"offending token {token!r}")
        return token

    def _definitions(self) -> None:
        """Read the definitions of variables, and use their default values."""
        self._take("(")
        while self._peek() != ")":
            self._take("$")
            name = self._name()
            self._take(":")
            while self._peek() in {"[", "]", "!"} or _NAME.fullmatch(self._peek()):
                self._take()
            default: object = None
            if self._peek() == "=":
                self._take()
                default = self._value(0)
            self._variables.setdefault(name, default)
        self._take(")")

    def _selection(self, level: int) -> tuple[Field, ...]:
        if level > MOST_LEVELS:
            raise QueryError("the query is nested too deeply")
        self._take("{")
        fields: list[Field] = []
        while self._peek() != "}":
            fields.append(self._field(level))
        self._take("}")
        if not fields:
            raise QueryError("a selection is empty")
        return tuple(fields)

    def _field(self, level: int) -> Field:
        self._fields += 1
        if self._fields > MOST_FIELDS:
            raise QueryError(f"the query has more than {MOST_FIELDS} fields")
        name = key = self._name()
        if self._peek() == ":":
            self._take()
            name = self._name()
        arguments: dict[str, object] = {}
        if self._peek() == "(":
            self._take()
            while self._peek() != ")":
                argument = self._name()
                self._take(":")
                arguments[argument] = self._value(0)
            self._take(")")
        inner = self._selection(level + 1) if self._peek() == "{" else None
        return Field(name, key, arguments, inner)

    def _value(self, level: int) -> object:
        if level > MOST_LEVELS:
            raise QueryError("a value is nested too deeply")
        token = self._take()
        if token == "$":
            name = self._name()
            if name not in self._variables:
                raise QueryError(f"Undefined variable {name}")
            return self._variables[name]
        if token == "[":
            items: list[object] = []
            while self._peek() != "]":
                items.append(self._value(level + 1))
            self._take("]")
            return items
        if token == "{":
            members: dict[str, object] = {}
            while self._peek() != "}":
                name = self._name()
                self._take(":")
                members[name] = self._value(level + 1)
            self._take("}")
            return members
        if token in _WORDS:
            return _WORDS[token]
        if _NAME.fullmatch(token):
            return token  # a value of an enumeration
        try:
            return cast(object, json.loads(token))
        except ValueError:
            raise QueryError(f"offending token {token!r}") from None
