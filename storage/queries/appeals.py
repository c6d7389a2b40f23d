"""Appeals: what can be appealed, what was, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.store import Tx

a, m, s = t.appeal.c, t.message.c, t.suspension.c
_STOPPED = sa.and_(m.parent_id.is_(None), t.tree.c.state == TreeState.ABORTED_LOW_GRADE.value)
"""An initial prompt that reports stopped."""
_OUT = sa.and_(
    m.is_erased.is_(sa.false()),
    m.text != "",
    sa.or_(
        sa.and_(m.is_deleted.is_(sa.true()), m.removed_with == m.id),
        sa.and_(m.is_deleted.is_(sa.false()), sa.or_(m.review_result.is_(sa.false()), _STOPPED)),
    ),
)
"""Messages about which something was decided; what only went along with another's is not the author's matter."""
_MESSAGES = sa.select(
    m.id, m.text, m.lang, m.guild_discord_id, m.created_at, m.held_because, m.is_deleted, m.author_id
).join(t.tree, t.tree.c.id == m.tree_id)


def _not_appealed(contributor_id: int, id_column: Any, own: Any) -> sa.ColumnElement[bool]:
    return ~sa.exists().where(a.contributor_id == contributor_id, own == id_column)


def messages_out(
    tx: Tx, contributor_id: int, *, message_id: int | None = None, most: int
) -> list[sa.Row[Any]]:
    """The member's messages that can be appealed, latest first; those that were appealed are left out unless asked."""
    query = _MESSAGES.where(m.author_id == contributor_id, _OUT).order_by(m.id.desc()).limit(most)
    if message_id is not None:
        return list(tx.execute(query.where(m.id == message_id)))
    return list(tx.execute(query.where(_not_appealed(contributor_id, m.id, a.message_id))))


def count_out(tx: Tx, contributor_id: int, *, most: int) -> int:
    """How many of the member's messages can be appealed and were not, up to a number."""
    query = _MESSAGES.with_only_columns(m.id).where(m.author_id == contributor_id, _OUT)
    found = query.where(_not_appealed(contributor_id, m.id, a.message_id)).limit(most).subquery()
    return int(tx.execute(sa.select(sa.func.count()).select_from(found)).scalar_one())


def suspensions(
    tx: Tx, contributor_id: int, *, now: datetime, suspension_id: int | None = None, most: int
) -> list[sa.Row[Any]]:
    """The member's suspensions that hold now and can be appealed, in the same way."""
    query = (
        sa.select(t.suspension)
        .where(
            s.contributor_id == contributor_id,
            s.lifted_at.is_(None),
            sa.or_(s.until.is_(None), s.until > now),
        )
        .order_by(s.id.desc())
        .limit(most)
    )
    if suspension_id is not None:
        return list(tx.execute(query.where(s.id == suspension_id)))
    return list(tx.execute(query.where(_not_appealed(contributor_id, s.id, a.suspension_id))))


def waiting(tx: Tx, contributor_id: int) -> int:
    """How many appeals of a member wait for a decision."""
    query = sa.select(sa.func.count()).where(a.contributor_id == contributor_id, a.decided_at.is_(None))
    return int(tx.execute(query.select_from(t.appeal)).scalar_one())


def undecided(
    tx: Tx, *, message_id: int | None = None, suspension_id: int | None = None
) -> sa.Row[Any] | None:
    """The appeal about a message or a suspension that waits for a decision, locked."""
    where = a.message_id == message_id if message_id is not None else a.suspension_id == suspension_id
    query = sa.select(t.appeal).where(where, a.decided_at.is_(None)).order_by(a.id).limit(1)
    return tx.execute(query.with_for_update()).first()


def decide(tx: Tx, appeal_id: int, *, is_granted: bool, now: datetime) -> None:
    """Note what became of an appeal."""
    tx.execute(sa.update(t.appeal).where(a.id == appeal_id).values(decided_at=now, is_granted=is_granted))
