"""/setup: a server made ready, step by step, by whoever may manage it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.setup import start


class Setup(commands.Cog):
    """Discord hides it from everybody who may not manage the server; the handlers ask once more."""

    @app_commands.command(
        name=localised("setup", "command-setup.name"),
        description=localised("Get this server ready, step by step.", "command-setup.description"),
    )
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.guild_only()
    async def setup(self, interaction: discord.Interaction[Any]) -> None:
        """The first step; what was chosen before is there."""
        await ask(interaction, start)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Setup())
