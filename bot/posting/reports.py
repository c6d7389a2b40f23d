"""Telling the moderators of a server, once, that Discord does not let the bot post in a channel."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from bot.posting.delivery import Delivery, Letter, Refusal
from bot.posting.speech import speech
from bot.ui.buttons import slash
from bot.ui.posts import refused_panel
from storage.services.feeds import FeedView

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)


class Reports:
    """One message per channel that cannot be used; the log says it too."""

    def __init__(self, bot: Cosecha, delivery: Delivery) -> None:
        self._bot = bot
        self._delivery = delivery

    async def refused(
        self, guild_id: int, channel_id: int, why: Refusal, langs: Sequence[str], *, of_campaign: bool = False
    ) -> None:
        """Say where, why and what has stopped."""
        log.warning("posts in channel %d of server %d have stopped: %s", channel_id, guild_id, why.value)
        server = await self._bot.engine.servers.view(guild_id)
        moderators = server.moderators_channel_discord_id
        if moderators is None:
            return
        t = speech(self._bot, guild_id=guild_id)
        because = f"campaign-{why.value}" if of_campaign else why.value
        panel = refused_panel(
            t, channel_id=channel_id, because=because, langs=langs, command=slash(t, "channels")
        )
        await self._delivery.tell(Letter("", "", guild_id, moderators, panel))

    async def pause(self, feed: FeedView, why: Refusal, *, now: datetime) -> None:
        """Stop what is posted in the channel of a feed; whoever stops it says so."""
        feeds = self._bot.engine.feeds
        if await feeds.pause(feed.id, why.value, now=now):
            there = await feeds.of_channel(feed.guild_discord_id, feed.channel_discord_id)
            langs = list(dict.fromkeys(each.lang for each in there if each.is_on))
            await self.refused(feed.guild_discord_id, feed.channel_discord_id, why, langs)
