"""Whatever is held, released, removed, restored and erased, in any order: what others wrote is there when it should be.

What should be there is worked out from what was done, without the code that takes out and puts back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from storage.domain.cases import Hold
from storage.domain.errors import NothingAvailable, TreeNotRestorable
from storage.domain.kinds import Family, Kind
from storage.domain.privacy import ErasedMessages
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services import erasure, holds
from storage.services.engine import Engine
from storage.services.pruning import prune as tidy
from storage.store import Store
from tests.builders import Clock, EngineFactory, claim, fetch, finish, member, next_work
from tests.storage.invariants import assert_consistent
from tests.storage.staff import OPERATOR, contributor

SEEDS = range(2)
STEPS = 30
PEOPLE = 6
RULES = SMALL.changed(
    {
        "goal_tree_size": 9,
        "max_tree_depth": 5,
        "num_prompter_replies": 2,
        "max_active_trees": 2,
        "auto_mod_enabled": False,
        "random_goal_tree_size": False,
    }
)
"""Conversations in which replies hang below replies; nothing is taken out by itself."""
m = t.message.c


class _Killed(Exception):
    """What ends an erasure between two steps."""


@dataclass(slots=True)
class Walk:
    """A random sequence of acts, and which messages are out because somebody took just them out."""

    engine: Engine
    store: Store
    patch: pytest.MonkeyPatch
    dice: Random
    clock: Clock = field(default_factory=Clock)
    people: list[int] = field(default_factory=list)
    out: set[int] = field(default_factory=set)
    is_pending: bool = False
    """Whether an erasure was killed and has not gone on."""
    done: list[Any] = field(default_factory=list)

    async def begin(self) -> None:
        """Members, and conversations that they wrote together."""
        for discord_id in range(1, PEOPLE + 1):
            self.people.append(await member(self.engine, discord_id))
        await self.work(40)

    async def messages(self) -> dict[int, sa.Row[Any]]:
        """All messages, by id; parents first."""
        return {row.id: row for row in await fetch(self.store, sa.select(t.message).order_by(m.depth, m.id))}

    async def work(self, tasks: int = 5) -> None:
        """Somebody does what is asked for, or writes a prompt."""
        for _ in range(tasks):
            by, now = self.dice.choice(self.people), self.clock.later(minutes=1)
            try:
                view = await next_work(self.engine, by, now=now)
                if view is None:
                    view = await claim(self.engine, by, Kind.INITIAL_PROMPT, now=now)
            except NothingAvailable:
                continue
            is_text = view.kind.info.family is Family.WRITE
            text = f"{view.id}: {self.dice.getrandbits(200):x}" if is_text else None
            is_spam = {"spam": float(self.dice.random() < 0.1)}
            await finish(self.engine, view, by, now=now, text=text, answers=is_spam)

    async def remove(self) -> None:
        """A moderator takes out a message that is there."""
        rows = await self.messages()
        there = [row for row in rows.values() if row.text and not row.is_deleted]
        if there:
            row = self._some(there, rows)
            await self.engine.moderation.remove(row.id, now=self.clock.now)
            self.out.add(row.id)

    def _some(self, wanted: Sequence[sa.Row[Any]], rows: Mapping[int, sa.Row[Any]]) -> sa.Row[Any]:
        """One of these messages, rather one that answers erased words."""
        near = [row for row in wanted if row.parent_id is not None and rows[row.parent_id].is_erased]
        return self.dice.choice(near if near and self.dice.random() < 0.7 else wanted)

    async def hold(self) -> None:
        """A message waits for a moderator, whether it is there or out with another."""
        await self._in_tree(
            lambda change, tree, each: holds.hold_all(change, tree, [each], Hold.FLOOD), add=True
        )

    async def take_out(self) -> None:
        """A message is removed, whether it is there or out with another."""
        await self._in_tree(lambda change, tree, each: holds.take_out_all(change, tree, [each]), add=True)

    async def release(self) -> None:
        """A message waits no longer."""
        await self._in_tree(lambda change, tree, each: holds.release_all(change, tree, [each]), add=False)

    async def _in_tree(self, act: Any, *, add: bool) -> None:
        rows = await self.messages()
        held = [] if add else [row for row in rows.values() if row.held_because]
        wanted = held or [row for row in rows.values() if row.text]
        if not wanted:
            return
        row = self._some(wanted, rows)
        changed = await self.engine.context.change(
            self.clock.now, lambda change: act(change, row.tree_id, row.id)
        )
        self.out = self.out.union(changed) if add else self.out.difference(changed)

    async def restore(self) -> None:
        """A moderator puts back what is out by itself, where that can be."""
        rows = await self.messages()
        if out := [each for each in self.out if rows[each].removed_with == each]:
            row = self._some([rows[each] for each in sorted(out)], rows)
            try:
                await self.engine.moderation.restore(row.id, now=self.clock.now)
            except TreeNotRestorable:
                return
            self.out.discard(row.id)

    async def restart(self) -> None:
        """A moderator lets a conversation go on."""
        row = self.dice.choice(list((await self.messages()).values()))
        with suppress(TreeNotRestorable):
            await self.engine.moderation.restart(row.id, now=self.clock.now)

    async def quarantine(self) -> None:
        """All that somebody wrote is held, as far as it is not out by itself."""
        who = await contributor(self.store, self.dice.choice(self.people))
        before = await self.messages()
        await self.engine.quarantine.quarantine(who, OPERATOR, reason="mucho spam", now=self.clock.now)
        for row in before.values():
            if row.author_id == who and row.text and row.removed_with != row.id:
                self.out.add(row.id)

    async def release_all(self) -> None:
        """What was held by a quarantine comes back."""
        who = await contributor(self.store, self.dice.choice(self.people))
        held = [row for row in (await self.messages()).values() if row.held_because == "quarantine"]
        await self.engine.quarantine.release(who, OPERATOR, now=self.clock.now)
        self.out.difference_update(row.id for row in held if row.author_id == who)

    async def erase(self) -> None:
        """Somebody is erased, or nearly: the erasure is killed at one of its conversations."""
        rows, numbers = await self.messages(), await self._numbers()
        theirs = [row for row in rows.values() if row.author_id in numbers.values()]
        author = self._some(theirs, rows).author_id if theirs else None
        who = next((each for each in self.people if numbers[each] == author), self.people[0])
        kills_at = self.dice.choice([None, 0, 1])
        tidied = 0

        def prune(*args: Any, **named: Any) -> Any:
            nonlocal tidied
            if tidied == kills_at:
                raise _Killed
            tidied += 1
            return tidy(*args, **named)

        with self.patch.context() as patched:
            patched.setattr(erasure, "prune", prune)
            try:
                await self.engine.erasure.erase(who, now=self.clock.now)
            except _Killed:
                self.is_pending = True
        self.people.remove(who)
        self.people.append(await member(self.engine, max(*self.people, who) + 1, now=self.clock.now))

    async def _numbers(self) -> dict[int, int]:
        c = t.contributor.c
        rows = await fetch(self.store, sa.select(c.discord_id, c.id).where(c.discord_id.in_(self.people)))
        return {row.discord_id: row.id for row in rows}

    async def go_on(self) -> None:
        """What was killed goes on."""
        await self.engine.erasure.run_due(self.clock.now)
        self.is_pending = False

    async def step(self) -> None:
        """One act at random, and a look at everything."""
        acts = [self.work, self.remove, self.hold, self.hold, self.take_out, self.release, self.release]
        acts += [self.restore, self.restore, self.quarantine, self.release_all, self.restart]
        acts += [self.erase]
        acts += [self.go_on] * 3 if self.is_pending else []
        act = self.dice.choice(acts)
        self.clock.later(minutes=1)
        self.done.append(act.__name__)
        await act()
        await self.look()

    async def look(self) -> None:
        """Everything is as it should be, the books too unless an erasure is under way."""
        rows = await self.messages()
        keeps_places = self.engine.erasure.mode is ErasedMessages.PLACEHOLDER
        for top in [each for each in self.out if rows[each].is_erased]:
            if not any(row.text and row.removed_with == top for row in rows.values()):
                self.out.discard(
                    top
                )  # a place that holds nothing is there as soon as something hangs below it
        there: dict[int | None, bool] = {None: True}
        for row in rows.values():
            is_lost = row.is_erased and not keeps_places
            there[row.id] = there[row.parent_id] and row.id not in self.out and not is_lost
            if row.text and not (self.is_pending and not keeps_places):
                assert row.is_deleted is not there[row.id], f"message {row.id} after {self.done}"
        if self.is_pending:
            return
        holds_living = {row.parent_id for row in reversed(rows.values()) if not row.is_deleted}
        for row in rows.values():
            if row.is_erased and row.author_id is None and not row.is_deleted:
                assert row.id in holds_living, f"place {row.id} stands for nothing after {self.done}"
        book = self.engine.context.rulebook
        await self.store.read(lambda tx: assert_consistent(tx, book, has_restored=True))


@pytest.mark.parametrize("mode", ErasedMessages)
@pytest.mark.parametrize("seed", SEEDS)
async def test_what_others_wrote_is_there_unless_it_or_something_above_it_is_out(
    make_engine: EngineFactory,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    mode: ErasedMessages,
    seed: int,
) -> None:
    engine = make_engine(RULES)
    engine.erasure.mode = mode
    monkeypatch.setattr(erasure, "BATCH_TREES", 1)
    walk = Walk(engine, store, monkeypatch, Random(seed))
    await walk.begin()
    for _ in range(STEPS):
        await walk.step()
    await walk.go_on()
    await walk.look()
