"""/moderate: members, messages, conversations and searches, for moderators."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers.moderate import list_removals, look_up
from bot.handlers.moderate_messages import look_up_message, look_up_tree, search, show_board, show_rings
from bot.session import Session
from bot.ui.moderate_boards import BoardQuery
from storage.domain.conduct import Standing
from storage.domain.periods import Frame
from storage.domain.search import MAX_QUERY

PERIODS = [
    app_commands.Choice(name=localised(frame.value, f"frame-{frame.value}"), value=frame.value)
    for frame in Frame
]
STANDINGS = [
    app_commands.Choice(name=localised(each.value, f"conduct-standing.{each.value}"), value=each.value)
    for each in Standing
]
REF = 64
"""Characters of a number or a public id."""


@app_commands.guild_only()
@app_commands.default_permissions(manage_messages=True)
class Moderate(
    commands.GroupCog,
    group_name=localised("moderate", "command-moderate.name"),
    group_description=localised("Look up and act on members and messages.", "command-moderate.description"),
):
    """What moderators look up; everything else the buttons do."""

    @app_commands.command(
        name=localised("user", "command-moderate-user.name"),
        description=localised("A member's record.", "command-moderate-user.description"),
    )
    @app_commands.describe(
        member=localised("The member, or their Discord id.", "option-moderate-member.description"),
        number=localised("Their number in the audit log.", "option-moderate-number.description"),
    )
    @app_commands.rename(
        member=localised("member", "option-moderate-member.name"),
        number=localised("number", "option-moderate-number.name"),
    )
    async def user(
        self,
        interaction: discord.Interaction[Any],
        member: discord.User | None = None,
        number: app_commands.Range[int, 1] | None = None,
    ) -> None:
        """The record of a member."""
        discord_id = member.id if member is not None else None
        await ask(interaction, lambda session: look_up(session, discord_id=discord_id, number=number))

    @app_commands.command(
        name=localised("message", "command-moderate-message.name"),
        description=localised("A message with everything around it.", "command-moderate-message.description"),
    )
    @app_commands.describe(id=localised("Its number or its public id.", "option-moderate-id.description"))
    @app_commands.rename(id=localised("id", "option-moderate-id.name"))
    async def message(
        self, interaction: discord.Interaction[Any], id: app_commands.Range[str, 1, REF]
    ) -> None:
        """A message."""
        await ask(interaction, lambda session: look_up_message(session, id))

    @app_commands.command(
        name=localised("tree", "command-moderate-tree.name"),
        description=localised("A conversation with its messages.", "command-moderate-tree.description"),
    )
    @app_commands.describe(id=localised("Its number or its public id.", "option-moderate-id.description"))
    @app_commands.rename(id=localised("id", "option-moderate-id.name"))
    async def tree(self, interaction: discord.Interaction[Any], id: app_commands.Range[str, 1, REF]) -> None:
        """A conversation."""
        await ask(interaction, lambda session: look_up_tree(session, id))

    @app_commands.command(
        name=localised("search", "command-moderate-search.name"),
        description=localised("Search messages by words.", "command-moderate-search.description"),
    )
    @app_commands.describe(
        words=localised("Words that all have to be in it.", "option-moderate-words.description"),
        language=localised("Only messages in this language.", "option-moderate-language.description"),
        member=localised("Only messages by this member.", "option-moderate-author.description"),
    )
    @app_commands.rename(
        words=localised("words", "option-moderate-words.name"),
        language=localised("language", "option-moderate-language.name"),
        member=localised("member", "option-moderate-author.name"),
    )
    @app_commands.autocomplete(language=language_choices)
    async def search(
        self,
        interaction: discord.Interaction[Any],
        words: app_commands.Range[str, 1, MAX_QUERY],
        language: str | None = None,
        member: discord.User | None = None,
    ) -> None:
        """What was found."""
        member_id = member.id if member is not None else None
        await ask(interaction, lambda session: search(session, words, language=language, member_id=member_id))

    @app_commands.command(
        name=localised("board", "command-moderate-board.name"),
        description=localised("Whose messages others find fault with.", "command-moderate-board.description"),
    )
    @app_commands.describe(
        period=localised("Today, this week, this month or all time.", "option-moderate-period.description"),
        who=localised("Everybody, or only some.", "option-moderate-who.description"),
    )
    @app_commands.rename(
        period=localised("period", "option-moderate-period.name"),
        who=localised("who", "option-moderate-who.name"),
    )
    @app_commands.choices(period=PERIODS, who=STANDINGS)
    async def board(
        self,
        interaction: discord.Interaction[Any],
        period: str = Frame.WEEK.value,
        who: str = Standing.ALL.value,
    ) -> None:
        """The moderators' board."""

        async def run(session: Session) -> None:
            await show_board(session, BoardQuery(Frame(period), Standing(who)))

        await ask(interaction, run)

    @app_commands.command(
        name=localised("removals", "command-moderate-removals.name"),
        description=localised(
            "Removals that wait for a second moderator.", "command-moderate-removals.description"
        ),
    )
    async def removals(self, interaction: discord.Interaction[Any]) -> None:
        """What waits."""
        await ask(interaction, list_removals)

    @app_commands.command(
        name=localised("rings", "command-moderate-rings.name"),
        description=localised(
            "Accounts that accept each other more than chance.", "command-moderate-rings.description"
        ),
    )
    async def rings(self, interaction: discord.Interaction[Any]) -> None:
        """The report of rings."""
        await ask(interaction, show_rings)


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Moderate())
