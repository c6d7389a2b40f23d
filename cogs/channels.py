"""/channels: what is posted in which channel, for the staff of a server."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.app import Cosecha
from bot.commanding import ask, language_choices, localised
from bot.handlers import channels, server_settings
from bot.handlers.staff import TextChannel
from bot.session import Session
from bot.ui import zones
from storage.services.servers import THEMES


@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
class Channels(
    commands.GroupCog,
    group_name=localised("channels", "command-channels.name"),
    group_description=localised("What is posted in which channel.", "command-channels.description"),
):
    """Discord hides it from everybody who may not manage the server; the handlers ask once more."""

    def __init__(self, bot: Cosecha) -> None:
        self.bot = bot

    @app_commands.command(
        name=localised("bind", "command-channels-bind.name"),
        description=localised("Bind a channel to a language.", "command-channels-bind.description"),
    )
    @app_commands.describe(
        channel=localised("A text channel.", "option-channels-channel.description"),
        language=localised("Whose contributions are shown.", "option-channels-language.description"),
        posts=localised("What is posted, with commas.", "option-channels-posts.description"),
    )
    @app_commands.rename(
        channel=localised("channel", "option-channels-channel.name"),
        language=localised("language", "option-channels-language.name"),
        posts=localised("posts", "option-channels-posts.name"),
    )
    @app_commands.autocomplete(language=language_choices)
    async def bind(
        self,
        interaction: discord.Interaction[Any],
        channel: TextChannel,
        language: str,
        posts: str | None = None,
    ) -> None:
        """Bind a channel to a language."""
        await ask(interaction, lambda session: channels.bind(session, channel.id, language, posts))

    @bind.autocomplete("posts")
    async def _posts(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Kinds of posts, the last of the list completed."""
        found = channels.suggested_kinds(Session(self.bot, interaction), current)
        return [app_commands.Choice(name=name, value=value) for name, value in found]

    @app_commands.command(
        name=localised("unbind", "command-channels-unbind.name"),
        description=localised("Post nothing more in a channel.", "command-channels-unbind.description"),
    )
    @app_commands.describe(
        channel=localised("A text channel.", "option-channels-channel.description"),
        language=localised("Whose contributions are shown.", "option-channels-language.description"),
    )
    @app_commands.rename(
        channel=localised("channel", "option-channels-channel.name"),
        language=localised("language", "option-channels-language.name"),
    )
    @app_commands.autocomplete(language=language_choices)
    async def unbind(
        self, interaction: discord.Interaction[Any], channel: TextChannel, language: str | None = None
    ) -> None:
        """Post nothing more in a channel."""
        await ask(interaction, lambda session: channels.unbind(session, channel.id, language))

    @app_commands.command(
        name=localised("list", "command-channels-list.name"),
        description=localised("Every bound channel.", "command-channels-list.description"),
    )
    async def every(self, interaction: discord.Interaction[Any]) -> None:
        """Every binding of the server."""
        await ask(interaction, channels.show_bindings)

    @app_commands.command(
        name=localised("show", "command-channels-show.name"),
        description=localised("What is posted in a channel.", "command-channels-show.description"),
    )
    @app_commands.describe(
        channel=localised("A text channel.", "option-channels-channel.description"),
        language=localised("Whose contributions are shown.", "option-channels-language.description"),
    )
    @app_commands.rename(
        channel=localised("channel", "option-channels-channel.name"),
        language=localised("language", "option-channels-language.name"),
    )
    @app_commands.autocomplete(language=language_choices)
    async def show(self, interaction: discord.Interaction[Any], channel: TextChannel, language: str) -> None:
        """The panel of one binding."""
        await ask(interaction, lambda session: channels.show_binding(session, channel.id, language))

    @app_commands.command(
        name=localised("settings", "command-channels-settings.name"),
        description=localised("Time zone, colours, moderators.", "command-channels-settings.description"),
    )
    @app_commands.describe(
        time_zone=localised("The clock of the posts.", "option-channels-time-zone.description"),
        moderators_channel=localised(
            "Where the bot says what needs somebody.", "option-channels-moderators-channel.description"
        ),
        theme=localised("Colours of pictures.", "option-channels-theme.description"),
    )
    @app_commands.rename(
        time_zone=localised("time-zone", "option-channels-time-zone.name"),
        moderators_channel=localised("moderators-channel", "option-channels-moderators-channel.name"),
        theme=localised("theme", "option-channels-theme.name"),
    )
    @app_commands.choices(
        theme=[app_commands.Choice(name=localised(theme, f"theme-{theme}"), value=theme) for theme in THEMES]
    )
    async def settings(
        self,
        interaction: discord.Interaction[Any],
        time_zone: str | None = None,
        moderators_channel: TextChannel | None = None,
        theme: str | None = None,
    ) -> None:
        """Set what is given; without options, what holds."""
        told = moderators_channel.id if moderators_channel else None
        await ask(
            interaction,
            lambda session: server_settings.settings(
                session, time_zone=time_zone, moderators_channel=told, theme=theme
            ),
        )

    @settings.autocomplete("time_zone")
    async def _time_zone(
        self, interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        """Zones by city, country or id."""
        t = Session(self.bot, interaction).t
        return [app_commands.Choice(name=zones.label(zone, t), value=zone) for zone in zones.find(current, t)]

    @app_commands.command(
        name=localised("hide", "command-channels-hide.name"),
        description=localised("Take somebody off the boards.", "command-channels-hide.description"),
    )
    @app_commands.describe(member=localised("Who it is about.", "option-channels-member.description"))
    @app_commands.rename(member=localised("member", "option-channels-member.name"))
    async def hide(self, interaction: discord.Interaction[Any], member: discord.User) -> None:
        """Take somebody off the boards of this server."""
        await ask(interaction, lambda session: server_settings.hide(session, member.id, is_hidden=True))

    @app_commands.command(
        name=localised("unhide", "command-channels-unhide.name"),
        description=localised("Put somebody back on the boards.", "command-channels-unhide.description"),
    )
    @app_commands.describe(member=localised("Who it is about.", "option-channels-member.description"))
    @app_commands.rename(member=localised("member", "option-channels-member.name"))
    async def unhide(self, interaction: discord.Interaction[Any], member: discord.User) -> None:
        """Put somebody back on the boards of this server."""
        await ask(interaction, lambda session: server_settings.hide(session, member.id, is_hidden=False))


async def setup(bot: Cosecha) -> None:
    """Add the cog."""
    await bot.add_cog(Channels(bot))
