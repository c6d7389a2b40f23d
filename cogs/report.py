"""The context menu "Report" on a message: whoever sees a text of a conversation in a post can report it."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.judging import report_post


class Report(commands.Cog):
    """A menu below a message, which takes the id of what was reported from the message's own buttons."""

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(name=localised("Report", "menu-report"), callback=self.report)
        app_commands.guild_only(self.menu)

    async def cog_load(self) -> None:
        """Bring the menu; discord.py finds none by itself in a cog."""
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take it away."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    async def report(self, interaction: discord.Interaction[Any], message: discord.Message) -> None:
        """Open the form that reports what the message shows."""
        await ask(interaction, lambda session: report_post(session, message), opens_form=True)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Report(bot))
