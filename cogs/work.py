"""/work, "I'm feeling lucky", and /tasks, the panel of kinds."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers.working import give, show_kinds


class Work(commands.Cog):
    """Getting work."""

    @app_commands.command(
        name=localised("work", "command-work.name"),
        description=localised("Resume your task or get a random one.", "command-work.description"),
    )
    @app_commands.describe(language=localised("Language of the task.", "option-task-language.description"))
    @app_commands.rename(language=localised("language", "option-task-language.name"))
    @app_commands.autocomplete(language=language_choices)
    @app_commands.guild_only()
    async def work(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """The open task again, or a weighted random one."""
        await ask(interaction, lambda session: give(session, None, lang=language))

    @app_commands.command(
        name=localised("tasks", "command-tasks.name"),
        description=localised(
            "See how many tasks of each kind there are for you.", "command-tasks.description"
        ),
    )
    @app_commands.guild_only()
    async def tasks(self, interaction: discord.Interaction[Any]) -> None:
        """A button per kind, with what is open."""
        await ask(interaction, show_kinds)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Work())
