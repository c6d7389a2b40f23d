"""/badges: all of them for everybody, and the roles that a server gives for them, for its staff."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.badges import choose_role, show_badges
from storage.domain.badges import Badge

BADGES = [
    app_commands.Choice(
        name=localised(badge.value, f"badge-{badge.value.replace('_', '-')}.name"), value=badge.value
    )
    for badge in Badge
]


@app_commands.guild_only()
class Badges(
    commands.GroupCog,
    group_name=localised("badges", "command-badges.name"),
    group_description=localised("Badges, and the roles for them.", "command-badges.description"),
):
    """Badges. The group is for everybody, so /badges role is kept from members by its handler alone."""

    @app_commands.command(
        name=localised("list", "command-badges-list.name"),
        description=localised("All badges, and which you have.", "command-badges-list.description"),
    )
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        """Every badge."""
        await ask(interaction, show_badges)

    @app_commands.command(
        name=localised("role", "command-badges-role.name"),
        description=localised("Choose the role for a badge.", "command-badges-role.description"),
    )
    @app_commands.describe(
        badge=localised("The badge.", "option-badges-badge.description"),
        role=localised("The role; without one, none.", "option-badges-role.description"),
    )
    @app_commands.rename(
        badge=localised("badge", "option-badges-badge.name"),
        role=localised("role", "option-badges-role.name"),
    )
    @app_commands.choices(badge=BADGES)
    async def role(
        self, interaction: discord.Interaction[Any], badge: str, role: discord.Role | None = None
    ) -> None:
        """The role that whoever earns a badge is given on this server."""
        await ask(interaction, lambda session: choose_role(session, Badge(badge), role))


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Badges())
