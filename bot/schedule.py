"""The jobs: a few lines each over the services, on APScheduler with a memory job store."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.domain.errors import StoreUnavailable
from storage.services.engine import Engine

log = logging.getLogger(__name__)

GRACE_SECONDS = 300
"""How late a job may still start after the process was busy."""
T = TypeVar("T")


class Schedule:
    """Jobs are rebuilt at every start; each may run twice or late without harm.

    A round begins with the rules, so that all others go by them, and ends with what may take longest.
    """

    def __init__(self, engine: Engine, *, seconds: int) -> None:
        self._engine = engine
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._at_work = asyncio.Lock()
        """Held by the job that runs: one at a time, and none is cut off by a stop."""
        first = datetime.now(UTC)
        jobs = (self._rules, self._expire, self._halt, self._lottery, self._settle)
        for number, job in enumerate(jobs):
            self._scheduler.add_job(
                job,
                "interval",
                seconds=seconds,
                id=job.__name__,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=GRACE_SECONDS,
                next_run_time=first
                + number * timedelta(microseconds=1),  # jobs that are due start in this order
            )

    def start(self) -> None:
        """Begin; the first round runs at once."""
        self._scheduler.start()

    async def stop(self) -> None:
        """End once the job that runs has ended; stopping what was not started is fine."""
        if self._scheduler.running:
            self._scheduler.pause()
            async with self._at_work:
                self._scheduler.shutdown(wait=False)

    async def _alone(self, name: str, work: Callable[[datetime], Awaitable[T]]) -> T | None:
        """Run one job while no other runs; without a database it waits for its next round."""
        try:
            async with self._at_work:
                return await work(datetime.now(UTC))
        except StoreUnavailable as error:
            log.error("%s waits for its next round: %s", name, error.facts["detail"])
            return None

    async def _rules(self) -> None:
        """Take up rules that were changed in the store, by whichever process; the service logs what changed."""
        await self._alone("reading the rules", lambda now: self._engine.rulings.load())

    async def _expire(self) -> None:
        """Give back the tasks that ran out."""
        if closed := await self._alone("expiry", lambda now: self._engine.upkeep.expire_tasks(now=now)):
            log.info("%d tasks expired", closed)

    async def _halt(self) -> None:
        """Halt the waiting prompts of members who were suspended."""
        halted = await self._alone("halting prompts", lambda now: self._engine.upkeep.halt_suspended(now=now))
        if halted:
            log.info("%d waiting prompts of suspended members are halted", halted)

    async def _lottery(self) -> None:
        """Draw waiting prompts in every language."""
        await self._alone("the lottery", lambda now: self._engine.upkeep.advance_all(now=now))

    async def _settle(self) -> None:
        """Let changed rules hold for trees that nothing else would touch; after a start these are all."""
        settled = await self._alone(
            "settling by changed rules", lambda now: self._engine.rulings.settle(now=now)
        )
        if settled:
            log.info("%d conversations were settled by the rules in force", settled)
