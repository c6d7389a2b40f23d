"""Erasing a member: their words and their Discord id leave the store, what others built stays consistent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.domain.states import TreeState
from storage.queries import contributors, following, messages, trees
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.holding import close
from storage.services.settle import rank_again, remove
from storage.services.teams import leave_all
from storage.services.upkeep import Upkeep
from storage.store import Tx


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took away."""

    messages: int
    """Texts of the member."""
    below: int
    """Replies of others that hung below them and are no longer shown or exported."""


class Erasure:
    """Done at once and for good. The member's row stays without an id: their labels, orders and points are nobody's."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep

    async def erase(self, discord_id: int, *, now: datetime) -> Erased | None:
        """Erase a member; None for somebody who is not stored. One transaction."""
        return await self._context.change(now, lambda change: self._erase(change, discord_id))

    def _erase(self, change: Change, discord_id: int) -> Erased | None:
        tx = change.tx
        last_id = following.lock(tx, following.ENTRIES)  # before the member, as whoever joins a team does
        member = contributors.by_discord_id(tx, discord_id, lock=True)
        if member is None:
            return None
        # First: whoever is about to note what a verdict teaches about them is waited for, and nobody does so after.
        contributors.change(tx, member.id, discord_id=None)
        leave_all(tx, member.id, last_id=last_id)
        self._forget(tx, member.id)
        c = t.task.c
        for task in list(
            tx.execute(
                sa.select(t.task).where(c.contributor_id == member.id, c.state == "open").with_for_update()
            )
        ):
            self._upkeep.follow(change, close(change, task, "withdrawn"))
        own, below = self._remove_messages(change, member.id)
        # Whoever held one of these trees meanwhile may have credited the member.
        for rows in (t.standing, t.award):
            tx.execute(sa.delete(rows).where(rows.c.contributor_id == member.id))
        change.books.leave_out(member.id)
        return Erased(own, below)

    def _remove_messages(self, change: Change, contributor_id: int) -> tuple[int, int]:
        """Take the member's messages out of their trees; (own, others' below them)."""
        tx, m = change.tx, t.message.c
        own = {row.id: row for row in tx.execute(sa.select(t.message).where(m.author_id == contributor_id))}
        below = 0
        for tree_id in sorted({row.tree_id for row in own.values()}):
            below += self._prune(change, tree_id, set(own))
        tx.execute(
            sa.update(t.message)
            .where(m.author_id == contributor_id)
            .values(text="", text_sha256="", extra=None, author_id=None)
        )
        return len(own), below

    def _prune(self, change: Change, tree_id: int, own: set[int]) -> int:
        row: sa.Row[Any] | None = trees.lock(change.tx, tree_id)
        assert row is not None, "a message has a tree"
        tree = trees.snapshot(change.tx, row, trees.leases(change.tx, tree_id))
        before = {node.id for node in tree.nodes if node.is_deleted}
        for node in tree.nodes:
            if node.id in own:
                tree = remove(change, tree, node, row.lang)
        if tree.state is TreeState.READY_FOR_EXPORT:
            rank_again(change, tree)
        self._upkeep.settle_in(change, tree_id)
        return len({node.id for node in tree.nodes if node.is_deleted} - before - own)

    def _forget(self, tx: Tx, contributor_id: int) -> None:
        """Drafts, reports' texts, languages, thumbs and what is said of them; the row stays, for the sums of others."""
        tx.execute(
            sa.update(t.task)
            .where(t.task.c.contributor_id == contributor_id)
            .values(draft=None, skip_reason=None)
        )
        tx.execute(sa.update(t.report).where(t.report.c.contributor_id == contributor_id).values(text=""))
        r = t.reaction.c
        for row in list(
            tx.execute(sa.select(r.message_id, r.emoji).where(r.contributor_id == contributor_id))
        ):
            messages.count_emoji(tx, row.message_id, row.emoji, -1)
        tx.execute(sa.delete(t.reaction).where(r.contributor_id == contributor_id))
        own_reviews = t.review.c.contributor_id == contributor_id
        tx.execute(sa.update(t.review).where(own_reviews).values(lessons=None))
        for rows in (
            t.reliability,
            t.standing,
            t.seen,
            t.membership,
            t.unlisted,
            t.award,
            t.granted_role,
        ):
            tx.execute(sa.delete(rows).where(rows.c.contributor_id == contributor_id))
        own_languages = t.contributor_language.c.contributor_id == contributor_id
        tx.execute(sa.delete(t.contributor_language).where(own_languages))
        contributors.change(
            tx,
            contributor_id,
            interface_locale=None,
            suspended_at=None,
            suspended_reason=None,
            time_zone=None,
            streak_days=0,
            streak_day=None,
            streak_frozen_on=None,
            day_contributions=0,
            name=None,
            alias=None,
            visibility="private",
            wants_credit=False,
            active_days=None,
        )
