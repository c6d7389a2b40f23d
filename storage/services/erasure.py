"""Erasing a member: their words and their Discord id leave the store, what others built stays consistent.

In steps, each a transaction of its own that may be run again, so that nobody waits long and a kill ends nothing early:

1. From now on it cannot be taken back; tombstones go to the file and into the database, before anything is erased.
2. The Discord id, the names and every word go at once.
3. What is left beside conversations: lessons, thumbs, what they were not to be offered again.
4. Their conversations are tidied, a batch of trees at a time (storage/services/pruning.py).
5. What others noted meanwhile goes; the audit log says that it was done.
6. SQLite's files forget what is no longer in any table.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import sqlalchemy as sa

from storage.domain.privacy import ErasedMessages
from storage.domain.tombstones import Stone
from storage.queries import audit, bulk, contributors, erasing, following, sql, tombstones
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.holding import close
from storage.services.pruning import prune
from storage.services.teams import leave_all
from storage.services.upkeep import Upkeep
from storage.store import Tx
from storage.tombstone_file import TombstoneFile

BATCH_TREES = 40
"""Trees that one transaction tidies; others who write wait for it."""
BATCH_STONES = 5_000
"""Tombstones that one transaction adds."""

e = t.erasure_request.c


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took away."""

    messages: int
    """Texts of the member."""
    below: int
    """Replies of others that hung below them and are no longer shown or exported."""


class Erasure:
    """For good. The member's row stays without an id: their labels, orders and points are nobody's."""

    def __init__(self, context: Context, upkeep: Upkeep) -> None:
        self._context = context
        self._upkeep = upkeep
        self.file: TombstoneFile | None = None
        """Where tombstones are kept beside the database; None: only in it."""
        self._is_log_left = False

    @property
    def mode(self) -> ErasedMessages:
        """What becomes of messages with replies of others below them."""
        return self._context.erased_messages

    @mode.setter
    def mode(self, wanted: ErasedMessages) -> None:
        self._context.erased_messages = wanted

    async def run_due(self, now: datetime) -> int:
        """Carry out what is due, and what was begun and broken off; how many members. Raises OSError for the file."""
        due = await self._context.store.read(lambda tx: list(tx.execute(_due(now)).scalars()))
        for contributor_id in due:
            await self.erase_contributor(contributor_id, now=now)
        if due or self._is_log_left:
            await self.sweep()
        return len(due)

    async def erase(self, discord_id: int, *, now: datetime) -> Erased | None:
        """Erase a member at once; None for somebody who is not stored."""
        member = await self._context.store.read(lambda tx: contributors.by_discord_id(tx, discord_id))
        if member is None:
            return None
        erased = await self.erase_contributor(member.id, now=now)
        await self.sweep()
        return erased

    async def sweep(self) -> None:
        """Leave no erased words in the files of SQLite: in its index of words and its log.

        Where somebody reads the log is left until the next run. Nothing to do on PostgreSQL.
        """
        store, is_first = self._context.store, True
        if store.dialect != "sqlite":
            return
        while await store.write(partial(erasing.merge_words, is_first=is_first)):
            is_first = False
        self._is_log_left = not await store.empty_log()

    async def erase_contributor(self, contributor_id: int, *, now: datetime) -> Erased | None:
        """Erase the member with this number at once, or go on where it broke off; None where it was taken back."""
        store = self._context.store
        request = await store.write(partial(_start, contributor_id=contributor_id, now=now))
        if request is None:
            return None
        messages, below = 0, 0
        while await store.read(partial(_is_known, contributor_id=contributor_id)):
            found = await store.read(partial(erasing.traces, contributor_id=contributor_id))
            await self.bury(found.stones, now=now)
            if await self._context.change(now, partial(self._take_words, contributor_id, found.size)):
                messages = found.messages
        for step in (erasing.forget_lessons, erasing.forget_thumbs):
            await store.write(partial(step, contributor_id=contributor_id))
        while trees := await store.read(partial(erasing.trees_of, contributor_id=contributor_id)):
            for batch in bulk.portions(trees, BATCH_TREES):
                below += await self._context.change(now, partial(self._tidy, contributor_id, batch))
        erased = Erased(messages, below)
        await store.write(
            partial(_finish, contributor_id=contributor_id, request=request, erased=erased, now=now)
        )
        return erased

    async def bury(self, stones: Iterable[Stone], *, now: datetime) -> None:
        """Put up tombstones: in the file first, which an older copy of the database does not take back."""
        wanted = sorted(stones)
        if self.file is not None:
            await asyncio.to_thread(self.file.append, wanted, now)
        await self.mark(wanted, now=now)

    async def mark(self, stones: Sequence[Stone], *, now: datetime) -> None:
        """Put up tombstones in the database."""
        for batch in bulk.portions(stones, BATCH_STONES):
            await self._context.store.write(partial(tombstones.add, stones=batch, now=now))

    def _take_words(self, contributor_id: int, size: tuple[int, int], change: Change) -> bool:
        """Take id, names and words; False where more was written than tombstones were put up for."""
        tx = change.tx
        last_id = following.lock(tx, following.ENTRIES)  # before the member, as whoever joins a team does
        _lock(tx, contributor_id)
        if erasing.extent(tx, contributor_id) != size:
            return False
        # First: whoever is about to note what a verdict teaches about them is waited for, and nobody does so after.
        contributors.change(tx, contributor_id, discord_id=None)
        leave_all(tx, contributor_id, last_id=last_id)
        k = t.task.c
        open_tasks = sa.select(t.task).where(k.contributor_id == contributor_id, k.state == "open")
        for task in list(tx.execute(open_tasks.with_for_update())):
            self._upkeep.follow(change, close(change, task, "withdrawn"))
        erasing.forget_words(tx, contributor_id, change.now)
        erasing.forget_person(tx, contributor_id)
        erasing.wipe_messages(tx, contributor_id, change.now)
        change.books.leave_out(contributor_id)
        return True

    def _tidy(self, contributor_id: int, tree_ids: Sequence[int], change: Change) -> int:
        """Tidy some conversations; how many replies of others went."""
        pruned = prune(
            change, self._upkeep, tree_ids, lambda node: node.author_id == contributor_id, mode=self.mode
        )
        erasing.let_go(change.tx, pruned.own)
        erasing.wipe_late(change.tx, pruned.own, change.now)  # while these conversations waited
        change.books.leave_out(contributor_id)
        return pruned.below


def _due(now: datetime) -> sa.Select[Any]:
    """Members whose time has come, and those whose erasure was begun."""
    is_open = sa.and_(e.finished_at.is_(None), e.cancelled_at.is_(None))
    return (
        sa.select(e.contributor_id)
        .where(is_open, sa.or_(e.due_at <= now, e.started_at.is_not(None)))
        .order_by(e.id)
    )


def _lock(tx: Tx, contributor_id: int) -> None:
    c = t.contributor.c
    tx.execute(sa.select(c.id).where(c.id == contributor_id).with_for_update(key_share=True)).one()


def _is_known(tx: Tx, contributor_id: int) -> bool:
    """Whether a member still has their Discord id: their words go together with it."""
    c = t.contributor.c
    query = sa.select(c.id).where(c.id == contributor_id, c.discord_id.is_not(None))
    return tx.execute(query).first() is not None


def _start(tx: Tx, contributor_id: int, now: datetime) -> int | None:
    """Note that an erasure has begun, after which it cannot be taken back; the request's id, None without reason."""
    _lock(tx, contributor_id)
    is_open = (e.contributor_id == contributor_id, e.finished_at.is_(None), e.cancelled_at.is_(None))
    request = tx.execute(sa.select(e.id, e.started_at).where(*is_open)).one_or_none()
    if request is None:
        if not _is_known(tx, contributor_id):
            return None
        row = {"contributor_id": contributor_id, "asked_at": now, "due_at": now, "started_at": now}
        return sql.add(tx, t.erasure_request, row)
    if request.started_at is None:
        sql.change(tx, t.erasure_request, request.id, {"started_at": now})
    return int(request.id)


def _finish(tx: Tx, *, contributor_id: int, request: int, erased: Erased, now: datetime) -> None:
    erasing.forget_late(tx, contributor_id, now)
    sql.change(tx, t.erasure_request, request, {"finished_at": now})
    audit.append(
        tx,
        "erasure.done",
        f"member:{contributor_id}",
        by=None,
        guild_discord_id=None,
        now=now,
        messages=erased.messages,
        below=erased.below,
    )
