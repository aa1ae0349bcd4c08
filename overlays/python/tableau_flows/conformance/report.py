"""The report of a run: a paragraph for each failed case, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatchcase

from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.forms.texts import one_line, printable
from tableau_flows.conformance.runner import Outcome

LONGEST = 2_000
"""Maximum characters of one difference."""

LONGEST_NAME = 500
"""Maximum characters of the name of a case."""


def selected(cases: Sequence[Case], patterns: Sequence[str]) -> list[Case]:
    """Return the cases whose names are like one of the patterns; all if there is none."""
    if not patterns:
        return [*cases]
    return [case for case in cases if any(fnmatchcase(case.id, it) for it in patterns)]


class Report:
    """Counts outcomes, and describes those that are not as they should be.

    Args:
        known: The names of cases that may fail.
        all_cases: The names of all cases of the run.
        partly: Whether only a part of the cases was selected.

    Attributes:
        is_good: Whether nothing unexpected has happened.
    """

    def __init__(
        self, known: Collection[str], *, all_cases: Collection[str], partly: bool = False
    ) -> None:
        self._known = known
        self._counts: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._strangers = [] if partly else sorted(set(known) - set(all_cases))
        self.is_good = True

    def add(self, outcome: Outcome) -> Iterator[str]:
        """Count an outcome and yield lines that describe what is wrong with it."""
        name = outcome.case.id
        if outcome.is_left_out:
            self._counts["left out"] += 1
            return
        is_known = name in self._known
        if outcome.passed and is_known:
            self._counts["passed unexpectedly"] += 1
            self.is_good = False
            yield f"PASSED UNEXPECTEDLY {_name(name)}: delete it from the known failures"
        elif outcome.passed:
            self._counts["passed"] += 1
            self._kinds[outcome.case.kind] += 1
        elif is_known:
            self._counts["failed as known"] += 1
        else:
            self._counts["failed"] += 1
            self.is_good = False
            yield f"FAILED {_name(name)}"
            yield from (f"  {_short(text)}" for text in outcome.differences)
        if outcome.undetected:
            self._counts["with changes that were not noticed"] += 1
            self.is_good = False
            yield f"NOT NOTICED {_name(name)}"
            yield from (f"  {_short(text)}" for text in outcome.undetected[:20])

    def end(self, client: str, *, not_run: int = 0) -> Iterator[str]:
        """Yield the summary.

        Args:
            client: What the driver calls itself.
            not_run: The number of cases that were given up.
        """
        if not_run:
            self._counts["not run"] = not_run
            self.is_good = False
        for name in self._strangers:
            self.is_good = False
            yield f"UNKNOWN {_name(name)}: there is no such case; delete it from the known failures"
        counts = {"passed": 0, "failed": 0, **self._counts}
        kinds = ", ".join(f"{count} {kind}" for kind, count in self._kinds.items())
        total = ", ".join(f"{count} {what}" for what, count in counts.items())
        yield f"{total} ({client}{f'; passed: {kinds}' if kinds else ''})"


def _short(text: str) -> str:
    return printable(text, LONGEST).replace("\n", "\n    ")


def _name(text: str) -> str:
    return one_line(text, LONGEST_NAME)
