"""/leaderboard: who contributed most, page by page."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers.boards import ALL, show_leaderboard
from bot.session import Session
from bot.ui.leaderboard import EVERYWHERE, HERE
from storage.domain.periods import Frame

PERIODS = [
    app_commands.Choice(name=localised(frame.value, f"frame-{frame.value}"), value=frame.value)
    for frame in Frame
]
SCOPES = [
    app_commands.Choice(name=localised("this server", "leaderboard.here"), value=HERE),
    app_commands.Choice(name=localised("all servers", "leaderboard.everywhere"), value=EVERYWHERE),
]


class Leaderboard(commands.Cog):
    """Boards, for everybody."""

    @app_commands.command(
        name=localised("leaderboard", "command-leaderboard.name"),
        description=localised(
            "Who contributes most, and where you stand.", "command-leaderboard.description"
        ),
    )
    @app_commands.describe(
        language=localised("Language of the contributions.", "option-leaderboard-language.description"),
        period=localised(
            "Today, this week, this month or all time.", "option-leaderboard-period.description"
        ),
        scope=localised("This server or all of them.", "option-leaderboard-scope.description"),
    )
    @app_commands.rename(
        language=localised("language", "option-leaderboard-language.name"),
        period=localised("period", "option-leaderboard-period.name"),
        scope=localised("scope", "option-leaderboard-scope.name"),
    )
    @app_commands.choices(period=PERIODS, scope=SCOPES)
    async def leaderboard(
        self,
        interaction: discord.Interaction[Any],
        language: str | None = None,
        period: str = Frame.WEEK.value,
        scope: str = HERE,
    ) -> None:
        """The first page of a board."""

        async def run(session: Session) -> None:
            await show_leaderboard(
                session, lang=language, frame=Frame(period), is_everywhere=scope == EVERYWHERE
            )

        await ask(interaction, run)

    @leaderboard.autocomplete("language")
    async def _language(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """All languages together, then those whose name holds what was typed."""
        t = Session(cast(Cosecha, interaction.client), interaction).t
        everything = app_commands.Choice(name=t("all-languages")[:100], value=ALL)
        return [everything, *await language_choices(interaction, current)][:25]


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Leaderboard())
