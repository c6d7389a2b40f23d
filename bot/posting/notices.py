"""Private messages to members about what was decided: each once; where Discord takes none, the next panel has it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import discord

from bot.i18n import Locale
from bot.posting.pace import Pace
from bot.session import NO_ANSWER, NO_MENTIONS
from bot.ui.notices import dm_panel
from storage.domain.notices import NoticeView

if TYPE_CHECKING:
    from bot.app import Cosecha

log = logging.getLogger(__name__)


class Mail:
    """A notice counts as told before it is sent, so that no two processes send it; what fails is untold again."""

    def __init__(self, bot: Cosecha, pace: Pace) -> None:
        self._bot = bot
        self._pace = pace

    async def round(self, now: datetime, *, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Send what waits; StoreUnavailable ends the round."""
        notices = self._bot.engine.notices
        for discord_id, notice in await notices.untold():
            if not may_go_on():
                return
            if await notices.told(notice.id, now=now) and not await self._send(discord_id, notice):
                await notices.refused(notice.id)

    async def _send(self, discord_id: int, notice: NoticeView) -> bool:
        """Send one; False where it did not arrive, or nobody knows: being told twice is better than never."""
        t = await self._speech(discord_id, notice)
        panel = dm_panel(t, notice, server=self._server(notice))
        await self._pace.turn()
        try:
            channel = await self._bot.create_dm(discord.Object(discord_id))
            await channel.send(embeds=list(panel.embeds), view=panel.view(), allowed_mentions=NO_MENTIONS)
        except discord.Forbidden:
            log.info("notice %d waits for a panel: its member takes no private messages", notice.id)
            return False
        except NO_ANSWER as error:
            log.warning("notice %d could not be sent and waits for a panel: %s", notice.id, error)
            return False
        return True

    async def _speech(self, discord_id: int, notice: NoticeView) -> Locale:
        """The language that the member chose, else that in which they read the terms, else the server's.

        Discord tells the language of a client with an interaction only.
        """
        bot, guild = self._bot, self._guild(notice)
        chosen = (await bot.engine.members.view(discord_id)).interface_locale
        preferred = guild.preferred_locale.value if guild is not None else None
        return bot.texts[bot.texts.negotiate(chosen, notice.locale, preferred, bot.settings.default_locale)]

    def _guild(self, notice: NoticeView) -> discord.Guild | None:
        guild_id = notice.guild_discord_id
        return self._bot.get_guild(guild_id) if guild_id is not None else None

    def _server(self, notice: NoticeView) -> str | None:
        guild = self._guild(notice)
        return guild.name if guild is not None else None
