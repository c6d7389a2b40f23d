"""Members do what comes to their mind, hour after hour; whatever they do, the books stay in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from random import Random

import pytest
import sqlalchemy as sa

from storage.domain.errors import MessageGone, NothingAvailable, OwnMessage, TaskGone
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL, STANDARD, RuleBook, Rules
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from tests.builders import Clock, EngineFactory, count, fetch, fill_in, member
from tests.storage.invariants import assert_consistent

CHECK_EVERY = 40
ABSENCE, ERASURE = 16, 90
"""Steps after which nobody is there for a while, and after which somebody goes for good."""
PEOPLE = 8


class Walk:
    """A crowd with seeded dice. Every member remembers the tasks they once had, also those that ran out."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.engine = engine
        self.store = engine.context.store
        self.rng = Random(seed)
        self.clock = Clock()
        self.people = list(range(1, PEOPLE + 1))
        self.tasks: dict[int, list[TaskView]] = {by: [] for by in self.people}
        self.done: Counter[str] = Counter()

    async def start(self) -> None:
        """Everybody joins; some speak two languages."""
        for by in self.people:
            await member(self.engine, by, ("es", "en") if by % 4 == 0 else ("es",))

    async def step(self, number: int) -> None:
        """One member does one thing; now and then, somebody goes for good, or nobody is there."""
        self.clock.later(minutes=self.rng.choice((1, 1, 2, 5)))
        by = self.rng.choice(self.people)
        act: Callable[[int], Awaitable[None]] = self.rng.choices(
            (
                self.work,
                self.leave_open,
                self.skip,
                self.submit_an_old_one,
                self.vote,
                self.report,
            ),
            (58, 14, 5, 12, 7, 4),
        )[0]
        if number % ABSENCE == 0 or number % ERASURE == 0:
            act = self.be_erased if number % ERASURE == 0 else self.go_away
        try:
            await act(by)
        except (NothingAvailable, TaskGone, OwnMessage, MessageGone) as refusal:
            self.done[refusal.key] += 1

    async def claim(self, by: int) -> TaskView:
        kind = self.rng.choice([*[None] * 27, *Kind])
        view = await self.engine.tasks.claim(by, kind, now=self.clock.now, guild_discord_id=77)
        if not view.is_resumed:
            self.tasks[by].append(view)
            self.look_at(view)
        return view

    def look_at(self, view: TaskView) -> None:
        """Nobody is given their own words to judge or to answer; to order the answers to them is fine."""
        assert not any(option.is_own for option in view.options), view
        if view.kind.info.family is not Family.RANK:
            assert not any(message.is_own and message.is_target for message in view.conversation), view

    async def work(self, by: int) -> None:
        """Do a task well enough, mostly."""
        await self.submit(await self.claim(by), by)

    async def submit(self, view: TaskView, by: int) -> None:
        await fill_in(
            self.engine,
            view,
            by,
            text=f"Texto {self.rng.getrandbits(64):x}",
            answers=self.labels(),
            order=self.order([option.id for option in view.options]),
            is_not_rankable=self.rng.random() < 0.1,
        )
        outcome = await self.engine.submissions.submit(view.id, by=by, now=self.clock.now)
        assert not outcome.is_repeat
        assert (await self.engine.submissions.submit(view.id, by=by, now=self.clock.now)).is_repeat
        self.done[view.kind.value] += 1
        self.done["late"] += outcome.was_late

    def labels(self) -> dict[str, float]:
        answers = {"spam": float(self.rng.random() < 0.12)}
        if self.rng.random() < 0.7:
            answers |= {
                "quality": self.rng.randrange(5) / 4,
                "lang_mismatch": float(self.rng.random() < 0.05),
            }
        return answers

    def order(self, options: list[int]) -> list[list[int]]:
        self.rng.shuffle(options)
        groups: list[list[int]] = []
        for item in options:
            if groups and self.rng.random() < 0.15:
                groups[-1].append(item)
            else:
                groups.append([item])
        return groups

    async def leave_open(self, by: int) -> None:
        """Ask for a task and do something else."""
        await self.claim(by)

    async def skip(self, by: int) -> None:
        view = await self.claim(by)
        await self.engine.tasks.skip(view.id, by=by, now=self.clock.now)
        self.done["skip"] += 1

    async def submit_an_old_one(self, by: int) -> None:
        """Come back to a task one had, whatever became of it; rather to one that ran out."""
        old = {view.id: view for view in self.tasks[by][-6:]}
        if not old:
            return
        task = t.task.c
        rows = await fetch(self.store, sa.select(task.id, task.state).where(task.id.in_(old)))
        row = self.rng.choice([row for row in rows if row.state == "expired"] or rows)
        if row.state == "done":
            again = await self.engine.submissions.submit(row.id, by=by, now=self.clock.now)
            assert again.is_repeat
        else:
            await self.submit(old[row.id], by)

    async def vote(self, by: int) -> None:
        await self.engine.votes.vote(
            await self.any_message(), self.rng.choice((1, -1)), by=by, now=self.clock.now
        )
        self.done["vote"] += 1

    async def report(self, by: int) -> None:
        if await self.engine.votes.report(await self.any_message(), "spam", "", by=by, now=self.clock.now):
            self.done["report"] += 1

    async def any_message(self) -> int:
        """One of the newest messages, so that reports can add up."""
        newest = await fetch(self.store, sa.select(t.message.c.id).order_by(t.message.c.id.desc()).limit(6))
        return int(self.rng.choice([row.id for row in newest])) if newest else 1

    async def go_away(self, _by: int) -> None:
        """Nobody is there for half a day, and the jobs run; then somebody comes back to what ran out."""
        self.clock.later(hours=self.rng.choice((6, 13, 49)))
        self.done["expired"] += await self.engine.upkeep.expire_tasks(now=self.clock.now)
        await self.engine.upkeep.advance_all(now=self.clock.now)
        await self.submit_an_old_one(self.rng.choice(self.people))

    async def be_erased(self, by: int) -> None:
        """Leave with everything one wrote; somebody new comes instead."""
        await self.engine.erasure.erase(by, now=self.clock.now)
        newcomer = max(self.people) + 1
        self.people[self.people.index(by)] = await member(self.engine, newcomer)
        self.tasks[newcomer] = []
        self.done["erased"] += 1


async def walk_through(engine: Engine, *, seed: int, steps: int) -> Walk:
    """Take so many steps and look at the books now and then."""
    walk = Walk(engine, seed)
    await walk.start()
    for number in range(1, steps + 1):
        await walk.step(number)
        if number % CHECK_EVERY == 0 or number == steps:
            await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    return walk


FEW_PLACES = SMALL.changed({"max_active_trees": 2})
"""So few conversations grow at a time that prompts wait and are compared."""
BUSY = STANDARD.changed(
    {"goal_tree_size": 5, "max_active_trees": 2, "auto_mod_red_flags": 3, "weight_initial_prompt": 1.0}
)
"""The original's three reviews and three ballots, in conversations that end within the walk."""


@pytest.mark.parametrize(("rules", "seed"), [(FEW_PLACES, 11), (BUSY, 12)], ids=["small", "standard"])
async def test_whatever_members_do_every_counter_equals_the_history(
    make_engine: EngineFactory, rules: Rules, seed: int
) -> None:
    engine = make_engine(book=RuleBook(rules), seed=seed)
    walk = await walk_through(engine, seed=seed, steps=280)
    reached: Sequence[str] = [kind.value for kind in Kind if kind is not Kind.RANK_PROMPTER_REPLIES]
    missing = [
        name
        for name in (*reached, "skip", "vote", "report", "expired", "late", "erased")
        if not walk.done[name]
    ]
    assert not missing, f"the walk never came to {missing}: {walk.done}"
    ended = await count(walk.store, t.tree, t.tree.c.state == "ready_for_export")
    assert ended, "no conversation was finished"
