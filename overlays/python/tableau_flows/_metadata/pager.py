"""Lists of the Metadata API as objects, read only as far as needed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TypeVar

from tableau_flows._metadata.lists import MetadataList
from tableau_flows._plans.drive import AsyncItems, AsyncIteration, AsyncNetwork, arun
from tableau_flows._session.session import Session

T = TypeVar("T")


class AsyncMetadataPager(MetadataList[T]):
    """A list of the Metadata API that is read page by page, only as far as needed.

    Each iteration starts with the first page. Pages are requested one after the other. If the
    server leaves out a part of a page because of a limit, the rest is read in smaller pages. A page
    that fails raises its error in its place.
    """

    def __init__(
        self,
        session: Session,
        network: AsyncNetwork,
        *,
        model: type[T],
        field: str,
        text: str,
        page_size: int,
    ) -> None:
        super().__init__(session, model, field, text, page_size)
        self._network = network

    def __aiter__(self) -> AsyncIterator[T]:
        """Iterate over all rows; no connection is in use while the body of the loop runs."""
        return AsyncItems(self._read(self._page_size), self._network)

    def pages(self) -> AsyncIterator[tuple[T, ...]]:
        """Iterate over the pages, each a tuple of rows; an empty list has none."""
        return AsyncIteration(self._read(self._page_size), self._network)

    async def first(self) -> T | None:
        """Return the first row, or None if there is none; requests a page of one row."""
        return await arun(self._read_first(), self._network)
