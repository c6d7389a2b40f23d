"""Thirty virtual days: the real conversations, a crowd of sixty, and everything that is posted meanwhile."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.app import Cosecha
from bot.demo.app import demo_settings, fill
from bot.demo.history import BOUND, CAMPAIGN_DAY, TIME_ZONE, Past, live_through
from bot.demo.world import CHANNELS, World, stable_id
from bot.engine import build_engine
from bot.i18n import Texts
from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from bot.timetable import Timetable
from storage.domain.campaigns import MILESTONES, CampaignState
from storage.domain.states import TreeState
from storage.queries import tables as t
from storage.services.transfer import import_trees
from storage.store import Store
from tests.builders import fetch
from tests.cogs.channels import no_wait, silence
from tests.storage.history import Everything
from tests.storage.invariants_books import tallies_are_summed

PAST = Past(people=60, days=30, goal=120)
ENDS = datetime(2026, 11, 15, 12, 0, tzinfo=UTC)
"""In between, Madrid sets its clocks back."""
BEGINS = ENDS - timedelta(days=PAST.days)


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the virtual clock alone."""
    silence(monkeypatch)


async def test_a_month_of_a_community_is_posted_once_each(tmp_path: Path, shared_data: Path) -> None:
    settings = demo_settings({"job_interval_seconds": 3600}, tmp_path)
    store = await Store.open(settings.database_url_resolved, create_folder=True)
    try:
        await store.upgrade()
        engine = build_engine(settings, store)
        await fill(engine, ())
        with (shared_data / "oasst_en_100_trees.jsonl").open("rb") as lines:
            report = await import_trees(
                store, lines, rulebook=engine.context.rulebook, now=BEGINS, state=TreeState.RANKING
            )
        assert report.trees == 100
        world = World(lambda: Cosecha(settings, engine, Texts.load()), channels=CHANNELS, crowd=PAST.crowd)
        async with world:
            assert isinstance(world.bot, Cosecha)
            rounds = Rounds(world.bot, pace=Pace(sleep=no_wait))

            async def hour(at: datetime) -> None:
                await rounds.feeds(at)
                await rounds.campaigns(at)

            assert await live_through(engine, PAST, now=ENDS, each_hour=hour)
            await _every_slot_was_posted_once(store)
            await _every_picture_has_words(world)
            await _the_campaign_was_told(world, store)
            assert not world.errors
        await store.read(lambda tx: tallies_are_summed(Everything(tx)))
    finally:
        await store.close()


async def _every_slot_was_posted_once(store: Store) -> None:
    """As many posts as the schedule has slots in these days, one for each, and nothing was left claimed."""
    posts = await fetch(store, t.post.select())
    assert [row.slot for row in posts if row.sent_at is None] == []
    slots: dict[str, list[str]] = defaultdict(list)
    for row in posts:
        slots[row.subject].append(row.slot)
    for feed in await fetch(store, t.feed.select().where(t.feed.c.is_on, t.feed.c.schedule.is_not(None))):
        timetable, wanted, at = Timetable.parse(feed.schedule), [], BEGINS
        while (at := timetable.next_due(at, TIME_ZONE)) <= ENDS:
            slot = timetable.slot(at, TIME_ZONE)
            assert slot is not None
            wanted.append(slot.isoformat(timespec="minutes"))
        assert sorted(slots[f"feed:{feed.id}"]) == wanted, f"{feed.kind} in {feed.lang}"
        assert len(wanted) >= PAST.days // 7


async def _every_picture_has_words(world: World) -> None:
    """Every board came as a picture with an alternative text; nothing pings."""
    boards: Counter[str] = Counter()
    for name in BOUND:
        for message in await _posted(world, name):
            assert message.mentions == []
            assert message.role_mentions == []
            for attachment in message.attachments:
                assert attachment.description
                boards[name] += attachment.filename == "board.png"
    weeks = PAST.days // 7
    assert set(boards) == set(BOUND)
    assert all(weeks <= count <= weeks + 1 for count in boards.values()), boards


async def _the_campaign_was_told(world: World, store: Store) -> None:
    """One live message in the welcome channel; each milestone that was reached, at most once and in order."""
    (campaign,) = await fetch(store, t.campaign.select())
    assert campaign.state == CampaignState.RUNNING.value
    welcome = await _posted(world, next(iter(CHANNELS)))
    live = [message for message in welcome if message.id == campaign.message_discord_id]
    assert len(live) == 1
    assert live[0].edited_at is not None
    told = [row for row in await fetch(store, t.post.select()) if row.slot.startswith("milestone.")]
    own = sorted(
        (int(row.slot.removeprefix("milestone.")), row.sent_at)
        for row in told
        if row.subject == f"campaign:{campaign.id}"
    )
    assert own, "sixty people reach a tenth of the goal"
    assert {percent for percent, _ in own} <= set(MILESTONES)
    assert [at for _, at in own] == sorted(at for _, at in own)
    assert min(at for _, at in own) > BEGINS + timedelta(days=CAMPAIGN_DAY)


async def _posted(world: World, name: str) -> list[discord.Message]:
    channel: Any = world.bot.get_channel(stable_id("channel", name))
    return [message async for message in channel.history(limit=None, oldest_first=True)]
