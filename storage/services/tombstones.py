"""Tombstones at work: what was erased and is there again is erased again; the list of ids for published datasets."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from operator import itemgetter

from storage.queries import audit, bulk, erasing, tombstones, trees
from storage.services.context import Change, Context
from storage.services.erasure import BATCH_TREES, Erasure
from storage.services.pruning import prune
from storage.services.upkeep import Upkeep


@dataclass(frozen=True, slots=True)
class Applied:
    """What was there again and has been erased once more."""

    members: int
    messages: int
    """Beside those of these members."""


class Tombstones:
    """What was erased stays erased, also where an older copy of the database is put back."""

    def __init__(self, context: Context, upkeep: Upkeep, erasure: Erasure) -> None:
        self._context = context
        self._upkeep = upkeep
        self._erasure = erasure

    async def apply(self, now: datetime) -> Applied:
        """Bring file and database together, and erase again whatever they name that is there. Raises OSError."""
        store = self._context.store
        await self._bring_together(now)
        members = await store.read(tombstones.members_again)
        for contributor_id in members:
            await self._erasure.erase_contributor(contributor_id, now=now)
        found = await store.read(tombstones.messages_again)
        by_tree = [
            (tree_id, [message_id for _, message_id in group])
            for tree_id, group in groupby(found, key=itemgetter(0))
        ]
        for batch in bulk.portions(by_tree, BATCH_TREES):
            await self._context.change(now, partial(self._erase, batch))
        applied = Applied(len(members), len(found))
        if members or found:
            await self._erasure.sweep()
            await store.write(
                lambda tx: audit.append(
                    tx,
                    "tombstones.applied",
                    "bot:",
                    by=None,
                    guild_discord_id=None,
                    now=now,
                    members=applied.members,
                    messages=applied.messages,
                )
            )
        return applied

    async def message_ids(self) -> list[str]:
        """The public ids of all messages that were erased, sorted: whoever holds a copy of a dataset removes them."""
        return await self._context.store.read(tombstones.public_ids)

    async def note_export(self, trees: int, *, now: datetime) -> None:
        """Say in the audit log that a dataset left."""
        await self._context.store.write(
            lambda tx: audit.append(
                tx, "export.made", "bot:", by=None, guild_discord_id=None, now=now, trees=trees
            )
        )

    async def _bring_together(self, now: datetime) -> None:
        """Let file and database name the same."""
        file, known = self._erasure.file, await self._context.store.read(tombstones.everything)
        if file is None:
            return
        kept = await asyncio.to_thread(file.read)
        await asyncio.to_thread(file.append, sorted(known - kept), now)
        await self._erasure.mark(sorted(kept - known), now=now)

    def _erase(self, batch: Sequence[tuple[int, Sequence[int]]], change: Change) -> None:
        """Erase messages of some trees again."""
        tree_ids = [tree_id for tree_id, _ in batch]
        own = {message_id for _, message_ids in batch for message_id in message_ids}
        trees.lock_all(change.tx, tree_ids)
        erasing.wipe_some(change.tx, sorted(own), change.now)
        prune(change, self._upkeep, tree_ids, lambda node: node.id in own, mode=self._erasure.mode)
        erasing.let_go(change.tx, sorted(own))
