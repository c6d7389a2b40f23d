"""What follows from reviews: the agreement of a language and the badge of who agrees; each row once."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.util import await_only

from storage.domain.agreement import Metric, Sums, alpha
from storage.domain.badges import AGREEING_ANSWERS, Badge
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services import following
from storage.services.engine import Engine
from storage.store import Store, Tx
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    count,
    fetch,
    member,
    members,
    prompt,
    review,
    work_in_turn,
)

LATER = NOW + timedelta(days=365)


async def sums(store: Store) -> dict[tuple[str, str], Sums]:
    """What is kept, by language and label."""
    found = await fetch(store, sa.select(t.label_agreement))
    return {
        (row.lang, row.label): Sums(row.units, row.values, row.total, row.squares, row.disagreement)
        for row in found
    }


async def units(store: Store) -> dict[tuple[str, str], list[list[float]]]:
    """The values of each message, by language and label, from the reviews themselves."""
    r, m = t.review.c, t.message.c
    query = sa.select(r.message_id, r.labels, m.lang).join(t.message, m.id == r.message_id).order_by(r.id)
    found: dict[tuple[str, str], dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in await fetch(store, query):
        for label, value in row.labels.items():
            found[row.lang, label][row.message_id].append(value)
    return {key: list(values.values()) for key, values in found.items()}


async def assert_followed(store: Store) -> None:
    """The sums are those of all reviews, and so is alpha."""
    wanted = {key: values for key, values in (await units(store)).items() if any(len(v) > 1 for v in values)}
    assert wanted
    kept = await sums(store)
    assert kept.keys() == wanted.keys()
    for key, values in wanted.items():
        assert kept[key].units == sum(len(each) > 1 for each in values)
        assert kept[key].values == sum(len(each) for each in values if len(each) > 1)
        assert kept[key].alpha() == pytest.approx(alpha(values, metric=Metric.INTERVAL))


def add_review(tx: Tx, message_id: int, labels: dict[str, float], *, at: datetime = NOW) -> None:
    """A review of a message by a stranger."""
    task = tx.execute(sa.select(sa.func.coalesce(sa.func.max(t.review.c.task_id), 10**6))).scalar_one()
    stranger = t.contributor.insert().values(created_at=at, discord_id=10**6 + task)
    row: dict[str, Any] = {
        "message_id": message_id,
        "contributor_id": tx.execute(stranger.returning(t.contributor.c.id)).scalar_one(),
        "task_id": task + 1,
        "labels": labels,
        "created_at": at,
    }
    tx.execute(t.review.insert().values(**row))


async def add_reviews(
    store: Store, message_id: int, labels: Sequence[dict[str, float]], *, at: datetime = NOW
) -> None:
    """Reviews of a message by so many strangers, whatever the rules say."""

    def body(tx: Tx) -> None:
        for each in labels:
            add_review(tx, message_id, each, at=at)

    await store.write(body)


async def test_the_sums_of_agreement_are_those_of_all_reviews_however_they_come(
    engine: Engine, store: Store
) -> None:
    await member(engine, 1, ("es", "en"))
    dice, clock = Random(3), Clock()
    made = [await prompt(engine, 1) for _ in range(5)]
    for _ in range(6):
        for message_id in made:
            labels = [
                {"spam": float(dice.random() < 0.3), "quality": dice.randint(0, 4) / 4} for _ in range(2)
            ]
            await add_reviews(store, message_id, labels[: dice.randint(0, 2)], at=clock.now)
        await engine.following.run(now=clock.later(minutes=dice.choice([0, 2])))
    await engine.following.run(now=LATER)
    await assert_followed(store)
    assert await engine.following.run(now=LATER) == 0


async def test_reviews_of_one_message_in_several_batches_count_once(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    await member(engine, 1)
    for message_id in [await prompt(engine, 1), await prompt(engine, 1)]:
        await add_reviews(store, message_id, [{"quality": value} for value in (0.0, 0.25, 1.0, 0.5, 0.5)])
    assert await engine.following.run(now=LATER) == 10 + 2  # and two lines of the ledger
    await assert_followed(store)


async def test_one_run_ends_somewhere_and_the_next_goes_on(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    monkeypatch.setattr(following, "MOST_BATCHES", 2)
    await member(engine, 1)
    await add_reviews(store, await prompt(engine, 1), [{"spam": value} for value in (0.0, 1.0) * 5])
    assert [await engine.following.run(now=LATER) for _ in range(4)] == [4 + 1, 4, 2, 0]
    await assert_followed(store)


async def test_several_followers_at_once_count_every_row_once(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 3)
    await member(engine, 1)
    for message_id in [await prompt(engine, 1), await prompt(engine, 1)]:
        await add_reviews(store, message_id, [{"quality": value} for value in (0.0, 0.25, 1.0, 0.5)] * 3)
    done = await asyncio.gather(*(engine.following.run(now=LATER) for _ in range(6)))
    assert sum(done) + await engine.following.run(now=LATER) == 24 + 2
    await assert_followed(store)


@asynccontextmanager
async def held_up(store: Store, write: Callable[[Tx], object]) -> AsyncIterator[None]:
    """A transaction of PostgreSQL that has written this and commits at the end of the block."""
    has_written, may_commit = asyncio.Event(), asyncio.Event()

    def body(tx: Tx) -> None:
        write(tx)
        has_written.set()
        await_only(may_commit.wait())

    late = asyncio.create_task(store.write(body))
    await has_written.wait()
    try:
        yield
    finally:
        may_commit.set()
        await late


def line(tx: Tx, *, by: int = 1, at: datetime = NOW, guild: int = 7) -> None:
    """A line of the ledger for a prompt of a member."""
    own = (
        sa.select(t.contributor.c.id).where(t.contributor.c.discord_id == by).with_for_update(key_share=True)
    )
    row = {"contributor_id": tx.execute(own).scalar_one(), "guild_discord_id": guild, "lang": "es"}
    tx.execute(t.point_entry.insert().values(**row, event="prompts", delta=1, created_at=at))


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_a_review_that_is_committed_late_is_not_jumped_over_by_those_after_it(
    engine: Engine, store: Store
) -> None:
    """SQLite has a single writer: there, what is committed later has the higher id."""
    await members(engine, 1, 2, 3)
    one, two = await prompt(engine, 1), await prompt(engine, 1)
    await add_reviews(store, one, [{"spam": 0.0}])
    async with held_up(store, lambda tx: add_review(tx, one, {"spam": 1.0})):
        await review(engine, two, [2])
        for minutes in (0, 2, 60):
            await engine.following.run(now=NOW + timedelta(minutes=minutes))
    await engine.following.run(now=LATER)
    await assert_followed(store)
    assert (await sums(store))["es", "spam"].values == 2


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_a_line_that_is_committed_late_is_not_jumped_over_whatever_time_others_write(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    team = await engine.teams.define(7, "México", NOW)
    for who in (1, 2):
        await engine.teams.join(who, 7, team.id, now=NOW)
    async with held_up(store, line):
        await store.write(lambda tx: line(tx, by=2, at=NOW - timedelta(minutes=5)))
        await engine.following.run(now=LATER)
    await engine.following.run(now=LATER)
    assert [each.contributions for each in await engine.teams.board(7, "total")] == [2]


@pytest.mark.parametrize("dialect", ["postgres"], indirect=True)
async def test_a_store_in_which_somebody_is_always_writing_is_followed_too(
    engine: Engine, store: Store
) -> None:
    await members(engine, 1, 2)
    await store.write(line)
    async with AsyncExitStack() as second:
        async with held_up(store, line):
            assert await engine.following.run(now=LATER) == 0
            await second.enter_async_context(held_up(store, partial(line, by=2)))
        assert await engine.following.run(now=LATER) == 1
        assert await engine.following.run(now=LATER) == 0
    assert await engine.following.run(now=LATER) == 2


async def test_single_reviews_say_nothing_of_agreement(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    await review(engine, await prompt(engine, 1), [2])
    await engine.following.run(now=LATER)
    assert await sums(store) == {}


# The badge


async def learnt(store: Store, discord_id: int, *, right: float, wrong: float) -> None:
    """What others say of a member's answers."""

    def body(tx: Tx) -> None:
        c = t.contributor.c
        who = tx.execute(sa.select(c.id).where(c.discord_id == discord_id)).scalar_one()
        tx.execute(sa.delete(t.reliability).where(t.reliability.c.contributor_id == who))
        tx.execute(
            t.reliability.insert().values(contributor_id=who, question="spam", right=right, wrong=wrong)
        )

    await store.write(body)


@pytest.fixture
async def reviewed(make_engine: EngineFactory) -> Engine:
    """Members 1 to 3; 2 and 3 reviewed a prompt of 1."""
    engine = make_engine(SMALL.changed({"num_reviews_initial_prompt": 2}))
    await members(engine, 1, 2, 3)
    await review(engine, await prompt(engine, 1), [2, 3])
    return engine


async def has_badge(engine: Engine, discord_id: int) -> bool:
    """Whether somebody agrees."""
    return Badge.AGREEING_REVIEWER in [badge for badge, _ in await engine.awards.of(discord_id)]


async def test_whoever_agrees_gets_the_badge_with_the_next_reviews_and_hears_of_it_once(
    reviewed: Engine, store: Store
) -> None:
    await learnt(store, 2, right=AGREEING_ANSWERS, wrong=0)
    await learnt(store, 3, right=AGREEING_ANSWERS / 2, wrong=AGREEING_ANSWERS / 2)
    await reviewed.following.run(now=LATER)
    assert [await has_badge(reviewed, who) for who in (1, 2, 3)] == [False, True, False]
    assert await reviewed.awards.take_news(2, now=LATER) == (Badge.AGREEING_REVIEWER,)
    await review(reviewed, await prompt(reviewed, 1), [2, 3])
    await reviewed.following.run(now=LATER)
    assert await reviewed.awards.take_news(2, now=LATER) == ()


async def test_who_agrees_too_little_or_in_too_few_answers_gets_none(reviewed: Engine, store: Store) -> None:
    await learnt(store, 2, right=AGREEING_ANSWERS - 1, wrong=0)
    await reviewed.following.run(now=LATER)
    assert not await has_badge(reviewed, 2)


async def test_an_erased_reviewer_gets_none_also_when_both_happen_at_once(
    reviewed: Engine, store: Store
) -> None:
    for who in (2, 3):
        await learnt(store, who, right=100, wrong=0)
    await asyncio.gather(
        reviewed.erasure.erase(2, now=LATER),
        reviewed.following.run(now=LATER),
        reviewed.erasure.erase(3, now=LATER),
    )
    assert await count(store, t.award, t.award.c.badge == Badge.AGREEING_REVIEWER.value) == 0


async def test_what_a_crowd_did_is_followed_to_the_end(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(SMALL.changed({"goal_tree_size": 4, "num_reviews_reply": 3}))
    people = await members(engine, *range(1, 8))
    for by in people[:2]:
        await prompt(engine, by)
    dice = Random(5)

    def answer(view: Any, _by: int) -> dict[str, Any]:
        is_label = view.kind.value.startswith("label")
        return {"answers": {"spam": 0.0, "quality": dice.randint(2, 4) / 4}} if is_label else {}

    clock = Clock()
    await work_in_turn(engine, people, clock=clock, answer=answer)
    await engine.following.run(now=clock.later(days=1))
    await assert_followed(store)
    followers = {row.name: row.last_id for row in await fetch(store, sa.select(t.follower))}
    for table in (t.review, t.point_entry):
        (last,) = (await fetch(store, sa.select(sa.func.max(table.c.id))))[0]
        assert followers[table.name] == last
