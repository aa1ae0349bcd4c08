"""Runs cases with a driver, and says of each whether it passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.checks import broken_answers, found, message_of
from tableau_flows.conformance.drivers import Driver, DriverError
from tableau_flows.conformance.forms.comparing import MOST
from tableau_flows.conformance.forms.json_values import Json, Object, shown
from tableau_flows.conformance.forms.texts import one_line
from tableau_flows.conformance.scenarios.running import ScenarioRun

PROTOCOL = 1
"""Version of the requests to drivers."""


MOST_HANGS = 5
"""Maximum number of cases, one after another, in which the driver does not answer in time."""


LONGEST_WORD = 100
"""Maximum characters of what a driver calls itself."""


class HangingDriverError(Exception):
    """The driver hangs in every case, so the others are not run; the message says how many."""

    def __init__(self, hangs: int, not_run: int) -> None:
        super().__init__(
            f"the driver did not answer in time in {hangs} cases one after another, so the"
            f" {not_run} cases that are left were not run"
        )
        self.not_run = not_run


class NoGreetingError(Exception):
    """The driver has never answered `hello`, so no case can be run; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one case.

    Attributes:
        case: The case.
        differences: What was not as expected; empty if the case passed.
        undetected: Changes of the answers that were not noticed.
        is_left_out: Whether the driver is not ready for this kind of case.
    """

    case: Case
    differences: list[str] = field(default_factory=list[str])
    undetected: list[str] = field(default_factory=list[str])
    is_left_out: bool = False

    @property
    def passed(self) -> bool:
        """Whether the case was run and all was as expected."""
        return not self.differences and not self.is_left_out


class Runner:
    """Runs cases with one driver.

    Args:
        driver: The driver.
        breaks: Whether the answers are changed in every place that is compared as well, to see
            whether that is noticed.
    """

    def __init__(self, driver: Driver, *, breaks: bool = False) -> None:
        self._driver = driver
        self._breaks = breaks
        self._starts = 0
        self._kinds: Json = None
        self._hangs = 0
        self.client = "an unknown client"

    def run(self, cases: Sequence[Case]) -> Iterator[Outcome]:
        """Run cases one after another; a failure of the driver fails only its case.

        Raises:
            NoGreetingError: The driver did not answer the first `hello`.
            HangingDriverError: The driver did not answer in time in several cases in a row.
        """
        for number, case in enumerate(cases):
            if self._hangs >= MOST_HANGS:
                raise HangingDriverError(self._hangs, len(cases) - number)
            hangs = self._driver.hangs
            outcome = Outcome(case)
            try:
                self._greet()
                if isinstance(self._kinds, list) and case.kind not in self._kinds:
                    yield Outcome(case, is_left_out=True)
                    continue
                self._run(case, outcome)
            except DriverError as error:
                if not self._starts:
                    raise NoGreetingError(str(error)) from None
                outcome.differences.append(str(error))
            self._hangs = self._hangs + 1 if self._driver.hangs > hangs else 0
            del outcome.differences[MOST:]
            yield outcome

    def _greet(self) -> None:
        """Ask the driver what it can do; again after each restart."""
        if self._driver.starts == self._starts and self._driver.is_running:
            return
        hello: Object = {"kind": "hello", "protocol": PROTOCOL}
        answer = self._driver.ask(hello)
        self._kinds = answer.get("kinds")
        if not isinstance(self._kinds, list):
            raise DriverError("the driver did not answer `hello` with `kinds`")
        self._starts = self._driver.starts
        self.client = ", ".join(_said(answer.get(key)) for key in ("language", "client"))

    def _run(self, case: Case, outcome: Outcome) -> None:
        if case.kind == "scenario":
            scenario = ScenarioRun(case, self._driver, breaks=self._breaks)
            try:
                scenario.run()
            finally:
                outcome.differences.extend(scenario.differences)
            outcome.undetected.extend(scenario.undetected)
            return
        answer = self._driver.ask(message_of(case))
        outcome.differences.extend(islice(found(case, answer), MOST))
        if self._breaks and not outcome.differences:
            outcome.undetected.extend(_undetected(case, answer))


def _said(value: Json) -> str:
    return one_line(value if isinstance(value, str) else shown(value), LONGEST_WORD)


def _undetected(case: Case, answer: Object) -> Iterator[str]:
    for what, differences in broken_answers(case, answer):
        if next(differences, None) is None:
            yield what
