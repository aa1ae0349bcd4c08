"""Controls that inject faults into the next requests."""

from __future__ import annotations

from collections.abc import Mapping

from tableau_flows.emulator.base import checks
from tableau_flows.emulator.control.base import ControlsBase
from tableau_flows.emulator.faults.fault import DropPoint, Fault
from tableau_flows.emulator.faults.names import check_code, check_operation, drop_point
from tableau_flows.emulator.faults.parsing import LONGEST_DELAY


class UnusedFaultError(AssertionError):
    """A test requested a fault that never happened, so it did not test what it claims."""


class FaultControls(ControlsBase):
    """Controls for faults of requests."""

    def refuse_next(
        self,
        code: str,
        *,
        operation: str | None = None,
        status: int | None = None,
        times: int = 1,
    ) -> None:
        """Refuse the next requests.

        Args:
            code: Error code of the API.
            operation: Operation id, such as ``queryFlow``; any operation if left out.
            status: HTTP status; that of the code if left out.
            times: Number of requests.

        Raises:
            ValueError: The fault could never happen; the message suggests the nearest name.
        """
        check_code(checks.text("an error code", code))
        status = None if status is None else _status(status)
        self._queue(Fault(operation=operation, code=code, status=status), times)

    def answer_next(
        self,
        status: int,
        body: bytes = b"",
        *,
        headers: Mapping[str, str] | None = None,
        operation: str | None = None,
        times: int = 1,
    ) -> None:
        """Answer the next requests with a given response, as a proxy would.

        Args:
            status: HTTP status, 200 to 599.
            body: Body of the response.
            headers: HTTP headers; Content-Length is added.
            operation: Operation id; any operation if left out.
            times: Number of requests.

        Raises:
            ValueError: The response cannot be sent, or the fault could never happen.
        """
        status = _status(status)
        body = checks.octets("the body", body)
        headers = checks.response_headers(status, body, {} if headers is None else headers)
        self._queue(Fault(operation=operation, status=status, body=body, headers=headers), times)

    def drop_next(
        self,
        when: DropPoint = "before",
        *,
        operation: str | None = None,
        times: int = 1,
    ) -> None:
        """Close the connection at the next requests.

        Args:
            when: ``before`` the request is carried out, ``after`` it was carried out and before
                the response is sent, or ``midway`` through the response.
            operation: Operation id; any operation if left out.
            times: Number of requests.

        Raises:
            ValueError: The fault could never happen; the message suggests the nearest name.
        """
        when = drop_point(checks.text("the drop point", when))
        self._queue(Fault(operation=operation, drop=when), times)

    def delay_next(self, seconds: float, *, operation: str | None = None, times: int = 1) -> None:
        """Delay the next requests before they are carried out.

        Args:
            seconds: Delay in seconds, at most 3600.
            operation: Operation id; any operation if left out.
            times: Number of requests.

        Raises:
            ValueError: The fault could never happen; the message suggests the nearest name.
        """
        seconds = checks.seconds("a delay", seconds, LONGEST_DELAY)
        self._queue(Fault(operation=operation, delay=seconds), times)

    def clear_faults(self) -> None:
        """Remove all faults that have not happened yet, and the plans of next runs.

        The rules of the option ``faults`` end too; a reset starts them again.
        """
        self._state.faults.clear()
        self._state.planner.next_plans.clear()

    def check_faults(self) -> None:
        """Check that all requested faults and plans of runs have happened.

        Leaving the ``with`` block of ``running()`` does so too. ``reset`` and ``clear_faults``
        remove what has not happened, so a fixture that resets a server calls this first.

        Raises:
            UnusedFaultError: Some have not happened; the message lists them.
        """
        unused = [*self._state.faults.unused(), *map(str, self._state.planner.next_plans)]
        if unused:
            raise UnusedFaultError(
                f"these faults were requested and never happened: {'; '.join(unused)}"
            )

    def _queue(self, fault: Fault, times: int) -> None:
        if fault.operation is not None:
            options = self._state.options
            operation = checks.text("an operation", fault.operation)
            check_operation(operation, options.newest, cloud=options.cloud)
        self._state.faults.add(fault, checks.whole("times", times, 1))


def _status(status: int) -> int:
    return checks.whole("a status", status, 200, 599)
