"""/share: languages against each other, to be shown to everybody."""

from __future__ import annotations

from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.sharing import show_race
from bot.session import Session

LIMIT = 25
"""Choices that Discord shows."""
VALUE = 100
"""Characters of a choice's value and name."""


class Share(commands.Cog):
    """The picture that a community shares."""

    @app_commands.command(
        name=localised("share", "command-share.name"),
        description=localised("Languages side by side, to show in the channel.", "command-share.description"),
    )
    @app_commands.describe(
        languages=localised("Two to five, with commas.", "option-share-languages.description"),
        per_head=localised("Per head of contributors.", "option-share-per-head.description"),
    )
    @app_commands.rename(
        languages=localised("languages", "option-share-languages.name"),
        per_head=localised("per-head", "option-share-per-head.name"),
    )
    async def share(
        self, interaction: discord.Interaction[Any], languages: str | None = None, per_head: bool = False
    ) -> None:
        """A preview, from which it can be posted."""

        async def run(session: Session) -> None:
            await show_race(session, languages=languages, is_per_head=per_head)

        await ask(interaction, run)

    @share.autocomplete("languages")
    async def _languages(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Names for the last code of the list that is being typed; the ones before it are kept."""
        session = Session(cast(Cosecha, interaction.client), interaction)
        *before, last = (part.strip() for part in current.split(","))
        kept = [session.language_code(part) for part in before if part]
        offered = [code for code in session.bot.settings.languages if code not in kept]
        return [
            app_commands.Choice(
                name=", ".join([*map(session.t.language, kept), session.t.both_names(code)])[-VALUE:],
                value=",".join([*kept, code]),
            )
            for code in session.t.find_languages(last, offered, limit=LIMIT)
            if len(",".join([*kept, code])) <= VALUE
        ]


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Share())
