"""Feeds: what a channel posts about a language, when it is due, and that a refused channel is paused and told once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from storage.domain.errors import FeedGone, InvalidSize, UnknownLanguage
from storage.domain.feeds import DEFAULT_SIZE, FACTS, FeedKind
from storage.queries import tables as t
from storage.services.engine import Engine
from storage.services.feeds import Feeds, FeedView
from storage.store import Store
from tests.builders import NOW, count
from tests.storage.plans import about, faults_in, plans_of
from tests.storage.test_query_plans import recording

GUILD, CHANNEL, OTHER = 5, 50, 51
MONDAY = "0 9 * * mon"
LATER = NOW + timedelta(hours=2)
SCHEDULES: Mapping[FeedKind, str | None] = {kind: FACTS[kind].cron for kind in FeedKind}


def due_at(moment: datetime = LATER) -> dict[FeedKind, datetime | None]:
    """When each kind is due that has a schedule."""
    return {kind: moment if FACTS[kind].is_scheduled else None for kind in FeedKind}


async def bind(engine: Engine, *kinds: FeedKind, **where: Any) -> dict[FeedKind, FeedView]:
    """Bind a channel to Spanish; its feeds by kind."""
    guild, channel = where.pop("guild", GUILD), where.pop("channel", CHANNEL)
    chosen = {"lang": "es", "due": due_at(), "schedules": SCHEDULES, "now": NOW, **where}
    found = await engine.feeds.bind(guild, channel, chosen.pop("lang"), kinds=kinds, **chosen)
    return {each.kind: each for each in found}


def on(found: Mapping[FeedKind, FeedView]) -> set[FeedKind]:
    """The kinds that are on."""
    return {kind for kind, each in found.items() if each.is_on}


# Binding


async def test_binding_makes_a_row_of_every_kind_and_turns_on_those_that_were_asked_for(
    engine: Engine,
) -> None:
    await engine.servers.choose(GUILD, time_zone="Europe/Madrid")
    found = await bind(engine, FeedKind.BOARD_WEEK, FeedKind.MILESTONES)
    assert set(found) == set(FeedKind)
    assert on(found) == {FeedKind.BOARD_WEEK, FeedKind.MILESTONES}
    week = found[FeedKind.BOARD_WEEK]
    assert week == FeedView(
        id=week.id,
        guild_discord_id=GUILD,
        channel_discord_id=CHANNEL,
        lang="es",
        kind=FeedKind.BOARD_WEEK,
        is_on=True,
        schedule=MONDAY,
        locale=None,
        size=DEFAULT_SIZE,
        is_in_place=False,
        is_everywhere=False,
        due_at=LATER,
        message_discord_id=None,
        paused_at=None,
        paused_because=None,
        created_at=NOW,
        time_zone="Europe/Madrid",
    )
    assert (found[FeedKind.MILESTONES].schedule, found[FeedKind.MILESTONES].due_at) == (None, None)


async def test_a_server_without_a_zone_posts_in_utc(engine: Engine) -> None:
    assert (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST].time_zone == "UTC"


async def test_binding_again_turns_on_what_is_named_and_keeps_what_was_set_up(engine: Engine) -> None:
    first = await bind(engine, FeedKind.DIGEST, FeedKind.BOARD_DAY)
    mine = first[FeedKind.DIGEST]
    await engine.feeds.change(mine.id, GUILD, schedule="0 18 * * *", size=5, locale="fr", is_in_place=True)
    again = await bind(engine, FeedKind.TEASER, due=due_at(LATER + timedelta(days=1)), now=LATER)
    assert on(again) == {FeedKind.DIGEST, FeedKind.BOARD_DAY, FeedKind.TEASER}
    assert {each.id for each in again.values()} == {each.id for each in first.values()}
    kept = again[FeedKind.DIGEST]
    assert (kept.schedule, kept.size, kept.locale, kept.is_in_place) == ("0 18 * * *", 5, "fr", True)
    assert kept.due_at == again[FeedKind.BOARD_DAY].due_at == LATER
    assert again[FeedKind.TEASER].due_at == LATER + timedelta(days=1)


async def test_what_is_turned_on_again_with_a_schedule_of_its_own_keeps_its_time(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    await engine.feeds.change(feed.id, GUILD, is_on=False, schedule="0 18 * * *", due_at=NOW)
    again = await bind(engine, FeedKind.DIGEST)
    assert (again[FeedKind.DIGEST].is_on, again[FeedKind.DIGEST].due_at) == (True, NOW)


async def test_a_language_that_is_not_collected_cannot_be_bound(engine: Engine, store: Store) -> None:
    with pytest.raises(UnknownLanguage):
        await bind(engine, FeedKind.DIGEST, lang="xx")
    assert await count(store, t.feed) == 0


async def test_two_who_bind_at_once_make_one_set_of_rows(engine: Engine, store: Store) -> None:
    kinds = (FeedKind.DIGEST, FeedKind.TEASER, FeedKind.BOARD_DAY)
    await asyncio.gather(*(bind(engine, kind) for kind in kinds * 4))
    assert await count(store, t.feed) == len(FeedKind)
    assert {each.kind for each in await engine.feeds.of_guild(GUILD) if each.is_on} == set(kinds)


async def test_a_channel_of_another_server_is_not_touched(engine: Engine) -> None:
    own = await bind(engine, FeedKind.DIGEST)
    assert await bind(engine, FeedKind.TEASER, guild=6) == {}
    assert await engine.feeds.unbind(6, CHANNEL, None) == 0
    assert await engine.feeds.of_channel(6, CHANNEL) == []
    assert await engine.feeds.of_channel(GUILD, CHANNEL) == list(own.values())


async def test_unbinding_takes_one_language_or_all(engine: Engine) -> None:
    for lang in ("es", "en", "fr"):
        await bind(engine, FeedKind.DIGEST, lang=lang)
    await bind(engine, FeedKind.DIGEST, channel=OTHER)
    assert await engine.feeds.unbind(GUILD, CHANNEL, "en") == 1
    assert {each.lang for each in await engine.feeds.of_channel(GUILD, CHANNEL)} == {"es", "fr"}
    assert await engine.feeds.unbind(GUILD, CHANNEL, None) == 2
    assert await engine.feeds.unbind(GUILD, CHANNEL, None) == 0
    assert {each.channel_discord_id for each in await engine.feeds.of_guild(GUILD)} == {OTHER}


async def test_a_channel_that_is_bound_anew_posts_although_its_old_feed_had_the_same_number(
    engine: Engine,
) -> None:
    """SQLite gives the number of the newest row that was deleted to the next one."""
    for _ in range(2):
        feed = (await bind(engine, FeedKind.MILESTONES))[FeedKind.MILESTONES]
        claim = await engine.posts.claim(f"feed:{feed.id}", "2026-03-02T09:00", channel_id=CHANNEL, now=NOW)
        assert claim is not None
        await engine.posts.sent(claim, message_id=1, now=NOW)
        await engine.feeds.unbind(GUILD, CHANNEL, None)


# One feed


async def test_a_feed_is_changed_by_its_own_server_only(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    assert await engine.feeds.get(feed.id, GUILD) == feed
    for outsider in (engine.feeds.get(feed.id, 6), engine.feeds.change(feed.id, 6, is_on=False)):
        with pytest.raises(FeedGone):
            await outsider
    with pytest.raises(FeedGone):
        await engine.feeds.get(feed.id + 100, GUILD)
    assert await engine.feeds.get(feed.id, GUILD) == feed


async def test_a_change_sets_what_is_given_and_nothing_else(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    changed = await engine.feeds.change(feed.id, GUILD, locale="en", size=3, is_everywhere=True)
    assert (changed.locale, changed.size, changed.is_everywhere) == ("en", 3, True)
    assert (changed.is_on, changed.schedule, changed.due_at) == (True, feed.schedule, LATER)
    back = await engine.feeds.change(feed.id, GUILD, locale=None, due_at=None, is_on=False, size=25)
    assert (back.locale, back.due_at, back.is_on, back.size) == (None, None, False, 25)


@pytest.mark.parametrize("size", [-1, 0, 2, 26, 10**9])
async def test_a_board_has_three_to_twenty_five_lines(engine: Engine, size: int) -> None:
    feed = (await bind(engine, FeedKind.BOARD_DAY))[FeedKind.BOARD_DAY]
    with pytest.raises(InvalidSize) as refused:
        await engine.feeds.change(feed.id, GUILD, size=size, is_on=False)
    assert refused.value.facts == {"least": 3, "most": 25}
    assert await engine.feeds.get(feed.id, GUILD) == feed


async def test_a_message_that_is_gone_is_forgotten(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    claim = await engine.posts.claim(f"feed:{feed.id}", "2026-03-02T09:00", channel_id=CHANNEL, now=NOW)
    assert claim is not None
    await engine.posts.sent(claim, message_id=777, now=NOW)
    assert (await engine.feeds.get(feed.id, GUILD)).message_discord_id == 777
    await engine.feeds.forget_message(feed.id)
    assert (await engine.feeds.get(feed.id, GUILD)).message_discord_id is None


# What is due


async def test_only_what_is_on_and_has_come_is_due_the_longest_first(engine: Engine) -> None:
    here = await bind(engine, FeedKind.DIGEST, FeedKind.TEASER, FeedKind.MILESTONES)
    there = await bind(engine, FeedKind.DIGEST, channel=OTHER, due=due_at(NOW))
    assert await engine.feeds.due(now=NOW - timedelta(seconds=1)) == []
    assert [each.id for each in await engine.feeds.due(now=NOW)] == [there[FeedKind.DIGEST].id]
    expected = [there[FeedKind.DIGEST].id, here[FeedKind.DIGEST].id, here[FeedKind.TEASER].id]
    assert [each.id for each in await engine.feeds.due(now=LATER)] == expected
    assert [each.id for each in await engine.feeds.due(now=LATER, limit=2)] == expected[:2]
    await engine.feeds.reschedule(there[FeedKind.DIGEST].id, LATER + timedelta(days=1))
    assert [each.id for each in await engine.feeds.due(now=LATER)] == expected[1:]
    await engine.feeds.reschedule(here[FeedKind.DIGEST].id, None)
    assert [each.id for each in await engine.feeds.due(now=LATER)] == expected[2:]


async def test_news_go_where_their_kind_is_on_for_the_language(engine: Engine) -> None:
    here = await bind(engine, FeedKind.MILESTONES)
    await bind(engine, FeedKind.DIGEST, channel=OTHER)
    await bind(engine, FeedKind.MILESTONES, lang="en", channel=OTHER)
    await bind(engine, FeedKind.MILESTONES, guild=6, channel=60)
    assert await engine.feeds.bound(GUILD, "es", FeedKind.MILESTONES) == [here[FeedKind.MILESTONES]]
    await engine.feeds.pause(here[FeedKind.MILESTONES].id, "forbidden", now=NOW)
    assert await engine.feeds.bound(GUILD, "es", FeedKind.MILESTONES) == []


# Pauses


async def test_a_channel_that_refuses_is_paused_whole_and_told_once_and_others_go_on(engine: Engine) -> None:
    here = await bind(engine, FeedKind.DIGEST, FeedKind.TEASER)
    there = await bind(engine, FeedKind.DIGEST, channel=OTHER)
    told = await asyncio.gather(
        *(engine.feeds.pause(each.id, "forbidden", now=NOW) for each in here.values() for _ in range(3))
    )
    assert told.count(True) == 1
    assert [each.id for each in await engine.feeds.due(now=LATER)] == [there[FeedKind.DIGEST].id]
    paused = await engine.feeds.get(here[FeedKind.TEASER].id, GUILD)
    assert (paused.is_on, paused.paused_at, paused.paused_because) == (True, NOW, "forbidden")


async def test_turning_off_or_changing_a_feed_of_a_paused_channel_leaves_it_paused(engine: Engine) -> None:
    here = await bind(engine, FeedKind.DIGEST, FeedKind.TEASER)
    digest, teaser = here[FeedKind.DIGEST].id, here[FeedKind.TEASER].id
    await engine.feeds.pause(digest, "gone", now=NOW)
    await engine.feeds.change(digest, GUILD, is_on=False)
    await engine.feeds.change(teaser, GUILD, size=5)
    assert (await engine.feeds.get(teaser, GUILD)).paused_at == NOW
    assert await engine.feeds.due(now=LATER) == []


async def test_whoever_turns_a_feed_on_lets_its_channel_go_on_and_a_new_refusal_is_told_again(
    engine: Engine,
) -> None:
    here = await bind(engine, FeedKind.DIGEST, FeedKind.TEASER)
    digest, teaser = here[FeedKind.DIGEST].id, here[FeedKind.TEASER].id
    assert await engine.feeds.pause(digest, "forbidden", now=NOW)
    told = ("channel:50", "forbidden.2026-03-02")
    assert await engine.posts.claim(*told, channel_id=OTHER, now=NOW)
    assert await engine.feeds.change(teaser, GUILD, is_on=True) == here[FeedKind.TEASER]
    assert await engine.posts.claim(*told, channel_id=OTHER, now=NOW)
    assert await engine.feeds.get(digest, GUILD) == here[FeedKind.DIGEST]
    assert await engine.feeds.pause(digest, "gone", now=LATER)
    assert on(await bind(engine, FeedKind.BOARD_DAY)) == {
        FeedKind.DIGEST,
        FeedKind.TEASER,
        FeedKind.BOARD_DAY,
    }
    assert len(await engine.feeds.due(now=LATER)) == 3


async def test_pausing_what_was_unbound_meanwhile_tells_nobody(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    await engine.feeds.unbind(GUILD, CHANNEL, None)
    assert not await engine.feeds.pause(feed.id, "gone", now=NOW)


async def test_a_long_reason_is_cut_to_what_the_table_holds(engine: Engine) -> None:
    feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
    await engine.feeds.pause(feed.id, "x" * 100, now=NOW)
    assert (await engine.feeds.get(feed.id, GUILD)).paused_because == "x" * 32


# Costs


@pytest.mark.parametrize(
    ("use", "index"),
    [
        (lambda feeds: feeds.due(now=LATER), "ix_feed_due"),
        (lambda feeds: feeds.of_guild(GUILD), "ix_feed_guild"),
        (lambda feeds: feeds.bound(GUILD, "es", FeedKind.DIGEST), "ix_feed_guild"),
    ],
    ids=["due", "of_guild", "bound"],
)
async def test_feeds_are_found_by_their_index(
    engine: Engine, store: Store, use: Callable[[Feeds], Awaitable[Sequence[FeedView]]], index: str
) -> None:
    await bind(engine, FeedKind.DIGEST)
    with recording() as recorder:
        assert await use(engine.feeds)
    (plan,) = await plans_of(store, about(recorder, "feed"))
    assert index in plan, plan


async def test_nothing_about_feeds_reads_a_table_from_end_to_end(engine: Engine, store: Store) -> None:
    with recording() as recorder:
        feed = (await bind(engine, FeedKind.DIGEST))[FeedKind.DIGEST]
        await bind(engine, FeedKind.TEASER)
        await engine.feeds.due(now=LATER)
        await engine.feeds.of_guild(GUILD)
        await engine.feeds.bound(GUILD, "es", FeedKind.DIGEST)
        await engine.feeds.change(feed.id, GUILD, size=5)
        await engine.feeds.pause(feed.id, "gone", now=NOW)
        await engine.feeds.reschedule(feed.id, LATER)
        await engine.feeds.forget_message(feed.id)
        await engine.feeds.unbind(GUILD, CHANNEL, None)
    found = about(recorder, "feed", "post")
    assert len(found) >= 8
    assert await faults_in(store, found) == []
