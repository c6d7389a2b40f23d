"""The jobs: a few lines each over the services, on APScheduler with a memory job store."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.domain.errors import StoreUnavailable
from storage.services.engine import Engine

log = logging.getLogger(__name__)

GRACE_SECONDS = 300
"""How late a job may still start after the process was busy."""


class Schedule:
    """Jobs are rebuilt at every start; each may run twice or late without harm."""

    def __init__(self, engine: Engine, *, seconds: int) -> None:
        self._engine = engine
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._at_work = asyncio.Lock()
        """Held by the job that runs: one at a time, and none is cut off by a stop."""
        for job in (self._expire, self._lottery):
            self._scheduler.add_job(
                job,
                "interval",
                seconds=seconds,
                id=job.__name__,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=GRACE_SECONDS,
                next_run_time=datetime.now(UTC),
            )

        self._scheduler.add_job(self._resettle, id="_resettle", misfire_grace_time=None)

    def start(self) -> None:
        """Begin; the first round runs at once."""
        self._scheduler.start()

    async def stop(self) -> None:
        """End once the job that runs has ended; stopping what was not started is fine."""
        if self._scheduler.running:
            self._scheduler.pause()
            async with self._at_work:
                self._scheduler.shutdown(wait=False)

    async def _expire(self) -> None:
        """Give back the tasks that ran out."""
        try:
            async with self._at_work:
                closed = await self._engine.upkeep.expire_tasks(now=datetime.now(UTC))
        except StoreUnavailable as error:
            log.error("expiry waits for its next round: %s", error.facts["detail"])
            return
        if closed:
            log.info("%d tasks expired", closed)

    async def _lottery(self) -> None:
        """Draw waiting prompts in every language."""
        try:
            async with self._at_work:
                await self._engine.upkeep.advance_all(now=datetime.now(UTC))
        except StoreUnavailable as error:
            log.error("the lottery waits for its next round: %s", error.facts["detail"])

    async def _resettle(self) -> None:
        """Once after the start: let changed rules hold for trees that nothing else would touch."""
        try:
            async with self._at_work:
                await self._engine.upkeep.resettle_all(now=datetime.now(UTC))
        except StoreUnavailable as error:
            log.error("changed rules wait for the next start: %s", error.facts["detail"])
