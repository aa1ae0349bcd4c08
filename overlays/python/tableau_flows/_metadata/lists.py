"""Reads a list of the Metadata API page by page, by cursors."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from hashlib import sha256
from typing import Generic, TypeAlias, TypeVar, cast

from tableau_flows_generated import protocol
from tableau_flows_generated.html_tables import MOST_ROWS, html_text, models_to_html
from tableau_flows_generated.protocol import MetadataEffect

from tableau_flows._calls.call import exchange, unusable_reply
from tableau_flows._calls.decoding import Pace
from tableau_flows._common.metadata_problem import MetadataProblem
from tableau_flows._common.pickling import ClientBound
from tableau_flows._metadata.answers import MetadataResult, effect_of, object_of, read_metadata
from tableau_flows._metadata.queries import metadata_query
from tableau_flows._metadata.rows import read_rows
from tableau_flows._plans.messages import Request, Response
from tableau_flows._plans.steps import Emit, Plan, Stream
from tableau_flows._session.session import Session
from tableau_flows.errors import MetadataError, UnreadableReplyError

T = TypeVar("T")
_Page: TypeAlias = tuple[MetadataResult, list[T] | None]

_log = logging.getLogger("tableau_flows.retry")

_MOST_EMPTY = 100
"""Maximum consecutive empty pages before the end."""
_MOST_WARNINGS = 100
"""Maximum number of different warnings of a list that are kept."""
_LONGEST_CURSOR = 64 * 1024
"""Maximum characters of a cursor, which the next request contains."""
_MORE_WARNINGS = MetadataProblem(
    f"there were more than {_MOST_WARNINGS} different warnings; the others were not kept",
    is_warning=True,
)


class MetadataList(ClientBound, Generic[T]):
    """A list of the Metadata API, without its network.

    Args:
        session: The session of the client.
        model: The model of the rows.
        field: The field of the query root that lists them.
        text: The query for one page.
        page_size: Number of rows of a page.
    """

    def __init__(
        self, session: Session, model: type[T], field: str, text: str, page_size: int
    ) -> None:
        self._session = session
        self._model = model
        self._field = field
        self._text = text
        self._page_size = page_size
        self._warnings: dict[MetadataProblem, None] = {}
        self._has_more_warnings = False
        self._first_items: tuple[T, ...] = ()

    @property
    def warnings(self) -> tuple[MetadataProblem, ...]:
        """Warnings of the pages read so far; with some of them, rows or values can be missing.

        The first 100 different ones are kept; if there were more, another warning says so.
        """
        kept = tuple(self._warnings)
        return (*kept, _MORE_WARNINGS) if self._has_more_warnings else kept

    def __bool__(self) -> bool:
        """Raise a TypeError, since the list may have to be read for an answer."""
        raise TypeError(
            f"a {type(self).__name__} is neither true nor false: use .first() or read it"
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._field}: read when it is iterated>"

    def _repr_html_(self) -> str:
        """Return the list as notebooks show it, without sending anything.

        If it was read before, in whole or in part, a table of the first rows that were read, at
        most 20; otherwise the same text as `repr`.
        """
        if not self._first_items:
            return html_text(repr(self))
        what = f"{type(self).__name__} of {self._field}"
        return models_to_html(f"{what}: {len(self._first_items)} items", self._first_items)

    def _read(self, size: int) -> Stream[tuple[T, ...]]:
        """Emit the pages that have rows; a page that is too large is read in smaller ones."""
        cursor: str | None = None
        seen: set[bytes] = set()  # of digests, since cursors may be long
        empty = 0
        while True:
            result, page = yield from self._page(size, cursor)
            if size > 1 and _is_too_large(result):
                size = max(1, size // 4)
                _log.info("%s: the page is too large; reading %d rows", self._field, size)
                continue
            self._note(result)
            info = object_of(object_of(result.data.get(self._field)).get("pageInfo"))
            has_next, following = info.get("hasNextPage"), info.get("endCursor")
            if page is not None:
                empty = 0 if page else empty + 1
                if page:
                    self._first_items = max(self._first_items, tuple(page[:MOST_ROWS]), key=len)
                    yield Emit(tuple(page))
            elif result.is_complete:  # otherwise a warning tells that something is missing
                raise self._unusable("a page without a list of rows")
            if has_next is False or (has_next is not True and not result.is_complete):
                return
            if has_next is not True or not isinstance(following, str) or not following:
                raise self._unusable("a page that does not say where the next one begins")
            if len(following) > _LONGEST_CURSOR:
                raise self._unusable(f"a page whose cursor has {len(following)} characters")
            digest = sha256(following.encode("utf-8", "surrogatepass")).digest()
            if digest in seen:
                raise self._unusable("a list whose cursors go in a circle")
            if empty >= _MOST_EMPTY:
                raise self._unusable(f"a list with {empty} consecutive empty pages")
            seen.add(digest)
            cursor = following

    def _note(self, result: MetadataResult) -> None:
        if result.errors:
            raise MetadataError(result.errors)
        for problem in result.warnings:
            if effect_of(problem) is MetadataEffect.HARMLESS or problem in self._warnings:
                continue
            if len(self._warnings) < _MOST_WARNINGS:
                _log.warning("%s: %s", self._field, problem)
                self._warnings[problem] = None
            elif not self._has_more_warnings:
                _log.warning("%s: %s", self._field, _MORE_WARNINGS)
                self._has_more_warnings = True

    def _page(self, size: int, cursor: str | None) -> Plan[_Page[T]]:
        operation = metadata_query(self._text, {"first": size, "after": cursor})
        return exchange(self._session, operation, self._read_page, accept=protocol.METADATA_MEDIA)

    def _read_page(self, request: Request, response: Response) -> Plan[_Page[T]]:
        """Return the result of a query for a page, and its rows; None if it has no list of rows.

        Raises:
            RequestTimeoutError: The total timeout expired while the rows were made.
        """
        result = yield from read_metadata(request, response)
        nodes = object_of(result.data.get(self._field)).get("nodes")
        if not isinstance(nodes, list):
            return result, None
        pace = Pace(request, response, is_needed=True)
        rows: list[T] = []
        for _ in read_rows(self._model, cast("list[object]", nodes), rows):
            yield from pace.pause()
        return result, rows

    def _unusable(self, reason: str) -> UnreadableReplyError:
        return unusable_reply(self._session, metadata_query(self._text).info, reason)

    def _read_first(self) -> Plan[T | None]:
        stream = self._read(1)
        try:
            step = next(stream)
            while not isinstance(step, Emit):
                step = stream.send((yield step))
        except StopIteration:
            return None
        finally:
            stream.close()
        return step.item[0]


def query(
    session: Session, text: str, variables: Mapping[str, object] | None = None
) -> Plan[MetadataResult]:
    """Send a query and return its result."""
    operation = metadata_query(text, variables)
    return exchange(session, operation, read_metadata, accept=protocol.METADATA_MEDIA)


def _is_too_large(result: MetadataResult) -> bool:
    return any(effect_of(one) is MetadataEffect.TOO_LARGE for one in result.warnings)
