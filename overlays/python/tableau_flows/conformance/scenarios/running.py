"""Runs a scenario: an emulated server, the steps of the driver, and the log of the server."""

from __future__ import annotations

import tempfile
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, cast

from tableau_flows import emulator
from tableau_flows.conformance.cases import Case
from tableau_flows.conformance.checks import Comparison
from tableau_flows.conformance.drivers import Driver
from tableau_flows.conformance.forms.comparing import broken
from tableau_flows.conformance.forms.json_values import Object, object_of, objects, text_of
from tableau_flows.conformance.forms.xml_forms import FormError
from tableau_flows.conformance.scenarios.server_log import broken_logs, log_comparison
from tableau_flows.conformance.scenarios.steps import (
    Surroundings,
    broken_steps,
    step_comparison,
    step_message,
)

LARGEST_FILE = 256 * 1024 * 1024
"""Maximum bytes of a file that a scenario publishes."""

SERVER_OPTIONS = {
    "allow_cancelling",
    "allow_parameters",
    "api_version",
    "cancel_seconds",
    "cloud",
    "faults",
    "idle_seconds",
    "max_chunk_bytes",
    "max_chunks",
    "max_publish_bytes",
    "prep_conductor",
    "queue_seconds",
    "quirks",
    "run_seconds",
    "seed",
    "silent_seconds",
    "storage_quota",
}
"""What a case may say of its server; it cannot name files or the address."""

CONTROLS = {
    "add_flow",
    "add_flows",
    "advance",
    "answer_next",
    "delay_next",
    "drop_next",
    "expire_tokens",
    "expire_uploads",
    "fail_next_run",
    "finish_runs",
    "forget_jobs",
    "hang_next_run",
    "refuse_next",
    "remove_access_token",
    "set_next_run",
    "set_role",
}


class ScenarioRun:
    """One run of a scenario.

    Attributes:
        differences: What was not as expected.
        undetected: Changes of the answers and of the log that were not noticed; only with `breaks`.
    """

    def __init__(self, case: Case, driver: Driver, *, breaks: bool = False) -> None:
        self._case = case
        self._driver = driver
        self._breaks = breaks
        self._open: list[str] = []
        self.differences: list[str] = []
        self.undetected: list[str] = []

    def run(self) -> None:
        """Run the scenario.

        Raises:
            DriverError: The driver has not answered.
        """
        options = object_of(self._case.data.get("server"))
        wrong = sorted(options.keys() - SERVER_OPTIONS)
        if wrong or isinstance(options.get("seed"), str):
            what = f"there is no option {wrong[0]!r}" if wrong else "its seed is a text"
            self.differences.append(f"the server of the case cannot be started: {what}")
            return
        try:
            server = emulator.running(unused_faults="ignore", **cast("dict[str, Any]", options))
        except (TypeError, ValueError, OSError) as error:
            self.differences.append(f"the server of the case cannot be started: {error}")
            return
        with server, tempfile.TemporaryDirectory() as files, tempfile.TemporaryDirectory() as made:
            around = Surroundings(server.url, Path(made))
            try:
                for name, facts in object_of(self._case.data.get("files")).items():
                    around.files[name] = _make_file(Path(files), object_of(facts))
                for number, step in enumerate(objects(self._case.data.get("steps")), start=1):
                    self._take(f"step {number}", step, server, around)
                self._check_log(server)
            except FormError as error:
                self.differences.append(str(error))
            for client in self._open:
                self._driver.ask({"kind": "close", "client": client})

    def _take(
        self, where: str, step: Object, server: emulator.Emulator, around: Surroundings
    ) -> None:
        control = step.get("control")
        if control is not None:
            _control(server, text_of(control), object_of(around.filled(step.get("arguments"))))
            return
        message = step_message(step, around)
        client = text_of(message.get("client"))
        if message.get("kind") == "open":
            self._open.append(client)
        elif message.get("kind") == "close" and client in self._open:
            self._open.remove(client)
        start = time.monotonic()
        answer = self._driver.ask(message)
        seconds = time.monotonic() - start
        around.answers[text_of(step.get("as"))] = answer
        expect = object_of(step.get("expect"))
        where = f"{where} ({message.get('kind')})"
        try:
            pair = step_comparison(expect, answer, seconds, around)
        except FormError as error:
            self.differences.append(f"{where}: {error}")
            return
        if self._add(where, pair):
            for what, found in broken_steps(expect, answer, seconds, around):
                self._note(where, what, found)

    def _check_log(self, server: emulator.Emulator) -> None:
        expected = object_of(self._case.data.get("log"))
        requests = server.requests
        before = len(self.differences)
        if self._add("log", log_comparison(expected, requests)):
            for what, found in broken_logs(expected, requests):
                self._note("log", what, found)
        if len(self.differences) > before:
            seen = ", ".join(f"{it.operation or it.path} {it.status}" for it in requests[:60])
            self.differences.append(f"log: the server has seen {seen or 'no requests'}")
        try:
            server.check_faults()
        except emulator.UnusedFaultError as error:
            self.differences.append(f"log: {error}")

    def _add(self, where: str, pair: Comparison) -> bool:
        """Add the differences; return whether there are none, and changes are to be tried."""
        found = [f"{where}: {text}" for text in pair.differences()]
        self.differences += found
        if found or not self._breaks:
            return False
        for what, value in broken(pair.expected, pair.observed, exact=pair.exact):
            self._note(where, what, Comparison(pair.expected, value, pair.exact).differences())
        return True

    def _note(self, where: str, what: str, found: Iterator[str]) -> None:
        if next(found, None) is None:
            self.undetected.append(f"{where}: {what}")


def _control(server: emulator.Emulator, name: str, arguments: Object) -> None:
    if name not in CONTROLS:
        raise FormError(f"the case is wrong: there is no control {name!r}")
    given: dict[str, Any] = {**arguments}
    if isinstance(body := given.get("body"), str):
        given["body"] = body.encode()
    try:
        getattr(server, name)(**given)
    except (TypeError, ValueError, LookupError) as error:
        raise FormError(f"the case is wrong: {name}: {error}") from None


def _make_file(folder: Path, facts: Object) -> Path:
    """Make a flow file of a certain size, the same at each run."""
    name = text_of(facts.get("name"))
    if name in {"", ".", ".."} or any(it in name for it in "/\\"):
        raise FormError(f"the case is wrong: {name!r} is not the name of a file")
    content, path = _content(facts), folder / name
    try:
        path.write_bytes(content)
    except (OSError, ValueError) as error:
        raise FormError(f"the case is wrong: {name!r} cannot be written: {error}") from None
    return path


def _content(facts: Object) -> bytes:
    if "text" in facts:
        return text_of(facts["text"]).encode()
    size = facts.get("bytes", 0)
    if not isinstance(size, int) or not 0 <= size <= LARGEST_FILE:
        raise FormError(f"the case is wrong: a file has at most {LARGEST_FILE} bytes")
    content = emulator.sample_flow()
    missing = size - len(_padded(content, 0))
    return _padded(content, missing) if missing >= 0 else content


def _padded(content: bytes, count: int) -> bytes:
    """Add an entry that is not compressed."""
    buffer = BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(zipfile.ZipInfo("Data/filler"), bytes(count))
    return buffer.getvalue()
