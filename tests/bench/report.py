"""The tables: printed, and written to results.md, where each group has a section of its own."""

from __future__ import annotations

import datetime
import os
import platform
import re
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")

HEAD = """\
# Numbers

Written by `make bench`; `tests/bench/run.py GROUP…` replaces the sections of some groups. Whatever
is compared was measured side by side, in turns, in one run; times are medians. Ratios travel to
other machines, times do not. A ratio is theirs / ours (how many times faster or smaller ours is)
unless it says "ours / theirs".
"""
COLUMNS = ("work", "ours", "against", "theirs", "ratio", "target", "")


@dataclass(frozen=True)
class Row:
    """A line of a table; `met` is None where there is no target."""

    work: str
    ours: str
    against: str = ""
    theirs: str = ""
    ratio: str = ""
    target: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        verdict = "" if self.met is None else "met" if self.met else "**not met**"
        return (
            *(self.work, self.ours, self.against, self.theirs),
            *(self.ratio, self.target, verdict),
        )


@dataclass
class Section:
    """What one group has to say.

    Attributes:
        name: The group.
        about: What is compared, and how.
        rows: The table.
        notes: What came out that the table does not show.
        spread: The largest spread of the samples of any contender.
    """

    name: str
    about: str
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    spread: float = 0.0

    def render(self) -> str:
        lines = [f"## {self.name}", "", _surroundings(), "", self.about.strip(), ""]
        lines += _table([COLUMNS, *(row.cells() for row in self.rows)])
        notes = list(self.notes)
        if self.spread:
            notes.append(
                f"Noise: the quartiles of a contender lay at most {self.spread:.0%} of its median"
                " apart."
            )
        if notes:
            lines += ["", *(f"- {note}" for note in notes)]
        return "\n".join(lines) + "\n"


def faster(
    work: str,
    ours: float,
    against: str,
    theirs: float,
    *,
    at_least: float | None = None,
    at_most: float | None = None,
    upside_down: bool = False,
) -> Row:
    """A row that compares times in seconds.

    Args:
        work: What was done.
        ours: How long it took us.
        against: With whom it is compared.
        theirs: How long it took them.
        at_least: The target: how many times faster we should be.
        at_most: The target, the other way round: how many times their time we may take.
        upside_down: The ratio is shown the other way round though there is no target.
    """
    ratio, target, met = f"{theirs / ours:.2f}", "", None
    if upside_down or at_most is not None:
        ratio = f"{ours / theirs:.2f} (ours / theirs)"
    if at_most is not None:
        target, met = f"≤ {at_most:g}", ours / theirs <= at_most
    elif at_least is not None:
        target, met = f"≥ {at_least:g}", theirs / ours >= at_least
    return Row(work, seconds(ours), against, seconds(theirs), ratio, target, met)


def smaller(
    work: str, ours: float, against: str, theirs: float, *, at_most: float | None = None
) -> Row:
    """A row that compares the growth of the peak memory, in bytes.

    Args:
        work: What was done.
        ours: Our growth.
        against: With whom it is compared.
        theirs: Their growth.
        at_most: The target for ours.
    """
    return Row(
        f"peak memory growth: {work}",
        megabytes(ours),
        against,
        megabytes(theirs),
        f"{theirs / max(1, ours):.1f}",
        "" if at_most is None else f"≤ {at_most / 1e6:g} MB",
        None if at_most is None else ours <= at_most,
    )


def seconds(value: float) -> str:
    """A time with the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value / 1e-6:.3g} µs"


def megabytes(value: float) -> str:
    """A number of bytes as megabytes."""
    return f"{value / 1_000_000:.1f} MB"


def publish(section: Section, order: tuple[str, ...]) -> None:
    """Print a section, and put it in its place in results.md."""
    text = section.render()
    print(text, flush=True)
    found = re.split(r"^(?=## )", _read(), flags=re.M)[1:]
    sections = {piece.splitlines()[0].removeprefix("## ").strip(): piece for piece in found}
    sections[section.name] = text
    known = [sections[name].strip() for name in order if name in sections]
    RESULTS.write_text("\n\n".join([HEAD.strip(), *known]) + "\n", "utf-8")


def _read() -> str:
    return RESULTS.read_text("utf-8") if RESULTS.exists() else ""


def _surroundings() -> str:
    when = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return (
        f"{when} UTC, Python {platform.python_version()}, {os.cpu_count()} CPUs,"
        f" load average {load:.1f} at the end."
    )


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return lines
