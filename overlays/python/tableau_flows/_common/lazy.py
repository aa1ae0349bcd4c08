"""What is loaded when it is first asked for: modules, and the resources of a client.

For names that annotations need: `typing.get_type_hints` evaluates `resources.Flows` with the
globals of a module, so `resources` must stand there, but loading it should cost nothing until then.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Generic, TypeVar, get_type_hints, overload

T = TypeVar("T")


class LazyModule:
    """Stands for a module, and imports it when it is used.

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
    """An attribute of a client that is made when it is first asked for, and then kept.

    Asked of the class, it gives the class of the attribute, as the annotation of the function
    names it: so `create_autospec(Client)` knows the methods of `flows`.

    Args:
        make: Makes the attribute of a client.
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
        # Two threads may both get here; all of them go on with the one that was kept first.
        kept: T = vars(client).setdefault(self._name, self.func(client))
        return kept
