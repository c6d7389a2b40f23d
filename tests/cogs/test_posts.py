"""Scheduled posts: once per period whatever happens, and what they show."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import discord
import pytest

from bot.posting.content import Content
from bot.posting.delivery import Delivery, Letter
from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from storage.domain.campaigns import Unit
from storage.domain.feeds import FeedKind
from storage.queries import tables as t
from storage.services.posts import Posts
from tests.cogs.channels import (
    LATE,
    MONDAY,
    bind,
    contribute,
    no_wait,
    posted,
    rounds_of,
    sent_slots,
    silence,
    text_of,
)
from tests.cogs.stage import TEXTS, Stage

ES = TEXTS["es"]
BOARD = FeedKind.BOARD_WEEK
LAST_WEEK = MONDAY - timedelta(days=4)


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the tests alone."""
    silence(monkeypatch)


class CrashError(Exception):
    """The process ends here."""


def crashing(*args: Any, **facts: Any) -> Any:
    raise CrashError


async def crash(stage: Stage, round_: Any) -> None:
    """Play a round that ends in the middle; then a new process over the same store."""
    await round_
    assert any(record.exc_info for record in stage.taken_log())
    await stage.restart()


# ------------------------------------------------------------------------------------------ once per period


async def test_a_board_is_posted_when_it_is_due_and_not_before_and_not_again(stage: Stage) -> None:
    ana = stage.player("Ana")
    await contribute(stage, ana.id, at=LAST_WEEK, name="Ana")
    await bind(stage, BOARD)
    rounds = rounds_of(stage)
    await rounds.feeds(MONDAY - timedelta(seconds=1))
    assert posted(stage.channel) == []
    for minutes in (0, 1, 5, 600):
        await rounds.feeds(MONDAY + timedelta(minutes=minutes))
    (message,) = posted(stage.channel)
    assert "Ana" in text_of(message)
    (picture,) = message.attachments
    assert picture.description
    assert "Ana" in picture.description
    assert message.embeds[0].image.url is not None


async def test_a_post_pings_nobody(stage: Stage) -> None:
    await contribute(stage, stage.player("Ana").id, at=LAST_WEEK, name="Ana")
    await bind(stage, BOARD)
    await rounds_of(stage).feeds(MONDAY)
    (sent,) = [each for each in stage.requests() if each.method == "POST" and "/messages" in each.path]
    assert sent.json["allowed_mentions"]["parse"] == []
    assert sent.json["enforce_nonce"] is True
    assert len(sent.json["nonce"]) <= 25


async def test_two_processes_post_once(stage: Stage) -> None:
    await contribute(stage, stage.player("Ana").id, at=LAST_WEEK)
    feeds = await bind(
        stage, *[kind for kind in FeedKind if kind not in ("campaign", "milestones")], schedule="0 9 * * *"
    )
    here, there = rounds_of(stage), rounds_of(stage)
    await asyncio.gather(here.feeds(MONDAY), there.feeds(MONDAY))
    await asyncio.gather(here.feeds(MONDAY + LATE), there.feeds(MONDAY + LATE))
    assert len(posted(stage.channel)) == len(feeds) == 6


async def test_two_processes_on_postgres_post_once(postgres_garden: Stage) -> None:
    stage = postgres_garden
    kinds = (BOARD, FeedKind.DIGEST, FeedKind.TEASER)
    channels = [
        stage.channel,
        *(stage.env.guild.create_text_channel(f"canal-{number}") for number in range(5)),
    ]
    for channel in channels:
        await bind(stage, *kinds, schedule="0 9 * * *", channel=channel)
    here, there = rounds_of(stage), rounds_of(stage)
    for days in (0, 1):
        now = MONDAY + timedelta(days=days)
        await asyncio.gather(here.feeds(now), there.feeds(now))
    assert [len(posted(channel)) for channel in channels] == [6] * 6


async def test_what_is_changed_while_it_is_posted_keeps_its_new_time(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    (feed,) = await bind(stage, FeedKind.DIGEST)
    evening = MONDAY + timedelta(hours=9)
    place = Delivery._place

    async def changed(self: Delivery, *args: Any) -> int:
        await stage.engine.feeds.change(feed.id, stage.env.guild.id, schedule="0 18 * * *", due_at=evening)
        return await place(self, *args)

    monkeypatch.setattr(Delivery, "_place", changed)
    await rounds_of(stage).feeds(MONDAY)
    assert (await stage.engine.feeds.get(feed.id, stage.env.guild.id)).due_at == evening


async def test_a_crash_between_claim_and_send_costs_two_minutes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bind(stage, BOARD)
    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "_place", crashing)
        await crash(stage, rounds_of(stage).feeds(MONDAY))
    await rounds_of(stage).feeds(MONDAY + timedelta(seconds=20))
    assert posted(stage.channel) == []
    await rounds_of(stage).feeds(MONDAY + LATE)
    assert len(posted(stage.channel)) == 1


@pytest.mark.parametrize("is_in_place", [False, True])
async def test_a_crash_between_send_and_mark_does_not_post_twice(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, is_in_place: bool
) -> None:
    (feed,) = await bind(stage, BOARD, is_in_place=is_in_place)
    with monkeypatch.context() as patch:
        patch.setattr(Posts, "sent", crashing)
        await crash(stage, rounds_of(stage).feeds(MONDAY))
    await rounds_of(stage).feeds(MONDAY + LATE)
    (message,) = posted(stage.channel)
    (row,) = await stage.rows(t.post)
    assert row.message_discord_id == message.id
    assert row.sent_at is not None
    assert (await stage.engine.feeds.get(feed.id, stage.env.guild.id)).message_discord_id == message.id


async def test_days_of_downtime_are_caught_up_with_one_post(stage: Stage) -> None:
    (feed,) = await bind(stage, FeedKind.DIGEST)
    rounds = rounds_of(stage)
    for hours in (0, 75, 76, 77):
        await rounds.feeds(MONDAY + timedelta(hours=hours))
    assert await sent_slots(stage, f"feed:{feed.id}") == ["2026-03-02T09:00", "2026-03-05T09:00"]
    assert len(posted(stage.channel)) == 2


async def test_a_virtual_week_has_every_slot_once(stage: Stage) -> None:
    ana = stage.player("Ana")
    before = MONDAY - timedelta(minutes=1)
    anew = await bind(stage, FeedKind.BOARD_DAY, FeedKind.DIGEST, FeedKind.TEASER, at=before)
    (in_place,) = await bind(stage, BOARD, schedule="0 */6 * * *", is_in_place=True, at=before)
    rounds = rounds_of(stage)
    for step in range(7 * 24 * 2):
        now = MONDAY + step * timedelta(minutes=30)
        if step % 24 == 0:
            await contribute(stage, ana.id, at=now, name="Ana")
        await rounds.feeds(now)
    for feed in anew:
        assert len(await sent_slots(stage, f"feed:{feed.id}")) == 7
    slots = await sent_slots(stage, f"feed:{in_place.id}")
    assert len(slots) == len(set(slots)) == 28
    assert len(posted(stage.channel)) == 3 * 7 + 1


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Madrid", datetime(2026, 3, 28, tzinfo=UTC)),
        ("Europe/Madrid", datetime(2026, 10, 24, tzinfo=UTC)),
        ("America/Mexico_City", datetime(2022, 4, 2, tzinfo=UTC)),
        ("America/Mexico_City", datetime(2022, 10, 29, tzinfo=UTC)),
    ],
)
async def test_days_on_which_clocks_change_have_one_post_each(
    stage: Stage, zone: str, first: datetime
) -> None:
    await stage.engine.servers.choose(stage.env.guild.id, time_zone=zone)
    night, hours = stage.channel, stage.env.guild.create_text_channel("horas")
    (nightly,) = await bind(stage, FeedKind.DIGEST, schedule="30 2 * * *", at=first, channel=night)
    (hourly,) = await bind(stage, FeedKind.DIGEST, schedule="0 * * * *", at=first, channel=hours)
    rounds = rounds_of(stage)
    for step in range(1, 3 * 24 * 4):
        await rounds.feeds(first + step * timedelta(minutes=15))
    assert len(await sent_slots(stage, f"feed:{nightly.id}")) == len(posted(night)) == 3
    slots = await sent_slots(stage, f"feed:{hourly.id}")
    assert len(slots) == len(set(slots)) == len(posted(hours))
    assert 69 <= len(slots) <= 71


# ---------------------------------------------------------------------------------- channels that are gone


async def moderated(stage: Stage) -> Any:
    """A channel for the moderators."""
    channel = stage.env.guild.create_text_channel("moderación")
    await stage.engine.servers.choose(stage.env.guild.id, moderators_channel=channel.id)
    return channel


def refusing(channel: Any, answer: int | tuple[int, int]) -> Any:
    """A fault: nothing can be sent in a channel; a status, or a status and Discord's code."""
    return lambda method, path, place: answer if f"/channels/{channel.id}/" in path else None


@pytest.mark.parametrize("is_deleted", [False, True])
async def test_a_channel_that_is_refused_is_paused_and_reported_once_and_the_others_go_on(
    stage: Stage, is_deleted: bool
) -> None:
    moderators = await moderated(stage)
    lost = stage.env.guild.create_text_channel("perdido")
    for lang in ("es", "fr"):
        await bind(stage, BOARD, FeedKind.DIGEST, schedule="0 9 * * *", lang=lang, channel=lost)
    await bind(stage, BOARD, schedule="0 9 * * *")
    if is_deleted:
        stage.env.backend.delete_channel(lost.id)
    else:
        stage.fault = refusing(lost, 403)
    here, there = rounds_of(stage), rounds_of(stage)
    await asyncio.gather(here.feeds(MONDAY), there.feeds(MONDAY))
    for days in (1, 2):
        await here.feeds(MONDAY + timedelta(days=days))
    assert len(posted(stage.channel)) == 3
    (report,) = posted(moderators)
    assert lost.mention in text_of(report)
    assert "Spanish" in text_of(report)
    assert "French" in text_of(report)
    feeds = await stage.engine.feeds.of_channel(stage.env.guild.id, lost.id)
    assert all(feed.paused_at is not None for feed in feeds)
    assert len(stage.taken_log()) == 1


@pytest.mark.parametrize("has_moderators", [False, True])
async def test_a_report_that_reaches_nobody_is_a_line_in_the_log(stage: Stage, has_moderators: bool) -> None:
    if has_moderators:
        await moderated(stage)
    await bind(stage, BOARD)
    stage.fault = lambda method, path, place: 403 if path.endswith("/messages") else None
    await rounds_of(stage).feeds(MONDAY)
    lines = [record.getMessage() for record in stage.taken_log()]
    assert len(lines) == 1 + has_moderators
    assert "have stopped: forbidden" in lines[0]


async def test_a_channel_that_answers_again_is_posted_in_later_and_holds_nobody_up(stage: Stage) -> None:
    slow = stage.env.guild.create_text_channel("lento")
    await bind(stage, BOARD, channel=slow)
    await bind(stage, BOARD)
    stage.fault = refusing(slow, 503)
    rounds = rounds_of(stage)
    await rounds.feeds(MONDAY)
    assert len(posted(stage.channel)) == 1
    assert "is not posted" in stage.taken_log()[0].getMessage()
    stage.fault = None
    await rounds.feeds(MONDAY + timedelta(seconds=30))
    assert posted(slow) == []
    await rounds.feeds(MONDAY + LATE)
    assert len(posted(slow)) == 1


async def test_a_channel_that_does_not_answer_in_time_is_left_for_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck = stage.env.guild.create_text_channel("atascado")
    await bind(stage, BOARD, channel=stuck)
    await bind(stage, BOARD)
    send = discord.abc.Messageable.send

    async def waiting(self: Any, *args: Any, **facts: Any) -> Any:
        if self.id == stuck.id:
            raise TimeoutError
        return await send(self, *args, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(discord.abc.Messageable, "send", waiting)
        await rounds_of(stage).feeds(MONDAY)
    assert (len(posted(stuck)), len(posted(stage.channel))) == (0, 1)
    assert "TimeoutError" in stage.taken_log()[0].getMessage()
    await rounds_of(stage).feeds(MONDAY + LATE)
    assert len(posted(stuck)) == 1


async def test_an_outage_of_hours_delays_a_post_and_costs_none(stage: Stage) -> None:
    await bind(stage, BOARD)
    stage.fault = refusing(stage.channel, 503)
    rounds = rounds_of(stage)
    for number in range(30):
        await rounds.feeds(MONDAY + number * LATE)
    assert stage.taken_log()
    stage.fault = None
    for number in range(30, 33):
        await rounds.feeds(MONDAY + number * LATE)
    assert len(posted(stage.channel)) == 1


async def test_what_discord_rejects_five_times_is_left_out_and_told_and_the_next_one_comes(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    moderators = await moderated(stage)
    await bind(stage, FeedKind.DIGEST)
    composed: list[datetime] = []
    compose = Content.compose

    async def counted(self: Content, feed: Any, slot: datetime) -> Any:
        composed.append(slot)
        return await compose(self, feed, slot)

    monkeypatch.setattr(Content, "compose", counted)
    stage.fault = refusing(stage.channel, (400, 50035))
    rounds = rounds_of(stage)
    for number in range(20):
        await rounds.feeds(MONDAY + number * LATE)
    assert stage.taken_log()
    assert len(composed) == 5
    (report,) = posted(moderators)
    assert stage.channel.mention in text_of(report)
    stage.fault = None
    await rounds.feeds(MONDAY + timedelta(hours=1))
    assert posted(stage.channel) == []
    await rounds.feeds(MONDAY + timedelta(days=1))
    assert len(posted(stage.channel)) == 1


@pytest.mark.parametrize("answer", [(403, 0), (404, 0), (403, 40333)])
async def test_a_refusal_that_is_not_the_channels_pauses_nothing(
    stage: Stage, answer: tuple[int, int]
) -> None:
    moderators = await moderated(stage)
    await bind(stage, BOARD)
    stage.fault = refusing(stage.channel, answer)
    rounds = rounds_of(stage)
    for number in range(10):
        await rounds.feeds(MONDAY + number * LATE)
    assert stage.taken_log()
    stage.fault = None
    await rounds.feeds(MONDAY + 10 * LATE)
    assert len(posted(stage.channel)) == 1
    assert posted(moderators) == []


async def test_turning_off_the_posts_of_a_channel_that_is_gone_tells_nothing_new(stage: Stage) -> None:
    moderators = await moderated(stage)
    lost = stage.env.guild.create_text_channel("perdido")
    feeds = await bind(stage, BOARD, FeedKind.DIGEST, FeedKind.TEASER, channel=lost, schedule="0 9 * * *")
    stage.env.backend.delete_channel(lost.id)
    rounds = rounds_of(stage)
    await rounds.feeds(MONDAY)
    for days, feed in enumerate(feeds, 1):
        await stage.engine.feeds.change(feed.id, stage.env.guild.id, is_on=False)
        await rounds.feeds(MONDAY + timedelta(days=days))
    assert len(posted(moderators)) == 1
    assert len(stage.taken_log()) == 1


async def test_a_channel_that_is_gone_is_told_once_with_all_that_was_posted_there(stage: Stage) -> None:
    moderators = await moderated(stage)
    lost = stage.env.guild.create_text_channel("perdido")
    await bind(stage, BOARD, channel=lost)
    for lang in ("es", "fr"):
        await stage.engine.campaigns.start(
            stage.env.guild.id,
            channel_id=lost.id,
            lang=lang,
            unit=Unit.CONTRIBUTIONS,
            versus=(),
            locale="es",
            goal=100,
            until=MONDAY + timedelta(days=30),
            by=1,
            now=MONDAY,
        )
    stage.env.backend.delete_channel(lost.id)
    rounds = rounds_of(stage)
    for hours in range(12):
        await rounds.feeds(MONDAY + timedelta(hours=hours))
        await rounds.campaigns(MONDAY + timedelta(hours=hours))
    assert len(posted(moderators)) == 1
    assert len(stage.taken_log()) == 1


async def test_moderators_whose_channel_does_not_answer_are_told_when_it_does(stage: Stage) -> None:
    moderators = await moderated(stage)
    lost = stage.env.guild.create_text_channel("perdido")
    (feed, _) = await bind(stage, BOARD, FeedKind.DIGEST, channel=lost, schedule="0 9 * * *")
    stage.env.backend.delete_channel(lost.id)
    stage.fault = refusing(moderators, 503)
    rounds = rounds_of(stage)
    for seconds in range(0, 600, 30):
        await rounds.feeds(MONDAY + timedelta(seconds=seconds))
    stage.fault = None
    await stage.restart()
    rounds = rounds_of(stage)
    for minutes in range(10, 30):
        await rounds.feeds(MONDAY + timedelta(minutes=minutes))
    assert len(posted(moderators)) == 1
    assert (await stage.engine.feeds.get(feed.id, stage.env.guild.id)).paused_at is not None
    assert stage.taken_log()


async def test_a_channel_that_does_not_answer_is_asked_once_a_round(stage: Stage) -> None:
    await bind(stage, BOARD, FeedKind.DIGEST, FeedKind.TEASER, schedule="0 9 * * *")
    stage.fault = refusing(stage.channel, 503)
    await rounds_of(stage).feeds(MONDAY)
    assert len(stage.taken_log()) == 1
    assert len(stage.failed) == 1


async def test_a_stop_ends_after_the_post_that_is_on_its_way(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bind(stage, BOARD, FeedKind.DIGEST, FeedKind.TEASER, schedule="0 9 * * *")
    rounds = rounds_of(stage)
    send, stopping = Delivery._send, []

    async def stopped(self: Delivery, *args: Any, **facts: Any) -> int:
        stopping.append(asyncio.ensure_future(rounds.stop()))
        await asyncio.sleep(0)
        return await send(self, *args, **facts)

    monkeypatch.setattr(Delivery, "_send", stopped)
    await rounds.feeds(MONDAY)
    await asyncio.gather(*stopping)
    assert len(posted(stage.channel)) == 1


async def test_a_crash_after_sending_does_not_post_twice_in_a_busy_channel(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bind(stage, BOARD)
    with monkeypatch.context() as patch:
        patch.setattr(Posts, "sent", crashing)
        await crash(stage, rounds_of(stage).feeds(MONDAY))
    talker = stage.player("Tere")
    for number in range(60):
        await talker.actor.send(stage.channel, f"hola {number}")
    await rounds_of(stage).feeds(MONDAY + 5 * LATE)
    assert len(posted(stage.channel)) == 1


async def test_what_a_long_round_comes_to_late_is_not_taken_over_by_another_process(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bind(stage, FeedKind.DIGEST, FeedKind.TEASER, schedule="0 9 * * *")
    seconds = 0.0
    long = Rounds(stage.bot, pace=Pace(clock=lambda: seconds, sleep=no_wait))
    other, send, sent = rounds_of(stage), Delivery._send, []

    async def slow(self: Delivery, letter: Letter, *, nonce: str) -> int:
        nonlocal seconds
        sent.append(letter.subject)
        seconds = 130.0
        if len(sent) == 2:
            await other.feeds(MONDAY + timedelta(seconds=131))
        return await send(self, letter, nonce=nonce)

    monkeypatch.setattr(Delivery, "_send", slow)
    await long.feeds(MONDAY)
    assert len(sent) == len(set(sent)) == 2
    assert len(posted(stage.channel)) == 2


async def test_a_post_edited_in_place_that_somebody_deleted_is_posted_anew(stage: Stage) -> None:
    await bind(stage, BOARD, schedule="0 9 * * *", is_in_place=True)
    rounds = rounds_of(stage)
    await rounds.feeds(MONDAY)
    await rounds.feeds(MONDAY + timedelta(days=1))
    (first,) = posted(stage.channel)
    stage.env.backend.delete_message(stage.channel.id, first.id)
    await rounds.feeds(MONDAY + timedelta(days=2))
    (second,) = posted(stage.channel)
    await rounds.feeds(MONDAY + timedelta(days=3))
    assert [message.id for message in posted(stage.channel)] == [second.id]
