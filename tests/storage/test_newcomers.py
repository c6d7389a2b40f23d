"""Newcomers: held back where a language has enough others, and never for long."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import NothingAvailable, Reason
from storage.domain.kinds import Kind
from storage.domain.rules import SMALL
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import (
    NOW,
    Clock,
    EngineFactory,
    claim,
    do,
    fetch,
    finish,
    member,
    members,
    prompt,
)
from tests.storage.invariants import assert_consistent

RULES = SMALL.changed(
    {
        "newcomer_hours": 24,
        "newcomer_contributions": 1,
        "protected_from": 2,
        "reserved_places": 2,
        "newcomer_tasks": 0,
        "num_reviews_initial_prompt": 3,
        "max_active_trees": 1,
        "max_initial_prompt_review": 6,
    }
)
"""Two established members are enough to hold newcomers back, who leave two places of each kind to them."""
LATER = NOW + timedelta(hours=25)
RAID = range(11, 20)


@pytest.fixture
async def engine(make_engine: EngineFactory) -> Engine:
    """Members 1 and 2 are established since LATER; 11 to 19 come then."""
    engine = make_engine(RULES)
    await members(engine, 1, 2)
    for by in (1, 2):
        await do(engine, by, Kind.INITIAL_PROMPT, now=LATER)
    for by in RAID:
        await member(engine, by, now=LATER)
    return engine


async def in_order(engine: Engine) -> None:
    """Every counter equals the history."""
    await engine.context.store.read(lambda tx: assert_consistent(tx, engine.context.rulebook))


async def refused(engine: Engine, by: int, kind: Kind | None) -> NothingAvailable:
    """Why a member gets no task."""
    with pytest.raises(NothingAvailable) as refusal:
        await claim(engine, by, kind, now=LATER)
    return refusal.value


async def places(store: Store) -> list[int]:
    """Places that newcomers took, per slot of reviews, sorted."""
    w = t.work.c
    rows = await fetch(store, sa.select(w.newcomers).where(w.kind == Kind.LABEL_INITIAL_PROMPT.value))
    return sorted(row.newcomers for row in rows)


async def established_at(store: Store, discord_id: int) -> object:
    """Since when a member is no newcomer."""
    c = t.contributor.c
    return (await fetch(store, sa.select(c.established_at).where(c.discord_id == discord_id)))[
        0
    ].established_at


async def test_a_newcomer_leaves_some_places_of_each_kind_to_others(engine: Engine) -> None:
    refusal = await refused(engine, 11, Kind.LABEL_INITIAL_PROMPT)  # two prompts are under review
    assert (refusal.reason, refusal.facts["waiting"]) == (Reason.NEWCOMERS_WAIT, 2)
    shown = (await engine.tasks.availability(11, now=LATER)).by_kind
    assert shown[Kind.LABEL_INITIAL_PROMPT].open == 0
    await prompt(engine, 1, now=LATER)
    shown = (await engine.tasks.availability(11, now=LATER)).by_kind
    assert shown[Kind.LABEL_INITIAL_PROMPT].open == 1
    assert (await claim(engine, 11, Kind.LABEL_INITIAL_PROMPT, now=LATER)).kind is Kind.LABEL_INITIAL_PROMPT
    assert (await claim(engine, 2, Kind.LABEL_INITIAL_PROMPT, now=LATER)).kind is Kind.LABEL_INITIAL_PROMPT
    await in_order(engine)


async def test_a_newcomer_leaves_the_last_places_for_prompts_to_others(engine: Engine) -> None:
    for by in (11, 12, 13):  # seven places less two that are under review less two that stay
        await claim(engine, by, Kind.INITIAL_PROMPT, now=LATER)
    assert (await refused(engine, 14, Kind.INITIAL_PROMPT)).reason is Reason.NEWCOMERS_WAIT
    for by in (1, 2):
        await claim(engine, by, Kind.INITIAL_PROMPT, now=LATER)
    assert (await refused(engine, 14, Kind.INITIAL_PROMPT)).reason is Reason.PROMPTS_FULL
    await in_order(engine)


async def test_a_raid_gives_one_review_of_each_message_at_most(engine: Engine, store: Store) -> None:
    for _ in range(2):
        await prompt(engine, 1, now=LATER)
    got = []
    for by in RAID:
        with suppress(NothingAvailable):
            view = await claim(engine, by, Kind.LABEL_INITIAL_PROMPT, now=LATER)
            got.append(view.conversation[-1].id)
            await finish(engine, view, by, now=LATER)
    assert (await refused(engine, RAID[-1], Kind.LABEL_INITIAL_PROMPT)).reason is Reason.NEWCOMERS_WAIT
    assert len(got) == len(set(got)) == 4
    assert await places(store) == [1, 1, 1, 1]
    await in_order(engine)


async def test_a_raid_that_comes_at_the_same_moment_gets_no_more(engine: Engine, store: Store) -> None:
    for _ in range(2):
        await prompt(engine, 1, now=LATER)
    outcomes = await asyncio.gather(
        *(claim(engine, by, Kind.LABEL_INITIAL_PROMPT, now=LATER) for by in RAID), return_exceptions=True
    )
    refused = [each for each in outcomes if isinstance(each, BaseException)]
    assert all(isinstance(each, NothingAvailable) for each in refused), refused
    assert max(await places(store)) == 1
    await in_order(engine)


@pytest.mark.parametrize("way", ["skip", "expire", "erase"])
async def test_a_place_that_a_newcomer_leaves_undone_is_free_for_another(
    engine: Engine, store: Store, way: str
) -> None:
    await prompt(engine, 1, now=LATER)
    view = await claim(engine, 11, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    assert await places(store) == [0, 0, 1]
    if way == "skip":
        await engine.tasks.skip(view.id, by=11, now=LATER)
    elif way == "expire":
        await engine.upkeep.expire_tasks(now=view.expires_at)
    else:
        await engine.erasure.erase(11, now=LATER)
    assert await places(store) == [0, 0, 0]
    await in_order(engine)


async def test_a_place_that_is_taken_again_late_counts_again(engine: Engine, store: Store) -> None:
    await prompt(engine, 1, now=LATER)
    view = await claim(engine, 11, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    await engine.tasks.save_answers(view.id, {"spam": 0.0}, by=11)
    await engine.upkeep.expire_tasks(now=view.expires_at)
    assert (await engine.submissions.submit(view.id, by=11, now=view.expires_at)).was_late
    assert await places(store) == [0, 0, 1]
    await in_order(engine)


async def test_a_new_community_holds_nobody_back(make_engine: EngineFactory) -> None:
    engine = make_engine(RULES.changed({"protected_from": 3}))
    await members(engine, 1, 2)
    for by in (1, 2):
        await do(engine, by, Kind.INITIAL_PROMPT, now=LATER)
    for by in RAID[:4]:
        await member(engine, by, now=LATER)
        await claim(engine, by, Kind.LABEL_INITIAL_PROMPT, now=LATER)
    await in_order(engine)


async def test_each_language_holds_back_by_its_own_members(engine: Engine) -> None:
    await member(engine, 30, ("en",), now=LATER)
    assert (await claim(engine, 30, Kind.INITIAL_PROMPT, now=LATER)).lang == "en"


async def test_somebody_is_established_by_a_contribution_after_enough_of_them_and_long_enough(
    make_engine: EngineFactory, store: Store
) -> None:
    engine = make_engine(RULES.changed({"newcomer_contributions": 3}))
    await members(engine, 1, 2)
    clock = Clock()
    for _ in range(4):  # often enough, but only just arrived
        await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
    clock.later(hours=24)
    await do(engine, 2, Kind.INITIAL_PROMPT, now=clock.now)  # long enough, but seldom
    assert (await established_at(store, 1), await established_at(store, 2)) == (None, None)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
    first = clock.now
    await do(engine, 1, Kind.INITIAL_PROMPT, now=clock.later(hours=1))
    assert (await established_at(store, 1), await established_at(store, 2)) == (first, None)
    state = t.language_state.c
    (row,) = await fetch(store, sa.select(state.lang, state.established))
    assert tuple(row) == ("es", 1)
    await in_order(engine)


async def test_the_few_newcomers_of_an_hour_leave_nothing(make_engine: EngineFactory) -> None:
    """Otherwise nobody new would find work on a small server: what is open there is less than what is left to others."""
    engine = make_engine(RULES.changed({"newcomer_tasks": 4}))  # 1 and 2 were new as well
    await members(engine, 1, 2)
    for by in (1, 2):
        await do(engine, by, Kind.INITIAL_PROMPT, now=LATER)
    await members(engine, *RAID)
    kind = Kind.LABEL_INITIAL_PROMPT
    assert (await engine.tasks.availability(11, now=LATER)).by_kind[kind].open == 2
    for by in (11, 12):
        assert (await claim(engine, by, kind, now=LATER)).kind is kind
    assert (await engine.tasks.availability(13, now=LATER)).by_kind[kind].open == 0
    refusal = await refused(engine, 13, kind)
    assert refusal.reason is Reason.NEWCOMERS_WAIT
    an_hour_on = LATER + timedelta(minutes=60)
    assert (await claim(engine, 13, kind, now=an_hour_on)).kind is kind
