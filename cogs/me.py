"""/me: what a member did, what became of it, and how others see them."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.profile import show_me


class Me(commands.Cog):
    """A member's own page."""

    @app_commands.command(
        name=localised("me", "command-me.name"),
        description=localised("Your points, level, ranks and last contributions.", "command-me.description"),
    )
    async def me(self, interaction: discord.Interaction[Any]) -> None:
        """The member's own page."""
        await ask(interaction, show_me)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Me())
