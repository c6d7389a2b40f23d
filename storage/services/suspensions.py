"""Suspending a member for a time and lifting it, on a server or everywhere; warning them.

The table `suspension` is the record. What holds now follows from its open rows and stands in the member's own row, so
that asking whether somebody may contribute costs nothing; `apply` is the only place that writes it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.errors import InvalidReason, InvalidUntil, MemberUnknown, NotAllowed, NotSuspendable
from storage.domain.notices import GUILD, NoticeKind
from storage.domain.text import clean, visible
from storage.queries import audit, contributors, listing, notices, sql
from storage.queries import tables as t
from storage.services import reach, warned
from storage.services.context import Change, Context
from storage.services.holding import close
from storage.services.upkeep import Upkeep
from storage.store import Tx

EVERYWHERE: Final = 0
"""The server of a suspension that holds on all of them."""
LEAST_REASON: Final = 3
"""Characters that a reason has at least."""
MOST_REASON: Final = 500
"""Characters that a reason has at most."""
LONGEST: Final = timedelta(days=3 * 365)
"""How long a suspension with an end lasts at most; a longer one has none."""
BATCH: Final = 100
"""Suspensions that one run of the job ends."""

c, s = t.contributor.c, t.suspension.c


@dataclass(frozen=True, slots=True)
class SuspensionView:
    """A suspension, open or over."""

    id: int
    contributor_id: int
    guild_discord_id: int
    """0: everywhere."""
    reason: str
    suspended_by: int | None
    """Discord id; None: the operator's command line."""
    suspended_at: datetime
    until: datetime | None
    lifted_at: datetime | None = None
    lifted_by: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds."""
        return self.lifted_at is None


class Suspensions:
    """Each call is one transaction. A server's staff decides for that server, those of home servers for all."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def suspend(
        self, contributor_id: int, authority: Authority, *, reason: str, until: datetime | None, now: datetime
    ) -> SuspensionView:
        """Let a member contribute no more until then (None: until it is lifted); replaces one that holds already.

        The member's open task goes back. The same again within AT_ONCE is what the first one began. Raises
        InvalidReason, InvalidUntil, MemberUnknown, NotSuspendable (oneself, an operator) and NotAllowed.
        """
        why = checked_reason(reason)
        if until is not None and not now < until <= now + LONGEST:
            raise InvalidUntil(days=LONGEST.days)

        def body(change: Change) -> SuspensionView:
            tx = change.tx
            self._require(tx, authority, contributor_id)
            guild = scope_of(authority)
            if (before := _just_begun(tx, contributor_id, authority, why, until, now)) is not None:
                return before
            new_id = begin(
                change, contributor_id, guild=guild, reason=why, until=until, by=authority.discord_id
            )
            facts: dict[str, Any] = {"until": until.isoformat() if until else None, "suspension": new_id}
            told = {**facts, GUILD: guild or None}
            notices.add(tx, contributor_id, NoticeKind.SUSPENDED, now=now, reason=why, **told)
            _log(tx, "member.suspended", contributor_id, authority, now, everywhere=not guild, **facts)
            return _views(tx, s.id == new_id)[0]

        return await self._context.change(now, body)

    async def lift(
        self, contributor_id: int, authority: Authority, *, now: datetime
    ) -> tuple[SuspensionView, ...]:
        """Let a member contribute again: on this server, or wherever a home server's staff asks for it.

        Returns what was lifted; empty where nothing held, then nothing is logged. Raises NotAllowed (also about
        oneself), MemberUnknown.
        """

        def body(tx: Tx) -> tuple[SuspensionView, ...]:
            _lock(tx, contributor_id)
            reach.require_member(tx, authority, contributor_id)
            require_another(tx, authority, contributor_id)
            is_open = sa.and_(s.contributor_id == contributor_id, s.lifted_at.is_(None))
            ids = [view.id for view in _views(tx, is_open) if may_lift(authority, view)]
            if not ids:
                return ()
            end(tx, contributor_id, ids, by=authority.discord_id, now=now)
            _log(tx, "member.lifted", contributor_id, authority, now)
            return _views(tx, s.id.in_(ids))

        return await self._context.store.write(body)

    async def lift_due(self, *, now: datetime) -> int:
        """Lift what has reached its end; how many. A job; each is a transaction of its own."""
        due = sa.select(s.id, s.contributor_id).where(s.lifted_at.is_(None), s.until <= now)
        query = due.order_by(s.until).limit(BATCH)
        found = await self._context.store.read(lambda tx: [tuple(row) for row in tx.execute(query)])
        lifted = 0
        for suspension_id, contributor_id in found:
            ending = partial(
                _lift_by_itself, suspension_id=suspension_id, contributor_id=contributor_id, now=now
            )
            lifted += await self._context.store.write(ending)
        return lifted

    async def holds(self, discord_id: int, guild_discord_id: int) -> bool:
        """Whether somebody is suspended on a server, by it or everywhere; also for whoever is not stored."""
        query = sa.select(c.suspended_at, c.barred).where(c.discord_id == discord_id)
        row = await self._context.store.read(lambda tx: tx.execute(query).one_or_none())
        return row is not None and (
            row.suspended_at is not None or str(guild_discord_id) in (row.barred or {})
        )

    async def of(self, contributor_id: int) -> tuple[SuspensionView, ...]:
        """All suspensions of a member, newest first."""
        return await self._context.store.read(lambda tx: of(tx, contributor_id))

    async def warn(
        self,
        contributor_id: int,
        authority: Authority,
        *,
        reason: str,
        message_id: int | None = None,
        now: datetime,
    ) -> None:
        """Tell a member what they should not do again; the same again within AT_ONCE is told once.

        Raises InvalidReason, MemberUnknown (also where the message is not theirs), NotSuspendable, NotAllowed.
        """
        why = checked_reason(reason)

        def body(tx: Tx) -> None:
            self._require(tx, authority, contributor_id)
            if message_id is not None:
                _require_theirs(tx, authority, contributor_id, message_id)
            if warned.was_just_said(tx, contributor_id, authority, why, message_id, now):
                return
            notices.add(tx, contributor_id, NoticeKind.WARNED, message_id=message_id, now=now, reason=why)
            _log(tx, warned.ACT, contributor_id, authority, now, message=message_id)

        await self._context.store.write(body)

    def _require(self, tx: Tx, authority: Authority, contributor_id: int) -> None:
        """Lock a member who is in reach, and neither the moderator themselves nor an operator."""
        discord_id = _lock(tx, contributor_id)
        reach.require_member(tx, authority, contributor_id)
        if discord_id == authority.discord_id:
            raise NotSuspendable("error-not-yourself")
        if discord_id in self._context.operators:
            raise NotSuspendable()


def scope_of(authority: Authority) -> int:
    """The server for which somebody decides; EVERYWHERE for a home server's staff and operators."""
    return EVERYWHERE if authority.is_everywhere else authority.guild_discord_id or EVERYWHERE


def may_lift(authority: Authority, view: SuspensionView) -> bool:
    """Whether a suspension is within what somebody decides for."""
    return authority.is_everywhere or view.guild_discord_id == scope_of(authority)


def require_another(tx: Tx, authority: Authority, contributor_id: int) -> None:
    """Raise NotAllowed where a member is the moderator themselves."""
    if tx.execute(sa.select(c.discord_id).where(c.id == contributor_id)).scalar() == authority.discord_id:
        raise NotAllowed("error-not-yourself")


def checked_reason(reason: str) -> str:
    """A reason as it is stored; InvalidReason where it is too short or too long."""
    stored = clean(reason)
    if len(visible(stored).strip()) < LEAST_REASON or len(stored) > MOST_REASON:
        refusal = InvalidReason(least=LEAST_REASON, most=MOST_REASON)
        refusal.lost_text = reason
        raise refusal
    return stored


def begin(
    change: Change, contributor_id: int, *, guild: int, reason: str, until: datetime | None, by: int | None
) -> int:
    """Suspend a locked member, inside an open change; the new row. One that holds there is over."""
    tx = change.tx
    held = sa.and_(s.contributor_id == contributor_id, s.guild_discord_id == guild, s.lifted_at.is_(None))
    tx.execute(sa.update(t.suspension).where(held).values(lifted_at=change.now, lifted_by=by))
    row = {
        "contributor_id": contributor_id,
        "guild_discord_id": guild,
        "reason": reason,
        "suspended_by": by,
        "suspended_at": change.now,
        "until": until,
    }
    new_id = sql.add(tx, t.suspension, row)
    apply(tx, contributor_id)
    _withdraw_task(change, contributor_id, guild)
    return new_id


def end(tx: Tx, contributor_id: int, ids: list[int], *, by: int | None, now: datetime) -> None:
    """Lift open suspensions of a locked member, inside an open transaction.

    They are told, unless they are still suspended everywhere.
    """
    statement = sa.update(t.suspension).where(s.id.in_(ids), s.lifted_at.is_(None))
    tx.execute(statement.values(lifted_at=now, lifted_by=by))
    apply(tx, contributor_id)
    is_held = sa.select(c.suspended_at).where(c.id == contributor_id)
    if tx.execute(is_held).scalar() is None:
        lifted = sa.select(s.guild_discord_id).where(s.id.in_(ids)).distinct()
        guilds = list(tx.execute(lifted).scalars())
        only = guilds[0] if len(guilds) == 1 and guilds[0] != EVERYWHERE else None
        notices.add(tx, contributor_id, NoticeKind.LIFTED, now=now, **{GUILD: only})


def take_back(tx: Tx, contributor_id: int) -> None:
    """End a locked member's suspension everywhere as if it had never held, inside an open transaction."""
    held = sa.and_(
        s.contributor_id == contributor_id, s.guild_discord_id == EVERYWHERE, s.lifted_at.is_(None)
    )
    tx.execute(sa.update(t.suspension).where(held).values(lifted_at=s.suspended_at))
    apply(tx, contributor_id)


def lift_in(tx: Tx, suspension_id: int, *, by: int | None, now: datetime) -> bool:
    """Lift one suspension inside an open transaction (an appeal was right); False where it does not hold any more."""
    contributor_id = tx.execute(sa.select(s.contributor_id).where(s.id == suspension_id)).scalar()
    if contributor_id is None:
        return False
    _lock(tx, contributor_id)
    is_open = sa.select(s.id).where(s.id == suspension_id, s.lifted_at.is_(None))
    if tx.execute(is_open).scalar() is None:
        return False
    end(tx, contributor_id, [suspension_id], by=by, now=now)
    return True


def lift_there(
    tx: Tx, contributor_id: int, guild_discord_id: int | None, *, by: int | None, now: datetime
) -> None:
    """Lift what holds on a server, or everywhere for None, inside an open transaction (an appeal was right)."""
    _lock(tx, contributor_id)
    guild = guild_discord_id or EVERYWHERE
    is_open = (s.contributor_id == contributor_id, s.guild_discord_id == guild, s.lifted_at.is_(None))
    if ids := [view.id for view in _views(tx, *is_open)]:
        end(tx, contributor_id, ids, by=by, now=now)


def apply(tx: Tx, contributor_id: int) -> None:
    """Bring the row of a member up to their open suspensions."""
    everywhere: SuspensionView | None = None
    barred: dict[str, dict[str, str]] = {}
    for view in _views(tx, s.contributor_id == contributor_id, s.lifted_at.is_(None)):
        if view.guild_discord_id == EVERYWHERE:
            everywhere = view
        else:
            until = view.until.isoformat() if view.until is not None else ""
            barred[str(view.guild_discord_id)] = {"until": until, "reason": view.reason}
    contributors.change(
        tx,
        contributor_id,
        suspended_at=everywhere.suspended_at if everywhere else None,
        suspended_until=everywhere.until if everywhere else None,
        suspended_reason=everywhere.reason if everywhere else None,
        barred=barred or None,
    )
    listing.relist(tx, contributor_id)


def of(tx: Tx, contributor_id: int) -> tuple[SuspensionView, ...]:
    """All suspensions of a member, newest first, inside an open transaction."""
    return _views(tx, s.contributor_id == contributor_id)


def seen_of(tx: Tx, authority: Authority, contributor_id: int) -> tuple[SuspensionView, ...]:
    """Those of a member that a moderator sees: everywhere and on their server, or all; newest first."""
    scopes = (EVERYWHERE, scope_of(authority))
    is_seen = sa.true() if authority.is_everywhere else s.guild_discord_id.in_(scopes)
    return _views(tx, s.contributor_id == contributor_id, is_seen)


def _views(tx: Tx, *where: sa.ColumnElement[bool]) -> tuple[SuspensionView, ...]:
    columns = [s[name] for name in SuspensionView.__slots__]
    found = tx.execute(sa.select(*columns).where(*where).order_by(s.id.desc()))
    return tuple(SuspensionView(*row) for row in found)


def _lock(tx: Tx, contributor_id: int) -> int:
    """Lock a member; their Discord id. MemberUnknown for nobody, or somebody who was erased."""
    query = sa.select(c.discord_id).where(c.id == contributor_id).with_for_update(key_share=True)
    found: int | None = tx.execute(query).scalar()
    if found is None:
        raise MemberUnknown()
    return found


def _require_theirs(tx: Tx, authority: Authority, contributor_id: int, message_id: int) -> None:
    m = t.message.c
    row = tx.execute(
        sa.select(t.message).where(m.id == message_id, m.author_id == contributor_id)
    ).one_or_none()
    if row is None:
        raise MemberUnknown()
    reach.require_message(tx, authority, row)


def _just_begun(
    tx: Tx, contributor_id: int, authority: Authority, why: str, until: datetime | None, now: datetime
) -> SuspensionView | None:
    """The same suspension by the same moderator, where it holds since a moment ago: their form came twice."""
    found = _views(
        tx,
        s.contributor_id == contributor_id,
        s.guild_discord_id == scope_of(authority),
        s.suspended_by == authority.discord_id,
        s.reason == why,
        s.lifted_at.is_(None),
        s.suspended_at > now - warned.AT_ONCE,
    )
    return next((view for view in found if _ends_alike(view.until, until)), None)


def _ends_alike(one: datetime | None, other: datetime | None) -> bool:
    """Whether two ends are the same but for the moment between two forms."""
    return one is other if one is None or other is None else abs(one - other) < warned.AT_ONCE


def _withdraw_task(change: Change, contributor_id: int, guild: int) -> None:
    """Take back the open task of a member on a server, or wherever it was asked for."""
    k = t.task.c
    is_there = sa.true() if guild == EVERYWHERE else k.guild_discord_id == guild
    query = sa.select(t.task).where(k.contributor_id == contributor_id, k.state == "open", is_there)
    for task in list(change.tx.execute(query.with_for_update())):
        Upkeep(change.context).follow(change, close(change, task, "expired"))


def _lift_by_itself(tx: Tx, *, suspension_id: int, contributor_id: int, now: datetime) -> bool:
    try:
        is_lifted = lift_in(tx, suspension_id, by=None, now=now)
    except MemberUnknown:  # erased meanwhile
        tx.execute(sa.update(t.suspension).where(s.id == suspension_id).values(lifted_at=now))
        return False
    if is_lifted:
        subject = f"member:{contributor_id}"
        guild = tx.execute(sa.select(s.guild_discord_id).where(s.id == suspension_id)).scalar_one()
        audit.append(tx, "member.lifted", subject, by=None, guild_discord_id=guild, now=now)
    return is_lifted


def _log(tx: Tx, act: str, contributor_id: int, authority: Authority, now: datetime, **details: Any) -> None:
    audit.append(
        tx,
        act,
        f"member:{contributor_id}",
        by=authority.discord_id,
        guild_discord_id=authority.guild_discord_id,
        now=now,
        **details,
    )
