"""The queue of open work: keeping it in step with a tree, picking from it, leases, counting what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import Any

import sqlalchemy as sa

from storage.domain.kinds import Family, Kind
from storage.domain.tree import Slot, Tree
from storage.domain.views import COUNT_LIMIT
from storage.queries import sql
from storage.queries import tables as t
from storage.statements import first, rows, run, run_all
from storage.store import Tx

PROBES = 200
"""Open slots looked at before the whole queue of a kind is searched for one the member may have."""
PIVOTS = 1 << 31
ANY_NUMBER = 1 << 30
"""As many newcomers as like."""

w = t.work.c
s = t.seen.c
_OPEN = w.need > w.leased
QUEUED = tuple(kind for kind in Kind if kind is not Kind.INITIAL_PROMPT)
"""Kinds that have rows in the queue; initial prompts are asked for by the counters of a language."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the queue as it stands."""

    id: int
    band: int
    need: int
    leased: int
    newcomers: int
    pivot: int

    @property
    def is_open(self) -> bool:
        """Whether it can be handed out."""
        return self.need > self.leased


_PLACE = sa.select(w.kind, w.message_id, w.id, w.band, w.need, w.leased, w.newcomers, w.pivot)
_PLACES = _PLACE.where(w.tree_id == sa.bindparam("tree_id"))
_PLACES_OF_ALL = _PLACE.add_columns(w.tree_id).where(w.tree_id.in_(sa.bindparam("tree_ids", expanding=True)))


def places(tx: Tx, tree_id: int) -> dict[Slot, Place]:
    """The rows of a tree; read them when the tree is locked."""
    found = rows(tx, _PLACES, {"tree_id": tree_id})
    return {(Kind(kind), message_id): Place(*rest) for kind, message_id, *rest in found}


def places_of_all(tx: Tx, tree_ids: Sequence[int]) -> dict[int, dict[Slot, Place]]:
    """The same of several trees, by their ids."""
    found: dict[int, dict[Slot, Place]] = {tree_id: {} for tree_id in tree_ids}
    for kind, message_id, *rest, tree_id in rows(tx, _PLACES_OF_ALL, {"tree_ids": tree_ids}):
        found[tree_id][Kind(kind), message_id] = Place(*rest)
    return found


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be done to rows of the queue, of any number of trees."""

    stale: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    missing: list[dict[str, Any]] = field(default_factory=list)

    def write(self, tx: Tx) -> None:
        """Do it."""
        if self.stale:
            run_all(tx, _DROP, self.stale)
        if self.changed:
            run_all(tx, _CHANGE, self.changed)
        sql.add_all(tx, t.work, self.missing)


def sync(
    changes: Changes,
    tree_id: int,
    lang: str,
    tree: Tree,
    wanted: Mapping[Slot, int],
    before: Mapping[Slot, Place],
    preferred: Iterable[int],
    rng: Random,
    *,
    newcomers: Mapping[Slot, int],
) -> None:
    """Add what makes a tree's rows of the queue say what is wanted to `changes`.

    `before` is what they say, `tree.leases` who holds them. `preferred` are messages whose slots come first. A slot
    that is leased but no longer wanted stays with need 0 until its lease ends; one that is leased once more gets
    another pivot, which keeps the pick fair. `newcomers` are the places that newcomers take (1) or leave undone (-1).
    """
    bands = set(preferred)
    for slot, place in before.items():
        leased = tree.leases.get(slot, 0)
        after = Place(
            place.id,
            int(slot[1] in bands),
            wanted.get(slot, 0),
            leased,
            place.newcomers + newcomers.get(slot, 0),
            rng.randrange(PIVOTS) if leased > place.leased else place.pivot,
        )
        if not after.need and not after.leased:
            changes.stale.append({"_id": place.id})
        elif after != place:
            changes.changed.append(
                {
                    "_id": after.id,
                    "_need": after.need,
                    "_leased": after.leased,
                    "_band": after.band,
                    "_newcomers": after.newcomers,
                    "_pivot": after.pivot,
                }
            )
    authors = {node.id: node.author_id for node in tree.nodes}
    changes.missing.extend(
        {
            "lang": lang,
            "kind": kind.value,
            "band": int(message_id in bands),
            "pivot": rng.randrange(PIVOTS),
            "tree_id": tree_id,
            "message_id": message_id,
            "author_id": None if _may_judge_replies_to_own(kind) else authors[message_id],
            "need": need,
            "leased": 0,
        }
        for (kind, message_id), need in wanted.items()
        if (kind, message_id) not in before
    )


_DROP = sa.delete(t.work).where(w.id == sa.bindparam("_id"))
_CHANGE = (
    sa.update(t.work)
    .where(w.id == sa.bindparam("_id"))
    .values(
        need=sa.bindparam("_need"),
        leased=sa.bindparam("_leased"),
        band=sa.bindparam("_band"),
        newcomers=sa.bindparam("_newcomers"),
        pivot=sa.bindparam("_pivot"),
    )
)


def _may_judge_replies_to_own(kind: Kind) -> bool:
    """Ranking the replies to one's own message is allowed; everything else about it is not."""
    return kind.info.family is Family.RANK and not kind.info.is_root


@lru_cache
def _picking(*, is_near: bool) -> Any:
    """Unseen open slots of a kind and band: of the next PROBES from the pivot on, or of all from the lowest on."""
    slots = (
        sa.select(w.id, w.tree_id, w.message_id, w.pivot, w.author_id)
        .where(
            w.lang == sa.bindparam("lang"),
            w.kind == sa.bindparam("kind"),
            w.band == sa.bindparam("band"),
            _OPEN,
            w.newcomers < sa.bindparam("newcomers"),
        )
        .order_by(w.pivot)
    )
    if is_near:
        slots = slots.where(w.pivot >= sa.bindparam("pivot")).limit(PROBES)
    r = slots.subquery().c
    seen = sa.exists().where(
        s.contributor_id == sa.bindparam("me"), s.kind == sa.bindparam("kind"), s.message_id == r.message_id
    )
    return (
        sa.select(r.id, r.tree_id, r.message_id)
        .where(sa.or_(r.author_id.is_(None), r.author_id != sa.bindparam("me")), ~seen)
        .order_by(r.pivot)
        .limit(sa.bindparam("count"))
    )


def pick(
    tx: Tx,
    contributor_id: int,
    lang: str,
    kind: Kind,
    rng: Random,
    *,
    count: int = 1,
    bands: Sequence[int],
    newcomers: int = ANY_NUMBER,
) -> list[sa.Row[Any]]:
    """Up to `count` open slots of a kind that the member has not seen, from a random point on; bands in order.

    `newcomers`: only slots of which newcomers took fewer places than this.
    """
    found: dict[int, sa.Row[Any]] = {}
    for band in bands:
        values = {
            "me": contributor_id,
            "lang": lang,
            "kind": kind.value,
            "band": band,
            "pivot": rng.randrange(PIVOTS),
            "newcomers": newcomers,
        }
        for is_near in (True, False):
            values["count"] = count + len(found)  # the second look comes upon the same ones again
            for row in rows(tx, _picking(is_near=is_near), values):
                found.setdefault(row.id, row)
            if len(found) >= count:
                return list(found.values())[:count]
    return list(found.values())


_LEASE = (
    sa.update(t.work)
    .where(
        w.kind == sa.bindparam("_kind"),
        w.message_id == sa.bindparam("_message_id"),
        _OPEN,
        w.newcomers < sa.bindparam("_most"),
    )
    .values(
        leased=w.leased + 1, pivot=sa.bindparam("_pivot"), newcomers=w.newcomers + sa.bindparam("_newcomers")
    )
)
_RELEASE = (
    sa.update(t.work)
    .where(w.kind == sa.bindparam("_kind"), w.message_id == sa.bindparam("_message_id"), w.leased > 0)
    .values(leased=w.leased - 1, newcomers=w.newcomers - sa.bindparam("_newcomers"))
)


def lease(
    tx: Tx, kind: Kind, message_id: int, rng: Random, *, is_newcomer: bool, newcomers: int = ANY_NUMBER
) -> bool:
    """Take one place of a slot; False when the last one is gone, or newcomers took so many already."""
    values = {
        "_kind": kind.value,
        "_message_id": message_id,
        "_pivot": rng.randrange(PIVOTS),
        "_newcomers": int(is_newcomer),
        "_most": newcomers,
    }
    return run(tx, _LEASE, values) == 1


def release(tx: Tx, kind: Kind, message_id: int, *, is_newcomer: bool) -> None:
    """Give one place of a slot back."""
    values = {"_kind": kind.value, "_message_id": message_id, "_newcomers": int(is_newcomer)}
    run(tx, _RELEASE, values)


_OPEN_COUNTS = (
    sa.select(w.lang, w.kind, sa.func.count())
    .where(w.lang.in_(sa.bindparam("langs", expanding=True)), _OPEN)
    .group_by(w.lang, w.kind)
)


def open_counts(tx: Tx, langs: Sequence[str]) -> dict[str, dict[Kind, int]]:
    """Language -> kind -> open slots, over all members; walks the index of what is open."""
    counts: dict[str, dict[Kind, int]] = {lang: {} for lang in langs}
    for lang, kind, number in tx.execute(_OPEN_COUNTS, {"langs": list(langs)}):
        counts[lang][Kind(kind)] = number
    return counts


_SOME_OPEN = (
    sa.select(w.id)
    .where(w.lang == sa.bindparam("lang"), w.kind == sa.bindparam("kind"), _OPEN)
    .limit(sa.bindparam("up_to"))
    .subquery()
)
_COUNT_OPEN = sa.select(sa.func.count()).select_from(_SOME_OPEN)


def count_open(tx: Tx, lang: str, kind: Kind, *, up_to: int) -> int:
    """Open slots of a kind in a language, counted no further than asked."""
    return int(rows(tx, _COUNT_OPEN, {"lang": lang, "kind": kind.value, "up_to": up_to})[0][0])


@dataclass(frozen=True, slots=True)
class Open:
    """Open slots of one kind as one member sees them, each counted up to COUNT_LIMIT."""

    mine: int
    """Slots the member may have."""
    own: int
    """Slots about the member's own text."""
    seen: int
    """Slots the member answered or skipped."""


SAMPLE = 4 * COUNT_LIMIT
"""Open slots of a kind that are looked at to count those a member may have."""


@lru_cache
def _seeing(*, is_capped: bool) -> Any:
    """Per kind: open slots, those about the member's own text, those the member has seen."""
    parts = []
    for kind in QUEUED:
        near = sa.select(w.kind, w.message_id, w.author_id).where(
            w.lang == sa.bindparam("lang"), w.kind == kind.value, _OPEN
        )
        parts.append(sa.select((near.limit(SAMPLE) if is_capped else near).subquery()))
    rows = sa.union_all(*parts).subquery()
    r = rows.c
    is_own = sa.and_(r.author_id.is_not(None), r.author_id == sa.bindparam("me"))
    is_seen = sa.and_(
        ~sa.func.coalesce(r.author_id == sa.bindparam("me"), sa.false()),
        sa.exists().where(
            s.contributor_id == sa.bindparam("me"), s.kind == r.kind, s.message_id == r.message_id
        ),
    )
    count_if = [sa.func.sum(sa.case((condition, 1), else_=0)) for condition in (is_own, is_seen)]
    return sa.select(r.kind, sa.func.count(), *count_if).group_by(r.kind)


def open_to(tx: Tx, contributor_id: int, lang: str, *, is_rough: bool = False) -> dict[Kind, Open]:
    """Kind -> what is open in a language for one member; kinds without open slots are left out.

    Looks at SAMPLE slots of each kind. Where a member has seen all of those, the whole queue is counted once more,
    unless a rough answer will do.
    """
    values = {"me": contributor_id, "lang": lang}
    counted = rows(tx, _seeing(is_capped=True), values)
    if not is_rough and any(number == SAMPLE and own + seen == number for _, number, own, seen in counted):
        counted = rows(tx, _seeing(is_capped=False), values)
    return {
        Kind(kind): Open(min(number - own - seen, COUNT_LIMIT), min(own, COUNT_LIMIT), min(seen, COUNT_LIMIT))
        for kind, number, own, seen in counted
    }


def mark_seen(tx: Tx, contributor_id: int, slots: Iterable[Slot]) -> None:
    """Remember that the member is not to be offered these again."""
    rows = [
        {"contributor_id": contributor_id, "kind": kind.value, "message_id": message_id}
        for kind, message_id in slots
    ]
    sql.add_if_new(tx, t.seen, rows)


def forget_seen(tx: Tx, contributor_id: int, slot: Slot) -> None:
    """Let the member be offered a slot again."""
    kind, message_id = slot
    mine = sa.and_(s.contributor_id == contributor_id, s.kind == kind.value, s.message_id == message_id)
    tx.execute(sa.delete(t.seen).where(mine))


_HAS_SEEN = sa.select(s.message_id).where(
    s.contributor_id == sa.bindparam("me"),
    s.kind == sa.bindparam("kind"),
    s.message_id.in_(sa.bindparam("ids", expanding=True)),
)


def has_seen_any(tx: Tx, contributor_id: int, slots: Sequence[Slot]) -> bool:
    """Whether the member answered or skipped any of these slots, which are of one kind."""
    if not slots:
        return False
    values = {"me": contributor_id, "kind": slots[0][0].value, "ids": [message_id for _, message_id in slots]}
    return first(tx, _HAS_SEEN, values) is not None
