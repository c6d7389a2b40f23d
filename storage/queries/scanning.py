"""New texts for the scanner, and the earlier ones that they are compared with."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.queries import tables as t
from storage.queries.following import Reach
from storage.statements import rows
from storage.store import Tx

LOOKED_BACK = 20_000
"""Messages of all languages among which the earlier texts of one language are looked for."""

m, k = t.message.c, t.task.c
_COLUMNS = (m.id, m.tree_id, m.author_id, m.lang, m.text, m.created_at)
_UNSCANNED = (
    sa.select(
        *_COLUMNS,
        m.guild_discord_id,
        sa.and_(m.is_deleted, m.held_because.is_(None)).label("is_out"),
        k.created_at.label("asked_at"),
    )
    .join(t.task, k.id == m.task_id)
    .where(
        m.id > sa.bindparam("last"),
        m.id <= sa.bindparam("up_to"),
        m.created_at > sa.bindparam("since"),
        m.text != "",
    )
    .order_by(m.id)
    .limit(sa.bindparam("most"))
)
_EARLIER = (
    sa.select(*_COLUMNS)
    .where(
        m.lang == sa.bindparam("lang"),
        m.id < sa.bindparam("before"),
        m.id > sa.bindparam("floor"),
        m.text != "",
    )
    .order_by(m.id.desc())
    .limit(sa.bindparam("most"))
)


def unscanned(tx: Tx, last_id: int, up_to: Reach, since: datetime, *, most: int) -> list[sa.Row[Any]]:
    """The next texts written here since then, by id; `asked_at` is when their tasks were handed out."""
    values = {"last": last_id, "up_to": up_to.last_id, "since": since, "most": most}
    return rows(tx, _UNSCANNED, values)


def earlier_texts(tx: Tx, lang: str, before: int, *, most: int) -> list[sa.Row[Any]]:
    """The last texts of a language before a message, imported ones too, oldest first."""
    values = {"lang": lang, "before": before, "floor": before - LOOKED_BACK, "most": most}
    return rows(tx, _EARLIER, values)[::-1]


def holdable(tx: Tx, message_ids: Collection[int]) -> Sequence[sa.Row[Any]]:
    """Those of these messages that are not out and that no moderator decided about yet: id, tree_id."""
    c = t.review_case.c
    was_decided = sa.exists().where(c.message_id == m.id, c.closed_by.is_not(None))
    query = sa.select(m.id, m.tree_id).where(
        m.id.in_(message_ids), m.is_deleted.is_(sa.false()), ~was_decided
    )
    return list(tx.execute(query.order_by(m.tree_id, m.id)))
