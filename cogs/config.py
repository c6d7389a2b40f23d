"""/config: every setting of a server by name, with its value and where that comes from."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, localised
from bot.handlers import config
from bot.session import Session
from storage.domain.policies import RaidMode

MODES = [
    app_commands.Choice(name=localised(mode.value, f"setting-choice-raid.{mode.value}"), value=mode.value)
    for mode in RaidMode
]


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Config(
    commands.GroupCog,
    group_name=localised("config", "command-config.name"),
    group_description=localised("The settings of this server.", "command-config.description"),
):
    """Discord hides it from everybody who may not manage the server; the handlers ask once more."""

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot

    @app_commands.command(
        name=localised("show", "command-config-show.name"),
        description=localised("What holds, and where it comes from.", "command-config-show.description"),
    )
    @app_commands.describe(setting=localised("A setting.", "option-config-name.description"))
    @app_commands.rename(setting=localised("setting", "option-config-name.name"))
    async def show(self, interaction: discord.Interaction[Any], setting: str | None = None) -> None:
        """Every setting, or one."""
        await ask(interaction, lambda session: config.show(session, setting))

    @app_commands.command(
        name=localised("set", "command-config-set.name"),
        description=localised("Choose a value.", "command-config-set.description"),
    )
    @app_commands.describe(
        setting=localised("A setting.", "option-config-name.description"),
        value=localised("What it is to be.", "option-config-value.description"),
        everywhere=localised("For all servers; for operators.", "option-config-everywhere.description"),
    )
    @app_commands.rename(
        setting=localised("setting", "option-config-name.name"),
        value=localised("value", "option-config-value.name"),
        everywhere=localised("everywhere", "option-config-everywhere.name"),
    )
    async def change(
        self, interaction: discord.Interaction[Any], setting: str, value: str, everywhere: bool = False
    ) -> None:
        """Choose a value."""
        await ask(interaction, lambda session: config.change(session, setting, value, everywhere=everywhere))

    @app_commands.command(
        name=localised("reset", "command-config-reset.name"),
        description=localised("Take a choice back.", "command-config-reset.description"),
    )
    @app_commands.describe(
        setting=localised("A setting.", "option-config-name.description"),
        everywhere=localised("For all servers; for operators.", "option-config-everywhere.description"),
    )
    @app_commands.rename(
        setting=localised("setting", "option-config-name.name"),
        everywhere=localised("everywhere", "option-config-everywhere.name"),
    )
    async def reset(
        self, interaction: discord.Interaction[Any], setting: str, everywhere: bool = False
    ) -> None:
        """Take a choice back, so that what held before holds again."""
        await ask(interaction, lambda session: config.reset(session, setting, everywhere=everywhere))

    @app_commands.command(
        name=localised("raid", "command-config-raid.name"),
        description=localised("Hold new members' texts.", "command-config-raid.description"),
    )
    @app_commands.describe(mode=localised("On, off or automatic.", "option-config-mode.description"))
    @app_commands.rename(mode=localised("mode", "option-config-mode.name"))
    @app_commands.choices(mode=MODES)
    async def raid(self, interaction: discord.Interaction[Any], mode: str) -> None:
        """Let texts of new members wait for a moderator, or not."""
        await ask(interaction, lambda session: config.raid(session, mode))

    @show.autocomplete("setting")
    @change.autocomplete("setting")
    @reset.autocomplete("setting")
    async def _names(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Settings by name."""
        found = config.suggested_names(Session(self.bot, interaction), current)
        return [app_commands.Choice(name=shown, value=value) for shown, value in found]

    @change.autocomplete("value")
    async def _values(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Values of the setting that was typed before."""
        typed = str(
            getattr(interaction.namespace, "setting", "") or getattr(interaction.namespace, "name", "")
        )
        found = config.suggested_values(Session(self.bot, interaction), typed, current)
        return [app_commands.Choice(name=shown, value=value) for shown, value in found]


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Config(bot))
