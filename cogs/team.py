"""/team for members, /teams for the staff of a server."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers.teams import (
    add_team,
    ask_to_remove_team,
    join_team,
    leave_team,
    list_teams,
    rename_team,
    show_race,
    suggestions,
)
from bot.session import Session
from bot.ui.teams import PER_HEAD, TOTAL, Race
from storage.domain.periods import Frame

PERIODS = [
    app_commands.Choice(name=localised(frame.value, f"frame-{frame.value}"), value=frame.value)
    for frame in Frame
]
COMPARISONS = [
    app_commands.Choice(name=localised("total", "team-board.total"), value=TOTAL),
    app_commands.Choice(name=localised("per head", "team-board.per-head"), value=PER_HEAD),
]
LIMIT = 25
"""Choices that Discord shows."""
NAME_TYPED = 200
"""Characters that may be typed as a name: more than one has, so that a long one is refused with a reason."""


async def team_choices(interaction: discord.Interaction[Any], current: str) -> list[app_commands.Choice[str]]:
    """The teams of the server whose name holds what was typed."""
    found = await suggestions(Session(interaction.client, interaction), current)
    return [app_commands.Choice(name=name, value=value) for name, value in found[:LIMIT]]


@app_commands.guild_only()
class Team(
    commands.GroupCog,
    group_name=localised("team", "command-team.name"),
    group_description=localised("Join a team and see how they stand.", "command-team.description"),
):
    """Belonging to a team, for members."""

    @app_commands.command(
        name=localised("join", "command-team-join.name"),
        description=localised("Join a team of this server.", "command-team-join.description"),
    )
    @app_commands.describe(team=localised("One of the server's teams.", "option-team-team.description"))
    @app_commands.rename(team=localised("team", "option-team-team.name"))
    @app_commands.autocomplete(team=team_choices)
    async def join(self, interaction: discord.Interaction[Any], team: str) -> None:
        """Belong to a team; the one before is left."""
        await ask(interaction, lambda session: join_team(session, team))

    @app_commands.command(
        name=localised("leave", "command-team-leave.name"),
        description=localised("Leave your team on this server.", "command-team-leave.description"),
    )
    async def leave(self, interaction: discord.Interaction[Any]) -> None:
        """Belong to no team."""
        await ask(interaction, leave_team)

    @app_commands.command(
        name=localised("board", "command-team-board.name"),
        description=localised("How the teams of this server stand.", "command-team-board.description"),
    )
    @app_commands.describe(
        period=localised("Today, this week, this month or all time.", "option-team-period.description"),
        compare=localised("In total or per head.", "option-team-compare.description"),
        language=localised("Language of the contributions.", "option-team-language.description"),
    )
    @app_commands.rename(
        period=localised("period", "option-team-period.name"),
        compare=localised("compare", "option-team-compare.name"),
        language=localised("language", "option-team-language.name"),
    )
    @app_commands.choices(period=PERIODS, compare=COMPARISONS)
    @app_commands.autocomplete(language=language_choices)
    async def board(
        self,
        interaction: discord.Interaction[Any],
        period: str = Frame.WEEK.value,
        compare: str = TOTAL,
        language: str | None = None,
    ) -> None:
        """The board of the teams."""

        async def run(session: Session) -> None:
            lang = session.language_code(language) if language else None
            await show_race(session, Race(lang, Frame(period), per_head=compare == PER_HEAD))

        await ask(interaction, run)


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Teams(
    commands.GroupCog,
    group_name=localised("teams", "command-teams.name"),
    group_description=localised("Define the teams of this server.", "command-teams.description"),
):
    """The teams of a server, for its staff."""

    @app_commands.command(
        name=localised("add", "command-teams-add.name"),
        description=localised("Define a team.", "command-teams-add.description"),
    )
    @app_commands.describe(name=localised("What it is called.", "option-teams-name.description"))
    @app_commands.rename(name=localised("name", "option-teams-name.name"))
    async def add(
        self, interaction: discord.Interaction[Any], name: app_commands.Range[str, 1, NAME_TYPED]
    ) -> None:
        """A new team."""
        await ask(interaction, lambda session: add_team(session, name))

    @app_commands.command(
        name=localised("rename", "command-teams-rename.name"),
        description=localised("Give a team another name.", "command-teams-rename.description"),
    )
    @app_commands.describe(
        team=localised("The team.", "option-teams-team.description"),
        name=localised("What it is called.", "option-teams-name.description"),
    )
    @app_commands.rename(
        team=localised("team", "option-teams-team.name"), name=localised("name", "option-teams-name.name")
    )
    @app_commands.autocomplete(team=team_choices)
    async def rename(
        self,
        interaction: discord.Interaction[Any],
        team: str,
        name: app_commands.Range[str, 1, NAME_TYPED],
    ) -> None:
        """Another name for a team."""
        await ask(interaction, lambda session: rename_team(session, team, name))

    @app_commands.command(
        name=localised("remove", "command-teams-remove.name"),
        description=localised("Remove a team with its points.", "command-teams-remove.description"),
    )
    @app_commands.describe(team=localised("The team.", "option-teams-team.description"))
    @app_commands.rename(team=localised("team", "option-teams-team.name"))
    @app_commands.autocomplete(team=team_choices)
    async def remove(self, interaction: discord.Interaction[Any], team: str) -> None:
        """Remove a team, once that is confirmed."""
        await ask(interaction, lambda session: ask_to_remove_team(session, team))

    @app_commands.command(
        name=localised("list", "command-teams-list.name"),
        description=localised("The teams of this server.", "command-teams-list.description"),
    )
    async def list(self, interaction: discord.Interaction[Any]) -> None:
        """All teams."""
        await ask(interaction, list_teams)


async def setup(bot: Cosecha) -> None:
    """Add the cogs."""
    await bot.add_cog(Team())
    await bot.add_cog(Teams())
