"""What happens without a member: expiry, the prompt lottery, the backlog. Jobs, nudged after each submit."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa

from storage.domain.kinds import Kind
from storage.domain.selection import WaitingPrompt, draw_prompt
from storage.domain.states import TreeState
from storage.domain.tree import rankable_parents
from storage.queries import ledger, trees, work
from storage.queries import tables as t
from storage.services.context import Change, Context
from storage.services.holding import close
from storage.services.settle import Settled, hold, move, settle
from storage.statements import rows as fetched
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
            closed = await self._context.change(now, self._expire)
            total += closed
            if closed < BATCH:
                return total

    def _expire(self, change: Change) -> int:
        query = sa.select(t.task).where(c.state == "open", c.expires_at <= change.now)
        rows = change.tx.execute(
            query.order_by(c.expires_at, c.id).limit(BATCH).with_for_update(skip_locked=True)
        ).all()
        for task in rows:
            self.follow(change, close(change, task, "expired"))
        return len(rows)

    async def resettle_all(self, *, now: datetime, langs: Collection[str] | None = None) -> int:
        """Settle every tree that is at work (in these languages), so that changed rules hold for it too; how many.

        One transaction each.
        """
        last = total = 0
        while ids := await self._context.store.read(partial(self._at_work, after=last, langs=langs)):
            for tree_id in ids:
                await self._context.change(now, partial(self.settle_in, tree_id=tree_id))
            last, total = ids[-1], total + len(ids)
        return total

    def _at_work(self, tx: Tx, after: int, langs: Collection[str] | None) -> list[int]:
        tree = t.tree.c
        states = [state.value for state in AT_WORK]
        query = sa.select(tree.id).where(tree.id > after, tree.state.in_(states))
        if langs is not None:
            query = query.where(tree.lang.in_(list(langs)))
        return list(tx.execute(query.order_by(tree.id).limit(BATCH)).scalars())

    async def advance_all(self, *, now: datetime) -> None:
        """Run the lottery in every language."""
        for lang in self._context.languages:
            await self.advance(lang, now=now)

    async def advance(self, lang: str, *, now: datetime) -> int:
        """Draw waiting prompts while there is room for growing trees; how many. One transaction per tree."""
        drawn = 0
        while await self._context.store.read(partial(self._has_room, lang=lang, lock=False)):
            if not await self._context.change(now, partial(self._draw, lang=lang)):
                break
            drawn += 1
        return drawn

    def _draw(self, change: Change, lang: str) -> bool:
        tx = change.tx
        if not self._has_room(tx, lang, lock=False):
            return False
        chosen = draw_prompt(*self._candidates(tx, lang, change.now), change.rng)
        if chosen is None:
            return False
        held = hold(change, chosen.tree_id)
        waiting = TreeState.PROMPT_LOTTERY_WAITING
        if held.row.state != waiting.value or not self._has_room(tx, lang, lock=True):
            return False
        move(change, held.row, waiting, TreeState.GROWING)
        self.settle_in(change, chosen.tree_id)
        return True

    def _has_room(self, tx: Tx, lang: str, *, lock: bool) -> bool:
        """Whether a prompt waits and a place is free; locked after the tree, in the order of every transaction."""
        state = trees.language_state(tx, lang, lock=lock)
        limit = self._context.rulebook.of(lang).max_active_trees
        return state is not None and state.waiting > 0 and state.growing < limit

    def _candidates(self, tx: Tx, lang: str, now: datetime) -> tuple[Sequence[WaitingPrompt], dict[str, int]]:
        rows = fetched(tx, _CANDIDATES, {"lang": lang})
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

    async def halt_suspended(self, *, now: datetime) -> int:
        """Halt the waiting prompts of authors who may not contribute any more; how many."""
        return await self._context.change(now, self._halt_suspended)

    def _halt_suspended(self, change: Change) -> int:
        waiting, halted = TreeState.PROMPT_LOTTERY_WAITING, 0
        for tree_id in (
            change.tx.execute(_SUSPENDED, {"langs": list(self._context.languages)}).scalars().all()
        ):
            held = hold(change, tree_id)
            if held.row.state == waiting.value:
                move(change, held.row, waiting, TreeState.HALTED_BY_MODERATOR)
                self.settle_in(change, tree_id)
                halted += 1
        return halted

    async def activate_backlog(self, lang: str, count: int, *, now: datetime) -> int:
        """Take up to `count` parked trees of a language into ranking; how many."""
        return await self._context.change(now, lambda change: self._activate(change, lang, count))

    def _activate(self, change: Change, lang: str, count: int) -> int:
        ids = change.tx.execute(_PARKED, {"lang": lang, "count": count}).scalars().all()
        parked, moved = TreeState.BACKLOG_RANKING, 0
        for tree_id in ids:
            row = trees.lock(change.tx, tree_id, waits=False)
            if row is None or row.state != parked.value:
                continue  # another process was quicker
            snapshot = trees.snapshot(change.tx, row, {})
            new = (
                TreeState.RANKING
                if rankable_parents(snapshot, change.rules(lang))
                else TreeState.ABORTED_LOW_GRADE
            )
            move(change, row, parked, new)
            self.settle_in(change, tree_id)
            moved += 1
        return moved

    def settle_in(self, change: Change, tree_id: int) -> Settled:
        """Settle a tree inside an open transaction, with what follows from it."""
        settled = settle(change, hold(change, tree_id))
        self.follow(change, [settled])
        return settled

    def follow(self, change: Change, settled: Sequence[Settled]) -> None:
        """When a tree ended, a parked one may take its place (section 2.7 of the reference)."""
        for each in settled:
            if not each.has_ended:
                continue
            rules = change.rules(each.lang)
            is_drawn = change.rng.random() < rules.p_activate_backlog_tree
            if is_drawn or self._lacks_rankings(change, each.lang):
                self._activate(change, each.lang, 1)

    @staticmethod
    def _lacks_rankings(change: Change, lang: str) -> bool:
        """Whether fewer rankings are open than the rules want at least."""
        minimum = change.rules(lang).min_active_rankings
        if not minimum:
            return False
        return sum(work.count_open(change.tx, lang, kind, up_to=minimum) for kind in RANK_KINDS) < minimum


m, tree = t.message.c, t.tree.c
_ROOT = sa.and_(
    m.tree_id == tree.id, m.depth == 0
)  # not by parent_id: its index would be walked for all roots
_WAITING = tree.state == TreeState.PROMPT_LOTTERY_WAITING.value
_CANDIDATES = (
    sa.select(tree.id, m.author_id, m.source_author, tree.prompt_wins, tree.prompt_contests)
    .join(t.message, _ROOT)
    .outerjoin(t.contributor, t.contributor.c.id == m.author_id)
    .where(tree.lang == sa.bindparam("lang"), _WAITING, t.contributor.c.suspended_at.is_(None))
    .limit(MAX_CANDIDATES)
)
_SUSPENDED = (
    sa.select(tree.id)
    .join(t.message, _ROOT)
    .join(t.contributor, t.contributor.c.id == m.author_id)
    .where(
        tree.lang.in_(sa.bindparam("langs", expanding=True)),
        _WAITING,
        t.contributor.c.suspended_at.is_not(None),
    )
    .order_by(tree.id)
    .limit(BATCH)
)
_PARKED = (
    sa.select(tree.id)
    .where(tree.lang == sa.bindparam("lang"), tree.state == TreeState.BACKLOG_RANKING.value)
    .order_by(tree.id)
    .limit(sa.bindparam("count"))
)
RANK_KINDS = (Kind.RANK_ASSISTANT_REPLIES, Kind.RANK_PROMPTER_REPLIES)
"""Kinds whose open slots min_active_rankings counts."""
