"""Raw responses: status, headers and bytes of a response, beside its decoded result."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from tableau_flows_generated import codec

from tableau_flows._calls.decoding import LARGE, read_result
from tableau_flows._calls.reply_errors import failure_of, is_page, request_id_of
from tableau_flows._common.redact import redacted
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Plan

if TYPE_CHECKING:
    from tableau_flows_generated.operation import Operation

T = TypeVar("T")
ParsedT = TypeVar("ParsedT", covariant=True)


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[ParsedT]):
    """A response with status 2xx. Its repr shows neither headers nor content.

    Attributes:
        status: HTTP status.
        headers: HTTP headers by name in lower case; they may contain cookies.
        request_id: Id of the request, if the server or a proxy sent one.
        content: Body of the response, after decompression.
        parsed: The result of the operation; None for a response of `client.request`.
        method: HTTP method of the request.
        url: URL of the request, without secrets.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    request_id: str | None
    content: bytes = field(repr=False)
    parsed: ParsedT = field(repr=False)
    method: str
    url: str

    @property
    def text(self) -> str:
        """The body as UTF-8 text; bytes that are not UTF-8 are replaced."""
        return self.content.decode("utf-8", "replace")

    def json(self) -> object:
        """Return the body decoded from JSON.

        Raises:
            ValueError: The body is not JSON.
        """
        try:
            return json.loads(self.content)
        except RecursionError:
            raise ValueError("the JSON in the body is nested too deeply") from None


def read_raw(operation: Operation[T], request: Request, response: Response) -> Plan[RawResponse[T]]:
    """Return the response of an operation with its result.

    Raises:
        ApiError: The server responded with an error.
        UnreadableReplyError: The response is not a reply of Tableau.
    """
    parsed = yield from read_result(operation, request, response)
    return _raw(request, response, parsed)


def read_any(request: Request, response: Response) -> Plan[RawResponse[None]]:
    """Return the response of any endpoint, unless it is an error document or an HTML page.

    Raises:
        ApiError: The body is an error document of Tableau.
        UnreadableReplyError: The body is an HTML page, such as one of a proxy.
    """
    yield from ()
    content = response.content
    is_small = len(content) <= LARGE  # error documents are small
    if is_page(response, content) or (is_small and codec.read_error(content) is not None):
        raise failure_of(request, response)
    return _raw(request, response, None)


def _raw(request: Request, response: Response, parsed: T) -> RawResponse[T]:
    return RawResponse(
        status=response.status,
        headers=response.headers,
        request_id=request_id_of(request, response),
        content=response.content,
        parsed=parsed,
        method=request.method,
        url=redacted(request.url, request.secrets),
    )
