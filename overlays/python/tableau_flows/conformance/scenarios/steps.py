"""Steps of scenarios: the requests to the driver, and what is compared of its answers."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tableau_flows.conformance.checks import Comparison, error_form, refusal
from tableau_flows.conformance.drivers import LONGEST_LINE
from tableau_flows.conformance.forms.json_values import Json, Object, object_of, shown, text_of
from tableau_flows.conformance.forms.xml_forms import FormError
from tableau_flows.emulator import seed_id

_STAND_IN = re.compile(r"\{(server|port|folder|file|seed|step)(?::([^{}]{0,200}))?\}")
_DEFAULTS: Object = {
    "site": "",
    "credentials": {"kind": "token", "name": "demo", "secret": "demo-secret"},
    "options": {},
}
_CLIENT_OPTIONS: Object = {"backoff": 0.01}


@dataclass
class Surroundings:
    """What the stand-ins in the steps of a scenario mean."""

    server: str
    folder: Path
    files: dict[str, Path] = field(default_factory=dict[str, Path])
    answers: dict[str, Object] = field(default_factory=dict[str, Object])

    def filled(self, value: Json) -> Json:
        """Return a value with all stand-ins replaced.

        Raises:
            FormError: A stand-in names nothing.
        """
        if isinstance(value, str):
            if (whole := _STAND_IN.fullmatch(value)) is not None:
                return self._meaning(whole)
            return _STAND_IN.sub(self._text, value)
        if isinstance(value, list):
            return [self.filled(item) for item in value]
        if isinstance(value, dict):
            return {key: self.filled(item) for key, item in value.items()}
        return value

    def _text(self, found: re.Match[str]) -> str:
        value = self._meaning(found)
        if not isinstance(value, str):
            raise FormError(f"{found[0]} is no text: {shown(value)}")
        return value

    def _meaning(self, found: re.Match[str]) -> Json:
        kind, name = found[1], found[2] or ""
        if kind == "server":
            return self.server
        if kind == "port":
            return self.server.rpartition(":")[2]
        if kind == "folder":
            return str(self.folder)
        if kind == "file" and name in self.files:
            return str(self.files[name])
        if kind == "seed":
            what, _, called = name.partition(":")
            return seed_id(what, called)
        step, _, place = name.partition(":")
        value: Json = self.answers.get(step)
        for key in place.split("."):
            value = object_of(value).get(key)
        if value is None:
            raise FormError(f"{found[0]} names nothing: {shown(self.answers.get(step))}")
        return value


def step_message(step: Object, around: Surroundings) -> Object:
    """Return the request to the driver for a step, without its id."""
    message = object_of(around.filled(step.get("do")))
    return _completed(message, around.server)


def _completed(message: Object, server: str) -> Object:
    if message.get("kind") == "open":
        options = {**_CLIENT_OPTIONS, **object_of(message.get("options"))}
        return {**_DEFAULTS, "server": server, **message, "options": options}
    steps = message.get("steps")
    if isinstance(steps, list):
        return {**message, "steps": [_completed(object_of(step), server) for step in steps]}
    return message


def step_comparison(
    expect: Object, answer: Object, seconds: float, around: Surroundings
) -> Comparison:
    """Return what a step expects beside what the driver has answered.

    Args:
        expect: What the step expects.
        answer: The answer.
        seconds: How long the driver took.
        around: The surroundings of the scenario.

    Raises:
        FormError: The answer is of another kind, or the case is wrong.
    """
    expect = object_of(around.filled(expect))
    unlike = refusal(expect, answer)
    if unlike is not None:
        raise FormError(unlike)
    wanted: Object = {}
    observed: Object = {}
    for key, value in expect.items():
        wanted[key], observed[key] = _observed(key, value, answer, seconds, around)
    return Comparison(wanted, observed, exact=False)


def broken_steps(
    expect: Object, answer: Object, seconds: float, around: Surroundings
) -> Iterator[tuple[str, Iterator[str]]]:
    """Replace the answer of a step by others that must be noticed.

    Yields:
        What was changed, and the differences that are found then.
    """
    failed: Object = {"family": "UsageError", "message": "broken"}
    others: list[tuple[str, Object]] = [("unsupported", {"unsupported": "broken"})]
    if "error" in expect:
        others.append(("no error", {"result": {}}))
        others.append(("another error", {"error": failed}))
    else:
        others.append(("an error", {"error": failed}))
    if "answers" in expect or "each" in expect:
        answers = answer.get("answers")
        listed = answers if isinstance(answers, list) else []
        for number in range(len(listed)):
            changed: list[Json] = [*listed]
            changed[number] = {"unsupported": "broken"}
            others.append((f"answer {number} unsupported", {"answers": changed}))
    for what, other in others:
        yield what, step_differences(expect, other, seconds, around)


def step_differences(
    expect: Object, answer: Object, seconds: float, around: Surroundings
) -> Iterator[str]:
    """Describe the differences between an answer and what the step expects."""
    try:
        yield from step_comparison(expect, answer, seconds, around).differences()
    except FormError as error:
        yield str(error)


def _observed(
    key: str, value: Json, answer: Object, seconds: float, around: Surroundings
) -> tuple[Json, Json]:
    """What is compared for one key of an expectation: what is wanted and what was observed."""
    result = answer.get("result")
    items = result if isinstance(result, list) else []
    match key:
        case "result":
            return value, result
        case "error":
            return value, error_form(object_of(value), answer)
        case "count":
            return value, len(items)
        case "all_different":
            keys = [shown(object_of(item).get(text_of(value))) for item in items]
            return True, len(keys) == len(set(keys))
        case "message_has" | "message_lacks":
            text = shown(answer, LONGEST_LINE)
            wanted: Object = {str(part): key == "message_has" for part in _list(value)}
            observed: Object = {part: part in text for part in wanted}
            return wanted, observed
        case "seconds_at_least":
            return True, isinstance(value, int | float) and seconds >= value
        case "same_file":
            names = object_of(value)
            wanted = {name: _digest(around.files.get(text_of(it))) for name, it in names.items()}
            return wanted, {name: _digest(around.folder / name) for name in names}
        case "folder":
            return value, [*sorted(path.name for path in around.folder.iterdir())]
        case "answers" | "each":
            return _answers(key, value, answer, around)
        case _:
            raise FormError(f"the case is wrong: a step cannot expect {key!r}")


def _answers(key: str, value: Json, answer: Object, around: Surroundings) -> tuple[Json, Json]:
    answers = _list(answer.get("answers"))
    expects = [value] * len(answers) if key == "each" else _list(value)
    if len(expects) != len(answers):
        raise FormError(f"expected {len(expects)} answers, but got {len(answers)}")
    if not answers:
        raise FormError("expected answers, but got none")
    pairs = [
        step_comparison(object_of(expect), object_of(item), 0.0, around)
        for expect, item in zip(expects, answers, strict=True)
    ]
    return [pair.expected for pair in pairs], [pair.observed for pair in pairs]


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _digest(path: Path | None) -> str | None:
    if path is None or not path.is_file():
        return None
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
