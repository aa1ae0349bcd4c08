"""What a forked child must not share with its parent.

A fork copies locks that other threads held and file descriptors of connections in use. Objects
that own such things are registered here; each of them is told in the child before any other code
of the child runs.
"""

from __future__ import annotations

import os
from typing import Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """An object that must not go on in a forked child with what it has."""

    def after_fork(self) -> None:
        """Let go of everything that belongs to the parent process."""
        ...


_registered: WeakSet[ForkAware] = WeakSet()
_kept: list[object] = []


class Process:
    """This process.

    Attributes:
        generation: How many forks lie between the first process and this one.
    """

    def __init__(self) -> None:
        self.generation = 0


process = Process()
"""This process; a forked child goes on with it."""


def register(owner: ForkAware) -> None:
    """Call `after_fork` of an object in every forked child, as long as the object exists."""
    _registered.add(owner)


def keep(leftover: object) -> None:
    """Keep an object of the parent until the process ends.

    A transport of an event loop that is only dropped closes its file descriptor at a time of the
    garbage collector's choosing, when the number may already belong to another connection.
    """
    _kept.append(leftover)


def _after_fork_in_child() -> None:
    process.generation += 1
    for owner in list(_registered):
        owner.after_fork()


if hasattr(os, "register_at_fork"):  # there is no fork on Windows
    os.register_at_fork(after_in_child=_after_fork_in_child)
