"""Posts: each is sent once, by whichever process, with crashes between claiming and sending; and what was sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.posts import CLAIM_SECONDS, MAX_ATTEMPTS, NONCE_LENGTH, Claim, nonce_of
from storage.store import Store
from tests.builders import NOW, engine_over, fetch
from tests.storage.plans import about, faults_in
from tests.storage.test_query_plans import recording

CHANNEL = 50
SUBJECT, SLOT = "feed:7", "2026-03-02T09:00"
HELD = timedelta(seconds=CLAIM_SECONDS)


@pytest.fixture
async def processes(database_url: str) -> AsyncIterator[tuple[Engine, Engine]]:
    """Two bots that know nothing of each other, over one database."""
    stores = [await Store.open(database_url) for _ in range(2)]
    yield engine_over(stores[0]), engine_over(stores[1])
    for store in stores:
        await store.close()


async def claim(
    engine: Engine, slot: str = SLOT, *, now: datetime = NOW, subject: str = SUBJECT
) -> Claim | None:
    """Take a post on."""
    return await engine.posts.claim(subject, slot, channel_id=CHANNEL, now=now)


async def send(engine: Engine, slot: str, ranks: dict[int, int] | None = None) -> None:
    """Take a post on and send it."""
    found = await claim(engine, slot)
    assert found is not None
    assert await engine.posts.sent(found, message_id=1, ranks=ranks, now=NOW)


async def row(store: Store) -> sa.Row[tuple[object, ...]]:
    """The one post there is."""
    (found,) = await fetch(store, sa.select(t.post))
    return found


# Once


async def test_of_two_processes_that_claim_at_once_exactly_one_wins(processes: tuple[Engine, Engine]) -> None:
    for day in range(1, 11):
        claims = await asyncio.gather(
            *(claim(engine, f"2026-03-{day:02}T09:00") for engine in processes for _ in range(5))
        )
        winners = [each for each in claims if each is not None]
        assert [each.attempts for each in winners] == [1]


async def test_of_two_processes_that_take_over_at_once_exactly_one_wins(
    processes: tuple[Engine, Engine],
) -> None:
    first = await claim(processes[0])
    assert first is not None
    again = await asyncio.gather(*(claim(engine, now=NOW + HELD) for engine in processes for _ in range(5)))
    (winner,) = [each for each in again if each is not None]
    assert winner == Claim(SUBJECT, SLOT, 2, NOW + HELD, first.nonce, NOW)
    assert (first.is_first, winner.is_first) == (True, False)


async def test_a_claim_is_held_and_then_free_when_nothing_was_sent(processes: tuple[Engine, Engine]) -> None:
    crashed, other = processes
    first = await claim(crashed)
    assert first is not None
    assert await claim(other, now=NOW + HELD - timedelta(seconds=1)) is None
    second = await claim(other, now=NOW + HELD)
    assert second is not None
    assert (second.attempts, second.nonce) == (2, first.nonce)
    assert await claim(crashed, now=NOW + HELD + timedelta(seconds=1)) is None


async def test_what_was_sent_is_never_given_again(processes: tuple[Engine, Engine], store: Store) -> None:
    first = await claim(processes[0])
    assert first is not None
    assert await processes[0].posts.sent(first, message_id=99, now=NOW + timedelta(seconds=2))
    for engine in processes:
        assert await claim(engine, now=NOW + timedelta(days=30)) is None
    sent = await row(store)
    assert (sent.sent_at, sent.message_discord_id, sent.attempts) == (NOW + timedelta(seconds=2), 99, 1)


async def test_whoever_comes_late_with_the_news_that_it_was_sent_is_told_that_another_did(
    processes: tuple[Engine, Engine], store: Store
) -> None:
    slow, other = processes
    first, second = await claim(slow), await claim(other, now=NOW + HELD)
    assert first is not None
    assert second is not None
    assert await other.posts.sent(second, message_id=2, now=NOW + HELD)
    assert not await slow.posts.sent(first, message_id=1, now=NOW + HELD)
    assert (await row(store)).message_discord_id == 2


async def test_after_the_last_attempt_nobody_gets_it_any_more(engine: Engine, store: Store) -> None:
    for attempt in range(MAX_ATTEMPTS):
        found = await claim(engine, now=NOW + attempt * HELD)
        assert found is not None
        assert found.attempts == attempt + 1
    assert await claim(engine, now=NOW + timedelta(days=30)) is None
    left = await row(store)
    assert (left.attempts, left.sent_at) == (MAX_ATTEMPTS, None)


async def test_what_is_given_up_is_not_tried_again_and_the_next_slot_is(engine: Engine) -> None:
    found = await claim(engine)
    assert found is not None
    await engine.posts.given_up(found)
    assert await claim(engine, now=NOW + timedelta(days=30)) is None
    assert await claim(engine, "2026-03-03T09:00") is not None


async def test_giving_up_takes_nothing_from_whoever_took_it_over_or_sent_it(
    processes: tuple[Engine, Engine], store: Store
) -> None:
    slow, other = processes
    first, second = await claim(slow), await claim(other, now=NOW + HELD)
    assert first is not None
    assert second is not None
    await slow.posts.given_up(first)
    assert (await row(store)).attempts == 2
    await other.posts.sent(second, message_id=2, now=NOW + HELD)
    await other.posts.given_up(second)
    assert (await row(store)).attempts == 2


async def test_an_attempt_that_was_put_off_is_not_counted_and_the_first_is_remembered(engine: Engine) -> None:
    for number in range(3 * MAX_ATTEMPTS):
        found = await claim(engine, now=NOW + number * HELD)
        assert found is not None
        assert (found.attempts, found.first_claimed_at, found.is_first) == (1, NOW, number == 0)
        await engine.posts.put_off(found)
        assert await claim(engine, now=NOW + (number + 1) * HELD - timedelta(seconds=1)) is None


async def test_a_claim_is_known_by_its_time_to_the_microsecond(engine: Engine, store: Store) -> None:
    found = await claim(engine, now=NOW + timedelta(microseconds=123_457))
    assert found is not None
    assert found.is_first
    await engine.posts.given_up(found)
    assert (await row(store)).attempts == MAX_ATTEMPTS


async def test_putting_off_takes_nothing_from_whoever_took_it_over(
    processes: tuple[Engine, Engine], store: Store
) -> None:
    slow, other = processes
    first = await claim(slow)
    assert first is not None
    assert await claim(other, now=NOW + HELD) is not None
    await slow.posts.put_off(first)
    assert (await row(store)).attempts == 2


async def test_a_post_is_over_once_it_or_a_later_one_was_sent_or_its_last_attempt_ran_out(
    engine: Engine,
) -> None:
    async def is_over(slot: str, now: datetime = NOW) -> bool:
        return await engine.posts.is_over(SUBJECT, slot, now=now)

    assert not await is_over(SLOT)
    await send(engine, SLOT)
    assert await is_over(SLOT)
    assert await is_over("2026-03-01T09:00")
    assert not await is_over("2026-03-03T09:00")
    left_out = await claim(engine, "milestone.50")
    assert left_out is not None
    assert not await is_over("milestone.50", NOW + HELD)
    await engine.posts.given_up(left_out)
    assert not await is_over("milestone.50")
    assert await is_over("milestone.50", NOW + HELD)


async def test_subjects_and_slots_do_not_stand_in_each_others_way(engine: Engine) -> None:
    assert await claim(engine) is not None
    assert await claim(engine, subject="feed:8") is not None
    assert await claim(engine, "2026-03-03T09:00") is not None


# In order


async def test_nothing_is_posted_that_is_older_than_what_was_sent(engine: Engine) -> None:
    await send(engine, "2026-03-02T09:00")
    assert await claim(engine, "2026-03-01T09:00") is None
    assert await claim(engine, "2026-02-27T21:30") is None
    assert await claim(engine, "2026-03-02T10:00") is not None


async def test_a_later_slot_that_was_not_sent_keeps_nothing_back(engine: Engine) -> None:
    assert await claim(engine, "2026-03-03T09:00") is not None
    assert await claim(engine, "2026-03-02T09:00") is not None


async def test_what_a_clock_sent_that_was_far_ahead_keeps_nothing_back(engine: Engine) -> None:
    await send(engine, "2027-03-02T09:00")
    assert not await engine.posts.is_over(SUBJECT, SLOT, now=NOW)
    assert await claim(engine) is not None


async def test_slots_that_are_no_times_come_in_any_order(engine: Engine) -> None:
    for slot in ("milestone.50", "milestone.100", "2026-03-02T09:00", "end", "milestone.10"):
        await send(engine, slot)


# What was sent


async def test_the_ranks_of_the_newest_earlier_board_are_known(engine: Engine) -> None:
    assert await engine.posts.last_ranks(SUBJECT, SLOT) == {}
    await send(engine, "2026-02-16T09:00", {1: 1, 2: 2})
    await send(engine, "2026-02-23T09:00", {2: 1, 2**40: 2})
    await send(engine, "2026-02-24T09:00")
    unsent = await claim(engine, "2026-03-01T09:00")
    assert unsent is not None
    assert await engine.posts.last_ranks(SUBJECT, SLOT) == {2: 1, 2**40: 2}
    assert await engine.posts.last_ranks(SUBJECT, "2026-02-23T09:00") == {1: 1, 2: 2}
    assert await engine.posts.last_ranks("feed:8", SLOT) == {}


async def test_an_empty_board_was_a_board(engine: Engine) -> None:
    await send(engine, "2026-02-16T09:00", {1: 1})
    await send(engine, "2026-02-23T09:00", {})
    assert await engine.posts.last_ranks(SUBJECT, SLOT) == {}


async def test_the_last_slot_is_the_newest_that_was_sent(engine: Engine) -> None:
    assert await engine.posts.last_slot(SUBJECT, now=NOW) is None
    await send(engine, "2026-02-16T09:00")
    await send(engine, "2026-02-23T09:00")
    assert await claim(engine) is not None
    await send(engine, "2027-03-02T09:00")
    assert await engine.posts.last_slot(SUBJECT, now=NOW) == "2026-02-23T09:00"


async def test_a_post_of_a_feed_that_was_unbound_meanwhile_leaves_no_trace(
    engine: Engine, store: Store
) -> None:
    found = await claim(engine)
    assert found is not None
    await store.write(lambda tx: tx.execute(sa.delete(t.post)))
    assert not await engine.posts.sent(found, message_id=1, now=NOW)


# Nonces


@given(st.text(max_size=32), st.text(max_size=32))
def test_a_nonce_is_short_plain_and_always_the_same(subject: str, slot: str) -> None:
    nonce = nonce_of(subject, slot)
    assert nonce == nonce_of(subject, slot)
    assert len(nonce) == NONCE_LENGTH
    assert nonce.isascii()


def test_no_two_posts_share_a_nonce() -> None:
    posts = {(f"feed:{number}", f"2026-03-{day:02}T09:00") for number in range(200) for day in range(1, 29)}
    assert len({nonce_of(*each) for each in posts}) == len(posts)


async def test_posts_are_found_by_their_key(engine: Engine, store: Store) -> None:
    with recording() as recorder:
        await send(engine, SLOT, {1: 1})
        again = await claim(engine, "2026-03-03T09:00")
        assert again is not None
        await engine.posts.given_up(again)
        await engine.posts.last_ranks(SUBJECT, SLOT)
        await engine.posts.put_off(again)
        await engine.posts.is_over(SUBJECT, SLOT, now=NOW)
        await engine.posts.last_slot(SUBJECT, now=NOW)
    found = about(recorder, "post")
    assert len(found) >= 6
    assert await faults_in(store, found) == []
