"""Errors of the control over HTTP, and their responses in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse

from tableau_flows.emulator.base.storable import replace_unstorable

STATUSES = {
    "invalid-json": 400,
    "invalid-value": 400,
    "forbidden": 403,
    "not-found": 404,
    "unknown-object": 404,
    "method-not-allowed": 405,
    "too-large": 413,
    "unsupported-media-type": 415,
}
"""The HTTP status of each error code."""


class ControlError(Exception):
    """A request that controls the server cannot be carried out."""

    def __init__(
        self, code: str, message: str, *, headers: Mapping[str, str] | None = None
    ) -> None:
        """Describe the error.

        Args:
            code: A key of `STATUSES`.
            message: What is wrong, in words.
            headers: HTTP headers of the response.
        """
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.headers = headers


def error_response(error: ControlError) -> JSONResponse:
    """Make the response to a request with an error."""
    document = {"error": {"code": error.code, "message": replace_unstorable(error.message)}}
    return JSONResponse(document, STATUSES[error.code], headers=error.headers)
