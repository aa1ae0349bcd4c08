"""Async clients that are used as sync ones, so that one test covers both."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator

from anyio.from_thread import BlockingPortal
from resource_names import NOT_OF_OPERATIONS, RESOURCES
from tableau_flows import AsyncClient, AsyncFlowRunHandle
from tableau_flows._bulk.run_many import AsyncRunMany
from tableau_flows._lists.pager import AsyncPager
from tableau_flows._metadata.pager import AsyncMetadataPager


class BlockingPager:
    """A list of the async client, with the methods of a sync one."""

    def __init__(self, pager: AsyncPager | AsyncMetadataPager, portal: BlockingPortal) -> None:
        self._pager = pager
        self._portal = portal

    def __iter__(self) -> Iterator:
        return self._iterate(self._pager.__aiter__())

    def pages(self) -> Iterator:
        return self._iterate(self._pager.pages())

    def first(self) -> object:
        return self._portal.call(self._pager.first)

    @property
    def warnings(self) -> tuple:
        return self._pager.warnings

    @property
    def total(self) -> int | None:
        return self._portal.call(self._pager.total)

    def prefetch(self, pages: int) -> BlockingPager:
        return BlockingPager(self._pager.prefetch(pages), self._portal)

    def __bool__(self) -> bool:
        return bool(self._pager)

    def __repr__(self) -> str:
        return repr(self._pager)

    def _repr_html_(self) -> str:
        return self._pager._repr_html_()

    def _iterate(self, items) -> Iterator:
        try:
            while True:
                yield self._portal.call(items.__anext__)
        except StopAsyncIteration:
            return
        finally:
            self._portal.call(items.aclose)


class BlockingIterator:
    """An async iterator that can be closed, with the methods of a sync one."""

    def __init__(self, target: object, portal: BlockingPortal) -> None:
        self._target = target
        self._portal = portal

    def __iter__(self) -> BlockingIterator:
        return self

    def __next__(self) -> object:
        try:
            return self._portal.call(self._target.__anext__)
        except StopAsyncIteration:
            raise StopIteration from None

    def __getattr__(self, name: str) -> object:
        return getattr(self._target, name)

    def __repr__(self) -> str:
        return repr(self._target)

    def close(self) -> None:
        self._portal.call(self._target.aclose)


class Blocking:
    """An async client, or a resource of it, with the methods of a sync one."""

    def __init__(self, target: object, portal: BlockingPortal) -> None:
        self._target = target
        self._portal = portal

    def __getattr__(self, name: str) -> object:
        value = getattr(self._target, name)
        if inspect.ismethod(value):
            return self._blocking(value)
        is_resource = name in {*RESOURCES, *NOT_OF_OPERATIONS}
        return Blocking(value, self._portal) if is_resource else value

    def __enter__(self) -> Blocking:
        self._portal.call(self._target.__aenter__)
        return self

    def __exit__(self, *error: object) -> None:
        self._portal.call(self._target.__aexit__, *error)

    def __repr__(self) -> str:
        return repr(self._target)

    def close(self) -> None:
        self._portal.call(self._target.aclose)

    def _blocking(self, method: Callable) -> Callable:
        def call(*args: object, **kwargs: object) -> object:
            given = {name: _unwrapped(value) for name, value in kwargs.items()}
            result = method(*map(_unwrapped, args), **given)
            if isinstance(result, AsyncRunMany):
                return BlockingIterator(result, self._portal)
            if isinstance(result, AsyncPager | AsyncMetadataPager):
                return BlockingPager(result, self._portal)
            if isinstance(result, AsyncClient):
                return Blocking(result, self._portal)
            if not inspect.isawaitable(result):
                return result

            async def wait() -> object:
                return await result

            came = self._portal.call(wait)
            return Blocking(came, self._portal) if isinstance(came, AsyncFlowRunHandle) else came

        return call


def _unwrapped(argument: object) -> object:
    return argument._pager if isinstance(argument, BlockingPager) else argument
