"""What the generator asks of a language; each one is a package in `generator/languages/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import ir

TEMPLATE_SUFFIX = ".jinja"
"""What the name of a template has after that of its output."""
Values = Mapping[str, object]
"""What a template may use, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """Names that code in one language cannot use; as words, as all names of the IR.

    Attributes:
        methods: What no method and no resource may be called.
        arguments: What no argument may be called.
        types: What no type may be called.
    """

    methods: frozenset[str]
    arguments: frozenset[str]
    types: frozenset[str]


ExampleValue = bool | int | str
"""A value that stands in an example as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of a method of the client in an example.

    Attributes:
        target: The names of the method, after that of the client: `("flows", "get")`.
        positional: The arguments by position; None for all that is not written as a value.
        named: The arguments by name, likewise.
        is_open: Whether it also has arguments that cannot be told from the text.
    """

    target: tuple[str, ...]
    positional: tuple[ExampleValue | None, ...]
    named: Mapping[str, ExampleValue | None]
    is_open: bool


class ExampleError(Exception):
    """An example is no code of its language; the text says why."""


ExampleReader = Callable[[str], Sequence[Call]]
"""Returns the calls of the client in an example; raises an `ExampleError` if it is not valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How code in one language is made from the IR.

    Attributes:
        name: The name of the package, of the folder in `generated/` and of the option.
        folder: Holds `templates/` and `runtime/`. The tree of each is the tree of the output:
            templates are rendered; what is in `runtime/` is copied below the banner.
        banner: The first line of every generated file. Templates write it themselves, as
            `{{ banner }}`; what is copied gets it.
        reserved: The names that the spec must not give, since the language or the code that is
            made has them.
        spell: The IR with its names as the language spells them.
        values: What every template may use.
        filters: The filters that every template may use.
        expansions: For a placeholder in the name of a template, such as `[topic]`, the texts that
            take its place, one file each, and what that file may use besides.
        format: Lays out the generated files in a folder.
        read_example: Reads the examples in the language; None if the spec has none in it.
        beside: Whether its files stand in `generated/` itself, beside the folders of the others.
    """

    name: str
    folder: Path
    banner: str
    reserved: Reserved
    spell: Callable[[ir.Api], ir.Api]
    values: Callable[[ir.Api], Values]
    filters: Mapping[str, Callable[..., str]]
    expansions: Mapping[str, Callable[[ir.Api], Iterable[tuple[str, Values]]]]
    format: Callable[[Path], None]
    read_example: ExampleReader | None = None
    beside: bool = False

    def places(self) -> frozenset[str]:
        """Return the names of what it makes in `generated/`: its folder, or its files."""
        if not self.beside:
            return frozenset({self.name})
        templates = (self.folder / "templates").iterdir()
        return frozenset(path.name.removesuffix(TEMPLATE_SUFFIX) for path in templates)
