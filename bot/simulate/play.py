"""The play itself: people come and go on a virtual clock and contribute through the services.

One caller, one thing after another: events stand in a heap by time and, at the same time, in the order in which they
were planned. Everything random is drawn from seeded dice. So the same plan gives the same store, row by row. The dice
of the engine are cast anew for every moment and those of a person for every visit: what one thing changes is what
follows from it, not the luck of everybody else, and two plans that differ in one thing can be compared.
"""

from __future__ import annotations

import heapq
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from random import Random

from bot.simulate import lookups
from bot.simulate.answers import (
    Texts,
    Truth,
    minutes_for,
    order,
    review,
    thinks_acceptable,
    truth_of_a_text,
)
from bot.simulate.crowd import Character, Person, gather
from bot.simulate.plan import Diary, Plan, Raid, RaidStyle, Request, Vain
from storage.domain.errors import MessageGone, NothingAvailable, TaskGone
from storage.domain.kinds import Family, Kind
from storage.domain.rules import RuleBook
from storage.domain.views import MessageView, TaskView, Terms
from storage.services.context import Context
from storage.services.engine import Engine
from storage.store import Store

TERMS = Terms(version="1", licence="CC-BY-4.0")
TEXT_SHA256 = "0" * 64
RETURNS_LATE = 0.3
"""Share of abandoned tasks whose owner presses Submit on the old panel long after the lease ran out."""
KEEPS_A_DRAFT = 0.5
"""Share of abandoned tasks with something entered."""

log = logging.getLogger(__name__)
Act = Callable[[], Awaitable[None]]


async def play(
    store: Store,
    plan: Plan,
    *,
    progress: Callable[[float], None] = lambda _: None,
    rulebook: RuleBook | None = None,
    each_hour: Callable[[datetime], Awaitable[None]] | None = None,
) -> Diary:
    """Play a plan on a migrated store; what is in it already is worked on, too.

    `progress` hears the virtual minutes that are over, `each_hour` every full hour of the virtual clock while people
    come. A rule book goes before the rules of the plan.
    """
    stage = _Stage(store, plan, rulebook or RuleBook(plan.rules))
    stage.prepare(each_hour)
    while stage.events:
        at, _, act = heapq.heappop(stage.events)
        stage.turn_to(at)
        # Where nobody acts for hours, what the jobs would do in between shows only now.
        if at - stage.jobs_ran_at >= timedelta(minutes=plan.jobs_every_minutes):
            await stage.jobs()
        await act()
        progress((at - plan.starts_at) / timedelta(minutes=1))
    return stage.diary


class _Stage:
    """The store, the clock and everybody on it."""

    def __init__(self, store: Store, plan: Plan, rulebook: RuleBook) -> None:
        self.plan = plan
        self.now = self.jobs_ran_at = plan.starts_at
        self.events: list[tuple[datetime, int, Act]] = []
        self.diary = Diary()
        self._store = store
        self._numbers = count()
        self._texts = Texts()
        self._drafts: dict[int, Truth] = {}
        """Task -> what the text that was entered in it is worth."""
        self._submitted: set[int] = set()
        """Tasks that were submitted by their owner."""
        context = Context(store, TERMS, tuple(plan.languages), rulebook, Random())
        self._engine = Engine.over(context)
        self._cast(context.rng, "engine")

    def prepare(self, each_hour: Callable[[datetime], Awaitable[None]] | None) -> None:
        """Plan everybody's visits, the end of new prompts, the raid, what comes every hour and the last jobs."""
        plan = self.plan
        people = gather(
            plan.people,
            seed=plan.seed,
            first_id=plan.first_id,
            mix=plan.mix,
            languages=plan.languages,
            traits=plan.traits,
        )
        for person in people:
            for minute in person.sessions(plan.days):
                self._at(plan.starts_at + timedelta(minutes=minute), partial(self._visit, person))
        if each_hour is not None:
            for hour in range(1, int(plan.days * 24) + 1):
                at = plan.starts_at + timedelta(hours=hour)
                self._at(at, partial(each_hour, at))
        self._at(plan.ends_at, self.jobs)
        if plan.prompts_until is not None:
            self._at(plan.starts_at + timedelta(days=plan.prompts_until), self._close_prompts)
        if plan.raid is not None:
            self._plan_raid(plan.raid, first_id=people[-1].discord_id + 1)

    def turn_to(self, at: datetime) -> None:
        """Let it be this moment; what happens at one and the same moment shares its dice."""
        if at != self.now:
            self.now = at
            self._cast(self._engine.context.rng, "engine")

    def _cast(self, dice: Random, whose: str) -> None:
        dice.seed(f"{self.plan.seed} {whose} {self.now.isoformat()}")

    def _at(self, at: datetime, act: Act) -> None:
        heapq.heappush(self.events, (at, next(self._numbers), act))

    def _in(self, minutes: float, act: Act) -> None:
        self._at(self.now + timedelta(minutes=minutes), act)

    # What happens by itself

    async def jobs(self) -> None:
        """Expiry and lottery, as the bot runs them."""
        self.jobs_ran_at = self.now
        await self._engine.upkeep.expire_tasks(now=self.now)
        await self._engine.upkeep.advance_all(now=self.now)

    async def _close_prompts(self) -> None:
        context = self._engine.context
        context.rulebook = replace(context.rulebook, prompts_closed=frozenset(self.plan.languages))

    # A session

    async def _visit(self, person: Person) -> None:
        if person.is_busy:
            return
        await self._join(person)
        person.is_busy = True
        self._cast(person.rng, f"person {person.discord_id}")
        await self._ask(person, person.tasks_in_a_session())

    async def _join(self, person: Person) -> None:
        if person.has_joined:
            return
        person.has_joined = True
        await self._engine.members.accept_terms(
            person.discord_id,
            version=TERMS.version,
            text_sha256=TEXT_SHA256,
            locale=person.languages[0],
            interaction_id=person.discord_id,
            now=self.now,
        )
        await self._engine.members.choose_languages(person.discord_id, person.languages)

    async def _ask(self, person: Person, left: int) -> None:
        """Ask for a task and begin it; a session ends when nothing is left to do."""
        dice, traits = person.rng, person.traits
        view = await self._claim(person) if left > 0 and self.now < self.plan.ends_at else None
        if view is None:
            person.is_busy = False
            return
        is_ranking = view.kind.info.family is Family.RANK
        if dice.random() < (traits.skips_rankings if is_ranking else traits.skips):
            self._in(0.5, partial(self._skip, person, view, left - 1))
        elif dice.random() < traits.abandons:
            await self._abandon(person, view)
        else:
            self._in(minutes_for(person, view.kind), partial(self._finish, person, view, left - 1))

    async def _claim(self, person: Person) -> TaskView | None:
        kind = Kind.INITIAL_PROMPT if person.rng.random() < person.traits.prefers_prompts else None
        try:
            view = await self._engine.tasks.claim(
                person.discord_id, kind, now=self.now, guild_discord_id=self.plan.guild_discord_id
            )
        except NothingAvailable as nothing:
            self.diary.requests.append(Request(self.now, person.discord_id, None, nothing.reason.value))
            return None
        self.diary.requests.append(Request(self.now, person.discord_id, view.kind))
        if any(self.diary.truths[message.id].author == person.discord_id for message in _asked_about(view)):
            self.diary.own_work.append(view.id)
        return view

    async def _skip(self, person: Person, view: TaskView, left: int) -> None:
        try:
            await self._engine.tasks.skip(view.id, by=person.discord_id, now=self.now)
            self.diary.skipped += 1
        except TaskGone:
            log.debug("task %d was gone before it was skipped", view.id)
        await self._ask(person, left)

    async def _abandon(self, person: Person, view: TaskView) -> None:
        """Go away in the middle; some come back to the old panel when it is too late."""
        self.diary.abandoned += 1
        person.is_busy = False
        if person.rng.random() < KEEPS_A_DRAFT:
            await self._fill_in(person, view)
        if person.rng.random() < RETURNS_LATE:
            hours = person.rng.expovariate(1 / 6)
            self._at(view.expires_at + timedelta(hours=hours), partial(self._come_back, person, view))

    async def _come_back(self, person: Person, view: TaskView) -> None:
        if not person.is_busy and self.now < self.plan.ends_at:
            person.is_busy = True
            await self._finish(person, view, 0)

    async def _finish(self, person: Person, view: TaskView, left: int) -> None:
        if view.id not in self._submitted:
            await self._submit(person, view)
        if view.id in self._submitted and person.rng.random() < person.traits.submits_twice:
            await self._submit_again(person, view)
        await self._look_around(person, view)
        await self._ask(person, left)

    async def _submit(self, person: Person, view: TaskView) -> None:
        try:
            await self._fill_in(person, view)
            came_late = await self._store.read(partial(lookups.has_verdict, view=view))
            await self._engine.submissions.submit(view.id, by=person.discord_id, now=self.now)
        except TaskGone:
            self.diary.refused[await self._why_refused(view)] += 1
            return
        self._submitted.add(view.id)
        self.diary.done[person.discord_id] += 1
        self.diary.done_by_kind[view.kind] += 1
        self.diary.reviews_after_verdict += came_late
        if view.kind.info.family is Family.WRITE:
            message_id = await self._store.read(partial(lookups.written_in, task_id=view.id))
            self.diary.truths[message_id] = self._drafts.pop(view.id)

    async def _submit_again(self, person: Person, view: TaskView) -> None:
        again = await self._engine.submissions.submit(view.id, by=person.discord_id, now=self.now)
        self.diary.repeated += 1
        self.diary.repeats_with_effect += not again.is_repeat

    async def _why_refused(self, view: TaskView) -> Vain:
        if await self._store.read(partial(lookups.is_mutilated, view=view)):
            return Vain.TAKEN_OUT
        return Vain.LATE if self.now >= view.expires_at else Vain.OVERTAKEN

    async def _fill_in(self, person: Person, view: TaskView) -> None:
        """Enter an answer and leave it as a draft."""
        tasks, by = self._engine.tasks, person.discord_id
        match view.kind.info.family:
            case Family.WRITE:
                truth = truth_of_a_text(person)
                role = view.kind.info.role
                text = self._texts.new(person.rng, view.lang, role, is_acceptable=truth.is_acceptable)
                await tasks.save_text(view.id, text, by=by)
                self._drafts[view.id] = truth
            case Family.LABEL:
                truth = self.diary.truths[view.conversation[-1].id]
                answers = review(person, view.kind, truth, is_simple=view.is_simple)
                await tasks.save_answers(view.id, answers, by=by)
            case Family.RANK:
                groups, is_not_rankable = order(person, view.options, self.diary.truths)
                await tasks.save_order(view.id, groups, by=by, is_not_rankable=is_not_rankable)

    async def _look_around(self, person: Person, view: TaskView) -> None:
        """Now and then vote on one of the messages of a task, or report it."""
        shown = [
            message.id
            for message in (*view.conversation, *view.options)
            if self.diary.truths[message.id].author != person.discord_id
        ]
        dice, traits = person.rng, person.traits
        if not shown:
            return
        message_id = dice.choice(shown)
        truth = self.diary.truths[message_id]
        likes = thinks_acceptable(person, truth)
        try:
            if dice.random() < traits.votes:
                await self._engine.votes.vote(
                    message_id, 1 if likes else -1, by=person.discord_id, now=self.now
                )
            # Whoever reports has looked twice.
            if dice.random() < traits.reports and not likes and not thinks_acceptable(person, truth):
                await self._engine.votes.report(message_id, "spam", "", by=person.discord_id, now=self.now)
        except MessageGone:
            return

    # A raid

    def _plan_raid(self, raid: Raid, *, first_id: int) -> None:
        accounts = gather(
            raid.accounts,
            seed=self.plan.seed,
            first_id=first_id,
            mix={Character.SPAMMER: 1},
            languages=self.plan.languages,
            traits=self.plan.traits,
        )
        for account in accounts:
            minutes = account.rng.random() * raid.minutes
            self._at(raid.starts_at + timedelta(minutes=minutes), partial(self._raid, account, raid))

    async def _raid(self, account: Person, raid: Raid) -> None:
        """One account of a raid: join with every language, take what there is, hold it or answer it with anything."""
        account.languages = tuple(self.plan.languages)
        self.diary.raiders.add(account.discord_id)
        await self._join(account)
        for _ in range(1 if raid.style is RaidStyle.HOLD else raid.tasks):
            view = await self._claim(account)
            if view is None:
                return
            self.diary.raid_got += 1
            if raid.style is RaidStyle.SPAM:
                await self._submit(account, view)


def _asked_about(view: TaskView) -> tuple[MessageView, ...]:
    """The messages a task asks to judge or to answer; the answers to one's own message may be ranked."""
    is_ranking = view.kind.info.family is Family.RANK
    return view.options if is_ranking else view.conversation[-1:]
