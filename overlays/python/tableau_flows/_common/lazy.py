"""Modules and resources of a client that are loaded on first use.

`typing.get_type_hints` evaluates annotations such as `resources.Flows` with the globals of a
module. So `resources` must be defined there, but it need not be imported before.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Generic, TypeVar, get_type_hints, overload

T = TypeVar("T")


class LazyModule:
    """A proxy for a module that imports it on first use.

    Args:
        name: The full name of the module.
    """

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        value: object = getattr(import_module(self._name), attribute)
        return value

    def __repr__(self) -> str:
        return f"LazyModule({self._name!r})"


class Resource(Generic[T]):
    """An attribute of a client that is created on first access and then kept.

    On the class, it returns the class of the attribute, from the annotation of `make`. So
    `create_autospec(Client)` knows the methods of `flows`.

    Args:
        make: Creates the attribute for a client.
    """

    def __init__(self, make: Callable[[Any], T]) -> None:
        self.func = make
        self.__doc__ = make.__doc__
        self._name = make.__name__

    @overload
    def __get__(self, client: None, owner: type[object]) -> type[T]: ...
    @overload
    def __get__(self, client: object, owner: type[object]) -> T: ...
    def __get__(self, client: object, owner: type[object]) -> T | type[T]:
        if client is None:
            kind: type[T] = get_type_hints(self.func)["return"]
            return kind
        # Several threads may create it at the same time; all of them use the one stored first.
        kept: T = vars(client).setdefault(self._name, self.func(client))
        return kept
