"""Tombstones in the database: adding them, looking up what stands among them, what they find that is there again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import sqlalchemy as sa

from storage.domain.tombstones import Stone, StoneKind
from storage.queries import bulk, sql
from storage.queries import tables as t
from storage.store import Tx

s, m = t.tombstone.c, t.message.c


def add(tx: Tx, stones: Iterable[Stone], now: datetime) -> None:
    """Add tombstones; those that are there already stay as they are."""
    rows = [{"kind": kind.value, "key": key, "created_at": now} for kind, key in stones]
    sql.add_if_new(tx, t.tombstone, rows)


def everything(tx: Tx) -> set[Stone]:
    """All of them."""
    return {Stone(StoneKind(kind), key) for kind, key in tx.execute(sa.select(s.kind, s.key))}


def is_any(tx: Tx) -> bool:
    """Whether there is any for a message: texts have none without their messages."""
    query = sa.select(s.id).where(s.kind == StoneKind.MESSAGE.value).limit(1)
    return tx.execute(query).first() is not None


def among(tx: Tx, kind: StoneKind, keys: Sequence[str]) -> set[str]:
    """Those of these keys under which something is buried."""
    query = sa.select(s.key).where(s.kind == kind.value, bulk.is_among(tx, s.key, keys))
    return set(tx.execute(query).scalars())


def public_ids(tx: Tx) -> list[str]:
    """The ids of all erased messages, in an order that says nothing of when or whose."""
    return list(
        tx.execute(sa.select(s.key).where(s.kind == StoneKind.MESSAGE.value).order_by(s.key)).scalars()
    )


def members_again(tx: Tx) -> list[int]:
    """Contributors who were erased and are there with their Discord id again: somebody restored an older copy."""
    c = t.consent.c
    interaction = sa.cast(c.interaction_id, sa.String)
    buried = sa.select(s.key).where(s.kind == StoneKind.CONSENT.value)
    query = sa.select(c.contributor_id).join(t.contributor, t.contributor.c.id == c.contributor_id)
    found = query.where(interaction.in_(buried), t.contributor.c.discord_id.is_not(None)).distinct()
    return list(tx.execute(found.order_by(c.contributor_id)).scalars())


def messages_again(tx: Tx) -> list[tuple[int, int]]:
    """(tree, message) of erased messages whose text is there again, in the order of their trees."""
    buried = sa.and_(s.kind == StoneKind.MESSAGE.value, s.key == m.public_id)
    query = sa.select(m.tree_id, m.id).join(t.tombstone, buried).where(m.is_erased.is_(sa.false()))
    return [(row.tree_id, row.id) for row in tx.execute(query.order_by(m.tree_id, m.id))]
