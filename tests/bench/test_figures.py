"""Leaderboards, own ranks, what is open, campaign figures: each in a few milliseconds, however large the store."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from time import perf_counter

import pytest

from storage.domain.campaigns import Unit
from storage.domain.periods import Frame, period_of
from storage.services.engine import Engine
from storage.store import Store
from tests.bench.crowd import Times, callers
from tests.bench.fill import engine
from tests.bench.loader import FIRST_DAY, LIVE_DAY, NOW, Size
from tests.bench.people import GUILDS
from tests.bench.results import note, read
from tests.bench.stores import Scale

pytestmark = pytest.mark.bench

TIMES = 40
OWN = "own page"
"""What grows with a member's own work, not with the store: every line of their ledger is added up. No bar is set for it."""
MAX_MS = 10.0
PAST = FIRST_DAY + timedelta(days=LIVE_DAY // 2)
"""A day in the middle of the history."""
SERVER = next(each for each in GUILDS if each is not None)
LAST_MONTH = (NOW - timedelta(days=30)).date()


async def test_figures_come_at_once(sizes: Scale, at_work: str) -> None:
    size = Size(sizes.largest, sizes.growing[-1])
    store = await Store.open(at_work)
    database = store.dialect
    services = engine(store, size)
    by = callers(size, 32)
    clock = [NOW]

    async def availability() -> object:
        clock[0] += timedelta(minutes=1)  # so that no count of an earlier call is used
        return await services.tasks.availability(by[7], now=clock[0])

    calls: dict[str, Callable[[], Awaitable[object]]] = {"what is open, per kind": availability}
    for frame in Frame:
        period = period_of(frame, PAST)
        calls[f"board of the {frame}"] = lambda period=period: services.boards.top(period)  # type: ignore[misc]
        calls[f"board of the {frame}, Spanish, one server, place 51 on"] = lambda period=period: (
            services.boards.top(  # type: ignore[misc]
                period, lang="es", guild_discord_id=GUILDS[1], offset=50
            )
        )
        for place, who in (("a regular", by[0]), ("a beginner", by[16])):
            calls[f"own rank, {frame}, {place}"] = lambda period=period, who=who: services.boards.own(
                who, period
            )  # type: ignore[misc]
    calls["campaign figures of 30 days"] = lambda: services.boards.days("es", since=LAST_MONTH)
    campaign = await _campaign(services)
    calls["a campaign with a rival"] = lambda: services.campaigns.view(campaign, SERVER)
    calls["statistics of a language"] = lambda: services.statistics.of(["es"], now=NOW)
    for place, who in (("a regular", by[0]), ("a beginner", by[16])):
        calls[f"own page, {place}"] = lambda who=who: services.profiles.view(  # type: ignore[misc]
            who, guild_discord_id=SERVER, now=NOW
        )
    slow = []
    try:
        for name, call in calls.items():
            await call()
            found = await _timed(call)
            note("figures", f"{database}: {name}", {"median": found.median, "worst": found.worst})
            print(f"{database}: {name}: {found.median:.2f} ms, at worst {found.worst:.2f}")
            if found.median > MAX_MS and not name.startswith(OWN):
                slow.append(f"{name}: {found.median:.1f} ms")
    finally:
        await store.close()
    note("bars", "slowest figure, median (ms)", {"found": max(_medians()), "at_most": MAX_MS})
    assert not slow, "; ".join(slow)


async def _campaign(services: Engine) -> int:
    """A campaign of Spanish against English that began half a year ago; the store may have one from an earlier run."""
    for running in await services.campaigns.of_guild(SERVER, with_ended=False):
        return running.id
    started = await services.campaigns.start(
        SERVER,
        channel_id=1,
        lang="es",
        goal=500_000,
        unit=Unit.ACCEPTED_MESSAGES,
        until=NOW + timedelta(days=30),
        versus=("en",),
        locale="es",
        by=0,
        now=NOW - timedelta(days=180),
    )
    return started.id


async def _timed(call: Callable[[], Awaitable[object]]) -> Times:
    seconds = []
    for _ in range(TIMES):
        started = perf_counter()
        await call()
        seconds.append(perf_counter() - started)
    return Times.of(seconds)


def _medians() -> list[float]:
    return [found["median"] for name, found in read()["figures"].items() if OWN not in name]
