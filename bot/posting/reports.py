"""Telling the moderators of a server, once, that Discord does not let the bot post in a channel."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.posting.delivery import Delivery, Letter, Refusal, Refused, Result
from bot.posting.speech import speech
from bot.ui.buttons import slash
from bot.ui.posts import refused_panel
from storage.services.feeds import FeedView

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)

REJECTED = "rejected"
"""Why a post is missing that Discord did not take, whose channel it does."""


class Reports:
    """One message a day at most per channel and reason, whatever was to be posted there; the log says it too."""

    def __init__(self, bot: Cosecha, delivery: Delivery) -> None:
        self._bot = bot
        self._delivery = delivery

    async def refused(
        self,
        guild_id: int,
        channel_id: int,
        why: Refusal,
        langs: Sequence[str],
        *,
        now: datetime,
        of_campaign: bool = False,
    ) -> bool:
        """Say where, why and what has stopped; False where that has to be said once more, because nobody heard it."""
        because = f"campaign-{why.value}" if of_campaign else why.value
        return await self._tell(guild_id, channel_id, why.value, langs, because=because, now=now)

    async def pause(self, feed: FeedView, why: Refusal, *, now: datetime) -> None:
        """Stop what is posted in the channel of a feed, once somebody was told; until then each round comes here."""
        there = await self._bot.engine.feeds.of_channel(feed.guild_discord_id, feed.channel_discord_id)
        langs = list(dict.fromkeys(each.lang for each in there if each.is_on))
        if await self.refused(feed.guild_discord_id, feed.channel_discord_id, why, langs, now=now):
            await self._bot.engine.feeds.pause(feed.id, why.value, now=now)

    async def rejected(self, feed: FeedView, *, now: datetime) -> None:
        """Say that a post was left out, and its language."""
        place = (feed.guild_discord_id, feed.channel_discord_id)
        await self._tell(*place, REJECTED, [feed.lang], because=REJECTED, now=now)

    async def _tell(
        self, guild_id: int, channel_id: int, why: str, langs: Sequence[str], *, because: str, now: datetime
    ) -> bool:
        """Say it unless it was said today; whether nothing remains to be said."""
        posts = self._bot.engine.posts
        moderators = (await self._bot.engine.servers.view(guild_id)).moderators_channel_discord_id
        t = speech(self._bot, guild_id=guild_id)
        command = slash(t, "channels")
        panel = refused_panel(t, channel_id=channel_id, because=because, langs=langs, command=command)
        subject, slot = f"channel:{channel_id}", f"{why}.{now:%Y-%m-%d}"
        letter = Letter(subject, slot, guild_id, moderators or channel_id, panel)
        claim = await self._delivery.claim(letter, now=now)
        if claim is None:
            return await posts.is_over(subject, slot, now=now)
        if claim.is_first:
            log.warning("posts in channel %d of server %d have stopped: %s", channel_id, guild_id, why)
        if moderators is None:
            await posts.given_up(claim)
            return True
        try:
            delivered = await self._delivery.put(letter, claim, now=now)
        except Refused as refused:
            log.warning("channel %d could not be told: %s", moderators, refused)
            await posts.given_up(claim)
            return True
        return delivered.result is not Result.LATER
