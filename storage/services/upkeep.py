"""What happens without a member: expiry, the prompt lottery, the backlog. Jobs, nudged after each submit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa

from storage.domain.selection import WaitingPrompt, draw_prompt
from storage.domain.states import TreeState
from storage.domain.tree import rankable_parents
from storage.queries import ledger, trees
from storage.queries import tables as t
from storage.services.context import Context
from storage.services.holding import close
from storage.services.settle import Settled, settle
from storage.store import Tx

BATCH = 100
"""Expired tasks that one transaction closes."""
MAX_CANDIDATES = 1000
"""Waiting prompts that one draw looks at."""
AT_WORK = (
    TreeState.INITIAL_PROMPT_REVIEW,
    TreeState.PROMPT_LOTTERY_WAITING,
    TreeState.GROWING,
    TreeState.RANKING,
)
"""States in which a tree offers work."""
RECENT = timedelta(days=30)
"""How far back first places count in the lottery."""

c = t.task.c


class Upkeep:
    """Moves what waits for time or chance; every call may be repeated at will."""

    def __init__(self, context: Context) -> None:
        self._context = context

    async def expire_tasks(self, *, now: datetime) -> int:
        """Give back the slots of tasks that ran out; how many there were. Drafts are kept."""
        total = 0
        while True:
            closed = await self._context.store.write(lambda tx: self._expire(tx, now))
            total += closed
            if closed < BATCH:
                return total

    def _expire(self, tx: Tx, now: datetime) -> int:
        query = sa.select(t.task).where(c.state == "open", c.expires_at <= now).order_by(c.expires_at, c.id)
        rows = list(tx.execute(query.limit(BATCH).with_for_update(skip_locked=True)))
        for task in rows:
            self.follow(tx, close(tx, self._context, task, "expired", now), now)
        return len(rows)

    async def resettle_all(self, *, now: datetime) -> int:
        """Settle every tree that is at work, so that changed rules hold for it too; how many. One transaction each."""
        last = total = 0
        while ids := await self._context.store.read(partial(self._at_work, after=last)):
            for tree_id, lang in ids:
                body = partial(self.settle_in, tree_id=tree_id, lang=lang, now=now)
                await self._context.store.write(body)
            last, total = ids[-1][0], total + len(ids)
        return total

    def _at_work(self, tx: Tx, after: int) -> list[tuple[int, str]]:
        tree = t.tree.c
        states = [state.value for state in AT_WORK]
        query = sa.select(tree.id, tree.lang).where(tree.id > after, tree.state.in_(states)).order_by(tree.id)
        return [(row.id, row.lang) for row in tx.execute(query.limit(BATCH))]

    async def advance_all(self, *, now: datetime) -> None:
        """Run the lottery in every language."""
        for lang in self._context.languages:
            await self.advance(lang, now=now)

    async def advance(self, lang: str, *, now: datetime) -> int:
        """Draw waiting prompts while there is room for growing trees; how many. One transaction per tree."""
        drawn = 0
        while await self._context.store.write(lambda tx: self._draw(tx, lang, now)):
            drawn += 1
        return drawn

    def _draw(self, tx: Tx, lang: str, now: datetime) -> bool:
        if not self._has_room(tx, lang, lock=False):
            return False
        chosen = draw_prompt(*self._candidates(tx, lang, now), self._context.rng)
        if chosen is None:
            return False
        row = trees.lock(tx, chosen.tree_id)
        assert row is not None, "selected above"
        if row.state != TreeState.PROMPT_LOTTERY_WAITING.value or not self._has_room(tx, lang, lock=True):
            return False
        trees.move(tx, row, TreeState.PROMPT_LOTTERY_WAITING, TreeState.GROWING, now)
        self.settle_in(tx, chosen.tree_id, lang, now)
        return True

    def _has_room(self, tx: Tx, lang: str, *, lock: bool) -> bool:
        """Whether a prompt waits and a place is free; locked after the tree, in the order of every transaction."""
        state = trees.language_states(tx, [lang], lock=lock).get(lang)
        limit = self._context.rulebook.of(lang).max_active_trees
        return state is not None and state.waiting > 0 and state.growing < limit

    def _candidates(self, tx: Tx, lang: str, now: datetime) -> tuple[Sequence[WaitingPrompt], dict[str, int]]:
        m, tree = t.message.c, t.tree.c
        query = (
            sa.select(tree.id, m.author_id, m.source_author, tree.prompt_wins, tree.prompt_contests)
            .join(t.message, sa.and_(m.tree_id == tree.id, m.parent_id.is_(None)))
            .outerjoin(t.contributor, t.contributor.c.id == m.author_id)
            .where(
                tree.lang == lang,
                tree.state == TreeState.PROMPT_LOTTERY_WAITING.value,
                t.contributor.c.suspended_at.is_(None),
            )
            .limit(MAX_CANDIDATES)
        )
        rows = list(tx.execute(query))
        prompts = [
            WaitingPrompt(
                row.id,
                str(row.author_id)
                if row.author_id is not None
                else f"imported {row.source_author or row.id}",
                row.prompt_wins,
                row.prompt_contests,
            )
            for row in rows
        ]
        authors = {row.author_id for row in rows if row.author_id is not None}
        firsts = ledger.first_places(tx, authors, now - RECENT)
        return prompts, {str(author): count for author, count in firsts.items()}

    async def activate_backlog(self, lang: str, count: int, *, now: datetime) -> int:
        """Take up to `count` parked trees of a language into ranking; how many."""
        return await self._context.store.write(lambda tx: self._activate(tx, lang, count, now))

    def _activate(self, tx: Tx, lang: str, count: int, now: datetime) -> int:
        tree = t.tree.c
        query = sa.select(tree.id).where(tree.lang == lang, tree.state == TreeState.BACKLOG_RANKING.value)
        ids = list(tx.execute(query.order_by(tree.id).limit(count)).scalars())
        for tree_id in ids:
            row = trees.lock(tx, tree_id)
            if row is None or row.state != TreeState.BACKLOG_RANKING.value:
                continue  # another process was quicker
            rankable = rankable_parents(trees.snapshot(tx, row), self._context.rulebook.of(lang))
            new = TreeState.RANKING if rankable else TreeState.ABORTED_LOW_GRADE
            trees.move(tx, row, TreeState.BACKLOG_RANKING, new, now)
            self.settle_in(tx, tree_id, lang, now)
        return len(ids)

    def settle_in(self, tx: Tx, tree_id: int, lang: str, now: datetime) -> None:
        """Settle a tree inside an open transaction, with what follows from it."""
        self.follow(tx, [settle(tx, tree_id, self._context.rulebook.of(lang), now, self._context.rng)], now)

    def follow(self, tx: Tx, settled: Sequence[Settled], now: datetime) -> None:
        """When a tree ended, a parked one may take its place (section 2.7 of the reference)."""
        for each in settled:
            chance = self._context.rulebook.of(each.lang).p_activate_backlog_tree
            if each.has_ended and self._context.rng.random() < chance:
                self._activate(tx, each.lang, 1, now)
