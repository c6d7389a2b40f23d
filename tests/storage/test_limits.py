"""Limits of one member that are counted from rows: skips, thumbs, reports, a newcomer's texts."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from storage.domain.errors import NothingAvailable, TooOften
from storage.domain.kinds import Family, Kind
from storage.domain.rules import SMALL
from storage.domain.views import TaskView
from storage.queries import messages
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
    engine_over,
    fetch,
    finish,
    member,
    members,
    prompt,
    task_row,
)

RULES = SMALL.changed(
    {
        "max_skips": 2,
        "max_votes": 2,
        "max_reports": 1,
        "max_texts_newcomer": 2,
        "newcomer_contributions": 1,
        "max_initial_prompt_review": 100,
        "auto_mod_red_flags": 50,
    }
)
"""Two skips, two thumbs, one report, two texts of a newcomer within an hour."""
LATER = NOW + timedelta(hours=25)


@pytest.fixture
def engine(make_engine: EngineFactory) -> Engine:
    return make_engine(RULES)


async def skip(engine: Engine, by: int, now: datetime) -> None:
    view = await claim(engine, by, Kind.INITIAL_PROMPT, now=now)
    await engine.tasks.skip(view.id, by=by, now=now)


async def next_one(engine: Engine, by: int, now: datetime) -> TaskView | None:
    """What the random choice gives; None where there is nothing."""
    try:
        return await claim(engine, by, None, now=now)
    except NothingAvailable:
        return None


async def test_who_skips_much_is_told_when_they_may_skip_again(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    clock = Clock()
    await skip(engine, 1, clock.now)
    await skip(engine, 1, clock.later(minutes=20))
    view = await claim(engine, 1, Kind.INITIAL_PROMPT, now=clock.now)
    with pytest.raises(TooOften) as refusal:
        await engine.tasks.skip(view.id, by=1, now=clock.later(minutes=10))
    assert refusal.value.facts == {"what": "skip", "limit": 2, "minutes": 30}
    assert (await task_row(store, view.id)).state == "open"
    await engine.tasks.skip(view.id, by=1, now=clock.later(minutes=30))
    assert (await task_row(store, view.id)).state == "skipped"


async def test_pressing_skip_twice_is_no_second_skip_also_at_the_limit(engine: Engine) -> None:
    await member(engine, 1)
    await skip(engine, 1, NOW)
    view = await claim(engine, 1, Kind.INITIAL_PROMPT)
    for _ in range(2):
        assert await engine.tasks.skip(view.id, by=1, now=NOW) is Kind.INITIAL_PROMPT


async def test_a_limit_holds_for_its_member_alone_and_after_a_restart(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    for _ in range(2):
        await skip(engine, 1, NOW)
    again = engine_over(store, RULES)
    await skip(again, 2, NOW)
    view = await claim(again, 1, Kind.INITIAL_PROMPT)
    with pytest.raises(TooOften):
        await again.tasks.skip(view.id, by=1, now=NOW)


async def test_zero_is_no_limit(make_engine: EngineFactory, store: Store) -> None:
    engine = make_engine(RULES.changed({"max_skips": 0}))
    await member(engine, 1)
    for _ in range(5):
        await skip(engine, 1, NOW)
    assert await count(store, t.task, t.task.c.state == "skipped") == 5


async def test_thumbs_end_at_their_limit_and_changing_one_is_free(engine: Engine) -> None:
    await members(engine, 1, 2)
    first, second, third = [await prompt(engine, 1, now=NOW) for _ in range(3)]
    await engine.votes.vote(first, +1, by=2, now=NOW)
    await engine.votes.vote(second, +1, by=2, now=NOW)
    with pytest.raises(TooOften) as refusal:
        await engine.votes.vote(third, +1, by=2, now=NOW + timedelta(minutes=1))
    assert refusal.value.facts == {"what": "vote", "limit": 2, "minutes": 59}
    assert (await engine.votes.vote(first, -1, by=2, now=NOW)).my_vote == -1
    await engine.votes.vote(third, +1, by=2, now=NOW + timedelta(hours=1))


async def test_thumbs_that_are_taken_back_were_given_all_the_same(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    first, second, third = [await prompt(engine, 1, now=NOW) for _ in range(3)]
    for message in (first, second):
        for _ in range(2):
            await engine.votes.vote(message, -1, by=2, now=NOW)
    for message in (first, third):
        with pytest.raises(TooOften):
            await engine.votes.vote(message, -1, by=2, now=NOW + timedelta(minutes=1))
    later = NOW + timedelta(hours=1)
    for _ in range(2):
        await engine.votes.vote(third, +1, by=2, now=later)
    rows = await fetch(store, sa.select(t.reaction.c.message_id, t.reaction.c.emoji))
    assert rows == [(third, messages.TAKEN_BACK)]  # of what counts for no limit any more nothing is kept


async def test_reports_end_at_their_limit(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    first, second = [await prompt(engine, 1, now=NOW) for _ in range(2)]
    assert await engine.votes.report(first, "spam", "", by=2, now=NOW)
    assert not await engine.votes.report(first, "spam", "", by=2, now=NOW)  # heard already, not a second one
    with pytest.raises(TooOften) as refusal:
        await engine.votes.report(second, "spam", "", by=2, now=NOW)
    assert refusal.value.facts["what"] == "report"
    assert await count(store, t.report) == 1


async def test_a_newcomer_writes_a_few_texts_an_hour_where_somebody_is_established(engine: Engine) -> None:
    await member(engine, 1)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=LATER)  # established with it
    await member(engine, 2, now=LATER)
    for _ in range(2):
        await do(engine, 2, Kind.INITIAL_PROMPT, now=LATER)
    with pytest.raises(TooOften) as refusal:
        await claim(engine, 2, Kind.INITIAL_PROMPT, now=LATER + timedelta(minutes=15))
    assert refusal.value.facts == {"what": "newcomer_text", "limit": 2, "minutes": 45}
    await do(engine, 2, Kind.LABEL_INITIAL_PROMPT, now=LATER)  # reviewing is not writing
    await do(engine, 2, Kind.INITIAL_PROMPT, now=LATER + timedelta(hours=1))


async def test_the_random_choice_gives_such_a_newcomer_nothing_to_write(engine: Engine) -> None:
    await member(engine, 1)
    await do(engine, 1, Kind.INITIAL_PROMPT, now=LATER)
    await member(engine, 2, now=LATER)
    for _ in range(2):
        await do(engine, 2, Kind.INITIAL_PROMPT, now=LATER)
    clock, given = Clock(LATER), []
    while (view := await next_one(engine, 2, clock.now)) is not None:
        given.append(view.kind.info.family)
        await finish(engine, view, 2, now=clock.now)
    assert given
    assert Family.WRITE not in given


async def test_in_a_new_community_everybody_writes_as_much_as_they_like(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    for _ in range(5):
        await do(engine, 1, Kind.INITIAL_PROMPT)
    assert await count(store, t.message) == 5


async def test_who_is_established_writes_as_much_as_they_like(engine: Engine, store: Store) -> None:
    await member(engine, 1)
    for _ in range(5):
        await do(engine, 1, Kind.INITIAL_PROMPT, now=LATER)
    assert await count(store, t.message) == 5
