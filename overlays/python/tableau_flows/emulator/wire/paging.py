"""Reads the page number and page size of list requests (wire_facts §5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tableau_flows_generated import codes, models, protocol
from tableau_flows_generated.operation import OperationInfo

from tableau_flows.emulator.base.refusal import Refusal
from tableau_flows.emulator.options import is_number

BAD_PAGE_NUMBER = codes.INVALID_PAGE_NUMBER
BAD_PAGE_SIZE = codes.INVALID_PAGE_SIZE
PAGE_TOO_LARGE = codes.PAGE_SIZE_TOO_LARGE

# Far more than any site has, and small enough for the offset to fit into an SQLite integer.
LARGEST_PAGE_NUMBER = 10**12


@dataclass(frozen=True, slots=True)
class Page:
    """The requested page of a list."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        """Number of rows before this page."""
        return (self.number - 1) * self.size

    def check(self, total: int) -> None:
        """Refuse a page after the last one; an empty list has a first page.

        Raises:
            Refusal: 400006, as from real servers.
        """
        if self.number > 1 and self.offset >= total:
            raise Refusal(
                BAD_PAGE_NUMBER, f"Page {self.number} is past the end: there are {total} items."
            )

    def pagination(self, total: int) -> models.Pagination:
        """Return the pagination of the reply with this page of a list.

        Args:
            total: Number of items of the list.

        Raises:
            Refusal: 400006 for a page after the last one.
        """
        self.check(total)
        return models.Pagination(
            page_number=self.number, page_size=self.size, total_available=total
        )


def read_page(operation: OperationInfo, query: Mapping[str, str]) -> Page:
    """Read the page number and size of a request, or their defaults.

    Raises:
        Refusal: 400006, 400007 or 403014.
    """
    if operation.paged is None:
        raise ValueError(f"{operation.id} has no pages")
    limits = {parameter.name: parameter for parameter in operation.parameters}
    size_limits = limits[operation.paged.size]
    number_limits = limits[operation.paged.number]
    size = _positive(
        query.get(operation.paged.size, size_limits.default or str(protocol.DEFAULT_PAGE_SIZE)),
        BAD_PAGE_SIZE,
    )
    if size_limits.maximum is not None and size > size_limits.maximum:
        raise Refusal(PAGE_TOO_LARGE, f"The page size {size} is over {size_limits.maximum}.")
    number = _positive(
        query.get(operation.paged.number, number_limits.default or str(protocol.FIRST_PAGE)),
        BAD_PAGE_NUMBER,
    )
    return Page(number=min(number, LARGEST_PAGE_NUMBER), size=size)


def _positive(text: str, code: str) -> int:
    # At most 18 digits: int() is slow with very long numbers, and SQLite has 64-bit integers.
    if not is_number(text) or len(text) > 18 or int(text) < 1:
        raise Refusal(code, f"{text!r} is not a whole number of 1 or more.")
    return int(text)
