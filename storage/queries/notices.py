"""What members are to be told: adding a notice as part of the transaction that it tells of, and finding the untold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.notices import BY_DM, BY_MESSAGE, GUILD, NoticeKind, NoticeView, excerpt
from storage.queries import sql
from storage.queries import tables as t
from storage.statements import rows, scalars
from storage.store import Tx

c, m, n = t.contributor.c, t.message.c, t.notice.c
_SHOWN = (n.id, n.kind, n.facts, n.created_at, n.message_id, n.contributor_id, c.discord_id)
_OF_MESSAGE = (m.text, m.author_id, m.is_deleted, m.guild_discord_id)
_READ_IN = (
    sa.select(t.consent.c.locale)
    .where(t.consent.c.contributor_id == c.id)
    .order_by(t.consent.c.id.desc())
    .limit(1)
    .correlate(t.contributor)
    .scalar_subquery()
    .label("locale")
)
_LISTED = (
    sa.select(*_SHOWN, *_OF_MESSAGE, _READ_IN)
    .select_from(t.notice)
    .join(t.contributor, c.id == n.contributor_id)
    .outerjoin(t.message, m.id == n.message_id)
)
_KNOWN = sa.select(c.id).where(c.id == sa.bindparam("contributor"), c.discord_id.is_not(None))
_UNTOLD_OF = (
    sa.select(n.id)
    .join(t.contributor, c.id == n.contributor_id)
    .where(c.discord_id == sa.bindparam("member"), n.told_at.is_(None))
    .order_by(n.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


def add(
    tx: Tx,
    contributor_id: int | None,
    kind: NoticeKind,
    *,
    message_id: int | None = None,
    now: datetime,
    **facts: Any,
) -> int | None:
    """Add a notice; its number. None where there is nobody to tell: an imported message, a member who was erased.

    Facts are small JSON values; those that are None are left out.
    """
    if contributor_id is None or not scalars(tx, _KNOWN, {"contributor": contributor_id}):
        return None
    row = {
        "contributor_id": contributor_id,
        "kind": kind.value,
        "message_id": message_id,
        "facts": {name: value for name, value in facts.items() if value is not None} or None,
        "created_at": now,
    }
    return sql.add(tx, t.notice, row)


def untold_of(tx: Tx, discord_id: int, *, most: int) -> list[int]:
    """The numbers of the oldest notices that a member was not told of."""
    return scalars(tx, _UNTOLD_OF, {"member": discord_id, "most": most})


def claim(tx: Tx, ids: Sequence[int], now: datetime) -> list[int]:
    """Mark notices as told; the numbers of those that nobody else told meanwhile."""
    statement = sa.update(t.notice).where(n.id.in_(ids), n.told_at.is_(None)).values(told_at=now)
    return sorted(row.id for row in tx.execute(statement.returning(n.id)))


def views(tx: Tx, ids: Sequence[int]) -> list[NoticeView]:
    """Notices as they are shown, oldest first."""
    found = tx.execute(_LISTED.where(n.id.in_(ids)).order_by(n.id))
    return [_view(row) for row in found]


def to_send(tx: Tx, *, most: int) -> list[tuple[int, NoticeView]]:
    """(Discord id, notice) of those that are to be sent in a private message, oldest first."""
    kinds = sorted(kind.value for kind in BY_MESSAGE)
    query = (
        _LISTED.where(n.told_at.is_(None), n.kind.in_(kinds), c.discord_id.is_not(None))
        .where(n.facts[BY_DM].as_boolean().is_not(False))
        .order_by(n.id)
        .limit(most)
    )
    return [(row.discord_id, _view(row)) for row in tx.execute(query)]


def take_back(tx: Tx, contributor_id: int, kind: NoticeKind) -> None:
    """Remove the notices of a kind that a member was not told of: what they say is not so any more."""
    mine = (n.contributor_id == contributor_id, n.kind == kind.value, n.told_at.is_(None))
    tx.execute(sa.delete(t.notice).where(*mine))


def give_back(tx: Tx, notice_id: int) -> None:
    """Untell a notice whose private message Discord refused: the member's next panel shows it."""
    found = rows(tx, _FACTS, {"notice": notice_id})
    if found:
        facts = {**(found[0].facts or {}), BY_DM: False}
        sql.change(tx, t.notice, notice_id, {"told_at": None, "facts": facts})


_FACTS = sa.select(n.facts).where(n.id == sa.bindparam("notice")).with_for_update()


def _view(row: Any) -> NoticeView:
    is_shown = row.text and (row.author_id == row.contributor_id or not row.is_deleted)
    return NoticeView(
        id=row.id,
        kind=NoticeKind(row.kind),
        facts=row.facts or {},
        created_at=row.created_at,
        excerpt=excerpt(row.text) if is_shown else None,
        message_id=row.message_id,
        guild_discord_id=row.guild_discord_id or (row.facts or {}).get(GUILD),
        locale=row.locale,
    )
