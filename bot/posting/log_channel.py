"""Mirroring the audit log of a server in its log channel: each entry once, the oldest first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.i18n import Locale
from bot.posting.delivery import Delivery, Letter, Refused, Result
from bot.posting.pace import Pace, for_each
from bot.posting.speech import speech
from bot.ui.audit import entry_panel, refused_panel
from bot.ui.buttons import slash
from bot.ui.ids import encode
from bot.ui.posts import names_of
from storage.services.audit_log import AuditView, LogChannel

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

PAUSE: Final = timedelta(minutes=10)
"""How long a channel that does not take anything is left alone; its entries wait for a day."""


class LogChannels:
    """What a channel has had is marked in the audit log; the ledger of posts sees to it that it has it once."""

    def __init__(self, bot: Cosecha, delivery: Delivery, pace: Pace) -> None:
        self._bot = bot
        self._delivery = delivery
        self._pace = pace
        self._refused_at: dict[int, datetime] = {}
        """Channel -> when it last took nothing."""

    async def round(self, now: datetime, *, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Post what log channels have not had; StoreUnavailable ends the round."""
        audit_log = self._bot.engine.audit_log
        work = partial(self._server, self._pace.since(now), may_go_on)
        waiting = [each for each in await audit_log.waiting() if not self._is_paused(each, now)]
        await for_each(waiting, work, may_go_on=may_go_on)
        await audit_log.pass_over(now=now)

    def _is_paused(self, place: LogChannel, now: datetime) -> bool:
        refused_at = self._refused_at.get(place.channel_discord_id)
        return refused_at is not None and now < refused_at + PAUSE

    async def _server(
        self, clock: Callable[[], datetime], may_go_on: Callable[[], bool], place: LogChannel
    ) -> None:
        """The next entries of a server; nothing more in this round once Discord did not take one."""
        audit_log = self._bot.engine.audit_log
        for entry in await audit_log.untold(place.guild_discord_id):
            if not may_go_on():
                return
            try:
                is_over = await self._entry(place, entry, clock)
            except Refused as refused:
                self._refused_at[place.channel_discord_id] = clock()
                await self._report(place, refused, now=clock())
                return
            if not is_over:
                return
            await audit_log.told([entry.id], now=clock())

    async def _entry(self, place: LogChannel, entry: AuditView, clock: Callable[[], datetime]) -> bool:
        """Post one entry; whether nothing remains to be done about it. Raises Refused."""
        guild, posts = place.guild_discord_id, self._bot.engine.posts
        t = self._speech(guild)
        subject, slot = f"log:{guild}", str(entry.id)
        panel = entry_panel(t, entry, action=encode("logged", *names_of(subject, slot)))
        letter = Letter(subject, slot, guild, place.channel_discord_id, panel)
        delivered = await self._delivery.post(letter, now=clock())
        if delivered.result is Result.TAKEN:
            return await posts.is_over(subject, slot, now=clock())
        return delivered.result is not Result.LATER

    def _speech(self, guild: int) -> Locale:
        """The language that the server chose, else that of the server on Discord."""
        chosen = self._bot.engine.server_settings.value(guild, "locale").value
        return speech(self._bot, str(chosen) if chosen else None, guild_id=guild)

    async def _report(self, place: LogChannel, refused: Refused, *, now: datetime) -> None:
        """Tell the moderators, once a day, that the channel takes nothing; the log of the bot says it too."""
        guild, channel = place.guild_discord_id, place.channel_discord_id
        posts = self._bot.engine.posts
        moderators = (await self._bot.engine.servers.view(guild)).moderators_channel_discord_id
        t = self._speech(guild)
        panel = refused_panel(t, channel_id=channel, command=slash(t, "setup"))
        slot = f"log.{refused.why.value}.{now:%Y-%m-%d}"
        letter = Letter(f"channel:{channel}", slot, guild, moderators or channel, panel)
        claim = await self._delivery.claim(letter, now=now)
        if claim is None:
            return
        if claim.is_first:
            log.warning("the log channel %d of server %d takes nothing: %s", channel, guild, refused.why)
        if moderators is None or moderators == channel:
            await posts.given_up(claim)
            return
        try:
            await self._delivery.put(letter, claim, now=now)
        except Refused as also:
            log.warning("channel %d could not be told: %s", moderators, also)
            await posts.given_up(claim)
