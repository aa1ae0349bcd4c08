"""The exception with which any part of the emulator answers a request with an error document."""

from __future__ import annotations

from tableau_flows_generated.errors import ERRORS, ErrorInfo, ServerError

NOT_EMULATED = ErrorInfo("501000", 501, "Not implemented", "", "", ServerError)
"""An error that only the emulator has, so the generated table does not contain it."""


class Refusal(Exception):  # noqa: N818 - it is a response, not a failure of the emulator
    """An error response: a code of the generated table, and a detail in words."""

    def __init__(self, code: str, detail: str, *, status: int | None = None) -> None:
        """Refuse a request with an error code.

        Args:
            code: A key of the generated ERRORS table, such as ``"404027"``, or the code of
                `NOT_EMULATED`.
            detail: What is wrong with this request; becomes ``<detail>``.
            status: HTTP status, if it differs from the table's (wire_facts §2.1).
        """
        super().__init__(f"{code}: {detail}")
        self.info: ErrorInfo = NOT_EMULATED if code == NOT_EMULATED.code else ERRORS[code]
        self.code = code
        self.detail = detail
        self.status = self.info.status if status is None else status


def not_emulated(operation_id: str) -> Refusal:
    """Make the refusal of an operation of the spec that has no handler."""
    return Refusal(
        NOT_EMULATED.code, f"The emulator has no handler for the operation {operation_id}."
    )
