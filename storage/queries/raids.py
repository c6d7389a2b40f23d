"""Texts by newcomers of the last minutes, and how long the raids that were noticed go on."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from storage.domain.server_settings import RAID_UNTIL, moment_of
from storage.queries import following, sql
from storage.queries import tables as t
from storage.statements import rows
from storage.store import Tx

LATEST = 5000
"""How many of the newest messages are looked through; an import that runs at the same time adds to them."""
LOCK = "raid"
"""The follower whose lock is that of everybody who notices or ends a raid."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""In the place of a time that cannot be read: such a raid is over."""

k, m, s = t.task.c, t.message.c, t.server_setting.c
_NEWEST = t.message.alias("newest")
_IS_ANYBODY_ESTABLISHED = sa.exists().where(
    t.language_state.c.lang == m.lang, t.language_state.c.established > 0
)
_BY_NEWCOMERS = (
    sa.select(m.guild_discord_id, sa.func.count().label("texts"))
    .join(t.task, k.id == m.task_id)
    .where(
        m.id > sa.select(sa.func.max(_NEWEST.c.id) - LATEST).scalar_subquery(),
        m.created_at > sa.bindparam("since"),
        m.guild_discord_id.is_not(None),
        k.is_by_newcomer.is_(sa.true()),
        _IS_ANYBODY_ESTABLISHED,
    )
    .group_by(m.guild_discord_id)
    .order_by(m.guild_discord_id)
)
_NOTICED = sa.select(s.guild_discord_id, s.value).where(s.name == RAID_UNTIL).order_by(s.guild_discord_id)


def texts_by_newcomers(tx: Tx, since: datetime) -> dict[int, int]:
    """Server -> texts that newcomers wrote there since then, in languages that have somebody established.

    In a new community everybody is a newcomer: its first days are no raid.
    """
    return {row.guild_discord_id: row.texts for row in rows(tx, _BY_NEWCOMERS, {"since": since})}


def noticed(tx: Tx, *, lock: bool = False) -> dict[int, datetime]:
    """Server -> until when the raid goes on that was noticed there; locked, nobody else notices or ends one."""
    if lock:
        following.lock(tx, LOCK)
    return {row.guild_discord_id: moment_of(row.value) or LONG_AGO for row in rows(tx, _NOTICED, {})}


def go_on(tx: Tx, guild_discord_id: int, until: datetime, *, now: datetime) -> None:
    """Keep until when a raid goes on."""
    keys = {"guild_discord_id": guild_discord_id, "name": RAID_UNTIL}
    sql.put(tx, t.server_setting, keys, {"value": until.isoformat(), "changed_by": None, "changed_at": now})


def end(tx: Tx, guild_discord_id: int) -> None:
    """Forget a raid."""
    tx.execute(
        sa.delete(t.server_setting).where(s.guild_discord_id == guild_discord_id, s.name == RAID_UNTIL)
    )
