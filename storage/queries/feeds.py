"""Feeds: what is posted where. Statements that the rounds run for every post are built once."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from storage.queries import tables as t
from storage.statements import first, rows
from storage.store import Tx

f = t.feed.c

_ALL = sa.select(t.feed, t.server.c.time_zone).select_from(
    t.feed.outerjoin(t.server, t.server.c.guild_discord_id == f.guild_discord_id)
)
_IS_ACTIVE = (f.is_on, f.paused_at.is_(None))
"""As the index ix_feed_due says it."""
_BY_ID = _ALL.where(f.id == sa.bindparam("feed"), f.guild_discord_id == sa.bindparam("guild"))
_OF_GUILD = _ALL.where(f.guild_discord_id == sa.bindparam("guild")).order_by(
    f.lang, f.channel_discord_id, f.id
)
_OF_CHANNEL = _ALL.where(
    f.channel_discord_id == sa.bindparam("channel"), f.guild_discord_id == sa.bindparam("guild")
).order_by(f.lang, f.id)
_BOUND = _ALL.where(
    f.guild_discord_id == sa.bindparam("guild"),
    f.lang == sa.bindparam("lang"),
    f.kind == sa.bindparam("kind"),
    *_IS_ACTIVE,
).order_by(f.id)
_DUE = (
    _ALL.where(*_IS_ACTIVE, f.due_at <= sa.bindparam("now"))
    .order_by(f.due_at, f.id)
    .limit(sa.bindparam("limit"))
)
_CHANNEL_OF = sa.select(f.channel_discord_id).where(f.id == sa.bindparam("feed"))


def by_id(tx: Tx, feed_id: int, guild_id: int) -> Any | None:
    """A feed of this server with the server's time zone."""
    return first(tx, _BY_ID, {"feed": feed_id, "guild": guild_id})


def of_guild(tx: Tx, guild_id: int) -> list[Any]:
    """Every feed of a server, by language and channel."""
    return rows(tx, _OF_GUILD, {"guild": guild_id})


def of_channel(tx: Tx, channel_id: int, guild_id: int) -> list[Any]:
    """Every feed of a channel, by language."""
    return rows(tx, _OF_CHANNEL, {"channel": channel_id, "guild": guild_id})


def bound(tx: Tx, guild_id: int, lang: str, kind: str) -> list[Any]:
    """The active feeds of a kind and language on a server."""
    return rows(tx, _BOUND, {"guild": guild_id, "lang": lang, "kind": kind})


def due(tx: Tx, now: Any, limit: int) -> list[Any]:
    """The active feeds whose time has come, the longest due first."""
    return rows(tx, _DUE, {"now": now, "limit": limit})


def channel_of(tx: Tx, feed_id: int) -> int | None:
    """The channel of a feed."""
    row = first(tx, _CHANNEL_OF, {"feed": feed_id})
    return row.channel_discord_id if row is not None else None


def lift(tx: Tx, channel_id: int, guild_id: int) -> None:
    """Let every feed of a channel go on that was paused, and its next refusal be told."""
    tx.execute(sa.delete(t.post).where(t.post.c.subject == f"channel:{channel_id}"))
    tx.execute(
        sa.update(t.feed)
        .where(
            f.channel_discord_id == channel_id,
            f.guild_discord_id == guild_id,
            f.paused_at.is_not(None),
        )
        .values(paused_at=None, paused_because=None)
    )


def remove(tx: Tx, ids: Collection[int]) -> None:
    """Delete feeds and the record of what they posted, whose subject a later feed may get again."""
    tx.execute(sa.delete(t.post).where(t.post.c.subject.in_([f"feed:{each}" for each in ids])))
    tx.execute(sa.delete(t.feed).where(f.id.in_(ids)))
