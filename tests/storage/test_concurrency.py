"""Fifty at once: the same member with fifty devices, fifty members with one slot; one effect each, on both databases."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable
from typing import TypeVar

import asyncpg
import pytest
import sqlalchemy as sa

from storage.domain.errors import CollectionError, NothingAvailable, Reason
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL, STANDARD, RuleBook
from storage.domain.states import TreeState
from storage.domain.views import Submitted, TaskView
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    count,
    do,
    fetch,
    fill_in,
    finish,
    growing_prompt,
    member,
    members,
    message_row,
    next_work,
    prompt,
    reply,
    review,
    task_row,
)
from tests.storage.invariants import assert_consistent

CROWD = 50
T = TypeVar("T")


async def at_once(work: Iterable[Awaitable[T]]) -> tuple[list[T], list[CollectionError]]:
    """Start everything together: what came of it, and what was refused; anything else fails the test."""
    outcomes = await asyncio.gather(*work, return_exceptions=True)
    unexpected = [
        each for each in outcomes if isinstance(each, BaseException) and not isinstance(each, CollectionError)
    ]
    assert not unexpected, unexpected[0]
    refusals = [each for each in outcomes if isinstance(each, CollectionError)]
    return [each for each in outcomes if not isinstance(each, BaseException)], refusals


@pytest.fixture
async def in_order(engine: Engine, store: Store):
    """Look at all the books when the test is over."""
    yield
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


@pytest.mark.usefixtures("in_order")
async def test_a_member_who_asks_fifty_times_gets_one_task(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    views: list[TaskView]
    views, refusals = await at_once(claim(engine, 1, None) for _ in range(CROWD))
    assert refusals == []
    assert {view.id for view in views} == {views[0].id}
    assert sum(not view.is_resumed for view in views) == 1
    assert await count(store, t.task) == 1


@pytest.mark.usefixtures("in_order")
async def test_fifty_members_and_one_last_slot(engine: Engine, store: Store) -> None:
    people = await members(engine, *range(1, CROWD + 2))
    root = await prompt(engine, people[-1])
    views: list[TaskView]
    views, refusals = await at_once(claim(engine, by, Kind.LABEL_INITIAL_PROMPT) for by in people[:CROWD])
    assert [view.conversation[-1].id for view in views] == [root]
    assert len(refusals) == CROWD - 1
    assert all(isinstance(each, NothingAvailable) for each in refusals)


@pytest.mark.usefixtures("in_order")
async def test_fifty_members_and_the_last_places_for_prompts(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1, "max_initial_prompt_review": 2}))
    people = await members(engine, *range(1, CROWD + 1))
    views: list[TaskView]
    views, refusals = await at_once(claim(engine, by, Kind.INITIAL_PROMPT) for by in people)
    assert (len(views), len(refusals)) == (3, CROWD - 3)


@pytest.mark.usefixtures("in_order")
async def test_a_task_that_is_submitted_fifty_times_is_stored_once(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    await fill_in(engine, view, 1)
    outcomes: list[Submitted]
    outcomes, refusals = await at_once(
        engine.submissions.submit(view.id, by=1, now=NOW) for _ in range(CROWD)
    )
    assert refusals == []
    assert sum(not outcome.is_repeat for outcome in outcomes) == 1
    assert {(outcome.points, outcome.today) for outcome in outcomes} == {(1, 1)}
    assert await count(store, t.message) == 1
    assert await count(store, t.point_entry) == 1


@pytest.mark.usefixtures("in_order")
async def test_a_task_that_is_skipped_and_submitted_at_once_ends_one_way(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    await prompt(engine, 1)
    view = await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT)
    await fill_in(engine, view, 2)
    await at_once(
        [
            work
            for _ in range(10)
            for work in (
                engine.submissions.submit(view.id, by=2, now=NOW),
                engine.tasks.skip(view.id, by=2, now=NOW),
            )
        ]
    )
    state = (await fetch(store, sa.select(t.task.c.state).where(t.task.c.id == view.id)))[0].state
    assert await count(store, t.review) == (state == "done")
    assert await count(store, t.emoji_stat) == (state == "skipped")


@pytest.mark.usefixtures("in_order")
async def test_a_member_who_accepts_the_terms_fifty_times_is_stored_once(
    engine: Engine, store: Store
) -> None:
    await at_once(member(engine, 1) for _ in range(CROWD))
    assert await count(store, t.contributor) == 1
    assert await count(store, t.consent) == 1
    assert await count(store, t.contributor_language) == 1


@pytest.mark.usefixtures("in_order")
async def test_fifty_votes_and_reports_of_one_member_are_one(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    root = await prompt(engine, 1)
    reported, refusals = await at_once(
        engine.votes.report(root, "spam", "", by=2, now=NOW) for _ in range(CROWD)
    )
    assert (sum(reported), refusals) == (1, [])
    await at_once(engine.votes.vote(root, 1, by=2, now=NOW) for _ in range(CROWD + 1))
    assert await count(store, t.reaction) == 1  # on, off, on ... an odd number of times


@pytest.mark.usefixtures("in_order")
async def test_no_vote_of_fifty_members_is_lost(engine: Engine, store: Store) -> None:
    people = await members(engine, *range(1, CROWD + 2))
    root = await prompt(engine, people[-1])
    await at_once(engine.votes.vote(root, 1, by=by, now=NOW) for by in people[:CROWD])
    (row,) = await fetch(store, sa.select(t.emoji_stat))
    assert (row.emoji, row._mapping["count"]) == ("+1", CROWD)


@pytest.mark.usefixtures("in_order")
async def test_expiry_and_submission_at_the_same_moment_have_one_effect(engine: Engine, store: Store) -> None:
    people = await members(engine, *range(1, 11))
    views = [await claim(engine, by, Kind.INITIAL_PROMPT) for by in people]
    for by, view in zip(people, views, strict=True):
        await fill_in(engine, view, by)
    end = views[0].expires_at
    work: list[Awaitable[object]] = [engine.upkeep.expire_tasks(now=end) for _ in range(3)]
    work += [
        engine.submissions.submit(view.id, by=by, now=end) for by, view in zip(people, views, strict=True)
    ]
    await at_once(work)
    assert await count(store, t.message) == len(people)  # late or not, every place was free


async def test_the_lottery_in_ten_processes_draws_no_prompt_too_many(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(SMALL.changed({"max_active_trees": 1}))
    await members(engine, 1, 2)
    await growing_prompt(engine, 1, [2])
    for _ in range(5):
        await review(engine, await prompt(engine, 1), [2])
    wider = make_engine(SMALL.changed({"max_active_trees": 4}))
    drawn, _ = await at_once(wider.upkeep.advance("es", now=NOW) for _ in range(10))
    assert sum(drawn) == 3
    assert await count(store, t.tree, t.tree.c.state == TreeState.GROWING.value) == 4
    await store.read(lambda tx: assert_consistent(tx, wider.context.rulebook))


async def test_a_crowd_that_works_at_once_leaves_the_books_in_order(
    make_engine: EngineFactory, store: Store
) -> None:
    """Members review, answer and rank in the same trees at the same time, and pay each other points."""
    engine = make_engine(STANDARD.changed({"goal_tree_size": 5, "weight_initial_prompt": 1.0}))
    people = await members(engine, *range(1, 13))
    clock = Clock()
    for by in people[:3]:
        await do(engine, by, Kind.INITIAL_PROMPT)

    async def one_task(by: int) -> Kind | None:
        view = await next_work(engine, by, now=clock.now)
        if view is None:
            return None
        await finish(engine, view, by, now=clock.now)
        return view.kind

    done: Counter[Kind] = Counter()
    for _ in range(7):
        clock.later(minutes=1)
        outcomes, refusals = await at_once(one_task(by) for by in people)
        assert refusals == []
        done.update(kind for kind in outcomes if kind is not None)
    assert {Kind.LABEL_INITIAL_PROMPT, Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY} <= set(done)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_fifty_members_who_do_the_same_at_once_are_all_paid_and_counted(
    make_engine: EngineFactory, store: Store
) -> None:
    """The busiest rows there are: one language, one server, one day; each is paid what was promised."""
    engine = make_engine(book=RuleBook(SMALL.changed({"max_active_trees": 100, "max_tasks": 1})))
    people = await members(engine, *range(1, CROWD + 1))
    views, refusals = await at_once(
        engine.tasks.claim(by, Kind.INITIAL_PROMPT, now=NOW, guild_discord_id=77) for by in people
    )
    assert refusals == []
    by_id = {view.id: by for by, view in zip(people, views, strict=True)}
    assert {view.bonus_percent for view in views} <= {100, 150, 200}
    for view in views:
        await fill_in(engine, view, by_id[view.id])
    outcomes, refusals = await at_once(
        engine.submissions.submit(view.id, by=by_id[view.id], now=NOW) for view in views for _ in range(2)
    )
    assert refusals == []
    assert {(outcome.today, outcome.streak) for outcome in outcomes} == {(1, 1)}
    board = await engine.boards.top("total", lang="es", guild_discord_id=77, count=CROWD)
    promised = {by_id[view.id]: view.bonus_percent // 100 for view in views}
    assert {line.discord_id: line.points for line in board} == promised
    (day,) = await engine.boards.days("es", since=NOW.date())
    assert (day.contributions, day.written) == (CROWD, CROWD)
    _, refusals = await at_once(claim(engine, by, None) for by in people)
    assert {getattr(each, "reason", None) for each in refusals} == {Reason.LIMIT_REACHED}
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def test_fifty_members_who_compare_prompts_at_once_share_what_there_is(
    make_engine: EngineFactory, store: Store
) -> None:
    rules = SMALL.changed(
        {"max_active_trees": 1, "max_prompt_lottery_waiting": 100, "num_prompt_rankings": 4}
    )
    engine = make_engine(rules.changed({"max_initial_prompt_review": 100}))
    author, reviewer, *people = await members(engine, *range(1, CROWD + 3))
    await growing_prompt(engine, author, [reviewer])
    for _ in range(12):
        await review(engine, await prompt(engine, author), [reviewer])
    views, refusals = await at_once(claim(engine, by, Kind.RANK_INITIAL_PROMPTS) for by in people)
    assert all(isinstance(each, NothingAvailable) for each in refusals)
    # Twelve prompts want four comparisons each; three to a comparison.
    assert 0 < len(views) <= 16
    assert all(len(view.options) == 3 for view in views)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
    owners = [await owner_of(store, view) for view in views]
    await at_once(finish(engine, view, by) for by, view in zip(owners, views, strict=True))
    assert await count(store, t.ballot) == len(views)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def owner_of(store: Store, view: TaskView) -> int:
    """The member who has a task."""
    c = t.contributor.c
    query = (
        sa.select(c.discord_id).join(t.task, t.task.c.contributor_id == c.id).where(t.task.c.id == view.id)
    )
    return int((await fetch(store, query))[0].discord_id)


async def test_moderators_who_contradict_each_other_leave_the_books_in_order(
    engine: Engine, store: Store
) -> None:
    people = await members(engine, *range(1, 9))
    root = await growing_prompt(engine, 1, [2])
    answer = await reply(engine, 2, root)
    await review(engine, answer, [3])
    about = (root, answer)
    views, _ = await at_once(claim(engine, by, None) for by in people[3:])
    work: list[Awaitable[object]] = [
        act(message, now=NOW)
        for _ in range(4)
        for message in about
        for act in (
            engine.moderation.remove,
            engine.moderation.restore,
            engine.moderation.halt,
            engine.moderation.restart,
        )
    ]
    work += [finish(engine, view, await owner_of(store, view)) for view in views]
    work.append(engine.erasure.erase(8, now=NOW))
    await at_once(work)
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook, has_restored=True))


async def test_a_member_who_is_erased_while_working_leaves_nothing_behind(
    engine: Engine, store: Store
) -> None:
    people = await members(engine, *range(1, 11))
    views = [await claim(engine, by, Kind.INITIAL_PROMPT) for by in people]
    for by, view in zip(people, views, strict=True):
        await fill_in(engine, view, by)
    work: list[Awaitable[object]] = [
        each
        for by, view in zip(people, views, strict=True)
        for each in (
            engine.submissions.submit(view.id, by=by, now=NOW),
            engine.erasure.erase(by, now=NOW),
            engine.submissions.submit(view.id, by=by, now=NOW),
        )
    ]
    await at_once(work)
    assert await count(store, t.message, t.message.c.text != "") == 0
    assert await count(store, t.standing) == 0
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
@pytest.mark.parametrize("kind", [Kind.ASSISTANT_REPLY, Kind.LABEL_ASSISTANT_REPLY])
async def test_a_tree_that_somebody_is_changing_is_passed_over(
    make_engine: EngineFactory, store: Store, kind: Kind
) -> None:
    """Asking for work waits for nobody where there is other work. SQLite has a single writer."""
    engine = make_engine(SMALL.changed({"max_active_trees": 2}))
    people = await members(engine, *range(1, 9))
    roots = [await growing_prompt(engine, by, [3]) for by in (1, 2)]
    for root in roots:
        await reply(engine, 4, root)
    busy, free = [(await message_row(store, root)).tree_id for root in roots]
    address = store.url.set(drivername="postgresql").render_as_string(False)
    other = await asyncpg.connect(address)
    try:
        async with other.transaction():
            await other.execute("SELECT id FROM tree WHERE id = $1 FOR UPDATE", busy)
            async with asyncio.timeout(10):
                for by in people[4:]:
                    view = await engine.tasks.claim(by, kind, now=NOW)
                    assert (await task_row(store, view.id)).tree_id == free
                    await engine.tasks.skip(view.id, by=by, now=NOW)
    finally:
        await other.close()


async def test_members_who_ask_at_once_share_the_reviews_of_one_conversation(
    make_engine: EngineFactory, store: Store
) -> None:
    """All of them want the same tree at the same moment; nobody hears that there is nothing."""
    rules = SMALL.changed({"max_children_count": 12, "goal_tree_size": 40})
    engine = make_engine(rules)
    people = await members(engine, *range(1, 23))
    root = await growing_prompt(engine, 1, [2])
    for by in people[2:14]:
        await reply(engine, by, root)
    kind = Kind.LABEL_ASSISTANT_REPLY
    views, refusals = await at_once(engine.tasks.claim(by, kind, now=NOW) for by in people[14:])
    assert refusals == []
    assert len({view.id for view in views}) == 8
    await store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))
