"""The moderators' board of what others say of members' messages."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.domain.conduct import Received, Standing
from storage.domain.errors import NotAllowed
from storage.domain.periods import TOTAL, Frame, period_of
from storage.queries import tables as t
from storage.services import following
from storage.services.engine import Engine
from storage.store import Store
from tests.builders import NOW, SPAM, member, members, review
from tests.storage.staff import (
    ELSEWHERE,
    HERE,
    HOME,
    MODERATOR,
    NOBODY,
    THERE,
    contributor,
    prompt_on,
    seen_on,
)

TODAY = period_of(Frame.DAY, NOW.date())


async def test_labels_and_reports_count_for_the_author_whether_anybody_voted_or_not(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    first = await prompt_on(engine, 1, HERE)
    second = await prompt_on(engine, 2, HERE)
    await review(engine, first, [3], answers={**SPAM, "pii": 1.0, "quality": 0.25})
    await review(engine, second, [3], answers={"spam": 0.0})
    await engine.votes.report(first, "pii", "", by=2, now=NOW)
    await engine.following.run(now=NOW)
    (line,) = await engine.conduct.top(HOME, TOTAL)
    assert (line.place, line.discord_id, line.is_suspended) == (1, 1, False)
    assert line.received == Received(red_flags=1, spam=1.0, pii=1.0)
    assert line.score == 5.0
    await engine.following.run(now=NOW)
    assert await engine.conduct.top(HOME, TOTAL) == (line,)


async def test_thumbs_count_until_they_are_taken_back(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4, 5, 6, 7)
    message = await prompt_on(engine, 1, HERE)
    for by, value in ((2, -1), (3, -1), (4, 1), (5, -1), (6, -1), (7, -1)):
        await engine.votes.vote(message, value, by=by, now=NOW)
    (line,) = await engine.conduct.top(HOME, TODAY)
    assert (line.received.downvotes, line.received.upvotes, line.score) == (5, 1, 4.0)
    await engine.votes.vote(message, -1, by=2, now=NOW + timedelta(days=3))  # takes it back
    await engine.votes.vote(message, 1, by=3, now=NOW + timedelta(days=3))  # changes it
    (line,) = await engine.conduct.top(HOME, TODAY)
    assert (line.received.downvotes, line.received.upvotes) == (3, 1)
    (line,) = await engine.conduct.top(HOME, TOTAL)
    assert (line.received.downvotes, line.received.upvotes) == (3, 2)


async def test_whoever_is_praised_as_often_as_blamed_is_not_on_the_board(engine: Engine) -> None:
    await members(engine, 1, 2, 3, 4)
    message = await prompt_on(engine, 1, HERE)
    for by, value in ((2, -1), (3, 1)):
        await engine.votes.vote(message, value, by=by, now=NOW)
    assert await engine.conduct.top(HOME, TODAY) == ()
    await engine.votes.vote(message, -1, by=4, now=NOW)
    assert len(await engine.conduct.top(HOME, TODAY)) == 1


async def test_each_period_counts_for_itself(engine: Engine) -> None:
    await members(engine, 1, 2)
    first = await prompt_on(engine, 1, HERE)
    second = await prompt_on(engine, 1, HERE)
    await review(engine, first, [2], answers=SPAM)
    await review(engine, second, [2], answers=SPAM, now=NOW + timedelta(days=1))
    await engine.following.follow_conduct(now=NOW)
    for frame, spam in ((Frame.DAY, 1.0), (Frame.WEEK, 2.0), (Frame.MONTH, 2.0), (Frame.TOTAL, 2.0)):
        (line,) = await engine.conduct.of_frame(HOME, frame, NOW.date())
        assert line.received.spam == spam
    assert await engine.conduct.top(HOME, "2020-01-01") == ()


async def test_the_board_is_ordered_by_score_and_comes_in_pages(engine: Engine) -> None:
    await members(engine, *range(1, 6))
    for by, flags in ((1, 1), (2, 3), (3, 2)):
        message = await prompt_on(engine, by, HERE)
        for reporter in [each for each in range(1, 6) if each != by][:flags]:
            await engine.votes.report(message, "spam", "", by=reporter, now=NOW)
    await engine.following.run(now=NOW)
    assert [line.discord_id for line in await engine.conduct.top(HOME, TOTAL)] == [2, 3, 1]
    (second,) = await engine.conduct.top(HOME, TOTAL, count=1, offset=1)
    assert (second.place, second.discord_id) == (2, 3)


async def test_the_board_shows_the_suspended_or_the_others(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2, 3, 4)
    await seen_on(engine, HERE, 1, 2, 3)
    for by in (1, 2, 3):
        await engine.votes.report(await prompt_on(engine, by, HERE), "spam", "", by=4, now=NOW)
    await engine.following.run(now=NOW)
    await engine.suspensions.suspend(await contributor(store, 1), HOME, reason="Spam", until=None, now=NOW)
    await engine.suspensions.suspend(
        await contributor(store, 2), MODERATOR, reason="Spam", until=None, now=NOW
    )
    for state, wanted in (
        (Standing.ALL, {1, 2, 3}),
        (Standing.ACTIVE, {3}),
        (Standing.SUSPENDED, {1, 2}),
    ):
        lines = await engine.conduct.top(MODERATOR, TOTAL, state=state)
        assert {line.discord_id for line in lines} == wanted
    everywhere = await engine.conduct.top(HOME, TOTAL, state=Standing.SUSPENDED)
    assert {line.discord_id for line in everywhere} == {1}  # suspended on one server is not suspended


async def test_a_server_sees_its_own_members(engine: Engine) -> None:
    await members(engine, 1, 2, 3)
    await seen_on(engine, HERE, 1)
    await seen_on(engine, THERE, 2)
    for by in (1, 2):
        await engine.votes.report(await prompt_on(engine, by, HERE), "spam", "", by=3, now=NOW)
    await engine.following.run(now=NOW)
    assert [line.discord_id for line in await engine.conduct.top(MODERATOR, TOTAL)] == [1]
    assert [line.discord_id for line in await engine.conduct.top(ELSEWHERE, TOTAL)] == [2]
    with pytest.raises(NotAllowed):
        await engine.conduct.top(NOBODY, TOTAL)


async def test_whoever_was_erased_is_on_no_board(engine: Engine, store: Store) -> None:
    await members(engine, 1, 2)
    message = await prompt_on(engine, 1, HERE)
    await engine.votes.report(message, "spam", "", by=2, now=NOW)
    await engine.following.run(now=NOW)
    gone = sa.update(t.contributor).where(t.contributor.c.discord_id == 1).values(discord_id=None)
    await store.write(lambda tx: tx.execute(gone))
    assert await engine.conduct.top(HOME, TOTAL) == ()


async def test_what_was_said_is_counted_in_batches_once(
    engine: Engine, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "BATCH", 2)
    await member(engine, 1)
    await members(engine, *range(2, 7))
    message = await prompt_on(engine, 1, HERE)
    for by in range(2, 7):
        await engine.votes.report(message, "spam", "", by=by, now=NOW) if by < 4 else None
    await engine.following.follow_conduct(now=NOW)
    (line,) = await engine.conduct.top(HOME, TOTAL)
    assert line.received.red_flags == 2
