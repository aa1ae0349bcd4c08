"""The exception by which any part of the emulator answers with an error document."""

from __future__ import annotations

from tableau_flows_generated.errors import ERRORS, ErrorInfo, ServerError

NOT_EMULATED = ErrorInfo("501000", 501, "Not implemented", "", "", ServerError)
"""An error of the emulator's own, so the generated table does not have it."""


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of the emulator
    """An error answer: one of the codes of the generated table, and a detail in words."""

    def __init__(self, code: str, detail: str, *, status: int | None = None) -> None:
        """Refuse with a code.

        Args:
            code: A key of the generated ERRORS table, such as ``"404027"``, or `NOT_EMULATED`'s.
            detail: What was wrong this time; becomes ``<detail>``.
            status: HTTP status, where it is not the one of the table (wire_facts §2.1).
        """
        super().__init__(f"{code}: {detail}")
        self.info: ErrorInfo = NOT_EMULATED if code == NOT_EMULATED.code else ERRORS[code]
        self.code = code
        self.detail = detail
        self.status = self.info.status if status is None else status


def not_emulated(operation_id: str) -> Refusal:
    """The refusal of an operation that the spec has and the emulator has no handler for."""
    return Refusal(
        NOT_EMULATED.code, f"The emulator has no handler for the operation {operation_id}."
    )
