"""/points."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.reading import show_points


class Points(commands.Cog):
    """What a contribution is worth, for everybody."""

    @app_commands.command(
        name=localised("points", "command-points.name"),
        description=localised("How points, levels and streaks come about.", "command-points.description"),
    )
    async def points(self, interaction: discord.Interaction[Any]) -> None:
        """How points come about."""
        await ask(interaction, show_points)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Points())
