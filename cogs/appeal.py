"""/appeal: ask that a decision about one's own message or suspension be looked at again."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.appeals import list_appeals


class Appeal(commands.Cog):
    """For everybody, in private messages, too: whoever is suspended or left a server keeps the right to ask."""

    @app_commands.command(
        name=localised("appeal", "command-appeal.name"),
        description=localised(
            "Ask that a decision about you be looked at again.", "command-appeal.description"
        ),
    )
    async def appeal(self, interaction: discord.Interaction[Any]) -> None:
        """What can be looked at again."""
        await ask(interaction, list_appeals)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Appeal())
