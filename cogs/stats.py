"""/stats: the state of the collection."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers.statistics import show_stats


class Stats(commands.Cog):
    """Figures, for everybody."""

    @app_commands.command(
        name=localised("stats", "command-stats.name"),
        description=localised("What has been collected so far, with pictures.", "command-stats.description"),
    )
    @app_commands.describe(
        language=localised("One language; without it, all of them.", "option-stats-language.description")
    )
    @app_commands.rename(language=localised("language", "option-stats-language.name"))
    @app_commands.autocomplete(language=language_choices)
    async def stats(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """The overview, and from there the other views."""
        await ask(interaction, lambda session: show_stats(session, lang=language))


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Stats())
