"""/campaign: a goal for a language; anybody may look, the staff of a server set and end it."""

from __future__ import annotations

from typing import Any, TypeVar

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers import campaigns
from bot.handlers.staff import TextChannel
from bot.session import Session
from storage.domain.campaigns import Unit

C = TypeVar("C")


def of_a_language(callback: C) -> C:
    """A subcommand with the option `language`, which most of them have."""
    named = app_commands.rename(language=localised("language", "option-campaign-language.name"))(callback)
    told = app_commands.describe(
        language=localised("The campaign's language.", "option-campaign-language.description")
    )(named)
    return app_commands.autocomplete(language=language_choices)(told)


@app_commands.guild_only()
class Campaign(
    commands.GroupCog,
    group_name=localised("campaign", "command-campaign.name"),
    group_description=localised("A goal that a community shares.", "command-campaign.description"),
):
    """Everybody sees it, because everybody may ask how it goes; what only staff may do, the handlers ask."""

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot

    @app_commands.command(
        name=localised("start", "command-campaign-start.name"),
        description=localised("Start a campaign.", "command-campaign-start.description"),
    )
    @app_commands.describe(
        language=localised("The campaign's language.", "option-campaign-language.description"),
        unit=localised("What counts.", "option-campaign-unit.description"),
        until=localised("Its last day.", "option-campaign-until.description"),
        goal=localised("How many.", "option-campaign-goal.description"),
        versus=localised("Languages to race against.", "option-campaign-versus.description"),
        channel=localised("Where it is posted.", "option-campaign-channel.description"),
    )
    @app_commands.rename(
        language=localised("language", "option-campaign-language.name"),
        unit=localised("unit", "option-campaign-unit.name"),
        until=localised("until", "option-campaign-until.name"),
        goal=localised("goal", "option-campaign-goal.name"),
        versus=localised("versus", "option-campaign-versus.name"),
        channel=localised("channel", "option-campaign-channel.name"),
    )
    @app_commands.choices(
        unit=[
            app_commands.Choice(
                name=localised(unit.value, f"campaign-unit-{unit.value.replace('_', '-')}"), value=unit.value
            )
            for unit in Unit
        ]
    )
    @app_commands.autocomplete(language=language_choices)
    async def start(
        self,
        interaction: discord.Interaction[Any],
        language: str,
        unit: str,
        until: str,
        goal: int | None = None,
        versus: str | None = None,
        channel: TextChannel | None = None,
    ) -> None:
        """Show what would begin; a button begins it."""
        await ask(
            interaction,
            lambda session: campaigns.plan(
                session,
                language=language,
                goal=goal,
                unit=unit,
                until=until,
                versus=versus,
                channel_id=channel.id if channel else None,
            ),
        )

    @start.autocomplete("versus")
    async def _versus(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Languages, the last of the list completed."""
        found = campaigns.suggested_rivals(Session(self.bot, interaction), current)
        return [app_commands.Choice(name=name, value=value) for name, value in found]

    @app_commands.command(
        name=localised("status", "command-campaign-status.name"),
        description=localised("How a campaign is going.", "command-campaign-status.description"),
    )
    @of_a_language
    async def status(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """How it is going, for anybody."""
        await ask(interaction, lambda session: campaigns.status(session, language))

    @app_commands.command(
        name=localised("pause", "command-campaign-pause.name"),
        description=localised("Pause a campaign.", "command-campaign-pause.description"),
    )
    @of_a_language
    async def pause(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """Let it rest."""
        await ask(interaction, lambda session: campaigns.change(session, "pause", language))

    @app_commands.command(
        name=localised("resume", "command-campaign-resume.name"),
        description=localised("Go on with a paused campaign.", "command-campaign-resume.description"),
    )
    @of_a_language
    async def resume(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """Go on with it."""
        await ask(interaction, lambda session: campaigns.change(session, "resume", language))

    @app_commands.command(
        name=localised("end", "command-campaign-end.name"),
        description=localised("End a campaign early.", "command-campaign-end.description"),
    )
    @of_a_language
    async def end(self, interaction: discord.Interaction[Any], language: str | None = None) -> None:
        """Ask whether it should end."""
        await ask(interaction, lambda session: campaigns.change(session, "end", language))

    @app_commands.command(
        name=localised("list", "command-campaign-list.name"),
        description=localised("The campaigns of this server.", "command-campaign-list.description"),
    )
    async def every(self, interaction: discord.Interaction[Any]) -> None:
        """Every campaign, for anybody."""
        await ask(interaction, campaigns.show_all)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Campaign(bot))
