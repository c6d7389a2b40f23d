"""A crowd of members and moderators as a state machine: Hypothesis picks who does what next, and shrinks what fails.

Every rule is one call of a member, a moderator or a job; refusals are part of life. After each of them all books are
worked out again from the history, and no tree may have moved where the table of transitions has no way.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping
from random import Random
from typing import Any, TypeVar

import sqlalchemy as sa
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from storage.domain.access import Authority, Level
from storage.domain.cases import CaseOutcome
from storage.domain.errors import CollectionError
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL, RuleBook, Rules
from storage.domain.states import ENDED, TRANSITIONS, TreeState
from storage.domain.views import TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import Clock, engine_over, fetch, fill_in, member, next_work
from tests.storage.invariants import assert_consistent

T = TypeVar("T")
S = TreeState

FIXED = SMALL.changed(
    {
        "goal_tree_size": 5,
        "num_prompter_replies": 2,
        "rank_prompter_replies": True,
        "num_reviews_initial_prompt": 2,
        "num_reviews_reply": 2,
        "num_required_rankings": 2,
        "max_active_trees": 2,
        "auto_mod_max_skip_reply": 2,
        "random_goal_tree_size": True,
        "min_goal_tree_size": 3,
        "max_tasks": 0,
        "max_assistant_reply_tasks": 0,
        "max_prompter_reply_tasks": 0,
    }
)
"""Small conversations in which everything comes about within a few dozen steps, user replies ranked too."""
ADAPTIVE = FIXED.changed(
    {
        "acceptance_method": "adaptive",
        "adaptive_max_reviews": 4,
        "audit_share": 0.3,
        "audit_reviews": 3,
        "auto_mod_red_flags": 3,
        "num_required_rankings": 1,
    }
)
NARROW = FIXED.changed(
    {
        "max_children_count": 1,
        "max_tree_depth": 2,
        "goal_tree_size": 4,
        "random_goal_tree_size": False,
        "num_reviews_reply": 1,
    }
)
"""One answer to each question and two replies to that: what grows to its end has user replies to rank."""
CHANGES: tuple[tuple[str, object], ...] = (
    ("acceptance_method", "fixed"),
    ("acceptance_method", "adaptive"),
    ("num_reviews_initial_prompt", 1),
    ("num_reviews_reply", 1),
    ("num_reviews_reply", 3),
    ("adaptive_max_reviews", 3),
    ("num_required_rankings", 1),
    ("num_required_rankings", 3),
    ("num_prompt_rankings", 2),
    ("max_active_trees", 1),
    ("max_active_trees", 4),
    ("auto_mod_red_flags", 1),
    ("auto_mod_enabled", False),
    ("acceptance_threshold", 0.3),
)
"""Thresholds that somebody may change while everybody works."""

Ways = Mapping[TreeState, frozenset[TreeState]]
HALTED = frozenset({S.HALTED_BY_MODERATOR})
ONWARD: Ways = {state: frozenset() if state in ENDED else ways for state, ways in TRANSITIONS.items()}
"""The ways a tree takes by itself: none leads out of an end."""
STOPPED: Ways = {state: ways & HALTED for state, ways in TRANSITIONS.items()}
"""The ways that a moderator's halt opens."""
PRUNED: Ways = {state: ONWARD[state] | STOPPED[state] for state in TRANSITIONS}
"""The ways when something is taken out: also a finished tree halts without its root."""
AGAIN: Ways = {
    state: ways if state in ENDED - {S.READY_FOR_EXPORT} else ONWARD[state]
    for state, ways in TRANSITIONS.items()
}
"""The ways that a moderator's restart opens."""


def reachable(start: TreeState, ways: Ways) -> set[TreeState]:
    """Where a tree can be after any number of steps."""
    found, pending = {start}, [start]
    while pending:
        for state in ways.get(pending.pop(), ()):
            if state not in found:
                found.add(state)
                pending.append(state)
    return found


OPERATOR, SECOND = (Authority(each, None, Level.OPERATOR) for each in (901, 902))
PEOPLE = 7
WHO = st.integers(0, PEOPLE - 1)
ANY = st.integers(0, 1 << 30)
"""A seed, or an index to be taken modulo what there is."""


class Crowd(RuleBasedStateMachine):
    """Members by number; whoever is erased is followed by somebody new."""

    def __init__(self, rules: Rules, url: str, drop: Callable[[str], None], done: Counter[str]) -> None:
        super().__init__()
        self.base = rules
        self.loop = asyncio.new_event_loop()
        self.url, self.drop = url, drop
        self.store = self.run(Store.open(url))
        self.done = done
        """How often what was done, and states seen; shared by all machines of a run."""
        self.clock = Clock()
        self.people = list(range(1, PEOPLE + 1))
        self.engine: Engine
        self.has_restored = self.has_new_rules = self.may_change_rules = False
        self.states: dict[int, TreeState] = {}
        self.ways: Ways = ONWARD
        """How trees may have moved in this step."""

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Wait for something."""
        return self.loop.run_until_complete(work)

    def teardown(self) -> None:
        """Close the store and the loop."""
        try:
            self.run(self.store.close())
        finally:
            self.loop.close()
            self.drop(self.url)

    def attempt(self, what: str, work: Coroutine[Any, Any, T]) -> T | None:
        """Do something that may be refused; None then."""
        self.clock.later(minutes=1)
        try:
            found = self.run(work)
        except CollectionError as refusal:
            self.done[refusal.key] += 1
            return None
        self.done[what] += 1
        return found

    @initialize(seed=ANY, may_change_rules=st.integers(0, 2))
    def begin(self, seed: int, may_change_rules: int) -> None:
        """Everybody joins, and some conversations are on their way."""
        self.engine = engine_over(self.store, book=RuleBook(self.base), seed=seed)
        self.may_change_rules = may_change_rules == 0
        for by in self.people:
            self.run(member(self.engine, by, ("es", "en") if by == 1 else ("es",)))
        self.crowd(seed, 30)

    # What is there

    def message(self, place: int, *where: sa.ColumnElement[bool]) -> int:
        """One of the newest messages (under these conditions), or none at all."""
        m = t.message.c
        query = sa.select(m.id).join(t.tree, t.tree.c.id == m.tree_id).where(*where).order_by(m.id.desc())
        found = self.run(fetch(self.store, query.limit(8)))
        return int(found[place % len(found)].id) if found else 0

    def task(self, who: int, place: int) -> sa.Row[Any] | None:
        """One of a member's last tasks; rather one that can still be worked on."""
        c = t.task.c
        query = (
            sa.select(t.task)
            .join(t.contributor, t.contributor.c.id == c.contributor_id)
            .where(t.contributor.c.discord_id == self.people[who])
            .order_by(c.id.desc())
            .limit(6)
        )
        found = self.run(fetch(self.store, query))
        found = [row for row in found if row.state in ("expired", "open")] or found
        return found[place % len(found)] if found else None

    # What members do

    async def answer(self, view: TaskView, by: int, seed: int) -> None:
        """Fill in a task as the dice say, and submit it twice: one effect, one answer."""
        dice = Random(seed)
        ids = [option.id for option in view.options]
        dice.shuffle(ids)
        cut = dice.randrange(len(ids) + 1)
        ties = [ids[:cut], *([item] for item in ids[cut:])]
        answers = {"spam": float(dice.random() < 0.2)}
        if dice.random() < 0.5 and not view.is_simple:
            answers |= {"quality": dice.randrange(5) / 4, "lang_mismatch": float(dice.random() < 0.1)}
        await fill_in(
            self.engine,
            view,
            by,
            text=f"Texto {view.id} de {by} con {dice.getrandbits(64):x}",
            answers=answers,
            order=ties if dice.random() < 0.3 else [[item] for item in ids],
            is_not_rankable=dice.random() < 0.1,
        )
        told = await self.engine.submissions.submit(view.id, by=by, now=self.clock.now)
        assert not told.is_repeat
        again = await self.engine.submissions.submit(view.id, by=by, now=self.clock.now)
        assert again.is_repeat
        assert (again.points, again.today) == (told.points, told.today)
        self.done[view.kind.value] += 1
        self.done["late"] += told.was_late

    async def claimed(self, by: int, kind: Kind | None) -> TaskView:
        view = await self.engine.tasks.claim(by, kind, now=self.clock.now, guild_discord_id=by % 3 or None)
        assert not any(option.is_own for option in view.options)
        if view.kind.info.family is not Family.RANK:
            assert not any(each.is_own and each.is_target for each in view.conversation)
        return view

    async def worked(self, by: int, kind: Kind | None, seed: int) -> None:
        await self.answer(await self.claimed(by, kind), by, seed)

    @rule(who=WHO, kind=st.none() | st.sampled_from(Kind), seed=ANY)
    def work(self, who: int, kind: Kind | None, seed: int) -> None:
        """One task from beginning to end."""
        self.attempt("work", self.worked(self.people[who], kind, seed))

    @rule(seed=ANY, count=st.integers(2, 10))
    def crowd(self, seed: int, count: int) -> None:
        """Several members do what holds conversations back, mostly; prompts only when there is nothing else."""
        dice = Random(seed)
        for _ in range(count):
            self.attempt("crowd", self.helped(dice.choice(self.people), dice.getrandbits(30)))

    @rule(seed=ANY)
    def busy_crowd(self, seed: int) -> None:
        """A whole morning of it."""
        self.crowd(seed, 12)

    async def helped(self, by: int, seed: int) -> None:
        view = await next_work(self.engine, by, now=self.clock.now)
        view = view or await self.claimed(by, Kind.INITIAL_PROMPT)
        mood = Random(seed).random()
        if mood < 0.05:
            await self.engine.tasks.skip(view.id, by=by, now=self.clock.now)
            self.done["skip"] += 1
        elif mood < 0.85:
            await self.answer(view, by, seed)

    @rule(who=WHO, kind=st.none() | st.sampled_from(Kind))
    def claim(self, who: int, kind: Kind | None) -> None:
        """Ask for a task and do something else."""
        self.attempt("claim", self.claimed(self.people[who], kind))

    @rule(who=WHO, place=ANY, seed=ANY)
    def come_back(self, who: int, place: int, seed: int) -> None:
        """Submit one of the last tasks, whatever became of it."""
        row = self.task(who, place)
        if row is not None:
            self.attempt("come back", self.went_on(row, self.people[who], seed))

    async def went_on(self, row: sa.Row[Any], by: int, seed: int) -> None:
        if row.state == "done":
            assert (await self.engine.submissions.submit(row.id, by=by, now=self.clock.now)).is_repeat
            return
        await self.answer(await self.engine.tasks.show(row.id, by=by), by, seed)

    @rule(who=WHO, place=ANY)
    def skip(self, who: int, place: int) -> None:
        """Give back one of the last tasks, the open one or one that ran out."""
        row = self.task(who, place)
        if row is not None:
            self.attempt("skip", self.engine.tasks.skip(row.id, by=self.people[who], now=self.clock.now))

    @rule(who=WHO, place=st.integers(0, 3), says=st.sampled_from(("good", "bad", "report", "report")))
    def judge(self, who: int, place: int, says: str) -> None:
        """Set a thumb or report a message; few are chosen from, so that reports add up."""
        votes, by, now, about = self.engine.votes, self.people[who], self.clock.now, self.message(place)
        if says == "report":
            self.attempt("report", votes.report(about, "spam", "", by=by, now=now))
        else:
            self.attempt("vote", votes.vote(about, 1 if says == "good" else -1, by=by, now=now))

    @rule(who=WHO, what=st.sampled_from(("suspend", "lift", "lift", "erase")))
    def change_a_member(self, who: int, what: str) -> None:
        """Suspend a member, lift that, or erase them; then somebody new comes."""
        by, now = self.people[who], self.clock.now
        if what == "erase":
            self.ways = PRUNED
            self.attempt(what, self.engine.erasure.erase(by, now=now))
            self.people[who] = self.run(member(self.engine, max(self.people) + 1, now=self.clock.now))
        else:
            until = now if what == "suspend" else None
            self.attempt(what, self.engine.members.suspend(by, reason="spam", now=until))

    # What moderators do

    @rule(place=ANY)
    def remove(self, place: int) -> None:
        """Take a message out."""
        self.ways = PRUNED
        about = self.message(place, t.message.c.is_deleted.is_(sa.false()))
        self.attempt("remove", self.engine.moderation.remove(about, now=self.clock.now))

    @rule(place=ANY)
    def restore(self, place: int) -> None:
        """Put a message back; take one out first where none is."""
        is_out = t.message.c.is_deleted.is_(sa.true())
        if not self.message(place, is_out):
            self.remove(place)
        about = self.message(place, is_out)
        if self.attempt("restore", self.engine.moderation.restore(about, now=self.clock.now)):
            self.has_restored = True

    @rule(place=ANY, goes_on=st.sampled_from((True, True, True, False)))
    def halt_or_restart(self, place: int, goes_on: bool) -> None:
        """Stop a conversation, or rather let one go on that had ended."""
        moderation, now = self.engine.moderation, self.clock.now
        if goes_on:
            self.ways = AGAIN
            about = self.message(place, t.tree.c.state.in_(list(ENDED)))
            self.attempt("restart", moderation.restart(about, now=now))
        else:
            self.ways = STOPPED
            self.attempt("halt", moderation.halt(self.message(place), now=now))

    @rule(who=WHO, what=st.sampled_from(("quarantine", "release", "release", "remove all")))
    def set_aside(self, who: int, what: str) -> None:
        """Hold all that a member wrote, release it, or remove it."""
        self.ways = AGAIN if what == "release" else PRUNED
        self.has_restored |= what == "release"
        self.attempt(what, self.put_aside(self.people[who], what))

    async def put_aside(self, discord_id: int, what: str) -> None:
        """Do that."""
        now, engine = self.clock.now, self.engine
        number = await engine.records.contributor_of(discord_id, OPERATOR) or 0
        if what == "quarantine":
            await engine.quarantine.quarantine(number, OPERATOR, reason="spam", now=now)
        elif what == "release":
            await engine.quarantine.release(number, OPERATOR, now=now)
        else:
            asked = await engine.removals.ask(number, OPERATOR, now=now)
            await engine.removals.confirm(asked.id, SECOND, now=now)
            await engine.removals.carry_out(now=now)

    @rule(place=ANY, outcome=st.sampled_from(CaseOutcome), takes_back=st.booleans())
    def decide(self, place: int, outcome: CaseOutcome, takes_back: bool) -> None:
        """Decide about the next case, or about a message where none waits; perhaps take that back."""
        self.ways, self.has_restored = TRANSITIONS, True
        cases, now = self.engine.cases, self.clock.now
        case = self.run(cases.next(OPERATOR, now=now))
        if case is not None:
            work = cases.decide(case.id, OPERATOR, outcome, text="Otro texto", now=now)
        else:
            work = cases.act_on(self.message(place), OPERATOR, outcome, text="Otro texto", now=now)
        said = self.attempt("decide", work)
        if said is not None and said.case_id is not None and takes_back:
            self.run(self.store.read(self.look_at_the_books))
            self.attempt("undo", cases.undo(said.case_id, OPERATOR, now=self.clock.now))

    @precondition(lambda self: self.may_change_rules)
    @rule(change=st.sampled_from(CHANGES))
    def change_a_rule(self, change: tuple[str, object]) -> None:
        """Change a threshold for everybody; the trees at work follow."""
        self.has_new_rules = True
        self.attempt("change", self.engine.rulings.change(None, *change, now=self.clock.now))

    # What time does

    @rule(hours=st.sampled_from((1, 13, 30)), who=WHO, seed=ANY)
    def pass_time(self, hours: int, who: int, seed: int) -> None:
        """Somebody takes a task, nobody is there for a while and tasks run out; they come back, and the jobs run."""
        self.claim(who, None)
        self.clock.later(hours=hours)
        self.done["expired"] += self.run(self.engine.upkeep.expire_tasks(now=self.clock.now))
        self.come_back(who, 0, seed)
        self.attempt("advance", self.engine.upkeep.advance_all(now=self.clock.now))
        self.done["halted"] += self.run(self.engine.upkeep.halt_suspended(now=self.clock.now))

    # What must hold

    @invariant()
    def is_consistent(self) -> None:
        """Every counter equals the history, and each tree came to its state by a way that there is."""
        ways, self.ways = self.ways, ONWARD
        self.run(self.store.read(self.look_at_the_books))
        for row in self.run(fetch(self.store, sa.select(t.tree.c.id, t.tree.c.state))):
            before, state = self.states.get(row.id, S.INITIAL_PROMPT_REVIEW), TreeState(row.state)
            assert state in reachable(before, ways), f"tree {row.id} went from {before} to {state}"
            self.states[row.id] = state
            self.done[state] += 1

    def look_at_the_books(self, tx: Tx) -> None:
        """The judge."""
        rulebook = self.engine.context.rulebook
        assert_consistent(tx, rulebook, has_restored=self.has_restored, has_new_rules=self.has_new_rules)
