"""In which language a post speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.i18n import Locale

if TYPE_CHECKING:
    from bot.app import Cosecha


def speech(bot: Cosecha, *wanted: str | None, guild_id: int) -> Locale:
    """The first of these languages that the bot speaks, else the server's, else the default."""
    guild = bot.get_guild(guild_id)
    preferred = guild.preferred_locale.value if guild is not None else None
    return bot.texts[bot.texts.negotiate(*wanted, preferred, bot.settings.default_locale)]
