"""Resets objects that a forked child must not share with its parent.

A fork copies locks that other threads hold and file descriptors of connections in use. Objects that
own them are registered here, and `after_fork` of each is called in the child before any other code
of the child runs.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """An object that must be reset in a forked child."""

    def after_fork(self) -> None:
        """Drop everything that belongs to the parent process."""
        ...


_registered: WeakSet[ForkAware] = WeakSet()
_kept: list[object] = []


class Process:
    """The current process.

    Attributes:
        generation: Number of forks between the first process and this one.
    """

    def __init__(self) -> None:
        self.generation = 0


process = Process()
"""The current process; a forked child updates its copy."""


def register(owner: ForkAware) -> None:
    """Call `after_fork` of an object in every forked child, as long as the object exists."""
    _registered.add(owner)


def keep(inherited: object) -> None:
    """Keep an object of the parent alive until the process ends.

    Otherwise the garbage collector closes the file descriptor of a transport at any later time,
    when the number may already belong to another connection.
    """
    _kept.append(inherited)


def _after_fork_in_child() -> None:
    process.generation += 1
    for owner in list(_registered):
        owner.after_fork()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    os.register_at_fork(after_in_child=_after_fork_in_child)
