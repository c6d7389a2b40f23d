"""Rings of accounts that accept each other: looked for in the latest reviews, put before moderators as cases.

What counts as a ring is in storage/domain/rings.py. Nobody is punished by it: a case opens for each member of a ring.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.acceptance import judge
from storage.domain.access import Authority, Level
from storage.domain.cases import CASE_REASONS, CaseReason
from storage.domain.errors import NotAllowed
from storage.domain.rings import Edge, Judged, Pairs, Ring, counted, outliers, rings
from storage.queries import cases
from storage.queries import tables as t
from storage.services.context import Context
from storage.statements import rows
from storage.store import Tx

LOOKED_AT: Final = 50_000
"""Latest reviews in which rings are looked for."""
BATCH: Final = 5_000
"""Reviews that one statement reads."""
QUIET: Final = timedelta(days=7)
"""How long a ring that was put before moderators is not put there again."""
REPORTED: Final = timedelta(days=30)
"""How far back a report goes."""
MOST_LINKS: Final = 20
"""Links of a ring that a case names."""
MOST_REPORTED: Final = 25
"""Rings of a report."""

c, k, m, r = t.review_case.c, t.contributor.c, t.message.c, t.review.c
_BIT: Final = CASE_REASONS[CaseReason.RING].bit
_reviewer = t.contributor.alias()
_LATEST = (
    sa.select(r.id, r.contributor_id, r.labels, m.author_id, m.lang, m.guild_discord_id)
    .join(t.message, m.id == r.message_id)
    .join(t.contributor, k.id == m.author_id)
    .join(_reviewer, _reviewer.c.id == r.contributor_id)
    .where(
        r.id < sa.bindparam("before", type_=sa.BigInteger),
        k.discord_id.is_not(None),
        _reviewer.c.discord_id.is_not(None),
    )
    .order_by(r.id.desc())
    .limit(sa.bindparam("most", type_=sa.Integer))
)
FIRST: Final = 2**62
"""Above every id of a review."""


@dataclass(frozen=True, slots=True)
class RingMember:
    """A member of a ring."""

    contributor_id: int
    discord_id: int | None
    """None once the member was erased."""


@dataclass(frozen=True, slots=True)
class RingView:
    """A ring as moderators see it."""

    members: tuple[RingMember, ...]
    links: tuple[Edge, ...]
    """Who accepted whom, the least likely first, up to MOST_LINKS."""
    found_at: datetime
    case_ids: tuple[int, ...]
    """One case for each member."""
    is_open: bool
    """Whether any of these cases still waits."""


@dataclass(slots=True)
class _Seen:
    """What a scan counts: pairs by language, and where each author's messages were written."""

    pairs: dict[str, Pairs]
    guilds: defaultdict[int, Counter[int | None]]


class Rings:
    """Accounts that accept each other far more often than chance would have it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def scan(self, now: datetime) -> int:
        """Look through the latest reviews and open cases for the rings in them; how many rings are new."""
        seen = await self._seen()
        found = await asyncio.to_thread(lambda: rings(outliers(seen.pairs)))
        new = 0
        for ring in found:
            new += await self._context.store.write(partial(_open, ring=ring, seen=seen, now=now))
        return new

    async def report(self, authority: Authority, *, now: datetime) -> tuple[RingView, ...]:
        """The rings of the last REPORTED that are theirs to see, the latest first; raises NotAllowed.

        Nobody is shown a ring that they belong to.
        """
        if authority.level < Level.MODERATOR:
            raise NotAllowed()
        return await self._context.store.read(lambda tx: _report(tx, authority, now - REPORTED))

    async def _seen(self) -> _Seen:
        """The counts over the latest reviews, read a batch at a time."""
        seen, before, left = _Seen({}, defaultdict(Counter)), FIRST, LOOKED_AT
        while left > 0:
            values = {"before": before, "most": min(BATCH, left)}
            batch = await self._context.store.read(partial(_latest, values=values))
            if not batch:
                break
            seen.pairs = counted(map(self._judged, batch), seen.pairs)
            for row in batch:
                seen.guilds[row.author_id][row.guild_discord_id] += 1
            before, left = batch[-1].id, left - len(batch)
        return seen

    def _judged(self, row: Any) -> Judged:
        """A review with what it says by itself."""
        threshold = self._context.rulebook.of(row.lang).acceptance_threshold
        verdict = judge([row.labels], required=1, threshold=threshold)
        return Judged(row.contributor_id, row.author_id, row.lang, bool(verdict.result))


def _latest(tx: Tx, *, values: dict[str, int]) -> list[Any]:
    return rows(tx, _LATEST, values)


def _open(tx: Tx, *, ring: Ring, seen: _Seen, now: datetime) -> bool:
    """Open a case for each member of a ring, unless the ring was put before moderators lately."""
    # Who appeals meanwhile holds their own row, too: a member has one open case on a server.
    theirs = sa.select(k.id).where(k.id.in_(ring.members)).order_by(k.id)
    tx.execute(theirs.with_for_update(key_share=True))
    if any(_members(row) == ring.members for row in _known(tx, ring.members, now - QUIET)):
        return False
    facts = {
        "members": list(ring.members),
        cases.AMONG: "".join(f",{member}" for member in ring.members) + ",",
        "links": [_link(edge) for edge in ring.edges[:MOST_LINKS]],
    }
    for member in ring.members:
        guild = seen.guilds[member].most_common(1)
        cases.open_case(
            tx,
            message=None,
            contributor_id=member,
            guild_discord_id=guild[0][0] if guild else None,
            lang="",
            reason=CaseReason.RING,
            now=now,
            facts=facts,
        )
    return True


def _known(tx: Tx, members: Sequence[int], since: datetime) -> list[sa.Row[Any]]:
    """Cases of rings about these members that wait, or were opened since then."""
    lately = sa.or_(c.opened_at > since, c.closed_at.is_(None))
    query = sa.select(c.facts).where(
        c.contributor_id.in_(members), c.message_id.is_(None), _is_ring(), lately
    )
    return list(tx.execute(query))


def _is_ring() -> sa.ColumnElement[bool]:
    return c.reasons.bitwise_and(_BIT) != 0


def _report(tx: Tx, authority: Authority, since: datetime) -> tuple[RingView, ...]:
    query = sa.select(c.id, c.facts, c.opened_at, c.closed_at).where(
        c.message_id.is_(None), _is_ring(), c.opened_at > since
    )
    if not authority.is_everywhere:
        query = query.where(c.guild_discord_id == authority.guild_discord_id)
    together: defaultdict[tuple[int, ...], list[Any]] = defaultdict(list)
    for row in tx.execute(query.order_by(c.id.desc())):
        if members := _members(row):
            together[members].append(row)
    chosen = list(together.items())[:MOST_REPORTED]
    everybody = {member for members, _ in chosen for member in members}
    found = tx.execute(sa.select(k.id, k.discord_id).where(k.id.in_(everybody)))
    ids = {row.id: row.discord_id for row in found}
    seen = (_view(members, of, ids) for members, of in chosen)
    return tuple(
        view for view in seen if authority.discord_id not in {each.discord_id for each in view.members}
    )


def _view(members: tuple[int, ...], of: list[Any], ids: dict[int, int | None]) -> RingView:
    return RingView(
        members=tuple(RingMember(member, ids.get(member)) for member in members),
        links=tuple(Edge(*link) for link in of[0].facts[CaseReason.RING.value]["links"]),
        found_at=of[0].opened_at,
        case_ids=tuple(sorted(row.id for row in of)),
        is_open=any(row.closed_at is None for row in of),
    )


def _members(row: Any) -> tuple[int, ...]:
    """The members of the ring that a case is about; empty where its facts were erased."""
    facts = (row.facts or {}).get(CaseReason.RING.value, {})
    return tuple(facts.get("members", ()))


def _link(edge: Edge) -> list[float]:
    """An edge as the facts of a case hold it."""
    numbers = (edge.reviewer, edge.author, edge.accepted, edge.reviewed)
    return [*numbers, round(edge.expected, 2), edge.chance]
