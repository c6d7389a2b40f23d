"""How fast posts go out: so many a second over all servers, several channels at once, none held up by another."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from storage.domain.errors import StoreUnavailable

log = logging.getLogger(__name__)

SENDS_PER_SECOND = 20
"""Requests for posts over all servers. Discord takes 50 a second from a bot, answers to interactions not counted."""
AT_ONCE = 8
"""Channels that are worked on at the same time; one that is slow keeps one place of these."""

T = TypeVar("T")


class Pace:
    """Hands out moments to send at, evenly spread; whoever comes when it is quiet goes at once."""

    def __init__(
        self,
        per_second: float = SENDS_PER_SECOND,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._gap = 1.0 / per_second
        self._clock, self._sleep = clock, sleep
        self._next = 0.0

    def since(self, moment: datetime) -> Callable[[], datetime]:
        """The time as it goes on from a moment that is now, also a virtual one."""
        began = self._clock()
        return lambda: moment + timedelta(seconds=self._clock() - began)

    async def turn(self) -> None:
        """Wait until it is one's turn to send one request."""
        now = self._clock()
        mine = max(now, self._next)
        self._next = mine + self._gap
        if mine > now:
            await self._sleep(mine - now)


async def for_each(
    items: Iterable[T],
    work: Callable[[T], Awaitable[None]],
    *,
    at_once: int = AT_ONCE,
    may_go_on: Callable[[], bool] = lambda: True,
) -> None:
    """Do the work for each item, a few at once; one that fails is a line in the log and the others go on.

    Without a database nothing goes on: StoreUnavailable ends the round. `may_go_on` is asked before each item.
    """
    waiting = iter(items)
    lost: list[StoreUnavailable] = []

    async def worker() -> None:
        for item in waiting:
            if lost or not may_go_on():
                return
            (found,) = await asyncio.gather(work(item), return_exceptions=True)
            match found:
                case StoreUnavailable():
                    lost.append(found)
                case Exception():
                    log.error("a post failed unexpectedly", exc_info=found)
                case BaseException():
                    raise found

    await asyncio.gather(*(worker() for _ in range(at_once)))
    if lost:
        raise lost[0]
