"""Moderators of a server, for every language or for some, and texts that give them something to decide."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
import sqlalchemy as sa

from storage.domain.access import Authority, Level
from storage.domain.kinds import Kind
from storage.queries import tables as t
from tests.cogs.flows import TEXT, prepare
from tests.cogs.stage import Player, Stage


class Moderator(Player):
    """Somebody with a role of moderators."""

    def __init__(self, stage: Stage, actor: Any, role: Any) -> None:
        super().__init__(stage, actor)
        self.role = role


def manager_of(stage: Stage) -> Authority:
    """Whoever may manage the server."""
    return Authority(9_999, stage.env.guild.id, Level.MANAGER)


async def moderator(stage: Stage, name: str = "marta", *langs: str, locale: str = "es-ES") -> Moderator:
    """Somebody with the role of the server's moderators, or with that of the moderators of some languages.

    They have never contributed.
    """
    permissions = discord.Permissions(manage_messages=True)
    role = stage.env.guild.create_role(f"Moderación {name}", permissions=permissions)
    user = stage.env.create_user(name)
    stage.locales[user.id] = locale
    setting: tuple[str, Any] = ("moderator_role", role.id)
    if langs:
        setting = ("moderator_roles", dict.fromkeys(langs, role.id))
    await stage.engine.server_settings.set(stage.env.guild.id, *setting, manager_of(stage), datetime.now(UTC))
    return Moderator(stage, stage.env.guild.add_member(user, roles=[role]), role)


def colleague(stage: Stage, of: Moderator, name: str = "olga", locale: str = "es-ES") -> Moderator:
    """Somebody else with the same role."""
    user = stage.env.create_user(name)
    stage.locales[user.id] = locale
    return Moderator(stage, stage.env.guild.add_member(user, roles=[of.role]), of.role)


async def written(stage: Stage, name: str = "ana", lang: str = "es") -> tuple[Player, int]:
    """A member who has just answered on this server; they and the number of the answer."""
    author = stage.player(name)
    work = await prepare(author, Kind.ASSISTANT_REPLY, lang)
    await author.press("submit")
    (message,) = await stage.rows(t.message, t.message.c.task_id == work.task_id)
    assert message.text == TEXT[lang]
    return author, int(message.id)


async def reported(stage: Stage, message_id: int, *, reason: str = "copied_from_ai", by: int = 1) -> None:
    """Somebody who contributed before reports it."""
    said = "Lo he visto en otra web."
    await stage.engine.votes.report(message_id, reason, said, by=by, now=datetime.now(UTC))


async def begun_here(stage: Stage, message_id: int) -> None:
    """Let the conversation of a message have begun on this server, whose moderators may stop it then."""
    m = t.message.c
    tree = sa.select(m.tree_id).where(m.id == message_id).scalar_subquery()
    begun = sa.update(t.message).where(m.tree_id == tree, m.parent_id.is_(None))
    await stage.store.write(lambda tx: tx.execute(begun.values(guild_discord_id=stage.env.guild.id)))


async def open_cases(stage: Stage) -> list[Any]:
    """The cases that wait."""
    return await stage.rows(t.review_case, t.review_case.c.closed_at.is_(None))


async def acts(stage: Stage) -> list[str]:
    """What the audit log says was done, but for settings."""
    rows = await stage.rows(t.audit_entry)
    return [row.act for row in rows if not row.act.startswith("setting.")]
