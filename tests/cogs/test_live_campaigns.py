"""Campaigns as they go: the live message, milestones, and their buttons; tests/cogs/test_campaign_ends.py has the end."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.posting.delivery import Delivery
from bot.posting.pace import Pace
from bot.posting.rounds import Rounds
from bot.ui.live import EMPTY, FULL
from storage.domain.campaigns import Unit
from storage.domain.feeds import FeedKind
from storage.queries import tables as t
from storage.services.campaigns import Campaigns, CampaignView
from storage.services.posts import Posts
from tests.builders import member
from tests.cogs.channels import (
    LATE,
    MONDAY,
    bind,
    buttons,
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
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the tests alone."""
    silence(monkeypatch)


async def begin(stage: Stage, *, goal: int = 100, days: int = 30, **facts: Any) -> CampaignView:
    """A campaign for contributions in Spanish, in the stage's channel."""
    wanted = {
        "channel_id": stage.channel.id,
        "lang": "es",
        "unit": Unit.CONTRIBUTIONS,
        "versus": (),
        "locale": "es",
    }
    return await stage.engine.campaigns.start(
        stage.env.guild.id,
        goal=goal,
        until=MONDAY + timedelta(days=days),
        by=1,
        now=MONDAY,
        **{**wanted, **facts},
    )


async def give(stage: Stage, times: int, *, at: datetime = MONDAY + MINUTE, lang: str = "es") -> None:
    """So many contributions by somebody."""
    await contribute(stage, 77, at=at, lang=lang, times=times)


def edits(stage: Stage) -> int:
    """How often a message was edited."""
    return sum(each.method == "PATCH" and "/messages/" in each.path for each in stage.requests())


async def moderated(stage: Stage) -> Any:
    """A channel for the moderators."""
    channel = stage.env.guild.create_text_channel("moderación")
    await stage.engine.servers.choose(stage.env.guild.id, moderators_channel=channel.id)
    return channel


# --------------------------------------------------------------------------------------- the live message


async def test_a_campaign_gets_one_live_message_with_its_figures(stage: Stage) -> None:
    await begin(stage, goal=20, versus=("fr",))
    await give(stage, 5)
    await give(stage, 1, lang="fr")
    await rounds_of(stage).campaigns(MONDAY + 2 * MINUTE)
    (message, _) = posted(stage.channel)  # the second one tells of 25 %
    text = text_of(message)
    assert "20 aportaciones en español" in text
    assert f"{FULL * 5}{EMPTY * 15}" in text
    assert "25 %" in text
    assert "Hoy 5" in text
    assert "Español **5** — Français **1**" in text
    assert list(buttons(message))[-1] == ES("button-post.how")


async def test_it_is_edited_once_a_minute_at_most_and_only_when_something_changed(stage: Stage) -> None:
    await begin(stage, goal=1000)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    for seconds in range(20, 600, 20):
        await rounds.campaigns(MONDAY + timedelta(seconds=seconds))
    assert edits(stage) == 0
    for number in range(9):
        now = MONDAY + timedelta(minutes=15, seconds=20 * number)
        await give(stage, 1, at=now)
        await rounds.campaigns(now)
    assert 1 <= edits(stage) <= 3
    await rounds.campaigns(MONDAY + timedelta(minutes=20))
    (message,) = posted(stage.channel)
    assert "**9**" in text_of(message)


async def test_a_live_message_that_somebody_deleted_is_posted_anew(stage: Stage) -> None:
    await begin(stage, goal=1000)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    (first,) = posted(stage.channel)
    stage.env.backend.delete_message(stage.channel.id, first.id)
    await give(stage, 1)
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    (second,) = posted(stage.channel)
    assert second.id != first.id
    await give(stage, 1, at=MONDAY + 3 * MINUTE)
    await rounds.campaigns(MONDAY + 4 * MINUTE)
    assert [message.id for message in posted(stage.channel)] == [second.id]


async def test_two_processes_send_one_live_message(stage: Stage) -> None:
    await begin(stage, goal=20)
    await give(stage, 5)
    here, there = rounds_of(stage), rounds_of(stage)
    for minutes in (2, 5):
        await asyncio.gather(
            here.campaigns(MONDAY + minutes * MINUTE), there.campaigns(MONDAY + minutes * MINUTE)
        )
    assert len(posted(stage.channel)) == 2  # the live message and a milestone


async def test_processes_edit_it_once_a_minute_together(stage: Stage) -> None:
    await begin(stage, goal=1000)
    here, there = rounds_of(stage), rounds_of(stage)
    await here.campaigns(MONDAY)
    for number in range(1, 4):
        await give(stage, 1, at=MONDAY + number * 2 * MINUTE)
        await asyncio.gather(*(each.campaigns(MONDAY + number * 2 * MINUTE) for each in (here, there)))
        await give(stage, 1, at=MONDAY + number * 2 * MINUTE + SECOND)
        await there.campaigns(MONDAY + number * 2 * MINUTE + 59 * SECOND)
    assert edits(stage) == 3


async def test_a_minute_begins_with_the_edit_and_not_with_the_round(stage: Stage) -> None:
    await begin(stage, goal=1000)
    await rounds_of(stage).campaigns(MONDAY)
    await give(stage, 1)
    clock = iter([0.0])  # the round began, and whatever comes then comes fifty seconds later
    long_round = Rounds(stage.bot, pace=Pace(clock=lambda: next(clock, 50.0), sleep=no_wait))
    await long_round.campaigns(MONDAY + 2 * MINUTE)
    await give(stage, 1, at=MONDAY + 2 * MINUTE)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY + 3 * MINUTE)
    assert edits(stage) == 1
    await rounds.campaigns(MONDAY + 4 * MINUTE)
    assert edits(stage) == 2


async def test_a_new_hour_brings_no_second_live_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process is about to send it when the hour ends, and another begins its round."""
    await begin(stage, goal=1000)
    here, there = rounds_of(stage), rounds_of(stage)
    send, later = Delivery._send, iter([MONDAY + timedelta(hours=1, minutes=1)])

    async def slow(self: Delivery, *args: Any, **facts: Any) -> Any:
        for now in later:
            await there.campaigns(now)
        return await send(self, *args, **facts)

    monkeypatch.setattr(Delivery, "_send", slow)
    await here.campaigns(MONDAY + timedelta(minutes=59, seconds=59))
    assert len(posted(stage.channel)) == 1


@pytest.mark.parametrize("step", ["_place", "shown", "sent"])
async def test_a_crash_at_any_step_leaves_one_live_message(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    async def crash(*args: Any, **facts: Any) -> None:
        raise ZeroDivisionError

    await begin(stage, goal=1000)
    owner = {"_place": Delivery, "shown": Campaigns, "sent": Posts}[step]
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, crash)
        await rounds_of(stage).campaigns(MONDAY)
    assert stage.taken_log()
    await stage.restart()
    rounds = rounds_of(stage)
    await give(stage, 3)
    for number in range(1, 4):
        await rounds.campaigns(MONDAY + number * LATE)
    (message,) = posted(stage.channel)
    assert "**3**" in text_of(message)


async def test_an_hour_without_discord_does_not_cost_the_live_message(stage: Stage) -> None:
    await begin(stage, goal=1000)
    rounds = rounds_of(stage)
    stage.fault = lambda method, path, place: 503 if "/messages" in path else None
    for number in range(12):
        await rounds.campaigns(MONDAY + number * timedelta(minutes=5))
    assert stage.taken_log()
    stage.fault = None
    await rounds.campaigns(MONDAY + timedelta(minutes=70))
    assert len(posted(stage.channel)) == 1


async def test_a_campaign_whose_channel_is_gone_goes_on_without_it(stage: Stage) -> None:
    moderators = await moderated(stage)
    lost, other = stage.env.guild.create_text_channel("perdido"), stage.env.guild.create_text_channel("otro")
    campaign = await begin(stage, goal=20, channel_id=lost.id)
    await bind(stage, FeedKind.MILESTONES, channel=other)
    stage.env.backend.delete_channel(lost.id)
    await give(stage, 5)
    rounds = rounds_of(stage)
    for minutes in range(0, 60, 3):
        await rounds.campaigns(MONDAY + (2 + minutes) * MINUTE)
    (report,) = posted(moderators)
    assert lost.mention in text_of(report)
    (milestone,) = posted(other)
    assert "25 %" in text_of(milestone)
    assert (await stage.engine.campaigns.view(campaign.id, stage.env.guild.id)).problem == "gone"
    assert len(stage.taken_log()) == 1


async def test_a_channel_that_is_allowed_again_gets_the_live_message_back(stage: Stage) -> None:
    await begin(stage, goal=1000)
    stage.fault = lambda method, path, place: 403 if "/messages" in path else None
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    stage.taken_log()
    stage.fault = None
    await rounds.campaigns(MONDAY + MINUTE)
    assert posted(stage.channel) == []
    await rounds.campaigns(MONDAY + 11 * MINUTE)
    assert len(posted(stage.channel)) == 1


async def test_a_pause_is_shown_once_the_channel_is_allowed_again(stage: Stage) -> None:
    campaign = await begin(stage)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    await stage.engine.campaigns.pause(campaign.id, stage.env.guild.id)
    stage.fault = lambda method, path, place: 403 if "/messages" in path else None
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    stage.fault = None
    await rounds.campaigns(MONDAY + 13 * MINUTE)
    assert ES("post-campaign.paused") in text_of(posted(stage.channel)[0])
    stage.taken_log()


async def test_a_paused_campaign_says_so_and_goes_on_when_it_is_resumed(stage: Stage) -> None:
    campaign = await begin(stage)
    rounds, guild_id = rounds_of(stage), stage.env.guild.id
    await rounds.campaigns(MONDAY)
    await stage.engine.campaigns.pause(campaign.id, guild_id)
    await rounds.campaigns(MONDAY + MINUTE / 2)
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    assert ES("post-campaign.paused") in text_of(posted(stage.channel)[0])
    await stage.engine.campaigns.resume(campaign.id, guild_id)
    await rounds.campaigns(MONDAY + 4 * MINUTE)
    (message,) = posted(stage.channel)
    assert ES("post-campaign.paused") not in text_of(message)


# -------------------------------------------------------------------------------------------- milestones


async def test_milestones_are_announced_once_each_here_and_in_channels_that_listen(stage: Stage) -> None:
    other, french = (stage.env.guild.create_text_channel(name) for name in ("otro", "français"))
    campaign = await begin(stage, goal=8)
    await bind(stage, FeedKind.MILESTONES, channel=other)
    await bind(stage, FeedKind.MILESTONES, channel=french, lang="fr")
    rounds = rounds_of(stage)
    for number in range(9):
        at = MONDAY + number * 3 * MINUTE
        if number:
            await give(stage, 1, at=at)
        await rounds.campaigns(at)
        await rounds.campaigns(at + MINUTE)
    told = [text_of(message).splitlines()[1] for message in posted(other)]
    assert [line.partition(" %")[0].rpartition(" ")[2] for line in told[:-1]] == ["10", "25", "50", "75"]
    assert told[-1].startswith("Meta alcanzada")
    assert len(posted(stage.channel)) == 1 + 5
    assert posted(french) == []
    assert "milestone.100" in await sent_slots(stage, f"campaign:{campaign.id}")


async def test_a_campaigns_channel_hears_of_no_milestones_where_they_are_switched_off(stage: Stage) -> None:
    await begin(stage, goal=20)
    other = stage.env.guild.create_text_channel("otro")
    await bind(stage, FeedKind.DIGEST)
    await bind(stage, FeedKind.MILESTONES, channel=other)
    await give(stage, 5)
    await rounds_of(stage).campaigns(MONDAY + 2 * MINUTE)
    assert len(posted(stage.channel)) == 1
    (milestone,) = posted(other)
    assert "25 %" in text_of(milestone)


async def test_jumping_over_milestones_announces_the_highest_alone_also_after_a_fall(stage: Stage) -> None:
    await begin(stage, goal=10)
    await give(stage, 8)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    (_, told) = posted(stage.channel)
    assert "75 %" in text_of(told)
    await stage.store.write(
        lambda tx: tx.execute(t.language_day.update().values(contributions=6))  # some were taken back
    )
    await stage.restart()
    await rounds_of(stage).campaigns(MONDAY + 10 * MINUTE)
    await give(stage, 2, at=MONDAY + 11 * MINUTE)
    await rounds_of(stage).campaigns(MONDAY + 12 * MINUTE)
    assert len(posted(stage.channel)) == 2


async def test_a_crash_among_the_channels_of_a_milestone_is_made_good(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [stage.env.guild.create_text_channel(f"otro-{number}") for number in range(3)]
    await begin(stage, goal=20)
    for other in others:
        await bind(stage, FeedKind.MILESTONES, channel=other)
    await rounds_of(stage).campaigns(MONDAY)
    await give(stage, 5)
    post, count = Delivery.post, 0

    async def failing(self: Delivery, *args: Any, **facts: Any) -> Any:
        nonlocal count
        count += 1
        if count == 3:
            raise ZeroDivisionError
        return await post(self, *args, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(Delivery, "post", failing)
        await rounds_of(stage).campaigns(MONDAY + 2 * MINUTE)
    assert stage.taken_log()
    await stage.restart()
    rounds = rounds_of(stage)
    for number in range(1, 5):
        await rounds.campaigns(MONDAY + 2 * MINUTE + number * LATE)
    assert [len(posted(channel)) for channel in (stage.channel, *others)] == [2, 1, 1, 1]


async def test_an_hour_without_discord_does_not_cost_a_milestone(stage: Stage) -> None:
    await begin(stage, goal=20)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    await give(stage, 5)
    stage.fault = lambda method, path, place: 503 if "/messages" in path else None
    for number in range(1, 13):
        await rounds.campaigns(MONDAY + number * timedelta(minutes=5))
    assert stage.taken_log()
    stage.fault = None
    await rounds.campaigns(MONDAY + timedelta(minutes=70))
    (_, milestone) = posted(stage.channel)
    assert "25 %" in text_of(milestone)


async def test_a_channel_bound_later_hears_nothing_of_what_was_reached_before(stage: Stage) -> None:
    await begin(stage, goal=20)
    await give(stage, 5)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    late = stage.env.guild.create_text_channel("tarde")
    await bind(stage, FeedKind.MILESTONES, channel=late)
    await rounds_of(stage).campaigns(MONDAY + 9 * MINUTE)
    assert posted(late) == []


# -------------------------------------------------------------------------------------------- its buttons


async def test_the_first_button_gives_exactly_what_is_missing_in_the_campaigns_language(
    garden: Stage,
) -> None:
    await begin(garden, lang="fr", locale="es", goal=1000)
    await rounds_of(garden).campaigns(MONDAY)
    (message,) = posted(garden.channel)
    ana = garden.player("Ana")
    await ana.join("es")
    before = len(posted(garden.channel))
    await ana.press("post", panel=message)
    action = next(iter(buttons(message).values()))
    task = (await garden.rows(t.task, t.task.c.state == "open"))[-1]
    assert (task.lang, action.rpartition(":")[2]) == ("fr", task.kind)
    assert ana.shown.flags.ephemeral
    assert len([each for each in posted(garden.channel) if not each.flags.ephemeral]) <= before


async def test_somebody_new_meets_the_terms_first(garden: Stage) -> None:
    await begin(garden, goal=1000)
    await rounds_of(garden).campaigns(MONDAY)
    (message,) = posted(garden.channel)
    ana = garden.player("Ana")
    await ana.press("post", panel=message)
    assert "terms" in ana.verbs()
    assert ana.shown.flags.ephemeral


async def test_how_it_works_is_told_to_who_asks_alone(stage: Stage) -> None:
    await begin(stage, goal=1000, unit=Unit.FINISHED_TREES)
    await rounds_of(stage).campaigns(MONDAY)
    (message,) = posted(stage.channel)
    ana = stage.player("Ana")
    await member(stage.engine, ana.id)
    how = buttons(message)[ES("button-post.how")]
    text = await ana.forge(how, panel=message)
    assert ES("post-how.finished-trees") in text
    assert ana.shown.flags.ephemeral
