"""What a member wrote before, as far as a new text of theirs depends on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.queries import tables as t
from storage.statements import rows
from storage.store import Tx

m = t.message.c
_AUTHOR: sa.BindParameter[int] = sa.bindparam("author_id")
_IS_SAME = m.text_sha256 == sa.bindparam("text_sha256")
_IS_THERE = sa.or_(m.is_deleted.is_(sa.false()), m.held_because.is_not(None))
_LATELY = (
    sa.select(_IS_SAME.label("is_same"), m.text)
    .where(m.author_id == _AUTHOR, m.created_at >= sa.bindparam("since"), _IS_THERE)
    .order_by(_IS_SAME.desc(), m.created_at.desc())
    .limit(sa.bindparam("most"))
)


def written_lately(
    tx: Tx, author_id: int, text_sha256: str, since: datetime, *, most: int
) -> list[sa.Row[Any]]:
    """A member's texts since then, but those taken out: is_same, text; the same one first, then the newest."""
    values = {"author_id": author_id, "text_sha256": text_sha256, "since": since, "most": most}
    return rows(tx, _LATELY, values)


_FIRST = (
    sa.select(m.id)
    .where(m.author_id == _AUTHOR, m.guild_discord_id == sa.bindparam("guild"))
    .limit(sa.bindparam("most"))
)


def texts_on(tx: Tx, author_id: int, guild_discord_id: int, *, most: int) -> int:
    """How many texts a member wrote on a server, counted up to `most`."""
    return len(rows(tx, _FIRST, {"author_id": author_id, "guild": guild_discord_id, "most": most}))
