"""The queue of open work: keeping it in step with a tree, picking from it, leases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from random import Random

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.tree import Slot
from storage.queries import sql
from storage.queries import tables as t
from storage.store import Tx

PROBES = 200
"""Open slots looked at before the whole queue of a kind is searched for one the member may have."""
PIVOTS = 1 << 31

w = t.work.c
_OPEN = w.need > w.leased


def sync(
    tx: Tx,
    tree_id: int,
    lang: str,
    wanted: Mapping[Slot, int],
    preferred: Iterable[int],
    rng: Random,
) -> None:
    """Make the tree's rows of the queue say what is wanted.

    `preferred` are messages whose slots come first. A slot that is leased but no longer wanted stays with need 0
    until its lease ends.
    """
    bands = set(preferred)
    rows = {
        (Kind(row.kind), row.message_id): row
        for row in tx.execute(sa.select(t.work).where(w.tree_id == tree_id))
    }
    for slot, row in rows.items():
        need, band = wanted.get(slot, 0), int(slot[1] in bands)
        if not need and not row.leased:
            tx.execute(sa.delete(t.work).where(w.id == row.id))
        elif (need, band) != (row.need, row.band):
            tx.execute(sa.update(t.work).where(w.id == row.id).values(need=need, band=band))
    missing = [
        {
            "lang": lang,
            "kind": kind.value,
            "band": int(message_id in bands),
            "pivot": rng.randrange(PIVOTS),
            "tree_id": tree_id,
            "message_id": message_id,
            "need": need,
            "leased": 0,
        }
        for (kind, message_id), need in wanted.items()
        if (kind, message_id) not in rows
    ]
    if missing:
        tx.execute(sa.insert(t.work), missing)


def pick(
    tx: Tx, contributor_id: int, lang: str, kind: Kind, rng: Random, *, count: int = 1, bands: Sequence[int]
) -> list[sa.Row[tuple[object, ...]]]:
    """Up to `count` open slots of a kind that the member has not seen, from a random point on; bands in order."""
    found: list[sa.Row[tuple[object, ...]]] = []
    for band in bands:
        pivot = rng.randrange(PIVOTS)
        for limit in (PROBES, None):
            for part in (w.pivot >= pivot, w.pivot < pivot):
                found += _unseen(tx, contributor_id, lang, kind, band, part, limit, count - len(found), found)
                if len(found) >= count:
                    return found
    return found


def _unseen(
    tx: Tx,
    contributor_id: int,
    lang: str,
    kind: Kind,
    band: int,
    part: sa.ColumnElement[bool],
    limit: int | None,
    count: int,
    found: Sequence[sa.Row[tuple[object, ...]]],
) -> list[sa.Row[tuple[object, ...]]]:
    near = (
        sa.select(w.id, w.tree_id, w.message_id, w.pivot)
        .where(w.lang == lang, w.kind == kind.value, w.band == band, _OPEN, part)
        .order_by(w.pivot)
        .limit(limit)
        .subquery()
    )
    query = (
        sa.select(near.c.id, near.c.tree_id, near.c.message_id)
        .where(
            ~sa.exists().where(
                t.seen.c.contributor_id == contributor_id,
                t.seen.c.kind == kind.value,
                t.seen.c.message_id == near.c.message_id,
            ),
            near.c.id.not_in([row.id for row in found]),
        )
        .order_by(near.c.pivot)
        .limit(count)
    )
    return list(tx.execute(query))


def lease(tx: Tx, kind: Kind, message_id: int, rng: Random) -> bool:
    """Take one place of a slot; False when the last one is gone."""
    statement = (
        sa.update(t.work)
        .where(w.kind == kind.value, w.message_id == message_id, _OPEN)
        .values(leased=w.leased + 1, pivot=rng.randrange(PIVOTS))
    )
    return tx.execute(statement).rowcount == 1


def release(tx: Tx, kind: Kind, message_id: int) -> None:
    """Give one place of a slot back."""
    tx.execute(
        sa.update(t.work)
        .where(w.kind == kind.value, w.message_id == message_id, w.leased > 0)
        .values(leased=w.leased - 1)
    )


def is_wanted(tx: Tx, kind: Kind, message_id: int) -> bool:
    """Whether the slot still needs what a lease on it will bring."""
    query = sa.select(w.need).where(w.kind == kind.value, w.message_id == message_id)
    return bool(tx.execute(query).scalar())


def open_counts(tx: Tx, contributor_id: int, langs: Sequence[str]) -> dict[tuple[str, Kind], tuple[int, int]]:
    """(language, kind) -> (open slots the member has not seen, all open slots)."""
    seen = sa.and_(
        t.seen.c.contributor_id == contributor_id,
        t.seen.c.kind == w.kind,
        t.seen.c.message_id == w.message_id,
    )
    query = (
        sa.select(
            w.lang,
            w.kind,
            sa.func.sum(sa.case((t.seen.c.message_id.is_(None), 1), else_=0)).label("mine"),
            sa.func.count().label("all"),
        )
        .select_from(t.work.outerjoin(t.seen, seen))
        .where(w.lang.in_(langs), _OPEN)
        .group_by(w.lang, w.kind)
    )
    return {(row.lang, Kind(row.kind)): (int(row.mine), int(row.all)) for row in tx.execute(query)}


def mark_seen(tx: Tx, contributor_id: int, slots: Iterable[Slot]) -> None:
    """Remember that the member is not to be offered these again."""
    rows = [
        {"contributor_id": contributor_id, "kind": kind.value, "message_id": message_id}
        for kind, message_id in slots
    ]
    sql.add_if_new(tx, t.seen, rows)


def has_seen_any(tx: Tx, contributor_id: int, slots: Iterable[Slot]) -> bool:
    """Whether the member wrote, answered or skipped any of these."""
    s = t.seen.c
    return any(
        tx.execute(
            sa.select(s.kind).where(
                s.contributor_id == contributor_id, s.kind == kind.value, s.message_id == message_id
            )
        ).first()
        for kind, message_id in slots
    )
