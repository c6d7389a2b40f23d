"""Somebody of the staff of a server, the channels they set up, and what the store knows of them."""

from __future__ import annotations

from typing import Any

import discord

from storage.domain.feeds import FeedKind
from storage.queries import tables as t
from tests.cogs.stage import Player, Stage


def staff(stage: Stage, name: str = "marta", locale: str = "es-ES") -> Player:
    """Somebody who may manage the server and contributes nothing."""
    role = stage.env.guild.create_role(f"Staff {name}", permissions=discord.Permissions(manage_guild=True))
    user = stage.env.create_user(name)
    stage.locales[user.id] = locale
    return Player(stage, stage.env.guild.add_member(user, roles=[role]))


def channel_without(stage: Stage, *lacking: str, name: str = "anuncios") -> Any:
    """A text channel in which the bot lacks permissions."""
    denied = discord.PermissionOverwrite(**dict.fromkeys(lacking, False))
    return stage.env.guild.create_text_channel(name, overwrites={stage.bot.user: denied})


async def allow_everything(stage: Stage, channel: Any) -> None:
    """Somebody gives the bot what it lacked there."""
    channel._channel.overwrites.clear()
    known = stage.bot.get_channel(channel.id)
    assert isinstance(known, discord.TextChannel)
    known._overwrites.clear()


async def feeds_of(stage: Stage) -> list[Any]:
    return await stage.rows(t.feed)


async def on(stage: Stage) -> set[FeedKind]:
    """What is posted anywhere."""
    return {FeedKind(row.kind) for row in await feeds_of(stage) if row.is_on}


async def feed_id(stage: Stage, kind: FeedKind) -> int:
    (row,) = await stage.rows(t.feed, t.feed.c.kind == kind.value)
    return int(row.id)


async def chosen(stage: Stage, marta: Player, kind: FeedKind) -> int:
    """The panel of the stage's channel with a feed chosen."""
    found = await feed_id(stage, kind)
    await marta.slash("channels show", channel=stage.channel, language="es")
    await marta.choose("binding", str(found))
    return found


def has_button(player: Player, verb: str, *args: str | int) -> bool:
    try:
        player.action(verb, *args)
    except AssertionError:
        return False
    return True
