"""/guide and /help."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.reading import show_guide, show_help


class Guide(commands.Cog):
    """Reading, for everybody."""

    @app_commands.command(
        name=localised("guide", "command-guide.name"),
        description=localised("How to write, label and rank well.", "command-guide.description"),
    )
    async def guide(self, interaction: discord.Interaction[Any]) -> None:
        """How to do good work."""
        await ask(interaction, lambda session: show_guide(session, None))

    @app_commands.command(
        name=localised("help", "command-help.name"),
        description=localised("What Cosecha is and how to use it.", "command-help.description"),
    )
    async def help(self, interaction: discord.Interaction[Any]) -> None:
        """What this is."""
        await ask(interaction, show_help)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Guide())
