"""/language: the content languages, the language of the texts, and the time zone."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers.onboarding import choose_interface, choose_languages, choose_time_zone, open_languages
from bot.session import Session
from bot.ui import screens, zones

LIMIT = 25
"""Choices that Discord shows."""


class Language(commands.Cog):
    """Content languages are chosen, never guessed."""

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot

    @app_commands.command(
        name=localised("language", "command-language.name"),
        description=localised("Choose the languages you contribute in.", "command-language.description"),
    )
    @app_commands.describe(
        languages=localised("One or more, with commas.", "option-language-languages.description"),
        interface=localised("The language of the texts.", "option-language-interface.description"),
        time_zone=localised("Where your days end.", "option-language-time-zone.description"),
    )
    @app_commands.rename(
        languages=localised("languages", "option-language-languages.name"),
        interface=localised("interface", "option-language-interface.name"),
        time_zone=localised("time-zone", "option-language-time-zone.name"),
    )
    async def language(
        self,
        interaction: discord.Interaction[Any],
        languages: str | None = None,
        interface: str | None = None,
        time_zone: str | None = None,
    ) -> None:
        """Set what is given; without options, the panel."""

        async def run(session: Session) -> None:
            if interface is not None:
                await choose_interface(session, interface)
            if languages is not None:
                codes = (code.strip() for code in languages.split(","))
                await choose_languages(session, tuple(session.language_code(code) for code in codes if code))
            if time_zone is not None:
                await choose_time_zone(session, time_zone)
            if interface is None and languages is None and time_zone is None:
                await open_languages(session)

        await ask(interaction, run)

    @language.autocomplete("languages")
    async def _languages(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Names for the last code of the list that is being typed; the ones before it are kept."""
        session = Session(self.bot, interaction)
        *before, last = (part.strip() for part in current.split(","))
        kept = [session.language_code(part) for part in before if part]
        found = session.t.find_languages(
            last, [code for code in self.bot.settings.languages if code not in kept]
        )
        return [
            app_commands.Choice(
                name=", ".join([*map(session.t.language, kept), session.t.both_names(code)])[-100:],
                value=",".join([*kept, code]),
            )
            for code in found[:LIMIT]
            if len(",".join([*kept, code])) <= 100
        ]

    @language.autocomplete("interface")
    async def _interface(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """The languages the bot speaks."""
        session = Session(self.bot, interaction)
        found = session.t.find_languages(current, self.bot.texts.locales)
        automatic = app_commands.Choice(name=session.t("languages.automatic")[:100], value=screens.AUTOMATIC)
        return [
            automatic,
            *(app_commands.Choice(name=session.t.both_names(code), value=code) for code in found),
        ][:LIMIT]

    @language.autocomplete("time_zone")
    async def _time_zone(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Zones by city, country or id."""
        t = Session(self.bot, interaction).t
        return [app_commands.Choice(name=zones.label(zone, t), value=zone) for zone in zones.find(current, t)]


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Language(bot))
