"""Limits on a vendor's schema, so that xsdata can compile it.

xsdata follows references recursively, copies the content of groups, and compares each definition
with all others. A circle of definitions, a few groups that multiply, or a very large schema would
end in a traceback or not at all. Here they are refused, in linear time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile

from generator.comparison.definitions import GROUPS, Definition, Key

_DEEPEST = 100
"""Maximum number of definitions that are made of each other in a row."""
_LONG_CIRCLE = 10
"""Maximum number of names of a circle in a message."""
_MANY_TYPES = 2000
"""Maximum number of definitions and types without a name."""
_MANY_MEMBERS = 1000
"""Maximum number of elements, attributes and listed values of a definition, with its groups."""
_MANY_MEMBERS_IN_ALL = 20_000
"""Maximum number of them in all definitions together."""

_NO_DEFINITION = Definition("", 0, "")


def check_limits(definitions: Mapping[Key, Definition]) -> None:
    """Check the definitions of a schema.

    Raises:
        SpecError: A definition is made of itself, or a limit is exceeded.
    """
    _check_circles(definitions)
    _check_sizes(definitions)


def _check_circles(definitions: Mapping[Key, Definition]) -> None:
    """Refuse definitions that are made of themselves, or in too many steps."""
    edges = {key: definition.made_of for key, definition in definitions.items()}
    depths: dict[Key, int] = {}
    for key, circle in _depth_first(edges):
        definition = definitions[key]
        if circle is not None:
            definition.refuse(f"is made of itself: {_shown(circle, key)}")
        depths[key] = 1 + max((depths.get(inner, 0) for inner in edges[key]), default=0)
        if depths[key] > _DEEPEST:
            definition.refuse(f"is made of more than {_DEEPEST} definitions, one in another")


def _check_sizes(definitions: Mapping[Key, Definition]) -> None:
    """Refuse definitions that are too large once groups are copied, and too many of them."""
    edges = {key: item.made_of + item.nested_groups for key, item in definitions.items()}
    substitutes = _substitutes(definitions)
    sizes: dict[Key, tuple[int, int]] = {}
    all_types = all_members = 0
    for key, circle in _depth_first(edges):
        if circle is not None:
            continue  # xsdata copies the content of the group once
        definition = definitions[key]
        types, members = definition.types, definition.members
        members += sum(substitutes[element] for element in definition.elements)
        for target in edges[key]:
            inner = definitions.get(target, _NO_DEFINITION)
            inner_types, inner_members = sizes.get(target, (inner.types, inner.members))
            types += inner_types - 1 if target[0] in GROUPS else 0  # without itself
            members += inner_members
        if members > _MANY_MEMBERS:
            definition.refuse(f"has more than {_MANY_MEMBERS} elements, attributes and values")
        sizes[key] = types, members
        all_types += types
        all_members += members
        if all_types > _MANY_TYPES:
            definition.refuse(f"is one too many: the schema has more than {_MANY_TYPES} types")
        if all_members > _MANY_MEMBERS_IN_ALL:
            reason = f"the schema has more than {_MANY_MEMBERS_IN_ALL} elements and attributes"
            definition.refuse(f"is one too many: {reason}")


def _substitutes(definitions: Mapping[Key, Definition]) -> Counter[Key]:
    """Count the elements that may replace each element."""
    edges = {key: item.made_of for key, item in definitions.items() if key[0] == "element"}
    found: Counter[Key] = Counter()
    for key in reversed([key for key, _ in _depth_first(edges)]):
        for head in edges[key]:
            found[head] += 1 + found[key]
    return found


def _shown(path: Iterable[Key], target: Key) -> str:
    """Return a circle as text: the end of a path from its first occurrence of the target."""
    names = [key[-1] for key in dropwhile(lambda key: key != target, path)]
    if len(names) > _LONG_CIRCLE:
        names[_LONG_CIRCLE // 2 : -_LONG_CIRCLE // 2] = ["…"]
    return " → ".join([*names, target[-1]])


def _depth_first(
    edges: Mapping[Key, Sequence[Key]],
) -> Iterator[tuple[Key, Iterable[Key] | None]]:
    """Go through a graph, depth first and without recursion.

    Yields:
        Each node after the nodes that it leads to, and None. For an edge that leads back, its
        target and the path from the first node, on which the target is.
    """
    done: set[Key] = set()
    for start in edges:
        path = {start: iter(edges[start])} if start not in done else {}
        while path:
            node, targets = next(reversed(path.items()))
            target = next((item for item in targets if item in edges and item not in done), None)
            if target is None:
                done.add(node)
                path.popitem()
                yield node, None
            elif target in path:
                yield target, path
            else:
                path[target] = iter(edges[target])
