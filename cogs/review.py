"""/review: the queue of what needs a human, for moderators."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers import review
from storage.domain.cases import CaseReason


class Review(commands.Cog):
    """The next case; everything else its buttons do."""

    @app_commands.command(
        name=localised("review", "command-review.name"),
        description=localised("The next case that needs a moderator.", "command-review.description"),
    )
    @app_commands.describe(
        language=localised("Only cases in this language.", "option-review-language.description"),
        reason=localised("Only cases with this reason.", "option-review-reason.description"),
    )
    @app_commands.rename(
        language=localised("language", "option-review-language.name"),
        reason=localised("reason", "option-review-reason.name"),
    )
    @app_commands.choices(
        reason=[
            app_commands.Choice(
                name=localised(reason.value, f"case-reason-{reason.value.replace('_', '-')}"),
                value=reason.value,
            )
            for reason in CaseReason
        ]
    )
    @app_commands.autocomplete(language=language_choices)
    @app_commands.default_permissions(manage_messages=True)
    @app_commands.guild_only()
    async def review(
        self, interaction: discord.Interaction[Any], language: str | None = None, reason: str | None = None
    ) -> None:
        """The most urgent case that nobody has."""
        await ask(interaction, lambda session: review.review(session, language, reason))


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Review())
