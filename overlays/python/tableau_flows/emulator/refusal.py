"""The exception by which any part of the emulator answers with an error document."""

from __future__ import annotations

from tableau_flows_generated.errors import ERRORS, ErrorInfo


class Refusal(Exception):  # noqa: N818 - it is an answer, not a fault of the emulator
    """An error answer: one of the codes of the generated table, and a detail in words."""

    def __init__(self, code: str, detail: str, *, status: int | None = None) -> None:
        """Refuse with a code.

        Args:
            code: A key of the generated ERRORS table, such as ``"404027"``.
            detail: What was wrong this time; becomes ``<detail>``.
            status: HTTP status, where it is not the one of the table (wire_facts §2.1).
        """
        super().__init__(f"{code}: {detail}")
        self.info: ErrorInfo = ERRORS[code]
        self.code = code
        self.detail = detail
        self.status = self.info.status if status is None else status
