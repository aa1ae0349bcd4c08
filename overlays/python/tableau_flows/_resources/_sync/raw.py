# Made from tableau_flows/_resources/raw.py by make generate. Do not edit.
"""`client.raw`: any operation, with its response."""

from __future__ import annotations

from typing import TypeVar

from tableau_flows_generated.operation import Operation

from tableau_flows._calls.raw import RawResponse
from tableau_flows._resources._sync.engine import Engine

T = TypeVar("T")


class Raw:
    """Operations with their responses: status, headers and bytes beside the result."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __repr__(self) -> str:
        return "<client.raw>"

    def call(self, operation: Operation[T]) -> RawResponse[T]:
        """Send an operation and return its response, with the result of the operation in `parsed`.

        Sign-in, retries and errors are those of `client.call`. For a list, the response is one
        page.

        Args:
            operation: The return value of a function of `tableau_flows_generated.operations`.

        Raises:
            ApiError: The server returned an error.
            VersionError: The version in use does not have the operation; nothing was sent.
            UnreadableReplyError: The response is not a reply of Tableau.
            OutcomeUnknownError: A write got no response; it may have been performed.
            ConnectionFailedError: There was no response.
        """
        return self._engine.raw_call(operation)
