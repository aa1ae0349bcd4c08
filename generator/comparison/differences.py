"""Differences between our types and the vendor's types in the same places of documents.

Types are paired by where they stand, not by their names: the vendor has one type for a flow, where
we have one for each request and reply. The pairs begin with the root elements of documents; what
both have in an element of the same name is a pair in turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.comparison.shapes import Member, Place, Shape

Key = tuple[Place, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A type of the vendor beside ours that stand in the same places.

    Attributes:
        vendor: The name of the vendor's type.
        ours: The names of our types.
        root: The type holds whole documents, of which we have only some.
        lacking: What the vendor has and none of ours has.
        different: What differs: the name of our type, the member, and how.
        beyond: What we have and the vendor has not: the name of our type, and the member.
    """

    vendor: str
    ours: list[str] = field(default_factory=list[str])
    root: bool = False
    lacking: list[Member] = field(default_factory=list[Member])
    different: list[tuple[str, Member, str]] = field(default_factory=list[tuple[str, Member, str]])
    beyond: list[tuple[str, Member]] = field(default_factory=list[tuple[str, Member]])

    @property
    def equal(self) -> bool:
        """Whether there are no differences."""
        return not (self.lacking or self.different or self.beyond)


def compare(
    ours: Mapping[str, Shape], vendor: Mapping[str, Shape], roots: Mapping[str, str]
) -> list[Comparison]:
    """Compare our types with those of the vendor.

    Args:
        ours: Our types.
        vendor: The types and elements of the vendor.
        roots: For each of our types that is the content of a document, its root element.

    Returns:
        The vendor's types that ours stand beside, in the order in which they are found; roots
        first.
    """
    found: dict[str, Comparison] = {}
    waiting = deque((name, root) for name, root in roots.items() if root in vendor)
    root_names = set(roots.values())
    while waiting:
        mine, theirs = waiting.popleft()
        comparison = found.setdefault(theirs, Comparison(theirs, root=theirs in root_names))
        if mine in comparison.ours:
            continue
        comparison.ours.append(mine)
        waiting.extend(_inner_pairs(ours[mine], vendor[theirs]))
    for comparison in found.values():
        _fill(comparison, ours, vendor)
    return list(found.values())


def _by_key(shape: Shape) -> dict[Key, Member]:
    return {(member.place, member.name): member for member in shape.members}


def _inner_pairs(mine: Shape, theirs: Shape) -> Iterator[tuple[str, str]]:
    known = _by_key(theirs)
    for key, member in _by_key(mine).items():
        other = known.get(key)
        if member.type and other and other.type:
            yield member.type, other.type


def _fill(comparison: Comparison, ours: Mapping[str, Shape], vendor: Mapping[str, Shape]) -> None:
    known = _by_key(vendor[comparison.vendor])
    covered: set[Key] = set()
    for name in comparison.ours:
        for key, member in _by_key(ours[name]).items():
            covered.add(key)
            if (other := known.get(key)) is None:
                comparison.beyond.append((name, member))
                continue
            # A document holds one thing of many: how often is said by the operation, not here.
            for text in _differences(member, other, counts=not comparison.root):
                comparison.different.append((name, member, text))
    if not comparison.root:
        comparison.lacking.extend(member for key, member in known.items() if key not in covered)


def _differences(mine: Member, theirs: Member, *, counts: bool) -> Iterator[str]:
    here, there = (mine.least, mine.most), (theirs.least, theirs.most)
    if counts and here != there:
        yield f"{cardinality(mine)} here, {cardinality(theirs)} there"
    if bool(mine.type) != bool(theirs.type):
        yield f"{kind(mine)} here, {kind(theirs)} there"
    elif mine.kind != theirs.kind:
        yield f"{mine.kind} here, {theirs.kind} there"
    if bool(mine.values) != bool(theirs.values) and not (mine.type or theirs.type):
        yield (
            "values are listed here only"
            if mine.values
            else (f"values are listed there only: {', '.join(sorted(theirs.values))}")
        )
    elif mine.values != theirs.values:
        if missing := theirs.values - mine.values:
            yield f"values there only: {', '.join(sorted(missing))}"
        if more := mine.values - theirs.values:
            yield f"values here only: {', '.join(sorted(more))}"


def cardinality(member: Member) -> str:
    """How often a member may be there: `0..1`, `1..n`."""
    most = "n" if member.most is None else str(member.most)
    return str(member.least) if str(member.least) == most else f"{member.least}..{most}"


def kind(member: Member) -> str:
    """What a member holds: a primitive kind, or a structured type."""
    return f"type {member.type}" if member.type else member.kind
