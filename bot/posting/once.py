"""Figures that a round reads once, however many channels show them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Once:
    """Remembers what was asked for by its key; who asks while it is being read waits for that."""

    def __init__(self) -> None:
        self._found: dict[Hashable, asyncio.Future[Any]] = {}

    async def of(self, key: Hashable, read: Callable[[], Awaitable[T]]) -> T:
        """What `read` gave, or gives now; a failure is everybody's who waited, and read anew by the next."""
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = asyncio.ensure_future(_as_coroutine(read))
            known.add_done_callback(lambda done: self._forget_failure(key, done))
        found: T = await asyncio.shield(known)
        return found

    def _forget_failure(self, key: Hashable, done: asyncio.Future[Any]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._found.pop(key, None)


async def _as_coroutine(read: Callable[[], Awaitable[T]]) -> T:
    return await read()
