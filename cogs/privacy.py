"""/privacy: what is stored about a member, and what they decide about it; on every server and in private messages."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.privacy import show_erasure, show_export, show_scopes, show_stored, show_withdrawal


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.allowed_installs(guilds=True, users=True)
class Privacy(
    commands.GroupCog,
    group_name=localised("privacy", "command-privacy.name"),
    group_description=localised("Your data: see, take along, decide, erase.", "command-privacy.description"),
):
    """A member's own data."""

    @app_commands.command(
        name=localised("view", "command-privacy-view.name"),
        description=localised("What is stored about you.", "command-privacy-view.description"),
    )
    async def view(self, interaction: discord.Interaction[Any]) -> None:
        """What is stored."""
        await ask(interaction, show_stored)

    @app_commands.command(
        name=localised("export", "command-privacy-export.name"),
        description=localised("All of it as a file.", "command-privacy-export.description"),
    )
    async def export(self, interaction: discord.Interaction[Any]) -> None:
        """All of it as a file."""
        await ask(interaction, show_export)

    @app_commands.command(
        name=localised("scopes", "command-privacy-scopes.name"),
        description=localised("What of you may be published.", "command-privacy-scopes.description"),
    )
    async def scopes(self, interaction: discord.Interaction[Any]) -> None:
        """What may be published."""
        await ask(interaction, show_scopes)

    @app_commands.command(
        name=localised("withdraw", "command-privacy-withdraw.name"),
        description=localised("Contribute no more, or again.", "command-privacy-withdraw.description"),
    )
    async def withdraw(self, interaction: discord.Interaction[Any]) -> None:
        """Contribute no more."""
        await ask(interaction, show_withdrawal)

    @app_commands.command(
        name=localised("erase", "command-privacy-erase.name"),
        description=localised("Erase everything about you.", "command-privacy-erase.description"),
    )
    async def erase(self, interaction: discord.Interaction[Any]) -> None:
        """Be erased."""
        await ask(interaction, show_erasure)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Privacy())
