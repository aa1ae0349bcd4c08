"""The report of the comparison, type by type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.comparison.differences import Comparison, cardinality, compare, kind
from generator.comparison.shapes import Member, read_shapes

_ROOTS = {"Request": "tsRequest", "Reply": "tsResponse"}
"""The root elements by the endings of the names of our types."""


def compare_with(official: Path, spec: Path) -> list[str]:
    """The lines of the report; none if nothing differs.

    Args:
        official: The vendor's XSD.
        spec: The folder of the spec.

    Raises:
        SpecError: One of the schemas cannot be read.
    """
    ours = read_shapes(sorted((spec / "xsd").glob("*.xsd")))
    vendor = read_shapes([official])
    roots = {
        name: root for name in ours for ending, root in _ROOTS.items() if name.endswith(ending)
    }
    found = compare(ours, vendor, roots)
    lines = list(_unpaired(ours, roots, found))
    for comparison in found:
        if not comparison.equal:
            lines += _lines(comparison)
    return lines


def _unpaired(
    ours: Iterable[str], roots: dict[str, str], found: Iterable[Comparison]
) -> Iterator[str]:
    """Yield lines on our roots and types that the vendor's documents do not contain."""
    paired = {name for comparison in found for name in comparison.ours}
    missing = sorted({root for name, root in roots.items() if name not in paired})
    yield from (f"the vendor has no element {root}" for root in missing)
    if names := [name for name in ours if name not in paired]:
        yield f"in no place that the vendor knows: {', '.join(names)}"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield f"{comparison.vendor} (here {', '.join(comparison.ours)})"
    for member in comparison.lacking:
        yield f"  lacking    {_member(member)}: {kind(member)}, {cardinality(member)}"
    for name, member, text in comparison.different:
        yield f"  different  {name}: {_member(member)}: {text}"
    for name, member in comparison.beyond:
        yield f"  beyond     {name}: {_member(member)}: {kind(member)}, {cardinality(member)}"


def _member(member: Member) -> str:
    return "text" if member.place == "text" else f"{member.place} {member.name}"
