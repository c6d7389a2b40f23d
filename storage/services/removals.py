"""Removing all that a member wrote: asked for by one moderator with the counts before them, confirmed by another.

What was confirmed is carried out by a job, a few conversations in each transaction, so that it goes on after a kill.
Nothing is erased: each message is out by itself, and a moderator can restore it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority, Deed
from storage.domain.cases import CaseOutcome
from storage.domain.errors import (
    NotAllowed,
    NothingToHold,
    RemovalGone,
    RemovalPending,
    SecondModerator,
)
from storage.domain.notices import NoticeKind
from storage.domain.points import PointEvent
from storage.queries import audit, bulk, cases, notices, sql
from storage.queries import tables as t
from storage.services import reach
from storage.services.context import Change, Context
from storage.services.holds import take_out_all
from storage.services.quarantine import BATCH, in_reach, lock_known, own_messages
from storage.services.reporters import tell_reporters
from storage.services.suspensions import EVERYWHERE, require_another, scope_of
from storage.store import Tx

WAITS: Final = timedelta(days=7)
"""How long a removal waits for the second moderator."""
MOST_PENDING: Final = 25
"""Removals that one list shows."""
MOST_BATCHES: Final = 200
"""Transactions of one run of the job; the next run goes on."""
ACCEPTED: Final = (
    PointEvent.ACCEPTED_PROMPTS,
    PointEvent.ACCEPTED_REPLIES_ASSISTANT,
    PointEvent.ACCEPTED_REPLIES_PROMPTER,
)
"""Points that are taken back when a message is taken out."""

m, r = t.message.c, t.removal.c
IS_LEFT: Final = sa.and_(
    m.text != "", sa.or_(m.removed_with.is_(None), m.removed_with != m.id, m.held_because.is_not(None))
)
"""The condition that a message is not removed by itself already."""
_IS_OPEN = sa.and_(r.done_at.is_(None), r.cancelled_at.is_(None))


@dataclass(frozen=True, slots=True)
class RemovalCounts:
    """What a removal would take away."""

    messages: int
    """The member's own."""
    below: int
    """Replies of others that hang below them and are shown."""
    trees: int
    """Conversations that end because they begin with one of them."""
    points: int
    """Tenths of a point that the member loses."""


@dataclass(frozen=True, slots=True)
class RemovalView:
    """A removal that was asked for."""

    id: int
    contributor_id: int
    guild_discord_id: int
    """0: what was written everywhere."""
    counts: Mapping[str, int]
    """As RemovalCounts when it was asked for; `removed`: what the job has taken out so far."""
    asked_by: int
    asked_at: datetime
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    cancelled_at: datetime | None = None
    done_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """Until when the second moderator can confirm it."""
        return self.asked_at + WAITS


class Removals:
    """A server's staff removes what was written there, that of home servers what was written anywhere."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def preview(self, contributor_id: int, authority: Authority) -> RemovalCounts:
        """What would be taken away; changes nothing. Raises NotAllowed."""

        def body(tx: Tx) -> RemovalCounts:
            _require(tx, authority, contributor_id, scope_of(authority))
            return _count(tx, contributor_id, scope_of(authority))

        return await self._context.store.read(body)

    async def ask(self, contributor_id: int, authority: Authority, *, now: datetime) -> RemovalView:
        """Ask another moderator to confirm.

        Raises MemberUnknown, NotAllowed (also about oneself), NothingToHold, RemovalPending.
        Somebody who looks after some languages only asks where the member wrote in no other.
        """
        guild = scope_of(authority)

        def body(tx: Tx) -> RemovalView:
            lock_known(tx, contributor_id)
            _require(tx, authority, contributor_id, guild)
            require_another(tx, authority, contributor_id)
            _expire(tx, now)
            counts = asdict(_count(tx, contributor_id, guild))
            if not counts["messages"]:
                raise NothingToHold()
            row = {
                "contributor_id": contributor_id,
                "guild_discord_id": guild,
                "counts": counts,
                "asked_by": authority.discord_id,
                "asked_at": now,
            }
            sql.add_if_new(tx, t.removal, [row])
            mine = sa.and_(r.contributor_id == contributor_id, r.guild_discord_id == guild, _IS_OPEN)
            view = _view(tx.execute(sa.select(t.removal).where(mine)).one())
            if (view.asked_by, view.asked_at) != (authority.discord_id, now):
                raise RemovalPending()
            _log(tx, "removal.asked", view, authority, now, messages=counts["messages"])
            return view

        return await self._context.store.write(body)

    async def confirm(self, removal_id: int, authority: Authority, *, now: datetime) -> RemovalView:
        """Confirm what another moderator asked for; confirming twice is the same as once.

        Raises SecondModerator, RemovalGone, NotAllowed (also about oneself).
        """

        def body(tx: Tx) -> RemovalView:
            view = _open(tx, removal_id, authority, now)
            if view.confirmed_at is not None:
                return view
            if view.asked_by == authority.discord_id:
                raise SecondModerator()
            sql.change(tx, t.removal, view.id, {"confirmed_by": authority.discord_id, "confirmed_at": now})
            _log(tx, "removal.confirmed", view, authority, now)
            return _view(tx.execute(sa.select(t.removal).where(r.id == view.id)).one())

        return await self._context.store.write(body)

    async def cancel(self, removal_id: int, authority: Authority, *, now: datetime) -> RemovalView:
        """Take back what nobody has confirmed yet. Raises RemovalGone, NotAllowed (also about oneself)."""

        def body(tx: Tx) -> RemovalView:
            view = _open(tx, removal_id, authority, now)
            if view.confirmed_at is not None:
                raise RemovalGone()
            sql.change(tx, t.removal, view.id, {"cancelled_at": now})
            _log(tx, "removal.cancelled", view, authority, now)
            return _view(tx.execute(sa.select(t.removal).where(r.id == view.id)).one())

        return await self._context.store.write(body)

    async def pending(self, authority: Authority, *, now: datetime) -> tuple[RemovalView, ...]:
        """What was asked for or is being carried out within a moderator's reach, newest first. Raises NotAllowed."""
        if not authority.may(Deed.MODERATE):
            raise NotAllowed()
        here = sa.true() if authority.is_everywhere else r.guild_discord_id == authority.guild_discord_id
        is_alive = sa.or_(r.confirmed_at.is_not(None), r.asked_at > now - WAITS)
        query = sa.select(t.removal).where(_IS_OPEN, is_alive, here).order_by(r.id.desc())
        rows = await self._context.store.read(lambda tx: list(tx.execute(query.limit(MOST_PENDING))))
        return tuple(_view(row) for row in rows)

    async def carry_out(self, *, now: datetime) -> int:
        """Do what was confirmed, and let expire what was not; how many messages were taken out. A job."""
        await self._context.store.write(lambda tx: _expire(tx, now))
        removed = 0
        for _ in range(MOST_BATCHES):
            done = await self._context.change(now, _next_batch)
            if done is None:
                break
            removed += done
        return removed


def pending_of(tx: Tx, contributor_id: int, guild: int, now: datetime) -> RemovalView | None:
    """The removal of a member's work on a server that waits or is being carried out, inside an open transaction."""
    is_alive = sa.or_(r.confirmed_at.is_not(None), r.asked_at > now - WAITS)
    is_theirs = sa.and_(r.contributor_id == contributor_id, r.guild_discord_id == guild)
    row = tx.execute(sa.select(t.removal).where(_IS_OPEN, is_alive, is_theirs)).one_or_none()
    return _view(row) if row is not None else None


def _require(tx: Tx, authority: Authority, contributor_id: int, guild: int) -> None:
    """Raise NotAllowed unless all that the member wrote there is theirs to moderate."""
    reach.require_member(tx, authority, contributor_id)
    if authority.languages is None:
        return
    others = sa.and_(m.author_id == contributor_id, _written_on(guild), sa.not_(in_reach(authority)))
    if tx.execute(sa.select(m.id).where(others, IS_LEFT).limit(1)).scalar() is not None:
        raise NotAllowed()


def _written_on(guild: int) -> sa.ColumnElement[bool]:
    return sa.true() if guild == EVERYWHERE else m.guild_discord_id == guild


def _count(tx: Tx, contributor_id: int, guild: int) -> RemovalCounts:
    own = sa.select(m.id).where(m.author_id == contributor_id, _written_on(guild), IS_LEFT)
    down = own.cte("down", recursive=True)
    below = sa.orm.aliased(t.message, name="below").c
    down = down.union(sa.select(below.id).join(down, below.parent_id == down.c.id))
    others = sa.select(sa.func.count()).where(
        m.id.in_(sa.select(down.c.id)), m.author_id.is_distinct_from(contributor_id), m.is_deleted.is_(False)
    )
    mine = own.with_only_columns(sa.func.count(), sa.func.count().filter(m.parent_id.is_(None)))
    messages, roots = tx.execute(mine).one()
    p = t.point_entry.c
    points = sa.select(sa.func.coalesce(sa.func.sum(p.delta), 0)).where(
        p.contributor_id == contributor_id,
        p.event.in_([event.value for event in ACCEPTED]),
        p.message_id.in_(own),
    )
    return RemovalCounts(
        messages=messages,
        below=tx.execute(others).scalar_one(),
        trees=roots,
        points=int(tx.execute(points).scalar_one()),
    )


def _open(tx: Tx, removal_id: int, authority: Authority, now: datetime) -> RemovalView:
    """A locked removal that can still be decided by somebody with this authority."""
    row = tx.execute(sa.select(t.removal).where(r.id == removal_id, _IS_OPEN).with_for_update()).one_or_none()
    if row is None:
        raise RemovalGone()
    view = _view(row)
    if view.guild_discord_id != scope_of(authority) and not authority.is_everywhere:
        raise NotAllowed()
    _require(tx, authority, view.contributor_id, view.guild_discord_id)
    require_another(tx, authority, view.contributor_id)
    if view.confirmed_at is None and view.ends_at <= now:
        raise RemovalGone()
    return view


def _expire(tx: Tx, now: datetime) -> None:
    """Cancel what has waited for a second moderator for too long."""
    is_late = sa.and_(_IS_OPEN, r.confirmed_at.is_(None), r.asked_at <= now - WAITS)
    tx.execute(sa.update(t.removal).where(is_late).values(cancelled_at=now))


def _next_batch(change: Change) -> int | None:
    """Take out the next messages of the oldest confirmed removal; None where there is none."""
    tx = change.tx
    query = sa.select(t.removal).where(_IS_OPEN, r.confirmed_at.is_not(None)).order_by(r.id).limit(1)
    row = tx.execute(query.with_for_update(skip_locked=True)).one_or_none()
    if row is None:
        return None
    left = sa.and_(_written_on(row.guild_discord_id), IS_LEFT)
    found = own_messages(tx, row.contributor_id, left, most=BATCH)
    taken = [each for tree_id, ids in found.items() for each in take_out_all(change, tree_id, ids)]
    _settle(change, list(found), taken, by=row.confirmed_by)
    counts = {**(row.counts or {}), "removed": (row.counts or {}).get("removed", 0) + len(taken)}
    sql.change(tx, t.removal, row.id, {"counts": counts})
    if not found:
        _end(change, _view(row), counts["removed"])
    return len(taken)


def _settle(change: Change, tree_ids: Sequence[int], taken: Sequence[int], *, by: int) -> None:
    """Close the cases of what was taken out of trees and of what went with it; whoever had reported that is told."""
    tx = change.tx
    with_them = bulk.is_among(tx, t.message.c.removed_with, taken)
    gone = sa.select(m.id).where(m.tree_id.in_(tree_ids), with_them)
    for case in cases.settle_taken(tx, list(tx.execute(gone).scalars()), by=by, now=change.now):
        tell_reporters(
            tx,
            case.message_id,
            CaseOutcome.REMOVED,
            case_id=case.id,
            by=by,
            is_upheld=True,
            now=change.now,
        )


def _end(change: Change, view: RemovalView, removed: int) -> None:
    sql.change(change.tx, t.removal, view.id, {"done_at": change.now})
    if removed:
        notices.add(
            change.tx,
            view.contributor_id,
            NoticeKind.REMOVED,
            now=change.now,
            messages=removed,
            guild=view.guild_discord_id or None,
        )
    audit.append(
        change.tx,
        "removal.done",
        f"removal:{view.id}",
        by=None,
        guild_discord_id=view.guild_discord_id,
        now=change.now,
        member=view.contributor_id,
        messages=removed,
    )


def _view(row: sa.Row[Any]) -> RemovalView:
    values = {name: getattr(row, name) for name in RemovalView.__slots__}
    return RemovalView(**{**values, "counts": row.counts or {}})


def _log(tx: Tx, act: str, view: RemovalView, authority: Authority, now: datetime, **details: Any) -> None:
    audit.append(
        tx,
        act,
        f"removal:{view.id}",
        by=authority.discord_id,
        guild_discord_id=authority.guild_discord_id,
        now=now,
        member=view.contributor_id,
        **details,
    )
