"""The jobs: in which order they begin, that they wait out a lost database, and that changed rules arrive."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

import pytest

from bot.schedule import Schedule
from storage.domain.errors import StoreUnavailable
from storage.services.engine import Engine
from tests.builders import NOW, EngineFactory

ROUND = ["load_policies", "load", "expire_tasks", "halt_suspended", "advance_all", "settle"]


class FakeEngine:
    """Its services note what they are asked; `failing` names those that have no database."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.failing: set[str] = set()
        self.finished = asyncio.Event()
        self.upkeep = self.rulings = self.following = self.server_settings = self
        self.suspensions = self.raids = self.erasure = self.removals = self.scanning = self.search = self
        self.rings = self

    def __getattr__(self, name: str) -> Callable[..., Awaitable[int]]:
        async def service(now: datetime | None = None) -> int:
            assert now is None or now.tzinfo is not None
            self.calls.append(name)
            if name == ROUND[-1]:
                self.finished.set()
            if name in self.failing:
                raise StoreUnavailable(detail="no answer")
            return 2

        return service


@pytest.fixture
async def fake() -> Any:
    return FakeEngine()


async def test_a_round_begins_with_the_rules_and_ends_with_settling(fake: Any) -> None:
    schedule = Schedule(fake, seconds=3600)
    schedule.start()
    async with asyncio.timeout(10):
        await fake.finished.wait()
    await schedule.stop()
    assert fake.calls == ROUND


async def test_a_job_without_a_database_is_one_line_and_keeps_the_others_going(
    fake: Any, caplog: pytest.LogCaptureFixture
) -> None:
    fake.failing = set(ROUND)
    schedule = Schedule(fake, seconds=3600)
    with caplog.at_level(logging.ERROR, logger="bot.schedule"):
        schedule.start()
        async with asyncio.timeout(10):
            await fake.finished.wait()
        await schedule.stop()
    assert fake.calls == ROUND
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == len(ROUND)
    assert all(line.endswith(" waits for its next round: no answer") for line in lines)


async def test_what_was_done_is_logged_and_nothing_else(fake: Any, caplog: pytest.LogCaptureFixture) -> None:
    schedule = Schedule(fake, seconds=60)
    with caplog.at_level(logging.INFO, logger="bot.schedule"):
        for job in (schedule._rules, schedule._expire, schedule._halt, schedule._lottery, schedule._settle):
            await job()
    assert [record.getMessage() for record in caplog.records] == [
        "2 tasks expired",
        "2 waiting prompts of suspended members are halted",
        "2 conversations were settled by the rules in force",
    ]


async def test_stopping_what_was_not_started_is_fine(fake: Any) -> None:
    await Schedule(fake, seconds=60).stop()
    assert fake.calls == []


async def test_a_stop_waits_for_the_job_that_runs(fake: Any) -> None:
    began, may_end = asyncio.Event(), asyncio.Event()

    async def load() -> None:
        began.set()
        await may_end.wait()
        fake.calls.append("loaded")

    fake.load = load
    schedule = Schedule(fake, seconds=3600)
    schedule.start()
    await began.wait()
    stopping = asyncio.ensure_future(schedule.stop())
    await asyncio.sleep(0)
    assert not stopping.done()
    may_end.set()
    await stopping
    assert fake.calls[:2] == ["load_policies", "loaded"]


class FakeRounds:
    """Rounds that note when they are played, and that a stop waits for."""

    def __init__(self, engine: FakeEngine) -> None:
        self.calls: list[str] = []
        self.engine = engine
        self.failing = False

    async def feeds(self, now: datetime) -> None:
        assert now.tzinfo is not None
        self.calls.append("feeds")
        if self.failing:
            raise StoreUnavailable(detail="no answer")

    async def campaigns(self, now: datetime) -> None:
        self.calls.append("campaigns")
        if self.failing:
            raise StoreUnavailable(detail="no answer")

    async def mail(self, now: datetime) -> None:
        self.calls.append("mail")

    async def log_channels(self, now: datetime) -> None:
        self.calls.append("log_channels")

    async def stop(self) -> None:
        self.calls.append("stop")


async def test_nothing_is_posted_before_the_bot_is_there(fake: Any) -> None:
    rounds: Any = FakeRounds(fake)
    is_ready = False
    schedule = Schedule(fake, seconds=60, rounds=rounds, is_ready=lambda: is_ready)
    await schedule._feeds()
    await schedule._campaigns()
    await schedule._following()
    assert rounds.calls == []
    assert fake.calls == []
    is_ready = True
    await schedule._feeds()
    await schedule._campaigns()
    assert rounds.calls == ["feeds", "campaigns"]


async def test_what_keeps_the_peace_is_a_job_each_once_the_bot_is_there(fake: Any) -> None:
    rounds: Any = FakeRounds(fake)
    is_ready = False
    schedule = Schedule(fake, seconds=60, rounds=rounds, is_ready=lambda: is_ready)
    jobs = [job.func for job in schedule._scheduler.get_jobs()]
    own = [job for job in jobs if not hasattr(job, "__self__")] + [schedule._mail, schedule._log_channels]
    for job in own:
        await job()
    assert (rounds.calls, fake.calls) == ([], [])
    is_ready = True
    for job in own:
        await job()
    assert rounds.calls == ["mail", "log_channels"]
    assert sorted(fake.calls) == ["carry_out", "index", "lift_due", "run", "run", "run_due", "scan"]


async def test_posting_goes_on_while_a_job_of_the_engine_runs(fake: Any) -> None:
    began, may_end = asyncio.Event(), asyncio.Event()

    async def load() -> None:
        began.set()
        await may_end.wait()

    fake.load = load
    rounds: Any = FakeRounds(fake)
    schedule = Schedule(fake, seconds=3600, rounds=rounds)
    busy = asyncio.ensure_future(schedule._rules())
    await began.wait()
    await schedule._feeds()
    await schedule._campaigns()
    await schedule._following()
    assert rounds.calls == ["feeds", "campaigns"]
    assert fake.calls == ["load_policies", "run"]
    may_end.set()
    await busy


async def test_posting_without_a_database_is_a_line_a_round(
    fake: Any, caplog: pytest.LogCaptureFixture
) -> None:
    rounds: Any = FakeRounds(fake)
    rounds.failing, fake.failing = True, {"run"}
    schedule = Schedule(fake, seconds=60, rounds=rounds)
    with caplog.at_level(logging.ERROR, logger="bot.schedule"):
        for job in (schedule._feeds, schedule._campaigns, schedule._following):
            await job()
    assert [record.getMessage() for record in caplog.records] == [
        "posting waits for its next round: no answer",
        "the news of campaigns waits for its next round: no answer",
        "following waits for its next round: no answer",
    ]


async def test_a_stop_waits_for_what_is_being_posted(fake: Any) -> None:
    rounds: Any = FakeRounds(fake)
    schedule = Schedule(fake, seconds=3600, rounds=rounds)
    schedule.start()
    async with asyncio.timeout(10):
        await fake.finished.wait()
    await schedule.stop()
    assert rounds.calls == ["stop"]


async def test_a_rule_that_another_process_changed_holds_after_the_next_round(
    engine: Engine, make_engine: EngineFactory
) -> None:
    there = make_engine()
    schedule = Schedule(engine, seconds=60)
    await there.rulings.change("es", "max_text_length", 123, now=NOW)
    assert engine.context.rulebook.of("es").max_text_length != 123
    await schedule._rules()
    await schedule._settle()
    assert engine.context.rulebook.of("es").max_text_length == 123
