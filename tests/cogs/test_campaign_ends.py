"""The end of a campaign: what came of it, whom it thanks, and what happens where its channel is refused."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from storage.services.posts import Posts
from tests.cogs.channels import LATE, MONDAY, buttons, contribute, posted, rounds_of, silence, text_of
from tests.cogs.stage import TEXTS, Stage
from tests.cogs.test_live_campaigns import MINUTE, SECOND, begin, give

ES = TEXTS["es"]


@pytest.fixture(autouse=True)
def no_jobs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rounds are played by the tests alone."""
    silence(monkeypatch)


async def test_the_end_brings_a_summary_thanks_and_pictures_once(stage: Stage) -> None:
    ana = stage.player("Ana")
    await begin(stage, goal=20, days=2, versus=("fr",))
    await contribute(stage, ana.id, at=MONDAY + MINUTE, name="Ana *la* rápida", times=3)
    await stage.engine.profiles.choose_credit(ana.id, wants_credit=True)
    await give(stage, 2)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY + 2 * MINUTE)
    for days in (2, 3, 4):
        await rounds.campaigns(MONDAY + timedelta(days=days))
        await rounds.campaigns(MONDAY + timedelta(days=days, minutes=2))
    live, _, end = posted(stage.channel)
    assert ES("post-campaign.ended") in text_of(live)
    assert list(buttons(live)) == [ES("button-post.how")]
    assert r"Ana \*la\* rápida y una persona más" in text_of(end)
    assert [file.filename for file in end.attachments] == ["campaign.png", "race.png"]
    assert all(file.description for file in end.attachments)
    assert "5 de 20" in text_of(end)


async def test_thanks_name_nobody_who_has_left_or_whom_the_server_hides(stage: Stage) -> None:
    ana, leo = stage.player("Ana"), stage.player("Leo")
    await begin(stage, days=1)
    for discord_id, name in ((ana.id, "Ana"), (leo.id, "Leo"), (101, "Banned"), (102, "Hidden")):
        await contribute(stage, discord_id, at=MONDAY + MINUTE, name=name)
        await stage.engine.profiles.choose_credit(discord_id, wants_credit=True)
    stage.env.guild.remove_member(ana.actor)
    await stage.engine.memberships.hide(102, stage.env.guild.id, is_hidden=True, now=MONDAY + MINUTE)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    await rounds.campaigns(MONDAY + timedelta(days=1))
    thanks = posted(stage.channel)[-1].embeds[0].fields[0].value
    assert thanks == ES.join(["Leo", ES("post-end.more", count=3, amount="3")])


async def test_thanks_name_people_of_other_servers_too(stage: Stage) -> None:
    await begin(stage, days=1)
    await contribute(stage, 103, at=MONDAY + MINUTE)
    await stage.engine.profiles.choose_credit(103, wants_credit=True)
    await stage.engine.memberships.seen(103, 7, name="Eva", server_name="Eva", now=MONDAY)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    await rounds.campaigns(MONDAY + timedelta(days=1))
    assert posted(stage.channel)[-1].embeds[0].fields[0].value == "Eva"


async def test_a_goal_that_is_reached_just_before_the_end_is_announced_before_the_thanks(
    stage: Stage,
) -> None:
    await begin(stage, goal=10, days=1)
    rounds, end = rounds_of(stage), MONDAY + timedelta(days=1)
    await rounds.campaigns(MONDAY)
    await give(stage, 10, at=end - SECOND)
    stage.fault = lambda method, path, place: 503 if method == "POST" and "/messages" in path else None
    await rounds.campaigns(end + SECOND)
    stage.taken_log()
    stage.fault = None
    for minutes in (1, 3, 5):
        await rounds.campaigns(end + minutes * MINUTE)
    (_, reached, thanks) = map(text_of, posted(stage.channel))
    assert "Meta alcanzada" in reached
    assert "Campaña terminada" in thanks


@pytest.mark.parametrize("was_shown", [True, False])
async def test_an_end_that_is_refused_is_announced_once_the_channel_is_allowed_again(
    stage: Stage, was_shown: bool
) -> None:
    """Also where there is no live message that waits for the same."""
    await begin(stage, days=1)
    rounds, end = rounds_of(stage), MONDAY + timedelta(days=1)
    if was_shown:
        await rounds.campaigns(MONDAY)
    await give(stage, 1, at=end - 4 * MINUTE)
    stage.fault = lambda method, path, place: 403 if "/messages" in path else None
    for minutes in range(-3, 180, 3):
        await rounds.campaigns(end + minutes * MINUTE)
    stage.taken_log()
    stage.fault = None
    for minutes in (190, 193, 196):
        await rounds.campaigns(end + minutes * MINUTE)
    *live, told = map(text_of, posted(stage.channel))
    assert [ES("post-campaign.ended") in text for text in live] == [True] * was_shown
    assert "Campaña terminada" in told


async def test_a_live_message_that_is_refused_at_the_end_is_edited_later(stage: Stage) -> None:
    await begin(stage, days=1)
    rounds, end = rounds_of(stage), MONDAY + timedelta(days=1)
    await rounds.campaigns(MONDAY)
    stage.fault = lambda method, path, place: 403 if method == "PATCH" and "/messages" in path else None
    await rounds.campaigns(end)
    stage.taken_log()
    stage.fault = None
    await rounds.campaigns(end + 11 * MINUTE)
    live, _ = posted(stage.channel)
    assert ES("post-campaign.ended") in text_of(live)


async def test_an_end_that_is_refused_for_a_week_is_never_announced(stage: Stage) -> None:
    await begin(stage, days=1)
    rounds, end = rounds_of(stage), MONDAY + timedelta(days=1)
    await rounds.campaigns(MONDAY)
    stage.fault = lambda method, path, place: 403 if "/messages" in path else None
    await rounds.campaigns(end)
    stage.taken_log()
    stage.fault = None
    before = len(stage.requests())
    await rounds.campaigns(end + timedelta(days=7, minutes=1))
    assert len(stage.requests()) == before


@pytest.mark.parametrize("is_restarted", [False, True])
async def test_a_campaign_that_is_ended_by_command_is_announced_too(stage: Stage, is_restarted: bool) -> None:
    campaign = await begin(stage)
    rounds = rounds_of(stage)
    await rounds.campaigns(MONDAY)
    await stage.engine.campaigns.end(campaign.id, stage.env.guild.id, now=MONDAY + MINUTE)
    if is_restarted:
        await stage.restart()
        rounds = rounds_of(stage)
    for minutes in (2, 5, 9):
        await rounds.campaigns(MONDAY + minutes * MINUTE)
    live, end = posted(stage.channel)
    assert ES("post-campaign.ended") in text_of(live)
    assert "Campaña terminada" in text_of(end)


async def test_a_crash_at_the_end_is_made_good(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def crash(*args: Any, **facts: Any) -> None:
        raise ZeroDivisionError

    await begin(stage, days=1)
    await rounds_of(stage).campaigns(MONDAY)
    end = MONDAY + timedelta(days=1)
    with monkeypatch.context() as patch:
        patch.setattr(Posts, "sent", crash)
        await rounds_of(stage).campaigns(end)
    assert stage.taken_log()
    await stage.restart()
    rounds = rounds_of(stage)
    for number in range(1, 4):
        await rounds.campaigns(end + number * LATE)
    live, told = posted(stage.channel)
    assert ES("post-campaign.ended") in text_of(live)
    assert "Campaña terminada" in text_of(told)
