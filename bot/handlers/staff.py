"""What only the staff of a server may do: the one check, and how a refusal is answered.

Discord hides the commands of staff from everybody else, but a server can show them to whom it likes and a custom_id
can be made by hand. So every way in asks here once more.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.session import Session
from bot.ui import screens
from bot.ui.panel import Button, Colour, Panel, embed
from storage.domain.errors import CollectionError, StoreUnavailable

log = logging.getLogger(__name__)


class TextChannelOption(app_commands.Transformer):
    """A text or announcement channel as Discord names it, whether or not the bot can see it: the handler says so."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What can be chosen."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(
        self, interaction: discord.Interaction[Any], value: app_commands.AppCommandChannel, /
    ) -> app_commands.AppCommandChannel:
        """The channel, unresolved."""
        return value


TextChannel = app_commands.Transform[app_commands.AppCommandChannel, TextChannelOption]
"""An option that takes a text channel."""


def is_manager(session: Session) -> bool:
    """Whether who asks may manage the server in which they ask, or runs the bot."""
    permissions = session.interaction.permissions
    is_operator = session.member_id in session.bot.settings.operators
    return session.guild_id is not None and (
        permissions.manage_guild or permissions.administrator or is_operator
    )


def require_manager(session: Session) -> int:
    """The id of the server; CollectionError for whoever may not manage it, and outside of a server."""
    if session.guild_id is None or not is_manager(session):
        raise CollectionError("error-not-allowed")
    return session.guild_id


def require_guild(session: Session) -> int:
    """The id of the server; CollectionError in a private message."""
    if session.guild_id is None:
        raise CollectionError("error-not-allowed")
    return session.guild_id


def text_channel(session: Session, channel_id: int) -> tuple[discord.TextChannel, discord.Member]:
    """A channel of this server that the bot knows, and the bot's own member; CollectionError where it sees none."""
    guild = session.interaction.guild
    channel = guild.get_channel(channel_id) if guild else None
    if guild is None or not isinstance(channel, discord.TextChannel):
        raise CollectionError("error-channel-unseen", channel=f"<#{channel_id}>")
    return channel, guild.me


def snowflake(text: str | None) -> int:
    """A Discord id in a custom_id; CollectionError where it is none. It has up to 19 digits and fits into 63 bits."""
    if text is not None and re.fullmatch(r"[0-9]{1,19}", text) and int(text) < 1 << 63:
        return int(text)
    raise CollectionError("error-old-button")


async def answered(
    session: Session,
    work: Callable[[], Awaitable[None]],
    *,
    back: Callable[[], Button] | None = None,
    written: str = "",
) -> None:
    """Do what somebody of the staff asked for; a refusal is shown with the way back, never with the terms.

    `written` came in a form that does not show it again: a refusal hands it back as a file.
    Who sets up a server need not contribute: the terms, which every refusal shows to somebody new, are not theirs.
    """
    try:
        await work()
    except StoreUnavailable:
        raise  # the operator's concern: logged and answered by bot/errors.py
    except CollectionError as error:
        log.info("interaction %d was refused: %s", session.interaction.id, error.key)
        panel = refusal_panel(session, error, back=back() if back else None)
        files = ((session.t("file-text"), written),) if written else ()
        await session.show(replace(panel, files=files))


def refusal_panel(session: Session, error: CollectionError, *, back: Button | None = None) -> Panel:
    """One sentence, and the button that leads on, if there is one."""
    made = embed(f"⚠ {screens.error_text(session.t, error)}", colour=Colour.WARNING)
    return Panel((made,), ((back,),) if back else ())
