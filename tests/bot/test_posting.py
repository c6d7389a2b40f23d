"""The pace of posts, the work of a few at once, and what is read once for many."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from bot.posting.ledger import Ledger
from bot.posting.once import Once
from bot.posting.pace import AT_ONCE, SENDS_PER_SECOND, Pace, for_each
from storage.domain.errors import StoreUnavailable
from storage.services.engine import Engine
from tests.builders import NOW, Clock, growing_prompt, members


class Time:
    """A clock that sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds


async def test_sends_are_spread_over_the_second() -> None:
    time = Time()
    pace = Pace(SENDS_PER_SECOND, clock=time, sleep=time.sleep)
    for _ in range(SENDS_PER_SECOND * 10 + 1):
        await pace.turn()
    assert time.now == pytest.approx(110.0)


async def test_who_comes_when_it_is_quiet_goes_at_once() -> None:
    time = Time()
    pace = Pace(10, clock=time, sleep=time.sleep)
    await pace.turn()
    time.now += 5
    await pace.turn()
    assert time.now == 105.0


async def test_a_few_are_worked_on_at_once_and_all_get_their_turn() -> None:
    at_work, most, done = 0, 0, []

    async def work(number: int) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0)
        at_work -= 1
        done.append(number)

    await for_each(range(100), work)
    assert sorted(done) == list(range(100))
    assert most == AT_ONCE


async def test_one_that_never_answers_holds_up_nobody() -> None:
    never, done = asyncio.Event(), []

    async def work(number: int) -> None:
        if number == 3:
            await never.wait()
        done.append(number)
        if len(done) == 49:
            never.set()

    await for_each(range(50), work)
    assert done[-1] == 3


async def test_one_that_fails_is_a_line_and_the_others_go_on(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        if number == 3:
            raise ZeroDivisionError
        done.append(number)

    with caplog.at_level(logging.ERROR, logger="bot.posting"):
        await for_each(range(10), work)
    assert len(done) == 9
    assert len(caplog.records) == 1


async def test_without_a_database_the_round_ends() -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        done.append(number)
        raise StoreUnavailable(detail="no answer")

    with pytest.raises(StoreUnavailable):
        await for_each(range(1000), work)
    assert len(done) <= AT_ONCE


async def test_a_stop_lets_those_at_work_end_and_begins_none() -> None:
    done: list[int] = []

    async def work(number: int) -> None:
        done.append(number)

    await for_each(range(100), work, may_go_on=lambda: len(done) < 10)
    assert 10 <= len(done) < 10 + AT_ONCE


def counted(results: list[object]) -> tuple[list[int], Callable[[], Awaitable[object]]]:
    """Something to read that notes how often it was read; exceptions are raised."""
    reads: list[int] = []

    async def read() -> object:
        reads.append(len(reads))
        await asyncio.sleep(0)
        result = results[min(len(reads), len(results)) - 1]
        if isinstance(result, Exception):
            raise result
        return result

    return reads, read


async def test_what_many_ask_for_at_once_is_read_once() -> None:
    once = Once()
    reads, read = counted(["figures"])
    found = await asyncio.gather(*(once.of("key", read) for _ in range(50)))
    assert found == ["figures"] * 50
    assert await once.of("key", read) == "figures"
    assert reads == [0]


async def test_a_failure_is_not_remembered() -> None:
    once = Once()
    _, read = counted([StoreUnavailable(detail="no answer"), "figures"])
    with pytest.raises(StoreUnavailable):
        await once.of("key", read)
    assert await once.of("key", read) == "figures"


async def test_who_gives_up_waiting_does_not_take_it_from_the_others() -> None:
    once = Once()
    _, read = counted(["figures"])
    hasty = asyncio.ensure_future(once.of("key", read))
    patient = asyncio.ensure_future(once.of("key", read))
    await asyncio.sleep(0)
    hasty.cancel()
    assert await patient == "figures"


async def test_time_goes_on_from_the_moment_that_a_round_was_given() -> None:
    time = Time()
    clock = Pace(clock=time, sleep=time.sleep).since(NOW)
    assert clock() == NOW
    time.now += 90
    assert clock() == NOW + timedelta(seconds=90)


async def test_a_claim_that_is_refused_is_over_once_the_post_was_sent(engine: Engine) -> None:
    clock = Clock()
    subject, slot = "campaign:1", "milestone.25"
    assert await engine.posts.claim(subject, slot, channel_id=1, now=clock.now)
    ledger = Ledger(engine.posts)
    assert await ledger.claim(subject, slot, channel_id=1, now=clock.later(seconds=1)) is None
    assert not ledger.is_over(subject, slot)
    taken = await ledger.claim(subject, slot, channel_id=1, now=clock.later(minutes=3))
    assert taken is not None
    await engine.posts.sent(taken, message_id=7, now=clock.now)
    assert await ledger.claim(subject, slot, channel_id=1, now=clock.later(seconds=1)) is None
    assert ledger.is_over(subject, slot)
    assert await ledger.claim(subject, slot, channel_id=1, now=clock.later(minutes=3)) is None


async def test_what_is_left_out_is_never_claimed_again(engine: Engine) -> None:
    clock = Clock()
    ledger = Ledger(engine.posts)
    await ledger.leave_out("campaign:1", "milestone.10", channel_id=1, now=clock.now)
    other = Ledger(engine.posts)
    for _ in range(3):
        claim = await other.claim("campaign:1", "milestone.10", channel_id=1, now=clock.later(minutes=3))
        assert claim is None


async def test_only_an_accepted_prompt_that_waits_is_quoted(engine: Engine) -> None:
    await members(engine, 1, 2, 3)

    async def quoted(lang: str = "es") -> str | None:
        quote = await engine.quotes.waiting_prompt(lang)
        return quote.text if quote else None

    assert await quoted() is None
    root = await growing_prompt(engine, 1, [3], text="¿Por qué el cielo es azul?")
    assert await quoted() == "¿Por qué el cielo es azul?"
    assert await quoted("en") is None
    await engine.moderation.halt(root, now=NOW)
    assert await quoted() is None
