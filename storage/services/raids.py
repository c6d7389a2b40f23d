"""Noticing that many new members write at once, and that it is over."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from storage.domain.errors import StoreUnavailable
from storage.domain.policies import RaidMode
from storage.queries import audit
from storage.queries import raids as stored
from storage.services.context import Context
from storage.store import Tx

log = logging.getLogger(__name__)

WINDOW: Final = timedelta(minutes=10)
"""The time over which newcomers' texts are counted."""
LASTS: Final = timedelta(hours=1)
"""How long newcomers' texts wait after the last moment at which so many came."""
RENEWED_BEFORE: Final = timedelta(minutes=50)
"""A raid that goes on is put off again once less than this is left, not with every text."""
SUBJECT: Final = "setting:raid"


class Raids:
    """Keeps until when new members' texts wait, on servers in the mode `auto`.

    Counted are rows, so that a restart forgets nothing. Each process also notes the texts that came through it, only to
    know when it is time to count, so that a raid is noticed at the text that makes it one.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._recent: defaultdict[int, deque[datetime]] = defaultdict(deque)
        """Server -> when newcomers wrote there lately."""

    async def note(self, guild_discord_id: int, *, now: datetime) -> None:
        """A newcomer wrote on a server; what was written is stored already, so a database that is away is no fault."""
        policy = self._context.policy(guild_discord_id)
        if policy.raid is not RaidMode.AUTO or policy.is_raided(now):
            return
        times = self._recent[guild_discord_id]
        times.append(now)
        while times[0] <= now - WINDOW:
            times.popleft()
        if len(times) <= policy.raid_texts:
            return
        times.clear()
        try:
            await self.run(now)
        except StoreUnavailable:
            log.warning("a raid on server %d is noticed by the job", guild_discord_id)

    async def run(self, now: datetime) -> int:
        """Notice raids, let those go on that do, end those that are over; on how many servers something changed."""
        until = await self._context.store.read(stored.noticed)
        texts = await self._context.store.read(lambda tx: stored.texts_by_newcomers(tx, now - WINDOW))
        if not self._changed(until, texts, now):
            self._take_up(until)
            return 0

        def body(tx: Tx) -> tuple[int, dict[int, datetime]]:
            known = stored.noticed(tx, lock=True)
            changed = self._changed(known, texts, now)
            ended = [guild for guild, new in changed.items() if new is None]
            for guild, new in changed.items():
                if new is not None:
                    stored.go_on(tx, guild, new, now=now)
                else:
                    stored.end(tx, guild)
            for guild in changed:
                if guild in ended:
                    audit.append(tx, "raid.off", SUBJECT, by=None, guild_discord_id=guild, now=now)
                elif guild not in known:
                    act, count = "raid.on", texts[guild]
                    audit.append(tx, act, SUBJECT, by=None, guild_discord_id=guild, now=now, texts=count)
            kept = {**known, **{guild: new for guild, new in changed.items() if new is not None}}
            return len(changed), {guild: at for guild, at in kept.items() if guild not in ended}

        count, until = await self._context.store.write(body)
        self._take_up(until)
        return count

    def _changed(
        self, known: dict[int, datetime], texts: dict[int, int], now: datetime
    ) -> dict[int, datetime | None]:
        """Server -> until when its raid goes on from now, None for one that is over; only what is new."""
        found: dict[int, datetime | None] = {}
        for guild, count in texts.items():
            policy = self._context.policy(guild)
            is_many = policy.raid is RaidMode.AUTO and count > policy.raid_texts
            if is_many and (guild not in known or known[guild] < now + RENEWED_BEFORE):
                found[guild] = now + LASTS
        over = {guild: None for guild, until in known.items() if until <= now and guild not in found}
        return {**found, **over}

    def _take_up(self, until: dict[int, datetime]) -> None:
        """Let what is stored hold in this process."""
        policies = self._context.policies
        for guild in {*until, *policies}:
            policy = self._context.policy(guild)
            if policy.raid_until != until.get(guild):
                policies[guild] = replace(policy, raid_until=until.get(guild))
