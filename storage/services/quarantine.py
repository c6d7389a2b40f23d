"""Setting aside all that a member wrote, out of every queue and export, until it is released."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from storage.domain.access import Authority
from storage.domain.cases import Hold
from storage.domain.errors import MemberUnknown
from storage.queries import audit
from storage.queries import tables as t
from storage.services import reach
from storage.services.context import Change, Context
from storage.services.holds import hold_all, release_all
from storage.services.suspensions import checked_reason, require_another
from storage.store import Tx

BATCH: Final = 25
"""Conversations of one transaction."""
m = t.message.c

Step = Callable[[Change, int, Sequence[int]], list[int]]
"""Does something to messages of one tree; which it did it to."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What was set aside, or released."""

    messages: int
    trees: int


class Quarantine:
    """A few conversations in each transaction: what was cut short goes on when it is asked for again.

    It neither suspends the member nor closes their cases; what they write later is not held.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    async def quarantine(
        self, contributor_id: int, authority: Authority, *, reason: str, now: datetime
    ) -> Quarantined:
        """Hold all of a member's messages that are in reach; those that are out for another reason stay as they are.

        Raises InvalidReason, MemberUnknown, NotAllowed (also about oneself). Where nothing is left to hold, nothing
        is logged.
        """
        why = checked_reason(reason)
        can = sa.and_(m.text != "", sa.or_(m.removed_with.is_(None), m.removed_with != m.id))

        def step(change: Change, tree_id: int, ids: Sequence[int]) -> list[int]:
            return hold_all(change, tree_id, ids, Hold.QUARANTINE)

        return await self._walk(contributor_id, authority, can, step, now, "member.quarantined", reason=why)

    async def release(self, contributor_id: int, authority: Authority, *, now: datetime) -> Quarantined:
        """Release exactly what was held by a quarantine and is in reach.

        Raises MemberUnknown, NotAllowed (also about oneself).
        """
        can = m.held_because == Hold.QUARANTINE.value

        def step(change: Change, tree_id: int, ids: Sequence[int]) -> list[int]:
            return release_all(change, tree_id, ids, only=Hold.QUARANTINE)

        return await self._walk(contributor_id, authority, can, step, now, "member.released")

    async def _walk(
        self,
        contributor_id: int,
        authority: Authority,
        can: sa.ColumnElement[bool],
        step: Step,
        now: datetime,
        act: str,
        **details: Any,
    ) -> Quarantined:
        """Take a step for conversations with such messages, by rising id; the first that did anything is logged."""
        after = messages = trees = 0
        while True:

            def batch(
                change: Change, after: int = after, is_logged: bool = bool(messages)
            ) -> list[list[int]]:
                lock_known(change.tx, contributor_id)
                reach.require_member(change.tx, authority, contributor_id)
                require_another(change.tx, authority, contributor_id)
                wanted = sa.and_(in_reach(authority), can)
                found = own_messages(change.tx, contributor_id, wanted, after=after)
                done = [step(change, tree_id, ids) for tree_id, ids in found.items()]
                if any(done) and not is_logged:
                    log_about(change.tx, act, contributor_id, authority, now, **details)
                return [[max(found, default=0)], *done]

            (last,), *done = await self._context.change(now, batch)
            if not last:
                return Quarantined(messages, trees)
            after = last
            messages += sum(map(len, done))
            trees += sum(map(bool, done))


def lock_known(tx: Tx, contributor_id: int) -> None:
    """Lock a member, so that an erasure sees what is written about them; MemberUnknown for whoever was erased."""
    c = t.contributor.c
    query = sa.select(c.discord_id).where(c.id == contributor_id).with_for_update(key_share=True)
    if tx.execute(query).scalar() is None:
        raise MemberUnknown()


def own_messages(
    tx: Tx, contributor_id: int, can: sa.ColumnElement[bool], *, after: int = 0, most: int = BATCH
) -> Mapping[int, list[int]]:
    """Tree -> a member's messages that fulfil a condition, of the next trees by id."""
    theirs = sa.and_(m.author_id == contributor_id, can)
    next_trees = sa.select(m.tree_id).where(theirs, m.tree_id > after).distinct()
    next_trees = next_trees.order_by(m.tree_id).limit(most)
    ids = list(tx.execute(next_trees).scalars())
    found: defaultdict[int, list[int]] = defaultdict(list)
    rows = sa.select(m.tree_id, m.id).where(theirs, m.tree_id.in_(ids)).order_by(m.tree_id, m.id)
    for row in tx.execute(rows):
        found[row.tree_id].append(row.id)
    return found


def in_reach(authority: Authority) -> sa.ColumnElement[bool]:
    """The condition that a message is somebody's to moderate: as `Authority.reaches` says."""
    guild = authority.guild_discord_id
    here = (
        sa.false() if guild is None else m.guild_discord_id == guild
    )  # no server: not theirs what was imported
    if authority.is_everywhere:
        here = sa.true()
    if authority.languages is None:
        return here
    return sa.and_(here, m.lang.in_(sorted(authority.languages)))


def log_about(
    tx: Tx, act: str, contributor_id: int, authority: Authority, now: datetime, **details: Any
) -> None:
    """Add an act about a member to the audit log."""
    audit.append(
        tx,
        act,
        f"member:{contributor_id}",
        by=authority.discord_id,
        guild_discord_id=authority.guild_discord_id,
        now=now,
        **details,
    )
