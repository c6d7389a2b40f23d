"""The jobs: a few lines each over the services, on APScheduler with a memory job store."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from storage.domain.errors import StoreUnavailable
from storage.services.engine import Engine

if TYPE_CHECKING:
    from bot.posting.rounds import Rounds

log = logging.getLogger(__name__)

GRACE_SECONDS = 300
"""How late a job may still start after the process was busy."""
FEEDS_SECONDS = 15
"""How often is looked what is due in a channel."""
CAMPAIGNS_SECONDS = 20
"""How often campaigns are looked at; their messages are edited less often."""
FOLLOWING_SECONDS = 30
"""How often teams and the agreement of reviewers take up what was contributed."""
MAIL_SECONDS = 60
"""How often private messages are sent that tell members what was decided."""
LOG_SECONDS = 15
"""How often the log channels of servers take up the audit log."""
DUE_SECONDS = 60
"""How often suspensions, raids, removals and erasures are asked whether their time has come."""
WATCH_SECONDS = 30
"""How often new texts are looked at for what moderators should see, and put into the index of the search."""
RINGS_SECONDS = 3600
"""How often rings of accounts are looked for."""
T = TypeVar("T")
Work = Callable[[datetime], Awaitable[object]]


class Schedule:
    """Jobs are rebuilt at every start; each may run twice or late without harm.

    A round begins with the rules, so that all others go by them, and ends with what may take longest. What is posted
    goes by itself, because Discord may keep it waiting, and only once the bot is there.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        seconds: int,
        rounds: Rounds | None = None,
        is_ready: Callable[[], bool] = lambda: True,
    ) -> None:
        self._engine = engine
        self._rounds = rounds
        self._is_ready = is_ready
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._at_work = asyncio.Lock()
        """Held by the job that runs: one at a time, and none is cut off by a stop."""
        first = datetime.now(UTC)
        jobs = (self._rules, self._expire, self._halt, self._lottery, self._settle)
        for number, job in enumerate(jobs):
            self._every(
                seconds, job, next_run_time=first + number * timedelta(microseconds=1)
            )  # jobs that are due start in this order
        self._at_following = asyncio.Lock()
        self._at_keeping = asyncio.Lock()
        if rounds is not None:
            self._every(FEEDS_SECONDS, self._feeds)
            self._every(CAMPAIGNS_SECONDS, self._campaigns)
            self._every(FOLLOWING_SECONDS, self._following)
            self._every(MAIL_SECONDS, self._mail)
            self._every(LOG_SECONDS, self._log_channels)
            for seconds, name, work in self._of_trust():
                self._every(seconds, self._keeping(name, work))

    def _every(self, seconds: int, job: Callable[[], Awaitable[None]], **first: datetime) -> None:
        self._scheduler.add_job(
            job,
            "interval",
            seconds=seconds,
            id=job.__name__,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=GRACE_SECONDS,
            **first,
        )

    def start(self) -> None:
        """Begin; the first round runs at once."""
        self._scheduler.start()

    async def stop(self) -> None:
        """End once the job that runs has ended, and what is being posted is out; what was not started is fine."""
        if self._scheduler.running:
            self._scheduler.pause()
            if self._rounds is not None:
                await self._rounds.stop()
            async with self._at_following, self._at_keeping, self._at_work:
                self._scheduler.shutdown(wait=False)

    async def _alone(self, name: str, work: Callable[[datetime], Awaitable[T]]) -> T | None:
        """Run one job of the engine while no other runs."""

        async def alone(_: datetime) -> T:
            async with self._at_work:
                return await work(datetime.now(UTC))

        return await self._patiently(name, alone)

    async def _patiently(self, name: str, work: Callable[[datetime], Awaitable[T]]) -> T | None:
        """Run a job; without a database it waits for its next round."""
        try:
            return await work(datetime.now(UTC))
        except StoreUnavailable as error:
            log.error("%s waits for its next round: %s", name, error.facts["detail"])
            return None

    async def _rules(self) -> None:
        """Take up settings and rules that were changed in the store, by whichever process; what changed is logged."""
        await self._alone("reading the settings", self._engine.server_settings.load_policies)
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

    async def _feeds(self) -> None:
        """Post what is due."""
        if self._rounds is not None and self._is_ready():
            await self._patiently("posting", self._rounds.feeds)

    async def _campaigns(self) -> None:
        """Bring campaigns up to date."""
        if self._rounds is not None and self._is_ready():
            await self._patiently("the news of campaigns", self._rounds.campaigns)

    async def _following(self) -> None:
        """Let teams and the agreement of reviewers follow what was contributed."""
        if not self._is_ready():
            return
        async with self._at_following:
            await self._patiently("following", lambda now: self._engine.following.run(now=now))

    async def _mail(self) -> None:
        """Send private messages."""
        if self._rounds is not None and self._is_ready():
            await self._patiently("the private messages", self._rounds.mail)

    async def _log_channels(self) -> None:
        """Mirror the audit log."""
        if self._rounds is not None and self._is_ready():
            await self._patiently("the log channels", self._rounds.log_channels)

    def _of_trust(self) -> tuple[tuple[int, str, Work], ...]:
        """What keeps the peace and people's rights: how often, its name, what it does."""
        engine = self._engine
        return (
            (DUE_SECONDS, "lifting suspensions", lambda now: engine.suspensions.lift_due(now=now)),
            (DUE_SECONDS, "the raids", lambda now: engine.raids.run(now)),
            (DUE_SECONDS, "erasing", lambda now: engine.erasure.run_due(now)),
            (DUE_SECONDS, "the removals", lambda now: engine.removals.carry_out(now=now)),
            (WATCH_SECONDS, "looking at new texts", lambda now: engine.scanning.run(now)),
            (WATCH_SECONDS, "the index of the search", lambda now: engine.search.index(now=now)),
            (RINGS_SECONDS, "looking for rings", lambda now: engine.rings.scan(now)),
        )

    def _keeping(self, name: str, work: Work) -> Callable[[], Awaitable[None]]:
        """A job of these, one of which runs at a time; none is cut off by a stop."""

        async def job() -> None:
            if not self._is_ready():
                return
            async with self._at_keeping:
                await self._patiently(name, work)

        job.__name__ = name
        return job
