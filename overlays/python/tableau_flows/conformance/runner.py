"""Runs cases with a driver, and says of each whether it passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.checks import broken_answers, found, message_of
from tableau_flows.conformance.drivers import Driver, DriverError
from tableau_flows.conformance.forms.comparing import MOST
from tableau_flows.conformance.forms.json_values import Json, Object
from tableau_flows.conformance.scenarios.running import ScenarioRun

PROTOCOL = 1
"""Version of the requests to drivers."""


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
        self.client = "an unknown client"

    def run(self, cases: Iterable[Case]) -> Iterator[Outcome]:
        """Run cases one after another; a failure of the driver fails only its case.

        Raises:
            NoGreetingError: The driver did not answer the first `hello`.
        """
        for case in cases:
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
        self.client = f"{answer.get('language')}, {answer.get('client')}"

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


def _undetected(case: Case, answer: Object) -> Iterator[str]:
    for what, differences in broken_answers(case, answer):
        if next(differences, None) is None:
            yield what
